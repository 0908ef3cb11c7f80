package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/when"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// record writes a message that was read, and all it does, in one transaction.
func (p *Processor) record(ctx context.Context, tx *store.Tx, in Incoming, r reading) (Outcome, error) {
	if id, handled, err := tx.Handled(ctx, in.position()); err != nil || handled {
		return Outcome{Seen: handled, ReplyID: id}, err
	}
	known, err := tx.ReplyByKey(ctx, messageKey(r, in.Raw))
	switch {
	case err == nil:
		return p.recordCopy(ctx, tx, in, known)
	case !errors.Is(err, store.ErrNotFound):
		return Outcome{}, err
	}
	c := caseOf(r, in.Received, p.policy)
	c.Own, c.Backlog, c.DryRun = p.isOwn(r.parsed), in.Backlog, p.policy.DryRun
	if in.HeadersOnly {
		c.Unreadable = "not_delivered"
	}
	reply := p.newReply(in, r)
	clues := p.cluesOf(r.parsed)
	found, err := match(ctx, tx, clues, reply.Sender)
	if err != nil {
		return Outcome{}, err
	}
	out, err := p.apply(ctx, tx, reply, clues, c, found)
	if err != nil {
		return Outcome{}, err
	}
	if err := p.keepLesson(ctx, tx, out, r); err != nil {
		return Outcome{}, err
	}
	return out, tx.SetHandled(ctx, in.position(), out.ReplyID)
}

// keepLesson keeps what the classifier saw of a message that a person may
// correct. The text of one that answers nobody is none of our business.
func (p *Processor) keepLesson(ctx context.Context, tx *store.Tx, out Outcome, r reading) error {
	if r.features == nil {
		return nil
	}
	lesson := store.Lesson{Features: r.features}
	if p.keepText && out.Matched != NoMatch {
		lesson.Text = wordsOf(r.parsed)
	}
	return tx.PutLesson(ctx, out.ReplyID, lesson)
}

// recordCopy notes that a known message was seen in another place. It was
// received when its first copy was, and is heard in every account that has one.
func (p *Processor) recordCopy(ctx context.Context, tx *store.Tx, in Incoming, reply store.Reply) (Outcome, error) {
	out := Outcome{Seen: true, ReplyID: reply.ID}
	if err := tx.SetHandled(ctx, in.position(), reply.ID); err != nil {
		return out, err
	}
	earlier := in.Received.Before(reply.Received) || in.Received.Equal(reply.Received) && in.UID < reply.UID
	elsewhere := !slices.Contains(reply.Accounts, in.Account)
	if !earlier && !elsewhere {
		return out, nil
	}
	reply.Accounts = append(reply.Accounts, in.Account)
	if earlier {
		reply.Account, reply.Mailbox, reply.UID, reply.Received = in.Account, in.Mailbox, in.UID, in.Received
	}
	if err := tx.UpdateReply(ctx, reply); err != nil {
		return out, err
	}
	changes, err := p.settleMatched(ctx, tx, reply.ID)
	if err != nil {
		return out, err
	}
	out.Changes = changes
	return out, p.tell(ctx, tx, changes)
}

// apply decides a message in the light of what it was matched to, records it,
// and does what was decided. A reply with an id is on record already.
func (p *Processor) apply(ctx context.Context, tx *store.Tx, reply store.Reply, clues []store.Clue, c Case, found []matched) (Outcome, error) {
	isNews := reply.Matched == "" && len(found) > 0
	if len(found) > 0 {
		c.Matched, c.BySomeone = found[0].how, !found[0].self
	}
	d := Decide(c, p.policy)
	if d.Suppress {
		c.Suppresses = suppresses(c, reply.Sender, found)
	}
	if err := setDecision(&reply, c, d); err != nil {
		return Outcome{}, err
	}
	touched, err := p.put(ctx, tx, &reply, clues, found)
	if err != nil {
		return Outcome{}, err
	}
	if len(touched) == 0 && len(c.Suppresses) == 0 {
		return outcomeOf(reply), nil
	}
	return p.effects(ctx, tx, effect{replyID: reply.ID, facts: c, decision: d, found: found, touched: touched, isNews: isNews})
}

// put records a reply and what it was matched to. It returns the prospects that
// this touches: those it answers now, and those it was thought to answer before.
func (p *Processor) put(ctx context.Context, tx *store.Tx, reply *store.Reply, clues []store.Clue, found []matched) (touched []int64, err error) {
	if reply.ID == 0 {
		reply.ID, err = tx.InsertReply(ctx, *reply, clues)
	} else if touched, err = tx.ProspectsOf(ctx, reply.ID); err == nil {
		err = tx.UpdateReply(ctx, *reply)
	}
	if err != nil || len(found) == 0 {
		return touched, err
	}
	matches := make([]store.Match, len(found))
	for i, m := range found {
		matches[i] = store.Match{EnrollmentID: m.ID, How: string(m.how)}
		if !slices.Contains(touched, m.ProspectID) {
			touched = append(touched, m.ProspectID)
		}
	}
	return touched, tx.SetMatches(ctx, reply.ID, matches)
}

// effect is what is to be done about a reply.
type effect struct {
	replyID  int64
	facts    Case
	decision Decision
	found    []matched
	touched  []int64 // prospects
	isNews   bool    // it was not matched to anybody before
}

// effects does what was decided on a reply: to its writer's address, then to
// the enrollments; and tells the outside.
func (p *Processor) effects(ctx context.Context, tx *store.Tx, e effect) (Outcome, error) {
	if e.decision.Undeliverable && !e.facts.DryRun {
		if err := p.markUndeliverable(ctx, tx, e.facts, e.found); err != nil {
			return Outcome{}, err
		}
	}
	added, err := p.suppress(ctx, tx, e.replyID, e.decision, e.facts)
	if err != nil {
		return Outcome{}, err
	}
	if added > 0 {
		if e.touched, err = p.ownersOf(ctx, tx, e.facts.Suppresses, e.touched); err != nil {
			return Outcome{}, err
		}
	}
	changes, err := p.settleAll(ctx, tx, e.touched)
	if err != nil {
		return Outcome{}, err
	}
	reply, err := tx.Reply(ctx, e.replyID) // as the whole history left it
	if err != nil {
		return Outcome{}, err
	}
	out := outcomeOf(reply)
	out.Changes, out.Suppressed = changes, added
	if len(e.found) > 0 {
		out.Prospect = e.found[0].Address
	}
	if e.isNews {
		enrollment, err := tx.Enrollment(ctx, e.found[0].ID)
		if err != nil {
			return Outcome{}, err
		}
		if err := tx.AppendEvent(ctx, EventReplyReceived, p.now(), eventData{Enrollment: &enrollment, Reply: &reply}); err != nil {
			return Outcome{}, err
		}
	}
	return out, p.tell(ctx, tx, changes)
}

// outcomeOf is what a reply on record says of itself.
func outcomeOf(r store.Reply) Outcome {
	out := Outcome{
		ReplyID: r.ID, Kind: message.Kind(r.Kind), Label: classifier.Label(r.Label), Confidence: r.Confidence,
		Disposition: Disposition(r.Disposition), ReviewReason: r.ReviewReason, Matched: How(r.Matched),
		Evidence: r.Evidence, Resume: r.Resume, Received: r.Received,
	}
	for _, t := range r.Tags {
		out.Tags = append(out.Tags, classifier.Tag(t))
	}
	return out
}

// setDecision writes into a reply what was decided on it, and from what.
func setDecision(r *store.Reply, c Case, d Decision) (err error) {
	r.Kind, r.Label, r.Tags = string(d.Kind), string(d.Label), nil
	for _, t := range d.Tags {
		r.Tags = append(r.Tags, string(t))
	}
	r.Confidence, r.Resume = d.Confidence, d.Resume
	r.Disposition, r.ReviewReason, r.Matched = string(d.Disposition), d.ReviewReason, string(c.Matched)
	r.Facts, err = json.Marshal(c)
	return err
}

// suppresses lists the addresses that are never to be mailed again: the
// writer's, and where the prospect wrote from another address his own too. Of a
// complaint it is the prospect's alone, since a mail system wrote it.
func suppresses(c Case, sender string, found []matched) []string {
	var all []string
	if sender != "" && !c.Complaint {
		all = append(all, sender)
	}
	for _, m := range found {
		if (c.Complaint || m.self) && !slices.Contains(all, m.Address) {
			all = append(all, m.Address)
		}
	}
	return all
}

// suppress suppresses the addresses, enters them in the ledger, and returns how
// many were not suppressed before.
func (p *Processor) suppress(ctx context.Context, tx *store.Tx, replyID int64, d Decision, c Case) (added int, err error) {
	if c.DryRun || len(c.Suppresses) == 0 {
		return 0, nil
	}
	reply, err := tx.Reply(ctx, replyID)
	if err != nil {
		return 0, err
	}
	for _, address := range c.Suppresses {
		s := store.Suppression{Address: address, Reason: d.Reason, Since: p.now(), Source: "reply", ReplyID: reply.ID}
		isNew, err := tx.Suppress(ctx, s)
		if err != nil {
			return added, err
		}
		if !isNew {
			continue
		}
		added++
		err = tx.AppendLedger(ctx, store.LedgerEntry{
			Entry: "suppressed", Address: address, ReplyID: reply.ID, Received: reply.Received,
			Words: optOutWords(reply.Evidence), Who: "heed", Why: d.Reason, At: s.Since,
		})
		if err != nil {
			return added, err
		}
		if err := tx.AppendEvent(ctx, EventProspectSuppressed, s.Since, eventData{Suppression: &s, Reply: &reply}); err != nil {
			return added, err
		}
	}
	return added, nil
}

// optOutWords are the words that asked for no more mail.
func optOutWords(evidence []store.Evidence) string {
	var words []string
	for _, e := range evidence {
		if e.Label == string(classifier.OptOut) && e.Weight > 0 && e.Match != "" && !slices.Contains(words, e.Match) {
			words = append(words, e.Match)
		}
	}
	return strings.Join(words, " … ")
}

// markUndeliverable records that the address that bounced does not exist: the
// one the report names, or, where it names none of ours, the ones mailed.
func (p *Processor) markUndeliverable(ctx context.Context, tx *store.Tx, c Case, found []matched) error {
	failed := make(map[string]bool)
	for _, m := range found {
		addresses, err := tx.Addresses(ctx, m.ProspectID)
		if err != nil {
			return err
		}
		if slices.Contains(addresses, c.Failed) {
			failed = map[string]bool{c.Failed: true}
			break
		}
		failed[m.Address] = true
	}
	for address := range failed {
		if err := tx.SetUndeliverable(ctx, address, c.Received); err != nil {
			return err
		}
	}
	return nil
}

// newReply is the record of a message before it is decided.
func (p *Processor) newReply(in Incoming, r reading) store.Reply {
	return store.Reply{
		Key: messageKey(r, in.Raw), Account: in.Account, Accounts: []string{in.Account}, Mailbox: in.Mailbox, UID: in.UID,
		Received: in.Received, MessageID: r.parsed.MessageID, Sender: writer(r.parsed),
		Scores: scoresOf(r.verdict.Scores), Evidence: r.evidence(), Model: r.verdict.Model,
		Referral: r.referral(), Created: p.now(),
	}
}

// referral is who is named to be written to instead.
func (r reading) referral() store.Contact {
	if s := r.parsed.Auto.Successor; s != (message.Address{}) {
		return store.Contact{Name: s.Name, Address: s.Address}
	}
	if v := r.verdict.Referral; v != nil {
		return store.Contact{Name: v.Name, Address: v.Address}
	}
	return store.Contact{}
}

// caseOf collects what a message alone says. received is in the zone in which
// its dates are meant.
func caseOf(r reading, received time.Time, policy Policy) Case {
	m, v := r.parsed, r.verdict
	c := Case{
		Kind: m.Kind, Basis: m.Basis,
		WordsKind: v.Kind, WordsConfidence: v.KindConfidence, Label: v.Label, Confidence: v.Confidence, Tags: v.Tags, Doubt: v.ReviewReason,
		Auto: m.Auto.Reason, Complaint: m.Complaint, ListUnsubscribe: m.ListUnsubscribe,
		Unreadable: m.Unreadable, Fault: r.fault != nil, Received: received,
		Distrusted: slices.Contains(m.Auth, message.AuthResult{Method: "dmarc", Result: "fail"}),
	}
	if m.Bounce != nil {
		c.Permanent, c.Failed = m.Bounce.Permanent, FoldAddress(m.Bounce.Recipient)
	}
	if a := m.Calendar; a != nil && (a.Method == "REPLY" || a.Method == "COUNTER") {
		c.PartStat = a.PartStat
		if a.Method == "COUNTER" {
			c.PartStat = a.Method
		}
	}
	if v.Resume != nil {
		c.Resume = windowOf(*v.Resume)
	}
	if r.back != (when.Window{}) {
		c.Absence = Absence{
			Back:   windowOf(r.back),
			Begins: r.back.Begins,
			Ends:   workingMorning(store.DayOf(r.back.To), policy, received.Location()),
		}
	}
	return c
}

func windowOf(w when.Window) store.Window {
	return store.Window{From: store.DayOf(w.From), To: store.DayOf(w.To), Phrase: w.Phrase}
}

// workingMorning is when work begins on a day, or on the next one that is no
// weekend.
func workingMorning(d store.Day, policy Policy, zone *time.Location) time.Time {
	at := d.At(policy.DayStarts, zone)
	for at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
		at = store.DayOf(at.AddDate(0, 0, 1)).At(policy.DayStarts, zone)
	}
	return at
}

// messageKey is the same for two copies of a message, and for nothing less
// alike: a forged Message-ID cannot make an answer pass for one seen before.
func messageKey(r reading, raw []byte) string {
	h := sha256.New()
	if r.fault != nil && r.fault.Step == "parse" {
		h.Write(raw)
		return hex.EncodeToString(h.Sum(nil))
	}
	m := r.parsed
	from := ""
	if len(m.From) > 0 {
		from = m.From[0].Address
	}
	for _, part := range []string{m.MessageID, from, m.Date.UTC().Format(time.RFC3339), m.Subject, m.NewestText()} {
		fmt.Fprintf(h, "%d:", len(part)) // so that no part can pass for another
		_, _ = io.WriteString(h, part)   // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))
}
