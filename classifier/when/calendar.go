package when

import "time"

// day counts civil days from 1 January 1970. Reckoning in whole days keeps
// daylight saving out of the arithmetic; a zone comes back in only at the end.
type day int

// civil is the day of a date; months and days outside their range carry over,
// as in time.Date.
func civil(year, month, dom int) day {
	return day(floorDiv(int(time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC).Unix()), 86400))
}

func dayOf(t time.Time) day {
	y, m, d := t.Date()
	return civil(y, int(m), d)
}

func (d day) date() (year, month, dom int) {
	y, m, n := time.Unix(int64(d)*86400, 0).UTC().Date()
	return y, int(m), n
}

// at is the day's midnight in a zone, or the first moment after it where the
// clocks skip midnight.
func (d day) at(zone *time.Location) time.Time {
	y, m, n := d.date()
	return time.Date(y, time.Month(m), n, 0, 0, 0, 0, zone)
}

// weekday runs from 1 for Monday to 7 for Sunday.
func (d day) weekday() int { return floorMod(int(d)+3, 7) + 1 }

// monday is the first day of the ISO week that holds d.
func (d day) monday() day { return d - day(d.weekday()-1) }

// addMonths keeps to the last day of a month that is too short: a month after
// 31 January is 28 or 29 February.
func (d day) addMonths(n int) day {
	y, m, dom := d.date()
	return civil(y, m+n, min(dom, monthLength(y, m+n)))
}

// workday is d, or the Monday after when d is on a weekend.
func (d day) workday() day {
	if w := d.weekday(); w > 5 {
		return d + day(8-w)
	}
	return d
}

func monthLength(year, month int) int {
	return int(civil(year, month+1, 1) - civil(year, month, 1))
}

// isoWeek is the Monday of ISO 8601 week n of a year, which is the week that
// holds its first Thursday counted on.
func isoWeek(year, n int) day { return civil(year, 1, 4).monday() + day(7*(n-1)) }

// easter is Easter Sunday by the anonymous Gregorian reckoning (Meeus,
// Astronomical Algorithms, chapter 8).
func easter(year int) day {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(year, n/31, n%31+1)
}

func floorDiv(a, b int) int { return (a - floorMod(a, b)) / b }

func floorMod(a, b int) int { return ((a % b) + b) % b }
