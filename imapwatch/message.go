package imapwatch

import (
	"context"
	"errors"
	"time"
)

// Message is one message as the server holds it, or the head of it.
type Message struct {
	Account string
	Mailbox string // the server's name for it, decoded to UTF-8
	Role    Role   // of the mailbox, when it has one

	// Generation, with Account, Mailbox and UID, names the message for good. It
	// grows when the server renumbers the mailbox; see [Cursor].
	Generation  uint64
	UIDValidity uint32
	UID         uint32

	InternalDate time.Time // when the server received it
	Size         int64     // of the whole message, in bytes, as the server says
	Flags        []string

	// Raw is the message from its first byte. It is only lent: a handler that
	// keeps any of it after returning must copy.
	Raw []byte

	// Truncated is set when Raw is not the whole message; More, when returning
	// ErrNeedMore would bring more of it.
	Truncated bool
	More      bool

	// HeadersOnly is set on the last attempt at a message whose body the server
	// fails to deliver: Raw is its header. It is recorded as quarantined
	// whatever the handler returns.
	HeadersOnly bool

	// Old is set when the message was in the mailbox before it was watched for
	// the first time. It was then either answered long ago or is not ours:
	// record it, but do not act on it as on news.
	Old bool

	// Noticed is when the watcher learned that the message exists: the arrival
	// of the server's push, or of the answer to the search that found it.
	Noticed time.Time
}

// Handler handles one message. nil means that it is dealt with for good, in
// durable storage: it is not handed over again, except after a crash or a
// renumbering of the mailbox, so a message already seen must be nil too.
// ErrSkip is nil for a message of no interest. Any other error means that the
// message will come again, later and later; it holds up no other message.
//
// Handlers run concurrently for different mailboxes. The context ends some time
// after the watcher was told to stop ([Options.Drain]). A panic is caught and
// treated as an error.
type Handler func(ctx context.Context, m Message) error

// ErrNeedMore is returned by a handler that cannot judge the message by the
// part it was given. It is called again with up to Limits.MaxBytes, provided
// that Message.More was set.
var ErrNeedMore = errors.New("imapwatch: more of the message is needed")

// ErrSkip is returned by a handler for a message that it does not want; the
// outcome is recorded as Skipped.
var ErrSkip = errors.New("imapwatch: message is of no interest")
