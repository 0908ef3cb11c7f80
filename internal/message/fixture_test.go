package message

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMail reads each message of testdata/mail and compares what was read with
// the .want file beside it: header facts, then the text with its marks written
// as [quote] ... [/quote].
func TestMail(t *testing.T) {
	paths, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".eml")
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".eml") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			p := Parse(raw, Options{AuthServID: "mx.sender.example"})
			checkParsed(t, p)
			if diff := cmp.Diff(string(want), describe(raw, p)); diff != "" {
				t.Errorf("read differently (-want +got):\n%s", diff)
			}
		})
	}
}

// describe writes what a message was read as.
func describe(raw []byte, p *Parsed) string {
	var b strings.Builder
	line := func(name string, value any) {
		if s := strings.Trim(fmt.Sprint(value), "[]{} "); s != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, s)
		}
	}
	line("subject", p.Subject)
	line("from", addressList(p.From))
	line("reply-to", addressList(p.ReplyTo))
	line("to", addressList(p.To))
	line("original-from", addressList([]Address{p.OriginalFrom}))
	line("return-path", p.ReturnPath)
	line("delivered-to", p.DeliveredTo)
	if !p.Date.IsZero() {
		line("date", p.Date.UTC().Format("2006-01-02 15:04"))
	}
	line("message-id", p.MessageID)
	line("in-reply-to", p.InReplyTo)
	line("references", p.References)
	line("embedded", p.EmbeddedIDs)
	line("auth", p.Auth)
	if c := p.Calendar; c != nil {
		line("calendar", strings.Join([]string{c.Method, c.PartStat, fmt.Sprintf("%q", c.Comment), c.Start.UTC().Format("2006-01-02 15:04")}, " "))
	}
	if p.ListUnsubscribe {
		line("list-unsubscribe", true)
	}
	if p.FromHTML {
		line("html", true)
	}
	line("unreadable", p.Unreadable)
	line("defects", p.Defects)
	b.WriteString("\n" + strings.TrimRight(markedText(raw), "\n") + "\n")
	return b.String()
}

func addressList(list []Address) string {
	var out []string
	for _, a := range list {
		if a != (Address{}) {
			out = append(out, strings.TrimSpace(a.Name+" <"+a.Address+">"))
		}
	}
	return strings.Join(out, ", ")
}

// markedText returns the text that was chosen, marks written into it.
func markedText(raw []byte) string {
	names := map[markKind]string{markQuote: "quote", markQuoteRest: "rest", markForward: "forward", markSignature: "signature", markIndent: "indent"}
	r := new(reader)
	r.readMessage(bytes.Clone(raw), Options{})
	type tag struct {
		at    int
		order int // ends first, inner ends before outer ones, outer starts before inner ones
		text  string
	}
	var tags []tag
	for i, m := range r.doc.marks {
		tags = append(tags, tag{m.start, 1000 + i, "[" + names[m.kind] + "]"}, tag{m.end, -i, "[/" + names[m.kind] + "]"})
	}
	sort.SliceStable(tags, func(i, j int) bool {
		if tags[i].at != tags[j].at {
			return tags[i].at < tags[j].at
		}
		return tags[i].order < tags[j].order
	})
	var b strings.Builder
	at := 0
	for _, tag := range tags {
		b.WriteString(r.doc.text[at:tag.at] + tag.text)
		at = tag.at
	}
	return b.String() + r.doc.text[at:]
}
