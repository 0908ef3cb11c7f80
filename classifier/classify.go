package classifier

import (
	"errors"
	"fmt"
	"runtime"
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
	// Costs replace DefaultCosts when not nil.
	Costs Costs
	// NoEvidence leaves Verdict.Evidence empty.
	NoEvidence bool
}

// Classifier decides what replies mean. It is safe for concurrent use.
type Classifier struct {
	book       *ruleBook
	costs      costTable
	noEvidence bool
	work       sync.Pool // *workspace

	mu     sync.RWMutex
	model  *model
	second *logistic
	base   []lesson // the starter examples
	learnt learnt   // what Learn added
	name   string   // Verdict.Model
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
	c := &Classifier{book: book, noEvidence: o.NoEvidence, learnt: newLearnt()}
	if c.costs, err = o.Costs.table(); err != nil {
		return nil, err
	}
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
	if err := c.start(examples); err != nil {
		return nil, err
	}
	return c, nil
}

// start teaches the starter examples, and the rules' own.
func (c *Classifier) start(examples []Example) error {
	examples = slices.Concat(examples, c.book.taught)
	if err := c.readLessons(examples); err != nil {
		return err
	}
	print, size := uint64(hashOffset), 0
	for i := range c.base {
		print = hashPair(print, c.base[i].print())
		size += len(c.base[i].keys)
	}
	for i := range c.book.rules {
		print = hashPair(print, c.book.rules[i].key)
	}
	c.name = fmt.Sprintf("v%d-%d-%d-%08x", modelVersion, len(c.book.rules), len(examples), uint32(print))
	var both sync.WaitGroup
	both.Go(func() { c.second = trainLogistic(c.base, c.book.rules) })
	c.model = newModel(size / 3)
	for i := range c.base {
		c.model.count(&c.base[i], 1)
	}
	c.model.freeze()
	both.Wait()
	return nil
}

// readLessons reduces the examples to lessons, on all processors.
func (c *Classifier) readLessons(examples []Example) error {
	c.base = make([]lesson, len(examples))
	failed := make([]error, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for part := range failed {
		all.Go(func() {
			for i := part; i < len(examples) && failed[part] == nil; i += len(failed) {
				c.base[i], failed[part] = c.lesson(&examples[i])
			}
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

// modelVersion changes whenever the same examples and rules give other verdicts.
const modelVersion = 2

// workspace is what reading one reply needs; it is reused.
type workspace struct {
	body, head  scanner
	hits, asked hitList
	set         featureSet
	terms       []term
	words       []wordTerm
	parts       [2][numClasses]float64 // what the model and the second opinion say
	scores      [numColumns]float64
	known       int // word features the model knows
	unknown     int // plain words it does not know
	plain       int // different words read
	cut         bool
}

// term is a rule's share of the scores.
type term struct {
	hit   int32
	class class
	by    [numClasses]float32
}

// wordTerm is where a word's share of the scores comes from.
type wordTerm struct {
	feature int32 // index into set.list
	row     int32 // -1 when the model does not know it
	second  int32 // -1 when the second opinion does not
}

// read fills the workspace with what the reply holds.
func (w *workspace) read(b *ruleBook, in *Input) {
	text := in.Text
	w.cut = len(text) > MaxText
	if w.cut {
		text = text[:MaxText]
	}
	w.body.scan(text)
	w.cut = w.cut || w.body.cut
	w.hits.read(b, w.body.tokens, whereText)
	if in.Subject != "" {
		w.head.scan(in.Subject[:min(len(in.Subject), 998)])
		w.hits.extend(b, w.head.tokens, whereSubject)
	}
	if len(w.body.tokens) == 0 {
		w.hits.hits = append(w.hits.hits, hit{rule: b.empty, factor: 1, outside: true})
	}
	bare := w.answer(b, in)
	w.set.reset(len(w.body.tokens))
	if !bare {
		w.set.words(w.body.tokens)
	}
}

// Classify says what a reply means. It never fails: of a text it cannot make
// sense of it says so.
func (c *Classifier) Classify(in Input) Verdict {
	w := c.work.Get().(*workspace)
	w.read(c.book, &in)
	c.mu.RLock()
	w.weigh(c.model, c.second, c.book)
	v := c.verdict(w, &in)
	c.mu.RUnlock()
	c.work.Put(w)
	return v
}

// How the model, the second opinion and the rules are weighed together.
const (
	wordShare   = 0.3
	wordReach   = 40.0
	ruleShare   = 0.8
	secondShare = 0.7 // the model has the rest
)

// wordScale is what each of n word features counts in the model.
func wordScale(n int) float64 { return wordShare * wordReach / (wordReach + float64(n)) }

// weigh computes the scores of all classes and tags.
func (w *workspace) weigh(m *model, l *logistic, b *ruleBook) {
	w.words, w.known, w.plain, w.unknown = w.words[:0], 0, 0, 0
	var first [numClasses]float64
	var second [numColumns]float32
	secondWords := 0
	for i := range w.set.list {
		key := w.set.list[i].key
		t := wordTerm{feature: int32(i), row: m.at(key), second: l.find(key)}
		if w.set.list[i].form == formWord {
			w.plain++
			if t.row < 0 {
				w.unknown++
			}
		}
		if t.row >= 0 {
			w.known++
			r := &m.rows[t.row]
			for k := range first {
				first[k] += float64(r.log[k])
			}
		}
		if t.second >= 0 {
			secondWords++
			row := &l.weight[t.second]
			for k := range second {
				second[k] += row[k]
			}
		}
		if t.row >= 0 || t.second >= 0 {
			w.words = append(w.words, t)
		}
	}
	scale, value := wordScale(w.known), wordValue(secondWords)
	for k := range numClasses {
		first[k] = scale * (first[k] - float64(w.known)*m.logMass[k])
	}
	for k := range second {
		second[k] = second[k]*value + l.bias[k]
	}
	w.weighRules(m, l, b, &first, &second)
	w.parts[0] = first
	for k := range numClasses {
		w.parts[1][k] = float64(second[k])
		w.scores[k] = (1-secondShare)*first[k] + secondShare*w.parts[1][k]
	}
	for k := numClasses; k < numColumns; k++ {
		w.scores[k] = float64(second[k])
	}
}

// weighRules adds what the rules say. Hits that speak for the same class count
// ever less, since they mostly say the same.
func (w *workspace) weighRules(m *model, l *logistic, b *ruleBook, first *[numClasses]float64, second *[numColumns]float32) {
	w.terms = w.terms[:0]
	for i := range w.hits.hits {
		h := &w.hits.hits[i]
		r := &b.rules[h.rule]
		t := term{hit: int32(i), class: r.class}
		m.ruleEvidence(r, h, b.keyOf(h), &t)
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
			first[k] += float64(t.by[k])
			t.by[k] *= 1 - secondShare
		}
		if at := l.find(b.keyOf(&w.hits.hits[t.hit])); at >= 0 {
			row := &l.weight[at]
			hitFactor := w.hits.hits[t.hit].factor
			mean := float32(0)
			for k := range second {
				second[k] += ruleValue * row[k] * hitFactor
				if k < numClasses {
					mean += row[k] / numClasses
				}
			}
			for k := range t.by {
				t.by[k] += secondShare * ruleValue * (row[k] - mean) * hitFactor
			}
		}
	}
}

func (t *term) strength() float32 { return slices.Max(t.by[:]) }
