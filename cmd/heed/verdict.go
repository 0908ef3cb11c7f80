package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// shownEvidence is how many reasons a person is shown.
const shownEvidence = 5

// printVerdict prints a verdict for a person to read.
func (c *classifyCommand) printVerdict(r pipeline.Reading) {
	if r.File != "" || r.ID != "" {
		fmt.Fprintln(c.out, c.style.bold(printable(r.File+r.ID)))
	}
	fmt.Fprintf(c.out, "  %s\n", headline(c.style, r))
	printReasons(c.out, c.style, r)
	fmt.Fprintln(c.out)
}

// headline says in one line what a message is and what is done about it.
func headline(s style, r pipeline.Reading) string {
	word := string(r.Kind)
	if r.Label != nil {
		word = string(*r.Label)
	}
	parts := []string{s.meaning(word)}
	for _, t := range r.Tags {
		parts = append(parts, s.cyan("#"+string(t)))
	}
	parts = append(parts, s.faint(fmt.Sprintf("%.0f %%", 100*r.Confidence)), "→", s.meaning(string(r.Disposition)))
	if r.ReviewReason != "" {
		parts = append(parts, s.faint("("+r.ReviewReason+")"))
	}
	if r.Resume != nil {
		parts = append(parts, s.blue(windowText(*r.Resume)))
	}
	if b := r.Bounce; b != nil {
		how := "temporary"
		if b.Permanent {
			how = "permanent"
		}
		parts = append(parts, s.faint(strings.TrimSpace(how+" "+b.Status+" "+printable(b.Recipient))))
	}
	return strings.Join(parts, " ")
}

func windowText(w store.Window) string {
	if w.To == "" || w.From == w.To {
		return string(w.From)
	}
	return string(w.From) + " to " + string(w.To)
}

func printReasons(w io.Writer, s style, r pipeline.Reading) {
	shown := 0
	for _, e := range r.Evidence {
		if shown == shownEvidence {
			fmt.Fprintf(w, "    %s\n", s.faint(fmt.Sprintf("and %d more", len(r.Evidence)-shown)))
			return
		}
		words := ""
		if e.Match != "" {
			words = "“" + printable(e.Match) + "” "
		}
		fmt.Fprintf(w, "    %s%s\n", words, s.faint(fmt.Sprintf("%s %+.1f %s %s", e.Label, e.Weight, e.Source, e.Name)))
		shown++
	}
}

// printExplained prints the whole body with the role of each part in front.
func (c *classifyCommand) printExplained(r pipeline.Reading) {
	if r.File != "" || r.ID != "" {
		fmt.Fprintln(c.out, c.style.bold(printable(r.File+r.ID)))
	}
	fmt.Fprintf(c.out, "  %s\n", headline(c.style, r))
	printReasons(c.out, c.style, r)
	if r.Parsed != nil {
		for _, s := range r.Parsed.Segments {
			c.printSegment(s.Role, r.Parsed.Body[s.Start:s.End])
		}
		for _, d := range r.Parsed.Defects {
			fmt.Fprintf(c.out, "  %s\n", c.style.yellow("defect: "+d))
		}
	}
	fmt.Fprintln(c.out)
}

// roleWidth is the width of the widest role.
const roleWidth = len(message.Disclaimer)

func (c *classifyCommand) printSegment(role message.Role, text string) {
	name := string(role)
	for line := range strings.Lines(text) {
		line = printable(strings.TrimRight(line, "\n"))
		if role != message.Newest {
			line = c.style.faint(line)
		}
		fmt.Fprintf(c.out, "  %s │ %s\n", pad(name, c.style.cyan(name), roleWidth), line)
		name = ""
	}
}
