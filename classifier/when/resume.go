package when

// resume picks the phrase that says when to write again.
func (r *reader) resume(phrases []phrase) (best int, days stretch, ok bool) {
	top := 0
	for i := range phrases {
		if phrases[i].dropped || phrases[i].rel == relSince {
			continue
		}
		got, valid := r.wish(phrases, i)
		if !valid {
			continue
		}
		if score := r.weigh(phrases, i); score >= top {
			best, days, ok, top = i, got, true, score
		}
	}
	return best, days, ok
}

// wish is the stretch a phrase asks for, from the day of reference on.
func (r *reader) wish(phrases []phrase, i int) (stretch, bool) {
	p := phrases[i]
	var got stretch
	var ok bool
	switch {
	case p.anaphor:
		got, ok = r.counted(phrases, i)
	case p.amountOnly:
		got, ok = r.afterAmount(phrases, i), true
	default:
		if p.rel == relBefore && p.n == 0 && r.near(phrases, i).not {
			p.rel = relNotBefore // "vor Weihnachten wird das nichts"
		}
		if p.rel == relOnce && (r.is(p.last, kOver) || r.is(p.last+1, kOver)) {
			p.rel = relAfter // "once Q2 is over"
		}
		if (p.rel == relNone || p.rel == relIn) && r.near(phrases, i).blocked {
			p.rel = relAfter // "all of June is full"
		}
		if got, ok = r.place(p); ok {
			got = r.applied(p, got)
		}
	}
	if !ok || got.to < r.ref {
		return got, false
	}
	got.from = max(got.from, r.ref)
	return got, true
}

// counted is an amount before or after what a phrase before it names:
// "renewal end of 2026, write three months before". "The following week" counts
// from today where nothing is named.
func (r *reader) counted(phrases []phrase, i int) (stretch, bool) {
	p := phrases[i]
	for _, pasts := range [2]bool{false, true} { // what is over only if nothing else is named
		for j := i - 1; j >= max(0, i-4); j-- {
			q := phrases[j]
			if q.dropped || q.anaphor || q.amountOnly && q.rel == relNone || !q.amountOnly && r.near(phrases, j).past != pasts {
				continue
			}
			got, ok := r.place(q)
			if q.amountOnly {
				got, ok = r.afterAmount(phrases, j), true
			}
			if ok && p.n == 0 && q.amountOnly { // "the next six weeks, after that"
				return got, true
			}
			if ok && p.a.what == formWeekday { // "the Monday after"
				return p.a.next(got.to)
			}
			if ok {
				return r.applied(p, got), true
			}
		}
	}
	if p.rel == relAfter && p.span && r.is(p.core, kShift) || r.is(p.last-1, kShift) {
		s := r.period(p.unit, 1)
		return stretch{s.from, s.until}, true
	}
	return stretch{}, false
}

// afterAmount is "in six weeks", "over the next month"; and, after a past
// anchor, "signed in January for two years".
func (r *reader) afterAmount(phrases []phrase, i int) stretch {
	p := phrases[i]
	if p.rel == relFor && i > 0 && !phrases[i-1].amountOnly && p.first-phrases[i-1].last <= 2 && r.near(phrases, i-1).past {
		if got, ok := phrases[i-1].a.previous(r.ref); ok {
			return stretch{add(got.from, p.n, p.unit), add(got.to, p.hi, p.unit)}
		}
	}
	from, to := add(r.ref, p.n, p.unit), add(r.ref, p.hi, p.unit)
	if p.rel == relWithin {
		return stretch{r.ref + 1, to}
	}
	return stretch{from, to + slack(p.unit)}
}

// place settles the years of a phrase's shapes.
func (r *reader) place(p phrase) (stretch, bool) {
	a, ok := r.placeShape(p.a)
	if !p.ranged && !p.either {
		return a, ok
	}
	if p.either {
		b, okB := r.placeShape(p.b)
		if ok && okB {
			return a.join(b), true
		}
		if okB {
			return b, true
		}
		return a, ok
	}
	b, ok := p.b.next(r.ref)
	if p.b.year == 0 && p.a.year != 0 {
		if a, ok = p.a.in(p.a.year); ok {
			b, ok = p.b.next(a.from)
		}
	}
	if !ok {
		return b, false
	}
	a, ok = p.a.previous(b.from)
	if !ok || a.from > b.to {
		return b, ok
	}
	return stretch{a.from, b.to}, true
}

// placeShape is the next occurrence of a shape. A date without a year that was
// lately is meant as past.
func (r *reader) placeShape(s shape) (stretch, bool) {
	got, ok := s.next(r.ref)
	if ok && s.what == formDate && s.year == 0 && got.from-r.ref > 275 {
		ok = false
	}
	if ok && got.to < r.ref {
		ok = false
	}
	if s.swapped {
		other, okOther := r.placeShape(s.turned())
		switch year, _, _ := r.ref.date(); {
		case !okOther:
		case !ok, got.from >= civil(year+1, 1, 1) && other.to < r.ref+180:
			return other, true
		case other.from >= civil(year+1, 1, 1) && got.to < r.ref+180:
		default:
			return got.join(other), true
		}
	}
	return got, ok
}

// applied moves a placed stretch by its relation.
func (r *reader) applied(p phrase, got stretch) stretch {
	whole := got.to - got.from + 1
	switch {
	case p.n > 0 && p.rel == relBefore && p.span:
		return stretch{add(got.from, -1, p.unit), got.from - 1}
	case p.n > 0 && p.rel == relBefore:
		return stretch{add(got.from, -p.hi, p.unit), addEnd(got.to, -p.n, p.unit)}
	case p.n > 0 && p.span && p.event:
		return stretch{got.from + whole*2/3, add(got.to, 1, p.unit)}
	case p.n > 0 && p.span && p.unit == unitWeek && whole == 1:
		return stretch{got.to.monday() + 7, got.to.monday() + 13}
	case p.n > 0 && p.span:
		return stretch{got.to + 1, add(got.to, 1, p.unit)}
	case p.n > 0:
		return stretch{add(got.from, p.n, p.unit), add(got.to, p.hi, p.unit) + slack(p.unit)}
	}
	switch p.rel {
	case relAfter:
		if p.event {
			return stretch{got.from + whole*2/3, got.to + 14}
		}
		return r.past(p, got)
	case relBefore:
		return stretch{max(r.ref, got.from-21), max(r.ref, got.from-1)}
	case relNotBefore:
		if p.a.what == formFeast {
			return r.past(p, got)
		}
	case relUntil:
		if whole <= 7 || p.a.part == partEnd || p.a.part == partLate || p.a.what == formFeast || r.closes(p) {
			return r.past(p, got)
		}
	}
	if (p.rel == relUntil || p.rel == relNotBefore || p.rel == relFrom) && whole > 300 {
		got.to = got.from + 89 // "wait till next year"
	}
	if p.a.what == formFeast && p.a.n == feastNewYear {
		got.to += 30
	}
	if r.is(p.first, kLater) && got.to > r.ref {
		got.from = max(got.from, r.ref+(got.to-r.ref)/4)
	}
	return got
}

// past is what comes after a stretch.
func (r *reader) past(p phrase, got stretch) stretch {
	whole := got.to - got.from + 1
	from := got.to + 1
	switch {
	case whole <= 2:
		return stretch{from.workday(), from.workday() + 13}
	case whole <= 7 && p.a.what != formFeast:
		return stretch{from.workday(), from + 6}
	case p.a.part != partNone || p.a.what == formFeast && whole < 40:
		return stretch{from, from + 13}
	}
	return stretch{from, from + 29}
}

func (r *reader) closes(p phrase) bool {
	return r.is(p.core, kClose) || r.is(p.core, kPart) && r.partAt(p.core) >= partLate
}

func (r *reader) partAt(i int) int {
	w, _ := r.sense(i, kPart)
	return int(w.value)
}

// surroundings are the cues in the sentence of a phrase.
type surroundings struct {
	contact            int // 0 none, else higher the closer
	past, farPast      bool
	future, back, away bool
	hours              bool
	not                bool
	suits, blocked     bool
}

// near looks at up to thirty tokens on either side, to the ends of the
// sentence.
func (r *reader) near(phrases []phrase, i int) (s surroundings) {
	for _, step := range [2]int{-1, 1} {
		k := phrases[i].first - 1
		if step > 0 {
			k = phrases[i].last
		}
		other, crossed, crossedPhrase := i+step, false, false
		for n := 0; n < 30 && k >= 0 && k < len(r.toks); n, k = n+1, k+step {
			if other >= 0 && other < len(phrases) && k >= phrases[other].first && k < phrases[other].last {
				crossedPhrase = crossedPhrase || !phrases[other].amountOnly
				if k == phrases[other].first && step < 0 || k == phrases[other].last-1 && step > 0 {
					other += step
				}
				continue
			}
			if r.ends(k) {
				break
			}
			t := r.toks[k]
			if t.kind != 'a' {
				crossed = crossed || t.kind == ',' || t.kind == '-' || t.kind == ':'
				continue
			}
			r.cue(k, step, n, crossed, crossedPhrase, &s)
			crossed = crossed || r.is(k, kBut)
		}
	}
	return s
}

// ends reports the end of a sentence.
func (r *reader) ends(k int) bool {
	switch r.toks[k].kind {
	case '!', '?', ';', '\n':
		return true
	case '.':
		return k+1 >= len(r.toks) || r.toks[k+1].gap != 0 && !r.mark(k-1, '0') || r.toks[k+1].capital
	}
	return false
}

func (r *reader) cue(k, step, n int, crossed, crossedPhrase bool, s *surroundings) {
	negated := r.active&langEnglish != 0 && (r.is(k-1, kNot) || r.is(k-2, kNot)) // "nobody will look"
	if r.is(k, kContact) && !negated {
		c := 8
		if crossed {
			c = 4
		}
		if crossedPhrase {
			c = 2
		}
		s.contact = max(s.contact, c-n/8)
	}
	if (r.is(k, kPast) || r.participle(k)) && !r.is(k-1, kState) && !crossedPhrase {
		s.past = s.past || !crossed
		s.farPast = s.farPast || step < 0
	}
	s.future = s.future || r.is(k, kFuture)
	if n < 5 && !crossed && !crossedPhrase {
		s.suits = s.suits || r.is(k, kSuits)
		s.blocked = s.blocked || r.is(k, kBlocked) && step > 0
	}
	s.not = s.not || r.is(k, kNot) && (n > 0 || !r.is(k, kFill)) && !crossed && !crossedPhrase && n <= 4
	if r.is(k, kBack) && !crossedPhrase {
		s.back = true
	}
	s.away = s.away || r.is(k, kAway)
	s.hours = s.hours || r.is(k, kHours)
}

// participle guesses an English past form the tables do not list.
func (r *reader) participle(k int) bool {
	t := r.toks[k]
	return t.kinds == 0 && t.end-t.start >= 5 && r.text[t.end-2:t.end] == "ed" && r.active&langEnglish != 0
}

// weigh says how likely a phrase is the time to write again; below 0 it is not.
func (r *reader) weigh(phrases []phrase, i int) int {
	p, s := phrases[i], r.near(phrases, i)
	score := s.contact
	switch p.rel {
	case relAfter, relUntil, relNotBefore, relOnce, relFrom, relWait:
		score += 3
	case relIn:
		if p.amountOnly {
			score += 3
		}
	case relBefore:
		score++
	case relFor:
		if p.amountOnly && (s.not || s.future) {
			score += 5 // "not for another six months"
		}
	default:
		if s.not { // "between April and September nobody reads mail"
			score -= 5 + s.contact
		}
	}
	if p.rel == relWait {
		score += 5 // "give me two weeks" is itself the wish
	}
	if p.anaphor && i+1 < len(phrases) && !phrases[i+1].amountOnly && phrases[i+1].first-p.last <= 3 {
		score -= 10 // "two months before the end, in January"
	}
	if p.anaphor {
		score += 3
	}
	if p.shift == shiftNext && p.amountOnly {
		score += 2
	}
	if s.future {
		score += 2
	}
	if s.suits {
		score += 4
	}
	if s.back {
		score++
	}
	switch {
	case s.past:
		score -= 7
	case s.farPast:
		score -= 2
	}
	if p.vague {
		score -= 3
	}
	if s.hours && (p.a.what == formWeekday || p.a.what == formFixed) {
		score -= 8
	}
	return score
}
