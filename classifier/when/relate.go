package when

// relate finds how the words before a shape, back to token floor, relate to it:
// "after", "until", "three months before", "once the budget opens in".
func (r *reader) relate(p *phrase, floor int) {
	words, led := 0, false
	if r.is(p.core, kRest) {
		p.rel = relAfter
		return
	}
	for k := p.core - 1; k >= max(floor, p.core-9); k-- {
		t := r.toks[k]
		if t.kind != 'a' {
			if t.kind == '(' || t.kind == '"' {
				continue
			}
			return
		}
		w, isRel := r.sense(k, kRel)
		if isRel && w.shy && words > 0 {
			isRel = false
		}
		switch {
		case r.is(k, kRest) && words == 0:
			p.rel, p.first = relAfter, k
			return
		case r.is(k, kLater) && words == 0:
			p.first, led = k, true
			continue
		case isRel && (w.value == relIn || w.value == relFor || w.value == relWithin) && (words == 0 || r.is(k, kFill)):
			led = led || words == 0
			if p.rel == relNone && words == 0 {
				p.rel, p.first = int(w.value), k
			}
			continue
		case isRel && words == 0, isRel && led && eventful(int(w.value)) && words <= 6:
			p.rel, p.first, p.event = int(w.value), k, words > 0
			r.negate(p, floor)
			r.offset(p, floor)
			return
		case r.is(k, kFill):
			led = led || words == 0
			continue
		case r.is(k, kContact) || r.is(k, kBut):
			return
		}
		words++
		if !led && words > 0 {
			return
		}
	}
}

func eventful(rel int) bool {
	return rel == relAfter || rel == relBefore || rel == relOnce || rel == relUntil || rel == relNotBefore || rel == relSince
}

// negate turns "no point before April" and "won't have time until May" into
// "not before".
func (r *reader) negate(p *phrase, floor int) {
	if p.rel != relBefore && p.rel != relUntil {
		return
	}
	for k := p.first - 1; k >= max(floor, p.first-6) && r.toks[k].kind == 'a'; k-- {
		if r.is(k, kNot) {
			if p.rel == relBefore || !r.is(p.first, kTo) || r.active&langEnglish != 0 {
				p.rel, p.first = relNotBefore, k
			}
			return
		}
	}
}

// offset reads the amount in "three months before X" and "the week after X".
func (r *reader) offset(p *phrase, floor int) {
	if p.rel != relBefore && p.rel != relAfter {
		return
	}
	for k := p.first - 1; k >= max(floor, p.first-5); k-- {
		if n, hi, unit, end := r.amount(k); end == p.first {
			p.n, p.hi, p.unit, p.first = n, hi, unit, k
			if k > floor && r.is(k-1, kNumber) {
				continue
			}
			return
		}
	}
	if u, ok := r.sense(p.first-1, kUnit); ok && p.first-1 >= floor {
		p.n, p.hi, p.unit, p.span = 1, 1, int(u.value), true
		p.first--
	}
}

// relateAmount settles what an amount that ends at token end stands for. It
// returns the end of the phrase, or 0 where the amount belongs to a shape
// further on.
func (r *reader) relateAmount(p *phrase, end, floor int) int {
	p.vague = true
	inner := p.first
	for k := inner; k < end; k++ {
		if w, ok := r.sense(k, kShift); ok {
			p.shift, p.vague = int(w.value), false
		}
	}
	next := r.skip(end)
	rel, _ := r.sense(end, kRel)
	switch {
	case r.is(end, kAgo) && !r.is(p.first-1, kRel):
		p.dropped = true
		return end + 1
	case r.is(end, kHence):
		p.rel, p.vague = relIn, false
		end++
	case r.is(end, kPrior) || rel.value == relBefore || rel.value == relAfter && !rel.shy:
		if r.shapeAhead(end + 1) {
			return 0
		}
		p.anaphor, p.vague, p.rel = true, false, relBefore
		if !r.is(end, kPrior) && rel.value == relAfter {
			p.rel = relAfter
		}
		return end + 1
	case r.is(end, kAfterwards):
		p.anaphor, p.vague, p.rel = true, false, relAfter
		return end + 1
	case r.is(next, kShift):
		if w, _ := r.sense(next, kShift); int(w.value) == shiftLast {
			p.dropped = true
		}
	}
	r.leadIn(p, floor)
	return end
}

// leadIn reads the words before an amount: "in", "for the next", "il y a".
func (r *reader) leadIn(p *phrase, floor int) {
	for k := p.first - 1; k >= max(floor, p.first-5); k-- {
		if r.mark(k, '~') {
			continue
		}
		if w, ok := r.sense(k, kShift); ok {
			p.shift, p.vague, p.first = int(w.value), false, k
			if p.shift == shiftLast {
				p.dropped = true
				return
			}
			continue
		}
		if r.is(k, kAgo) && k == p.first-1 {
			p.dropped, p.first = true, k
			return
		}
		if w, ok := r.sense(k, kRel); ok {
			switch rel := int(w.value); rel {
			case relSince:
				p.dropped = true
			case relBefore:
				p.dropped = w.langs&langGerman != 0 // "vor drei Wochen"
				p.rel = relIn
			case relIn, relAfter, relOnce, relUntil, relNotBefore, relFrom:
				p.rel = relIn
			default:
				p.rel = rel
			}
			p.first, p.vague = k, p.rel == relFor
			return
		}
		if !r.is(k, kFill) && !r.is(k, kNumber) {
			break
		}
	}
}

// shapeAhead reports a shape in the same clause.
func (r *reader) shapeAhead(j int) bool {
	for n := 0; n < 9 && j < len(r.toks); n, j = n+1, j+1 {
		if k := r.toks[j].kind; k != 'a' && k != '0' || r.is(j, kContact) {
			return false
		}
		if _, end := r.shape(j); end > 0 {
			return true
		}
	}
	return false
}

// add goes n units on from d.
func add(d day, n, unit int) day {
	switch unit {
	case unitDay:
		return d + day(n)
	case unitWeek, unitWeekend:
		return d + day(7*n)
	case unitFortnight:
		return d + day(14*n)
	case unitMonth:
		return d.addMonths(n)
	case unitQuarter:
		return d.addMonths(3 * n)
	case unitHalf:
		return d.addMonths(6 * n)
	}
	return d.addMonths(12 * n)
}

// addEnd is add, but keeps the end of a month at the end of one.
func addEnd(d day, n, unit int) day {
	if _, _, dom := (d + 1).date(); dom == 1 && unit >= unitMonth {
		return add(d+1, n, unit) - 1
	}
	return add(d, n, unit)
}

// slack is how far "in two months" may be meant past the day itself.
func slack(unit int) day {
	switch unit {
	case unitDay:
		return 0
	case unitWeek, unitFortnight:
		return 6
	case unitMonth:
		return 13
	}
	return 30
}
