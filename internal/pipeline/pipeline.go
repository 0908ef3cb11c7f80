// Package pipeline is Heed's one use case: a message comes in, the prospect is
// found, the verdict made, the disposition decided, and all of it recorded in
// one transaction, once.
//
// Decide says what a message alone asks for. What an enrollment's state is
// follows from everything that was said and done about it, in the order of the
// server's clock, and is computed anew whenever something is added: so the
// order in which messages are seen, and how often, makes no difference.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// Account is what the pipeline must know of a login at an IMAP server.
type Account struct {
	Name       string
	Addresses  []string       // whose mail is our own, never a reply
	Zone       *time.Location // in which dates are meant; nil: UTC
	AuthServID string         // whose Authentication-Results are believed (RFC 8601); "" nobody's
}

// Reach is whose enrollments an answer halts.
type Reach string

// The reaches. Whatever it is, an opt-out and an absence are heard by every
// enrollment of the prospect.
const (
	ReachProspect   Reach = "prospect"   // all of the prospect's
	ReachAccount    Reach = "account"    // those in the account that got the answer
	ReachEnrollment Reach = "enrollment" // the one that was answered
)

// Policy is what is done with each answer.
type Policy struct {
	DryRun      bool          // record verdicts and what would be done, do nothing
	Reach       Reach         //
	AwayDays    int           // hold for an absence without a date, in days
	SoftBounces int           // how many in 30 days without a sign of life hold an enrollment
	DayStarts   time.Duration // after midnight in the account's zone: when holds end
	Lookback    time.Duration // how old an answer is still heard by an enrollment recorded after it
}

// DefaultPolicy is the policy of an empty configuration.
func DefaultPolicy() Policy {
	return Policy{
		Reach:       ReachProspect,
		AwayDays:    7,
		SoftBounces: 5,
		DayStarts:   9 * time.Hour,
		Lookback:    14 * 24 * time.Hour,
	}
}

// Options is what a Processor works with. Store is required, and Classify by
// Process; the rest has defaults.
type Options struct {
	Store    *store.Store
	Classify func(classifier.Input) classifier.Verdict
	// Features gives what the classifier sees of a reply, so that a correction
	// can teach it later; nil: corrections teach nothing. KeepText keeps the
	// newest text beside them.
	Features func(classifier.Input) []uint64
	KeepText bool
	Accounts []Account        // accounts that enrollments may name; none: any
	Policy   Policy           // the zero Policy is DefaultPolicy
	Now      func() time.Time // nil: time.Now
}

// Processor turns messages into what they do to enrollments. It keeps nothing
// but its options: it is safe for concurrent use, and any number of them, in
// any number of processes, may share a database.
type Processor struct {
	store    *store.Store
	classify func(classifier.Input) classifier.Verdict
	features func(classifier.Input) []uint64
	keepText bool
	accounts map[string]Account
	own      map[string]bool // folded addresses of the accounts
	policy   Policy
	now      func() time.Time
}

// New returns a Processor. The error says which option cannot be used.
func New(o Options) (*Processor, error) {
	if o.Store == nil {
		return nil, errors.New("pipeline: no store")
	}
	if o.Policy == (Policy{}) {
		o.Policy = DefaultPolicy()
	}
	switch o.Policy.Reach {
	case ReachProspect, ReachAccount, ReachEnrollment:
	default:
		return nil, fmt.Errorf("pipeline: unknown reach %q", o.Policy.Reach)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	p := &Processor{
		store: o.Store, classify: o.Classify, features: o.Features, keepText: o.KeepText, policy: o.Policy, now: o.Now,
		accounts: make(map[string]Account), own: make(map[string]bool),
	}
	for _, a := range o.Accounts {
		if a.Zone == nil {
			a.Zone = time.UTC
		}
		p.accounts[a.Name] = a
		for _, address := range a.Addresses {
			p.own[FoldAddress(address)] = true
		}
	}
	return p, nil
}

// account returns what is known of an account; one that is not configured has
// the zone UTC.
func (p *Processor) account(name string) Account {
	if a, ok := p.accounts[name]; ok {
		return a
	}
	return Account{Name: name, Zone: time.UTC}
}

// Incoming is one message as a mailbox holds it, or the head of it.
type Incoming struct {
	Account     string
	Mailbox     string
	Generation  uint64 // with Account, Mailbox and UID: which message, for good
	UIDValidity uint32
	UID         uint32

	Received    time.Time // the server's INTERNALDATE; zero: now
	Raw         []byte    // not kept
	Truncated   bool      // Raw is not the whole message
	More        bool      // more of it can be had: Process may return ErrNeedMore
	HeadersOnly bool      // the server fails to deliver the body
	Backlog     bool      // it was there before Heed was: recorded, never halts
}

// ErrNeedMore is returned by Process, before anything is recorded, when the
// head of a message has no text and more of it can be had.
var ErrNeedMore = errors.New("pipeline: more of the message is needed")

// Outcome is what became of a message, for whoever counts or shows it.
type Outcome struct {
	// Seen says that the message, or another copy of it, had been recorded
	// before. Only ReplyID is set beside it, and Changes if the copy's account
	// made it reach further.
	Seen    bool
	ReplyID int64

	Kind         message.Kind
	Label        classifier.Label // "" unless Kind is human
	Tags         []classifier.Tag
	Confidence   float64
	Disposition  Disposition
	ReviewReason string
	Matched      How    // NoMatch when to nobody
	Prospect     string // address of the first prospect it was matched to
	Evidence     []store.Evidence
	Resume       store.Window

	Changes    []Change // what it did to enrollments
	Suppressed int      // how many addresses it suppressed

	Received  time.Time // INTERNALDATE
	Committed time.Time // when the transaction was on disk

	// Fault is a defect of ours that reading this message came upon. The message
	// is recorded for review all the same; whoever logs should log the fault.
	Fault *FaultError
}

// Change is what happened to one enrollment.
type Change struct {
	EnrollmentID int64
	Account      string
	Sequence     string
	Prospect     string
	From, To     store.State
	Reason       string // why it is held or halted now; "" otherwise
}

// Halted returns the changes that halted an enrollment which was not halted.
func (o Outcome) Halted() []Change {
	var halted []Change
	for _, c := range o.Changes {
		if c.To == store.Halted && c.From != store.Halted {
			halted = append(halted, c)
		}
	}
	return halted
}

// Process reads, matches, classifies and decides one message and records all
// of it. A message that was processed before is a no-op. nil means that what
// the message did is on disk; any other error than ErrNeedMore is the store's,
// nothing was recorded, and the message should be processed again.
func (p *Processor) Process(ctx context.Context, in Incoming) (Outcome, error) {
	if p.classify == nil {
		return Outcome{}, errors.New("pipeline: no classifier")
	}
	if id, handled, err := p.store.Handled(ctx, in.position()); err != nil || handled {
		return Outcome{Seen: handled, ReplyID: id, Received: in.Received}, err
	}
	account := p.account(in.Account)
	if in.Received.IsZero() {
		in.Received = p.now()
	}
	in.Received = in.Received.Truncate(time.Microsecond).In(account.Zone) // as it is stored
	r := understand(in.Raw, p.classify, readOptions(in, account))
	if in.Truncated && in.More && r.fault == nil && strings.TrimSpace(r.parsed.Body) == "" {
		return Outcome{}, ErrNeedMore
	}
	r.study(p.features)
	return p.commit(ctx, in, r)
}

// commit records a message that was read, and all it does.
func (p *Processor) commit(ctx context.Context, in Incoming, r reading) (out Outcome, err error) {
	err = p.store.Update(ctx, func(tx *store.Tx) (err error) {
		out, err = p.record(ctx, tx, in, r)
		return err
	})
	if err != nil {
		return Outcome{}, fmt.Errorf("record message %d of %s/%s: %w", in.UID, in.Account, in.Mailbox, err)
	}
	out.Received, out.Committed, out.Fault = in.Received, p.now(), r.fault
	return out, nil
}

func (in Incoming) position() store.Position {
	return store.Position{Account: in.Account, Mailbox: in.Mailbox, Generation: in.Generation, UID: in.UID}
}

func readOptions(in Incoming, a Account) ReadOptions {
	return ReadOptions{Received: in.Received, AuthServID: a.AuthServID, Truncated: in.Truncated}
}
