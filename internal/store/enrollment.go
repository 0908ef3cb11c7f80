package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// State is where an enrollment stands.
type State string

// The states.
const (
	Active   State = "active"
	Held     State = "held"     // nothing is to be mailed until it ends or a person ends it
	Halted   State = "halted"   // for good, until a person resumes it
	Finished State = "finished" // the sequence ran to its end
)

// Enrollment is one prospect in one sequence.
type Enrollment struct {
	ID         int64
	Account    string
	Sequence   string
	ProspectID int64
	Address    string // the prospect's, folded
	Name       string
	Attributes map[string]string // further columns of the import
	Created    time.Time
	Finished   time.Time // when whoever runs the sequence said so; zero if not

	Standing

	Suppressed    bool      // the address, its domain, or another address of the prospect is suppressed
	Undeliverable time.Time // when the address was found to be; zero if it is not
	DueToldFor    int64     // reply whose due date was told
}

// Standing is what all that was said and done comes to for one enrollment.
type Standing struct {
	State     State
	Reason    string    // why it is held or halted, "" otherwise
	Label     string    // what the answer that decided means, "" when none did
	Since     time.Time // when State and Reason became so
	HoldFrom  time.Time // when a hold that was announced begins; zero otherwise
	HoldUntil time.Time // end of a hold that ends by itself; zero otherwise
	Resume    Window    // when to come back, for a label that says so
	DueAt     time.Time // when Resume opens and nobody was told yet; zero otherwise
	ReplyID   int64     // the reply that decided; 0 when none did
}

// Hold is one reason why an enrollment is held.
type Hold struct {
	Reason  string    `json:"reason"`
	ReplyID int64     `json:"reply_id,omitempty"` // 0 when a person holds it
	Until   time.Time `json:"until,omitzero"`     // zero: until a person decides
}

// MarshalJSON writes the fields of the outside contract.
func (e Enrollment) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID         int64  `json:"id"`
		Account    string `json:"account"`
		Sequence   string `json:"sequence"`
		Prospect   string `json:"prospect"`
		Name       string `json:"name"`
		State      State  `json:"state"`
		Reason     any    `json:"reason"`
		Label      any    `json:"label"`
		Since      any    `json:"since"`
		HoldUntil  any    `json:"hold_until"`
		Resume     any    `json:"resume"`
		ReplyID    any    `json:"reply_id"`
		Suppressed bool   `json:"suppressed"`
	}{
		e.ID, e.Account, e.Sequence, e.Address, e.Name, e.State, orNull(e.Reason), orNull(e.Label),
		timeOrNull(e.Since), timeOrNull(e.HoldUntil), orNull(e.Resume), orNull(e.ReplyID), e.Suppressed,
	})
}

// enrollmentQuery selects enrollments with what is known of their prospects;
// a where clause follows.
const enrollmentQuery = `select e.id, e.account, e.sequence, e.prospect_id, e.address, p.name, e.attributes,
	e.created_at, e.finished_at, e.state, e.reason, e.label, e.since, e.hold_from, e.hold_until,
	e.resume_from, e.resume_to, e.resume_phrase, e.due_at, coalesce(e.reply_id, 0), coalesce(e.due_told_for, 0),
	(select min(a.undeliverable_at) from addresses a where a.address = e.address),
	exists (select 1 from addresses a join suppressions s on s.address = a.address where a.prospect_id = e.prospect_id) or
	exists (select 1 from addresses a join suppressions s on s.domain = a.domain where a.address = e.address and s.address = '')
	from enrollments e join prospects p on p.id = e.prospect_id `

func scanEnrollment(row scanner) (e Enrollment, err error) {
	var attributes string
	var created int64
	var finished, since, from, until, due, undeliverable instant
	err = row.Scan(&e.ID, &e.Account, &e.Sequence, &e.ProspectID, &e.Address, &e.Name, &attributes,
		&created, &finished, &e.State, &e.Reason, &e.Label, &since, &from, &until,
		&e.Resume.From, &e.Resume.To, &e.Resume.Phrase, &due, &e.ReplyID, &e.DueToldFor, &undeliverable, &e.Suppressed)
	if err != nil {
		return e, err
	}
	e.Created, e.Finished, e.Undeliverable = time.UnixMicro(created).UTC(), finished.time(), undeliverable.time()
	e.Since, e.HoldFrom, e.HoldUntil, e.DueAt = since.time(), from.time(), until.time(), due.time()
	return e, decode(attributes, &e.Attributes)
}

// EnrollmentFilter chooses enrollments; empty fields choose all.
type EnrollmentFilter struct {
	Account  string
	Sequence string
	Prospect string // address, folded
	State    State
	After    int64 // only ids above, to go on after a page
	Limit    int   // 0: no limit
}

// Enrollments lists what the filter chooses, by id.
func (r Reader) Enrollments(ctx context.Context, f EnrollmentFilter) ([]Enrollment, error) {
	var w where
	w.equal("e.account", f.Account)
	w.equal("e.sequence", f.Sequence)
	w.equal("e.state", string(f.State))
	if f.Prospect != "" {
		w.add("e.prospect_id in (select prospect_id from addresses where address = %s)", f.Prospect)
	}
	if f.After > 0 {
		w.add("e.id > %s", f.After)
	}
	return list(ctx, r.q, "list enrollments", scanEnrollment, enrollmentQuery+w.clause()+" order by e.id"+w.limit(f.Limit), w.args...)
}

// CountEnrollments counts the enrollments by state; one that none is in is
// missing.
func (r Reader) CountEnrollments(ctx context.Context) (map[State]int64, error) {
	type count struct {
		state State
		n     int64
	}
	counts, err := list(ctx, r.q, "count enrollments", func(row scanner) (c count, err error) {
		return c, row.Scan(&c.state, &c.n)
	}, `select state, count(*) from enrollments group by state`)
	all := make(map[State]int64, len(counts))
	for _, c := range counts {
		all[c.state] = c.n
	}
	return all, err
}

// Enrollment returns one enrollment; ErrNotFound when there is none.
func (r Reader) Enrollment(ctx context.Context, id int64) (Enrollment, error) {
	return one(ctx, r.q, fmt.Sprintf("enrollment %d", id), scanEnrollment, enrollmentQuery+"where e.id = $1", id)
}

// ProspectEnrollments returns all enrollments of a prospect, by id.
func (r Reader) ProspectEnrollments(ctx context.Context, prospectID int64) ([]Enrollment, error) {
	return list(ctx, r.q, "enrollments of prospect", scanEnrollment,
		enrollmentQuery+"where e.prospect_id = $1 order by e.id", prospectID)
}

// EnrollmentsByMessageID returns the enrollments for which a mail of that
// Message-ID (without <>) was sent, by id.
func (r Reader) EnrollmentsByMessageID(ctx context.Context, messageID string) ([]Enrollment, error) {
	return list(ctx, r.q, "enrollments by message id", scanEnrollment,
		enrollmentQuery+"where e.id in (select enrollment_id from sent_messages where message_id = $1) order by e.id", messageID)
}

// EnrollmentsByAddress returns the enrollments of the prospect to whom the
// folded address belongs, by id.
func (r Reader) EnrollmentsByAddress(ctx context.Context, address string) ([]Enrollment, error) {
	return list(ctx, r.q, "enrollments by address", scanEnrollment,
		enrollmentQuery+"where e.prospect_id = (select prospect_id from addresses where address = $1) order by e.id", address)
}

// Addresses returns the addresses of a prospect, sorted.
func (r Reader) Addresses(ctx context.Context, prospectID int64) ([]string, error) {
	return list(ctx, r.q, "addresses of prospect", scanString,
		`select address from addresses where prospect_id = $1 order by address`, prospectID)
}

// SentMessages returns the Message-IDs that were sent for an enrollment, sorted.
func (r Reader) SentMessages(ctx context.Context, enrollmentID int64) ([]string, error) {
	return list(ctx, r.q, "sent messages", scanString,
		`select message_id from sent_messages where enrollment_id = $1 order by message_id`, enrollmentID)
}

// Holds returns why an enrollment is held, the oldest reason first.
func (r Reader) Holds(ctx context.Context, enrollmentID int64) ([]Hold, error) {
	return list(ctx, r.q, "holds", func(row scanner) (h Hold, err error) {
		var until instant
		err = row.Scan(&h.Reason, &h.ReplyID, &until)
		h.Until = until.time()
		return h, err
	}, `select reason, coalesce(reply_id, 0), until from holds where enrollment_id = $1 order by position`, enrollmentID)
}

// HeldBy counts the enrollments that a reply holds.
func (r Reader) HeldBy(ctx context.Context, replyID int64) (int64, error) {
	return one(ctx, r.q, "count holds", scanInt, `select count(*) from holds where reply_id = $1`, replyID)
}

// Enroll records an enrollment, known by account, sequence and address, and
// returns its id. One that is there takes over a name that is not empty and the
// attributes; created says whether it is new.
func (t *Tx) Enroll(ctx context.Context, e Enrollment) (id int64, created bool, err error) {
	prospectID, err := t.prospect(ctx, e)
	if err != nil {
		return 0, false, err
	}
	if e.Attributes == nil {
		e.Attributes = map[string]string{}
	}
	attributes, err := encode(e.Attributes)
	if err != nil {
		return 0, false, err
	}
	known, err := list(ctx, t, "find enrollment", scanInt,
		`select id from enrollments where account = $1 and sequence = $2 and prospect_id = $3`, e.Account, e.Sequence, prospectID)
	if err != nil {
		return 0, false, err
	}
	if len(known) > 0 {
		return known[0], false, t.exec(ctx, "update enrollment",
			`update enrollments set attributes = $2 where id = $1`, known[0], attributes)
	}
	id, err = t.insert(ctx, "insert enrollment", `insert into enrollments (account, sequence, prospect_id, address, attributes,
		state, reason, label, since, resume_from, resume_to, resume_phrase, created_at)
		values ($1, $2, $3, $4, $5, 'active', '', '', $6, '', '', '', $6) returning id`,
		e.Account, e.Sequence, prospectID, e.Address, attributes, e.Created.UnixMicro())
	return id, true, err
}

// prospect finds or makes the prospect of an enrollment.
func (t *Tx) prospect(ctx context.Context, e Enrollment) (id int64, err error) {
	known, err := list(ctx, t, "find prospect", scanInt, `select prospect_id from addresses where address = $1`, e.Address)
	if err != nil {
		return 0, err
	}
	if len(known) > 0 {
		if e.Name == "" {
			return known[0], nil
		}
		return known[0], t.exec(ctx, "name prospect", `update prospects set name = $2 where id = $1`, known[0], e.Name)
	}
	id, err = t.insert(ctx, "insert prospect", `insert into prospects (name, created_at) values ($1, $2) returning id`,
		e.Name, e.Created.UnixMicro())
	if err != nil {
		return 0, err
	}
	return id, t.exec(ctx, "insert address", `insert into addresses (address, domain, prospect_id, source, created_at)
		values ($1, $2, $3, 'enrollment', $4)`, e.Address, domainOf(e.Address), id, e.Created.UnixMicro())
}

// AddSentMessage records that a mail of that Message-ID (without <>) was sent
// for an enrollment.
func (t *Tx) AddSentMessage(ctx context.Context, enrollmentID int64, messageID string) error {
	return t.exec(ctx, "insert sent message", `insert into sent_messages (message_id, enrollment_id) values ($1, $2)
		on conflict (message_id, enrollment_id) do nothing`, messageID, enrollmentID)
}

// SetStanding replaces where an enrollment stands and why it is held.
func (t *Tx) SetStanding(ctx context.Context, enrollmentID int64, s Standing, holds []Hold) error {
	err := t.exec(ctx, "update enrollment", `update enrollments set state = $2, reason = $3, label = $4, since = $5, hold_until = $6,
		resume_from = $7, resume_to = $8, resume_phrase = $9, due_at = $10, reply_id = $11, hold_from = $12 where id = $1`,
		enrollmentID, string(s.State), s.Reason, s.Label, s.Since.UnixMicro(), micros(s.HoldUntil),
		string(s.Resume.From), string(s.Resume.To), s.Resume.Phrase, micros(s.DueAt), nullID(s.ReplyID), micros(s.HoldFrom))
	if err != nil {
		return err
	}
	if err := t.exec(ctx, "delete holds", `delete from holds where enrollment_id = $1`, enrollmentID); err != nil {
		return err
	}
	for i, h := range holds {
		err := t.exec(ctx, "insert hold", `insert into holds (enrollment_id, position, reason, reply_id, until)
			values ($1, $2, $3, $4, $5)`, enrollmentID, i, h.Reason, nullID(h.ReplyID), micros(h.Until))
		if err != nil {
			return err
		}
	}
	return nil
}

// SetFinished records that the sequence ran to its end for an enrollment; the
// zero time takes it back.
func (t *Tx) SetFinished(ctx context.Context, enrollmentID int64, at time.Time) error {
	return t.exec(ctx, "finish enrollment", `update enrollments set finished_at = $2 where id = $1`, enrollmentID, micros(at))
}

// SetDueTold records that it was told that the window of a reply has opened.
func (t *Tx) SetDueTold(ctx context.Context, enrollmentID, replyID int64) error {
	return t.exec(ctx, "record due", `update enrollments set due_told_for = $2, due_at = null where id = $1`, enrollmentID, nullID(replyID))
}

// DueEnrollments returns the enrollments whose hold has begun or ended, or whose
// window has opened, by now, at most limit, by id.
func (r Reader) DueEnrollments(ctx context.Context, now time.Time, limit int) ([]Enrollment, error) {
	return list(ctx, r.q, "due enrollments", scanEnrollment,
		enrollmentQuery+"where e.hold_from <= $1 or e.hold_until <= $1 or e.due_at <= $1 order by e.id limit $2", now.UnixMicro(), limit)
}

// NextDue returns when the next hold begins or ends, or a window opens; the zero time when
// none does.
func (r Reader) NextDue(ctx context.Context) (time.Time, error) {
	at, err := one(ctx, r.q, "next due", func(row scanner) (i instant, err error) { return i, row.Scan(&i) },
		`select min(at) from (select min(hold_from) as at from enrollments union all select min(hold_until) from enrollments union all select min(due_at) from enrollments) as due`)
	return at.time(), err
}

// Action is what a person did to an enrollment by hand.
type Action struct {
	ID           int64     `json:"id"`
	EnrollmentID int64     `json:"enrollment_id"`
	Action       string    `json:"action"`
	Until        time.Time `json:"until,omitzero"` // end of a hold; zero: until a person decides
	Who          string    `json:"who"`
	Why          string    `json:"why"`
	At           time.Time `json:"at"`
}

// AddAction records what a person did.
func (t *Tx) AddAction(ctx context.Context, a Action) error {
	return t.exec(ctx, "insert action", `insert into actions (enrollment_id, action, until, who, why, at)
		values ($1, $2, $3, $4, $5, $6)`, a.EnrollmentID, a.Action, micros(a.Until), a.Who, a.Why, a.At.UnixMicro())
}

// Actions returns what people did to an enrollment, the oldest first.
func (r Reader) Actions(ctx context.Context, enrollmentID int64) ([]Action, error) {
	return list(ctx, r.q, "actions", func(row scanner) (a Action, err error) {
		var until instant
		var at int64
		err = row.Scan(&a.ID, &a.EnrollmentID, &a.Action, &until, &a.Who, &a.Why, &at)
		a.Until, a.At = until.time(), time.UnixMicro(at).UTC()
		return a, err
	}, `select id, enrollment_id, action, until, who, why, at from actions where enrollment_id = $1 order by id`, enrollmentID)
}

// domainOf is what stands behind the last @ of an address.
func domainOf(address string) string { return address[strings.LastIndexByte(address, '@')+1:] }

func scanString(row scanner) (s string, err error) { return s, row.Scan(&s) }
func scanInt(row scanner) (i int64, err error)     { return i, row.Scan(&i) }

// where collects the conditions of a filter.
type where struct {
	terms []string
	args  []any
}

// add appends a condition in which each %s stands for the next value.
func (w *where) add(condition string, values ...any) {
	holes := make([]any, len(values))
	for i, v := range values {
		w.args = append(w.args, v)
		holes[i] = fmt.Sprintf("$%d", len(w.args))
	}
	w.terms = append(w.terms, fmt.Sprintf(condition, holes...))
}

// equal appends a condition on one column, unless the value is empty.
func (w *where) equal(column, value string) {
	if value != "" {
		w.add(column+" = %s", value)
	}
}

func (w *where) clause() string {
	if len(w.terms) == 0 {
		return ""
	}
	return "where " + strings.Join(w.terms, " and ")
}

func (w *where) limit(n int) string {
	if n <= 0 {
		return ""
	}
	w.args = append(w.args, n)
	return fmt.Sprintf(" limit $%d", len(w.args))
}

// sorted returns the distinct values in order, never nil: JSON writes [].
func sorted(values []string) []string {
	values = slices.Clone(values)
	slices.Sort(values)
	return append([]string{}, slices.Compact(values)...)
}
