package message

// paintMarks gives the lines inside HTML marks their role. Marks may nest but
// never cross, so one walk with a stack of those that are open is enough; of a
// nest the outermost quote or forward decides.
func (c *cutter) paintMarks(marks []mark) {
	if len(marks) == 0 {
		return
	}
	var few [16]int32
	open := few[:0] // ends of the open marks that take lines
	var kinds [16]lineRole
	deep := kinds[:0]
	m := 0
	for i := range c.lines {
		l := &c.lines[i]
		if l.has&lineBlank != 0 {
			continue
		}
		from := l.start + int32(l.skip)
		for len(open) > 0 && open[len(open)-1] <= from {
			open, deep = open[:len(open)-1], deep[:len(deep)-1]
		}
		for ; m < len(marks) && int32(marks[m].start) <= from; m++ {
			if int32(marks[m].end) <= from {
				continue
			}
			if r := markedRole(marks[m].kind); r != ownLine && len(open) < 1000 {
				open, deep = append(open, int32(marks[m].end)), append(deep, r)
			}
		}
		if len(deep) > 0 {
			l.role = deep[0]
			l.has |= lineMarked
			if deep[0] == signLine && deep[len(deep)-1] != signLine {
				l.role = deep[len(deep)-1]
			}
		}
	}
	c.doubtSignatures()
}

// doubtSignatures looks into elements marked as signatures: people type into
// them, above the name that a program put there. Where nothing else is the
// author's own, such an element says nothing.
func (c *cutter) doubtSignatures() {
	signed, own := false, false
	for i := range c.lines {
		l := &c.lines[i]
		signed = signed || l.role == signLine
		own = own || l.role == ownLine && l.has&lineBlank == 0
	}
	for i := 0; signed && i < len(c.lines); i++ {
		if c.lines[i].role != signLine {
			continue
		}
		end := i
		for end < len(c.lines) && (c.lines[end].role == signLine || c.lines[end].has&lineBlank != 0) {
			end++
		}
		typed := end
		if own {
			typed = c.typedUntil(i, end)
		}
		for ; i < typed; i++ {
			if l := &c.lines[i]; l.role == signLine {
				l.role, l.has = ownLine, l.has&^lineMarked
			}
		}
		i = end
	}
}

// typedUntil returns the line behind the last of those from first on that were
// typed into a signature: sentences above any name, title or address.
func (c *cutter) typedUntil(first, end int) int {
	typed := first
	for k := first; k < end && c.looks < maxTailLooks; k++ {
		l := &c.lines[k]
		if l.has&lineBlank != 0 || c.greets(k) {
			continue
		}
		if l.has&lineRule != 0 || c.isTag(k) || c.isClosing(k) || c.isLegal(k, k, true) {
			break
		}
		kind := c.judgeLine(k)
		if kind == nameLine || kind == factLine {
			break
		}
		if kind == wordsLine && hasAnswer(c.lookAt(k)) {
			typed = k + 1
		}
	}
	return typed
}

// markedRole is the role of lines inside a mark. An indented stretch keeps its
// author: people indent too, and what was ours in it the words will show.
func markedRole(k markKind) lineRole {
	switch k {
	case markQuote, markQuoteRest:
		return quoteLine
	case markForward:
		return forwardLine
	case markSignature:
		return signLine
	}
	return ownLine
}
