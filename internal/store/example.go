package store

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"
)

// Lesson is what the classifier saw of a reply.
type Lesson struct {
	Features []uint64 // hashes
	Text     string   // newest text; "" unless texts are kept
}

// Example is a reply whose meaning a person settled.
type Example struct {
	ReplyID  int64
	Label    string
	Tags     []string
	Who      string
	At       time.Time
	Revision int64 // grows with every change of any example
	Lesson
}

// PutLesson keeps what the classifier saw of a reply.
func (t *Tx) PutLesson(ctx context.Context, replyID int64, l Lesson) error {
	return t.exec(ctx, "store lesson", `insert into lessons (reply_id, features, text) values ($1, $2, $3)
		on conflict (reply_id) do update set features = excluded.features, text = excluded.text`,
		replyID, packFeatures(l.Features), l.Text)
}

// PutExample records what a person says a reply means, in place of what was
// said before.
func (t *Tx) PutExample(ctx context.Context, e Example) error {
	tags, err := json.Marshal(append([]string{}, e.Tags...))
	if err != nil {
		return fmt.Errorf("encode tags: %w", err)
	}
	return t.exec(ctx, "store example", `insert into examples (reply_id, label, tags, who, at, revision)
		values ($1, $2, $3, $4, $5, (select coalesce(max(revision), 0) + 1 from examples))
		on conflict (reply_id) do update set label = excluded.label, tags = excluded.tags, who = excluded.who,
		at = excluded.at, revision = excluded.revision`,
		e.ReplyID, e.Label, string(tags), e.Who, micros(e.At))
}

// Examples lists the examples of replies that can teach, changed after a
// revision, in the order of their changes.
func (r Reader) Examples(ctx context.Context, after int64) ([]Example, error) {
	return list(ctx, r.q, "list examples", func(row scanner) (e Example, err error) {
		var tags, features string
		var at int64
		if err = row.Scan(&e.ReplyID, &e.Label, &tags, &e.Who, &at, &e.Revision, &features, &e.Text); err != nil {
			return e, err
		}
		e.At = time.UnixMicro(at).UTC()
		if e.Features, err = unpackFeatures(features); err != nil {
			return e, err
		}
		return e, decode(tags, &e.Tags)
	}, `select e.reply_id, e.label, e.tags, e.who, e.at, e.revision, l.features, l.text
		from examples e join lessons l on l.reply_id = e.reply_id where e.revision > $1 order by e.revision`, after)
}

// Lesson returns what the classifier saw of a reply; ErrNotFound when that was
// not kept.
func (r Reader) Lesson(ctx context.Context, replyID int64) (Lesson, error) {
	return one(ctx, r.q, fmt.Sprintf("lesson of reply %d", replyID), func(row scanner) (l Lesson, err error) {
		var features string
		if err = row.Scan(&features, &l.Text); err != nil {
			return l, err
		}
		l.Features, err = unpackFeatures(features)
		return l, err
	}, `select features, text from lessons where reply_id = $1`, replyID)
}

// packFeatures writes hashes as little-endian bytes in base64: a column of text
// means the same to every engine.
func packFeatures(features []uint64) string {
	b := make([]byte, 0, 8*len(features))
	for _, f := range features {
		b = binary.LittleEndian.AppendUint64(b, f)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

func unpackFeatures(text string) ([]uint64, error) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b)%8 != 0 {
		return nil, fmt.Errorf("decode features: %d characters that are no list of hashes", len(text))
	}
	features := make([]uint64, 0, len(b)/8)
	for ; len(b) > 0; b = b[8:] {
		features = append(features, binary.LittleEndian.Uint64(b))
	}
	return features, nil
}
