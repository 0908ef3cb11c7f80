package message

import "bytes"

// walker takes a message apart in one pass over its bytes. go-message reads
// nested multiparts through a reader per level, which costs the square of the
// depth (20,000 levels, 1 MB: minutes), and it copies every byte on the way; the
// walker compares each line that begins with "--" to the open boundaries and
// keeps ranges of the raw bytes.
type walker struct {
	raw       []byte
	pos       int
	parts     []part
	fields    []field  // room for the headers of all parts
	bounds    [][]byte // boundaries of the open multiparts, outermost first
	texts     int      // text leaves that were found
	everyPart bool     // the structure is a report's: nothing may be passed over
	tail      bool     // the last bytes of raw are the message's last
	found     defect
}

// outside is the level of no boundary: the end of the message.
const outside = -1

// walk reads the message that raw holds.
func (w *walker) walk(raw []byte) {
	w.raw, w.pos = raw, 0
	w.part(-1, 0, "text/plain")
}

// part reads the part at pos and its children. It returns the level of the
// boundary that ended it, and whether that was a closing one.
func (w *walker) part(parent, depth int, fallback string) (level int, closing bool) {
	i := len(w.parts)
	w.parts = append(w.parts, part{parent: parent, depth: depth})
	w.header(i, fallback)
	start := w.pos
	p := &w.parts[i]
	if !isMultipart(p.mediaType) {
		return w.leaf(i)
	}
	if p.mediaType == "multipart/report" {
		w.everyPart = true
	}
	if depth >= maxDepth {
		w.found |= defectDepth
		return w.leaf(i)
	}
	bound := boundary(p.head.raw("Content-Type"))
	if len(bound) == 0 || depth == 0 && !w.shows(bound) {
		w.found |= defectBoundary
		if bound = w.guessBoundary(); bound == nil { // better its text than nothing
			p.mediaType = "text/plain"
			return w.leaf(i)
		}
	}
	level, closing = w.children(i, depth, bound)
	w.parts[i].body = w.raw[start:max(start, w.pos)]
	w.parts[i].whole = level != outside || closing
	return level, closing
}

// boundary returns the parameter that divides a multipart, nil when it has none.
func boundary(contentType []byte) []byte {
	b := plainParameter(contentType, "boundary")
	if b == nil {
		b = []byte(continuedParameter(contentType, "boundary"))
	}
	if bytes.IndexByte(b, '\n') >= 0 { // folded within its quotes
		b = []byte(unfold(b))
	}
	return bytes.TrimRight(b, " \t\r\n")
}

// shows tells whether a boundary stands near the start of the content, where
// the first one must be. A long preamble is searched to its end.
func (w *walker) shows(bound []byte) bool {
	rest := w.raw[w.pos:]
	if i := bytes.Index(rest, []byte("--")); i >= 0 && bytes.HasPrefix(rest[i+2:], bound) {
		return true
	}
	return bytes.Contains(rest, append([]byte("--"), bound...))
}

// children reads what stands between the boundaries of one multipart, and its
// epilogue.
func (w *walker) children(i, depth int, bound []byte) (level int, closing bool) {
	fallback := "text/plain"
	if w.parts[i].mediaType == "multipart/digest" {
		fallback = "message/rfc822"
	}
	own := len(w.bounds)
	w.bounds = append(w.bounds, bound)
	level, closing, _ = w.toBoundary(len(w.raw))
	for level == own && !closing {
		if len(w.parts) >= maxParts {
			w.found |= defectParts
			level = outside
			break
		}
		level, closing = w.part(i, depth+1, fallback)
	}
	w.bounds = w.bounds[:own]
	if level == own && own > 0 { // closed: the epilogue belongs to nobody
		level, closing, _ = w.toBoundary(w.reach())
		return level, closing
	}
	if level == own {
		return outside, true
	}
	return level, closing
}

// header reads the header at pos into part i.
func (w *walker) header(i int, fallback string) {
	first := len(w.fields)
	fields, rest, found := readHeader(w.raw[w.pos:], w.fields)
	w.fields = fields
	w.found |= found
	w.pos = len(w.raw) - len(rest)
	p := &w.parts[i]
	p.head = header{fields[first:len(fields):len(fields)]}
	p.mediaType = mediaType(p.head.raw("Content-Type"), fallback)
}

// leaf takes what stands up to the next boundary.
func (w *walker) leaf(i int) (level int, closing bool) {
	p := &w.parts[i]
	start := w.pos
	text := isBodyText(p)
	reach := len(w.raw)
	if !text {
		reach = w.reach()
		if w.amidText(p) {
			reach = max(reach, min(len(w.raw), w.pos+maxAmidText))
		}
	}
	if isMultipart(p.mediaType) { // too deep to be read
		reach = min(reach, w.pos+maxBeyondText)
	}
	level, closing, end := w.toBoundary(reach)
	p.body, p.whole = w.raw[start:end], level != outside || len(w.bounds) == 0
	if text {
		w.texts++
	}
	if level != outside || end == len(w.raw) {
		if level == outside && len(w.bounds) > 0 {
			w.found |= defectTruncated
		}
		return level, closing
	}
	if w.amidText(&w.parts[i]) {
		w.found |= defectPassedOver
	}
	return w.skipToTail()
}

// amidText tells a file that may stand between the words: it is shown where it
// stands, or the program is one that divides a text around whatever is put in.
func (w *walker) amidText(p *part) bool {
	return p.disposition() != "attachment" || len(w.bounds) > 0 && bytes.HasPrefix(w.bounds[len(w.bounds)-1], []byte("Apple-Mail"))
}

// reach is how far from here a part that is no text may be searched.
func (w *walker) reach() int {
	if w.texts == 0 || w.everyPart {
		return len(w.raw)
	}
	return min(len(w.raw), w.pos+maxBeyondText)
}

// skipToTail goes on with the last part behind a long attachment, when its
// boundary stands within the last bytes of the message: the rest of an answer
// that was written around a picture, the footer of a mailing list.
func (w *walker) skipToTail() (level int, closing bool) {
	w.pos = len(w.raw)
	if !w.tail || len(w.bounds) == 0 {
		return outside, false
	}
	w.pos = len(w.raw) - tailWindow
	level, closing, _ = w.toBoundary(len(w.raw))
	return level, closing
}

// toBoundary moves behind the next boundary line and returns its level in
// bounds. end is where the content before it ends: the line end in front of a
// boundary belongs to the boundary (RFC 2046 section 5.1.1). When none is found
// before reach, level is outside and end is reach.
func (w *walker) toBoundary(reach int) (level int, closing bool, end int) {
	at := w.pos
	for len(w.bounds) > 0 {
		line := w.nextDashes(at, reach)
		if line < 0 {
			break
		}
		if level, closing := w.matchBoundary(line + 2); level != outside {
			end = line
			if end > w.pos && w.raw[end-1] == '\n' {
				end--
				if end > w.pos && w.raw[end-1] == '\r' {
					end--
				}
			}
			_, after := cutLine(w.raw[line:])
			w.pos = len(w.raw) - len(after)
			return level, closing, end
		}
		at = line + 2
	}
	w.pos = reach
	return outside, false, reach
}

// nextDashes returns where the next line starts that begins with "--", -1 when
// none does before reach.
func (w *walker) nextDashes(at, reach int) int {
	if at == w.pos && bytes.HasPrefix(w.raw[at:reach], []byte("--")) && (at == 0 || w.raw[at-1] == '\n') {
		return at
	}
	for at < reach {
		// Not "\n--": base64 is full of line ends and has no dash.
		i := bytes.Index(w.raw[at:reach], []byte("--"))
		if i < 0 {
			return -1
		}
		if at += i; at > 0 && w.raw[at-1] == '\n' {
			return at
		}
		if i = bytes.IndexByte(w.raw[at:reach], '\n'); i < 0 {
			return -1
		}
		at += i + 1
	}
	return -1
}

// matchBoundary compares what stands behind "--" with the open boundaries, the
// innermost first.
func (w *walker) matchBoundary(at int) (level int, closing bool) {
	const longest = 1 << 10 // RFC 2046 allows 70
	line, _ := cutLine(w.raw[at:min(len(w.raw), at+longest)])
	line = bytes.TrimRight(line, " \t\r\n")
	for level = len(w.bounds) - 1; level >= 0; level-- {
		b := w.bounds[level]
		switch n := len(b); {
		case len(line) == n && bytes.Equal(line, b):
			return level, false
		case len(line) >= n+2 && line[n] == '-' && line[n+1] == '-' && bytes.HasPrefix(line, b):
			return level, true
		}
	}
	return outside, false
}

// guessBoundary takes the first line that looks like a boundary for one, where
// the header names none.
func (w *walker) guessBoundary() []byte {
	const window = 4 << 10
	b := w.raw[w.pos:min(len(w.raw), w.pos+window)]
	for len(b) > 0 {
		line, after := cutLine(b)
		text := trimLineEnd(line)
		if len(text) > 6 && bytes.HasPrefix(text, []byte("--")) && bytes.IndexByte(text, ' ') < 0 && looksLikeField(after) {
			return text[2:]
		}
		b = after
	}
	return nil
}

func isMultipart(mediaType string) bool {
	return len(mediaType) > 10 && mediaType[:10] == "multipart/"
}

// isBodyText tells whether a leaf may be what the author wrote, and not a file.
func isBodyText(p *part) bool {
	return isTextType(p.mediaType) && (p.parent < 0 || p.disposition() != "attachment" && p.fileName() == "")
}

func isTextType(mediaType string) bool {
	switch mediaType {
	case "text/plain", "text/html", "text/enriched", "text/markdown", "text/richtext":
		return true
	}
	return false
}
