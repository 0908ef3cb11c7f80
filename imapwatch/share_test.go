package imapwatch

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// slowHandler handles one message in 10 ms and reports those of interest.
type slowHandler struct {
	news  chan Message
	calls atomic.Int64
}

func (h *slowHandler) handle(_ context.Context, m Message) error {
	time.Sleep(10 * time.Millisecond)
	h.calls.Add(1)
	if !m.Old {
		m.Raw = nil
		h.news <- m
	}
	return nil
}

// Thirty mailboxes with 1,000 old messages each take minutes to read; what
// arrives meanwhile, in one of them or elsewhere, is handled within seconds.
func TestBacklogHoldsUpNobody(t *testing.T) {
	busy := newFake()
	for i := range 1000 {
		busy.deliver(mail(i))
	}
	quiet := newFake()
	dial := func(ctx context.Context, address string) (net.Conn, error) {
		if strings.HasPrefix(address, "localhost") {
			return quiet.dial(ctx, address)
		}
		return busy.dial(ctx, address)
	}
	synctest.Test(t, func(t *testing.T) {
		h := &slowHandler{news: make(chan Message, 1000)}
		w := startHandler(t, NewMemoryStore(), h.handle, Options{Dial: dial, Handlers: 4, DialsPerHost: 16}, quiet.account())
		w.await(t, EventSynced)
		for i := range 30 {
			a := busy.account()
			a.ID, a.Host = fmt.Sprint("busy", i), "127.0.0.1"
			if err := w.Put(a); err != nil {
				t.Fatal(err)
			}
		}
		settle(20 * time.Second)
		for range 5 {
			began := time.Now()
			quiet.deliver(mail(1))
			if m := <-h.news; m.Account != "ann" || time.Since(began) > time.Second {
				t.Errorf("news of %s after %v", m.Account, time.Since(began))
			}
			settle(time.Second)
		}
		if n := h.calls.Load(); n < 1000 || n > 20_000 {
			t.Errorf("%d messages were handled: the backlog is not what was meant", n)
		}
		w.stop()
	})
}

// In one mailbox, too, what arrives overtakes the backlog.
func TestArrivalOvertakesBacklog(t *testing.T) {
	f := newFake()
	for i := range 5000 {
		f.deliver(mail(i))
	}
	synctest.Test(t, func(t *testing.T) {
		h := &slowHandler{news: make(chan Message, 10)}
		w := startHandler(t, NewMemoryStore(), h.handle, Options{Dial: f.dial}, f.account())
		settle(10 * time.Second)
		f.mu.Lock()
		f.messages[f.uidNext] = mail(9999)
		f.uidNext++
		f.hook = func(c *fakeConn, tag, verb, line string) bool {
			if verb == "FETCH" { // the server announces it with the next answer
				c.send("* %d EXISTS", 5001)
			}
			return false
		}
		f.mu.Unlock()
		began := time.Now()
		if m := <-h.news; m.UID != 5001 || time.Since(began) > 10*time.Second {
			t.Errorf("UID %d after %v", m.UID, time.Since(began))
		}
		if n := h.calls.Load(); n > 3000 {
			t.Errorf("after %d others", n)
		}
		w.await(t, EventSynced)
		if n := h.calls.Load(); n != 5001 {
			t.Errorf("%d calls for 5001 messages", n)
		}
	})
}

func TestLanesKeepRoomForSmallJobs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLanes(4)
		var inside, most atomic.Int64
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				leave, err := l.enter(t.Context(), true)
				if err != nil {
					t.Error(err)
					return
				}
				most.Store(max(most.Load(), inside.Add(1)))
				time.Sleep(time.Second)
				inside.Add(-1)
				leave()
			})
		}
		synctest.Wait()
		began := time.Now()
		leave, err := l.enter(t.Context(), false)
		if err != nil || time.Since(began) > 0 {
			t.Errorf("a small job waited %v, %v", time.Since(began), err)
		}
		leave()
		all.Wait()
		if most.Load() != 3 {
			t.Errorf("%d large jobs at the same time", most.Load())
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for _, large := range []bool{true, false} {
			if _, err := l.enter(ctx, large); err == nil {
				t.Error("entered after the end")
			}
		}
		for range 4 { // nothing leaked
			if _, err := l.enter(t.Context(), false); err != nil {
				t.Error(err)
			}
		}
	})
}

func TestPerMailboxRunsHandlersTogether(t *testing.T) {
	f := newFake()
	for i := range 100 {
		f.deliver(mail(i))
	}
	synctest.Test(t, func(t *testing.T) {
		var inside, most atomic.Int64
		w := startHandler(t, NewMemoryStore(), func(context.Context, Message) error {
			most.Store(max(most.Load(), inside.Add(1)))
			time.Sleep(time.Second)
			inside.Add(-1)
			return nil
		}, Options{Dial: f.dial, PerMailbox: 5, Handlers: 20}, f.account())
		w.await(t, EventSynced)
		if most.Load() != 5 {
			t.Errorf("%d handlers at the same time", most.Load())
		}
	})
}

// A stop lets a handler finish, keeps its outcome, and starts no other.
func TestStopDrains(t *testing.T) {
	f := newFake(mail(1), mail(2))
	synctest.Test(t, func(t *testing.T) {
		store := NewMemoryStore()
		started := make(chan struct{}, 2)
		w := startHandler(t, store, func(ctx context.Context, m Message) error {
			started <- struct{}{}
			time.Sleep(5 * time.Second)
			return ctx.Err()
		}, Options{Dial: f.dial}, f.account())
		<-started
		w.stop()
		if len(started) > 0 {
			t.Error("another handler was started after the stop")
		}
		outcomes, err := store.Outcomes(context.Background(), "ann", "INBOX", 1, 1)
		if err != nil || len(outcomes) != 1 || outcomes[0].State != Done {
			t.Errorf("outcomes %+v, %v", outcomes, err)
		}
	})
}

// A handler that does not end is told to.
func TestDrainHasAnEnd(t *testing.T) {
	f := newFake(mail(1))
	synctest.Test(t, func(t *testing.T) {
		started := make(chan struct{})
		w := startHandler(t, NewMemoryStore(), func(ctx context.Context, m Message) error {
			close(started)
			<-ctx.Done()
			return ctx.Err()
		}, Options{Dial: f.dial, Drain: 3 * time.Second}, f.account())
		<-started
		began := time.Now()
		w.stop()
		if took := time.Since(began); took != 3*time.Second {
			t.Errorf("the stop took %v", took)
		}
	})
}
