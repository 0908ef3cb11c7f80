package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/heed-mail/heed/imapwatch"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
)

// watchedAccount turns a configured account into one to be watched. It reads
// the certificates that are named, and no secret.
func watchedAccount(a config.Account, lookback time.Duration) (imapwatch.Account, error) {
	w := imapwatch.Account{
		ID: a.Name, Host: a.Host, Port: a.Port, Mode: imapwatch.TLSMode(a.TLS),
		TLS:  imapwatch.TLS{Fingerprint: a.TLSFingerprint},
		User: a.Username,
		Auth: imapwatch.Password(func(ctx context.Context) (string, error) { return a.Password.Reveal(ctx) }),
		Push: a.Mailboxes,
	}
	w.Lookback = lookback
	if lookback == 0 {
		w.Lookback = -1 // 0 means a default to imapwatch, and none at all to an operator
	}
	if a.TLSCAFile != "" {
		pem, err := os.ReadFile(a.TLSCAFile)
		if err != nil {
			return w, fmt.Errorf("account %s: read tls_ca_file: %w", a.Name, err)
		}
		w.TLS.RootCAs = x509.NewCertPool()
		if !w.TLS.RootCAs.AppendCertsFromPEM(pem) {
			return w, fmt.Errorf("account %s: tls_ca_file %s holds no certificate in PEM form", a.Name, a.TLSCAFile)
		}
	}
	if a.TLSClientCertFile != "" {
		pair, err := tls.LoadX509KeyPair(a.TLSClientCertFile, a.TLSClientKeyFile)
		if err != nil {
			return w, fmt.Errorf("account %s: load client certificate: %w", a.Name, err)
		}
		w.TLS.Certificates = []tls.Certificate{pair}
	}
	return w, w.Check()
}

// watchedAccounts turns all, or says what is wrong with each that cannot be: a
// usageError.
func watchedAccounts(c *config.Config) ([]imapwatch.Account, error) {
	var all []imapwatch.Account
	var errs []error
	for _, a := range c.Accounts {
		w, err := watchedAccount(a, time.Duration(c.Policy.Lookback))
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, w)
	}
	if len(errs) > 0 {
		return nil, usageError{errors.Join(errs...)}
	}
	return all, nil
}

func pipelineAccounts(c *config.Config) []pipeline.Account {
	all := make([]pipeline.Account, len(c.Accounts))
	for i, a := range c.Accounts {
		all[i] = pipeline.Account{Name: a.Name, Addresses: a.Addresses, Zone: a.TimeZone.Location, AuthServID: a.AuthServID}
	}
	return all
}

func pipelinePolicy(p config.Policy) pipeline.Policy {
	return pipeline.Policy{
		DryRun: p.DryRun, Reach: pipeline.Reach(p.Reach), AwayDays: p.AwayDays, SoftBounces: p.SoftBounces,
		DayStarts: time.Duration(p.DayStarts), Lookback: time.Duration(p.Lookback),
	}
}
