package message

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-message/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// toUTF8 appends b to dst as UTF-8. The declared charset is believed unless the
// bytes contradict it; where it is missing or wrong, hint (a charset that other
// parts of the message name) and the bytes decide. Text that is UTF-8 already
// is returned as it stands, dst unused.
func toUTF8(dst, b []byte, declared, hint string) (out []byte, found defect) {
	label := normalLabel(declared)
	switch {
	case label == "utf-7":
		return appendUTF7(dst, b), 0
	case label == "utf-16" || label == "utf-16le" || label == "utf-16be":
		if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 { // says UTF-16, is none
			return b, defectCharset
		}
		return appendUTF16(dst, b, label), 0
	case isASCII(b):
		if enc := escapeCharset(label, b); enc != nil {
			return appendDecoded(dst, b, enc), 0
		}
		if utf16Shape(b) {
			return appendUTF16(dst, b, "utf-16"), defectCharset
		}
		return b, 0
	case utf16Shape(b):
		return appendUTF16(dst, b, "utf-16"), defectCharset
	}
	if utf8.Valid(b) {
		if label != "" && label != "utf-8" {
			found = defectCharset
		}
		return b, found
	}
	if whole := trimCutRune(b); len(whole) < len(b) && utf8.Valid(whole) && !isASCII(whole) {
		return whole, 0
	}
	valid, bad := countUTF8(b[:min(len(b), countWindow)])
	if valid > 4*bad || valid > bad && label == "utf-8" { // slips within UTF-8 text
		return appendMostlyUTF8(dst, b), defectCharset
	}
	sevenBit := label == "us-ascii" || strings.HasPrefix(label, "iso-2022") // and the bytes are not
	if label != "utf-8" && !sevenBit && label != "" {
		if enc := charsetByLabel(label); enc != nil {
			return appendDecoded(dst, b, enc), 0
		}
		if out, ok := appendRegistered(dst, b, label); ok {
			return out, 0
		}
	}
	enc := charsetByLabel(normalLabel(hint))
	if enc == nil {
		enc = guessCharset(b)
	}
	return appendDecoded(dst, b, enc), defectCharset
}

// normalLabel lowers a charset label and drops what gateways add to it.
func normalLabel(label string) string {
	label = strings.Trim(strings.ToLower(label), " \t\"'<>;")
	label = strings.TrimPrefix(label, "charset=")
	label = strings.TrimPrefix(label, "\"")
	if i := strings.IndexByte(label, '*'); i > 0 { // RFC 2231 language
		label = label[:i]
	}
	switch label {
	case "utf8", "utf_8", "utf-8mb4", "utf8mb4", "unicode-1-1-utf-8", "x-utf-8", "unicode":
		return "utf-8"
	case "ascii", "us_ascii", "ansi_x3.4-1968", "iso646-us", "646", "7bit", "8bit", "_autodetect",
		"unknown-8bit", "x-unknown", "unknown", "default", "default_charset", "x-user-defined", "none":
		return "us-ascii"
	case "utf-7", "utf7", "unicode-1-1-utf-7", "x-utf-7", "csunicode11utf7":
		return "utf-7"
	case "utf-16", "utf16", "ucs-2", "iso-10646-ucs-2":
		return "utf-16"
	}
	return label
}

// charsetByLabel returns the encoding of a normal label, nil when it is unknown
// or one that text decoding cannot be done with.
func charsetByLabel(label string) encoding.Encoding {
	switch label {
	case "", "us-ascii", "utf-8":
		return nil
	// What the web learned: the Windows pages are supersets, and what senders mean.
	case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "windows-1252", "cp1252", "cp-1252", "win-1252", "ansi", "x-ansi":
		return charmap.Windows1252
	case "iso-8859-2", "latin2", "iso8859-2":
		return charmap.ISO8859_2
	case "iso-8859-5":
		return charmap.ISO8859_5
	case "iso-8859-7", "greek":
		return charmap.ISO8859_7
	case "iso-8859-15", "iso8859-15", "latin9", "latin-9":
		return charmap.ISO8859_15
	case "iso-8859-9", "iso8859-9", "latin5", "windows-1254", "cp1254":
		return charmap.Windows1254
	case "iso-8859-11", "tis-620", "windows-874", "cp874":
		return charmap.Windows874
	case "gb2312", "gbk", "gb18030", "gb-2312", "gb_2312-80", "cp936", "x-gbk", "euc-cn", "hz", "ms936", "chinesebig":
		return simplifiedchinese.GB18030
	case "hz-gb-2312":
		return simplifiedchinese.HZGB2312
	case "big5", "big-5", "big5-hkscs", "cp950", "cn-big5", "x-big5":
		return traditionalchinese.Big5
	case "ks_c_5601-1987", "ks_c_5601", "ksc5601", "euc-kr", "cp949", "ms949", "uhc", "windows-949", "iso-2022-kr", "korean":
		return korean.EUCKR
	case "shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "ms932", "windows-31j":
		return japanese.ShiftJIS
	case "iso-2022-jp", "csiso2022jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3", "iso-2022-jp-ms", "cp50220", "cp50221":
		return japanese.ISO2022JP
	case "euc-jp", "eucjp", "x-euc-jp":
		return japanese.EUCJP
	case "koi8-r", "koi8r", "koi8", "cskoi8r":
		return charmap.KOI8R
	case "koi8-u", "koi8-ru":
		return charmap.KOI8U
	case "macintosh", "mac", "x-mac-roman", "macroman":
		return charmap.Macintosh
	case "cp437", "ibm437":
		return charmap.CodePage437
	case "cp850", "ibm850":
		return charmap.CodePage850
	case "cp866", "ibm866":
		return charmap.CodePage866
	}
	if strings.HasPrefix(label, "cp125") || strings.HasPrefix(label, "win-125") || strings.HasPrefix(label, "x-cp125") {
		label = "windows-125" + label[len(label)-1:]
	}
	if len(label) == len("windows-125x") && strings.HasPrefix(label, "windows-125") {
		return windowsPage(label[len(label)-1])
	}
	return nil
}

func windowsPage(digit byte) encoding.Encoding {
	pages := [...]encoding.Encoding{
		charmap.Windows1250, charmap.Windows1251, charmap.Windows1252, charmap.Windows1253, charmap.Windows1254,
		charmap.Windows1255, charmap.Windows1256, charmap.Windows1257, charmap.Windows1258,
	}
	if i := int(digit) - '0'; i >= 0 && i < len(pages) {
		return pages[i]
	}
	return nil
}

// appendRegistered decodes by the IANA and WHATWG names that go-message knows.
func appendRegistered(dst, b []byte, label string) (out []byte, ok bool) {
	const longest = 40
	if len(label) > longest {
		return dst, false
	}
	r, err := charset.Reader(label, bytes.NewReader(b))
	if err != nil {
		return dst, false
	}
	text, err := io.ReadAll(r)
	return append(dst, text...), err == nil
}

// escapeCharset returns the encoding of text whose bytes are all ASCII because
// it shifts by escape sequences, nil for plain ASCII.
func escapeCharset(label string, b []byte) encoding.Encoding {
	if label == "hz-gb-2312" && bytes.Contains(b, []byte("~{")) {
		return simplifiedchinese.HZGB2312
	}
	if bytes.IndexByte(b, 0x1b) < 0 {
		return nil
	}
	if bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@")) || strings.HasPrefix(label, "iso-2022-jp") {
		return japanese.ISO2022JP
	}
	return nil
}

// appendDecoded decodes b, whatever it holds: bytes the encoding does not know
// become U+FFFD.
func appendDecoded(dst, b []byte, enc encoding.Encoding) []byte {
	if page, ok := enc.(*charmap.Charmap); ok {
		for len(b) > 0 {
			n := 0
			for n < len(b) && b[n] < utf8.RuneSelf {
				n++
			}
			dst = append(dst, b[:n]...)
			if b = b[n:]; len(b) > 0 {
				dst = utf8.AppendRune(dst, page.DecodeByte(b[0]))
				b = b[1:]
			}
		}
		return dst
	}
	return appendTransformed(dst, b, enc.NewDecoder())
}

func appendTransformed(dst, b []byte, t transform.Transformer) []byte {
	for len(b) > 0 {
		dst = growBytes(dst, max(64, len(b)*3/2))
		room := dst[len(dst):cap(dst)]
		nDst, nSrc, err := t.Transform(room, b, true)
		dst = dst[:len(dst)+nDst]
		b = b[nSrc:]
		switch {
		case err == nil:
			return dst
		case errors.Is(err, transform.ErrShortDst):
			dst = growBytes(dst, 2*len(b)+64)
		case nSrc == 0: // never stay at one byte
			dst = append(dst, "\uFFFD"...)
			b = b[1:]
		}
	}
	return dst
}

func appendUTF16(dst, b []byte, label string) []byte {
	order := unicode.LittleEndian
	if label == "utf-16be" || label == "utf-16" && bigEndianShape(b) {
		order = unicode.BigEndian
	}
	return appendTransformed(dst, b, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// utf16Shape tells whether b is Latin text in UTF-16: every other byte NUL, or
// a byte order mark and NULs.
func utf16Shape(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	if b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff {
		return bytes.IndexByte(b, 0) >= 0
	}
	even, odd := nulsByParity(b)
	half := min(len(b), parityWindow) / 2
	return even > half*2/3 && odd < half/8 || odd > half*2/3 && even < half/8
}

func bigEndianShape(b []byte) bool {
	even, odd := nulsByParity(b)
	return even > odd
}

const parityWindow = 1 << 10

func nulsByParity(b []byte) (even, odd int) {
	for i, c := range b[:min(len(b), parityWindow)] {
		if c != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	return even, odd
}

const countWindow = 16 << 10 // bytes that tell whether a text is meant as UTF-8

// countUTF8 counts the multi-byte sequences of b, and the bytes that belong to
// none.
func countUTF8(b []byte) (valid, bad int) {
	const enough = 16 // strays, and no more sequences than those: it is something else
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if bad++; bad >= enough && valid <= bad {
				return valid, bad
			}
		} else {
			valid++
		}
		i += n
	}
	return valid, bad
}

// trimCutRune drops a character at the end whose last bytes are missing.
func trimCutRune(b []byte) []byte {
	for i := len(b) - 1; i >= 0 && i >= len(b)-3; i-- {
		if utf8.RuneStart(b[i]) {
			if b[i] >= utf8.RuneSelf && !utf8.FullRune(b[i:]) {
				return b[:i]
			}
			break
		}
	}
	return b
}

// appendMostlyUTF8 keeps the valid sequences and reads stray bytes as
// windows-1252.
func appendMostlyUTF8(dst, b []byte) []byte {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		dst = utf8.AppendRune(dst, r)
		b = b[n:]
	}
	return dst
}

// isASCII tests eight bytes at a time.
func isASCII(b []byte) bool {
	for len(b) >= 8 {
		if (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&0x80 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendUTF7 decodes RFC 2152.
func appendUTF7(dst, b []byte) []byte {
	for i := 0; i < len(b); {
		if b[i] != '+' {
			dst = append(dst, b[i])
			i++
			continue
		}
		end := i + 1
		for end < len(b) && base64Digit(b[end]) < 64 && b[end] != '-' && b[end] != '_' {
			end++
		}
		if end == i+1 { // "+-" is a plus sign, and so is a stray one
			dst = append(dst, '+')
		} else {
			dst = appendUTF16Base64(dst, b[i+1:end])
		}
		if end < len(b) && b[end] == '-' {
			end++
		}
		i = end
	}
	return dst
}

func appendUTF16Base64(dst, digits []byte) []byte {
	var bits, n uint32
	var high rune
	for _, c := range digits {
		bits, n = bits<<6|uint32(base64Digit(c)), n+6
		if n < 16 {
			continue
		}
		n -= 16
		unit := rune(bits>>n) & 0xffff
		switch {
		case unit >= 0xd800 && unit < 0xdc00:
			high = unit
		case unit >= 0xdc00 && unit < 0xe000:
			dst = utf8.AppendRune(dst, (high-0xd800)<<10|(unit-0xdc00)+0x10000)
		default:
			dst = utf8.AppendRune(dst, unit)
		}
	}
	return dst
}
