package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"time"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/imapwatch/memserver"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

//go:embed demo/enrollments.csv
var demoEnrollments string

//go:embed demo/replies.mbox
var demoReplies string

func newDemo(t terminal) *cobra.Command {
	var once, verbose bool
	cmd := &cobra.Command{
		Use:   "demo [--once]",
		Short: "Show the main job on an IMAP server inside this process",
		Long: `Starts an IMAP server on loopback inside the process, enrols some prospects,
delivers their replies over a minute, and runs the real daemon on it with a
temporary store. Prints what each reply was taken to mean, the words that decided,
and what happened to the enrollments. Nothing leaves this machine.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), t, once, verbose) },
	}
	cmd.Flags().BoolVar(&once, "once", false, "deliver as fast as possible, and stop when all is handled")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "print the daemon's log too")
	return cmd
}

// demoPace is how long a person has to read one reply before the next.
const demoPace = 2 * time.Second

func runDemo(ctx context.Context, t terminal, once, verbose bool) (err error) {
	dir, err := os.MkdirTemp("", "heed-demo-")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	server, err := memserver.Start(0, "dana@sales.example", "demo")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer func() { err = errors.Join(err, server.Close()) }()

	replies, err := demoMail(time.Now())
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	handled := make(chan pipeline.Outcome, len(replies)) // no handler ever waits for the screen
	log := slog.New(slog.DiscardHandler)
	if verbose {
		log = newLogger(t.err, "text", slog.LevelDebug)
	}
	c, err := demoConfig(dir, server.Port())
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	d, err := newDaemon(ctx, c, daemonOptions{
		log: log, level: new(slog.LevelVar), supervisor: newSupervisor(func(string) string { return "" }),
		handled: func(o pipeline.Outcome) {
			if !o.Seen {
				handled <- o
			}
		},
	})
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	show := &demoShow{w: t.out, style: styleFor(t.out, t.getenv), store: d.store}
	if err := show.enroll(ctx, d.working.Load().processor); err != nil {
		return errors.Join(err, d.close())
	}
	show.opening(server.Port(), d.httpAddress(), len(replies))

	running, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() {
		ended <- d.run(running)
		stop() // a daemon that ended by itself has no more to show
	}()
	defer func() {
		stop()
		err = errors.Join(err, <-ended)
	}()
	pace := demoPace
	if once {
		pace = 0
	}
	if err := show.replies(running, server, replies, handled, pace); err != nil || running.Err() != nil {
		return err
	}
	if err := show.summary(ctx); err != nil {
		return err
	}
	if !once {
		fmt.Fprintln(t.out, "\nStill watching. Ctrl-C stops.")
		<-running.Done()
	}
	return nil
}

// demoConfig is a configuration such as an operator would write.
func demoConfig(dir string, port int) (*config.Config, error) {
	text := fmt.Sprintf(`
allow_inline_secrets = true
[store]
path = %q
[http]
listen = "127.0.0.1:0"
[[account]]
name = "dana"
host = "127.0.0.1"
port = %d
tls = "none"
username = "dana@sales.example"
password = "demo"
`, filepath.Join(dir, "heed.db"), port)
	return config.Parse("demo.toml", []byte(text), func(string) string { return "" })
}

// demoMail reads the sample replies; days in them are relative to now, so that
// an absence is always one to come.
func demoMail(now time.Time) ([]mail, error) {
	funcs := template.FuncMap{
		"now": func() string { return now.Format(time.RFC1123Z) },
		"day": func(n int) string { return now.AddDate(0, 0, n).Format("2 January 2006") },
	}
	tmpl, err := template.New("replies.mbox").Funcs(funcs).Parse(demoReplies)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := tmpl.Execute(&text, nil); err != nil {
		return nil, err
	}
	var all []mail
	for m, err := range readMail([]string{"-"}, &text) {
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// enroll records the sample enrollments.
func (s *demoShow) enroll(ctx context.Context, p *pipeline.Processor) error {
	report, err := p.Import(ctx, strings.NewReader(demoEnrollments), pipeline.ImportOptions{Format: pipeline.CSV, Strict: true})
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	s.enrolled = report.Created
	return nil
}

// replies delivers each reply and prints it when it was decided.
func (s *demoShow) replies(ctx context.Context, server *memserver.Server, all []mail, handled <-chan pipeline.Outcome, pace time.Duration) error {
	next := time.NewTicker(max(pace, time.Nanosecond))
	defer next.Stop()
	for delivered, seen := 0, 0; seen < len(all); {
		var deliver <-chan time.Time
		if delivered < len(all) {
			deliver = next.C
		}
		select {
		case <-ctx.Done():
			return nil
		case <-deliver:
			if err := server.Deliver(string(all[delivered].Raw), time.Now()); err != nil {
				return err
			}
			delivered++
		case o := <-handled:
			seen++
			if err := s.reply(ctx, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// summary prints where every enrollment stands.
func (s *demoShow) summary(ctx context.Context) error {
	all, err := s.store.Enrollments(ctx, store.EnrollmentFilter{})
	if err != nil {
		return err
	}
	s.enrollments(all)
	return nil
}
