package imapwatch

import (
	"slices"
	"time"
)

// EventKind is what happened: a closed set, fit for a metric label.
type EventKind string

// All kinds of event; [EventKinds] lists them.
const (
	EventConnected    EventKind = "connected"     // logged in
	EventDisconnected EventKind = "disconnected"  // Reason says why; Err has the details
	EventRefused      EventKind = "login_refused" // Reason is login, token, reauth or limit
	EventIdle         EventKind = "idle"          // IDLE was issued anew to keep it alive
	EventMissedPush   EventKind = "missed_push"   // Count messages found that the server did not announce
	EventPolling      EventKind = "polling"       // push is missing or mute: the mailbox is polled from now on
	EventGeneration   EventKind = "generation"    // the mailbox was renumbered
	EventSynced       EventKind = "synced"        // everything in the mailbox is decided
	EventHandled      EventKind = "handled"       // Took: from notice to the handler's return
	EventFailed       EventKind = "failed"        // an attempt at message UID failed: Reason handler or unfetched
	EventQuarantined  EventKind = "quarantined"   // message UID was given up
	EventGone         EventKind = "gone"          // message UID vanished before it was fetched
	EventDropped      EventKind = "guard_dropped" // Count unknown responses dropped by the byte filter
	EventCooldown     EventKind = "cooldown"      // all accounts of the host wait: Took
)

var eventKinds = []EventKind{
	EventConnected, EventDisconnected, EventRefused, EventIdle, EventMissedPush, EventPolling, EventGeneration,
	EventSynced, EventHandled, EventFailed, EventQuarantined, EventGone, EventDropped, EventCooldown,
}

// EventKinds returns every EventKind, to preset metrics with.
func EventKinds() []EventKind { return slices.Clone(eventKinds) }

// Event tells the program what happened, for metrics and logs. All its fields
// but Err and Message are closed words, ids and numbers; of Err, the text of an
// *Error and of a *PanicError is fit for a log.
type Event struct {
	Kind    EventKind
	Account string
	Mailbox string // empty when the whole account is meant
	Role    Role
	UID     uint32
	Reason  Reason
	Count   int
	Took    time.Duration
	Message *Message // with EventHandled, without Raw
	Err     error    // *Error; with ReasonHandler the handler's own, or *PanicError
}
