package imapwatch

import (
	"context"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// wait waits for something to do in the push mailbox: by IDLE, or where that is
// missing or mute until the next poll.
func (s *session) wait(ctx context.Context, c *conn) error {
	if !s.polling.IsZero() && time.Since(s.polling) > repushAfter {
		s.polling, s.main.missedRow = time.Time{}, 0
	}
	idle := c.caps.Has(imap.CapIdle)
	if !idle && s.polling.IsZero() {
		s.startPolling()
	}
	if !s.polling.IsZero() {
		s.main.mode = ModePoll
		return s.waitPolling(ctx, c)
	}
	s.main.mode = ModePush
	return s.waitIdle(ctx, c)
}

func (s *session) startPolling() {
	s.polling = time.Now()
	s.main.mode = ModePoll
	s.emit(Event{Kind: EventPolling, Mailbox: s.main.name, Role: s.main.role})
	s.publish()
}

func (s *session) waitPolling(ctx context.Context, c *conn) error {
	kicked, err := sleep(ctx, s.kick, min(around(s.w.options.Poll), s.untilDue(c)))
	if err != nil {
		return stopped(ctx)
	}
	if kicked {
		s.allDue()
	}
	return c.within(ctx, "noop", probeTime, func() error { return c.client.Noop().Wait() })
}

// allDue makes every mailbox in turn due.
func (s *session) allDue() {
	for _, m := range s.turns {
		m.due = time.Time{}
	}
}

func stopped(ctx context.Context) *Error {
	return &Error{Op: "session", Reason: ReasonStop, Actor: Machine, Err: ctx.Err()}
}

func (s *session) waitIdle(ctx context.Context, c *conn) error {
	var idle *imapclient.IdleCommand
	err := c.within(ctx, "idle", probeTime, func() (err error) {
		idle, err = c.client.Idle()
		return err
	})
	if err != nil {
		if e := asError("idle", err); e.Reason == ReasonRefused { // offered but not served
			s.startPolling()
			return nil
		}
		return err
	}
	timer := time.NewTimer(min(s.idlePeriod(), s.untilDue(c)))
	defer timer.Stop()
	refreshed := false
	select {
	case <-c.wake: // catchUp reads when that was
	case <-timer.C:
		refreshed = true
	case <-s.kick:
		s.allDue()
	case <-c.client.Closed():
	case <-ctx.Done():
	}
	// The goodbye after a stop needs the line, so this exchange outlives ctx.
	err = c.within(context.WithoutCancel(ctx), "done", probeTime, func() error {
		if err := idle.Close(); err != nil {
			return err
		}
		return idle.Wait()
	})
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	if err != nil {
		return err
	}
	s.status.contact()
	if refreshed {
		s.main.refreshed = true
		s.calm++
		s.emit(Event{Kind: EventIdle, Mailbox: s.main.name, Role: s.main.role})
	}
	return nil
}

// idlePeriod returns how long to idle before looking for what push missed. The
// first periods after the mailbox was opened or something arrived are short: what arrives between a
// search and the IDLE that follows is what servers forget to announce.
func (s *session) idlePeriod() time.Duration {
	full := around(s.w.options.Refresh)
	if s.calm < len(settling) {
		return min(full, around(settling[s.calm]))
	}
	return full
}

// settling are these first periods.
var settling = [...]time.Duration{time.Second, 10 * time.Second}

// untilDue returns how long until something other than push wants attention: a
// mailbox in turn, a message to be tried again, the end of the session.
func (s *session) untilDue(c *conn) time.Duration {
	next := c.expires
	for _, m := range s.turns {
		if !m.absent && m.due.Before(next) {
			next = m.due
		}
	}
	if r := s.main.nextRetry(); !r.IsZero() && r.Before(next) {
		next = r
	}
	return max(time.Until(next), 100*time.Millisecond)
}
