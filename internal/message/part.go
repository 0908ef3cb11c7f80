package message

import "strings"

// part is one node of the MIME structure (RFC 2045).
type part struct {
	head      header
	parent    int    // index in reading.parts; -1 for the whole message
	depth     int    // 0 for the whole message
	mediaType string // type/subtype in lower case, "text/plain" when missing or unreadable
	body      []byte // as it stands, transfer encoding not undone
	whole     bool   // the end of body was seen
}

// param returns a parameter of Content-Type ("charset", "report-type",
// "method"), RFC 2231 undone; "" when there is none.
func (p *part) param(name string) string { return parameter(p.head.raw("Content-Type"), name) }

// disposition returns the first word of Content-Disposition in lower case:
// "inline", "attachment" or "".
func (p *part) disposition() string {
	return internLower(leadingWord(p.head.raw("Content-Disposition")))
}

// fileName returns the name that the part wants to be stored under, "" when it
// has none.
func (p *part) fileName() string {
	if n := parameter(p.head.raw("Content-Disposition"), "filename"); n != "" {
		return n
	}
	return p.param("name")
}

// content returns the part decoded: transfer encoding and, for text and
// message types, charset undone, LF line ends; made of at most maxContent bytes: reports
// say what they have to say at their head.
func (p *part) content() string {
	b, _ := undoTransfer(nil, p.body[:min(len(p.body), maxContent)], p.head.raw("Content-Transfer-Encoding"))
	if !textual(p.mediaType) {
		return string(b)
	}
	b, _ = toUTF8(nil, b, p.param("charset"), "")
	return string(appendClean(make([]byte, 0, len(b)), b))
}

// textual tells whether a media type's bytes are text.
func textual(mediaType string) bool {
	for _, prefix := range []string{"text/", "message/"} {
		if len(mediaType) > len(prefix) && mediaType[:len(prefix)] == prefix {
			return true
		}
	}
	return mediaType == "application/ics"
}

// innerHeader reads the header block at the top of content: of a
// message/rfc822, text/rfc822-headers or one group of fields of a report.
// rest is what stands after the blank line.
func innerHeader(content string) (h header, rest string) {
	content = strings.TrimLeft(content, "\n")
	block := content
	if i := strings.Index(content, "\n\n"); i >= 0 { // no copy of what follows: reports have many groups
		block = content[:i+2]
	}
	fields, after, _ := readHeader([]byte(block), nil)
	if len(fields) == 0 { // whoever reads group by group must get on
		after = nil
	}
	return header{fields}, content[len(block)-len(after):]
}
