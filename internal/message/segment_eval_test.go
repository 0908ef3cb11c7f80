package message

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// quotePair is a line of quote_pairs.jsonl: a body, and what its source says its
// author newly wrote.
type quotePair struct {
	ID        string `json:"id"`
	Set       string `json:"set"`
	Input     string `json:"input"`
	Expected  string `json:"expected"`
	Signature string `json:"signature"` // stripped, kept or folded
	Match     string `json:"match"`
	Note      string `json:"note"`
}

// TestQuotePairs prints how much of other projects' quote fixtures is cut as
// those projects want it. Run with -data DIR -v.
func TestQuotePairs(t *testing.T) {
	pairs := dataLines[quotePair](t, "quote_pairs.jsonl")
	type tally struct{ right, lost, all int }
	sets := map[string]*tally{}
	total := &tally{}
	for _, q := range pairs {
		p := readPair(q)
		if p == nil {
			continue
		}
		n := sets[q.Set]
		if n == nil {
			n = &tally{}
			sets[q.Set] = n
		}
		right, lost := judgePair(q, p)
		n.all++
		total.all++
		if right {
			n.right++
			total.right++
		} else {
			t.Logf("DIFFERENT %s (%s, %s)\n--- want\n%s\n--- got\n%s\n--- signature\n%s", q.ID, q.Match, q.Note, shorten(q.Expected), shorten(p.NewestText()), shorten(p.SignatureText()))
		}
		if lost != "" {
			n.lost++
			total.lost++
			t.Logf("LOST %s: %s", q.ID, lost)
		}
	}
	var names []string
	for name := range sets {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		t.Logf("%-22s %3d of %3d right, %d with words lost", name, sets[name].right, sets[name].all, sets[name].lost)
	}
	t.Logf("%-22s %3d of %3d right (%.1f%%), %d with words lost", "all", total.right, total.all, 100*float64(total.right)/float64(total.all), total.lost)
	if total.right*10 < total.all*9 {
		t.Errorf("%d of %d right, want nine in ten", total.right, total.all)
	}
}

// readPair reads the body of a pair; nil when its mail is not there.
func readPair(q quotePair) *Parsed {
	switch {
	case strings.HasSuffix(q.Input, ".eml") && !strings.Contains(q.Input, "\n"):
		raw, err := os.ReadFile(filepath.Join(*dataDir, q.Input))
		if err != nil {
			return nil
		}
		return Parse(raw, Options{})
	case q.Note == "html body":
		return Parse([]byte("From: a@a.example\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"+q.Input), Options{})
	}
	text := strings.ReplaceAll(q.Input, "\r\n", "\n")
	return &Parsed{Body: text, Segments: segment(&document{text: text})}
}

// judgePair compares what was cut with what the source wants, white space aside,
// with the signature or without, and says which of its words are lost.
func judgePair(q quotePair, p *Parsed) (right bool, lost string) {
	want := squeeze(strings.ReplaceAll(q.Expected, "FOLDED_QUOTED_SECTION", ""))
	newest, signed := squeeze(p.NewestText()), squeeze(withSignature(p))
	right = newest == want || signed == want
	switch {
	case strings.HasPrefix(q.Match, "first fragment"):
		right = right || strings.HasPrefix(newest, want) && squeeze(firstNewest(p)) == want
	case strings.HasPrefix(q.Match, "talon: first line"):
		right = strings.HasPrefix(newest, want) && len(newest) < len(want)+80
	}
	have := map[string]int{}
	for _, w := range strings.Fields(signed) {
		have[w]++
	}
	for _, w := range strings.Fields(want) {
		if have[w]--; have[w] < 0 {
			return right, w
		}
	}
	return right, ""
}

// withSignature is the newest text and the signature, in their order.
func withSignature(p *Parsed) string {
	var b strings.Builder
	for _, s := range p.Segments {
		if s.Role == Newest || s.Role == Signature {
			b.WriteString(p.Body[s.Start:s.End])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func firstNewest(p *Parsed) string {
	for _, s := range p.Segments {
		if s.Role == Newest {
			return p.Body[s.Start:s.End]
		}
	}
	return ""
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func shorten(s string) string {
	if len(s) > 900 {
		return s[:600] + "\n[...]\n" + s[len(s)-250:]
	}
	return s
}
