package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Position names one message for good: where it stands in which numbering of
// which mailbox.
type Position struct {
	Account    string
	Mailbox    string
	Generation uint64
	UID        uint32
}

// Reply is one message that was handled. A message that was matched to nobody
// is kept in the same way, for the time when its sender is enrolled.
type Reply struct {
	ID       int64
	Key      string   // hash of what makes it the same message; unique
	Account  string   // where it was seen first, by Received
	Accounts []string // everywhere it was seen
	Mailbox  string
	UID      uint32
	Received time.Time // the server's INTERNALDATE, the earliest when seen more than once

	MessageID string // without <>
	Sender    string // address, folded
	Kind      string
	Label     string // "" unless Kind is human
	Tags      []string

	Confidence float64
	Scores     Scores
	Evidence   []Evidence
	Model      string
	Resume     Window
	Referral   Contact // who is to be written to instead; zero when nobody was named

	Disposition  string
	ReviewReason string
	Matched      string // how; "" when unmatched

	Facts       json.RawMessage // what the decision was made from; the writer's own format
	RelabeledBy string          // who overruled the verdict; "" when nobody did
	Reviewed    time.Time       // when a person decided; zero if nobody did or has to
	Created     time.Time       // when it was recorded
}

// Scores are the probabilities of the labels.
type Scores struct {
	Interested    float64 `json:"interested"`
	Later         float64 `json:"later"`
	NotInterested float64 `json:"not_interested"`
	Unclear       float64 `json:"unclear"`
}

// Contact is a person or an address that a reply names. Either may be empty.
type Contact struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

// Evidence is a rule or a word, where it stands in the text, and its weight.
type Evidence struct {
	Source string  `json:"source"`
	Name   string  `json:"name"`
	Label  string  `json:"label"`
	Weight float64 `json:"weight"`
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Match  string  `json:"match"`
}

// MarshalJSON writes the fields of the outside contract: everything but the
// evidence, whose words stay in the house.
func (r Reply) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID           int64     `json:"id"`
		Account      string    `json:"account"`
		Mailbox      string    `json:"mailbox"`
		MessageID    string    `json:"message_id"`
		Sender       string    `json:"sender"`
		Received     time.Time `json:"received"`
		Kind         string    `json:"kind"`
		Label        any       `json:"label"`
		Tags         []string  `json:"tags"`
		Confidence   float64   `json:"confidence"`
		Scores       Scores    `json:"scores"`
		Disposition  string    `json:"disposition"`
		ReviewReason any       `json:"review_reason"`
		Resume       any       `json:"resume"`
		Referral     any       `json:"referral"`
		Matched      any       `json:"matched"`
		RelabeledBy  any       `json:"relabeled_by"`
		Model        string    `json:"model"`
	}{
		r.ID, r.Account, r.Mailbox, r.MessageID, r.Sender, r.Received, r.Kind, orNull(r.Label), append([]string{}, r.Tags...),
		r.Confidence, r.Scores, r.Disposition, orNull(r.ReviewReason), orNull(r.Resume), orNull(r.Referral), orNull(r.Matched), orNull(r.RelabeledBy), r.Model,
	})
}

// Match says that a reply answers an enrollment, and how that is known.
type Match struct {
	EnrollmentID int64
	How          string
}

// Clue is something by which a reply can be matched.
type Clue struct {
	How   string
	Value string // a Message-ID without <>, or a folded address
}

const replyColumns = `r.id, r.message_key, r.account, r.accounts, r.mailbox, r.uid, r.received, r.message_id, r.sender,
	r.kind, r.label, r.tags, r.confidence, r.scores, r.evidence, r.model, r.resume_from, r.resume_to, r.resume_phrase,
	r.referral, r.disposition, r.review_reason, r.matched, r.facts, r.relabeled_by, r.reviewed_at, r.created_at`

const replyQuery = `select ` + replyColumns + ` from replies r `

func scanReply(row scanner) (r Reply, err error) {
	var accounts, tags, scores, evidence, referral, facts string
	var received, created int64
	var reviewed instant
	err = row.Scan(&r.ID, &r.Key, &r.Account, &accounts, &r.Mailbox, &r.UID, &received, &r.MessageID, &r.Sender,
		&r.Kind, &r.Label, &tags, &r.Confidence, &scores, &evidence, &r.Model, &r.Resume.From, &r.Resume.To, &r.Resume.Phrase,
		&referral, &r.Disposition, &r.ReviewReason, &r.Matched, &facts, &r.RelabeledBy, &reviewed, &created)
	if err != nil {
		return r, err
	}
	r.Received, r.Created, r.Reviewed = time.UnixMicro(received).UTC(), time.UnixMicro(created).UTC(), reviewed.time()
	r.Facts = json.RawMessage(facts)
	for text, into := range map[string]any{accounts: &r.Accounts, tags: &r.Tags, scores: &r.Scores, evidence: &r.Evidence, referral: &r.Referral} {
		if err := decode(text, into); err != nil {
			return r, err
		}
	}
	return r, nil
}

// ReplyFilter chooses replies; empty fields choose all.
type ReplyFilter struct {
	Account     string
	Kind        string
	Label       string
	Disposition string
	Sender      string // address, folded
	Unmatched   bool   // only those matched to nobody
	InReview    bool   // only those a person has yet to decide
	Enrollment  int64  // only those that answer it
	After       int64  // only ids above, to go on after a page
	Limit       int    // 0: no limit
}

// Replies lists what the filter chooses, by id.
func (r Reader) Replies(ctx context.Context, f ReplyFilter) ([]Reply, error) {
	var w where
	w.equal("r.account", f.Account)
	w.equal("r.kind", f.Kind)
	w.equal("r.label", f.Label)
	w.equal("r.disposition", f.Disposition)
	w.equal("r.sender", f.Sender)
	if f.Unmatched {
		w.add("r.matched = ''")
	}
	if f.InReview {
		w.add(inReview)
	}
	if f.Enrollment > 0 {
		w.add("r.id in (select reply_id from matches where enrollment_id = %s)", f.Enrollment)
	}
	if f.After > 0 {
		w.add("r.id > %s", f.After)
	}
	return list(ctx, r.q, "list replies", scanReply, replyQuery+w.clause()+" order by r.id"+w.limit(f.Limit), w.args...)
}

// inReview is the condition under which a person has yet to decide.
const inReview = "r.review_reason <> '' and r.reviewed_at is null"

// ReviewBacklog counts the replies that a person has yet to decide.
func (r Reader) ReviewBacklog(ctx context.Context) (int64, error) {
	return one(ctx, r.q, "count reviews", scanInt, `select count(*) from replies r where `+inReview)
}

// Reply returns one reply; ErrNotFound when there is none.
func (r Reader) Reply(ctx context.Context, id int64) (Reply, error) {
	return one(ctx, r.q, fmt.Sprintf("reply %d", id), scanReply, replyQuery+"where r.id = $1", id)
}

// ReplyByKey returns the reply with a message key; ErrNotFound when there is none.
func (r Reader) ReplyByKey(ctx context.Context, key string) (Reply, error) {
	return one(ctx, r.q, "reply by key", scanReply, replyQuery+"where r.message_key = $1", key)
}

// Answer is a reply as seen from one prospect: with the enrollments of that
// prospect which it answers.
type Answer struct {
	Reply
	Enrollments []int64
}

// Answers returns the replies that answer any enrollment of a prospect, the
// newest word last: by Received, then UID, then key.
func (r Reader) Answers(ctx context.Context, prospectID int64) ([]Answer, error) {
	rows, err := list(ctx, r.q, "answers of prospect", func(row scanner) (a Answer, err error) {
		var enrollment int64
		a.Reply, err = scanReply(prefixed{row, &enrollment})
		a.Enrollments = []int64{enrollment}
		return a, err
	}, `select m.enrollment_id, `+replyColumns+` from enrollments e
		join matches m on m.enrollment_id = e.id join replies r on r.id = m.reply_id
		where e.prospect_id = $1 order by r.received, r.uid, r.message_key, m.enrollment_id`, prospectID)
	var answers []Answer
	for _, a := range rows {
		if n := len(answers); n > 0 && answers[n-1].ID == a.ID {
			answers[n-1].Enrollments = append(answers[n-1].Enrollments, a.Enrollments...)
			continue
		}
		answers = append(answers, a)
	}
	return answers, err
}

// prefixed scans a row whose first column belongs to somebody else.
type prefixed struct {
	scanner
	first any
}

// Scan implements scanner.
func (p prefixed) Scan(into ...any) error { return p.scanner.Scan(append([]any{p.first}, into...)...) }

// Matches returns which enrollments a reply answers, by enrollment.
func (r Reader) Matches(ctx context.Context, replyID int64) ([]Match, error) {
	return list(ctx, r.q, "matches", func(row scanner) (m Match, err error) { return m, row.Scan(&m.EnrollmentID, &m.How) },
		`select enrollment_id, how from matches where reply_id = $1 order by enrollment_id`, replyID)
}

// ProspectsOf returns the prospects whose enrollments a reply answers, by id.
func (r Reader) ProspectsOf(ctx context.Context, replyID int64) ([]int64, error) {
	return list(ctx, r.q, "prospects of reply", scanInt, `select distinct e.prospect_id from matches m
		join enrollments e on e.id = m.enrollment_id where m.reply_id = $1 order by e.prospect_id`, replyID)
}

// Clues returns by what a reply can be matched, the best first.
func (r Reader) Clues(ctx context.Context, replyID int64) ([]Clue, error) {
	return list(ctx, r.q, "clues", func(row scanner) (c Clue, err error) { return c, row.Scan(&c.How, &c.Value) },
		`select how, value from clues where reply_id = $1 order by position`, replyID)
}

// RepliesByClue returns the replies that arrived at or after since and have one
// of the values as a clue, by id.
func (r Reader) RepliesByClue(ctx context.Context, values []string, since time.Time) ([]Reply, error) {
	var found []Reply
	for _, v := range values {
		some, err := list(ctx, r.q, "replies by clue", scanReply, replyQuery+
			`where r.id in (select reply_id from clues where value = $1) and r.received >= $2`, v, since.UnixMicro())
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	slices.SortFunc(found, func(a, b Reply) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(found, func(a, b Reply) bool { return a.ID == b.ID }), nil
}

// InsertReply records a message and returns its id. Key must be new.
func (t *Tx) InsertReply(ctx context.Context, r Reply, clues []Clue) (int64, error) {
	columns, err := replyJSON(r)
	if err != nil {
		return 0, err
	}
	id, err := t.insert(ctx, "insert reply", `insert into replies (message_key, account, accounts, mailbox, uid, received, message_id,
		sender, kind, label, tags, confidence, scores, evidence, model, resume_from, resume_to, resume_phrase,
		referral, disposition, review_reason, matched, facts, relabeled_by, reviewed_at, created_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
		returning id`,
		r.Key, r.Account, columns.accounts, r.Mailbox, r.UID, r.Received.UnixMicro(), r.MessageID,
		r.Sender, r.Kind, r.Label, columns.tags, r.Confidence, columns.scores, columns.evidence, r.Model,
		string(r.Resume.From), string(r.Resume.To), r.Resume.Phrase,
		columns.referral, r.Disposition, r.ReviewReason, r.Matched, string(r.Facts), r.RelabeledBy, micros(r.Reviewed), r.Created.UnixMicro())
	if err != nil {
		return 0, err
	}
	for i, c := range clues {
		err := t.exec(ctx, "insert clue", `insert into clues (reply_id, position, how, value) values ($1, $2, $3, $4)`,
			id, i, c.How, c.Value)
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// UpdateReply replaces what can change of a reply: where it was seen, what it
// is taken to mean, what was decided, and who decided it.
func (t *Tx) UpdateReply(ctx context.Context, r Reply) error {
	columns, err := replyJSON(r)
	if err != nil {
		return err
	}
	return t.exec(ctx, "update reply", `update replies set account = $2, accounts = $3, mailbox = $4, uid = $5, received = $6,
		kind = $7, label = $8, tags = $9, disposition = $10, review_reason = $11, matched = $12, facts = $13,
		relabeled_by = $14, reviewed_at = $15, resume_from = $16, resume_to = $17, resume_phrase = $18, confidence = $19 where id = $1`,
		r.ID, r.Account, columns.accounts, r.Mailbox, r.UID, r.Received.UnixMicro(),
		r.Kind, r.Label, columns.tags, r.Disposition, r.ReviewReason, r.Matched, string(r.Facts),
		r.RelabeledBy, micros(r.Reviewed), string(r.Resume.From), string(r.Resume.To), r.Resume.Phrase, r.Confidence)
}

// SetMatches replaces which enrollments a reply answers.
func (t *Tx) SetMatches(ctx context.Context, replyID int64, matches []Match) error {
	if err := t.exec(ctx, "delete matches", `delete from matches where reply_id = $1`, replyID); err != nil {
		return err
	}
	for _, m := range matches {
		err := t.exec(ctx, "insert match", `insert into matches (reply_id, enrollment_id, how) values ($1, $2, $3)`,
			replyID, m.EnrollmentID, m.How)
		if err != nil {
			return err
		}
	}
	return nil
}

// Prune erases what is of no more use of messages that arrived before a time:
// those matched to nobody, with what the classifier saw of them, unless a person
// has yet to read them or has labelled them or they made a suppression; and by
// what the others could have been matched. It erases at most limit messages and
// returns how many.
func (t *Tx) Prune(ctx context.Context, before time.Time, limit int) (int64, error) {
	const old = `(select r.id from replies r where r.matched = '' and r.received < $1 and not (` + inReview + `)
		and not exists (select 1 from examples x where x.reply_id = r.id) and not exists (select 1 from suppressions s where s.reply_id = r.id) order by r.received, r.id limit $2)`
	err := t.exec(ctx, "prune clues", `delete from clues where reply_id in
		(select r.id from replies r where r.matched <> '' and r.received < $1)`, before.UnixMicro())
	if err != nil {
		return 0, err
	}
	for _, q := range []string{
		`delete from clues where reply_id in ` + old,
		`delete from lessons where reply_id in ` + old,
		`update sightings set reply_id = null where reply_id in ` + old,
	} {
		if err := t.exec(ctx, "prune replies", q, before.UnixMicro(), limit); err != nil {
			return 0, err
		}
	}
	return t.change(ctx, "prune replies", `delete from replies where id in `+old, before.UnixMicro(), limit)
}

type replyText struct{ accounts, tags, scores, evidence, referral string }

func replyJSON(r Reply) (text replyText, err error) {
	evidence := r.Evidence
	if evidence == nil {
		evidence = []Evidence{}
	}
	for _, c := range []struct {
		into *string
		from any
	}{
		{&text.accounts, sorted(r.Accounts)},
		{&text.tags, append([]string{}, r.Tags...)},
		{&text.scores, r.Scores},
		{&text.evidence, evidence},
		{&text.referral, r.Referral},
	} {
		if *c.into, err = encode(c.from); err != nil {
			return text, err
		}
	}
	return text, nil
}
