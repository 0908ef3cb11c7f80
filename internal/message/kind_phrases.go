package message

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phraseBook finds many phrases in one pass over a text. Phrases are sequences
// of words; case, accents, punctuation and line breaks within a sentence do not
// matter, so a wrapped line or a missing accent hides nothing. It is a
// non-deterministic automaton over words without loops: every phrase that a word
// may begin or carry on is followed side by side, so a text is read once.
//
// A book is immutable once compiled and may be shared.
type phraseBook struct {
	words   map[string]uint32 // folded word -> number, from firstWordNumber on
	roots   []span            // word number -> its edges from the root
	nodes   []span            // node -> its edges
	edges   []edge            // of a node together, by word
	ends    [][]ending        // node -> what ends there
	signals []signal
}

// edge leads to a node by a word.
type edge struct {
	word, to uint32
}

// span is a range of edges.
type span struct {
	from, to uint32
}

// signal is what a group of phrases says when one of them is found.
type signal struct {
	name   string // evidence id without language
	id     string // evidence id, made when the book is compiled
	lang   string // ISO 639-1, "" when it belongs to none
	zone   zone
	weight float64 // nats
	kind   Kind
	reason AutoReason // why a machine answered, when the phrase tells
	status string     // detail of a status code ("1.1"), when the phrase tells
}

// zone is where a phrase counts.
type zone uint8

const (
	inSubject zone = 1 << iota
	inBody
)

// ending marks a node where a phrase is complete.
type ending struct {
	signal    uint16
	lineStart bool // only at the start of a line
	lineEnd   bool // only at the end of a line
}

// Reserved word numbers. A word that is in no phrase has the number unknownWord.
const (
	unknownWord = iota
	anyWord
	firstWordNumber
)

const (
	maxWordBytes = 48  // longer words are in no phrase
	maxWalks     = 512 // phrases under way at once; more are not begun
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
		prefix: make(map[string][]uint32),
		book:   &phraseBook{words: make(map[string]uint32)},
	}
	c.node() // the root
	for _, g := range groups {
		n := uint16(len(c.book.signals))
		if g.id = g.name; g.lang != "" {
			g.id += "." + g.lang
		}
		c.book.signals = append(c.book.signals, g.signal)
		for line := range strings.Lines(g.text) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			e := ending{signal: n}
			line, e.lineStart = strings.CutPrefix(line, "^")
			line, e.lineEnd = strings.CutSuffix(line, "$")
			for _, node := range c.sequence([]uint32{0}, splitPhrase(line), "") {
				c.book.ends[node] = append(c.book.ends[node], e)
			}
		}
	}
	c.layOut()
	return c.book
}

// phraseCompiler is a book under construction.
type phraseCompiler struct {
	book   *phraseBook
	named  map[string]string
	prefix map[string][]uint32 // pieces so far -> where they lead: common beginnings are shared
	edges  [][]edge            // node -> its edges
}

// layOut puts the edges of each node together, those by any word first.
func (c *phraseCompiler) layOut() {
	b := c.book
	b.nodes = make([]span, len(c.edges))
	for n, edges := range c.edges {
		slices.SortStableFunc(edges, func(x, y edge) int { return cmp.Compare(x.word, y.word) })
		b.nodes[n].from = uint32(len(b.edges))
		b.edges = append(b.edges, edges...)
		b.nodes[n].to = uint32(len(b.edges))
	}
	b.roots = make([]span, len(b.words)+firstWordNumber)
	for i := b.nodes[0].from; i < b.nodes[0].to; i++ {
		r := &b.roots[b.edges[i].word]
		if r.to == 0 {
			r.from = i
		}
		r.to = i + 1
	}
}

// sequence leads from a set of nodes by one piece after the other and returns
// where that ends. path names how the nodes were reached.
func (c *phraseCompiler) sequence(from []uint32, pieces []string, path string) []uint32 {
	for _, piece := range pieces {
		path += " " + piece
		to, ok := c.prefix[path]
		if !ok {
			to = c.piece(from, piece)
			c.prefix[path] = to
		}
		from = to
	}
	return from
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
	c.book.ends = append(c.book.ends, nil)
	c.edges = append(c.edges, nil)
	return uint32(len(c.book.ends) - 1)
}

// number returns a word's number, a new one for a new word.
func (c *phraseCompiler) number(word string) uint32 {
	t := tokens{text: word, wild: true}
	t.next()
	if t.any {
		return anyWord
	}
	folded := string(t.word())
	n, ok := c.book.words[folded]
	if !ok {
		n = uint32(len(c.book.words) + firstWordNumber)
		c.book.words[folded] = n
	}
	return n
}

// connect adds an edge by a word from each of the nodes.
func (c *phraseCompiler) connect(from []uint32, word, to uint32) {
	for _, node := range from {
		c.edges[node] = append(c.edges[node], edge{word, to})
	}
}

// splitPhrase splits a phrase into its words and bracketed pieces.
func splitPhrase(p string) []string {
	var pieces []string
	for len(p) > 0 {
		i := strings.IndexAny(p, "([{")
		plain := p
		if i >= 0 {
			plain = p[:i]
		}
		plain = strings.ReplaceAll(plain, "...", " \x00 ")
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

// walk is a phrase under way.
type walk struct {
	node  uint32
	start int
}

// find calls found for every phrase in text[from:to], with its place in text.
func (b *phraseBook) find(text string, from, to int, found func(s *signal, start, end int)) {
	var rooms [2][maxWalks]walk
	now, then := rooms[0][:0], rooms[1][:0]
	t := tokens{text: text[:to], pos: from}
	for t.next() {
		if t.afterBreak {
			now = now[:0]
		}
		w := b.words[string(t.word())]
		then = then[:0]
		for _, at := range now {
			then = b.step(then, b.nodes[at.node], w, at.start)
		}
		if w != unknownWord {
			for i := b.roots[w].from; i < b.roots[w].to && len(then) < maxWalks; i++ {
				then = append(then, walk{b.edges[i].to, t.start})
			}
		}
		now, then = then, now
		for _, at := range now {
			for _, e := range b.ends[at.node] {
				if e.lineStart && !opensLine(text[from:to], at.start-from) || e.lineEnd && !closesLine(text[:to], t.end) {
					continue
				}
				found(&b.signals[e.signal], at.start, t.end)
			}
		}
	}
}

// step appends where a node's edges lead by a word.
func (b *phraseBook) step(walks []walk, of span, word uint32, start int) []walk {
	edges := b.edges[of.from:of.to]
	for len(edges) > 0 && edges[0].word == anyWord && len(walks) < maxWalks {
		walks = append(walks, walk{edges[0].to, start})
		edges = edges[1:]
	}
	const few = 8
	if len(edges) > few {
		i, _ := slices.BinarySearchFunc(edges, word, func(e edge, w uint32) int { return cmp.Compare(e.word, w) })
		edges = edges[i:]
	}
	for _, e := range edges {
		if e.word >= word {
			if e.word > word || len(walks) == maxWalks {
				break
			}
			walks = append(walks, walk{e.to, start})
		}
	}
	return walks
}

// maxDecoration is how many bytes of punctuation may stand between a phrase and
// the border of its line.
const maxDecoration = 16

// opensLine tells whether no letter or digit stands before i on its line.
func opensLine(text string, i int) bool {
	for range maxDecoration {
		if i == 0 {
			return true
		}
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if r == '\n' {
			return true
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
		i -= size
	}
	return false
}

// closesLine tells whether no letter or digit stands from i on, on its line.
func closesLine(text string, i int) bool {
	for range maxDecoration {
		if i >= len(text) {
			return true
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\n' {
			return true
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
		i += size
	}
	return false
}
