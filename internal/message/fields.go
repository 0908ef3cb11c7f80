package message

import (
	"bytes"
	"strings"
	"time"

	"github.com/emersion/go-message/mail"
)

// readIDs reads a list of message ids (RFC 5322 section 3.6.4) without their
// angle brackets. Comments, phrases and line breaks between and within ids are
// passed over; ids without brackets count when they hold an @. Of a list that
// is too long the last ones are kept: they are the newest.
func readIDs(value []byte) []string {
	var ids []string
	s := unfold(value)
	if !strings.Contains(s, "<") {
		for _, w := range strings.FieldsFunc(s, idSeparator) {
			if strings.Contains(w, "@") {
				ids = append(ids, validText([]byte(w)))
			}
		}
		return newestIDs(ids)
	}
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			return newestIDs(ids)
		}
		s = s[open+1:]
		end := strings.IndexAny(s, "<>")
		id := s
		if end >= 0 {
			id, s = s[:end], s[end:]
		} else {
			s = ""
		}
		if strings.Count(id, "@") > 1 { // a bracket is missing between two
			ids = append(ids, readIDs([]byte(id))...)
		} else if id = joinBlanks(id); id != "" {
			ids = append(ids, id)
		}
	}
}

func newestIDs(ids []string) []string { return ids[max(0, len(ids)-maxIDs):] }

func idSeparator(r rune) bool {
	return r <= ' ' || r == ',' || r == ';' || r == '"' || r == '\''
}

// joinBlanks removes what folding left within an id.
func joinBlanks(id string) string {
	if !strings.ContainsAny(id, " \t") {
		return validText([]byte(id))
	}
	return validText([]byte(strings.Join(strings.Fields(id), "")))
}

// firstID returns the first id of a field, "" when there is none.
func firstID(value []byte) string {
	if ids := readIDs(value); len(ids) > 0 {
		return ids[0]
	}
	// A Message-ID without @ and brackets is none by RFC 5322, but it is what
	// the answer's References will hold.
	if w := strings.Fields(unfold(value)); len(w) == 1 && !strings.Contains(w[0], "<") {
		return validText([]byte(w[0]))
	}
	return ""
}

// looseDates are the layouts of dates that RFC 5322 does not allow.
var looseDates = [...]string{
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05",
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04 -0700", "2 Jan 06 15:04:05 -0700", "2-Jan-2006 15:04:05 -0700",
	"Monday, 2 January 2006 15:04:05 -0700", "2 January 2006 15:04:05 -0700",
	"Jan 2 15:04:05 2006", "Jan 2 15:04:05 2006 -0700", "Jan 2 15:04:05 MST 2006", "Jan 2, 2006 15:04:05 -0700", "Jan 2, 2006 3:04:05 PM",
	time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006/01/02 15:04:05",
	"2 Jan 2006",
}

// readDate reads a Date field (RFC 5322 section 3.3), also where it is written
// in one of the ways people's programs get it wrong. The zero time means that
// it could not be read.
func readDate(value []byte) time.Time {
	s := unfold(value)
	const longest = 100
	if s == "" || len(s) > longest {
		return time.Time{}
	}
	// The form nearly all dates have, before net/mail tries it among dozens.
	plain, _, _ := strings.Cut(s, " (")
	if t, err := time.Parse("Mon, 2 Jan 2006 15:04:05 -0700", plain); err == nil {
		return saneDate(t)
	}
	var h mail.Header
	h.Set("Date", s)
	if t, err := h.Date(); err == nil {
		return saneDate(t)
	}
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i]
	}
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, ".", ":")), " ")
	s = strings.TrimSuffix(strings.TrimSuffix(strings.Replace(s, "UTC", "GMT", 1), " GMT"), " UT")
	forms := []string{s}
	if _, after, ok := strings.Cut(s, " "); ok && strings.IndexFunc(s[:1], isDigitRune) < 0 {
		forms = append(forms, after) // without a day's name, which may be in any language
	}
	for _, form := range forms {
		for _, layout := range looseDates {
			if t, err := time.Parse(layout, form); err == nil {
				return saneDate(t)
			}
		}
	}
	return time.Time{}
}

func isDigitRune(r rune) bool { return '0' <= r && r <= '9' }

// saneDate drops years that no mail was written in; formatting them as RFC 3339
// would fail.
func saneDate(t time.Time) time.Time {
	if t.Year() < 1970 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

// readAuth reads the Authentication-Results fields (RFC 8601) that bear the
// authserv-id of the account's own server. A server removes forged ones with
// its own name (section 5), and puts its own at the top.
func readAuth(h *header, authServID string) []AuthResult {
	if authServID == "" {
		return nil
	}
	const mostFields, mostResults = 20, 50
	var out []AuthResult
	for i, v := range h.rawAll("Authentication-Results") {
		if i >= mostFields {
			break
		}
		id, results, _ := strings.Cut(dropComments(unfold(v)), ";")
		id, _, _ = strings.Cut(strings.TrimSpace(id), " ") // a version may follow
		if !strings.EqualFold(strings.Trim(id, `"`), authServID) {
			continue
		}
		for _, result := range strings.Split(results, ";") {
			first, _, _ := strings.Cut(strings.TrimSpace(result), " ")
			method, outcome, ok := strings.Cut(first, "=")
			method, _, _ = strings.Cut(method, "/")
			if ok && len(out) < mostResults {
				out = append(out, AuthResult{
					Method: strings.ToLower(validText([]byte(strings.TrimSpace(method)))),
					Result: strings.ToLower(validText([]byte(strings.TrimSpace(outcome)))),
				})
			}
		}
	}
	return out
}

// dropComments removes parenthesised comments, nested ones too, and joins
// "dmarc = pass" to one word.
func dropComments(s string) string {
	var b strings.Builder
	depth := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth == 0:
			b.WriteByte(c)
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), " =", "="), "= ", "=")
}

// wordCharset returns the charset of a header's first encoded word, "" when
// none is there or it is UTF-8. Programs that forget to label a body seldom
// forget it in the subject.
func wordCharset(h *header) string {
	for _, name := range [...]string{"Subject", "From", "To"} {
		v := h.raw(name)
		i := bytes.Index(v, []byte("=?"))
		if i < 0 {
			continue
		}
		end := bytes.IndexByte(v[i+2:], '?')
		if end <= 0 || end > 40 {
			continue
		}
		label := normalLabel(string(v[i+2 : i+2+end]))
		if label != "utf-8" && label != "us-ascii" {
			return label
		}
	}
	return ""
}
