package pipeline

import (
	"context"
	"errors"
	"fmt"

	"github.com/heed-mail/heed/internal/store"
)

// Errors about suppressions that a person asks for.
var (
	// ErrNotAddress is returned for what is no mail address.
	ErrNotAddress = errors.New("no mail address")
	// ErrNoReason is returned when a suppression is to be lifted and nobody says why.
	ErrNoReason = errors.New("lifting a suppression needs a reason")
	// ErrNotSuppressed is returned when there is nothing to lift.
	ErrNotSuppressed = errors.New("the address itself is not suppressed")
)

// SuppressAddress suppresses an address by hand: all enrollments of its
// prospect halt, and the ledger says who asked. added is false when it was
// suppressed before.
func (p *Processor) SuppressAddress(ctx context.Context, address string, by By) (added bool, err error) {
	folded := FoldAddress(address)
	if folded == "" {
		return false, fmt.Errorf("suppress %q: %w", address, ErrNotAddress)
	}
	s := store.Suppression{Address: folded, Reason: ReasonPerson, Since: p.now(), Source: by.Who}
	err = p.store.Update(ctx, func(tx *store.Tx) error {
		if added, err = tx.Suppress(ctx, s); err != nil || !added {
			return err
		}
		if err := tx.AppendEvent(ctx, EventProspectSuppressed, s.Since, eventData{Suppression: &s}); err != nil {
			return err
		}
		return p.enterAndSettle(ctx, tx, store.LedgerEntry{Entry: "suppressed", Address: folded, Who: by.Who, Why: by.Why, At: s.Since})
	})
	if err != nil {
		return false, fmt.Errorf("suppress address: %w", err)
	}
	return added, nil
}

// LiftSuppression lets an address be mailed again. Only a person may, and only
// with a reason, which the ledger keeps. Its enrollments stay halted until they
// are resumed.
func (p *Processor) LiftSuppression(ctx context.Context, address string, by By) error {
	folded := FoldAddress(address)
	switch {
	case folded == "":
		return fmt.Errorf("lift suppression of %q: %w", address, ErrNotAddress)
	case by.Why == "":
		return ErrNoReason
	}
	err := p.store.Update(ctx, func(tx *store.Tx) error {
		removed, err := tx.Unsuppress(ctx, folded, "")
		if err == nil && !removed {
			err = ErrNotSuppressed
		}
		if err != nil {
			return err
		}
		return p.enterAndSettle(ctx, tx, store.LedgerEntry{Entry: "lifted", Address: folded, Who: by.Who, Why: by.Why, At: p.now()})
	})
	if err != nil {
		return fmt.Errorf("lift suppression: %w", err)
	}
	return nil
}

// enterAndSettle adds a line to the ledger and works out what it means for the
// enrollments of whom the address belongs to.
func (p *Processor) enterAndSettle(ctx context.Context, tx *store.Tx, e store.LedgerEntry) error {
	if err := tx.AppendLedger(ctx, e); err != nil {
		return err
	}
	owners, err := p.ownersOf(ctx, tx, []string{e.Address}, nil)
	if err != nil {
		return err
	}
	changes, err := p.settleAll(ctx, tx, owners)
	if err != nil {
		return err
	}
	return p.tell(ctx, tx, changes)
}
