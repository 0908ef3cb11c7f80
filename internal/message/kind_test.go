package message

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestKinds reads the mails in testdata/kind, and testdata/client, which holds
// an answer from each mail program. Above each stands what is expected of it, a
// field a line, up to the blank line.
func TestKinds(t *testing.T) {
	kinds, err := filepath.Glob("testdata/kind/*.eml")
	clients, err2 := filepath.Glob("testdata/client/*.eml")
	if err := errors.Join(err, err2); err != nil || len(kinds) == 0 || len(clients) == 0 {
		t.Fatalf("found %d and %d fixtures: %v", len(kinds), len(clients), err)
	}
	for _, file := range append(kinds, clients...) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".eml"), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("read fixture: %v", err)
			}
			expect, raw, _ := strings.Cut(string(content), "\n\n")
			p := Parse([]byte(raw), Options{})
			checkExpectation(t, p, expect)
			if strings.Contains(expect, "words: alone") {
				checkExpectation(t, FromText(p.Subject, p.Body), expect)
			}
		})
	}
}

// checkExpectation compares a message with the fields above a fixture.
func checkExpectation(t *testing.T, p *Parsed, expect string) {
	t.Helper()
	checkParsed(t, p)
	bounce := BounceReport{}
	if p.Bounce != nil {
		bounce = *p.Bounce
	}
	successor := p.Auto.Successor.Address
	if p.Auto.Successor.Name != "" {
		successor = p.Auto.Successor.Name + " <" + successor + ">"
	}
	got := map[string]string{
		"kind": string(p.Kind), "basis": string(p.Basis), "reason": string(p.Auto.Reason), "successor": successor, "words": "alone",
		"newest":    strings.Join(strings.Fields(p.NewestText()), " "),
		"recipient": bounce.Recipient, "status": bounce.Status, "permanent": strconv.FormatBool(bounce.Permanent), "original": bounce.OriginalID,
		"complaint": strconv.FormatBool(p.Complaint), "unsubscribe": strconv.FormatBool(p.ListUnsubscribe),
	}
	for line := range strings.Lines(expect) {
		name, want, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if _, known := got[name]; !ok || !known {
			t.Fatalf("fixture says %q, which is no expectation", line)
		}
		if got[name] != want {
			t.Errorf("%s is %q, want %q; seen:%s", name, got[name], want, showEvidence(p))
		}
	}
}

func TestPhrases(t *testing.T) {
	book := compilePhrases([]phrases{
		{signal{name: "out"}, "(i am|i m) [now] out of [the|my] office"},
		{signal{name: "gap"}, "please ... contact"},
		{signal{name: "line"}, "^stop$"},
		{signal{name: "cjk"}, "(正在|现在)休假"},
		{signal{name: "fold"}, "grüße aus köln"},
		{signal{name: "named"}, "{who} left"},
	}, map[string]string{"who": "he|she has"})
	for _, c := range []struct {
		text string
		want []string
	}{
		{"I'm out of\noffice", []string{"out"}},
		{"I am now OUT of my office.", []string{"out"}},
		{"I am. Out of office", nil},
		{"I am out of it", nil},
		{"please do always contact me", []string{"gap"}},
		{"please contact me", []string{"gap"}},
		{"please do not you ever contact me", nil},
		{"well\n> stop!\nyes", []string{"line"}},
		{"please stop", nil},
		{"我正在休假。", []string{"cjk"}},
		{"Gru\u0308ße aus KÖLN", []string{"fold"}},
		{"GRUSSE aus Koln", []string{"fold"}},
		{"She has left", []string{"named"}},
		{"bis 24. 8. I am out of office", []string{"out"}},
		{strings.Repeat("x", 100) + " he left", []string{"named"}},
	} {
		var got []string
		book.find(c.text, 0, len(c.text), func(s *signal, start, end int) { got = append(got, s.name) })
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

// TestEvidencePlaces tests that evidence says where its words stand.
func TestEvidencePlaces(t *testing.T) {
	p := FromText("", "Hello,\n\nI am out of the office until Monday.")
	found := false
	for _, e := range p.Evidence {
		if e.End > 0 && p.Body[e.Start:e.End] != e.Match {
			t.Errorf("%s stands at %q, says %q", e.Name, p.Body[e.Start:e.End], e.Match)
		}
		found = found || e.Name == "words.absence.en"
	}
	if !found {
		t.Errorf("no words.absence.en in %v", p.Evidence)
	}
}

func TestReplyPrefix(t *testing.T) {
	for subject, want := range map[string]string{
		"Re: hello": "hello", "AW: WG: hallo": "hallo", "Re[2]: hello": "hello", "hello: Re": "hello: Re",
		"[list] Re: x": "x", "[list] x": "[list] x", "[Re: x": "[Re: x", "RE:RE: x": "x", "回复：咨询": "咨询", "": "", "Re:": "", "  Fwd: x": "x",
	} {
		if got := subject[replyPrefix(subject):]; got != want {
			t.Errorf("%q without its prefix is %q, want %q", subject, got, want)
		}
	}
}

func TestStatusInText(t *testing.T) {
	for text, want := range map[string]string{
		"550 5.1.1 unknown":                       "5.1.1",
		"said: 550-5.7.26 no":                     "5.7.26",
		"(#4.4.3)":                                "4.4.3",
		"host mx[5.1.1.7] said: 421 busy":         "4.4.2",
		"mailer 5.5.2657 said: 554 no":            "5.0.0",
		"status 5.0.0, then 5.2.2":                "5.2.2",
		"in 450 minutes at 500 Broadway":          "",
		"SMTP error 552 full":                     "5.2.2",
		"550":                                     "5.0.0",
		"version 4.5.6.7":                         "",
		"I paid 5.10 for 4.2 kg":                  "",
		"5.1.1":                                   "5.1.1",
		"Remote host said: 553 sorry (#5.1.3) no": "5.1.3",
	} {
		if got := statusInText(text); got != want {
			t.Errorf("%q has status %q, want %q", text, got, want)
		}
	}
}

func TestNextAddress(t *testing.T) {
	for text, want := range map[string]string{
		"write to <a.b+c@x.example>.": "a.b+c@x.example",
		"mailto:jo@x.example,":        "jo@x.example",
		"@ me":                        "",
		"a@":                          "",
		"'jo@x.example'":              "jo@x.example",
		"none":                        "",
		"see @handle or jo@x.example": "jo@x.example",
		"急ぎは山田（jo@x.example）まで":        "jo@x.example",
		"请联系jo@x.example谢谢":            "jo@x.example",
		"连到 用户@例子.example 谢谢":          "用户@例子.example",
		"an müller@köln.example, bald": "müller@köln.example",
	} {
		got := ""
		if start, end, ok := nextAddress(text, 0); ok {
			got = text[start:end]
		}
		if got != want {
			t.Errorf("%q holds %q, want %q", text, got, want)
		}
	}
}

// TestJudgingIsLinear tests that neither repeated phrases nor addresses make
// judging slower than the text grows.
func TestJudgingIsLinear(t *testing.T) {
	for _, unit := range []string{
		"i am i will be out of the office please contact ", "a@b ", "@@@@", "5.1.", "550 5.1.1 ", "?", "Final-Recipient: x\n\n", "Received:\n",
		"not able to not able to ", "please * contact * in case of ",
	} {
		cost := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			best := time.Hour
			for range 5 {
				j := judgement{m: &reading{parts: []part{{parent: -1}}}, p: &Parsed{Body: text, Segments: []Segment{{Newest, 0, len(text)}}}}
				j.daemon = true
				begun := time.Now()
				j.bodyWords()
				j.bounceReport()
				j.successor()
				best = min(best, time.Since(begun))
			}
			return best
		}
		small, large := cost(50<<10), cost(500<<10)
		if allowed := 50*small + 20*time.Millisecond; large > allowed {
			t.Errorf("%q: %v for 50 KB, %v for ten times as much", unit, small, large)
		}
	}
}

func FuzzFromText(f *testing.F) {
	f.Add("Automatic reply: x", "I am out of the office until Monday. Contact Ann Lee (ann@x.example).")
	f.Add("Undelivered Mail Returned to Sender", "<a@b.example>: host x said: 550 5.1.1 no\n\nReceived: x\nMessage-ID: <1@x>\n")
	f.Add("Re: \xff", "stop\x00@\u202e5.1.1 正在休假")
	f.Add("Final", "Final-Recipient: rfc822; a@b\nAction: delayed\n\n  Received: x")
	f.Fuzz(func(t *testing.T, subject, text string) {
		p := FromText(subject, text)
		checkParsed(t, p)
		checkKind(t, p)
	})
}

func FuzzReport(f *testing.F) {
	f.Add("Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n")
	f.Add("Action: delivered\n\n\n\nStatus: 2.\n")
	f.Fuzz(func(t *testing.T, report string) {
		raw := "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\n" + report +
			"\n--b\nContent-Type: message/delivery-status\n\n" + report + "\n--b--\n"
		p := Parse([]byte(raw), Options{})
		checkParsed(t, p)
		checkKind(t, p)
	})
}

// checkKind tests what holds of every judged message.
func checkKind(t *testing.T, p *Parsed) {
	t.Helper()
	if (p.Bounce != nil) != (p.Kind == Bounce) || (p.Auto.Reason != "") != (p.Kind == AutoReply) {
		t.Errorf("kind %s with bounce %v and reason %q", p.Kind, p.Bounce, p.Auto.Reason)
	}
	if b := p.Bounce; b != nil {
		if _, n := statusCode(b.Status); n != len(b.Status) || n == 0 {
			t.Errorf("status %q is none", b.Status)
		}
		if b.Permanent && b.Status[0] != '5' {
			t.Errorf("permanent with status %s", b.Status)
		}
	}
	if s := p.Auto.Successor; !utf8.ValidString(s.Name + s.Address) {
		t.Errorf("successor %q is not UTF-8", s)
	}
	for _, e := range p.Evidence {
		if e.Start < 0 || e.End < e.Start || e.End > len(p.Body) {
			t.Errorf("evidence %+v lies outside the body", e)
		}
	}
}

func BenchmarkJudge(b *testing.B) {
	text := strings.Repeat("Hi Ray, thank you for your message. We have looked at some tools and the team is happy with what we use. ", 15)
	m := &reading{parts: []part{{parent: -1, mediaType: "text/plain"}}, doc: document{text: text}}
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p := &Parsed{Subject: "Re: hello", Body: text, Segments: []Segment{{Newest, 0, len(text)}}}
		m.judge(p)
	}
}
