package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// demoShow prints what a person watching the demo sees.
type demoShow struct {
	w        io.Writer
	style    style
	store    *store.Store
	enrolled int
	counts   map[string]int
	meanings []string // in the order in which they were first seen
}

func (s *demoShow) opening(imapPort int, metrics string, replies int) {
	fmt.Fprintf(s.w, "%s  an IMAP server in memory at 127.0.0.1:%d, %d enrollments, %d replies to come\n",
		s.style.bold("heed demo"), imapPort, s.enrolled, replies)
	fmt.Fprintf(s.w, "metrics    http://%s/metrics\n\n", metrics)
}

// reply prints one decided message: who, what it means, why, and what it did.
func (s *demoShow) reply(ctx context.Context, o pipeline.Outcome) error {
	r, err := s.store.Reply(ctx, o.ReplyID)
	if err != nil {
		return err
	}
	meaning := string(o.Label)
	if o.Kind != message.Human {
		meaning = string(o.Kind)
	}
	s.count(meaning)
	fmt.Fprintf(s.w, "%s %s%s\n", pad(r.Sender, s.style.bold(printable(r.Sender)), 38),
		pad(meaning, s.style.meaning(meaning), 15), s.details(o))
	if why := decidingWords(o.Evidence, meaning, o); why != "" {
		fmt.Fprintf(s.w, "   %s %s\n", s.style.faint("why"), printable(why))
	}
	fmt.Fprintf(s.w, "   %s  %s\n\n", s.style.faint("so"), s.effect(o))
	return nil
}

func (s *demoShow) count(meaning string) {
	if s.counts == nil {
		s.counts = make(map[string]int)
	}
	if s.counts[meaning] == 0 {
		s.meanings = append(s.meanings, meaning)
	}
	s.counts[meaning]++
}

func (s *demoShow) details(o pipeline.Outcome) string {
	var parts []string
	if o.Kind == message.Human {
		parts = append(parts, s.style.faint(fmt.Sprintf("%.0f %%", 100*o.Confidence)))
	}
	for _, t := range o.Tags {
		parts = append(parts, s.style.cyan("#"+string(t)))
	}
	if !o.Resume.IsZero() {
		parts = append(parts, s.style.blue(windowText(o.Resume)))
	}
	return strings.Join(parts, " ")
}

// decidingWords are the words that weighed most for what was decided.
func decidingWords(evidence []store.Evidence, meaning string, o pipeline.Outcome) string {
	tags := make([]string, len(o.Tags))
	for i, t := range o.Tags {
		tags[i] = string(t)
	}
	var speaking []store.Evidence
	for _, e := range evidence {
		if e.Match != "" && e.Weight > 0 && (e.Label == meaning || slices.Contains(tags, e.Label)) {
			speaking = append(speaking, e)
		}
	}
	slices.SortStableFunc(speaking, func(a, b store.Evidence) int { return cmp.Compare(b.Weight, a.Weight) })
	var words []string
	for _, e := range speaking {
		if len(words) == 3 {
			break
		}
		if !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, e.Match) }) {
			words = append(words, "“"+e.Match+"”")
		}
	}
	return strings.Join(words, ", ")
}

// effect says what happened to the enrollments.
func (s *demoShow) effect(o pipeline.Outcome) string {
	if o.Matched == pipeline.NoMatch && len(o.Changes) == 0 {
		if o.Suppressed > 0 {
			return s.style.red("suppressed") + ", though nobody enrolled this address"
		}
		return s.style.faint("from nobody we wrote to: recorded")
	}
	var parts []string
	for _, c := range o.Changes {
		parts = append(parts, c.Sequence+" "+s.style.meaning(string(c.To)))
	}
	if len(parts) == 0 {
		parts = append(parts, s.style.faint("nothing changes"))
	}
	if o.Disposition == pipeline.Review {
		parts = append(parts, s.style.yellow("a person must read it")+" "+s.style.faint("("+o.ReviewReason+")"))
	} else if o.ReviewReason != "" {
		parts = append(parts, s.style.yellow("a person should read it")+" "+s.style.faint("("+o.ReviewReason+")"))
	}
	if o.Suppressed > 0 {
		parts = append(parts, s.style.red("address suppressed"))
	}
	return strings.Join(parts, ", ")
}

func (s *demoShow) enrollments(all []store.Enrollment) {
	var counts []string
	for _, m := range s.meanings {
		counts = append(counts, fmt.Sprintf("%d %s", s.counts[m], s.style.meaning(m)))
	}
	fmt.Fprintf(s.w, "%s  %s\n\n", s.style.bold("replies"), strings.Join(counts, ", "))
	t := table{header: []string{"SEQUENCE", "PROSPECT", "STATE", "REASON", "UNTIL"}}
	for _, e := range all {
		t.add(e.Sequence, e.Address, string(e.State), e.Reason, untilText(e))
	}
	t.print(s.w, s.style)
}
