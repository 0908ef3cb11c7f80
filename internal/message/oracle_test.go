package message

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gomessage "github.com/emersion/go-message"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// oddStructure names the fixtures whose structure go-message refuses or reads
// differently, each for the reason that the walker exists.
var oddStructure = map[string]bool{
	"mime-boundary-missing":          true, // no boundary to go by: refused
	"mime-boundary-not-there":        true, // the declared boundary never shows
	"mime-header-without-indent":     true, // malformed header: refused
	"mime-no-header-at-all":          true,
	"mime-mbox-escape":               true,
	"mime-cr-only":                   true,
	"mime-missing-end":               true,
	"header-ids-with-junk":           true,
	"mime-outer-boundary-ends-inner": true, // refused: unexpected EOF
	"charset-iso-2022-jp":            true, // its charset is undone before the bytes can be compared
	"charset-utf16":                  true,
}

// TestStructureAgreesWithGoMessage holds the walker to the reader it stands in
// front of: the same parts, of the same types, with the same raw content.
func TestStructureAgreesWithGoMessage(t *testing.T) {
	paths, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".eml")
		if oddStructure[name] {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := goMessageLeaves(raw)
		if err != nil {
			t.Errorf("%s: go-message refuses it: %v", name, err)
			continue
		}
		var w walker
		w.walk(raw)
		var got []string
		for i := range w.parts {
			if p := &w.parts[i]; !isMultipart(p.mediaType) {
				got = append(got, p.mediaType+"\n"+leafDigest(p.body))
			}
		}
		compared++
		if strings.Join(got, "\n--\n") != strings.Join(want, "\n--\n") {
			t.Errorf("%s: leaves differ\ngot  %q\nwant %q", name, got, want)
		}
	}
	if compared < 50 {
		t.Errorf("only %d messages compared", compared)
	}
}

// goMessageLeaves lists the leaves as go-message reads them, undecoded.
func goMessageLeaves(raw []byte) ([]string, error) {
	// What is compared is the structure; without the encodings go-message
	// passes the bytes on as they stand.
	plain := bytes.ReplaceAll(raw, []byte("Content-Transfer-Encoding:"), []byte("X-Content-Transfer-Xncoding:"))
	e, err := gomessage.Read(bytes.NewReader(plain))
	if e == nil || err != nil && !gomessage.IsUnknownCharset(err) {
		return nil, err
	}
	var leaves []string
	err = walkGoMessage(e, &leaves)
	return leaves, err
}

func walkGoMessage(e *gomessage.Entity, leaves *[]string) error {
	parts := e.MultipartReader()
	if parts == nil {
		kind, _, err := e.Header.ContentType()
		if err != nil || e.Header.Get("Content-Type") == "" {
			kind = "text/plain"
		}
		e.Header.Del("Content-Type") // so that the charset is left alone
		body, err := io.ReadAll(e.Body)
		*leaves = append(*leaves, kind+"\n"+leafDigest(body))
		return err
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if part == nil || err != nil && !gomessage.IsUnknownCharset(err) {
			return err
		}
		if err := walkGoMessage(part, leaves); err != nil {
			return err
		}
	}
}

// leafDigest keeps what both readers must agree on: ASCII without line ends,
// since go-message has decoded the charset by then.
func leafDigest(b []byte) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' {
			return -1
		}
		return r
	}, string(b))
}

// FuzzHTMLTokens holds the scanner to golang.org/x/net/html's tokenizer: the
// same tags in the same order with the same attributes, and the same text
// between them.
func FuzzHTMLTokens(f *testing.F) {
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
	for _, seed := range []string{"<a b=c d='e' f>x</a >", "<!-->x<!--->y<!-- a --!>z<!b>", "</>a</ b>c<?d>e<", "<style>a</styl></STYLE >b", "<textarea><b></textarea>", "<a =b==c / d>", "a<b", "&lt;&amp"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if bytes.IndexByte(src, 0) >= 0 || bytes.IndexByte(src, '\r') >= 0 || bytes.Contains(bytes.ToLower(src), []byte("<plaintext")) || bytes.Contains(bytes.ToLower(src), []byte("<noscript")) {
			return // replaced, not read as raw text here
		}
		if bytes.Contains(bytes.ToLower(src), []byte("<script")) {
			return // escaped scripts within scripts have rules of their own; neither is shown
		}
		got, want := scannedTokens(src), netTokens(src)
		if got != want {
			t.Errorf("tokens differ for %q\ngot  %q\nwant %q", src, got, want)
		}
	})
}

func scannedTokens(src []byte) string {
	var b strings.Builder
	s := htmlScanner{src: src}
	for {
		switch token := s.next(); token.kind {
		case htmlEnd:
			return b.String()
		case htmlWords:
			b.Write(token.text)
		case htmlStartTag:
			if token.tag == 0 {
				break
			}
			b.WriteString("\n<" + token.tag.String())
			seen := map[string]bool{}
			for a := (tagAttributes{rest: token.attr}); a.next(); {
				if key := strings.ToLower(string(a.key)); !seen[key] && isPlain(key) {
					seen[key] = true
					b.WriteString(" " + key + "=" + netAttribute(a.value))
				}
			}
			b.WriteString(">\n")
		case htmlEndTag:
			if token.tag != 0 {
				b.WriteString("\n</" + token.tag.String() + ">\n")
			}
		}
	}
}

// netAttribute reads the references in a value as golang.org/x/net/html does in
// attributes, where "&gt0" is no ">".
func netAttribute(value []byte) string {
	z := html.NewTokenizer(strings.NewReader(`<a b="` + strings.ReplaceAll(string(value), `"`, "&#34;") + `">`))
	z.Next()
	z.TagName()
	_, v, _ := z.TagAttr()
	return string(v)
}

func netTokens(src []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(src))
	raw := false
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if !raw {
				b.Write(z.Raw())
			}
			raw = false
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			raw = rawElement(tag) != ""
			if tag == 0 {
				break
			}
			b.WriteString("\n<" + tag.String())
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				if isPlain(string(key)) {
					b.WriteString(" " + string(key) + "=" + string(value))
				}
			}
			b.WriteString(">\n")
		case html.EndTagToken:
			raw = false
			name, _ := z.TagName()
			if tag := atom.Lookup(name); tag != 0 {
				b.WriteString("\n</" + tag.String() + ">\n")
			}
		case html.CommentToken, html.DoctypeToken:
			raw = false
		}
	}
}

// isPlain leaves attribute names out whose case the two fold differently.
func isPlain(key string) bool {
	return strings.IndexFunc(key, func(r rune) bool { return r > '~' }) < 0
}
