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

// reader holds one text while it is read.
type reader struct {
	text   string
	toks   []token
	ref    day
	active languages
	order  dateOrder
}

type dateOrder uint8

const (
	orderUnknown dateOrder = iota
	dayFirst
	monthFirst
)

// sense finds the meaning of one kind that token i has.
func (r *reader) sense(i int, k kind) (sense, bool) {
	if !r.is(i, k) {
		return sense{}, false
	}
	for _, s := range vocabulary.entries[r.toks[i].entry].senses {
		if s.kind == k && s.langs&r.toks[i].langs != 0 && (!s.shy || s.langs&r.active != 0) {
			return s, true
		}
	}
	return sense{}, false
}

func (r *reader) is(i int, k kind) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kinds&(1<<k) != 0
}

func (r *reader) mark(i int, c byte) bool { return i >= 0 && i < len(r.toks) && r.toks[i].kind == c }

// touches reports that no blank parts token i from the one before.
func (r *reader) touches(i int) bool { return i > 0 && i < len(r.toks) && r.toks[i].gap == 0 }

// lookUp gives each word its meanings and joins runs that are one entry. It
// counts the words of each language, those of no other threefold.
func lookUp(toks []token, folded []byte) (out []token, counts [languageCount]int) {
	out = toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if t.kind == 'a' {
			t.entry = vocabulary.numbers[string(folded[t.fold:t.foldEnd])]
			if vocabulary.entries[t.entry].opens {
				i = join(&t, toks, i, folded)
			}
			for _, s := range vocabulary.entries[t.entry].senses {
				t.langs |= s.langs
			}
			weight := 1
			if t.langs&(t.langs-1) == 0 {
				weight = 3
			}
			for l := range counts {
				counts[l] += weight * int(t.langs>>l&1)
			}
		}
		out = append(out, t)
	}
	return out, counts
}

// join makes t, token i, one with the words after it that the vocabulary knows
// together; it returns the last of them.
func join(t *token, toks []token, i int, folded []byte) int {
	last := i
	for j := i + 1; j < len(toks) && j <= i+5 && toks[j].kind == 'a' && toks[j].fold == toks[j-1].foldEnd+1; j++ {
		n, ok := vocabulary.numbers[string(folded[t.fold:toks[j].foldEnd])]
		if !ok {
			break
		}
		if len(vocabulary.entries[n].senses) > 0 {
			t.entry, last = n, j
		}
	}
	t.end, t.foldEnd = toks[last].end, toks[last].foldEnd
	return last
}

// settle decides the languages of the text and, with them, what its words mean.
func (r *reader) settle(counts [languageCount]int) {
	best := 1
	for _, n := range counts {
		best = max(best, n)
	}
	for l, n := range counts {
		if 2*n >= best {
			r.active |= 1 << l
		}
	}
	if r.active == 0 {
		r.active = 1<<languageCount - 1
	}
	for i := range r.toks {
		t := &r.toks[i]
		// A word means what it means in the languages of the text; only one
		// that has no meaning there is read as any other.
		if here := t.langs & r.active; here != 0 {
			t.langs = here
		}
		for _, s := range vocabulary.entries[t.entry].senses {
			cautious := s.shy || s.kind == kNot || s.kind == kPast
			if s.langs&t.langs != 0 && (!cautious || s.langs&r.active != 0) {
				t.kinds |= 1 << s.kind
			}
		}
	}
	r.order = r.settleOrder(counts)
}

// settleOrder decides whether 3/4 is 3 April: by the other slashed dates of the
// text, else by its language when that is not English.
func (r *reader) settleOrder(counts [languageCount]int) dateOrder {
	first, second := false, false
	for i := range r.toks {
		if a, b, ok := r.slashed(i); ok {
			first = first || a > 12
			second = second || b > 12
		}
	}
	switch {
	case first && !second:
		return dayFirst
	case second && !first:
		return monthFirst
	}
	best := 0
	for l := range counts {
		if counts[l] > counts[best] {
			best = l
		}
	}
	if best != 0 && counts[best] > 0 {
		return dayFirst
	}
	return orderUnknown
}

// slashed reports the two numbers of a date such as 3/4.
func (r *reader) slashed(i int) (a, b int, ok bool) {
	if i+2 >= len(r.toks) || r.toks[i].kind != '0' || r.toks[i+1].kind != '/' || r.toks[i+2].kind != '0' ||
		!r.touches(i+1) || !r.touches(i+2) {
		return 0, 0, false
	}
	a, b = int(r.toks[i].num), int(r.toks[i+2].num)
	return a, b, a >= 1 && b >= 1 && (a <= 12 && b <= 31 || a <= 31 && b <= 12)
}

// skip passes over articles, prepositions and the like.
func (r *reader) skip(i int) int {
	for n := 0; n < 4 && i < len(r.toks) && r.is(i, kFill); n++ {
		i++
	}
	return i
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
		p.vague = p.rel == relNone && r.is(p.core, kRelday) && p.a.from == r.ref || (p.rel == relNone || p.rel == relFor) && (p.a.what == formDayOfMonth || p.a.what == formYear && p.a.part == partNone)
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

// shape reads a stretch of days at token i.
func (r *reader) shape(i int) (s shape, end int) {
	if i >= len(r.toks) {
		return s, 0
	}
	if r.toks[i].kind == '0' {
		if s, end = r.numeric(i); end > 0 {
			return s, end
		}
		if s, end = r.dayMonth(i); end > 0 {
			return s, end
		}
		if s, end = r.ordinalUnit(i); end > 0 {
			return s, end
		}
		if s, end = r.letterQuarter(i); end > 0 {
			return s, end
		}
		if s, end = r.dayOfMonth(i); end > 0 {
			return s, end
		}
		return r.bareYear(i)
	}
	if r.toks[i].kinds&starters == 0 {
		return s, 0
	}
	if w, ok := r.sense(i, kRelday); ok {
		d := r.ref + day(w.value)
		return shape{what: formFixed, from: d, until: d}, i + 1
	}
	if r.is(i, kRest) || r.is(i, kLater) { // "the rest of the year", "later in the year"
		j := r.skip(i + 1)
		if u, ok := r.sense(j, kUnit); ok && int(u.value) != unitDay {
			return r.period(int(u.value), 0), j + 1
		}
	}
	if s, end = r.closing(i); end > 0 {
		return s, end
	}
	if s, end = r.parted(i); end > 0 {
		return s, end
	}
	if s, end = r.letterQuarter(i); end > 0 {
		return s, end
	}
	if s, end = r.ordinalUnit(i); end > 0 {
		return s, end
	}
	if s, end = r.weekNumber(i); end > 0 {
		return s, end
	}
	if s, end = r.shifted(i); end > 0 {
		return s, end
	}
	if s, end = r.monthDay(i); end > 0 {
		return s, end
	}
	if s, end = r.weekday(i); end > 0 {
		return s, end
	}
	return r.named(i)
}

// parted reads "mid-October", "end of next month", "start of 2027".
func (r *reader) parted(i int) (s shape, end int) {
	w, ok := r.sense(i, kPart)
	part, j := int(w.value), i+1
	if !ok {
		return s, 0
	}
	if k, ok := r.sense(j, kPart); ok && part == partMid && int(k.value) != partMid { // "mid to late", "mitte/ende"
		part, j = int(k.value), j+1
	} else if t := r.toward(j); t > 0 && r.is(t, kPart) {
		k, _ := r.sense(t, kPart)
		part, j = int(k.value), t+1
	} else if (r.is(j, kOr) || r.mark(j, '/')) && r.is(j+1, kPart) {
		j += 2
	}
	j = r.skip(j)
	if j >= len(r.toks) || r.is(j, kPart) {
		return s, 0
	}
	if r.toks[j].kind == '0' {
		if y, e := r.year(j); e > 0 {
			return shape{what: formYear, year: y, part: part}, e
		}
		if s, end = r.letterQuarter(j); end == 0 {
			s, end = r.ordinalUnit(j)
		}
	} else if r.is(j, kMonth) {
		m, _ := r.sense(j, kMonth)
		s, end = shape{what: formMonth, n: int(m.value)}, j+1
		s.year, end = r.yearAfter(end)
	} else if s, end = r.shifted(j); end == 0 {
		if s, end = r.letterQuarter(j); end == 0 {
			if s, end = r.ordinalUnit(j); end == 0 {
				s, end = r.named(j)
			}
		}
	}
	if end == 0 {
		if u, ok := r.sense(j, kUnit); ok && int(u.value) != unitDay { // "end of the week"
			s, end = r.period(int(u.value), 0), j+1
		} else {
			return s, 0
		}
	}
	return r.cut(s, part), end
}

// cut takes a part of a shape.
func (r *reader) cut(s shape, part int) shape {
	if s.what != formFixed {
		s.part = part
		return s
	}
	year, month, _ := s.from.date()
	switch days := int(s.until-s.from) + 1; {
	case days <= 7:
		got := weekPart(s.from.monday(), part)
		s.from, s.until = got.from, got.to
	default:
		got := months(year, month, (days+10)/30, part)
		s.from, s.until = got.from, got.to
	}
	return s
}

// period is the running week, month or other unit, or one so many further on.
func (r *reader) period(unit, offset int) shape {
	year, month, _ := r.ref.date()
	var got stretch
	switch unit {
	case unitDay:
		got = stretch{r.ref + day(offset), r.ref + day(offset)}
	case unitWeek, unitFortnight:
		d := r.ref.monday() + day(7*offset)
		got = stretch{d, d + 6}
	case unitWeekend:
		d := r.ref.monday() + 5 + day(7*offset)
		got = stretch{d, d + 1}
	case unitMonth:
		got = months(year, month+offset, 1, 0)
	case unitQuarter:
		got = months(year, (month-1)/3*3+1+3*offset, 3, 0)
	case unitHalf:
		got = months(year, (month-1)/6*6+1+6*offset, 6, 0)
	default:
		got = months(year+offset, 1, 12, 0)
	}
	return shape{what: formFixed, from: got.from, until: got.to}
}

// shifted reads "next week", "this Friday", "semana que viene", "next June".
func (r *reader) shifted(i int) (s shape, end int) {
	if w, ok := r.sense(i, kShift); ok {
		j := r.skip(i + 1)
		if r.is(j, kFiscal) {
			j++
		}
		return r.shift(j, int(w.value), j+1)
	}
	if r.is(i, kUnit) || r.is(i, kWeekday) || r.is(i, kMonth) || r.is(i, kSeason) || r.is(i, kFeast) {
		j := i + 1
		if r.is(j, kFiscal) {
			j++
		}
		if w, ok := r.sense(j, kShift); ok && (w.value == shiftAfterNext || w.value != shiftThis && w.langs&^(langEnglish|langGerman|langDutch) != 0) {
			return r.shift(i, int(w.value), j+1)
		}
	}
	return s, 0
}

func (r *reader) shift(i, by, end int) (shape, int) {
	if by == shiftFollowing {
		by = shiftNext
	}
	offset := by
	if by == shiftLast {
		offset = -1
	}
	if w, ok := r.sense(i, kUnit); ok {
		if int(w.value) == unitYear && offset >= 0 { // "next year in March"
			if j := r.skip(end); j < len(r.toks) && !r.is(j, kShift) && !r.is(j, kRelday) && r.toks[j].kind == 'a' {
				if s, e := r.named(j); e > 0 && s.year == 0 && s.what != formFixed {
					s.year = r.yearBy(offset)
					return s, e
				}
			}
		}
		return r.period(int(w.value), offset), end
	}
	var s shape
	if w, ok := r.sense(i, kWeekday); ok {
		return r.shiftedWeekday(int(w.value), by, end)
	} else if w, ok := r.sense(i, kMonth); ok {
		s = shape{what: formMonth, n: int(w.value)}
	} else if w, ok := r.sense(i, kSeason); ok {
		s = shape{what: formSeason, n: int(w.value)}
	} else if w, ok := r.sense(i, kFeast); ok {
		s = shape{what: formFeast, n: int(w.value)}
	} else {
		return s, 0
	}
	if by == shiftLast {
		if got, ok := s.previous(r.ref - 1); ok {
			return shape{what: formFixed, from: got.from, until: got.to}, end
		}
	}
	if got, ok := s.next(r.ref); ok && by == shiftNext && got.from <= r.ref {
		if got, ok = s.next(got.to + 1); ok { // "next March" in March is a year off
			return shape{what: formFixed, from: got.from, until: got.to}, end
		}
	}
	return s, end
}

// shiftedWeekday reads "next Friday", which early in the week may be the coming
// one or that of the week after: both.
func (r *reader) shiftedWeekday(n, by, end int) (shape, int) {
	coming, _ := shape{what: formWeekday, n: n}.next(r.ref)
	s := shape{what: formFixed, from: coming.from, until: coming.to}
	switch by {
	case shiftNext:
		if coming.from.monday() == r.ref.monday() {
			s.until += 7
		}
	case shiftAfterNext:
		s.from, s.until = s.from+7, s.until+7
	case shiftLast:
		s.from, s.until = s.from-7, s.until-7
	}
	return s, end
}

// named reads a month, season, feast or weekend on its own.
func (r *reader) named(i int) (s shape, end int) {
	if w, ok := r.sense(i, kMonth); ok && r.meant(i, w) {
		s = shape{what: formMonth, n: int(w.value)}
		s.year, end = r.yearAfter(i + 1)
		return s, end
	}
	if w, ok := r.sense(i, kSeason); ok && r.meant(i, w) {
		s = shape{what: formSeason, n: int(w.value)}
		s.year, end = r.yearAfter(i + 1)
		return s, end
	}
	if w, ok := r.sense(i, kFeast); ok && (!w.shy || r.meant(i, w)) {
		s = shape{what: formFeast, n: int(w.value)}
		if _, m, _ := r.ref.date(); s.n == feastHolidays && m >= 3 && m <= 7 {
			s.n = feastSummerBreak // "the holidays" said in spring
		}
		s.year, end = r.yearAfter(i + 1)
		return s, end
	}
	if w, ok := r.sense(i, kQuarter); ok {
		s = shape{what: formQuarter, n: int(w.value)}
		s.year, end = r.yearAfter(i + 1)
		return s, end
	}
	if w, ok := r.sense(i, kUnit); ok && int(w.value) == unitWeekend {
		return r.period(unitWeekend, 0), i + 1
	}
	return s, 0
}

// meant settles whether a word that is also an ordinary one stands for time:
// among words of time, or as a capitalised word inside a sentence.
func (r *reader) meant(i int, s sense) bool {
	if !s.shy || r.timeWordBefore(i) {
		return true
	}
	if n := i + 1; n < len(r.toks) && r.toks[n].kind == '0' && (int(r.toks[n].num) <= 31 || int(r.toks[n].num) >= 1990 && int(r.toks[n].num) < 2100) && r.toks[i].capital {
		return true
	}
	if i > 0 && r.toks[i-1].kind == '0' && int(r.toks[i-1].num) <= 31 {
		return true
	}
	t := r.toks[i]
	if t.capital && r.is(i+1, kVerb) { // "May would suit us"
		return true
	}
	return t.capital && !t.upper && i > 0 && r.toks[i-1].kind == 'a' && s.langs&langEnglish != 0 &&
		(r.is(i-1, kContact) || r.is(i-1, kOr) || r.is(i-1, kTo))
}

// timeWordBefore reports that the word before token i leads up to a time.
func (r *reader) timeWordBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if r.is(j, kRel) || r.is(j, kPart) || r.is(j, kShift) || r.is(j, kTo) && j != i-1 || r.is(j, kLater) || r.is(j, kRest) {
			return true
		}
		if r.is(j, kMonth) && j < i-1 {
			return true
		}
		if !r.is(j, kFill) && !r.is(j, kOr) && !r.is(j, kTo) && !r.mark(j, '-') && !r.mark(j, '/') && !r.mark(j, '.') {
			return false
		}
		if j == i-1 && r.is(j, kLead) {
			return true
		}
	}
	return false
}

// weekday reads "Friday", "Monday 14 September", "Thursday the 5th".
func (r *reader) weekday(i int) (s shape, end int) {
	w, ok := r.sense(i, kWeekday)
	if !ok || w.shy && !r.weekdayMeant(i) {
		return s, 0
	}
	j := i + 1
	for j < i+3 && (r.mark(j, ',') || r.mark(j, '.') || r.mark(j, '(')) {
		j++
	}
	if k := r.skip(j); k < len(r.toks) && (r.toks[k].kind == '0' || r.is(k, kMonth)) {
		if s, end = r.shape(k); end > 0 && (s.what == formDate || s.what == formDayOfMonth) {
			return s, end
		}
	}
	if w2, ok := r.sense(i+1, kShift); ok && int(w2.value) == shiftLast {
		return s, 0
	}
	if k := r.skip(i + 1); r.is(k, kShift) && r.is(k+1, kUnit) { // "Tuesday next week"
		sh, _ := r.sense(k, kShift)
		u, _ := r.sense(k+1, kUnit)
		if int(u.value) == unitWeek && int(sh.value) != shiftLast {
			d := r.ref.monday() + day(7*int(sh.value)+int(w.value)-1)
			return shape{what: formFixed, from: d, until: d}, k + 2
		}
	}
	return shape{what: formWeekday, n: int(w.value)}, i + 1
}

// weekdayMeant guards against "the sun", "sat" and "mon équipe".
func (r *reader) weekdayMeant(i int) bool {
	return r.is(i-1, kRel) || r.is(i-1, kShift) || r.is(i-1, kTo) || r.is(i-1, kOr) || r.is(i-1, kContact) ||
		r.toks[i].capital && (r.is(i-1, kFill) || r.mark(i+1, '0') || r.mark(i+1, ','))
}

// monthDay reads "August 14th, 2026".
func (r *reader) monthDay(i int) (s shape, end int) {
	w, ok := r.sense(i, kMonth)
	if !ok || w.langs&(langEnglish|langSpanish) == 0 {
		return s, 0
	}
	j := i + 1
	if r.mark(j, '.') {
		j++
	}
	if r.is(j, kFill) {
		j++
	}
	d, e := r.dayNumber(j)
	if e == 0 || w.shy && !r.toks[i].capital || r.mark(e, ':') || r.mark(e, '%') || r.is(e, kUnit) {
		return s, 0
	}
	s = shape{what: formDate, n: int(w.value), dom: d}
	s.year, end = r.yearAfter(e)
	return s, end
}

// dayMonth reads "14 August 2026", "14. August", "14th of August", "1er mars".
func (r *reader) dayMonth(i int) (s shape, end int) {
	d, j := r.dayNumber(i)
	if j == 0 {
		return s, 0
	}
	if r.mark(j, '.') || r.mark(j, '-') {
		j++
	}
	j = r.skip(j)
	w, ok := r.sense(j, kMonth)
	if !ok {
		return s, 0
	}
	s = shape{what: formDate, n: int(w.value), dom: d}
	s.year, end = r.yearAfter(j + 1)
	return s, end
}

// dayNumber reads 1 to 31 with whatever makes it an ordinal.
func (r *reader) dayNumber(i int) (d, end int) {
	if i >= len(r.toks) || r.toks[i].kind != '0' || r.toks[i].gap == '\'' || int(r.toks[i].num) < 1 || int(r.toks[i].num) > 31 || r.toks[i].end-r.toks[i].start > 2 {
		return 0, 0
	}
	d, end = int(r.toks[i].num), i+1
	if r.touches(end) && r.is(end, kOrdinal) || r.mark(end, '#') && r.touches(end) {
		end++
	}
	return d, end
}

// year reads a year at token i: 2027, '27.
func (r *reader) year(i int) (y, end int) {
	if i >= len(r.toks) || r.toks[i].kind != '0' || r.touches(i+1) && (r.toks[i+1].kind == '%' || r.toks[i+1].kind == 'a') {
		return 0, 0
	}
	n := int(r.toks[i].num)
	switch {
	case n >= 1990 && n < 2100:
		return n, i + 1
	case r.toks[i].gap == '\'' && n < 100 && r.toks[i].end-r.toks[i].start == 2:
		return 2000 + n, i + 1
	}
	return 0, 0
}

// yearAfter reads the year that may follow a month or a feast; it gives 0 and
// where it began when none does.
func (r *reader) yearAfter(j int) (y, end int) {
	k := j
	if r.mark(k, '.') || r.mark(k, ',') || r.mark(k, '/') || r.mark(k, '-') {
		k++
	}
	k = r.skip(k)
	if y, end = r.year(k); end > 0 {
		return y, end
	}
	k = r.skip(j)
	if w, ok := r.sense(k, kShift); ok && r.is(k+1, kUnit) {
		if u, _ := r.sense(k+1, kUnit); int(u.value) == unitYear { // "May next year"
			return r.yearBy(int(w.value)), k + 2
		}
	}
	if u, ok := r.sense(k, kUnit); ok && int(u.value) == unitYear {
		if w, ok := r.sense(k+1, kShift); ok {
			return r.yearBy(int(w.value)), k + 2
		}
	}
	return 0, j
}

func (r *reader) yearBy(shift int) int {
	y, _, _ := r.ref.date()
	if shift == shiftLast {
		return y - 1
	}
	return y + shift
}

// bareYear reads "2027" after a word of time.
func (r *reader) bareYear(i int) (s shape, end int) {
	y, end := r.year(i)
	if end == 0 || !r.timeWordBefore(i) && !r.is(i-1, kFill) && !r.is(i-1, kContact) {
		return s, 0
	}
	return shape{what: formYear, year: y}, end
}

// dayOfMonth reads "the 15th", "am 5.", "le 15", "dia 15".
func (r *reader) dayOfMonth(i int) (s shape, end int) {
	d, end := r.dayNumber(i)
	if end == 0 {
		return s, 0
	}
	lead := r.is(i-1, kFill) || r.is(i-1, kRel) || r.is(i-1, kWeekday) || r.is(i-1, kTo) || r.mark(i-1, ',') && r.is(i-2, kWeekday)
	if !lead || r.touches(i) {
		return s, 0
	}
	ordinal := end > i+1
	if !ordinal && r.mark(end, '.') && r.touches(end) && r.active&langGerman != 0 {
		ordinal = true
		end++
	}
	if !ordinal && (r.active&langEnglish != 0 && r.active&(r.active-1) == 0) {
		return s, 0
	}
	if end < len(r.toks) {
		t := r.toks[end]
		if t.kind == '0' || t.kind == '%' || t.kind == ':' || t.kind == '/' || t.kind == '#' || t.kind == 'a' && r.touches(end) ||
			t.kind == 'a' && (t.kinds == 0 || r.is(end, kUnit) || r.is(end, kNoun)) || r.mark(end, '.') && r.mark(end+1, '0') && r.touches(end+1) {
			return s, 0
		}
	}
	if !ordinal && !r.dayLead(i-1) {
		return s, 0
	}
	return shape{what: formDayOfMonth, dom: d}, end
}

// dayLead reports the articles that make a bare number a day: "le 15", "dia 15".
func (r *reader) dayLead(i int) bool {
	if i < 0 {
		return false
	}
	switch r.text[r.toks[i].start:r.toks[i].end] {
	case "le", "el", "il", "dia", "día", "al", "op", "am", "den", "zum", "au", "del", "dal", "du", "vom", "jusqu'au", "hasta el", "até dia", "fino al", "tot", "ab", "bis", "bis zum", "dem":
		return true
	}
	return r.is(i, kWeekday)
}

// numeric reads 2026-08-14, 14.8.2026, 14/08, 8/14/26, 3/2027.
func (r *reader) numeric(i int) (s shape, end int) {
	if i+2 >= len(r.toks) || r.toks[i+2].kind != '0' || !r.touches(i+1) || !r.touches(i+2) || r.touches(i) && i > 0 && r.toks[i-1].kind != '-' && r.toks[i-1].kind != '(' {
		return s, 0
	}
	a, sep, b := int(r.toks[i].num), r.toks[i+1].kind, int(r.toks[i+2].num)
	if sep != '/' && sep != '.' && sep != '-' {
		return s, 0
	}
	year := 0
	end = i + 3
	if i+4 < len(r.toks) && r.toks[i+3].kind == sep && r.toks[i+4].kind == '0' && r.touches(i+3) && r.touches(i+4) {
		c := r.toks[i+4]
		year, end = int(c.num), i+5
		if c.end-c.start == 2 {
			year += 2000
		}
		if a >= 1990 && a < 2100 && b >= 1 && b <= 12 && c.num >= 1 && c.num <= 31 { // ISO 8601
			return shape{what: formDate, n: b, dom: int(c.num), year: a}, end
		}
		if year < 1990 || year >= 2100 || r.mark(end, sep) && r.touches(end) && r.mark(end+1, '0') {
			return s, 0
		}
	} else if b >= 1990 && b < 2100 && a >= 1 && a <= 12 && sep != '-' {
		return shape{what: formMonth, n: a, year: b}, end
	} else if sep == '-' || !r.yearless(i, sep) {
		return s, 0
	} else if sep == '.' && r.mark(end, '.') && r.touches(end) {
		end++
	}
	order := r.order
	if sep == '.' {
		order = dayFirst
	}
	switch {
	case a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12:
		return s, 0
	case a > 12 || b <= 12 && order == dayFirst:
		return shape{what: formDate, n: b, dom: a, year: year}, end
	case b > 12 && sep == '.':
		return s, 0
	case b > 12 || order == monthFirst:
		return shape{what: formDate, n: a, dom: b, year: year}, end
	}
	return shape{what: formDate, n: b, dom: a, year: year, swapped: a != b}, end
}

// yearless settles whether 3/4 or 3.8 is a date: not a fraction, a version, a
// price or "24/7".
func (r *reader) yearless(i int, sep byte) bool {
	after := i + 3
	if after < len(r.toks) {
		t := r.toks[after]
		if t.kind == '%' || t.kind == '$' || t.kind == ':' || t.kind == 'a' && r.touches(after) || t.kind == sep && sep == '/' {
			return false
		}
	}
	lead := i > 0 && (r.is(i-1, kRel) || r.is(i-1, kFill) || r.is(i-1, kTo) || r.is(i-1, kWeekday) || r.is(i-1, kBack) || r.is(i-1, kAway) || r.mark(i-1, '-') || r.mark(i-1, ',') && r.is(i-2, kWeekday) || r.mark(i-1, '.') && r.is(i-2, kWeekday))
	if sep == '.' {
		if after < len(r.toks) && r.toks[after].kind == '.' && r.touches(after) && int(r.toks[i+2].num) <= 12 {
			return lead || after+1 < len(r.toks) && r.toks[after+1].kind != '\n'
		}
		return lead && r.active&langEnglish == 0 && (after >= len(r.toks) || r.toks[after].kind != 'a' || r.toks[after].kinds != 0)
	}
	lead = lead || r.is(i-1, kContact) || r.is(i-2, kContact) && i > 0 && r.toks[i-1].kind == 'a'
	if int(r.toks[i].num) == 24 && int(r.toks[i+2].num) == 7 && !lead {
		return false
	}
	return lead && !r.is(after, kNoun) || after < len(r.toks) && (r.mark(after, '-') || r.is(after, kTo))
}

// letterQuarter reads Q3, 3Q, T3, H1, Q3/2026, FY27, Q1 FY27.
func (r *reader) letterQuarter(i int) (s shape, end int) {
	j := i
	if r.is(j, kFiscal) {
		if j+1 < len(r.toks) && r.toks[j+1].kind == '0' && !r.is(j, kFill) {
			if n := int(r.toks[j+1].num); r.toks[j].end-r.toks[j].start == 2 && (n < 100 && r.toks[j+1].end-r.toks[j+1].start == 2 || n > 1990 && n < 2100) {
				return shape{what: formYear, year: 2000 + n%1000%100}, j + 2
			}
		}
		j = r.skip(j + 1)
	}
	letter, number := j, j+1
	if r.mark(j, '0') {
		letter, number = j+1, j
	}
	w, ok := r.sense(letter, kLetter)
	form := formQuarter
	if ok && int(w.value) == unitHalf {
		form = formHalf
	}
	if !ok || number >= len(r.toks) || r.toks[number].kind != '0' || !r.touches(max(letter, number)) && !(letter < number && r.toks[letter].capital) {
		return s, 0
	}
	n, limit := int(r.toks[number].num), 4
	if form == formHalf {
		limit = 2
	}
	if n < 1 || n > limit {
		return s, 0
	}
	end = max(letter, number) + 1
	if r.touches(end) && r.toks[end].kind == 'a' && r.toks[end].gap == 0 {
		return s, 0
	}
	s = shape{what: form, n: n}
	k := end
	if r.mark(k, '/') || r.mark(k, '-') || r.mark(k, ',') {
		k++
	}
	k = r.skip(k)
	if r.is(k, kFiscal) {
		k++
	}
	if y, e := r.year(k); e > 0 {
		s.year, end = y, e
	} else if k > end && k < len(r.toks) && r.toks[k].kind == '0' && r.toks[k].end-r.toks[k].start == 2 && int(r.toks[k].num) >= 20 {
		s.year, end = 2000+int(r.toks[k].num), k+1
	} else {
		s.year, end = r.yearAfter(end)
	}
	return s, end
}

// ordinalUnit reads "third quarter", "3. Quartal", "first half of next year",
// "second week of May".
func (r *reader) ordinalUnit(i int) (s shape, end int) {
	n, j := 0, i
	if r.toks[i].kind == '0' {
		if n, j = r.dayNumber(i); j == 0 || n > 4 {
			return s, 0
		}
		if r.mark(j, '.') {
			j++
		}
	} else if w, ok := r.sense(i, kOrdinal); ok && w.value > 0 {
		n, j = int(w.value), i+1
	} else {
		return s, 0
	}
	u, ok := r.sense(j, kUnit)
	if !ok {
		return s, 0
	}
	j++
	switch int(u.value) {
	case unitQuarter:
		s = shape{what: formQuarter, n: n}
	case unitHalf:
		if n > 2 {
			return s, 0
		}
		k := r.skip(j)
		switch t, e := r.whole(k); {
		case k == j || e == 0 || t.what == formYear:
		case t.what != formFixed:
			t.part = partFirst + n - 1
			return t, e
		case t.until-t.from < 100:
			return r.cut(t, partFirst+n-1), e
		}
		s = shape{what: formHalf, n: n}
	case unitWeek:
		k := r.skip(j)
		t, e := r.whole(k)
		if e == 0 || t.what != formMonth && t.what != formFixed {
			return s, 0
		}
		got, ok := t.next(r.ref)
		if !ok {
			return s, 0
		}
		first := (got.from + 3).monday() + day(7*(n-1))
		return shape{what: formFixed, from: max(first, got.from), until: first + 6}, e
	default:
		return s, 0
	}
	k := r.skip(j)
	if y, e := r.year(k); e > 0 {
		s.year = y
		return s, e
	}
	if r.mark(j, '/') {
		if y, e := r.year(j + 1); e > 0 {
			s.year = y
			return s, e
		}
	}
	s.year, end = r.yearAfter(j)
	return s, end
}

// whole reads what a half or a week may be taken of. It is not shape itself, so
// that nothing nests.
func (r *reader) whole(i int) (s shape, end int) {
	if i >= len(r.toks) {
		return s, 0
	}
	if s, end = r.letterQuarter(i); end == 0 {
		if s, end = r.shifted(i); end == 0 {
			s, end = r.named(i)
		}
	}
	return s, end
}

// weekNumber reads "KW 12", "calendar week 12", "week 12", "semaine 12".
func (r *reader) weekNumber(i int) (s shape, end int) {
	if !r.is(i, kWeekno) || i+1 >= len(r.toks) || r.toks[i+1].kind != '0' {
		return s, 0
	}
	n := int(r.toks[i+1].num)
	if n < 1 || n > 53 {
		return s, 0
	}
	s = shape{what: formWeek, n: n}
	if j := i + 2; r.mark(j, '/') {
		if y, e := r.year(j + 1); e > 0 {
			s.year = y
			return s, e
		}
	}
	s.year, end = r.yearAfter(i + 2)
	return s, end
}

// closing reads "year end", "EOM", "start of the year".
func (r *reader) closing(i int) (s shape, end int) {
	if w, ok := r.sense(i, kClose); ok {
		unit := int(w.value)
		s = r.period(unit, 0)
		if unit == unitYear {
			if y, e := r.year(i + 1); e > 0 {
				return shape{what: formYear, year: y, part: partEnd}, e
			}
			s = shape{what: formYear, part: partEnd}
			return s, i + 1
		}
		return r.cut(s, partEnd), i + 1
	}
	if w, ok := r.sense(i, kOpen); ok {
		if int(w.value) == unitYear {
			y, _, _ := r.ref.date()
			return shape{what: formYear, year: y + 1, part: partEarly}, i + 1
		}
		return r.cut(r.period(int(w.value), 1), partEarly), i + 1
	}
	return s, 0
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
	for k := 0; k < 2 && (r.is(j, kFill) || r.is(j, kShift)); k++ {
		j++
	}
	u, ok := r.sense(j, kUnit)
	if !ok || u.shy && r.toks[j].gap != 0 || u.value == unitWeekend {
		return 0, 0, 0, 0
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
