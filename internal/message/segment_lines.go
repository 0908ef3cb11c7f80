package message

import (
	"strings"
	"unicode/utf8"
)

// byteTrait is what a single byte says of its line. Bytes above ASCII count as
// letters; drawn lines outside ASCII are looked at by drawn.
var byteTraits = func() (t [256]lineTrait) {
	for b := range t {
		switch {
		case b >= '0' && b <= '9':
			t[b] = lineDigits
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b >= utf8.RuneSelf:
			t[b] = lineWords
		case b == '@' || b == '<':
			t[b] = lineAt
		case b == ':':
			t[b] = lineColon
		case b == '|':
			t[b] = linePipe
		}
	}
	return t
}()

// splitLines appends the lines of text and what a look at their bytes tells.
func splitLines(lines []textLine, text string) []textLine {
	if n := strings.Count(text, "\n"); n >= cap(lines) {
		lines = make([]textLine, 0, min(n+8, 1<<16))
	}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		lines = addLine(lines, text, start, end)
		start = end + 1
	}
	return lines
}

// addLine appends the line text[start:end]; blank lines in a row become one,
// and an attribution that begins behind words of the author gets its own.
func addLine(lines []textLine, text string, start, end int) []textLine {
	l := lookAtLine(text, start, end)
	if l.has&lineBlank != 0 && l.depth == 0 {
		if n := len(lines); n > 0 && lines[n-1].has&lineBlank != 0 && lines[n-1].depth == 0 {
			lines[n-1].end = l.end
			return lines
		}
	}
	if l.has&(lineCloses|lineDigits) == lineCloses|lineDigits && l.depth == 0 {
		if n := sharedLine(text[start:end]); n > 0 {
			lines = append(lines, lookAtLine(text, start, start+n))
			l = lookAtLine(text, start+n, end)
		}
	}
	return append(lines, l)
}

// lookAtLine reads one line.
func lookAtLine(text string, start, end int) textLine {
	l := textLine{start: int32(start), end: int32(end)}
	s := text[start:end]
	i := 0
	for i < len(s) && i < 1<<15 {
		switch s[i] {
		case ' ', '\t', '\r', '\f', '\v':
			i++
			continue
		case '>':
			if l.depth < 255 {
				l.depth++
			}
			i++
			continue
		case 0xC2:
			if strings.HasPrefix(s[i:], "\u00a0") {
				i += 2
				continue
			}
		}
		break
	}
	l.skip = uint16(i)
	s = trimRight(s[i:])
	if s == "" {
		l.has = lineBlank
		return l
	}
	var has lineTrait
	for j := 0; j < len(s); j++ {
		has |= byteTraits[s[j]]
	}
	if has&lineDigits == 0 && drawnLine(s) {
		has = has&^lineWords | lineRule
	}
	if has&lineWords != 0 && endsOpen(s) {
		has |= lineCloses
	} else if has == lineColon || has == lineAt|lineColon { // ">:" closes an address that was wrapped
		has |= lineCloses
	}
	l.has = has
	return l
}

// words is the line without its indentation, quote marks and trailing blanks.
func (c *cutter) words(i int) string {
	l := &c.lines[i]
	return trimRight(c.text[int(l.start)+int(l.skip) : l.end])
}

func trimRight(s string) string {
	for s != "" {
		switch last := s[len(s)-1]; {
		case last == ' ' || last == '\t' || last == '\r' || last == '\f' || last == '\v':
			s = s[:len(s)-1]
		case last == 0xA0 && strings.HasSuffix(s, "\u00a0"):
			s = s[:len(s)-2]
		default:
			return s
		}
	}
	return s
}

// drawn tells a line that separates and says nothing.
func drawnLine(s string) bool {
	marks := 0
	for _, r := range s {
		switch r {
		case '-', '_', '=', '*', '#', '~', '+', '‐', '‑', '–', '—', '―', '─', '━', '═', '＝', '－', '＿', '＊', '◇', '◆', '□', '■', '☆', '★', '※', 'ᐧ', '•', '·', '…', '⁃':
			marks++
		case ' ', '\t', '\u00a0':
		default:
			return false
		}
	}
	return marks > 0
}

// closing tells a line that ends as attribution lines end.
func endsOpen(s string) bool {
	switch last := s[len(s)-1]; {
	case last == ':' || last == '-' || last == '=' || last == '*':
		return true
	case last < utf8.RuneSelf:
		return strings.HasSuffix(s, "wrote") || strings.HasSuffix(s, "schrieb")
	}
	return strings.HasSuffix(s, "：") || strings.HasSuffix(s, "‐") || strings.HasSuffix(s, "—") || strings.HasSuffix(s, "escribió")
}

// openers that stand behind words of the author, with the blank after them;
// a weekday, month or figure must follow.
var sharedOpeners = [...]string{"On ", "Am ", "Le ", "El ", "Em ", "Il ", "Op ", "Den ", "W dniu "}

// sharedLine finds an attribution that follows words of the author on the same
// line ("fine by me On Wed, Apr 4, 2012 at 3:59 PM, Bo wrote:") and returns
// where it begins, 0 when there is none.
func sharedLine(s string) int {
	if len(s) > 1000 {
		return 0
	}
	tries := 0
	for at := 1; at < len(s); at++ {
		if s[at-1] != ' ' && s[at-1] != '-' || s[at] < 'A' || s[at] > 'W' {
			continue
		}
		for _, o := range sharedOpeners {
			if s[at] != o[0] || len(s)-at < 22 || !strings.HasPrefix(s[at:], o) || !dateLike(s[at+len(o):]) {
				continue
			}
			if tries++; tries > 3 {
				return 0
			}
			if attributes(s[at:]) {
				for at > 0 && (s[at-1] == '-' || s[at-1] == ' ') {
					at--
				}
				return at
			}
		}
	}
	return 0
}

// dateLike tells whether s begins with a figure, a weekday or a month.
func dateLike(s string) bool {
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return true
	}
	var buf [32]byte
	f := foldInto(buf[:0], s)
	return dateWords[string(leadWord(f))]
}
