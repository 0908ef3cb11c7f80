package eval_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/classifier/when"
)

func outcome(truth, said classifier.Label, confidence float64, review string) eval.Outcome {
	return eval.Outcome{
		Truth:   eval.Truth{Label: truth},
		Verdict: classifier.Verdict{Kind: classifier.Human, Label: said, Confidence: confidence, ReviewReason: review},
	}
}

func TestJudge(t *testing.T) {
	day := time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC)
	missed := outcome(classifier.NotInterested, classifier.NotInterested, 0.95, "")
	missed.Truth.Tags = []classifier.Tag{classifier.OptOut}
	seen := outcome(classifier.NotInterested, classifier.NotInterested, 0.85, "")
	seen.Truth.Tags, seen.Verdict.Tags = missed.Truth.Tags, missed.Truth.Tags
	dated := outcome(classifier.Later, classifier.Later, 0.75, "")
	dated.Truth.ResumeKnown, dated.Truth.Resume = true, day
	dated.Verdict.Resume = &when.Window{From: day.AddDate(0, 0, -3), To: day}
	invented := outcome(classifier.Interested, classifier.Later, 0.65, classifier.ReviewCost)
	invented.Truth.ResumeKnown = true
	invented.Verdict.Resume = &when.Window{From: day, To: day}
	machine := eval.Outcome{Truth: eval.Truth{Kind: classifier.Bounce}, Verdict: classifier.Verdict{Kind: classifier.Bounce, Label: classifier.Unclear}}
	r := eval.Judge([]eval.Outcome{missed, seen, dated, invented, machine})

	if r.Count != 5 || r.Humans != 4 || r.Accuracy != 0.8 || r.Labels != 0.75 {
		t.Errorf("counts %d %d, accuracy %v, labels %v", r.Count, r.Humans, r.Accuracy, r.Labels)
	}
	if r.Acted != 0.75 || r.ActedPrecision != 1 {
		t.Errorf("acted %v at %v", r.Acted, r.ActedPrecision)
	}
	if o := r.OptOuts; o.Count != 2 || o.Suppressed != 1 || o.Mishandled != 1 || !slices.Equal(o.Missed, []int{0}) {
		t.Errorf("opt-outs %+v", o)
	}
	if d := r.Dates; d.Right != 1 || d.Invented != 1 || d.Given != 1 {
		t.Errorf("dates %+v", d)
	}
	if got := r.Coverage[0].Share; got != 0.75 {
		t.Errorf("coverage at 0.9 is %v", got)
	}
	if want := (0.05 + 0.15 + 0.25 + 0.65) / 4; math.Abs(r.CalibrationError-want) > 1e-9 {
		t.Errorf("calibration error %v, want %v", r.CalibrationError, want)
	}
	if !slices.Equal(r.Errors, []int{3}) {
		t.Errorf("errors %v", r.Errors)
	}
	if i := slices.Index(r.Classes, "later"); r.PerClass[i].Precision != 0.5 || r.PerClass[i].Recall != 1 {
		t.Errorf("later %+v", r.PerClass[i])
	}
}

func TestJudgeNothing(t *testing.T) {
	if r := eval.Judge(nil); r.Accuracy != 0 || r.CalibrationError != 0 || len(r.PerClass) != 7 {
		t.Errorf("%+v", r)
	}
}

// TestDates compares windows with windows, whatever zone their days are in.
func TestDates(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	day := func(d int, zone *time.Location) time.Time { return time.Date(2025, 5, d, 0, 0, 0, 0, zone) }
	for _, tt := range []struct {
		name               string
		from, to           int // of the truth
		readFrom, readTo   int // 0: not read
		right, exact, miss int
	}{
		{"the same", 5, 9, 5, 9, 1, 1, 0},
		{"share the last day", 5, 9, 9, 12, 1, 0, 0},
		{"the day after", 5, 9, 10, 12, 0, 0, 0},
		{"the day before", 5, 9, 1, 4, 0, 0, 0},
		{"one day held", 5, 0, 1, 5, 1, 0, 0},
		{"one day, the next read", 5, 0, 6, 6, 0, 0, 0},
		{"one day exactly", 5, 0, 5, 5, 1, 1, 0},
		{"not read", 5, 9, 0, 0, 0, 0, 1},
	} {
		o := outcome(classifier.Later, classifier.Later, 1, "")
		o.Truth.ResumeKnown, o.Truth.Resume = true, day(tt.from, time.UTC)
		if tt.to > 0 {
			o.Truth.ResumeTo = day(tt.to, time.UTC)
		}
		if tt.readFrom > 0 {
			o.Verdict.Resume = &when.Window{From: day(tt.readFrom, berlin), To: day(tt.readTo, berlin)}
		}
		d := eval.Judge([]eval.Outcome{o}).Dates
		if d.Given != 1 || d.Right != tt.right || d.Exact != tt.exact || d.Missed != tt.miss || len(d.Errors) != 1-tt.right {
			t.Errorf("%s: %+v", tt.name, d)
		}
	}
}

// TestDisposition lets what a whole program did overrule what the verdict alone
// asks for.
func TestDisposition(t *testing.T) {
	optOut := []classifier.Tag{classifier.OptOut}
	said := func(kind classifier.Kind, tags []classifier.Tag, review, disposition string) eval.Outcome {
		return eval.Outcome{
			Truth:       eval.Truth{Label: classifier.NotInterested, Tags: optOut},
			Verdict:     classifier.Verdict{Kind: kind, Label: classifier.NotInterested, Tags: tags, ReviewReason: review},
			Disposition: disposition,
		}
	}
	wrongly := said(classifier.Human, optOut, "", "halt")
	wrongly.Truth.Tags = nil
	r := eval.Judge([]eval.Outcome{
		said(classifier.Human, optOut, "", "halt"),                      // suppressed
		said(classifier.Human, optOut, classifier.ReviewOptOut, "halt"), // suppressed, and shown to a person
		said(classifier.Human, optOut, classifier.ReviewCost, "review"), // in doubt
		said(classifier.AutoReply, nil, "kind", "review"),               // a person sees it all the same
		said(classifier.Other, nil, "", "halt"),                         // a list's unsubscribe button
		said(classifier.AutoReply, optOut, "", "none"),                  // tagged, and nothing done
		said(classifier.Human, nil, "", "halt"),                         // taken for a plain no
		wrongly,
	})
	o := r.OptOuts
	if o.Count != 7 || o.Suppressed != 3 || o.Reviewed != 2 || !slices.Equal(o.Missed, []int{5, 6}) || !slices.Equal(o.Wrongly, []int{7}) || o.False != 1 {
		t.Errorf("%+v", o)
	}
	if r.Acted != 0.75 {
		t.Errorf("acted on %v, want all but the two in review", r.Acted)
	}
}

func TestUnknownTags(t *testing.T) {
	o := outcome(classifier.NotInterested, classifier.NotInterested, 1, "")
	o.Verdict.Tags = []classifier.Tag{classifier.OptOut, classifier.Hostile}
	o.Truth.TagsUnknown = true
	known := outcome(classifier.NotInterested, classifier.NotInterested, 1, "")
	known.Verdict.Tags, known.Truth.Tags = []classifier.Tag{classifier.Hostile}, []classifier.Tag{classifier.Hostile}
	for _, c := range eval.Judge([]eval.Outcome{o, known}).PerTag {
		switch c.Name {
		case "hostile":
			if c.Count != 1 || c.Precision != 1 || c.Recall != 1 {
				t.Errorf("only the known ones count: %+v", c)
			}
		case "opt_out":
			if c.Precision != 0 {
				t.Errorf("an opt-out is always known: %+v", c)
			}
		}
	}
}
