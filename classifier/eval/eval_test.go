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
