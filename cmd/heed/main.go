// Heed reads what prospects answer and halts their sequences. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // zones are known on machines and in containers that have none

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/internal/store"
)

// The exit codes. A supervisor should not restart after exitUsage.
const (
	exitOK      = 0
	exitFailure = 1 // failed while running
	exitUsage   = 2 // the command line or the configuration is wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// After the first signal the default comes back, so that a second one ends
	// a drain that takes too long.
	context.AfterFunc(ctx, stop)
	// A reader that goes away, as head does, is an error of writing like any
	// other: the clean-up still runs.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(ctx, os.Args[1:], terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}))
}

// terminal is what a command reads from and writes to.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	adjust   func(*daemonOptions) // tests set it; nil otherwise
}

// usageError is a mistake in the command line or the configuration.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// errReported ends a command whose failure the user has already read about.
var errReported = errors.New("reported")

func run(ctx context.Context, args []string, t terminal) int {
	printed := &printer{Writer: t.out}
	t.out = printed
	root := newRoot(t)
	started := false
	noteStart(root, &started)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		err = printed.err
	}
	if err == nil {
		return exitOK
	}
	if !errors.Is(err, errReported) {
		fmt.Fprintln(t.err, "heed: "+err.Error())
	}
	switch {
	case !started: // cobra found fault with the command line
		fmt.Fprintf(t.err, "see %s --help\n", cmd.CommandPath())
		return exitUsage
	case errors.As(err, &usageError{}), errors.Is(err, store.ErrNewerSchema), errors.Is(err, store.ErrChangedMigration):
		return exitUsage // a restart does not mend it
	}
	return exitFailure
}

// printer remembers the first error of printing, for commands that print line
// by line.
type printer struct {
	io.Writer
	err error
}

// Write implements io.Writer.
func (p *printer) Write(b []byte) (int, error) {
	n, err := p.Writer.Write(b)
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("print: %w", err)
	}
	return n, err
}

// noteStart makes every command note that it was started: errors before that
// are about the command line.
func noteStart(cmd *cobra.Command, started *bool) {
	if do := cmd.RunE; do != nil {
		cmd.RunE = func(c *cobra.Command, args []string) error {
			*started = true
			return do(c, args)
		}
	}
	for _, sub := range cmd.Commands() {
		noteStart(sub, started)
	}
}

func newRoot(t terminal) *cobra.Command {
	root := &cobra.Command{
		Use:   "heed",
		Short: "Read what prospects answer, and halt their sequences",
		Long: `Heed watches a sales rep's inbox over IMAP, works out what each reply means
(interested, later, not_interested, unclear) and halts the sequences of whoever
answered. No mail text leaves the machine.

Start with:  heed demo`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetIn(t.in)
	root.SetOut(t.out)
	root.SetErr(t.err)
	root.AddCommand(newDemo(t), newRun(t), newCheck(t), newClassify(t), newEval(t), newEnrollment(t), newSuppression(t), newRelabel(t), newVersion(t))
	return root
}
