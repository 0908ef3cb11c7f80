package message

import (
	"strings"
	"testing"
)

// TestMarks holds that HTML structure decides where it speaks, and that the
// lines around it are read as ever.
func TestMarks(t *testing.T) {
	const text = "No, thanks.\n\nAnna Lind\nBuyer AG\n\nTom wrote:\nInterested?\n\nOr later?\nPS: really no.\n"
	find := func(kind markKind, from, to string) mark {
		start := strings.Index(text, from)
		return mark{kind, start, start + strings.Index(text[start:], to) + len(to)}
	}
	tests := []struct {
		name, newest, signature string
		marks                   []mark
	}{
		{"none", strings.TrimSpace(text), "", nil},
		{"quote", "No, thanks.\n\nAnna Lind\nBuyer AG\n\nPS: really no.", "", []mark{find(markQuote, "Tom wrote", "later?")}},
		{"quote without its attribution", "No, thanks.\n\nAnna Lind\nBuyer AG\n\nPS: really no.", "", []mark{find(markQuote, "Interested?", "later?")}},
		{"rest", "No, thanks.\n\nAnna Lind\nBuyer AG", "", []mark{find(markQuoteRest, "Tom wrote", "no.")}},
		{"signature and quote", "No, thanks.\n\nPS: really no.", "Anna Lind\nBuyer AG", []mark{find(markSignature, "Anna", "AG"), find(markQuote, "Tom wrote", "later?")}},
		{"words typed into a signature", "No, thanks.\n\nTom wrote:\nInterested?\n\nOr later?\nPS: really no.", "Anna Lind\nBuyer AG", []mark{find(markSignature, "No", "AG")}},
		{"forward", "No, thanks.\n\nAnna Lind\nBuyer AG", "", []mark{find(markForward, "Tom wrote", "no.")}},
		{"quote in a forward", "No, thanks.\n\nAnna Lind\nBuyer AG", "", []mark{find(markForward, "Tom wrote", "no."), find(markQuote, "Interested?", "later?")}},
		{"indent says nothing", strings.TrimSpace(text), "", []mark{find(markIndent, "Anna", "AG")}},
		{"signature over all is what was written", strings.TrimSpace(text), "", []mark{{markSignature, 0, len(text)}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := &Parsed{Body: text, Segments: segment(&document{text: text, marks: test.marks})}
			checkSegments(t, p)
			if got := p.NewestText(); got != test.newest {
				t.Errorf("newest is\n%s\nwant\n%s", got, test.newest)
			}
			if got := p.SignatureText(); got != test.signature {
				t.Errorf("signature is\n%s\nwant\n%s", got, test.signature)
			}
		})
	}
}
