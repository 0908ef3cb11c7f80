package pipeline

import (
	"context"

	"github.com/heed-mail/heed/internal/store"
)

// The types of the events that the pipeline records.
const (
	EventReplyReceived      = "reply.received"
	EventReplyRelabeled     = "reply.relabeled"
	EventEnrollmentHeld     = "enrollment.held"
	EventEnrollmentHalted   = "enrollment.halted"
	EventEnrollmentResumed  = "enrollment.resumed"
	EventEnrollmentDue      = "enrollment.due"
	EventProspectSuppressed = "prospect.suppressed"
)

// eventData is what an event says: the rows as the outside contract writes
// them.
type eventData struct {
	Enrollment  *store.Enrollment  `json:"enrollment,omitempty"`
	Reply       *store.Reply       `json:"reply,omitempty"`
	Suppression *store.Suppression `json:"suppression,omitempty"`
}

// tell records what changed for enrollments as events.
func (p *Processor) tell(ctx context.Context, tx *store.Tx, changes []Change) error {
	for _, c := range changes {
		kind := map[store.State]string{
			store.Halted: EventEnrollmentHalted,
			store.Held:   EventEnrollmentHeld,
			store.Active: EventEnrollmentResumed,
		}[c.To]
		if kind == "" { // finished: whoever runs the sequence said so
			continue
		}
		e, err := tx.Enrollment(ctx, c.EnrollmentID)
		if err != nil {
			return err
		}
		if err := p.tellOf(ctx, tx, kind, e); err != nil {
			return err
		}
	}
	return nil
}

// tellOf records an event about an enrollment and the reply that decided it.
func (p *Processor) tellOf(ctx context.Context, tx *store.Tx, kind string, e store.Enrollment) error {
	data := eventData{Enrollment: &e}
	if e.ReplyID != 0 {
		r, err := tx.Reply(ctx, e.ReplyID)
		if err != nil {
			return err
		}
		data.Reply = &r
	}
	return tx.AppendEvent(ctx, kind, p.now(), data)
}
