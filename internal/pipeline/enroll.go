package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/heed-mail/heed/internal/store"
)

// ImportOptions says how to import.
type ImportOptions struct {
	Format ImportFormat
	// Strict imports nothing when one row is bad.
	Strict bool
	// Progress, when not nil, is told now and then how many of the rows are in.
	Progress func(done, total int)
}

// ImportReport is what an import did.
type ImportReport struct {
	Rows      int        `json:"rows"`      // good ones
	Created   int        `json:"created"`   // enrollments that are new
	Updated   int        `json:"updated"`   // enrollments that were there
	Rematched int        `json:"rematched"` // replies that arrived before and answer an imported enrollment
	Changes   []Change   `json:"-"`         // what those and earlier answers did to enrollments
	Outcomes  []Outcome  `json:"-"`         // of the replies that were matched again
	Bad       []RowError `json:"-"`         // in the order of the file
}

// ErrBadRows is returned by a strict import that imported nothing.
var ErrBadRows = errors.New("nothing was imported: some rows are bad")

// importBatch is how many rows are imported in one transaction: a daemon that
// works on the same database waits no longer than that takes.
const importBatch = 200

// Import records enrollments, and hears for them the answers that arrived
// before, within the look-back. A row whose enrollment is there adds its
// Message-IDs and replaces name and attributes. Bad rows are in the report; the
// error is ErrBadRows, or says what failed as a whole. Batches before a failure
// stay imported, unless Strict; importing the file again does no harm.
func (p *Processor) Import(ctx context.Context, r io.Reader, o ImportOptions) (ImportReport, error) {
	rows, bad, err := readRows(r, o.Format)
	if err != nil {
		return ImportReport{}, err
	}
	rows, bad = p.refuse(rows, bad)
	report := ImportReport{Bad: bad}
	batch := importBatch
	if o.Strict {
		if len(bad) > 0 {
			return report, ErrBadRows
		}
		batch = max(len(rows), 1)
	}
	for some := range slices.Chunk(rows, batch) {
		add := ImportReport{}
		err := p.store.Update(ctx, func(tx *store.Tx) error {
			for _, r := range some {
				if err := p.importRow(ctx, tx, r, &add); err != nil {
					return fmt.Errorf("import line %d: %w", r.line, err)
				}
			}
			return nil
		})
		if err != nil {
			return report, err
		}
		report.add(add)
		if o.Progress != nil {
			o.Progress(report.Rows, len(rows))
		}
	}
	return report, nil
}

// refuse drops the rows that name something which cannot be: an account that
// is not configured, or ourselves as a prospect.
func (p *Processor) refuse(rows []row, bad []RowError) ([]row, []RowError) {
	good := slices.DeleteFunc(rows, func(r row) bool {
		if _, known := p.accounts[r.account]; !known && len(p.accounts) > 0 {
			bad = append(bad, RowError{r.line, fmt.Sprintf("account %q is not in the configuration", r.account)})
			return true
		}
		if p.own[r.prospect] {
			bad = append(bad, RowError{r.line, "the prospect is one of our own addresses"})
			return true
		}
		return false
	})
	slices.SortFunc(bad, func(a, b RowError) int { return a.Line - b.Line })
	return good, bad
}

func (r *ImportReport) add(o ImportReport) {
	r.Rows += o.Rows
	r.Created += o.Created
	r.Updated += o.Updated
	r.Rematched += o.Rematched
	r.Changes = append(r.Changes, o.Changes...)
	r.Outcomes = append(r.Outcomes, o.Outcomes...)
}

// importRow records one enrollment and hears the answers that were there first.
func (p *Processor) importRow(ctx context.Context, tx *store.Tx, r row, report *ImportReport) error {
	id, created, err := tx.Enroll(ctx, store.Enrollment{
		Account: r.account, Sequence: r.sequence, Address: r.prospect, Name: r.name, Attributes: r.attributes, Created: p.now(),
	})
	if err != nil {
		return err
	}
	for _, m := range r.messageIDs {
		if err := tx.AddSentMessage(ctx, id, m); err != nil {
			return err
		}
	}
	report.Rows++
	if created {
		report.Created++
		e, err := tx.Enrollment(ctx, id)
		if err != nil {
			return err
		}
		changes, err := p.settleAll(ctx, tx, []int64{e.ProspectID})
		if err != nil {
			return err
		}
		if err := p.tell(ctx, tx, changes); err != nil {
			return err
		}
		report.Changes = append(report.Changes, changes...)
	} else {
		report.Updated++
	}
	outcomes, err := p.rematch(ctx, tx, append(r.messageIDs, r.prospect))
	for _, o := range outcomes {
		report.Changes = append(report.Changes, o.Changes...)
	}
	report.Outcomes = append(report.Outcomes, outcomes...)
	report.Rematched += len(outcomes)
	return err
}

// rematch matches the replies anew that have one of the values as a clue and
// are within the look-back. It returns what became of those that answer
// something else now.
func (p *Processor) rematch(ctx context.Context, tx *store.Tx, values []string) ([]Outcome, error) {
	replies, err := tx.RepliesByClue(ctx, values, p.now().Add(-p.policy.Lookback))
	if err != nil {
		return nil, err
	}
	var outcomes []Outcome
	for _, reply := range replies {
		out, changed, err := p.rematchOne(ctx, tx, reply)
		if err != nil {
			return nil, err
		}
		if changed {
			outcomes = append(outcomes, out)
		}
	}
	return outcomes, nil
}

func (p *Processor) rematchOne(ctx context.Context, tx *store.Tx, reply store.Reply) (out Outcome, changed bool, err error) {
	clues, err := tx.Clues(ctx, reply.ID)
	if err != nil {
		return Outcome{}, false, err
	}
	found, err := match(ctx, tx, clues, reply.Sender)
	if err != nil {
		return Outcome{}, false, err
	}
	before, err := tx.Matches(ctx, reply.ID)
	if err != nil || sameMatches(before, found) {
		return Outcome{}, false, err
	}
	var c Case
	if err := json.Unmarshal(reply.Facts, &c); err != nil {
		return Outcome{}, false, fmt.Errorf("decode facts of reply %d: %w", reply.ID, err)
	}
	out, err = p.apply(ctx, tx, reply, nil, c, found)
	return out, true, err
}

// sameMatches reports whether a reply answers what it was on record to answer.
func sameMatches(before []store.Match, found []matched) bool {
	return len(before) == len(found) && !slices.ContainsFunc(found, func(m matched) bool {
		return !slices.Contains(before, store.Match{EnrollmentID: m.ID, How: string(m.how)})
	})
}
