package pipeline

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/store"
)

// TestCorrectionTeaches lets a person correct a verdict, change his mind, and a
// second process learn the same from the store.
func TestCorrectionTeaches(t *testing.T) {
	brain, err := classifier.New(classifier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "heed.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := New(Options{Store: s, Classify: brain.Classify, Features: brain.Features})
	if err != nil {
		t.Fatal(err)
	}
	const words = "Zorbing in the quincunx, as the narwhal foretold."
	raw := "From: ann@northquay.example\nMessage-ID: <1@northquay.example>\nSubject: Re: Hello\n\n" + words + "\n"
	out, err := p.Process(t.Context(), Incoming{Account: "dana", Mailbox: "INBOX", Generation: 1, UID: 1, Received: time.Now(), Raw: []byte(raw)})
	if err != nil {
		t.Fatal(err)
	}
	interest := func(c *classifier.Classifier) float64 {
		return c.Classify(classifier.Input{Subject: "Re: Hello", Text: words}).Scores.Interested
	}
	before := interest(brain)

	lessons := NewLessons(s, brain)
	relabel := func(label classifier.Label) {
		t.Helper()
		if _, err := p.Relabel(t.Context(), out.ReplyID, label, By{Who: "dana"}); err != nil {
			t.Fatal(err)
		}
		if n, err := lessons.Learn(t.Context()); n != 1 || err != nil {
			t.Fatalf("Learn() = %d, %v", n, err)
		}
	}
	relabel(classifier.Interested)
	taught := interest(brain)
	if taught <= before {
		t.Errorf("interested scored %.4f before and %.4f after the correction", before, taught)
	}
	relabel(classifier.NotInterested)
	if unlearned := interest(brain); unlearned >= taught {
		t.Errorf("interested scores %.4f after the correction was taken back, %.4f with it", unlearned, taught)
	}
	if n, err := lessons.Learn(t.Context()); n != 0 || err != nil {
		t.Errorf("Learn() = %d, %v with nothing new", n, err)
	}

	second, err := classifier.New(classifier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := NewLessons(s, second).Learn(t.Context()); n != 1 || err != nil {
		t.Errorf("a second process learns %d, %v", n, err)
	}
	if a, b := interest(brain), interest(second); a != b {
		t.Errorf("interested scores %v where it was learned and %v after a start", a, b)
	}
	l, err := s.Lesson(t.Context(), out.ReplyID)
	if err != nil || l.Text != "" || len(l.Features) == 0 {
		t.Errorf("lesson is %+v, %v; texts are kept only on demand", l, err)
	}
}

// The text of mail between the rep and people who are no prospects is not kept,
// whatever the configuration says.
func TestTextOfStrangersIsNotKept(t *testing.T) {
	w := newWorld(t, classifying(t), func(o *Options) {
		o.KeepText, o.Features = true, func(classifier.Input) []uint64 { return []uint64{1} }
	})
	w.enroll("ann,s1," + kim + ",")
	for from, want := range map[string]string{kim: "Let us talk.", "friend@c.example": ""} {
		out := w.receive(rawMail(from, "Let us talk."))
		if l, err := w.store.Lesson(t.Context(), out.ReplyID); err != nil || l.Text != want || len(l.Features) != 1 {
			t.Errorf("%s: %+v, %v", from, l, err)
		}
	}
}
