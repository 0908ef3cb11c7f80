// Package bench compares the classifier with other Bayes libraries on the
// same corpus. It is a module of its own, so that they stay out of the
// program's dependencies.
//
//	cd classifier/bench && go test -bench . -v
package bench

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	jbrukh "github.com/jbrukh/bayesian"
	navossoc "github.com/navossoc/bayesian"

	"github.com/heed-mail/heed/classifier"
)

// reply is of ordinary length: some sixty words.
const reply = `Hi Priya,

thanks for your note. We looked at something like this last year and it was interesting, but with the move to the new
warehouse there is no room for another project at the moment. I would rather not waste your time on a call now. Could
you come back to me in September, once things have settled? I'll have a budget then.

Regards, Tom`

var classes = []string{"interested", "later", "not_interested", "unclear", "auto_reply", "bounce", "other"}

func split(tb testing.TB) (train, held []classifier.Example) {
	tb.Helper()
	all, err := classifier.Corpus()
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range all {
		if classifier.HeldBack(e) {
			held = append(held, e)
		} else {
			train = append(train, e)
		}
	}
	return train, held
}

func class(e classifier.Example) int {
	if e.Kind != "" && e.Kind != classifier.Human {
		return slices.Index(classes, string(e.Kind))
	}
	return slices.Index(classes, string(e.Label))
}

// words is what the other libraries are given: lower-cased words.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}

func newJbrukh(train []classifier.Example) *jbrukh.Classifier {
	names := make([]jbrukh.Class, len(classes))
	for i, c := range classes {
		names[i] = jbrukh.Class(c)
	}
	c := jbrukh.NewClassifier(names...)
	for _, e := range train {
		c.Learn(words(e.Subject+" "+e.Text), names[class(e)])
	}
	return c
}

func newNavossoc(train []classifier.Example) *navossoc.Classifier {
	names := make([]navossoc.Class, len(classes))
	for i, c := range classes {
		names[i] = navossoc.Class(c)
	}
	c := navossoc.NewClassifier(names...)
	for _, e := range train {
		c.Learn(words(e.Subject+" "+e.Text), names[class(e)])
	}
	return c
}

func newHeed(tb testing.TB) *classifier.Classifier {
	tb.Helper()
	c, err := classifier.New(classifier.Options{NoEvidence: true})
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func heedClass(v classifier.Verdict) int {
	if v.Kind != classifier.Human {
		return slices.Index(classes, string(v.Kind))
	}
	return slices.Index(classes, string(v.Label))
}

// TestAccuracy: of seven classes, on the held-back fifth.
func TestAccuracy(t *testing.T) {
	train, held := split(t)
	heed, first, second := newHeed(t), newJbrukh(train), newNavossoc(train)
	var right [3]int
	for _, e := range held {
		text := words(e.Subject + " " + e.Text)
		_, a, _ := first.LogScores(text)
		_, b, _ := second.LogScores(text)
		for i, said := range []int{heedClass(heed.Classify(classifier.Input{Subject: e.Subject, Text: e.Text, Pitch: e.Pitch})), a, b} {
			if said == class(e) {
				right[i]++
			}
		}
	}
	n := float64(len(held))
	t.Logf("trained on %d, judged on %d: heed %.3f, jbrukh/bayesian %.3f, navossoc/bayesian %.3f",
		len(train), len(held), float64(right[0])/n, float64(right[1])/n, float64(right[2])/n)
	if right[0] <= right[1] || right[0] <= right[2] {
		t.Error("heed is not the most accurate")
	}
}

func BenchmarkHeed(b *testing.B) {
	c := newHeed(b)
	b.ReportAllocs()
	for b.Loop() {
		c.Classify(classifier.Input{Text: reply})
	}
}

func BenchmarkJbrukh(b *testing.B) {
	train, _ := split(b)
	c := newJbrukh(train)
	b.ReportAllocs()
	for b.Loop() {
		c.LogScores(words(reply))
	}
}

func BenchmarkNavossoc(b *testing.B) {
	train, _ := split(b)
	c := newNavossoc(train)
	b.ReportAllocs()
	for b.Loop() {
		c.LogScores(words(reply))
	}
}
