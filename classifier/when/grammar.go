package when

// shape reads a stretch of days at token i.
func (r *reader) shape(i int) (s shape, end int) {
	if i >= len(r.toks) {
		return s, 0
	}
	if r.toks[i].kind == '0' {
		return r.numberShape(i)
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

// numberShape reads a shape that begins with a number.
func (r *reader) numberShape(i int) (s shape, end int) {
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
		if int(w.value) == unitWeek && offset >= 0 && r.is(end, kWeekday) { // "next week Tuesday"
			d, _ := r.sense(end, kWeekday)
			monday := r.ref.monday() + day(7*offset)
			return shape{what: formFixed, from: monday + day(d.value) - 1, until: monday + day(d.value) - 1}, end + 1
		}
		if j := r.skip(end); int(w.value) == unitWeek && offset < 0 && j > end && r.is(j, kMonth) { // "the last week of April"
			m, _ := r.sense(j, kMonth)
			if got, ok := (shape{what: formMonth, n: int(m.value)}).next(r.ref); ok {
				return shape{what: formFixed, from: got.to - 6, until: got.to}, j + 1
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

// letterQuarter reads Q3, 3Q, T3, H1, Q3/2026, FY27, Q1 FY27.
func (r *reader) letterQuarter(i int) (s shape, end int) {
	j := i
	if r.is(j, kFiscal) {
		if y, e := r.fiscalYear(j); e > 0 {
			return shape{what: formYear, year: y}, e
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
	s.year, end = r.quarterYear(end)
	return s, end
}

// fiscalYear reads FY27 and FY2027, as the calendar year.
func (r *reader) fiscalYear(i int) (y, end int) {
	if i+1 >= len(r.toks) || r.toks[i+1].kind != '0' || r.toks[i].end-r.toks[i].start != 2 {
		return 0, 0
	}
	if n := int(r.toks[i+1].num); n > 1990 && n < 2100 {
		return n, i + 2
	} else if n >= 0 && n < 100 && r.toks[i+1].end-r.toks[i+1].start == 2 {
		return 2000 + n, i + 2
	}
	return 0, 0
}

// quarterYear reads the year after a quarter, which may be two digits: Q2/27.
func (r *reader) quarterYear(j int) (y, end int) {
	k := j
	if r.mark(k, '/') || r.mark(k, '-') || r.mark(k, ',') {
		k++
	}
	k = r.skip(k)
	if r.is(k, kFiscal) {
		k++
	}
	if y, end = r.year(k); end > 0 {
		return y, end
	}
	if (r.mark(j, '/') || r.mark(j, '-') || r.is(k-1, kFiscal)) && r.mark(k, '0') && r.toks[k].end-r.toks[k].start == 2 && r.toks[k].num >= 20 {
		return 2000 + int(r.toks[k].num), k + 1
	}
	return r.yearAfter(j)
}

// ordinalUnit reads "third quarter", "3. Quartal", "first half of next year",
// "second week of May".
func (r *reader) ordinalUnit(i int) (s shape, end int) {
	var n, j int
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
	case unitHalf, unitFortnight:
		return r.half(j, n, int(u.value))
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

// half reads what follows "first half" at token j: "of March", "of next year";
// with nothing after it, it is half a year.
func (r *reader) half(j, n, unit int) (s shape, end int) {
	if n > 2 {
		return s, 0
	}
	k := r.skip(j)
	switch t, e := r.whole(k); {
	case k == j || e == 0 || t.what == formYear:
	case t.what != formFixed:
		t.part = partFirst + n - 1
		return t, e
	case t.until-t.from < 100 || t.until-t.from > 360:
		return r.cut(t, partFirst+n-1), e
	}
	if unit == unitFortnight {
		return s, 0
	}
	s = shape{what: formHalf, n: n}
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
