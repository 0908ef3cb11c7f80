package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// micros is how a time is stored; null is the zero time.
func micros(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// instant is a time that a column may lack.
type instant struct{ sql.NullInt64 }

func (i instant) time() time.Time {
	if !i.Valid {
		return time.Time{}
	}
	return time.UnixMicro(i.Int64).UTC()
}

// nullID is how a reference is stored; 0 refers to nothing.
func nullID(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// Window is the stretch of days, both included, in which somebody wants to be
// written to again. The zero Window says nothing.
type Window struct {
	From   Day    `json:"from"`
	To     Day    `json:"to"`
	Phrase string `json:"phrase"` // the words it was read from
}

// IsZero reports whether the window says nothing.
func (w Window) IsZero() bool { return w == Window{} }

// Day is a calendar day as ISO 8601 writes it, "2026-05-31"; empty when there
// is none.
type Day string

// DayOf returns the day of t in t's zone; the zero time has none.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	return Day(t.Format(time.DateOnly))
}

// At returns the moment clock after midnight of the day in a zone, as the wall
// clock there shows it; the zero time when there is no day.
func (d Day) At(clock time.Duration, zone *time.Location) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), zone)
	if err != nil {
		return time.Time{}
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, int(clock/time.Second), 0, zone)
}

// encode writes a column that holds JSON.
func encode(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("encode %T: %w", v, err)
	}
	return string(b), nil
}

// decode reads a column that holds JSON; an empty one leaves v as it is.
func decode(text string, v any) error {
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return fmt.Errorf("decode %T: %w", v, err)
	}
	return nil
}

// orNull is nil, which JSON writes as null, for a zero value.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

// timeOrNull is nil for the zero time.
func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}
