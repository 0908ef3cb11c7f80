package message

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where the words end and the signature begins: a closing ("Best regards") and
// the name under it are the last of the words, since people sign what they
// mean and "Thanks, but no thanks" is no closing. What stands under the name -
// the name again with title, company, telephone, address - is signature, and so
// are what follows "-- ", a line such as "-Bo", and the tag of a mobile client.
// Legal notes and list footers are disclaimers. A postscript is words.

// Limits on how far up a signature is looked for, in lines.
const (
	maxSignature   = 20
	maxDisclaimer  = 60
	maxTailLooks   = 4000 // lines folded for signatures in one message
	maxPostscripts = 8    // in one stretch of own lines
)

// cutTails looks through each stretch of own lines.
func (c *cutter) cutTails() {
	for i := 0; i < len(c.lines); i++ {
		if c.lines[i].role != ownLine || c.lines[i].has&lineBlank != 0 {
			continue
		}
		last := i
		j := i + 1
		for ; j < len(c.lines) && (c.lines[j].role == ownLine || c.lines[j].has&lineBlank != 0); j++ {
			if c.lines[j].has&lineBlank == 0 {
				last = j
			}
		}
		c.cutBanner(i, last)
		c.tail(i, last)
		i = j - 1
	}
}

// tail divides the own lines first to last, both not blank.
func (c *cutter) tail(first, last int) {
	last = c.cutLetterBelow(first, last)
	for k, found := first+1, 0; k <= last && found < maxPostscripts; k++ {
		if c.lines[k].has&lineBlank != 0 || c.lines[k].role != ownLine || !c.postscript(k) {
			continue
		}
		found++
		end := k
		for end < last && c.lines[end+1].has&lineBlank == 0 && !c.isTag(end+1) {
			end++
		}
		c.give(k, end, keptLine)
		if p := c.prev(k); p >= first {
			c.foot(first, p)
		}
		if first = c.next(end); first > last {
			return
		}
		k = first - 1
	}
	c.foot(first, last)
}

// foot sets apart what stands at the end of the lines first to last.
func (c *cutter) foot(first, last int) {
	c.cutFenced(first, last)
	if k := c.signatureDash(first, last); k >= 0 {
		c.underDash(k, last)
		last = c.prevOwn(k, first)
	}
	for last >= first {
		up := c.cutLast(first, last)
		if up == last {
			break
		}
		last = up
	}
	if last < first {
		return
	}
	if c.cutUnderClosing(first, last) {
		return
	}
	if !c.cutContact(first, last) {
		c.cutDashName(first, last)
	}
}

// prevOwn is the last line before k that is not blank and still own, first-1
// when none is.
func (c *cutter) prevOwn(k, first int) int {
	for k--; k >= first && (c.lines[k].has&lineBlank != 0 || c.lines[k].role != ownLine); k-- {
	}
	return k
}

// paragraph is the first line of the paragraph that ends with line last.
func (c *cutter) paragraph(first, last int) int {
	k := last
	for k > first && c.lines[k-1].has&(lineBlank|lineRule) == 0 && c.lines[k-1].role == ownLine {
		k--
	}
	return k
}

// cutLast sets the last line or paragraph apart when it is a tag, a drawn line,
// or a disclaimer, and returns the line above; last when it is none of these.
func (c *cutter) cutLast(first, last int) int {
	l := &c.lines[last]
	switch {
	case c.looks >= maxTailLooks:
		return last
	case l.role != ownLine || l.has&lineBlank != 0:
		return last - 1
	case l.has&lineRule != 0:
		l.role = signLine
		if n := c.next(last); n < len(c.lines) && c.lines[n].role == legalLine {
			l.role = legalLine
		}
		return c.prevOwn(last, first)
	case c.isTag(last):
		l.role = signLine
		return c.prevOwn(last, first)
	}
	from := c.paragraph(first, last)
	if c.isLinkList(from, last) {
		c.give(from, last, signLine)
		return c.prevOwn(from, first)
	}
	if last-from <= maxDisclaimer && c.isLegal(from, last, false) {
		c.give(from, last, legalLine)
		return c.prevOwn(from, first)
	}
	// Several paragraphs under a drawn line are one notice when any of them is.
	for k, n := from-1, 0; k > first && n < maxDisclaimer; k, n = k-1, n+1 {
		if c.lines[k].has&lineRule != 0 {
			if len(c.words(k)) >= 8 && c.isLegal(k+1, last, true) {
				c.give(k, last, legalLine)
				return c.prevOwn(k, first)
			}
			break
		}
	}
	return last
}

// lookAt folds a line for the signature rules, which count how much they look.
func (c *cutter) lookAt(i int) []byte {
	c.looks++
	return c.foldLine(i)
}

// signatureDash finds the line ("-- ", "--", a long dash) under which everything
// to last is a signature, -1 when there is none.
func (c *cutter) signatureDash(first, last int) int {
	for k := max(first, last-maxDisclaimer); k <= last && c.looks < maxTailLooks; k++ {
		if c.lines[k].has&lineRule == 0 {
			continue
		}
		switch s := c.words(k); s {
		case "--", "—", "––", "- -", "__", "-- --":
			lines, prose := 0, 0
			for j := c.next(k); j <= last && lines <= 40; j = c.next(j) {
				lines++
				if c.judgeLine(j) == wordsLine {
					prose++
				}
			}
			exact := s == "--" && strings.HasPrefix(c.text[int(c.lines[k].start)+int(c.lines[k].skip):c.lines[k].end], "-- ")
			if lines <= 12 && prose <= 1 || lines <= 40 && exact || c.isLegal(k+1, last, true) {
				return k
			}
		}
	}
	return -1
}

// underDash divides what follows a signature dash: notices, and signature.
func (c *cutter) underDash(k, last int) {
	notice := false
	for from := k; from <= last; {
		to := from
		for to < last && c.lines[to+1].has&lineBlank == 0 {
			to++
		}
		r := signLine
		if notice = notice || c.isLegal(max(from, k+1), to, false); notice {
			r = legalLine
		}
		c.give(from, to, r)
		from = c.next(to)
	}
}

// cutUnderClosing sets apart what stands under a closing and its name.
func (c *cutter) cutUnderClosing(first, last int) bool {
	for k, n := last, 0; k >= first && n < maxSignature; k, n = c.prev(k), n+1 {
		if c.lines[k].role != ownLine || !c.isClosing(k) {
			continue
		}
		rest := c.next(k)
		if rest > last || c.judgeLine(rest) == nameLine {
			rest = c.next(rest)
		}
		if rest > last {
			return true // a closing and a name end the words: nothing to cut
		}
		facts, named := 0, true
		for j := rest; j <= last; j = c.next(j) {
			switch c.judgeLine(j) {
			case wordsLine:
				return false
			case factLine:
				facts++
			case looseLine:
				named = false
			}
		}
		if facts == 0 && (!named || rest > k+2 && c.lines[rest-1].has&lineBlank != 0) {
			return false
		}
		c.give(rest, last, signLine)
		return true
	}
	return false
}

// cutContact sets apart a block of names, titles and addresses at the end that
// no closing announces.
func (c *cutter) cutContact(first, last int) bool {
	from := c.paragraph(first, last)
	top, facts, names := last+1, 0, 0
	for k := last; k >= from && last-k < maxSignature; k-- {
		kind := c.judgeLine(k)
		if kind == wordsLine || kind == looseLine {
			break
		}
		if kind == factLine {
			facts++
		} else {
			names++
		}
		top = k
		if c.namesAuthor(k) {
			facts++
			break
		}
	}
	if facts == 0 || top > last || !c.ownBefore(top) {
		return false
	}
	if above := c.prev(top); above >= 0 {
		if s := c.words(above); s != "" && s[len(s)-1] == ':' || c.lines[above].role == quoteLine && facts+names < 3 {
			return false // "write to:" is no signature, nor is an answer
		}
		if refers(c.lookAt(above)) {
			return false
		}
	}
	if c.judgeLine(top) == factLine && facts < 2 || last == top {
		return false
	}
	for above := c.prev(top); above >= first && c.lines[above].has&lineRule != 0; above = c.prev(above) {
		top = above // a line drawn above it is part of it
	}
	c.give(top, last, signLine)
	return true
}

// namesAuthor tells a line that is the author's own name, as the sender's address
// gives it.
func (c *cutter) namesAuthor(i int) bool {
	name, s := strings.Trim(c.from, `'" `), c.words(i)
	return strings.IndexByte(name, ' ') > 0 && len(s) <= 2*len(name) && strings.EqualFold(strings.TrimRight(s, ",. "), name)
}

// refers tells a line that names somebody else to write to.
func refers(f []byte) bool {
	for i := 0; i < len(f); i = nextWord(f, i) {
		if referralWords[string(leadWord(f[i:]))] {
			return true
		}
	}
	return false
}

// cutDashName sets "-Bo" in the last line apart.
func (c *cutter) cutDashName(first, last int) {
	s := c.words(last)
	if last == first || len(s) > 40 || !c.ownBefore(last) {
		return
	}
	name := strings.TrimLeft(s, "-–—~")
	n := len(s) - len(name)
	if n == 0 || n > 4 || name == "" || name[0] == ' ' && s[0] == '-' || strings.HasPrefix(c.words(c.prev(last)), s[:1]) {
		return
	}
	name = strings.TrimLeft(name, " ")
	if r, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(r) && c.judgeText(name, foldInto(c.fold[:0], name)) == nameLine {
		c.lines[last].role = signLine
	}
}

// cutLetterBelow gives a whole letter that follows the author's own, without
// any sign of quoting, to the quote: it stands under a mobile tag, a closing with a
// name, or a drawn line, and is long. It returns the last line that remains.
func (c *cutter) cutLetterBelow(first, last int) int {
	for k := first + 1; k <= last && c.looks < maxTailLooks; k++ {
		if c.lines[k].has&lineBlank != 0 || c.lines[k-1].has&(lineBlank|lineTag|lineRule) == 0 {
			continue
		}
		above := c.prev(k)
		if above < first {
			continue
		}
		tagged := c.isTag(above)
		if tagged && above > first {
			c.give(above, above, signLine)
		}
		switch {
		case tagged && above > first && c.ownBefore(above) && !c.postscript(k) && c.countTo(k, last, 25):
		case c.greets(k) && c.countTo(k, last, 40) && (tagged || c.lines[above].has&lineRule != 0 && len(c.words(above)) >= 20 || c.closed(above, first)):
		default:
			continue
		}
		if c.isLegal(k, min(last, k+maxDisclaimer), true) && !c.greets(k) {
			continue
		}
		c.give(k, last, quoteLine)
		if c.lines[above].has&lineRule != 0 {
			c.give(above, above, quoteLine)
			above = c.prev(above)
		}
		return above
	}
	return last
}

// closed tells whether line i is a closing, or a name under one.
func (c *cutter) closed(i, first int) bool {
	if p := c.prev(i); p >= first && c.judgeLine(i) == nameLine && c.isClosing(p) {
		return true
	}
	return false
}

// greets tells a line that begins a letter.
func (c *cutter) greets(i int) bool {
	s := c.words(i)
	if s == "" || len(s) > 60 {
		return false
	}
	if last := s[len(s)-1]; last != ',' && last != '!' && last != ':' && last != '-' && last < utf8.RuneSelf {
		return false
	}
	return greetings.at(c.lookAt(i), 0) != ""
}

// countTo tells whether the lines first to last hold at least n words.
func (c *cutter) countTo(first, last, n int) bool {
	for k := first; k <= last && n > 0; k++ {
		n -= countWords(c.lookAt(k))
	}
	return n <= 0
}

// postscript tells a line that begins one.
func (c *cutter) postscript(i int) bool {
	s := c.words(i)
	if len(s) < 3 || c.looks >= maxTailLooks || s[0] != 'P' && s[0] != 'p' && s[0] < utf8.RuneSelf {
		return false
	}
	f := c.lookAt(i)
	for _, p := range [...]string{"ps:", "ps ", "ps.", "p.s", "p. s", "pps", "pd:", "p.d.", "p.d:", "ps,", "ps-", "п.с", "зы", "υ.γ"} {
		if bytes.HasPrefix(f, []byte(p)) {
			return true
		}
	}
	return false
}

// isClosing tells a line that closes a letter.
func (c *cutter) isClosing(i int) bool {
	s := c.words(i)
	if len(s) > 80 {
		return false
	}
	f := bytes.TrimRight(c.lookAt(i), " ,.!-~:;)(/。，！")
	f = bytes.TrimLeft(f, "- ")
	p := closingPhrases.at(f, 0)
	if p == "" {
		return false
	}
	rest := f[len(p):]
	return len(rest) == 0 || rest[0] == ',' && countWords(rest) <= 3 || len(p) > 10 && countWords(rest) <= 3 && !hasAnswer(rest)
}
