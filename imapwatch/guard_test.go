package imapwatch

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// inPieces returns what the guard lets through when the bytes come and are
// asked for in pieces of the given sizes.
func inPieces(in string, piece, ask int) (string, *guard, error) {
	g := newGuard(&pieces{[]byte(in), piece})
	var out bytes.Buffer
	buf := make([]byte, ask)
	for {
		n, err := g.Read(buf)
		out.Write(buf[:n])
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return out.String(), g, err
		}
	}
}

type pieces struct {
	rest []byte
	size int
}

func (p *pieces) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(len(b), p.size)], p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

func TestGuardPassesAndDrops(t *testing.T) {
	for _, test := range []struct{ name, in, out string }{
		{"greeting", "* OK [CAPABILITY IMAP4rev1] hi\r\n", ""},
		{"tagged", "T1 OK done {5}\r\n", ""},
		{"continuation", "+ idling\r\n+\r\n", ""},
		{"exists", "* 12 EXISTS\r\n* 3 RECENT\r\n* 4 EXPUNGE\r\n", ""},
		{"lower case", "* 12 exists\r\n* search 1 2\r\n* ok x\r\n", ""},
		{"fetch with literal", "* 1 FETCH (UID 1 BODY[]<0> {9}\r\n)((\r\n\"\r\n) FLAGS (a))\r\nT2 OK x\r\n", ""},
		{"empty literal", "* 1 FETCH (BODY[] {0}\r\n)\r\nT2 OK x\r\n", ""},
		{"quoted parenthesis", "* LIST (\\Junk) \"/\" \"a\\\"(((\"\r\n", ""},
		{"vanished", "* VANISHED 1:3\r\nT2 OK x\r\n", "T2 OK x\r\n"},
		{"unknown with literal", "* XFOO (a {3}\r\n* O) b\r\nT2 OK x\r\n", "T2 OK x\r\n"},
		{"unknown numbered", "* 5 XFOO \"{3}\"\r\n* 5 EXISTS\r\n", "* 5 EXISTS\r\n"},
		{"no type", "*\r\n* \r\n+ x\r\n", "+ x\r\n"},
		{"unwanted", "* ESEARCH (TAG \"a\") UID ALL 1:4294967295\r\n* QUOTA \"\" ()\r\n* SEARCH 1\r\n", "* SEARCH 1\r\n"},
		{"alert and bye", "* OK [ALERT] mind the gap\r\n* BYE so long\r\n", ""},
		{"bare line feeds", "* 1 EXISTS\n* XFOO\n* 2 EXISTS\n", "* 1 EXISTS\n* 2 EXISTS\n"},
		{"unfinished", "* 1 FETCH (BODY[]<0> {50}\r\nabc", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := test.out
			if want == "" {
				want = test.in
			}
			for piece := 1; piece <= 59; piece++ {
				for _, ask := range []int{1, 7, minRead - 1, minRead, 4096} {
					got, _, err := inPieces(test.in, piece, ask)
					if got != want || err != nil {
						t.Fatalf("in pieces of %d, asked for %d: %q, %v; want %q", piece, ask, got, err, want)
					}
				}
			}
		})
	}
}

func TestGuardKeepsAlertAndBye(t *testing.T) {
	for piece := 1; piece <= 59; piece++ {
		_, g, err := inPieces("* OK [ALERT] mind the gap\r\n* OK still here\r\n* BYE so\tlong\r\n", piece, 4096)
		bye, alert := g.said()
		if bye != "* BYE so?long" || alert != "* OK [ALERT] mind the gap" || err != nil {
			t.Fatalf("in pieces of %d: %q, %q, %v", piece, bye, alert, err)
		}
	}
}

func TestGuardLimits(t *testing.T) {
	long := strings.Repeat("x", maxLine+10)
	for name, in := range map[string]string{
		"depth":                "* 1 FETCH " + strings.Repeat("(", maxDepth+1),
		"text line":            "* OK " + long,
		"tag":                  long,
		"data line":            "* FLAGS (" + long,
		"quoted":               "* LIST () \"/\" \"" + long,
		"section literal":      "* 1 FETCH (BODY[]<0> {67108865}\r\n",
		"overflowing literal":  "* 1 FETCH (BODY[]<0> {99999999999999999999999999}\r\n",
		"many small literals":  "* 1 FETCH (ENVELOPE (" + strings.Repeat("{100000}\r\n"+long[:100000], 11),
		"literal in a list":    "* 1 FETCH (X (] {2000000}\r\n" + long + long,
		"literal without name": "* 1 FETCH ({2000000}\r\n" + long + long,
		"search":               "* SEARCH" + strings.Repeat(" 4294967295", maxSearch/11+1),
		"dropped":              "* XFOO " + long,
	} {
		if _, _, err := inPieces(in, 4096, 4096); !errors.Is(err, errGuard) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, in := range map[string]string{
		"long search":  "* SEARCH" + strings.Repeat(" 4294967295", maxLine/5) + "\r\n",
		"big section":  "* 1 FETCH (UID 1 BODY[]<0> {2000000}\r\n" + strings.Repeat("(", 2000000) + ")\r\n",
		"many in turn": strings.Repeat("* 1 FETCH (UID 1 ENVELOPE (NIL {9}\r\n123456789))\r\n", 50000),
	} {
		if out, _, err := inPieces(in, 4096, 4096); err != nil || out != in {
			t.Errorf("%s: %d of %d bytes, %v", name, len(out), len(in), err)
		}
	}
}

// However the bytes come in pieces, the guard does the same with them.
func FuzzGuard(f *testing.F) {
	f.Add("* 1 FETCH (UID 1 BODY[]<0> {5}\r\nhello)\r\nT1 OK x\r\n", 3)
	f.Add("* XFOO {3}\r\n* O \"(\\\"\"\r\n* BYE x\r\n* OK [ALERT] y\r\n", 7)
	f.Add("* VANISHED (EARLIER) 1:5\r\n*\r\n* 99999 \r\n+ {3}\r\n", 1)
	f.Add("* SEARCH 1 2 3\r\n* LIST (\\Junk) {1}\r\n/ \"a\"\r\n", 48)
	f.Fuzz(func(t *testing.T, in string, piece int) {
		if piece < 1 || piece > 100 || len(in) > 1<<16 {
			return
		}
		whole, g1, err1 := inPieces(in, 1<<17, 1<<17)
		parts, g2, err2 := inPieces(in, piece, 513)
		if whole != parts || (err1 == nil) != (err2 == nil) {
			t.Errorf("whole: %q, %v\nin pieces of %d: %q, %v", whole, err1, piece, parts, err2)
		}
		if len(whole) > len(in) {
			t.Errorf("%d bytes became %d", len(in), len(whole))
		}
		bye1, alert1 := g1.said()
		bye2, alert2 := g2.said()
		if bye1 != bye2 || alert1 != alert2 {
			t.Errorf("kept %q and %q, in pieces %q and %q", bye1, alert1, bye2, alert2)
		}
	})
}

func BenchmarkGuardLiteral(b *testing.B) {
	in := []byte("* 1 FETCH (UID 1 BODY[]<0> {131072}\r\n" + strings.Repeat("x", 131072) + ")\r\n")
	benchmarkGuard(b, in)
}

func BenchmarkGuardLines(b *testing.B) {
	benchmarkGuard(b, []byte(strings.Repeat("* 1 FETCH (UID 1 FLAGS (\\Seen) RFC822.SIZE 8000)\r\n", 2000)))
}

func benchmarkGuard(b *testing.B, in []byte) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	buf := make([]byte, 4096)
	r := bytes.NewReader(in)
	g := newGuard(r)
	for b.Loop() {
		r.Reset(in)
		g.err = nil
		for {
			if _, err := g.Read(buf); err != nil {
				break
			}
		}
	}
}
