package imapwatch

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// memoryServer is go-imap's server on loopback TCP.
type memoryServer struct {
	*imapmemserver.Server
	server *imapserver.Server
	addr   *net.TCPAddr
}

func startMemoryServer(t testing.TB, caps ...imap.Cap) *memoryServer {
	t.Helper()
	return startMemoryServerAt(t, imapmemserver.New(), "127.0.0.1:0", caps...)
}

func startMemoryServerAt(t testing.TB, mem *imapmemserver.Server, addr string, caps ...imap.Cap) *memoryServer {
	t.Helper()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	m := &memoryServer{Server: mem, addr: l.Addr().(*net.TCPAddr)}
	m.server = serveMemory(mem, l, caps...)
	t.Cleanup(func() { m.server.Close() })
	return m
}

func serveMemory(mem *imapmemserver.Server, l net.Listener, caps ...imap.Cap) *imapserver.Server {
	set := imap.CapSet{imap.CapIMAP4rev1: {}}
	for _, c := range caps {
		set[c] = struct{}{}
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return mem.NewSession(), nil, nil
		},
		Caps: set, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	})
	go server.Serve(l)
	return server
}

func (m *memoryServer) user(name string) *imapmemserver.User {
	u := imapmemserver.NewUser(name, "secret")
	if err := u.Create("INBOX", nil); err != nil {
		panic(err)
	}
	m.AddUser(u)
	return u
}

func (m *memoryServer) account(id string) Account {
	return Account{ID: id, Host: "127.0.0.1", Port: m.addr.Port, Mode: TLSNone, User: id, Auth: Password(StaticSecret("secret"))}
}

func deliver(t testing.TB, u *imapmemserver.User, mailbox, raw string) {
	t.Helper()
	deliverAt(t, u, mailbox, raw, time.Now())
}

func deliverAt(t testing.TB, u *imapmemserver.User, mailbox, raw string, at time.Time) {
	t.Helper()
	if _, err := u.Append(mailbox, literal{strings.NewReader(raw)}, &imap.AppendOptions{Time: at}); err != nil {
		t.Fatal(err)
	}
}

type literal struct{ *strings.Reader }

func (l literal) Size() int64 { return int64(l.Len()) }

func mail(n int) string {
	return fmt.Sprintf("Message-ID: <%d@reply.example>\r\nFrom: pat@customer.example\r\nSubject: Re: offer %d\r\n\r\nNot for us, thanks. %d\r\n", n, n, n)
}

// watch runs a watcher until the test ends.
type watch struct {
	*Watcher
	messages chan Message // copies
	events   chan Event
	stop     func()
	patience time.Duration
}

func startWatch(t testing.TB, store Store, o Options, accounts ...Account) *watch {
	t.Helper()
	w := &watch{messages: make(chan Message, 100_000), events: make(chan Event, 100_000)}
	w.run(t, store, func(_ context.Context, m Message) error {
		m.Raw = append([]byte{}, m.Raw...)
		w.messages <- m
		return nil
	}, o, accounts...)
	return w
}

func startHandler(t testing.TB, store Store, h Handler, o Options, accounts ...Account) *watch {
	t.Helper()
	w := &watch{events: make(chan Event, 100_000)}
	w.run(t, store, h, o, accounts...)
	return w
}

func (w *watch) run(t testing.TB, store Store, h Handler, o Options, accounts ...Account) {
	t.Helper()
	if w.patience = 20 * time.Second; o.Dial != nil { // synthetic time
		w.patience = 72 * time.Hour
	}
	if o.Observe == nil {
		o.Observe = func(e Event) {
			select {
			case w.events <- e:
			default:
			}
		}
	}
	if o.LoginsPerSecond == 0 {
		o.LoginsPerSecond = 1000
	}
	w.Watcher = New(store, h, o)
	for _, a := range accounts {
		if err := w.Put(a); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- w.Run(ctx) }()
	w.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("Run: %v", err)
			}
		case <-time.After(30 * time.Second):
			t.Errorf("Run did not end")
		}
	})
	t.Cleanup(w.stop)
}

func (w *watch) next(t testing.TB) Message {
	t.Helper()
	select {
	case m := <-w.messages:
		return m
	case <-time.After(w.patience):
		t.Fatalf("no message; status %+v", w.Status())
		return Message{}
	}
}

func (w *watch) await(t testing.TB, kind EventKind) Event {
	t.Helper()
	timeout := time.After(w.patience)
	for {
		select {
		case e := <-w.events:
			if e.Kind == kind {
				return e
			}
		case <-timeout:
			t.Fatalf("no %s event; status %+v", kind, w.Status())
			return Event{}
		}
	}
}

func (w *watch) quiet(t testing.TB) {
	t.Helper()
	select {
	case m := <-w.messages:
		t.Fatalf("message %d of %s handed over again", m.UID, m.Mailbox)
	default:
	}
}

// watching waits until nothing is to be done, and forgets the events so far.
func (w *watch) watching(t testing.TB) {
	t.Helper()
	deadline := time.Now().Add(w.patience)
	for w.Status()[0].State != StateWatching {
		if time.Now().After(deadline) {
			t.Fatalf("not watching; status %+v", w.Status())
		}
		time.Sleep(time.Millisecond)
	}
	for len(w.events) > 0 {
		<-w.events
	}
}
