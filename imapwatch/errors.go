package imapwatch

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// Reason is why something failed or ended: a closed set, fit for a metric label.
type Reason string

// All reasons; [Reasons] lists them.
const (
	ReasonDial      Reason = "dial"      // no connection: name, route, refused, time-out
	ReasonTLS       Reason = "tls"       // handshake or certificate
	ReasonGreeting  Reason = "greeting"  // the server did not greet or turned us away
	ReasonLogin     Reason = "login"     // user or password refused
	ReasonToken     Reason = "token"     // no access token could be had
	ReasonReauth    Reason = "reauth"    // a person must log in again
	ReasonLimit     Reason = "limit"     // too many connections, throttled
	ReasonMailbox   Reason = "mailbox"   // a mailbox cannot be opened
	ReasonTimeout   Reason = "timeout"   // no answer within the step's time
	ReasonNetwork   Reason = "network"   // the line broke
	ReasonBye       Reason = "bye"       // the server ended the session
	ReasonProtocol  Reason = "protocol"  // the server said what IMAP does not allow
	ReasonGuard     Reason = "guard"     // the server exceeded a limit of ours
	ReasonRefused   Reason = "refused"   // a command was answered NO or BAD
	ReasonStore     Reason = "store"     // the store failed
	ReasonHandler   Reason = "handler"   // the handler failed
	ReasonUnfetched Reason = "unfetched" // the server did not deliver the message
	ReasonRotate    Reason = "rotate"    // planned reconnect
	ReasonStop      Reason = "stop"      // the watcher or the account was stopped
)

var reasons = []Reason{
	ReasonDial, ReasonTLS, ReasonGreeting, ReasonLogin, ReasonToken, ReasonReauth, ReasonLimit,
	ReasonMailbox, ReasonTimeout, ReasonNetwork, ReasonBye, ReasonProtocol, ReasonGuard, ReasonRefused,
	ReasonStore, ReasonHandler, ReasonUnfetched, ReasonRotate, ReasonStop,
}

// Reasons returns every Reason, to preset metrics with.
func Reasons() []Reason { return slices.Clone(reasons) }

// Actor is who must act on an error.
type Actor string

// Who must act: the operator, or nobody because the machine tries again.
const (
	Operator Actor = "operator"
	Machine  Actor = "machine"
)

// Error is the error of a session. Its text consists of closed words only and
// may be logged; what the server said is kept apart in Server.
type Error struct {
	Op     string // the step that failed, such as "login"
	Reason Reason
	Actor  Actor
	Advice string // what the operator should do, or what will happen by itself

	// Server is the server's own text, cut to 200 bytes of printable
	// characters. It may contain addresses: show it to the operator, do not log
	// it.
	Server string
	Err    error // cause, for errors.Is and errors.As; may be nil
}

// Error returns step and reason.
func (e *Error) Error() string { return fmt.Sprintf("imapwatch: %s: %s", e.Op, e.Reason) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrReauthorize is wrapped by a TokenSource when no token can be had until a
// person logs in again (OAuth 2.0 invalid_grant, RFC 6749 section 5.2). The
// account then waits for Put or Kick instead of retrying.
var ErrReauthorize = errors.New("imapwatch: a person must authorize the account again")

// asError returns err as *Error, classing it when it is not one yet.
func asError(op string, err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	reason := ReasonNetwork
	if errors.Is(err, context.Canceled) {
		reason = ReasonStop
	}
	return &Error{Op: op, Reason: reason, Actor: Machine, Advice: adviceRetry, Err: err}
}

const adviceRetry = "nothing: it is tried again by itself"

// PanicError is the error of a handler that panicked. Its text names only the
// type of the value, which may hold anything.
type PanicError struct {
	Value any
	Stack []byte
}

// Error says that the handler panicked, and with a value of what type.
func (e *PanicError) Error() string { return fmt.Sprintf("handler panicked: %T", e.Value) }
