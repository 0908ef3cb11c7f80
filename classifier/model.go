package classifier

import "math"

// row is what is known of one feature: in how many examples of each class it
// occurred, and the logarithms that follow from it.
type row struct {
	key   uint64
	n     [numClasses]int32
	total int32 // examples it occurred in
	log   [numClasses]float32
}

// Smoothing (research: background smoothing, equal pseudo-mass for each class).
const (
	pseudoMass   = 1000.0
	poolShare    = 0.5 // of the background; the rest is uniform
	pseudoHits   = 25.0
	expectedHits = 0.2
)

// model holds the counts. All of it is derived from integer counts, so that
// taking an example back restores it bit for bit.
type model struct {
	rows  []row
	free  []int32
	slots []int32 // place in rows + 1
	used  int

	docs     [numClasses]int32
	features [numClasses]int64 // sum of n over words

	// The background is frozen after the starter examples: it may not drift
	// with later ones.
	baseFeatures [numClasses]float64
	baseDistinct float64
	frozen       bool
	logMass      [numClasses]float64
	logDocs      [numClasses]float64
}

// newModel makes room for a number of features.
func newModel(features int) *model {
	size := 1 << 10
	for size < 2*features {
		size *= 2
	}
	return &model{slots: make([]int32, size), rows: make([]row, 0, features)}
}

// find returns a feature's row, nil when it is unknown.
func (m *model) find(key uint64) *row {
	if i := m.at(key); i >= 0 {
		return &m.rows[i]
	}
	return nil
}

// need returns a feature's row, new or old.
func (m *model) need(key uint64) *row {
	if r := m.find(key); r != nil {
		return r
	}
	if (m.used+1)*2 > len(m.slots) {
		m.grow()
	}
	var i int32
	if n := len(m.free); n > 0 {
		i, m.free = m.free[n-1], m.free[:n-1]
		m.rows[i] = row{key: key}
	} else {
		i = int32(len(m.rows))
		m.rows = append(m.rows, row{key: key})
	}
	m.place(key, i)
	m.used++
	return &m.rows[i]
}

func (m *model) place(key uint64, i int32) {
	mask := uint64(len(m.slots) - 1)
	at := key & mask
	for m.slots[at] != 0 {
		at = (at + 1) & mask
	}
	m.slots[at] = i + 1
}

func (m *model) grow() {
	old := m.slots
	m.slots = make([]int32, 2*len(old))
	for _, i := range old {
		if i != 0 {
			m.place(m.rows[i-1].key, i-1)
		}
	}
}

// drop removes a feature whose count is back at zero, and closes the gap in
// its probe chain.
func (m *model) drop(key uint64) {
	mask := uint64(len(m.slots) - 1)
	at := key & mask
	for m.slots[at] == 0 || m.rows[m.slots[at]-1].key != key {
		at = (at + 1) & mask
	}
	m.free = append(m.free, m.slots[at]-1)
	m.used--
	for next := (at + 1) & mask; m.slots[next] != 0; next = (next + 1) & mask {
		home := m.rows[m.slots[next]-1].key & mask
		if (next-home)&mask >= (next-at)&mask {
			m.slots[at] = m.slots[next]
			at = next
		}
	}
	m.slots[at] = 0
}

// ruleBit tells the feature of a rule from that of a word.
const ruleBit = 1 << 63

// count adds (by +1) or removes (by -1) a lesson.
func (m *model) count(l *lesson, by int32) {
	m.docs[l.class] += by
	for _, key := range l.keys {
		r := m.need(key)
		r.n[l.class] += by
		r.total += by
		word := key&ruleBit == 0
		if word {
			m.features[l.class] += int64(by)
		}
		switch {
		case r.total == 0:
			m.drop(key)
		case word && m.frozen:
			m.refresh(r)
		}
	}
	if m.frozen {
		m.weigh()
	}
}

// freeze fixes the background and computes all logarithms.
func (m *model) freeze() {
	for c := range m.features {
		m.baseFeatures[c] = math.Max(1, float64(m.features[c]))
	}
	m.baseDistinct = math.Max(1, float64(m.used))
	m.frozen = true
	for i := range m.rows {
		if m.rows[i].total > 0 {
			m.refresh(&m.rows[i])
		}
	}
	m.weigh()
}

func (m *model) weigh() {
	for c := range m.logMass {
		m.logMass[c] = math.Log(float64(m.features[c]) + pseudoMass)
		m.logDocs[c] = math.Log(float64(m.docs[c]) + pseudoHits)
	}
}

func (m *model) refresh(r *row) {
	back := m.background(&r.n)
	none := float32(math.Log(back))
	for c := range numClasses {
		r.log[c] = none
		if r.n[c] != 0 {
			r.log[c] = float32(math.Log(float64(r.n[c]) + back))
		}
	}
}

// background is the pseudo-count a feature has in every class.
func (m *model) background(n *[numClasses]int32) float64 {
	pool := 0.0
	for c := range numClasses {
		pool += float64(n[c]) / m.baseFeatures[c]
	}
	return pseudoMass * (poolShare*pool/numClasses + (1-poolShare)/m.baseDistinct)
}

// at returns the number of a feature's row, -1 when it is unknown.
func (m *model) at(key uint64) int32 {
	mask := uint64(len(m.slots) - 1)
	for at := key & mask; ; at = (at + 1) & mask {
		i := m.slots[at] - 1
		if i < 0 || m.rows[i].key == key {
			return i
		}
	}
}

// ruleEvidence is a rule's prior weight corrected by what it met with, as
// nats for each class.
func (m *model) ruleEvidence(r *rule, h *hit, key uint64, t *term) {
	var n [numClasses]int32
	if row := m.find(key); row != nil {
		n = row.n
	}
	own, others := r.hope(h.negated)
	mean := float32(0)
	for k := range numClasses {
		hope := others
		if class(k) == r.class {
			hope = own
		}
		by := hope.log
		if n[k] != 0 {
			by = math.Log(float64(n[k]) + hope.hits)
		}
		t.by[k] = float32(by - m.logDocs[k])
		mean += t.by[k] / numClasses
	}
	for k := range numClasses {
		t.by[k] = (t.by[k] - mean) * h.factor
	}
}

// hope is how many hits a rule is expected to have in a class, before any.
type hope struct{ hits, log float64 }

func newHope(q float64) hope { return hope{pseudoHits * q, math.Log(pseudoHits * q)} }

// expect works out the rule's hopes from its weight.
func (r *rule) expect() {
	usual := newHope(expectedHits)
	r.own, r.others, r.ownNegated, r.othersNegated = usual, usual, usual, usual
	if r.class != noClass {
		r.others = newHope(expectedHits * math.Exp(-r.weight))
		r.ownNegated = newHope(expectedHits * math.Exp(-negatedShare*r.weight))
	}
}

func (r *rule) hope(negated bool) (own, others hope) {
	if negated {
		return r.ownNegated, r.othersNegated
	}
	return r.own, r.others
}

// negatedShare is how much of its weight a negated rule speaks against its class.
const negatedShare = 0.35
