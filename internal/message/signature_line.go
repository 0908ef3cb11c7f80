package message

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineKind is what a line at the end of a message may be.
type lineKind uint8

const (
	wordsLine lineKind = iota // a sentence, or words that answer
	looseLine                 // short, but written like words
	nameLine                  // short and written like a name, a title, a company
	factLine                  // telephone, address, link
)

// judgeLine judges one line.
func (c *cutter) judgeLine(i int) lineKind {
	return c.judgeText(c.words(i), c.lookAt(i))
}

// judgeText judges the words s of a line, folded as f.
func (c *cutter) judgeText(s string, f []byte) lineKind {
	digits, letters := 0, 0
	for i := 0; i < len(s); i++ {
		switch byteTraits[s[i]] {
		case lineDigits:
			digits++
		case lineWords:
			letters++
		}
	}
	if letters+digits == 0 {
		return nameLine // a drawn line or a picture
	}
	n := countWords(f)
	if n > 12 && digits < 7 || len(s) > 140 {
		return wordsLine
	}
	label := contactLabels[string(leadWord(f))] && labelled(f)
	link := strings.Contains(s, "http://") || strings.Contains(s, "https://") || strings.Contains(s, "www.")
	address := strings.IndexByte(s, '@') >= 0
	answer := hasAnswer(f)
	switch {
	case label && (digits >= 5 || link || address || n <= 6):
		return factLine
	case (link || address) && n <= 5 && !answer, link && n <= 2:
		return factLine
	case digits >= 7 && letters <= 30 && !answer && findClues(f).date == 0:
		return factLine
	case n == 1 && strings.Count(s, ".") >= 1 && s[len(s)-1] != '.' && digits == 0 && letters >= 5:
		return factLine // a bare domain
	case answer:
		return wordsLine
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".?!;:…。？！,", last) && n > 3 && !abbreviated(f) || last == '?' || last == '!' {
		return wordsLine
	}
	if strings.IndexByte(s, '|') > 0 || digits >= 4 && letters > 0 && titled(s) {
		return factLine // "Acme | Sales", "10115 Berlin"
	}
	if n <= 8 && titled(s) {
		return nameLine
	}
	if n <= 8 {
		return looseLine
	}
	return wordsLine
}

// labelled tells a line that begins with a label of contact data: "Tel. 030",
// "M: +49", but not "Web shops are hard".
func labelled(f []byte) bool {
	w := len(leadWord(f))
	if w == len(f) {
		return w > 2
	}
	switch f[w] {
	case ':', '.', '/', '+', '(':
		return true
	}
	return w+1 < len(f) && (f[w+1] >= '0' && f[w+1] <= '9' || f[w+1] == '+' || f[w+1] == '(' || f[w+1] == ':' || f[w+1] == '|')
}

// abbreviated tells a line that ends with an abbreviation of a company's form.
func abbreviated(f []byte) bool {
	for _, s := range [...]string{"inc.", "ltd.", "co.", "corp.", "s.a.", "s.l.", "s.r.o.", "a.s.", "z o.o.", "s.p.a.", "s.r.l.", "b.v.", "n.v.", "e.v.", "jr.", "ph.d.", "dr.", "a.ş."} {
		if bytes.HasSuffix(f, []byte(s)) {
			return true
		}
	}
	return false
}

// hasAnswer tells whether a folded line holds a word that answers.
func hasAnswer(f []byte) bool {
	for i := 0; i < len(f); i++ {
		if !isTextByte(f[i]) {
			continue
		}
		j := i
		for j < len(f) && (isTextByte(f[j]) || f[j] == '\'') {
			j++
		}
		initial := j == i+1 && j < len(f) && f[j] == '.' // "i.A. Anna Lind"
		if !initial && answerWords[string(f[i:j])] {
			return true
		}
		i = j
	}
	return false
}

// smallWords stand in titles and names without a capital.
var smallWords = setOf("of", "the", "and", "for", "at", "in", "und", "für", "der", "die", "das", "im", "de", "du", "des", "la", "le", "et", "y", "e", "del", "di", "da", "do", "dos", "van", "von", "den", "ten", "het", "og", "och", "i", "w", "z", "ds", "zu", "a", "to", "ja", "ve", "и", "та", "bei", "by", "i.A.", "i.V.", "ppa.")

// titled tells words that all begin with a capital, small ones aside, or that
// are of a script without capitals.
func titled(s string) bool {
	capitals := 0
	for len(s) > 0 {
		i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if i < 0 {
			break
		}
		s = s[i:]
		n := strings.IndexAny(s, " \t|,/")
		if n < 0 {
			n = len(s)
		}
		word := s[:n]
		s = s[n:]
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsTitle(r):
			capitals++
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			if utf8.RuneCountInString(word) > 12 {
				return false
			}
			capitals++
		default:
			var buf [24]byte
			if !smallWords[string(foldInto(buf[:0], word))] {
				return false
			}
		}
	}
	return capitals > 0
}
