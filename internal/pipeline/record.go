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
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// record writes a message that was read, and all it does, in one transaction.
func (p *Processor) record(ctx context.Context, tx *store.Tx, in Incoming, r reading) (Outcome, error) {
	if id, handled, err := tx.Handled(ctx, in.position()); err != nil || handled {
		return Outcome{Seen: handled, ReplyID: id}, err
	}
	known, err := tx.ReplyByKey(ctx, messageKey(r, in.Raw))
	if err == nil {
		return p.recordCopy(ctx, tx, in, known)
	}
	if !errors.Is(err, store.ErrNotFound) {
		return Outcome{}, err
	}
	c := caseOf(r, in.Received, p.policy)
	c.Own, c.Backlog, c.DryRun = p.isOwn(r.parsed), in.Backlog, p.policy.DryRun
	if in.HeadersOnly {
		c.Unreadable = "not_delivered"
	}
	clues := p.cluesOf(r.parsed)
	found, err := match(ctx, tx, clues)
	if err != nil {
		return Outcome{}, err
	}
	reply := p.newReply(in, r)
	if len(found) > 0 {
		clues = nil // of no more use
	}
	reply.ID, err = tx.InsertReply(ctx, reply, clues)
	if err != nil {
		return Outcome{}, err
	}
	if err := tx.SetHandled(ctx, in.position(), reply.ID); err != nil {
		return Outcome{}, err
	}
	return p.apply(ctx, tx, reply, c, found)
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
	var err error
	out.Changes, err = p.settleMatched(ctx, tx, reply.ID)
	return out, err
}

// apply decides a recorded reply in the light of what it was matched to, and
// does what was decided.
func (p *Processor) apply(ctx context.Context, tx *store.Tx, reply store.Reply, c Case, found []matched) (Outcome, error) {
	if len(found) > 0 {
		c.Matched = found[0].how
		own, err := writtenBy(ctx, tx, reply.Sender, found)
		if err != nil {
			return Outcome{}, err
		}
		c.BySomeone = !own
	}
	d := Decide(c, p.policy)
	c.Suppresses = suppresses(d, c, reply.Sender, found)
	added, err := p.suppress(ctx, tx, reply, d, c)
	if err != nil {
		return Outcome{}, err
	}
	matches := make([]store.Match, len(found))
	for i, m := range found {
		matches[i] = store.Match{EnrollmentID: m.ID, How: string(m.how)}
	}
	if len(matches) > 0 {
		if err := tx.AddMatches(ctx, reply.ID, matches); err != nil {
			return Outcome{}, err
		}
	}
	if d.Undeliverable && !c.DryRun {
		if err := p.markUndeliverable(ctx, tx, c, found, reply.Received); err != nil {
			return Outcome{}, err
		}
	}
	if err := p.updateDecided(ctx, tx, &reply, c, d); err != nil {
		return Outcome{}, err
	}
	changes, err := p.settleMatched(ctx, tx, reply.ID)
	if err != nil {
		return Outcome{}, err
	}
	if added > 0 {
		more, err := p.settleSuppressed(ctx, tx, c.Suppresses, found)
		if err != nil {
			return Outcome{}, err
		}
		changes = append(changes, more...)
	}
	return p.outcome(ctx, tx, reply.ID, c, found, changes, added)
}

// outcome tells what became of a reply, and the outside that there is one.
func (p *Processor) outcome(ctx context.Context, tx *store.Tx, replyID int64, c Case, found []matched, changes []Change, added int) (Outcome, error) {
	reply, err := tx.Reply(ctx, replyID) // as the whole history left it
	if err != nil {
		return Outcome{}, err
	}
	if len(found) > 0 {
		enrollment, err := tx.Enrollment(ctx, found[0].ID)
		if err != nil {
			return Outcome{}, err
		}
		if err := tx.AppendEvent(ctx, EventReplyReceived, p.now(), eventData{Enrollment: &enrollment, Reply: &reply}); err != nil {
			return Outcome{}, err
		}
	}
	out := Outcome{
		ReplyID: reply.ID, Kind: message.Kind(reply.Kind), Label: classifier.Label(reply.Label),
		Confidence: reply.Confidence, Disposition: Disposition(reply.Disposition), ReviewReason: reply.ReviewReason,
		Matched: c.Matched, Evidence: reply.Evidence, Resume: reply.Resume, Changes: changes, Suppressed: added,
	}
	for _, t := range reply.Tags {
		out.Tags = append(out.Tags, classifier.Tag(t))
	}
	if len(found) > 0 {
		out.Prospect = found[0].Address
	}
	return out, nil
}

// updateDecided writes what was decided on a reply.
func (p *Processor) updateDecided(ctx context.Context, tx *store.Tx, reply *store.Reply, c Case, d Decision) (err error) {
	reply.Kind, reply.Label, reply.Tags = string(d.Kind), string(d.Label), nil
	for _, t := range d.Tags {
		reply.Tags = append(reply.Tags, string(t))
	}
	if d.Kind != message.Human {
		reply.Label = ""
	}
	reply.Disposition, reply.ReviewReason, reply.Matched = string(d.Disposition), d.ReviewReason, string(c.Matched)
	if reply.Facts, err = factsJSON(c); err != nil {
		return err
	}
	return tx.UpdateReply(ctx, *reply)
}

// writtenBy reports whether a sender is one of the prospects that were found,
// under any of their addresses.
func writtenBy(ctx context.Context, tx *store.Tx, sender string, found []matched) (bool, error) {
	for _, m := range found {
		if m.how == BySenderPlain {
			return true, nil
		}
		addresses, err := tx.Addresses(ctx, m.ProspectID)
		if err != nil || slices.Contains(addresses, sender) {
			return err == nil, err
		}
	}
	return false, nil
}

// suppresses lists the addresses that are never to be mailed again: the
// writer's, and the prospect's own where he wrote from an alias of it. Of a
// complaint it is the prospect's, since a mail system wrote it.
func suppresses(d Decision, c Case, sender string, found []matched) []string {
	if !d.Suppress {
		return nil
	}
	var all []string
	if sender != "" && !c.Complaint {
		all = append(all, sender)
	}
	for _, m := range found {
		mine := c.Complaint || !c.BySomeone && (!m.how.byID() || m.Address == sender)
		if mine && !slices.Contains(all, m.Address) {
			all = append(all, m.Address)
		}
	}
	return all
}

// suppress suppresses the addresses, enters them in the ledger, and returns how
// many were not suppressed before.
func (p *Processor) suppress(ctx context.Context, tx *store.Tx, reply store.Reply, d Decision, c Case) (added int, err error) {
	if c.DryRun {
		return 0, nil
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
func (p *Processor) markUndeliverable(ctx context.Context, tx *store.Tx, c Case, found []matched, since time.Time) error {
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
		if err := tx.SetUndeliverable(ctx, address, since); err != nil {
			return err
		}
	}
	return nil
}

// newReply is the record of a message before it is decided.
func (p *Processor) newReply(in Incoming, r reading) store.Reply {
	reply := store.Reply{
		Key: messageKey(r, in.Raw), Account: in.Account, Accounts: []string{in.Account}, Mailbox: in.Mailbox, UID: in.UID,
		Received: in.Received, MessageID: r.parsed.MessageID, Sender: writer(r.parsed),
		Scores: scoresOf(r.verdict.Scores), Evidence: r.evidence(), Model: r.verdict.Model,
		Facts: json.RawMessage("{}"), Created: p.now(),
	}
	c := caseOf(r, in.Received, p.policy)
	d := Decide(c, p.policy)
	reply.Confidence, reply.Resume, reply.Referral = r.confidence(d), r.window(d), r.referral()
	return reply
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
		WordsKind: v.Kind, WordsConfidence: v.KindConfidence, Label: v.Label, Tags: v.Tags, Doubt: v.ReviewReason,
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
	if v.Resume != nil && !received.IsZero() {
		c.BackAt = workingMorning(store.DayOf(v.Resume.To), policy, received.Location())
		if !c.BackAt.After(received) {
			c.BackAt = time.Time{}
		}
	}
	return c
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
