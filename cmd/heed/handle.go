package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/pipeline"
)

// handle takes one message from the watcher through the pipeline. It returns
// nil when what the message does is on disk.
func (d *daemon) handle(ctx context.Context, m imapwatch.Message) error {
	working := d.working.Load()
	in := incoming(m)
	// What arrived within the look-back is news, also at the first start.
	in.Backlog = m.Old && time.Since(m.InternalDate) > working.lookback
	d.reach("fetched")
	out, err := working.processor.Process(ctx, in)
	if errors.Is(err, pipeline.ErrNeedMore) {
		return imapwatch.ErrNeedMore
	}
	if err != nil {
		return err // observe logs it, with the watcher's event
	}
	d.reach("committed")
	d.metrics.processed(out, m.Noticed)
	d.logOutcome(m, out)
	if len(out.Changes) > 0 {
		d.dueChanged()
	}
	if d.handled != nil {
		d.handled(out)
	}
	return nil
}

// reach marks a point at which tests end the process to see that nothing is
// lost and nothing happens twice.
func (d *daemon) reach(point string) {
	if d.kill != nil {
		d.kill(point)
	}
}

func (d *daemon) dueChanged() {
	select {
	case d.due <- struct{}{}:
	default:
	}
}

// logOutcome writes ids and closed words only: nothing that anybody wrote.
func (d *daemon) logOutcome(m imapwatch.Message, o pipeline.Outcome) {
	log := d.log.With("account", m.Account, "mailbox", m.Mailbox, "uid", m.UID, "reply_id", o.ReplyID)
	if o.Fault != nil {
		log.Error("reading a message failed; it goes to review", "step", o.Fault.Step, "stack", string(o.Fault.Stack))
	}
	switch {
	case o.Seen:
		log.Debug("message was recorded before")
	case o.Matched == pipeline.NoMatch:
		log.Debug("message belongs to no known prospect", "kind", o.Kind)
	default:
		log.Info("reply", "kind", o.Kind, "label", o.Label, "disposition", o.Disposition, "review_reason", o.ReviewReason,
			"matched", o.Matched, "enrollments_halted", len(o.Halted()), "suppressed", o.Suppressed)
	}
}

// observe counts and logs what happens at a server.
func (d *daemon) observe(e imapwatch.Event) {
	d.metrics.watched(e)
	level, msg := eventMessage(e)
	attrs := []any{"account", e.Account}
	if e.Mailbox != "" {
		attrs = append(attrs, "mailbox", e.Mailbox)
	}
	if e.Reason != "" {
		attrs = append(attrs, "reason", e.Reason)
	}
	if e.UID != 0 {
		attrs = append(attrs, "uid", e.UID)
	}
	if e.Count != 0 {
		attrs = append(attrs, "count", e.Count)
	}
	d.log.Log(context.Background(), level, msg, append(attrs, errorAttrs(e)...)...)
}

// errorAttrs is what may be logged of an event's error: closed words, and the
// text of our own errors, which name rows and tables. The server's text may hold
// anything.
func errorAttrs(e imapwatch.Event) []any {
	var known *imapwatch.Error
	var panicked *imapwatch.PanicError
	switch {
	case e.Err == nil:
		return nil
	case errors.As(e.Err, &panicked):
		return []any{"err", panicked, "stack", string(panicked.Stack)}
	case !errors.As(e.Err, &known):
		return []any{"err", e.Err}
	}
	attrs := []any{"step", known.Op, "advice", known.Advice}
	ours := known.Reason == imapwatch.ReasonStore || known.Reason == imapwatch.ReasonHandler
	if ours && known.Err != nil {
		attrs = append(attrs, "err", known.Err)
	}
	return attrs
}

func eventMessage(e imapwatch.Event) (slog.Level, string) {
	switch e.Kind {
	case imapwatch.EventConnected:
		return slog.LevelInfo, "logged in"
	case imapwatch.EventDisconnected:
		if e.Reason == imapwatch.ReasonStop || e.Reason == imapwatch.ReasonRotate {
			return slog.LevelDebug, "disconnected"
		}
		return slog.LevelWarn, "disconnected"
	case imapwatch.EventRefused:
		return slog.LevelError, "login refused"
	case imapwatch.EventMissedPush:
		return slog.LevelWarn, "the server did not announce messages; a search found them"
	case imapwatch.EventPolling:
		return slog.LevelWarn, "push is missing or mute; the mailbox is polled"
	case imapwatch.EventGeneration:
		return slog.LevelWarn, "the server renumbered the mailbox; it is searched anew"
	case imapwatch.EventQuarantined:
		return slog.LevelError, "a message was given up after many attempts; look at it yourself"
	case imapwatch.EventFailed:
		return slog.LevelWarn, "a message could not be handled; it is tried again"
	case imapwatch.EventCooldown:
		return slog.LevelWarn, "the server asks for fewer connections; all its accounts wait"
	default:
		return slog.LevelDebug, string(e.Kind)
	}
}
