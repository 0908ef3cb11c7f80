// Package store keeps what Heed knows in one SQL database: enrollments, the
// replies to them, what came of them, and how far each mailbox has been read.
//
// It holds rows, not rules: what a reply does to an enrollment is decided by
// its callers, inside one transaction. The SQL is the part that SQLite and
// PostgreSQL share ($1 placeholders, ON CONFLICT, RETURNING, bigint
// microseconds); only SQLite is opened so far.
package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"modernc.org/sqlite" // and the database/sql driver of that name
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
	read   *sql.DB
	write  *sql.DB // of one connection, which writer holds
	writer *sql.Conn
	turn   chan struct{} // holds a token while nobody writes
	stmts  *statements   // of writer
	close  func() error
}

// Tx is a transaction: what it reads is what it will have written. It is used
// by one goroutine, and not after the function it was given to has returned.
// After a statement has failed, all further ones fail with the same error.
type Tx struct {
	Reader
	stmts *statements
	err   error // of the first statement that failed
}

// Reader asks questions. That of a Store answers from the last commit, that of
// a Tx from inside its transaction.
type Reader struct{ q querier }

type querier interface {
	query(ctx context.Context, query string, args ...any) (*sql.Rows, error)
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
	writer, err := connect(ctx, write)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	if err := migrate(ctx, writer); err != nil {
		return nil, errors.Join(err, writer.Close(), write.Close())
	}
	read, err := sql.Open("sqlite", dsn(path, "_pragma=query_only(1)"))
	if err != nil {
		return nil, errors.Join(err, writer.Close(), write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	questions := newStatements(read.PrepareContext)
	s := &Store{
		Reader: Reader{questions}, read: read,
		write: write, writer: writer, turn: make(chan struct{}, 1), stmts: newStatements(writer.PrepareContext),
	}
	s.turn <- struct{}{}
	s.close = sync.OnceValue(func() error {
		<-s.turn
		defer func() { s.turn <- struct{}{} }() // who comes later finds it closed
		// The last connection to close writes everything into the one file, but
		// only when no statement is left on it.
		return errors.Join(questions.close(), s.read.Close(), s.stmts.close(), s.writer.Close(), s.write.Close())
	})
	return s, nil
}

// connect makes the connection that writes. While another process makes the
// database a write-ahead one, SQLite refuses without waiting; so it is waited
// for here.
func connect(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, busyTime)
	defer cancel()
	for {
		conn, err := db.Conn(ctx)
		var refused *sqlite.Error
		if !errors.As(err, &refused) || refused.Code()&0xff != sqliteBusy {
			return conn, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(10 * time.Millisecond):
		}
	}
}

const (
	busyTime   = 5 * time.Second // how long to wait for another process that writes
	sqliteBusy = 5               // SQLITE_BUSY
)

// dsn names the database with the settings every connection needs: a commit is
// on disk when it returns, and readers do not block the writer.
func dsn(path, more string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return u.String() + fmt.Sprintf("?_pragma=busy_timeout(%d)", busyTime.Milliseconds()) + "&_pragma=journal_mode(wal)&_pragma=synchronous(full)" +
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

// Close waits for what is under way and closes the database, once.
func (s *Store) Close() error { return s.close() }

// Update runs do in a transaction, which is committed when do returns nil and
// rolled back otherwise. When Update returns nil, the changes are on disk.
func (s *Store) Update(ctx context.Context, do func(*Tx) error) error {
	select {
	case <-s.turn:
		defer func() { s.turn <- struct{}{} }()
	case <-ctx.Done():
		return fmt.Errorf("begin transaction: %w", ctx.Err())
	}
	done := false
	defer func() {
		if !done { // an error here says that there is nothing to roll back
			_, _ = s.writer.ExecContext(context.WithoutCancel(ctx), "rollback")
		}
	}()
	// When ctx ends meanwhile, this fails and may have begun all the same.
	if _, err := s.writer.ExecContext(ctx, "begin immediate"); err != nil {
		return fmt.Errorf("begin transaction: %w", err)
	}
	tx := &Tx{stmts: s.stmts}
	tx.Reader = Reader{tx}
	if err := errors.Join(do(tx), tx.err, ctx.Err()); err != nil {
		return err
	}
	// It takes no longer than a sync of the disk, and cut short it would leave
	// open whether it was done.
	if _, err := s.writer.ExecContext(context.WithoutCancel(ctx), "commit"); err != nil {
		return fmt.Errorf("commit transaction: %w", err)
	}
	done = true
	return nil
}

// query makes a Tx a querier. It refuses once a statement has failed: SQLite
// may have rolled back, and what follows would be a transaction of its own.
func (t *Tx) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if t.err != nil {
		return nil, t.err
	}
	rows, err := t.stmts.query(ctx, query, args...)
	t.err = err
	return rows, err
}

// change runs a statement and returns how many rows it changed; what says in
// an error what was attempted.
func (t *Tx) change(ctx context.Context, what, query string, args ...any) (n int64, err error) {
	if t.err == nil {
		n, t.err = t.stmts.exec(ctx, query, args...)
	}
	if t.err != nil {
		return 0, fmt.Errorf("%s: %w", what, t.err)
	}
	return n, nil
}

// exec runs a statement, however many rows it changes.
func (t *Tx) exec(ctx context.Context, what, query string, args ...any) error {
	_, err := t.change(ctx, what, query, args...)
	return err
}

// insert runs a statement that returns the key of the row it wrote.
func (t *Tx) insert(ctx context.Context, what, query string, args ...any) (id int64, err error) {
	return one(ctx, t, what, scanInt, query, args...)
}

// list runs a query and reads each row with scan.
func list[T any](ctx context.Context, q querier, what string, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.query(ctx, query, args...)
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
		if t, ok := q.(*Tx); ok {
			t.err = err
		}
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return all, nil
}

// one runs a query for a single row; ErrNotFound when there is none.
func one[T any](ctx context.Context, q querier, what string, scan func(scanner) (T, error), query string, args ...any) (T, error) {
	all, err := list(ctx, q, what, scan, query, args...)
	if err != nil || len(all) == 0 {
		var none T
		return none, cmp.Or(err, fmt.Errorf("%s: %w", what, ErrNotFound))
	}
	return all[0], nil
}

// scanner is a row.
type scanner interface{ Scan(into ...any) error }

// statements keeps every statement prepared that was ever run: preparing costs
// SQLite more than running. It is safe for concurrent use as far as what
// prepares is.
type statements struct {
	prepare func(ctx context.Context, query string) (*sql.Stmt, error)
	mu      sync.Mutex
	known   map[string]*sql.Stmt
}

func newStatements(prepare func(ctx context.Context, query string) (*sql.Stmt, error)) *statements {
	return &statements{prepare: prepare, known: make(map[string]*sql.Stmt)}
}

func (s *statements) get(ctx context.Context, query string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt := s.known[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.prepare(ctx, query) //nolint:sqlclosecheck // it is kept until the store is closed
	if err == nil {
		s.known[query] = stmt
	}
	return stmt, err
}

// close closes all statements; it returns the first error.
func (s *statements) close() (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, stmt := range s.known {
		err = cmp.Or(err, stmt.Close())
	}
	clear(s.known)
	return err
}

func (s *statements) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := s.get(ctx, query) //nolint:sqlclosecheck // it is kept for the next time
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (s *statements) exec(ctx context.Context, query string, args ...any) (changed int64, err error) {
	stmt, err := s.get(ctx, query) //nolint:sqlclosecheck // it is kept for the next time
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
