package imapwatch

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
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

// resolve finds the mailboxes that are given by role.
func (s *session) resolve(ctx context.Context, c *conn) error {
	list, err := c.list(ctx)
	if err != nil && asError("list", err).Reason != ReasonRefused {
		return err
	}
	for _, m := range append([]*mailbox{s.main}, s.turns...) {
		name, role := find(list, m.want)
		m.absent = name == ""
		if name != m.name { // another mailbox has the role now
			m.name, m.loaded = name, false
			s.opened = nil
		}
		m.role = role
	}
	seen := map[string]bool{s.main.name: true}
	for _, m := range s.turns { // one mailbox may be named twice, by name and by role
		if m.absent = m.absent || seen[m.name]; !m.absent {
			seen[m.name] = true
		}
	}
	s.publish()
	if s.main.absent {
		return &Error{Op: "list", Reason: ReasonMailbox, Actor: Operator, Advice: "name the mailbox to watch by push: the server marks none with this role"}
	}
	return nil
}

// listed is one mailbox of an account.
type listed struct {
	name  string
	roles []Role
}

// list lists the account's mailboxes that can be opened. Whether to ask for
// SPECIAL-USE depends on the server: some send it unasked, some only when
// asked, and some reject the question.
func (c *conn) list(ctx context.Context) ([]listed, error) {
	options := &imap.ListOptions{}
	if c.caps.Has(imap.CapSpecialUse) && (c.caps.Has(imap.CapListExtended) || c.caps.Has(imap.CapIMAP4rev2)) {
		options.ReturnSpecialUse = true
	}
	var list []listed
	err := c.within(ctx, "list", commandTime, func() error {
		cmd := c.client.List("", "*", options)
		for d := cmd.Next(); d != nil; d = cmd.Next() {
			if len(list) < maxMailboxes && !slices.Contains(d.Attrs, imap.MailboxAttrNoSelect) && !slices.Contains(d.Attrs, imap.MailboxAttrNonExistent) {
				list = append(list, listed{d.Mailbox, rolesOf(d)})
			}
		}
		return cmd.Close()
	})
	if !c.caps.Has(imap.CapSpecialUse) {
		guessRoles(list)
	}
	return list, err
}

// usualNames are those that servers without SPECIAL-USE, Microsoft 365 among
// them, give to mailboxes with a role; only English ones can be known.
var usualNames = map[string]Role{
	"junk email": RoleJunk, "junk e-mail": RoleJunk, "junk": RoleJunk, "spam": RoleJunk,
	"sent items": RoleSent, "sent messages": RoleSent, "sent": RoleSent,
	"archive": RoleArchive, "deleted items": RoleTrash, "trash": RoleTrash, "drafts": RoleDrafts,
}

// guessRoles gives roles by name, unless the server gave any itself.
func guessRoles(list []listed) {
	for _, l := range list {
		if len(l.roles) > 0 && l.roles[0] != RoleInbox {
			return
		}
	}
	for i, l := range list {
		if role := usualNames[strings.ToLower(l.name)]; role != RoleNone {
			list[i].roles = []Role{role}
		}
	}
}

func rolesOf(d *imap.ListData) []Role {
	var roles []Role
	if strings.EqualFold(d.Mailbox, "INBOX") {
		roles = append(roles, RoleInbox)
	}
	for _, attr := range d.Attrs {
		for _, r := range []Role{RoleAll, RoleArchive, RoleJunk, RoleSent, RoleTrash, RoleFlagged, RoleDrafts} {
			if strings.EqualFold(string(attr), string(r)) {
				roles = append(roles, r)
			}
		}
	}
	return roles
}

// find returns the mailbox that is wanted, by role or by name, and its role. A
// name that is not listed is kept: servers may hide mailboxes that can be
// opened.
func find(list []listed, want string) (string, Role) {
	byRole := strings.HasPrefix(want, `\`)
	for _, l := range list {
		role := RoleNone
		if len(l.roles) > 0 {
			role = l.roles[0]
		}
		if byRole {
			for _, r := range l.roles {
				if strings.EqualFold(string(r), want) {
					return l.name, r
				}
			}
		} else if l.name == want || strings.EqualFold(want, "INBOX") && strings.EqualFold(l.name, "INBOX") {
			return l.name, role
		}
	}
	switch {
	case strings.EqualFold(want, "INBOX"), strings.EqualFold(want, string(RoleInbox)):
		return "INBOX", RoleInbox
	case byRole:
		return "", Role(want)
	}
	return want, RoleNone
}

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

// sessionStatus is what Status shows of a session; it alone is shared.
type sessionStatus struct {
	mu          sync.Mutex
	state       AccountState
	since       time.Time
	lastContact time.Time
	nextTry     time.Time
	lastError   *Error
	errorAt     time.Time
	alert       string
	mailboxes   []MailboxStatus
}

func (t *sessionStatus) set(state AccountState) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.state != state {
		t.state, t.since = state, time.Now()
	}
	t.nextTry = time.Time{}
}

func (t *sessionStatus) wait(state AccountState, d time.Duration) {
	t.set(state)
	if state == StateReauthorize {
		return
	}
	t.mu.Lock()
	t.nextTry = time.Now().Add(d)
	t.mu.Unlock()
}

func (t *sessionStatus) contact() {
	t.mu.Lock()
	t.lastContact = time.Now()
	t.mu.Unlock()
}

func (t *sessionStatus) alerted(text string) {
	if text == "" {
		return
	}
	t.mu.Lock()
	t.alert = text
	t.mu.Unlock()
}

func (t *sessionStatus) fail(e *Error) {
	t.mu.Lock()
	t.lastError, t.errorAt = e, time.Now()
	t.mu.Unlock()
}

// publish makes the state of the mailboxes visible to Status.
func (s *session) publish() {
	list := s.snapshotMailboxes()
	s.status.mu.Lock()
	s.status.mailboxes = list
	s.status.mu.Unlock()
}

func (s *session) snapshotMailboxes() []MailboxStatus {
	list := make([]MailboxStatus, 0, 1+len(s.turns))
	for _, m := range append([]*mailbox{s.main}, s.turns...) {
		list = append(list, m.status())
	}
	return list
}

// mergeStatus makes one account's status of its sessions': the worst decides.
func mergeStatus(id string, sessions []*session) AccountStatus {
	rank := map[AccountState]int{StateWatching: 0, StateCatchingUp: 1, StateConnecting: 2, StateWaiting: 3, StateRefused: 4, StateReauthorize: 5, StateStopped: 6}
	merged := AccountStatus{Account: id}
	worst := -1
	for _, s := range sessions {
		s.status.mu.Lock()
		t := &s.status
		if r := rank[t.state]; r > worst {
			worst = r
			merged.State, merged.Since, merged.LastContact, merged.NextTry = t.state, t.since, t.lastContact, t.nextTry
			merged.LastError, merged.ErrorAt = t.lastError, t.errorAt
		}
		if t.alert != "" {
			merged.Alert = t.alert
		}
		merged.Mailboxes = append(merged.Mailboxes, t.mailboxes...)
		s.status.mu.Unlock()
	}
	if e := merged.LastError; e != nil && worst >= rank[StateWaiting] {
		merged.Advice = e.Advice
	}
	return merged
}
