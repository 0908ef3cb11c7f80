package classifier

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func readFacts(c *Classifier, text string) *workspace {
	w := c.work.New().(*workspace)
	w.read(c.book, &Input{Text: text})
	return w
}

func TestContact(t *testing.T) {
	c := newStarter(t)
	for _, tt := range []struct {
		text string
		want *Contact
	}{
		{"Please talk to Dana Ito, she runs procurement.", &Contact{Name: "Dana Ito"}},
		{"I'm the wrong person. Try Dana Ito <dana.ito@corp.example> instead.", &Contact{Name: "Dana Ito", Address: "dana.ito@corp.example"}},
		{"Write to buying@corp.example please.", &Contact{Address: "buying@corp.example"}},
		{"Bitte wenden Sie sich an Frau Elke Brandt, sie leitet den Einkauf.", &Contact{Name: "Elke Brandt"}},
		{"Contactez ma collègue Hélène Dubois.", &Contact{Name: "Hélène Dubois"}},
		{"My colleague Raj handles this.", &Contact{Name: "Raj"}},
		{"Not my department, sorry.", nil},
	} {
		if diff := cmp.Diff(tt.want, readFacts(c, tt.text).contact(tt.text)); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

func TestMeetingPhrase(t *testing.T) {
	c := newStarter(t)
	for text, want := range map[string]string{
		"Next Tuesday at 3 works for us.":             "Next Tuesday at 3",
		"Let's talk on Thursday 14 May at 10:30, ok?": "Thursday 14 May at 10:30",
		"How about tomorrow afternoon?":               "tomorrow afternoon",
		"Passt Ihnen nächsten Mittwoch um 15 Uhr?":    "nächsten Mittwoch um 15 Uhr",
		"Sure, happy to chat some time.":              "",
	} {
		if got := readFacts(c, text).meeting(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestClosingQuestion(t *testing.T) {
	for pitch, want := range map[string]string{
		"Hi Jo. Are you well? We sell bolts.\n\nShould I close your file?\n\nBest, Al": "Should I close your file?",
		"No question here.": "",
		"Interested?":       "Interested?",
	} {
		if got := closingQuestion(pitch); got != want {
			t.Errorf("%q: %q, want %q", pitch, got, want)
		}
	}
}

func TestScan(t *testing.T) {
	c := newStarter(t)
	s := scanner{lex: c.book.engine.lex}
	for text, want := range map[string]string{
		"I don't, we'll":                           "i do not we will",
		"L’offre qu'il":                            "l offre que il",
		"außer AUSSER Größe":                       "ausser ausser groesse",
		"e-mail follow-up":                         "email follow up",
		"In May or march 12":                       "in <month> or <month> <num>",
		"You may march on":                         "you may march on",
		"call 0123 456 7890 at 3pm":                "call <phone> at <time>",
		"12.03.2025 2025-03-12 10:30":              "<date> <date> <time>",
		"€5,000 or 20 % off":                       "<money> or <pct> off",
		"see www.corp.example/x or a.b@c.example.": "see <url> or <email>",
		"👍 :-(":                                    "<glad> <sour>",
		"2026 Q3 tuesday":                          "<year> <quarter> <dow>",
		"it's O'Brien's":                           "it is obriens",
	} {
		s.scan(text)
		got := ""
		for i := range s.tokens {
			tok := &s.tokens[i]
			name := s.literal(tok)
			for bit := range classes {
				if tok.hash == classHash[bit] {
					name = "<" + classNames[bit] + ">"
				}
			}
			if got != "" {
				got += " "
			}
			got += name
		}
		if got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}

func TestNegationReaches(t *testing.T) {
	c := newStarter(t)
	s := scanner{lex: c.book.engine.lex}
	for text, want := range map[string]int{
		"not one two three four five": 4,
		"not one, two":                1,
		"not one but two":             1,
		"kein Interesse hier":         2,
		"nothing. at all":             0,
	} {
		s.scan(text)
		n := 0
		for _, tok := range s.tokens {
			if tok.flags&negated != 0 {
				n++
			}
		}
		if n != want {
			t.Errorf("%q marks %d words, want %d", text, n, want)
		}
	}
}
