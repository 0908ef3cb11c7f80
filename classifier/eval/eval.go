// Package eval measures a classifier against replies whose meaning is known.
//
// It is pure: outcomes in, figures out. Whoever calls it classifies the
// replies and prints the Report.
package eval

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/heed-mail/heed/classifier"
)

// Truth is what a reply is known to mean.
type Truth struct {
	Kind  classifier.Kind // empty means Human
	Label classifier.Label
	Tags  []classifier.Tag
	// TagsUnknown leaves the tags beside opt_out unmeasured.
	TagsUnknown bool
	// Resume is the day to come back, where the truth gives one, and ResumeTo
	// the last such day where it gives a window: right is a window that shares
	// a day with it. ResumeKnown says that the truth speaks of dates at all, so
	// that a zero Resume means there is none.
	Resume, ResumeTo time.Time
	ResumeKnown      bool
}

// Outcome is one reply with its truth and its verdict.
type Outcome struct {
	Source  string // names it in lists
	Lang    string // groups it; may be empty
	Text    string
	Truth   Truth
	Verdict classifier.Verdict
	// Disposition is what a whole program made of it: halt, hold, review or
	// none. Empty, the verdict alone says whether a person reads the reply.
	Disposition string
}

// Report is what was measured. Shares and probabilities are 0..1; a share of
// nothing is 0.
type Report struct {
	Count    int     `json:"count"`
	Humans   int     `json:"humans"`   // with a label
	Accuracy float64 `json:"accuracy"` // over labels and kinds
	Labels   float64 `json:"labels"`   // share of humans with the right label

	Classes   []string `json:"classes"`   // in the order of Confusion and PerClass
	Confusion [][]int  `json:"confusion"` // [truth][verdict]
	PerClass  []Class  `json:"per_class"`
	PerLang   []Group  `json:"per_lang,omitempty"`
	PerTag    []Class  `json:"per_tag"`

	Acted          float64    `json:"acted"`           // share of humans acted on without a person
	ActedPrecision float64    `json:"acted_precision"` // of those, how many rightly
	Coverage       []Coverage `json:"coverage"`

	CalibrationError float64 `json:"calibration_error"` // expected, over Bins
	Bins             []Bin   `json:"bins"`

	OptOuts OptOuts `json:"opt_outs"`
	Dates   Dates   `json:"dates"`
	Reviews []Count `json:"reviews"` // by reason
	Errors  []int   `json:"errors"`  // numbers of the outcomes with a wrong label or kind, surest first
}

// Class is how one class, or tag, did.
type Class struct {
	Name      string  `json:"name"`
	Count     int     `json:"count"` // of the truth
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// Group is how the replies of one language did.
type Group struct {
	Name           string  `json:"name"`
	Count          int     `json:"count"` // humans
	Labels         float64 `json:"labels"`
	Acted          float64 `json:"acted"`
	ActedPrecision float64 `json:"acted_precision"`
}

// Coverage is the greatest share of humans that can be acted on, surest first,
// with at least the given precision.
type Coverage struct {
	Precision  float64 `json:"precision"`
	Share      float64 `json:"share"`
	Confidence float64 `json:"confidence"` // least confidence among them
}

// Bin holds the verdicts of a tenth of the range of confidence.
type Bin struct {
	From       float64 `json:"from"`
	To         float64 `json:"to"`
	Count      int     `json:"count"`
	Confidence float64 `json:"confidence"` // mean
	Accuracy   float64 `json:"accuracy"`
}

// OptOuts accounts for every wish that contact ends.
type OptOuts struct {
	Count      int   `json:"count"`
	Suppressed int   `json:"suppressed"` // tagged, and halted where there is a disposition
	Reviewed   int   `json:"reviewed"`   // not suppressed, but a person reads it
	Mishandled int   `json:"mishandled"` // neither
	False      int   `json:"false"`      // of humans, suppressed without being one
	Missed     []int `json:"missed"`     // numbers of the mishandled outcomes
	Wrongly    []int `json:"wrongly"`    // numbers of the False ones
}

// Dates accounts for days to come back.
type Dates struct {
	Given    int   `json:"given"`    // the truth has one
	Right    int   `json:"right"`    // read, and it holds the day, or one of the window's
	Exact    int   `json:"exact"`    // of the right, with the very same days
	Wrong    int   `json:"wrong"`    // read, but it does not
	Missed   int   `json:"missed"`   // not read
	Invented int   `json:"invented"` // read where there is none
	Errors   []int `json:"errors"`   // numbers of the outcomes wrong, missed or invented
}

// Count is how often something occurred.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

var classNames = []string{
	string(classifier.Interested), string(classifier.Later), string(classifier.NotInterested), string(classifier.Unclear),
	string(classifier.AutoReply), string(classifier.Bounce), string(classifier.Other),
}

// precisions are what Coverage is reported at.
var precisions = []float64{0.90, 0.95, 0.98}

// Judge measures outcomes.
func Judge(outcomes []Outcome) Report {
	r := Report{Count: len(outcomes), Classes: slices.Clone(classNames), Errors: []int{}}
	r.countClasses(outcomes)
	var humans []Outcome
	for _, o := range outcomes {
		if o.Truth.human() {
			humans = append(humans, o)
		}
	}
	r.Humans = len(humans)
	r.Labels = labelsRight(humans)
	r.Acted, r.ActedPrecision = acted(humans)
	r.Coverage = coverage(humans)
	r.CalibrationError, r.Bins = calibration(humans)
	r.PerTag = perTag(humans)
	r.PerLang = perLang(humans)
	r.OptOuts = optOuts(outcomes)
	r.Dates = dates(outcomes)
	r.Reviews = reviews(humans)
	return r
}

func (t *Truth) human() bool { return t.Kind == "" || t.Kind == classifier.Human }

func (t *Truth) class() string {
	if t.human() {
		return string(t.Label)
	}
	return string(t.Kind)
}

// verdictClass is the label of a human reply and the kind of any other.
func verdictClass(v *classifier.Verdict) string {
	if v.Kind == "" || v.Kind == classifier.Human {
		return string(v.Label)
	}
	return string(v.Kind)
}

func (o *Outcome) labelRight() bool { return o.Verdict.Label == o.Truth.Label }

// reviewed says that nothing is done before a person has read it.
func (o *Outcome) reviewed() bool {
	if o.Disposition != "" {
		return o.Disposition == "review"
	}
	return o.Verdict.ReviewReason != ""
}

// suppressed says that the writer is never mailed again. What is no answer is
// halted for nothing else.
func (o *Outcome) suppressed() bool {
	tagged := slices.Contains(o.Verdict.Tags, classifier.OptOut)
	return tagged && (o.Disposition == "" || o.Disposition == "halt") || o.Verdict.Kind == classifier.Other && o.Disposition == "halt"
}

// share is a fraction that is 0 of nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func (r *Report) countClasses(outcomes []Outcome) {
	r.Confusion = make([][]int, len(classNames))
	for i := range r.Confusion {
		r.Confusion[i] = make([]int, len(classNames))
	}
	right := 0
	for i := range outcomes {
		o := &outcomes[i]
		truth, said := slices.Index(classNames, o.Truth.class()), slices.Index(classNames, verdictClass(&o.Verdict))
		if truth >= 0 && said >= 0 {
			r.Confusion[truth][said]++
		}
		if truth == said {
			right++
		} else {
			r.Errors = append(r.Errors, i)
		}
	}
	r.Accuracy = share(right, len(outcomes))
	slices.SortStableFunc(r.Errors, func(a, b int) int {
		return cmp.Compare(outcomes[b].Verdict.Confidence, outcomes[a].Verdict.Confidence)
	})
	for c, name := range classNames {
		said, truth := 0, 0
		for k := range classNames {
			said += r.Confusion[k][c]
			truth += r.Confusion[c][k]
		}
		r.PerClass = append(r.PerClass, figures(name, r.Confusion[c][c], said, truth))
	}
}

func figures(name string, both, said, truth int) Class {
	c := Class{Name: name, Count: truth, Precision: share(both, said), Recall: share(both, truth)}
	if c.Precision+c.Recall > 0 {
		c.F1 = 2 * c.Precision * c.Recall / (c.Precision + c.Recall)
	}
	return c
}

func labelsRight(humans []Outcome) float64 {
	n := 0
	for i := range humans {
		if humans[i].labelRight() {
			n++
		}
	}
	return share(n, len(humans))
}

func acted(humans []Outcome) (part, precision float64) {
	n, right := 0, 0
	for i := range humans {
		if !humans[i].reviewed() {
			n++
			if humans[i].labelRight() {
				right++
			}
		}
	}
	return share(n, len(humans)), share(right, n)
}

func coverage(humans []Outcome) []Coverage {
	order := slices.Clone(humans)
	slices.SortStableFunc(order, func(a, b Outcome) int { return cmp.Compare(b.Verdict.Confidence, a.Verdict.Confidence) })
	out := make([]Coverage, len(precisions))
	for i, p := range precisions {
		out[i] = Coverage{Precision: p, Confidence: 1}
	}
	right := 0
	for n := range order {
		if order[n].labelRight() {
			right++
		}
		for i, p := range precisions {
			if share(right, n+1) >= p {
				out[i].Share, out[i].Confidence = share(n+1, len(order)), order[n].Verdict.Confidence
			}
		}
	}
	return out
}

const binCount = 10

func calibration(humans []Outcome) (float64, []Bin) {
	bins := make([]Bin, binCount)
	for i := range bins {
		bins[i].From, bins[i].To = float64(i)/binCount, float64(i+1)/binCount
	}
	for i := range humans {
		o := &humans[i]
		b := &bins[max(0, min(binCount-1, int(o.Verdict.Confidence*binCount)))]
		b.Count++
		b.Confidence += o.Verdict.Confidence
		if o.labelRight() {
			b.Accuracy++
		}
	}
	sum := 0.0
	for i := range bins {
		b := &bins[i]
		if b.Count == 0 {
			continue
		}
		sum += math.Abs(b.Confidence - b.Accuracy)
		b.Confidence /= float64(b.Count)
		b.Accuracy /= float64(b.Count)
	}
	if len(humans) == 0 {
		return 0, bins
	}
	return sum / float64(len(humans)), bins
}

var tagNames = []classifier.Tag{
	classifier.OptOut, classifier.Referral, classifier.WrongPerson, classifier.LeftCompany, classifier.Question,
	classifier.Meeting, classifier.HasVendor, classifier.NoBudget, classifier.Hostile, classifier.LegalThreat,
}

func perTag(humans []Outcome) []Class {
	var out []Class
	for _, tag := range tagNames {
		both, said, truth := 0, 0, 0
		for i := range humans {
			if humans[i].Truth.TagsUnknown && tag != classifier.OptOut {
				continue
			}
			a, b := slices.Contains(humans[i].Truth.Tags, tag), slices.Contains(humans[i].Verdict.Tags, tag)
			if a {
				truth++
			}
			if b {
				said++
			}
			if a && b {
				both++
			}
		}
		out = append(out, figures(string(tag), both, said, truth))
	}
	return out
}

func perLang(humans []Outcome) []Group {
	byLang := map[string][]Outcome{}
	for _, o := range humans {
		if o.Lang != "" {
			byLang[o.Lang] = append(byLang[o.Lang], o)
		}
	}
	var out []Group
	for lang, group := range byLang {
		g := Group{Name: lang, Count: len(group), Labels: labelsRight(group)}
		g.Acted, g.ActedPrecision = acted(group)
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func optOuts(outcomes []Outcome) OptOuts {
	s := OptOuts{Missed: []int{}, Wrongly: []int{}}
	for i := range outcomes {
		o := &outcomes[i]
		if !slices.Contains(o.Truth.Tags, classifier.OptOut) {
			if o.suppressed() && o.Truth.human() {
				s.False++
				s.Wrongly = append(s.Wrongly, i)
			}
			continue
		}
		s.Count++
		switch {
		case o.suppressed():
			s.Suppressed++
		case o.reviewed() && (o.Disposition != "" || o.Verdict.Kind == classifier.Human):
			s.Reviewed++
		default:
			s.Mishandled++
			s.Missed = append(s.Missed, i)
		}
	}
	return s
}

func dates(outcomes []Outcome) Dates {
	d := Dates{Errors: []int{}}
	for i := range outcomes {
		o := &outcomes[i]
		if !o.Truth.ResumeKnown {
			continue
		}
		from, to, read := dayOf(o.Truth.Resume), dayOf(o.Truth.ResumeTo), o.Verdict.Resume
		if o.Truth.ResumeTo.IsZero() {
			to = from
		}
		given := !o.Truth.Resume.IsZero()
		if given {
			d.Given++
		}
		switch {
		case !given && read == nil:
			continue
		case !given:
			d.Invented++
		case read == nil:
			d.Missed++
		case to < dayOf(read.From) || dayOf(read.To) < from:
			d.Wrong++
		default:
			d.Right++
			if from == dayOf(read.From) && to == dayOf(read.To) {
				d.Exact++
			}
			continue
		}
		d.Errors = append(d.Errors, i)
	}
	return d
}

// dayOf is the calendar day, whatever the zone it is meant in; days compare as
// they follow each other.
func dayOf(t time.Time) string { return t.Format(time.DateOnly) }

func reviews(humans []Outcome) []Count {
	n := map[string]int{}
	for i := range humans {
		if reason := humans[i].Verdict.ReviewReason; reason != "" {
			n[reason]++
		}
	}
	out := []Count{}
	for name, count := range n {
		out = append(out, Count{name, count})
	}
	slices.SortFunc(out, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return out
}
