package message

import (
	"bytes"
	"strings"
)

// isTag tells the tag of a mobile client.
func (c *cutter) isTag(i int) bool {
	l := &c.lines[i]
	if l.has&(lineBlank|lineRule) != 0 {
		return false
	}
	s := c.words(i)
	if len(s) < 6 || len(s) > 240 {
		return false
	}
	f := bytes.Trim(c.lookAt(i), "-_[]()<> ")
	if tag(f) {
		l.has |= lineTag
		return true
	}
	return false
}

// tag judges a folded line.
func tag(f []byte) bool {
	p := tagOpeners.at(f, 0)
	ender := -1
	if p == "" {
		if ender, _ = tagEnders.find(f, 0); ender < 0 || len(f)-ender > 40 {
			return false
		}
	}
	device := -1
	n := 0
	for j := len(p); j < len(f) && n < 5 && device < 0; j, n = nextWord(f, j), n+1 {
		for _, stem := range deviceStems {
			if len(f)-j >= len(stem) && string(f[j:j+len(stem)]) == stem {
				device = j
				break
			}
		}
	}
	if p != "" && device < 0 {
		for _, d := range deviceStems[:8] { // "get outlook", "yahoo mail" name it themselves
			if strings.Contains(p, d) {
				device = 0
			}
		}
		if strings.Contains(p, "outlook") || strings.Contains(p, "excuse") || strings.Contains(p, "typo") || strings.Contains(p, "mail") {
			device = 0
		}
	}
	if device < 0 {
		if strings.HasPrefix(p, "sent from") {
			return countWords(f[len(p):]) <= 7 && bytes.IndexByte(f, ',') < 0 && bytes.HasPrefix(f[len(p):], []byte(" my ")) && len(f) < 50
		}
		return false
	}
	return mayFollow(f[device:])
}

// mayFollow tells whether what follows the device in a tag is part of the tag:
// a few words, a link, an excuse for typing errors.
func mayFollow(f []byte) bool {
	if i := bytes.Index(f, []byte("http")); i >= 0 {
		f = f[:i]
	}
	if countWords(f) <= 6 && bytes.IndexByte(f, ',') < 0 && bytes.Index(f, []byte(". ")) < 0 {
		return true
	}
	for i := 0; i < len(f); i = nextWord(f, i) {
		if w := leadWord(f[i:]); excuseWords[string(w)] && len(w) > 3 {
			return countWords(f) <= 24
		}
	}
	return false
}
