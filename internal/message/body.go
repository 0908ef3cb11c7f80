package message

import (
	"bytes"
	"sync"
)

// reader holds what Parse needs while it runs, to be used again by the next.
type reader struct {
	reading
	walker  walker
	hint    string // charset that the header's encoded words name
	found   defect
	decoded []byte // the part in hand, transfer encoding undone
	utf8    []byte // the part in hand as UTF-8
	clean   []byte // the part in hand, cleaned
	drafts  [4]htmlText
	depth   int  // drafts in use
	sealed  bool // an encrypted part was met
	standIn bool // and the text there is only stands in for it
}

// readers keeps scratch memory between messages.
var readers = sync.Pool{New: func() any { return new(reader) }}

const keepScratch = 1 << 20 // bytes of one buffer that are kept for the next message

// release gives the scratch memory back.
func (r *reader) release() {
	r.reset()
	readers.Put(r)
}

// reset makes the reader ready for the next message, without references into
// the last one and without the memory of an unusually large one.
func (r *reader) reset() {
	clear(r.walker.parts)
	clear(r.walker.fields)
	clear(r.walker.bounds[:cap(r.walker.bounds)])
	r.walker = walker{parts: r.walker.parts[:0], fields: r.walker.fields[:0], bounds: r.walker.bounds[:0]}
	r.reading = reading{}
	r.hint, r.found, r.depth, r.sealed, r.standIn = "", 0, 0, false, false
	for _, b := range []*[]byte{&r.decoded, &r.utf8, &r.clean, &r.drafts[0].out, &r.drafts[1].out, &r.drafts[2].out, &r.drafts[3].out} {
		if cap(*b) > keepScratch {
			*b = nil
		}
	}
}

// draft hands out an empty text; nil when alternatives stand too deep in each
// other.
func (r *reader) draft() *htmlText {
	if r.depth == len(r.drafts) {
		return nil
	}
	d := &r.drafts[r.depth]
	r.depth++
	d.out, d.marks, d.isHTML = d.out[:0], d.marks[:0], false
	return d
}

// render appends what the author may have written in part i to d.
func (r *reader) render(d *htmlText, i int) {
	p := &r.parts[i]
	switch {
	case !isMultipart(p.mediaType):
		r.renderLeaf(d, p)
	case p.mediaType == "multipart/alternative":
		r.renderAlternative(d, i)
	case p.mediaType == "multipart/encrypted":
		r.sealed = true
	case p.mediaType == "multipart/signed", p.mediaType == "multipart/report", p.mediaType == "multipart/related":
		r.renderFirst(d, i)
	default:
		r.renderAll(d, i)
	}
}

// renderFirst renders the first child that has a text: the others are the
// signature, the machine's report, or pictures.
func (r *reader) renderFirst(d *htmlText, i int) {
	before := len(d.out)
	for c := range r.parts {
		if r.parts[c].parent != i {
			continue
		}
		if r.render(d, c); len(d.out) > before || r.sealed {
			return
		}
	}
}

// renderAll renders the children one behind the other: Apple Mail writes on
// behind a picture, mailing lists add their footer.
func (r *reader) renderAll(d *htmlText, i int) {
	for c := i + 1; c < len(r.parts); c++ {
		switch {
		case r.parts[c].parent != i:
		case r.nextIsTwin(i, c): // alternatives that nobody called so
			r.choose(d, c, c+1)
			c++
		default:
			r.render(d, c)
		}
	}
}

// nextIsTwin tells whether part c is a plain text and the one behind it the same
// in HTML.
func (r *reader) nextIsTwin(parent, c int) bool {
	if c+1 >= len(r.parts) || r.parts[c].mediaType != "text/plain" {
		return false
	}
	p, next := &r.parts[c], &r.parts[c+1]
	return next.mediaType == "text/html" && next.parent == parent && isBodyText(p) && isBodyText(next) && r.sameText(c, c+1)
}

// sameText tells whether an HTML part begins with the words of a plain one.
func (r *reader) sameText(plain, html int) bool {
	const most = 80
	a, b := r.draft(), r.draft()
	if a == nil || b == nil {
		return false
	}
	defer func() { r.depth -= 2 }()
	r.renderLeaf(a, &r.parts[plain])
	r.renderLeaf(b, &r.parts[html])
	x, y := wordsOnly(a.out, most), wordsOnly(b.out, most)
	return len(x) > 0 && (bytes.HasPrefix(x, y) || bytes.HasPrefix(y, x)) && len(y) > 0
}

// wordsOnly returns up to most letters and digits of a text.
func wordsOnly(text []byte, most int) []byte {
	out := make([]byte, 0, most)
	for _, c := range text {
		if len(out) == most {
			break
		}
		if letters([]byte{c}) == 1 || c >= 0x80 {
			out = append(out, c)
		}
	}
	return out
}

// renderAlternative chooses between the forms of one text.
func (r *reader) renderAlternative(d *htmlText, i int) {
	plain, html := -1, -1
	for c := i + 1; c < len(r.parts); c++ {
		if r.parts[c].parent != i {
			continue
		}
		switch r.textForm(c) {
		case "text/html":
			html = c
		case "text/plain":
			if plain < 0 {
				plain = c
			}
		}
	}
	r.choose(d, plain, html)
}

// textForm returns the media type of the richest text in part i, "" when it has
// none.
func (r *reader) textForm(i int) string {
	form := ""
	for c := i; c < len(r.parts) && (c == i || r.parts[c].depth > r.parts[i].depth); c++ {
		switch p := &r.parts[c]; {
		case !isBodyText(p):
		case p.mediaType == "text/html":
			return "text/html"
		default:
			form = "text/plain"
		}
	}
	return form
}

// choose renders the plain or the HTML form of a text; either may be missing
// (-1). Plain text is read unless it is a stand-in. HTML is read where its
// elements tell quote and signature apart, since no wording is as sure, and as
// long as it holds what the plain text holds.
func (r *reader) choose(d *htmlText, plain, html int) {
	if html < 0 || plain < 0 {
		if i := max(plain, html); i >= 0 {
			r.render(d, i)
		}
		return
	}
	p, h := r.draft(), r.draft()
	if p == nil || h == nil {
		r.depth = len(r.drafts)
		r.render(d, plain)
		return
	}
	defer func() { r.depth -= 2 }()
	const short = 1000 // bytes of a plain part that may say all there is
	size := len(r.parts[plain].body)
	if size < short {
		r.render(p, plain)
		if !placeholder(p.out) && !garbled(p.out) && saysAll(p.out) {
			d.join(p)
			return
		}
	}
	r.render(h, html)
	if h.structured() && letters(h.out)*2 > size && !garbled(h.out) { // whatever the plain part holds
		d.join(h)
		return
	}
	if size >= short {
		r.render(p, plain)
	}
	if r.preferHTML(p, h) {
		d.join(h)
	} else {
		d.join(p)
	}
}

func (r *reader) preferHTML(p, h *htmlText) bool {
	plain, rich := letters(p.out), letters(h.out)
	switch {
	case rich == 0 || garbled(h.out):
		return false
	case plain == 0 || garbled(p.out):
		return true
	case placeholder(p.out):
		return true
	case rich > 10*plain && plain < 200: // a teaser
		return true
	}
	return h.structured() && rich*2 > plain
}

// structured tells whether elements tell quote or signature apart.
func (t *htmlText) structured() bool {
	for _, m := range t.marks {
		if m.kind != markIndent {
			return true
		}
	}
	return false
}

// saysAll tells whether a plain text is so short and bare that no quote or
// signature can be in it.
func saysAll(text []byte) bool {
	const longest, mostLines = 200, 2
	text = bytes.TrimSpace(text)
	return len(text) > 0 && len(text) < longest && bytes.Count(text, []byte("\n")) < mostLines && !bytes.ContainsAny(text, ":>@-_|")
}

// renderLeaf appends one text part.
func (r *reader) renderLeaf(d *htmlText, p *part) {
	if sealedType(p) {
		r.sealed = true
		r.standIn = r.standIn || p.mediaType == "application/x-microsoft-rpmsg-message"
		return
	}
	if !isBodyText(p) || len(d.out) >= maxBody {
		return
	}
	r.renderText(d, p)
}

// renderText appends what a text part holds.
func (r *reader) renderText(d *htmlText, p *part) {
	src, bad := undoTransfer(r.decoded[:0], p.body, p.head.raw("Content-Transfer-Encoding"))
	r.keep(&r.decoded, src, p.body)
	label := plainParameter(p.head.raw("Content-Type"), "charset")
	if p.mediaType == "text/html" && len(label) == 0 {
		label = metaCharset(src)
	}
	if p.mediaType != "text/html" && len(src) > maxBody {
		src, bad = cutText(src), bad|defectText
	}
	text, wrong := toUTF8(r.utf8[:0], src, labelString(label), r.hint)
	r.keep(&r.utf8, text, src)
	r.found |= bad | wrong
	if len(d.out) > 0 {
		d.out = append(d.out, "\n\n"...)
	}
	if p.mediaType == "text/html" {
		d.isHTML = true
		r.found |= d.appendHTML(text)
	} else {
		r.clean = r.plainText(p, appendClean(r.clean[:0], text))
		d.out = append(d.out, r.clean...)
	}
	if len(d.out) > maxBody {
		d.out = cutText(d.out)
		d.marks = cutMarks(d.marks, len(d.out))
		r.found |= defectText
	}
}

// keep remembers a buffer that grew, unless it is another's memory.
func (r *reader) keep(buf *[]byte, out, other []byte) {
	if len(out) > 0 && cap(out) > cap(*buf) && (len(other) == 0 || &out[0] != &other[0]) {
		*buf = out
	}
}

// plainText undoes what plain text formats do to a text.
func (r *reader) plainText(p *part, text []byte) []byte {
	contentType := p.head.raw("Content-Type")
	text = unescapeFrom(text)
	if p.mediaType == "text/enriched" || p.mediaType == "text/richtext" {
		text = enrichedText(text)
	}
	if equalFoldASCII(plainParameter(contentType, "format"), "flowed") {
		n := len(text)
		text = appendFlowed(text, text, equalFoldASCII(plainParameter(contentType, "delsp"), "yes"))
		text = append(text[:0], text[n:]...)
	}
	if bytes.Contains(text, []byte("-----BEGIN PGP ")) {
		if onlyEncrypted(text) {
			r.sealed, r.standIn = true, true
		}
		text = openClearSigned(text)
	}
	return text
}

// labelString returns a charset label without allocating for the common ones.
func labelString(label []byte) string {
	for _, known := range [...]string{"", "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "iso-8859-15", "gb2312", "koi8-r"} {
		if equalFoldASCII(label, known) {
			return known
		}
	}
	return validText(label)
}

// metaCharset finds the charset that an HTML document names itself.
func metaCharset(src []byte) []byte {
	const window = 2 << 10
	head := src[:min(len(src), window)]
	for {
		i := bytes.IndexByte(head, '=')
		if i < 0 {
			return nil
		}
		name := bytes.TrimRight(head[:i], " ")
		head = head[i+1:]
		if len(name) >= 7 && equalFoldASCII(name[len(name)-7:], "charset") {
			value := bytes.TrimLeft(head, " \"'")
			if end := bytes.IndexAny(value, "\"'>; /"); end > 0 && end < 40 {
				return value[:end]
			}
		}
	}
}

// join takes another text and its marks over.
func (t *htmlText) join(other *htmlText) {
	shift := len(t.out)
	if shift > 0 && len(other.out) > 0 {
		t.out = append(t.out, "\n\n"...)
		shift = len(t.out)
	}
	t.out = append(t.out, other.out...)
	t.isHTML = t.isHTML || other.isHTML
	for _, m := range other.marks {
		t.marks = append(t.marks, mark{m.kind, m.start + shift, m.end + shift})
	}
}

// cutText cuts a text to maxBody, at a character's start.
func cutText(text []byte) []byte {
	if len(text) <= maxBody {
		return text
	}
	end := maxBody
	for end > 0 && text[end]&0xc0 == 0x80 {
		end--
	}
	return text[:end]
}

func cutMarks(marks []mark, end int) []mark {
	for i := range marks {
		if marks[i].start >= end {
			return marks[:i]
		}
		marks[i].end = min(marks[i].end, end)
	}
	return marks
}
