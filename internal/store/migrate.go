package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step of the schema. A step that was ever released is never
// changed: its checksum is in every database.
type migration struct {
	version  int
	name     string
	sql      string
	checksum string
}

// migrations reads the embedded steps, which are numbered from 1 without gap.
func migrations() ([]migration, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	steps := make([]migration, len(names))
	for i, path := range names {
		text, err := migrationFiles.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "migrations/"), ".sql")
		number, _, _ := strings.Cut(name, "_")
		if v, err := strconv.Atoi(number); err != nil || v != i+1 {
			return nil, fmt.Errorf("migration %s: not numbered %d", name, i+1)
		}
		sum := sha256.Sum256(text)
		steps[i] = migration{version: i + 1, name: name, sql: string(text), checksum: hex.EncodeToString(sum[:])}
	}
	return steps, nil
}

// selfNumbering is how SQLite spells a primary key that numbers itself and
// never gives a number twice.
const selfNumbering = "integer primary key autoincrement"

// migrate brings the schema up to date, each step in a transaction of its own.
// Processes that start together take turns: the write lock is held from the
// look at what is applied to the commit.
func migrate(ctx context.Context, db *sql.Conn) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	for {
		done, err := migrateStep(ctx, db, steps)
		if err != nil || done {
			return err
		}
	}
}

// Check reports whether Open would take the database at path, without changing
// anything: nil also when there is none yet.
func Check(ctx context.Context, path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	err := check(ctx, path)
	if err != nil {
		return fmt.Errorf("check database %s: %w", path, err)
	}
	return nil
}

func check(ctx context.Context, path string) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String()+"?mode=ro")
	if err != nil {
		return err
	}
	questions := newStatements(db.PrepareContext)
	applied, err := checksums(ctx, questions)
	return errors.Join(err, checkApplied(applied, steps), questions.close(), db.Close())
}

// migrateStep applies the first missing step; done says that none is missing.
func migrateStep(ctx context.Context, db *sql.Conn, steps []migration) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("begin migration: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	applied, err := appliedMigrations(ctx, tx)
	if err != nil {
		return false, err
	}
	if err := checkApplied(applied, steps); err != nil {
		return false, err
	}
	if len(applied) == len(steps) {
		return true, nil
	}
	next := steps[len(applied)]
	if _, err := tx.ExecContext(ctx, strings.ReplaceAll(next.sql, "{{key}}", selfNumbering)); err != nil {
		return false, fmt.Errorf("migration %s: %w", next.name, err)
	}
	_, err = tx.ExecContext(ctx, `insert into schema_migrations (version, name, checksum, applied_at) values ($1, $2, $3, $4)`,
		next.version, next.name, next.checksum, time.Now().UnixMicro())
	if err != nil {
		return false, fmt.Errorf("record migration %s: %w", next.name, err)
	}
	if err := tx.Commit(); err != nil {
		return false, fmt.Errorf("commit migration %s: %w", next.name, err)
	}
	return false, nil
}

// appliedMigrations returns the checksums of the steps that were applied, in
// order.
func appliedMigrations(ctx context.Context, tx *sql.Tx) ([]string, error) {
	_, err := tx.ExecContext(ctx, `create table if not exists schema_migrations (
		version bigint primary key, name text not null, checksum text not null, applied_at bigint not null)`)
	if err != nil {
		return nil, fmt.Errorf("create table schema_migrations: %w", err)
	}
	return checksums(ctx, newStatements(tx.PrepareContext))
}

func checksums(ctx context.Context, q querier) ([]string, error) {
	return list(ctx, q, "read schema_migrations", func(row scanner) (sum string, err error) {
		return sum, row.Scan(&sum)
	}, `select checksum from schema_migrations order by version`)
}

// checkApplied refuses a database that this binary would misread.
func checkApplied(applied []string, steps []migration) error {
	if len(applied) > len(steps) {
		return fmt.Errorf("%w: it has version %d, this one knows %d; upgrade heed, or restore a backup made before the upgrade",
			ErrNewerSchema, len(applied), len(steps))
	}
	for i, sum := range applied {
		if sum != steps[i].checksum {
			return fmt.Errorf("%w: step %s differs", ErrChangedMigration, steps[i].name)
		}
	}
	return nil
}
