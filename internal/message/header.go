package message

import (
	"bytes"
	"mime"
	"strings"
)

// header is a block of header fields (RFC 5322 section 2.2) in the order they
// stand. It refers to the bytes it was read from.
type header struct {
	fields []field
}

// field is one header field: its name and its value as they stand, the value
// still folded.
type field struct {
	name, value []byte
}

// Has tells whether a field is there; names compare without case.
func (h *header) Has(name string) bool { return h.raw(name) != nil }

// Value returns the first field of a name, unfolded, with encoded words
// (RFC 2047) decoded; "" when there is none.
func (h *header) Value(name string) string {
	if v := h.raw(name); v != nil {
		return decodeHeaderText(v)
	}
	return ""
}

// Values returns every field of a name as Value does, the first at the top.
func (h *header) Values(name string) []string {
	var out []string
	for i := range h.fields {
		if equalFoldASCII(h.fields[i].name, name) {
			out = append(out, decodeHeaderText(h.fields[i].value))
		}
	}
	return out
}

// RawValue returns the first field of a name, unfolded, encoded words as they
// stand; "" when there is none.
func (h *header) RawValue(name string) string { return unfold(h.raw(name)) }

// raw returns the first value of a name as it stands; nil when there is none,
// never nil for a field that is there but empty.
func (h *header) raw(name string) []byte {
	for i := range h.fields {
		if equalFoldASCII(h.fields[i].name, name) {
			return h.fields[i].value
		}
	}
	return nil
}

// equalFoldASCII compares without regard to the case of ASCII letters.
func equalFoldASCII(b []byte, s string) bool {
	if len(b) != len(s) {
		return false
	}
	for i := range b {
		x, y := b[i], s[i]
		if x == y {
			continue
		}
		if x|0x20 != y|0x20 || x|0x20 < 'a' || x|0x20 > 'z' {
			return false
		}
	}
	return true
}

// unfold joins a folded value to one line without blanks around it
// (RFC 5322 section 2.2.3).
func unfold(v []byte) string {
	return strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "").Replace(string(v)))
}

// readHeader reads the fields at the top of b up to the blank line; rest is
// what follows it.
func readHeader(b []byte, into []field) (fields []field, rest []byte) {
	fields = into
	for len(b) > 0 {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line, b = b[:i+1], b[i+1:]
		} else {
			b = nil
		}
		text := bytes.TrimRight(line, "\r\n")
		if len(text) == 0 {
			return fields, b
		}
		if text[0] == ' ' || text[0] == '\t' {
			if n := len(fields); n > 0 {
				v := fields[n-1].value
				fields[n-1].value = v[:len(v)+len(line)]
			}
			continue
		}
		if i := bytes.IndexByte(text, ':'); i > 0 {
			fields = append(fields, field{name: bytes.TrimRight(text[:i], " \t"), value: line[i+1:]})
		}
	}
	return fields, nil
}

func decodeHeaderText(v []byte) string {
	s, err := (&mime.WordDecoder{}).DecodeHeader(unfold(v))
	if err != nil {
		return unfold(v)
	}
	return s
}

func parameter(value []byte, name string) string {
	_, params, err := mime.ParseMediaType(unfold(value))
	if err != nil {
		return ""
	}
	return params[name]
}

func firstToken(value []byte) string {
	s, _, _ := strings.Cut(unfold(value), ";")
	return strings.ToLower(strings.TrimSpace(s))
}
