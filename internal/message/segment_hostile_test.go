package message

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestQuoteChangesNothing holds that what stands above a quote is read as if
// the quote were not there.
func TestQuoteChangesNothing(t *testing.T) {
	quotes := map[string]string{
		"gmail":   "\n\nOn Tue, Mar 4, 2025 at 9:12 AM Tom Reed <tom@rep.example> wrote:\n\n> Hi Anna,\n>\n> not interested? Say so.\n",
		"outlook": "\n\n________________________________\nFrom: Tom Reed <tom@rep.example>\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: Anna Lind\nSubject: hello\n\nHi Anna,\ninterested?\n",
		"forward": "\n\n---------- Forwarded message ---------\nFrom: Tom Reed <tom@rep.example>\nSubject: hello\n\nHi Anna\n",
		"yahoo":   "\n\nAm Dienstag, 4. März 2025 um 09:12:30 MEZ hat Tom Reed <tom@rep.example> Folgendes geschrieben:\n\nHallo Anna\n",
	}
	for _, f := range fixtures(t) {
		alone := cut(f.newest, "").NewestText()
		if alone == "" || f.sent != "" || strings.HasPrefix(f.newest, ">") {
			continue
		}
		for name, quote := range quotes {
			p := cut(strings.TrimRight(f.newest, "\n")+quote, "")
			checkSegments(t, p)
			if got := p.NewestText(); got != alone {
				t.Errorf("%s with a quote of %s is\n%s\nwithout it\n%s", f.name, name, got, alone)
			}
		}
	}
}

// TestNewestIsStable holds that cutting what was cut changes nothing.
func TestNewestIsStable(t *testing.T) {
	for _, f := range fixtures(t) {
		once := cut(f.input, f.sent).NewestText()
		if twice := cut(once, f.sent).NewestText(); squeezeLines(twice) != squeezeLines(once) {
			t.Errorf("%s: cut once\n%s\ntwice\n%s", f.name, once, twice)
		}
	}
}

// hostileTexts are texts that would be slow to read for a careless reader.
func hostileTexts(size int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	return map[string]string{
		"empty lines":        fill("\n"),
		"one long line":      fill("word "),
		"short lines":        fill("a\n"),
		"marks":              fill(">"),
		"marked lines":       fill("> a\n"),
		"bars":               fill("| a\n"),
		"rules":              fill("----------\n"),
		"rules and words":    fill("----------\nx\n"),
		"openers":            fill("On 1\n"),
		"half attributions":  fill("On 1 March 2025 Tom <t@a.example>\nOn 2\n"),
		"colons":             fill("On 1:\n"),
		"names and colons":   fill("Bo <b@a.example>:\n"),
		"attributions":       fill("On 1 March 2025 at 10:00 Tom <t@a.example> wrote:\n> x\ny\n"),
		"shared lines":       fill("a On 1 On 2 On 3 wrote:\n"),
		"header names":       fill("From:\nTo:\n"),
		"dates":              fill("2025-03-04 10:00\nname\n"),
		"wraps":              fill("> " + strings.Repeat("long ", 15) + "\nword\n"),
		"closings":           fill("Best regards,\nBo\n"),
		"tags":               fill("Sent from my iPhone\n\n"),
		"postscripts":        fill("PS: a\n\n"),
		"greetings":          fill("Hi Bo,\n\n"),
		"dashes":             fill("--\na\n"),
		"contacts":           fill("Bo\n+41 44 555 01 02\n\n"),
		"legal":              fill("confidential recipient privileged virus\n\n"),
		"fenced legal":       fill("**********\nif you are not the intended recipient\n"),
		"open angles":        fill("<"),
		"open angle lines":   fill("On 1 <\n"),
		"wide runes":         fill("写道：\n2025年3月4日\n"),
		"half runes":         fill("\xe5\xff\n"),
		"no-break":           fill("\u00a0"),
		"carriage returns":   fill("\r\n> \r\n"),
		"repeated sentences": fill("would you be open to a short call on Thursday\n"),
		"quoted twice":       fill("> would you be open to a short call\n\nwould you be open to a short call\n\n"),
	}
}

var hostileSize = flag.Int("hostile", 1<<20, "bytes of each hostile text")

// TestHostileTexts holds that no text of 1 MB is much slower to cut than to fold
// once, which is what a quick machine does in 1 ms.
func TestHostileTexts(t *testing.T) {
	size := *hostileSize
	if racing {
		size /= 8
	}
	sent := strings.Repeat("would you be open to a short call on Thursday or Friday\n", 50)
	fold := quickest(5, func() {
		var buf [foldLimit]byte
		for range size / 64 {
			foldInto(buf[:0], "We have looked at it with the team, and it is not what we need.")
		}
	})
	for name, text := range hostileTexts(size) {
		t.Run(name, func(t *testing.T) {
			checkSegments(t, cut(text, ""))
			checkSegments(t, cut(text, sent))
			took := quickest(3, func() { segment(&document{text: text}) })
			if took > 120*fold { // the machine may have been busy: once more
				took = min(took, quickest(8, func() { segment(&document{text: text}) }))
			}
			if took > 120*fold {
				t.Errorf("takes %v, folding as much %v", took, fold)
			}
			t.Logf("%s: %v, %.1f times folding", name, took, float64(took)/float64(fold))
		})
	}
}

// TestLinear holds that the largest body takes no longer than its size says;
// twice that and more is left to the noise of a busy machine.
func TestLinear(t *testing.T) {
	size, most := 200_000, maxBody
	if racing {
		size, most = size/8, most/8
	}
	small, large := hostileTexts(size), hostileTexts(most)
	for name := range small {
		s := quickest(3, func() { segment(&document{text: small[name]}) })
		allowed := s*time.Duration(3*most)/time.Duration(size) + 10*time.Millisecond
		l := quickest(2, func() { segment(&document{text: large[name]}) })
		if l > allowed { // the machine may have been busy: once more
			l = min(l, quickest(8, func() { segment(&document{text: large[name]}) }))
		}
		t.Logf("%s: %v, %v, %.0f times", name, s, l, float64(l)/float64(s))
		if l > allowed {
			t.Errorf("%s: %d bytes in %v, %d bytes in %v", name, size, s, most, l)
		}
	}
}

// quickest is the least time that f took of n runs.
func quickest(n int, f func()) time.Duration {
	best := time.Hour
	for range n {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return best
}

func TestSegmentAllocations(t *testing.T) {
	d := &document{text: typicalReply()}
	if n := testing.AllocsPerRun(100, func() { segment(d) }); n > 1 {
		t.Errorf("%v allocations a message, want the result alone", n)
	}
	d.sent = typicalSent()
	if n := testing.AllocsPerRun(100, func() { segment(d) }); n > 1 {
		t.Errorf("%v allocations a message where the sent mail is known, want the result alone", n)
	}
}

func typicalSent() string {
	return "Hi Anna,\n\n" + strings.Repeat("I came across your company and thought that our tool could save your team some hours each week. ", 6) + "\n\nTom"
}

// typicalReply is a body of about 4.5 KB: answer, signature, disclaimer, and
// two turns of quoted mail.
func typicalReply() string {
	var b strings.Builder
	b.WriteString("Hi Tom,\n\nthank you for asking. We have looked at it with the team and it is not what\nwe need at the moment, so please do not count on us this year.\n\nBest regards,\nAnna\n\nAnna Lind\nHead of Purchasing | Buyer AG\nT +41 44 555 01 02\nwww.buyer.example\n\nThis message is confidential and intended solely for the addressee. If you are not\nthe intended recipient, please delete it.\n\n")
	for turn := 1; b.Len() < 4500; turn++ {
		marks := strings.Repeat(">", turn-1)
		fmt.Fprintf(&b, "%s On Tue, Mar %d, 2025 at 9:12 AM Tom Reed <tom@rep.example>\n%s wrote:\n", marks, 9-turn, marks)
		for range 22 {
			fmt.Fprintf(&b, "%s> our customers tell us that they save about four hours a week with it\n", marks)
		}
	}
	return b.String()
}

func BenchmarkSegment(b *testing.B) {
	texts := map[string]*document{
		"reply":      {text: typicalReply()},
		"reply-sent": {text: typicalReply(), sent: typicalSent()},
		"plain":      {text: strings.Repeat("we have looked at it with the team and it is not what we need.\n", 70)},
	}
	for name, d := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(d.text)))
			b.ReportAllocs()
			for b.Loop() {
				segment(d)
			}
		})
	}
}

func FuzzSegment(f *testing.F) {
	for _, x := range fixtures(f) {
		f.Add(x.input, x.sent, uint16(0), uint16(0), byte(0))
	}
	f.Add("a <b\n> wrote:\n|", "", uint16(1), uint16(5), byte(markQuote))
	f.Fuzz(func(t *testing.T, text, sent string, start, length uint16, kind byte) {
		d := document{text: text, sent: sent}
		from := min(int(start), len(text))
		if to := min(from+int(length), len(text)); to > from {
			d.marks = []mark{{markKind(kind % 6), from, to}, {markQuote, from, to}}
		}
		p := &Parsed{Body: text, Segments: segment(&d)}
		if text == "" {
			return
		}
		checkSegments(t, p)
		newest := p.NewestText()
		if newest == "" && p.SignatureText() != "" {
			t.Errorf("a signature %q and no words of %q", p.SignatureText(), text)
		}
	})
}
