package store

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Cursor says how far a mailbox has been read. The watcher that owns it gives
// the fields their meaning; here they are numbers.
type Cursor struct {
	Generation  uint64 // 0: never opened
	UIDValidity uint32
	Floor       uint32
	Low         uint32
	Next        uint32
	FirstOpened time.Time
	Fresh       uint32
	Synced      time.Time
}

// Sighting is what became of one message of a mailbox.
type Sighting struct {
	UID      uint32
	State    string
	Attempts int
	Since    time.Time
	Retry    time.Time
	Reason   string
}

// StateDone is the state of a sighting whose message was handled.
const StateDone = "done"

// Cursor returns how far a mailbox has been read; the zero Cursor for one that
// was never opened.
func (r Reader) Cursor(ctx context.Context, account, mailbox string) (Cursor, error) {
	c, err := one(ctx, r.q, "read cursor", func(row scanner) (c Cursor, err error) {
		var opened, synced instant
		err = row.Scan(&c.Generation, &c.UIDValidity, &c.Floor, &c.Low, &c.Next, &c.Fresh, &opened, &synced)
		c.FirstOpened, c.Synced = opened.time(), synced.time()
		return c, err
	}, `select generation, uidvalidity, floor_uid, low_uid, next_uid, fresh_uid, first_opened, synced
		from mailboxes where account = $1 and mailbox = $2`, account, mailbox)
	if errors.Is(err, ErrNotFound) {
		return Cursor{}, nil
	}
	return c, err
}

// Sightings returns what is recorded of the UIDs at and above from, by UID.
func (r Reader) Sightings(ctx context.Context, account, mailbox string, generation, from uint64) ([]Sighting, error) {
	return list(ctx, r.q, "list sightings", func(row scanner) (s Sighting, err error) {
		var since, retry instant
		err = row.Scan(&s.UID, &s.State, &s.Attempts, &since, &retry, &s.Reason)
		s.Since, s.Retry = since.time(), retry.time()
		return s, err
	}, `select uid, state, attempts, since, retry, reason from sightings
		where account = $1 and mailbox = $2 and generation = $3 and uid >= $4 order by uid`,
		account, mailbox, int64(generation), int64(from))
}

// Handled reports whether the message at a position was handled, and as which
// reply (0 when it was pruned since).
func (r Reader) Handled(ctx context.Context, p Position) (replyID int64, handled bool, err error) {
	ids, err := list(ctx, r.q, "find sighting", scanInt, `select coalesce(reply_id, 0) from sightings
		where account = $1 and mailbox = $2 and generation = $3 and uid = $4 and state = '`+StateDone+`'`,
		p.Account, p.Mailbox, int64(p.Generation), p.UID)
	if err != nil || len(ids) == 0 {
		return 0, false, err
	}
	return ids[0], true, nil
}

// SetHandled records that the message at a position was handled, as a reply.
func (t *Tx) SetHandled(ctx context.Context, p Position, replyID int64) error {
	return t.exec(ctx, "record sighting", `insert into sightings (account, mailbox, generation, uid, state, attempts, reason, reply_id)
		values ($1, $2, $3, $4, '`+StateDone+`', 0, '', $5)
		on conflict (account, mailbox, generation, uid) do update set state = excluded.state, retry = null, reply_id = excluded.reply_id`,
		p.Account, p.Mailbox, int64(p.Generation), p.UID, nullID(replyID))
}

// pruneDistance is how far below Cursor.Low sightings are kept, for messages
// that become visible late.
const pruneDistance = 1000

// CommitCursor stores a cursor and adds or replaces sightings of its
// generation, all or nothing. Sightings that no session asks for any more are
// erased, except those whose state is keep (given up, for a person to see).
func (s *Store) CommitCursor(ctx context.Context, account, mailbox string, c Cursor, sightings []Sighting, keep string) error {
	return s.Update(ctx, func(t *Tx) error {
		old, err := t.Cursor(ctx, account, mailbox)
		if err != nil {
			return err
		}
		if err := t.setCursor(ctx, account, mailbox, c); err != nil {
			return err
		}
		for _, o := range sightings {
			if err := t.setSighting(ctx, account, mailbox, c.Generation, o); err != nil {
				return err
			}
		}
		if old.Generation == c.Generation && old.Low/pruneDistance == c.Low/pruneDistance {
			return nil // seldom enough to cost nothing
		}
		return t.exec(ctx, "prune sightings", `delete from sightings where account = $1 and mailbox = $2 and state <> $3
			and (generation < $4 or generation = $4 and uid < $5)`,
			account, mailbox, keep, int64(c.Generation), int64(c.Low)-pruneDistance)
	})
}

func (t *Tx) setCursor(ctx context.Context, account, mailbox string, c Cursor) error {
	return t.exec(ctx, "store cursor", `insert into mailboxes (account, mailbox, generation, uidvalidity, floor_uid, low_uid,
		next_uid, fresh_uid, first_opened, synced) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		on conflict (account, mailbox) do update set generation = excluded.generation, uidvalidity = excluded.uidvalidity,
		floor_uid = excluded.floor_uid, low_uid = excluded.low_uid, next_uid = excluded.next_uid,
		fresh_uid = excluded.fresh_uid, first_opened = excluded.first_opened, synced = excluded.synced`,
		account, mailbox, int64(c.Generation), c.UIDValidity, c.Floor, c.Low, c.Next, c.Fresh, micros(c.FirstOpened), micros(c.Synced))
}

func (t *Tx) setSighting(ctx context.Context, account, mailbox string, generation uint64, s Sighting) error {
	return t.exec(ctx, fmt.Sprintf("store sighting %d", s.UID), `insert into sightings
		(account, mailbox, generation, uid, state, attempts, since, retry, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		on conflict (account, mailbox, generation, uid) do update set state = excluded.state, attempts = excluded.attempts,
		since = excluded.since, retry = excluded.retry, reason = excluded.reason`,
		account, mailbox, int64(generation), s.UID, s.State, s.Attempts, micros(s.Since), micros(s.Retry), s.Reason)
}
