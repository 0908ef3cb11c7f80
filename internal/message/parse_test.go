package message

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestParseKeepsNothing reads every fixture, overwrites the raw bytes and reads
// others with the same scratch memory: what was read must not change.
func TestParseKeepsNothing(t *testing.T) {
	paths, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil {
		t.Fatal(err)
	}
	type pair struct {
		raw   []byte
		first *Parsed
	}
	var pairs []pair
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		scratch := bytes.Clone(raw)
		p := Parse(scratch, Options{AuthServID: "mx.sender.example"})
		for i := range scratch {
			scratch[i] = '!'
		}
		pairs = append(pairs, pair{raw, p})
	}
	for i, p := range pairs {
		if diff := cmp.Diff(p.first, Parse(p.raw, Options{AuthServID: "mx.sender.example"})); diff != "" {
			t.Errorf("%s (-first +again):\n%s", paths[i], diff)
		}
	}
}

func TestParseConcurrently(t *testing.T) {
	mails, _ := benchMail(8, 4)
	want := make([]*Parsed, len(mails))
	for i, raw := range mails {
		want[i] = Parse(raw, Options{})
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, raw := range mails {
				if diff := cmp.Diff(want[i], Parse(raw, Options{})); diff != "" {
					t.Errorf("message %d read differently (-alone +together):\n%s", i, diff)
				}
			}
		})
	}
	wg.Wait()
}

// TestTruncatedAnywhere cuts each fixture at every length: nothing but the text
// found so far may be the result.
func TestTruncatedAnywhere(t *testing.T) {
	paths, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		step := 1 + len(raw)/200
		for n := 0; n < len(raw); n += step {
			checkParsed(t, Parse(raw[:n:n], Options{Truncated: true}))
		}
	}
}
