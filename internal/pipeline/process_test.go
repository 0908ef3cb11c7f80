package pipeline

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

const (
	kim = "kim@a.example"
	lee = "lee@b.example"
)

func TestAnswerHaltsAllOfTheProspect(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,spring,"+kim+",<1@ours.example>", "bob,autumn,"+kim+",<2@ours.example>", "ann,spring,"+lee+",<3@ours.example>")
	out := w.says(kim, classifier.NotInterested, answering("1@ours.example"))
	if out.Matched != ByMessageID || out.Disposition != Halt || len(out.Halted()) != 2 || out.Prospect != kim {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{
		"ann/spring/" + kim: "halted not_interested not_interested",
		"bob/autumn/" + kim: "halted not_interested not_interested",
		"ann/spring/" + lee: "active",
	})
	want := []string{EventReplyReceived, EventEnrollmentHalted, EventEnrollmentHalted}
	if diff := cmp.Diff(want, w.events(0)); diff != "" {
		t.Errorf("events: -want +got:\n%s", diff)
	}
}

func TestReach(t *testing.T) {
	for reach, want := range map[Reach]string{ReachProspect: "1234", ReachAccount: "12", ReachEnrollment: "1"} {
		t.Run(string(reach), func(t *testing.T) {
			w := newWorld(t, func(o *Options) { o.Policy = DefaultPolicy(); o.Policy.Reach = reach })
			w.enroll("ann,s1,"+kim+",<1@ours.example>", "ann,s2,"+kim+",", "bob,s3,"+kim+",", "bob,s4,"+kim+",")
			halted := func() (got string) {
				for i := range 4 {
					if w.enrollment(kim, "s"+string(rune('1'+i))).State == store.Halted {
						got += string(rune('1' + i))
					}
				}
				return got
			}
			w.says(kim, classifier.Interested, answering("1@ours.example"))
			if got := halted(); got != want {
				t.Errorf("an answer halts %q, want %q", got, want)
			}
			w.says(kim, "", answering("1@ours.example"), optingOut)
			if got := halted(); got != "1234" {
				t.Errorf("an opt-out halts %q, want all", got)
			}
		})
	}
}

// A copy in another account is heard there too, but is no second reply.
func TestCopyReachesTheOtherAccount(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Policy = DefaultPolicy(); o.Policy.Reach = ReachAccount })
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",")
	l := w.letter(kim, classifier.NotInterested, answering("1@ours.example"))
	first := w.deliver(l)
	w.expect(map[string]string{"bob/s2/" + kim: "active"})
	l.in.Account = "bob"
	second := w.deliver(l)
	if !second.Seen || second.ReplyID != first.ReplyID || len(second.Halted()) != 1 {
		t.Errorf("copy: %+v", second)
	}
	w.expect(map[string]string{"bob/s2/" + kim: "halted not_interested not_interested"})
	if n := slices.Index(w.events(0), EventReplyReceived); slices.Contains(w.events(n+1), EventReplyReceived) {
		t.Error("reply.received twice")
	}
}

func TestSeenAgainIsNoOp(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	l := w.letter(kim, "", answering("1@ours.example"), optingOut)
	first := w.deliver(l)
	before := w.events(0)
	moved := l
	moved.in.Mailbox, moved.in.UID = "Archive", 77
	renumbered := l
	renumbered.in.Generation, renumbered.in.UID = 2, 1
	for _, again := range []letter{l, moved, renumbered, moved} {
		if out := w.deliver(again); !out.Seen || out.ReplyID != first.ReplyID || len(out.Changes) > 0 || out.Suppressed > 0 {
			t.Errorf("seen again: %+v", out)
		}
	}
	if diff := cmp.Diff(before, w.events(0)); diff != "" {
		t.Errorf("events: -want +got:\n%s", diff)
	}
	if ledger, err := w.store.Ledger(t.Context()); err != nil || len(ledger) != 1 {
		t.Errorf("ledger has %d entries, %v", len(ledger), err)
	}
}

// Somebody who sends a message under the Message-ID of another one cannot make
// the other one be taken for seen.
func TestReusedMessageIDHidesNothing(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	w.says(kim, classifier.Unclear, answering("1@ours.example"), func(l *letter) { l.r.parsed.MessageID = "same@a.example" })
	out := w.says(kim, "", optingOut, func(l *letter) { l.r.parsed.MessageID = "same@a.example" })
	if out.Seen || out.Suppressed != 1 {
		t.Errorf("opt-out under a reused id: %+v", out)
	}
}

func TestNewestWordWins(t *testing.T) {
	may := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name  string
		words []func(*letter)
		want  string
	}{
		{"yes then no", []func(*letter){word("interested"), word("not_interested")}, "halted not_interested not_interested"},
		{"no then yes", []func(*letter){word("not_interested"), word("interested")}, "halted interested interested"},
		{"later then no", []func(*letter){later(may), word("not_interested")}, "halted not_interested not_interested"},
		{"no then later", []func(*letter){word("not_interested"), later(may)}, "halted later later from 2026-05-04"},
		{"yes then opt-out", []func(*letter){word("interested"), optingOut}, "halted opt_out not_interested"},
		{"opt-out then yes", []func(*letter){optingOut, word("interested")}, "halted opt_out not_interested"},
		{"opt-out then no", []func(*letter){optingOut, word("not_interested")}, "halted opt_out not_interested"},
		{"unclear then no", []func(*letter){word("unclear"), word("not_interested")}, "halted not_interested not_interested"},
		{"no then unclear", []func(*letter){word("not_interested"), word("unclear")}, "halted not_interested not_interested"},
		{"no then left", []func(*letter){word("not_interested"), leftCompany}, "halted not_interested not_interested"},
		{"left then no", []func(*letter){leftCompany, word("not_interested")}, "halted not_interested not_interested"},
		{"away then no", []func(*letter){away(may), word("not_interested")}, "halted not_interested not_interested"},
		{"later then away", []func(*letter){later(may), away(may)}, "halted later later from 2026-05-04"},
		{"away then unclear", []func(*letter){away(may), word("unclear")}, "held review unclear"},
		{"unclear then away", []func(*letter){word("unclear"), away(may)}, "held review unclear"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, reversed := range []bool{false, true} { // in which order they are seen makes no difference
				w := newWorld(t)
				w.enroll("ann,s1," + kim + ",<1@ours.example>")
				var letters []letter
				for _, change := range test.words {
					letters = append(letters, w.letter(kim, "", answering("1@ours.example"), change))
				}
				if reversed {
					slices.Reverse(letters)
				}
				for _, l := range letters {
					w.deliver(l)
				}
				w.expect(map[string]string{"ann/s1/" + kim: test.want})
			}
		})
	}
}

func word(l classifier.Label) func(*letter) { return func(x *letter) { x.r.verdict.Label = l } }

func TestOptOutIsHeardEverywhere(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",", "ann,s1,"+lee+",<2@ours.example>")
	out := w.says(kim, "", optingOut)
	if out.Matched != BySender || out.Suppressed != 1 || len(out.Halted()) != 2 {
		t.Errorf("outcome: %+v", out)
	}
	ledger, err := w.store.Ledger(t.Context())
	if err != nil || len(ledger) != 1 {
		t.Fatalf("ledger: %v, %v", ledger, err)
	}
	if e := ledger[0]; e.Address != kim || e.Words != "stop mailing me" || e.ReplyID != out.ReplyID || !e.Received.Equal(out.Received) {
		t.Errorf("ledger entry: %+v", e)
	}
	w.enroll("ann,s9," + kim + ",")
	w.expect(map[string]string{"ann/s1/" + lee: "active", "ann/s9/" + kim: "halted opt_out not_interested"})
	w.clock = w.clock.AddDate(1, 0, 0)
	w.enroll("ann,s10," + kim + ",")
	w.expect(map[string]string{"ann/s10/" + kim: "halted suppressed"})
	if !w.enrollment(kim, "s10").Suppressed {
		t.Error("not shown as suppressed")
	}

	friendly := w.says(kim, classifier.Interested)
	if friendly.Disposition != Review || friendly.ReviewReason != ReviewSuppressed || len(friendly.Changes) != 0 {
		t.Errorf("a friendly word afterwards: %+v", friendly)
	}
	if !slices.Contains(w.events(0), EventProspectSuppressed) {
		t.Error("nobody was told")
	}
}

func TestOptOutByAColleagueInTheThread(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "ann,s2,"+lee+",")
	out := w.says("pat@a.example", "", optingOut, answering("1@ours.example"))
	if out.Disposition != Halt || out.ReviewReason != ReviewColleague || out.Suppressed != 1 {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "halted opt_out not_interested", "ann/s2/" + lee: "active"})
	for address, want := range map[string]bool{"pat@a.example": true, kim: false} {
		if got, err := w.store.Suppressed(t.Context(), address); err != nil || got != want {
			t.Errorf("suppressed(%s) = %v, %v", address, got, err)
		}
	}
	if n, err := w.store.ReviewBacklog(t.Context()); err != nil || n != 1 {
		t.Errorf("%d in review, %v", n, err)
	}
	// Kim is not the one who asked, and may say otherwise.
	w.says(kim, classifier.Interested, answering("1@ours.example"))
	w.expect(map[string]string{"ann/s1/" + kim: "halted interested interested"})
}

// Where the colleague is a prospect too, he answers for himself as well.
func TestColleagueWhoIsAProspect(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+lee+",")
	w.says(lee, "", optingOut, answering("1@ours.example"))
	w.expect(map[string]string{"ann/s1/" + kim: "halted opt_out not_interested", "bob/s2/" + lee: "halted opt_out not_interested"})
}

// One mail that went to two prospects is answered by the one who answers.
func TestOneMailToTwoProspects(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "ann,s1,"+lee+",<1@ours.example>")
	w.says(lee, classifier.NotInterested, answering("1@ours.example"))
	w.expect(map[string]string{"ann/s1/" + kim: "active", "ann/s1/" + lee: "halted not_interested not_interested"})
}

func TestOptOutBySomebodyUnknown(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	out := w.says("Stranger@C.example", "", optingOut)
	if out.Suppressed != 1 || out.Matched != NoMatch {
		t.Errorf("outcome: %+v", out)
	}
	if got, err := w.store.Suppressed(t.Context(), "stranger@c.example"); err != nil || !got {
		t.Errorf("suppressed: %v, %v", got, err)
	}
	w.enroll("ann,s1,stranger@c.example,")
	w.expect(map[string]string{"ann/s1/stranger@c.example": "halted opt_out not_interested", "ann/s1/" + kim: "active"})
}

func TestOptOutWithoutTag(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	out := w.says("kim+sales@a.example", "", optingOut)
	if out.Matched != BySenderPlain || out.Suppressed != 2 {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "halted opt_out not_interested"})
}

func TestOptOutInDoubtHoldsEverything(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Policy = DefaultPolicy(); o.Policy.Reach = ReachEnrollment })
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",")
	out := w.says(kim, classifier.NotInterested, tags(classifier.OptOut), doubt(classifier.ReviewOptOut), answering("1@ours.example"))
	if out.Disposition != Review || out.Suppressed != 0 {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "held review not_interested", "bob/s2/" + kim: "held review not_interested"})
}

func TestAbsence(t *testing.T) {
	monday := time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC)
	saturday := time.Date(2026, 3, 21, 0, 0, 0, 0, time.UTC)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t, func(o *Options) { o.Accounts[0].Zone = berlin })
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",", "ann,s1,"+lee+",<2@ours.example>")

	w.says(kim, "", answering("1@ours.example"), away(monday), func(l *letter) { l.in.Received = l.in.Received.In(berlin) })
	w.says(lee, "", answering("2@ours.example"), away(time.Time{}))
	noDate := w.clock.AddDate(0, 0, 7)
	w.expect(map[string]string{
		"ann/s1/" + kim: "held absence until 2026-03-16 08:00:00", // 09:00 in Berlin
		"bob/s2/" + kim: "held absence until 2026-03-16 08:00:00",
		"ann/s1/" + lee: "held absence until " + noDate.Format(time.DateTime),
	})
	w.says(kim, "", answering("1@ours.example"), away(saturday)) // overlapping, and on a weekend
	w.expect(map[string]string{"ann/s1/" + kim: "held absence until 2026-03-23 09:00:00"})
	w.says(kim, "", answering("1@ours.example"), away(monday))
	w.expect(map[string]string{"ann/s1/" + kim: "held absence until 2026-03-23 09:00:00"})

	w.expectDue(noDate)
	w.clock = noDate
	w.resumeDue("ann/s1/" + lee)
	w.clock = monday.Add(20 * time.Hour) // one of the reasons is over, the other is not
	w.resumeDue()
	w.expectDue(time.Date(2026, 3, 23, 9, 0, 0, 0, time.UTC))
	w.clock = saturday.AddDate(0, 0, 4)
	w.resumeDue("ann/s1/"+kim, "bob/s2/"+kim)
	w.resumeDue()
	w.expectDue(time.Time{})
	w.expect(map[string]string{"ann/s1/" + kim: "active", "bob/s2/" + kim: "active", "ann/s1/" + lee: "active"})
	if n := strings.Count(strings.Join(w.events(0), " "), EventEnrollmentResumed); n != 3 {
		t.Errorf("%d were resumed, want 3", n)
	}
}

// resumeDue runs what is due and compares which enrollments changed.
func (w *world) resumeDue(want ...string) {
	w.Helper()
	changes, err := w.ResumeDue(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	var got []string
	for _, c := range changes {
		got = append(got, c.Account+"/"+c.Sequence+"/"+c.Prospect)
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		w.Errorf("due at %v: -want +got:\n%s", w.clock, diff)
	}
}

func (w *world) expectDue(want time.Time) {
	w.Helper()
	got, err := w.NextDue(w.Context())
	if err != nil || !got.Equal(want) {
		w.Errorf("next due at %v, %v; want %v", got, err, want)
	}
}

func TestAbsenceAnnouncedForLater(t *testing.T) {
	begins, back := time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 30, 0, 0, 0, 0, time.UTC)
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	w.says(kim, "", away(back), func(l *letter) { l.r.back.Begins = begins })
	w.expect(map[string]string{"ann/s1/" + kim: "active"})
	w.expectDue(begins)
	w.clock = begins
	w.resumeDue("ann/s1/" + kim)
	w.expect(map[string]string{"ann/s1/" + kim: "held absence until 2026-03-30 09:00:00"})
	w.clock = back.Add(9 * time.Hour)
	w.resumeDue("ann/s1/" + kim)
	w.expect(map[string]string{"ann/s1/" + kim: "active"})
}

func TestAbsenceDoesNotReleaseAReview(t *testing.T) {
	back := time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC)
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	w.says(kim, classifier.Unclear)
	w.says(kim, "", away(back))
	w.clock = back.AddDate(0, 0, 5)
	w.resumeDue()
	w.expect(map[string]string{"ann/s1/" + kim: "held review unclear"})
}

func TestAbsenceThatIsOverHoldsNothing(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	l := w.letter(kim, "", away(w.clock.AddDate(0, 0, 2)))
	w.clock = w.clock.AddDate(0, 0, 10)
	if out := w.deliver(l); out.Disposition != Hold || len(out.Changes) > 0 {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "active"})
}

func TestLaterFallsDue(t *testing.T) {
	may := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",", "ann,s1,"+lee+",")
	w.says(kim, "", later(may))
	w.says(lee, "", later(may))
	w.expectDue(may.Add(9 * time.Hour))
	w.says(lee, classifier.NotInterested) // a newer answer cancels it
	w.clock = may.Add(9 * time.Hour)
	w.resumeDue("ann/s1/" + kim)
	w.resumeDue()
	w.expect(map[string]string{"ann/s1/" + kim: "halted later later from 2026-05-04"})
	if n := strings.Count(strings.Join(w.events(0), " "), EventEnrollmentDue); n != 1 {
		t.Errorf("told %d times, want once", n)
	}
	w.says(kim, classifier.Unclear) // settling again must not tell again
	w.resumeDue()
	june := may.AddDate(0, 1, 0)
	w.says(kim, "", later(june))
	w.clock = june.AddDate(0, 0, 1)
	w.resumeDue("ann/s1/" + kim)
}

// Somebody who asks after "write to me in May" what this is all about is not
// written to in May before a person has seen to it.
func TestNewerDoubtCancelsWhatIsDue(t *testing.T) {
	may := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	w.says(kim, "", later(may))
	out := w.says(kim, classifier.Unclear)
	w.expect(map[string]string{"ann/s1/" + kim: "halted later later from 2026-05-04"})
	w.clock = may.AddDate(0, 0, 1)
	w.resumeDue()
	if _, err := w.Relabel(t.Context(), out.ReplyID, classifier.Later, By{"ann", ""}); err != nil {
		t.Fatal(err)
	}
	if e := w.enrollment(kim, "s1"); !e.DueAt.IsZero() {
		t.Errorf("due at %s, though the newer answer names no day", e.DueAt)
	}
}

func TestBounce(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",", "ann,s1,"+lee+",")
	out := w.says("", "", bouncing("", true), func(l *letter) { l.r.parsed.Bounce.OriginalID = "1@ours.example" })
	if out.Kind != message.Bounce || out.Matched != ByEmbeddedID || out.Label != "" {
		t.Errorf("outcome: %+v", out)
	}
	if out := w.says("", "", bouncing("Lee@B.example", true)); out.Matched != ByRecipient {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{
		"ann/s1/" + kim: "halted bounce", "bob/s2/" + kim: "halted bounce", "ann/s1/" + lee: "halted bounce",
	})
	if w.enrollment(kim, "s2").Undeliverable.IsZero() {
		t.Error("the address is not marked")
	}
	w.clock = w.clock.AddDate(0, 6, 0)
	w.enroll("ann,s3," + kim + ",")
	w.expect(map[string]string{"ann/s3/" + kim: "halted undeliverable"})
	if _, err := w.ResumeEnrollment(t.Context(), w.enrollment(kim, "s3").ID, By{"ann", "address mended"}); err != nil {
		t.Fatal(err)
	}
	w.expect(map[string]string{"ann/s3/" + kim: "active"})
}

func TestSoftBouncesAddUp(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",", "ann,s1,"+lee+",")
	for range 4 {
		w.says("", "", bouncing(kim, false))
		w.says("", "", bouncing(lee, false))
	}
	w.says(lee, "", away(time.Time{}), func(l *letter) { l.r.parsed.Auto.Reason = message.Receipt }) // a sign of life
	w.expect(map[string]string{"ann/s1/" + kim: "active", "ann/s1/" + lee: "active"})
	out := w.says("", "", bouncing(kim, false))
	w.says("", "", bouncing(lee, false))
	if out.Disposition != Review || out.ReviewReason != ReviewSoftBounces {
		t.Errorf("the fifth: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "held review", "ann/s1/" + lee: "active"})
}

func TestSoftBouncesFarApartDoNot(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	for range 10 {
		w.says("", "", bouncing(kim, false))
		w.clock = w.clock.AddDate(0, 0, 9)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "active"})
}

func TestLeftCompanyNamesASuccessor(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	out := w.says(kim, "", leftCompany)
	w.expect(map[string]string{"ann/s1/" + kim: "halted left_company"})
	reply, err := w.store.Reply(t.Context(), out.ReplyID)
	if err != nil || reply.Referral.Address != "eve@b.example" || !slices.Contains(reply.Tags, "left_company") {
		t.Errorf("reply: %+v, %v", reply, err)
	}
}

func TestOwnMailIsNoReply(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	out := w.says("Bob@ours.example", classifier.NotInterested, answering("1@ours.example"))
	if out.Kind != message.Other || out.Matched != NoMatch || out.Disposition != None {
		t.Errorf("outcome: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "active"})
}

// A mail list of ours puts its own address where the prospect's was.
func TestPassedOnByOurOwnGroup(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	rewritten := func(original string) func(*letter) {
		return func(l *letter) { l.r.parsed.OriginalFrom = message.Address{Address: original} }
	}
	if out := w.says("bob@ours.example", classifier.Interested, rewritten("ann@ours.example")); out.Kind != message.Other {
		t.Errorf("our own mail, passed on: %+v", out)
	}
	if out := w.says("bob@ours.example", "", optingOut, rewritten(kim)); out.Matched != BySender || out.Suppressed != 1 {
		t.Errorf("a prospect's mail, passed on: %+v", out)
	}
}

func TestForgedSender(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",<1@ours.example>")
	forged := func(l *letter) { l.r.parsed.Auth = []message.AuthResult{{Method: "dmarc", Result: "fail"}} }
	if out := w.says(kim, "", optingOut, forged); out.ReviewReason != ReviewUntrusted || out.Suppressed > 0 {
		t.Errorf("without our id: %+v", out)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "held review not_interested"})
	if out := w.says(kim, "", optingOut, forged, answering("1@ours.example")); out.Disposition != Halt || out.Suppressed != 1 {
		t.Errorf("with our id: %+v", out)
	}
}

func TestUnmatchedIsRecordedAndMatchedLater(t *testing.T) {
	w := newWorld(t)
	byID := w.says("pat@a.example", classifier.Interested, answering("1@ours.example"))
	bySender := w.says(lee, "", optingOut)
	stranger := w.says("who@c.example", classifier.NotInterested)
	for _, out := range []Outcome{byID, stranger} {
		if out.Matched != NoMatch || out.Disposition != None || out.ReplyID == 0 {
			t.Errorf("unmatched: %+v", out)
		}
	}
	if len(w.events(0)) != 1 { // the suppression
		t.Errorf("events: %v", w.events(0))
	}
	w.clock = w.clock.AddDate(0, 0, 3)
	report := w.enroll("ann,s1,"+kim+",<0@ours.example> <1@ours.example>", "ann,s1,"+lee+",")
	if report.Rematched != 2 || report.Created != 2 {
		t.Errorf("report: %+v", report)
	}
	w.expect(map[string]string{
		"ann/s1/" + kim: "halted interested interested",
		"ann/s1/" + lee: "halted opt_out not_interested",
	})
	if got, err := w.store.Reply(t.Context(), bySender.ReplyID); err != nil || got.Matched != string(BySender) {
		t.Errorf("matched again: %+v, %v", got, err)
	}
	if report := w.enroll("ann,s1,"+kim+",<1@ours.example>", "ann,s1,"+lee+","); report.Rematched != 0 || report.Updated != 2 || len(report.Changes) > 0 {
		t.Errorf("the second import: %+v", report)
	}
}

func TestLookback(t *testing.T) {
	w := newWorld(t)
	w.says(kim, classifier.NotInterested)
	w.clock = w.clock.AddDate(0, 0, 13)
	w.says(lee, classifier.NotInterested)
	w.clock = w.clock.AddDate(0, 0, 2)
	w.enroll("ann,s1,"+kim+",", "ann,s1,"+lee+",")
	w.expect(map[string]string{"ann/s1/" + kim: "active", "ann/s1/" + lee: "halted not_interested not_interested"})
}

func TestDryRun(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Policy = DefaultPolicy(); o.Policy.DryRun = true })
	w.enroll("ann,s1," + kim + ",")
	out := w.says(kim, "", optingOut)
	if out.Disposition != Halt || len(out.Changes) > 0 || out.Suppressed > 0 {
		t.Errorf("outcome: %+v", out)
	}
	w.policy.DryRun = false
	w.says(kim, "", away(time.Time{}))
	if e := w.enrollment(kim, "s1"); e.State != store.Held || e.Suppressed {
		t.Errorf("enrollment: %+v", e)
	}
}

func TestResumeByAPerson(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",", "bob,s2,"+kim+",", "ann,s1,"+lee+",")
	w.says(kim, classifier.Unclear)
	w.says(lee, "", optingOut)
	by := By{"ann", "called him"}
	backlog := func(want int64) {
		t.Helper()
		if n, err := w.store.ReviewBacklog(t.Context()); err != nil || n != want {
			t.Errorf("%d in review, %v; want %d", n, err, want)
		}
	}
	resume := func(address, sequence string) {
		t.Helper()
		if e, err := w.ResumeEnrollment(t.Context(), w.enrollment(address, sequence).ID, by); err != nil || e.State != store.Active {
			t.Errorf("resume: %+v, %v", e, err)
		}
	}
	w.clock = w.clock.Add(time.Minute)
	resume(kim, "s1")
	backlog(1)
	w.expect(map[string]string{"ann/s1/" + kim: "active", "bob/s2/" + kim: "held review unclear"})
	resume(kim, "s2")
	backlog(0)
	_, err := w.ResumeEnrollment(t.Context(), w.enrollment(lee, "s1").ID, by)
	if !errors.Is(err, ErrSuppressed) || !strings.Contains(err.Error(), "suppression remove") {
		t.Errorf("resume of a suppressed prospect: %v", err)
	}
	if _, err := w.ResumeEnrollment(t.Context(), 999, by); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("resume of nothing: %v", err)
	}
	w.says(kim, classifier.NotInterested) // news since
	w.expect(map[string]string{"ann/s1/" + kim: "halted not_interested not_interested"})
	w.clock = w.clock.Add(time.Minute)
	resume(kim, "s1")
	w.says("", "", bouncing("nobody@a.example", true))
	w.expect(map[string]string{"ann/s1/" + kim: "active"})
	actions, err := w.store.Actions(t.Context(), w.enrollment(kim, "s1").ID)
	if err != nil || len(actions) != 2 || actions[0].Who != "ann" || actions[0].Why != "called him" {
		t.Errorf("actions: %+v, %v", actions, err)
	}
}

func TestHaltHoldAndFinishByAPerson(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",", "ann,s1,"+lee+",")
	by := By{"ann", "trade fair"}
	id := w.enrollment(kim, "s1").ID
	until := w.clock.AddDate(0, 0, 2)
	if e, err := w.HoldEnrollment(t.Context(), id, until, by); err != nil || e.State != store.Held || !e.HoldUntil.Equal(until) {
		t.Errorf("hold: %+v, %v", e, err)
	}
	w.clock = until
	w.resumeDue("ann/s1/" + kim)
	if e, err := w.HaltEnrollment(t.Context(), id, by); err != nil || e.State != store.Halted || e.Reason != ReasonPerson {
		t.Errorf("halt: %+v, %v", e, err)
	}
	if _, err := w.HoldEnrollment(t.Context(), id, until, by); !errors.Is(err, ErrPast) {
		t.Errorf("a hold that is over: %v", err)
	}
	other := w.enrollment(lee, "s1").ID
	if e, err := w.FinishEnrollment(t.Context(), other, by); err != nil || e.State != store.Finished {
		t.Errorf("finish: %+v, %v", e, err)
	}
	w.says(lee, classifier.Unclear)
	w.expect(map[string]string{"ann/s1/" + lee: "finished"})
	w.says(lee, classifier.NotInterested)
	w.expect(map[string]string{"ann/s1/" + lee: "halted not_interested not_interested"})
}

// A review that another enrollment waits for stays open, and does not keep the
// next one open.
func TestResumeClosesEachReviewOfItsOwn(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Policy = DefaultPolicy(); o.Policy.Reach = ReachEnrollment })
	w.enroll("ann,s1,"+kim+",<1@ours.example>", "bob,s2,"+kim+",<2@ours.example>")
	w.says(kim, "", answering("1@ours.example", "2@ours.example"), tags(classifier.OptOut), doubt("opt_out"))
	w.says(kim, classifier.Unclear, answering("1@ours.example"))
	if _, err := w.ResumeEnrollment(t.Context(), 1, By{"ann", "read both"}); err != nil {
		t.Fatal(err)
	}
	open, err := w.store.Replies(t.Context(), store.ReplyFilter{InReview: true})
	if err != nil || len(open) != 1 || !slices.Contains(open[0].Tags, "opt_out") {
		t.Errorf("in review: %+v, %v", open, err)
	}
}

func TestHaltByAPersonDecidesAReview(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	w.says(kim, classifier.Unclear)
	if _, err := w.HaltEnrollment(t.Context(), 1, By{"ann", "read it"}); err != nil {
		t.Fatal(err)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "halted person"})
	if n, err := w.store.ReviewBacklog(t.Context()); err != nil || n != 0 {
		t.Errorf("%d in review, %v", n, err)
	}
}

func TestRelabel(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",", "ann,s1,"+lee+",")
	out := w.says(kim, classifier.Unclear)
	if _, err := w.Relabel(t.Context(), out.ReplyID, "maybe", By{"ann", ""}); err == nil {
		t.Error("an unknown label was taken")
	}
	relabeled, err := w.Relabel(t.Context(), out.ReplyID, classifier.Interested, By{"ann", "I know him"})
	if err != nil || relabeled.Label != classifier.Interested || len(relabeled.Halted()) != 1 {
		t.Fatalf("relabel: %+v, %v", relabeled, err)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "halted interested interested"})
	if n, err := w.store.ReviewBacklog(t.Context()); err != nil || n != 0 {
		t.Errorf("%d in review, %v", n, err)
	}
	if _, err := w.Relabel(t.Context(), out.ReplyID, classifier.Unclear, By{"ann", "after all not"}); err != nil {
		t.Fatal(err)
	}
	w.expect(map[string]string{"ann/s1/" + kim: "held review unclear"})
	if reply, err := w.store.Reply(t.Context(), out.ReplyID); err != nil || reply.RelabeledBy != "ann" {
		t.Errorf("reply: %+v, %v", reply, err)
	}

	optOut := w.says(lee, "", optingOut)
	if _, err := w.Relabel(t.Context(), optOut.ReplyID, classifier.Interested, By{"ann", "a joke"}); err != nil {
		t.Fatal(err)
	}
	if e := w.enrollment(lee, "s1"); e.State != store.Halted || !e.Suppressed {
		t.Errorf("relabelling undid a suppression: %+v", e)
	}
}

// A label that a person gives after he resumed an enrollment is his newer word.
func TestRelabelAfterResume(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	id := w.enrollment(kim, "s1").ID
	for _, label := range []classifier.Label{classifier.NotInterested, classifier.Unclear} {
		out := w.says(kim, classifier.Interested)
		w.clock = w.clock.Add(time.Minute)
		if _, err := w.ResumeEnrollment(t.Context(), id, By{"ann", "misread"}); err != nil {
			t.Fatal(err)
		}
		w.expect(map[string]string{"ann/s1/" + kim: "active"})
		w.clock = w.clock.Add(time.Minute)
		if _, err := w.Relabel(t.Context(), out.ReplyID, label, By{"ann", "read again"}); err != nil {
			t.Fatal(err)
		}
		want := map[classifier.Label]string{classifier.NotInterested: "halted not_interested not_interested", classifier.Unclear: "held review unclear"}
		w.expect(map[string]string{"ann/s1/" + kim: want[label]})
		w.clock = w.clock.Add(time.Minute)
		if _, err := w.ResumeEnrollment(t.Context(), id, By{"ann", "after all"}); err != nil {
			t.Fatal(err)
		}
		w.expect(map[string]string{"ann/s1/" + kim: "active"})
	}
}

// What answers nobody is erased when no import can claim it any more.
func TestPrune(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1," + kim + ",")
	w.says(kim, classifier.Interested)
	w.says("stranger@b.example", classifier.Interested)
	for _, age := range []struct {
		days int
		want int64
	}{{27, 0}, {29, 1}, {30, 0}} {
		w.clock = arrival.AddDate(0, 0, age.days)
		if n, err := w.Prune(t.Context()); n != age.want || err != nil {
			t.Errorf("after %d days: %d erased, %v; want %d", age.days, n, err, age.want)
		}
	}
}

func TestEnrollmentJSON(t *testing.T) {
	w := newWorld(t)
	w.enroll("ann,s1,"+kim+",", "ann,s1,"+lee+",")
	w.says(lee, "", later(time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)))
	for address, want := range map[string]string{
		kim: `{"id":1,"account":"ann","sequence":"s1","prospect":"kim@a.example","name":"","state":"active","reason":null,"label":null,` +
			`"since":"2026-03-04T10:00:00Z","hold_until":null,"resume":null,"reply_id":null,"suppressed":false}`,
		lee: `{"id":2,"account":"ann","sequence":"s1","prospect":"lee@b.example","name":"","state":"halted","reason":"later","label":"later",` +
			`"since":"2026-03-04T11:00:00Z","hold_until":null,"resume":{"from":"2026-05-04","to":"2026-06-03","phrase":"then"},"reply_id":1,"suppressed":false}`,
	} {
		got, err := json.Marshal(w.enrollment(address, "s1"))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}
