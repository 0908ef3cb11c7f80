package message

import (
	"strconv"
	"strings"
	"time"
)

// calendarProperty is one content line of a calendar (RFC 5545 section 3.1).
type calendarProperty struct {
	name, params, value string
}

const maxCalendarLines = 5000

// readCalendar reads the iMIP answer (RFC 6047) that a text/calendar part
// holds; nil when it holds none. fallback is the method parameter of its
// Content-Type, for calendars that do not name theirs.
func readCalendar(text, fallback string) *CalendarAnswer {
	answer := &CalendarAnswer{Method: strings.ToUpper(fallback)}
	var inEvent, begun bool
	var zone string // offset of the first time zone's standard time
	var start calendarProperty
	for range maxCalendarLines {
		var p calendarProperty
		if p, text = nextProperty(text); p.name == "" && text == "" {
			break
		}
		switch p.name {
		case "BEGIN":
			begun = begun || strings.EqualFold(p.value, "VCALENDAR")
			inEvent = inEvent || strings.EqualFold(p.value, "VEVENT")
		case "METHOD":
			answer.Method = strings.ToUpper(strings.TrimSpace(p.value))
		case "TZOFFSETTO":
			if zone == "" {
				zone = p.value
			}
		case "DTSTART":
			if inEvent && start.name == "" {
				start = p
			}
		case "COMMENT":
			if inEvent && answer.Comment == "" {
				answer.Comment = strings.TrimSpace(unescapeCalendar(p.value))
			}
		case "ATTENDEE":
			if inEvent && answer.PartStat == "" {
				answer.PartStat = strings.ToUpper(calendarParam(p.params, "PARTSTAT"))
			}
		}
	}
	if !begun || answer.Method == "" {
		return nil
	}
	if answer.Method != "REPLY" && answer.Method != "COUNTER" {
		answer.PartStat = "" // who was asked, not who answered
	}
	answer.Start = calendarTime(start, zone)
	return answer
}

// nextProperty takes one unfolded content line off the text.
func nextProperty(text string) (p calendarProperty, rest string) {
	end, folded := 0, false
	for end < len(text) {
		i := strings.IndexByte(text[end:], '\n')
		if i < 0 {
			end = len(text)
			break
		}
		if end += i; end+1 >= len(text) || text[end+1] != ' ' && text[end+1] != '\t' {
			break
		}
		end, folded = end+1, true
	}
	line, rest := text[:min(end, maxFieldValue)], text[min(end+1, len(text)):]
	if folded {
		line = strings.NewReplacer("\n ", "", "\n\t", "").Replace(line)
	}
	colon, quoted := -1, false
	for i := range len(line) {
		if line[i] == '"' {
			quoted = !quoted
		} else if line[i] == ':' && !quoted {
			colon = i
			break
		}
	}
	if colon < 0 {
		return p, rest
	}
	name, params, _ := strings.Cut(line[:colon], ";")
	return calendarProperty{strings.ToUpper(strings.TrimSpace(name)), params, strings.TrimRight(line[colon+1:], "\r")}, rest
}

// calendarParam returns a parameter's value without quotes.
func calendarParam(params, name string) string {
	for _, p := range strings.Split(params, ";") {
		if k, v, ok := strings.Cut(p, "="); ok && strings.EqualFold(k, name) {
			return strings.Trim(v, `"`)
		}
	}
	return ""
}

func unescapeCalendar(v string) string {
	return strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(v)
}

// calendarTime reads DATE and DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5). A
// zone that is not in the zone database has the offset of the calendar's own
// VTIMEZONE.
func calendarTime(p calendarProperty, offset string) time.Time {
	if t, err := time.Parse("20060102T150405Z", p.value); err == nil {
		return t
	}
	at := time.UTC
	if zone := calendarParam(p.params, "TZID"); zone != "" {
		if known, err := time.LoadLocation(zone); err == nil && len(zone) < 64 {
			at = known
		} else if seconds, ok := zoneOffset(offset); ok {
			at = time.FixedZone(zone, seconds)
		}
	}
	for _, layout := range [...]string{"20060102T150405", "20060102"} {
		if t, err := time.ParseInLocation(layout, p.value, at); err == nil {
			return t
		}
	}
	return time.Time{}
}

// zoneOffset reads "+0100" as seconds.
func zoneOffset(s string) (seconds int, ok bool) {
	if len(s) < 5 || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hours, err1 := strconv.Atoi(s[1:3])
	minutes, err2 := strconv.Atoi(s[3:5])
	seconds = hours*3600 + minutes*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, err1 == nil && err2 == nil
}
