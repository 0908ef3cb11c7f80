package when

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"
)

// row is one line of a table: the day a text was received, the text, and what
// is expected of it.
type row struct {
	line     int
	received time.Time
	text     string
	want     string
}

func table(t testing.TB, file string) (rows []row) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		text := lines.Text()
		if text == "" || text[0] == '#' {
			continue
		}
		cells := strings.Split(text, " | ")
		if len(cells) != 3 {
			t.Fatalf("%s:%d: %d cells, want 3", file, n, len(cells))
		}
		rows = append(rows, row{n, date(t, cells[0]), cells[1], strings.TrimSpace(cells[2])})
	}
	return rows
}

func date(t testing.TB, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func show(w Window, ok bool) string {
	if !ok {
		return "none"
	}
	s := w.From.Format(time.DateOnly)
	if !w.To.Equal(w.From) {
		s += ".." + w.To.Format(time.DateOnly)
	}
	if !w.Begins.IsZero() {
		s += " begins " + w.Begins.Format(time.DateOnly)
	}
	return s
}

func TestResume(t *testing.T) {
	for _, r := range table(t, "testdata/resume.txt") {
		w, ok := Resume(r.text, r.received)
		if got := show(w, ok); got != r.want {
			t.Errorf("line %d: got %s [%s], want %s\n\t%s", r.line, got, w.Phrase, r.want, r.text)
		}
	}
}

func TestReturn(t *testing.T) {
	for _, r := range table(t, "testdata/return.txt") {
		w, ok := Return(r.text, r.received)
		if got := show(w, ok); got != r.want {
			t.Errorf("line %d: got %s [%s], want %s\n\t%s", r.line, got, w.Phrase, r.want, r.text)
		}
	}
}

// TestReplies reads whole replies: the window must open within the given days.
func TestReplies(t *testing.T) {
	for _, r := range table(t, "testdata/replies.txt") {
		w, ok := Resume(r.text, r.received)
		lo, hi, given := strings.Cut(r.want, "..")
		if given && ok && !w.From.Before(date(t, lo)) && !w.From.After(date(t, hi)) && !w.To.After(date(t, hi).AddDate(0, 0, 45)) {
			continue
		}
		if given || ok {
			t.Errorf("line %d: got %s [%s], want %s\n\t%s", r.line, show(w, ok), w.Phrase, r.want, r.text)
		}
	}
}

// TestNothing reads texts that name no time to come, at several times of the
// year.
func TestNothing(t *testing.T) {
	text, err := os.ReadFile("testdata/nothing.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		for _, day := range []string{"2025-03-10", "2024-02-29", "2026-12-28", "2026-07-20"} {
			if w, ok := Resume(strings.TrimSpace(line), date(t, day)); ok {
				t.Errorf("%s: got %s [%s]\n\t%s", day, show(w, ok), w.Phrase, line)
			}
		}
	}
}

func TestPhraseIsWhereItSays(t *testing.T) {
	const text = "Grüße! Wir waren im März in Köln.\nMelden Sie sich bitte nach den Sommerferien wieder."
	w, ok := Resume(text, date(t, "2026-04-01"))
	if !ok || w.Phrase != "nach den Sommerferien" || text[w.Start:w.End] != w.Phrase {
		t.Errorf("got %v %q at %d", ok, w.Phrase, w.Start)
	}
}

// TestZone takes the day from the zone of the reply: Sunday evening in New York
// is Monday in Berlin.
func TestZone(t *testing.T) {
	moment := time.Date(2026, 3, 9, 0, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		zone string
		want string
	}{
		{"America/New_York", "2026-03-09T00:00:00-04:00"},
		{"Europe/Berlin", "2026-03-10T00:00:00+01:00"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Skip("no zone data: ", err)
		}
		w, ok := Resume("call me tomorrow", moment.In(zone))
		if got := w.From.Format(time.RFC3339); !ok || got != c.want {
			t.Errorf("%s: got %s, want %s", c.zone, got, c.want)
		}
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{1999: "1999-04-04", 2000: "2000-04-23", 2008: "2008-03-23", 2024: "2024-03-31",
		2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28", 2028: "2028-04-16", 2038: "2038-04-25"} {
		if got := easter(year).at(time.UTC).Format(time.DateOnly); got != want {
			t.Errorf("%d: got %s, want %s", year, got, want)
		}
	}
}

func TestISOWeek(t *testing.T) {
	for day := civil(2015, 1, 1); day < civil(2040, 1, 1); day++ {
		year, week := day.at(time.UTC).ISOWeek()
		if got := isoWeek(year, week); got != day.monday() {
			t.Fatalf("week %d of %d: got %v, want %v", week, year, got.at(time.UTC), day.monday().at(time.UTC))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"testdata/replies.txt", "testdata/resume.txt", "testdata/return.txt"} {
		for _, r := range table(f, file) {
			f.Add(r.text, r.received.Unix())
		}
	}
	f.Fuzz(func(t *testing.T, text string, at int64) {
		received := time.Unix(at%(1<<33), 0).UTC()
		for _, read := range []func(string, time.Time) (Window, bool){Resume, Return} {
			w, ok := read(text, received)
			again, okAgain := read(text, received)
			if w != again || ok != okAgain {
				t.Fatal("two readings differ")
			}
			if !ok {
				continue
			}
			if w.To.Before(w.From) || w.From.Before(received.AddDate(0, 0, -1)) {
				t.Fatalf("window %v..%v for a text of %v", w.From, w.To, received)
			}
			if text[w.Start:w.End] != w.Phrase || w.Phrase == "" {
				t.Fatalf("phrase %q is not at %d..%d", w.Phrase, w.Start, w.End)
			}
			if !w.Begins.IsZero() && (!w.Begins.After(received) || w.Begins.After(w.To)) {
				t.Fatalf("absence begins %v, back %v", w.Begins, w.To)
			}
		}
	})
}

const sixtyWords = "Hi Marta, thanks for your note. We spent most of March on the audit and the team is still cleaning up " +
	"after it, so nobody here has the head for a new tool at the moment. The renewal of our current contract comes up " +
	"in October, so it would make sense to write to me again about three months before the renewal in October. Best, Tom"

func BenchmarkResume(b *testing.B) {
	received := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Resume(sixtyWords, received); !ok {
			b.Fatal("no window")
		}
	}
}

func BenchmarkReturn(b *testing.B) {
	const text = "Thank you for your message. I am on annual leave from 3 to 14 August with no access to my mail. In urgent " +
		"cases please write to our service desk. / Vielen Dank. Ich bin vom 3. bis 14. August im Urlaub und lese keine Mails."
	received := time.Date(2026, 7, 20, 9, 0, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := Return(text, received); !ok {
			b.Fatal("no return")
		}
	}
}

// BenchmarkLong is a page of nothing but dates: reading stays linear.
func BenchmarkLong(b *testing.B) {
	text := strings.Repeat("three weeks before the fair in May or until 14 August, ", 1200)
	received := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Resume(text, received)
	}
}

// TestLinear reads pages made to nest or to repeat: the time per token must not
// grow with the page.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"a ", "first half of ", "first half ", "second week of ", "Monday, ", "to ", "3 - ", "1/", "3.", "mid ",
		"next ", "before ", "two weeks before ", "not until ", "later ", "end of ", "\n", "ä", "-", "May or ", "in a "} {
		text := strings.Repeat(unit, 1<<17/len(unit))
		begun := time.Now()
		Resume(text, date(t, "2026-04-01"))
		Return(text, date(t, "2026-04-01"))
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%q: 128 KB took %v", unit, took)
		}
	}
}
