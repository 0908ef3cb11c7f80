package message

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
	roots   []uint32          // word number -> first of the edges from the root, 0 when none
	follow  map[uint64]uint32 // node<<32|word -> first edge, in nodes other than the root
	carryOn []uint32          // node -> first of its edges for any word, 0 when none
	edges   []edge
	ends    [][]ending // node -> what ends there
	signals []signal
}

// edge leads to a node; next is another edge from the same node by the same
// word, 0 when there is none.
type edge struct {
	to, next uint32
}

// signal is what a group of phrases says when one of them is found.
type signal struct {
	name   string // evidence id without language
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
		book: &phraseBook{
			words: make(map[string]uint32), follow: make(map[uint64]uint32),
			carryOn: make([]uint32, 1), edges: make([]edge, 1), ends: make([][]ending, 1),
		},
	}
	for _, g := range groups {
		n := uint16(len(c.book.signals))
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
	c.book.roots = make([]uint32, len(c.book.words)+firstWordNumber)
	for w := range c.book.roots {
		c.book.roots[w] = c.book.follow[uint64(w)]
	}
	return c.book
}

// phraseCompiler is a book under construction.
type phraseCompiler struct {
	book   *phraseBook
	named  map[string]string
	prefix map[string][]uint32 // pieces so far -> where they lead: common beginnings are shared
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
	c.book.carryOn = append(c.book.carryOn, 0)
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
		e := edge{to: to}
		key := uint64(node)<<32 | uint64(word)
		if word == anyWord {
			e.next = c.book.carryOn[node]
			c.book.carryOn[node] = uint32(len(c.book.edges))
		} else {
			e.next = c.book.follow[key]
			c.book.follow[key] = uint32(len(c.book.edges))
		}
		c.book.edges = append(c.book.edges, e)
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
			if w != unknownWord {
				then = b.step(then, b.follow[uint64(at.node)<<32|uint64(w)], at.start)
			}
			then = b.step(then, b.carryOn[at.node], at.start)
		}
		if w != unknownWord {
			then = b.step(then, b.roots[w], t.start)
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

// step appends where the edges of one chain lead.
func (b *phraseBook) step(walks []walk, first uint32, start int) []walk {
	for i := first; i != 0 && len(walks) < maxWalks; i = b.edges[i].next {
		walks = append(walks, walk{b.edges[i].to, start})
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

// tokens cuts text into words, folded. Chinese, Japanese and Korean are cut
// into single characters, since they write phrases without blanks.
type tokens struct {
	text string
	pos  int
	wild bool // read * as any word
	gap  bool // read NUL as a word

	start, end int  // of the word in text
	afterBreak bool // a sentence or paragraph ended before the word
	any        bool // the word is *
	length     int  // of the folded word
	buf        [maxWordBytes]byte
}

// word returns the folded word, nothing when it is too long for any phrase. It
// holds until the next call of next.
func (t *tokens) word() []byte { return t.buf[:t.length] }

// next moves to the following word.
func (t *tokens) next() bool {
	t.afterBreak, t.any, t.length = false, false, 0
	newlines := 0
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		if c < utf8.RuneSelf {
			if isWordByte(c) {
				return t.readWord()
			}
			switch {
			case c == '\n':
				if newlines++; newlines > 1 {
					t.afterBreak = true
				}
			case c == '.' || c == '!' || c == '?' || c == ';':
				t.afterBreak = t.afterBreak || t.pos+1 >= len(t.text) || t.text[t.pos+1] <= ' '
			case c == '*' && t.wild || c == 0 && t.gap:
				t.any, t.start, t.end = true, t.pos, t.pos+1
				t.pos++
				return true
			}
			t.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return t.readWord()
		}
		if r == '。' || r == '！' || r == '？' {
			t.afterBreak = true
		}
		t.pos += size
	}
	return false
}

// readWord reads the word that begins at pos.
func (t *tokens) readWord() bool {
	t.start = t.pos
	fits := true
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		if c < utf8.RuneSelf {
			if !isWordByte(c) {
				break
			}
			if c-'A' < 26 {
				c |= 0x20
			}
			fits = fits && t.put(c)
			t.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if unicode.Is(unicode.Mn, r) {
			t.pos += size
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		if standsAlone(r) {
			if t.pos > t.start {
				break
			}
			t.pos += size
			t.length = utf8.EncodeRune(t.buf[:], foldRune(r))
			t.end = t.pos
			return true
		}
		fits = fits && t.putFolded(r)
		t.pos += size
	}
	t.end = t.pos
	if !fits {
		t.length = 0
	}
	return true
}

func (t *tokens) put(c byte) bool {
	if t.length == len(t.buf) {
		return false
	}
	t.buf[t.length] = c
	t.length++
	return true
}

func (t *tokens) putFolded(r rune) bool {
	if s, ok := letterPairs[r]; ok {
		return t.put(s[0]) && t.put(s[1])
	}
	r = foldRune(r)
	if t.length+utf8.RuneLen(r) > len(t.buf) {
		return false
	}
	t.length += utf8.EncodeRune(t.buf[t.length:], r)
	return true
}

func isWordByte(c byte) bool {
	return c-'a' < 26 || c-'A' < 26 || c-'0' < 10
}

// standsAlone tells whether a character is a word of its own to us.
func standsAlone(r rune) bool {
	return r >= 0x2E80 && (r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000)
}

// letterPairs are letters that are commonly written as two.
var letterPairs = map[rune]string{'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th"}

// foldRune puts a letter in lower case and takes its accents away.
func foldRune(r rune) rune {
	if int(r) < len(foldTable) {
		return foldTable[r]
	}
	if r >= 0xFF01 && r <= 0xFF5E { // full-width ASCII
		return unicode.ToLower(r - 0xFEE0)
	}
	return unicode.ToLower(r)
}

// foldTable folds the Latin, Greek and Cyrillic letters.
var foldTable = makeFoldTable()

func makeFoldTable() (table [0x530]rune) {
	for i := range table {
		r := unicode.ToLower(rune(i))
		for _, base := range norm.NFD.String(string(r)) {
			r = base
			break
		}
		table[i] = unicode.ToLower(r)
	}
	for from, to := range map[rune]rune{'ø': 'o', 'Ø': 'o', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd', 'ı': 'i', 'ς': 'σ'} {
		table[from] = to
	}
	return table
}
