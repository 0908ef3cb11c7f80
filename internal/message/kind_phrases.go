package message

import (
	"cmp"
	"slices"
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
	nodes   []phraseNode
	edges   []edge   // of a node together, by word
	ends    []ending // of a node together
	signals []signal
}

// phraseNode is how far phrases have been followed.
type phraseNode struct {
	edges span // where they go on
	ends  span // which of them are complete
}

// edge leads to a node by a word.
type edge struct {
	word, to uint32
}

// span is a range of edges or endings.
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
			then = b.step(then, b.nodes[at.node].edges, w, at.start)
		}
		if w != unknownWord {
			for i := b.roots[w].from; i < b.roots[w].to && len(then) < maxWalks; i++ {
				then = append(then, walk{b.edges[i].to, t.start})
			}
		}
		now, then = then, now
		for _, at := range now {
			done := b.nodes[at.node].ends
			for _, e := range b.ends[done.from:done.to] {
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
