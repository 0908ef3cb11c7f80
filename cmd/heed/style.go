package main

import (
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// style colours words for a terminal. The zero style leaves them plain, as they
// are in a pipe or where NO_COLOR is set (no-color.org).
type style struct{ colour bool }

func styleFor(w io.Writer, getenv func(string) string) style {
	return style{isTerminal(w) && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"}
}

func isTerminal(w any) bool {
	if p, ok := w.(*printer); ok {
		w = p.Writer
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (s style) paint(code, text string) string {
	if !s.colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) bold(text string) string   { return s.paint("1", text) }
func (s style) faint(text string) string  { return s.paint("2", text) }
func (s style) red(text string) string    { return s.paint("31", text) }
func (s style) green(text string) string  { return s.paint("32", text) }
func (s style) yellow(text string) string { return s.paint("33", text) }
func (s style) blue(text string) string   { return s.paint("34", text) }
func (s style) cyan(text string) string   { return s.paint("36", text) }

// meaning colours a label, kind, state or disposition by what it asks of people.
func (s style) meaning(word string) string {
	switch word {
	case "not_interested", "halt", "halted", "bounce":
		return s.red(word)
	case "interested", "active":
		return s.green(word)
	case "later", "hold", "held":
		return s.blue(word)
	case "unclear", "review":
		return s.yellow(word)
	default:
		return s.faint(word)
	}
}

// word colours a cell of a table if its word means something, and leaves it
// plain otherwise.
func (s style) word(text string) string {
	switch text {
	case "halted", "held", "active", "halt", "hold", "review", "not_interested", "interested", "later", "unclear":
		return s.meaning(text)
	}
	return text
}

// pad fills text with blanks to width columns, not counting colours that were
// put around it: it is given the plain text and the painted one.
func pad(plain, painted string, width int) string {
	if n := width - len([]rune(plain)); n > 0 {
		return painted + strings.Repeat(" ", n)
	}
	return painted
}

// printable replaces what could move a terminal's cursor or reverse its text;
// mail is other people's bytes.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return '�'
		}
		return r
	}, text)
}

// countOf says how many of something there are.
func countOf(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
