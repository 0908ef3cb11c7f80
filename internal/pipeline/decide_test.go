package pipeline

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

var arrival = time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC) // a Wednesday

// said is a case of words that a person wrote, to a matched enrollment.
func said(label classifier.Label, change ...func(*Case)) Case {
	c := Case{
		Kind: message.Human, Basis: message.ByDefault, WordsKind: classifier.Human, WordsConfidence: 0.99,
		Label: label, Confidence: 0.9, Matched: ByMessageID, Received: arrival,
	}
	for _, f := range change {
		f(&c)
	}
	return c
}

// automatic is a case of an automatic answer, known by its headers.
func automatic(why message.AutoReason, change ...func(*Case)) Case {
	c := said(classifier.Unclear, func(c *Case) {
		c.Kind, c.Basis, c.Auto, c.WordsKind = message.AutoReply, message.ByHeaders, why, classifier.AutoReply
	})
	for _, f := range change {
		f(&c)
	}
	return c
}

func tagged(tags ...classifier.Tag) func(*Case) { return func(c *Case) { c.Tags = tags } }
func doubted(why string) func(*Case)            { return func(c *Case) { c.Doubt = why } }
func matchedBy(how How) func(*Case)             { return func(c *Case) { c.Matched = how } }

func TestDecide(t *testing.T) {
	const (
		human = message.Human
		auto  = message.AutoReply
		other = message.Other
	)
	back := arrival.AddDate(0, 0, 12)
	away := func(c *Case) { c.Absence.Ends = back }
	bounce := func(permanent bool) func(*Case) {
		return func(c *Case) { c.Kind, c.Basis, c.Permanent = message.Bounce, message.ByStructure, permanent }
	}
	headers := func(k message.Kind) func(*Case) { return func(c *Case) { c.Kind, c.Basis = k, message.ByHeaders } }
	structure := func(k message.Kind) func(*Case) { return func(c *Case) { c.Kind, c.Basis = k, message.ByStructure } }
	words := func(k classifier.Kind, p float64) func(*Case) {
		return func(c *Case) { c.WordsKind, c.WordsConfidence = k, p }
	}
	calendar := func(answer string) func(*Case) {
		return func(c *Case) { c.PartStat, c.Basis = answer, message.ByStructure }
	}
	distrusted := func(c *Case) { c.Distrusted = true }
	backlog := func(c *Case) { c.Backlog = true }
	own := func(c *Case) { c.Own = true }
	fault := func(c *Case) { c.Fault = true }
	complaint := func(c *Case) { c.Complaint = true }
	colleague := func(c *Case) { c.BySomeone = true }
	byPerson := func(l classifier.Label) func(*Case) { return func(c *Case) { c.Person = l } }

	for _, test := range []struct {
		name        string
		c           Case
		kind        message.Kind
		label       classifier.Label
		disposition Disposition
		why         string // Reason, or where there is none ReviewReason
		suppress    bool
	}{
		{"no", said("not_interested"), human, "not_interested", Halt, "not_interested", false},
		{"later", said("later"), human, "later", Halt, "later", false},
		{"yes", said("interested"), human, "interested", Halt, "interested", false},
		{"unclear", said("unclear"), human, "unclear", Review, "unclear", false},
		{"too costly to guess", said("interested", doubted(classifier.ReviewCost)), human, "interested", Review, "cost", false},
		{"no words at all", said(""), human, "unclear", Review, "unclear", false},
		{"encrypted", said("not_interested", func(c *Case) { c.Unreadable = "encrypted" }), human, "unclear", Review, ReviewUnreadable, false},
		{"our fault", said("", fault), human, "unclear", Review, ReviewFault, false},

		{"opt-out", said("not_interested", tagged("opt_out")), human, "not_interested", Halt, "opt_out", true},
		{"opt-out in doubt", said("not_interested", tagged("opt_out"), doubted("opt_out")), human, "not_interested", Review, "opt_out", false},
		{"opt-out for now", said("later", tagged("opt_out")), human, "later", Halt, "opt_out", true},
		{"opt-out by a colleague", said("not_interested", tagged("opt_out"), colleague), human, "not_interested", Halt, "opt_out", true},
		{"opt-out by nobody enrolled", said("not_interested", tagged("opt_out"), matchedBy(NoMatch)), human, "not_interested", Halt, "opt_out", true},
		{"opt-out in doubt by nobody enrolled", said("not_interested", tagged("opt_out"), matchedBy(NoMatch), doubted("cost")), human, "not_interested", Review, "cost", false},
		{"opt-out under an automatic header", said("not_interested", tagged("opt_out"), headers(auto)), human, "not_interested", Halt, "opt_out", true},
		{"opt-out under an automatic header by nobody enrolled", said("not_interested", tagged("opt_out"), headers(auto), matchedBy(NoMatch)), human, "not_interested", Halt, "opt_out", true},
		{"opt-out under a list header", said("not_interested", tagged("opt_out"), headers(other)), human, "not_interested", Halt, "opt_out", true},
		{"newsletter footer", said("not_interested", tagged("opt_out"), headers(other), matchedBy(NoMatch)), other, "", None, "", false},
		{"automatic by structure says opt-out", said("not_interested", tagged("opt_out"), structure(auto), func(c *Case) { c.Auto = message.Receipt }), auto, "", None, "", false},
		{"opt-out, words leaning to automatic", said("not_interested", tagged("opt_out"), words("auto_reply", 0.8)), human, "not_interested", Halt, "opt_out", true},
		{"opt-out, words leaning to a newsletter", said("not_interested", tagged("opt_out"), words("other", 0.8)), human, "not_interested", Halt, "opt_out", true},
		{"newsletter footer, no list header", said("not_interested", tagged("opt_out"), words("other", 0.8), matchedBy(NoMatch)), other, "", None, "", false},
		{"opt-out from a forged address", said("not_interested", tagged("opt_out"), distrusted, matchedBy(BySender)), human, "not_interested", Review, ReviewUntrusted, false},
		{"unsubscribe request", said("unclear", structure(other), func(c *Case) { c.ListUnsubscribe = true }), other, "", Halt, "opt_out", true},
		{"unsubscribe request, human", said("unclear", func(c *Case) { c.ListUnsubscribe = true }), human, "not_interested", Halt, "opt_out", true},
		{"complaint", said("unclear", structure(other), complaint), other, "", Halt, "complaint", true},
		{"complaint as a bounce", said("unclear", structure(message.Bounce), complaint), message.Bounce, "", Halt, "complaint", true},
		{"complaint about nobody", said("unclear", structure(other), complaint, matchedBy(NoMatch)), other, "", None, "", false},

		{"away with a date", automatic(message.Absence, away), auto, "", Hold, "absence", false},
		{"away without a date", automatic(message.Absence), auto, "", Hold, "absence", false},
		{"left the company", automatic(message.LeftCompany), auto, "", Halt, "left_company", false},
		{"left, known by words", automatic(message.Automatic, tagged("left_company")), auto, "", Halt, "left_company", false},
		{"address retired", automatic(message.AddressChange), auto, "", Halt, "left_company", false},
		{"receipt", automatic(message.Receipt), auto, "", None, "", false},
		{"read receipt", automatic(message.ReadReceipt), auto, "", None, "", false},
		{"challenge", automatic(message.Challenge), auto, "", Review, ReviewChallenge, false},
		{"automatic, no reason known", automatic(message.Automatic), auto, "", None, "", false},
		{"automatic header, words surely a no", said("not_interested", headers(auto)), auto, "", Review, ReviewKind, false},
		{"automatic header, words unsure", said("not_interested", headers(auto), words("human", 0.7)), auto, "", None, "", false},
		{"away, unmatched", automatic(message.Absence, away, matchedBy(NoMatch)), auto, "", None, "", false},
		{"challenge, unmatched", automatic(message.Challenge, matchedBy(NoMatch)), auto, "", None, "", false},
		{"away by words alone, sure", said("unclear", words("auto_reply", 0.97), away), auto, "", Hold, "absence", false},
		{"away by words alone, not sure", said("unclear", words("auto_reply", 0.9), away), human, "unclear", Review, ReviewKind, false},

		{"bounce, permanent", said("unclear", bounce(true)), message.Bounce, "", Halt, "bounce", false},
		{"bounce, temporary", said("unclear", bounce(false)), message.Bounce, "", None, "", false},
		{"bounce, unmatched", said("unclear", bounce(true), matchedBy(NoMatch)), message.Bounce, "", None, "", false},

		{"newsletter", said("unclear", headers(other), words("other", 0.9)), other, "", None, "", false},
		{"list header, words surely a no", said("not_interested", headers(other)), other, "", Review, ReviewKind, false},
		{"words say newsletter, matched", said("unclear", words("other", 0.99)), human, "unclear", Review, ReviewKind, false},
		{"words say newsletter, unmatched", said("unclear", words("other", 0.99), matchedBy(NoMatch)), other, "", None, "", false},
		{"our own mail", said("not_interested", own), other, "", None, "", false},
		{"our own calendar answer", said("unclear", calendar("ACCEPTED"), own), other, "", None, "", false},
		{"no, unmatched", said("not_interested", matchedBy(NoMatch)), human, "not_interested", None, "", false},

		{"invitation accepted", said("unclear", calendar("ACCEPTED")), human, "interested", Halt, "interested", false},
		{"invitation countered", said("unclear", calendar("COUNTER")), human, "interested", Halt, "interested", false},
		{"invitation declined with a no", said("not_interested", calendar("DECLINED")), human, "not_interested", Halt, "not_interested", false},
		{"invitation declined", said("", calendar("DECLINED")), human, "unclear", Review, "unclear", false},
		{"invitation declined for good", said("not_interested", calendar("DECLINED"), tagged("opt_out")), human, "not_interested", Halt, "opt_out", true},

		{"forged address, no id of ours", said("not_interested", distrusted, matchedBy(BySender)), human, "not_interested", Review, ReviewUntrusted, false},
		{"forged address, our id", said("not_interested", distrusted), human, "not_interested", Halt, "not_interested", false},
		{"forged absence", automatic(message.Absence, distrusted, matchedBy(BySender)), auto, "", Review, ReviewUntrusted, false},
		{"older than heed", said("not_interested", backlog), human, "not_interested", Review, ReviewBacklog, false},
		{"opt-out older than heed", said("not_interested", tagged("opt_out"), backlog), human, "not_interested", Review, ReviewBacklog, false},
		{"bounce older than heed", said("unclear", bounce(true), backlog), message.Bounce, "", Review, ReviewBacklog, false},
		{"absence older than heed", automatic(message.Absence, away, backlog), auto, "", Hold, "absence", false},

		{"a person says no", said("interested", byPerson("not_interested")), human, "not_interested", Halt, "not_interested", false},
		{"a person says unclear", said("interested", byPerson("unclear")), human, "unclear", Review, "unclear", false},
		{"a person labels an automatic one", automatic(message.Absence, byPerson("later")), human, "later", Halt, "later", false},
		{"a person overrules age and sender", said("unclear", byPerson("interested"), backlog, distrusted), human, "interested", Halt, "interested", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := Decide(test.c, DefaultPolicy())
			why := d.Reason
			if why == "" {
				why = d.ReviewReason
			}
			got := []any{d.Kind, d.Label, d.Disposition, why, d.Suppress}
			if diff := cmp.Diff([]any{test.kind, test.label, test.disposition, test.why, test.suppress}, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestDecideBeside(t *testing.T) {
	p := DefaultPolicy()
	check := func(what string, got, want any) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", what, diff)
		}
	}
	check("absence without a date", Decide(automatic(message.Absence), p).Until, arrival.AddDate(0, 0, 7))
	p.AwayDays = 3
	check("absence without a date, 3 days", Decide(automatic(message.Absence), p).Until, arrival.AddDate(0, 0, 3))
	over := func(c *Case) { c.Absence.Ends = arrival.AddDate(0, 0, -1) }
	check("absence until a day that has passed", Decide(automatic(message.Absence, over), p).Until, arrival.AddDate(0, 0, 3))
	begins, ends := arrival.AddDate(0, 0, 5), arrival.AddDate(0, 0, 12)
	d := Decide(automatic(message.Absence, func(c *Case) { c.Absence = Absence{Begins: begins, Ends: ends} }), p)
	check("absence announced for later", []time.Time{d.From, d.Until}, []time.Time{begins, ends})
	check("challenge holds nothing", Decide(automatic(message.Challenge), p).NoHold, true)
	check("left company", Decide(automatic(message.LeftCompany), p).Tags, []classifier.Tag{"left_company"})
	check("accepted invitation", Decide(said("unclear", func(c *Case) { c.PartStat = "ACCEPTED" }), p).Tags, []classifier.Tag{"meeting"})
	check("opt-out by a colleague is read", Decide(said("not_interested", tagged("opt_out"), func(c *Case) { c.BySomeone = true }), p).ReviewReason, ReviewColleague)
	check("opt-out for now is read", Decide(said("later", tagged("opt_out")), p).ReviewReason, classifier.ReviewOptOut)
	window := store.Window{From: "2026-05-01", To: "2026-05-31", Phrase: "in May"}
	resume := func(c *Case) { c.Resume = window }
	check("later has a window", Decide(said("later", resume), p).Resume, window)
	check("no has none", Decide(said("not_interested", resume), p).Resume, store.Window{})
	check("soft bounce counts", Decide(said("unclear", func(c *Case) { c.Kind, c.Basis = message.Bounce, message.ByStructure }), p).SoftBounce, true)
	check("confidence of a label", Decide(said("later"), p).Confidence, 0.9)
	check("confidence of a proven kind", Decide(automatic(message.Absence, func(c *Case) { c.Basis = message.ByStructure }), p).Confidence, 1.0)
}

// An opt-out is suppressed or read by a person, whatever else is true of the
// message, unless structure proves that a machine wrote it or it is our own.
func TestDecideNeverDropsAnOptOut(t *testing.T) {
	for _, label := range []classifier.Label{"interested", "later", "not_interested", "unclear"} {
		for _, kind := range []message.Kind{message.Human, message.AutoReply, message.Other} {
			for _, basis := range []message.Basis{message.ByDefault, message.ByWords, message.ByHeaders} {
				for _, doubt := range []string{"", "opt_out", "cost", "contradiction"} {
					for _, how := range []How{NoMatch, ByMessageID, BySender} {
						for bits := range 8 {
							if how == NoMatch && kind == message.Other {
								continue // a newsletter's footer
							}
							c := said(label, tagged("opt_out"), doubted(doubt), matchedBy(how))
							c.Kind, c.Basis = kind, basis
							c.Backlog, c.Distrusted, c.BySomeone = bits&1 > 0, bits&2 > 0, bits&4 > 0
							if d := Decide(c, DefaultPolicy()); !d.Suppress && d.Disposition != Review {
								t.Fatalf("%+v\ngave %+v", c, d)
							}
						}
					}
				}
			}
		}
	}
}

func TestWithTagKeepsTheOrder(t *testing.T) {
	got := withTag([]classifier.Tag{"opt_out", "hostile"}, "meeting")
	if want := []classifier.Tag{"opt_out", "meeting", "hostile"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
