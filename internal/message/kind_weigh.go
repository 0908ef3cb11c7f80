package message

// What was seen is weighed against each other before it is summed: what only
// accompanies a kind must not make one, and a wish that contact ends must not
// drown.

// weighLoneBounce takes a single sentence about undelivered mail for talk, when
// no mail system is behind it and no error is named.
func (j *judgement) weighLoneBounce() {
	if j.daemon {
		return
	}
	var lone *observation
	for i := range j.seen {
		if o := &j.seen[i]; o.Kind == Bounce {
			if lone != nil {
				return
			}
			lone = o
		}
	}
	if lone == nil || lone.basis != ByWords {
		return
	}
	const reach = 2 << 10
	if _, _, names := nextAddress(j.p.Body[:min(len(j.p.Body), reach)], 0); !names || lone.base != "subject.bounce" {
		lone.Weight = min(lone.Weight, 2)
	}
}

// weighLoneFooter does the same for a single phrase of bulk mail: who complains
// of a missing unsubscribe link writes one too.
func (j *judgement) weighLoneFooter() {
	var footer *observation
	for i := range j.seen {
		if o := &j.seen[i]; o.Kind == Other && o.base != "words.bulk_footer" {
			return
		} else if o.Kind == Other {
			footer = o
		}
	}
	if footer != nil {
		footer.Weight = min(footer.Weight, 2)
	}
}

// weighTrimmings keeps what only surrounds automatic answers and bounces
// (courtesies, a deputy, the names of errors) below a person's prior as long as
// nothing weightier says that there is one.
func (j *judgement) weighTrimmings(kind Kind, carries float64) {
	const absences = 2
	usual, sum := 0, 0.0
	for i := range j.seen {
		o := &j.seen[i]
		if o.Kind != kind {
			continue
		}
		if o.Weight >= carries {
			return
		}
		if o.reason == Absence && o.End > 0 {
			usual++
		}
		sum += o.Weight
	}
	if usual >= absences || sum == 0 {
		return
	}
	for i := range j.seen {
		if o := &j.seen[i]; o.Kind == kind {
			o.Weight *= min(1, 0.9*j.prior()/sum)
		}
	}
}

// weighOptOut lets a wish that contact ends outweigh whatever the header says,
// unless the same words say that a machine wrote them: nobody's "stop" may be
// taken for an answering machine.
func (j *judgement) weighOptOut() {
	const overrules = 30.0
	machine := false
	for i := range j.seen {
		o := &j.seen[i]
		machine = machine || (o.Kind == AutoReply || o.Kind == Bounce) && o.End > 0 && o.Weight >= 2.5
	}
	for i := range j.seen {
		if o := &j.seen[i]; (o.base == "words.opt_out" || o.base == "words.unsubscribe_request") && o.Weight == humanOptOut && !machine {
			o.Weight = overrules
		}
	}
}

// answers tells mail that its header or subject shows to be an answer.
func (j *judgement) answers() bool { return j.thread || replyPrefix(j.p.Subject) > 0 }

// prior is what speaks for a person beforehand. A text without any header was
// handed in as an answer.
func (j *judgement) prior() float64 {
	if j.answers() || len(j.m.head.fields) == 0 {
		return humanPrior
	}
	return humanPriorUnasked
}
