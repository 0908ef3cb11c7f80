package classifier

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// lesson is an example reduced to what the model counts.
type lesson struct {
	class class
	tags  uint16   // bit set over allTags
	keys  []uint64 // sorted, each once
}

// print identifies a lesson: equal lessons, equal prints.
func (l *lesson) print() uint64 {
	h := hashPair(uint64(l.class), uint64(l.tags))
	for _, k := range l.keys {
		h = hashPair(h, k)
	}
	return h
}

// sketch is the same for nearly equal lessons of one class: the least of each
// of four scrambles of its words (Broder, "On the resemblance and containment
// of documents", 1997).
func (l *lesson) sketch() uint64 {
	low := [4]uint64{math.MaxUint64, math.MaxUint64, math.MaxUint64, math.MaxUint64}
	for _, k := range l.keys {
		if k&ruleBit != 0 {
			continue
		}
		for i := range low {
			low[i] = min(low[i], hashPair(k, uint64(i)))
		}
	}
	h := uint64(l.class)
	for _, v := range low {
		h = hashPair(h, v)
	}
	return h
}

// learnt is what Learn added to the starter examples, by sketch. Of nearly
// equal lessons only the first maxCopies, in the order of their prints, count,
// so that the counts do not depend on the order of learning.
type learnt struct {
	groups map[uint64][]taught
	size   int
}

type taught struct {
	print  uint64
	source string
	lesson lesson
}

// maxCopies is how many nearly equal examples count.
const maxCopies = 3

func newLearnt() learnt { return learnt{groups: map[uint64][]taught{}} }

// ErrNotLearned is returned by Unlearn for an example that was not learned.
var ErrNotLearned = errors.New("example was not learned")

// lesson reduces an example to its features.
func (c *Classifier) lesson(e *Example) (lesson, error) {
	cl, err := e.class()
	if err != nil {
		return lesson{}, err
	}
	l := lesson{class: cl, keys: e.Features}
	for _, t := range e.Tags {
		i := slices.Index(allTags[:], t)
		if i < 0 {
			return lesson{}, fmt.Errorf("example %s: no tag %q", e.Source, t)
		}
		l.tags |= 1 << i
	}
	if l.keys == nil {
		l.keys = c.Features(Input{Subject: e.Subject, Text: e.Text, Pitch: e.Pitch})
	} else if !slices.IsSorted(l.keys) {
		l.keys = slices.Compact(slices.Sorted(slices.Values(l.keys)))
	}
	return l, nil
}

// Features returns what the model sees of a reply, sorted: hashes, from which
// the text cannot be read back. They can stand for the text in an Example.
func (c *Classifier) Features(in Input) []uint64 {
	w := c.work.Get().(*workspace)
	defer c.work.Put(w)
	w.read(c.book, &in)
	keys := make([]uint64, 0, len(w.set.list)+len(w.hits.hits))
	for _, f := range w.set.list {
		keys = append(keys, f.key)
	}
	for i := range w.hits.hits {
		keys = append(keys, c.book.keyOf(&w.hits.hits[i]))
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

// Learn adds an example. The order of learning makes no difference, and of
// nearly equal examples only three count. It fails only for a label, kind or
// tag that does not exist.
func (c *Classifier) Learn(e Example) error {
	l, err := c.lesson(&e)
	if err != nil {
		return fmt.Errorf("learning: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	key := l.sketch()
	t := taught{l.print(), e.Source, l}
	group := c.learnt.groups[key]
	at, _ := slices.BinarySearchFunc(group, t, byPrint)
	group = slices.Insert(group, at, t)
	c.learnt.groups[key] = group
	c.learnt.size++
	if at < maxCopies {
		c.model.count(&l, 1)
		if len(group) > maxCopies {
			c.model.count(&group[maxCopies].lesson, -1)
		}
	}
	return nil
}

// Unlearn takes an example back, exactly: the classifier is as if it had never
// been learned. It returns ErrNotLearned when it was not.
func (c *Classifier) Unlearn(e Example) error {
	l, err := c.lesson(&e)
	if err != nil {
		return fmt.Errorf("unlearning: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	key := l.sketch()
	group := c.learnt.groups[key]
	at, ok := slices.BinarySearchFunc(group, taught{print: l.print()}, byPrint)
	if !ok {
		return fmt.Errorf("unlearning %s: %w", e.Source, ErrNotLearned)
	}
	if at < maxCopies {
		c.model.count(&group[at].lesson, -1)
		if len(group) > maxCopies {
			c.model.count(&group[maxCopies].lesson, 1)
		}
	}
	group = slices.Delete(group, at, at+1)
	if c.learnt.groups[key] = group; len(group) == 0 {
		delete(c.learnt.groups, key)
	}
	c.learnt.size--
	return nil
}

func byPrint(a, b taught) int {
	switch {
	case a.print < b.print:
		return -1
	case a.print > b.print:
		return 1
	}
	return 0
}

// Surprise is how unlikely the classifier finds an example's label or kind, in
// nats: 0 when it is certain of it. Above SurpriseAsk a person who corrects a
// verdict should be asked whether they are sure, before Learn.
func (c *Classifier) Surprise(e Example) (float64, error) {
	l, err := c.lesson(&e)
	if err != nil {
		return 0, fmt.Errorf("judging an example: %w", err)
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	p := c.judge(c.model, &l)
	return -math.Log(max(p, 1e-12)), nil
}

// SurpriseAsk is -log 0.02: asking there catches three wrong corrections of
// four and bothers one honest one in fifty.
const SurpriseAsk = 3.9

// judge returns the probability the model gives to a lesson's class. The
// second opinion is left out: it may have seen the lesson.
func (c *Classifier) judge(m *model, l *lesson) float64 {
	var words [numClasses]float64
	known := 0
	w := workspace{}
	for _, key := range l.keys {
		if key&ruleBit != 0 {
			if at, ok := c.book.byKey[key]; ok {
				w.hits.hits = append(w.hits.hits, hit{rule: at, factor: 1, negated: c.book.rules[at].negKey == key})
			}
			continue
		}
		if r := m.find(key); r != nil {
			known++
			for k := range words {
				words[k] += float64(r.log[k])
			}
		}
	}
	scale := wordScale(known)
	for k := range words {
		words[k] = scale * (words[k] - float64(known)*m.logMass[k])
	}
	var second [numColumns]float32
	w.weighRules(m, noSecond, c.book, &words, &second)
	p := softmax(words)
	if l.class == classNotInterested || l.class == classOptOut {
		return p[classNotInterested] + p[classOptOut]
	}
	return p[l.class]
}

// noSecond knows nothing.
var noSecond = &logistic{slots: make([]int32, 1)}

// Doubt is an example at odds with all others.
type Doubt struct {
	Source   string  // of the example
	Surprise float64 // nats, without the example itself
}

// Audit returns the n learned examples that are most at odds with all others,
// the worst first: each is judged by a model that has not seen it. It takes
// some microseconds for each example.
func (c *Classifier) Audit(n int) []Doubt {
	c.mu.Lock()
	defer c.mu.Unlock()
	var doubts []Doubt
	for _, group := range c.learnt.groups {
		for i := range group {
			t := &group[i]
			if i < maxCopies {
				c.model.count(&t.lesson, -1)
			}
			doubts = append(doubts, Doubt{t.source, -math.Log(max(c.judge(c.model, &t.lesson), 1e-12))})
			if i < maxCopies {
				c.model.count(&t.lesson, 1)
			}
		}
	}
	slices.SortFunc(doubts, func(a, b Doubt) int {
		return cmp.Or(cmp.Compare(b.Surprise, a.Surprise), cmp.Compare(a.Source, b.Source))
	})
	return doubts[:min(n, len(doubts))]
}

// Refit trains the second opinion afresh on the starter examples and all that
// was learned since. Learn alone moves the model only; call Refit after a
// batch of corrections, or on start once all examples are learned. The result
// depends on the examples alone. It takes tens of milliseconds, during which
// Classify goes on with the old one.
func (c *Classifier) Refit() {
	c.mu.RLock()
	lessons := slices.Clone(c.base)
	for _, key := range slices.Sorted(maps.Keys(c.learnt.groups)) {
		for _, t := range c.learnt.groups[key][:min(maxCopies, len(c.learnt.groups[key]))] {
			lessons = append(lessons, t.lesson)
		}
	}
	c.mu.RUnlock()
	fresh := trainLogistic(lessons, c.book.rules)
	c.mu.Lock()
	c.second = fresh
	c.mu.Unlock()
}

// Learned returns how many examples Learn has added.
func (c *Classifier) Learned() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.learnt.size
}
