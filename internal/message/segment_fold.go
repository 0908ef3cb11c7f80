package message

import (
	"unicode"
	"unicode/utf8"
)

// foldLimit is how many bytes of a line are folded: what stands further right
// decides nothing.
const foldLimit = 640

// foldInto appends s in the form that the tables of this package are written
// in: lower case, without accents, runs of blanks as one, typographic quotes,
// colons and dashes as their ASCII kin, emphasis asterisks left out. It stops at
// the capacity of dst.
func foldInto(dst []byte, s string) []byte {
	for i := 0; i < len(s) && len(dst)+8 < cap(dst); {
		b := s[i]
		if b < utf8.RuneSelf {
			i++
			switch {
			case b >= 'A' && b <= 'Z':
				dst = append(dst, b|0x20)
			case b == ' ' || b == '\t' || b == '\n' || b == '\r':
				if n := len(dst); n > 0 && dst[n-1] != ' ' {
					dst = append(dst, ' ')
				}
			case b == '*':
			default:
				dst = append(dst, b)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		dst = foldWide(dst, r)
	}
	return dst
}

// foldRune appends one rune above ASCII.
func foldWide(dst []byte, r rune) []byte {
	if r < 0x180 {
		if r >= 0xC0 {
			return append(dst, latin[r-0xC0]...)
		}
		if r == 0xA0 {
			return append(dst, ' ')
		}
		return utf8.AppendRune(dst, r)
	}
	switch {
	case r >= 0x300 && r <= 0x36F: // combining accents of decomposed text
		return dst
	case r >= 0x370 && r <= 0x3FF:
		return utf8.AppendRune(dst, greek(unicode.ToLower(r)))
	case r == 'ё' || r == 'Ё':
		return append(dst, "е"...)
	case r >= 0x400 && r <= 0x42F:
		return utf8.AppendRune(dst, unicode.ToLower(r))
	case r >= 0xFF01 && r <= 0xFF5E: // full-width ASCII
		return utf8.AppendRune(dst, unicode.ToLower(r-0xFEE0))
	}
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return append(dst, '-')
	case '‘', '’', '‚', '′':
		return append(dst, '\'')
	case '“', '”', '„', '″':
		return append(dst, '"')
	case 'ș':
		return append(dst, 's')
	case 'Ș':
		return append(dst, 's')
	case 'ț', 'Ț':
		return append(dst, 't')
	case '\u2002', '\u2003', '\u2007', '\u2009', '\u202f', '\u3000':
		return append(dst, ' ')
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// latin is the Latin-1 Supplement and Latin Extended-A from U+00C0 on, folded.
var latin = [0xC0]string{
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "x", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y",
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
}

// greek drops the accents of a lower-case Greek letter and the final sigma.
func greek(r rune) rune {
	switch r {
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	}
	return r
}

// foldLine is the folded form of the words of one line, valid until the next
// call.
func (c *cutter) foldLine(i int) []byte { return foldInto(c.fold[:0], c.words(i)) }

// isWordByte tells letters and figures of folded text; every byte above ASCII
// counts as a letter.
func isTextByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= utf8.RuneSelf
}

// firstWord is the run of letters and figures that f begins with.
func leadWord(f []byte) []byte {
	n := 0
	for n < len(f) && isTextByte(f[n]) {
		n++
	}
	return f[:n]
}

// phrases is a table of folded phrases by their first word, or by their first
// rune where words are not separated (Chinese, Japanese, Korean).
type phraseTable map[string][]string

// newPhrases files phrases under their first word.
func newPhraseTable(list ...string) phraseTable {
	p := make(phraseTable, len(list))
	for _, s := range list {
		f := foldedKey(s)
		k := string(phraseKey([]byte(f)))
		p[k] = append(p[k], f)
	}
	return p
}

// setOf files single words.
func setOf(list ...string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[foldedKey(s)] = true
	}
	return m
}

// foldKeys folds the keys of a table.
func foldKeys[V any](m map[string]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[foldedKey(k)] = v
	}
	return out
}

// folded is foldInto for the making of tables.
func foldedKey(s string) string { return string(foldInto(make([]byte, 0, len(s)+16), s)) }

// phraseKey is what a phrase at the start of f is filed under.
func phraseKey(f []byte) []byte {
	if len(f) >= 3 && f[0] >= 0xE2 {
		return f[:3]
	}
	n := 0
	for n < len(f) && isTextByte(f[n]) && f[n] < 0xE2 {
		n++
	}
	return f[:n]
}

// at returns the longest phrase that stands at f[i:], as whole words.
func (p phraseTable) at(f []byte, i int) string {
	best := ""
	for _, s := range p[string(phraseKey(f[i:]))] {
		if len(s) > len(best) && len(s) <= len(f)-i && string(f[i:i+len(s)]) == s && wordEnds(f, i+len(s)) {
			best = s
		}
	}
	return best
}

// wordEnds tells whether a word may end at f[i].
func wordEnds(f []byte, i int) bool {
	return i >= len(f) || !isTextByte(f[i]) || f[i] >= 0xE2 || i >= 3 && f[i-3] >= 0xE2 || !isTextByte(f[i-1])
}

// next returns where the word after the one at f[i] begins, len(f) when none
// does.
func nextWord(f []byte, i int) int {
	if n := len(phraseKey(f[i:])); n > 0 {
		i += n
	}
	for i < len(f) && !isTextByte(f[i]) {
		i++
	}
	return i
}

// find returns the first place from i on where a phrase stands, and the phrase.
func (p phraseTable) find(f []byte, i int) (int, string) {
	if i < len(f) && !isTextByte(f[i]) {
		i = nextWord(f, i)
	}
	for ; i < len(f); i = nextWord(f, i) {
		if s := p.at(f, i); s != "" {
			return i, s
		}
	}
	return -1, ""
}
