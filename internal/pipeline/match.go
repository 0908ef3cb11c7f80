package pipeline

import (
	"context"
	"slices"

	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// How says how a message was matched to an enrollment.
type How string

// The ways, best first.
const (
	NoMatch       How = ""
	ByMessageID   How = "message_id"   // In-Reply-To or References names a mail we sent
	ByEmbeddedID  How = "embedded_id"  // a bounce or forwarded part holds a mail we sent
	ByRecipient   How = "recipient"    // a bounce names the prospect's address
	BySender      How = "sender"       // the prospect's address wrote it
	BySenderPlain How = "sender_plain" // so it did, but for its +tag
)

// byID reports whether whoever wrote the message has had a mail of ours.
func (h How) byID() bool { return h == ByMessageID || h == ByEmbeddedID }

// weak reports whether the match is too uncertain to act on: a person decides.
// Every way that there is so far is strong.
func (h How) weak() bool { return false }

// maxClues bounds what is kept of one message. The ids that matter stand at
// both ends of References: our first mail and our last.
const maxClues = 64

// cluesOf lists by what a message can be matched, the best first. Our own mail
// answers nobody.
func (p *Processor) cluesOf(m *message.Parsed) []store.Clue {
	if p.isOwn(m) {
		return nil
	}
	var clues []store.Clue
	add := func(how How, value string) {
		c := store.Clue{How: string(how), Value: value}
		if value != "" && !slices.Contains(clues, c) && len(clues) < maxClues {
			clues = append(clues, c)
		}
	}
	for _, id := range m.InReplyTo {
		add(ByMessageID, id)
	}
	for _, id := range bothEnds(m.References, maxClues/2) {
		add(ByMessageID, id)
	}
	for _, id := range bothEnds(m.EmbeddedIDs, maxClues/4) {
		add(ByEmbeddedID, id)
	}
	if m.Bounce != nil {
		add(ByEmbeddedID, m.Bounce.OriginalID)
		add(ByRecipient, FoldAddress(m.Bounce.Recipient))
		return clues
	}
	for _, a := range writers(m) {
		add(BySender, a)
	}
	for _, a := range writers(m) {
		if plain, ok := withoutTag(a); ok {
			add(BySenderPlain, plain)
		}
	}
	return clues
}

// bothEnds returns at most n values, the last first and then the first ones.
func bothEnds(values []string, n int) []string {
	last := slices.Clone(values)
	slices.Reverse(last)
	if len(last) <= n {
		return last
	}
	return append(last[:n/2:n/2], values[:n-n/2]...)
}

// writers returns the folded addresses of who wrote a message: From, and who
// wrote it before a list or gateway rewrote that.
func writers(m *message.Parsed) []string {
	var all []string
	for _, a := range append(slices.Clone(m.From), m.OriginalFrom) {
		if f := FoldAddress(a.Address); f != "" && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all
}

// writer returns the first of them, "" when there is none. Who wrote before a
// gateway rewrote From wrote it.
func writer(m *message.Parsed) string {
	if f := FoldAddress(m.OriginalFrom.Address); f != "" {
		return f
	}
	if all := writers(m); len(all) > 0 {
		return all[0]
	}
	return ""
}

// isOwn reports whether one of our own accounts wrote a message, or somebody
// in its name. A group address of ours that a gateway put in the place of a
// prospect's did not write it.
func (p *Processor) isOwn(m *message.Parsed) bool {
	if original := FoldAddress(m.OriginalFrom.Address); original != "" {
		return p.own[original]
	}
	return slices.ContainsFunc(m.From, func(a message.Address) bool { return p.own[FoldAddress(a.Address)] })
}

// match finds the enrollments that a message answers. The first clue that is
// known decides; where the writer is a prospect of his own beside that, he
// answers for himself as well.
func match(ctx context.Context, tx *store.Tx, clues []store.Clue, sender string) ([]matched, error) {
	var found []matched
	for _, c := range clues {
		how := How(c.How)
		if len(found) > 0 && how.byID() {
			continue
		}
		enrollments, err := lookUp(ctx, tx, how, c.Value)
		if err != nil {
			return nil, err
		}
		found = addOthers(found, how, enrollments)
	}
	found = preferWriter(found, clues)
	for i, m := range found {
		addresses, err := tx.Addresses(ctx, m.ProspectID)
		if err != nil {
			return nil, err
		}
		found[i].self = m.how == BySenderPlain || slices.Contains(addresses, sender)
	}
	return found, nil
}

// matched is an enrollment that a message answers.
type matched struct {
	store.Enrollment
	how  How
	self bool // the prospect wrote it, under any of his addresses
}

func lookUp(ctx context.Context, tx *store.Tx, how How, value string) ([]store.Enrollment, error) {
	if how.byID() {
		return tx.EnrollmentsByMessageID(ctx, value)
	}
	return tx.EnrollmentsByAddress(ctx, value)
}

// addOthers adds the enrollments of prospects that were not found before in a
// better way.
func addOthers(found []matched, how How, enrollments []store.Enrollment) []matched {
	before := found
	for _, e := range enrollments {
		if !slices.ContainsFunc(before, func(m matched) bool { return m.ProspectID == e.ProspectID }) {
			found = append(found, matched{Enrollment: e, how: how})
		}
	}
	return found
}

// preferWriter drops, where one mail of ours went to several prospects, those
// who did not write the answer, if one of them did.
func preferWriter(found []matched, clues []store.Clue) []matched {
	wrote := func(m matched) bool {
		return slices.Contains(clues, store.Clue{How: string(BySender), Value: m.Address}) ||
			slices.Contains(clues, store.Clue{How: string(BySenderPlain), Value: m.Address}) ||
			slices.Contains(clues, store.Clue{How: string(ByRecipient), Value: m.Address})
	}
	if !slices.ContainsFunc(found, func(m matched) bool { return m.how.byID() && wrote(m) }) {
		return found
	}
	return slices.DeleteFunc(found, func(m matched) bool { return m.how.byID() && !wrote(m) })
}
