package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/store"
)

// ErrSuppressed says that the prospect asked for no more mail. Only lifting the
// suppression, with a reason, lets an enrollment be resumed.
var ErrSuppressed = errors.New("the prospect is suppressed: lift that first with `heed suppression remove`, giving the reason")

// ErrPast says that a hold is to end at a time that has passed.
var ErrPast = errors.New("the end of the hold has passed already")

// By says which person does something, and why. Both are kept.
type By struct{ Who, Why string }

// HaltEnrollment halts an enrollment by hand, for good. As with
// ResumeEnrollment, that decides the replies which waited for a person.
func (p *Processor) HaltEnrollment(ctx context.Context, id int64, by By) (store.Enrollment, error) {
	return p.act(ctx, id, store.Action{Action: actionHalt}, by)
}

// HoldEnrollment holds an enrollment by hand until a time; the zero time:
// until a person resumes it. ErrPast when that time has passed.
func (p *Processor) HoldEnrollment(ctx context.Context, id int64, until time.Time, by By) (store.Enrollment, error) {
	return p.act(ctx, id, store.Action{Action: actionHold, Until: until}, by)
}

// ResumeEnrollment sets an enrollment going again, whatever held or halted it;
// the replies that waited for a person's decision on it alone have it with
// that. An address that was found undeliverable counts as mended. ErrSuppressed
// when the prospect asked for no more mail.
func (p *Processor) ResumeEnrollment(ctx context.Context, id int64, by By) (store.Enrollment, error) {
	return p.act(ctx, id, store.Action{Action: actionResume}, by)
}

// FinishEnrollment records that the sequence ran to its end for an enrollment.
func (p *Processor) FinishEnrollment(ctx context.Context, id int64, by By) (store.Enrollment, error) {
	return p.act(ctx, id, store.Action{Action: actionFinish}, by)
}

// act does one thing to an enrollment on behalf of a person, and returns where
// it stands then.
func (p *Processor) act(ctx context.Context, id int64, a store.Action, by By) (e store.Enrollment, err error) {
	a.EnrollmentID, a.Who, a.Why, a.At = id, by.Who, by.Why, p.now()
	err = p.store.Update(ctx, func(tx *store.Tx) error {
		if e, err = tx.Enrollment(ctx, id); err != nil {
			return err
		}
		holds, err := tx.Holds(ctx, id)
		if err != nil {
			return err
		}
		if err := p.prepare(ctx, tx, e, a); err != nil {
			return err
		}
		if err := tx.AddAction(ctx, a); err != nil {
			return err
		}
		changes, err := p.settleAll(ctx, tx, []int64{e.ProspectID})
		if err != nil {
			return err
		}
		if err := p.tell(ctx, tx, changes); err != nil {
			return err
		}
		if a.Action == actionResume || a.Action == actionHalt {
			if err := p.closeReviews(ctx, tx, holds); err != nil {
				return err
			}
		}
		e, err = tx.Enrollment(ctx, id)
		return err
	})
	if err != nil {
		return store.Enrollment{}, fmt.Errorf("%s enrollment %d: %w", a.Action, id, err)
	}
	return e, nil
}

// prepare checks that an action is allowed and does what it means beside
// being on record.
func (p *Processor) prepare(ctx context.Context, tx *store.Tx, e store.Enrollment, a store.Action) error {
	switch a.Action {
	case actionResume:
		if e.Suppressed {
			return ErrSuppressed
		}
		if err := tx.SetFinished(ctx, e.ID, time.Time{}); err != nil {
			return err
		}
		return tx.SetUndeliverable(ctx, e.Address, time.Time{})
	case actionHold:
		if !a.Until.IsZero() && !a.Until.After(a.At) {
			return ErrPast
		}
	case actionFinish:
		return tx.SetFinished(ctx, e.ID, a.At)
	}
	return nil
}

// closeReviews takes replies off the review list which held the enrollment that
// a person has just decided on, and hold no other.
func (p *Processor) closeReviews(ctx context.Context, tx *store.Tx, holds []store.Hold) error {
	for _, h := range holds {
		if h.Reason != ReasonReview {
			continue
		}
		others, err := tx.HeldBy(ctx, h.ReplyID)
		if err != nil {
			return err
		}
		if others > 0 {
			continue
		}
		r, err := tx.Reply(ctx, h.ReplyID)
		if err != nil {
			return err
		}
		r.Reviewed = p.now()
		if err := tx.UpdateReply(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// Relabel lets a person's label overrule the verdict on a reply: what the old
// label did is undone, except a suppression, and what the new one does is done.
func (p *Processor) Relabel(ctx context.Context, replyID int64, label classifier.Label, by By) (out Outcome, err error) {
	switch label {
	case classifier.Interested, classifier.Later, classifier.NotInterested, classifier.Unclear:
	default:
		return Outcome{}, fmt.Errorf("relabel reply %d: unknown label %q", replyID, label)
	}
	err = p.store.Update(ctx, func(tx *store.Tx) error {
		out, err = p.relabel(ctx, tx, replyID, label, by)
		return err
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("relabel reply %d: %w", replyID, err)
	}
	return out, nil
}

func (p *Processor) relabel(ctx context.Context, tx *store.Tx, replyID int64, label classifier.Label, by By) (Outcome, error) {
	r, err := tx.Reply(ctx, replyID)
	if err != nil {
		return Outcome{}, err
	}
	var c Case
	if err := json.Unmarshal(r.Facts, &c); err != nil {
		return Outcome{}, fmt.Errorf("decode facts: %w", err)
	}
	c.Person, c.PersonAt, c.DryRun = label, p.now(), c.DryRun && p.policy.DryRun
	d := Decide(c, p.policy)
	r.RelabeledBy, r.Reviewed = by.Who, p.now()
	if d.Disposition == Review {
		r.Reviewed = time.Time{} // held until a person decides otherwise
	}
	if err := setDecision(&r, c, d); err != nil {
		return Outcome{}, err
	}
	if err := tx.UpdateReply(ctx, r); err != nil {
		return Outcome{}, err
	}
	if err := tx.PutExample(ctx, exampleOf(r, label, by, p.now())); err != nil {
		return Outcome{}, err
	}
	changes, err := p.settleMatched(ctx, tx, r.ID)
	if err != nil {
		return Outcome{}, err
	}
	if r, err = tx.Reply(ctx, r.ID); err != nil { // as the whole history left it
		return Outcome{}, err
	}
	if err := tx.AppendEvent(ctx, EventReplyRelabeled, p.now(), eventData{Reply: &r}); err != nil {
		return Outcome{}, err
	}
	if err := p.tell(ctx, tx, changes); err != nil {
		return Outcome{}, err
	}
	out := outcomeOf(r)
	out.Changes, out.Committed = changes, p.now()
	return out, nil
}

// exampleOf is what a person's label teaches. The tags are the machine's: of
// them an opt-out fits to a no alone.
func exampleOf(r store.Reply, label classifier.Label, by By, at time.Time) store.Example {
	e := store.Example{ReplyID: r.ID, Label: string(label), Who: by.Who, At: at}
	for _, t := range r.Tags {
		if t != string(classifier.OptOut) || label == classifier.NotInterested {
			e.Tags = append(e.Tags, t)
		}
	}
	return e
}
