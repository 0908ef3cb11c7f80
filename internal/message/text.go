package message

import "strings"

// NewestText returns what the author newly wrote, answers between quoted lines
// included, without the blank lines around it.
func (p *Parsed) NewestText() string { return p.text(Newest) }

// SignatureText returns what was set apart as signature.
func (p *Parsed) SignatureText() string { return p.text(Signature) }

// QuotedText returns what was quoted from earlier mail, as it stands in Body.
func (p *Parsed) QuotedText() string { return p.text(Quote) }

func (p *Parsed) text(role Role) string {
	var b strings.Builder
	for _, s := range p.Segments {
		if s.Role != role {
			continue
		}
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
		b.WriteString(p.Body[s.Start:s.End])
	}
	return strings.TrimSpace(b.String())
}
