package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/heed-mail/heed/internal/store"
)

// enrollmentHistory is an enrollment with everything that was said and done.
type enrollmentHistory struct {
	Enrollment   store.Enrollment  `json:"enrollment"`
	Attributes   map[string]string `json:"attributes,omitempty"`
	Addresses    []string          `json:"addresses"`
	SentMessages []string          `json:"message_ids"`
	Holds        []store.Hold      `json:"holds"`
	Replies      []store.Answer    `json:"-"`
	Read         []replyWithWords  `json:"replies"`
	Actions      []store.Action    `json:"actions"`
}

// replyWithWords is a reply with the words that decided.
type replyWithWords struct {
	Reply    store.Reply      `json:"reply"`
	Evidence []store.Evidence `json:"evidence"`
}

func historyOf(ctx context.Context, s *store.Store, e store.Enrollment) (h enrollmentHistory, err error) {
	h = enrollmentHistory{Enrollment: e, Attributes: e.Attributes}
	if h.Addresses, err = s.Addresses(ctx, e.ProspectID); err != nil {
		return h, err
	}
	if h.SentMessages, err = s.SentMessages(ctx, e.ID); err != nil {
		return h, err
	}
	if h.Holds, err = s.Holds(ctx, e.ID); err != nil {
		return h, err
	}
	if h.Actions, err = s.Actions(ctx, e.ID); err != nil {
		return h, err
	}
	if h.Replies, err = s.Answers(ctx, e.ProspectID); err != nil {
		return h, err
	}
	for _, a := range h.Replies {
		h.Read = append(h.Read, replyWithWords{a.Reply, a.Evidence})
	}
	return h, nil
}

func (h enrollmentHistory) print(w io.Writer, s style) {
	e := h.Enrollment
	fmt.Fprintf(w, "%s %s\n", s.bold(fmt.Sprintf("enrollment %d", e.ID)), s.meaning(string(e.State)))
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %-10s %s\n", key, printable(value))
		}
	}
	line("prospect", strings.TrimSpace(e.Name+" <"+strings.Join(h.Addresses, ">, <")+">"))
	line("sequence", e.Sequence+" (account "+e.Account+")")
	line("reason", e.Reason)
	line("since", shortTime(e.Since))
	line("until", untilText(e))
	if e.Suppressed {
		line("suppressed", "yes: never to be mailed again")
	}
	for _, hold := range h.Holds {
		until := "until a person decides"
		if !hold.Until.IsZero() {
			until = "until " + shortTime(hold.Until)
		}
		line("held for", hold.Reason+", "+until)
	}
	line("sent", strings.Join(h.SentMessages, " "))
	for _, r := range h.Replies {
		fmt.Fprintf(w, "  %s  %s %s %s → %s %s\n", shortTime(r.Received), s.bold(fmt.Sprintf("reply %d", r.ID)),
			r.Kind, s.meaning(r.Label), s.meaning(r.Disposition), s.faint(r.ReviewReason))
		for i, ev := range r.Evidence {
			if i == shownEvidence {
				break
			}
			fmt.Fprintf(w, "      “%s” %s\n", printable(ev.Match), s.faint(fmt.Sprintf("%s %+.1f %s", ev.Label, ev.Weight, ev.Name)))
		}
	}
	for _, a := range h.Actions {
		fmt.Fprintf(w, "  %s  %s by %s %s\n", shortTime(a.At), s.bold(a.Action), a.Who, s.faint(printable(a.Why)))
	}
}
