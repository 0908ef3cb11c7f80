package main

import (
	"context"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// cursorStore lets imapwatch keep its cursors in the store; the two know
// nothing of each other.
type cursorStore struct {
	*store.Store
	reach func(point string) // see daemon.reach
}

// Cursor implements imapwatch.Store.
func (s cursorStore) Cursor(ctx context.Context, account, mailbox string) (imapwatch.Cursor, error) {
	c, err := s.Store.Cursor(ctx, account, mailbox)
	return imapwatch.Cursor(c), err
}

// Outcomes implements imapwatch.Store.
func (s cursorStore) Outcomes(ctx context.Context, account, mailbox string, generation uint64, from uint32) ([]imapwatch.Outcome, error) {
	sightings, err := s.Sightings(ctx, account, mailbox, generation, uint64(from))
	if err != nil {
		return nil, err
	}
	outcomes := make([]imapwatch.Outcome, len(sightings))
	for i, o := range sightings {
		outcomes[i] = imapwatch.Outcome{UID: o.UID, State: imapwatch.State(o.State), Attempts: o.Attempts, Since: o.Since, Retry: o.Retry, Reason: imapwatch.Reason(o.Reason)}
	}
	return outcomes, nil
}

// Commit implements imapwatch.Store.
func (s cursorStore) Commit(ctx context.Context, account, mailbox string, c imapwatch.Cursor, outcomes []imapwatch.Outcome) error {
	s.reach("cursor")
	sightings := make([]store.Sighting, len(outcomes))
	for i, o := range outcomes {
		sightings[i] = store.Sighting{UID: o.UID, State: string(o.State), Attempts: o.Attempts, Since: o.Since, Retry: o.Retry, Reason: string(o.Reason)}
	}
	return s.CommitCursor(ctx, account, mailbox, store.Cursor(c), sightings, string(imapwatch.Quarantined))
}

func incoming(m imapwatch.Message) pipeline.Incoming {
	return pipeline.Incoming{
		Account: m.Account, Mailbox: m.Mailbox, Generation: m.Generation, UIDValidity: m.UIDValidity, UID: m.UID,
		Received: m.InternalDate, Raw: m.Raw, Truncated: m.Truncated, More: m.More, HeadersOnly: m.HeadersOnly,
	}
}
