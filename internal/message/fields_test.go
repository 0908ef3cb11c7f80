package message

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestReadAddresses(t *testing.T) {
	tests := []struct {
		value string
		want  []Address
	}{
		{`Jo <jo@x.example>`, []Address{{"Jo", "jo@x.example"}}},
		{`"Doe, Jo" <jo@x.example>, kim@y.example`, []Address{{"Doe, Jo", "jo@x.example"}, {"", "kim@y.example"}}},
		{`jo@x.example (Jo Doe)`, []Address{{"Jo Doe", "jo@x.example"}}},
		{`=?utf-8?q?J=C3=B6?= <jo@x.example>`, []Address{{"Jö", "jo@x.example"}}},
		{`"=?utf-8?q?J=C3=B6?=" <jo@x.example>`, []Address{{"Jö", "jo@x.example"}}},
		{`Team: a@x.example, b@x.example;`, []Address{{"", "a@x.example"}, {"", "b@x.example"}}},
		{`undisclosed-recipients:;`, nil},
		{`"ceo@bank.example" <x@evil.example>`, []Address{{"ceo@bank.example", "x@evil.example"}}},
		{`Jo Doe jo@x.example`, []Address{{"", "jo@x.example"}}},
		{`Jo [Sales] <jo@x.example>`, []Address{{"Jo [Sales]", "jo@x.example"}}},
		{`<jo@x.example`, []Address{{"", "jo@x.example"}}},
		{`Jo <mailto:jo@x.example>`, []Address{{"Jo", "jo@x.example"}}},
		{`Jo <jo @x.example>`, []Address{{"Jo", "jo@x.example"}}},
		{`jo@x.example; kim@y.example`, []Address{{"", "jo@x.example"}, {"", "kim@y.example"}}},
		{`MAILER-DAEMON`, []Address{{"MAILER-DAEMON", ""}}},
		{`Jo <>`, []Address{{"Jo", ""}}},
		{"J\xf6 <jo@x.example>", []Address{{"Jö", "jo@x.example"}}},
		{"jö@bücher.example", []Address{{"", "jö@bücher.example"}}},
		{``, nil},
		{` , ;`, nil},
	}
	for _, tt := range tests {
		got, _ := readAddresses([]byte(tt.value))
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.value, diff)
		}
	}
}

func TestRewrittenAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"SRS0=ab1c=XY=x.example=jo@fwd.example":                   "jo@x.example",
		"srs0+ab1c=XY=x.example=jo=doe@fwd.example":               "jo=doe@x.example",
		"SRS1=cd2e=fwd.example==ab1c=XY=x.example=jo@two.example": "jo@x.example",
		"SRS0=ab1c=XY@fwd.example":                                "",
		"jo@x.example":                                            "",
		"SRS0":                                                    "",
	} {
		if got, _ := originalAddress(address); got != want {
			t.Errorf("originalAddress(%q) = %q, want %q", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"bounces+jo=x.example@us.example":       "jo@x.example",
		"bounces-jo=x.example@us.example":       "jo@x.example",
		"b+42-jo.doe=mail.x.example@us.example": "42-jo.doe@mail.x.example",
		"jo=doe@x.example":                      "",
		"jo@x.example":                          "",
	} {
		if got, _ := verpRecipient(address); got != want {
			t.Errorf("verpRecipient(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestReadDate(t *testing.T) {
	want := time.Date(2026, 3, 2, 9, 15, 0, 0, time.UTC)
	for _, value := range []string{
		"Mon, 2 Mar 2026 10:15:00 +0100", "Mon, 02 Mar 2026 10:15:00 +0100 (CET)", "2 Mar 2026 10:15 +0100", "2 Mar 26 10:15:00 +0100",
		"Mon, 02 Mar 2026 09:15:00 GMT", "Mon, 2 Mar 2026 09:15:00 UT", "Mon, 2 Mar 2026 09:15:00", "Mo, 2 Mar 2026 10:15:00 +0100",
		"Mon Mar  2 09:15:00 2026", "2026-03-02T10:15:00+01:00", "2026-03-02 09:15:00", "Mon, 2 Mar 2026 10.15.00 +0100",
		"Monday, 2 March 2026 10:15:00 +0100", "Mon,\r\n 2 Mar 2026 10:15:00 +0100",
	} {
		if got := readDate([]byte(value)); !got.Equal(want) {
			t.Errorf("%q read as %v", value, got)
		}
	}
	for _, value := range []string{"", "yesterday", "Mon, 32 Mar 2026 10:15:00 +0100", "1 Jan 0001 00:00:00 +0000", "Mon, 2 Mar 12026 10:15:00 +0100"} {
		if got := readDate([]byte(value)); !got.IsZero() {
			t.Errorf("%q read as %v", value, got)
		}
	}
}

func TestReadIDs(t *testing.T) {
	for value, want := range map[string][]string{
		"<a@b.example>":                         {"a@b.example"},
		"<a@b.example><c@d.example>":            {"a@b.example", "c@d.example"},
		"<a@b.example>,\r\n\t<c@d.example>":     {"a@b.example", "c@d.example"},
		"a@b.example c@d.example":               {"a@b.example", "c@d.example"},
		"Your message of today <a@b.example>":   {"a@b.example"},
		"<very-long-\r\n folded@b.example>":     {"very-long-folded@b.example"},
		"<a@b.example <c@d.example>":            {"a@b.example", "c@d.example"},
		"<a b@c.example d@e.example>":           {"b@c.example", "d@e.example"},
		"<no-at-sign>":                          {"no-at-sign"},
		"<>":                                    nil,
		"no id at all":                          nil,
		"":                                      nil,
		"<a@b.example> <a\x00b@c.example> \xe2": {"a@b.example", "ab@c.example"},
	} {
		if diff := cmp.Diff(want, readIDs([]byte(value))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", value, diff)
		}
	}
}

func TestParameter(t *testing.T) {
	for value, want := range map[string]string{
		`text/plain; name=a.txt`:                                "a.txt",
		`text/plain; name="a b.txt"; x=y`:                       "a b.txt",
		`text/plain; name="a \"b\".txt"`:                        `a "b".txt`,
		`text/plain; NAME = a.txt ; x`:                          "a.txt",
		`text/plain name=a.txt`:                                 "a.txt",
		`text/plain; name="never closed; x=y`:                   "never closed",
		`text/plain; name*=utf-8''%C3%BC.txt`:                   "ü.txt",
		`text/plain; name*0=long; name*1=er; name*2*=%20%C3%BC`: "longer ü",
		`text/plain; name*1*=%BC; name*0*=utf-8''%C3`:           "ü",
		`text/plain; name*=iso-8859-1'de'%FC.txt`:               "ü.txt",
		`text/plain; name="=?utf-8?q?=C3=BC?=.txt"`:             "ü.txt",
		"text/plain; name=\"a\r\n b.txt\"":                      "a   b.txt",
		`text/plain; filename=other`:                            "",
		`text/plain; name*9999999999=x`:                         "",
		`text/plain; name=`:                                     "",
		`text/plain`:                                            "",
	} {
		if got := parameter([]byte(value), "name"); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
	for value, want := range map[string]string{
		"text/HTML; charset=x": "text/html", "": "text/plain", "text": "text/plain", "html": "text/html",
		"text/": "text/plain", "garbage": "text/plain", " application/PDF": "application/pdf", "text/plain(comment)": "text/plain",
	} {
		if got := mediaType([]byte(value), "text/plain"); got != want {
			t.Errorf("media type of %q: %q, want %q", value, got, want)
		}
	}
}

func TestAuthenticationResults(t *testing.T) {
	raw := []byte("Authentication-Results: evil.example; dmarc=pass\r\n" +
		"Authentication-Results: MX.us.example 1; spf=pass (it's; ok) smtp.mailfrom=x.example;\r\n\tdmarc = FAIL (p=none (x)) header.from=x.example; dkim/1=none\r\n" +
		"Authentication-Results: mx.us.example.evil.example; dkim=pass\r\n\r\n")
	want := []AuthResult{{"spf", "pass"}, {"dmarc", "fail"}, {"dkim", "none"}}
	if diff := cmp.Diff(want, Parse(raw, Options{AuthServID: "mx.us.example"}).Auth); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := Parse(raw, Options{}).Auth; got != nil {
		t.Errorf("%v believed without knowing our own server", got)
	}
}

func TestReadCalendar(t *testing.T) {
	const head = "BEGIN:VCALENDAR\nMETHOD:COUNTER\nBEGIN:VEVENT\n"
	for text, want := range map[string]*CalendarAnswer{
		head + "DTSTART:20260305T130000Z\nATTENDEE;PARTSTAT=tentative:mailto:jo@x.example\n": {"COUNTER", "TENTATIVE", "", time.Date(2026, 3, 5, 13, 0, 0, 0, time.UTC)},
		head + "DTSTART;TZID=Europe/Berlin:20260305T140000\n":                                {"COUNTER", "", "", time.Date(2026, 3, 5, 13, 0, 0, 0, time.UTC)},
		head + "DTSTART;VALUE=DATE:20260305\n":                                               {"COUNTER", "", "", time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)},
		head + "COMMENT;LANGUAGE=\"a:b\":not\n  then\\, sorry\n":                             {"COUNTER", "", "not then, sorry", time.Time{}},
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:x\n":                      {"REQUEST", "", "", time.Time{}},
		"no calendar": nil,
		"":            nil,
	} {
		got := readCalendar(text, "request")
		if got != nil {
			got.Start = got.Start.UTC()
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
