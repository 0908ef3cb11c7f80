package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// metrics is what Prometheus is told. Every label has a closed set of values or
// is a name from the configuration, and every series that can be is there from
// the start, at 0.
type metrics struct {
	replies     *prometheus.CounterVec
	halts       *prometheus.CounterVec
	unmatched   *prometheus.CounterVec
	seenAgain   prometheus.Counter
	faults      prometheus.Counter
	suppressed  prometheus.Counter
	sinceArrive prometheus.Histogram
	sinceNotice prometheus.Histogram

	connects    *prometheus.CounterVec
	disconnects *prometheus.CounterVec
	refusals    *prometheus.CounterVec
	idles       *prometheus.CounterVec
	missedPush  *prometheus.CounterVec
	quarantined *prometheus.CounterVec
	failures    *prometheus.CounterVec

	accounts sync.Map // names that have series; a session may outlive its account

	reloads         *prometheus.CounterVec
	reloadOK        prometheus.Gauge
	reloadTime      prometheus.Gauge
	restartRequired prometheus.Gauge
}

// noLabel is the label's value in metrics for messages that no person wrote.
const noLabel = "none"

// haltReasons are all the reasons for which an enrollment is halted.
var haltReasons = []string{
	string(classifier.Interested), string(classifier.Later), string(classifier.NotInterested), string(classifier.Unclear),
	pipeline.ReasonOptOut, pipeline.ReasonComplaint, pipeline.ReasonBounce, pipeline.ReasonLeftCompany,
	pipeline.ReasonPerson, pipeline.ReasonSuppressed, pipeline.ReasonUndeliverable,
}

func newMetrics(reg prometheus.Registerer, b build) *metrics {
	m := &metrics{
		replies:     counterVec("replies_total", "Messages matched to a prospect, by what they are and what was done.", "kind", "label", "disposition"),
		halts:       counterVec("halts_total", "Enrollments halted, by reason.", "reason"),
		unmatched:   counterVec("messages_unmatched_total", "Messages that belong to no known prospect, by kind.", "kind"),
		seenAgain:   counter("messages_seen_again_total", "Messages that had been recorded before; they have no second effect."),
		faults:      counter("message_faults_total", "Messages on which reading failed by a defect of heed; they go to review."),
		suppressed:  counter("suppressions_total", "Addresses that asked never to be mailed again."),
		sinceArrive: latency("halt_after_arrival_seconds", "From the server's INTERNALDATE, which has whole seconds, to the halt on disk.", []float64{.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600}),
		sinceNotice: latency("halt_after_notice_seconds", "From the moment heed learned of a message to the halt on disk.", []float64{.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5, 30}),

		connects:    counterVec("imap_logins_total", "Logins that the server accepted.", "account"),
		disconnects: counterVec("imap_disconnects_total", "Sessions that ended, by reason; each is followed by a new one.", "account", "reason"),
		refusals:    counterVec("imap_refusals_total", "Logins that the server refused, by reason.", "account", "reason"),
		idles:       counterVec("imap_idle_renewals_total", "Times that IDLE was issued anew.", "account"),
		missedPush:  counterVec("imap_missed_pushes_total", "Messages that the server had not announced and a search found.", "account"),
		quarantined: counterVec("imap_quarantined_total", "Messages given up after many attempts; a person should look.", "account"),
		failures:    counterVec("imap_message_failures_total", "Attempts at a message that failed and will be repeated.", "account"),

		reloads:         counterVec("config_reloads_total", "Reloads of the configuration, by result.", "result"),
		reloadOK:        gauge("config_last_reload_successful", "1 when the last reload was taken, 0 when the old configuration was kept."),
		reloadTime:      gauge("config_last_reload_success_timestamp_seconds", "When a configuration was last taken."),
		restartRequired: gauge("config_restart_required", "1 when the configuration holds a change that needs a restart."),
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: "heed", Name: "build_info", Help: "Which build of heed this is; always 1.",
		ConstLabels: prometheus.Labels{"version": b.Version, "revision": b.Revision, "goversion": b.GoVersion},
	})
	info.Set(1)
	reg.MustRegister(info, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.replies, m.halts, m.unmatched, m.seenAgain, m.faults, m.suppressed, m.sinceArrive, m.sinceNotice,
		m.connects, m.disconnects, m.refusals, m.idles, m.missedPush, m.quarantined, m.failures,
		m.reloads, m.reloadOK, m.reloadTime, m.restartRequired)
	m.preset()
	return m
}

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{Namespace: "heed", Name: name, Help: help})
}

func counterVec(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "heed", Name: name, Help: help}, labels)
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "heed", Name: name, Help: help})
}

// latency is a native histogram with classic buckets beside it: the text format
// has only those.
func latency(name, help string, buckets []float64) prometheus.Histogram {
	return prometheus.NewHistogram(prometheus.HistogramOpts{
		Namespace: "heed", Name: name, Help: help, Buckets: buckets,
		NativeHistogramBucketFactor: 1.1, NativeHistogramMaxBucketNumber: 100, NativeHistogramMinResetDuration: time.Hour,
	})
}

func (m *metrics) preset() {
	dispositions := []pipeline.Disposition{pipeline.Halt, pipeline.Hold, pipeline.Review, pipeline.None}
	for _, d := range dispositions {
		for _, l := range []classifier.Label{classifier.Interested, classifier.Later, classifier.NotInterested, classifier.Unclear} {
			m.replies.WithLabelValues(string(message.Human), string(l), string(d))
		}
		for _, k := range []message.Kind{message.AutoReply, message.Bounce, message.Other} {
			m.replies.WithLabelValues(string(k), noLabel, string(d))
		}
	}
	for _, r := range haltReasons {
		m.halts.WithLabelValues(r)
	}
	for _, k := range []message.Kind{message.Human, message.AutoReply, message.Bounce, message.Other} {
		m.unmatched.WithLabelValues(string(k))
	}
	for _, r := range []string{"success", "failure"} {
		m.reloads.WithLabelValues(r)
	}
}

// refusalReasons are those of EventRefused.
var refusalReasons = []imapwatch.Reason{imapwatch.ReasonLogin, imapwatch.ReasonToken, imapwatch.ReasonReauth, imapwatch.ReasonLimit}

// addAccount makes an account's series appear at 0.
func (m *metrics) addAccount(name string) {
	m.accounts.Store(name, true)
	for _, c := range []*prometheus.CounterVec{m.connects, m.idles, m.missedPush, m.quarantined, m.failures} {
		c.WithLabelValues(name)
	}
	for _, r := range imapwatch.Reasons() {
		m.disconnects.WithLabelValues(name, string(r))
	}
	for _, r := range refusalReasons {
		m.refusals.WithLabelValues(name, string(r))
	}
}

// dropAccount removes the series of an account that is configured no more.
func (m *metrics) dropAccount(name string) {
	m.accounts.Delete(name)
	of := prometheus.Labels{"account": name}
	for _, c := range []*prometheus.CounterVec{m.connects, m.idles, m.missedPush, m.quarantined, m.failures, m.disconnects, m.refusals} {
		c.DeletePartialMatch(of)
	}
}

// processed counts what became of a message.
func (m *metrics) processed(o pipeline.Outcome, noticed time.Time) {
	for _, c := range o.Halted() {
		m.halts.WithLabelValues(c.Reason).Inc()
		m.sinceArrive.Observe(max(0, o.Committed.Sub(o.Received).Seconds()))
		m.sinceNotice.Observe(o.Committed.Sub(noticed).Seconds())
	}
	m.suppressed.Add(float64(o.Suppressed))
	if o.Fault != nil {
		m.faults.Inc()
	}
	switch {
	case o.Seen:
		m.seenAgain.Inc()
	case o.Matched == pipeline.NoMatch:
		m.unmatched.WithLabelValues(string(o.Kind)).Inc()
	default:
		label := string(o.Label)
		if label == "" {
			label = noLabel
		}
		m.replies.WithLabelValues(string(o.Kind), label, string(o.Disposition)).Inc()
	}
}

// watched counts what happened at a server.
func (m *metrics) watched(e imapwatch.Event) {
	if _, known := m.accounts.Load(e.Account); !known {
		return
	}
	switch e.Kind {
	case imapwatch.EventConnected:
		m.connects.WithLabelValues(e.Account).Inc()
	case imapwatch.EventDisconnected:
		m.disconnects.WithLabelValues(e.Account, string(e.Reason)).Inc()
	case imapwatch.EventRefused:
		m.refusals.WithLabelValues(e.Account, string(e.Reason)).Inc()
	case imapwatch.EventIdle:
		m.idles.WithLabelValues(e.Account).Inc()
	case imapwatch.EventMissedPush:
		m.missedPush.WithLabelValues(e.Account).Add(float64(e.Count))
	case imapwatch.EventQuarantined:
		m.quarantined.WithLabelValues(e.Account).Inc()
	case imapwatch.EventFailed:
		m.failures.WithLabelValues(e.Account).Inc()
	default: // seen in the accounts' state, which is read when metrics are
	}
}

func (m *metrics) reloaded(ok bool, now time.Time) {
	if !ok {
		m.reloads.WithLabelValues("failure").Inc()
		m.reloadOK.Set(0)
		return
	}
	m.reloads.WithLabelValues("success").Inc()
	m.reloadOK.Set(1)
	m.reloadTime.Set(float64(now.UnixMicro()) / 1e6)
}

// stateCollector reads, when metrics are asked for, what is a state and no
// count: the accounts' and the store's.
type stateCollector struct {
	status func() []imapwatch.AccountStatus
	store  *store.Store
	log    *slog.Logger

	up, contact, lag, reviews, enrollments *prometheus.Desc
}

func newStateCollector(status func() []imapwatch.AccountStatus, s *store.Store, log *slog.Logger) *stateCollector {
	desc := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc("heed_"+name, help, labels, nil)
	}
	return &stateCollector{
		status: status, store: s, log: log,
		up:          desc("account_up", "1 while the account is logged in and watched.", "account"),
		contact:     desc("account_last_contact_timestamp_seconds", "When the server last answered; 0 when it never did.", "account"),
		lag:         desc("mailbox_lag_messages", "Messages that are known and not yet handled.", "account", "mailbox"),
		reviews:     desc("reviews_pending", "Replies that wait for a person."),
		enrollments: desc("enrollments", "Enrollments, by state.", "state"),
	}
}

// Describe implements prometheus.Collector.
func (c *stateCollector) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{c.up, c.contact, c.lag, c.reviews, c.enrollments} {
		out <- d
	}
}

// collectTime bounds the questions to the store when metrics are read.
const collectTime = 2 * time.Second

// Collect implements prometheus.Collector.
func (c *stateCollector) Collect(out chan<- prometheus.Metric) {
	set := func(d *prometheus.Desc, v float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	for _, a := range c.status() {
		up, contact := 0.0, 0.0
		if a.State == imapwatch.StateWatching || a.State == imapwatch.StateCatchingUp {
			up = 1
		}
		if !a.LastContact.IsZero() {
			contact = float64(a.LastContact.UnixMicro()) / 1e6
		}
		set(c.up, up, a.Account)
		set(c.contact, contact, a.Account)
		for _, m := range a.Mailboxes {
			if !m.Absent {
				set(c.lag, float64(m.Lag), a.Account, m.Name)
			}
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), collectTime)
	defer cancel()
	reviews, err := c.store.ReviewBacklog(ctx)
	counts, countErr := c.store.CountEnrollments(ctx)
	if err != nil || countErr != nil {
		c.log.Error("metrics are incomplete: the store does not answer", "reviews_err", err, "enrollments_err", countErr)
		return
	}
	set(c.reviews, float64(reviews))
	for _, s := range []store.State{store.Active, store.Held, store.Halted, store.Finished} {
		set(c.enrollments, float64(counts[s]), string(s))
	}
}
