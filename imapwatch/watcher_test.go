package imapwatch

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if arguments := os.Getenv(victimEnv); arguments != "" {
		fmt.Fprintln(os.Stderr, runVictim(arguments))
		os.Exit(1)
	}
	if arguments := os.Getenv(idleEnv); arguments != "" {
		if err := runIdle(arguments); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

func TestPushIsHandled(t *testing.T) {
	server := startMemoryServer(t)
	user := server.user("ann")
	deliver(t, user, "INBOX", mail(1))
	w := startWatch(t, NewMemoryStore(), Options{}, server.account("ann"))

	if m := w.next(t); !m.Old || m.UID != 1 || m.Account != "ann" || m.Role != RoleInbox {
		t.Errorf("the message from before the first start: %+v", m)
	}
	w.await(t, EventSynced)
	deliver(t, user, "INBOX", mail(2))
	m := w.next(t)
	if m.Old || m.UID != 2 || string(m.Raw) != mail(2) || m.Truncated || m.More || m.Generation != 1 {
		t.Errorf("the pushed message: %+v", m)
	}
	if m.InternalDate.IsZero() || m.Size != int64(len(mail(2))) {
		t.Errorf("date %v, size %d", m.InternalDate, m.Size)
	}
	data, err := user.Status("INBOX", &imap.StatusOptions{NumUnseen: true})
	if err != nil {
		t.Fatal(err)
	}
	if *data.NumUnseen != 2 {
		t.Errorf("watching set flags: %d of 2 messages are unseen", *data.NumUnseen)
	}
}

func TestRestartResumesAtCursor(t *testing.T) {
	server := startMemoryServer(t)
	user := server.user("ann")
	store := NewMemoryStore()
	w := startWatch(t, store, Options{}, server.account("ann"))
	w.await(t, EventSynced)
	deliver(t, user, "INBOX", mail(1))
	w.next(t)
	w.stop()
	deliver(t, user, "INBOX", mail(2))

	w = startWatch(t, store, Options{}, server.account("ann"))
	if m := w.next(t); m.UID != 2 || m.Old {
		t.Errorf("after the restart came UID %d, old %v", m.UID, m.Old)
	}
	w.await(t, EventSynced)
	w.quiet(t)
}

func TestRefusedLoginDisturbsNoOther(t *testing.T) {
	server := startMemoryServer(t)
	users := make(map[string]*imapmemserver.User)
	var accounts []Account
	for i := range 50 {
		id := fmt.Sprint("user", i)
		users[id] = server.user(id)
		a := server.account(id)
		if i%10 == 0 {
			a.Auth = Password(StaticSecret("wrong"))
		}
		accounts = append(accounts, a)
	}
	w := startWatch(t, NewMemoryStore(), Options{}, accounts...)
	for id, u := range users {
		deliver(t, u, "INBOX", mail(len(id)))
	}
	seen := make(map[string]bool)
	for range 45 {
		seen[w.next(t).Account] = true
	}
	if len(seen) != 45 || seen["user0"] || seen["user40"] {
		t.Errorf("messages of %d accounts: %v", len(seen), seen)
	}
	for range 5 {
		w.await(t, EventRefused)
	}
	states := make(map[AccountState]int)
	for deadline := time.Now().Add(w.patience); states[StateRefused] != 5; time.Sleep(time.Millisecond) {
		if clear(states); time.Now().After(deadline) {
			t.Fatalf("status %+v", w.Status())
		}
		for _, s := range w.Status() {
			if states[s.State]++; s.State == StateRefused && s.LastError.Reason != ReasonLogin {
				t.Errorf("%+v", s)
			}
		}
	}
}
