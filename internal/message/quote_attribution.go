package message

import (
	"bytes"
	"strings"
)

// strength is how surely a line attributes what follows to somebody.
type strength uint8

const (
	noAttribution   strength = iota
	weakAttribution          // only where quote marks follow
	sureAttribution          // enough to cut what follows without quote marks
)

// maxAttribution is over how many lines an attribution may be wrapped.
const maxAttribution = 6

// minAttribution is the least length of one that needs no quote marks below.
const minAttribution = 12

// attribution judges the lines from i on as one attribution, wrapped or not,
// and returns the last of them.
func (c *cutter) attribution(i int) (int, strength) {
	end := min(i+maxAttribution+1, len(c.lines))
	if c.leadsIntoQuote(i) {
		return i, sureAttribution
	}
	k := i
	for k < end && c.lines[k].has&lineCloses == 0 {
		k++
	}
	if k == end {
		return i, noAttribution
	}
	opened := opensAttribution(c.foldLine(i))
	if !opened && c.lines[i].has&lineAt == 0 {
		end = i + 1 // words that are no date, no "On" and no address begin no wrapped one
	}
	f := c.fold[:0]
	gap := false
	for k := i; k < end; k++ {
		l := &c.lines[k]
		if l.has&lineBlank != 0 && l.depth == 0 {
			if gap || k == i+1 && c.lines[i].has&lineDigits == 0 {
				break
			}
			gap = true
			continue
		}
		if l.role != ownLine || l.depth > 0 && !openAngle(f) || gap && !openAngle(f) && c.words(k) != "<" {
			break
		}
		n := len(f)
		f = c.join(f, k)
		if k > i && !opened && beginsAfter(f, n) {
			break // words of the author stood above it
		}
		if l.has&lineCloses != 0 {
			if len(f) >= minAttribution && judgeAttribution(f) == sureAttribution {
				return k, sureAttribution
			}
			if l.has&lineColon != 0 && f[len(f)-1] == ':' && !openAngle(f) {
				break // it would have ended here
			}
		}
	}
	return i, noAttribution
}

// beginsAfter tells whether the attribution begins with the line joined at f[n:],
// not with what stands before.
func beginsAfter(f []byte, n int) bool {
	if n == 0 || openAngle(f[:n]) || f[n-1] == ',' {
		return false
	}
	line := bytes.TrimLeft(f[n:], " ")
	return opensAttribution(line) && (attributionOpeners[string(phraseKey(line))] || findClues(f[:n]).verb < 0)
}

// openAngle tells an address that goes on in the next line.
func openAngle(f []byte) bool {
	return bytes.Count(f, []byte("<")) > bytes.Count(f, []byte(">"))
}

// leadsIntoQuote tells an attribution that has the quote behind it on its line,
// as Yahoo writes them on telephones: "On Tue ... Bo <bo@a.example> wrote:   Hi".
func (c *cutter) leadsIntoQuote(i int) bool {
	const needs = lineDigits | lineAt | lineColon | lineWords
	if c.lines[i].has&needs != needs || !strings.Contains(c.words(i), ":  ") {
		return false
	}
	f := c.foldLine(i)
	n, p := wroteWords.find(f, 0)
	n += len(p)
	return p != "" && n < len(f) && f[n] == ':' && findClues(f[:n]).angle && opensAttribution(f) && judgeAttribution(f[:n+1]) == sureAttribution
}

// opensAttribution tells whether f begins as attributions do: with a figure, a
// weekday or month, or a word such as "On" with one of these behind it.
func opensAttribution(f []byte) bool {
	if len(f) > 0 && f[0] >= '0' && f[0] <= '9' {
		return true
	}
	w := phraseKey(f)
	if dateWords[string(w)] {
		return true
	}
	if !attributionOpeners[string(w)] || len(f) <= len(w)+1 {
		return false
	}
	f = bytes.TrimLeft(f[len(w):], " ")
	return len(f) > 0 && (f[0] >= '0' && f[0] <= '9' || dateWords[string(phraseKey(f))])
}

// attributes tells whether s alone is a sure attribution.
func attributes(s string) bool {
	var buf [foldLimit]byte
	return judgeAttribution(foldInto(buf[:0], s)) == sureAttribution
}

// clues is what scan finds in a folded line.
type clues struct {
	date    int  // pieces of date or time: figures with separators, years, weekdays and months
	address bool // holds @
	angle   bool // holds an address in angle brackets or parentheses
	verb    int  // where "wrote" begins, -1 when it does not
	verbEnd int
}

// scan walks over the words of f once.
func findClues(f []byte) clues {
	s := clues{verb: -1}
	for i := 0; i < len(f); {
		switch b := f[i]; {
		case b >= '0' && b <= '9':
			n := 0
			i, n = dateFigures(f, i)
			s.date += n
			continue
		case b == '@':
			s.address = true
		case b == '<' || b == '(':
			if n := bytes.IndexByte(f[i:], '@'); n > 0 && n < 80 {
				s.angle = true
			}
		case isTextByte(b):
			if p := wroteWords.at(f, i); p != "" && s.verbEnd <= i {
				s.verb, s.verbEnd = i, i+len(p)
				i += len(p)
				continue
			}
			w := phraseKey(f[i:])
			if dateWords[string(w)] && len(w) > 2 {
				s.date++
			}
			i += max(len(w), 1)
			continue
		}
		i++
	}
	return s
}

// figures reads a run of digits with the separators of dates and times between
// them, and returns where it ends and how much of a date it is.
func dateFigures(f []byte, i int) (end, date int) {
	start, groups, first := i, 1, 0
	for i < len(f) {
		switch b := f[i]; {
		case b >= '0' && b <= '9':
			i++
			continue
		case (b == '.' || b == ':' || b == '/' || b == '-' || b == 'h') && i+1 < len(f) && f[i+1] >= '0' && f[i+1] <= '9':
			if groups++; first == 0 {
				first = i - start
			}
			i++
			continue
		case bytes.HasPrefix(f[i:], []byte("年")) || bytes.HasPrefix(f[i:], []byte("月")) || bytes.HasPrefix(f[i:], []byte("日")) ||
			bytes.HasPrefix(f[i:], []byte("년")) || bytes.HasPrefix(f[i:], []byte("월")) || bytes.HasPrefix(f[i:], []byte("일")):
			date++
		}
		break
	}
	n := i - start
	switch {
	case groups >= 3 && n <= 20:
		date += 2
	case groups == 2 && n <= 5:
		date++
	case groups == 1 && n == 4 && (f[start] == '2' && f[start+1] == '0' || f[start] == '1' && f[start+1] == '9'):
		date++
	}
	return i, date
}

// judgeAttribution judges one folded attribution candidate.
func judgeAttribution(f []byte) strength {
	if len(f) > 500 {
		return noAttribution
	}
	lead := len(f)
	f = bytes.TrimLeft(f, "-_=~*> ")
	lead -= len(f)
	f = bytes.TrimRight(f, "-_=~* ")
	ends := len(f) > 0 && f[len(f)-1] == ':'
	f = bytes.TrimRight(f, ": ")
	if len(f) == 0 {
		return noAttribution
	}
	s := findClues(f)
	w := phraseKey(f)
	opened := f[0] >= '0' && f[0] <= '9' || attributionOpeners[string(w)] || dateWords[string(w)]
	if s.verb < 0 {
		return judgeVerbless(f, s, opened, ends)
	}
	after := f[s.verbEnd:]
	if countWords(after) == 0 {
		return judgeVerbLast(f, s, opened, lead)
	}
	if !ends || s.date == 0 {
		return noAttribution
	}
	if bytes.IndexByte(after, '(') >= 0 && countWords(after) <= 10 && (s.angle || after[0] == ' ' && len(after) > 1 && after[1] == '(') {
		return sureAttribution
	}
	switch n := countWords(after); {
	case speaks(f[:s.verb]) || speakers[string(leadWord(bytes.TrimLeft(after, " ")))]:
		return noAttribution
	case n <= 12 && s.angle && countWords(f[:s.verb]) <= 14:
		return sureAttribution
	case n <= 5 && opened && s.date >= 2:
		return sureAttribution
	case n <= 8 && s.date >= 2 && !opened && countWords(f[:s.verb]) <= 5 && findClues(after).date >= 2:
		return sureAttribution // "Bo Example wrote on 03.07.2019 10:11:12:"
	case n <= 8:
		return weakAttribution
	}
	return noAttribution
}

// judgeVerbless judges attributions such as `2019-07-03 10:11 GMT+02:00 Bo <bo@a.example>:`.
func judgeVerbless(f []byte, s clues, opened, ends bool) strength {
	switch {
	case ends && opened && s.date >= 2 && s.angle && f[len(f)-1] == '>':
		return sureAttribution
	case opened && s.date >= 1 && s.address, ends && opened && s.date >= 2, ends && s.angle:
		if countWords(f) <= 24 && !hasAnswer(f) {
			return weakAttribution
		}
	}
	return noAttribution
}

// judgeVerbLast judges attributions that end with "wrote".
func judgeVerbLast(f []byte, s clues, opened bool, lead int) strength {
	n := countWords(f[:s.verb])
	switch {
	case n > 40 || n == 0:
		return noAttribution
	case speaks(f[:s.verb]):
		if opened && s.date >= 2 {
			return weakAttribution // "Tuesday, March 4, 2025, 9:12 AM, you wrote:"
		}
		return noAttribution
	case opened && (s.date >= 1 || s.angle):
		return sureAttribution
	case s.angle && n <= 12, s.address && s.date >= 1, lead >= 3 && n <= 6:
		return sureAttribution
	case n <= 4, n <= 8 && (s.date > 0 || s.address):
		return weakAttribution
	}
	return noAttribution
}

// speaks tells whether f, the words before "wrote", ends with a pronoun, as in
// "on 12 May you wrote".
func speaks(f []byte) bool {
	f = bytes.TrimRight(f, " ,")
	i := len(f)
	for i > 0 && isTextByte(f[i-1]) {
		i--
	}
	return speakers[string(f[i:])]
}

// countWords counts words, an address or figure with its punctuation as one.
func countWords(f []byte) int {
	n := 0
	in := false
	for _, b := range f {
		if b == ' ' {
			in = false
		} else if !in && isTextByte(b) {
			in = true
			n++
		}
	}
	return n
}
