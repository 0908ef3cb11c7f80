package imapwatch

import (
	"context"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/rpc"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/heed-mail/heed/internal/dovecottest"
)

var (
	tortureTime = flag.Duration("torture", 15*time.Second, "how long TestTorture goes on")
	tortureSeed = flag.Uint64("torture.seed", 0, "repeats a run of TestTorture, as far as timing allows; 0: a new one")
)

// TestTorture delivers messages while the watching process is killed, the
// server is restarted, frozen and made to renumber the mailbox, and the line is
// delayed, cut and stalled. Every message must have its effect, and a message
// whose outcome was committed must not be handed over again.
//
// The watcher runs in a process of its own, so that it can be killed at any
// point. What has to survive it, store and effects, is kept here and reached
// through the process's standard input and output.
func TestTorture(t *testing.T) {
	t.Parallel()
	seed := *tortureSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("-torture=%v -torture.seed=%d", *tortureTime, seed)
	r := rand.New(rand.NewPCG(seed, 5))

	server := dovecottest.Start(t, dovecottest.Options{})
	line := startProxy(t, net.JoinHostPort(server.Host, strconv.Itoa(server.IMAPS)))
	kept := &survivors{store: NewMemoryStore(), effects: make(map[string]int), committed: make(map[string]bool)}
	w := &victim{server: server, port: line.port(), kept: kept}
	w.start(t)
	t.Cleanup(w.kill)

	deadline := time.Now().Add(*tortureTime)
	var delivered int
	var postman sync.WaitGroup
	postman.Go(func() { delivered = deliverUntil(deadline, server, rand.New(rand.NewPCG(seed, 6))) })
	count := make(map[string]int)
	renumbered := time.Now()
	for time.Now().Before(deadline) {
		time.Sleep(time.Duration(r.Int64N(int64(2 * time.Second))))
		what := "kill"
		switch n := r.IntN(20); {
		case n < 11:
			w.kill()
			w.start(t)
		case n < 13:
			what = "restart"
			server.Stop()
			if err := server.Run(); err != nil {
				t.Fatal(err)
			}
		case n < 14:
			what = "freeze"
			server.Freeze()
			time.Sleep(time.Duration(r.Int64N(int64(3 * time.Second))))
			server.Thaw()
		case n < 16 && time.Since(renumbered) > 3*time.Second: // UIDVALIDITY is a time in seconds
			what = "renumber"
			_ = server.Renumber("ann") // there may be nothing yet to renumber
			renumbered = time.Now()
			line.cut()
		case n < 17:
			what = "cut"
			line.cut()
		case n < 18:
			what = "stall"
			line.stall(true)
			time.Sleep(time.Duration(r.Int64N(int64(2 * time.Second))))
			line.stall(false)
		default:
			what = "delay"
			line.delay.Store(r.Int64N(int64(30 * time.Millisecond)))
		}
		count[what]++
	}
	postman.Wait()
	line.delay.Store(0)
	healed := time.Now()
	for kept.count() < delivered && time.Since(healed) < 2*time.Minute {
		time.Sleep(50 * time.Millisecond)
	}
	kept.report(t, delivered)
	t.Logf("%d messages, %v; all seen %v after the last fault", delivered, count, time.Since(healed).Round(time.Millisecond))
}

// deliverUntil delivers at uneven intervals, and tries again while the server
// is down, so that every number is delivered once at least.
func deliverUntil(deadline time.Time, server *dovecottest.Server, r *rand.Rand) (delivered int) {
	for time.Now().Before(deadline) {
		for server.Deliver("ann", mail(delivered)) != nil {
			time.Sleep(20 * time.Millisecond)
		}
		delivered++
		time.Sleep(time.Duration(r.Int64N(int64(400 * time.Millisecond))))
	}
	return delivered
}

// survivors is what outlives the watching process.
type survivors struct {
	mu        sync.Mutex
	store     *MemoryStore
	effects   map[string]int  // calls of the handler by message
	committed map[string]bool // generation and UID of final outcomes
	again     []string        // handed over after that
}

func (k *survivors) count() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.effects)
}

func (k *survivors) report(t *testing.T, delivered int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	calls := 0
	for i := range delivered {
		n := k.effects[messageKey([]byte(mail(i)))]
		if n == 0 {
			t.Errorf("message %d is missing", i)
		}
		calls += n
	}
	for _, id := range k.again {
		t.Errorf("message %s was handed over after its outcome was committed", id)
	}
	t.Logf("%d calls of the handler, %d of them for a message seen before", calls, calls-delivered)
}

func messageKey(raw []byte) string {
	_, rest, _ := strings.Cut(string(raw), "Message-ID: ")
	key, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(key)
}

// Survivors is the service that the watching process calls.
type Survivors struct{ kept *survivors }

// StoreCall holds the arguments of all calls.
type StoreCall struct {
	Account, Mailbox string
	Generation       uint64
	From             uint32
	Cursor           Cursor
	Outcomes         []Outcome
	UID              uint32
	Key              string
}

func (s *Survivors) Cursor(c StoreCall, out *Cursor) (err error) {
	*out, err = s.kept.store.Cursor(context.Background(), c.Account, c.Mailbox)
	return err
}

func (s *Survivors) Outcomes(c StoreCall, out *[]Outcome) (err error) {
	*out, err = s.kept.store.Outcomes(context.Background(), c.Account, c.Mailbox, c.Generation, c.From)
	return err
}

func (s *Survivors) Commit(c StoreCall, _ *struct{}) error {
	s.kept.mu.Lock()
	for _, o := range c.Outcomes {
		if o.State.Final() {
			s.kept.committed[fmt.Sprint(c.Cursor.Generation, " ", o.UID)] = true
		}
	}
	s.kept.mu.Unlock()
	return s.kept.store.Commit(context.Background(), c.Account, c.Mailbox, c.Cursor, c.Outcomes)
}

func (s *Survivors) Handle(c StoreCall, _ *struct{}) error {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	if id := fmt.Sprint(c.Generation, " ", c.UID); s.kept.committed[id] {
		s.kept.again = append(s.kept.again, id)
	}
	s.kept.effects[c.Key]++
	return nil
}

// victim is the watching process.
type victim struct {
	server *dovecottest.Server
	port   int
	kept   *survivors
	cmd    *exec.Cmd
	served sync.WaitGroup
}

const victimEnv = "IMAPWATCH_TORTURE_VICTIM"

func (v *victim) start(t *testing.T) {
	v.cmd = exec.Command(os.Args[0])
	v.cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", victimEnv, v.port, v.server.CAFile))
	v.cmd.Stderr = os.Stderr
	in, err := v.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := v.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := v.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	service := rpc.NewServer()
	if err := service.Register(&Survivors{v.kept}); err != nil {
		t.Fatal(err)
	}
	v.served.Go(func() { service.ServeConn(pipe{out, in}) })
}

// kill kills the process and waits until its last calls have ended.
func (v *victim) kill() {
	_ = v.cmd.Process.Kill()
	v.served.Wait()
	_ = v.cmd.Wait()
}

type pipe struct {
	io.ReadCloser
	w io.WriteCloser
}

func (p pipe) Write(b []byte) (int, error) { return p.w.Write(b) }
func (p pipe) Close() error                { return errors.Join(p.ReadCloser.Close(), p.w.Close()) }

// runVictim is the whole life of the watching process.
func runVictim(arguments string) error {
	port, caFile, _ := strings.Cut(arguments, " ")
	number, err := strconv.Atoi(port)
	if err != nil {
		return err
	}
	ca, err := os.ReadFile(caFile)
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca)
	parent := remote{rpc.NewClient(pipe{os.Stdin, os.Stdout})}
	w := New(parent, parent.handle, Options{Refresh: 2 * time.Second})
	err = w.Put(Account{
		ID: "ann", Host: "127.0.0.1", Port: number, TLS: TLS{RootCAs: roots},
		User: "ann", Auth: Password(StaticSecret(dovecottest.Password)),
	})
	if err != nil {
		return err
	}
	return w.Run(context.Background())
}

// remote is the store and handler of the watching process.
type remote struct{ c *rpc.Client }

func (r remote) Cursor(_ context.Context, account, mailbox string) (c Cursor, err error) {
	err = r.c.Call("Survivors.Cursor", StoreCall{Account: account, Mailbox: mailbox}, &c)
	return c, err
}

func (r remote) Outcomes(_ context.Context, account, mailbox string, generation uint64, from uint32) (o []Outcome, err error) {
	err = r.c.Call("Survivors.Outcomes", StoreCall{Account: account, Mailbox: mailbox, Generation: generation, From: from}, &o)
	return o, err
}

func (r remote) Commit(_ context.Context, account, mailbox string, c Cursor, o []Outcome) error {
	return r.c.Call("Survivors.Commit", StoreCall{Account: account, Mailbox: mailbox, Cursor: c, Outcomes: o}, &struct{}{})
}

func (r remote) handle(_ context.Context, m Message) error {
	return r.c.Call("Survivors.Handle", StoreCall{Generation: m.Generation, UID: m.UID, Key: messageKey(m.Raw)}, &struct{}{})
}
