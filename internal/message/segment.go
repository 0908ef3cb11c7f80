package message

// A document is divided in one pass over its lines for what was quoted
// (quote.go), then against what we had sent (quote_sent.go), then from the end of
// each stretch of own text for signature and footers (signature.go). Every rule answers "own" when it is in doubt: a quote that
// slips through costs a reviewer a minute, a lost "no" costs the prospect's
// patience.

// textLine is one physical line, or a run of blank ones. The line feed is not part
// of it. Kept small: a message may be nothing but lines.
type textLine struct {
	start, end int32  // bytes in document.text
	skip       uint16 // bytes of indentation and quote marks before the words
	depth      uint8  // quote marks before the words
	role       lineRole
	has        lineTrait
}

// lineRole is Role while the lines are being judged.
type lineRole uint8

const (
	ownLine lineRole = iota // so far nothing speaks against the author's own words
	quoteLine
	forwardLine
	signLine
	legalLine
	keptLine // own beyond doubt: no later rule may take it
)

// roleNames are what the judged lines are called outside.
var roleNames = [...]Role{ownLine: Newest, quoteLine: Quote, forwardLine: Forward, signLine: Signature, legalLine: Disclaimer, keptLine: Newest}

// lineTrait is what one look at the bytes of a line told.
type lineTrait uint16

const (
	lineBlank  lineTrait = 1 << iota // no words or marks at all
	lineDigits                       // holds 0-9
	lineAt                           // holds @ or <
	lineColon                        // holds : or its full-width form
	lineWords                        // holds a letter
	lineRule                         // nothing but a drawn line: ----, ____, * * *
	lineCloses                       // ends as attribution lines end: colon, dashes, "wrote"
	linePipe                         // holds |
	lineMarked                       // role was given by an HTML mark
	lineTag                          // mobile tag
)

// cutter is one document under the knife.
type cutter struct {
	text     string
	from     string // the author's name, as document has it
	lines    []textLine
	fold     [foldLimit]byte // scratch for the folded form of a line
	looks    int             // lines looked at for signatures
	firstOwn int             // no line above it is own
	noHeader int             // no header block begins above this line
	loud     int             // no line from the one in hand up to this one tells of a quote
}

// segment divides a document among the roles. The segments cover the text
// without gap or overlap.
func segment(d *document) []Segment {
	if d.text == "" {
		return nil
	}
	var few [256]textLine // enough for nearly all mail, and free of allocation
	c := cutter{text: d.text, from: d.from, lines: splitLines(few[:0], d.text)}
	c.paintMarks(d.marks)
	c.cutQuotes()
	c.cutSent(d.sent)
	c.cutTails()
	c.keepSomething(d.sent != "")
	return c.segments()
}

// keepSomething gives the words back where everything was set apart: a
// signature or footer that is the whole message is what its author wrote, and
// so are bare quote marks that nothing shows to be a mail client's, unless what
// was sent is known and can be told from them.
func (c *cutter) keepSomething(known bool) {
	var seen [len(roleNames)]bool
	attributed := false
	for i := range c.lines {
		l := &c.lines[i]
		if l.has&lineBlank != 0 {
			continue
		}
		seen[l.role] = true
		attributed = attributed || l.role == quoteLine && (l.depth != 1 || l.has&lineMarked != 0)
	}
	var back lineRole
	switch {
	case seen[ownLine] || seen[keptLine]:
		return
	case seen[signLine]:
		back = signLine
	case seen[legalLine]:
		back = legalLine
	case seen[quoteLine] && !seen[forwardLine] && !attributed && !known:
		back = quoteLine
	default:
		return
	}
	for i := range c.lines {
		if c.lines[i].role == back {
			c.lines[i].role = ownLine
		}
	}
}

// segments joins neighbouring lines of one role. Blank lines go with what
// stands before them.
func (c *cutter) segments() []Segment {
	n := 0
	last := Role("")
	for i := range c.lines {
		if l := &c.lines[i]; l.has&lineBlank == 0 && roleNames[l.role] != last {
			last = roleNames[l.role]
			n++
		}
	}
	out := make([]Segment, 0, max(n, 1))
	for i := range c.lines {
		l := &c.lines[i]
		if l.has&lineBlank != 0 {
			continue
		}
		r := roleNames[l.role]
		if n := len(out); n == 0 {
			out = append(out, Segment{Role: r})
		} else if out[n-1].Role != r {
			out[n-1].End = int(l.start)
			out = append(out, Segment{Role: r, Start: int(l.start)})
		}
	}
	if len(out) == 0 {
		out = append(out, Segment{Role: Newest})
	}
	out[len(out)-1].End = len(c.text)
	return out
}
