package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// What people do to an enrollment by hand.
const (
	actionHalt   = "halt"
	actionHold   = "hold"
	actionResume = "resume"
	actionFinish = "finish"
)

// softBounceSpan is how far apart soft bounces still count as one series.
const softBounceSpan = 30 * 24 * time.Hour

// answer is a reply to a prospect's enrollments with what it asks for.
type answer struct {
	store.Answer
	facts    Case
	decision Decision
	final    bool // it suppressed the prospect, who still is: no later answer halts for another reason
}

// history is everything that was said by one prospect, the newest word last.
type history struct {
	enrollments []store.Enrollment
	answers     []answer
	addresses   []string
	policy      Policy
	account     func(name string) Account
	now         time.Time
}

// weigh turns what each answer asks for on its own into what it asks for after
// the earlier ones: a friendly word does not undo an opt-out, and soft bounces
// add up.
func (h *history) weigh() {
	suppressed := slices.ContainsFunc(h.enrollments, func(e store.Enrollment) bool { return e.Suppressed })
	optedOut := false
	var soft []time.Time
	for i := range h.answers {
		a := &h.answers[i]
		d := &a.decision
		a.final = suppressed && slices.ContainsFunc(a.facts.Suppresses, func(s string) bool { return slices.Contains(h.addresses, s) })
		switch {
		case a.facts.DryRun || a.facts.Person != "":
		case optedOut && d.Disposition == Halt && !d.Suppress && d.Kind == message.Human && d.Label != classifier.NotInterested:
			d.without(Review, ReviewSuppressed)
		case d.SoftBounce:
			soft = slices.DeleteFunc(soft, func(t time.Time) bool { return a.Received.Sub(t) > softBounceSpan })
			if soft = append(soft, a.Received); len(soft) == h.policy.SoftBounces && !a.facts.Backlog {
				d.Disposition, d.ReviewReason = Review, ReviewSoftBounces
			}
		}
		if d.Kind != message.Bounce {
			soft = nil // a sign of life
		}
		optedOut = optedOut || a.final
	}
}

// bears reports whether an answer is heard by an enrollment.
func (h *history) bears(a answer, e store.Enrollment) bool {
	switch {
	case a.facts.DryRun:
		return false
	case slices.Contains(a.Enrollments, e.ID):
		return true
	case a.Received.Before(e.Created.Add(-h.policy.Lookback)):
		return false // an old answer to something else
	}
	forAll := a.decision.Disposition == Hold || a.decision.Suppress || slices.Contains(a.decision.Tags, classifier.OptOut)
	switch h.policy.Reach {
	case ReachEnrollment:
		return forAll
	case ReachAccount:
		return forAll || slices.Contains(a.Accounts, e.Account)
	}
	return true
}

// standing works out where an enrollment stands after all that was said, and
// after what people did to it by hand: what they had seen when they resumed it
// is settled.
func (h *history) standing(e store.Enrollment, actions []store.Action) (s store.Standing, holds []store.Hold) {
	f := fold{now: h.now}
	actions, settled := sinceResume(actions)
	answers := slices.DeleteFunc(slices.Clone(h.answers), func(a answer) bool {
		return !h.bears(a, e) || !a.Created.After(settled) && !a.facts.PersonAt.After(settled)
	})
	for _, a := range answers {
		for len(actions) > 0 && actions[0].At.Before(a.Received) {
			f.act(actions[0])
			actions = actions[1:]
		}
		f.hear(a)
	}
	for _, a := range actions {
		f.act(a)
	}
	s = f.standing(e)
	if s.Label == string(classifier.Later) && !f.doubted && e.DueToldFor != s.ReplyID {
		s.DueAt = s.Resume.From.At(h.policy.DayStarts, h.account(e.Account).Zone)
	}
	if s.State != store.Halted {
		s.HoldFrom = f.from
	}
	s.Since = e.Since
	if s.State != e.State || s.Reason != e.Reason || s.ReplyID != e.ReplyID {
		s.Since = h.now
	}
	for _, h := range f.holds {
		holds = append(holds, h.Hold)
	}
	return s, holds
}

// sinceResume returns the actions after the last resume, and when that was.
func sinceResume(actions []store.Action) ([]store.Action, time.Time) {
	for i, a := range slices.Backward(actions) {
		if a.Action == actionResume {
			return actions[i+1:], a.At
		}
	}
	return actions, time.Time{}
}

// fold goes through what was said and done, the oldest first.
type fold struct {
	now     time.Time
	halt    *store.Standing // what halts; nil while nothing does
	final   bool            // nothing else will
	doubted bool            // a newer word than what halts waits for a person, or did
	holds   []hold          // what holds, whether or not something halts
	from    time.Time       // when the next hold that was announced begins; zero when none was
}

// hold is a reason to hold with what decides how long it matters.
type hold struct {
	store.Hold
	label  string
	optOut bool // it may be one: no later answer settles it
}

// hear takes in one answer. The newest word of a person wins; a machine's
// counts while no person has spoken.
func (f *fold) hear(a answer) {
	d := a.decision
	switch d.Disposition {
	case Halt:
		human := d.Kind == message.Human
		if f.halt != nil && !human && !a.final || f.final && !a.final {
			return
		}
		f.final, f.doubted = a.final, false
		f.halt = &store.Standing{State: store.Halted, Reason: d.Reason, Label: string(d.Label), ReplyID: a.ID}
		if d.Label == classifier.Later {
			f.halt.Resume = a.Resume
		}
		if human {
			f.holds = slices.DeleteFunc(f.holds, func(h hold) bool { return !h.optOut })
			f.from = time.Time{}
		}
	case Hold:
		if d.From.After(f.now) {
			f.announce(d.From)
			return
		}
		f.hold(hold{Hold: store.Hold{Reason: d.Reason, ReplyID: a.ID, Until: d.Until}})
	case Review:
		f.doubted = f.doubted || d.Kind == message.Human
		if a.Reviewed.IsZero() && !d.NoHold {
			f.hold(hold{
				Hold:   store.Hold{Reason: ReasonReview, ReplyID: a.ID},
				label:  string(d.Label),
				optOut: slices.Contains(d.Tags, classifier.OptOut),
			})
		}
	}
}

// act takes in what a person did.
func (f *fold) act(a store.Action) {
	switch a.Action {
	case actionHalt:
		f.halt = &store.Standing{State: store.Halted, Reason: ReasonPerson}
		f.holds, f.from = nil, time.Time{} // with that, all is decided
	case actionHold:
		f.hold(hold{Hold: store.Hold{Reason: ReasonPerson, Until: a.Until}})
	}
}

// announce notes that a hold will begin.
func (f *fold) announce(from time.Time) {
	if f.from.IsZero() || from.Before(f.from) {
		f.from = from
	}
}

// hold adds a reason to hold, unless it is over.
func (f *fold) hold(h hold) {
	if h.Until.IsZero() || h.Until.After(f.now) {
		f.holds = append(f.holds, h)
	}
}

// standing sums up. A hold without an end outweighs one that ends, and of two
// that end the later one counts.
func (f *fold) standing(e store.Enrollment) store.Standing {
	switch {
	case f.halt != nil:
		return *f.halt
	case !e.Finished.IsZero():
		return store.Standing{State: store.Finished}
	case e.Suppressed:
		return store.Standing{State: store.Halted, Reason: ReasonSuppressed}
	case !e.Undeliverable.IsZero():
		return store.Standing{State: store.Halted, Reason: ReasonUndeliverable}
	case len(f.holds) == 0:
		return store.Standing{State: store.Active}
	}
	longest := f.holds[0]
	for _, h := range f.holds[1:] {
		if !longest.Until.IsZero() && (h.Until.IsZero() || h.Until.After(longest.Until)) {
			longest = h
		}
	}
	return store.Standing{
		State: store.Held, Reason: longest.Reason, Label: longest.label, HoldUntil: longest.Until, ReplyID: longest.ReplyID,
	}
}

// settleMatched settles every prospect that a reply answers.
func (p *Processor) settleMatched(ctx context.Context, tx *store.Tx, replyID int64) ([]Change, error) {
	prospects, err := tx.ProspectsOf(ctx, replyID)
	if err != nil {
		return nil, err
	}
	return p.settleAll(ctx, tx, prospects)
}

// ownersOf adds the prospects to whom addresses belong.
func (p *Processor) ownersOf(ctx context.Context, tx *store.Tx, addresses []string, prospects []int64) ([]int64, error) {
	for _, address := range addresses {
		enrollments, err := tx.EnrollmentsByAddress(ctx, address)
		if err != nil {
			return nil, err
		}
		if len(enrollments) > 0 && !slices.Contains(prospects, enrollments[0].ProspectID) {
			prospects = append(prospects, enrollments[0].ProspectID)
		}
	}
	return prospects, nil
}

// settleAll settles prospects one by one.
func (p *Processor) settleAll(ctx context.Context, tx *store.Tx, prospects []int64) (changes []Change, err error) {
	for _, id := range prospects {
		some, err := p.settle(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		changes = append(changes, some...)
	}
	return changes, nil
}

// settle works out where the enrollments of a prospect stand by now and writes
// what changed. The caller tells the outside.
func (p *Processor) settle(ctx context.Context, tx *store.Tx, prospectID int64) ([]Change, error) {
	h, err := p.history(ctx, tx, prospectID)
	if err != nil {
		return nil, err
	}
	for _, a := range h.answers {
		if err := p.updateWeighed(ctx, tx, a); err != nil {
			return nil, err
		}
	}
	var changes []Change
	for _, e := range h.enrollments {
		actions, err := tx.Actions(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		s, holds := h.standing(e, actions)
		c, changed := change(e, s)
		if changed {
			changes = append(changes, c)
		}
		if changed || len(holds) > 0 || e.State == store.Held || !s.DueAt.Equal(e.DueAt) || !s.HoldFrom.Equal(e.HoldFrom) {
			if err := tx.SetStanding(ctx, e.ID, s, holds); err != nil {
				return nil, err
			}
		}
	}
	return changes, nil
}

// history reads everything that was said by a prospect and weighs it.
func (p *Processor) history(ctx context.Context, tx *store.Tx, prospectID int64) (*history, error) {
	addresses, err := tx.Addresses(ctx, prospectID)
	if err != nil {
		return nil, err
	}
	replies, err := tx.Answers(ctx, prospectID)
	if err != nil {
		return nil, err
	}
	enrollments, err := tx.ProspectEnrollments(ctx, prospectID)
	if err != nil {
		return nil, err
	}
	h := &history{enrollments: enrollments, addresses: addresses, policy: p.policy, account: p.account, now: p.now()}
	for _, r := range replies {
		a := answer{Answer: r}
		if err := json.Unmarshal(r.Facts, &a.facts); err != nil {
			return nil, fmt.Errorf("decode facts of reply %d: %w", r.ID, err)
		}
		a.decision = Decide(a.facts, p.policy)
		h.answers = append(h.answers, a)
	}
	h.weigh()
	return h, nil
}

// updateWeighed writes what is done about an answer where the answers around it
// made that something else. An answer to several prospects does the most that
// it does for one of them.
func (p *Processor) updateWeighed(ctx context.Context, tx *store.Tx, a answer) error {
	same := func(d Decision) bool {
		return a.Disposition == string(d.Disposition) && a.ReviewReason == d.ReviewReason
	}
	if same(a.decision) {
		return nil
	}
	prospects, err := tx.ProspectsOf(ctx, a.ID)
	if err != nil {
		return err
	}
	most := a.decision
	for _, id := range prospects {
		if len(prospects) == 1 {
			break
		}
		other, err := p.history(ctx, tx, id)
		if err != nil {
			return err
		}
		if d := other.decisionOn(a.ID); weight(d) > weight(most) {
			most = d
		}
	}
	if same(most) {
		return nil
	}
	a.Disposition, a.ReviewReason = string(most.Disposition), most.ReviewReason
	return tx.UpdateReply(ctx, a.Reply)
}

// weight orders what is done about an answer by how much it asks of a person.
func weight(d Decision) int {
	return slices.Index([]Disposition{None, Hold, Halt, Review}, d.Disposition)
}

// decisionOn returns what is done about one of the answers.
func (h *history) decisionOn(replyID int64) Decision {
	i := slices.IndexFunc(h.answers, func(a answer) bool { return a.ID == replyID })
	return h.answers[i].decision
}

// change tells what is different for an enrollment; changed is false when
// nothing is that the outside would act on.
func change(e store.Enrollment, s store.Standing) (c Change, changed bool) {
	c = Change{
		EnrollmentID: e.ID, Account: e.Account, Sequence: e.Sequence, Prospect: e.Address,
		From: e.State, To: s.State, Reason: s.Reason,
	}
	return c, s.State != e.State || s.Reason != e.Reason || s.ReplyID != e.ReplyID || s.Label != e.Label ||
		s.Resume != e.Resume || !s.HoldUntil.Equal(e.HoldUntil)
}
