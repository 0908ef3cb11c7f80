package pipeline

import (
	"slices"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// Disposition is what is done about a message.
type Disposition string

// The dispositions.
const (
	Halt   Disposition = "halt"
	Hold   Disposition = "hold"   // ends by itself
	Review Disposition = "review" // held until a person decides
	None   Disposition = "none"   // recorded
)

// Why an enrollment is held or halted. A halt by label has the label as its
// reason.
const (
	ReasonOptOut        = "opt_out"
	ReasonComplaint     = "complaint" // the recipient called our mail spam
	ReasonBounce        = "bounce"
	ReasonLeftCompany   = "left_company"
	ReasonAbsence       = "absence"
	ReasonReview        = "review"
	ReasonPerson        = "person"        // by hand
	ReasonSuppressed    = "suppressed"    // never to be mailed, before it was enrolled
	ReasonUndeliverable = "undeliverable" // known not to arrive, before it was enrolled
)

// Why a person should decide, beside the reasons of the classifier.
const (
	ReviewUnreadable  = "unreadable"   // encrypted, garbled or not delivered
	ReviewKind        = "kind"         // headers and words disagree on what it is
	ReviewUntrusted   = "untrusted"    // the sender may be forged
	ReviewWeakMatch   = "weak_match"   // it may be somebody else's answer
	ReviewBacklog     = "backlog"      // it was there before Heed was
	ReviewChallenge   = "challenge"    // the sender must prove to be a person
	ReviewSoftBounces = "soft_bounces" // too many in a row
	ReviewSuppressed  = "suppressed"   // a friendly word after an opt-out
	ReviewColleague   = "colleague"    // an opt-out by somebody else in the thread
	ReviewFault       = "fault"        // a defect of ours
)

// Case is all that a decision is made from. It is kept with the reply, so that
// it can be decided anew when more is known. Of the message's words it holds
// only those that named a day.
type Case struct {
	Kind  message.Kind  `json:"kind"` // by structure and headers
	Basis message.Basis `json:"basis"`

	WordsKind       classifier.Kind  `json:"words_kind"`
	WordsConfidence float64          `json:"words_confidence"`
	Label           classifier.Label `json:"label"`
	Confidence      float64          `json:"confidence"`
	Tags            []classifier.Tag `json:"tags,omitempty"`
	Doubt           string           `json:"doubt,omitempty"` // the verdict's review reason
	Resume          store.Window     `json:"resume,omitzero"` // when a person wants to be written to again

	Auto            message.AutoReason `json:"auto,omitempty"`
	Absence         Absence            `json:"absence,omitzero"`
	Permanent       bool               `json:"permanent,omitempty"` // the bounce is
	Failed          string             `json:"failed,omitempty"`    // address that bounced, folded
	PartStat        string             `json:"partstat,omitempty"`  // of a calendar answer; COUNTER for a counter-proposal
	Complaint       bool               `json:"complaint,omitempty"`
	ListUnsubscribe bool               `json:"list_unsubscribe,omitempty"`
	Unreadable      string             `json:"unreadable,omitempty"`
	Fault           bool               `json:"fault,omitempty"`

	Received time.Time `json:"received"`

	Own        bool     `json:"own,omitempty"`        // written by one of our own accounts
	Distrusted bool     `json:"distrusted,omitempty"` // the account's server found the sender forged
	Backlog    bool     `json:"backlog,omitempty"`    // it was there before Heed was
	DryRun     bool     `json:"dry_run,omitempty"`    // recorded while nothing was to be done
	Matched    How      `json:"matched,omitempty"`    // how it was matched, the best way
	BySomeone  bool     `json:"by_someone,omitempty"` // written by somebody else than the prospect it was matched to
	Suppresses []string `json:"suppresses,omitempty"` // addresses it suppressed, folded

	Person   classifier.Label `json:"person,omitempty"`   // what a person says it means; overrules all
	PersonAt time.Time        `json:"person_at,omitzero"` // when he said so
}

// Absence is what an absence notice says of its time.
type Absence struct {
	Back   store.Window `json:"back"`            // the first day back, from the earliest to the latest reading
	Begins time.Time    `json:"begins,omitzero"` // when it is announced for later; zero: it has begun
	Ends   time.Time    `json:"ends"`            // when work begins again, by the latest reading
}

// Decision is what a message alone asks for.
type Decision struct {
	Kind  message.Kind
	Label classifier.Label // "" unless Kind is human
	Tags  []classifier.Tag

	Confidence float64      // probability of Label, or where there is none of Kind
	Resume     store.Window // when to come back, or the first day back

	Disposition  Disposition
	Reason       string    // why, for Halt and Hold
	ReviewReason string    // why a person should read it; beside a Halt too
	From, Until  time.Time // of a Hold; From is zero when it begins at once
	NoHold       bool      // a Review that holds nothing meanwhile

	Suppress      bool // the writer is never to be mailed again
	Undeliverable bool // the address that bounced does not exist
	SoftBounce    bool // counts towards Policy.SoftBounces
}

// sure is how probable a kind must be, by the words alone, before it turns what
// looks like a person's message into a machine's.
const sure = 0.95

// Decide says what a message asks for. It is pure: the same case and policy
// give the same decision.
func Decide(c Case, p Policy) Decision {
	kind, doubt := kindOf(c)
	d := Decision{Kind: kind}
	switch kind {
	case message.Human:
		d = decideHuman(c, doubt)
	case message.AutoReply:
		d = decideAutoReply(c, p, doubt)
	case message.Bounce:
		d = decideBounce(c)
	default:
		d = decideOther(c, doubt)
	}
	d.Kind = kind
	d.Confidence, d.Resume = confidence(c, d), window(c, d)
	return restrain(d, c)
}

// confidence is the probability that the label is right, or, where there is
// none, that the kind is. Where no words were asked there is no doubt to put a
// number on.
func confidence(c Case, d Decision) float64 {
	switch {
	case c.Person != "":
		return 1
	case d.Kind == message.Human && d.Label == c.Label:
		return c.Confidence
	case d.Kind != message.Human && message.Kind(c.WordsKind) == d.Kind && c.Basis != message.ByStructure:
		return c.WordsConfidence
	}
	return 1
}

// window is when to come back, for a label and a kind that have such a time.
func window(c Case, d Decision) store.Window {
	switch {
	case d.Kind == message.AutoReply:
		return c.Absence.Back
	case d.Label == classifier.Later:
		return c.Resume
	}
	return store.Window{}
}

// kindOf combines what structure and headers say with what the words say; doubt
// is set where they disagree and it matters.
func kindOf(c Case) (kind message.Kind, doubt bool) {
	switch {
	case c.Person != "":
		return message.Human, false
	case c.Own:
		return message.Other, false
	case c.Fault || c.PartStat != "":
		return message.Human, false
	case c.Kind == message.Human:
		return kindOfHuman(c)
	case c.Basis == message.ByStructure:
		return c.Kind, false
	}
	byPerson := c.WordsKind == classifier.Human
	if byPerson && c.has(classifier.OptOut) && (c.Kind == message.AutoReply || c.Matched != NoMatch) {
		return message.Human, false // whatever the headers look like
	}
	decisive := c.Label != classifier.Unclear && c.Doubt == ""
	return c.Kind, byPerson && decisive && c.WordsConfidence >= sure && c.Kind != message.Bounce
}

// kindOfHuman is kindOf for a message in which no header and no structure
// speaks against a person.
func kindOfHuman(c Case) (kind message.Kind, doubt bool) {
	words := message.Kind(c.WordsKind)
	if words == message.Human || words == "" {
		return message.Human, false
	}
	switch {
	case c.has(classifier.OptOut) && c.WordsConfidence < sure && (words == message.AutoReply || c.Matched != NoMatch):
		return message.Human, false
	case words == message.AutoReply && c.WordsConfidence >= sure:
		return words, false
	case c.Matched != NoMatch:
		return message.Human, true // never dropped on words alone
	case words == message.AutoReply:
		return message.Human, false
	}
	return words, false
}

func decideHuman(c Case, doubt bool) Decision {
	d := Decision{Label: c.Label, Tags: c.Tags, Disposition: Review}
	switch {
	case c.Person != "":
		d.Label = c.Person
	case c.Fault:
		d.Label, d.ReviewReason = classifier.Unclear, ReviewFault
		return d
	case c.Unreadable != "":
		d.Label, d.ReviewReason = classifier.Unclear, ReviewUnreadable
		return d
	case c.PartStat != "":
		return decideCalendar(c)
	case c.has(classifier.OptOut) || c.ListUnsubscribe:
		return decideOptOut(c, doubt)
	case doubt:
		d.ReviewReason = ReviewKind
		return d
	case c.Doubt != "":
		d.ReviewReason = c.Doubt
		return d
	}
	if d.Label == classifier.Unclear || d.Label == "" {
		d.Label, d.ReviewReason = classifier.Unclear, classifier.ReviewUnclear
		return d
	}
	d.Disposition, d.Reason = Halt, string(d.Label)
	return d
}

// decideOptOut suppresses where the wish is plain, and asks a person where it
// is not. It does nothing else.
func decideOptOut(c Case, doubt bool) Decision {
	d := Decision{Label: c.Label, Tags: c.Tags, Disposition: Halt, Reason: ReasonOptOut, Suppress: true}
	switch {
	case c.ListUnsubscribe:
		d.Label, d.Tags = classifier.NotInterested, withTag(c.Tags, classifier.OptOut)
	case doubt:
		return Decision{Label: c.Label, Tags: c.Tags, Disposition: Review, ReviewReason: ReviewKind}
	case c.Doubt != "":
		return Decision{Label: c.Label, Tags: c.Tags, Disposition: Review, ReviewReason: c.Doubt}
	case c.Label == classifier.Later || c.Label == classifier.Interested:
		d.ReviewReason = classifier.ReviewOptOut // obeyed, and a person reads the rest
	}
	if c.BySomeone && c.Matched != NoMatch {
		d.ReviewReason = ReviewColleague
	}
	return d
}

// decideCalendar reads an answer to an invitation (RFC 5546): the comment
// counts only where it was declined.
func decideCalendar(c Case) Decision {
	if c.has(classifier.OptOut) {
		return decideOptOut(c, false)
	}
	if c.PartStat != "DECLINED" {
		return Decision{
			Label: classifier.Interested, Tags: withTag(c.Tags, classifier.Meeting),
			Disposition: Halt, Reason: string(classifier.Interested),
		}
	}
	c.PartStat = ""
	return decideHuman(c, false)
}

func decideAutoReply(c Case, p Policy, doubt bool) Decision {
	left := Decision{Disposition: Halt, Reason: ReasonLeftCompany, Tags: withTag(c.Tags, classifier.LeftCompany)}
	away := Decision{Disposition: Hold, Reason: ReasonAbsence, Tags: c.Tags, From: c.Absence.Begins, Until: c.Absence.Ends}
	if !away.Until.After(c.Received) { // none, or one that has passed
		away.Until = c.Received.AddDate(0, 0, p.AwayDays)
	}
	if doubt {
		return Decision{Disposition: Review, ReviewReason: ReviewKind, Tags: c.Tags}
	}
	switch c.Auto {
	case message.Absence:
		return away
	case message.LeftCompany, message.AddressChange:
		return left
	case message.Challenge:
		return Decision{Disposition: Review, ReviewReason: ReviewChallenge, NoHold: true, Tags: c.Tags}
	case message.Receipt, message.ReadReceipt:
		return Decision{Disposition: None, Tags: c.Tags}
	}
	switch { // no reason known but by the words
	case c.has(classifier.LeftCompany):
		return left
	case !c.Absence.Ends.IsZero():
		return away
	}
	return Decision{Disposition: None, Tags: c.Tags}
}

func decideBounce(c Case) Decision {
	switch {
	case c.Complaint:
		return decideOther(c, false)
	case c.Permanent:
		return Decision{Disposition: Halt, Reason: ReasonBounce, Undeliverable: true}
	}
	return Decision{Disposition: None, SoftBounce: true}
}

func decideOther(c Case, doubt bool) Decision {
	switch {
	case c.Own:
		return Decision{Disposition: None}
	case c.Complaint && c.Matched != NoMatch:
		return Decision{Disposition: Halt, Reason: ReasonComplaint, Suppress: true}
	case c.ListUnsubscribe:
		return Decision{Disposition: Halt, Reason: ReasonOptOut, Suppress: true}
	case doubt && c.Matched != NoMatch:
		return Decision{Disposition: Review, ReviewReason: ReviewKind}
	}
	return Decision{Disposition: None}
}

// restrain takes back what may not be done on such a match, by such a sender or
// at such an age. What a person said stands.
func restrain(d Decision, c Case) Decision {
	asked := d.Suppress || d.Kind == message.Human && (c.Fault || slices.Contains(d.Tags, classifier.OptOut))
	switch {
	case c.Person != "" || d.Disposition == None:
	case c.Matched == NoMatch && !asked:
		d.without(None, "")
	case c.Distrusted && !c.Matched.byID():
		d.without(Review, ReviewUntrusted)
	case c.Matched.weak():
		d.without(Review, ReviewWeakMatch)
	case c.Backlog && d.Disposition == Halt:
		d.without(Review, ReviewBacklog)
	}
	return d
}

// without replaces what is to be done, and leaves what the message is.
func (d *Decision) without(then Disposition, why string) {
	*d = Decision{
		Kind: d.Kind, Label: d.Label, Tags: d.Tags, Confidence: d.Confidence, Resume: d.Resume,
		Disposition: then, ReviewReason: why,
	}
}

func (c Case) has(t classifier.Tag) bool { return slices.Contains(c.Tags, t) }

// withTag returns the tags with one more, in the order in which verdicts list
// them.
func withTag(tags []classifier.Tag, t classifier.Tag) []classifier.Tag {
	if slices.Contains(tags, t) {
		return tags
	}
	order := []classifier.Tag{
		classifier.OptOut, classifier.Referral, classifier.WrongPerson, classifier.LeftCompany, classifier.Question,
		classifier.Meeting, classifier.HasVendor, classifier.NoBudget, classifier.Hostile, classifier.LegalThreat,
	}
	var with []classifier.Tag
	for _, o := range order {
		if o == t || slices.Contains(tags, o) {
			with = append(with, o)
		}
	}
	return with
}
