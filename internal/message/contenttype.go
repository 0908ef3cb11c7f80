package message

import (
	"bytes"
	"strconv"
	"strings"
)

// mediaType reads type/subtype of a Content-Type value in lower case. A missing
// or unreadable value is fallback (RFC 2045 section 5.2).
func mediaType(value []byte, fallback string) string {
	w := leadingWord(value)
	slash := bytes.IndexByte(w, '/')
	if slash <= 0 || slash == len(w)-1 {
		switch {
		case equalFoldASCII(w, "text"):
			return "text/plain"
		case equalFoldASCII(w, "html"):
			return "text/html"
		}
		return fallback
	}
	return internLower(w)
}

// internLower returns a word in lower case without allocating for the ones
// nearly every message has.
func internLower(w []byte) string {
	for _, known := range [...]string{
		"text/plain", "text/html", "multipart/alternative", "multipart/mixed", "multipart/related",
		"inline", "attachment", "application/pdf", "image/png", "image/jpeg", "image/gif",
		"multipart/report", "multipart/signed", "message/delivery-status", "message/rfc822",
		"text/calendar", "text/rfc822-headers", "application/octet-stream", "",
	} {
		if equalFoldASCII(w, known) {
			return known
		}
	}
	return strings.ToLower(validText(w))
}

// leadingWord returns what stands before the first semicolon or blank.
func leadingWord(value []byte) []byte {
	value = bytes.TrimLeft(value, " \t\r\n\"")
	for i, c := range value {
		switch c {
		case ';', ' ', '\t', '\r', '\n', '(', ',', '"':
			return value[:i]
		}
	}
	return value
}

// parameter returns a parameter of a Content-Type or Content-Disposition value.
// The continuations and charsets of RFC 2231 are undone; quotes that are
// missing or doubled, and separators that are missing, are forgiven.
func parameter(value []byte, name string) string {
	if v := plainParameter(value, name); v != nil {
		if bytes.Contains(v, []byte("=?")) { // not allowed there, and common
			return decodeHeaderText(v)
		}
		return validText(v)
	}
	return continuedParameter(value, name)
}

// plainParameter returns the first value of exactly this name, nil when there
// is none. It does not allocate unless the value has escaped characters.
func plainParameter(value []byte, name string) []byte {
	for s := (paramScanner{rest: value}); s.next(); {
		if equalFoldASCII(s.name, name) {
			return s.value
		}
	}
	return nil
}

// continuedParameter joins name*0*, name*1, ... (RFC 2231 section 3).
func continuedParameter(value []byte, name string) string {
	if bytes.IndexByte(value, '*') < 0 {
		return ""
	}
	const maxPieces = 100
	var pieces [maxPieces][]byte
	var charset string
	count, extended := 0, false
	for s := (paramScanner{rest: value}); s.next(); {
		n := len(name)
		if len(s.name) <= n || s.name[n] != '*' || !equalFoldASCII(s.name[:n], name) {
			continue
		}
		index, encoded := pieceIndex(s.name[n:])
		if index < 0 || index >= maxPieces {
			continue
		}
		v := s.value
		if encoded {
			if index == 0 {
				if parts := bytes.SplitN(v, []byte("'"), 3); len(parts) == 3 {
					charset, v = string(parts[0]), parts[2]
				}
			}
			v, extended = percentDecode(v), true
		}
		pieces[index] = v
		count = max(count, index+1)
	}
	joined := bytes.Join(pieces[:count], nil)
	if !extended {
		return validText(joined)
	}
	text, _ := toUTF8(nil, joined, charset, "")
	return validText(text)
}

// pieceIndex reads "*", "*0" and "*0*".
func pieceIndex(suffix []byte) (index int, encoded bool) {
	digits := suffix[1:]
	if len(digits) == 0 {
		return 0, true
	}
	if digits[len(digits)-1] == '*' {
		digits, encoded = digits[:len(digits)-1], true
	}
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return -1, false
	}
	return n, encoded
}

func percentDecode(v []byte) []byte {
	out := make([]byte, 0, len(v))
	for i := 0; i < len(v); i++ {
		if v[i] == '%' && i+2 < len(v) {
			if hi, lo := hexDigit(v[i+1]), hexDigit(v[i+2]); hi|lo < 16 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		out = append(out, v[i])
	}
	return out
}

// paramScanner goes over the parameters of a structured value.
type paramScanner struct {
	rest        []byte
	name, value []byte
}

// next moves to the next name=value pair; words without a value are passed
// over.
func (s *paramScanner) next() bool {
	for {
		eq := bytes.IndexByte(s.rest, '=')
		if eq < 0 {
			return false
		}
		name := bytes.TrimRight(s.rest[:eq], " \t\r\n")
		if i := bytes.LastIndexAny(name, " \t\r\n;\""); i >= 0 {
			name = name[i+1:]
		}
		s.name = name
		s.rest = bytes.TrimLeft(s.rest[eq+1:], " \t\r\n")
		s.value = s.takeValue()
		if len(s.name) > 0 {
			return true
		}
	}
}

func (s *paramScanner) takeValue() []byte {
	if len(s.rest) > 0 && s.rest[0] == '"' {
		return s.takeQuoted()
	}
	end := bytes.IndexAny(s.rest, "; \t\r\n")
	if end < 0 {
		end = len(s.rest)
	}
	v := s.rest[:end]
	s.rest = s.rest[end:]
	return bytes.TrimRight(v, "\"")
}

func (s *paramScanner) takeQuoted() []byte {
	in := s.rest[1:]
	end := bytes.IndexByte(in, '"')
	if end < 0 { // never closed: up to the next separator
		end = bytes.IndexAny(in, ";\r\n")
		if end < 0 {
			end = len(in)
		}
		s.rest = in[end:]
		return in[:end]
	}
	if bytes.IndexByte(in[:end], '\\') < 0 {
		s.rest = in[end+1:]
		return in[:end]
	}
	out := make([]byte, 0, end)
	i := 0
	for ; i < len(in) && in[i] != '"'; i++ {
		if in[i] == '\\' && i+1 < len(in) {
			i++
		}
		out = append(out, in[i])
	}
	s.rest = in[min(i+1, len(in)):]
	return out
}
