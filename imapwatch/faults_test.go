package imapwatch

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// expectFault runs a watcher against a server that misbehaves once, expects the
// connection to end for the reason, and the message to be handled on the next.
func expectFault(t *testing.T, verb string, reason Reason, act func(c *fakeConn, tag, line string)) *Error {
	t.Helper()
	f := newFake(mail(1))
	f.hook = once(verb, act)
	var e *Error
	bubble(t, f, func(t *testing.T, w *watch) {
		ended := w.await(t, EventDisconnected)
		if ended.Reason != reason {
			t.Errorf("the connection ended for %q, want %q (%v)", ended.Reason, reason, errors.Unwrap(ended.Err))
		}
		errors.As(ended.Err, &e)
		if m := w.next(t); string(m.Raw) != mail(1) {
			t.Errorf("then came %q", m.Raw)
		}
		w.await(t, EventSynced)
		w.quiet(t)
	})
	return e
}

func TestSilentServerTimesOut(t *testing.T) {
	for _, verb := range []string{"GREETING", "AUTHENTICATE", "LIST", "EXAMINE", "SEARCH", "FETCH", "IDLE"} {
		t.Run(verb, func(t *testing.T) {
			expectFault(t, verb, ReasonTimeout, func(*fakeConn, string, string) {})
		})
	}
}

func TestServerThatStopsAnsweringDone(t *testing.T) {
	expectFault(t, "IDLE", ReasonTimeout, func(c *fakeConn, tag, _ string) { c.send("+ idling") })
}

func TestNestedListIsCutOff(t *testing.T) {
	expectFault(t, "FETCH", ReasonGuard, func(c *fakeConn, _, _ string) {
		c.write("* 1 FETCH (UID 1 BODYSTRUCTURE ")
		c.flood("(", 40<<20)
	})
}

func TestHugeLiteralIsCutOff(t *testing.T) {
	for _, start := range []string{"* 1 FETCH (UID 1 ENVELOPE ({9000000000}\r\n", "* 1 FETCH (UID 1 ENVELOPE ({60000000}\r\n", "* LIST () \"/\" {60000000}\r\n"} {
		expectFault(t, "FETCH", ReasonGuard, func(c *fakeConn, _, _ string) {
			c.write(start)
			c.flood("x", 600<<20)
		})
	}
}

func TestHugeLineIsCutOff(t *testing.T) {
	for _, start := range []string{"* 1 FETCH (UID 1 ENVELOPE (\"", "* OK ", "* FLAGS (", "T"} {
		expectFault(t, "FETCH", ReasonGuard, func(c *fakeConn, _, _ string) {
			c.write(start)
			c.flood("x", 600<<20)
		})
	}
}

func TestShortLiteralDoesNotCount(t *testing.T) {
	expectFault(t, "FETCH", ReasonNetwork, func(c *fakeConn, _, _ string) {
		c.write("* 1 FETCH (UID 1 RFC822.SIZE 1000 BODY[]<0> {1000}\r\n0123456789")
		c.Close()
	})
}

func TestNothingCountsBeforeTaggedOK(t *testing.T) {
	expectFault(t, "FETCH", ReasonNetwork, func(c *fakeConn, _, _ string) {
		c.write("* 1 FETCH (UID 1 RFC822.SIZE 5 BODY[]<0> {5}\r\nother)\r\n")
		c.Close()
	})
}

func TestTrickleThatStallsTimesOut(t *testing.T) {
	expectFault(t, "FETCH", ReasonTimeout, func(c *fakeConn, _, _ string) {
		c.write("* 1 FETCH (UID 1 RFC822.SIZE 1000 BODY[]<0> {1000}\r\n0123456789")
	})
}

func TestByeTextIsKept(t *testing.T) {
	e := expectFault(t, "SEARCH", ReasonBye, func(c *fakeConn, _, _ string) {
		c.send("* BYE Session expired")
		c.Close()
	})
	if e == nil || !strings.Contains(e.Server, "Session expired") {
		t.Errorf("the BYE is lost: %+v", e)
	}
	if strings.Contains(e.Error(), "expired") {
		t.Errorf("the server's words are in the loggable text: %v", e)
	}
}

func TestAlertIsShown(t *testing.T) {
	f := newFake(mail(1))
	f.hook = once("SEARCH", func(c *fakeConn, tag, line string) {
		c.send("* OK [ALERT] maintenance at noon")
		f.answer(c, tag, "SEARCH", line)
	})
	bubble(t, f, func(t *testing.T, w *watch) {
		w.await(t, EventSynced)
		settle(time.Second)
		if s := w.Status()[0]; !strings.Contains(s.Alert, "maintenance at noon") || s.LastError != nil {
			t.Errorf("status %+v", s)
		}
	})
}

func TestGarbledLoginAnswerIsNoRefusal(t *testing.T) {
	expectFault(t, "AUTHENTICATE", ReasonProtocol, func(c *fakeConn, tag, _ string) {
		c.send(`%s OK [Error="Microsoft.Exchange.Data.Storage.WrongServerException: ..."]`, tag)
	})
}

func TestUnknownResponsesAreDropped(t *testing.T) {
	f := newFake(mail(1))
	f.hook = once("SEARCH", func(c *fakeConn, tag, _ string) {
		c.send("* VANISHED (EARLIER) 41,43:116")
		c.send("* 17 FROBNICATE {5}\r\na\r\nbc (")
		c.send("* XLIST {3}\r\n\r\n* \"(((\"")
		c.send("* SEARCH 1")
		c.send("%s OK done", tag)
	})
	bubble(t, f, func(t *testing.T, w *watch) {
		w.next(t)
		w.await(t, EventSynced)
		w.stop()
		if e := w.await(t, EventDropped); e.Count != 3 {
			t.Errorf("%d responses dropped, want 3", e.Count)
		}
		if n := f.dials(); n != 1 {
			t.Errorf("%d connections, want 1", n)
		}
	})
}

func TestUnsolicitedFetchTakesNoAnswersPlace(t *testing.T) {
	f := newFake(mail(1), mail(2))
	f.hook = once("FETCH", func(c *fakeConn, tag, line string) {
		c.send(`* 1 FETCH (UID 1 FLAGS (\Seen))`)
		f.answer(c, tag, "FETCH", line)
	})
	bubble(t, f, func(t *testing.T, w *watch) {
		got := map[uint32]string{}
		for range 2 {
			m := w.next(t)
			got[m.UID] = string(m.Raw)
		}
		if got[1] != mail(1) || got[2] != mail(2) {
			t.Errorf("got %v", got)
		}
		w.await(t, EventSynced)
		w.quiet(t)
	})
}

func TestUIDBehindTheLiteral(t *testing.T) {
	f := newFake(mail(1), mail(2))
	f.hook = once("FETCH", func(c *fakeConn, tag, _ string) {
		c.write(fmt.Sprintf("* 1 FETCH (BODY[]<0> {%d}\r\n%s UID 1)\r\n", len(mail(1)), mail(1)))
		c.write(f.fetched(2))
		c.send("%s OK done", tag)
	})
	bubble(t, f, func(t *testing.T, w *watch) {
		seen := map[uint32]bool{w.next(t).UID: true, w.next(t).UID: true}
		if !seen[1] || !seen[2] {
			t.Errorf("seen %v", seen)
		}
	})
}

func TestVanishedMessageIsGone(t *testing.T) {
	f := newFake(mail(1), mail(2))
	f.hook = once("FETCH", func(c *fakeConn, tag, line string) {
		f.mu.Lock()
		delete(f.messages, 1)
		f.mu.Unlock()
		f.answer(c, tag, "FETCH", line)
	})
	bubble(t, f, func(t *testing.T, w *watch) {
		if e := w.await(t, EventGone); e.UID != 1 {
			t.Errorf("UID %d is gone", e.UID)
		}
		if m := w.next(t); m.UID != 2 {
			t.Errorf("UID %d was handled", m.UID)
		}
		w.await(t, EventSynced)
	})
}

// A message at which the server breaks must hold up no other, and is given up
// after a day with its header handed over where that can be had.
func TestPoisonMessageIsIsolatedAndQuarantined(t *testing.T) {
	for name, poison := range map[string]func(c *fakeConn, tag, line string){
		"closes":  func(c *fakeConn, _, _ string) { c.Close() },
		"garbage": func(c *fakeConn, _, _ string) { c.send("* 3 FETCH (UID 3 BODY[]<0> (((") },
		"too long": func(c *fakeConn, _, _ string) {
			c.write("* 3 FETCH (UID 3 BODY[]<0> {99999999999}\r\n")
		},
		"stalls":  func(*fakeConn, string, string) {},
		"no body": func(c *fakeConn, tag, _ string) { c.send(`* 3 FETCH (UID 3 FLAGS (\Seen))`); c.send("%s OK done", tag) },
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(mail(1), mail(2), mail(3), mail(4), mail(5))
			f.hook = func(c *fakeConn, tag, verb, line string) bool {
				if verb != "FETCH" || !inSet(strings.Fields(line)[3], 3, 5) {
					return false
				}
				if strings.Contains(line, "BODY.PEEK[HEADER]") {
					c.send("* 3 FETCH (UID 3 RFC822.SIZE 99 BODY[HEADER]<0> {6}\r\nA: b\r\n)")
					c.send("%s OK done", tag)
					return true
				}
				if strings.Contains(line, "FETCH 1") && name != "no body" { // the others come first
					c.write(f.fetched(1) + f.fetched(2))
				} else if name == "no body" && strings.Contains(line, "FETCH 1") {
					c.write(f.fetched(1) + f.fetched(2) + f.fetched(4) + f.fetched(5))
				}
				poison(c, tag, line)
				return true
			}
			bubble(t, f, func(t *testing.T, w *watch) {
				began := time.Now()
				seen := map[uint32]bool{}
				for range 4 {
					seen[w.next(t).UID] = true
				}
				if seen[3] || len(seen) != 4 {
					t.Errorf("handled %v", seen)
				}
				if took := time.Since(began); took > 10*time.Minute {
					t.Errorf("the others waited for %v", took)
				}
				if e := w.await(t, EventQuarantined); e.UID != 3 || e.Reason != ReasonUnfetched {
					t.Errorf("quarantined %+v", e)
				}
				if took := time.Since(began); took < 24*time.Hour || took > 72*time.Hour {
					t.Errorf("quarantined after %v", took)
				}
				settle(time.Minute)
				if m := w.next(t); m.UID != 3 || !m.HeadersOnly || string(m.Raw) != "A: b\r\n" {
					t.Errorf("the header of the message given up: %+v", m)
				}
				if s := w.Status()[0].Mailboxes[0]; s.Lag != 0 || s.Quarantined != 1 {
					t.Errorf("status %+v", s)
				}
			})
		})
	}
}
