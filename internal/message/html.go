package message

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// htmlText turns HTML into text in one pass over its tokens, and notes where
// elements that mail programs mark quotes and signatures with begin and end.
type htmlText struct {
	out    []byte
	isHTML bool // some of out was made from HTML
	start  int  // where this document's text begins in out
	marks  []mark
	open   []openElement // elements with a role that are open, outermost first
	rests  []int         // marks of kind markQuoteRest whose end is not known yet

	breaks   int  // line ends to write before the next text
	space    bool // a blank to write before the next text
	blank    bool // the line so far holds nothing but a non-breaking blank
	bullet   bool // a list item begins with the next text
	pre      int  // open elements that keep white space
	hidden   int  // open elements that are not shown
	skipped  int  // bytes of text that were not shown
	showAll  bool // nothing counts as hidden
	nextSign bool // the next block is a signature
	link     []byte
	linkAt   int
}

// openElement is an element with a role. same counts the elements of its name
// that are open within it, so that its own end tag is known.
type openElement struct {
	tag      atom.Atom
	role     htmlRole
	same     int
	at       int // where its text begins
	marks    int // marks that were there before
	forwards bool
	pre      bool
}

// element is what is needed of a start tag.
type element struct {
	tag    atom.Atom
	named  htmlRole
	byName bool // the role came from a name attribute
	cite   bool // blockquote type=cite
	hidden bool
	msoP   bool // Outlook's paragraph, which has no margin
	style  styleFacts
	href   []byte
	alt    []byte
}

const maxMarks = 1000 // marks of one document

// appendHTML appends the text of an HTML document to t.out and its marks to
// t.marks. Text that is not shown (preheaders) is left out, unless nothing else
// is there.
func (t *htmlText) appendHTML(src []byte) (found defect) {
	t.begin()
	marks := len(t.marks)
	t.read(src)
	if t.skipped > 0 && (t.hidden > 0 || len(bytes.TrimSpace(t.out[t.start:])) == 0) {
		t.out, t.marks = t.out[:t.start], t.marks[:marks]
		t.begin()
		t.showAll = true
		t.read(src)
		t.showAll = false
		found |= defectHidden
	}
	for len(t.open) > 0 {
		t.closeTop()
	}
	t.endRests(0)
	own := t.marks[marks:]
	slices.SortStableFunc(own, func(a, b mark) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	return found
}

func (t *htmlText) begin() {
	t.start = len(t.out)
	t.open, t.rests, t.link = t.open[:0], t.rests[:0], t.link[:0]
	t.breaks, t.pre, t.hidden, t.skipped = 0, 0, 0, 0
	t.space, t.blank, t.bullet, t.nextSign = false, false, false, false
}

// read goes over the tokens.
func (t *htmlText) read(src []byte) {
	s := htmlScanner{src: src}
	for len(t.out)-t.start < maxBody {
		switch token := s.next(); token.kind {
		case htmlEnd:
			return
		case htmlWords:
			t.text(token.text)
		case htmlStartTag:
			t.startTag(&token)
		case htmlEndTag:
			t.endTag(token.tag)
		case htmlComment:
			if bytes.Contains(token.text, []byte("originalMessage")) { // Samsung
				t.beginRest()
			}
		}
	}
}

// startTag handles a start tag: line breaks first, then what its attributes say.
func (t *htmlText) startTag(token *htmlToken) {
	e := element{tag: token.tag}
	for a := (tagAttributes{rest: token.attr}); a.next(); {
		e.attribute(a.key, a.value)
	}
	switch e.tag {
	case atom.Br:
		t.lineEnd()
		if e.named == roleNextIsSign {
			t.nextSign = true
		}
		return
	case atom.Hr:
		t.block()
		t.words(rule)
		t.block()
		if e.named == roleQuoteRest {
			t.beginRest()
		}
		return
	case atom.Img:
		t.picture(e.alt)
		return
	}
	t.layout(&e)
	t.openElement(&e)
	if e.tag == atom.A && len(e.href) > 0 {
		t.link, t.linkAt = append(t.link[:0], e.href...), len(t.out)
	}
}

// rule is how a horizontal rule is written, as Outlook's own plain text has it.
var rule = []byte("________________________________")

// attribute notes what one attribute says.
func (e *element) attribute(key, value []byte) {
	switch {
	case equalFoldASCII(key, "class"):
		if e.named == roleNone {
			e.named = classRole(value)
		}
		e.msoP = bytes.HasPrefix(value, []byte("Mso")) || bytes.HasPrefix(value, []byte("x_Mso"))
	case equalFoldASCII(key, "style"):
		e.style = readStyle(value)
	case equalFoldASCII(key, "id"), equalFoldASCII(key, "data-marker"):
		if e.named == roleNone {
			e.named = namedRole(value)
		}
	case equalFoldASCII(key, "name"):
		if e.named == roleNone && e.tag != atom.A {
			e.named, e.byName = namedRole(value), true
		}
	case equalFoldASCII(key, "type"):
		e.cite = e.cite || equalFoldASCII(value, "cite")
	case equalFoldASCII(key, "cite"):
		e.cite = true
	case equalFoldASCII(key, "hidden"):
		e.hidden = true
	case equalFoldASCII(key, "href"):
		e.href = value
	case equalFoldASCII(key, "alt"):
		e.alt = value
	}
}

// layout breaks lines as a browser would.
func (t *htmlText) layout(e *element) {
	switch e.tag {
	case atom.P:
		t.closeParagraph()
		t.block()
		if !e.msoP && !e.style.noMargin && len(t.out) > t.start {
			t.breaks = max(t.breaks, 2)
		}
	case atom.Li:
		t.block()
		t.bullet = true
	case atom.Td, atom.Th:
		t.space = len(t.out) > t.start
	default:
		if isBlock(e.tag) {
			t.closeParagraph()
			t.block()
		}
	}
}

// openElement remembers an element that has a role.
func (t *htmlText) openElement(e *element) {
	role := e.role()
	if t.nextSign && role == roleNone && isBlock(e.tag) {
		role, t.nextSign = roleSignature, false
	}
	switch role {
	case roleNextIsSign:
		t.nextSign = true
		role = roleNone
	case roleQuoteRest:
		t.beginRest()
		role = roleNone
	case roleHidden:
		if t.showAll || isVoid(e.tag) {
			role = roleNone
		}
	}
	pre := e.tag == atom.Pre || e.style.pre
	if role == roleNone && !pre || len(t.open) >= maxOpenMarks || isVoid(e.tag) {
		t.count(e.tag, 1)
		return
	}
	if role == roleHidden {
		t.hidden++
	}
	if pre {
		t.pre++
	}
	t.open = append(t.open, openElement{tag: e.tag, role: role, at: len(t.out), marks: len(t.marks), pre: pre})
}

// count notes that an element without a role was opened or closed within the
// innermost open one of its name, which closes when nothing else is left open.
func (t *htmlText) count(tag atom.Atom, by int) {
	for i := len(t.open) - 1; i >= 0; i-- {
		if t.open[i].tag != tag {
			continue
		}
		if by < 0 && t.open[i].same == 0 {
			for len(t.open) > i {
				t.closeTop()
			}
			return
		}
		t.open[i].same += by
		return
	}
}

func (t *htmlText) endTag(tag atom.Atom) {
	switch tag {
	case atom.A:
		t.endLink()
	case atom.Br: // browsers show </br> as a break
		t.lineEnd()
		return
	}
	if isBlock(tag) || tag == atom.P || tag == atom.Li {
		t.block()
	}
	t.count(tag, -1)
	if tag == atom.Li {
		t.bullet = false
	}
}

// closeParagraph ends an open paragraph that has a role: a block inside a
// paragraph closes it.
func (t *htmlText) closeParagraph() {
	if n := len(t.open); n > 0 && t.open[n-1].tag == atom.P {
		t.closeTop()
	}
}

// closeTop closes the innermost element with a role and makes its mark.
func (t *htmlText) closeTop() {
	n := len(t.open) - 1
	e := t.open[n]
	t.open = t.open[:n]
	t.endRests(n + 1)
	if e.pre {
		t.pre--
	}
	inner := e.role == roleQuoteBox && hasQuote(t.marks[min(e.marks, len(t.marks)):])
	switch e.role {
	case roleHidden:
		t.hidden--
	case roleAttr:
		if bytes.HasPrefix(bytes.TrimSpace(t.out[e.at:]), []byte("-----")) && n > 0 {
			t.open[n-1].forwards = true
			return
		}
		t.addMark(markQuote, e.at, len(t.out))
	case roleQuote:
		t.addMark(markQuote, e.at, len(t.out))
	case roleQuoteBox:
		switch {
		case e.forwards || bytes.HasPrefix(bytes.TrimSpace(t.out[e.at:]), []byte("----------")):
			t.addMark(markForward, e.at, len(t.out))
		case !inner:
			t.addMark(markQuote, e.at, len(t.out))
		}
	case roleHeaderDiv:
		if headerBlock(t.out[e.at:]) {
			t.rest(e.at, n)
		}
	case roleForward:
		t.addMark(markForward, e.at, len(t.out))
	case roleSignature:
		t.addMark(markSignature, e.at, len(t.out))
	case roleIndent:
		t.addMark(markIndent, e.at, len(t.out))
	}
}

func hasQuote(marks []mark) bool {
	for _, m := range marks {
		if m.kind == markQuote {
			return true
		}
	}
	return false
}

// addMark keeps a mark unless nothing stands in it.
func (t *htmlText) addMark(kind markKind, start, end int) {
	for start < end && (t.out[start] == '\n' || t.out[start] == ' ') {
		start++
	}
	if start < end && len(t.marks) < maxMarks {
		t.marks = append(t.marks, mark{kind, start, end})
	}
}

// beginRest notes that earlier mail begins here and goes to the end of the
// element around it.
func (t *htmlText) beginRest() { t.rest(len(t.out), len(t.open)) }

func (t *htmlText) rest(at, depth int) {
	if over := bytes.TrimRight(t.out[t.start:at], "\n"); bytes.HasSuffix(over, rule) { // the line drawn over it
		at = t.start + len(over) - len(rule)
	}
	if len(t.rests) > 0 || len(t.marks) >= maxMarks { // within the rest of another
		return
	}
	t.rests = append(t.rests, len(t.marks))
	t.marks = append(t.marks, mark{markQuoteRest, at, depth})
}

// endRests ends the rests that began in an element that closes now, the one
// with n-1 open elements around it. While a rest is open its end holds the
// number of elements around it.
func (t *htmlText) endRests(n int) {
	for _, i := range t.rests {
		m := &t.marks[i]
		if m.end < n {
			continue
		}
		m.end = len(t.out)
		for m.start < m.end && (t.out[m.start] == '\n' || t.out[m.start] == ' ') {
			m.start++
		}
		t.rests = t.rests[:0]
		return
	}
}

// block ends the line, if anything stands on it.
func (t *htmlText) block() {
	if t.hidden > 0 {
		return
	}
	if t.blank { // a line with nothing but a non-breaking blank is an empty line
		t.blank = false
		t.lineEnd()
		return
	}
	t.space = false
	if len(t.out) > t.start {
		t.breaks = max(t.breaks, 1)
	}
}

// lineEnd is an explicit line break.
func (t *htmlText) lineEnd() {
	const most = 3
	if t.hidden > 0 {
		return
	}
	t.space, t.blank = false, false
	if len(t.out) > t.start {
		t.breaks = min(t.breaks+1, most)
	}
}

// text appends what a text token holds, character references undone and white
// space collapsed.
func (t *htmlText) text(b []byte) {
	if t.hidden > 0 {
		t.skipped += len(bytes.TrimSpace(b))
		return
	}
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			t.words(b)
			return
		}
		t.words(b[:i])
		text, n := reference(b[i:])
		t.words([]byte(text))
		b = b[i+n:]
	}
}

// words appends text as it stands but for its white space.
func (t *htmlText) words(b []byte) {
	if t.hidden > 0 {
		return
	}
	if t.pre > 0 {
		t.verbatim(b)
		return
	}
	for i := 0; i < len(b); {
		c := b[i]
		if c <= ' ' {
			if c != 0 && t.breaks == 0 && len(t.out) > t.start {
				t.space = true
			}
			i++
			continue
		}
		if c >= 0x7f {
			r, n := utf8.DecodeRune(b[i:])
			t.character(r)
			i += n
			continue
		}
		n := i + 1
		for n < len(b) && b[n] < 0x7f && (b[n] > ' ' || b[n] == ' ' && n+1 < len(b) && b[n+1] > ' ' && b[n+1] < 0x7f) {
			n++
		}
		t.separate()
		t.out = append(t.out, b[i:n]...)
		i = n
	}
}

// character appends one character beyond ASCII.
func (t *htmlText) character(r rune) {
	if invisible(r) || r < 0xa0 {
		return
	}
	if r == 0xa0 {
		if t.breaks > 0 {
			t.blank = true
		} else if len(t.out) > t.start {
			t.space = true
		}
		return
	}
	t.separate()
	t.out = appendVisible(t.out, r)
}

// verbatim appends text whose line ends count.
func (t *htmlText) verbatim(b []byte) {
	for len(b) > 0 {
		line := b
		i := bytes.IndexByte(b, '\n')
		if i >= 0 {
			line, b = b[:i], b[i+1:]
		} else {
			b = nil
		}
		if line = bytes.TrimRight(line, "\r"); len(line) > 0 {
			t.separate()
			t.out = appendClean(t.out, line)
		}
		if i >= 0 {
			t.lineEnd()
		}
	}
}

// separate writes the line ends or the blank that the next text needs.
func (t *htmlText) separate() {
	if t.breaks > 0 {
		for range t.breaks {
			t.out = append(t.out, '\n')
		}
	} else if t.space && len(t.out) > t.start {
		t.out = append(t.out, ' ')
	}
	if t.bullet {
		t.out = append(t.out, "* "...)
	}
	t.breaks, t.space, t.blank, t.bullet = 0, false, false, false
}

// picture keeps an image's alternative text when it is a sign, as with the
// smileys that mail programs send as pictures.
func (t *htmlText) picture(alt []byte) {
	const longest, firstSign = 16, 0x2190
	if len(alt) == 0 || len(alt) > longest {
		return
	}
	if r, _ := utf8.DecodeRune(alt); r >= firstSign && r != utf8.RuneError {
		t.text(alt)
	}
}

// endLink adds the address of a mailto: link whose text does not show it.
func (t *htmlText) endLink() {
	const scheme = "mailto:"
	link := t.link
	t.link = t.link[:0]
	if len(link) <= len(scheme) || !equalFoldASCII(link[:len(scheme)], scheme) || t.hidden > 0 {
		return
	}
	address := link[len(scheme):]
	if i := bytes.IndexByte(address, '?'); i >= 0 {
		address = address[:i]
	}
	if len(address) == 0 || len(address) > 254 || t.linkAt > len(t.out) || len(t.out)-t.linkAt > 4<<10 {
		return
	}
	if bytes.IndexByte(t.out[t.linkAt:], '@') < 0 && t.linkAt < len(t.out) {
		t.space = true
		t.words([]byte("<"))
		t.text(address)
		t.words([]byte(">"))
	}
}

// isBlock tells whether an element stands on lines of its own.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Table, atom.Tr, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article, atom.Header, atom.Footer,
		atom.Aside, atom.Nav, atom.Main, atom.Center, atom.Form, atom.Fieldset, atom.Address, atom.Body, atom.Html,
		atom.Head, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Details, atom.Summary, atom.Figure, atom.P, atom.Li:
		return true
	}
	return false
}

// isVoid tells whether an element has no content and no end tag.
func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Col, atom.Base, atom.Area, atom.Wbr,
		atom.Embed, atom.Source, atom.Track, atom.Param:
		return true
	}
	return false
}
