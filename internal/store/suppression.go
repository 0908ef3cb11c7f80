package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Suppression is an address or a domain that is never to be mailed again.
type Suppression struct {
	Address string    `json:"address"` // folded; "" when it is a domain
	Domain  string    `json:"domain"`  // "" when it is an address
	Reason  string    `json:"reason"`
	Since   time.Time `json:"since"`
	Source  string    `json:"source"` // "reply", or who asked for it
	ReplyID int64     `json:"reply_id,omitempty"`
}

// LedgerEntry is one line of the append-only record of opt-outs.
type LedgerEntry struct {
	ID       int64     `json:"id"`
	Entry    string    `json:"entry"` // what happened: "suppressed", "lifted"
	Address  string    `json:"address"`
	Domain   string    `json:"domain"`
	ReplyID  int64     `json:"reply_id,omitempty"`
	Received time.Time `json:"received,omitzero"` // when the reply arrived; zero when there was none
	Words    string    `json:"words"`             // the words that asked for it
	Who      string    `json:"who"`
	Why      string    `json:"why"`
	At       time.Time `json:"at"` // when it took effect
}

// Suppressed reports whether an address is suppressed, itself or by its domain.
func (r Reader) Suppressed(ctx context.Context, address string) (bool, error) {
	n, err := one(ctx, r.q, "find suppression", scanInt, `select count(*) from suppressions
		where address = $1 or (address = '' and domain = $2)`, address, domainOf(address))
	return n > 0, err
}

// Suppressions lists the suppressions, by time.
func (r Reader) Suppressions(ctx context.Context) ([]Suppression, error) {
	return list(ctx, r.q, "list suppressions", func(row scanner) (s Suppression, err error) {
		var since int64
		err = row.Scan(&s.Address, &s.Domain, &s.Reason, &since, &s.Source, &s.ReplyID)
		s.Since = time.UnixMicro(since).UTC()
		return s, err
	}, `select address, domain, reason, since, source, coalesce(reply_id, 0) from suppressions order by since, address, domain`)
}

// Suppress adds a suppression; added is false when it was there already, and
// nothing was changed.
func (t *Tx) Suppress(ctx context.Context, s Suppression) (added bool, err error) {
	hash, err := t.hash(ctx, s.Address+s.Domain)
	if err != nil {
		return false, err
	}
	n, err := t.change(ctx, "insert suppression", `insert into suppressions (address, domain, hash, reason, since, source, reply_id)
		values ($1, $2, $3, $4, $5, $6, $7) on conflict (address, domain) do nothing`,
		s.Address, s.Domain, hash, s.Reason, s.Since.UnixMicro(), s.Source, nullID(s.ReplyID))
	return n > 0, err
}

// Unsuppress takes a suppression of exactly this address, or of exactly this
// domain, away; removed is false when there was none.
func (t *Tx) Unsuppress(ctx context.Context, address, domain string) (removed bool, err error) {
	n, err := t.change(ctx, "delete suppression", `delete from suppressions where address = $1 and domain = $2`, address, domain)
	return n > 0, err
}

// AppendLedger adds a line to the ledger.
func (t *Tx) AppendLedger(ctx context.Context, e LedgerEntry) error {
	hash, err := t.hash(ctx, e.Address+e.Domain)
	if err != nil {
		return err
	}
	return t.exec(ctx, "append to ledger", `insert into ledger (entry, address, domain, hash, reply_id, received_at, words, who, why, at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		e.Entry, e.Address, e.Domain, hash, nullID(e.ReplyID), micros(e.Received), e.Words, e.Who, e.Why, e.At.UnixMicro())
}

// Ledger returns the record of opt-outs, the oldest first.
func (r Reader) Ledger(ctx context.Context) ([]LedgerEntry, error) {
	return list(ctx, r.q, "read ledger", func(row scanner) (e LedgerEntry, err error) {
		var received instant
		var at int64
		err = row.Scan(&e.ID, &e.Entry, &e.Address, &e.Domain, &e.ReplyID, &received, &e.Words, &e.Who, &e.Why, &at)
		e.Received, e.At = received.time(), time.UnixMicro(at).UTC()
		return e, err
	}, `select id, entry, address, domain, coalesce(reply_id, 0), received_at, words, who, why, at from ledger order by id`)
}

// SetUndeliverable records since when mail to an address cannot arrive; the
// zero time takes it back. It is no error when the address belongs to nobody.
func (t *Tx) SetUndeliverable(ctx context.Context, address string, since time.Time) error {
	return t.exec(ctx, "mark address", `update addresses set undeliverable_at = $2 where address = $1`, address, micros(since))
}

// hash is the keyed SHA-256 under which an address stays known after it is
// forgotten. The key is this installation's own.
func (t *Tx) hash(ctx context.Context, address string) (string, error) {
	err := t.exec(ctx, "make installation key", `insert into installation (name, value) values ('hash_key', $1)
		on conflict (name) do nothing`, rand.Text())
	if err != nil {
		return "", err
	}
	key, err := one(ctx, t, "read installation key", scanString, `select value from installation where name = 'hash_key'`)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(address))
	return hex.EncodeToString(mac.Sum(nil)), nil
}
