package imapwatch

import (
	"context"
	"errors"
	"io"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// smallBatch is up to how many messages a batch counts as news and may use the
// slots that are kept free of backlogs.
const smallBatch = 10

// fetchDelays are the times between attempts at a message that the server does
// not deliver, and handleDelays at one for which the handler fails.
var (
	fetchDelays  = [...]time.Duration{time.Minute, 10 * time.Minute, time.Hour, 6 * time.Hour, 18 * time.Hour}
	handleDelays = [...]time.Duration{2 * time.Second, 10 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour}
)

// process fetches a batch and has it handled. Nothing of it counts before the
// server's tagged OK; then each message gets an outcome, and all are committed
// together with the cursor. It returns how many were decided, and those that
// were too many bytes for one batch.
func (s *session) process(ctx context.Context, c *conn, m *mailbox, batch []uint32, noticed time.Time) (decided int, again []uint32, err error) {
	leave, err := s.w.fetches.enter(ctx, len(batch) > smallBatch)
	if err != nil {
		return 0, nil, stopped(ctx)
	}
	defer leave()
	outcomes, again, err := s.processBatch(ctx, c, m, batch, noticed)
	for _, o := range outcomes {
		decided += boolInt(o.State.Final())
	}
	if failed := s.settle(ctx, m, outcomes); err == nil {
		err = failed
	}
	return decided, again, err
}

// processBatch does what process does but for the commit. It may return
// outcomes beside an error.
func (s *session) processBatch(ctx context.Context, c *conn, m *mailbox, batch []uint32, noticed time.Time) (outcomes []Outcome, again []uint32, err error) {
	if len(batch) == 1 && m.lastTry(batch[0]) {
		o, err := s.lastAttempt(ctx, c, m, batch[0], noticed)
		return []Outcome{o}, nil, err
	}
	got, err := c.fetch(ctx, batch, section(s.account.Limits.HeadBytes), s.account.Limits.BatchBytes)
	defer got.release()
	if err != nil {
		return s.broke(ctx, m, batch, got, err), nil, err
	}
	m.adapt(got, s.account.Limits)
	outcomes, more := s.handleAll(ctx, m, got, noticed, len(batch) > smallBatch)
	for _, uid := range more {
		o, err := s.handleLonger(ctx, c, m, uid, noticed)
		if err != nil {
			return outcomes, nil, err
		}
		outcomes = append(outcomes, o)
	}
	var missing []uint32
	for _, uid := range got.missing(batch) {
		if got.dropped[uid] {
			again = append(again, uid)
		} else {
			missing = append(missing, uid)
		}
	}
	if len(missing) > 0 && ctx.Err() == nil {
		lost, err := s.chase(ctx, c, m, missing, noticed)
		return append(outcomes, lost...), again, err
	}
	return outcomes, again, nil
}

// adapt sets the size of the next batch by the bytes of this one.
func (m *mailbox) adapt(got fetched, l Limits) {
	switch {
	case len(got.dropped) > 0:
		m.batch = max(1, len(got.messages))
	case len(*got.buffer) < l.BatchBytes/3:
		m.batch = min(m.batch*2, l.BatchMessages)
	}
}

// settle takes outcomes into account and commits them.
func (s *session) settle(ctx context.Context, m *mailbox, outcomes []Outcome) error {
	for _, o := range outcomes {
		if o.State.Final() {
			m.decided[o.UID] = true
			delete(m.pending, o.UID)
			delete(m.tries, o.UID)
			delete(m.suspects, o.UID)
		} else {
			m.pending[o.UID] = o
		}
	}
	if len(outcomes) == 0 {
		return nil
	}
	if err := s.commit(ctx, m, outcomes); err != nil {
		return err
	}
	s.publish()
	return nil
}

// broke is called when a FETCH ended without its OK: none of it counts. The
// first message that was not answered is suspected of having broken the line,
// and the next batch is smaller; a suspect that broke it alone is put off, so
// that the others are not held up.
func (s *session) broke(ctx context.Context, m *mailbox, batch []uint32, got fetched, err error) []Outcome {
	if ctx.Err() != nil {
		return nil
	}
	if len(batch) == 1 {
		return []Outcome{s.failed(m, batch[0], ReasonUnfetched, err)}
	}
	m.batch = max(1, len(batch)/2)
	if missing := got.missing(batch); len(missing) > 0 {
		m.suspects[slices.Min(missing)] = true
	}
	return nil
}

// chase finds out what became of messages that a FETCH with its OK did not
// deliver: they are gone, or are asked for alone.
func (s *session) chase(ctx context.Context, c *conn, m *mailbox, missing []uint32, noticed time.Time) ([]Outcome, error) {
	var set imap.UIDSet
	for _, uid := range missing {
		set.AddNum(imap.UID(uid))
	}
	there, err := c.search(ctx, &imap.SearchCriteria{UID: []imap.UIDSet{set}})
	if err != nil {
		return nil, err
	}
	var outcomes []Outcome
	for _, uid := range missing {
		if _, found := slices.BinarySearch(there, uid); !found {
			outcomes = append(outcomes, Outcome{UID: uid, State: Gone})
			s.emit(Event{Kind: EventGone, Mailbox: m.name, Role: m.role, UID: uid})
			continue
		}
		select {
		case <-ctx.Done(): // what was not asked is asked by the next session
			return outcomes, nil
		default:
		}
		o, err := s.fetchAlone(ctx, c, m, uid, s.account.Limits.HeadBytes, noticed)
		outcomes = append(outcomes, o)
		if err != nil {
			return outcomes, err
		}
	}
	return outcomes, nil
}

// fetchAlone fetches and handles one message. What it returns beside an error
// is the outcome of the failed attempt.
func (s *session) fetchAlone(ctx context.Context, c *conn, m *mailbox, uid uint32, bytes int, noticed time.Time) (Outcome, error) {
	got, err := c.fetch(ctx, []uint32{uid}, section(bytes), s.account.Limits.BatchBytes)
	defer got.release()
	if err == nil && len(got.messages) == 1 {
		o := s.handle(ctx, m, got.messages[0], noticed, false)
		if o.State == needMore {
			return s.handleLonger(ctx, c, m, uid, noticed)
		}
		return o, nil
	}
	if ctx.Err() != nil {
		return Outcome{}, err
	}
	return s.failed(m, uid, ReasonUnfetched, err), err
}

// lastAttempt fetches the header of a message before the whole of it once more:
// if that fails again, perhaps with the connection, the handler at least learns
// who wrote.
func (s *session) lastAttempt(ctx context.Context, c *conn, m *mailbox, uid uint32, noticed time.Time) (Outcome, error) {
	item := section(s.account.Limits.HeadBytes)
	item.Specifier = imap.PartSpecifierHeader
	header, err := c.fetch(ctx, []uint32{uid}, item, s.account.Limits.BatchBytes)
	defer header.release()
	if err != nil {
		return s.failed(m, uid, ReasonUnfetched, err), err
	}
	o, err := s.fetchAlone(ctx, c, m, uid, s.account.Limits.HeadBytes, noticed)
	if o.State == Quarantined && o.Reason == ReasonUnfetched && len(header.messages) == 1 {
		last := header.messages[0]
		last.headersOnly = true
		s.handle(ctx, m, last, noticed, false)
	}
	return o, err
}

// lastTry reports whether the message is given up if the next attempt fails.
func (m *mailbox) lastTry(uid uint32) bool {
	o, pending := m.pending[uid]
	return pending && o.Attempts >= quarantineTry-1 && time.Since(o.Since) >= quarantineMin
}

// handleLonger fetches more of a message and has it handled again.
func (s *session) handleLonger(ctx context.Context, c *conn, m *mailbox, uid uint32, noticed time.Time) (Outcome, error) {
	return s.fetchAlone(ctx, c, m, uid, s.account.Limits.MaxBytes, noticed)
}

// handleAll has the messages handled, in order unless PerMailbox allows more at
// a time, and returns their outcomes and those of which more is needed. What a
// stop leaves over has no outcome.
func (s *session) handleAll(ctx context.Context, m *mailbox, got fetched, noticed time.Time, large bool) (outcomes []Outcome, more []uint32) {
	slices.SortFunc(got.messages, func(a, b fetchedMessage) int { return int(int64(a.uid) - int64(b.uid)) })
	results := make([]Outcome, len(got.messages))
	slots := make(chan struct{}, s.w.options.PerMailbox)
	var all sync.WaitGroup
	for i, msg := range got.messages {
		if ctx.Err() != nil {
			break
		}
		if cap(slots) == 1 {
			results[i] = s.handle(ctx, m, msg, noticed, large)
			continue
		}
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			results[i] = s.handle(ctx, m, msg, noticed, large)
		})
	}
	all.Wait()
	for _, o := range results {
		switch o.State {
		case "":
		case needMore:
			more = append(more, o.UID)
		default:
			outcomes = append(outcomes, o)
		}
	}
	return outcomes, more
}

// needMore is the state of a message between two calls of the handler.
const needMore State = "need_more"

// handle calls the handler for one message. A zero outcome means that the
// watcher was stopped before.
func (s *session) handle(ctx context.Context, m *mailbox, f fetchedMessage, noticed time.Time, large bool) Outcome {
	leave, err := s.w.handles.enter(ctx, large)
	if err != nil {
		return Outcome{}
	}
	defer leave()
	msg := s.message(m, f, noticed)
	handlerCtx, cancel := s.outlive(ctx)
	err = callHandler(handlerCtx, s.w.handler, msg)
	cancel()
	switch {
	case err == nil, errors.Is(err, ErrSkip):
		o := Outcome{UID: f.uid, State: Done}
		if err != nil {
			o.State = Skipped
		}
		s.w.succeeded()
		msg.Raw = nil
		s.emit(Event{Kind: EventHandled, Mailbox: m.name, Role: m.role, UID: f.uid, Took: time.Since(noticed), Message: &msg})
		return o
	case errors.Is(err, ErrNeedMore) && msg.More:
		return Outcome{UID: f.uid, State: needMore}
	case f.headersOnly, ctx.Err() != nil && handlerCtx.Err() != nil && errors.Is(err, context.Canceled):
		return Outcome{}
	}
	return s.failed(m, f.uid, ReasonHandler, err)
}

func callHandler(ctx context.Context, h Handler, msg Message) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{v, debug.Stack()}
		}
	}()
	return h(ctx, msg)
}

func (s *session) message(m *mailbox, f fetchedMessage, noticed time.Time) Message {
	truncated := f.size > int64(len(f.raw)) || f.cut
	return Message{
		Account: s.account.ID, Mailbox: m.name, Role: m.role,
		Generation: m.cursor.Generation, UIDValidity: m.cursor.UIDValidity, UID: f.uid,
		InternalDate: f.received, Size: f.size, Flags: f.flags, Raw: f.raw,
		Truncated: truncated, More: truncated && !f.headersOnly && len(f.raw) < s.account.Limits.MaxBytes,
		HeadersOnly: f.headersOnly, Old: m.isOld(f.uid, f.received, s.account.lookback()), Noticed: noticed,
	}
}

// failed returns the outcome of a failed attempt at a message: it is tried
// again later, or given up after five attempts over a day. An attempt at which
// the handler failed counts only if the handler worked for another message
// since the last: a database that is down for a day must not cost a message.
func (s *session) failed(m *mailbox, uid uint32, reason Reason, err error) Outcome {
	now := time.Now()
	o, known := m.pending[uid]
	if !known {
		o = Outcome{UID: uid, Since: now}
	}
	t := m.tries[uid]
	successes := s.w.successes()
	if reason != ReasonHandler || t.successes != successes || t.times == 0 && known {
		o.Attempts++
	}
	delays := fetchDelays[:]
	if reason == ReasonHandler {
		delays = handleDelays[:]
	}
	o.State, o.Reason = Pending, reason
	o.Retry = now.Add(around(delays[min(t.times, len(delays)-1)]))
	m.tries[uid] = tried{t.times + 1, successes}
	if o.Attempts >= quarantineTry && now.Sub(o.Since) >= quarantineMin {
		o.State, o.Retry = Quarantined, time.Time{}
		m.quarantined++
		s.emit(Event{Kind: EventQuarantined, Mailbox: m.name, Role: m.role, UID: uid, Reason: reason, Err: err})
		return o
	}
	s.emit(Event{Kind: EventFailed, Mailbox: m.name, Role: m.role, UID: uid, Reason: reason, Count: o.Attempts, Err: err})
	return o
}

// section is what is asked for: the first n bytes of the message.
func section(n int) *imap.FetchItemBodySection {
	return &imap.FetchItemBodySection{Peek: true, Partial: &imap.SectionPartial{Offset: 0, Size: int64(n)}}
}

// fetched is what one FETCH brought. Its messages share one buffer.
type fetched struct {
	messages []fetchedMessage
	dropped  map[uint32]bool // complete, but over the bytes kept of one batch
	buffer   *[]byte
	pool     *bufferPool
}

type fetchedMessage struct {
	uid         uint32
	received    time.Time
	size        int64
	flags       []string
	raw         []byte
	cut         bool // the server sent more than was asked for
	headersOnly bool
}

func (f fetched) missing(batch []uint32) []uint32 {
	have := make(map[uint32]bool, len(f.messages))
	for _, m := range f.messages {
		have[m.uid] = true
	}
	var missing []uint32
	for _, uid := range batch {
		if !have[uid] {
			missing = append(missing, uid)
		}
	}
	return missing
}

// bufferPool keeps buffers between batches: at 8,000 messages a second they
// would otherwise be most of the garbage.
type bufferPool struct{ pool sync.Pool }

func (p *bufferPool) get() *[]byte {
	if b, ok := p.pool.Get().(*[]byte); ok {
		return b
	}
	b := make([]byte, 0, 64<<10)
	return &b
}

func (p *bufferPool) put(b *[]byte) {
	*b = (*b)[:0]
	p.pool.Put(b)
}

func (f fetched) release() {
	if f.buffer != nil {
		f.pool.put(f.buffer)
	}
}

// fetch asks for a section of messages in one command and drains the answer.
// Messages without the section, or with a part of it, are left out: servers
// send unsolicited FETCH responses that take an answer's place. The result
// counts only when the error is nil.
func (c *conn) fetch(ctx context.Context, uids []uint32, item *imap.FetchItemBodySection, keep int) (fetched, error) {
	var set imap.UIDSet
	for _, uid := range uids {
		set.AddNum(imap.UID(uid))
	}
	got := fetched{buffer: c.buffers.get(), pool: c.buffers}
	err := c.withProgress(ctx, "fetch", func() error {
		cmd := c.client.Fetch(set, &imap.FetchOptions{
			UID: true, Flags: true, InternalDate: true, RFC822Size: true,
			BodySection: []*imap.FetchItemBodySection{item},
		})
		for d := cmd.Next(); d != nil; d = cmd.Next() {
			if !got.take(d, item, keep) {
				// The line broke inside a literal. go-imap's reader goes on as
				// soon as it knows, and draining would read beside it.
				c.raw.Close()
				<-c.client.Closed()
			}
		}
		return cmd.Close()
	})
	if !slices.IsSortedFunc(got.messages, func(a, b fetchedMessage) int { return int(int64(a.uid) - int64(b.uid)) }) {
		got.dedupe()
	}
	return got, err
}

// dedupe keeps the first answer for each UID.
func (f *fetched) dedupe() {
	seen := make(map[uint32]bool)
	f.messages = slices.DeleteFunc(f.messages, func(m fetchedMessage) bool {
		twice := seen[m.uid]
		seen[m.uid] = true
		return twice
	})
}

// take reads one message of a FETCH. It returns false, with the message not
// drained, when the line broke inside a literal.
func (f *fetched) take(d *imapclient.FetchMessageData, item *imap.FetchItemBodySection, keep int) bool {
	var m fetchedMessage
	complete := false
	for x := d.Next(); x != nil; x = d.Next() {
		switch x := x.(type) {
		case imapclient.FetchItemDataUID:
			m.uid = uint32(x.UID)
		case imapclient.FetchItemDataInternalDate:
			m.received = x.Time
		case imapclient.FetchItemDataRFC822Size:
			m.size = x.Size
		case imapclient.FetchItemDataFlags:
			for _, flag := range x.Flags {
				m.flags = append(m.flags, string(flag))
			}
		case imapclient.FetchItemDataBodySection:
			if x.Section.Specifier != item.Specifier || len(x.Section.Part) > 0 || x.Section.Partial != nil && x.Section.Partial.Offset != 0 {
				continue
			}
			if x.Literal == nil { // NIL or the empty string: nothing to be had
				continue
			}
			n := min(x.Literal.Size(), item.Partial.Size)
			m.cut = x.Literal.Size() > n
			if len(*f.buffer)+int(n) > keep && len(f.messages) > 0 {
				m.raw = nil
				complete = false
				f.drop(m.uid)
				continue
			}
			if m.raw, complete = f.read(x.Literal, int(n)); !complete {
				return false
			}
		}
	}
	if complete && m.uid != 0 {
		f.messages = append(f.messages, m)
	}
	return true
}

func (f *fetched) drop(uid uint32) {
	if f.dropped == nil {
		f.dropped = make(map[uint32]bool)
	}
	f.dropped[uid] = true
}

// read appends n bytes to the shared buffer. When it must grow, the messages
// read before keep the old array.
func (f *fetched) read(r io.Reader, n int) (raw []byte, complete bool) {
	b := *f.buffer
	if cap(b)-len(b) < n {
		b = make([]byte, 0, max(2*cap(b), n))
	}
	start := len(b)
	b = b[:start+n]
	*f.buffer = b
	_, err := io.ReadFull(r, b[start:])
	return b[start : start+n : start+n], err == nil
}

// withProgress is within for an exchange whose length depends on the amount of
// data: it may go on as long as bytes keep coming, up to fetchTime.
func (c *conn) withProgress(ctx context.Context, op string, exchange func() error) error {
	done := make(chan struct{})
	var watch sync.WaitGroup
	began := time.Now()
	c.guard.lastRead.Store(began.UnixNano())
	watch.Go(func() {
		for {
			idle := time.Since(time.Unix(0, c.guard.lastRead.Load()))
			timer := time.NewTimer(min(fetchStall-idle, time.Until(began.Add(fetchTime))) + time.Millisecond)
			select {
			case <-done:
				timer.Stop()
				return
			case <-timer.C:
			}
			if time.Since(time.Unix(0, c.guard.lastRead.Load())) >= fetchStall {
				c.slow.Store(true)
				c.raw.Close()
				return
			}
		}
	})
	err := c.within(ctx, op, fetchTime, exchange)
	close(done)
	watch.Wait()
	return err
}
