package message

import "strings"

// isLegal weighs the lines from to to as a disclaimer or footer. Under a drawn
// line half the evidence is enough.
func (c *cutter) isLegal(from, to int, fenced bool) bool {
	weight, words, personal := 0, 0, false
	for k := from; k <= to; k++ {
		if c.lines[k].has&lineBlank != 0 || c.lines[k].role == keptLine {
			continue
		}
		f := c.lookAt(k)
		if (k == from || c.lines[k-1].has&lineBlank != 0) && footerOpeners.at(f, 0) != "" {
			weight += 4
		}
		for i := 0; i < len(f); i = nextWord(f, i) {
			switch {
			case legalSure.at(f, i) != "":
				weight += 2
			case legalHints.at(f, i) != "":
				weight++
			case speaksForItself(f, i):
				personal = true
			}
			words++
		}
	}
	switch {
	case fenced:
		return weight >= 4 || weight >= 1 && !personal
	case personal:
		return false
	case words <= 2:
		return weight >= 1 && to > from || words == 1 && weight >= 1 && c.lookAt(from) != nil && legalHints.at(c.fold[:], 0) == "disclaimer"
	}
	return weight >= 4 || weight >= 3 && words <= 25
}

// speaksForItself tells a word of the first person at f[i:].
func speaksForItself(f []byte, i int) bool {
	w := leadWord(f[i:])
	end := i + len(w)
	return firstPerson[string(w)] && (end == len(f) || f[end] == ' ' || f[end] == '\'' || f[end] == ',')
}

// cutFenced sets apart notices between two drawn lines, wherever they stand.
func (c *cutter) cutFenced(first, last int) {
	fence := -1
	for k := first; k <= last && c.looks < maxTailLooks; k++ {
		if c.lines[k].has&lineRule == 0 || len(c.words(k)) < 10 {
			continue
		}
		if fence >= 0 && k-fence > 1 && k-fence <= maxDisclaimer && c.isLegal(fence+1, k-1, false) {
			c.give(fence, k, legalLine)
		}
		fence = k
	}
}

// cutBanner sets apart the warning that gateways put on top of mail from outside.
func (c *cutter) cutBanner(first, last int) {
	if c.prev(first) >= 0 {
		return
	}
	end := first
	for end < last && end-first < 12 && c.lines[end+1].has&lineBlank == 0 {
		end++
	}
	if end == last || !c.isBanner(first, end) {
		return
	}
	c.give(first, end, legalLine)
}

// isBanner tells a gateway's warning.
func (c *cutter) isBanner(from, to int) bool {
	for k := from; k <= to; k++ {
		f := c.lookAt(k)
		if i, _ := bannerPhrases.find(f, 0); i >= 0 {
			return true
		}
	}
	return false
}

// isLinkList tells the list of links that text made from HTML often ends with.
// Numbers without brackets and without a heading may be the author's own list.
func (c *cutter) isLinkList(from, to int) bool {
	headed := false
	for k := from; k <= to; k++ {
		s := c.words(k)
		if len(s) > 0 && (s[0] == '[' || headed && s[0] >= '0' && s[0] <= '9') && len(s) < 500 && (strings.Contains(s, "http") || strings.Contains(s, "mailto:")) && strings.Count(s, " ") <= 2 {
			continue
		}
		switch s {
		case "References", "Visible links", "Hidden links:", "Links:", "Links":
			headed = true
		default:
			return false
		}
	}
	return true
}
