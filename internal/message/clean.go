package message

import (
	"bytes"
	"unicode/utf8"
)

// appendClean appends UTF-8 text to dst with LF line ends and without what is
// not to be seen: NUL and other controls, bidirectional controls, zero-width
// characters. Words are compared with what is left, so nothing can hide within
// them. Invalid bytes become U+FFFD.
func appendClean(dst, b []byte) []byte {
	for len(b) > 0 {
		n := plainRun(b)
		dst = append(dst, b[:n]...)
		b = b[n:]
		if len(b) == 0 {
			break
		}
		if c := b[0]; c < utf8.RuneSelf {
			if c == '\r' {
				dst = append(dst, '\n')
				if len(b) > 1 && b[1] == '\n' {
					b = b[1:]
				}
			}
			b = b[1:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		dst = appendVisible(dst, r)
		b = b[size:]
	}
	return dst
}

// plainRun measures the ASCII text at the start of b that stays as it is.
func plainRun(b []byte) int {
	for i, c := range b {
		if c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return i
		}
	}
	return len(b)
}

// appendVisible appends a character beyond ASCII, in the form text is compared
// in.
func appendVisible(dst []byte, r rune) []byte {
	switch {
	case r == 0xa0 || r == 0x202f || r >= 0x2000 && r <= 0x200a:
		return append(dst, ' ')
	case r == 0x2028 || r == 0x2029 || r == 0x85:
		return append(dst, '\n')
	case r < 0xa0 || invisible(r):
		return dst
	}
	return utf8.AppendRune(dst, r)
}

// invisible tells whether a character takes no room: zero-width characters,
// bidirectional controls (UAX #9), tags, soft hyphens, fillers.
func invisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xe0000 && r <= 0xe0fff, r >= 0xfff9 && r <= 0xfffb:
		return true
	}
	switch r {
	case 0xad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xfeff, 0xffa0:
		return true
	}
	return false
}

// letters counts what people read of a text: its letters and digits, roughly.
func letters(b []byte) int {
	n := 0
	for _, c := range b {
		n += int(letterBytes[c])
	}
	return n
}

// letterBytes holds 1 for ASCII letters and digits, and for the bytes that begin
// a character beyond ASCII.
var letterBytes = func() (table [256]uint8) {
	for c := range table {
		if c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xc0 {
			table[c] = 1
		}
	}
	return table
}()

// garbled tells whether a text is mostly characters that say nothing.
func garbled(text []byte) bool {
	const least = 8
	lost := bytes.Count(text, []byte("\uFFFD"))
	return lost >= least && lost*3 > letters(text)-lost
}
