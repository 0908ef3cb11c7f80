package message

import (
	"bytes"
	"strings"
)

// cutQuotes finds what somebody had written before: lines behind quote marks,
// and everything from an attribution line, a header block or a separator on.
func (c *cutter) cutQuotes() {
	for i := 0; i < len(c.lines); {
		l := &c.lines[i]
		switch {
		case l.has&lineBlank != 0 && l.depth == 0 || l.role != ownLine:
			if l.role == quoteLine && l.has&lineMarked != 0 && (i == 0 || c.lines[i-1].role != quoteLine) {
				c.attributeAbove(i)
			}
			i++
		case l.depth == 3 && c.betweenArrows(i):
			i = c.take(i, i, quoteLine, true)
		case l.depth > 0:
			i = c.quoteRun(i, quoteLine)
		case l.has&linePipe != 0 && c.piped(i):
			i = c.pipeRun(i)
		default:
			i = c.boundary(i)
		}
	}
}

// betweenArrows tells GroupWise's attribution: ">>> Bo <bo@a.example> 3/4/2025 9:12 AM >>>".
func (c *cutter) betweenArrows(i int) bool {
	return c.lines[i].has&lineDigits != 0 && strings.HasSuffix(c.words(i), " >>>")
}

// boundary looks whether earlier mail begins at line i, takes it, and returns
// the line to go on with.
func (c *cutter) boundary(i int) int {
	l := &c.lines[i]
	if l.has&lineRule != 0 || l.has&(lineWords|lineAt) == 0 || c.quiet(i) {
		return i + 1
	}
	if r := c.separator(i); r != ownLine {
		last := i
		if j := c.next(i); j < len(c.lines) && c.lines[j].depth == 0 {
			if n := c.headerBlock(j, true); n > 0 {
				last = j + n - 1
			}
		}
		return c.take(i, last, r, false)
	}
	if n := c.headerBlock(i, false); n > 0 {
		return c.take(i, i+n-1, quoteLine, false)
	}
	if n := c.notesBlock(i); n > 0 {
		return c.take(i, i+n-1, quoteLine, false)
	}
	if last, how := c.attribution(i); how == sureAttribution {
		return c.take(i, last, quoteLine, true)
	}
	return i + 1
}

// quiet tells whether neither line i nor those that an announcement may reach
// over have anything that one needs. It keeps plain text cheap.
func (c *cutter) quiet(i int) bool {
	const telling = lineDigits | lineColon | lineAt | lineCloses
	for c.loud = max(c.loud, i); c.loud < len(c.lines) && c.lines[c.loud].has&telling == 0; c.loud++ {
	}
	first := c.words(i)[0]
	return c.loud > i+maxAttribution+1 && first != '-' && first != '_' && first != '='
}

// take gives the lines first to last, a boundary, and what they announce to r.
// Where quote marks follow, the quote ends with them; otherwise it reaches to
// the end. An attribution with nothing of the author's above it and no quote
// marks below is cut alone: his answer may stand below.
func (c *cutter) take(first, last int, r lineRole, attribution bool) int {
	above := c.ownBefore(first)
	for k, gap := first-1, 0; k >= 0 && gap < 2; k-- { // drawn lines above belong to it
		if l := &c.lines[k]; l.has&lineBlank != 0 {
			gap++
		} else if l.has&lineRule != 0 && l.role == ownLine {
			l.role, gap = r, 0
		} else {
			break
		}
	}
	c.give(first, last, r)
	j := c.next(last)
	switch {
	case j == len(c.lines):
	case c.lines[j].role != ownLine:
	case c.lines[j].depth > 0:
		return c.quoteRun(j, r)
	case c.lines[j].has&linePipe != 0 && c.words(j)[0] == '|':
		return c.pipeRun(j)
	case attribution && !above:
	default:
		c.give(j, len(c.lines)-1, r)
		return len(c.lines)
	}
	return last + 1
}

// give sets the role of the lines first to last that are still the author's.
func (c *cutter) give(first, last int, r lineRole) {
	for k := first; k <= last; k++ {
		if c.lines[k].role == ownLine {
			c.lines[k].role = r
		}
	}
}

// next is the first line after i that is not blank, len(c.lines) when none is.
func (c *cutter) next(i int) int {
	for i++; i < len(c.lines) && c.lines[i].has&lineBlank != 0 && c.lines[i].depth == 0; i++ {
	}
	return i
}

// prev is the last line before i that is not blank, -1 when none is.
func (c *cutter) prev(i int) int {
	for i--; i >= 0 && c.lines[i].has&lineBlank != 0 && c.lines[i].depth == 0; i-- {
	}
	return i
}

// ownBefore tells whether words of the author stand above line i.
func (c *cutter) ownBefore(i int) bool {
	for ; c.firstOwn < i; c.firstOwn++ {
		if l := &c.lines[c.firstOwn]; (l.role == ownLine || l.role == keptLine) && l.has&(lineBlank|lineRule) == 0 {
			return true
		}
	}
	return false
}

// quoteRun takes the lines behind quote marks from i on, with an attribution
// above them that was too weak to be taken alone, and with lines that a mail
// client wrapped out of the marks.
func (c *cutter) quoteRun(i int, r lineRole) int {
	c.attributeAbove(i)
	for ; i < len(c.lines); i++ {
		l := &c.lines[i]
		switch {
		case l.role != ownLine:
			return i
		case l.depth > 0:
			l.role = r
		case l.has&lineBlank != 0:
		case c.lines[i-1].depth > 0 && c.wrapped(i):
			l.role = r
		default:
			return i
		}
	}
	return i
}

// wrapped tells a line that slipped out of its quote marks when the line above
// it was broken, from an answer between quoted lines. An answer follows the end
// of a sentence, or a line that had no need to break.
func (c *cutter) wrapped(i int) bool {
	if i+1 >= len(c.lines) || c.lines[i+1].depth == 0 || c.lines[i+1].role != ownLine {
		return false
	}
	above, s := c.words(i-1), c.words(i)
	if len(above) > 1000 || len(s) > 1000 {
		return false
	}
	if open := strings.LastIndexAny(above, "(<["); open >= 0 && !strings.ContainsAny(above[open:], ")>]") && strings.ContainsAny(s, ")>]") {
		return !strings.Contains(s, " ")
	}
	if link := strings.Trim(s, "(<[]>) "); strings.HasPrefix(link, "http") && !strings.Contains(link, " ") {
		return true
	}
	if above == "" || strings.IndexByte(".?!:;…)", above[len(above)-1]) >= 0 {
		return false
	}
	word := s
	if n := strings.IndexByte(s, ' '); n > 0 {
		word = s[:n]
	}
	return len(above)+int(c.lines[i-1].depth)+len(word) > 68 && len(s) <= len(above) && s[0] >= 'a' && s[0] <= 'z'
}

// piped tells a line quoted with a bar from a table: bars in two lines running,
// or an attribution above, and none at the end.
func (c *cutter) piped(i int) bool {
	s := c.words(i)
	if s[0] != '|' || len(s) > 1 && s[len(s)-1] == '|' {
		return false
	}
	if i+1 < len(c.lines) && c.lines[i+1].has&linePipe != 0 {
		if t := c.words(i + 1); t != "" && t[0] == '|' && (len(t) == 1 || t[len(t)-1] != '|') {
			return true
		}
	}
	return c.attributeAbove(i)
}

// pipeRun takes lines behind bars.
func (c *cutter) pipeRun(i int) int {
	c.attributeAbove(i)
	for ; i < len(c.lines); i++ {
		if l := &c.lines[i]; l.has&lineBlank != 0 {
			continue
		} else if l.has&linePipe == 0 || c.words(i)[0] != '|' || l.role != ownLine {
			return i
		}
		c.lines[i].role = quoteLine
	}
	return i
}

// attributeAbove takes the attribution that stands above a quote at line i:
// here less is asked of it than where no quote marks follow.
func (c *cutter) attributeAbove(i int) bool {
	last := c.prev(i)
	if last < 0 || i-last > 2 {
		return false
	}
	for first := last; first >= 0 && first > last-4; first-- {
		l := &c.lines[first]
		if l.role != ownLine || l.has&lineBlank != 0 || l.depth > 0 {
			return false
		}
		f := c.fold[:0]
		for k := first; k <= last; k++ {
			f = c.join(f, k)
		}
		if judgeAttribution(f) != noAttribution {
			c.give(first, last, quoteLine)
			return true
		}
	}
	return false
}

// join appends the folded words of line i.
func (c *cutter) join(f []byte, i int) []byte {
	if len(f) > 0 && f[len(f)-1] != ' ' && len(f) < cap(f) {
		f = append(f, ' ')
	}
	return foldInto(f, c.words(i))
}

// separator tells whether line i announces an original or a forwarded message,
// and returns the role of what follows, own when it does not.
func (c *cutter) separator(i int) lineRole {
	s := c.words(i)
	if len(s) < 6 || len(s) > 120 || c.lines[i].has&(lineDigits|lineAt) != 0 && s[0] != '-' {
		return ownLine
	}
	bare := strings.Trim(s, "-_=~*#<>+|‐‑–—―─━ \t.")
	lined := len(s)-len(bare) >= 3 && s[0] != firstByte(bare)
	if bare == "" || !lined && c.lines[i].has&lineCloses == 0 && i+1 < len(c.lines) && c.headerField(c.next(i)) == 0 {
		return ownLine
	}
	f := foldInto(c.fold[:0], strings.TrimRight(bare, ": "))
	if s := forwardPhrases.at(f, 0); s != "" && (len(s) == len(f) || lined) {
		return forwardLine
	}
	if s := originalPhrases.at(f, 0); s != "" && len(s) == len(f) && (lined || len(s) > len("original")) {
		return quoteLine
	}
	return ownLine
}

// firstByte is the first byte of s, 0 when s is empty.
func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// headerField reads line i as "Name: value" of a header block; 0 when it is not.
func (c *cutter) headerField(i int) blockField {
	if i >= len(c.lines) || c.lines[i].has&lineColon == 0 && c.lines[i].has&lineWords == 0 {
		return 0
	}
	s := c.words(i)
	end := -1
	for k := 0; k < len(s) && k < 48; k++ {
		if s[k] == ':' || strings.HasPrefix(s[k:], "：") {
			end = k
			break
		}
	}
	if end <= 0 {
		return 0
	}
	var buf [64]byte
	f := foldInto(buf[:0], s[:end])
	for len(f) > 0 && (f[len(f)-1] == ' ' || f[len(f)-1] == '_') {
		f = f[:len(f)-1]
	}
	for len(f) > 0 && (f[0] == '_' || f[0] == '-') {
		f = f[1:]
	}
	return blockFields[string(f)]
}

// headerBlock returns how many lines from i on are the header block of a quoted
// message, 0 when they are none. Announced means that a separator stands above.
func (c *cutter) headerBlock(i int, announced bool) int {
	if !announced && i < c.noHeader || c.headerField(i) == 0 {
		return 0
	}
	var seen blockField
	address, dated := false, false
	last, folds := i, 0
	for k := i; k < len(c.lines) && k < i+24; k++ {
		l := &c.lines[k]
		if l.has&lineBlank != 0 {
			if k+1 < len(c.lines) && c.headerField(k+1) != 0 && k == last+1 {
				continue
			}
			break
		}
		if f := c.headerField(k); f != 0 {
			if seen&f != 0 && f != blockOther && f != blockCc && seen&blockSubject != 0 {
				break // a second block, or words of the quote
			}
			seen |= f
			folds = 0
			if f == blockDate {
				dated = dated || l.has&lineDigits != 0
			}
		} else if folds++; folds > 3 {
			break
		}
		if folds == 0 || seen&blockSubject == 0 || folds == 1 && c.continues(k) {
			last = k
			address = address || l.has&lineAt != 0
		}
	}
	if !announced && !credible(seen, address, dated) {
		c.noHeader = last + 1 // fewer fields would say less
		return 0
	}
	for last > i && c.headerField(last) == 0 && !c.continues(last) {
		last--
	}
	return last - i + 1
}

// continues tells a line that goes on with the header field above it: indented,
// or the rest of an address.
func (c *cutter) continues(i int) bool {
	l := &c.lines[i]
	return l.skip > 0 || l.has&lineAt != 0
}

// credible weighs the fields of a header block: people write "Date:" and "To:"
// too, but seldom a sender with a subject or an address.
func credible(seen blockField, address, dated bool) bool {
	n := 0
	for f := blockFrom; f <= blockSubject; f <<= 1 {
		if seen&f != 0 {
			n++
		}
	}
	switch {
	case n >= 3:
		return seen&(blockFrom|blockDate) != 0 && (seen&blockSubject != 0 || address)
	case n == 2:
		return address && (seen&blockFrom != 0 && seen&blockDate == 0 || dated) || seen == blockFrom|blockSubject && address
	}
	return false
}

// bareField reads line i as a field's name without a colon, alone or before its
// value.
func (c *cutter) bareField(i int) blockField {
	f := bytes.TrimRight(c.foldLine(i), ":")
	if field := blockFields[string(f)]; field != 0 || len(f) == 0 {
		return field
	}
	if name := leadWord(f); len(name) < len(f) && f[len(name)] == ' ' {
		return blockFields[string(name)]
	}
	return 0
}

// notesBlock returns how many lines from i on are the block of Lotus Notes that
// has no colons: a name, a date, and then lines that begin with "To", "cc" and
// "Subject".
func (c *cutter) notesBlock(i int) int {
	date := c.next(i)
	if date >= len(c.lines) || date > i+2 || c.lines[date].has&lineDigits == 0 || len(c.words(date)) > 40 || len(c.words(i)) > 100 {
		return 0
	}
	if s := c.words(date); s == "" || s[0] < '0' || s[0] > '9' || len(s) < 8 || findClues(foldInto(c.fold[:0], s)).date < 2 {
		return 0
	}
	var seen blockField
	for k, n := c.next(date), 0; k < len(c.lines) && n < 8; k, n = c.next(k), n+1 {
		f := c.bareField(k)
		if seen |= f; f == blockSubject && seen&blockTo != 0 {
			return k - i + 1
		}
	}
	return 0
}
