package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/store"
)

func newCheck(t terminal) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "check --config FILE",
		Short: "Read the configuration and log in everywhere; change nothing",
		Long: `Reads the configuration, logs in to every account, and lists what each server can
do and what would be watched. Changes nothing, neither here nor in a mailbox. Exits
1 when an account cannot be watched, 2 when the configuration is wrong.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd.Context(), t, path) },
	}
	configFlag(cmd, &path)
	return cmd
}

// probes is how many accounts are asked at the same time.
const probes = 8

func runCheck(ctx context.Context, t terminal, path string) error {
	c, err := loadConfig(t, path, config.Load)
	if err != nil {
		return err
	}
	accounts, err := watchedAccounts(c)
	if err != nil {
		return err
	}
	if _, err := newClassifier(c.Classifier); err != nil {
		return err
	}
	if err := store.Check(ctx, c.Store.Path); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s is valid: %s, store %s\n", path, countOf(len(accounts), "account"), c.Store.Path)
	reports := probeAll(ctx, accounts)
	s := styleFor(t.out, t.getenv)
	failed := 0
	for i, r := range reports {
		printReport(t, s, c.Accounts[i], r)
		if r.Err != nil {
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d accounts cannot be watched", failed, len(accounts))
	}
	return ctx.Err()
}

func probeAll(ctx context.Context, accounts []imapwatch.Account) []*imapwatch.Report {
	reports := make([]*imapwatch.Report, len(accounts))
	slots := make(chan struct{}, probes)
	var all sync.WaitGroup
	for i, a := range accounts {
		all.Go(func() {
			slots <- struct{}{}
			reports[i] = imapwatch.Probe(ctx, a, nil)
			<-slots
		})
	}
	all.Wait()
	return reports
}

func printReport(t terminal, s style, a config.Account, r *imapwatch.Report) {
	mark := s.green("ok")
	if r.Err != nil {
		mark = s.red("cannot be watched")
	}
	fmt.Fprintf(t.out, "\n%s  %s:%d  %s\n", s.bold(a.Name), a.Host, a.Port, mark)
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(t.out, "  %-12s %s\n", key, printable(value))
		}
	}
	var steps []string
	for _, step := range r.Steps {
		steps = append(steps, fmt.Sprintf("%s %s", step.Name, step.Took.Round(time.Millisecond)))
	}
	line("steps", strings.Join(steps, ", "))
	if r.TLSVersion != "" {
		line("tls", fmt.Sprintf("%s, certificate until %s, sha256 %s", r.TLSVersion, r.CertExpires.Format(time.DateOnly), r.Fingerprint))
	}
	if r.Err != nil {
		line("problem", problemText(r.Err))
		line("to do", r.Err.Advice)
		return
	}
	line("can do", strings.Join(r.Capabilities, " "))
	for _, m := range r.Mailboxes {
		line("watches", mailboxText(m))
	}
	if !r.Push {
		line("note", "the server has no IDLE: new mail is found by asking every minute")
	}
}

func problemText(e *imapwatch.Error) string {
	text := fmt.Sprintf("%s failed (%s)", e.Op, e.Reason)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	if e.Server != "" {
		text += "; the server says: " + e.Server
	}
	return text
}

func mailboxText(m imapwatch.ProbedMailbox) string {
	switch {
	case m.Err != nil:
		return fmt.Sprintf("%s: %s", m.Want, problemText(m.Err))
	case m.Name == "":
		return m.Want + ": the server has no such mailbox"
	}
	text := fmt.Sprintf("%s by %s, %d messages, UIDVALIDITY %d", m.Name, m.Mode, m.Messages, m.UIDValidity)
	if slices.Contains(m.PermanentFlags, `\*`) {
		text += ", keywords can be set"
	}
	return text
}
