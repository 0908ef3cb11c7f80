package message

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlScanner cuts HTML into tags and text, in one pass and in place.
//
// golang.org/x/net/html's tokenizer finds the same tokens (a fuzz test holds the
// two together) but copies every attribute name and keeps a map of them: 100
// allocations for a 6 KB reply, 40 % of the time of reading it, and for one tag
// of a million attributes more memory than a message may cost.
type htmlScanner struct {
	src  []byte
	pos  int
	raw  string // the element whose content is no markup, "" outside of one
	name [16]byte
}

// htmlToken is one token. Bytes refer to the source, character references not
// undone.
type htmlToken struct {
	kind htmlTokenKind
	tag  atom.Atom // of tags; 0 for names HTML does not know
	text []byte    // of text and comments
	attr []byte    // of start tags: everything behind the name
}

type htmlTokenKind uint8

const (
	htmlEnd htmlTokenKind = iota
	htmlWords
	htmlStartTag
	htmlEndTag
	htmlComment
)

// rawElement returns the name of an element whose content is no markup and not
// read, "" for every other.
func rawElement(tag atom.Atom) string {
	switch tag {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp:
		return tag.String()
	}
	return ""
}

// next returns the next token; its kind is htmlEnd at the end.
func (s *htmlScanner) next() htmlToken {
	if s.raw != "" {
		return s.rawText()
	}
	rest := s.src[s.pos:]
	if len(rest) == 0 {
		return htmlToken{}
	}
	if rest[0] != '<' || len(rest) == 1 {
		return s.textUntil(rest, 1)
	}
	switch c := rest[1]; {
	case isLetter(c):
		return s.tag(htmlStartTag, 1)
	case c == '/':
		return s.endTag(rest)
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.comment(rest)
	case c == '!' || c == '?':
		return s.bogusComment(rest, 2)
	}
	return s.textUntil(rest, 1)
}

// textUntil takes text up to the next "<" at or behind from.
func (s *htmlScanner) textUntil(rest []byte, from int) htmlToken {
	n := len(rest)
	if i := bytes.IndexByte(rest[from:], '<'); i >= 0 {
		n = from + i
	}
	s.pos += n
	return htmlToken{kind: htmlWords, text: rest[:n]}
}

// endTag reads "</name>". "</>" is nothing, and "</" before anything but a name
// begins a comment.
func (s *htmlScanner) endTag(rest []byte) htmlToken {
	switch {
	case len(rest) == 2:
		return s.textUntil(rest, 2)
	case rest[2] == '>':
		s.pos += 3
		return htmlToken{kind: htmlComment}
	case isLetter(rest[2]):
		return s.tag(htmlEndTag, 2)
	}
	return s.bogusComment(rest, 2)
}

func (s *htmlScanner) bogusComment(rest []byte, from int) htmlToken {
	n, end := len(rest), len(rest)
	if i := bytes.IndexByte(rest[from:], '>'); i >= 0 {
		n, end = from+i, from+i+1
	}
	s.pos += end
	return htmlToken{kind: htmlComment, text: rest[from:n]}
}

// comment reads "<!-- ... -->" with the endings that browsers accept.
func (s *htmlScanner) comment(rest []byte) htmlToken {
	body := rest[4:]
	for _, empty := range []string{">", "->"} {
		if bytes.HasPrefix(body, []byte(empty)) {
			s.pos += 4 + len(empty)
			return htmlToken{kind: htmlComment}
		}
	}
	for at := 0; ; {
		i := bytes.Index(body[at:], []byte("--"))
		if i < 0 {
			s.pos = len(s.src)
			return htmlToken{kind: htmlComment, text: body}
		}
		at += i
		tail := body[at+2:]
		if bytes.HasPrefix(tail, []byte(">")) {
			s.pos += 4 + at + 3
			return htmlToken{kind: htmlComment, text: body[:at]}
		}
		if bytes.HasPrefix(tail, []byte("!>")) {
			s.pos += 4 + at + 4
			return htmlToken{kind: htmlComment, text: body[:at]}
		}
		at++
	}
}

// tag reads a tag whose name begins at from. A tag that the end of the source
// cuts off is dropped.
func (s *htmlScanner) tag(kind htmlTokenKind, from int) htmlToken {
	rest := s.src[s.pos+from:]
	n := 0
	for n < len(rest) && !isHTMLSpace(rest[n]) && rest[n] != '/' && rest[n] != '>' {
		n++
	}
	t := htmlToken{kind: kind, tag: s.lookup(rest[:n])}
	a := tagAttributes{rest: rest[n:]}
	for a.next() {
	}
	if !a.closed {
		s.pos = len(s.src)
		return htmlToken{}
	}
	t.attr = rest[n : len(rest)-len(a.rest)]
	s.pos = len(s.src) - len(a.rest)
	if kind == htmlStartTag {
		s.raw = rawElement(t.tag)
	}
	return t
}

// lookup finds a tag's name, whatever its case.
func (s *htmlScanner) lookup(name []byte) atom.Atom {
	if len(name) > len(s.name) {
		return 0
	}
	lower := s.name[:len(name)]
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	return atom.Lookup(lower)
}

// rawText takes what stands before the end tag of a raw element.
func (s *htmlScanner) rawText() htmlToken {
	rest, name := s.src[s.pos:], s.raw
	s.raw = ""
	for at := 0; ; {
		i := bytes.Index(rest[at:], []byte("</"))
		if i < 0 {
			s.pos = len(s.src)
			return htmlToken{kind: htmlComment, text: rest}
		}
		at += i
		tail := rest[at+2:]
		if len(tail) > len(name) && equalFoldASCII(tail[:len(name)], name) && (isHTMLSpace(tail[len(name)]) || tail[len(name)] == '/' || tail[len(name)] == '>') {
			s.pos += at
			return htmlToken{kind: htmlComment, text: rest[:at]}
		}
		at += 2
	}
}

// tagAttributes goes over what stands behind a tag's name.
type tagAttributes struct {
	rest       []byte
	key, value []byte
	closed     bool // the tag's ">" was met; rest is behind it
}

// next moves to the next attribute. A value's character references are not
// undone.
func (a *tagAttributes) next() bool {
	b := a.rest
	for len(b) > 0 && (isHTMLSpace(b[0]) || b[0] == '/') {
		b = b[1:]
	}
	if len(b) == 0 || b[0] == '>' {
		a.closed = len(b) > 0
		a.rest = b[min(1, len(b)):]
		return false
	}
	n := 1 // a leading "=" belongs to the name
	for n < len(b) && !isHTMLSpace(b[n]) && b[n] != '/' && b[n] != '>' && b[n] != '=' {
		n++
	}
	a.key, a.value = b[:n], nil
	b = b[n:]
	blank := bytes.TrimLeft(b, " \n\r\t\f")
	if len(blank) == 0 || blank[0] != '=' {
		a.rest = b
		return true
	}
	b = bytes.TrimLeft(blank[1:], " \n\r\t\f")
	if len(b) > 0 && (b[0] == '"' || b[0] == '\'') {
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			a.rest = nil
			return false
		}
		a.value, a.rest = b[1:1+end], b[end+2:]
		return true
	}
	n = 0
	for n < len(b) && !isHTMLSpace(b[n]) && b[n] != '>' {
		n++
	}
	a.value, a.rest = b[:n], b[n:]
	return true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isHTMLSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'
}

// reference undoes the character reference at the start of b, which begins with
// "&"; n is how many bytes it took.
func reference(b []byte) (text string, n int) {
	const longest = 36 // the longest name has 32 letters
	n = 1
	for n < len(b) && n < longest && (isLetter(b[n]) || b[n] == '#' || '0' <= b[n] && b[n] <= '9') {
		n++
	}
	if n < len(b) && b[n] == ';' {
		n++
	}
	switch string(b[:n]) {
	case "&nbsp;", "&#160;":
		return "\u00a0", n
	case "&gt;":
		return ">", n
	case "&lt;":
		return "<", n
	case "&amp;":
		return "&", n
	case "&quot;", "&#34;":
		return `"`, n
	case "&#39;", "&apos;":
		return "'", n
	}
	return html.UnescapeString(string(b[:n])), n
}
