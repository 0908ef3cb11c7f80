package when

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
	if !ordinal && !r.is(i-1, kOnDate) && !r.is(i-1, kWeekday) {
		return s, 0
	}
	return shape{what: formDayOfMonth, dom: d}, end
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
