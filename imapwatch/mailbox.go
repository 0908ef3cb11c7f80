package imapwatch

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
)

const (
	lookBehind    = 50               // UIDs below the low mark that are searched again, for such as become visible late
	clockSlack    = 10 * time.Minute // between the server's clock and ours, when ages are compared
	searchBack    = 48 * time.Hour   // before the last full sync, in a new generation
	commitCursor  = time.Hour        // an unchanged cursor is saved this often, for its Synced
	quarantineMin = 24 * time.Hour   // of failing before a message is given up
	quarantineTry = 5                // failed attempts likewise
)

// mailbox is what a session knows of one mailbox.
type mailbox struct {
	want string // name or role from the account
	name string // the server's
	role Role
	mode string

	absent  bool
	due     time.Time // next turn
	visited time.Time // when it was last opened and searched

	loaded bool // cursor and pending are those of the store
	cursor Cursor
	synced time.Time // when everything was last decided
	saved  time.Time // when the cursor was last committed

	undecided []uint32           // ascending; of the last search and the arrivals since
	decided   map[uint32]bool    // of these
	pending   map[uint32]Outcome // tried and failed
	tries     map[uint32]tried   // failures since the start, counted or not
	suspects  map[uint32]bool    // may have broken the connection: fetched alone
	batch     int                // messages per FETCH, halved when one breaks the connection

	refreshed   bool // the coming search follows an IDLE that ended by its timer
	arrived     int  // messages that the last search found for the first time
	missedRow   int  // searches in a row that found what push had not announced
	missed      int  // messages so found
	quarantined int
}

// tried remembers failures that the store need not know.
type tried struct {
	times     int
	successes uint64 // of the handler, when this message last failed
}

func newMailbox(want, mode string) *mailbox {
	return &mailbox{want: want, name: want, mode: mode, tries: make(map[uint32]tried), suspects: make(map[uint32]bool)}
}

// reconcile compares what EXAMINE says with the cursor, and begins a new
// generation when the numbering is another.
func (s *session) reconcile(ctx context.Context, c *conn, m *mailbox, data *imap.SelectData) error {
	if !m.loaded {
		cursor, err := s.w.store.Cursor(ctx, s.account.ID, m.name)
		if err != nil {
			return storeError(err)
		}
		m.cursor, m.loaded, m.synced = cursor, true, cursor.Synced
		m.pending, m.batch = make(map[uint32]Outcome), s.account.Limits.BatchMessages
		clear(m.tries)
		clear(m.suspects)
		m.forgetUndecided()
	}
	old := m.cursor
	next := uint32(data.UIDNext)
	if next == 0 { // RFC 2060 servers need not say; then it cannot go back either
		all, err := c.search(ctx, &imap.SearchCriteria{})
		if err != nil {
			return err
		}
		next = max(old.Next, 1)
		if len(all) > 0 {
			next = max(next, all[len(all)-1]+1)
		}
	}
	switch {
	case old.Generation == 0:
		since := time.Now().Add(-s.account.lookback())
		if s.account.lookback() == 0 {
			since = time.Time{}
		}
		return s.newGeneration(ctx, c, m, Cursor{
			Generation: 1, UIDValidity: data.UIDValidity, Next: next,
			FirstOpened: time.Now(), Fresh: next,
		}, since)
	case old.UIDValidity != data.UIDValidity, next < old.Next:
		since := old.Synced
		if since.IsZero() {
			since = old.FirstOpened.Add(-s.account.lookback())
		}
		s.emit(Event{Kind: EventGeneration, Mailbox: m.name, Role: m.role})
		return s.newGeneration(ctx, c, m, Cursor{
			Generation: old.Generation + 1, UIDValidity: data.UIDValidity, Next: next,
			FirstOpened: old.FirstOpened, Synced: old.Synced,
		}, since.Add(-searchBack))
	}
	m.cursor.Next = next
	return nil
}

// newGeneration sets the cursor to the first message since a date; the zero
// date means that only what arrives from now on counts.
func (s *session) newGeneration(ctx context.Context, c *conn, m *mailbox, cursor Cursor, since time.Time) error {
	cursor.Floor = cursor.Next
	if !since.IsZero() {
		// SEARCH compares dates in the server's zone and without the time.
		found, err := c.search(ctx, &imap.SearchCriteria{Since: since.AddDate(0, 0, -1)})
		if err != nil {
			return err
		}
		if len(found) > 0 {
			cursor.Floor = min(found[0], cursor.Next)
		}
	}
	cursor.Low = cursor.Floor
	m.pending = make(map[uint32]Outcome)
	clear(m.tries)
	clear(m.suspects)
	m.forgetUndecided()
	m.cursor = cursor
	return s.commit(ctx, m, nil)
}

// isOld reports whether a message was there before the mailbox was watched. In
// the first generation the numbers tell; later, only the dates can, and in
// doubt the message counts as news.
func (m *mailbox) isOld(uid uint32, received time.Time, lookback time.Duration) bool {
	if m.cursor.Generation == 1 {
		return uid < m.cursor.Fresh || received.Before(m.cursor.FirstOpened.Add(-lookback-searchBack))
	}
	return received.Before(m.cursor.FirstOpened.Add(-clockSlack))
}

func (s *session) commit(ctx context.Context, m *mailbox, outcomes []Outcome) error {
	m.cursor.Low = m.low()
	ctx, cancel := s.outlive(ctx)
	defer cancel()
	if err := s.w.store.Commit(ctx, s.account.ID, m.name, m.cursor, outcomes); err != nil {
		m.loaded = false // what the store holds now is not known
		return storeError(err)
	}
	m.saved = time.Now()
	return nil
}

// outlive returns a context that ends Options.Drain after ctx does, for what
// should be finished when the watcher stops.
func (s *session) outlive(ctx context.Context) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		timer := time.AfterFunc(s.w.options.Drain, cancel)
		context.AfterFunc(longer, func() { timer.Stop() })
	})
	return longer, func() { stop(); cancel() }
}

func storeError(err error) *Error {
	return &Error{Op: "store", Reason: ReasonStore, Actor: Machine, Advice: "check the store (disk full, permissions, database down); mail is read again when it works", Err: err}
}

// low returns the lowest UID that is not decided.
func (m *mailbox) low() uint32 {
	for len(m.undecided) > 0 && m.decided[m.undecided[0]] {
		delete(m.decided, m.undecided[0])
		m.undecided = m.undecided[1:]
	}
	if len(m.undecided) > 0 {
		return min(m.undecided[0], m.cursor.Next)
	}
	if m.decided == nil { // nothing was searched yet
		return m.cursor.Low
	}
	return max(m.cursor.Low, m.cursor.Next)
}

func (m *mailbox) forgetUndecided() { m.undecided, m.decided = nil, nil }

// open reports whether anything in the mailbox is known and undecided.
func (m *mailbox) open() bool { return len(m.undecided) > 0 }

func (m *mailbox) nextRetry() time.Time {
	var next time.Time
	for _, o := range m.pending {
		if next.IsZero() || o.Retry.Before(next) {
			next = o.Retry
		}
	}
	return next
}

func (m *mailbox) status() MailboxStatus {
	return MailboxStatus{
		Name: m.name, Role: m.role, Mode: m.mode, Absent: m.absent, LastSync: m.synced,
		Lag: len(m.undecided) - len(m.decided), Pending: len(m.pending),
		Quarantined: m.quarantined, MissedPush: m.missed, Generation: m.cursor.Generation,
	}
}

// catchUp searches the mailbox and deals with every message that is not decided
// yet and not waiting for a later attempt. It stops early, with more set, when
// the budget is used up: another mailbox may have news.
func (s *session) catchUp(ctx context.Context, c *conn, m *mailbox, budget time.Duration) (more bool, err error) {
	began := time.Now()
	noticed, pushed := c.heard()
	queue, err := s.survey(ctx, c, m)
	if err != nil {
		return false, err
	}
	s.countMissed(c, m, pushed)
	s.publish()
	failing := 0
	for len(queue) > 0 {
		batch := min(len(queue), m.batch)
		if m.suspects[queue[0]] {
			batch = 1
		} else if i := slices.IndexFunc(queue[:batch], func(uid uint32) bool { return m.suspects[uid] }); i > 0 {
			batch = i
		}
		done, again, err := s.process(ctx, c, m, queue[:batch], noticed)
		if err != nil {
			return false, err
		}
		queue = append(again, queue[batch:]...)
		batch -= len(again)
		if failing += batch - done; done > 0 {
			failing = 0
		}
		if failing >= 3 {
			break // the handler fails for everything: the rest would too
		}
		if len(queue) > 0 && time.Since(began) > budget {
			return true, nil
		}
		if at, pushed := c.heard(); pushed {
			arrivals, err := s.arrivals(ctx, c, m)
			if err != nil {
				return false, err
			}
			noticed = at
			queue = append(arrivals, queue...)
		}
	}
	return false, s.finish(ctx, m)
}

// finish saves the cursor when it has moved, or lest it grow old.
func (s *session) finish(ctx context.Context, m *mailbox) error {
	now := time.Now()
	if len(m.undecided) == len(m.decided) {
		if m.synced = now; now.Sub(m.cursor.Synced) > commitCursor || m.cursor.Low != m.low() {
			m.cursor.Synced = now
			if err := s.commit(ctx, m, nil); err != nil {
				return err
			}
		}
		s.emit(Event{Kind: EventSynced, Mailbox: m.name, Role: m.role})
	}
	return nil
}

// survey searches from the low mark on and returns what is to be done, news
// before what was there when the mailbox was first opened.
func (s *session) survey(ctx context.Context, c *conn, m *mailbox) ([]uint32, error) {
	from := max(1, m.cursor.Floor, m.cursor.Low-min(m.cursor.Low, lookBehind))
	found, err := c.searchFrom(ctx, from)
	if err != nil {
		return nil, err
	}
	outcomes, err := s.w.store.Outcomes(ctx, s.account.ID, m.name, m.cursor.Generation, from)
	if err != nil {
		return nil, storeError(err)
	}
	final := make(map[uint32]bool, len(outcomes))
	clear(m.pending)
	for _, o := range outcomes {
		if o.State.Final() {
			final[o.UID] = true
		} else {
			m.pending[o.UID] = o
		}
	}
	m.undecided, m.decided = make([]uint32, 0, len(found)), make(map[uint32]bool)
	var news, old []uint32
	now, next := time.Now(), m.cursor.Next
	m.arrived = 0
	for _, uid := range found {
		m.cursor.Next = max(m.cursor.Next, uid+1)
		if final[uid] {
			continue
		}
		m.arrived += boolInt(uid >= next)
		m.undecided = append(m.undecided, uid)
		switch p, isPending := m.pending[uid]; {
		case isPending && now.Before(p.Retry):
		case uid < m.cursor.Fresh && m.cursor.Generation == 1:
			old = append(old, uid)
		default:
			news = append(news, uid)
		}
	}
	if err := s.recordGone(ctx, m, found); err != nil {
		return nil, err
	}
	queue := append(news, old...)
	slices.SortStableFunc(queue, func(a, b uint32) int { return boolInt(m.alone(a)) - boolInt(m.alone(b)) })
	return queue, nil
}

// alone reports whether a message is fetched by itself, after all others.
func (m *mailbox) alone(uid uint32) bool {
	_, pending := m.pending[uid]
	return pending || m.suspects[uid]
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// recordGone records the pending messages that a search no longer finds.
func (s *session) recordGone(ctx context.Context, m *mailbox, found []uint32) error {
	var gone []Outcome
	for uid, p := range m.pending {
		if _, there := slices.BinarySearch(found, uid); !there {
			p.State, p.Retry = Gone, time.Time{}
			gone = append(gone, p)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	for _, o := range gone {
		delete(m.pending, o.UID)
		s.emit(Event{Kind: EventGone, Mailbox: m.name, Role: m.role, UID: o.UID})
	}
	return s.commit(ctx, m, gone)
}

// arrivals searches for what came since the last search.
func (s *session) arrivals(ctx context.Context, c *conn, m *mailbox) ([]uint32, error) {
	found, err := c.searchFrom(ctx, m.cursor.Next)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	m.undecided = append(m.undecided, found...)
	m.cursor.Next = found[len(found)-1] + 1
	return found, nil
}

// countMissed counts messages that a search after an uneventful IDLE finds and
// the server did not announce. After some in a row the mailbox is polled.
func (s *session) countMissed(c *conn, m *mailbox, pushed bool) {
	refreshed, settled := m.refreshed, s.calm > len(settling)
	m.refreshed = false
	if m == s.main && m.arrived > 0 {
		s.calm = 0
	}
	if pushed {
		m.missedRow = 0
		return
	}
	if !refreshed || len(c.wake) > 0 || m.arrived == 0 {
		return
	}
	m.missed += m.arrived
	m.missedRow += boolInt(settled)
	s.emit(Event{Kind: EventMissedPush, Mailbox: m.name, Role: m.role, Count: m.arrived})
	if m.missedRow >= missedLimit && s.polling.IsZero() {
		s.startPolling()
	}
}

// searchFrom returns the UIDs at and above from, ascending.
func (c *conn) searchFrom(ctx context.Context, from uint32) ([]uint32, error) {
	var set imap.UIDSet
	set.AddRange(imap.UID(from), 0)
	found, err := c.search(ctx, &imap.SearchCriteria{UID: []imap.UIDSet{set}})
	if err != nil {
		return nil, err
	}
	// n:* always includes the last message, even below n
	i, _ := slices.BinarySearch(found, from)
	return found[i:], nil
}

// search returns the UIDs that match, ascending. It asks for the plain answer:
// the compressed one would let a server name four billion of them in a line.
func (c *conn) search(ctx context.Context, criteria *imap.SearchCriteria) ([]uint32, error) {
	var data *imap.SearchData
	err := c.within(ctx, "search", searchTime, func() (err error) {
		data, err = c.client.UIDSearch(criteria, nil).Wait()
		return err
	})
	if err != nil {
		return nil, err
	}
	set, _ := data.All.(imap.UIDSet)
	var uids []uint32
	for _, r := range set {
		if r.Start == 0 || r.Stop < r.Start || len(uids)+int(r.Stop-r.Start) >= maxSearchUIDs {
			return nil, &Error{Op: "search", Reason: ReasonGuard, Actor: Machine, Advice: adviceRetry,
				Err: fmt.Errorf("%w: more than %d messages", errGuard, maxSearchUIDs)}
		}
		for uid := uint64(r.Start); uid <= uint64(r.Stop); uid++ {
			uids = append(uids, uint32(uid))
		}
	}
	slices.Sort(uids)
	return slices.Compact(uids), nil
}
