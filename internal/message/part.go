package message

// part is one node of the MIME structure (RFC 2045).
type part struct {
	head      header
	parent    int    // index in reading.parts; -1 for the whole message
	depth     int    // 0 for the whole message
	mediaType string // type/subtype in lower case, "text/plain" when missing or unreadable
	body      []byte // as it stands, transfer encoding not undone
}

// param returns a parameter of Content-Type ("charset", "report-type",
// "method"), RFC 2231 undone; "" when there is none.
func (p *part) param(name string) string { return parameter(p.head.raw("Content-Type"), name) }

// disposition returns the first word of Content-Disposition in lower case:
// "inline", "attachment" or "".
func (p *part) disposition() string { return firstToken(p.head.raw("Content-Disposition")) }

// fileName returns the name that the part wants to be stored under, "" when it
// has none.
func (p *part) fileName() string {
	if n := parameter(p.head.raw("Content-Disposition"), "filename"); n != "" {
		return n
	}
	return p.param("name")
}

// content returns the part decoded: transfer encoding and, for text and
// message types, charset undone, LF line ends; at most maxPartText bytes.
func (p *part) content() string { return string(p.body[:min(len(p.body), maxPartText)]) }

// innerHeader reads the header block at the top of content: of a
// message/rfc822, text/rfc822-headers or one group of fields of a report.
// rest is what stands after the blank line.
func innerHeader(content string) (h header, rest string) {
	fields, r := readHeader([]byte(content), nil)
	return header{fields}, string(r)
}
