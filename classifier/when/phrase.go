package when

// phrase is one mention of time: a stretch, or a stretch from one shape to
// another, or an amount ("six weeks"), and how the words before it relate to it.
type phrase struct {
	first, last int // tokens
	core        int // first token of the shape, past relation and amount
	a, b        shape
	ranged      bool // from a to b
	either      bool // a or b
	rel         int
	shift       int  // of amounts: "next six weeks"
	event       bool // something happening in the stretch stands between: "after our fair in May"
	n, hi, unit int  // amount; n is 0 without one
	amountOnly  bool
	dropped     bool // "two months ago"
	anaphor     bool // "three months before", "the week after", of a phrase before
	span        bool // "for two years" after an anchor
	vague       bool // counts only where somebody asks to be written to
}

// starters are the kinds a shape or an amount may begin with.
const starters = 1<<kMonth | 1<<kWeekday | 1<<kUnit | 1<<kNumber | 1<<kFew | 1<<kAmount | 1<<kOrdinal | 1<<kPart |
	1<<kSeason | 1<<kFeast | 1<<kShift | 1<<kClose | 1<<kOpen | 1<<kRelday | 1<<kLetter | 1<<kWeekno | 1<<kFiscal |
	1<<kLater | 1<<kRest | 1<<kQuarter | 1<<kAfterwards

// phrases finds the mentions of time, in order, appended to out.
func (r *reader) phrases(out []phrase) []phrase {
	floor := 0
	for i := 0; i < len(r.toks); {
		if r.toks[i].kind != '0' && r.toks[i].kinds&starters == 0 {
			i++
			continue
		}
		p, end := r.phrase(i, floor)
		if end <= i {
			i++
			continue
		}
		p.last = end
		out = append(out, p)
		floor, i = end, end
	}
	return out
}

// phrase reads one mention whose shape begins at token i; the words before it
// are looked at back to token floor. end is 0 when there is none.
func (r *reader) phrase(i, floor int) (p phrase, end int) {
	p.first, p.core = i, i
	if p.a, p.b, end = r.twoDays(i); end > 0 {
		p.ranged = true
		r.relate(&p, floor)
		return p, end
	}
	if q, e := r.afterwards(i); e > 0 {
		return q, e
	}
	if p.a, end = r.shape(i); end > 0 {
		if b, either, e := r.second(p.a, end); e > 0 {
			p.b, p.ranged, p.either, end = b, !either, either, e
		}
		r.relate(&p, floor)
		p.vague = p.rel == relNone && r.is(p.core, kRelday) && p.a.from == r.ref || (p.rel == relNone || p.rel == relFor) && (p.a.what == formDayOfMonth || p.a.what == formYear && p.a.part == partNone && r.mark(p.core, '0'))
		return p, end
	}
	if p.n, p.hi, p.unit, end = r.amount(i); end > 0 {
		p.amountOnly = true
		end = r.relateAmount(&p, end, floor)
		return p, end
	}
	return p, 0
}

// afterwards reads "the week after", "la semaine suivante", "danach", which
// count from a time named before.
func (r *reader) afterwards(i int) (p phrase, end int) {
	p = phrase{first: i, core: i, n: 1, hi: 1, anaphor: true, rel: relAfter}
	if r.is(i, kAfterwards) {
		p.n, p.vague = 0, true
		return p, i + 1
	}
	if w, ok := r.sense(i, kWeekday); ok && !w.shy {
		rel, isRel := r.sense(i+1, kRel)
		if (isRel && int(rel.value) == relAfter && !rel.shy || r.is(i+1, kAfterwards)) && !r.shapeAhead(i+2) {
			p.a = shape{what: formWeekday, n: int(w.value)}
			return p, i + 2
		}
	}
	u, ok := r.sense(i, kUnit)
	j := i + 1
	if w, isShift := r.sense(i, kShift); isShift && int(w.value) == shiftFollowing {
		u, ok = r.sense(j, kUnit)
		end = j + 1
	} else if w, isShift := r.sense(j, kShift); isShift && int(w.value) == shiftFollowing {
		end = j + 1
	} else if rel, isRel := r.sense(j, kRel); (isRel && int(rel.value) == relAfter && !rel.shy || r.is(j, kAfterwards)) && !r.shapeAhead(j+1) {
		end = j + 1
		for r.is(end, kFill) {
			end++
		}
	}
	if !ok || end == 0 {
		return p, 0
	}
	p.unit, p.span = int(u.value), true
	return p, end
}

// twoDays reads "3 to 17 August", "3.-17.8.".
func (r *reader) twoDays(i int) (a, b shape, end int) {
	d, j := r.dayNumber(i)
	if j == 0 {
		return
	}
	if r.mark(j, '.') && r.touches(j) {
		j++
	}
	if t := r.toward(j); t > 0 {
		j = t
	} else if j++; !r.is(j-1, kOr) { // "6 and 7 August"
		return
	}
	j = r.skip(j)
	b, end = r.shape(j)
	if end == 0 || b.what != formDate || b.swapped {
		return a, b, 0
	}
	a = b
	a.dom = d
	if d > b.dom { // "28. bis 3. August": from the month before
		a.n--
		if a.n == 0 {
			a.n = 12
			if a.year > 0 {
				a.year--
			}
		}
	}
	return a, b, end
}

// toward passes over what joins the two ends of a stretch; 0 if nothing does.
func (r *reader) toward(j int) int {
	switch {
	case j >= len(r.toks):
		return 0
	case r.mark(j, '-'):
		j++
	case r.toks[j].gap == '-' && r.toks[j].kind == 'a':
	case r.is(j, kTo):
		j++
	default:
		return 0
	}
	if r.is(j, kTo) {
		j++
	}
	return j
}

// second reads the other end after a shape: "to July", "and July", "or July".
func (r *reader) second(a shape, j int) (b shape, either bool, end int) {
	k := j
	if r.mark(k, ',') && r.is(k+1, kWeekday) { // "Monday, Tuesday"
		k++
		either = true
	} else if t := r.toward(j); t > 0 {
		k = t
	} else if r.is(j, kOr) || r.mark(j, '/') {
		k = j + 1
		either = true
	} else {
		return b, false, 0
	}
	if r.is(j, kOr) {
		either = true
	}
	k = r.skip(k)
	if a.what == formDate || a.what == formDayOfMonth {
		if d, e := r.dayNumber(k); e > 0 && !r.mark(e, '/') && !(r.mark(e, '.') && r.toks[min(e+1, len(r.toks)-1)].kind == '0' && r.touches(e+1)) {
			if _, e2 := r.shape(k); e2 <= e {
				b = a
				b.dom = d
				if y, e3 := r.year(e); e3 > 0 {
					b.year, e = y, e3
				}
				return b, either, e
			}
		}
	}
	b, end = r.shape(k)
	if end == 0 || b.what != a.what && !(a.what <= formDate && b.what <= formDate) && !either && !(a.what == formWeekday && b.what == formDate) && !(a.what == formDate && b.what == formDayOfMonth) {
		return b, false, 0
	}
	if either && b.what != a.what && !(a.what == formWeekday && b.what == formFixed && b.from == b.until) {
		return b, false, 0
	}
	return b, either, end
}

// amount reads "six weeks", "a couple of months", "2-3 weeks", "half a year".
func (r *reader) amount(i int) (n, hi, unit, end int) {
	if w, ok := r.sense(i, kAmount); ok {
		return int(w.value), int(w.value), unitMonth, i + 1
	}
	n, hi, j := r.number(i)
	if j == 0 {
		return 0, 0, 0, 0
	}
	if k := j; r.is(k, kOr) || r.mark(k, '-') || r.is(k, kTo) || r.mark(k, '/') {
		if _, h, e := r.number(k + 1); e > 0 {
			hi, j = max(hi, h), e
		}
	}
	if r.mark(j, '+') {
		j++
	}
	for k := 0; k < 2 && (r.is(j, kFill) || r.is(j, kShift)); k++ {
		j++
	}
	u, ok := r.sense(j, kUnit)
	if !ok || u.shy && r.toks[j].gap != 0 || u.value == unitWeekend {
		return 0, 0, 0, 0
	}
	if w, ok := r.sense(j+2, kNumber); ok && r.is(j+1, kOr) && !r.is(j+3, kUnit) && w.value > 1 { // "a month or two"
		return n, max(hi, int(w.value)), int(u.value), j + 3
	}
	return n, hi, int(u.value), j + 1
}

func (r *reader) number(i int) (n, hi, end int) {
	if i >= len(r.toks) {
		return
	}
	if r.toks[i].kind == '0' && int(r.toks[i].num) > 0 && int(r.toks[i].num) <= 400 {
		return int(r.toks[i].num), int(r.toks[i].num), i + 1
	}
	if r.is(i, kFew) {
		return 3, 5, r.skip(i + 1)
	}
	if w, ok := r.sense(i, kNumber); ok {
		n = int(w.value)
		if next, ok := r.sense(i+1, kNumber); n == 1 && ok { // "another six"
			n, i = int(next.value), i+1
		} else if n == 1 && r.mark(i+1, '0') && r.toks[i+1].num > 0 && r.toks[i+1].num <= 400 {
			n, i = int(r.toks[i+1].num), i+1
		} else if r.is(i+1, kFew) { // "ein paar"
			return 3, 5, i + 2
		}
		return n, n, i + 1
	}
	return 0, 0, 0
}
