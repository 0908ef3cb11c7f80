package message

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// checkParsed tests what holds of every message, whatever it was made of.
func checkParsed(t *testing.T, p *Parsed) {
	t.Helper()
	for name, s := range map[string]string{"Body": p.Body, "Subject": p.Subject, "MessageID": p.MessageID} {
		if !utf8.ValidString(s) {
			t.Errorf("%s is not UTF-8", name)
		}
		if i := strings.IndexFunc(s, func(r rune) bool { return r == 0 || r == '\r' || invisible(r) }); i >= 0 {
			t.Errorf("%s holds an invisible character at %d: %q", name, i, s[max(0, i-10):min(len(s), i+10)])
		}
	}
	if strings.ContainsAny(p.Subject+p.MessageID, "\n") {
		t.Error("a header value holds a line end")
	}
	for _, a := range append(append(append([]Address{p.Sender, p.OriginalFrom}, p.From...), p.ReplyTo...), p.To...) {
		if strings.ContainsAny(a.Name+a.Address, "\r\n\x00") || !utf8.ValidString(a.Name+a.Address) {
			t.Errorf("address %q holds a line end or is not UTF-8", a)
		}
	}
	if len(p.Body) > maxBody {
		t.Errorf("body of %d bytes is longer than the limit", len(p.Body))
	}
	at := 0
	for _, s := range p.Segments {
		if s.Start != at || s.End <= s.Start || s.End > len(p.Body) {
			t.Fatalf("segment %v does not follow byte %d of %d", s, at, len(p.Body))
		}
		at = s.End
	}
	if at != len(p.Body) {
		t.Errorf("segments cover %d of %d bytes", at, len(p.Body))
	}
	switch p.Kind {
	case Human, AutoReply, Bounce, Other:
	default:
		t.Errorf("kind %q is none", p.Kind)
	}
}
