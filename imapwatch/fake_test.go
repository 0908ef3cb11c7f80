package imapwatch

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// fake is a scripted IMAP server with one mailbox. It answers soundly, except
// where the test's hook does.
type fake struct {
	mu          sync.Mutex
	caps        string
	uidValidity uint32
	uidNext     uint32
	messages    map[uint32]string
	others      []string // LIST lines of further mailboxes
	mute        bool     // no EXISTS is sent
	idling      map[*fakeConn]bool
	dialed      int

	// hook is asked about each command; true means that it has answered.
	hook func(c *fakeConn, tag, verb, line string) bool
}

type fakeConn struct {
	net.Conn
	r      *bufio.Reader
	number int // of the connection, from 1
	mu     sync.Mutex
}

func newFake(messages ...string) *fake {
	f := &fake{caps: "IMAP4rev1 IDLE SASL-IR AUTH=PLAIN", uidValidity: 7, uidNext: 1, messages: make(map[uint32]string), idling: make(map[*fakeConn]bool)}
	for _, m := range messages {
		f.deliver(m)
	}
	return f
}

func (f *fake) account() Account {
	return Account{ID: "ann", Host: "localhost", Mode: TLSNone, User: "ann@rep.example", Auth: Password(StaticSecret("secret"))}
}

func (f *fake) dial(context.Context, string) (net.Conn, error) {
	client, server := net.Pipe()
	f.mu.Lock()
	f.dialed++
	c := &fakeConn{Conn: server, r: bufio.NewReader(server), number: f.dialed}
	f.mu.Unlock()
	go f.serve(c)
	return client, nil
}

func (f *fake) dials() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.dialed
}

func (f *fake) deliver(raw string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.messages[f.uidNext] = raw
	f.uidNext++
	if !f.mute {
		for c := range f.idling {
			c.send("* %d EXISTS", len(f.messages))
		}
	}
}

func (c *fakeConn) send(format string, args ...any) {
	c.write(fmt.Sprintf(format, args...) + "\r\n")
}

func (c *fakeConn) write(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, _ = io.WriteString(c.Conn, s)
}

func (f *fake) serve(c *fakeConn) {
	defer c.Close()
	if !f.hooked(c, "*", "GREETING", "") {
		c.send("* OK [CAPABILITY %s] ready", f.caps)
	}
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			return
		}
		if line = strings.TrimRight(line, "\r\n"); line == "DONE" {
			continue // of an IDLE that a hook answered
		}
		tag, rest, _ := strings.Cut(line, " ")
		verb, _, _ := strings.Cut(strings.TrimPrefix(rest, "UID "), " ")
		if f.hooked(c, tag, verb, line) {
			continue
		}
		if f.answer(c, tag, verb, line); verb == "LOGOUT" {
			return
		}
	}
}

func (f *fake) hooked(c *fakeConn, tag, verb, line string) bool {
	f.mu.Lock()
	hook := f.hook
	f.mu.Unlock()
	return hook != nil && hook(c, tag, verb, line)
}

func (f *fake) answer(c *fakeConn, tag, verb, line string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch verb {
	case "CAPABILITY":
		c.send("* CAPABILITY %s", f.caps)
	case "LIST":
		c.send(`* LIST () "/" INBOX`)
		for _, l := range f.others {
			c.send("* LIST %s", l)
		}
	case "EXAMINE":
		c.send("* %d EXISTS", len(f.messages))
		c.send("* OK [UIDVALIDITY %d] ok", f.uidValidity)
		c.send("* OK [UIDNEXT %d] ok", f.uidNext)
	case "STATUS":
		name := strings.Fields(line)[2]
		c.send("* STATUS %s (UIDNEXT %d UIDVALIDITY %d)", name, f.uidNext, f.uidValidity)
	case "SEARCH":
		var found strings.Builder
		for _, uid := range f.matching(line) {
			fmt.Fprintf(&found, " %d", uid)
		}
		c.send("* SEARCH%s", found.String())
	case "FETCH":
		for _, uid := range f.matching(line) {
			c.write(f.fetched(uid))
		}
	case "IDLE":
		f.idling[c] = true
		c.send("+ idling")
		f.mu.Unlock()
		_, err := c.r.ReadString('\n')
		f.mu.Lock()
		delete(f.idling, c)
		if err != nil {
			return
		}
	case "LOGOUT":
		c.send("* BYE goodbye")
	}
	c.send("%s OK done", tag)
}

// fetched is the sound answer for one message.
func (f *fake) fetched(uid uint32) string {
	m := f.messages[uid]
	return fmt.Sprintf("* %d FETCH (UID %d FLAGS (\\Seen) INTERNALDATE \"01-Jan-2026 10:00:00 +0000\" RFC822.SIZE %d BODY[]<0> {%d}\r\n%s)\r\n", uid, uid, len(m), len(m), m)
}

// matching returns the UIDs that the set in a UID command names; all of them
// when it has none.
func (f *fake) matching(line string) []uint32 {
	var found []uint32
	words := strings.Fields(line)
	set := words[3]
	if words[2] == "SEARCH" {
		if set != "UID" {
			set = "1:*"
		} else {
			set = words[4]
		}
	}
	for uid := range f.messages {
		if inSet(set, uid, f.uidNext-1) {
			found = append(found, uid)
		}
	}
	slices.Sort(found)
	return found
}

func inSet(set string, uid, highest uint32) bool {
	number := func(s string) uint32 {
		if s == "*" {
			return highest
		}
		n, _ := strconv.ParseUint(s, 10, 32)
		return uint32(n)
	}
	for part := range strings.SplitSeq(set, ",") {
		from, to, isRange := strings.Cut(part, ":")
		a, b := number(from), number(to)
		if !isRange {
			b = a
		}
		if min(a, b) <= uid && uid <= max(a, b) {
			return true
		}
	}
	return false
}

// bubble runs a test of a watcher and a fake in synthetic time.
func bubble(t *testing.T, f *fake, test func(t *testing.T, w *watch)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		test(t, startWatch(t, NewMemoryStore(), Options{Dial: f.dial}, f.account()))
	})
}

// once returns a hook that acts on the first command with the verb only.
func once(verb string, act func(c *fakeConn, tag, line string)) func(*fakeConn, string, string, string) bool {
	var first sync.Once
	return func(c *fakeConn, tag, v, line string) (acted bool) {
		if v == verb {
			first.Do(func() {
				acted = true
				act(c, tag, line)
			})
		}
		return acted
	}
}

// flood writes n bytes of a repeated text, until the client hangs up.
func (c *fakeConn) flood(text string, n int) {
	chunk := []byte(strings.Repeat(text, 64<<10/len(text)))
	for sent := 0; sent < n; sent += len(chunk) {
		if _, err := c.Conn.Write(chunk); err != nil {
			return
		}
	}
}

// settle gives the watcher synthetic time to do what it does.
func settle(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}
