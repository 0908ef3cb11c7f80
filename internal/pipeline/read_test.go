package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// theClassifier is the real one, built once for all tests that read mail.
var theClassifier = sync.OnceValues(func() (*classifier.Classifier, error) { return classifier.New(classifier.Options{}) })

func realClassify(tb testing.TB) func(classifier.Input) classifier.Verdict {
	tb.Helper()
	c, err := theClassifier()
	if err != nil {
		tb.Fatal(err)
	}
	return c.Classify
}

func classifying(tb testing.TB) func(*Options) {
	tb.Helper()
	return func(o *Options) { o.Classify = realClassify(tb) }
}

// rawMail is a raw message; header lines are added to the usual ones.
func rawMail(from, body string, header ...string) []byte {
	lines := append([]string{
		"From: " + from, "To: ann@ours.example", "Date: Wed, 04 Mar 2026 10:00:00 +0000", "Subject: Re: A short question",
		"MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
	}, header...)
	return []byte(strings.Join(lines, "\r\n") + "\r\n\r\n" + strings.ReplaceAll(body, "\n", "\r\n") + "\r\n")
}

// receive takes raw mail through the whole of Process.
func (w *world) receive(raw []byte, change ...func(*Incoming)) Outcome {
	w.Helper()
	w.uid++
	in := Incoming{Account: "ann", Mailbox: "INBOX", Generation: 1, UID: w.uid, Received: w.clock, Raw: raw}
	for _, f := range change {
		f(&in)
	}
	out, err := w.Process(w.Context(), in)
	if err != nil {
		w.Fatal(err)
	}
	return out
}

func TestProcessRawMail(t *testing.T) {
	w := newWorld(t, classifying(t))
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",", "ann,s1,"+lee+",<2@ours.example>")
	no := rawMail("Kim <Kim@A.example>", "Thanks, but we are not interested.\n\nKim",
		"Message-ID: <k1@a.example>", "In-Reply-To: <1@ours.example>", "References: <0@ours.example> <1@ours.example>")
	out := w.receive(no)
	if out.Kind != message.Human || out.Label != classifier.NotInterested || out.Matched != ByMessageID || len(out.Halted()) != 2 || out.Fault != nil {
		t.Errorf("a no: %+v", out)
	}
	if !slices.ContainsFunc(out.Evidence, func(e store.Evidence) bool { return strings.Contains(e.Match, "not interested") }) {
		t.Errorf("the words that decided are not among the evidence: %+v", out.Evidence)
	}
	if out.Committed.IsZero() || out.Received.IsZero() {
		t.Errorf("times: %+v", out)
	}
	if again := w.receive(no); !again.Seen || again.ReplyID != out.ReplyID {
		t.Errorf("the same mail again: %+v", again)
	}
	out = w.receive(rawMail(lee, "Please stop emailing me and remove me from your list.", "Message-ID: <l1@b.example>"))
	if out.Suppressed != 1 || out.Matched != BySender {
		t.Errorf("an opt-out: %+v", out)
	}
	ledger, err := w.store.Ledger(t.Context())
	if err != nil || len(ledger) != 1 || ledger[0].Words == "" {
		t.Errorf("ledger: %+v, %v", ledger, err)
	}
}

func TestProcessAbsence(t *testing.T) {
	w := newWorld(t, classifying(t))
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	out := w.receive(rawMail(kim, "I am out of the office until Friday, 13 March 2026.", "Auto-Submitted: auto-replied", "In-Reply-To: <1@ours.example>"))
	if out.Kind != message.AutoReply || out.Label != "" || out.Disposition != Hold {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "held absence until 2026-03-16 09:00:00"})
}

// Whatever is broken in us, the message is recorded, matched and held for a
// person.
func TestFaultGoesToReview(t *testing.T) {
	w := newWorld(t, func(o *Options) {
		o.Classify = func(classifier.Input) classifier.Verdict { panic("secret words") }
	})
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	out := w.receive(rawMail(kim, "Not interested.", "In-Reply-To: <1@ours.example>"))
	if out.Fault == nil || out.Fault.Step != "classify" || len(out.Fault.Stack) == 0 || out.ReviewReason != ReviewFault {
		t.Fatalf("outcome: %+v", out)
	}
	if strings.Contains(out.Fault.Error(), "secret") {
		t.Error("the error tells what the message said")
	}
	w.expect(map[string]string{"ann/s1/" + kim: "held review unclear"})
}

// So it is when only what a correction needs cannot be had.
func TestFaultWhileStudyingGoesToReview(t *testing.T) {
	w := newWorld(t, classifying(t), func(o *Options) {
		o.Features = func(classifier.Input) []uint64 { panic("secret words") }
	})
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	if out := w.receive(rawMail(kim, "Not interested.")); out.Fault == nil || out.ReviewReason != ReviewFault {
		t.Errorf("outcome: %+v", out)
	}
}

// A server that gives no INTERNALDATE makes no event at every later message.
func TestTimesAreAsTheyAreStored(t *testing.T) {
	w := newWorld(t, classifying(t))
	w.enroll("ann,s1," + kim + ",")
	w.clock = arrival.Add(123456789 * time.Nanosecond)
	w.receive(rawMail(kim, "I am out of office.", "Auto-Submitted: auto-replied"), func(in *Incoming) { in.Received = time.Time{} })
	if e := w.enrollment(kim, "s1"); e.HoldUntil.IsZero() {
		t.Fatalf("not held: %+v", e)
	}
	before := len(w.events(0))
	if out := w.receive(rawMail(kim, "Your ticket was opened.", "Auto-Submitted: auto-generated")); len(out.Changes) > 0 {
		t.Errorf("changes: %+v", out.Changes)
	}
	if more := w.events(before); !slices.Equal(more, []string{EventReplyReceived}) {
		t.Errorf("events: %v", more)
	}
}

func TestHeadersOfWhatCannotBeParsed(t *testing.T) {
	m := headersOf(rawMail("Kim <kim@a.example>", "x", "Message-ID: <k@a.example>", "In-Reply-To: <1@ours.example>",
		"References: <0@ours.example>\r\n\t<1@ours.example>"))
	if m.From[0].Address != kim || m.MessageID != "k@a.example" || !slices.Equal(m.InReplyTo, []string{"1@ours.example"}) ||
		!slices.Equal(m.References, []string{"0@ours.example", "1@ours.example"}) || m.Date.IsZero() {
		t.Errorf("%+v", m)
	}
	if m := headersOf([]byte("\x00garbage")); m == nil || len(m.From) > 0 {
		t.Errorf("%+v", m)
	}
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	l := w.letter(kim, "", answering("1@ours.example"))
	l.r.fault = &FaultError{Step: "parse"}
	l.in.Raw = []byte("one")
	w.deliver(l)
	w.expect(map[string]string{"ann/s1/" + kim: "held review unclear"})
	l.in.Raw, l.in.UID = []byte("two"), l.in.UID+1
	if out := w.deliver(l); out.Seen {
		t.Error("another message that cannot be parsed was taken for the same")
	}
}

func TestProcessNeedsMore(t *testing.T) {
	w := newWorld(t, classifying(t))
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	head := rawMail(kim, "", "In-Reply-To: <1@ours.example>")
	in := Incoming{Account: "ann", Mailbox: "INBOX", Generation: 1, UID: 1, Received: w.clock, Raw: head, Truncated: true, More: true}
	if _, err := w.Process(t.Context(), in); !errors.Is(err, ErrNeedMore) {
		t.Fatalf("got %v", err)
	}
	in.More, in.HeadersOnly = false, true
	out, err := w.Process(t.Context(), in)
	if err != nil || out.ReviewReason != ReviewUnreadable {
		t.Errorf("%+v, %v", out, err)
	}
	if _, err := newWorld(t).Process(t.Context(), in); err == nil {
		t.Error("processed without a classifier")
	}
}

// A transaction that is cut off at any point leaves nothing behind, and the
// message does all it does when it comes again.
func TestCutOffAtAnyPoint(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",")
	l := w.letter(kim, "", answering("1@ours.example"), optingOut)
	before, events := w.picture(), len(w.events(0))
	clock := w.now
	for cut := 1; ; cut++ {
		ctx, cancel := context.WithCancel(t.Context())
		calls := 0
		w.now = func() time.Time {
			if calls++; calls == cut {
				cancel()
			}
			return clock()
		}
		_, err := w.commit(ctx, l.in, l.r)
		cancel()
		w.now = clock
		if err == nil {
			if cut < 5 {
				t.Errorf("cut off only %d times", cut-1)
			}
			break
		}
		if diff := cmp.Diff(before, w.picture()); diff != "" || len(w.events(0)) != events {
			t.Fatalf("cut %d left something behind: %s", cut, diff)
		}
	}
	w.deliver(l)
	w.expect(map[string]string{"ann/s1/" + kim: "halted opt_out not_interested", "bob/s2/" + kim: "halted opt_out not_interested"})
	if ledger, err := w.store.Ledger(t.Context()); err != nil || len(ledger) != 1 {
		t.Errorf("ledger: %v, %v", ledger, err)
	}
}

// What Process has returned from is in the files, as a power cut would leave
// them.
func TestCommittedIsOnDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := newWorld(t, func(o *Options) { o.Store = s })
	w.enroll("ann,s1," + kim + ",")
	w.says(kim, classifier.NotInterested)
	after := filepath.Join(t.TempDir(), "heed.db")
	for _, suffix := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(after+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	survivor, err := store.Open(t.Context(), after)
	if err != nil {
		t.Fatal(err)
	}
	defer survivor.Close()
	if e, err := survivor.Enrollment(t.Context(), 1); err != nil || e.State != store.Halted {
		t.Errorf("%+v, %v", e, err)
	}
}

// Messages of several mailboxes at once, some of them copies of each other, do
// what they would do one by one.
func TestProcessConcurrently(t *testing.T) {
	w := newWorld(t, classifying(t))
	const prospects = 12
	for i := range prospects {
		w.enroll(fmt.Sprintf("ann,s1,p%d@a.example,", i))
	}
	var all sync.WaitGroup
	for mailbox := range 3 {
		all.Go(func() {
			for i := range prospects {
				in := Incoming{
					Account: "ann", Mailbox: fmt.Sprint(mailbox), Generation: 1, UID: uint32(i + 1), Received: arrival,
					Raw: rawMail(fmt.Sprintf("p%d@a.example", i), "No thanks, not interested."),
				}
				if _, err := w.Process(t.Context(), in); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	replies, err := w.store.Replies(t.Context(), store.ReplyFilter{})
	if err != nil || len(replies) != prospects {
		t.Errorf("%d replies, %v", len(replies), err)
	}
	for name, state := range w.states() {
		if state != "halted not_interested not_interested" {
			t.Errorf("%s: %s", name, state)
		}
	}
}

func TestReadFieldNames(t *testing.T) {
	r := Read(rawMail(kim, "Please write to me again in May 2026.", "Message-ID: <k1@a.example>"), realClassify(t), ReadOptions{Received: arrival})
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{
		"bounce", "confidence", "disposition", "evidence", "file", "id", "kind", "label", "message_id", "model", "resume",
		"review_reason", "scores", "signature", "tags", "text",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for name, want := range map[string]string{
		"kind": `"human"`, "label": `"later"`, "disposition": `"halt"`, "message_id": `"k1@a.example"`, "bounce": "null", "file": `""`,
		"review_reason": `""`,
	} {
		if string(fields[name]) != want {
			t.Errorf("%s is %s, want %s", name, fields[name], want)
		}
	}
	var resume map[string]string
	if err := json.Unmarshal(fields["resume"], &resume); err != nil || resume["from"] != "2026-05-01" || resume["to"] != "2026-05-31" || resume["phrase"] == "" {
		t.Errorf("resume: %s, %v", fields["resume"], err)
	}
	if string(fields["tags"]) == "null" || string(fields["evidence"]) == "null" {
		t.Error("an empty list is null")
	}
}

func TestReadText(t *testing.T) {
	classify := realClassify(t)
	for text, want := range map[string]struct {
		kind        message.Kind
		label       classifier.Label
		disposition Disposition
	}{
		"We're not interested, thank you.": {message.Human, classifier.NotInterested, Halt},
		"I am currently out of the office with no access to email and will be back on 16 March 2026. In urgent cases please contact my colleague.": {message.AutoReply, "", Hold},
		"": {message.Human, classifier.Unclear, Review},
	} {
		r := ReadText("", text, classify, ReadOptions{Received: arrival})
		label := classifier.Label("")
		if r.Label != nil {
			label = *r.Label
		}
		if r.Kind != want.kind || label != want.label || r.Disposition != want.disposition || r.Text != text {
			t.Errorf("%q: %s %s %s %q", text, r.Kind, label, r.Disposition, r.Text)
		}
	}
}

func BenchmarkProcess(b *testing.B) {
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "heed.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	p, err := New(Options{Store: s, Classify: realClassify(b)})
	if err != nil {
		b.Fatal(err)
	}
	const prospects = 500
	var file strings.Builder
	file.WriteString("account,sequence,prospect,message_ids\n")
	for i := range prospects {
		fmt.Fprintf(&file, "ann,s1,p%d@a.example,<%d@ours.example>\nbob,s2,p%d@a.example,\n", i, i, i)
	}
	if _, err := p.Import(b.Context(), strings.NewReader(file.String()), ImportOptions{Format: CSV}); err != nil {
		b.Fatal(err)
	}
	for _, matched := range []bool{true, false} {
		b.Run(fmt.Sprintf("matched=%v", matched), func(b *testing.B) {
			b.ReportAllocs()
			uid := uint32(0)
			for b.Loop() {
				uid++
				id := fmt.Sprint(uid % prospects)
				if !matched {
					id = "x" + id
				}
				raw := rawMail("p"+id+"@a.example", "Thanks for reaching out, but we are not interested at the moment.\n\nBest\nPat",
					fmt.Sprintf("Message-ID: <%d.%d@a.example>", uid, b.N), "In-Reply-To: <"+id+"@ours.example>")
				in := Incoming{Account: "ann", Mailbox: b.Name(), Generation: uint64(b.N), UID: uid, Received: arrival, Raw: raw}
				if _, err := p.Process(b.Context(), in); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
		})
	}
}

// TestShortAnswerIsReadAgainstItsQuestion has the same words answer two
// questions.
func TestShortAnswerIsReadAgainstItsQuestion(t *testing.T) {
	c, err := classifier.New(classifier.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]classifier.Label{
		"Should I close your file?":          classifier.NotInterested,
		"Would Tuesday at ten work for you?": classifier.Interested,
	} {
		raw := "From: ann@northquay.example\nMessage-ID: <1@northquay.example>\nSubject: Re: Hello\n\nYes please.\n\n" +
			"On Mon, 2 Nov 2026 at 10:00, Dana <dana@sales.example> wrote:\n> Hi Ann,\n>\n> I have not heard back. " + question + "\n>\n> Dana\n>\n>> Are you the one to talk to?\n"
		r := Read([]byte(raw), c.Classify, ReadOptions{Received: time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)})
		if r.Label == nil || *r.Label != want {
			t.Errorf("%q: label is %v, want %s", question, r.Label, want)
		}
	}
}
