package imapwatch

import "time"

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
