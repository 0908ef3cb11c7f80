package message

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What we had sent is known, or stands quoted below: words that the author
// copied from it are not his, whatever style of quoting, or none, his mail
// program has. Runs of shingle or more words in a row are looked for (Broder,
// "On the resemblance and containment of documents", 1997), and lines cut that
// consist of them. A phrase that we had put into his mouth ("please take me off
// your list") stays his: a few words in common are no quote.

const (
	shingle     = 5  // words in a row that begin a match
	enoughWords = 20 // matched words that make a quote of our mail
	enoughQuote = 30 // matched words that make a repetition of the quoted part
	sureRun     = 12 // words of a run that needs no neighbour
	closeBy     = 12 // words between two runs that belong together
)

// sentWord is one word by its hash. In the body it knows its line, and where in
// our mail it stands: at is that plus one, 0 when it is not ours.
type sentWord struct {
	hash uint32
	line int32
	at   int32
}

// sentRun is a run of words that body and our mail share.
type sentRun struct{ from, to, at int32 }

// cutSent cuts what the author copied from our mail, or repeated from the part
// that he quoted, and returns answers that he wrote between our lines.
func (c *cutter) cutSent(sent string) {
	ownWords := 0
	for i := range c.lines {
		if l := &c.lines[i]; l.role == ownLine && l.depth == 0 {
			ownWords += int(l.end-l.start) / 6
		}
	}
	if sent == "" && ownWords < enoughQuote {
		return
	}
	var few, few2 [1024]sentWord
	ours := few[:0]
	if sent != "" {
		ours = appendWords(ours, sent, 0)
	} else {
		for i := range c.lines {
			if c.lines[i].role == quoteLine {
				ours = appendWords(ours, c.words(i), 0)
			}
		}
	}
	if len(ours) < shingle {
		return
	}
	body := few2[:0]
	for i := range c.lines {
		if l := &c.lines[i]; l.depth == 0 && (l.role == ownLine || l.role == quoteLine && sent != "") {
			body = appendWords(body, c.words(i), int32(i))
		}
	}
	var fewRuns [64]sentRun
	runs := sharedRuns(fewRuns[:0], body, ours)
	if runs = closeRuns(runs); len(runs) == 0 {
		return
	}
	enough := enoughQuote
	if sent != "" {
		enough = min(enoughWords, max(8, len(ours)*2/5))
	}
	c.applyRuns(body, runs, enough, sent != "")
}

// applyRuns marks the words of the runs and judges their lines.
func (c *cutter) applyRuns(body []sentWord, runs []sentRun, enough int, known bool) {
	matched, left := 0, 0
	for n, r := range runs {
		for k := r.from; k < r.to; k++ {
			body[k].at = r.at + k - r.from + 1
		}
		if n > 0 {
			bridge(body, runs[n-1], r)
		}
	}
	for k := range body {
		switch {
		case c.lines[body[k].line].role != ownLine:
		case body[k].at > 0:
			matched++
		default:
			left++
		}
	}
	if known {
		c.returnAnswers(body, runs)
	}
	if matched < enough || !known && left == 0 {
		return
	}
	first := -1
	for k := 0; k < len(body); {
		i, from, ourWords := body[k].line, k, 0
		for ; k < len(body) && body[k].line == i; k++ {
			if body[k].at > 0 {
				ourWords++
			}
		}
		if c.lines[i].role == ownLine && ourWords > 0 && c.isCopy(int(i), body[from:k], ourWords) {
			c.lines[i].role = quoteLine
			if first < 0 || c.prev(int(i)) != first {
				c.attributeAbove(int(i))
			}
			first = int(i)
		}
	}
	for i := range c.lines { // drawn lines between
		if l := &c.lines[i]; l.role == ownLine && l.has&lineRule != 0 {
			if p, n := c.prev(i), c.next(i); p >= 0 && n < len(c.lines) && c.lines[p].role == quoteLine && c.lines[n].role == quoteLine {
				l.role = quoteLine
			}
		}
	}
}

// bridge takes the few words between two runs that stand in place of others in
// our mail (a link rewritten, a name filled in); words that were put in between
// are an answer.
func bridge(body []sentWord, a, b sentRun) {
	gap, ours := b.from-a.to, b.at-(a.at+a.to-a.from)
	if gap < 1 || gap > 4 || ours < 1 || ours > 2*gap+3 || gap > ours+2 {
		return
	}
	for k := a.to; k < b.from; k++ {
		if body[k].line != body[a.to-1].line && body[k].line != body[b.from].line {
			return
		}
	}
	for k := a.to; k < b.from; k++ {
		body[k].at = a.at + a.to - a.from + 1
	}
}

// returnAnswers gives lines back to the author that a quote without marks had
// swallowed: they stand between words of ours that had nothing between them.
func (c *cutter) returnAnswers(body []sentWord, runs []sentRun) {
	for n := 1; n < len(runs); n++ {
		a, b := runs[n-1], runs[n]
		if missing := b.at - (a.at + a.to - a.from); b.from == a.to || missing < 0 || missing > 1 {
			continue
		}
		for k := a.to; k < b.from; k++ {
			i := body[k].line
			if i != body[a.to-1].line && i != body[b.from].line && c.lines[i].role == quoteLine {
				c.lines[i].role = keptLine
			}
		}
	}
}

// isCopy tells a line that is ours: at least half of it, and nothing in the
// rest that could be an answer.
func (c *cutter) isCopy(i int, words []sentWord, ourWords int) bool {
	if ourWords == len(words) {
		return true
	}
	rest := len(words) - ourWords
	if ourWords*2 < len(words) || rest > max(2, len(words)/10) {
		return false
	}
	s, at := c.words(i), 0
	for k := range words {
		start, end, _ := hashWord(s, at)
		at = end
		var buf [32]byte
		if words[k].at == 0 && answerWords[string(foldInto(buf[:0], s[start:end]))] {
			return false
		}
	}
	return true
}

// sharedRuns finds the runs of words that body shares with ours, in time linear
// in both.
func sharedRuns(runs []sentRun, body, ours []sentWord) []sentRun {
	var few [2048]int32
	table := few[:]
	if size := 1 << bits.Len(uint(2*len(ours))); size > len(few) {
		table = make([]int32, size)
	}
	mask := uint32(len(table) - 1)
	for p := 0; p+shingle <= len(ours); p++ {
		h := shingleHash(ours[p:])
		for probe := uint32(0); probe < 8; probe++ {
			if slot := &table[(h+probe)&mask]; *slot == 0 {
				*slot = int32(p) + 1
				break
			} else if sameShingle(ours[*slot-1:], ours[p:]) {
				break
			}
		}
	}
	done, next := 0, -1 // ends of the last run in body and ours
	for i := 0; i < len(body); {
		if n := nextLine(body, i, ours, next); n > 0 && i-done <= 5*closeBy {
			runs = append(runs, sentRun{int32(i), int32(i + n), int32(next)})
			i, done, next = i+n, i+n, next+n
			continue
		}
		if i+shingle > len(body) {
			i++
			continue
		}
		p := findShingle(table, mask, ours, body[i:])
		if p < 0 {
			i++
			continue
		}
		from, to := i, i+shingle
		at, q := p, p+shingle
		for from > done && at > 0 && body[from-1].hash == ours[at-1].hash {
			from, at = from-1, at-1
		}
		for to < len(body) && q < len(ours) && body[to].hash == ours[q].hash {
			to, q = to+1, q+1
		}
		runs = append(runs, sentRun{int32(from), int32(to), int32(at)})
		i, done, next = to, to, q
	}
	return runs
}

// nextLine returns how many words the line has that begins at body[i], when
// they are just those that come next in ours, 0 otherwise: lines shorter than a
// shingle are found so.
func nextLine(body []sentWord, i int, ours []sentWord, next int) int {
	if next < 0 || next >= len(ours) || body[i].hash != ours[next].hash || i > 0 && body[i-1].line == body[i].line {
		return 0
	}
	n := 0
	for ; i+n < len(body) && body[i+n].line == body[i].line; n++ {
		if next+n >= len(ours) || body[i+n].hash != ours[next+n].hash {
			return 0
		}
	}
	return n
}

// findShingle returns where in ours the words at the start of body stand, -1
// when they do not.
func findShingle(table []int32, mask uint32, ours, body []sentWord) int {
	h := shingleHash(body)
	for probe := uint32(0); probe < 8; probe++ {
		p := int(table[(h+probe)&mask]) - 1
		if p < 0 {
			return -1
		}
		if sameShingle(ours[p:], body) {
			return p
		}
	}
	return -1
}

// closeRuns drops short runs that do not go on where a neighbour ends, in the
// body and in our mail: those are phrases that both happen to use.
func closeRuns(runs []sentRun) []sentRun {
	kept := runs[:0]
	var before sentRun
	for n, r := range runs {
		long := r.to-r.from >= sureRun
		follows := n > 0 && goesOn(before, r)
		leads := n+1 < len(runs) && goesOn(r, runs[n+1])
		before = r
		if long || follows || leads {
			kept = append(kept, r)
		}
	}
	return kept
}

// goesOn tells whether b continues a.
func goesOn(a, b sentRun) bool {
	ours := b.at - (a.at + a.to - a.from)
	return ours >= 0 && ours <= closeBy && b.from-a.to <= 8*closeBy
}

func shingleHash(w []sentWord) uint32 {
	h := uint32(2166136261)
	for _, x := range w[:shingle] {
		h = (h ^ x.hash) * 0x9E3779B1
		h ^= h >> 15
	}
	return h
}

func sameShingle(a, b []sentWord) bool {
	for k := range shingle {
		if a[k].hash != b[k].hash {
			return false
		}
	}
	return true
}

// appendWords appends the words of s. Links and marks are none: they change
// when a mail is quoted.
func appendWords(words []sentWord, s string, line int32) []sentWord {
	for at := 0; ; {
		start, end, hash := hashWord(s, at)
		if start == end {
			return words
		}
		words = append(words, sentWord{hash: hash, line: line})
		at = end
	}
}

// hashWord finds the next word of s from at on and hashes its folded form; start
// equals end when there is none. Of scripts without blanks each character is a
// word.
func hashWord(s string, at int) (start, end int, hash uint32) {
	const prime = 16777619
	hash = 2166136261
	start = -1
	for i := at; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			switch {
			case b >= 'A' && b <= 'Z':
				b |= 0x20
			case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
			case b == '\'' && start >= 0:
				i++
				continue
			case start >= 0:
				if b == ':' && linkScheme(s[start:i]) {
					for i < len(s) && s[i] > ' ' && s[i] != '>' && s[i] != ')' {
						i++
					}
					start, hash = -1, 2166136261
					continue
				}
				return start, i, hash
			default:
				i++
				continue
			}
			if start < 0 {
				start = i
			}
			hash = (hash ^ uint32(b)) * prime
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '’' && start >= 0 || r >= 0x300 && r <= 0x36F:
		case r >= 0x2E80 && r <= 0xD7FF && unicode.IsLetter(r):
			if start >= 0 {
				return start, i, hash
			}
			return i, i + n, (hash ^ uint32(r)) * prime
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
			var buf [16]byte
			for _, b := range foldWide(buf[:0], r) {
				hash = (hash ^ uint32(b)) * prime
			}
		case start >= 0:
			return start, i, hash
		}
		i += n
	}
	if start < 0 {
		return len(s), len(s), 0
	}
	return start, len(s), hash
}

// linkScheme tells a word that begins a link when a colon follows.
func linkScheme(w string) bool {
	return strings.EqualFold(w, "http") || strings.EqualFold(w, "https") || strings.EqualFold(w, "mailto")
}
