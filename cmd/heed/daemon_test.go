package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/imapwatch/memserver"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/dovecottest"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// onMemory starts a server in memory and writes a configuration for it.
func onMemory(t *testing.T) (*memserver.Server, string) {
	t.Helper()
	server, err := memserver.Start(0, "dana@sales.example", "pass-7f3a")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	dir := t.TempDir()
	write(t, filepath.Join(dir, "password"), "pass-7f3a\n")
	return server, writeConfig(t, dir, fmt.Sprintf("host = \"127.0.0.1\"\nport = %d\ntls = \"none\"\npassword_file = %q\n", server.Port(), filepath.Join(dir, "password")))
}

const enrollments = `account,sequence,prospect,name,message_ids
dana,spring,ann@northquay.example,Ann,<s1-ann@out.example> <s2-ann@out.example>
dana,audit,ann@northquay.example,Ann,<a1-ann@out.example>
dana,spring,bo@halden.example,Bo,<s1-bo@out.example>
dana,spring,cy@reyes.example,Cy,<s1-cy@out.example>
`

// TestReplyHaltsEnrollment is the main job: a reply arrives, and its prospect's
// enrollments are halted, in the store and in the metrics.
func TestReplyHaltsEnrollment(t *testing.T) {
	server, config := onMemory(t)
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	d := startDaemon(t, config)
	if err := server.Deliver(reply(1, "ann@northquay.example", "s2-ann@out.example", "Hi Dana, we are not interested, thanks."), time.Now()); err != nil {
		t.Fatal(err)
	}
	o := d.outcome()
	if o.Label != "not_interested" || o.Disposition != pipeline.Halt || len(o.Halted()) != 2 {
		t.Errorf("outcome is %s, %s, %d halted", o.Label, o.Disposition, len(o.Halted()))
	}
	halted := listEnrollments(t, config, "--state", "halted")
	if len(halted) != 2 || halted[0].Prospect != "ann@northquay.example" || halted[0].Reason != "not_interested" || halted[0].ReplyID != o.ReplyID {
		t.Errorf("halted are %+v", halted)
	}
	if active := listEnrollments(t, config, "--state", "active"); len(active) != 2 {
		t.Errorf("active are %+v", active)
	}
	d.wantMetric(`heed_halts_total{reason="not_interested"} 2`)
	d.wantMetric(`heed_replies_total{disposition="halt",kind="human",label="not_interested"} 1`)
	d.wantMetric(`heed_account_up{account="dana"} 1`)
	d.wantMetric(`heed_enrollments{state="halted"} 2`)
	if got := d.get("/-/ready"); got != "heed is ready\n" {
		t.Errorf("ready says %q", got)
	}
	if got := d.get("/-/healthy"); got != "heed is healthy\n" {
		t.Errorf("healthy says %q", got)
	}
	if code := d.end(); code != exitOK {
		t.Errorf("stopped with code %d", code)
	}
}

// TestStrangersAreRecorded delivers mail from nobody we know, and enrols its
// sender afterwards: the answer is heard then.
func TestStrangersAreRecorded(t *testing.T) {
	server, config := onMemory(t)
	d := startDaemon(t, config)
	if err := server.Deliver(reply(1, "eve@late.example", "s1-eve@out.example", "Please call me in March."), time.Now()); err != nil {
		t.Fatal(err)
	}
	if o := d.outcome(); o.Matched != pipeline.NoMatch {
		t.Errorf("matched by %q", o.Matched)
	}
	d.wantMetric(`heed_messages_unmatched_total{kind="human"} 1`)
	out := wantHeed(t, "account,sequence,prospect,name,message_ids\ndana,spring,eve@late.example,Eve,s1-eve@out.example\n", "enrollment", "import", "-c", config, "-")
	if !strings.Contains(out, "1 earlier replies matched") {
		t.Errorf("import says %q", out)
	}
	if all := listEnrollments(t, config); len(all) != 1 || all[0].State != "halted" || all[0].Reason != "later" {
		t.Errorf("enrollments are %+v", all)
	}
}

// TestReload changes the configuration of a running daemon, for the worse and
// for the better.
func TestReload(t *testing.T) {
	server, config := onMemory(t)
	hangup := make(chan os.Signal, 1)
	d := startDaemonWith(t, config, func(o *daemonOptions) { o.reload = hangup })
	good, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	write(t, config, string(good)+"folder = \"INBOX\"\n")
	hangup <- syscall.SIGHUP
	d.waitLog("the old configuration stays in force")
	d.wantMetric(`heed_config_reloads_total{result="failure"} 1`)
	d.wantMetric(`heed_config_last_reload_successful 0`)
	if !strings.Contains(d.log.String(), "unknown key") {
		t.Errorf("the log does not say what is wrong:\n%s", d.log)
	}
	second := strings.Replace(string(good), `name = "dana"`, `name = "dana-2"`, 1)
	second = strings.Replace(second, "127.0.0.1:0", "127.0.0.1:1", 1)
	write(t, config, second)
	hangup <- syscall.SIGHUP
	d.waitLog("the configuration was reloaded")
	d.wantMetric(`heed_config_reloads_total{result="success"} 1`)
	d.wantMetric(`heed_config_restart_required 1`)
	if err := server.Deliver(reply(1, "ann@northquay.example", "x@out.example", "Hello?"), time.Now()); err != nil {
		t.Fatal(err)
	}
	d.outcome()
	if metrics := d.get("/metrics"); strings.Contains(metrics, `account="dana"`) || !strings.Contains(metrics, `heed_imap_logins_total{account="dana-2"} 1`) {
		t.Error("the metrics do not show that the account was renamed")
	}
}

// TestRefusedLoginDisturbsNobody runs two accounts of which one has a wrong
// password.
func TestRefusedLoginDisturbsNobody(t *testing.T) {
	server, config := onMemory(t)
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	wrong := filepath.Join(t.TempDir(), "wrong")
	write(t, wrong, "wrong-password\n")
	write(t, config, string(text)+fmt.Sprintf("\n[[account]]\nname = \"eli\"\nusername = \"dana@sales.example\"\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\npassword_file = %q\n", server.Port(), wrong))
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	d := startDaemon(t, config)
	d.waitLog("login refused")
	if err := server.Deliver(reply(1, "bo@halden.example", "s1-bo@out.example", "Sounds good, does Tuesday work?"), time.Now()); err != nil {
		t.Fatal(err)
	}
	if o := d.outcome(); o.Label != "interested" {
		t.Errorf("label is %s", o.Label)
	}
	d.wantMetric(`heed_account_up{account="eli"} 0`)
	d.wantMetric(`heed_account_up{account="dana"} 1`)
	d.wantMetric(`heed_imap_refusals_total{account="eli",reason="login"} 1`)
	if got := d.get("/-/ready"); got != "heed is ready\n" {
		t.Errorf("one bad password makes the daemon unready: %q", got)
	}
}

// onDovecot starts a real server and writes a configuration for it.
func onDovecot(t *testing.T) (*dovecottest.Server, string) {
	t.Helper()
	server := dovecottest.Start(t, dovecottest.Options{})
	dir := t.TempDir()
	write(t, filepath.Join(dir, "password"), dovecottest.Password)
	return server, writeConfig(t, dir, fmt.Sprintf("host = \"127.0.0.1\"\nport = %d\ntls_ca_file = %q\npassword_file = %q\n", server.IMAPS, server.CAFile, filepath.Join(dir, "password")))
}

// TestDovecot is the main job on a real server over TLS, which is then stopped
// and started again; mail that arrives meanwhile is found.
func TestDovecot(t *testing.T) {
	server, config := onDovecot(t)
	if out := wantHeed(t, "", "check", "-c", config); !strings.Contains(out, "INBOX by push") {
		t.Errorf("check says:\n%s", out)
	}
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	d := startDaemon(t, config)
	deliver := func(raw string) {
		t.Helper()
		if err := server.Deliver("dana@sales.example", raw); err != nil {
			t.Fatal(err)
		}
	}
	deliver(reply(1, "ann@northquay.example", "a1-ann@out.example", "No thanks, not interested."))
	if o := d.outcome(); len(o.Halted()) != 2 {
		t.Errorf("%d halted by %s", len(o.Halted()), o.Label)
	}
	server.Stop()
	d.waitLog("disconnected")
	// The files are there whether or not a server runs on them.
	if err := server.Fill("dana@sales.example", reply(2, "bo@halden.example", "s1-bo@out.example", "Please stop writing to me.")); err != nil {
		t.Fatal(err)
	}
	if err := server.Run(); err != nil {
		t.Fatal(err)
	}
	if o := d.outcome(); o.Suppressed != 1 || len(o.Halted()) != 1 {
		t.Errorf("%d suppressed, %d halted by %s", o.Suppressed, len(o.Halted()), o.Label)
	}
	if halted := listEnrollments(t, config, "--state", "halted"); len(halted) != 3 {
		t.Errorf("halted are %+v", halted)
	}
	if code := d.end(); code != exitOK {
		t.Errorf("stopped with code %d", code)
	}
}

// halfDaemon is a daemon that is built and not run.
func halfDaemon(t *testing.T, log io.Writer) *daemon {
	t.Helper()
	_, path := onMemory(t)
	c, err := config.Load(path, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDaemon(t.Context(), c, daemonOptions{log: newLogger(log, "text", slog.LevelDebug), level: new(slog.LevelVar)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// A correction that cannot be learned keeps no hold from ending.
func TestDueIsDoneWhateverCannotBeLearned(t *testing.T) {
	d := halfDaemon(t, io.Discard)
	anHourAgo := time.Now().Add(-time.Hour)
	then, err := pipeline.New(pipeline.Options{Store: d.store, Now: func() time.Time { return anHourAgo }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := then.Import(t.Context(), strings.NewReader(enrollments), pipeline.ImportOptions{Format: pipeline.CSV}); err != nil {
		t.Fatal(err)
	}
	if _, err := then.HoldEnrollment(t.Context(), 1, anHourAgo.Add(time.Minute), pipeline.By{Who: "dana"}); err != nil {
		t.Fatal(err)
	}
	err = d.store.Update(t.Context(), func(tx *store.Tx) error {
		id, err := tx.InsertReply(t.Context(), store.Reply{Key: "one"}, nil)
		return errors.Join(err, tx.PutLesson(t.Context(), id, store.Lesson{Features: []uint64{1}}),
			tx.PutExample(t.Context(), store.Example{ReplyID: id, Label: "of a later version", At: anHourAgo}))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.advance(t.Context()); err == nil || !strings.Contains(err.Error(), "learn from corrections") {
		t.Errorf("advance() = %v, want what cannot be learned", err)
	}
	if e, err := d.store.Enrollment(t.Context(), 1); err != nil || e.State != store.Active {
		t.Errorf("the hold that is over did not end: %+v, %v", e, err)
	}
}

// The log says why a message could not be recorded, and where a handler
// panicked, but not what the server said.
func TestLogNamesOurOwnErrors(t *testing.T) {
	for _, tt := range []struct {
		event      imapwatch.Event
		want, hide string
	}{
		{imapwatch.Event{Kind: imapwatch.EventFailed, Reason: imapwatch.ReasonHandler, Err: errors.New("insert reply: disk is full")}, "disk is full", "nothing else"},
		{imapwatch.Event{Kind: imapwatch.EventFailed, Reason: imapwatch.ReasonHandler, Err: &imapwatch.PanicError{Value: "quetzal", Stack: []byte("main.go:7")}}, "main.go:7", "quetzal"},
		{imapwatch.Event{Kind: imapwatch.EventDisconnected, Reason: imapwatch.ReasonStore, Err: &imapwatch.Error{Op: "store", Reason: imapwatch.ReasonStore, Err: errors.New("database is locked")}}, "database is locked", "nothing else"},
		{imapwatch.Event{Kind: imapwatch.EventDisconnected, Reason: imapwatch.ReasonRefused, Err: &imapwatch.Error{Op: "fetch", Reason: imapwatch.ReasonRefused, Server: "quetzal", Err: errors.New("NO quetzal")}}, "step=fetch", "quetzal"},
	} {
		var log bytes.Buffer
		d := &daemon{metrics: newMetrics(prometheus.NewRegistry(), build{}), daemonOptions: daemonOptions{log: newLogger(&log, "text", slog.LevelDebug)}}
		d.observe(tt.event)
		if !strings.Contains(log.String(), tt.want) || strings.Contains(log.String(), tt.hide) {
			t.Errorf("the log of %s, %s is %q, want %q in it and no %q", tt.event.Kind, tt.event.Reason, log.String(), tt.want, tt.hide)
		}
	}
}

func TestHealthGoesByTheTimeTheProcessRan(t *testing.T) {
	d := &daemon{begun: time.Now().Add(-2 * tickLimit)}
	if err := d.healthy(t.Context()); err == nil {
		t.Error("healthy, though the clock never looked")
	}
	d.ticked.Store(int64(2*tickLimit - time.Second))
	if err := d.healthy(t.Context()); err != nil {
		t.Errorf("not healthy a second after a look: %v", err)
	}
}

// What the configuration names and cannot be used is a mistake in the
// configuration, for every command alike: a restart does not mend it.
func TestUnusableFilesAreUsageErrors(t *testing.T) {
	_, config := onMemory(t)
	dir := filepath.Dir(config)
	write(t, filepath.Join(dir, "bad.toml"), "no rules")
	write(t, filepath.Join(dir, "ca.pem"), "no certificate")
	good, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	for want, text := range map[string]string{
		"build classifier":     fmt.Sprintf("[classifier]\nrules = [%q]\n%s", filepath.Join(dir, "bad.toml"), good),
		"holds no certificate": strings.Replace(string(good), `tls = "none"`, fmt.Sprintf("tls_ca_file = %q", filepath.Join(dir, "ca.pem")), 1),
	} {
		write(t, config, text)
		for _, command := range []string{"run", "check"} {
			if _, stderr, code := heed(t, "", command, "-c", config); code != exitUsage || !strings.Contains(stderr, want) {
				t.Errorf("%s: code %d, %s", command, code, stderr)
			}
		}
	}
}
