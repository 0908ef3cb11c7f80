package when

import "unicode/utf8"

// token is a word, a number or a punctuation mark. A run of words that the
// vocabulary knows as one ("end of", "que viene") is one token.
type token struct {
	kinds          uint64    // set of the kinds its senses have in this text
	start, end     int32     // bytes of the text
	fold, foldEnd  int32     // bytes of the folded text, for words
	entry          int32     // what the vocabulary knows of a word
	num            int32     // value of a number, -1 if it has more than eight digits
	langs          languages // those its senses are taken from
	kind           byte      // 'a' word, '0' number, '\n' empty line, else the mark itself
	gap            byte      // what parts it from the token before: 0 nothing, ' ', '-' or '\''
	capital, upper bool      // first letter a capital; all of them
}

// tokenize cuts text into tokens appended to toks and folded letters appended
// to buf. Words parted by one blank, hyphen or apostrophe are joined by '_' in
// the folded text, so that a run of words is one slice of it.
func tokenize(text string, toks []token, buf []byte) ([]token, []byte) {
	gap, newlines := byte(' '), 0
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\n':
			newlines++
			if newlines == 2 {
				toks = append(toks, token{start: int32(i), end: int32(i + 1), kind: '\n', gap: ' '})
				buf = append(buf, ' ')
			}
			gap = ' '
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r' || c == '>' || c == '*':
			gap = ' '
			i++
			continue
		case c >= '0' && c <= '9':
			start := i
			var n int
			n, i = scanNumber(text, i)
			buf = append(buf, ' ')
			toks = append(toks, token{start: int32(start), end: int32(i), kind: '0', num: int32(n), gap: gap})
			gap, newlines = 0, 0
			continue
		}
		start, from := i, len(buf)
		if len(toks) > 0 && toks[len(toks)-1].kind == 'a' && gap != 0 && newlines < 2 {
			buf = append(buf, '_')
			from++
		} else {
			buf = append(buf, ' ')
			from++
		}
		var upper bool
		buf, i, upper = scanWord(text, i, buf)
		if i > start {
			first := text[start]
			toks = append(toks, token{start: int32(start), end: int32(i), fold: int32(from), foldEnd: int32(len(buf)), kind: 'a', gap: gap,
				capital: first >= 'A' && first <= 'Z', upper: upper})
			gap, newlines = 0, 0
			continue
		}
		buf = buf[:from-1]
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		mark := byte('#')
		if r == '/' && lonely(text, start-1, -1) && lonely(text, i, 1) { // "t/m"
			gap = '-'
			continue
		}
		switch r {
		case '-', '‐', '‑':
			mark = '-'
			if start > 0 && i < len(text) && gap == 0 && isLetter(text[start-1]) && isLetter(text[i]) {
				gap = '-'
				continue
			}
		case '–', '—', '→', '−':
			mark = '-'
		case '\'', '’', '‘', '`', '´':
			gap = '\''
			continue
		case '\u00a0', '\u202f', '\u2009', '\u200b', '\ufeff', '_', '\u00ad':
			gap = ' '
			continue
		default:
			if r < utf8.RuneSelf {
				mark = byte(r)
			}
		}
		toks = append(toks, token{start: int32(start), end: int32(i), kind: mark, gap: gap})
		buf = append(buf, ' ')
		gap, newlines = 0, 0
	}
	return toks, buf
}

// scanNumber reads digits from i; a number of more than eight is -1.
func scanNumber(text string, i int) (n, end int) {
	start := i
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		if i-start < 8 {
			n = n*10 + int(text[i]-'0')
		}
		i++
	}
	if i-start > 8 {
		n = -1
	}
	return n, i
}

// scanWord appends the folded letters from i on; upper reports a word of two
// capitals or more and nothing else.
func scanWord(text string, i int, buf []byte) (folded []byte, end int, upper bool) {
	capitals, others := 0, 0
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		before := len(buf)
		buf = appendFolded(buf, r)
		if len(buf) == before && !isMark(r) {
			break
		}
		if r >= 'A' && r <= 'Z' {
			capitals++
		} else {
			others++
		}
		i += size
	}
	return buf, i, capitals > 1 && others == 0
}

// lonely reports that one letter stands at i, with none beyond it.
func lonely(text string, i, step int) bool {
	return i >= 0 && i < len(text) && isLetter(text[i]) && (i+step < 0 || i+step >= len(text) || !isLetter(text[i+step]))
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

func isMark(r rune) bool { return r >= 0x300 && r <= 0x36F }

// appendFolded appends a letter in lower case without its accents, ä ö ü ß
// spelt out; nothing for what is no Latin letter.
func appendFolded(buf []byte, r rune) []byte {
	switch {
	case r >= 'a' && r <= 'z':
		return append(buf, byte(r))
	case r >= 'A' && r <= 'Z':
		return append(buf, byte(r)|0x20)
	case r < 0xC0 || r > 0x17F:
		return buf
	}
	return append(buf, latin[r-0xC0]...)
}

// latin folds U+00C0 to U+017F.
var latin = [...]string{
	"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "oe", "", "o", "u", "u", "u", "ue", "y", "th", "ss",
	"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "oe", "", "o", "u", "u", "u", "ue", "y", "th", "y",
	// U+0100
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
}
