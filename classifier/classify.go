package classifier

import (
	"fmt"
	"math"
	"slices"
	"sync"
)

// Options change what New builds. The zero value is the starter model: the
// embedded rules and the embedded corpus without its held-back part.
type Options struct {
	// Rules are further rule files; a rule with the id of a built-in one
	// replaces it, and "disabled = true" removes it.
	Rules []RuleFile
	// Examples replace the starter corpus when not nil.
	Examples []Example
	// NoEvidence leaves Verdict.Evidence empty but for guards.
	NoEvidence bool
}

// Classifier decides what replies mean. It is safe for concurrent use.
type Classifier struct {
	book *ruleBook
	opt  Options
	work sync.Pool // *workspace

	mu    sync.RWMutex
	model *model
}

// New builds a classifier. An error names the file and line of the rule or
// example at fault.
func New(o Options) (*Classifier, error) {
	sources, err := readRules(o.Rules)
	if err != nil {
		return nil, err
	}
	book, err := newRuleBook(sources)
	if err != nil {
		return nil, err
	}
	c := &Classifier{book: book, opt: o, model: newModel()}
	c.work.New = func() any {
		return &workspace{body: scanner{lex: book.engine.lex}, head: scanner{lex: book.engine.lex}}
	}
	examples := o.Examples
	if examples == nil {
		all, err := Corpus()
		if err != nil {
			return nil, err
		}
		examples = slices.DeleteFunc(all, HeldBack)
	}
	for i := range examples {
		l, err := c.lesson(&examples[i])
		if err != nil {
			return nil, err
		}
		c.model.count(&l, 1)
	}
	c.model.freeze()
	return c, nil
}

// workspace is what reading one reply needs; it is reused.
type workspace struct {
	body, head scanner
	hits       hitList
	set        featureSet
	terms      []term
	scores     [numClasses]float64
}

// term is one addend of the scores.
type term struct {
	key   uint64
	hit   int32 // index into hits, -1 for a word
	from  int32 // tokens
	to    int32
	class class
	by    [numClasses]float32
}

// read fills the workspace with what the reply holds.
func (w *workspace) read(b *ruleBook, in *Input) {
	text := in.Text
	if len(text) > MaxText {
		text = text[:MaxText]
	}
	w.body.scan(text)
	w.hits.read(b, w.body.tokens, whereText)
	if in.Subject != "" {
		w.head.scan(in.Subject[:min(len(in.Subject), 998)])
		w.hits.extend(b, w.head.tokens, whereSubject)
	}
	w.set.reset(len(w.body.tokens))
	w.set.words(w.body.tokens)
}

// lesson reduces an example to its features.
func (c *Classifier) lesson(e *Example) (lesson, error) {
	cl, err := e.class()
	if err != nil {
		return lesson{}, err
	}
	l := lesson{class: cl, keys: e.Features}
	for i, t := range allTags {
		if slices.Contains(e.Tags, t) {
			l.tags |= 1 << i
		}
	}
	if l.keys == nil {
		l.keys = c.Features(Input{Subject: e.Subject, Text: e.Text, Pitch: e.Pitch})
	}
	return l, nil
}

// Features returns what the model sees of a reply, sorted: hashes from which
// the text cannot be read back.
func (c *Classifier) Features(in Input) []uint64 {
	w := c.work.Get().(*workspace)
	defer c.work.Put(w)
	w.read(c.book, &in)
	keys := make([]uint64, 0, len(w.set.list)+len(w.hits.hits))
	for _, f := range w.set.list {
		keys = append(keys, f.key)
	}
	for _, h := range w.hits.hits {
		keys = append(keys, c.book.keyOf(&h))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func (b *ruleBook) keyOf(h *hit) uint64 {
	if h.negated {
		return b.rules[h.rule].negKey
	}
	return b.rules[h.rule].key
}

// Classify says what a reply means. It never fails: of a text it cannot make
// sense of it says so.
func (c *Classifier) Classify(in Input) Verdict {
	w := c.work.Get().(*workspace)
	defer c.work.Put(w)
	w.read(c.book, &in)
	c.mu.RLock()
	w.weigh(c.model, c.book)
	c.mu.RUnlock()
	return c.verdict(w, &in)
}

// weigh computes the scores of all classes.
func (w *workspace) weigh(m *model, b *ruleBook) {
	w.terms = w.terms[:0]
	w.scores = [numClasses]float64{}
	known := 0
	for _, f := range w.set.list {
		r := m.find(f.key)
		if r == nil {
			continue
		}
		known++
		for k := range numClasses {
			w.scores[k] += float64(r.log[k])
		}
	}
	scale := wordShare * wordReach / (wordReach + float64(known))
	for k := range numClasses {
		w.scores[k] = scale * (w.scores[k] - float64(known)*m.logMass[k])
	}
	w.weighRules(m, b)
}

// How words and rules are weighed against each other.
const (
	wordShare = 0.3
	wordReach = 20.0
	ruleShare = 1.0
)

func (w *workspace) weighRules(m *model, b *ruleBook) {
	for i := range w.hits.hits {
		h := &w.hits.hits[i]
		t := term{key: b.keyOf(h), hit: int32(i), from: h.from, to: h.to, class: b.rules[h.rule].class}
		m.ruleEvidence(&b.rules[h.rule], h, &t)
		w.terms = append(w.terms, t)
	}
	slices.SortFunc(w.terms, func(a, b term) int {
		if a.class != b.class {
			return int(a.class - b.class)
		}
		if x, y := a.strength(), b.strength(); x != y {
			if x > y {
				return -1
			}
			return 1
		}
		return int(a.hit - b.hit)
	})
	share := float32(ruleShare)
	for i := range w.terms {
		t := &w.terms[i]
		if i > 0 && w.terms[i-1].class == t.class {
			share /= 2
		} else {
			share = ruleShare
		}
		for k := range numClasses {
			t.by[k] *= share
			w.scores[k] += float64(t.by[k])
		}
	}
}

func (t *term) strength() float32 { return slices.Max(t.by[:]) }

// ruleEvidence is a rule's prior weight corrected by what it met with.
func (m *model) ruleEvidence(r *rule, h *hit, t *term) {
	var n [numColumns]int32
	if row := m.find(t.key); row != nil {
		n = row.n
	}
	mean := float32(0)
	for k := range numClasses {
		q := expectedHits
		if class(k) != r.class {
			if r.class != noClass && !h.negated {
				q *= math.Exp(-r.weight)
			}
		} else if h.negated {
			q *= math.Exp(-0.35 * r.weight)
		}
		t.by[k] = float32(math.Log((float64(n[k]) + pseudoHits*q) / (float64(m.docs[k]) + pseudoHits)))
		mean += t.by[k] / numClasses
	}
	for k := range numClasses {
		t.by[k] = (t.by[k] - mean) * h.factor
	}
}

// softmax turns scores into probabilities.
func softmax(z [numClasses]float64) (p [numClasses]float64) {
	top := slices.Max(z[:])
	sum := 0.0
	for k := range p {
		p[k] = math.Exp(z[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

func (c *Classifier) verdict(w *workspace, in *Input) Verdict {
	p := softmax(w.scores)
	var v Verdict
	v.Kind, v.KindConfidence = kindOf(p)
	human := 1 - p[classAutoReply] - p[classBounce] - p[classOther]
	if human < 1e-9 {
		human = 1e-9
	}
	v.Scores = Scores{
		Interested:    p[classInterested] / human,
		Later:         p[classLater] / human,
		NotInterested: (p[classNotInterested] + p[classOptOut]) / human,
		Unclear:       p[classUnclear] / human,
	}
	v.Label, v.Confidence = v.Scores.best()
	if p[classOptOut] > 0.5 || w.hits.optOut(c.book) {
		v.Tags = append(v.Tags, OptOut)
	}
	v.Model = fmt.Sprintf("%d/%d", len(c.book.rules), c.model.allDocs)
	return v
}

func (h *hitList) optOut(b *ruleBook) bool {
	return slices.ContainsFunc(h.hits, func(one hit) bool {
		r := &b.rules[one.rule]
		return r.class == classOptOut && r.weight >= 6 && !one.negated && one.factor >= 0.99
	})
}

func kindOf(p [numClasses]float64) (Kind, float64) {
	human := p[classInterested] + p[classLater] + p[classNotInterested] + p[classOptOut] + p[classUnclear]
	kind, best := Human, human
	for i, k := range []Kind{AutoReply, Bounce, Other} {
		if q := p[int(classAutoReply)+i]; q > best {
			kind, best = k, q
		}
	}
	return kind, best
}

func (s Scores) best() (Label, float64) {
	label, p := Unclear, s.Unclear
	for _, o := range []struct {
		label Label
		p     float64
	}{{Interested, s.Interested}, {Later, s.Later}, {NotInterested, s.NotInterested}} {
		if o.p > p {
			label, p = o.label, o.p
		}
	}
	return label, p
}

// count teaches (by 1) or takes back (by -1) an example.
func (c *Classifier) count(e *Example, by int32) error {
	l, err := c.lesson(e)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.model.count(&l, by)
	return nil
}
