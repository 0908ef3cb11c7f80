package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
)

// newClassifier builds the classifier with the operator's own rules. What can be
// wrong is theirs: a usageError.
func newClassifier(c config.Classifier) (*classifier.Classifier, error) {
	o := classifier.Options{Costs: classifier.Costs(c.Costs)}
	for _, name := range c.Rules {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, usageError{fmt.Errorf("read classifier rules: %w", err)}
		}
		o.Rules = append(o.Rules, classifier.RuleFile{Name: name, Data: text})
	}
	brain, err := classifier.New(o)
	if err != nil {
		return nil, usageError{fmt.Errorf("build classifier: %w", err)}
	}
	return brain, nil
}

// newReader returns what reading messages without a store needs: the classifier
// and the policy of a configuration, or the defaults where none is named.
func newReader(t terminal, configFile string) (func(classifier.Input) classifier.Verdict, pipeline.ReadOptions, error) {
	var rules config.Classifier
	var o pipeline.ReadOptions
	if configFile != "" {
		c, err := loadConfig(t, configFile, config.LoadForStore)
		if err != nil {
			return nil, o, err
		}
		rules, o.Policy = c.Classifier, pipelinePolicy(c.Policy)
	}
	brain, err := newClassifier(rules)
	if err != nil {
		return nil, o, err
	}
	return brain.Classify, o, nil
}

// classifyCommand reads mail or text and prints a verdict for each.
type classifyCommand struct {
	t                          terminal
	configFile                 string
	json, text, jsonl, explain bool

	classify func(classifier.Input) classifier.Verdict
	options  pipeline.ReadOptions
	out      *bufio.Writer
	style    style
	progress *progress
	failed   bool
}

func newClassify(t terminal) *cobra.Command {
	c := &classifyCommand{t: t}
	cmd := &cobra.Command{
		Use:   "classify [flags] [FILE|DIR|-]...",
		Short: "Print what messages mean, with the words that decided",
		Long: `Reads messages and prints a verdict for each, with its evidence. Needs no server
and no store, and changes nothing.

Messages come from .eml files, Maildir folders, folders of files, mbox files, or
standard input ("-"). With --text, standard input is the plain text of one reply;
with --jsonl, it is one JSON object a line: {"id","subject","text","received"}, and
"pitch" where the mail that is answered is known.`,
		Example: `  heed classify reply.eml
  heed classify --json ~/Maildir | jq -r 'select(.label=="unclear").file'
  echo "Not interested, thanks." | heed classify --text`,
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },
	}
	f := cmd.Flags()
	f.StringVarP(&c.configFile, "config", "c", "", "configuration whose rules and policy are used")
	f.BoolVar(&c.json, "json", false, "print one JSON object a line")
	f.BoolVar(&c.text, "text", false, "read the plain text of a reply from standard input")
	f.BoolVar(&c.jsonl, "jsonl", false, "read replies as JSON lines from standard input")
	f.BoolVar(&c.explain, "explain", false, "print each message with its parts marked")
	cmd.MarkFlagsMutuallyExclusive("json", "explain")
	return cmd
}

func (c *classifyCommand) run(ctx context.Context, args []string) error {
	if err := c.prepare(args); err != nil {
		return err
	}
	defer c.progress.done()
	switch {
	case c.jsonl:
		c.readLines(ctx)
	case c.text:
		c.readText()
	default:
		if len(args) == 0 {
			args = []string{"-"}
		}
		c.readMessages(ctx, args)
	}
	if err := c.out.Flush(); err != nil {
		return fmt.Errorf("print verdicts: %w", err)
	}
	if c.failed {
		return errReported
	}
	return ctx.Err()
}

func (c *classifyCommand) prepare(args []string) error {
	fromStdin := c.text || c.jsonl
	switch {
	case fromStdin && len(args) > 0:
		return usageError{errors.New("--text and --jsonl read standard input; name no files with them")}
	case !fromStdin && len(args) == 0 && isTerminal(c.t.in):
		return usageError{errors.New("name files or folders of mail, or - for standard input; see heed classify --help")}
	}
	var err error
	if c.classify, c.options, err = newReader(c.t, c.configFile); err != nil {
		return err
	}
	c.out, c.style, c.progress = bufio.NewWriter(c.t.out), styleFor(c.t.out, c.t.getenv), newProgress(c.t, "messages")
	return nil
}

func (c *classifyCommand) readMessages(ctx context.Context, names []string) {
	for m, err := range readMail(names, c.t.in) {
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			c.fail(err)
			continue
		}
		o := c.options
		o.Truncated = m.Truncated
		r := pipeline.Read(m.Raw, c.classify, o)
		r.File = m.Name
		c.show(r)
	}
}

func (c *classifyCommand) readText() {
	text, err := io.ReadAll(io.LimitReader(c.t.in, maxMail))
	if err != nil {
		c.fail(fmt.Errorf("read text: %w", err))
		return
	}
	o := c.options
	o.Received = time.Now()
	c.show(pipeline.ReadText("", string(text), c.classify, o))
}

// inputLine is one line of --jsonl.
type inputLine struct {
	ID       jsonID `json:"id"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	Pitch    string `json:"pitch"`    // the mail that is answered, where it is known
	Received string `json:"received"` // RFC 3339, or a day; empty: now
}

// jsonID is a string or a number, given back as it was.
type jsonID string

// UnmarshalJSON implements json.Unmarshaler.
func (id *jsonID) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*id = jsonID(s)
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return errors.New("id is neither a string nor a number")
	}
	*id = jsonID(n)
	return nil
}

func (c *classifyCommand) readLines(ctx context.Context) {
	for l, err := range numberedLines(c.t.in) {
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			err = c.readLine(l.text)
		}
		if err != nil {
			c.fail(fmt.Errorf("line %d: %w", l.number, err))
		}
	}
}

func (c *classifyCommand) readLine(b []byte) error {
	var line inputLine
	if err := json.Unmarshal(b, &line); err != nil {
		return fmt.Errorf("want a JSON object with id, subject, text and received: %w", err)
	}
	o := c.options
	var err error
	if o.Received, err = parseReceived(line.Received); err != nil {
		return err
	}
	o.Pitch = line.Pitch
	r := pipeline.ReadText(line.Subject, line.Text, c.classify, o)
	r.ID = string(line.ID)
	c.show(r)
	return nil
}

func parseReceived(text string) (time.Time, error) {
	if text == "" {
		return time.Now(), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("received %q is no time, want one such as 2026-03-31T09:30:00+02:00 or 2026-03-31", text)
}

func (c *classifyCommand) fail(err error) {
	c.failed = true
	fmt.Fprintln(c.t.err, "heed: "+err.Error())
}

func (c *classifyCommand) show(r pipeline.Reading) {
	c.progress.step()
	if r.Fault != nil {
		c.fail(fmt.Errorf("%s: %w; please report this", r.File, r.Fault))
	}
	switch {
	case c.json:
		b, err := json.Marshal(r)
		if err != nil {
			c.fail(fmt.Errorf("%s: %w", r.File, err))
			return
		}
		c.out.Write(append(b, '\n')) //nolint:errcheck // a bufio.Writer keeps the error for Flush
	case c.explain:
		c.printExplained(r)
	default:
		c.printVerdict(r)
	}
}
