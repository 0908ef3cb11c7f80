package message

// document is the text that was chosen to be read, and what HTML structure
// says of it. Text is valid UTF-8 with LF line ends, without NUL, bidirectional
// controls and zero-width characters.
type document struct {
	text  string
	marks []mark // by start; they may nest, never cross; nil when text was not made from HTML
	sent  string // Options.Sent: what we had written, "" when unknown
	from  string // name of who wrote it, "" when unknown
}

// mark is what an HTML element told about the stretch of document.text it
// became.
type mark struct {
	kind       markKind
	start, end int
}

// markKind is what kind of element a mark came from.
type markKind uint8

const (
	// markQuote is an element that a mail client puts around earlier mail and
	// its attribution line. It ends where the quote ends: text after it is the
	// author's again.
	markQuote markKind = iota + 1
	// markQuoteRest is where a client that does not enclose the quote begins it
	// (Outlook's divRplyFwdMsg and border-top div). It ends with the element
	// around it, mostly the end of the text.
	markQuoteRest
	// markForward is an element around a forwarded message.
	markForward
	// markSignature is an element a client puts around its signature.
	markSignature
	// markIndent is a blockquote that names no quoting: weak evidence, people
	// indent with it too.
	markIndent
)

// reading is a message taken apart: what judging its kind may look at. It lives
// only as long as Parse runs; nothing kept in Parsed may alias raw bytes of it
// other than by copied strings.
type reading struct {
	head  header   // header of the message itself
	parts []part   // every part in order of appearance, the whole message first
	doc   document // the body that was chosen; Parsed.Segments divide it
}

// root is the whole message as a part: its media type and parameters.
func (m *reading) root() *part { return &m.parts[0] }

// find returns the first part of one media type ("message/delivery-status",
// lower case), nil when there is none.
func (m *reading) find(mediaType string) *part {
	for i := range m.parts {
		if m.parts[i].mediaType == mediaType {
			return &m.parts[i]
		}
	}
	return nil
}
