// Package classifier decides what a reply to a sales mail means.
//
// It is a pure library: text in, verdict out. It reads no file, clock or
// network, logs nothing and keeps no global state. Keyword rules and a
// multinomial Bayes model, both learned from the same examples, give evidence
// for each class; the sum is calibrated, and an expected-cost decision either
// acts on the likeliest label or hands over to a person. Every verdict carries
// the words that made it.
//
// Start with New, then Classify. docs/labels.md in the module says what each
// label and tag means.
package classifier

import (
	"time"

	"github.com/heed-mail/heed/classifier/when"
)

// Label is what a human reply means. The values are stored and printed.
type Label string

// The labels.
const (
	Interested    Label = "interested"
	Later         Label = "later"
	NotInterested Label = "not_interested"
	Unclear       Label = "unclear" // a person must read it
)

// Kind is what the words alone say a message is. A caller that has the whole
// message knows more than the words do and should ask it first.
type Kind string

// The kinds.
const (
	Human     Kind = "human"
	AutoReply Kind = "auto_reply"
	Bounce    Kind = "bounce"
	Other     Kind = "other"
)

// Tag is a fact beside the label.
type Tag string

// The tags, in the order in which a Verdict lists them.
const (
	OptOut      Tag = "opt_out"
	Referral    Tag = "referral"
	WrongPerson Tag = "wrong_person"
	LeftCompany Tag = "left_company"
	Question    Tag = "question"
	Meeting     Tag = "meeting"
	HasVendor   Tag = "has_vendor"
	NoBudget    Tag = "no_budget"
	Hostile     Tag = "hostile"
	LegalThreat Tag = "legal_threat"
)

// Input is one reply.
type Input struct {
	// Subject as received. It is read for automatic mail and opt-outs only,
	// since the rest of it is usually our own.
	Subject string
	// Text is what the person newly wrote: no quote, signature or disclaimer.
	// Beyond MaxText bytes it is cut, and the evidence says so.
	Text string
	// Pitch is what the reply answers, where it is known. Only its closing
	// question is read, to understand a short answer.
	Pitch string
	// Received is when the reply arrived, in the zone dates are meant in. With
	// the zero time no resume window is read.
	Received time.Time
}

// MaxText is how many bytes of Input.Text are read.
const MaxText = 64 << 10

// Scores are calibrated probabilities of the labels, given that a person wrote
// the text. They sum to 1.
type Scores struct {
	Interested, Later, NotInterested, Unclear float64
}

// Verdict is what the classifier makes of one reply.
type Verdict struct {
	Label      Label
	Tags       []Tag
	Confidence float64 // calibrated probability that Label is right, 0..1
	Scores     Scores

	// Kind is what the words say the message is, and KindConfidence the
	// calibrated probability of it. Label, Scores and Confidence are given
	// whatever Kind is.
	Kind           Kind
	KindConfidence float64

	// ReviewReason is why a person should decide, one of the Review constants;
	// empty when acting on Label costs less than asking.
	ReviewReason string

	Resume   *when.Window // when to come back, for Later; when an absence ends, for AutoReply; nil when not said
	Referral *Contact     // who is named instead; nil when nobody
	Meeting  string       // the proposed time as written; empty when none

	Evidence []Evidence // strongest first
	Model    string     // identifies rules, corpus and parameters
}

// Contact is a person or address named in a reply. Either field may be empty.
type Contact struct{ Name, Address string }

// The review reasons. They are stored and printed.
const (
	ReviewUnclear       = "unclear"       // the reply itself needs a person
	ReviewCost          = "cost"          // acting would cost more than asking
	ReviewLong          = "long"          // a long text, where short evidence misleads
	ReviewUnfamiliar    = "unfamiliar"    // mostly unknown words
	ReviewContradiction = "contradiction" // strong evidence for opposite labels
	ReviewOptOut        = "opt_out"       // it may ask us to stop
)

// Source is where a piece of evidence came from.
type Source string

// The sources.
const (
	FromRule  Source = "rule"
	FromWord  Source = "word"
	FromGuard Source = "guard" // why the classifier abstained or cut the text
)

// Evidence is one reason for a verdict.
type Evidence struct {
	Source Source
	Name   string  // rule id, word feature or guard
	Label  string  // the label, kind or tag it speaks for
	Weight float64 // nats; positive speaks for Label
	Start  int     // byte range in Input.Text; both 0 when it stands elsewhere
	End    int
	Match  string // the words; empty when it stands elsewhere
}
