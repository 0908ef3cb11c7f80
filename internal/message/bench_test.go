package message

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// generator writes replies as mail programs do: an answer, a signature, one to
// four quoted turns; plain text alone or with HTML beside it; three charsets
// and three transfer encodings.
type generator struct {
	*rand.Rand
}

var benchWords = strings.Fields(`the quarter budget offer meeting we you please thanks next week price team project
	für möglich über später Grüße déjà réunion août señor mañana não então call number again about contract
	because really could would information department colleague regarding current supplier system question`)

func (g *generator) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = benchWords[g.IntN(len(benchWords))]
	}
	return strings.Join(words, " ") + "."
}

// turn is one mail's text, as paragraphs.
func (g *generator) turn(paragraphs int) []string {
	out := make([]string, paragraphs)
	for i := range out {
		out[i] = g.sentence(8 + g.IntN(40))
	}
	return out
}

func wrapLine(b *strings.Builder, prefix, text string) {
	column := 0
	b.WriteString(prefix)
	for _, w := range strings.Fields(text) {
		if column+len(w) > 70 {
			b.WriteString("\r\n" + prefix)
			column = 0
		}
		b.WriteString(w + " ")
		column += len(w) + 1
	}
	b.WriteString("\r\n" + prefix + "\r\n")
}

func (g *generator) texts() (plain, html string) {
	var p, h strings.Builder
	h.WriteString(`<html><head><meta http-equiv="Content-Type" content="text/html"><style>p{margin:0}</style></head><body><div dir="ltr">`)
	for _, text := range g.turn(1 + g.IntN(4)) {
		wrapLine(&p, "", text)
		h.WriteString(`<div class="gmail_default" style="font-family:arial,sans-serif;font-size:small">` + text + "</div><div><br></div>")
	}
	p.WriteString("-- \r\nJo Doe\r\nHead of Things, Customer Ltd\r\n+44 20 7946 0000\r\n\r\n")
	h.WriteString(`<div><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><b>Jo Doe</b><br>Head of Things, Customer Ltd<br>+44 20 7946 0000</div></div></div><br>`)
	prefix := ""
	for turn := range 1 + g.IntN(4) {
		attribution := fmt.Sprintf("On Mon, %d Mar 2026 at 10:%02d, Rep Name <rep@sender.example> wrote:", turn+1, g.IntN(60))
		p.WriteString(prefix + attribution + "\r\n")
		prefix += ">"
		h.WriteString(`<div class="gmail_quote"><div dir="ltr" class="gmail_attr">` + attribution + `<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">`)
		for _, text := range g.turn(2 + g.IntN(8)) {
			wrapLine(&p, prefix+" ", text)
			h.WriteString(`<p style="margin:0px 0px 12px;font-family:Calibri,sans-serif;color:rgb(31,73,125)"><span lang="EN-US">` + text + "</span></p>\r\n")
		}
		defer h.WriteString("</blockquote></div>")
	}
	return p.String(), h.String() + "</body></html>"
}

func (g *generator) encode(text string) (headers, body string) {
	charset, bytes := "utf-8", []byte(text)
	switch g.IntN(3) {
	case 1:
		charset, bytes = "iso-8859-1", encodeTo(charmap.ISO8859_1, text)
	case 2:
		charset, bytes = "windows-1252", encodeTo(charmap.Windows1252, text)
	}
	transfer := "8bit"
	switch g.IntN(3) {
	case 1:
		transfer, bytes = "base64", wrapBase64(bytes)
	case 2:
		transfer, bytes = "quoted-printable", toQuotedPrintable(bytes)
	}
	return charset + "\"\r\nContent-Transfer-Encoding: " + transfer, string(bytes)
}

func encodeTo(enc encoding.Encoding, text string) []byte {
	b, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		panic(err)
	}
	return b
}

func toQuotedPrintable(b []byte) []byte {
	var out bytes.Buffer
	w := quotedprintable.NewWriter(&out)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

func wrapBase64(b []byte) []byte {
	text := base64.StdEncoding.EncodeToString(b)
	var out bytes.Buffer
	for len(text) > 76 {
		out.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	out.WriteString(text + "\r\n")
	return out.Bytes()
}

func (g *generator) message(attachment int) []byte {
	plain, html := g.texts()
	var b strings.Builder
	for i := range 6 {
		fmt.Fprintf(&b, "Received: from mx%d.customer.example (mx%d.customer.example [192.0.2.%d])\r\n\tby in.sender.example with ESMTPS id %016x\r\n\tfor <rep@sender.example>; Mon, 2 Mar 2026 10:00:%02d +0000\r\n", i, i, i+1, g.Uint64(), i)
	}
	b.WriteString("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=customer.example; s=s1;\r\n\th=from:to:subject:date:message-id; bh=" + strings.Repeat("Ab3", 14) + "=;\r\n\tb=" + strings.Repeat("Zx9+", 60) + "\r\n")
	fmt.Fprintf(&b, "MIME-Version: 1.0\r\nFrom: \"Doe, Jo\" <jo.doe@customer.example>\r\nTo: Rep Name <rep@sender.example>\r\nSubject: =?utf-8?q?Re=3A_Angebot_f=C3=BCr_Q%d?=\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nMessage-ID: <%016x@customer.example>\r\nIn-Reply-To: <%016x@sender.example>\r\nReferences: <%016x@sender.example>\r\n\t<%016x@sender.example>\r\n", 1+g.IntN(4), g.Uint64(), g.Uint64(), g.Uint64(), g.Uint64())
	if attachment > 0 {
		b.WriteString("Content-Type: multipart/mixed; boundary=\"outer_000000a1\"\r\n\r\n--outer_000000a1\r\n")
	}
	switch g.IntN(10) {
	case 0, 1: // plain text only
		headers, body := g.encode(plain)
		b.WriteString("Content-Type: text/plain; charset=\"" + headers + "\r\n\r\n" + body)
	case 2: // HTML only
		headers, body := g.encode(html)
		b.WriteString("Content-Type: text/html; charset=\"" + headers + "\r\n\r\n" + body)
	default:
		b.WriteString("Content-Type: multipart/alternative; boundary=\"000000000000b0a1c2\"\r\n\r\n")
		headers, body := g.encode(plain)
		b.WriteString("--000000000000b0a1c2\r\nContent-Type: text/plain; charset=\"" + headers + "\r\n\r\n" + body)
		headers, body = g.encode(html)
		b.WriteString("\r\n--000000000000b0a1c2\r\nContent-Type: text/html; charset=\"" + headers + "\r\n\r\n" + body + "\r\n--000000000000b0a1c2--\r\n")
	}
	if attachment > 0 {
		data := make([]byte, attachment)
		for i := range data {
			data[i] = byte(g.Uint32())
		}
		b.WriteString("\r\n--outer_000000a1\r\nContent-Type: application/pdf; name=\"offer.pdf\"\r\nContent-Disposition: attachment; filename=\"offer.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
		b.Write(wrapBase64(data))
		b.WriteString("\r\n--outer_000000a1--\r\n")
	}
	return []byte(b.String())
}

// benchMail generates messages; every one in attachmentEvery has an attachment
// of 1 MB, none when it is 0.
func benchMail(n, attachmentEvery int) (mails [][]byte, size int64) {
	g := generator{Rand: rand.New(rand.NewPCG(1, 2))}
	for i := range n {
		attachment := 0
		if attachmentEvery > 0 && i%attachmentEvery == 0 {
			attachment = 1 << 20
		}
		m := g.message(attachment)
		mails = append(mails, m)
		size += int64(len(m))
	}
	return mails, size / int64(n)
}

// benchSets are what the benchmarks run over.
var benchSets = []struct {
	name  string
	every int
}{{"text", 0}, {"mixed", 10}, {"attachment", 1}}

// BenchmarkText reads from raw bytes to the decoded text of the leaf that was
// chosen, HTML made into text. "netmail" is the standard library reading to the
// same leaf, and the same HTML reader.
func BenchmarkText(b *testing.B) {
	for _, set := range benchSets {
		mails, size := benchMail(100, set.every)
		b.Run(set.name+"/heed", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for i := range b.N {
				readAgain(mails[i%len(mails)])
			}
		})
		b.Run(set.name+"/netmail", func(b *testing.B) {
			leaves := chosenLeaves(mails)
			b.SetBytes(size)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if standardText(b, mails[i%len(mails)], leaves[i%len(mails)]) == "" {
					b.Fatal("no text")
				}
			}
		})
	}
}

// BenchmarkLeaf is BenchmarkText without HTML: both read to the decoded bytes
// of the plain leaf.
func BenchmarkLeaf(b *testing.B) {
	for _, set := range benchSets {
		mails, size := benchMail(100, set.every)
		b.Run(set.name+"/heed", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for i := range b.N {
				readLeaf(mails[i%len(mails)])
			}
		})
		b.Run(set.name+"/netmail", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for i := range b.N {
				if standardLeaf(b, mails[i%len(mails)], "") == nil {
					b.Fatal("no text")
				}
			}
		})
	}
}

// readAgain reads a message to its text with scratch memory that was used before.
func readAgain(raw []byte) {
	r := readers.Get().(*reader)
	r.readMessage(raw, Options{})
	r.release()
}

// readLeaf reads to the decoded bytes of the first text leaf.
func readLeaf(raw []byte) {
	r := readers.Get().(*reader)
	defer r.release()
	r.walker.tail = true
	r.walker.walk(raw)
	r.parts = r.walker.parts
	for c := range r.parts {
		p := &r.parts[c]
		if !isBodyText(p) {
			continue
		}
		src, _ := undoTransfer(r.decoded[:0], p.body, p.head.raw("Content-Transfer-Encoding"))
		r.keep(&r.decoded, src, p.body)
		text, _ := toUTF8(r.utf8[:0], src, labelString(plainParameter(p.head.raw("Content-Type"), "charset")), "")
		r.keep(&r.utf8, text, src)
		return
	}
}

func BenchmarkParse(b *testing.B) {
	for _, set := range benchSets {
		mails, size := benchMail(100, set.every)
		b.Run(set.name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for i := range b.N {
				Parse(mails[i%len(mails)], Options{})
			}
		})
	}
}

func chosenLeaves(mails [][]byte) []string {
	leaves := make([]string, len(mails))
	for i, raw := range mails {
		leaves[i] = "text/plain"
		r := readers.Get().(*reader)
		r.readMessage(raw, Options{})
		if r.drafts[0].isHTML {
			leaves[i] = "text/html"
		}
		r.release()
	}
	return leaves
}

func standardText(tb testing.TB, raw []byte, leaf string) string {
	tb.Helper()
	text := standardLeaf(tb, raw, leaf)
	if leaf == "text/html" {
		var h htmlText
		h.appendHTML(text)
		return string(h.out)
	}
	return string(text)
}

// standardLeaf reads with the standard library to the first text leaf of a
// media type, of any when that is empty.
func standardLeaf(tb testing.TB, raw []byte, leaf string) []byte {
	tb.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		tb.Fatal(err)
	}
	return standardPart(tb, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, leaf)
}

func standardPart(tb testing.TB, contentType, transfer string, body io.Reader, leaf string) []byte {
	tb.Helper()
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		tb.Fatal(err)
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(body, params["boundary"])
		for {
			p, err := parts.NextRawPart()
			if err != nil {
				return nil
			}
			if text := standardPart(tb, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, leaf); text != nil {
				return text
			}
		}
	}
	if kind != leaf && (leaf != "" || !strings.HasPrefix(kind, "text/")) {
		return nil
	}
	switch transfer {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	switch params["charset"] {
	case "iso-8859-1":
		body = charmap.ISO8859_1.NewDecoder().Reader(body)
	case "windows-1252":
		body = charmap.Windows1252.NewDecoder().Reader(body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

// headSize is how much of a file is read to find the text of a message with an
// attachment.
const headSize = 64 << 10

// mailFiles writes messages to files.
func mailFiles(tb testing.TB, mails [][]byte) []string {
	tb.Helper()
	dir := tb.TempDir()
	var paths []string
	for i, raw := range mails {
		path := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			tb.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// readFile reads the head of a file to its text.
func readFile(tb testing.TB, path string, head []byte) {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		tb.Fatal(err)
	}
	readAgain(head[:n])
}

// standardFile reads a whole file, then with the standard library to the leaf.
func standardFile(tb testing.TB, path, leaf string) {
	tb.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	if standardText(tb, raw, leaf) == "" {
		tb.Fatal("no text")
	}
}

// BenchmarkFile reads from files to the text, one message in ten and every
// message with an attachment of 1 MB.
func BenchmarkFile(b *testing.B) {
	for _, set := range benchSets[1:] {
		mails, size := benchMail(50, set.every)
		paths, leaves, head := mailFiles(b, mails), chosenLeaves(mails), make([]byte, headSize)
		b.Run(set.name+"/heed", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for i := range b.N {
				readFile(b, paths[i%len(paths)], head)
			}
		})
		b.Run(set.name+"/netmail", func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for i := range b.N {
				standardFile(b, paths[i%len(paths)], leaves[i%len(leaves)])
			}
		})
	}
}

// TestSpeedAgainstStandardLibrary compares the best of many interleaved rounds,
// which a busy machine disturbs least. It fails below 70 % of what is aimed at:
// twice as fast on text, four times where an attachment follows in the file.
func TestSpeedAgainstStandardLibrary(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("takes seconds, and compares speed")
	}
	const slack = 0.7
	compare := func(name string, n int, aim float64, ours, standard func(i int)) {
		best := [2]time.Duration{time.Hour, time.Hour}
		for range 40 {
			for who, read := range [2]func(int){ours, standard} {
				begin := time.Now()
				for i := range n {
					read(i)
				}
				best[who] = min(best[who], time.Since(begin))
			}
		}
		ratio := float64(best[1]) / float64(best[0])
		t.Logf("%s: %.1f times (%v a message against %v)", name, ratio, best[0]/time.Duration(n), best[1]/time.Duration(n))
		if ratio < aim*slack {
			t.Errorf("%s: %.1f times as fast as net/mail and mime, aimed at %.1f", name, ratio, aim)
		}
	}
	text, _ := benchMail(60, 0)
	leaves := chosenLeaves(text)
	compare("text, to the leaf", len(text), 2, func(i int) { readLeaf(text[i]) }, func(i int) { standardLeaf(t, text[i], "") })
	compare("text, HTML read too", len(text), 2, func(i int) { readAgain(text[i]) }, func(i int) { standardText(t, text[i], leaves[i]) })
	large, _ := benchMail(30, 1)
	paths, largeLeaves, head := mailFiles(t, large), chosenLeaves(large), make([]byte, headSize)
	compare("attachment, from file", len(large), 4, func(i int) { readFile(t, paths[i], head) }, func(i int) { standardFile(t, paths[i], largeLeaves[i]) })
}

// BenchmarkHTMLTokens compares the scanner with golang.org/x/net/html's tokenizer,
// both reading every tag's attributes, over a reply as a mail program writes it
// and over one tag with as many attributes as fit into 1 MB.
func BenchmarkHTMLTokens(b *testing.B) {
	reply := `<div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt"><p class="MsoNormal">No, thanks.</p></div>`
	sources := map[string][]byte{
		"reply":      []byte(strings.Repeat(reply, 6<<10/len(reply))),
		"attributes": []byte("<a " + strings.Repeat("b=c ", 1<<18) + ">"),
	}
	for name, src := range sources {
		b.Run(name+"/heed", func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				s := htmlScanner{src: src}
				for token := s.next(); token.kind != htmlEnd; token = s.next() {
					for a := (tagAttributes{rest: token.attr}); token.kind == htmlStartTag && a.next(); {
					}
				}
			}
		})
		b.Run(name+"/x-net-html", func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				z := html.NewTokenizer(bytes.NewReader(src))
				for z.Next() != html.ErrorToken {
					for _, more := z.TagName(); more; {
						_, _, more = z.TagAttr()
					}
				}
			}
		})
	}
}

// BenchmarkNesting compares the walker with go-message on multiparts within each
// other: 16 levels, and 1,000, which the walker stops reading at maxDepth.
func BenchmarkNesting(b *testing.B) {
	for _, levels := range []int{maxDepth, 1000} {
		raw := nested(levels)
		b.Run(fmt.Sprintf("%d/heed", levels), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var w walker
				w.walk(raw)
			}
		})
		b.Run(fmt.Sprintf("%d/go-message", levels), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := goMessageLeaves(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
