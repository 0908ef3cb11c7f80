package when

// shape is a stretch of days as written, before its year is settled: "March",
// "the 5th", "mid Q3", "Easter", "next week".
type shape struct {
	what    form
	n       int // month, weekday, quarter, half, season, feast or week number
	dom     int // day of the month
	part    int
	year    int  // 0 when the text names none
	swapped bool // the numbers may be read the other way round
	from    day  // formFixed
	until   day
}

type form uint8

const (
	formFixed form = iota // from, until; needs no year
	formDate
	formDayOfMonth
	formWeekday
	formMonth
	formQuarter
	formHalf
	formSeason
	formFeast
	formWeek
	formYear
)

// stretch is a stretch of days, both ends included.
type stretch struct{ from, to day }

func (s stretch) join(t stretch) stretch { return stretch{min(s.from, t.from), max(s.to, t.to)} }

// in places a shape in a year. ok is false when that year has no such day.
func (s shape) in(year int) (stretch, bool) {
	switch s.what {
	case formDate:
		d := civil(year, s.n, s.dom)
		return stretch{d, d}, s.dom <= monthLength(year, s.n)
	case formMonth:
		return months(year, s.n, 1, s.part), true
	case formQuarter:
		return months(year, 3*s.n-2, 3, s.part), true
	case formHalf:
		return months(year, 6*s.n-5, 6, s.part), true
	case formSeason:
		return months(year, 3*s.n, 3, s.part), true
	case formYear:
		return months(year, 1, 12, s.part), true
	case formFeast:
		got := feast(year, s.n)
		if s.part >= partLate && got.to-got.from > 20 {
			got.from = got.to - 13
		}
		return got, true
	case formWeek:
		d := isoWeek(year, s.n)
		if s.n == 53 && isoWeek(year+1, 1) == d {
			return stretch{}, false
		}
		return weekPart(d, s.part), true
	}
	return stretch{s.from, s.until}, true
}

// months is a part of the count months that begin with the given one.
func months(year, month, count, part int) stretch {
	whole := stretch{civil(year, month, 1), civil(year, month+count, 1) - 1}
	if count == 1 {
		switch part {
		case partBegin, partEarly:
			return stretch{whole.from, whole.from + 9}
		case partMid:
			return stretch{whole.from + 9, whole.from + 19}
		case partLate:
			return stretch{whole.from + 19, whole.to}
		case partEnd:
			return stretch{whole.from + 20, whole.to}
		case partFirst:
			return stretch{whole.from, whole.from + 14}
		case partSecond:
			return stretch{whole.from + 14, whole.to}
		}
		return whole
	}
	third := max(count/4, 1)
	switch part {
	case partBegin:
		return months(year, month, max(count/6, 1), partNone)
	case partEarly:
		return months(year, month, third, partNone)
	case partMid:
		return months(year, month+(count-1)/2, 2-count%2, partNone)
	case partLate:
		return months(year, month+count-third, third, partNone)
	case partEnd:
		if last := months(year, month+count-1, 1, partNone); count == 12 {
			return last
		} else {
			return stretch{last.from + 14, last.to}
		}
	case partFirst:
		return stretch{whole.from, civil(year, month, 1).addMonths(count/2) - 1 + day(count%2*15)}
	case partSecond:
		return stretch{civil(year, month, 1).addMonths(count/2) + day(count%2*15), whole.to}
	}
	return whole
}

func weekPart(monday day, part int) stretch {
	switch part {
	case partBegin, partEarly, partFirst:
		return stretch{monday, monday + 1}
	case partMid:
		return stretch{monday + 2, monday + 2}
	case partLate, partEnd, partSecond:
		return stretch{monday + 3, monday + 4}
	}
	return stretch{monday, monday + 6}
}

// feast gives the days of a feast or of the school holidays, whose dates differ
// from region to region, at their widest common reading.
func feast(year, n int) stretch {
	e := easter(year)
	switch n {
	case feastChristmas:
		return stretch{civil(year, 12, 24), civil(year, 12, 26)}
	case feastHolidays: // Christmas to New Year
		return stretch{civil(year-1, 12, 23), civil(year, 1, 2)}
	case feastNewYear:
		return stretch{civil(year, 1, 1), civil(year, 1, 1)}
	case feastReyes, feastBefana:
		return stretch{civil(year, 1, 6), civil(year, 1, 6)}
	case feastCarnival:
		return stretch{e - 52, e - 46}
	case feastEaster:
		return stretch{e - 2, e + 1}
	case feastEasterBreak:
		return stretch{e - 13, e + 13}
	case feastLabour:
		return stretch{civil(year, 5, 1), civil(year, 5, 1)}
	case feastPentecost:
		return stretch{e + 49, e + 50}
	case feastPentecostBreak:
		return stretch{e + 50, e + 62}
	case feastSummerBreak:
		return stretch{civil(year, 7, 1), civil(year, 8, 31)}
	case feastFerragosto:
		return stretch{civil(year, 8, 15), civil(year, 8, 15)}
	case feastRentree:
		return stretch{civil(year, 9, 1), civil(year, 9, 15)}
	case feastAutumnBreak:
		return stretch{civil(year, 10, 5), civil(year, 11, 3)}
	}
	thursday := civil(year, 11, 22) // Thanksgiving: the fourth Thursday of November
	thursday += day((4 - thursday.weekday() + 7) % 7)
	return stretch{thursday, thursday + 1}
}

// next is the first such stretch that is not over on the day of reference.
func (s shape) next(ref day) (stretch, bool) {
	year, month, _ := ref.date()
	switch s.what {
	case formFixed:
		return stretch{s.from, s.until}, true
	case formWeekday:
		d := ref + day((s.n-ref.weekday()+6)%7+1)
		return stretch{d, d}, true
	case formDayOfMonth:
		for m := month; m < month+3; m++ {
			if d := civil(year, m, s.dom); d >= ref && s.dom <= monthLength(year, m) {
				return stretch{d, d}, true
			}
		}
		return stretch{}, false
	}
	if s.year != 0 {
		return s.in(s.year)
	}
	for y := year - 1; y <= year+8; y++ { // eight years: a 29 February across 2100
		if got, ok := s.in(y); ok && got.to >= ref {
			return got, true
		}
	}
	return stretch{}, false
}

// turned reads the numbers of a date the other way round.
func (s shape) turned() shape {
	s.n, s.dom, s.swapped = s.dom, s.n, false
	return s
}

// previous is the last such stretch that has begun by the day of reference.
func (s shape) previous(ref day) (stretch, bool) {
	year, month, _ := ref.date()
	switch {
	case s.what == formFixed:
		return stretch{s.from, s.until}, true
	case s.what == formWeekday:
		d := ref - day((ref.weekday()-s.n+7)%7)
		return stretch{d, d}, true
	case s.what == formDayOfMonth:
		for m := month; m > month-3; m-- {
			if d := civil(year, m, s.dom); d <= ref && s.dom <= monthLength(year, m) {
				return stretch{d, d}, true
			}
		}
		return stretch{}, false
	case s.year != 0:
		return s.in(s.year)
	}
	for y := year + 1; y >= year-8; y-- {
		if got, ok := s.in(y); ok && got.from <= ref {
			return got, true
		}
	}
	return stretch{}, false
}
