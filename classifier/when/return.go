package when

// absence is what one phrase of a notice says: the days the author may be back
// on, and the first day away.
type absence struct {
	back   stretch
	begins day
}

// comeback picks the latest return a notice names.
func (r *reader) comeback(phrases []phrase) (best int, a absence, ok bool) {
	var begins day
	strong := false
	for i := range phrases {
		got, firm, valid := r.absence(phrases, i)
		if got.begins > begins {
			begins = got.begins
		}
		if !valid || got.back.to < r.ref || strong && !firm {
			continue
		}
		if !ok || firm && !strong || got.back.to > a.back.to {
			best, a, ok, strong = i, got, true, firm
		}
	}
	if ok && a.begins == 0 && begins < a.back.from {
		a.begins = begins
	}
	a.back.from = max(a.back.from, r.ref)
	if a.begins >= a.back.from { // a date of some other absence
		a.begins = 0
	}
	return best, a, ok
}

// absence reads one phrase. firm is false for a time that only stands beside
// words of absence.
func (r *reader) absence(phrases []phrase, i int) (a absence, firm, ok bool) {
	p, s := phrases[i], r.near(phrases, i)
	if p.dropped || p.rel == relSince || s.hours && p.a.what == formWeekday {
		return a, false, false
	}
	if p.amountOnly {
		if p.vague && !s.away && p.rel != relFor || p.anaphor {
			return a, false, false
		}
		d := add(r.ref, p.hi, p.unit).workday()
		return absence{back: stretch{add(r.ref, p.n, p.unit).workday(), d}}, true, s.back || s.away || p.rel == relFor
	}
	got, ends, placed := r.placeAbsence(p)
	if !placed || got.to < r.ref {
		return a, false, false
	}
	next := stretch{(ends.from + 1).workday(), (ends.to + 1).workday()}
	same := stretch{got.from, got.to}
	if got.to-got.from == 6 {
		same.to = got.from
	}
	switch {
	case p.ranged && !(s.back && !s.away && p.rel != relFrom && p.rel != relBetween && p.a.what != formDate):
		return absence{next, got.from}, true, true
	case p.n > 0:
		w := r.applied(p, got)
		return absence{back: w}, true, true
	case p.rel == relUntil && !p.event:
		if got.to-got.from > 7 && !r.closes(p) && p.a.part == partNone { // "until September"
			return absence{back: stretch{got.from.workday(), next.to}}, true, true
		}
		return absence{back: next}, true, true
	case p.rel == relNotBefore:
		return absence{back: same}, true, true
	case p.rel == relFrom && !s.back:
		return absence{begins: got.from}, false, false
	case p.rel == relFrom || p.rel == relOnce:
		return absence{back: same}, true, true
	case p.rel == relAfter:
		return absence{back: next}, true, true
	case p.rel == relBefore:
		return a, false, false
	case s.back:
		return absence{back: same}, true, true
	case s.away:
		return absence{next, got.from}, false, true
	}
	return a, false, false
}

// placeAbsence gives the days a phrase of a notice spans, and its last day by
// the earliest and by the latest reading.
func (r *reader) placeAbsence(p phrase) (whole, ends stretch, ok bool) {
	last := p.a
	if p.ranged || p.either {
		last = p.b
	}
	whole, ok = r.placeEnd(last)
	ends = stretch{whole.to, whole.to}
	if last.swapped {
		ends.from = whole.from
	}
	if !ok || !p.ranged && !p.either {
		return whole, ends, ok
	}
	begin, found := p.a.previous(ends.from)
	if p.a.swapped {
		// The reading closer to the end is the one the end was read by.
		if other, ok := p.a.turned().previous(ends.from); ok && other.from > begin.from {
			begin = other
		}
	}
	if found {
		whole.from = begin.from
	}
	return whole, ends, true
}

// placeEnd settles the year of a notice's day: one lately past is past, even
// when it would come round again.
func (r *reader) placeEnd(s shape) (stretch, bool) {
	got, ok := r.placeShape(s)
	if ok && s.year == 0 && (s.what == formMonth || s.what == formWeek) && got.from-r.ref > 275 {
		ok = false
	}
	return got, ok
}
