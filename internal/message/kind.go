package message

// judge says what kind of message was read. p holds everything else already:
// headers, body and segments.
func (m *reading) judge(p *Parsed) {
	p.Kind, p.Basis = Human, ByDefault
}
