package message

import (
	"bytes"
	"encoding/base64"
)

// undoTransfer undoes a Content-Transfer-Encoding (RFC 2045 section 6) for at
// most maxPartBytes of b. What needs no decoding is returned as it stands, dst
// unused; everything else is appended to dst.
//
// The standard library's quoted-printable reader is five times slower than
// IndexByte over the same bytes, and its base64 reader gives up at the first
// stray character; both are read here.
func undoTransfer(dst, b, encoding []byte) (out []byte, found defect) {
	if len(b) > maxPartBytes {
		b, found = b[:maxPartBytes], defectText
	}
	switch w := leadingWord(encoding); {
	case equalFoldASCII(w, "quoted-printable"):
		return appendQuotedPrintable(dst, b), found
	case equalFoldASCII(w, "base64"):
		out, bad := appendBase64(dst, b)
		return out, found | bad
	case len(w) == 0, equalFoldASCII(w, "7bit"), equalFoldASCII(w, "8bit"), equalFoldASCII(w, "binary"):
		return b, found
	default: // "7-bit", "8bits", "utf-8", uuencode: as it stands is the best guess
		return b, found | defectTransfer
	}
}

// appendQuotedPrintable decodes RFC 2045 section 6.7. An equals sign that
// starts no valid sequence stands for itself.
func appendQuotedPrintable(dst, b []byte) []byte {
	for {
		i := bytes.IndexByte(b, '=')
		if i < 0 {
			return append(dst, b...)
		}
		dst = append(dst, b[:i]...)
		b = b[i+1:]
		if len(b) >= 2 {
			if hi, lo := hexDigit(b[0]), hexDigit(b[1]); hi|lo < 16 {
				dst = append(dst, hi<<4|lo)
				b = b[2:]
				continue
			}
		}
		if n, soft := softBreak(b); soft {
			b = b[n:]
			continue
		}
		if len(b) == 1 && hexDigit(b[0]) < 16 { // the message was cut off within a sequence
			return dst
		}
		dst = append(dst, '=')
	}
}

// softBreak measures the blanks and the line end behind an equals sign.
func softBreak(b []byte) (n int, soft bool) {
	for n < len(b) && (b[n] == ' ' || b[n] == '\t') && n < 76 {
		n++
	}
	switch {
	case n == len(b):
		return n, true
	case b[n] == '\n':
		return n + 1, true
	case b[n] == '\r':
		if n+1 < len(b) && b[n+1] == '\n' {
			n++
		}
		return n + 1, true
	}
	return 0, false
}

// hexDigit returns a digit's value, 0xff when c is none.
func hexDigit(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	}
	return 0xff
}

// appendBase64 decodes RFC 2045 section 6.8. Bytes outside the alphabet are
// passed over, the line behind padding starts a new group, and what is missing
// at the end is left out.
func appendBase64(dst, b []byte) (out []byte, found defect) {
	start := len(dst)
	dst = growBytes(dst, base64.StdEncoding.DecodedLen(len(b)))
	n, err := base64.StdEncoding.Decode(dst[start:cap(dst)], b)
	if err == nil {
		return dst[:start+n], 0
	}
	// Truncated mail ends within a group: whatever decodes without padding is
	// no fault of the sender's.
	if out, clean := appendLooseBase64(dst[:start], b); clean {
		return out, 0
	} else {
		return out, defectTransfer
	}
}

func appendLooseBase64(dst, b []byte) (out []byte, clean bool) {
	clean = true
	var group uint32
	have := 0
	flush := func() {
		switch have {
		case 2:
			dst = append(dst, byte(group>>4))
		case 3:
			dst = append(dst, byte(group>>10), byte(group>>2))
		}
		group, have = 0, 0
	}
	padded := false // what follows padding on the same line is no data
	for i, c := range b {
		v := base64Digit(c)
		switch {
		case c == '\n':
			if !base64Line(b[i+1:], padded) { // a footer that somebody added to the data
				flush()
				return dst, false
			}
			padded = false
		case padded:
			clean = clean && (c == '=' || c <= ' ')
		case v < 64:
			group, have = group<<6|uint32(v), have+1
			if have == 4 {
				dst = append(dst, byte(group>>16), byte(group>>8), byte(group))
				group, have = 0, 0
			}
		case c == '=':
			flush()
			padded = true
		case c > ' ':
			clean = false
		}
	}
	flush()
	return dst, clean
}

// base64Line tells whether the line at the start of b can be data. Stray
// characters within it are forgiven before padding, words are not.
func base64Line(b []byte, padded bool) bool {
	const longest = 100
	line, _ := cutLine(b[:min(len(b), longest)])
	stray, blank := false, false
	for _, c := range bytes.TrimSpace(line) {
		stray = stray || base64Digit(c) >= 64 && c != '='
		blank = blank || c == ' '
	}
	return !stray || !padded && !blank
}

// base64Digit returns a digit's value, 0xff when c is none. The URL alphabet
// counts too.
func base64Digit(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c - 'A'
	case 'a' <= c && c <= 'z':
		return c - 'a' + 26
	case '0' <= c && c <= '9':
		return c - '0' + 52
	case c == '+' || c == '-':
		return 62
	case c == '/' || c == '_':
		return 63
	}
	return 0xff
}

// growBytes returns b with room for n more bytes.
func growBytes(b []byte, n int) []byte {
	if cap(b)-len(b) >= n {
		return b
	}
	grown := make([]byte, len(b), len(b)+n)
	copy(grown, b)
	return grown
}
