// Package imapwatch watches mailboxes on IMAP servers and hands every message
// to a handler: none missed, none counted before it is handled, whatever the
// server and the network do.
//
// A [Watcher] is given accounts and runs until its context ends. For each
// account it keeps one read-only connection (EXAMINE and BODY.PEEK only: no
// flag is set and nothing is changed), catches up from a stored cursor, waits
// for the server's push (IDLE, RFC 2177) and looks into further mailboxes in
// turn. Where push is missing or mute it polls. It reconnects with jittered
// back-off, notices frozen and half-open lines, survives a changed UIDVALIDITY
// and isolates the message that breaks a connection.
//
// The program supplies three things:
//
//   - a [Store] that keeps one cursor per mailbox and one outcome per message
//     (an SQL store needs two tables; [NewMemoryStore] is for tests and trials);
//   - a [Handler] that is called for each message at least once, and must
//     therefore treat a message it has already seen as done;
//   - optionally an observer ([Options.Observe]) that turns events with closed
//     reason sets into metrics and log lines.
//
// # What a server may do to the program
//
// Nothing but cost its own account time. All bytes from the server pass a
// filter that bounds line length, literal size and nesting before the IMAP
// parser sees them; every step has a deadline that closes the socket; memory
// per batch is bounded; fetching and handling by all accounts share one pool
// in which a mailbox with a large backlog cannot hold up another.
//
// # Order
//
// The messages of one mailbox are handled one at a time in UID order, except
// that newly arrived ones overtake a backlog and a message that failed is tried
// again later. [Options.PerMailbox] above 1 gives the order up for speed.
package imapwatch
