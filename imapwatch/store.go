package imapwatch

import (
	"context"
	"sync"
	"time"
)

// Cursor says how far a mailbox has been read.
type Cursor struct {
	// Generation is 1 for the first numbering of the mailbox and grows by one
	// when UIDVALIDITY changes or UIDNEXT goes back (RFC 9051 section 2.3.1.1
	// forbids the second, restored backups do it nevertheless). 0: never opened.
	Generation  uint64
	UIDValidity uint32

	Floor uint32 // UIDs below are none of our business in this generation
	Low   uint32 // every UID in [Floor, Low) is decided, as far as it was visible
	Next  uint32 // the highest UIDNEXT seen

	// FirstOpened is when the mailbox was first watched, and Fresh the UIDNEXT
	// it then had: what is older is handed over as Message.Old.
	FirstOpened time.Time
	Fresh       uint32

	// Synced is when last everything in the mailbox was decided. A new
	// generation is searched from two days before.
	Synced time.Time
}

// State is what became of a message.
type State string

// The states of an outcome. All but Pending are final.
const (
	Pending     State = "pending"     // tried and failed; will be tried again
	Done        State = "done"        // the handler returned nil
	Skipped     State = "skipped"     // the handler returned ErrSkip
	Gone        State = "gone"        // deleted or moved before it could be fetched
	Quarantined State = "quarantined" // given up; a person should look
)

// Final reports whether the message will not be tried again.
func (s State) Final() bool { return s != Pending && s != "" }

// Outcome is what became of one UID.
type Outcome struct {
	UID      uint32
	State    State
	Attempts int       // failed ones that count
	Since    time.Time // of the first failed attempt; zero if none
	Retry    time.Time // not before; only with Pending
	Reason   Reason    // why the last attempt failed; empty if none did
}

// Store keeps cursors and outcomes. It is used by one goroutine per mailbox at
// a time, and by several for different mailboxes.
//
// In SQL it is two tables, one keyed by (account, mailbox) and one by (account,
// mailbox, generation, uid), and three statements. An error of the store ends
// the session, which then backs off; nothing is lost by it.
type Store interface {
	// Cursor returns the stored cursor, or the zero Cursor for a mailbox that
	// was never opened.
	Cursor(ctx context.Context, account, mailbox string) (Cursor, error)

	// Outcomes returns what is recorded of UIDs at and above from, in any order.
	Outcomes(ctx context.Context, account, mailbox string, generation uint64, from uint32) ([]Outcome, error)

	// Commit stores the cursor and adds or replaces the outcomes (of the
	// cursor's generation), all or nothing, durably. Outcomes of UIDs more than
	// 1000 below c.Low and of earlier generations may be deleted at leisure,
	// except Quarantined ones that are still to be shown to a person.
	Commit(ctx context.Context, account, mailbox string, c Cursor, outcomes []Outcome) error
}

// MemoryStore is a Store that forgets everything at the end of the process.
type MemoryStore struct {
	mu    sync.Mutex
	boxes map[[2]string]*memoryMailbox
}

type memoryMailbox struct {
	cursor   Cursor
	outcomes map[uint32]Outcome
}

// NewMemoryStore returns an empty store, for tests and trials.
func NewMemoryStore() *MemoryStore {
	return &MemoryStore{boxes: make(map[[2]string]*memoryMailbox)}
}

// Cursor implements Store.
func (s *MemoryStore) Cursor(_ context.Context, account, mailbox string) (Cursor, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b := s.boxes[[2]string{account, mailbox}]; b != nil {
		return b.cursor, nil
	}
	return Cursor{}, nil
}

// Outcomes implements Store.
func (s *MemoryStore) Outcomes(_ context.Context, account, mailbox string, generation uint64, from uint32) ([]Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.boxes[[2]string{account, mailbox}]
	if b == nil || b.cursor.Generation != generation {
		return nil, nil
	}
	var found []Outcome
	for uid, o := range b.outcomes {
		if uid >= from {
			found = append(found, o)
		}
	}
	return found, nil
}

// Commit implements Store.
func (s *MemoryStore) Commit(_ context.Context, account, mailbox string, c Cursor, outcomes []Outcome) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := [2]string{account, mailbox}
	b := s.boxes[key]
	if b == nil || b.cursor.Generation != c.Generation {
		b = &memoryMailbox{outcomes: make(map[uint32]Outcome)}
		s.boxes[key] = b
	}
	b.cursor = c
	for _, o := range outcomes {
		b.outcomes[o.UID] = o
	}
	for uid, o := range b.outcomes {
		if len(b.outcomes) > 4000 && o.State != Quarantined && uint64(uid)+1000 < uint64(c.Low) {
			delete(b.outcomes, uid)
		}
	}
	return nil
}
