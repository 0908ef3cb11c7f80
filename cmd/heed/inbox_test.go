package main

import (
	"strings"
	"testing"

	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
)

// The floors lie a few points under what is reached, so that a change for the
// worse fails and a different phrase does not. The inbox is for measuring: learning from it
// would make the figures mean nothing.
const (
	inboxSize           = 220
	inboxKinds          = 0.96
	inboxLabels         = 0.82 // of people's messages
	inboxActed          = 0.50 // of people's messages
	inboxActedPrecision = 0.94
	inboxFalseOptOuts   = 2
)

// TestInbox reads a whole labelled inbox, raw mails of every kind, as the daemon
// would. No wish for an end of contact may be passed over.
func TestInbox(t *testing.T) {
	report, kinds := readInbox(t)
	t.Logf("%d messages, %d by people: kinds %.1f %%, labels %.1f %%; acted on %.1f %%, of those rightly %.1f %%",
		report.Count, report.Humans, 100*kinds, 100*report.Labels, 100*report.Acted, 100*report.ActedPrecision)
	t.Logf("opt-outs: %+v; dates: %d of %d right, %d wrong, %d invented", report.OptOuts, report.Dates.Right, report.Dates.Given, report.Dates.Wrong, report.Dates.Invented)
	if report.Count != inboxSize {
		t.Errorf("%d messages were read, want %d", report.Count, inboxSize)
	}
	for _, figure := range []struct {
		name       string
		got, floor float64
	}{
		{"kinds", kinds, inboxKinds},
		{"labels", report.Labels, inboxLabels},
		{"acted on", report.Acted, inboxActed},
		{"rightly acted on", report.ActedPrecision, inboxActedPrecision},
	} {
		if figure.got < figure.floor {
			t.Errorf("%s: %.3f, want at least %.2f", figure.name, figure.got, figure.floor)
		}
	}
	if o := report.OptOuts; o.Count < 20 || o.Mishandled > 0 || o.False > inboxFalseOptOuts {
		t.Errorf("opt-outs: %+v", o)
	}
}

// readInbox returns the figures, and the share of kinds that are right.
func readInbox(t *testing.T) (*eval.Report, float64) {
	t.Helper()
	brain, err := newClassifier(config.Classifier{})
	if err != nil {
		t.Fatal(err)
	}
	var outcomes []eval.Outcome
	right := 0
	for l, err := range readLabelled([]string{"testdata/inbox"}, strings.NewReader("")) {
		if err != nil {
			t.Fatal(err)
		}
		r := l.read(brain.Classify, pipeline.ReadOptions{})
		if r.Fault != nil {
			t.Errorf("%s: %v\n%s", l.Source, r.Fault, r.Fault.Stack)
		}
		outcomes = append(outcomes, eval.Outcome{Source: l.Source, Truth: l.Truth, Verdict: verdictOf(r), Disposition: string(r.Disposition)})
		if kind := meaningOf(l.Truth).Kind; kind == r.Kind {
			right++
		} else {
			t.Logf("%s is %s, taken for %s", l.Source, kind, r.Kind)
		}
	}
	report := eval.Judge(outcomes)
	return &report, float64(right) / float64(max(1, len(outcomes)))
}
