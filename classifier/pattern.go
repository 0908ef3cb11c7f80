package classifier

import (
	"errors"
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// A pattern is a row of words as a rule writes it:
//
//	word        the word, folded; "don't" is "do not"
//	a|b         either word
//	(a b | c)   either row; the blanks around the bar make the difference
//	x?  (a b)?  at most once
//	*3          up to three words of any kind
//	pre~        any word that begins so
//	<month>     any word of a class
//	@NAME       a macro, read as a group
//	^  $        begins or ends its sentence; only first and last, $ also as
//	            last choice of a last group
//
// It is compiled to its position automaton (Glushkov, "The abstract theory of
// automata", 1961): at most 64 positions, one machine word of state, one step
// a token, nothing to backtrack.
type pattern struct {
	rule   int32
	sets   []uint16 // by position
	first  uint64
	last   uint64
	any    uint64 // positions that take any word
	follow []uint64
	needs  mask // sets every match must meet
	opens  bool // ^
	closes bool // $
	wide   bool // may run past the end of a sentence
}

// mask is a Bloom set of word sets.
type mask [4]uint64

func (m *mask) add(set uint16) { m[set>>6&3] |= 1 << (set & 63) }
func (m *mask) join(o *mask)   { m[0] |= o[0]; m[1] |= o[1]; m[2] |= o[2]; m[3] |= o[3] }
func (m *mask) within(o *mask) bool {
	return m[0]&^o[0]|m[1]&^o[1]|m[2]&^o[2]|m[3]&^o[3] == 0
}

const maxPositions = 64

// wordSet is what one position of a pattern takes.
type wordSet struct {
	any   bool
	class classSet
	words []uint16 // plain words and prefixes
}

// node is a pattern's syntax tree.
type node struct {
	kind  nodeKind
	set   uint16
	parts []*node
}

type nodeKind uint8

const (
	nodeSet nodeKind = iota
	nodeRow
	nodeEither
	nodeMaybe
)

// patternReader parses one pattern.
type patternReader struct {
	engine *engine
	macros map[string]string
	fields []string // what is left
	depth  int
}

var errPatternEmpty = errors.New("empty pattern")

// endings splits a pattern whose last group ends in "| $)" in two, since the
// end of a sentence is no word.
func endings(text string) []string {
	head, ok := strings.CutSuffix(text, "| $)")
	if !ok {
		return []string{text}
	}
	depth := 1
	for i := len(head) - 1; i >= 0; i-- {
		switch head[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return []string{strings.TrimSpace(head) + ")", head[:i] + "$"}
			}
		}
	}
	return []string{text}
}

// compile parses and compiles one pattern of a rule. One too long for a
// machine word becomes several, by its alternatives.
func (e *engine) compile(text string, macros map[string]string, rule int32) ([]*pattern, error) {
	fields := splitPattern(text)
	plain := pattern{rule: rule}
	if len(fields) > 0 && fields[0] == "^" {
		plain.opens, fields = true, fields[1:]
	}
	if n := len(fields); n > 0 && fields[n-1] == "$" {
		plain.closes, fields = true, fields[:n-1]
	}
	r := &patternReader{engine: e, macros: macros, fields: fields}
	root, err := r.either()
	if err != nil {
		return nil, err
	}
	if len(r.fields) > 0 {
		return nil, fmt.Errorf("%q is out of place", r.fields[0])
	}
	var out []*pattern
	for todo := []*node{root}; len(todo) > 0; {
		next := todo[0]
		todo = todo[1:]
		p := plain
		switch err := e.assemble(&p, next); {
		case errors.Is(err, errPatternLong) && len(out)+len(todo) < maxParts:
			parts := next.split()
			if parts == nil {
				return nil, err
			}
			todo = append(todo, parts...)
		case err != nil:
			return nil, err
		default:
			out = append(out, &p)
		}
	}
	return out, nil
}

const maxParts = 64

var errPatternLong = fmt.Errorf("longer than %d positions", maxPositions)

// split returns the rows that together match what n does, nil when there is
// no choice in it.
func (n *node) split() []*node {
	switch n.kind {
	case nodeEither:
		return n.parts
	case nodeRow:
		widest, at := 1, -1
		for i, p := range n.parts {
			if p.kind == nodeEither && len(p.parts) > widest {
				widest, at = len(p.parts), i
			}
		}
		if at < 0 {
			return nil
		}
		var rows []*node
		for _, choice := range n.parts[at].parts {
			row := &node{kind: nodeRow, parts: append([]*node{}, n.parts...)}
			row.parts[at] = choice
			rows = append(rows, row)
		}
		return rows
	}
	return nil
}

// assemble builds the automaton of a tree.
func (e *engine) assemble(p *pattern, root *node) error {
	shape, err := p.build(root)
	if err != nil {
		return err
	}
	if shape.empty {
		return errPatternEmpty
	}
	p.first, p.last = shape.first, shape.last
	for i, set := range p.sets {
		if e.sets[set].any {
			p.any |= 1 << i
		}
	}
	if p.first&p.any != 0 {
		return errors.New("a pattern cannot begin with a gap")
	}
	for set := range e.required(root) {
		p.needs.add(set)
	}
	return nil
}

// The signs of a pattern that are no words.
const (
	barTight = "|"
	barLoose = " | "
)

// splitPattern separates the signs of a pattern from its words.
func splitPattern(text string) []string {
	var out []string
	word := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !strings.ContainsRune(" \t\r\n()|?^$", rune(text[i])) {
			continue
		}
		if word < i {
			out = append(out, text[word:i])
		}
		word = i + 1
		if i == len(text) {
			break
		}
		switch c := text[i]; c {
		case '|':
			if i > 0 && text[i-1] == ' ' || i+1 < len(text) && text[i+1] == ' ' {
				out = append(out, barLoose)
			} else {
				out = append(out, barTight)
			}
		case '(', ')', '?', '^', '$':
			out = append(out, string(c))
		}
	}
	return out
}

func (r *patternReader) peek() string {
	if len(r.fields) == 0 {
		return ""
	}
	return r.fields[0]
}

func (r *patternReader) take(sign string) bool {
	if r.peek() != sign {
		return false
	}
	r.fields = r.fields[1:]
	return true
}

// either reads rows with loose bars between them.
func (r *patternReader) either() (*node, error) {
	if r.depth++; r.depth > 12 {
		return nil, errors.New("nested too deeply")
	}
	defer func() { r.depth-- }()
	return r.parted(barLoose, r.row)
}

func (r *patternReader) parted(bar string, part func() (*node, error)) (*node, error) {
	first, err := part()
	if err != nil {
		return nil, err
	}
	parts := []*node{first}
	for r.take(bar) {
		next, err := part()
		if err != nil {
			return nil, err
		}
		parts = append(parts, next)
	}
	return r.engine.merge(parts), nil
}

func (r *patternReader) row() (*node, error) {
	row := &node{kind: nodeRow}
	for {
		switch r.peek() {
		case "", ")", barLoose:
			if len(row.parts) == 0 {
				return nil, errPatternEmpty
			}
			if len(row.parts) == 1 {
				return row.parts[0], nil
			}
			return row, nil
		}
		item, err := r.parted(barTight, r.atom)
		if err != nil {
			return nil, err
		}
		if r.take("?") {
			item = &node{kind: nodeMaybe, parts: []*node{item}}
		}
		row.parts = append(row.parts, item)
	}
}

func (r *patternReader) atom() (*node, error) {
	word := r.peek()
	if word == "" {
		return nil, errPatternEmpty
	}
	r.fields = r.fields[1:]
	switch {
	case word == "(":
		group, err := r.either()
		if err == nil && !r.take(")") {
			err = errors.New("a bracket is not closed")
		}
		return group, err
	case word == "^" || word == "$":
		return nil, fmt.Errorf("%s may only stand at the end it is about", word)
	case word == ")" || word == "?" || word == barTight || word == barLoose:
		return nil, fmt.Errorf("%q is out of place", strings.TrimSpace(word))
	case word[0] == '*':
		return r.gap(word[1:])
	case word[0] == '@':
		return r.macro(word[1:])
	case word[0] == '<':
		return r.class(word)
	case strings.HasSuffix(word, "~"):
		return r.prefix(strings.TrimSuffix(word, "~"))
	}
	return r.word(word)
}

func (r *patternReader) gap(count string) (*node, error) {
	n, err := strconv.Atoi(count)
	if err != nil || n < 1 || n > 12 {
		return nil, fmt.Errorf("gap *%s is not between *1 and *12", count)
	}
	// Nested, so that at any time the automaton stands in one place of the gap.
	one := &node{kind: nodeSet, set: r.engine.set(wordSet{any: true})}
	gap := &node{kind: nodeMaybe, parts: []*node{one}}
	for range n - 1 {
		gap = &node{kind: nodeMaybe, parts: []*node{{kind: nodeRow, parts: []*node{one, gap}}}}
	}
	return gap, nil
}

func (r *patternReader) macro(name string) (*node, error) {
	text, ok := r.macros[name]
	if !ok {
		return nil, fmt.Errorf("no macro @%s", name)
	}
	if r.depth > 6 {
		return nil, fmt.Errorf("macro @%s is nested too deeply", name)
	}
	inner := &patternReader{engine: r.engine, macros: r.macros, fields: splitPattern(text), depth: r.depth}
	group, err := inner.either()
	if err == nil && len(inner.fields) > 0 {
		err = fmt.Errorf("%q is out of place", inner.fields[0])
	}
	if err != nil {
		return nil, fmt.Errorf("macro @%s: %w", name, err)
	}
	return group, nil
}

func (r *patternReader) class(word string) (*node, error) {
	for i, name := range classNames {
		if word == "<"+name+">" {
			return &node{kind: nodeSet, set: r.engine.set(wordSet{class: 1 << i})}, nil
		}
	}
	return nil, fmt.Errorf("no class %s", word)
}

func (r *patternReader) prefix(stem string) (*node, error) {
	folded := foldAll(stem)
	if len(folded) < shortestPrefix {
		return nil, fmt.Errorf("%s~ begins too many words; write %d letters or more", stem, shortestPrefix)
	}
	return &node{kind: nodeSet, set: r.engine.set(wordSet{words: []uint16{r.engine.lex.rulePrefix(folded)}})}, nil
}

// word reads a literal the way a text is read, so that "don't" meets "do not".
func (r *patternReader) word(word string) (*node, error) {
	pieces, ok := r.engine.literals[word]
	if !ok && r.engine.base.reads(word) {
		pieces, ok = []uint16{r.engine.lex.ruleWord(word)}, true
		r.engine.literals[word] = pieces
	}
	if !ok {
		s := scanner{lex: r.engine.base}
		s.scan(word)
		for i := range s.tokens {
			folded := s.literal(&s.tokens[i])
			if folded == "" {
				return nil, fmt.Errorf("%q is no plain word; use a class such as <num>", word)
			}
			pieces = append(pieces, r.engine.lex.ruleWord(folded))
		}
		if len(pieces) == 0 {
			return nil, fmt.Errorf("%q is no word", word)
		}
		r.engine.literals[word] = pieces
	}
	row := &node{kind: nodeRow}
	for _, id := range pieces {
		row.parts = append(row.parts, &node{kind: nodeSet, set: r.engine.set(wordSet{words: []uint16{id}})})
	}
	if len(row.parts) == 1 {
		return row.parts[0], nil
	}
	return row, nil
}

func foldAll(s string) string {
	var out []byte
	for _, r := range strings.ToLower(s) {
		out = append(out, foldRune(r)...)
	}
	return string(out)
}

// merge makes one position of alternatives that are single words.
func (e *engine) merge(parts []*node) *node {
	if len(parts) == 1 {
		return parts[0]
	}
	var one wordSet
	var rest []*node
	for _, p := range parts {
		if p.kind != nodeSet {
			rest = append(rest, p)
			continue
		}
		set := e.sets[p.set]
		one.any = one.any || set.any
		one.class |= set.class
		one.words = append(one.words, set.words...)
	}
	if len(rest) < len(parts) {
		rest = append(rest, &node{kind: nodeSet, set: e.set(one)})
	}
	if len(rest) == 1 {
		return rest[0]
	}
	return &node{kind: nodeEither, parts: rest}
}

// required returns the sets that every match of n meets.
func (e *engine) required(n *node) map[uint16]bool {
	out := map[uint16]bool{}
	switch n.kind {
	case nodeSet:
		if !e.sets[n.set].any {
			out[n.set] = true
		}
	case nodeRow:
		for _, p := range n.parts {
			for set := range e.required(p) {
				out[set] = true
			}
		}
	case nodeEither:
		out = e.required(n.parts[0])
		for _, p := range n.parts[1:] {
			also := e.required(p)
			for set := range out {
				if !also[set] {
					delete(out, set)
				}
			}
		}
	}
	return out
}

// shape is what Glushkov's construction knows of a part.
type shape struct {
	first, last uint64
	empty       bool // matches no word at all
}

func (p *pattern) build(n *node) (shape, error) {
	switch n.kind {
	case nodeSet:
		if len(p.sets) == maxPositions {
			return shape{}, errPatternLong
		}
		p.sets = append(p.sets, n.set)
		p.follow = append(p.follow, 0)
		bit := uint64(1) << (len(p.sets) - 1)
		return shape{first: bit, last: bit}, nil
	case nodeMaybe:
		s, err := p.build(n.parts[0])
		s.empty = true
		return s, err
	case nodeEither:
		var all shape
		for _, part := range n.parts {
			s, err := p.build(part)
			if err != nil {
				return all, err
			}
			all.first |= s.first
			all.last |= s.last
			all.empty = all.empty || s.empty
		}
		return all, nil
	}
	all := shape{empty: true}
	for _, part := range n.parts {
		s, err := p.build(part)
		if err != nil {
			return all, err
		}
		for at := all.last; at != 0; at &= at - 1 {
			p.follow[bits.TrailingZeros64(at)] |= s.first
		}
		if all.empty {
			all.first |= s.first
		}
		if s.empty {
			all.last |= s.last
		} else {
			all.last = s.last
		}
		all.empty = all.empty && s.empty
	}
	return all, nil
}
