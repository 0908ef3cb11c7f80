package imapwatch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestRenumberedMailboxIsANewGeneration(t *testing.T) {
	for name, renumber := range map[string]func(f *fake){
		"uidvalidity": func(f *fake) { f.uidValidity++ },
		"uidnext back": func(f *fake) {
			f.messages = map[uint32]string{1: mail(3), 2: mail(9)}
			f.uidNext = 3
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(mail(1), mail(2), mail(3), mail(4))
			bubble(t, f, func(t *testing.T, w *watch) {
				for range 4 {
					if m := w.next(t); !m.Old || m.Generation != 1 {
						t.Errorf("first: %+v", m)
					}
				}
				w.await(t, EventSynced)
				f.mu.Lock()
				renumber(f)
				want := len(f.messages)
				f.mu.Unlock()
				w.await(t, EventGeneration) // at the latest when the mailbox is opened anew
				for range want {
					if m := w.next(t); m.Generation != 2 {
						t.Errorf("then: generation %d", m.Generation)
					}
				}
				w.await(t, EventSynced)
				w.quiet(t)
				if g := w.Status()[0].Mailboxes[0].Generation; g != 2 {
					t.Errorf("status shows generation %d", g)
				}
			})
		})
	}
}

func TestMailboxWithoutPushIsPolled(t *testing.T) {
	f := newFake()
	f.caps = "IMAP4rev1 AUTH=PLAIN"
	bubble(t, f, func(t *testing.T, w *watch) {
		w.await(t, EventPolling)
		began := time.Now()
		f.deliver(mail(1))
		w.next(t)
		if took := time.Since(began); took > 90*time.Second {
			t.Errorf("found after %v", took)
		}
		if s := w.Status()[0].Mailboxes[0]; s.Mode != ModePoll {
			t.Errorf("mode %q", s.Mode)
		}
	})
}

// A server that accepts IDLE and never announces anything is found out.
func TestMutePushIsCountedThenPolled(t *testing.T) {
	f := newFake()
	f.mute = true
	bubble(t, f, func(t *testing.T, w *watch) {
		w.await(t, EventSynced)
		missed := 0
		for i := 0; w.Status()[0].Mailboxes[0].Mode == ModePush; i++ {
			if i == 10 {
				t.Fatal("never polled")
			}
			settle(3 * time.Minute) // past the short periods after an arrival
			f.deliver(mail(i))
			missed += w.await(t, EventMissedPush).Count
			w.next(t)
			settle(time.Second)
		}
		if s := w.Status()[0].Mailboxes[0]; s.MissedPush != missed || missed < missedLimit {
			t.Errorf("missed %d, status %+v", missed, s)
		}
		began := time.Now()
		f.deliver(mail(100))
		w.next(t)
		if took := time.Since(began); took > 90*time.Second {
			t.Errorf("polling found it after %v", took)
		}
	})
}

// What arrives between a search and the IDLE that follows, unannounced, waits
// for seconds and not for the next refresh.
func TestArrivalBetweenSearchAndIdle(t *testing.T) {
	f := newFake()
	f.hook = once("IDLE", func(c *fakeConn, tag, line string) {
		f.deliver(mail(1)) // nobody idles yet: it is not announced
		f.answer(c, tag, "IDLE", line)
	})
	bubble(t, f, func(t *testing.T, w *watch) {
		began := time.Now()
		w.next(t)
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("found after %v", took)
		}
	})
}

func TestRefusedLoginIsRetriedSeldomAndSeen(t *testing.T) {
	f := newFake()
	var refuse atomic.Bool
	refuse.Store(true)
	f.hook = func(c *fakeConn, tag, verb, _ string) bool {
		if verb == "AUTHENTICATE" && refuse.Load() {
			c.send("%s NO [AUTHENTICATIONFAILED] no such user ann@rep.example", tag)
			return true
		}
		return false
	}
	bubble(t, f, func(t *testing.T, w *watch) {
		var at []time.Time
		for range 5 {
			e := w.await(t, EventRefused)
			if e.Reason != ReasonLogin || strings.Contains(e.Err.Error(), "ann@") {
				t.Errorf("%+v", e)
			}
			at = append(at, time.Now())
		}
		for i, want := range []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour} {
			if d := at[i+1].Sub(at[i]); d < want || d > want+want/5 {
				t.Errorf("attempt %d came after %v, want %v", i+2, d, want)
			}
		}
		settle(time.Second)
		s := w.Status()[0]
		if s.State != StateRefused || s.Advice == "" || s.LastError == nil || s.LastError.Actor != Operator || s.NextTry.IsZero() {
			t.Errorf("status %+v", s)
		}
		refuse.Store(false)
		w.Kick("ann")
		began := time.Now()
		w.await(t, EventConnected)
		if took := time.Since(began); took > time.Second {
			t.Errorf("a kick was followed after %v", took)
		}
		w.await(t, EventSynced)
		settle(time.Second)
		if s := w.Status()[0]; s.State != StateWatching || s.Advice != "" {
			t.Errorf("status after recovery %+v", s)
		}
	})
}

type tokens struct {
	mu          sync.Mutex
	next        int
	invalidated []string
	life        time.Duration
	err         error
}

func (s *tokens) Token(context.Context) (Token, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return Token{}, s.err
	}
	if s.next == 0 {
		s.next = 1
	}
	return Token{fmt.Sprintf("token%d", s.next), time.Now().Add(s.life)}, nil
}

func (s *tokens) Invalidate(value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.invalidated = append(s.invalidated, value)
	s.next++
}

func TestRefusedTokenIsReplacedOnce(t *testing.T) {
	f := newFake(mail(1))
	f.caps = "IMAP4rev1 IDLE SASL-IR AUTH=XOAUTH2"
	f.hook = once("AUTHENTICATE", func(c *fakeConn, tag, _ string) {
		c.send("+ eyJzdGF0dXMiOiI0MDEifQ==")
		answer, _ := c.r.ReadString('\n')
		if answer != "AQ==\r\n" { // the byte 1: an empty line would be "="
			c.send("%s BAD %s", tag, answer)
			return
		}
		c.send("%s NO [AUTHENTICATIONFAILED] invalid token", tag)
	})
	source := &tokens{life: time.Hour}
	a := f.account()
	a.Auth = Bearer(source)
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: f.dial}, a)
		began := time.Now()
		w.next(t)
		if took := time.Since(began); took > time.Second {
			t.Errorf("the fresh token was used after %v", took)
		}
		if !slices.Equal(source.invalidated, []string{"token1"}) {
			t.Errorf("invalidated %v", source.invalidated)
		}
		e := w.await(t, EventDisconnected)
		if took := time.Since(began); e.Reason != ReasonRotate || took < 45*time.Minute || took > 56*time.Minute {
			t.Errorf("the session ended for %s after %v", e.Reason, took)
		}
		before := time.Now()
		w.await(t, EventConnected)
		if took := time.Since(before); took > time.Second {
			t.Errorf("the planned reconnect waited %v", took)
		}
	})
}

func TestWithdrawnAuthorizationWaitsForAPerson(t *testing.T) {
	f := newFake(mail(1))
	f.caps = "IMAP4rev1 IDLE AUTH=OAUTHBEARER"
	source := &tokens{life: time.Hour, err: fmt.Errorf("token endpoint: %w", ErrReauthorize)}
	a := f.account()
	a.Auth = Bearer(source)
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: f.dial}, a)
		if e := w.await(t, EventRefused); e.Reason != ReasonReauth {
			t.Errorf("%+v", e)
		}
		settle(1000 * time.Hour)
		if n := f.dials(); n != 1 {
			t.Errorf("%d connections while waiting for a person", n)
		}
		if s := w.Status()[0]; s.State != StateReauthorize || s.Advice == "" {
			t.Errorf("status %+v", s)
		}
		source.mu.Lock()
		source.err = nil
		source.mu.Unlock()
		w.Kick()
		w.next(t)
	})
}

func TestTooManyConnectionsCoolsTheHost(t *testing.T) {
	f := newFake()
	f.hook = once("AUTHENTICATE", func(c *fakeConn, tag, _ string) {
		c.send("%s NO [LIMIT] Rate limit hit", tag)
	})
	a := f.account()
	b := f.account()
	b.ID = "bob"
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: f.dial}, a)
		if e := w.await(t, EventCooldown); e.Took < 5*time.Minute {
			t.Errorf("cool-down of %v", e.Took)
		}
		began := time.Now()
		if err := w.Put(b); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			w.await(t, EventConnected)
			if took := time.Since(began); took < 5*time.Minute || took > 8*time.Minute {
				t.Errorf("connected after %v", took)
			}
		}
	})
}

func TestGoodbyeOnStop(t *testing.T) {
	f := newFake()
	var said atomic.Bool
	f.hook = func(c *fakeConn, tag, verb, _ string) bool {
		if verb == "LOGOUT" {
			said.Store(true)
		}
		return false
	}
	bubble(t, f, func(t *testing.T, w *watch) {
		w.await(t, EventSynced)
		settle(10 * time.Second)
		w.stop()
		if !said.Load() {
			t.Error("the server was not told goodbye")
		}
		if s := w.Status()[0]; s.State != StateStopped {
			t.Errorf("status %+v", s)
		}
	})
}

func TestHandlerErrorIsRetriedAndHoldsUpNoOther(t *testing.T) {
	f := newFake(mail(1), mail(2), mail(3))
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var calls []string
		w := startHandler(t, NewMemoryStore(), func(_ context.Context, m Message) error {
			mu.Lock()
			defer mu.Unlock()
			calls = append(calls, fmt.Sprint(m.UID))
			if m.UID == 2 && len(calls) < 6 {
				if len(calls) == 5 {
					panic("strange mail")
				}
				return errors.New("database is locked")
			}
			return nil
		}, Options{Dial: f.dial}, f.account())
		w.await(t, EventSynced)
		mu.Lock()
		defer mu.Unlock()
		if got := strings.Join(calls, " "); got != "1 2 3 2 2 2" {
			t.Errorf("calls %s", got)
		}
	})
}

// A handler that fails for every message for days costs none of them.
func TestBrokenHandlerCostsNoMessage(t *testing.T) {
	f := newFake(mail(1), mail(2), mail(3), mail(4), mail(5), mail(6))
	synctest.Test(t, func(t *testing.T) {
		var works atomic.Bool
		done := make(chan uint32, 10)
		var calls atomic.Int64
		w := startHandler(t, NewMemoryStore(), func(_ context.Context, m Message) error {
			if calls.Add(1); !works.Load() {
				return errors.New("disk full")
			}
			done <- m.UID
			return nil
		}, Options{Dial: f.dial}, f.account())
		settle(72 * time.Hour)
		if s := w.Status()[0].Mailboxes[0]; s.Quarantined != 0 || s.Lag != 6 {
			t.Errorf("status %+v", s)
		}
		if n := calls.Load(); n > 2000 {
			t.Errorf("%d calls of a broken handler", n)
		}
		works.Store(true)
		seen := map[uint32]bool{}
		for range 6 {
			select {
			case uid := <-done:
				seen[uid] = true
			case <-time.After(2 * time.Hour):
				t.Fatalf("only %v were handled; %+v", seen, w.Status())
			}
		}
	})
}

// A message for which the handler fails while it works for others is given up.
func TestMessageThatBreaksTheHandlerIsQuarantined(t *testing.T) {
	f := newFake(mail(1))
	synctest.Test(t, func(t *testing.T) {
		w := startHandler(t, NewMemoryStore(), func(_ context.Context, m Message) error {
			if m.UID == 1 {
				return errors.New("cannot be parsed")
			}
			return nil
		}, Options{Dial: f.dial}, f.account())
		began := time.Now()
		go func() {
			for i := range 60 {
				time.Sleep(time.Hour)
				f.deliver(mail(i + 2))
			}
		}()
		e := w.await(t, EventQuarantined)
		if took := time.Since(began); e.UID != 1 || e.Reason != ReasonHandler || took < 24*time.Hour {
			t.Errorf("%+v after %v", e, took)
		}
		settle(70 * time.Hour)
	})
}

func TestNeedMore(t *testing.T) {
	long := mail(1) + strings.Repeat("x", 3<<20)
	f := newFake(long, mail(2))
	f.hook = func(c *fakeConn, tag, verb, line string) bool {
		if verb != "FETCH" {
			return false
		}
		n := 128 << 10
		if strings.Contains(line, fmt.Sprintf("<0.%d>", 1<<20)) {
			n = 1 << 20
		}
		f.mu.Lock()
		for _, uid := range f.matching(line) {
			m := f.messages[uid]
			head := m[:min(len(m), n)]
			c.write(fmt.Sprintf("* %d FETCH (UID %d RFC822.SIZE %d BODY[]<0> {%d}\r\n%s)\r\n", uid, uid, len(m), len(head), head))
		}
		f.mu.Unlock()
		c.send("%s OK done", tag)
		return true
	}
	synctest.Test(t, func(t *testing.T) {
		type call struct {
			uid             uint32
			bytes           int
			truncated, more bool
		}
		calls := make(chan call, 10)
		w := startHandler(t, NewMemoryStore(), func(_ context.Context, m Message) error {
			calls <- call{m.UID, len(m.Raw), m.Truncated, m.More}
			if m.More {
				return ErrNeedMore
			}
			return nil
		}, Options{Dial: f.dial}, f.account())
		w.await(t, EventSynced)
		for _, want := range []call{{1, 128 << 10, true, true}, {2, len(mail(2)), false, false}, {1, 1 << 20, true, false}} {
			if got := <-calls; got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		}
	})
}

func TestMailboxesInTurn(t *testing.T) {
	f := newFake(mail(1))
	f.others = []string{`(\HasNoChildren \Junk) "/" "Spamverdacht"`, `() "/" Named`, `(\Noselect) "/" Folder`}
	junk := newFake() // the content of the other mailbox
	var selected sync.Map
	f.hook = func(c *fakeConn, tag, verb, line string) bool {
		if verb == "EXAMINE" || verb == "STATUS" {
			name := strings.Trim(strings.Fields(line)[2], `"`)
			if verb == "EXAMINE" {
				selected.Store(c, name)
			}
			if name == "Named" {
				c.send("%s NO [NONEXISTENT] no", tag)
				return true
			}
			if name == "Spamverdacht" {
				junk.answer(c, tag, verb, line)
				return true
			}
			return false
		}
		if name, _ := selected.Load(c); name == "Spamverdacht" && (verb == "SEARCH" || verb == "FETCH") {
			junk.answer(c, tag, verb, line)
			return true
		}
		return false
	}
	a := f.account()
	a.Turn = []string{`\Junk`, `\Sent`, "Named"}
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: f.dial}, a)
		if m := w.next(t); m.Mailbox != "INBOX" {
			t.Errorf("first from %s", m.Mailbox)
		}
		settle(10 * time.Second)
		began := time.Now()
		junk.deliver(mail(7))
		m := w.next(t)
		if m.Mailbox != "Spamverdacht" || m.Role != RoleJunk || m.Old || m.UID != 1 {
			t.Errorf("from the other mailbox: %+v", m)
		}
		if took := time.Since(began); took > 3*time.Minute {
			t.Errorf("found after %v", took)
		}
		f.deliver(mail(8))
		began = time.Now()
		if m := w.next(t); m.Mailbox != "INBOX" || time.Since(began) > 15*time.Second {
			t.Errorf("then from %s after %v", m.Mailbox, time.Since(began))
		}
		boxes := w.Status()[0].Mailboxes
		if len(boxes) != 4 || boxes[1].Mode != ModeTurn || boxes[1].Absent || !boxes[2].Absent || !boxes[3].Absent {
			t.Errorf("status %+v", boxes)
		}
	})
}

func TestAccountsComeAndGo(t *testing.T) {
	f, g := newFake(mail(1)), newFake(mail(2))
	dial := func(ctx context.Context, address string) (net.Conn, error) {
		if strings.HasPrefix(address, "localhost") {
			return f.dial(ctx, address)
		}
		return g.dial(ctx, address)
	}
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: dial}, f.account())
		w.next(t)
		b := g.account()
		b.ID, b.Host = "bob", "127.0.0.1"
		if err := w.Put(b); err != nil {
			t.Fatal(err)
		}
		if m := w.next(t); m.Account != "bob" {
			t.Errorf("from %s", m.Account)
		}
		settle(time.Minute)
		if err := w.Put(b); err != nil { // unchanged
			t.Fatal(err)
		}
		settle(time.Minute)
		if n := g.dials(); n != 1 {
			t.Errorf("%d connections after an unchanged account was put again", n)
		}
		b.Turn = []string{`\Sent`}
		if err := w.Put(b); err != nil {
			t.Fatal(err)
		}
		settle(time.Minute)
		if n := g.dials(); n != 2 {
			t.Errorf("%d connections after a change", n)
		}
		w.Remove("bob")
		settle(time.Minute)
		if s := w.Status(); len(s) != 1 || s[0].Account != "ann" {
			t.Errorf("status %+v", s)
		}
		b.ID = ""
		if err := w.Put(b); err == nil {
			t.Error("an account without id was accepted")
		}
		if n := f.dials(); n != 1 {
			t.Errorf("the other account made %d connections", n)
		}
		w.Remove("ann")
		settle(time.Minute)
		if err := w.Put(f.account()); err != nil {
			t.Fatal(err)
		}
		settle(time.Minute)
		if n := f.dials(); n != 2 {
			t.Errorf("%d connections after remove and put", n)
		}
	})
}

func TestLookback(t *testing.T) {
	server := startMemoryServer(t)
	user := server.user("ann")
	for i, age := range []int{400, 20, 10, 1} {
		deliverAt(t, user, "INBOX", mail(i), time.Now().AddDate(0, 0, -age))
	}
	for _, test := range []struct {
		back time.Duration
		uids []uint32
	}{{0, []uint32{3, 4}}, {30 * 24 * time.Hour, []uint32{2, 3, 4}}, {-1, nil}} {
		a := server.account("ann")
		a.Lookback = test.back
		w := startWatch(t, NewMemoryStore(), Options{}, a)
		w.await(t, EventSynced)
		w.stop()
		close(w.messages)
		var uids []uint32
		for m := range w.messages {
			if uids = append(uids, m.UID); !m.Old {
				t.Errorf("look-back %v: message %d is news", test.back, m.UID)
			}
		}
		if !slices.Equal(uids, test.uids) {
			t.Errorf("look-back %v: %v, want %v", test.back, uids, test.uids)
		}
	}
}

// However large the messages are, a batch keeps no more than its bytes, and
// every message is handled once.
func TestBatchesAreBoundByBytes(t *testing.T) {
	f := newFake()
	for i := range 60 {
		f.deliver(mail(i) + strings.Repeat("x", 50<<10))
	}
	var most atomic.Int64
	f.hook = func(_ *fakeConn, _, verb, line string) bool {
		if verb == "FETCH" {
			f.mu.Lock()
			most.Store(max(most.Load(), int64(len(f.matching(line)))))
			f.mu.Unlock()
		}
		return false
	}
	a := f.account()
	a.Limits = Limits{BatchBytes: 300 << 10, MaxBytes: 200 << 10, HeadBytes: 100 << 10}
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: f.dial}, a)
		seen := map[uint32]bool{}
		for range 60 {
			m := w.next(t)
			if seen[m.UID] || !strings.HasSuffix(string(m.Raw), "xxx") || m.Truncated {
				t.Errorf("UID %d, %d bytes, seen before: %v", m.UID, len(m.Raw), seen[m.UID])
			}
			seen[m.UID] = true
		}
		w.await(t, EventSynced)
		w.quiet(t)
		if n := f.dials(); n != 1 || most.Load() != 60 { // the first batch could not know
			t.Errorf("%d connections, largest batch %d", n, most.Load())
		}
	})
}

func TestRolesAreGuessedOnlyWithoutSpecialUse(t *testing.T) {
	for _, test := range []struct {
		caps   string
		others []string
		want   string
	}{
		{"IMAP4rev1", []string{`() "/" "Junk Email"`, `() "/" Projects`}, "Junk Email"},
		{"IMAP4rev1", []string{`() "/" Spam`, `(\Junk) "/" "Unwanted"`}, "Unwanted"},
		{"IMAP4rev1 SPECIAL-USE", []string{`() "/" "Junk Email"`}, ""},
	} {
		f := newFake()
		f.caps, f.others = test.caps+" AUTH=PLAIN", test.others
		a := f.account()
		a.Turn = []string{`\Junk`}
		synctest.Test(t, func(t *testing.T) {
			r := Probe(t.Context(), a, f.dial)
			if r.Err != nil || len(r.Mailboxes) != 2 || r.Mailboxes[1].Name != test.want {
				t.Errorf("%v: %v, %+v", test, r.Err, r.Mailboxes)
			}
		})
	}
}

// A kick looks at once, in the mailboxes in turn too.
func TestKickLooksEverywhere(t *testing.T) {
	f := newFake()
	f.others = []string{`() "/" Other`}
	var looked atomic.Int64
	f.hook = func(_ *fakeConn, _, verb, line string) bool {
		if verb == "STATUS" && strings.Contains(line, "Other") {
			looked.Add(1)
		}
		return false
	}
	a := f.account()
	a.Turn = []string{"Other"}
	synctest.Test(t, func(t *testing.T) {
		w := startWatch(t, NewMemoryStore(), Options{Dial: f.dial, Turn: time.Hour}, a)
		settle(time.Minute)
		before := looked.Load()
		w.Kick("ann", "nobody")
		settle(time.Second)
		if looked.Load() != before+1 {
			t.Errorf("looked %d times before, %d after", before, looked.Load())
		}
		if n := f.dials(); n != 1 {
			t.Errorf("%d connections", n)
		}
	})
}

// What a session is given to trust is not shared with an account that trusts
// something else.
func TestSessionsAreResumedOnlyBetweenEquals(t *testing.T) {
	w := New(NewMemoryStore(), nil, Options{})
	plain := Account{ID: "ann", Host: "mail.rep.example"}
	if plain.tlsConfig(w.tls).ClientSessionCache == nil {
		t.Error("sessions of ordinary accounts are not resumed")
	}
	for _, own := range []TLS{{Fingerprint: strings.Repeat("ab", 32)}, {RootCAs: x509.NewCertPool()}, {Certificates: []tls.Certificate{{}}}} {
		a := plain
		a.TLS = own
		if a.tlsConfig(w.tls).ClientSessionCache != nil {
			t.Errorf("sessions are shared with %+v", own)
		}
	}
}

func TestHandlersErrorIsReported(t *testing.T) {
	f := newFake(mail(1), mail(2))
	full := errors.New("disk full")
	synctest.Test(t, func(t *testing.T) {
		var first sync.Map
		w := startHandler(t, NewMemoryStore(), func(_ context.Context, m Message) error {
			if _, again := first.LoadOrStore(m.UID, true); again {
				return nil
			}
			if m.UID == 1 {
				return full
			}
			panic(string(m.Raw))
		}, Options{Dial: f.dial}, f.account())
		if e := w.await(t, EventFailed); e.UID != 1 || e.Reason != ReasonHandler || !errors.Is(e.Err, full) {
			t.Errorf("%+v", e)
		}
		e := w.await(t, EventFailed)
		var p *PanicError
		if !errors.As(e.Err, &p) || !strings.Contains(string(p.Stack), "TestHandlersErrorIsReported") || e.Err.Error() != "handler panicked: string" {
			t.Errorf("%+v", e)
		}
		w.await(t, EventSynced)
	})
}

// A message that becomes visible after a later one was handled is found.
func TestMessageThatBecomesVisibleLate(t *testing.T) {
	f := newFake(mail(1), mail(2), mail(3))
	delete(f.messages, 2)
	bubble(t, f, func(t *testing.T, w *watch) {
		if a, b := w.next(t), w.next(t); a.UID != 1 || b.UID != 3 {
			t.Errorf("first %d and %d", a.UID, b.UID)
		}
		settle(time.Minute)
		f.mu.Lock()
		f.messages[2] = mail(2)
		f.mu.Unlock()
		if m := w.next(t); m.UID != 2 {
			t.Errorf("then %d", m.UID)
		}
		settle(time.Hour)
		w.quiet(t)
	})
}

// Servers of RFC 2060 say neither UIDNEXT nor UIDVALIDITY.
func TestServerWithoutUIDNext(t *testing.T) {
	f := newFake(mail(1), mail(2))
	f.hook = func(c *fakeConn, tag, verb, _ string) bool {
		if verb == "EXAMINE" {
			c.send("* 2 EXISTS")
			c.send("%s OK done", tag)
			return true
		}
		return false
	}
	bubble(t, f, func(t *testing.T, w *watch) {
		if a, b := w.next(t), w.next(t); !a.Old || !b.Old {
			t.Errorf("old: %v, %v", a.Old, b.Old)
		}
		settle(time.Minute)
		f.mu.Lock()
		delete(f.messages, 2)
		f.mu.Unlock()
		settle(2 * time.Hour) // the mailbox is opened anew meanwhile
		f.deliver(mail(3))
		if m := w.next(t); m.UID != 3 || m.Old || m.Generation != 1 {
			t.Errorf("news: %+v", m)
		}
	})
}
