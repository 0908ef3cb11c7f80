package message

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// decodeHeaderText unfolds a value and decodes its encoded words (RFC 2047).
// Words that are broken stay as they stand; raw 8-bit text is read as UTF-8
// or, failing that, by its looks. The result is one line of valid UTF-8.
func decodeHeaderText(v []byte) string {
	if i := bytes.Index(v, []byte("=?")); i < 0 {
		return validText([]byte(unfold(v)))
	}
	s := []byte(unfold(v))
	out := make([]byte, 0, len(s))
	var pending wordBytes
	for len(s) > 0 {
		start := bytes.Index(s, []byte("=?"))
		if start < 0 {
			break
		}
		w, n := readWord(s[start:])
		between := s[:start]
		if n == 0 {
			out = append(pending.flush(out), s[:start+2]...)
			s = s[start+2:]
			continue
		}
		// Blanks between two encoded words are not part of the text; two of the
		// same charset may share a character.
		if !pending.open || len(bytes.TrimSpace(between)) > 0 || pending.charset != w.charset {
			keep := between
			if pending.open && len(bytes.TrimSpace(between)) == 0 {
				keep = nil
			}
			out = append(pending.flush(out), keep...)
		}
		pending.add(w)
		s = s[start+n:]
	}
	out = append(pending.flush(out), s...)
	return validText(out)
}

// encodedWord is one =?charset?encoding?text?= with the encoding undone.
type encodedWord struct {
	charset string
	bytes   []byte
}

// wordBytes gathers neighbouring encoded words of one charset.
type wordBytes struct {
	open    bool
	charset string
	bytes   []byte
}

func (p *wordBytes) add(w encodedWord) {
	p.open, p.charset, p.bytes = true, w.charset, append(p.bytes, w.bytes...)
}

func (p *wordBytes) flush(out []byte) []byte {
	if !p.open {
		return out
	}
	text, _ := toUTF8(nil, p.bytes, p.charset, "")
	p.open, p.bytes = false, p.bytes[:0]
	return append(out, text...)
}

// readWord reads an encoded word at the start of s; n is 0 when there is none.
// Blanks within the text, which RFC 2047 forbids, are accepted.
func readWord(s []byte) (w encodedWord, n int) {
	s = s[:min(len(s), maxEncodedWord)]
	charsetEnd := bytes.IndexByte(s[2:], '?')
	if charsetEnd <= 0 || charsetEnd > 60 || bytes.IndexByte(s[2:2+charsetEnd], ' ') >= 0 {
		return w, 0
	}
	at := 2 + charsetEnd + 1
	if at+2 > len(s) || s[at+1] != '?' {
		return w, 0
	}
	text := s[at+2:]
	end := wordEnd(text, s[at]|0x20 == 'q')
	if end < 0 {
		return w, 0
	}
	w.charset = strings.ToLower(string(s[2 : 2+charsetEnd]))
	switch s[at] | 0x20 {
	case 'q':
		w.bytes = appendQ(nil, text[:end])
	case 'b':
		w.bytes, _ = appendBase64(nil, text[:end])
	default:
		return w, 0
	}
	return w, at + 2 + end + 2
}

// wordEnd finds the "?=" that ends an encoded word. Within Q text a question
// mark that was not encoded may stand before an encoded byte ("Really?=20Yes?=");
// it ends nothing when the real end follows before any blank.
func wordEnd(text []byte, q bool) int {
	end := bytes.Index(text, []byte("?="))
	for q && end >= 0 && end+4 <= len(text) && hexDigit(text[end+2])|hexDigit(text[end+3]) < 16 {
		next := bytes.Index(text[end+2:], []byte("?="))
		if next < 0 || bytes.ContainsAny(text[end+2:end+2+next], " \t") {
			break
		}
		end += 2 + next
	}
	return end
}

// appendQ decodes the Q encoding (RFC 2047 section 4.2).
func appendQ(dst, b []byte) []byte {
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '_':
			dst = append(dst, ' ')
		case c == '=' && i+2 < len(b) && hexDigit(b[i+1])|hexDigit(b[i+2]) < 16:
			dst = append(dst, hexDigit(b[i+1])<<4|hexDigit(b[i+2]))
			i += 2
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// validText makes one line of valid UTF-8 out of header bytes: unmarked 8-bit
// text is decoded by its looks, line ends become blanks, and controls and
// invisible characters go, so that a decoded value can never start a new header
// line or show a name in another order than it stands in.
func validText(b []byte) string {
	if plainASCII(b) {
		return string(b)
	}
	if !utf8.Valid(b) {
		b, _ = toUTF8(nil, b, "", "")
	}
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == '\r' || r == '\n' || r == '\t' || r == 0x85 || r == 0x2028 || r == 0x2029 || r == 0xa0:
			out = append(out, ' ')
		case r < ' ' || r == 0x7f || invisible(r):
		default:
			out = utf8.AppendRune(out, r)
		}
		b = b[n:]
	}
	return string(bytes.TrimSpace(out))
}

func plainASCII(b []byte) bool {
	for _, c := range b {
		if c < ' ' || c > '~' {
			return false
		}
	}
	return true
}
