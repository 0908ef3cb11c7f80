package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
	"github.com/heed-mail/heed/internal/web"
)

// daemonOptions is what a daemon is made of, apart from its configuration.
type daemonOptions struct {
	log        *slog.Logger
	level      *slog.LevelVar // changed by a reload
	supervisor supervisor
	reload     <-chan os.Signal               // each asks for a reload; nil: never
	load       func() (*config.Config, error) // reads the configuration anew
	handled    func(pipeline.Outcome)         // told of each message; may be nil
	started    func(httpAddress string)       // told when the daemon is at work; may be nil
	watch      imapwatch.Options              // Observe is the daemon's own
	kill       func(point string)             // where tests end the process; may be nil
}

// daemon is the whole program at work: accounts are watched, messages handled,
// what falls due is done, metrics and health are served.
type daemon struct {
	daemonOptions
	config    *config.Config
	lock      storeLock
	store     *store.Store
	metrics   *metrics
	registry  *prometheus.Registry
	watcher   *imapwatch.Watcher
	accounts  map[string]watchedConfig
	listeners []net.Listener
	working   atomic.Pointer[rules]
	begun     time.Time
	ticked    atomic.Int64  // how long after begun the clock last looked for what is due
	due       chan struct{} // holds one; filled when something new may fall due
}

// rules is what a reload replaces as a whole.
type rules struct {
	processor *pipeline.Processor
	lessons   *pipeline.Lessons // of the clock's goroutine, once the daemon runs
	lookback  time.Duration
}

// watchedConfig is what the watcher was told of an account, so that a reload
// disturbs only what changed.
type watchedConfig struct {
	config   config.Account
	lookback config.Duration
}

// newDaemon opens the store, the listeners and everything between. What it
// returns must be run or closed.
func newDaemon(ctx context.Context, c *config.Config, o daemonOptions) (_ *daemon, err error) {
	d := &daemon{
		daemonOptions: o, config: c, registry: prometheus.NewRegistry(),
		accounts: make(map[string]watchedConfig), due: make(chan struct{}, 1), begun: time.Now(),
	}
	d.metrics = newMetrics(d.registry, readBuild())
	d.metrics.reloadOK.Set(1)
	d.metrics.reloadTime.SetToCurrentTime()
	defer func() {
		if err != nil {
			err = errors.Join(err, d.close())
		}
	}()
	if d.lock, err = lockStore(c.Store.Path); err != nil {
		return nil, err
	}
	if d.store, err = store.Open(ctx, c.Store.Path); err != nil {
		return nil, err
	}
	working, err := newRules(ctx, c, d.store)
	if err != nil {
		return nil, err
	}
	d.working.Store(working)
	o.watch.Observe = d.observe
	d.watcher = imapwatch.New(cursorStore{d.store, d.reach}, d.handle, o.watch)
	wanted, err := watchedAccounts(c)
	if err != nil {
		return nil, err
	}
	if err := d.putAccounts(c, wanted); err != nil {
		return nil, err
	}
	d.registry.MustRegister(newStateCollector(d.watcher.Status, d.store, o.log))
	if err := d.listen(ctx, c.HTTP); err != nil {
		return nil, err
	}
	return d, nil
}

// newRules builds the classifier, teaches it every correction on record, and
// puts the pipeline on it.
func newRules(ctx context.Context, c *config.Config, s *store.Store) (*rules, error) {
	brain, err := newClassifier(c.Classifier)
	if err != nil {
		return nil, err
	}
	lessons := pipeline.NewLessons(s, brain)
	if _, err := lessons.Learn(ctx); err != nil {
		return nil, fmt.Errorf("learn from corrections: %w", err)
	}
	p, err := pipeline.New(pipeline.Options{
		Store: s, Classify: brain.Classify, Features: brain.Features, KeepText: c.Classifier.KeepText,
		Accounts: pipelineAccounts(c), Policy: pipelinePolicy(c.Policy),
	})
	return &rules{p, lessons, time.Duration(c.Policy.Lookback)}, err
}

// listen opens the listeners now, so that an address in use ends the start.
func (d *daemon) listen(ctx context.Context, h config.HTTP) error {
	for _, address := range []string{h.Listen, h.MetricsListen} {
		if address == "" {
			continue
		}
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
		if err != nil {
			return fmt.Errorf("listen for HTTP: %w", err)
		}
		if h.TLSCertFile != "" {
			l = tls.NewListener(l, &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: certificateFrom(h.TLSCertFile, h.TLSKeyFile), NextProtos: []string{"http/1.1"}})
		}
		d.listeners = append(d.listeners, l)
	}
	return nil
}

// certificateFrom reads the files at each handshake, so that a renewed
// certificate is served without a restart.
func certificateFrom(cert, key string) func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	return func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
		pair, err := tls.LoadX509KeyPair(cert, key)
		return &pair, err
	}
}

// run works until ctx ends, then finishes what is under way. It returns nil
// after a clean stop. It may be called once, and closes the daemon.
func (d *daemon) run(ctx context.Context) error {
	d.log.Info("started", "accounts", len(d.accounts), "listen", d.httpAddress(), "version", readBuild().Version)
	d.tell(d.supervisor.ready(d.summary()))
	if d.started != nil {
		d.started(d.httpAddress())
	}
	handler := d.handler() // before a reload changes what it is made from
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return d.watcher.Run(ctx) })
	g.Go(func() error { return d.clock(ctx) })
	g.Go(func() error { return d.reloads(ctx) })
	g.Go(func() error { return d.watchdog(ctx) })
	for _, l := range d.listeners {
		g.Go(func() error { return web.Serve(ctx, l, handler, d.log) })
	}
	d.listeners = nil // theirs to close now
	g.Go(func() error {
		<-ctx.Done()
		d.tell(d.supervisor.stopping())
		d.log.Info("stopping")
		return nil
	})
	err := g.Wait()
	return errors.Join(err, d.close())
}

func (d *daemon) close() error {
	var errs []error
	for _, l := range d.listeners {
		errs = append(errs, l.Close())
	}
	if d.store != nil {
		errs = append(errs, d.store.Close())
	}
	return errors.Join(append(errs, d.lock.release())...)
}

// httpAddress is where the first listener listens; "" when none is configured.
func (d *daemon) httpAddress() string {
	if len(d.listeners) == 0 {
		return ""
	}
	return d.listeners[0].Addr().String()
}

func (d *daemon) summary() string {
	return "watching " + countOf(len(d.accounts), "account")
}

// tell logs that systemd could not be told something; the work goes on.
func (d *daemon) tell(err error) {
	if err != nil {
		d.log.Warn("systemd was not told", "err", err)
	}
}

func (d *daemon) handler() http.Handler {
	o := web.Options{Gatherer: d.registry, Healthy: d.healthy, Ready: d.ready, Log: d.log}
	if d.config.HTTP.Token.IsSet() {
		o.Token = d.config.HTTP.Token.Reveal
	}
	return web.Handler(o)
}

// tickEvery is how often the clock looks for what is due at the least, and
// tickLimit after how long without a look the process is not healthy.
const (
	tickEvery = 20 * time.Second
	tickLimit = time.Minute
)

// healthy goes by the time that the process ran: after a suspension, or when the
// wall clock is set, the clock has not stood still.
func (d *daemon) healthy(context.Context) error {
	if idle := time.Since(d.begun) - time.Duration(d.ticked.Load()); idle > tickLimit {
		return fmt.Errorf("the clock has stood still for %s", idle.Round(time.Second))
	}
	return nil
}

func (d *daemon) ready(ctx context.Context) error {
	if _, err := d.store.ReviewBacklog(ctx); err != nil {
		return errors.New("the store does not answer")
	}
	return nil
}

// clock ends holds and tells what is due when its time comes, and once a day
// erases what is of no more use. It looks at the wall clock again and again,
// since that may be set, or stand still in sleep.
func (d *daemon) clock(ctx context.Context) error {
	failing := false
	var pruned time.Time
	for {
		next, err := d.advance(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			d.log.Error("not all that is due can be done; it is tried again", "err", err)
		}
		failing = err != nil
		d.ticked.Store(int64(time.Since(d.begun)))
		if now := time.Now(); now.Sub(pruned) > pruneEvery {
			pruned = now
			d.prune(ctx)
		}
		wait := tickEvery
		if until := time.Until(next); !next.IsZero() && until < wait && !failing { // what fails is not tried again at once
			wait = max(until, 0)
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-d.due:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// pruneEvery is how often messages are erased that are of no more use.
const pruneEvery = 24 * time.Hour

func (d *daemon) prune(ctx context.Context) {
	switch n, err := d.working.Load().processor.Prune(ctx); {
	case err != nil && ctx.Err() == nil:
		d.log.Error("old messages cannot be erased; it is tried again tomorrow", "err", err)
	case n > 0:
		d.log.Info("erased old messages that answer nobody", "messages", n)
	}
}

// watchdog tells systemd that the daemon lives, for as long as it does its work.
func (d *daemon) watchdog(ctx context.Context) error {
	every := d.supervisor.watchdogEvery()
	if every <= 0 {
		return nil
	}
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		if err := errors.Join(d.healthy(ctx), d.ready(ctx)); err != nil {
			d.log.Error("not telling systemd that all is well", "err", err)
			continue
		}
		d.tell(d.supervisor.alive())
	}
}

// advance learns what is new, does what is due, and returns when something is
// due next. Neither of the two keeps the other from being done.
func (d *daemon) advance(ctx context.Context) (next time.Time, err error) {
	working := d.working.Load()
	n, learnErr := working.lessons.Learn(ctx)
	if learnErr != nil {
		learnErr = fmt.Errorf("learn from corrections: %w", learnErr)
	} else if n > 0 {
		d.log.Info("learned from corrections", "examples", n)
	}
	changes, err := working.processor.ResumeDue(ctx)
	for _, c := range changes {
		d.log.Info("enrollment brought up to date", "enrollment_id", c.EnrollmentID, "from", c.From, "to", c.To)
	}
	if err == nil {
		next, err = working.processor.NextDue(ctx)
	}
	return next, errors.Join(learnErr, err)
}
