package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// labels are what a person may say a reply means.
var labels = []string{string(classifier.Interested), string(classifier.Later), string(classifier.NotInterested), string(classifier.Unclear)}

// relabelCommand lets a person overrule a verdict, which teaches the classifier.
type relabelCommand struct {
	t          terminal
	configFile string
	why        string
	yes, audit bool
}

func newRelabel(t terminal) *cobra.Command {
	c := &relabelCommand{t: t}
	cmd := &cobra.Command{
		Use:   "relabel REPLY LABEL",
		Short: "Say what a reply really means",
		Long: `Overrules the verdict on a reply: what the old label did to enrollments is undone
(except a suppression), and what the new one does is done. The classifier learns from
it; a running daemon within seconds. REPLY is the id that every list shows; LABEL is
interested, later, not_interested or unclear.

A label that everything learned so far speaks against is asked about first.
With --audit, lists the corrections that are most at odds with all others.`,
		Example: `  heed relabel -c heed.toml 229 later --why "she rang: after the move"`,
		Args: func(_ *cobra.Command, args []string) error {
			if want := map[bool]int{false: 2, true: 0}[c.audit]; len(args) != want {
				return fmt.Errorf("want a reply's id and a label, or --audit alone; got %d arguments", len(args))
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return labels, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return withOffice(cmd.Context(), t, c.configFile, func(o office) error { return c.run(cmd.Context(), o, args) })
		},
	}
	configFlag(cmd, &c.configFile)
	cmd.Flags().StringVar(&c.why, "why", "", "the reason, for the record")
	cmd.Flags().BoolVarP(&c.yes, "yes", "y", false, "do not ask, however unlikely the label looks")
	cmd.Flags().BoolVar(&c.audit, "audit", false, "list the corrections most at odds with all others")
	return cmd
}

func (c *relabelCommand) run(ctx context.Context, o office, args []string) error {
	brain, err := newClassifier(o.config.Classifier)
	if err != nil {
		return err
	}
	if _, err := pipeline.NewLessons(o.store, brain).Learn(ctx); err != nil {
		return fmt.Errorf("learn from corrections: %w", err)
	}
	if c.audit {
		c.printAudit(brain)
		return nil
	}
	id, err := strconv.ParseInt(args[0], 10, 64)
	if err != nil {
		return usageError{fmt.Errorf("%q is no reply's id; see the REPLY column of heed enrollment list", args[0])}
	}
	if !slices.Contains(labels, args[1]) {
		return usageError{fmt.Errorf("%q is no label; want one of %s", args[1], strings.Join(labels, ", "))}
	}
	label := classifier.Label(args[1])
	if err := c.makeSure(ctx, o, brain, id, label); err != nil {
		return err
	}
	out, err := o.processor.Relabel(ctx, id, label, pipeline.By{Who: whoami(c.t), Why: c.why})
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no reply %d; see the REPLY column of heed enrollment list", id)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.t.out, "reply %d is %s now, by %s; %d enrollments changed\n", id, label, whoami(c.t), len(out.Changes))
	return nil
}

// makeSure asks before a label is taken that everything learned speaks against:
// most such labels are slips.
func (c *relabelCommand) makeSure(ctx context.Context, o office, brain *classifier.Classifier, id int64, label classifier.Label) error {
	lesson, err := o.store.Lesson(ctx, id)
	if errors.Is(err, store.ErrNotFound) || c.yes {
		return nil // nothing to judge by, or nothing to ask
	}
	if err != nil {
		return err
	}
	surprise, err := brain.Surprise(classifier.Example{Label: label, Features: lesson.Features})
	if err != nil {
		return err
	}
	if surprise <= classifier.SurpriseAsk {
		return nil
	}
	question := fmt.Sprintf("everything learned so far speaks against %s for reply %d", label, id)
	if !isTerminal(c.t.in) {
		return fmt.Errorf("%s; repeat with --yes if you are sure", question)
	}
	fmt.Fprintf(c.t.err, "%s. Sure? [y/N] ", question)
	answer, err := bufio.NewReader(c.t.in).ReadString('\n')
	if err != nil || !strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "y") {
		return errors.New("nothing was changed")
	}
	return nil
}

// audited is how many doubtful corrections are listed.
const audited = 40

func (c *relabelCommand) printAudit(brain *classifier.Classifier) {
	t := table{header: []string{"CORRECTION", "SURPRISE"}}
	for _, d := range brain.Audit(audited) {
		if strings.HasPrefix(d.Source, "reply ") {
			t.add(d.Source, fmt.Sprintf("%.1f", d.Surprise))
		}
	}
	if len(t.rows) == 0 {
		fmt.Fprintln(c.t.out, "no corrections are on record")
		return
	}
	t.print(c.t.out, styleFor(c.t.out, c.t.getenv))
}
