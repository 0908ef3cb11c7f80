package imapwatch

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Options sets a Watcher's behaviour. The zero value is fit for use.
type Options struct {
	// Refresh is how often IDLE is issued anew and the mailbox searched for
	// what push missed; each time is varied by up to a fifth. It is also the
	// probe that finds a frozen server. 0 means 4 minutes; 40 seconds finds a
	// dead line within a minute at 1.3 % of a core per 1,000 accounts. At most 9
	// minutes are used.
	Refresh time.Duration
	Poll    time.Duration // between polls where push is missing or mute; 0: 1 minute
	Turn    time.Duration // between two looks at a mailbox watched in turn; 0: 2 minutes

	Handlers   int // at the same time, over all accounts; 0: 4 per processor
	PerMailbox int // of these for one mailbox; 0: 1, which keeps the order
	Fetches    int // batches held in memory at the same time; 0: 8

	Dials           int     // connections being made at the same time; 0: 16
	DialsPerHost    int     // 0: 4
	LoginsPerSecond float64 // to one host; 0: 10

	// Drain is how long a handler may go on after the watcher was told to stop.
	// 0 means 10 seconds.
	Drain time.Duration

	// Observe is told of events, by several goroutines at once. It must be
	// quick and must not call the Watcher.
	Observe func(Event)

	// Dial replaces the TCP connection, for proxies and tests.
	Dial Dialer
}

func (o Options) orDefaults() Options {
	o.Refresh = min(cmp.Or(o.Refresh, 4*time.Minute), 9*time.Minute)
	o.Poll = cmp.Or(o.Poll, time.Minute)
	o.Turn = cmp.Or(o.Turn, 2*time.Minute)
	o.Handlers = cmp.Or(o.Handlers, 4*runtime.GOMAXPROCS(0))
	o.PerMailbox = cmp.Or(o.PerMailbox, 1)
	o.Fetches = cmp.Or(o.Fetches, 8)
	o.Dials = cmp.Or(o.Dials, 16)
	o.DialsPerHost = cmp.Or(o.DialsPerHost, 4)
	o.LoginsPerSecond = cmp.Or(o.LoginsPerSecond, 10)
	o.Drain = cmp.Or(o.Drain, 10*time.Second)
	if o.Observe == nil {
		o.Observe = func(Event) {}
	}
	if o.Dial == nil {
		o.Dial = dialTCP
	}
	return o
}

// Watcher watches the mailboxes of many accounts. All methods may be called
// concurrently.
type Watcher struct {
	store   Store
	handler Handler
	options Options
	hosts   *hosts
	fetches lanes
	handles lanes
	buffers bufferPool
	tls     tls.ClientSessionCache
	changed chan struct{} // holds one; filled when accounts changed

	mu       sync.Mutex
	accounts map[string]Account    // wanted
	watches  map[string][]*session // running, for Status and Kick
	running  bool
	handled  uint64 // successful handler calls
}

// New returns a Watcher without accounts.
func New(store Store, handler Handler, o Options) *Watcher {
	o = o.orDefaults()
	return &Watcher{
		store: store, handler: handler, options: o,
		hosts:   newHosts(o),
		fetches: newLanes(o.Fetches),
		handles: newLanes(o.Handlers),
		tls:     tls.NewLRUClientSessionCache(256),
		changed: make(chan struct{}, 1),

		accounts: make(map[string]Account),
		watches:  make(map[string][]*session),
	}
}

// Put adds the account or, when one of that ID is watched with other settings,
// replaces it; the others are not disturbed. It returns what Account.Check
// finds wrong and then changes nothing.
func (w *Watcher) Put(a Account) error {
	if err := a.Check(); err != nil {
		return err
	}
	w.mu.Lock()
	w.accounts[a.ID] = a
	w.mu.Unlock()
	w.change()
	return nil
}

// Remove stops watching the account, soon. What is being handled is finished.
func (w *Watcher) Remove(id string) {
	w.mu.Lock()
	delete(w.accounts, id)
	w.mu.Unlock()
	w.change()
}

func (w *Watcher) change() {
	select {
	case w.changed <- struct{}{}:
	default:
	}
}

// Kick makes the accounts (all, if none is named) probe their lines and look
// for messages at once; one that waits after an error tries again now.
func (w *Watcher) Kick(ids ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for id, sessions := range w.watches {
		if len(ids) > 0 && !slices.Contains(ids, id) {
			continue
		}
		for _, s := range sessions {
			s.nudge()
		}
	}
}

// Status returns a snapshot of all accounts, ordered by ID.
func (w *Watcher) Status() []AccountStatus {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := make([]AccountStatus, 0, len(w.watches))
	for id, sessions := range w.watches {
		list = append(list, mergeStatus(id, sessions))
	}
	for id := range w.accounts {
		if w.watches[id] == nil { // put a moment ago
			list = append(list, AccountStatus{Account: id, State: StateConnecting})
		}
	}
	slices.SortFunc(list, func(a, b AccountStatus) int { return cmp.Compare(a.Account, b.Account) })
	return list
}

// Run watches until ctx ends and then returns nil, after all handlers have
// returned and all servers were told goodbye. It may be called once.
func (w *Watcher) Run(ctx context.Context) error {
	w.mu.Lock()
	if w.running {
		w.mu.Unlock()
		return errors.New("imapwatch: Run was called twice")
	}
	w.running = true
	w.mu.Unlock()

	var all sync.WaitGroup
	defer all.Wait()
	all.Go(func() { w.watchClock(ctx) })
	running := make(map[string]*watched)
	for {
		w.reconcile(ctx, running, &all)
		select {
		case <-ctx.Done():
			return nil
		case <-w.changed:
		}
	}
}

// watched is an account that is being watched.
type watched struct {
	account Account
	stop    context.CancelFunc
	done    chan struct{}
}

// reconcile starts and stops accounts until those running are those wanted. A
// replaced account starts when its predecessor has ended: two must not write
// the same cursor.
func (w *Watcher) reconcile(ctx context.Context, running map[string]*watched, all *sync.WaitGroup) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for id, r := range running {
		if a, wanted := w.accounts[id]; !wanted || !a.equal(r.account) {
			r.stop()
			if !wanted {
				delete(w.watches, id)
			}
		}
	}
	for id, a := range w.accounts {
		before := running[id]
		if before != nil && before.account.equal(a) {
			continue
		}
		accountCtx, stop := context.WithCancel(ctx)
		r := &watched{account: a, stop: stop, done: make(chan struct{})}
		running[id] = r
		sessions := make([]*session, len(a.push()))
		for i, name := range a.push() {
			sessions[i] = newSession(w, a, name, i == 0)
		}
		w.watches[id] = sessions
		all.Go(func() {
			defer close(r.done)
			defer stop()
			if before != nil {
				<-before.done
			}
			var others sync.WaitGroup
			for _, s := range sessions[1:] {
				others.Go(func() { s.run(accountCtx) })
			}
			sessions[0].run(accountCtx)
			others.Wait()
		})
	}
	for id := range running {
		if _, wanted := w.accounts[id]; !wanted {
			w.forget(id, running)
		}
	}
}

// forget drops a stopped account once it has ended; until then it must be kept,
// for a successor to wait for.
func (w *Watcher) forget(id string, running map[string]*watched) {
	select {
	case <-running[id].done:
		delete(running, id)
	default:
	}
}

// watchClock kicks all accounts when the wall clock has moved on further than
// the process: the machine was suspended, and every line is suspect.
func (w *Watcher) watchClock(ctx context.Context) {
	const every = 5 * time.Second
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	before := time.Now()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			if clockJumped(now.Round(0).Sub(before.Round(0)), now.Sub(before)) {
				w.Kick()
			}
			before = now
		}
	}
}

// clockJumped compares how far the wall clock and the monotonic clock moved in
// the same time. The monotonic one stands still during a suspension.
func clockJumped(wall, monotonic time.Duration) bool {
	return (wall - monotonic).Abs() > 10*time.Second
}

func (w *Watcher) observe(e Event) { w.options.Observe(e) }

// succeeded counts a successful handler call, and successes returns the count:
// a handler that fails for one message while it works for others says something
// about the message, one that fails for all says something about itself.
func (w *Watcher) succeeded() {
	w.mu.Lock()
	w.handled++
	w.mu.Unlock()
}

func (w *Watcher) successes() uint64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.handled
}
