package classifier_test

import (
	"slices"
	"testing"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/eval"
)

// TestHeldBack measures the starter model on the fifth of the corpus it has
// not seen.
func TestHeldBack(t *testing.T) {
	c, err := classifier.New(classifier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := classifier.Corpus()
	if err != nil {
		t.Fatal(err)
	}
	var outcomes []eval.Outcome
	for _, e := range slices.DeleteFunc(all, func(e classifier.Example) bool { return !classifier.HeldBack(e) }) {
		v := c.Classify(classifier.Input{Subject: e.Subject, Text: e.Text, Pitch: e.Pitch})
		outcomes = append(outcomes, eval.Outcome{Source: e.Source, Lang: e.Lang, Text: e.Text, Truth: eval.Truth{Kind: e.Kind, Label: e.Label, Tags: e.Tags}, Verdict: v})
	}
	r := eval.Judge(outcomes)
	t.Logf("%d examples: labels %.3f, with kinds %.3f; acted on %.3f at %.3f; calibration error %.3f", r.Count, r.Labels, r.Accuracy, r.Acted, r.ActedPrecision, r.CalibrationError)
	t.Logf("opt-outs %+v", r.OptOuts)
	for _, g := range r.PerLang {
		t.Logf("%s: %d, labels %.3f, acted on %.3f at %.3f", g.Name, g.Count, g.Labels, g.Acted, g.ActedPrecision)
	}
	for _, k := range slices.Concat(r.PerClass, r.PerTag) {
		t.Logf("%-15s %4d precision %.2f recall %.2f F1 %.2f", k.Name, k.Count, k.Precision, k.Recall, k.F1)
	}
	for _, g := range r.Coverage {
		t.Logf("at precision %.2f: %.2f of replies", g.Precision, g.Share)
	}
	if r.Labels < 0.65 || r.ActedPrecision < 0.85 || r.CalibrationError > 0.09 {
		t.Error("worse than it should be")
	}
	for _, i := range r.OptOuts.Missed {
		o := outcomes[i]
		t.Logf("missed opt-out %s: %s %s %.2f %.200q", o.Source, o.Verdict.Kind, o.Verdict.Label, o.Verdict.Confidence, o.Text)
	}
	if r.OptOuts.Mishandled*20 > r.OptOuts.Count {
		t.Errorf("%d of %d opt-outs are neither obeyed nor read", r.OptOuts.Mishandled, r.OptOuts.Count)
	}
}
