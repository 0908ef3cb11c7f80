package message

import (
	"strings"
	"sync"
)

// The kind of a message is decided as a jury would: every observation speaks
// for one kind with a weight in nats (the logarithm of how much likelier it is
// there than elsewhere), and the kind with the greatest sum is it. No header
// decides alone unless its standard says what it means.

// humanPrior is what speaks for a person before anything was seen. A missed "no"
// costs more than an automatic answer read by a person, hence above zero; weak
// signs (Precedence, a courtesy) stay below it, so that none proves a machine
// alone.
const humanPrior = 2.2

// humanPriorUnasked is the prior of mail that answers none: machines begin
// threads more often than prospects do.
const humanPriorUnasked = 1.6

// lexicon holds every phrase that tells a kind. Compiled once, when first used.
var lexicon = sync.OnceValue(func() *phraseBook {
	var all []phrases
	all = append(all, autoWords...)
	all = append(all, bounceWords...)
	all = append(all, personWords...)
	return compilePhrases(all, sharedAlternatives)
})

// maxJudged is how many bytes of a body are read for phrases: what a message is
// stands near its top.
const maxJudged = 32 << 10

// FromText judges a text of which no header but the subject is known: its kind
// is told by the words alone. Safe for concurrent use.
func FromText(subject, text string) *Parsed {
	clean := string(appendClean(nil, []byte(strings.ToValidUTF8(text, "\uFFFD"))))
	m := &reading{parts: []part{{parent: -1, mediaType: "text/plain", whole: true}}}
	m.doc.text = string(cutText([]byte(clean)))
	p := &Parsed{Subject: oneLine(subject), Body: m.doc.text}
	p.Segments = segment(&m.doc)
	m.judge(p)
	return p
}

// judge says what kind of message was read. p holds everything else already:
// headers, body and segments.
func (m *reading) judge(p *Parsed) {
	j := judgements.Get().(*judgement)
	defer j.release()
	j.m, j.p = m, p
	j.thread = len(p.InReplyTo) > 0 || len(p.References) > 0
	j.structure()
	j.headers()
	j.subject()
	j.bodyWords()
	j.weighLoneBounce()
	j.weighLoneFooter()
	j.weighTrimmings(AutoReply, 2.5)
	j.weighTrimmings(Bounce, 2.2)
	j.weighOptOut()
	p.Kind, p.Basis = j.decide()
	p.Complaint = p.Complaint || p.Kind == Other && j.has("words.complaint")
	p.Evidence = j.evidence()
	switch p.Kind {
	case AutoReply:
		p.Auto = Auto{Reason: j.reason(), Successor: j.successor()}
	case Bounce:
		p.Bounce = j.bounceReport()
	}
}

// judgements are reused: what they hold is worth several kilobytes.
var judgements = sync.Pool{New: func() any { return new(judgement) }}

// release forgets the message, so that nothing of it stays in memory.
func (j *judgement) release() {
	*j = judgement{}
	judgements.Put(j)
}

// judgement is one message before the jury.
type judgement struct {
	m      *reading
	p      *Parsed
	thread bool // it answers some mail, by its header

	report        []recipientReport // groups of a message/delivery-status part
	daemon        bool              // a mail system sent it, by its header
	reportSubject bool              // its subject is one that mail systems write
	seen          []observation
	room          [24]observation
}

// observation is evidence with what deciding needs beside it.
type observation struct {
	Evidence
	base   string // name without language: counted once
	basis  Basis
	reason AutoReason
	status string
}

// see adds an observation. Of one name only the heaviest counts.
func (j *judgement) see(o observation) {
	if j.seen == nil {
		j.seen = j.room[:0]
	}
	for i := range j.seen {
		if have := &j.seen[i]; have.base == o.base && have.Kind == o.Kind {
			if o.Weight > have.Weight {
				*have = o
			}
			return
		}
	}
	j.seen = append(j.seen, o)
}

// seeHeader adds what stands in a header field or in the MIME structure.
func (j *judgement) seeHeader(name string, basis Basis, kind Kind, weight float64, match string) {
	j.see(observation{Evidence: Evidence{Kind: kind, Weight: weight, Match: clip(match)}, base: name, basis: basis})
}

// has tells whether something of a name was seen.
func (j *judgement) has(base string) bool {
	for i := range j.seen {
		if j.seen[i].base == base {
			return true
		}
	}
	return false
}

// clip shortens what is shown of a header.
func clip(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// subject reads the subject's phrases.
func (j *judgement) subject() {
	s := j.p.Subject
	from := replyPrefix(s)
	if from > 0 {
		j.seeHeader("header.reply_subject", ByHeaders, Human, 0.8, s[:from])
	}
	s = s[:min(len(s), maxJudged)]
	lexicon().find(s, min(from, len(s)), len(s), func(g *signal, start, end int) {
		if g.zone&inSubject == 0 {
			return
		}
		weight := g.weight
		if from > 0 && (start <= from || s[start-1] != '(') {
			weight /= 4 // the subject of the mail before this one
		}
		if g.kind == Bounce && from == 0 && start == from {
			j.reportSubject = true
		}
		j.see(observation{
			Evidence: Evidence{Name: g.id, Kind: g.kind, Weight: weight, Match: s[start:end]},
			base:     g.name, basis: ByWords, reason: g.reason, status: g.status,
		})
	})
}

// replyPrefixes are what mail programs put before the subject they answer.
var replyPrefixes = [...]string{"re", "aw", "sv", "vs", "antw", "odp", "ynt", "rif", "r", "res", "ref", "bls", "fw", "fwd", "wg", "tr", "rv", "enc", "回复", "答复", "回覆", "转发", "返信", "απ", "ha"}

// replyPrefix returns how many bytes of "Re: AW: " a subject begins with.
func replyPrefix(s string) int {
	at := 0
	if end := strings.IndexByte(s, ']'); end > 0 && end < 40 && s[0] == '[' { // "[list] Re: "
		if n := replyPrefix(s[end+1:]); n > 0 {
			return end + 1 + n
		}
	}
	for {
		rest := strings.TrimLeft(s[at:], " ")
		skipped := len(s) - at - len(rest)
		i := strings.IndexAny(rest, ":：")
		if i <= 0 || i > 12 {
			return at
		}
		word, _, _ := strings.Cut(rest[:i], "[")
		word = strings.TrimSpace(word)
		known := false
		for _, p := range replyPrefixes {
			known = known || strings.EqualFold(word, p)
		}
		if !known {
			return at
		}
		i += len(":")
		if !strings.HasPrefix(rest[i-1:], ":") {
			i += len("：") - len(":")
		}
		at += skipped + i
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " "))
	}
}

// bodyWords reads the phrases of the body: in the newest text all of them; in
// footers only what machines put there; in quotes none, unless a mail system
// sent it, whose report may look like a quote.
func (j *judgement) bodyWords() {
	left, newest := maxJudged, 0
	for _, s := range j.p.Segments {
		n := min(s.End-s.Start, left)
		if n <= 0 {
			break
		}
		switch s.Role {
		case Newest:
			j.scan(s.Start, s.Start+n, newest, nil)
			newest += s.End - s.Start
		case Signature, Disclaimer:
			j.scan(s.Start, s.Start+n, 0, func(g *signal) bool {
				return g.kind == Other && !j.throughGroup() || g.name == "words.automatic" || g.name == "words.mobile_tag" || j.readsReport() && g.kind == Bounce
			})
		case Quote, Forward:
			if newest > 0 && s.Role == Quote {
				j.seeHeader("body.quote", ByWords, Human, 0.7, "")
			}
			receipt := j.has("subject.read_receipt") // shows a header as quotes do
			if !j.readsReport() && !receipt {
				continue
			}
			j.scan(s.Start, s.Start+n, 0, func(g *signal) bool {
				return j.readsReport() && g.kind == Bounce || receipt && g.name == "words.read_receipt"
			})
		}
		left -= n
	}
}

// readsReport tells whether the text may be a mail system's report.
func (j *judgement) readsReport() bool { return j.daemon || j.reportSubject }

// lateStart is where in the newest text an automatic statement is no longer
// what the message is about.
const lateStart = 700

// scan reads the phrases of Body[start:end]; before is how many bytes of newest
// text stood above it.
func (j *judgement) scan(start, end, before int, counts func(*signal) bool) {
	text := j.p.Body
	for end < len(text) && text[end]&0xC0 == 0x80 {
		end-- // not amid a character
	}
	lexicon().find(text, start, end, func(g *signal, from, to int) {
		if g.zone&inBody == 0 || counts != nil && !counts(g) {
			return
		}
		weight, kind := g.weight, g.kind
		if g.name == "words.machine" && j.answers() {
			kind, weight = AutoReply, machineAnswers
		}
		if kind == AutoReply && before+from-start > lateStart {
			weight *= 0.4
		}
		j.see(observation{
			Evidence: Evidence{Name: g.id, Kind: kind, Weight: weight, Start: from, End: to, Match: text[from:to]},
			base:     g.name, basis: ByWords, reason: g.reason, status: g.status,
		})
	})
	if counts == nil {
		j.question(start, end)
		j.code(start, end)
	}
}

// code sees a status code: people seldom write one.
func (j *judgement) code(start, end int) {
	const reach = 4 << 10
	if status := statusInText(j.p.Body[start:min(end, start+reach)]); status != "" {
		j.see(observation{Evidence: Evidence{Kind: Bounce, Weight: 2, Match: status}, base: "body.status_code", basis: ByWords})
	}
}

// question sees a question mark at the end of a sentence: automatic answers
// seldom ask.
func (j *judgement) question(start, end int) {
	text := j.p.Body[start:end]
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '?')
		if i < 0 {
			return
		}
		at += i + 1
		if at == len(text) || text[at] <= ' ' {
			j.see(observation{Evidence: Evidence{Kind: Human, Weight: 1, Start: start + at - 1, End: start + at, Match: "?"}, base: "body.question", basis: ByWords})
			return
		}
	}
}

// decide returns the kind with the greatest sum and how firmly it is known.
func (j *judgement) decide() (Kind, Basis) {
	order := [...]Kind{Human, Bounce, AutoReply, Other}
	sums := [len(order)]float64{j.prior()}
	for i := range j.seen {
		for k := range order {
			if j.seen[i].Kind == order[k] {
				sums[k] += j.seen[i].Weight
			}
		}
	}
	best := 0
	for k := range sums {
		if sums[k] > sums[best] {
			best = k
		}
	}
	return order[best], j.basis(order[best])
}

// basis is the firmest one among the observations that carry the kind.
func (j *judgement) basis(kind Kind) Basis {
	const carries = 2.0
	basis := ByDefault
	for i := range j.seen {
		if o := &j.seen[i]; o.Kind == kind && o.Weight >= carries && rank(o.basis) > rank(basis) {
			basis = o.basis
		}
	}
	return basis
}

func rank(b Basis) int {
	for i, other := range [...]Basis{ByDefault, ByWords, ByHeaders, ByStructure} {
		if b == other {
			return i
		}
	}
	return 0
}

// evidence returns what was seen, for those who ask why.
func (j *judgement) evidence() []Evidence {
	if len(j.seen) == 0 {
		return nil
	}
	out := make([]Evidence, len(j.seen))
	for i := range j.seen {
		if out[i] = j.seen[i].Evidence; out[i].Name == "" {
			out[i].Name = j.seen[i].base
		}
	}
	return out
}
