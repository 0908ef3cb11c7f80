package main

import (
	"context"
	"time"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/config"
)

// reloads takes a new configuration whenever it is asked to. A bad one changes
// nothing.
func (d *daemon) reloads(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-d.reload:
		}
		d.tell(d.supervisor.reloading())
		ok := d.reloadOnce(ctx)
		d.metrics.reloaded(ok, time.Now())
		d.tell(d.supervisor.ready(d.summary()))
	}
}

func (d *daemon) reloadOnce(ctx context.Context) bool {
	c, err := d.load()
	if err != nil {
		if problems, ok := config.AsErrors(err); ok {
			for _, p := range problems {
				d.log.Error("the configuration has a problem", "problem", p.Error())
			}
		} else {
			d.log.Error("the configuration cannot be read", "err", err)
		}
		d.log.Error("the old configuration stays in force")
		return false
	}
	wanted, err := watchedAccounts(c)
	if err != nil {
		d.log.Error("the old configuration stays in force", "err", err)
		return false
	}
	working, err := newRules(ctx, c, d.store)
	if err != nil {
		d.log.Error("the old configuration stays in force", "err", err)
		return false
	}
	d.working.Store(working) // before the mail of accounts that only the new rules know
	if err := d.putAccounts(c, wanted); err != nil {
		d.log.Error("not all accounts are watched as they are configured", "err", err)
		return false
	}
	d.level.Set(logLevel(c.Log.Level))
	d.metrics.restartRequired.Set(0)
	if c.Store != d.config.Store || !c.HTTP.Equal(d.config.HTTP) || c.Log.Format != d.config.Log.Format {
		d.metrics.restartRequired.Set(1)
		d.log.Warn("changes to [store], [http] and log.format need a restart; the old ones stay in force")
	}
	c.Store, c.HTTP, c.Log.Format = d.config.Store, d.config.HTTP, d.config.Log.Format
	d.config = c
	d.dueChanged()
	d.log.Info("the configuration was reloaded", "accounts", len(c.Accounts))
	return true
}

// putAccounts makes the watcher watch exactly the configured accounts, which
// watchedAccounts turned and found good. Those that did not change go on
// undisturbed.
func (d *daemon) putAccounts(c *config.Config, wanted []imapwatch.Account) error {
	next := make(map[string]watchedConfig, len(wanted))
	for i, w := range wanted {
		a := c.Accounts[i]
		if old, ok := d.accounts[a.Name]; ok && old.config.Equal(a) && old.lookback == c.Policy.Lookback {
			next[a.Name] = old
			continue
		}
		if err := d.watcher.Put(w); err != nil {
			return err
		}
		d.metrics.addAccount(a.Name)
		next[a.Name] = watchedConfig{a, c.Policy.Lookback}
	}
	for name := range d.accounts {
		if _, ok := next[name]; !ok {
			d.watcher.Remove(name)
			d.metrics.dropAccount(name)
		}
	}
	d.accounts = next
	return nil
}
