package message

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fixture is one readable case below testdata/newest: what it shows, then files
// between lines of the form "-- name --".
type fixture struct {
	name, shows                    string
	input, newest, signature, sent string
}

// fixtures reads all of them.
func fixtures(tb testing.TB) []fixture {
	tb.Helper()
	paths, err := filepath.Glob("testdata/newest/*.txtar")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no fixtures: %v", err)
	}
	var all []fixture
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		f := fixture{name: strings.TrimSuffix(filepath.Base(path), ".txtar")}
		into := &f.shows
		for line := range strings.Lines(string(raw)) {
			switch strings.TrimSuffix(line, "\n") {
			case "-- input --":
				into = &f.input
			case "-- newest --":
				into = &f.newest
			case "-- signature --":
				into = &f.signature
			case "-- sent --":
				into = &f.sent
			default:
				*into += line
			}
		}
		all = append(all, f)
	}
	return all
}

func cut(text, sent string) *Parsed {
	return &Parsed{Body: text, Segments: segment(&document{text: text, sent: sent})}
}

func TestNewest(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(f.name, func(t *testing.T) {
			p := cut(f.input, f.sent)
			checkSegments(t, p)
			if got, want := p.NewestText(), strings.TrimSpace(f.newest); squeezeLines(got) != squeezeLines(want) {
				t.Errorf("newest of %q is\n%s\nwant\n%s\nsegments %v", strings.TrimSpace(f.shows), got, want, p.Segments)
			}
			if got, want := p.SignatureText(), strings.TrimSpace(f.signature); f.signature != "" && got != want {
				t.Errorf("signature of %q is\n%s\nwant\n%s", strings.TrimSpace(f.shows), got, want)
			}
		})
	}
}

// TestAuthorsNameOpensSignature holds that a block under the words is a signature
// where it begins with the author's name, with nothing else to show it.
func TestAuthorsNameOpensSignature(t *testing.T) {
	const text = "No thanks.\n\nMaria-Luise von der Au\nHead of Purchasing and Logistics\nBuyer AG\n"
	for from, want := range map[string]string{
		"Maria-Luise von der Au": "Maria-Luise von der Au\nHead of Purchasing and Logistics\nBuyer AG",
		"Maria-Luise":            "", // one word may open a line of any kind
		"Sam Cole":               "", // whom she names may be whom to ask
		"":                       "",
	} {
		p := &Parsed{Body: text, Segments: segment(&document{text: text, from: from})}
		checkSegments(t, p)
		if got := p.SignatureText(); got != want {
			t.Errorf("written by %q the signature is %q, want %q", from, got, want)
		}
	}
}

// squeezeLines drops blank lines: those go with what stands before them.
func squeezeLines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(strings.TrimRight(line, " \n"))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// checkSegments fails unless the segments lie in order and cover the body.
func checkSegments(t *testing.T, p *Parsed) {
	t.Helper()
	at := 0
	for _, s := range p.Segments {
		if s.Start != at || s.End <= s.Start || s.Role == "" {
			t.Fatalf("segments %v of %d bytes: %v does not go on at %d", p.Segments, len(p.Body), s, at)
		}
		at = s.End
	}
	if at != len(p.Body) {
		t.Fatalf("segments %v end at %d of %d bytes", p.Segments, at, len(p.Body))
	}
}
