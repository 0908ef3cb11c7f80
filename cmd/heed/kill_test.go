package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/heed-mail/heed/internal/dovecottest"
	"github.com/heed-mail/heed/internal/store"
)

// killEnv makes this test binary be heed, and end itself with SIGKILL at a
// point, when it was reached a number of times: "committed:3".
const killEnv = "HEED_TEST_KILL_AT"

func TestMain(m *testing.M) {
	at, ok := os.LookupEnv(killEnv)
	if !ok {
		os.Exit(m.Run())
	}
	os.Exit(run(context.Background(), os.Args[1:], terminal{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, adjust: killAt(at),
	}))
}

func killAt(at string) func(*daemonOptions) {
	where, count, _ := strings.Cut(at, ":")
	n, err := strconv.ParseInt(count, 10, 64)
	if err != nil {
		return func(*daemonOptions) {}
	}
	var reached atomic.Int64
	return func(o *daemonOptions) {
		o.kill = func(point string) {
			if point == where && reached.Add(1) == n {
				_ = syscall.Kill(os.Getpid(), syscall.SIGKILL) // does not return
				select {}
			}
		}
	}
}

// TestKilled ends the daemon with SIGKILL again and again, after the fetch,
// after the commit and before the cursor moves, while mail arrives. Every reply
// must halt its enrollment exactly once, and none may be missed.
func TestKilled(t *testing.T) {
	const kills, perKill = 24, 5
	server, config := onDovecot(t)
	var rows strings.Builder
	rows.WriteString("account,sequence,prospect,name,message_ids\n")
	for i := range kills * perKill {
		fmt.Fprintf(&rows, "dana,spring,p%d@prospects.example,P,<s-%d@out.example>\n", i, i)
	}
	wantHeed(t, rows.String(), "enrollment", "import", "-c", config, "-")
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for k := range kills {
		deliverBatch(t, server, k*perKill, perKill)
		at := []string{
			fmt.Sprintf("fetched:%d", 1+random.IntN(perKill)),
			fmt.Sprintf("committed:%d", 1+random.IntN(perKill)),
			"cursor:1", // it moves once for a batch
		}[k%3]
		if state := runUntilKilled(t, config, at); state != "signal: killed" {
			t.Fatalf("at %s the daemon ended with %q", at, state)
		}
	}
	d := startDaemon(t, config)
	d.waitSynced(kills * perKill)
	if code := d.end(); code != exitOK {
		t.Errorf("stopped with code %d", code)
	}
	wantOnce(t, config, kills*perKill)
}

func deliverBatch(t *testing.T, server *dovecottest.Server, first, n int) {
	t.Helper()
	for i := first; i < first+n; i++ {
		raw := reply(i, fmt.Sprintf("p%d@prospects.example", i), fmt.Sprintf("s-%d@out.example", i), "Not interested, thank you.")
		if err := server.Deliver("dana@sales.example", raw); err != nil {
			t.Fatal(err)
		}
	}
}

func runUntilKilled(t *testing.T, config, at string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0], "run", "--config", config)
	cmd.Env = append(os.Environ(), killEnv+"="+at)
	cmd.Stderr = io.Discard
	err := cmd.Run()
	if ctx.Err() != nil {
		t.Fatalf("at %s the daemon was not killed", at)
	}
	if err == nil {
		return "exit 0"
	}
	return err.Error()
}

// wantOnce checks that n enrollments are halted, each by one reply and with one
// event.
func wantOnce(t *testing.T, config string, n int) {
	t.Helper()
	halted := listEnrollments(t, config, "--state", "halted")
	if len(halted) != n {
		t.Errorf("%d of %d enrollments are halted", len(halted), n)
	}
	s, err := store.Open(t.Context(), strings.TrimSuffix(config, "heed.toml")+"heed.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	replies, err := s.Replies(t.Context(), store.ReplyFilter{})
	if err != nil || len(replies) != n {
		t.Errorf("%d replies are on record, %v", len(replies), err)
	}
	events, err := s.Events(t.Context(), 0, 10*n)
	if err != nil {
		t.Fatal(err)
	}
	counts := make(map[string]int)
	for _, e := range events {
		counts[e.Type]++
	}
	if counts["reply.received"] != n || counts["enrollment.halted"] != n {
		t.Errorf("events are %v, want %d reply.received and enrollment.halted", counts, n)
	}
}
