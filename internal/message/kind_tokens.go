package message

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tokens cuts text into words, folded. Chinese, Japanese and Korean are cut
// into single characters, since they write phrases without blanks.
type tokens struct {
	text string
	pos  int
	wild bool // read * as any word
	gap  bool // read NUL as a word

	start, end int  // of the word in text
	afterBreak bool // a sentence or paragraph ended before the word
	any        bool // the word is *
	length     int  // of the folded word
	buf        [maxWordBytes]byte
}

// word returns the folded word, nothing when it is too long for any phrase. It
// holds until the next call of next.
func (t *tokens) word() []byte { return t.buf[:t.length] }

// next moves to the following word.
func (t *tokens) next() bool {
	t.afterBreak, t.any, t.length = false, false, 0
	newlines := 0
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		if c < utf8.RuneSelf {
			if isWordByte(c) {
				return t.readWord()
			}
			switch {
			case c == '\n':
				if newlines++; newlines > 1 {
					t.afterBreak = true
				}
			case c == '.' && t.pos > 0 && isDigit(t.text[t.pos-1]): // "bis 24.08. im Urlaub"
			case c == '.' || c == '!' || c == '?' || c == ';':
				t.afterBreak = t.afterBreak || t.pos+1 >= len(t.text) || t.text[t.pos+1] <= ' '
			case c == '*' && t.wild || c == 0 && t.gap:
				t.any, t.start, t.end = true, t.pos, t.pos+1
				t.pos++
				return true
			}
			t.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return t.readWord()
		}
		if r == '。' || r == '！' || r == '？' {
			t.afterBreak = true
		}
		t.pos += size
	}
	return false
}

// readWord reads the word that begins at pos.
func (t *tokens) readWord() bool {
	t.start = t.pos
	fits := true
	for t.pos < len(t.text) {
		c := t.text[t.pos]
		if c < utf8.RuneSelf {
			if !isWordByte(c) && !t.insideNumber() {
				break
			}
			if c-'A' < 26 {
				c |= 0x20
			}
			fits = fits && t.put(c)
			t.pos++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[t.pos:])
		if unicode.Is(unicode.Mn, r) {
			t.pos += size
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		if standsAlone(r) {
			if t.pos > t.start {
				break
			}
			t.pos += size
			t.length = utf8.EncodeRune(t.buf[:], foldRune(r))
			t.end = t.pos
			return true
		}
		fits = fits && t.putFolded(r)
		t.pos += size
	}
	t.end = t.pos
	if !fits {
		t.length = 0
	}
	return true
}

// insideNumber tells whether pos is amid a date, a time or a decimal: one word,
// so that a date does not stretch a phrase.
func (t *tokens) insideNumber() bool {
	c := t.text[t.pos]
	return (c == '.' || c == '/' || c == ':') && isDigit(t.text[t.start]) && isDigit(t.text[t.pos-1]) &&
		t.pos+1 < len(t.text) && isDigit(t.text[t.pos+1])
}

func (t *tokens) put(c byte) bool {
	if t.length == len(t.buf) {
		return false
	}
	t.buf[t.length] = c
	t.length++
	return true
}

func (t *tokens) putFolded(r rune) bool {
	if s, ok := letterPairs[r]; ok {
		return t.put(s[0]) && t.put(s[1])
	}
	r = foldRune(r)
	if t.length+utf8.RuneLen(r) > len(t.buf) {
		return false
	}
	t.length += utf8.EncodeRune(t.buf[t.length:], r)
	return true
}

func isWordByte(c byte) bool {
	return c-'a' < 26 || c-'A' < 26 || isDigit(c)
}

func isDigit(c byte) bool { return c-'0' < 10 }

// standsAlone tells whether a character is a word of its own to us.
func standsAlone(r rune) bool {
	return r >= 0x2E80 && (r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000)
}

// letterPairs are letters that are commonly written as two.
var letterPairs = map[rune]string{'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th"}

// foldRune puts a letter in lower case and takes its accents away.
func foldRune(r rune) rune {
	if int(r) < len(foldTable) {
		return foldTable[r]
	}
	if r >= 0xFF01 && r <= 0xFF5E { // full-width ASCII
		return unicode.ToLower(r - 0xFEE0)
	}
	return unicode.ToLower(r)
}

// foldTable folds the Latin, Greek and Cyrillic letters.
var foldTable = makeFoldTable()

func makeFoldTable() (table [0x530]rune) {
	for i := range table {
		r := unicode.ToLower(rune(i))
		for _, base := range norm.NFD.String(string(r)) {
			r = base
			break
		}
		table[i] = unicode.ToLower(r)
	}
	for from, to := range map[rune]rune{'ø': 'o', 'Ø': 'o', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd', 'ı': 'i', 'ς': 'σ'} {
		table[from] = to
	}
	return table
}
