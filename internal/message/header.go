package message

import "bytes"

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
	for _, v := range h.rawAll(name) {
		out = append(out, decodeHeaderText(v))
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

func (h *header) rawAll(name string) [][]byte {
	var out [][]byte
	for i := range h.fields {
		if equalFoldASCII(h.fields[i].name, name) {
			out = append(out, h.fields[i].value)
		}
	}
	return out
}

// readHeader appends the fields at the top of b to into; rest is what follows
// the blank line. A block that no blank line ends is ended by the first line
// that cannot belong to a header.
func readHeader(b []byte, into []field) (fields []field, rest []byte, found defect) {
	fields = into
	first, size := len(into), len(b)
	for len(b) > 0 {
		if size-len(b) > maxHeaderBytes {
			return fields, skipHeader(b), found | defectFields
		}
		line, after := cutLine(b)
		text := trimLineEnd(line)
		switch {
		case len(text) == 0:
			return fields, after, found
		case text[0] == ' ' || text[0] == '\t':
			if len(fields) > first {
				found |= extend(&fields[len(fields)-1], line)
			} else if len(bytes.TrimSpace(text)) > 0 && !looksLikeField(after) {
				return fields, b, found
			}
		default:
			n := fieldName(text)
			if n == 0 || bytes.HasPrefix(text, []byte("--")) {
				if bytes.HasPrefix(text, []byte("--")) { // a boundary: the part has no body
					return fields, b, found
				}
				if !envelopeLine(text) && !continuesHeader(after) {
					return fields, b, found
				}
				break
			}
			if len(fields)-first >= maxFields {
				return fields, skipHeader(after), found | defectFields
			}
			colon := n + bytes.IndexByte(text[n:], ':')
			value := line[colon+1:]
			if len(value) > maxFieldValue {
				value, found = value[:maxFieldValue], found|defectFieldValue
			}
			fields = append(fields, field{name: text[:n], value: value})
		}
		b = after
	}
	return fields, nil, found
}

// skipHeader returns what follows the next blank line. b begins a line.
func skipHeader(b []byte) []byte {
	for _, blank := range []string{"\n", "\r\n"} {
		if bytes.HasPrefix(b, []byte(blank)) {
			return b[len(blank):]
		}
	}
	end := len(b)
	for _, blank := range []string{"\n\n", "\n\r\n"} {
		if i := bytes.Index(b[:end], []byte(blank)); i >= 0 {
			end = i + len(blank)
		}
	}
	return b[end:]
}

// extend adds a folded line, which stands right behind the value in memory.
func extend(f *field, line []byte) defect {
	n := len(f.value) + len(line)
	if n > maxFieldValue {
		return defectFieldValue
	}
	if cap(f.value) >= n && (len(f.value) == 0 || &f.value[:n][len(f.value)] == &line[0]) {
		f.value = f.value[:n]
	}
	return 0
}

// fieldName returns the length of the field name at the start of a line, 0 when
// there is none. Blanks before the colon are forgiven (RFC 5322 section 4.5.8).
func fieldName(line []byte) int {
	for i, c := range line {
		switch {
		case c == ':':
			return i
		case c == ' ' || c == '\t':
			if rest := bytes.TrimLeft(line[i:], " \t"); len(rest) > 0 && rest[0] == ':' {
				return i
			}
			return 0
		case c < '!' || c > '~':
			return 0
		}
	}
	return 0
}

func looksLikeField(b []byte) bool {
	line, _ := cutLine(b)
	return fieldName(line) > 0
}

// continuesHeader tells whether a header goes on at b, after a line that is no
// field: mail programs break long fields without indenting the rest.
func continuesHeader(b []byte) bool {
	line, _ := cutLine(b)
	return fieldName(line) > 1 && !bytes.Contains(line, []byte("://"))
}

// envelopeLine recognises the separator of mbox files.
func envelopeLine(line []byte) bool {
	return bytes.HasPrefix(line, []byte("From ")) || bytes.HasPrefix(line, []byte(">From "))
}

// cutLine splits b behind its first line end.
func cutLine(b []byte) (line, after []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}

func trimLineEnd(line []byte) []byte {
	n := len(line)
	if n > 0 && line[n-1] == '\n' {
		n--
	}
	for n > 0 && line[n-1] == '\r' {
		n--
	}
	return line[:n]
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
// (RFC 5322 section 2.2.3). Line ends and NUL do not survive it.
func unfold(v []byte) string {
	v = bytes.TrimSpace(v)
	if bytes.IndexByte(v, '\n') < 0 && bytes.IndexByte(v, '\r') < 0 && bytes.IndexByte(v, 0) < 0 {
		return string(v)
	}
	out := make([]byte, 0, len(v))
	for _, c := range v {
		if c != '\r' && c != '\n' && c != 0 {
			out = append(out, c)
		}
	}
	return string(out)
}
