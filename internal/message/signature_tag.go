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
	if p == "" {
		if ender, _ := tagEnders.find(f, 0); ender < 0 || len(f)-ender > 40 {
			return false
		}
	}
	switch device := findDevice(f, len(p)); {
	case device >= 0:
		return mayFollow(f[device:])
	case namesDevice(p):
		return mayFollow(f)
	case strings.HasPrefix(p, "sent from"):
		return countWords(f[len(p):]) <= 7 && bytes.IndexByte(f, ',') < 0 && bytes.HasPrefix(f[len(p):], []byte(" my ")) && len(f) < 50
	}
	return false
}

// findDevice returns where a device or program is named from f[i:] on, within a
// few words; -1 when none is.
func findDevice(f []byte, i int) int {
	for n := 0; i < len(f) && n < 5; i, n = nextWord(f, i), n+1 {
		for _, stem := range deviceStems {
			if bytes.HasPrefix(f[i:], []byte(stem)) {
				return i
			}
		}
	}
	return -1
}

// namesDevice tells whether the opening of a tag names its device itself, as "get
// outlook" does, or needs none.
func namesDevice(opener string) bool {
	for _, word := range [...]string{"outlook", "excuse", "typo", "mail"} {
		if strings.Contains(opener, word) {
			return true
		}
	}
	for _, stem := range deviceStems[:8] {
		if opener != "" && strings.Contains(opener, stem) {
			return true
		}
	}
	return false
}

// mayFollow tells whether what follows the device in a tag is part of the tag:
// a few words, a link, an excuse for typing errors.
func mayFollow(f []byte) bool {
	if i := bytes.Index(f, []byte("http")); i >= 0 {
		f = f[:i]
	}
	if countWords(f) <= 6 && bytes.IndexByte(f, ',') < 0 && !bytes.Contains(f, []byte(". ")) {
		return true
	}
	for i := 0; i < len(f); i = nextWord(f, i) {
		if w := leadWord(f[i:]); excuseWords[string(w)] && len(w) > 3 {
			return countWords(f) <= 24
		}
	}
	return false
}
