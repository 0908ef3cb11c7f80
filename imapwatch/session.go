package imapwatch

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/emersion/go-imap/v2"
)

const (
	healthyAfter  = 2 * time.Minute  // a session this long resets the back-off
	reselectAfter = time.Hour        // a mailbox is opened anew, against views that froze
	mainBudget    = 30 * time.Second // on a backlog of the push mailbox before the others are looked at
	turnBudget    = 5 * time.Second  // likewise on one watched in turn
	missedLimit   = 3                // pushes missed in a row before the mailbox is polled
	repushAfter   = time.Hour        // polling this long, push is given another chance
)

// session watches one push mailbox, and the account's other mailboxes in turn,
// over one connection at a time. Its goroutine alone uses everything here but
// the status and the kick channel.
type session struct {
	w       *Watcher
	account Account
	kick    chan struct{} // holds one

	main  *mailbox
	turns []*mailbox

	opened   *mailbox // selected on the current connection
	openedAt time.Time
	calm     int       // refreshes in a row that found nothing
	polling  time.Time // since when the push mailbox is polled because push is mute
	status   sessionStatus
}

func newSession(w *Watcher, a Account, push string, first bool) *session {
	a.Limits = a.Limits.orDefaults()
	s := &session{w: w, account: a, kick: make(chan struct{}, 1)}
	s.main = newMailbox(push, ModePush)
	if first {
		for _, name := range a.Turn {
			s.turns = append(s.turns, newMailbox(name, ModeTurn))
		}
	}
	s.status.set(StateConnecting)
	s.status.mailboxes = s.snapshotMailboxes()
	return s
}

func (s *session) nudge() {
	select {
	case s.kick <- struct{}{}:
	default:
	}
}

func (s *session) emit(e Event) {
	e.Account = s.account.ID
	s.w.observe(e)
}

// run connects again and again until ctx ends.
func (s *session) run(ctx context.Context) {
	defer func() { s.status.set(StateStopped) }()
	var row inARow
	for ctx.Err() == nil {
		s.status.set(StateConnecting)
		began := time.Now()
		loggedIn, err := s.connectAndServe(ctx)
		if ctx.Err() != nil {
			return
		}
		if loggedIn {
			row.refusals = 0
			if time.Since(began) > healthyAfter {
				row.failures = 0
			}
		}
		state, delay := s.pause(asError("session", err), &row)
		if delay == 0 {
			continue
		}
		s.status.wait(state, delay)
		if _, err := sleep(ctx, s.kick, delay); err != nil {
			return
		}
	}
}

// inARow counts what delays the next attempt.
type inARow struct{ failures, refusals int }

// pause returns how long to wait before the next connection, and what to call
// that.
func (s *session) pause(e *Error, row *inARow) (AccountState, time.Duration) {
	switch e.Reason {
	case ReasonRotate:
		return StateConnecting, 0
	case ReasonReauth:
		return StateReauthorize, math.MaxInt64
	case ReasonLogin:
		row.refusals++
		return StateRefused, refusedDelay(row.refusals)
	}
	row.failures++
	delay := backoff(row.failures - 1)
	switch e.Reason {
	case ReasonLimit:
		if cool := s.w.hosts.get(s.account.Host).cool(); cool > 0 {
			s.emit(Event{Kind: EventCooldown, Reason: ReasonLimit, Took: cool})
		}
	case ReasonMailbox: // mostly for a person to mend
		delay = max(backoff(row.failures+5), time.Minute)
	}
	return StateWaiting, delay
}

// connectAndServe makes one connection and serves it until it ends. The error
// is never nil.
func (s *session) connectAndServe(ctx context.Context) (loggedIn bool, err error) {
	c, err := s.connect(ctx)
	if err != nil {
		e := asError("connect", err)
		s.status.fail(e)
		switch e.Reason {
		case ReasonStop:
		case ReasonLogin, ReasonToken, ReasonReauth, ReasonLimit:
			s.emit(Event{Kind: EventRefused, Reason: e.Reason, Err: e})
		default:
			s.emit(Event{Kind: EventDisconnected, Reason: e.Reason, Err: e})
		}
		return false, e
	}
	s.status.contact()
	s.emit(Event{Kind: EventConnected})
	s.opened = nil
	s.allDue()
	err = s.serve(ctx, c)
	if ctx.Err() != nil {
		err = &Error{Op: "session", Reason: ReasonStop, Actor: Machine, Err: ctx.Err()}
	}
	e := asError("session", err)
	switch e.Reason {
	case ReasonStop, ReasonRotate, ReasonStore, ReasonMailbox:
		c.logout()
	default:
		c.close()
	}
	if e.Reason != ReasonRotate && e.Reason != ReasonStop {
		s.status.fail(e)
	}
	s.emit(Event{Kind: EventDisconnected, Reason: e.Reason, Err: e})
	return true, e
}

// connect dials and logs in, with one more attempt at once when the
// authenticator has fresh credentials after a refusal. It does so in a goroutine
// that ends with it: a TLS handshake needs a deep stack, which the session's own
// goroutine would keep for all the time it idles.
func (s *session) connect(ctx context.Context) (c *conn, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for again := true; ; again = false {
			var e *Error
			c, err = s.connectOnce(ctx)
			if err == nil || !again || !errors.As(err, &e) || e.Reason != ReasonLogin || errors.Is(err, ErrMechanism) || !s.account.Auth.Refused(ctx) {
				return
			}
		}
	}()
	<-done
	return c, err
}

func (s *session) connectOnce(ctx context.Context) (*conn, error) {
	leave, err := s.w.hosts.enter(ctx, s.account.Host)
	if err != nil {
		return nil, err
	}
	defer leave()
	c, err := newConn(ctx, s.w.options.Dial, s.account, s.w.tls)
	if err != nil {
		return nil, err
	}
	c.buffers = &s.w.buffers
	if err := c.login(ctx, s.account); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// serve looks at all mailboxes, waits, and looks again, until the connection
// ends. It returns ReasonRotate when the connection has lived long enough.
func (s *session) serve(ctx context.Context, c *conn) error {
	if err := s.resolve(ctx, c); err != nil {
		return err
	}
	began, resolved := time.Now(), time.Now()
	for {
		if time.Since(resolved) > reselectAfter { // mailboxes are made and renamed
			if err := s.resolve(ctx, c); err != nil {
				return err
			}
			resolved = time.Now()
		}
		s.status.set(StateCatchingUp)
		more, err := s.visitAll(ctx, c)
		if err != nil {
			return err
		}
		if time.Since(began) > healthyAfter {
			s.w.hosts.get(s.account.Host).calm()
		}
		if time.Now().After(c.expires) {
			return &Error{Op: "session", Reason: ReasonRotate, Actor: Machine}
		}
		if more {
			continue
		}
		s.status.set(StateWatching)
		if err := s.wait(ctx, c); err != nil {
			return err
		}
	}
}

// visitAll looks at the push mailbox and at each of the others whose turn it is.
// more is set when a backlog remains.
func (s *session) visitAll(ctx context.Context, c *conn) (more bool, err error) {
	more, err = s.visit(ctx, c, s.main, mainBudget)
	if err != nil {
		return false, err
	}
	for _, m := range s.turns {
		if m.absent || time.Now().Before(m.due) {
			continue
		}
		changed, err := s.changed(ctx, c, m)
		if err != nil {
			return false, err
		}
		left := false
		if changed {
			if left, err = s.visit(ctx, c, m, turnBudget); err != nil {
				return false, err
			}
		}
		if left {
			more = true
		} else {
			m.due = time.Now().Add(around(s.w.options.Turn))
		}
	}
	if s.opened != s.main && !s.main.absent {
		left, err := s.visit(ctx, c, s.main, mainBudget)
		if err != nil {
			return false, err
		}
		more = more || left
	}
	return more, nil
}

// visit opens the mailbox if need be and deals with what is in it.
func (s *session) visit(ctx context.Context, c *conn, m *mailbox, budget time.Duration) (more bool, err error) {
	if m.absent {
		return false, nil
	}
	if s.opened != m || time.Since(s.openedAt) > reselectAfter {
		if err := s.examine(ctx, c, m); err != nil {
			if !isMissing(err) || m == s.main {
				return false, err
			}
			m.absent = true
			s.publish()
			return false, nil
		}
	}
	m.visited = time.Now()
	more, err = s.catchUp(ctx, c, m, budget)
	if n := c.guard.dropped.Swap(0); n > 0 {
		s.emit(Event{Kind: EventDropped, Mailbox: m.name, Role: m.role, Count: int(n)})
	}
	_, alert := c.guard.said()
	s.status.alerted(alert)
	s.status.contact()
	s.publish()
	return more, err
}

// isMissing reports whether the server refused to open a mailbox.
func isMissing(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Reason == ReasonMailbox
}

// examine opens a mailbox read-only and takes note of its numbering.
func (s *session) examine(ctx context.Context, c *conn, m *mailbox) error {
	s.opened = nil
	var data *imap.SelectData
	err := c.within(ctx, "examine", commandTime, func() (err error) {
		data, err = c.client.Select(m.name, &imap.SelectOptions{ReadOnly: true}).Wait()
		return err
	})
	if err != nil {
		if e := asError("examine", err); e.Reason == ReasonRefused {
			e.Reason, e.Actor, e.Advice = ReasonMailbox, Operator, adviceMailbox
		}
		return err
	}
	if s.opened, s.openedAt = m, time.Now(); m == s.main {
		s.calm = 0
	}
	return s.reconcile(ctx, c, m, data)
}

// changed asks with STATUS whether a mailbox is worth opening.
func (s *session) changed(ctx context.Context, c *conn, m *mailbox) (bool, error) {
	if !m.loaded || m.open() || time.Since(m.visited) > reselectAfter {
		return true, nil
	}
	var data *imap.StatusData
	err := c.within(ctx, "status", commandTime, func() (err error) {
		data, err = c.client.Status(m.name, &imap.StatusOptions{UIDNext: true, UIDValidity: true}).Wait()
		return err
	})
	if err != nil {
		if e := asError("status", err); e.Reason != ReasonRefused {
			return false, err
		}
		return true, nil // EXAMINE will tell what is wrong
	}
	s.status.contact()
	if uint32(data.UIDNext) != m.cursor.Next || data.UIDValidity != m.cursor.UIDValidity {
		return true, nil
	}
	m.synced = time.Now()
	s.publish()
	return false, nil
}
