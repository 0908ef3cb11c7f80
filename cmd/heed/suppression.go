package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/internal/pipeline"
)

func newSuppression(t terminal) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "suppression",
		Short: "List, add and lift suppressions, and read the ledger",
		Long: `A suppressed address is never to be mailed again. An opt-out suppresses its writer;
only a person lifts that, with a reason. The ledger is the append-only record of both.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var path string
	configFlagBelow(cmd, &path)
	cmd.AddCommand(newSuppressionList(t, &path), newSuppressionAdd(t, &path), newSuppressionRemove(t, &path))
	return cmd
}

func newSuppressionList(t terminal, path *string) *cobra.Command {
	var asJSON, ledger bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List what is suppressed, or the ledger",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withOffice(cmd.Context(), t, *path, func(o office) error {
				if ledger {
					return listLedger(cmd, t, o, asJSON)
				}
				all, err := o.store.Suppressions(cmd.Context())
				if err != nil || asJSON {
					return errors.Join(err, printJSONLines(t.out, all))
				}
				rows := table{header: []string{"ADDRESS", "REASON", "SINCE", "SOURCE", "REPLY"}}
				for _, s := range all {
					rows.add(s.Address+s.Domain, s.Reason, shortTime(s.Since), s.Source, orDash(s.ReplyID))
				}
				rows.print(t.out, styleFor(t.out, t.getenv))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	cmd.Flags().BoolVar(&ledger, "ledger", false, "list the record of opt-outs, with the words that asked for them")
	return cmd
}

func listLedger(cmd *cobra.Command, t terminal, o office, asJSON bool) error {
	all, err := o.store.Ledger(cmd.Context())
	if err != nil || asJSON {
		return errors.Join(err, printJSONLines(t.out, all))
	}
	rows := table{header: []string{"AT", "ENTRY", "ADDRESS", "ARRIVED", "WORDS", "WHO", "WHY"}}
	for _, e := range all {
		rows.add(shortTime(e.At), e.Entry, e.Address+e.Domain, shortTime(e.Received), e.Words, e.Who, e.Why)
	}
	rows.print(t.out, styleFor(t.out, t.getenv))
	return nil
}

func newSuppressionAdd(t terminal, path *string) *cobra.Command {
	var why string
	cmd := &cobra.Command{
		Use:   "add ADDRESS...",
		Short: "Suppress addresses by hand",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return onEach(cmd, t, *path, args, func(o office, address string) error {
				added, err := o.processor.SuppressAddress(cmd.Context(), address, pipeline.By{Who: whoami(t), Why: why})
				if err == nil && added {
					fmt.Fprintf(t.out, "%s is suppressed now; its enrollments are halted\n", address)
				} else if err == nil {
					fmt.Fprintf(t.out, "%s was suppressed before\n", address)
				}
				return err
			})
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "the reason, for the ledger")
	return cmd
}

func newSuppressionRemove(t terminal, path *string) *cobra.Command {
	var why string
	cmd := &cobra.Command{
		Use:   "remove --why REASON ADDRESS...",
		Short: "Let addresses be mailed again, with a reason",
		Long: `Lets addresses be mailed again. The reason enters the ledger. Enrollments stay halted
until heed enrollment resume.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return onEach(cmd, t, *path, args, func(o office, address string) error {
				err := o.processor.LiftSuppression(cmd.Context(), address, pipeline.By{Who: whoami(t), Why: why})
				if errors.Is(err, pipeline.ErrNoReason) {
					return usageError{errors.New("say why with --why: the ledger keeps it")}
				}
				if err == nil {
					fmt.Fprintf(t.out, "%s may be mailed again; heed enrollment resume sets its enrollments going\n", address)
				}
				return err
			})
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "the reason, for the ledger (required)")
	return cmd
}

// onEach does something for each address; one that fails does not keep the
// others from it.
func onEach(cmd *cobra.Command, t terminal, path string, addresses []string, do func(office, string) error) error {
	return withOffice(cmd.Context(), t, path, func(o office) error {
		var errs []error
		for _, a := range addresses {
			errs = append(errs, do(o, a))
		}
		return errors.Join(errs...)
	})
}
