package message

import (
	"cmp"
	"slices"
	"strings"
)

// phrases is a group as it is written down: one phrase a line.
//
//	(a|b c)  either
//	[a]      with or without
//	{name}   a named group of alternatives
//	*        any one word
//	...      up to three words
//	^ $      the line begins, ends here
type phrases struct {
	signal
	text string
}

// compilePhrases builds a book. named gives the alternatives of {name}.
func compilePhrases(groups []phrases, named map[string]string) *phraseBook {
	c := phraseCompiler{
		named:  named,
		shared: make(map[beginning]uint32, sizeHint),
		places: [][]uint32{{0}},
		book:   &phraseBook{words: make(map[string]uint32, sizeHint), nodes: make([]phraseNode, 1, sizeHint)},
	}
	for _, g := range groups {
		if g.id = g.name; g.lang != "" {
			g.id += "." + g.lang
		}
		c.book.signals = append(c.book.signals, g.signal)
		for line := range strings.Lines(g.text) {
			if line = strings.TrimSpace(line); line != "" {
				c.phrase(line, uint16(len(c.book.signals)-1))
			}
		}
	}
	c.layOutEdges()
	c.layOutEnds()
	return c.book
}

// sizeHint is about how many words, nodes and beginnings a book has.
const sizeHint = 1 << 14

// phraseCompiler is a book under construction.
type phraseCompiler struct {
	book   *phraseBook
	named  map[string]string
	shared map[beginning]uint32 // phrases that begin alike share what they begin with
	places [][]uint32           // sets of nodes at which a phrase may have arrived
	arcs   []arc
	stops  []stop
}

// beginning is a piece that follows a place.
type beginning struct {
	place uint32
	piece string
}

// arc is an edge with the node that it leaves.
type arc struct {
	from uint32
	edge
}

// stop is an ending with the node where it stands.
type stop struct {
	at uint32
	ending
}

// phrase adds one line.
func (c *phraseCompiler) phrase(line string, of uint16) {
	e := ending{signal: of}
	line, e.lineStart = strings.CutPrefix(line, "^")
	line, e.lineEnd = strings.CutSuffix(line, "$")
	place := uint32(0)
	for _, piece := range splitPhrase(line) {
		key := beginning{place, piece}
		to, ok := c.shared[key]
		if !ok {
			to = uint32(len(c.places))
			c.places = append(c.places, c.piece(c.places[place], piece))
			c.shared[key] = to
		}
		place = to
	}
	for _, node := range c.places[place] {
		c.stops = append(c.stops, stop{node, e})
	}
}

// layOutEdges puts the edges of each node together, those by any word first.
func (c *phraseCompiler) layOutEdges() {
	b := c.book
	for i := range c.arcs {
		b.nodes[c.arcs[i].from].edges.to++
	}
	at := uint32(0)
	for n := range b.nodes {
		s := &b.nodes[n].edges
		s.from, at = at, at+s.to
		s.to = s.from
	}
	b.edges = make([]edge, at)
	for i := range c.arcs {
		s := &b.nodes[c.arcs[i].from].edges
		b.edges[s.to] = c.arcs[i].edge
		s.to++
	}
	for n := range b.nodes {
		s := b.nodes[n].edges
		slices.SortStableFunc(b.edges[s.from:s.to], func(x, y edge) int { return cmp.Compare(x.word, y.word) })
	}
	b.roots = make([]span, len(b.words)+firstWordNumber)
	for i := b.nodes[0].edges.from; i < b.nodes[0].edges.to; i++ {
		r := &b.roots[b.edges[i].word]
		if r.to == 0 {
			r.from = i
		}
		r.to = i + 1
	}
}

// layOutEnds puts the endings at each node together.
func (c *phraseCompiler) layOutEnds() {
	slices.SortStableFunc(c.stops, func(x, y stop) int { return cmp.Compare(x.at, y.at) })
	b := c.book
	b.ends = make([]ending, len(c.stops))
	for i, s := range c.stops {
		b.ends[i] = s.ending
		n := &b.nodes[s.at].ends
		if n.to == 0 {
			n.from = uint32(i)
		}
		n.to = uint32(i + 1)
	}
}

// piece leads from a set of nodes by a word or by alternatives, which meet in
// one node.
func (c *phraseCompiler) piece(from []uint32, piece string) []uint32 {
	meet := c.node()
	to := []uint32{meet}
	var options []string
	switch inner := piece[1:max(1, len(piece)-1)]; piece[0] {
	case '(':
		options = alternatives(inner)
	case '[':
		options = append(alternatives(inner), "")
	case '{':
		options = alternatives(c.named[inner])
	case '.':
		options = []string{"", "*", "* *", "* * *"}
	default:
		c.connect(from, c.number(piece), meet)
		return to
	}
	for _, o := range options {
		pieces := splitPhrase(o)
		if len(pieces) == 0 {
			to = append(to, from...)
			continue
		}
		at := from
		for i, inner := range pieces {
			if nested := strings.IndexByte("([{.", inner[0]) >= 0; nested || i < len(pieces)-1 {
				at = c.piece(at, inner)
			} else {
				c.connect(at, c.number(inner), meet)
				at = nil
			}
		}
		to = append(to, at...)
	}
	return to
}

func (c *phraseCompiler) node() uint32 {
	c.book.nodes = append(c.book.nodes, phraseNode{})
	return uint32(len(c.book.nodes) - 1)
}

// number returns a word's number, a new one for a new word.
func (c *phraseCompiler) number(word string) uint32 {
	t := tokens{text: word, wild: true}
	t.next()
	if t.any {
		return anyWord
	}
	n, ok := c.book.words[string(t.word())]
	if !ok {
		n = uint32(len(c.book.words) + firstWordNumber)
		c.book.words[string(t.word())] = n
	}
	return n
}

// connect adds an edge by a word from each of the nodes.
func (c *phraseCompiler) connect(from []uint32, word, to uint32) {
	for _, node := range from {
		c.arcs = append(c.arcs, arc{node, edge{word, to}})
	}
}

// splitPhrase splits a phrase into its words and bracketed pieces.
func splitPhrase(p string) []string {
	pieces := make([]string, 0, 2)
	for len(p) > 0 {
		i := strings.IndexAny(p, "([{")
		plain := p
		if i >= 0 {
			plain = p[:i]
		}
		if strings.Contains(plain, "...") {
			plain = strings.ReplaceAll(plain, "...", " \x00 ")
		}
		t := tokens{text: plain, wild: true, gap: true}
		for t.next() {
			pieces = append(pieces, plain[t.start:t.end])
		}
		if i < 0 {
			break
		}
		end := matching(p, i)
		pieces = append(pieces, p[i:end+1])
		p = p[end+1:]
	}
	for i := range pieces {
		if pieces[i] == "\x00" {
			pieces[i] = "..."
		}
	}
	return pieces
}

// matching returns where the bracket opened at i is closed; the end when it is
// not.
func matching(p string, i int) int {
	depth := 0
	for j := i; j < len(p); j++ {
		switch p[j] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return j
			}
		}
	}
	panic("message: unclosed bracket in phrase " + p)
}

// alternatives splits at the bars that stand in no bracket.
func alternatives(p string) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(p) {
		switch p[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, p[from:i])
				from = i + 1
			}
		}
	}
	return append(out, p[from:])
}
