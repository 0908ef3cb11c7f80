package classifier

import "math"

// columns of the second opinion: classes, then tags.
const numColumns = numClasses + numTags

// logistic is the second opinion: logistic regression over the same features,
// one softmax for the classes and one sigmoid for each tag. It is trained by a
// few rounds of AdaGrad (Duchi, Hazan, Singer 2011) in a fixed order, so that
// the same lessons always give the same weights; few rounds, because what the
// later ones learn does not carry over to other people's words. It is never
// changed once trained.
type logistic struct {
	slots  []int32 // place in weight + 1
	keys   []uint64
	weight [][numColumns]float32
	bias   [numColumns]float32
}

const (
	logisticRounds = 5
	logisticRate   = 0.1
	logisticDecay  = 0.001
	negligible     = 0.01 // an error too small to learn from
	logisticRare   = 2    // features of fewer lessons are left out
	ruleValue      = 1.0  // what a rule's feature counts; a word counts wordValue
)

// wordValue is what each of n word features counts: the more there are, the
// less each says.
func wordValue(n int) float32 { return float32(math.Sqrt(20 / (20 + float64(n)))) }

// find returns the number of a feature, -1 when it is unknown.
func (l *logistic) find(key uint64) int32 {
	mask := uint64(len(l.slots) - 1)
	for at := key & mask; ; at = (at + 1) & mask {
		i := l.slots[at] - 1
		if i < 0 || l.keys[i] == key {
			return i
		}
	}
}

// enrol gives numbers to the rules and to the words worth learning.
func (l *logistic) enrol(lessons []lesson, rules []rule) {
	isRule := make(map[uint64]bool, len(rules))
	for i := range rules {
		l.keys = append(l.keys, rules[i].key)
		isRule[rules[i].key] = true
	}
	total := 0
	for i := range lessons {
		total += len(lessons[i].keys)
	}
	seen := newTally(total)
	size := 16
	for i := range lessons {
		for _, key := range lessons[i].keys {
			if !isRule[key] && seen.add(key) == logisticRare {
				l.keys = append(l.keys, key)
			}
		}
	}
	for size < 2*len(l.keys)+2 {
		size *= 2
	}
	l.slots = make([]int32, size)
	mask := uint64(size - 1)
	for i, key := range l.keys {
		at := key & mask
		for l.slots[at] != 0 {
			at = (at + 1) & mask
		}
		l.slots[at] = int32(i + 1)
	}
}

// tally counts how often keys come by.
type tally struct {
	keys []uint64
	n    []int32
}

func newTally(total int) *tally {
	size := 16
	for size < 2*total {
		size *= 2
	}
	return &tally{make([]uint64, size), make([]int32, size)}
}

func (t *tally) add(key uint64) int32 {
	mask := uint64(len(t.keys) - 1)
	at := key & mask
	for t.n[at] != 0 && t.keys[at] != key {
		at = (at + 1) & mask
	}
	t.keys[at] = key
	t.n[at]++
	return t.n[at]
}

// study is a lesson as the trainer sees it.
type study struct {
	features []int32
	words    int // the first features are words, the others rules
	value    float32
	class    class
	tags     uint16
}

func (l *logistic) study(o *lesson) study {
	s := study{class: o.class, tags: o.tags}
	var rules []int32
	for _, key := range o.keys {
		switch at := l.find(key); {
		case at < 0:
		case key&ruleBit != 0:
			rules = append(rules, at)
		default:
			s.features = append(s.features, at)
		}
	}
	s.words = len(s.features)
	s.value = wordValue(s.words)
	s.features = append(s.features, rules...)
	return s
}

// trainLogistic learns from lessons. Rules start with what they were written
// to mean.
func trainLogistic(lessons []lesson, rules []rule) *logistic {
	l := &logistic{}
	l.enrol(lessons, rules)
	l.weight = make([][numColumns]float32, len(l.keys))
	for i := range rules {
		l.presume(&rules[i])
	}
	sums := make([][numColumns]float32, len(l.keys))
	var biasSum [numColumns]float32
	studies := make([]study, len(lessons))
	for i := range lessons {
		studies[i] = l.study(&lessons[i])
	}
	dice := uint64(1)
	for range logisticRounds {
		for i := len(studies) - 1; i > 0; i-- {
			dice = dice*6364136223846793005 + 1442695040888963407
			j := int(dice>>33) % (i + 1)
			studies[i], studies[j] = studies[j], studies[i]
		}
		for i := range studies {
			l.step(&studies[i], sums, &biasSum)
		}
	}
	return l
}

// presume gives a rule's feature its first weights.
func (l *logistic) presume(r *rule) {
	w := &l.weight[l.find(r.key)]
	if r.class != noClass {
		w[r.class] = float32(presumedClass * r.weight / ruleValue)
	}
	if r.tag >= 0 {
		w[numClasses+r.tag] = float32(presumedTag * r.weight / ruleValue)
	}
}

// How much of a rule's weight the second opinion starts with.
const (
	presumedClass = 0.3
	presumedTag   = 0.6
)

// step moves the weights against the error on one lesson.
func (l *logistic) step(s *study, sums [][numColumns]float32, biasSum *[numColumns]float32) {
	g := l.miss(s)
	var wrong [numColumns]int
	n := 0
	for k := range g {
		if g[k] > negligible || g[k] < -negligible {
			wrong[n] = k
			n++
		}
	}
	for _, k := range wrong[:n] {
		biasSum[k] += g[k] * g[k]
		l.bias[k] -= logisticRate * g[k] / (sqrt32(biasSum[k]) + 1e-3)
	}
	for j, at := range s.features {
		w, sum := &l.weight[at], &sums[at]
		value := s.value
		if j >= s.words {
			value = ruleValue
		}
		for _, k := range wrong[:n] {
			d := g[k]*value + logisticDecay*w[k]
			sum[k] += d * d
			w[k] -= logisticRate * d / (sqrt32(sum[k]) + 1e-3)
		}
	}
}

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// miss returns by how much each column's probability is off.
func (l *logistic) miss(s *study) (g [numColumns]float32) {
	z := l.bias
	for j, at := range s.features {
		w := &l.weight[at]
		value := s.value
		if j >= s.words {
			value = ruleValue
		}
		for k := range w {
			z[k] += w[k] * value
		}
	}
	var zc [numClasses]float64
	for k := range zc {
		zc[k] = float64(z[k])
	}
	p := softmax(zc)
	for k := range p {
		g[k] = float32(p[k])
	}
	g[s.class]--
	for t := range numTags {
		g[numClasses+t] = float32(sigmoid(float64(z[numClasses+t]))) - float32(s.tags>>t&1)
	}
	return g
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
