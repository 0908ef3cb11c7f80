package classifier

import (
	"fmt"
	"math"
	"slices"

	"github.com/heed-mail/heed/classifier/when"
)

// Costs says what it costs to act on a reply as one thing when it was another,
// in needless looks by a person: Costs[truth][act]. Truths are the labels,
// opt_out (a no that also asks us to stop), auto_reply, bounce and other; acts
// are the same and review. What is missing costs as in DefaultCosts.
type Costs map[string]map[string]float64

// ActReview is the act of asking a person.
const ActReview = "review"

// actReview follows the classes in a row of costs.
const (
	actReview = int(numClasses)
	numActs   = actReview + 1
)

type costTable [numClasses][numActs]float64

// defaultCosts is by class, in their order, and review last. To act on unclear
// is to ask as well, only less warned. Every label halts and none mails, so most
// errors cost a few looks: a lost lead, or a no that is written to again, more
// than a rep who reads a no as a yes. Cheaper errors of interested were tried
// across lots: they act on 6 % more of the replies, are right on three of four of
// those, and take the precision below 0.95.
var defaultCosts = costTable{
	classInterested:    {0, 5, 6, 8, 1, 10, 20, 10, 1},
	classLater:         {4, 0, 5, 8, 1, 4, 10, 8, 1},
	classNotInterested: {4, 5, 0, 1, 1, 12, 8, 8, 1},
	classOptOut:        {12, 40, 10, 0, 1, 50, 8, 40, 1},
	classUnclear:       {4, 4, 4.5, 6, 0, 6, 10, 6, 0.5},
	classAutoReply:     {3, 3, 10, 15, 1, 0, 8, 2, 1},
	classBounce:        {3, 5, 4, 4, 1, 6, 0, 3, 1},
	classOther:         {1.5, 5, 8, 10, 0.5, 6, 10, 0, 0.5},
}

// DefaultCosts returns the costs that are used when none are given.
func DefaultCosts() Costs {
	c := Costs{}
	for truth, row := range defaultCosts {
		acts := map[string]float64{ActReview: row[actReview]}
		for act := range numClasses {
			acts[classTitles[act]] = row[act]
		}
		c[classTitles[truth]] = acts
	}
	return c
}

// table checks the costs and fills in the defaults.
func (c Costs) table() (costTable, error) {
	t := defaultCosts
	for truth, acts := range c {
		i := slices.Index(classTitles[:], truth)
		if i < 0 {
			return t, fmt.Errorf("costs: no truth %q", truth)
		}
		for act, cost := range acts {
			j := slices.Index(classTitles[:], act)
			if act == ActReview {
				j = actReview
			}
			if j < 0 {
				return t, fmt.Errorf("costs: no act %q", act)
			}
			if !(cost >= 0) || math.IsInf(cost, 0) {
				return t, fmt.Errorf("costs: %s as %s costs %v", truth, act, cost)
			}
			t[i][j] = cost
		}
	}
	return t, nil
}

// expected is what an act costs on average.
func (t *costTable) expected(p *[numClasses]float64, act int) float64 {
	sum := 0.0
	for k := range p {
		sum += p[k] * t[k][act]
	}
	return sum
}

// Temperature, fitted across lots: a long text repeats itself and so seems
// surer than it is, and so does one of which little is known.
const (
	coolness           = 1.20
	coolnessLong       = 0.15 // for each hundred known features
	coolnessUnfamiliar = 0.30 // for the share of unknown ones
)

// calibrated turns scores into probabilities.
func (w *workspace) calibrated() [numClasses]float64 {
	var z [numClasses]float64
	unknown := 1 - float64(w.known)/float64(max(1, len(w.set.list)))
	t := coolness + coolnessLong*float64(w.known)/100 + coolnessUnfamiliar*unknown
	for k := range z {
		z[k] = w.scores[k] / t
	}
	return softmax(z)
}

// softmax turns scores into probabilities.
func softmax(z [numClasses]float64) (p [numClasses]float64) {
	top := slices.Max(z[:])
	sum := 0.0
	for k := range p {
		p[k] = math.Exp(z[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// When the guards step in.
const (
	longText       = 220 // words
	unfamiliarPart = 0.5 // of the words
	unfamiliarMin  = 6   // words
	contradiction  = 1.2 // nats on either side
	surelyOne      = 0.9 // confidence that settles a contradiction
	plainOptOut    = 6.0 // weight of a rule that needs no second look
	rivalry        = 0.6 // of the weaker side to the stronger
	likelyOptOut   = 0.3 // a wrongly suppressed no costs little, a missed opt-out much
	possibleOptOut = 1.0 // expected cost of acting as if it were none
)

// verdict makes a verdict of what was read and weighed.
func (c *Classifier) verdict(w *workspace, in *Input) Verdict {
	p := w.calibrated()
	v := Verdict{Model: c.name}
	v.Kind, v.KindConfidence = kindOf(&p)
	h := humanOnly(&p)
	v.Scores = Scores{
		Interested: h[classInterested], Later: h[classLater],
		NotInterested: h[classNotInterested] + h[classOptOut], Unclear: h[classUnclear],
	}
	v.Label, v.Confidence = v.Scores.best()
	plain := w.plainOptOut(c.book)
	c.decide(w, &v, &h, plain)
	c.addTags(w, &v)
	c.addFacts(w, &v, in)
	if !c.noEvidence {
		c.addEvidence(w, &v, in)
	}
	return v
}

// humanOnly gives the probabilities of the labels, given that a person wrote.
func humanOnly(p *[numClasses]float64) (h [numClasses]float64) {
	sum := 1e-300
	for k := classInterested; !k.isKind(); k++ {
		sum += p[k]
	}
	for k := classInterested; !k.isKind(); k++ {
		h[k] = p[k] / sum
	}
	return h
}

// decide settles the opt-out and whether a person should decide.
func (c *Classifier) decide(w *workspace, v *Verdict, h *[numClasses]float64, plain bool) {
	act := classOf(v.Label)
	review := c.costs.expected(h, actReview)
	doubt := (h[classOptOut] + sigmoid(w.scores[numClasses])) / 2
	optOut := plain && v.Label != Interested || v.Label == NotInterested && doubt >= likelyOptOut
	if optOut {
		v.Tags = append(v.Tags, OptOut)
		if v.Label == NotInterested {
			act = classOptOut
		}
	}
	switch cost := c.costs.expected(h, int(act)); {
	case optOut && v.Label == NotInterested && plain:
	case (optOut || plain) && v.Label != NotInterested, !optOut && (w.hintsOptOut(c.book) || doubt*c.costs[classOptOut][act] > possibleOptOut):
		v.ReviewReason = ReviewOptOut
	case v.Label == Unclear:
		v.ReviewReason = ReviewUnclear
	case w.plain > longText:
		v.ReviewReason = ReviewLong
	case w.plain >= unfamiliarMin && float64(w.unknown) > unfamiliarPart*float64(w.plain):
		v.ReviewReason = ReviewUnfamiliar
	case v.Label != Later && v.Confidence < surelyOne && w.contradicts():
		v.ReviewReason = ReviewContradiction
	case cost > review:
		v.ReviewReason = ReviewCost
	}
}

func classOf(l Label) class {
	c, _ := classByName(string(l))
	return c
}

// plainOptOut says whether a rule plainly reads a wish that contact ends.
func (w *workspace) plainOptOut(b *ruleBook) bool {
	return slices.ContainsFunc(w.hits.hits, func(h hit) bool {
		r := &b.rules[h.rule]
		return r.class == classOptOut && r.weight >= plainOptOut && !h.negated && h.factor > 0.99
	})
}

// hintsOptOut says whether any rule reads such a wish, even doubtfully.
func (w *workspace) hintsOptOut(b *ruleBook) bool {
	return slices.ContainsFunc(w.hits.hits, func(h hit) bool {
		return b.rules[h.rule].class == classOptOut && !h.negated
	})
}

// contradicts says whether rules speak strongly for a yes and for a no.
func (w *workspace) contradicts() bool {
	var most [numClasses]float32
	for i := range w.terms {
		t := &w.terms[i]
		if t.class != noClass {
			most[t.class] = max(most[t.class], t.by[t.class])
		}
	}
	yes, no := most[classInterested], max(most[classNotInterested], most[classOptOut])
	return min(yes, no) > max(contradiction, rivalry*max(yes, no))
}

func kindOf(p *[numClasses]float64) (Kind, float64) {
	human := 0.0
	for k := classInterested; !k.isKind(); k++ {
		human += p[k]
	}
	kind, best := Human, human
	for i, k := range []Kind{AutoReply, Bounce, Other} {
		if q := p[int(classAutoReply)+i]; q > best {
			kind, best = k, q
		}
	}
	return kind, best
}

func (s Scores) best() (Label, float64) {
	label, p := Unclear, s.Unclear
	if s.Interested > p {
		label, p = Interested, s.Interested
	}
	if s.Later > p {
		label, p = Later, s.Later
	}
	if s.NotInterested > p {
		label, p = NotInterested, s.NotInterested
	}
	return label, p
}

// likelyTag is the probability at which a tag is set that no rule speaks for,
// and ruledTag the lesser one where a rule does: by tag, in their order, since
// rules are not equally exact. Chosen across lots for a precision of 0.85 where
// that leaves anything.
const likelyTag = 0.28

var ruledTag = [numTags]float64{1, 0.20, 0.10, 0.30, 0.10, 0.15, 0.40, 0.05, 0.10, 0.10}

// addTags sets the tags beside opt_out.
func (c *Classifier) addTags(w *workspace, v *Verdict) {
	var ruled [numTags]bool
	for i := range w.hits.hits {
		h := &w.hits.hits[i]
		if r := &c.book.rules[h.rule]; r.tag >= 0 && !h.negated {
			ruled[r.tag] = true
		}
	}
	for t := 1; t < numTags; t++ {
		if allTags[t] == Question && v.Label != Interested && v.Label != Later {
			continue // "who are you?" asks nothing about the offer
		}
		p := sigmoid(w.scores[numClasses+t])
		if p >= likelyTag || ruled[t] && p >= ruledTag[t] {
			v.Tags = append(v.Tags, allTags[t])
		}
	}
}

// addFacts reads dates, names and proposed times.
func (c *Classifier) addFacts(w *workspace, v *Verdict, in *Input) {
	text := in.Text[:min(len(in.Text), MaxText)]
	if !in.Received.IsZero() {
		var window when.Window
		var ok bool
		switch {
		case v.Kind == AutoReply:
			window, ok = when.Return(text, in.Received)
		case v.Label == Later:
			window, ok = when.Resume(text, in.Received)
		}
		if ok {
			v.Resume = &window
		}
	}
	if slices.Contains(v.Tags, Referral) {
		v.Referral = w.contact(text)
	}
	if slices.Contains(v.Tags, Meeting) {
		v.Meeting = w.meeting(text)
	}
}
