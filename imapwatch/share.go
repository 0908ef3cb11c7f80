package imapwatch

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// lanes is a pool of slots of which large jobs may not take all, so that a
// small one never waits for more than one slot of its own kind to come free.
// Waiters are served in order.
type lanes struct{ all, large *semaphore.Weighted }

func newLanes(n int) lanes {
	return lanes{semaphore.NewWeighted(int64(n)), semaphore.NewWeighted(int64(max(1, n-max(1, n/4))))}
}

// enter waits for a slot; leave gives it back.
func (l lanes) enter(ctx context.Context, large bool) (leave func(), err error) {
	if large {
		if err := l.large.Acquire(ctx, 1); err != nil {
			return nil, err
		}
	}
	if err := l.all.Acquire(ctx, 1); err != nil {
		if large {
			l.large.Release(1)
		}
		return nil, err
	}
	return func() {
		l.all.Release(1)
		if large {
			l.large.Release(1)
		}
	}, nil
}

// hosts spreads logins over time and over hosts.
type hosts struct {
	dials   *semaphore.Weighted
	perHost int
	logins  float64
	mu      sync.Mutex
	byName  map[string]*host
}

type host struct {
	dials  *semaphore.Weighted
	logins *rate.Limiter

	mu    sync.Mutex
	until time.Time // no connection before
	times int       // cool-downs in a row
}

func newHosts(o Options) *hosts {
	return &hosts{
		dials:   semaphore.NewWeighted(int64(o.Dials)),
		perHost: o.DialsPerHost,
		logins:  o.LoginsPerSecond,
		byName:  make(map[string]*host),
	}
}

func (h *hosts) get(name string) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.byName[name] == nil {
		h.byName[name] = &host{
			dials:  semaphore.NewWeighted(int64(h.perHost)),
			logins: rate.NewLimiter(rate.Limit(h.logins), h.perHost),
		}
	}
	return h.byName[name]
}

// enter waits until a connection to the host may be made.
func (h *hosts) enter(ctx context.Context, name string) (leave func(), err error) {
	host := h.get(name)
	if _, err := sleep(ctx, nil, host.remaining()); err != nil {
		return nil, err
	}
	if err := host.logins.Wait(ctx); err != nil {
		return nil, err
	}
	if err := host.dials.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	if err := h.dials.Acquire(ctx, 1); err != nil {
		host.dials.Release(1)
		return nil, err
	}
	return func() {
		h.dials.Release(1)
		host.dials.Release(1)
	}, nil
}

// remaining returns how long the host's cool-down lasts, spread a little so
// that not all accounts come back at once.
func (h *host) remaining() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	left := time.Until(h.until)
	if left <= 0 {
		return 0
	}
	return left + rand.N(left/4+1)
}

// cool keeps all accounts off the host: 5 minutes, doubling up to 30 while it
// keeps asking for patience. It returns 0 when a cool-down was on already.
func (h *host) cool() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Now().Before(h.until) {
		return 0
	}
	d := min(5*time.Minute<<min(h.times, 3), 30*time.Minute)
	h.times++
	h.until = time.Now().Add(d)
	return d
}

// calm forgets past cool-downs after a connection that went well.
func (h *host) calm() {
	h.mu.Lock()
	h.times = 0
	h.mu.Unlock()
}

// backoff returns the delay before the nth attempt in a row (from 0): full
// jitter over 1 s doubling up to 5 min.
func backoff(n int) time.Duration {
	return rand.N(min(time.Second<<min(n, 10), 5*time.Minute)) + time.Millisecond
}

// refusedDelay returns the delay after the nth refused login in a row (from 1).
func refusedDelay(n int) time.Duration {
	steps := [...]time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour}
	d := steps[min(max(n, 1), len(steps))-1]
	return d + rand.N(d/10)
}

// around returns d changed at random by up to a fifth either way.
func around(d time.Duration) time.Duration { return d - d/5 + rand.N(2*d/5+1) }

// sleep waits for d, for kick or for ctx, whose error it returns.
func sleep(ctx context.Context, kick <-chan struct{}, d time.Duration) (kicked bool, err error) {
	if d <= 0 {
		return false, ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return false, nil
	case <-kick:
		return true, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}
