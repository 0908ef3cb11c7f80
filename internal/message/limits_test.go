package message

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// nested returns a message of multiparts within each other, a text innermost.
func nested(levels int) []byte {
	var b bytes.Buffer
	for i := range levels {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=\"b%d\"\n\n--b%d\n", i, i)
	}
	b.WriteString("Content-Type: text/plain\n\ninnermost\n")
	for i := levels - 1; i >= 0; i-- {
		fmt.Fprintf(&b, "--b%d--\n", i)
	}
	return b.Bytes()
}

func manyParts(n int) []byte {
	return []byte("Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\npart\n", n) + "--b--\n")
}

// aroundFile returns a message with words above, between and below two files,
// the first of about n bytes.
func aroundFile(n int) []byte {
	const text, file = "--b\nContent-Type: text/plain\n\n", "--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
	line := strings.Repeat("A", 76) + "\n"
	return []byte("Content-Type: multipart/mixed; boundary=b\n\n" + text + "See both files.\n" +
		file + strings.Repeat(line, n/len(line)) + text + "And please stop writing.\n" +
		file + strings.Repeat(line, 1000) + text + "Bye.\n--b--\n")
}

func TestLimits(t *testing.T) {
	tests := []struct {
		name   string
		raw    []byte
		defect string // "" when the message lies within the limits
		body   string // what the text must contain
	}{
		{"depth within", nested(maxDepth), "", "innermost"},
		{"depth beyond", nested(maxDepth + 1), "mime_depth", ""},
		{"parts within", manyParts(maxParts - 1), "", "part"},
		{"parts beyond", manyParts(maxParts), "mime_parts", "part"},
		{"fields within", []byte(strings.Repeat("A: b\n", maxFields) + "\ntext"), "", "text"},
		{"fields beyond", []byte(strings.Repeat("A: b\n", maxFields+1) + "\ntext"), "header_fields", "text"},
		{"value beyond", []byte("Subject: " + strings.Repeat("x", maxFieldValue) + "\n\ntext"), "header_value", "text"},
		{"folded value beyond", []byte("Subject: x\n" + strings.Repeat(" yyyyyyyyy\n", maxFieldValue/10) + "\ntext"), "header_value", "text"},
		{"text within", []byte("\n" + strings.Repeat("x", maxBody)), "", "xxx"},
		{"text beyond", []byte("\n" + strings.Repeat("x", maxBody+1)), "text_cut", "xxx"},
		{"text cut at a character", []byte("Content-Type: text/plain; charset=utf-8\n\nx" + strings.Repeat("ü", maxBody/2+1)), "text_cut", "xü"},
		{"file amid text", aroundFile(maxAmidText / 2), "", "please stop"},
		{"file beyond", aroundFile(2 * maxAmidText), "part_passed_over", "See both"},
		{"part beyond", []byte("Content-Transfer-Encoding: quoted-printable\n\n" + strings.Repeat("=\n", maxPartBytes/2) + "end"), "text_cut", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Parse(tt.raw, Options{})
			checkParsed(t, p)
			if tt.defect == "" && len(p.Defects) > 0 || tt.defect != "" && !slices.Contains(p.Defects, tt.defect) {
				t.Errorf("defects %v, want %q", p.Defects, tt.defect)
			}
			if !strings.Contains(p.Body, tt.body) {
				t.Errorf("text of %d bytes does not hold %q", len(p.Body), tt.body)
			}
		})
	}
}

func TestListLimits(t *testing.T) {
	addresses, _ := readAddresses([]byte(strings.Repeat("a@b.example, ", maxAddresses+1)))
	if len(addresses) != maxAddresses {
		t.Errorf("%d addresses, want %d", len(addresses), maxAddresses)
	}
	var ids strings.Builder
	for i := range maxIDs + 1 {
		fmt.Fprintf(&ids, "<%d@b.example> ", i)
	}
	list := readIDs([]byte(ids.String()))
	if len(list) != maxIDs || list[len(list)-1] != fmt.Sprintf("%d@b.example", maxIDs) {
		t.Errorf("%d ids ending in %s, want the newest %d", len(list), list[len(list)-1], maxIDs)
	}
	word := "=?utf-8?q?" + strings.Repeat("x", maxEncodedWord) + "?="
	if got := decodeHeaderText([]byte(word)); got != word {
		t.Errorf("an encoded word beyond the limit was decoded")
	}
	var h htmlText
	h.appendHTML([]byte(strings.Repeat("<blockquote type=cite>", maxOpenMarks+5) + "x"))
	if len(h.marks) != maxOpenMarks {
		t.Errorf("%d marks, want %d", len(h.marks), maxOpenMarks)
	}
	h = htmlText{}
	h.appendHTML([]byte(strings.Repeat("<blockquote>x</blockquote>", maxMarks+5)))
	if len(h.marks) != maxMarks {
		t.Errorf("%d marks, want %d", len(h.marks), maxMarks)
	}
}

// worstCases are messages of about n bytes that cost as much as possible.
var worstCases = map[string]func(n int) []byte{
	"nested multiparts": func(n int) []byte { return nested(n / 55) },
	"many parts":        func(n int) []byte { return manyParts(n / 10) },
	"dashes":            func(n int) []byte { return fill("Content-Type: multipart/mixed; boundary=b\n\n", "--\n", n) },
	"almost boundaries": func(n int) []byte {
		b := strings.Repeat("x", 69)
		return fill("Content-Type: multipart/mixed; boundary="+b+"y\n\n", "--"+b+"\n", n)
	},
	"preamble without end": func(n int) []byte { return fill("Content-Type: multipart/mixed; boundary=b\n\n", "word\n", n) },
	"header lines":         func(n int) []byte { return fill("", "A: b\n", n) },
	"junk header lines":    func(n int) []byte { return fill("A: b\n", "junk line\nA: b\n", n) },
	"folded header":        func(n int) []byte { return fill("Subject: x\n", " y\n", n) },
	"one header line":      func(n int) []byte { return fill("Subject: ", "=?", n) },
	"encoded words":        func(n int) []byte { return fill("Subject: ", "=?utf-8?q?=C3?= ", n) },
	"unclosed words":       func(n int) []byte { return fill("Subject: ", "=?utf-8?q?", n) },
	"addresses":            func(n int) []byte { return fill("From: ", "\"a<b@c, (", n) },
	"comments":             func(n int) []byte { return fill("From: ", "(", n) },
	"ids":                  func(n int) []byte { return fill("References: ", "<a@b", n) },
	"parameters":           func(n int) []byte { return fill("Content-Type: multipart/mixed; ", "a*=;b*1=\"", n) },
	"soft breaks":          func(n int) []byte { return fill("Content-Transfer-Encoding: quoted-printable\n\n", "= ", n) },
	"broken base64":        func(n int) []byte { return fill("Content-Transfer-Encoding: base64\n\n", "A\n*", n) },
	"flowed":               func(n int) []byte { return fill("Content-Type: text/plain; format=flowed\n\n", "> \n", n) },
	"armour":               func(n int) []byte { return fill("\n", "-----BEGIN PGP SIGNED MESSAGE-----\n", n) },
	"delivery groups": func(n int) []byte {
		return fill("Content-Type: message/delivery-status\n\n", "a\n\nb: c\n\n", n)
	},
	"tags":             htmlOf("<b>"),
	"closing tags":     htmlOf("</div>"),
	"nested quotes":    htmlOf("<div class=gmail_quote><blockquote type=cite>x"),
	"hidden":           htmlOf("<p style='display:none'>x"),
	"attributes":       func(n int) []byte { return fill("Content-Type: text/html\n\n<a ", "b ", n) },
	"attribute values": func(n int) []byte { return fill("Content-Type: text/html\n\n<a ", "b='", n) },
	"comment starts":   htmlOf("<!--"),
	"comment dashes":   func(n int) []byte { return fill("Content-Type: text/html\n\n<!--", "--", n) },
	"raw elements":     htmlOf("<style></"),
	"references":       htmlOf("&amp"),
	"links":            htmlOf("<a href='mailto:a@b.example'>x"),
	"bare less-than":   htmlOf("<"),
	"signed inside":    htmlOf("-----BEGIN PGP SIGNED MESSAGE-----<br><br>"),
	"8-bit":            func(n int) []byte { return fill("\n", "\xe4\xf6 ", n) },
	"invisible":        func(n int) []byte { return fill("Content-Type: text/plain; charset=utf-8\n\n", "\u200b", n) },
	"calendar": func(n int) []byte {
		return fill("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\n", " x\n", n)
	},
	"message ids in text": func(n int) []byte { return fill("\n", "Message-ID: ", n) },
	"twins": func(n int) []byte {
		return fill("Content-Type: multipart/mixed; boundary=b\n", "\n--b\n\nx\n--b\nContent-Type: text/html\n\ny", n)
	},
}

func fill(head, unit string, n int) []byte {
	return []byte(head + strings.Repeat(unit, n/len(unit)))
}

func htmlOf(unit string) func(n int) []byte {
	return func(n int) []byte { return fill("Content-Type: text/html; charset=utf-8\n\n", unit, n) }
}

// TestWorstCases holds every message to 32 MB above its size and to time in
// proportion to its length.
func TestWorstCases(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const small, large, mostTimes, mostMemory = 200 << 10, 10 << 20, 50, 32 << 20
	for name, build := range worstCases {
		t.Run(name, func(t *testing.T) {
			short, long := build(small), build(large)
			checkParsed(t, Parse(short, Options{}))
			base := max(fastest(5, short), 200*time.Microsecond)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			took := fastest(1, long)
			runtime.ReadMemStats(&after)
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > mostMemory {
				t.Errorf("10 MB allocate %d MB", allocated>>20)
			}
			if took > mostTimes*base { // the machine may have been busy: once more
				took = min(took, fastest(3, long))
			}
			if took > mostTimes*base {
				t.Errorf("10 MB take %v, 200 kB %v: %d times", took, base, took/base)
			}
			t.Logf("200 kB %v, 10 MB %v", base, took)
		})
	}
}

func fastest(times int, raw []byte) time.Duration {
	best := time.Hour
	for range times {
		begin := time.Now()
		Parse(raw, Options{})
		best = min(best, time.Since(begin))
	}
	return best
}

// TestAttachmentSizeCostsNothing compares the bytes that are looked at: a
// message with a large attachment allocates what one with a small one does.
func TestAttachmentSizeCostsNothing(t *testing.T) {
	build := func(size int) []byte {
		return []byte("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee attachment.\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" +
			strings.Repeat(strings.Repeat("A", 76)+"\n", size/77) + "--b--\n")
	}
	small, large := build(100<<10), build(20<<20)
	allocated := func(raw []byte) float64 { return testing.AllocsPerRun(20, func() { Parse(raw, Options{}) }) }
	if a, b := allocated(small), allocated(large); b > a+2 {
		t.Errorf("%v allocations with 20 MB, %v with 100 kB", b, a)
	}
	if a, b := fastest(20, small), fastest(20, large); b > 20*a+time.Millisecond {
		t.Errorf("20 MB take %v, 100 kB %v", b, a)
	}
}

func TestNoAllocationsToText(t *testing.T) {
	mails, _ := benchMail(20, 0)
	i := 0
	var r reader
	read := func() {
		r.readMessage(mails[i%len(mails)], Options{})
		r.reset()
		i++
	}
	for range mails {
		read()
	}
	const text, marks = 1, 1 // what is handed out
	if n := testing.AllocsPerRun(100, read); n > text+marks {
		t.Errorf("%v allocations a message", n)
	}
}
