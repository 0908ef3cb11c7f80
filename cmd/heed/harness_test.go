package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/heed-mail/heed/internal/pipeline"
)

// patience bounds every wait of a test: far beyond what is expected, so that
// only a defect reaches it.
const patience = 60 * time.Second

// lockedBuffer is written by a running daemon and read by a test.
type lockedBuffer struct {
	mu    sync.Mutex
	buf   bytes.Buffer
	grown chan struct{} // holds one; filled by each write
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	select {
	case b.grown <- struct{}{}:
	default:
	}
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// runningDaemon is `heed run` in this process.
type runningDaemon struct {
	t       *testing.T
	config  string // path
	log     *lockedBuffer
	handled chan pipeline.Outcome
	address string
	stop    context.CancelFunc
	ended   chan int
}

// startDaemon runs the command with a configuration and waits until it serves.
func startDaemon(t *testing.T, config string) *runningDaemon {
	t.Helper()
	return startDaemonWith(t, config, func(*daemonOptions) {})
}

func startDaemonWith(t *testing.T, config string, more func(*daemonOptions)) *runningDaemon {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	d := &runningDaemon{
		t: t, config: config, log: &lockedBuffer{grown: make(chan struct{}, 1)}, handled: make(chan pipeline.Outcome, 10000), stop: cancel, ended: make(chan int, 1),
	}
	started := make(chan string, 1)
	adjust := func(o *daemonOptions) {
		o.handled = func(out pipeline.Outcome) { d.handled <- out }
		o.started = func(address string) { started <- address }
		more(o)
	}
	go func() {
		d.ended <- run(ctx, []string{"run", "--config", config}, terminal{in: strings.NewReader(""), out: io.Discard, err: d.log, getenv: os.Getenv, adjust: adjust})
	}()
	select {
	case d.address = <-started:
	case code := <-d.ended:
		t.Fatalf("the daemon ended with code %d at its start:\n%s", code, d.log)
	case <-time.After(patience):
		t.Fatalf("the daemon did not start:\n%s", d.log)
	}
	t.Cleanup(func() { d.end() })
	return d
}

// end stops the daemon as SIGTERM does and returns its exit code.
func (d *runningDaemon) end() int {
	d.stop()
	select {
	case code := <-d.ended:
		d.ended <- code
		return code
	case <-time.After(patience):
		d.t.Errorf("the daemon did not stop:\n%s", d.log)
		return -1
	}
}

// outcome waits for the next message that was handled.
func (d *runningDaemon) outcome() pipeline.Outcome {
	d.t.Helper()
	select {
	case o := <-d.handled:
		return o
	case <-time.After(patience):
		d.t.Fatalf("no message was handled:\n%s", d.log)
		return pipeline.Outcome{}
	}
}

// waitLog waits until the log says something.
func (d *runningDaemon) waitLog(words string) {
	d.t.Helper()
	limit := time.After(patience)
	for !strings.Contains(d.log.String(), words) {
		select {
		case <-d.log.grown:
		case <-limit:
			d.t.Fatalf("the log never says %q:\n%s", words, d.log)
		}
	}
}

// waitSynced waits until n enrollments are halted and the mailbox has no
// message left to handle.
func (d *runningDaemon) waitSynced(n int) {
	d.t.Helper()
	want := fmt.Sprintf("heed_enrollments{state=%q} %d\n", "halted", n)
	limit := time.After(patience)
	for !strings.Contains(d.get("/metrics"), want) {
		select {
		case <-d.handled:
		case <-limit:
			d.t.Fatalf("fewer than %d enrollments are halted:\n%s", n, d.get("/metrics"))
		}
	}
}

// get asks the daemon's HTTP listener.
func (d *runningDaemon) get(path string) string {
	d.t.Helper()
	resp, err := http.Get("http://" + d.address + path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(body)
}

// wantMetric checks that a line stands in the metrics.
func (d *runningDaemon) wantMetric(line string) {
	d.t.Helper()
	all := d.get("/metrics")
	if !strings.Contains("\n"+all, "\n"+line+"\n") {
		name, _, _ := strings.Cut(line, "{")
		for l := range strings.Lines(all) {
			if strings.HasPrefix(l, name) {
				d.t.Log(l)
			}
		}
		d.t.Errorf("metrics have no line %q", line)
	}
}

// heed runs a command and returns what it printed.
func heed(t *testing.T, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(t.Context(), args, terminal{in: strings.NewReader(stdin), out: &out, err: &err, getenv: os.Getenv})
	return out.String(), err.String(), code
}

// wantHeed runs a command that must succeed.
func wantHeed(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	out, err, code := heed(t, stdin, args...)
	if code != exitOK {
		t.Fatalf("heed %s: code %d\n%s%s", strings.Join(args, " "), code, out, err)
	}
	return out
}

// listed is one line of `heed enrollment list --json`.
type listed struct {
	ID       int64  `json:"id"`
	Sequence string `json:"sequence"`
	Prospect string `json:"prospect"`
	State    string `json:"state"`
	Reason   string `json:"reason"`
	ReplyID  int64  `json:"reply_id"`
}

func listEnrollments(t *testing.T, config string, flags ...string) []listed {
	t.Helper()
	out := wantHeed(t, "", append([]string{"enrollment", "list", "--json", "-c", config}, flags...)...)
	var all []listed
	for line := range strings.Lines(out) {
		var e listed
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		all = append(all, e)
	}
	return all
}

// writeConfig writes a configuration with one account and returns its path.
func writeConfig(t *testing.T, dir, account string) string {
	t.Helper()
	path := filepath.Join(dir, "heed.toml")
	write(t, path, fmt.Sprintf(`
[store]
path = %q
[log]
level = "debug"
[http]
listen = "127.0.0.1:0"
[[account]]
name = "dana"
username = "dana@sales.example"
%s`, filepath.Join(dir, "heed.db"), account))
	return path
}

// reply is a mail in answer to one of ours.
func reply(n int, from, inReplyTo, text string) string {
	return fmt.Sprintf("Message-ID: <answer-%d@prospects.example>\nDate: Mon, 02 Nov 2026 09:00:00 +0000\nFrom: %s\nTo: dana@sales.example\n"+
		"Subject: Re: Hello\nIn-Reply-To: <%s>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n", n, from, inReplyTo, text)
}
