package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"time"
)

// Event is a fact for the outside.
type Event struct {
	Position int64           `json:"-"` // grows with every event
	ID       string          `json:"id"`
	Type     string          `json:"type"`
	At       time.Time       `json:"timestamp"`
	Data     json.RawMessage `json:"data"`
}

// AppendEvent records a fact under a new id.
func (t *Tx) AppendEvent(ctx context.Context, kind string, at time.Time, data any) error {
	text, err := encode(data)
	if err != nil {
		return err
	}
	return t.exec(ctx, "append event", `insert into events (id, type, at, data) values ($1, $2, $3, $4)`,
		rand.Text(), kind, at.UnixMicro(), text)
}

// Events returns at most limit events after a position, in order. Position 0
// is before the first.
func (r Reader) Events(ctx context.Context, after int64, limit int) ([]Event, error) {
	return list(ctx, r.q, "list events", func(row scanner) (e Event, err error) {
		var at int64
		var data string
		err = row.Scan(&e.Position, &e.ID, &e.Type, &at, &data)
		e.At, e.Data = time.UnixMicro(at).UTC(), json.RawMessage(data)
		return e, err
	}, `select position, id, type, at, data from events where position > $1 order by position limit $2`, after, limit)
}
