package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/classifier/when"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// evalCommand reads labelled messages and prints how well they were understood.
type evalCommand struct {
	t                  terminal
	configFile, report string
	json, noText       bool

	classify func(classifier.Input) classifier.Verdict
	options  pipeline.ReadOptions
	progress *progress

	outcomes []eval.Outcome
	misread  []misread
	model    string
	bad      int
	faulty   bool // a defect of ours came up
}

func newEval(t terminal) *cobra.Command {
	c := &evalCommand{t: t}
	cmd := &cobra.Command{
		Use:   "eval [flags] FILE.jsonl|DIR|-...",
		Short: "Measure how well labelled messages are understood",
		Long: `Reads messages whose meaning is known, as the daemon would read them, and prints
how many were understood, how sure Heed was of it, what became of the opt-outs,
and every error with the words that led to it. Needs no server and no store, and
changes nothing.

A file holds one JSON object a line:
  {"id","subject","text","label","tags","received","resume":{"from","to"},"lang"}
with the words in "text", or a whole message in "eml": as a string, or as a path
relative to the file. label is interested, later, not_interested, unclear,
auto_reply, bounce, other, or opt_out. Only label and text or eml are needed; say
opt_out wherever it is one.

A directory holds a folder for each label, with .eml files in it. Their header
may say more: "X-Expect-Tags: referral, question" and
"X-Expect-Resume: 2026-06-01..2026-06-30".`,
		Example: `  heed eval replies.jsonl
  heed eval --config heed.toml --report report.html labelled/
  heed eval --json replies.jsonl | jq .opt_outs`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVarP(&c.configFile, "config", "c", "", "configuration whose rules and policy are used")
	f.BoolVar(&c.json, "json", false, "print one JSON object")
	f.StringVar(&c.report, "report", "", "write a page with plots to this file (HTML)")
	f.BoolVar(&c.noText, "no-text", false, "leave the words of messages out of the list of errors")
	return cmd
}

func (c *evalCommand) run(ctx context.Context, args []string) error {
	if err := c.prepare(); err != nil {
		return err
	}
	if err := c.readAll(ctx, args); err != nil {
		return err
	}
	e := c.evaluation()
	if err := c.print(e); err != nil {
		return fmt.Errorf("print figures: %w", err)
	}
	if c.report != "" {
		if err := writeReport(c.report, e); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	if c.bad > 0 || c.faulty {
		return errReported
	}
	return nil
}

func (c *evalCommand) prepare() error {
	var err error
	if c.classify, c.options, err = newReader(c.t, c.configFile); err != nil {
		return err
	}
	c.progress = newProgress(c.t, "messages")
	if isTerminal(c.t.err) { // nothing scrolls by before the end
		c.progress.w, c.progress.shown = c.t.err, time.Now().Add(progressAfter-progressEvery)
	}
	return nil
}

func (c *evalCommand) readAll(ctx context.Context, names []string) error {
	defer c.progress.done()
	for l, err := range readLabelled(names, c.t.in) {
		switch {
		case ctx.Err() != nil:
			return fmt.Errorf("evaluate: %w", ctx.Err())
		case err != nil:
			c.bad++
			c.complain(err)
		default:
			c.judge(l, l.read(c.classify, c.options))
			c.progress.step()
		}
	}
	if len(c.outcomes) == 0 {
		return errors.New("no labelled message was found; see heed eval --help")
	}
	return nil
}

func (c *evalCommand) complain(err error) {
	c.progress.done() // so that the message begins a line of its own
	fmt.Fprintln(c.t.err, "heed: "+printable(err.Error()))
}

// judge keeps what came of a message, with its words only where it was misread.
func (c *evalCommand) judge(l labelled, r pipeline.Reading) {
	if r.Fault != nil {
		c.faulty = true
		c.complain(fmt.Errorf("%s: %w; please report this", l.Source, r.Fault))
	}
	o := eval.Outcome{Source: l.Source, Lang: l.Lang, Truth: l.Truth, Verdict: verdictOf(r), Disposition: string(r.Disposition)}
	c.model = r.Model
	if faults := faultsOf(o); len(faults) > 0 {
		c.misread = append(c.misread, c.misreading(l, r, faults))
	}
	c.outcomes = append(c.outcomes, o)
}

// verdictOf is what the whole program made of a message, where the classifier
// saw its words only.
func verdictOf(r pipeline.Reading) classifier.Verdict {
	v := classifier.Verdict{
		Kind: classifier.Kind(r.Kind), Tags: r.Tags, Confidence: r.Confidence, ReviewReason: r.ReviewReason, Model: r.Model,
	}
	if r.Label != nil {
		v.Label = *r.Label
	}
	if r.Resume != nil {
		// A day that cannot be read would be a defect; the zero day then shows
		// as a wrong window.
		from, _ := time.Parse(time.DateOnly, string(r.Resume.From))
		to, _ := time.Parse(time.DateOnly, cmp.Or(string(r.Resume.To), string(r.Resume.From)))
		v.Resume = &when.Window{From: from, To: to}
	}
	return v
}

// A fault is what is wrong with a verdict. The values are printed.
const (
	faultMishandled = "opt_out"       // the wish that contact ends was neither obeyed nor shown to a person
	faultSuppressed = "false_opt_out" // suppressed without having asked for it
	faultMeaning    = "label"         // of label and kind
	faultResume     = "resume"        // when to come back
)

func faultsOf(o eval.Outcome) []string {
	r := eval.Judge([]eval.Outcome{o})
	var faults []string
	for _, f := range []struct {
		name string
		has  bool
	}{
		{faultMishandled, r.OptOuts.Mishandled > 0},
		{faultSuppressed, r.OptOuts.False > 0},
		{faultMeaning, len(r.Errors) > 0},
		{faultResume, len(r.Dates.Errors) > 0},
	} {
		if f.has {
			faults = append(faults, f.name)
		}
	}
	return faults
}

// evaluation is all that was measured, as --json prints it. The field names are
// an outside contract.
type evaluation struct {
	eval.Report
	Errors []misread `json:"errors"` // the gravest and surest first; in place of the numbers alone
	Bad    int       `json:"bad"`    // lines, files and folders that could not be read
	Model  string    `json:"model"`
}

// misread is a message that was not understood.
type misread struct {
	Number       int                  `json:"number"` // from 0, among those that were judged
	Source       string               `json:"source"`
	ID           string               `json:"id"`
	Faults       []string             `json:"faults"`
	Truth        meaning              `json:"truth"`
	Verdict      meaning              `json:"verdict"`
	Confidence   float64              `json:"confidence"`
	Disposition  pipeline.Disposition `json:"disposition"`
	ReviewReason string               `json:"review_reason"`
	Text         string               `json:"text,omitempty"` // one line of it
	Evidence     []store.Evidence     `json:"evidence"`
}

// meaning is what a message means, or was taken to mean.
type meaning struct {
	Kind   message.Kind      `json:"kind"`
	Label  *classifier.Label `json:"label"` // nil unless Kind is human
	Tags   []classifier.Tag  `json:"tags"`
	Resume *store.Window     `json:"resume"`
}

// Word is the label of a person's reply and the kind of any other message.
func (m meaning) Word() string {
	if m.Label != nil {
		return string(*m.Label)
	}
	return string(m.Kind)
}

func (c *evalCommand) misreading(l labelled, r pipeline.Reading, faults []string) misread {
	m := misread{
		Number: len(c.outcomes), Source: l.Source, ID: l.ID, Faults: faults,
		Truth:      meaningOf(l.Truth),
		Verdict:    meaning{Kind: r.Kind, Label: r.Label, Tags: r.Tags, Resume: r.Resume},
		Confidence: r.Confidence, Disposition: r.Disposition, ReviewReason: r.ReviewReason,
		Text: oneLine(r.Text), Evidence: r.Evidence,
	}
	if c.noText {
		m.forgetText()
	}
	return m
}

func meaningOf(t eval.Truth) meaning {
	m := meaning{Kind: message.Kind(cmp.Or(t.Kind, classifier.Human)), Tags: append([]classifier.Tag{}, t.Tags...)}
	if m.Kind == message.Human {
		m.Label = &t.Label
	}
	if !t.Resume.IsZero() {
		m.Resume = &store.Window{From: store.DayOf(t.Resume), To: store.DayOf(t.ResumeTo)}
	}
	return m
}

// withheld stands for the name of a piece of evidence that is a word of the
// message.
const withheld = "withheld"

// forgetText leaves nothing that the message said.
func (m *misread) forgetText() {
	m.Text = ""
	m.Evidence = slices.Clone(m.Evidence)
	for i := range m.Evidence {
		e := &m.Evidence[i]
		e.Match = ""
		if e.Source == string(classifier.FromWord) {
			e.Name = withheld
		}
	}
	if m.Verdict.Resume != nil {
		m.Verdict.Resume = &store.Window{From: m.Verdict.Resume.From, To: m.Verdict.Resume.To}
	}
}

// shownText is how many characters of a message are shown.
const shownText = 160

// oneLine cuts a text to one line of a bearable length.
func oneLine(text string) string {
	words := strings.Join(strings.Fields(text), " ")
	if runes := []rune(words); len(runes) > shownText {
		return string(runes[:shownText-1]) + "…"
	}
	return words
}

func (c *evalCommand) evaluation() evaluation {
	e := evaluation{Report: eval.Judge(c.outcomes), Errors: append([]misread{}, c.misread...), Bad: c.bad, Model: c.model}
	slices.SortStableFunc(e.Errors, func(a, b misread) int {
		return cmp.Or(cmp.Compare(a.gravity(), b.gravity()), cmp.Compare(b.Confidence, a.Confidence))
	})
	return e
}

// gravity puts the faults that cannot be taken back first.
func (m *misread) gravity() int {
	return slices.Index([]string{faultMishandled, faultSuppressed, faultMeaning, faultResume}, m.Faults[0])
}

func (c *evalCommand) print(e evaluation) error {
	out := bufio.NewWriter(c.t.out)
	if c.json {
		if err := json.NewEncoder(out).Encode(e); err != nil {
			return err
		}
		return out.Flush()
	}
	p := evalPrinter{out, styleFor(c.t.out, c.t.getenv), e}
	p.print()
	return out.Flush()
}
