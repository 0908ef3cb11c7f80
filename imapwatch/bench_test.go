package imapwatch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/heed-mail/heed/internal/dovecottest"
)

// sized returns a message of about n bytes.
func sized(i, n int) string {
	m := mail(i)
	return m + strings.Repeat("The quick brown fox jumps over the lazy dog, and so on.\r\n", max(0, n-len(m))/57)
}

// fillBacklog puts messages of 8 kB, and every tenth one of 1 MB if heavy, into
// an INBOX.
func fillBacklog(b *testing.B, s *dovecottest.Server, user string, n int, heavy bool) (bytes int) {
	b.Helper()
	for i := range n {
		size := 8 << 10
		if heavy && i%10 == 0 {
			size = 1 << 20
		}
		m := sized(i, size)
		bytes += len(m)
		if err := s.Fill(user, m); err != nil {
			b.Fatal(err)
		}
	}
	return bytes
}

// BenchmarkBacklog compares catching up with a backlog on Dovecot over TLS with
// a bare loop of pipelined FETCH commands for the same messages, in turn.
func BenchmarkBacklog(b *testing.B) {
	const n = 20_000
	s := dovecottest.Start(b, dovecottest.Options{})
	fillBacklog(b, s, "ann", n, false)
	rawFetch(b, s, "ann", n) // Dovecot indexes the mailbox on first sight
	b.Run("watcher", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			watchBacklog(b, dovecotAccount(s, "ann"), Options{}, n)
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "msgs/s")
	})
	b.Run("raw", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			rawFetch(b, s, "ann", n)
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "msgs/s")
	})
}

// BenchmarkAttachments reports how much of a mailbox is transferred in which
// every tenth message has an attachment of 1 MB.
func BenchmarkAttachments(b *testing.B) {
	const n = 1000
	s := dovecottest.Start(b, dovecottest.Options{})
	total := fillBacklog(b, s, "ann", n, true)
	for _, head := range []int{128 << 10, 32 << 10} {
		b.Run(fmt.Sprintf("head=%dk", head>>10), func(b *testing.B) {
			a := dovecotAccount(s, "ann")
			a.Limits.HeadBytes = head
			var read atomic.Int64
			for b.Loop() {
				read.Store(0)
				watchBacklog(b, a, Options{Dial: counted(&read)}, n)
			}
			b.ReportMetric(100*float64(read.Load())/float64(total), "%bytes")
		})
	}
}

type countedConn struct {
	net.Conn
	n *atomic.Int64
}

func (c countedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.n.Add(int64(n))
	return n, err
}

func counted(n *atomic.Int64) Dialer {
	return func(ctx context.Context, address string) (net.Conn, error) {
		c, err := dialTCP(ctx, address)
		return countedConn{c, n}, err
	}
}

// watchBacklog watches with an empty store until all n messages are handled.
func watchBacklog(b *testing.B, a Account, o Options, n int) {
	b.Helper()
	var handled atomic.Int64
	synced := make(chan struct{}, 16)
	o.Observe = func(e Event) {
		if e.Kind == EventSynced {
			synced <- struct{}{}
		}
	}
	a.Lookback = 365 * 24 * time.Hour
	w := startHandler(b, NewMemoryStore(), func(context.Context, Message) error {
		handled.Add(1)
		return nil
	}, o, a)
	<-synced
	b.StopTimer()
	w.stop()
	b.StartTimer()
	if got := handled.Load(); got != int64(n) {
		b.Fatalf("%d of %d messages were handled", got, n)
	}
}

// rawFetch fetches the same heads with commands of 200 messages, always two of
// them under way, and looks at nothing.
func rawFetch(b *testing.B, s *dovecottest.Server, user string, n int) {
	b.Helper()
	conn, err := tls.Dial("tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.IMAPS)), &tls.Config{RootCAs: s.Roots})
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "a LOGIN %s %s\r\nb EXAMINE INBOX\r\n", user, dovecottest.Password)
	commands := 0
	ask := func() {
		fmt.Fprintf(conn, "f%d UID FETCH %d:%d (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.131072>)\r\n", commands, commands*200+1, commands*200+200)
		commands++
	}
	tags := newTagReader(conn)
	tags.wait(b, "b OK")
	ask()
	for i := range n / 200 {
		if commands < n/200 {
			ask()
		}
		tags.wait(b, fmt.Sprintf("f%d OK", i))
	}
}

// tagReader looks for tagged answers at line starts in a stream.
type tagReader struct {
	r    io.Reader
	buf  []byte
	have []byte
}

func newTagReader(r io.Reader) *tagReader { return &tagReader{r: r, buf: make([]byte, 64<<10)} }

func (t *tagReader) wait(b *testing.B, tag string) {
	b.Helper()
	for {
		if i := strings.Index(string(t.have), "\r\n"+tag); i >= 0 {
			t.have = append(t.have[:0], t.have[i+2:]...)
			return
		}
		t.have = append(t.have[:0], t.have[max(0, len(t.have)-20):]...)
		n, err := t.r.Read(t.buf)
		if err != nil {
			b.Fatal(err)
		}
		t.have = append(t.have, t.buf[:n]...)
	}
}

// BenchmarkWake measures from the arrival of the server's EXISTS to the return
// of the handler, on Dovecot over TLS.
func BenchmarkWake(b *testing.B) {
	s := dovecottest.Start(b, dovecottest.Options{})
	took := make(chan time.Duration, 1)
	synced := make(chan struct{}, 100)
	o := Options{Observe: func(e Event) {
		switch e.Kind {
		case EventHandled:
			took <- e.Took
		case EventSynced:
			synced <- struct{}{}
		}
	}}
	w := startHandler(b, NewMemoryStore(), func(context.Context, Message) error { return nil }, o, dovecotAccount(s, "ann"))
	<-synced
	w.watching(b)
	var all []time.Duration
	for i := 0; b.Loop(); i++ {
		if err := s.Deliver("ann", sized(i, 8<<10)); err != nil {
			b.Fatal(err)
		}
		all = append(all, <-took)
	}
	slices.Sort(all)
	b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
	w.stop()
}

// BenchmarkIdle reports what idle accounts cost a process of their own, on
// Dovecot over TLS: resident memory, share of a core, and time to come up.
func BenchmarkIdle(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s := dovecottest.Start(b, dovecottest.Options{Config: "imap_hibernate_timeout = 2s\nservice imap {\n  unix_listener imap-master {\n    mode = 0666\n  }\n}\nservice imap-hibernate {\n  unix_listener imap-hibernate {\n    mode = 0666\n  }\n}\n"})
			for b.Loop() {
				var start, rss, cpu float64
				out, err := idleCommand(s, n).Output()
				if err != nil {
					b.Fatal(err)
				}
				if _, err := fmt.Sscan(string(out), &start, &rss, &cpu); err != nil {
					b.Fatalf("%q: %v", out, err)
				}
				b.ReportMetric(start, "start-s")
				b.ReportMetric(rss, "MB-rss")
				b.ReportMetric(cpu, "%core")
			}
		})
	}
}

const idleEnv = "IMAPWATCH_IDLE"

func idleCommand(s *dovecottest.Server, n int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d %s", idleEnv, n, s.IMAPS, s.CAFile))
	cmd.Stderr = os.Stderr
	return cmd
}

// runIdle watches n accounts, and prints how long it took until all were
// watched, then the resident memory and the share of a core used while idle.
func runIdle(arguments string) error {
	var n, port int
	var caFile string
	if _, err := fmt.Sscan(arguments, &n, &port, &caFile); err != nil {
		return err
	}
	ca, err := os.ReadFile(caFile)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca)
	var synced atomic.Int64
	all := make(chan struct{})
	w := New(NewMemoryStore(), func(context.Context, Message) error { return nil }, Options{
		Dials: 16, DialsPerHost: 16, LoginsPerSecond: 10_000, Refresh: 40 * time.Second,
		Observe: func(e Event) {
			if e.Kind == EventSynced && synced.Add(1) == int64(n) {
				close(all)
			}
		},
	})
	for i := range n {
		id := fmt.Sprint("user", i)
		err := w.Put(Account{ID: id, Host: "127.0.0.1", Port: port, TLS: TLS{RootCAs: roots}, User: id, Auth: Password(StaticSecret(dovecottest.Password))})
		if err != nil {
			return err
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	began := time.Now()
	go func() { ended <- w.Run(ctx) }()
	<-all
	start := time.Since(began)
	time.Sleep(15 * time.Second) // the short periods of IDLE after the start
	before, began := cpuTime(), time.Now()
	time.Sleep(45 * time.Second)
	used := cpuTime() - before
	fmt.Println(start.Seconds(), residentMB(), 100*used.Seconds()/time.Since(began).Seconds())
	stop()
	return <-ended
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func residentMB() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	var kb float64
	_, _ = fmt.Sscan(rest, &kb)
	return kb / 1024
}
