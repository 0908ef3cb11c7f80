package pipeline

import (
	"context"
	"fmt"
	"time"

	"github.com/heed-mail/heed/internal/store"
)

// dueBatch is how many enrollments are brought up to date in one transaction.
const dueBatch = 100

// NextDue returns when ResumeDue has something to do next; the zero time when
// nothing is waiting.
func (p *Processor) NextDue(ctx context.Context) (time.Time, error) { return p.store.NextDue(ctx) }

// ResumeDue ends the holds whose time has come, and tells (as event
// enrollment.due) which windows to come back have opened. The caller calls it
// at the time that NextDue gives, after a start, and when the clock was set;
// calling it too often does no harm. It returns what changed, with To equal to
// From for a window that opened.
func (p *Processor) ResumeDue(ctx context.Context) ([]Change, error) {
	var all []Change
	for {
		due, err := p.store.DueEnrollments(ctx, p.now(), dueBatch)
		if err != nil || len(due) == 0 {
			return all, err
		}
		var changes []Change
		err = p.store.Update(ctx, func(tx *store.Tx) (err error) {
			changes, err = p.resume(ctx, tx, due)
			return err
		})
		if err != nil {
			return all, fmt.Errorf("resume what is due: %w", err)
		}
		all = append(all, changes...)
	}
}

// resume brings enrollments up to date that were found due. By now each may
// have been changed by somebody else.
func (p *Processor) resume(ctx context.Context, tx *store.Tx, due []store.Enrollment) (changes []Change, err error) {
	for _, d := range due {
		some, err := p.settleAll(ctx, tx, []int64{d.ProspectID})
		if err != nil {
			return nil, err
		}
		if err := p.tell(ctx, tx, some); err != nil {
			return nil, err
		}
		changes = append(changes, some...)
		e, err := tx.Enrollment(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		if e.DueAt.IsZero() || e.DueAt.After(p.now()) {
			continue
		}
		if err := p.tellOf(ctx, tx, EventEnrollmentDue, e); err != nil {
			return nil, err
		}
		if err := tx.SetDueTold(ctx, e.ID, e.ReplyID); err != nil {
			return nil, err
		}
		c, _ := change(e, e.Standing)
		changes = append(changes, c)
	}
	return changes, nil
}

// pruneBatch is how many messages are erased in one transaction.
const pruneBatch = 500

// Prune erases the messages that answer nobody and are older than twice the
// look-back, when no enrollment that is imported can be answered by them any
// more, and returns how many. It is to be called now and then.
func (p *Processor) Prune(ctx context.Context) (erased int64, err error) {
	before := p.now().Add(-2 * p.policy.Lookback)
	for {
		var n int64
		err = p.store.Update(ctx, func(tx *store.Tx) (err error) {
			n, err = tx.Prune(ctx, before, pruneBatch)
			return err
		})
		if err != nil {
			return erased, fmt.Errorf("prune old messages: %w", err)
		}
		if erased += n; n < pruneBatch {
			return erased, nil
		}
	}
}
