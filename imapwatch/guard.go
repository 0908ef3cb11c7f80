package imapwatch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// The limits of the guard. They are far above what a sane server sends.
const (
	maxLine    = 1 << 20  // bytes of a response without its message literals
	maxSearch  = 32 << 20 // likewise of a SEARCH response: 4 million UIDs
	maxLiteral = 64 << 20 // of one message section
	maxDepth   = 128      // of nested parentheses
	maxPrefix  = 48       // bytes looked at to see the type of a response
	maxKept    = 512      // bytes kept of a BYE or ALERT
	minRead    = 512      // smallest buffer the guard works in directly
)

// errGuard is wrapped by the errors of the guard.
var errGuard = errors.New("server exceeded a limit")

// guard filters what a server sends before the IMAP parser sees it. The parser
// recurses without bound on nested lists, buffers strings of any size and
// closes the connection on a response it does not know; so the guard ends the
// connection when line, literal or nesting exceed their limits, and removes
// untagged responses of unknown or unwanted types. It keeps the last BYE and
// ALERT, whose texts the parser loses.
//
// It follows only as much of the grammar as that takes (RFC 9051 section 9):
// where quoted strings and literals begin and end. In status responses, which
// are free text, it looks for neither.
type guard struct {
	src io.Reader

	mode    guardMode
	prefix  []byte // of the current response while in modePrefix
	drop    bool   // the current response is removed
	keep    keptKind
	kept    []byte
	fetch   bool // the current response is a FETCH, which may hold message literals
	limit   int  // of line
	line    int  // bytes of the current response that count
	depth   int
	escaped bool
	last    [2]byte // last two bytes outside strings before the current one
	literal int64   // remaining, in modeLiteral; announced so far, in modeBrace
	digits  int
	section bool // the literal at hand is a message section

	left []byte // filtered bytes that did not fit the caller's buffer
	err  error

	dropped  atomic.Int64 // responses removed
	lastRead atomic.Int64 // unix nanoseconds of the last bytes
	mu       sync.Mutex
	bye      string
	alert    string
	broke    error // the limit that was exceeded
	lost     error // the source's error
}

type guardMode uint8

const (
	modePrefix  guardMode = iota // type of the response not yet known
	modeText                     // free text up to the line's end
	modeData                     // atoms, lists, strings
	modeQuoted                   // inside a quoted string
	modeBrace                    // inside "{123}"
	modeBraced                   // after "}", line end expected
	modeLiteral                  // inside a literal
)

type keptKind uint8

const (
	keepNothing keptKind = iota
	keepBye
	keepAlert
)

func newGuard(src io.Reader) *guard { return &guard{src: src, limit: maxLine} }

// Read implements io.Reader. It filters in place, so that large literals cost
// no copy: output never overtakes input, because at most the held prefix of the
// line is written besides what was read.
func (g *guard) Read(p []byte) (int, error) {
	for {
		if len(g.left) > 0 {
			n := copy(p, g.left)
			g.left = g.left[n:]
			return n, nil
		}
		if g.err != nil {
			return 0, g.err
		}
		if len(p) == 0 {
			return 0, nil
		}
		buf := p
		if len(buf) < minRead {
			buf = make([]byte, minRead)
		}
		n, err := g.src.Read(buf[maxPrefix:])
		if n > 0 {
			g.lastRead.Store(time.Now().UnixNano())
		}
		out, filterErr := g.filter(buf[:0], buf[maxPrefix:maxPrefix+n])
		if g.err = filterErr; g.err == nil {
			g.err = err
		}
		if g.err != nil {
			g.mu.Lock()
			g.broke, g.lost = filterErr, err
			g.mu.Unlock()
		}
		if len(out) == 0 {
			continue
		}
		if len(p) >= minRead {
			return len(out), nil
		}
		g.left = out
	}
}

// filter appends to out what of in may pass. out may share in's array as long
// as it begins maxPrefix bytes before it.
func (g *guard) filter(out, in []byte) ([]byte, error) {
	for len(in) > 0 {
		switch g.mode {
		case modeLiteral:
			n := int(min(g.literal, int64(len(in))))
			if !g.section {
				if g.line += n; g.line > g.limit {
					return out, fmt.Errorf("%w: line over %d bytes", errGuard, g.limit)
				}
			}
			out = g.pass(out, in[:n])
			in = in[n:]
			if g.literal -= int64(n); g.literal == 0 {
				g.mode = modeData
			}
		case modeText:
			n := bytes.IndexByte(in, '\n') + 1
			end := n > 0
			if !end {
				n = len(in)
			}
			if g.line += n; g.line > g.limit {
				return out, fmt.Errorf("%w: line over %d bytes", errGuard, g.limit)
			}
			g.remember(in[:n])
			out = g.pass(out, in[:n])
			in = in[n:]
			if end {
				g.endLine()
			}
		case modePrefix:
			out = g.readPrefix(out, in[0])
			in = in[1:]
		default:
			drop := g.drop // the line may end, and with it what holds for it
			n, err := g.scan(in)
			if !drop {
				out = append(out, in[:n]...)
			}
			if err != nil {
				return out, err
			}
			in = in[n:]
		}
	}
	return out, nil
}

func (g *guard) pass(out, in []byte) []byte {
	if g.drop {
		return out
	}
	return append(out, in...)
}

// readPrefix takes one byte of a response whose type is not known yet.
func (g *guard) readPrefix(out []byte, b byte) []byte {
	g.prefix = append(g.prefix, b)
	g.line++
	known := g.classify(b == '\n' || len(g.prefix) >= maxPrefix)
	if !known {
		return out
	}
	if g.drop {
		g.dropped.Add(1)
	}
	out = g.pass(out, g.prefix)
	g.remember(g.prefix)
	if b == '\n' {
		g.endLine()
		return out
	}
	g.prefix = g.prefix[:0]
	if b == '(' && g.mode == modeData {
		g.depth++
	}
	g.last = [2]byte{0, b}
	return out
}

// classify looks at the prefix and, once the type of the response is clear,
// sets how the rest is treated and reports true. full means that no more can
// be waited for.
func (g *guard) classify(full bool) bool {
	p := g.prefix
	if p[0] != '*' { // continuation request or tagged status
		g.mode = modeText
		return true
	}
	if len(p) < 3 && !full {
		return false
	}
	rest := string(bytes.TrimLeft(p[1:], " "))
	word, after, ended := cutWord(rest)
	if word != "" && word[0] >= '0' && word[0] <= '9' {
		if !ended && !full {
			return false
		}
		numbered, _, ended := cutWord(after)
		if !ended && !full {
			return false
		}
		word = numbered
		if !slicesContainsFold(numberedTypes, word) {
			g.mode, g.drop = modeData, true
			return true
		}
		g.fetch = strings.EqualFold(word, "FETCH")
		g.mode = modeData
		return true
	}
	if !ended && !full {
		return false
	}
	switch word = strings.ToUpper(word); word {
	case "OK", "NO", "BAD", "BYE", "PREAUTH":
		if word == "BYE" {
			g.keep = keepBye
		} else if code, more := statusCode(rest[len(word):], full); more {
			return false
		} else if code == "ALERT" {
			g.keep = keepAlert
		}
		g.mode = modeText
	case "SEARCH":
		g.mode, g.limit = modeData, maxSearch
	case "CAPABILITY", "FLAGS", "LIST", "STATUS", "ENABLED":
		g.mode = modeData
	default:
		g.mode, g.drop = modeData, true
	}
	return true
}

var numberedTypes = []string{"FETCH", "EXISTS", "RECENT", "EXPUNGE"}

func slicesContainsFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// cutWord returns the first word of s, what follows the blank after it, and
// whether the word has ended.
func cutWord(s string) (word, after string, ended bool) {
	i := strings.IndexAny(s, " \r\n([")
	if i < 0 {
		return s, "", false
	}
	return s[:i], strings.TrimPrefix(s[i:], " "), true
}

// statusCode returns the response code at the start of s (after the blank), or
// more if it could still come.
func statusCode(s string, full bool) (code string, more bool) {
	s = strings.TrimPrefix(s, " ")
	if s == "" {
		return "", !full
	}
	if s[0] != '[' {
		return "", false
	}
	end := strings.IndexAny(s, "] ")
	if end < 0 {
		return "", !full
	}
	return strings.ToUpper(s[1:end]), false
}

// scan takes bytes of structured data until the mode leaves those that scan
// handles or in ends, and returns how many it took.
func (g *guard) scan(in []byte) (int, error) {
	for i, b := range in {
		if g.line++; g.line > g.limit {
			return i, fmt.Errorf("%w: line over %d bytes", errGuard, g.limit)
		}
		switch g.mode {
		case modeQuoted:
			switch {
			case b == '\n':
				g.endLine()
				return i + 1, nil
			case g.escaped:
				g.escaped = false
			case b == '\\':
				g.escaped = true
			case b == '"':
				g.mode = modeData
			}
			continue
		case modeBrace:
			switch {
			case b >= '0' && b <= '9':
				if g.literal = g.literal*10 + int64(b-'0'); g.literal > maxLiteral {
					return i, fmt.Errorf("%w: literal over %d bytes", errGuard, maxLiteral)
				}
				g.digits++
				continue
			case (b == '+' || b == '-') && g.digits > 0:
				continue
			case b == '}' && g.digits > 0:
				g.mode = modeBraced
				continue
			}
			g.mode = modeData // not a literal after all
		case modeBraced:
			if b == '\r' {
				continue
			}
			if b == '\n' {
				g.mode = modeLiteral
				if g.literal == 0 {
					g.mode = modeData
				}
				return i + 1, nil
			}
			g.mode = modeData
		}
		switch b {
		case '\n':
			g.endLine()
			return i + 1, nil
		case '"':
			g.mode, g.escaped = modeQuoted, false
		case '(':
			if g.depth++; g.depth > maxDepth {
				return i, fmt.Errorf("%w: lists nested over %d deep", errGuard, maxDepth)
			}
		case ')':
			g.depth--
		case '{':
			g.mode, g.literal, g.digits = modeBrace, 0, 0
			g.section = g.fetch && g.depth == 1 && g.last[1] == ' ' && (g.last[0] == ']' || g.last[0] == '>')
		}
		g.last[0], g.last[1] = g.last[1], b
	}
	return len(in), nil
}

// remember keeps the beginning of a BYE or ALERT.
func (g *guard) remember(b []byte) {
	if g.keep != keepNothing && len(g.kept) < maxKept {
		g.kept = append(g.kept, b[:min(len(b), maxKept-len(g.kept))]...)
	}
}

func (g *guard) endLine() {
	if g.keep != keepNothing {
		g.mu.Lock()
		if g.keep == keepBye {
			g.bye = printable(g.kept)
		} else {
			g.alert = printable(g.kept)
		}
		g.mu.Unlock()
	}
	g.mode, g.prefix, g.drop, g.keep, g.kept, g.fetch = modePrefix, g.prefix[:0], false, keepNothing, nil, false
	g.limit, g.line, g.depth, g.escaped, g.section = maxLine, 0, 0, false, false
}

// said returns the last BYE and the last ALERT, empty if there was none.
func (g *guard) said() (bye, alert string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.bye, g.alert
}

// printable returns at most 200 bytes of b in one line of printable ASCII.
func printable(b []byte) string {
	b = bytes.TrimSpace(b)
	out := make([]byte, 0, min(len(b), 200))
	for _, c := range b[:min(len(b), 200)] {
		if c < ' ' || c > '~' {
			c = '?'
		}
		out = append(out, c)
	}
	return string(out)
}

// failed returns the limit that was exceeded, or the error with which the
// source ended: go-imap keeps neither.
func (g *guard) failed() (broke, lost error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.broke, g.lost
}
