package message

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// judgedLine is one message of a list with what it is.
type judgedLine struct{ ID, EML, Label, Text, Subject string }

func TestEvaluateBounces(t *testing.T) {
	var bounces, found, withRecipient, withStatus, lookAlikes, mistaken int
	for _, l := range dataLines[judgedLine](t, "bounce_eml.jsonl") {
		p := Parse(dataMail(t, l.EML), Options{})
		if l.Label != "bounce" {
			lookAlikes++
			if p.Kind == Bounce {
				mistaken++
				t.Errorf("taken for a bounce: %s %s", l.EML, showEvidence(p))
			}
			continue
		}
		bounces++
		if p.Kind != Bounce {
			t.Logf("missed: %s is %s %q %s", l.EML, p.Kind, p.Subject, showEvidence(p))
			continue
		}
		found++
		if p.Bounce.Recipient != "" {
			withRecipient++
		}
		if p.Bounce.Status != "" {
			withStatus++
		}
		t.Logf("report %s %+v", filepath.Base(l.EML), *p.Bounce)
	}
	t.Logf("bounces %d of %d (%.3f), with recipient %d, with status %d; look-alikes mistaken %d of %d",
		found, bounces, float64(found)/float64(bounces), withRecipient, withStatus, mistaken, lookAlikes)
	if float64(found) < 0.98*float64(bounces) {
		t.Errorf("recall of bounces is below 0.98")
	}
}

func TestEvaluateAutoReplies(t *testing.T) {
	all, right := 0, 0
	for _, l := range dataLines[judgedLine](t, "autoreply_eml.jsonl") {
		p := Parse(dataMail(t, l.EML), Options{})
		all++
		if (p.Kind == AutoReply) == (l.Label == "auto_reply") {
			right++
		} else {
			t.Errorf("%s is %s, want %s: %s", l.EML, p.Kind, l.Label, showEvidence(p))
		}
		t.Logf("%s %s %s %+v", l.EML, p.Kind, p.Basis, p.Auto)
	}
	t.Logf("automatic answers and look-alikes right: %d of %d", right, all)
}

func TestEvaluateOrdinaryMail(t *testing.T) {
	all, wrong, others := 0, 0, 0
	for _, l := range dataLines[judgedLine](t, "ham_negatives.jsonl") {
		p := Parse(dataMail(t, l.EML), Options{})
		all++
		if p.Kind == Other {
			others++
		}
		for _, e := range p.Evidence {
			if strings.HasPrefix(e.Name, "words.opt_out") {
				t.Logf("opt-out words in %s: %q", l.EML, e.Match)
			}
		}
		if p.Kind == AutoReply || p.Kind == Bounce || p.Complaint || p.ListUnsubscribe {
			wrong++
			t.Errorf("%s is %s: %s", l.EML, p.Kind, showEvidence(p))
		}
	}
	t.Logf("ordinary mail taken for automatic: %d of %d (%d other, the rest human)", wrong, all, others)
}

// showEvidence prints what was seen, for a failed expectation.
func showEvidence(p *Parsed) string {
	var b strings.Builder
	for _, e := range p.Evidence {
		fmt.Fprintf(&b, "\n\t%s %+.1f %s %q", e.Kind, e.Weight, e.Name, e.Match)
	}
	return b.String()
}
