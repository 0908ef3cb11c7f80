package pipeline

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/when"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// world is a processor on a database of its own, with a clock that is set by
// hand and two accounts of ours.
type world struct {
	*testing.T
	*Processor
	clock time.Time
	uid   uint32
}

func newWorld(t *testing.T, change ...func(*Options)) *world {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "heed.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	w := &world{T: t, clock: arrival}
	o := Options{Store: s, Now: func() time.Time { return w.clock }, Accounts: []Account{
		{Name: "ann", Addresses: []string{"ann@ours.example"}},
		{Name: "bob", Addresses: []string{"bob@ours.example"}},
	}}
	for _, f := range change {
		f(&o)
	}
	if w.Processor, err = New(o); err != nil {
		t.Fatal(err)
	}
	return w
}

// enroll imports rows of account,sequence,prospect,message ids.
func (w *world) enroll(rows ...string) ImportReport {
	w.Helper()
	report, err := w.Import(w.Context(), strings.NewReader("account,sequence,prospect,message_ids\n"+strings.Join(rows, "\n")), ImportOptions{Format: CSV})
	if err != nil || len(report.Bad) > 0 {
		w.Fatalf("import: %v, %v", err, report.Bad)
	}
	return report
}

// letter is a message, read.
type letter struct {
	in Incoming
	r  reading
}

// letter makes a message as it is after reading, an hour after the last one.
func (w *world) letter(from string, label classifier.Label, change ...func(*letter)) letter {
	w.uid++
	w.clock = w.clock.Add(time.Hour)
	l := letter{
		in: Incoming{Account: "ann", Mailbox: "INBOX", Generation: 1, UID: w.uid, Received: w.clock},
		r: reading{
			parsed: &message.Parsed{
				MessageID: fmt.Sprintf("%d@%s", w.uid, from), From: []message.Address{{Address: from}}, Date: w.clock,
				Subject: "Re: hello", Kind: message.Human, Basis: message.ByDefault,
			},
			verdict: classifier.Verdict{
				Kind: classifier.Human, KindConfidence: 0.99, Label: label, Confidence: 0.9, Model: "test",
				Evidence: []classifier.Evidence{{Source: classifier.FromRule, Name: "r", Label: string(label), Weight: 1, Match: "some words"}},
			},
		},
	}
	for _, f := range change {
		f(&l)
	}
	return l
}

// deliver processes a message that was read.
func (w *world) deliver(l letter) Outcome {
	w.Helper()
	out, err := w.commit(w.Context(), l.in, l.r)
	if err != nil {
		w.Fatal(err)
	}
	return out
}

func (w *world) says(from string, label classifier.Label, change ...func(*letter)) Outcome {
	w.Helper()
	return w.deliver(w.letter(from, label, change...))
}

func answering(ids ...string) func(*letter) {
	return func(l *letter) { l.r.parsed.InReplyTo = ids }
}

func tags(tags ...classifier.Tag) func(*letter) {
	return func(l *letter) { l.r.verdict.Tags = tags }
}

func doubt(why string) func(*letter) { return func(l *letter) { l.r.verdict.ReviewReason = why } }

// optingOut is a plain wish for no more mail.
func optingOut(l *letter) {
	l.r.verdict.Label, l.r.verdict.Tags = classifier.NotInterested, []classifier.Tag{classifier.OptOut}
	l.r.verdict.Evidence = []classifier.Evidence{{Source: classifier.FromRule, Name: "stop", Label: "opt_out", Weight: 4, Match: "stop mailing me"}}
}

// away is an absence notice that ends on a day; with the zero time it does not
// say.
func away(back time.Time) func(*letter) {
	return func(l *letter) {
		l.r.parsed.Kind, l.r.parsed.Basis, l.r.parsed.Auto.Reason = message.AutoReply, message.ByHeaders, message.Absence
		l.r.verdict.Kind = classifier.AutoReply
		if !back.IsZero() {
			l.r.back = when.Window{From: back, To: back, Phrase: "back then"}
		}
	}
}

func leftCompany(l *letter) {
	away(time.Time{})(l)
	l.r.parsed.Auto = message.Auto{Reason: message.LeftCompany, Successor: message.Address{Name: "Eve", Address: "eve@b.example"}}
}

// bouncing is a delivery report about an address.
func bouncing(address string, permanent bool) func(*letter) {
	return func(l *letter) {
		l.r.parsed.Kind, l.r.parsed.Basis = message.Bounce, message.ByStructure
		l.r.parsed.Bounce = &message.BounceReport{Recipient: address, Permanent: permanent, Status: "5.1.1", Action: "failed"}
		l.r.parsed.From = []message.Address{{Address: "mailer-daemon@relay.example"}}
		l.r.verdict.Kind = classifier.Bounce
	}
}

func later(from time.Time) func(*letter) {
	return func(l *letter) {
		l.r.verdict.Label = classifier.Later
		l.r.verdict.Resume = &when.Window{From: from, To: from.AddDate(0, 0, 30), Phrase: "then"}
	}
}

// states is where every enrollment stands: "account/sequence/prospect" to
// "state reason label".
func (w *world) states() map[string]string {
	w.Helper()
	all, err := w.store.Enrollments(w.Context(), store.EnrollmentFilter{})
	if err != nil {
		w.Fatal(err)
	}
	states := make(map[string]string)
	for _, e := range all {
		s := strings.TrimSpace(strings.Join([]string{string(e.State), e.Reason, e.Label}, " "))
		if !e.HoldUntil.IsZero() {
			s += " until " + e.HoldUntil.Format(time.DateTime)
		}
		if !e.Resume.IsZero() {
			s += " from " + string(e.Resume.From)
		}
		states[e.Account+"/"+e.Sequence+"/"+e.Address] = s
	}
	return states
}

// expect compares the states of some enrollments with "name: state reason label".
func (w *world) expect(want map[string]string) {
	w.Helper()
	states := w.states()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if states[name] != want[name] {
			w.Errorf("%s: %q, want %q", name, states[name], want[name])
		}
	}
}

// events lists the types of the events after the first n, with the sequence of
// the enrollment they are about.
func (w *world) events(skip int) []string {
	w.Helper()
	events, err := w.store.Events(w.Context(), 0, 1000)
	if err != nil {
		w.Fatal(err)
	}
	var types []string
	for _, e := range events {
		types = append(types, e.Type)
	}
	return types[min(skip, len(types)):]
}

func (w *world) enrollment(address, sequence string) store.Enrollment {
	w.Helper()
	found, err := w.store.Enrollments(w.Context(), store.EnrollmentFilter{Prospect: address, Sequence: sequence})
	if err != nil || len(found) != 1 {
		w.Fatalf("enrollment of %s in %s: %d, %v", address, sequence, len(found), err)
	}
	return found[0]
}
