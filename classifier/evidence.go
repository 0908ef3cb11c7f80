package classifier

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// How much evidence a verdict lists.
const (
	maxRuleEvidence = 6
	maxWordEvidence = 5
	leastEvidence   = 0.05 // nats
)

// addEvidence lists the rules and words that decided.
func (c *Classifier) addEvidence(w *workspace, v *Verdict, in *Input) {
	target := winner(v)
	v.Evidence = make([]Evidence, 0, maxRuleEvidence+maxWordEvidence+1)
	c.addRuleEvidence(w, v, in)
	c.addWordEvidence(w, v, in, target)
	slices.SortStableFunc(v.Evidence, func(a, b Evidence) int {
		return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight))
	})
	if w.cut {
		v.Evidence = append(v.Evidence, Evidence{Source: FromGuard, Name: "cut", Label: string(Unclear)})
	}
	if v.ReviewReason != "" {
		v.Evidence = append(v.Evidence, Evidence{Source: FromGuard, Name: v.ReviewReason, Label: ActReview})
	}
}

// winner is the class whose words are shown.
func winner(v *Verdict) class {
	if v.Kind != Human {
		c, _ := classByName(string(v.Kind))
		return c
	}
	if slices.Contains(v.Tags, OptOut) {
		return classOptOut
	}
	c, _ := classByName(string(v.Label))
	return c
}

func (c *Classifier) addRuleEvidence(w *workspace, v *Verdict, in *Input) {
	for i := range w.terms {
		t := &w.terms[i]
		h := &w.hits.hits[t.hit]
		r := &c.book.rules[h.rule]
		e := Evidence{Source: FromRule, Name: r.id}
		switch {
		case t.class != noClass:
			e.Label, e.Weight = t.class.String(), float64(t.by[t.class])
		case r.tag >= 0:
			e.Label, e.Weight = string(allTags[r.tag]), r.weight
		default:
			continue
		}
		if h.negated {
			e.Name = "not " + e.Name
		}
		if !h.outside && int(h.to) <= len(w.body.tokens) && h.from < h.to {
			e.Start, e.End = int(w.body.tokens[h.from].start), int(w.body.tokens[h.to-1].end)
			e.Match = in.Text[e.Start:e.End]
		}
		v.Evidence = append(v.Evidence, e)
	}
	slices.SortStableFunc(v.Evidence, func(a, b Evidence) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	if len(v.Evidence) > maxRuleEvidence {
		v.Evidence = v.Evidence[:maxRuleEvidence]
	}
}

// share is a word's part of the score of class k, against the mean of all.
func (c *Classifier) share(t wordTerm, k class, scale float64, value float32) float64 {
	by := 0.0
	if t.row >= 0 {
		r := &c.model.rows[t.row]
		mean := 0.0
		for j := range numClasses {
			mean += (float64(r.log[j]) - c.model.logMass[j]) / numClasses
		}
		by += (1 - secondShare) * scale * (float64(r.log[k]) - c.model.logMass[k] - mean)
	}
	if t.second >= 0 {
		row := &c.second.weight[t.second]
		mean := float32(0)
		for j := range numClasses {
			mean += row[j] / numClasses
		}
		by += secondShare * float64(value*(row[k]-mean))
	}
	return by
}

func (c *Classifier) addWordEvidence(w *workspace, v *Verdict, in *Input, target class) {
	seconds := 0
	for _, t := range w.words {
		if t.second >= 0 {
			seconds++
		}
	}
	scale, value := wordScale(w.known), wordValue(seconds)
	var best [maxWordEvidence]struct {
		at int
		by float64
	}
	n := 0
	for i, t := range w.words {
		by := c.share(t, target, scale, value)
		if math.Abs(by) < leastEvidence {
			continue
		}
		at := n
		for at > 0 && math.Abs(best[at-1].by) < math.Abs(by) {
			at--
		}
		if at == maxWordEvidence {
			continue
		}
		n = min(n+1, maxWordEvidence)
		copy(best[at+1:n], best[at:n-1])
		best[at].at, best[at].by = i, by
	}
	for _, b := range best[:n] {
		v.Evidence = append(v.Evidence, w.wordEvidence(&w.set.list[w.words[b.at].feature], in.Text, target, b.by))
	}
}

// wordEvidence names a feature as the model reads it.
func (w *workspace) wordEvidence(f *feature, text string, target class, by float64) Evidence {
	e := Evidence{Source: FromWord, Label: target.String(), Weight: by}
	if f.form == formLength {
		e.Name = "<length>"
		return e
	}
	first, last := &w.body.tokens[f.from], &w.body.tokens[f.to-1]
	e.Start, e.End = int(first.start), int(last.end)
	e.Match = text[e.Start:e.End]
	e.Name = strings.ToLower(strings.Join(strings.Fields(e.Match), " "))
	if first.flags&negated != 0 {
		e.Name = "not " + e.Name
	}
	switch f.form {
	case formFirst:
		e.Name = "^ " + e.Name
	case formLast:
		e.Name += " $"
	}
	return e
}
