package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)

func openTest(tb testing.TB, path string) *Store {
	tb.Helper()
	s, err := Open(tb.Context(), path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

func newTest(tb testing.TB) *Store {
	tb.Helper()
	return openTest(tb, filepath.Join(tb.TempDir(), "heed.db"))
}

func update(tb testing.TB, s *Store, do func(*Tx) error) {
	tb.Helper()
	if err := s.Update(tb.Context(), do); err != nil {
		tb.Fatal(err)
	}
}

func TestOpenMakesAPrivateFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "with blank & 100%.db")
	s := openTest(t, path)
	update(t, s, func(tx *Tx) error { return tx.AppendEvent(t.Context(), "test", noon, 1) })
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", filepath.Base(name), info.Mode().Perm())
		}
	}
}

func TestOpenClosesAnOpenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	if err := openTest(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	openTest(t, path)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestSettings(t *testing.T) {
	s := newTest(t)
	type asker interface {
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	}
	for name, db := range map[string]asker{"write": s.writer, "read": s.read} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"} {
			var got string
			if err := db.QueryRowContext(t.Context(), "pragma "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s = %q, %v; want %q", name, pragma, got, err, want)
			}
		}
	}
	if _, err := s.read.ExecContext(t.Context(), "delete from events"); err == nil {
		t.Error("a reader can write")
	}
}

func TestOpenErrors(t *testing.T) {
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none", "heed.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no directory: %v", err)
	}
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte("this is no database, and long enough to be sure of it"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil {
		t.Error("a text file was opened")
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	s := openTest(t, path)
	_, err := s.writer.ExecContext(t.Context(), `insert into schema_migrations values (1000, 'x', 'x', 0)`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrNewerSchema) {
		t.Errorf("got %v", err)
	}
}

func TestChangedMigrationIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	s := openTest(t, path)
	if _, err := s.writer.ExecContext(t.Context(), `update schema_migrations set checksum = 'x' where version = 1`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrChangedMigration) {
		t.Errorf("got %v", err)
	}
}

// A database of version 1, with something in every table, opens and reads.
func TestFrozenVersion1(t *testing.T) {
	text, err := os.ReadFile("testdata/v1.sql")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "heed.db")
	db, err := sql.Open("sqlite", dsn(path, ""))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), string(text)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := openTest(t, path)
	ctx := t.Context()
	e, err := s.Enrollment(ctx, 1)
	if err != nil || e.Address != "kim@a.example" || e.State != Held || e.Attributes["city"] != "Ghent" || !e.Suppressed || e.Undeliverable.IsZero() {
		t.Errorf("enrollment: %+v, %v", e, err)
	}
	if holds, err := s.Holds(ctx, 1); err != nil || len(holds) != 1 || holds[0].ReplyID != 1 {
		t.Errorf("holds: %+v, %v", holds, err)
	}
	if actions, err := s.Actions(ctx, 1); err != nil || len(actions) != 1 {
		t.Errorf("actions: %+v, %v", actions, err)
	}
	if answers, err := s.Answers(ctx, 1); err != nil || len(answers) != 1 || answers[0].Resume.Phrase != "in May" || answers[0].Tags[0] != "question" {
		t.Errorf("answers: %+v, %v", answers, err)
	}
	if clues, err := s.Clues(ctx, 1); err != nil || len(clues) != 1 {
		t.Errorf("clues: %+v, %v", clues, err)
	}
	if c, err := s.Cursor(ctx, "ann", "INBOX"); err != nil || c.Low != 8 {
		t.Errorf("cursor: %+v, %v", c, err)
	}
	if id, handled, err := s.Handled(ctx, Position{"ann", "INBOX", 1, 7}); err != nil || !handled || id != 1 {
		t.Errorf("sighting: %v, %v, %v", id, handled, err)
	}
	if ledger, err := s.Ledger(ctx); err != nil || len(ledger) != 1 {
		t.Errorf("ledger: %+v, %v", ledger, err)
	}
	if events, err := s.Events(ctx, 0, 10); err != nil || len(events) != 1 || events[0].ID != "EVENTID" {
		t.Errorf("events: %+v, %v", events, err)
	}
	if ids, err := s.SentMessages(ctx, 1); err != nil || len(ids) != 1 {
		t.Errorf("sent messages: %v, %v", ids, err)
	}
}

// Processes that start at once on a new database find one schema.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// Writers in two Stores on one file, as in two processes, take turns; readers
// see nothing half done.
func TestWritersTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	stores := []*Store{openTest(t, path), openTest(t, path)}
	const writers, rounds = 4, 15
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			for range rounds {
				err := stores[i%2].Update(t.Context(), func(tx *Tx) error {
					for range 2 { // always two at a time
						if err := tx.AppendEvent(t.Context(), "test", noon, i); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for _, s := range stores {
		all.Go(func() {
			for n := 0; n < 2*writers*rounds; {
				events, err := s.Events(t.Context(), 0, 1000)
				if err != nil || len(events)%2 != 0 || len(events) < n {
					t.Errorf("%d events after %d, %v", len(events), n, err)
					return
				}
				n = len(events)
			}
		})
	}
	all.Wait()
}

// An update that is told to stop while another process writes leaves no
// transaction behind: the next one would be refused for ever.
func TestStopWhileWaitingForAWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	s, other := openTest(t, path), openTest(t, path)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var stopped error
	var waiting sync.WaitGroup
	update(t, other, func(*Tx) error {
		waiting.Go(func() { stopped = s.Update(ctx, func(*Tx) error { return nil }) })
		<-ctx.Done()
		return nil
	})
	waiting.Wait()
	if !errors.Is(stopped, context.DeadlineExceeded) {
		t.Errorf("the stopped update returned %v", stopped)
	}
	for _, s := range []*Store{s, other} {
		update(t, s, func(tx *Tx) error { return tx.AppendEvent(t.Context(), "test", noon, 1) })
	}
}

func TestFailedUpdateLeavesNothing(t *testing.T) {
	s := newTest(t)
	stop := errors.New("stop")
	err := s.Update(t.Context(), func(tx *Tx) error {
		if err := tx.AppendEvent(t.Context(), "test", noon, 1); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = s.Update(ctx, func(tx *Tx) error {
		defer cancel() // before the commit
		return tx.AppendEvent(ctx, "test", noon, 2)
	})
	if err == nil {
		t.Error("a cancelled update was committed")
	}
	func() {
		defer func() { _ = recover() }()
		_ = s.Update(t.Context(), func(tx *Tx) error {
			if err := tx.AppendEvent(t.Context(), "test", noon, 3); err != nil {
				return err
			}
			panic("midway")
		})
	}()
	if events, err := s.Events(t.Context(), 0, 10); err != nil || len(events) != 0 {
		t.Errorf("%d events, %v", len(events), err)
	}
	update(t, s, func(tx *Tx) error { return tx.AppendEvent(t.Context(), "test", noon, 4) }) // and nothing is locked
}

func TestEnroll(t *testing.T) {
	s, ctx := newTest(t), t.Context()
	e := Enrollment{Account: "ann", Sequence: "s1", Address: "kim@a.example", Name: "Kim", Attributes: map[string]string{"city": "Ghent"}, Created: noon}
	enroll := func(e Enrollment) (id int64, created bool) {
		update(t, s, func(tx *Tx) (err error) { id, created, err = tx.Enroll(ctx, e); return err })
		return id, created
	}
	first, created := enroll(e)
	if !created {
		t.Error("not created")
	}
	e.Name, e.Attributes = "", map[string]string{"city": "Bruges"}
	if again, created := enroll(e); created || again != first {
		t.Errorf("again: %d, %v", again, created)
	}
	e.Sequence = "s2"
	second, _ := enroll(e)
	got, err := s.Enrollments(ctx, EnrollmentFilter{Prospect: "kim@a.example"})
	if err != nil || len(got) != 2 || got[0].ProspectID != got[1].ProspectID {
		t.Fatalf("enrollments: %+v, %v", got, err)
	}
	want := Enrollment{
		ID: first, Account: "ann", Sequence: "s1", ProspectID: got[0].ProspectID, Address: "kim@a.example", Name: "Kim",
		Attributes: map[string]string{"city": "Bruges"}, Created: noon, Standing: Standing{State: Active, Since: noon},
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for filter, want := range map[EnrollmentFilter]int{
		{}: 2, {Account: "ann"}: 2, {Account: "bob"}: 0, {Sequence: "s2"}: 1, {State: Active}: 2, {State: Held}: 0,
		{Limit: 1}: 1, {After: first}: 1, {Prospect: "lee@b.example"}: 0, {Account: "ann", Sequence: "s2", State: Active}: 1,
	} {
		if got, err := s.Enrollments(ctx, filter); err != nil || len(got) != want {
			t.Errorf("%+v: %d, %v; want %d", filter, len(got), err, want)
		}
	}
	standing := Standing{
		State: Held, Reason: "absence", Label: "x", Since: noon, HoldFrom: noon.Add(1e9), HoldUntil: noon.Add(2e9),
		Resume: Window{"2026-05-01", "2026-05-31", "in May"}, DueAt: noon.Add(3e9), ReplyID: 9,
	}
	holds := []Hold{{"absence", 9, noon.Add(2e9)}, {"person", 0, time.Time{}}}
	update(t, s, func(tx *Tx) error { return tx.SetStanding(ctx, second, standing, holds) })
	stored, err := s.Enrollment(ctx, second)
	if diff := cmp.Diff(standing, stored.Standing); err != nil || diff != "" {
		t.Errorf("standing: %v -want +got:\n%s", err, diff)
	}
	storedHolds, err := s.Holds(ctx, second)
	if diff := cmp.Diff(holds, storedHolds); err != nil || diff != "" {
		t.Errorf("holds: %v -want +got:\n%s", err, diff)
	}
	if next, err := s.NextDue(ctx); err != nil || !next.Equal(noon.Add(1e9)) {
		t.Errorf("next due %v, %v", next, err)
	}
	counts, err := s.CountEnrollments(ctx)
	if diff := cmp.Diff(map[State]int64{Active: 1, Held: 1}, counts); err != nil || diff != "" {
		t.Errorf("counts: %v -want +got:\n%s", err, diff)
	}
	if _, err := s.Enrollment(ctx, 999); !errors.Is(err, ErrNotFound) {
		t.Errorf("no such enrollment: %v", err)
	}
}

func TestReplyRoundTrip(t *testing.T) {
	s, ctx := newTest(t), t.Context()
	want := Reply{
		Key: "k1", Account: "ann", Accounts: []string{"ann", "bob"}, Mailbox: "INBOX", UID: 7, Received: noon, MessageID: "m@a.example",
		Sender: "kim@a.example", Kind: "human", Label: "later", Tags: []string{"question"}, Confidence: 0.75,
		Scores: Scores{0.1, 0.75, 0.1, 0.05}, Evidence: []Evidence{{"rule", "n", "later", 1.5, 3, 9, "in May"}}, Model: "m1",
		Resume: Window{"2026-05-01", "2026-05-31", "in May"}, Referral: Contact{"Eve", "eve@a.example"}, Disposition: "halt",
		ReviewReason: "opt_out", Matched: "sender", Facts: []byte(`{"a":1}`), RelabeledBy: "ann", Reviewed: noon.Add(1e9), Created: noon.Add(2e9),
	}
	clues := []Clue{{"sender", "kim@a.example"}, {"message_id", "x@ours.example"}}
	update(t, s, func(tx *Tx) (err error) { want.ID, err = tx.InsertReply(ctx, want, clues); return err })
	got, err := s.Reply(ctx, want.ID)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v -want +got:\n%s", err, diff)
	}
	if again, err := s.ReplyByKey(ctx, "k1"); err != nil || again.ID != want.ID {
		t.Errorf("by key: %+v, %v", again, err)
	}
	if _, err := s.ReplyByKey(ctx, "k2"); !errors.Is(err, ErrNotFound) {
		t.Errorf("no such key: %v", err)
	}
	gotClues, err := s.Clues(ctx, want.ID)
	if diff := cmp.Diff(clues, gotClues); err != nil || diff != "" {
		t.Errorf("%v -want +got:\n%s", err, diff)
	}
	if err := s.Update(ctx, func(tx *Tx) error { _, err := tx.InsertReply(ctx, want, nil); return err }); err == nil {
		t.Error("one message was recorded twice")
	}
	want.Reviewed, want.Label, want.Confidence, want.Accounts = time.Time{}, "unclear", 1, []string{"ann"}
	update(t, s, func(tx *Tx) error { return tx.UpdateReply(ctx, want) })
	got, err = s.Reply(ctx, want.ID)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("updated: %v -want +got:\n%s", err, diff)
	}
	for filter, want := range map[ReplyFilter]int{
		{}: 1, {Kind: "human"}: 1, {Label: "later"}: 0, {Unmatched: true}: 0, {InReview: true}: 1, {Disposition: "halt"}: 1,
		{Sender: "kim@a.example", Account: "ann"}: 1, {Enrollment: 5}: 0, {After: want.ID}: 0, {Limit: 5}: 1,
	} {
		if got, err := s.Replies(ctx, filter); err != nil || len(got) != want {
			t.Errorf("%+v: %d, %v; want %d", filter, len(got), err, want)
		}
	}
}

func TestPrune(t *testing.T) {
	s, ctx := newTest(t), t.Context()
	var ids []int64
	insert := func(r Reply) {
		r.Key, r.Created = fmt.Sprint(len(ids)), r.Received
		update(t, s, func(tx *Tx) error {
			id, err := tx.InsertReply(ctx, r, []Clue{{"sender", "x@a.example"}})
			if err != nil {
				return err
			}
			ids = append(ids, id)
			if err := tx.PutLesson(ctx, id, Lesson{Text: "some words"}); err != nil {
				return err
			}
			return tx.SetHandled(ctx, Position{"ann", "INBOX", 1, uint32(id)}, id)
		})
	}
	insert(Reply{Received: noon})
	insert(Reply{Received: noon, Matched: "sender"})
	insert(Reply{Received: noon, ReviewReason: "opt_out"})
	insert(Reply{Received: noon})
	insert(Reply{Received: noon.Add(time.Hour)})
	insert(Reply{Received: noon.Add(time.Second)})
	insert(Reply{Received: noon})
	update(t, s, func(tx *Tx) error {
		if err := tx.PutExample(ctx, Example{ReplyID: ids[6], Label: "later", At: noon}); err != nil {
			return err
		}
		_, err := tx.Suppress(ctx, Suppression{Address: "x@a.example", Since: noon, ReplyID: ids[3]})
		return err
	})
	for round, want := range []int64{1, 1, 0} {
		update(t, s, func(tx *Tx) error {
			n, err := tx.Prune(ctx, noon.Add(time.Minute), 1)
			if n != want {
				t.Errorf("round %d: %d erased, want %d", round, n, want)
			}
			return err
		})
	}
	left, err := s.Replies(ctx, ReplyFilter{})
	if err != nil || len(left) != 5 {
		t.Errorf("%d left, %v", len(left), err)
	}
	if l, err := s.Lesson(ctx, ids[0]); !errors.Is(err, ErrNotFound) {
		t.Errorf("the words of an erased message are still there: %v, %v", l, err)
	}
	if id, handled, err := s.Handled(ctx, Position{"ann", "INBOX", 1, uint32(ids[0])}); err != nil || !handled || id != 0 {
		t.Errorf("an erased message is no longer known as handled: %v %v %v", id, handled, err)
	}
}

func TestCursorAndSightings(t *testing.T) {
	s, ctx := newTest(t), t.Context()
	if c, err := s.Cursor(ctx, "ann", "INBOX"); err != nil || c != (Cursor{}) {
		t.Errorf("never opened: %+v, %v", c, err)
	}
	update(t, s, func(tx *Tx) error { return tx.SetHandled(ctx, Position{"ann", "INBOX", 1, 5}, 0) })
	c := Cursor{Generation: 1, UIDValidity: 4000000000, Floor: 1, Low: 5, Next: 9, FirstOpened: noon, Fresh: 3, Synced: noon.Add(1e9)}
	sightings := []Sighting{
		{UID: 5, State: StateDone},
		{UID: 6, State: "pending", Attempts: 2, Since: noon, Retry: noon.Add(1e9), Reason: "cut_short"},
		{UID: 7, State: "quarantined", Attempts: 5, Since: noon},
	}
	commit := func() {
		t.Helper()
		if err := s.CommitCursor(ctx, "ann", "INBOX", c, sightings, "quarantined"); err != nil {
			t.Fatal(err)
		}
	}
	commit()
	got, err := s.Cursor(ctx, "ann", "INBOX")
	if diff := cmp.Diff(c, got); err != nil || diff != "" {
		t.Errorf("%v -want +got:\n%s", err, diff)
	}
	seen, err := s.Sightings(ctx, "ann", "INBOX", 1, 6)
	if diff := cmp.Diff(sightings[1:], seen); err != nil || diff != "" {
		t.Errorf("%v -want +got:\n%s", err, diff)
	}
	if _, handled, err := s.Handled(ctx, Position{"ann", "INBOX", 1, 6}); err != nil || handled {
		t.Errorf("a pending message counts as handled: %v", err)
	}
	c.Low, sightings = 2500, nil
	commit()
	if seen, err := s.Sightings(ctx, "ann", "INBOX", 1, 0); err != nil || len(seen) != 1 || seen[0].UID != 7 {
		t.Errorf("pruned to %+v, %v", seen, err)
	}
	c.Generation, c.Low = 2, 1
	commit()
	if seen, err := s.Sightings(ctx, "ann", "INBOX", 2, 0); err != nil || len(seen) != 0 {
		t.Errorf("new generation: %+v, %v", seen, err)
	}
}

func TestSuppressions(t *testing.T) {
	s, ctx := newTest(t), t.Context()
	update(t, s, func(tx *Tx) error {
		for i, want := range []bool{true, false} {
			added, err := tx.Suppress(ctx, Suppression{Address: "kim@a.example", Reason: "opt_out", Since: noon.Add(time.Duration(i)), Source: "reply"})
			if err != nil || added != want {
				t.Errorf("time %d: %v, %v", i, added, err)
			}
		}
		_, err := tx.Suppress(ctx, Suppression{Domain: "b.example", Reason: "asked", Since: noon, Source: "ann"})
		return err
	})
	for address, want := range map[string]bool{
		"kim@a.example": true, "lee@a.example": false, "any@b.example": true, "any@sub.b.example": false,
	} {
		if got, err := s.Suppressed(ctx, address); err != nil || got != want {
			t.Errorf("%s: %v, %v", address, got, err)
		}
	}
	var ids []int64
	for _, a := range []string{"kim@a.example", "any@b.example", "lee@a.example"} {
		update(t, s, func(tx *Tx) error {
			id, _, err := tx.Enroll(ctx, Enrollment{Account: "ann", Sequence: "s", Address: a, Created: noon})
			ids = append(ids, id)
			return err
		})
	}
	for i, want := range []bool{true, true, false} {
		if e, err := s.Enrollment(ctx, ids[i]); err != nil || e.Suppressed != want {
			t.Errorf("%s: %v, %v", e.Address, e.Suppressed, err)
		}
	}
	if all, err := s.Suppressions(ctx); err != nil || len(all) != 2 {
		t.Errorf("%+v, %v", all, err)
	}
}

// What is asked for every message or at every scrape costs the same however
// much is on record; BenchmarkMessageID says how much among a million.
func TestLookUpsAreIndexed(t *testing.T) {
	s := newTest(t)
	for what, query := range map[string]string{
		"message id": enrollmentQuery + "where e.id in (select enrollment_id from sent_messages where message_id = $1) order by e.id",
		"address":    enrollmentQuery + "where e.prospect_id = (select prospect_id from addresses where address = $1) order by e.id",
		"clue":       replyQuery + "where r.id in (select reply_id from clues where value = $1)",
		"review":     `select count(*) from replies r where ` + inReview,
		"key":        replyQuery + "where r.message_key = $1",
	} {
		plan, err := list(t.Context(), s.q, what, func(row scanner) (step string, err error) {
			var skip any
			return step, row.Scan(&skip, &skip, &skip, &step)
		}, "explain query plan "+query, []any{"x"}[:strings.Count(query, "$1")]...)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range plan {
			if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "replies_in_review") {
				t.Errorf("%s: %q reads a whole table", what, step)
			}
		}
	}
}

func BenchmarkCommit(b *testing.B) {
	s, ctx := newTest(b), b.Context()
	b.ReportAllocs()
	for b.Loop() {
		update(b, s, func(tx *Tx) error { return tx.AppendEvent(ctx, "test", noon, 1) })
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
}

func BenchmarkMessageID(b *testing.B) {
	s, ctx := newTest(b), b.Context()
	const sent = 1_000_000
	update(b, s, func(tx *Tx) error {
		id, _, err := tx.Enroll(ctx, Enrollment{Account: "ann", Sequence: "s", Address: "kim@a.example", Created: noon})
		if err != nil {
			return err
		}
		return tx.exec(ctx, "fill", `with recursive n (i) as (select 1 union all select i + 1 from n where i < $1)
			insert into sent_messages select i || '.' || (i * 7919 % 1000003) || '@ours.example', $2 from n`, sent, id)
	})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i = i%sent + 1
		found, err := s.EnrollmentsByMessageID(ctx, fmt.Sprintf("%d.%d@ours.example", i, i*7919%1000003))
		if err != nil || len(found) != 1 {
			b.Fatal(len(found), err)
		}
	}
}

// TestClosedStoreIsOneFile copies the database file alone, as people do who
// stop the daemon to back it up.
func TestClosedStoreIsOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(t.Context(), func(tx *Tx) error {
		_, _, err := tx.Enroll(t.Context(), Enrollment{Account: "dana", Sequence: "spring", Address: "ann@northquay.example", Created: time.Now()})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Enrollments(t.Context(), EnrollmentFilter{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the write-ahead log is left behind: %v", err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied, b, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Open(t.Context(), copied)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if all, err := c.Enrollments(t.Context(), EnrollmentFilter{}); err != nil || len(all) != 1 {
		t.Errorf("the copy holds %d enrollments, %v", len(all), err)
	}
}
