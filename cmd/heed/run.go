package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/heed-mail/heed/internal/config"
)

// loadConfig reads a configuration and prints every problem it has.
func loadConfig(t terminal, path string, load func(string, func(string) string) (*config.Config, error)) (*config.Config, error) {
	c, err := load(path, t.getenv)
	if problems, ok := config.AsErrors(err); ok {
		for _, p := range problems {
			fmt.Fprintln(t.err, p.Error())
		}
		return nil, usageError{errReported}
	}
	if err != nil {
		return nil, usageError{err}
	}
	return c, nil
}

func configFlag(cmd *cobra.Command, path *string) {
	cmd.Flags().StringVarP(path, "config", "c", "", "configuration file (required)")
	if err := cmd.MarkFlagRequired("config"); err != nil {
		panic(err) // the flag was just defined
	}
	if err := cmd.MarkFlagFilename("config", "toml"); err != nil {
		panic(err)
	}
}

// configFlagBelow gives a command's subcommands the flag.
func configFlagBelow(cmd *cobra.Command, path *string) {
	cmd.PersistentFlags().StringVarP(path, "config", "c", "", "configuration file (required)")
	if err := errors.Join(cmd.MarkPersistentFlagRequired("config"), cmd.MarkPersistentFlagFilename("config", "toml")); err != nil {
		panic(err) // the flag was just defined
	}
}

func newRun(t terminal) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "run --config FILE",
		Short: "Watch all accounts until told to stop",
		Long: `Watches every configured account, handles each message as it arrives, and serves
metrics and health. SIGTERM and SIGINT finish what is under way and exit 0; a
second one exits at once. SIGHUP reloads the configuration.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDaemon(cmd.Context(), t, path) },
	}
	configFlag(cmd, &path)
	return cmd
}

func runDaemon(ctx context.Context, t terminal, path string) error {
	c, err := loadConfig(t, path, config.Load)
	if err != nil {
		return err
	}
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	level := new(slog.LevelVar)
	level.Set(logLevel(c.Log.Level))
	o := daemonOptions{
		log: newLogger(t.err, c.Log.Format, level), level: level, supervisor: newSupervisor(t.getenv),
		reload: hangup, load: func() (*config.Config, error) { return config.Load(path, t.getenv) },
	}
	if t.adjust != nil {
		t.adjust(&o)
	}
	d, err := newDaemon(ctx, c, o)
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return d.run(ctx)
}
