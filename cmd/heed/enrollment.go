package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

func newEnrollment(t terminal) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "enrollment",
		Short: "Import, list, show, halt, hold and resume enrollments",
		Long: `An enrollment is one prospect in one sequence. These commands work beside a running
daemon: they use the store that the configuration names.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var path string
	configFlagBelow(cmd, &path)
	cmd.AddCommand(newImport(t, &path), newList(t, &path), newShow(t, &path),
		newAct(t, &path, "halt", "Halt enrollments by hand, for good", (*pipeline.Processor).HaltEnrollment),
		newHold(t, &path),
		newAct(t, &path, "resume", "Set held or halted enrollments going again", (*pipeline.Processor).ResumeEnrollment))
	return cmd
}

// office is what a command that works on the store needs.
type office struct {
	config    *config.Config
	store     *store.Store
	processor *pipeline.Processor
}

// withOffice opens the configured store for the time of one command.
func withOffice(ctx context.Context, t terminal, path string, do func(office) error) (err error) {
	c, err := loadConfig(t, path, config.LoadForStore)
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, c.Store.Path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	p, err := pipeline.New(pipeline.Options{Store: s, Accounts: pipelineAccounts(c), Policy: pipelinePolicy(c.Policy)})
	if err != nil {
		return err
	}
	return do(office{c, s, p})
}

func newImport(t terminal, path *string) *cobra.Command {
	var strict bool
	var format string
	cmd := &cobra.Command{
		Use:   "import [flags] FILE|-",
		Short: "Record who is in which sequence",
		Long: `Reads enrollments as CSV (with a header line) or JSON lines. The fields are

  account      name of the account in the configuration
  sequence     name of the sequence
  prospect     the mail address written to
  name         the prospect's name (may be missing)
  message_ids  Message-IDs of the mails sent so far, separated by blanks (may be missing)

and further ones are kept as attributes. An enrollment that is there already gets
the new Message-IDs. Replies that arrived before are matched again. A bad row is
reported with its line and the others are imported, or none with --strict.`,
		Example: `  heed enrollment import -c heed.toml sent.csv
  exporter | heed enrollment import -c heed.toml --format jsonl -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := importFormat(format, args[0])
			if err != nil {
				return usageError{err}
			}
			return withOffice(cmd.Context(), t, *path, func(o office) error {
				return importFile(cmd.Context(), t, o, args[0], pipeline.ImportOptions{Format: f, Strict: strict})
			})
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "import nothing when a row is bad")
	cmd.Flags().StringVar(&format, "format", "", "csv or jsonl (default: by the file's ending, else csv)")
	return cmd
}

func importFormat(format, name string) (pipeline.ImportFormat, error) {
	switch format {
	case "":
		if ext := strings.ToLower(filepath.Ext(name)); ext == ".jsonl" || ext == ".ndjson" || ext == ".json" {
			return pipeline.JSONLines, nil
		}
		return pipeline.CSV, nil
	case "csv", "jsonl":
		return pipeline.ImportFormat(format), nil
	}
	return "", fmt.Errorf("--format %q is not known; want csv or jsonl", format)
}

func importFile(ctx context.Context, t terminal, o office, name string, options pipeline.ImportOptions) error {
	in := t.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return usageError{fmt.Errorf("read enrollments: %w", err)}
		}
		defer f.Close()
		in = f
	}
	if isTerminal(t.err) {
		options.Progress = func(done, total int) { fmt.Fprintf(t.err, "\r\x1b[K%d of %d rows", done, total) }
	}
	report, err := o.processor.Import(ctx, in, options)
	if options.Progress != nil {
		fmt.Fprint(t.err, "\r\x1b[K")
	}
	for _, bad := range report.Bad {
		fmt.Fprintf(t.err, "%s:%d: %s\n", name, bad.Line, bad.Problem)
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	fmt.Fprintf(t.out, "%d imported (%d new, %d known), %d bad, %d earlier replies matched, %d enrollments changed by them\n",
		report.Rows, report.Created, report.Updated, len(report.Bad), report.Rematched, changedEnrollments(report))
	if len(report.Bad) > 0 {
		return errReported
	}
	return nil
}

// changedEnrollments counts the enrollments that an import changed, some of them
// more than once.
func changedEnrollments(r pipeline.ImportReport) int {
	ids := make(map[int64]bool)
	for _, c := range r.Changes {
		ids[c.EnrollmentID] = true
	}
	return len(ids)
}

func newList(t terminal, path *string) *cobra.Command {
	var f store.EnrollmentFilter
	var state string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List enrollments",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f.State = store.State(state)
			if state != "" && !slices.Contains(allStates, f.State) {
				return usageError{fmt.Errorf("--state %q is not known; want one of active, held, halted, finished", state)}
			}
			if f.Prospect != "" {
				f.Prospect = pipeline.FoldAddress(f.Prospect)
			}
			return withOffice(cmd.Context(), t, *path, func(o office) error {
				all, err := o.store.Enrollments(cmd.Context(), f)
				if err != nil {
					return err
				}
				if asJSON {
					return printJSONLines(t.out, all)
				}
				printEnrollments(t.out, styleFor(t.out, t.getenv), all)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&state, "state", "", "only those active, held, halted or finished")
	cmd.Flags().StringVar(&f.Sequence, "sequence", "", "only those of a sequence")
	cmd.Flags().StringVar(&f.Account, "account", "", "only those of an account")
	cmd.Flags().StringVar(&f.Prospect, "prospect", "", "only those of an address")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	if err := cmd.RegisterFlagCompletionFunc("state", cobra.FixedCompletions([]string{"active", "held", "halted", "finished"}, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag was just defined
	}
	return cmd
}

var allStates = []store.State{store.Active, store.Held, store.Halted, store.Finished}

func printJSONLines[T any](w io.Writer, all []T) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, v := range all {
		if err := enc.Encode(v); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

func printEnrollments(w io.Writer, s style, all []store.Enrollment) {
	if len(all) == 0 {
		fmt.Fprintln(w, "no enrollments")
		return
	}
	t := table{header: []string{"ID", "STATE", "REASON", "PROSPECT", "SEQUENCE", "ACCOUNT", "SINCE", "UNTIL", "REPLY"}}
	for _, e := range all {
		t.add(strconv.FormatInt(e.ID, 10), string(e.State), e.Reason, e.Address, e.Sequence, e.Account,
			shortTime(e.Since), untilText(e), orDash(e.ReplyID))
	}
	t.print(w, s)
}

func untilText(e store.Enrollment) string {
	switch {
	case !e.HoldUntil.IsZero():
		return shortTime(e.HoldUntil)
	case !e.Resume.IsZero():
		return "due " + windowText(e.Resume)
	}
	return ""
}

func shortTime(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("2006-01-02 15:04")
}

func orDash(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func newShow(t terminal, path *string) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID|ADDRESS",
		Short: "Show enrollments with everything that was said and done",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withOffice(cmd.Context(), t, *path, func(o office) error {
				all, err := findEnrollments(cmd.Context(), o.store, args[0])
				if err != nil {
					return err
				}
				for _, e := range all {
					h, err := historyOf(cmd.Context(), o.store, e)
					if err != nil {
						return err
					}
					if asJSON {
						err = printJSONLines(t.out, []enrollmentHistory{h})
					} else {
						h.print(t.out, styleFor(t.out, t.getenv))
					}
					if err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	return cmd
}

// findEnrollments reads an id, or an address, which may have several.
func findEnrollments(ctx context.Context, s *store.Store, name string) ([]store.Enrollment, error) {
	if id, err := strconv.ParseInt(name, 10, 64); err == nil {
		e, err := s.Enrollment(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			return nil, fmt.Errorf("there is no enrollment %d; see heed enrollment list", id)
		}
		return []store.Enrollment{e}, err
	}
	address := pipeline.FoldAddress(name)
	if address == "" {
		return nil, usageError{fmt.Errorf("%q is neither an enrollment's id nor an address", name)}
	}
	all, err := s.Enrollments(ctx, store.EnrollmentFilter{Prospect: address})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("nobody is enrolled under the address %s; see heed enrollment list", address)
	}
	return all, err
}

func newAct(t terminal, path *string, verb, short string, act func(*pipeline.Processor, context.Context, int64, pipeline.By) (store.Enrollment, error)) *cobra.Command {
	var why string
	cmd := &cobra.Command{
		Use:   verb + " ID|ADDRESS...",
		Short: short,
		Long:  short + ". An address stands for all of its enrollments. Who did it, and why, is kept.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return actOn(cmd.Context(), t, *path, args, why, act)
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "the reason, for the record")
	return cmd
}

func newHold(t terminal, path *string) *cobra.Command {
	var why, until string
	cmd := &cobra.Command{
		Use:   "hold ID|ADDRESS...",
		Short: "Hold enrollments by hand, until a day or until they are resumed",
		Long: `Holds enrollments by hand, until a day or until they are resumed. An address stands
for all of its enrollments. Who did it, and why, is kept.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var end time.Time
			if until != "" {
				day, err := time.ParseInLocation(time.DateOnly, until, time.Local)
				if err != nil || !day.After(time.Now()) {
					return usageError{fmt.Errorf("--until %q is no day to come; want one such as %s", until, time.Now().AddDate(0, 0, 14).Format(time.DateOnly))}
				}
				end = day
			}
			return actOn(cmd.Context(), t, *path, args, why, func(p *pipeline.Processor, ctx context.Context, id int64, by pipeline.By) (store.Enrollment, error) {
				return p.HoldEnrollment(ctx, id, end, by)
			})
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "the reason, for the record")
	cmd.Flags().StringVar(&until, "until", "", "first day on which it goes on, e.g. 2026-09-01")
	return cmd
}

func actOn(ctx context.Context, t terminal, path string, names []string, why string, act func(*pipeline.Processor, context.Context, int64, pipeline.By) (store.Enrollment, error)) error {
	by := pipeline.By{Who: whoami(t), Why: why}
	return withOffice(ctx, t, path, func(o office) error {
		var changed []store.Enrollment
		var errs []error
		for _, name := range names {
			found, err := findEnrollments(ctx, o.store, name)
			errs = append(errs, err)
			for _, e := range found {
				e, err := act(o.processor, ctx, e.ID, by)
				if err != nil {
					errs = append(errs, err)
					continue
				}
				changed = append(changed, e)
			}
		}
		if len(changed) > 0 {
			printEnrollments(t.out, styleFor(t.out, t.getenv), changed)
		}
		return errors.Join(errs...)
	})
}

// whoami names the person at the keyboard, for the record.
func whoami(t terminal) string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return t.getenv("USER")
}
