package imapwatch

import (
	"sync"
	"time"
)

// AccountState is what an account's connection is doing.
type AccountState string

// The states of an account. The last three wait for time or for a person.
const (
	StateConnecting  AccountState = "connecting"
	StateCatchingUp  AccountState = "catching_up"
	StateWatching    AccountState = "watching"    // waiting for push, or for the next poll
	StateWaiting     AccountState = "waiting"     // backing off after an error
	StateRefused     AccountState = "refused"     // login refused; retried at 1, 5, 15, 60 minutes
	StateReauthorize AccountState = "reauthorize" // not retried until Put or Kick
	StateStopped     AccountState = "stopped"
)

// AccountStates returns every AccountState, to preset metrics with.
func AccountStates() []AccountState {
	return []AccountState{StateConnecting, StateCatchingUp, StateWatching, StateWaiting, StateRefused, StateReauthorize, StateStopped}
}

// AccountStatus is a snapshot of one account. With several push mailboxes it
// shows the connection that is worst off.
type AccountStatus struct {
	Account     string
	State       AccountState
	Since       time.Time // in State
	LastContact time.Time // the server last answered a command; zero: never
	NextTry     time.Time // when State is waiting or refused
	LastError   *Error    // the last one, kept after recovery; nil: none yet
	ErrorAt     time.Time
	Advice      string // what to do now; empty when all is well
	Alert       string // the server's last alert, which a person should see (RFC 9051 section 7.1); may contain addresses
	Mailboxes   []MailboxStatus
}

// How a mailbox is watched.
const (
	ModePush = "push" // IDLE
	ModePoll = "poll" // IDLE is missing or mute
	ModeTurn = "turn" // STATUS in turn
)

// MailboxStatus is a snapshot of one mailbox.
type MailboxStatus struct {
	Name        string // empty when no mailbox has the role
	Role        Role
	Mode        string    // ModePush, ModePoll or ModeTurn
	Absent      bool      // the server has no such mailbox
	LastSync    time.Time // when everything was last decided; zero: not yet
	Lag         int       // messages known and not decided
	Pending     int       // of these, tried and failed
	Quarantined int       // since the start of the process
	MissedPush  int       // likewise
	Generation  uint64
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
