package classifier

import (
	"runtime"
	"testing"
)

// sixtyWords is a reply of ordinary length.
const sixtyWords = `Hi Priya,

thanks for your note. We looked at something like this last year and it was interesting, but with the move to the new
warehouse there is no room for another project at the moment. I would rather not waste your time on a call now. Could
you come back to me in September, once things have settled? I'll have a budget then.

Regards, Tom`

func BenchmarkClassify(b *testing.B) {
	c, err := New(Options{NoEvidence: true})
	if err != nil {
		b.Fatal(err)
	}
	in := Input{Text: sixtyWords}
	b.ReportAllocs()
	for b.Loop() {
		c.Classify(in)
	}
}

func BenchmarkClassifyWithEvidence(b *testing.B) {
	c := newStarter(b)
	in := Input{Text: sixtyWords}
	b.ReportAllocs()
	for b.Loop() {
		c.Classify(in)
	}
}

func BenchmarkScan(b *testing.B) {
	s := scanner{lex: newStarter(b).book.engine.lex}
	b.ReportAllocs()
	for b.Loop() {
		s.scan(sixtyWords)
	}
}

func BenchmarkRules(b *testing.B) {
	c := newStarter(b)
	s := scanner{lex: c.book.engine.lex}
	s.scan(sixtyWords)
	var hits hitList
	b.ReportAllocs()
	for b.Loop() {
		hits.read(c.book, s.tokens, whereText)
	}
}

func BenchmarkLearnUnlearn(b *testing.B) {
	c, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	e := Example{Text: sixtyWords, Label: Later}
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Learn(e); err != nil {
			b.Fatal(err)
		}
		if err := c.Unlearn(e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRebuild(b *testing.B) {
	c := newStarter(b)
	b.ReportAllocs()
	for b.Loop() {
		m := newModel(len(c.model.rows))
		for i := range c.base {
			m.count(&c.base[i], 1)
		}
		m.freeze()
	}
}

// TestMemory keeps the whole classifier within its bound.
func TestMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	held := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) >> 20
	t.Logf("%d MB for %d features, %d examples", held, len(c.model.rows), len(c.base))
	if held > 32 {
		t.Errorf("holds %d MB, want at most 32", held)
	}
	runtime.KeepAlive(c)
}
