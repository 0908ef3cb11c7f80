package classifier

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// engine holds all patterns and finds them in tokens. It is built once and
// then only read.
type engine struct {
	base *lexicon // classes and contractions only, to read patterns with
	lex  *lexicon

	sets     []wordSet
	setIndex map[string]uint16
	literals map[string][]uint16 // words as patterns write them
	patterns []*pattern

	few        [][]uint16 // word by word, the sets that take it, where they are few
	many       []int32    // else the place of its row in rows, -1 for none
	rows       []uint64   // a bit for each set
	setClass   []classSet
	readingsOf map[uint16][]uint16 // of prefixes, while building
	sorted     []spelling          // while building
	wordMask   []mask              // by word id, the sets that take it
	classMask  [classes]mask
	narrow     starts // patterns that stay within a sentence
	wide       starts // patterns that may run on
}

// starts lists patterns by how they can begin.
type starts struct {
	word  [][]start // by word id
	class [classes][]start
	used  classSet // classes that begin any
	some  bool
}

// start is a pattern whose first token is known to fit.
type start struct {
	pattern         int32
	reached, follow uint64
}

func newEngine() *engine {
	return &engine{base: newLexicon(), lex: newLexicon(), setIndex: map[string]uint16{}, literals: map[string][]uint16{}}
}

// set returns the number of a word set, new or old.
func (e *engine) set(s wordSet) uint16 {
	slices.Sort(s.words)
	s.words = slices.Compact(s.words)
	key := make([]byte, 0, 8+2*len(s.words))
	key = append(key, byte(s.class), byte(s.class>>8), byte(s.class>>16), byte(s.class>>24))
	if s.any {
		key = append(key, 1)
	}
	for _, w := range s.words {
		key = append(key, byte(w), byte(w>>8))
	}
	if n, ok := e.setIndex[string(key)]; ok {
		return n
	}
	n := uint16(len(e.sets))
	e.sets = append(e.sets, s)
	e.setIndex[string(key)] = n
	return n
}

// finish builds the tables once all patterns are compiled.
func (e *engine) finish() {
	words := len(e.lex.literal)
	e.readingsOf = map[uint16][]uint16{}
	e.sortSpellings()
	e.few = make([][]uint16, words)
	e.wordMask = make([]mask, words)
	e.narrow.word, e.wide.word = make([][]start, words), make([][]start, words)
	e.setClass = make([]classSet, len(e.sets))
	for n, s := range e.sets {
		e.setClass[n] = s.class
		for bit := range classes {
			if s.class&(1<<bit) != 0 {
				e.classMask[bit].add(uint16(n))
			}
		}
		for _, w := range s.words {
			for _, id := range e.readings(w) {
				e.few[id] = append(e.few[id], uint16(n))
				e.wordMask[id].add(uint16(n))
			}
		}
	}
	e.spread()
	for i, p := range e.patterns {
		e.index(int32(i), p)
	}
	e.setIndex, e.literals, e.readingsOf, e.sorted = nil, nil, nil, nil
}

// fewSets is how many sets are looked through sooner than looked up.
const fewSets = 8

// spread gives a row of bits to the words that many sets take.
func (e *engine) spread() {
	e.many = make([]int32, len(e.few))
	stride := (len(e.sets) + 63) / 64
	for id, sets := range e.few {
		e.many[id] = -1
		if len(sets) <= fewSets {
			continue
		}
		at := len(e.rows)
		e.rows = append(e.rows, make([]uint64, stride)...)
		for _, n := range sets {
			e.rows[at+int(n>>6)] |= 1 << (n & 63)
		}
		e.many[id], e.few[id] = int32(at), nil
	}
}

// readings returns the ids a word id of a set takes: itself and, for a prefix,
// all words and longer prefixes that begin with it.
func (e *engine) readings(w uint16) []uint16 {
	stem := e.lex.stems[w]
	if stem == "" {
		return []uint16{w}
	}
	if ids, ok := e.readingsOf[w]; ok {
		return ids
	}
	ids := []uint16{w}
	at, _ := slices.BinarySearchFunc(e.sorted, stem, func(s spelling, stem string) int { return strings.Compare(s.text, stem) })
	for ; at < len(e.sorted) && strings.HasPrefix(e.sorted[at].text, stem); at++ {
		if e.sorted[at].id != w {
			ids = append(ids, e.sorted[at].id)
		}
	}
	e.readingsOf[w] = ids
	return ids
}

// spelling is a word or prefix of the rules.
type spelling struct {
	text string
	id   uint16
}

// sortSpellings lists all words and prefixes in alphabetical order.
func (e *engine) sortSpellings() {
	for id := 1; id < len(e.lex.literal); id++ {
		e.sorted = append(e.sorted, spelling{e.lex.literal[id] + e.lex.stems[id], uint16(id)})
	}
	slices.SortFunc(e.sorted, func(a, b spelling) int {
		return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(a.id, b.id))
	})
}

// index lists a pattern under every word and class it can begin with.
func (e *engine) index(i int32, p *pattern) {
	list := &e.narrow
	if p.wide {
		list = &e.wide
	}
	list.some = true
	for at := p.first; at != 0; at &= at - 1 {
		n := bits.TrailingZeros64(at)
		s := e.sets[p.sets[n]]
		for bit := range classes {
			if s.class&(1<<bit) != 0 {
				list.class[bit] = addStart(list.class[bit], start{i, 1 << n, p.follow[n]})
				list.used |= 1 << bit
			}
		}
		for _, w := range s.words {
			for _, id := range e.readings(w) {
				list.word[id] = addStart(list.word[id], start{i, 1 << n, p.follow[n]})
			}
		}
	}
}

// addStart joins ways to begin that belong to the same pattern.
func addStart(list []start, s start) []start {
	if n := len(list); n > 0 && list[n-1].pattern == s.pattern {
		list[n-1].reached |= s.reached
		list[n-1].follow |= s.follow
		return list
	}
	return append(list, s)
}

func (e *engine) accepts(set uint16, t *token) bool {
	if e.setClass[set]&t.class != 0 {
		return true
	}
	if at := e.many[t.word]; at >= 0 {
		return e.rows[int(at)+int(set>>6)]>>(set&63)&1 != 0
	}
	for _, n := range e.few[t.word] {
		if n == set {
			return true
		}
	}
	return false
}

// found is one match: tokens [from, to).
type found struct {
	pattern  int32
	from, to int32
}

// findAll appends the matches in a text's tokens to out: sentence by sentence,
// then those of patterns that may run on.
func (e *engine) findAll(tokens []token, out []found) []found {
	for from := 0; from < len(tokens); {
		to := from + 1
		for to < len(tokens) && tokens[to].sentence == tokens[from].sentence {
			to++
		}
		out = e.find(&e.narrow, tokens[from:to], from, out)
		from = to
	}
	if e.wide.some {
		out = e.find(&e.wide, tokens, 0, out)
	}
	return out
}

// find appends the matches in tokens, of which the first is number offset.
func (e *engine) find(list *starts, tokens []token, offset int, out []found) []found {
	var present mask
	for i := range tokens {
		e.present(&tokens[i], &present)
	}
	for i := range tokens {
		t := &tokens[i]
		if t.word != 0 {
			out = e.try(list.word[t.word], tokens, i, offset, &present, out)
		}
		for c := t.class & list.used; c != 0; c &= c - 1 {
			out = e.try(list.class[bits.TrailingZeros32(uint32(c))], tokens, i, offset, &present, out)
		}
	}
	return out
}

func (e *engine) present(t *token, m *mask) {
	if t.word != 0 {
		m.join(&e.wordMask[t.word])
	}
	for c := t.class; c != 0; c &= c - 1 {
		m.join(&e.classMask[bits.TrailingZeros32(uint32(c))])
	}
}

func (e *engine) try(list []start, tokens []token, i, offset int, present *mask, out []found) []found {
	for k := range list {
		s := &list[k]
		p := e.patterns[s.pattern]
		if !p.needs.within(present) || p.opens && tokens[i].flags&opensLine == 0 {
			continue
		}
		if to := e.run(p, s, tokens, i); to > 0 {
			out = append(out, found{pattern: s.pattern, from: int32(i + offset), to: int32(to + offset)})
		}
	}
	return out
}

// run steps the automaton of p on from token i, which fits, and returns the
// end of the shortest match, 0 for none.
func (e *engine) run(p *pattern, s *start, tokens []token, i int) int {
	reached, next := s.reached, s.follow
	for {
		if reached&p.last != 0 && (!p.closes || endsSentence(tokens, i)) {
			return i + 1
		}
		if i++; i == len(tokens) || next == 0 {
			return 0
		}
		t := &tokens[i]
		reached = next & p.any
		follow := uint64(0)
		for at := reached; at != 0; at &= at - 1 {
			follow |= p.follow[bits.TrailingZeros64(at)]
		}
		for at := next &^ p.any; at != 0; at &= at - 1 {
			n := bits.TrailingZeros64(at)
			if e.accepts(p.sets[n], t) {
				reached |= 1 << n
				follow |= p.follow[n]
			}
		}
		next = follow
	}
}

// endsSentence says whether only marks follow token i in its sentence.
func endsSentence(tokens []token, i int) bool {
	for j := i + 1; j < len(tokens) && tokens[j].sentence == tokens[i].sentence; j++ {
		if tokens[j].class&(classAsk|classCry|classGlad|classSour) == 0 {
			return false
		}
	}
	return true
}
