// Package store keeps what Heed knows in one SQL database: enrollments, the
// replies to them, what came of them, and how far each mailbox has been read.
//
// It holds rows, not rules: what a reply does to an enrollment is decided by
// its callers, inside one transaction. The SQL is the part that SQLite and
// PostgreSQL share ($1 placeholders, ON CONFLICT, RETURNING, bigint
// microseconds); only SQLite is opened so far.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the database/sql driver "sqlite"
)

// Errors that a caller acts on.
var (
	// ErrNewerSchema: the database was written by a later version of Heed.
	ErrNewerSchema = errors.New("database has a newer schema than this version of heed knows")
	// ErrChangedMigration: a migration that was applied is not the one in this binary.
	ErrChangedMigration = errors.New("database was migrated by a different build of heed")
	// ErrNotFound: there is no such row.
	ErrNotFound = errors.New("not found")
)

// Store is an open database. It is safe for concurrent use; writers wait for
// each other, readers wait for nobody.
type Store struct {
	Reader // answers from the last commit
	write  *sql.DB
	read   *sql.DB
}

// Tx is a transaction: what it reads is what it will have written. It is used
// by one goroutine, and not after the function it was given to has returned.
type Tx struct {
	Reader
	tx *sql.Tx
}

// Reader asks questions. That of a Store answers from the last commit, that of
// a Tx from inside its transaction.
type Reader struct{ q querier }

type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// readers is how many questions are answered at a time.
const readers = 4

// Open opens the SQLite database at path, creates it when it is not there
// (readable by its owner only), and migrates it. The errors ErrNewerSchema and
// ErrChangedMigration say that this binary is the wrong one for the database.
// A path on a network file system is not safe: SQLite needs its locks.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open database %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string) (*Store, error) {
	if err := makePrivate(path); err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite", dsn(path, "_txlock=immediate"))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read, err := sql.Open("sqlite", dsn(path, "_pragma=query_only(1)"))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	return &Store{Reader: Reader{read}, write: write, read: read}, nil
}

// dsn names the database with the settings every connection needs: a commit is
// on disk when it returns, and readers do not block the writer.
func dsn(path, more string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return u.String() + "?_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)" +
		"&_pragma=foreign_keys(1)&" + more
}

// makePrivate sees to it that only the owner can read the database, before
// there is anything in it. SQLite gives its other files the same mode. It never
// opens a database that is there: closing it would drop the locks of another
// Store in this process.
func makePrivate(path string) error {
	f, err := os.OpenFile(filepath.Clean(path), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err == nil {
		return f.Close()
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Chmod(path, 0o600)
}

// Close waits for what is under way and closes the database.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// Update runs do in a transaction, which is committed when do returns nil and
// rolled back otherwise. When Update returns nil, the changes are on disk.
func (s *Store) Update(ctx context.Context, do func(*Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin transaction: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // a no-op after the commit, and all that is left to do before it
	if err := do(&Tx{Reader: Reader{tx}, tx: tx}); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit transaction: %w", err)
	}
	return nil
}

// exec runs a statement; what says in an error what was attempted.
func (t *Tx) exec(ctx context.Context, what, query string, args ...any) error {
	if _, err := t.tx.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// insert runs a statement that returns the key of the row it wrote.
func (t *Tx) insert(ctx context.Context, what, query string, args ...any) (id int64, err error) {
	if err := t.tx.QueryRowContext(ctx, query, args...).Scan(&id); err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	return id, nil
}

// list runs a query and reads each row with scan.
func list[T any](ctx context.Context, q querier, what string, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return all, nil
}

// one runs a query for a single row; ErrNotFound when there is none.
func one[T any](ctx context.Context, q querier, what string, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	v, err := scan(q.QueryRowContext(ctx, query, args...))
	if errors.Is(err, sql.ErrNoRows) {
		return v, fmt.Errorf("%s: %w", what, ErrNotFound)
	}
	if err != nil {
		return v, fmt.Errorf("%s: %w", what, err)
	}
	return v, nil
}

// scanner is a row: *sql.Row or *sql.Rows.
type scanner interface{ Scan(into ...any) error }
