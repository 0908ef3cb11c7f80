package message

import (
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// addFixtures seeds a fuzz target with the messages of testdata.
func addFixtures(f *testing.F) {
	f.Helper()
	paths, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
}

func FuzzParse(f *testing.F) {
	addFixtures(f)
	f.Add([]byte("Content-Type: multipart/mixed; boundary=\"a\"\n\n--a\n\n--a\nContent-Type: text/html\n\n<b>x</b>\n--a--\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		before := string(raw)
		checkParsed(t, Parse(raw, Options{AuthServID: "mx.example"}))
		if before != string(raw) {
			t.Error("the message was changed")
		}
		checkParsed(t, Parse(raw[:len(raw)/2], Options{Truncated: true}))
	})
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<p>a<div class=gmail_quote><blockquote>b</blockquote></div>",
		"<div id=divRplyFwdMsg><b>From:</b> x<br>", "<span style='display:none'>x</span>", "<pre>a\n b</pre><!-- originalMessage -->",
		"<a href=mailto:a@b.example>write</a><img alt='\U0001F600'>", "<div style='border:none;border-top:solid #E1E1E1 1.0pt'>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var h htmlText
		h.appendHTML(src)
		last := 0
		for _, m := range h.marks {
			if m.start < last || m.end < m.start || m.end > len(h.out) {
				t.Fatalf("mark %v out of order or range (%d)", m, len(h.out))
			}
			last = m.start
		}
		if utf8.Valid(src) && !utf8.Valid(h.out) {
			t.Error("text is not UTF-8")
		}
	})
}

func FuzzHeaderValue(f *testing.F) {
	for _, seed := range []string{
		`"Doe, Jo" <jo@x.example>, b@y.example`, `Jo Doe <jo@x.example>`, `jo@x.example`, "=?utf-8?q?J=C3=B6?= =?utf-8?b?w7Y=?= <a@b.example>",
		"undisclosed-recipients:;", "Mon, 2 Jan 2006 15:04:05 +0100 (CET)", "<a@b> <c\r\n @d>",
		`text/plain; charset="utf-8"; name*0*=utf-8''a%20; name*1=b`, "SRS0=ab=cd=x.example=jo@fwd.example", "mx.example; dmarc=pass (p=none) header.from=x.example",
		"00000000000000000000\xed@", "text/p\xff\xff\x00\x00int=", // found by fuzzing: 8-bit bytes in ids and types
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, v []byte) {
		if a, ok := simpleAddress(v); ok {
			strict, err := mail.ParseAddress(unfold(v))
			if err != nil || strict.Address != a.Address || strings.TrimSpace(strict.Name) != a.Name {
				t.Errorf("%q read as %+v, by net/mail as %+v (%v)", v, a, strict, err)
			}
		}
		list, _ := readAddresses(v)
		for _, a := range list {
			checkLine(t, a.Name)
			checkLine(t, a.Address)
			originalAddress(a.Address)
			verpRecipient(a.Address)
		}
		for _, id := range readIDs(v) {
			checkLine(t, id)
		}
		checkLine(t, decodeHeaderText(v))
		checkLine(t, parameter(v, "name"))
		checkLine(t, mediaType(v, "text/plain"))
		readDate(v)
		readAuth(&header{[]field{{[]byte("Authentication-Results"), v}}}, "mx.example")
	})
}

func checkLine(t *testing.T, s string) {
	t.Helper()
	for _, r := range s {
		if r == '\r' || r == '\n' || r == 0 || r == utf8.RuneError && !utf8.ValidString(s) {
			t.Fatalf("%q is not one line of UTF-8", s)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("gr\xfc\xdfe"), "iso-8859-1")
	f.Add([]byte("\x1b$B%F%9%H\x1b(B"), "iso-2022-jp")
	f.Add([]byte("+AGEAYg-"), "utf-7")
	f.Add([]byte("h\x00i\x00"), "utf-16")
	f.Add([]byte("\xd0\xd2\xc9\xd7\xc5\xd4"), "")
	f.Fuzz(func(t *testing.T, b []byte, charset string) {
		text, _ := toUTF8(nil, b, charset, "")
		clean := appendClean(nil, text)
		if !utf8.Valid(clean) {
			t.Error("text is not UTF-8")
		}
		appendFlowed(nil, clean, true)
		openClearSigned(clean)
	})
}

func FuzzEnvelope(f *testing.F) {
	f.Add([]byte("\x78\x9f\x3e\x22\x01\x00\x01\x0c\x80\x02\x00\x03\x00\x00\x00hi\x00\x00\x00"))
	f.Add(append(append([]byte{0x30, 0x80}, oidSignedData...), append(oidData, 0xa0, 0x04, 0x04, 0x02, 'h', 'i')...))
	f.Fuzz(func(t *testing.T, b []byte) {
		signedContent(b)
		var r reader
		var d htmlText
		r.renderTNEF(&d, b)
		if !utf8.Valid(d.out) {
			t.Error("text is not UTF-8")
		}
		readCalendar(string(b), "REPLY")
	})
}
