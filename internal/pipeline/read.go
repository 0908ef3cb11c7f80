package pipeline

import (
	"bytes"
	"fmt"
	"net/mail"
	"runtime/debug"
	"strings"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/when"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/store"
)

// ReadOptions is what is known of a message beside its bytes.
type ReadOptions struct {
	Received   time.Time // when it arrived, in the zone its dates are meant in; zero: when its Date says
	AuthServID string    // whose Authentication-Results are believed; "" nobody's
	Truncated  bool      // the bytes are only its head
	Pitch      string    // the mail that is answered, where it is known; "" reads it from the quote
	Policy     Policy    // for the disposition that Read reports; the zero Policy is DefaultPolicy
}

// FaultError is a panic that was caught while a message was read: a defect of
// this program, not of the message.
type FaultError struct {
	Step  string // "parse" or "classify"
	Value any    // what was panicked with; may hold text of the message
	Stack []byte
}

// Error says where it happened and not what the message said.
func (f *FaultError) Error() string { return fmt.Sprintf("panic while reading a message (%s)", f.Step) }

// reading is a message read: what it is, and what its words mean.
type reading struct {
	parsed  *message.Parsed
	pitch   string // what is answered, where it is known better than from the quote
	verdict classifier.Verdict
	back    when.Window // of an absence notice; zero when it names no return
	fault   *FaultError

	features []uint64 // what the classifier saw of it; nil when nobody wants to know
}

// understand reads a message. It is total: what cannot be read is known by its
// headers, and a person will read it.
func understand(raw []byte, classify func(classifier.Input) classifier.Verdict, o ReadOptions) reading {
	var r reading
	r.fault = guarded("parse", func() {
		r.parsed = message.Parse(raw, message.Options{AuthServID: o.AuthServID, Truncated: o.Truncated})
	})
	if r.fault != nil {
		r.parsed = headersOf(raw)
		return r
	}
	r.pitch = o.Pitch
	r.classify(classify, o.arrival(r.parsed))
	return r
}

// classify asks what the words mean, and of an absence notice when it ends.
func (r *reading) classify(classify func(classifier.Input) classifier.Verdict, received time.Time) {
	in := r.input(received)
	text := in.Text
	r.fault = guarded("classify", func() {
		r.verdict = classify(in)
		machine := r.parsed.Kind == message.AutoReply || r.verdict.Kind == classifier.AutoReply
		if !machine || received.IsZero() {
			return
		}
		var said bool
		if r.back, said = when.Return(text, received); !said {
			r.back, _ = when.Return(r.parsed.Subject, received)
		}
	})
}

// study notes what the classifier sees of a message, so that a person's
// correction can teach it.
func (r *reading) study(features func(classifier.Input) []uint64) {
	if features == nil || r.fault != nil || r.parsed.Kind == message.Other {
		return
	}
	r.fault = guarded("classify", func() { r.features = features(r.input(time.Time{})) })
}

// input is what the classifier is asked.
func (r *reading) input(received time.Time) classifier.Input {
	pitch := r.pitch
	if pitch == "" {
		pitch = pitchOf(r.parsed)
	}
	return classifier.Input{Subject: r.parsed.Subject, Text: wordsOf(r.parsed), Pitch: pitch, Received: received}
}

// pitchOf is the mail that was answered, as far as the answer quotes it: the
// first quoted turn without its quote marks. What stands deeper is older.
func pitchOf(p *message.Parsed) string {
	var b strings.Builder
	for line := range strings.Lines(p.QuotedText()) {
		line, marked := strings.CutPrefix(strings.TrimLeft(line, " \t"), ">")
		line = strings.TrimPrefix(line, " ")
		if marked && strings.HasPrefix(line, ">") {
			break
		}
		b.WriteString(line)
	}
	return b.String()
}

// arrival is when a message is taken to have arrived.
func (o ReadOptions) arrival(m *message.Parsed) time.Time {
	if o.Received.IsZero() {
		return m.Date
	}
	return o.Received
}

// wordsOf is what the person said: the newest text, or the comment sent with a
// calendar answer.
func wordsOf(p *message.Parsed) string {
	text := p.NewestText()
	if text == "" && p.Calendar != nil {
		return p.Calendar.Comment
	}
	return text
}

// guarded runs one step and catches its panic.
func guarded(step string, do func()) (f *FaultError) {
	defer func() {
		if v := recover(); v != nil {
			f = &FaultError{Step: step, Value: v, Stack: debug.Stack()}
		}
	}()
	do()
	return nil
}

// headersOf reads, by other means, what is needed to match a message that
// cannot be parsed.
func headersOf(raw []byte) *message.Parsed {
	p := &message.Parsed{Kind: message.Human, Basis: message.ByDefault}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return p
	}
	if from, err := mail.ParseAddressList(m.Header.Get("From")); err == nil {
		for _, a := range from {
			p.From = append(p.From, message.Address{Name: a.Name, Address: a.Address})
		}
	}
	p.Subject = m.Header.Get("Subject")
	p.Date, _ = m.Header.Date() // a missing date is the zero one
	p.MessageID = strings.Trim(strings.TrimSpace(m.Header.Get("Message-ID")), "<>")
	p.InReplyTo = idsIn(m.Header.Get("In-Reply-To"))
	p.References = idsIn(m.Header.Get("References"))
	return p
}

// idsIn splits a list of Message-IDs, with or without <>, at blanks.
func idsIn(list string) []string {
	var ids []string
	for _, id := range strings.Fields(list) {
		if id = strings.Trim(id, "<>,;"); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// Reading is what `heed classify` prints of one message. The field names are an
// outside contract.
type Reading struct {
	File         string            `json:"file"` // the caller's
	ID           string            `json:"id"`   // the caller's
	MessageID    string            `json:"message_id"`
	Kind         message.Kind      `json:"kind"`
	Label        *classifier.Label `json:"label"` // nil unless Kind is human
	Tags         []classifier.Tag  `json:"tags"`
	Confidence   float64           `json:"confidence"`
	Scores       store.Scores      `json:"scores"`
	Disposition  Disposition       `json:"disposition"` // what an active enrollment would get
	ReviewReason string            `json:"review_reason"`
	Resume       *store.Window     `json:"resume"`
	Bounce       *BounceReading    `json:"bounce"`
	Text         string            `json:"text"`      // what was taken as the person's own words
	Signature    string            `json:"signature"` // what was set apart from them
	Evidence     []store.Evidence  `json:"evidence"`
	Model        string            `json:"model"`

	Fault  *FaultError     `json:"-"` // a defect of ours that reading it came upon
	Parsed *message.Parsed `json:"-"` // everything read; nil when only words were given
}

// BounceReading is what a delivery report says.
type BounceReading struct {
	Status    string `json:"status"`
	Recipient string `json:"recipient"`
	Permanent bool   `json:"permanent"`
}

// Read reads one message without any store.
func Read(raw []byte, classify func(classifier.Input) classifier.Verdict, o ReadOptions) Reading {
	r := understand(raw, classify, o)
	out := r.reading(o)
	out.Parsed = r.parsed
	return out
}

// ReadText reads one reply's words. They alone say what kind of message it is:
// the wording of machines where it is known, else what the classifier learned.
func ReadText(subject, text string, classify func(classifier.Input) classifier.Verdict, o ReadOptions) Reading {
	r := reading{parsed: message.FromText(subject, text), pitch: o.Pitch}
	r.classify(classify, o.Received)
	if k := message.Kind(r.verdict.Kind); r.parsed.Kind == message.Human && k != "" {
		r.parsed.Kind, r.parsed.Basis = k, message.ByWords
	}
	return r.reading(o)
}

// reading brings what was read into the shape of the outside contract.
func (r reading) reading(o ReadOptions) Reading {
	if o.Policy == (Policy{}) {
		o.Policy = DefaultPolicy()
	}
	c := caseOf(r, o.arrival(r.parsed), o.Policy)
	c.Matched = ByMessageID // as an active enrollment would be
	if c.Kind == message.Human && c.WordsKind == classifier.Other && !answers(r.parsed) {
		c.Kind, c.Basis = message.Other, message.ByWords // no enrollment is known for which it could be an answer
	}
	d := Decide(c, o.Policy)
	out := Reading{
		MessageID: r.parsed.MessageID, Kind: d.Kind, Tags: append([]classifier.Tag{}, d.Tags...),
		Confidence: d.Confidence, Scores: scoresOf(r.verdict.Scores),
		Disposition: d.Disposition, ReviewReason: d.ReviewReason, Bounce: bounceReading(r.parsed.Bounce),
		Text: wordsOf(r.parsed), Signature: r.parsed.SignatureText(), Evidence: r.evidence(), Model: r.verdict.Model,
		Fault: r.fault,
	}
	if d.Kind == message.Human {
		out.Label = &d.Label
	}
	if !d.Resume.IsZero() {
		out.Resume = &d.Resume
	}
	return out
}

// evidence is all that spoke for the verdict and then for the kind. Positions
// are in the text for the first, in the body for the second, whose source is
// "kind".
func (r reading) evidence() []store.Evidence {
	all := []store.Evidence{}
	for _, e := range r.verdict.Evidence {
		all = append(all, store.Evidence{
			Source: string(e.Source), Name: e.Name, Label: e.Label, Weight: e.Weight, Start: e.Start, End: e.End, Match: e.Match,
		})
	}
	for _, e := range r.parsed.Evidence {
		all = append(all, store.Evidence{
			Source: "kind", Name: e.Name, Label: string(e.Kind), Weight: e.Weight, Start: e.Start, End: e.End, Match: e.Match,
		})
	}
	return all
}

func scoresOf(s classifier.Scores) store.Scores {
	return store.Scores{Interested: s.Interested, Later: s.Later, NotInterested: s.NotInterested, Unclear: s.Unclear}
}

func bounceReading(b *message.BounceReport) *BounceReading {
	if b == nil {
		return nil
	}
	return &BounceReading{Status: b.Status, Recipient: b.Recipient, Permanent: b.Permanent}
}

// answers reports whether a message looks like an answer to another one: by its
// thread, by what it quotes, or by its subject.
func answers(p *message.Parsed) bool {
	if len(p.InReplyTo) > 0 || len(p.References) > 0 || p.QuotedText() != "" {
		return true
	}
	prefix, _, ok := strings.Cut(p.Subject, ":")
	return ok && len(prefix) <= 4 && !strings.Contains(prefix, " ") // Re, AW, RV, TR, SV, Antw, ...
}
