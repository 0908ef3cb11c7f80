package config

import (
	"crypto/tls"
	"encoding/hex"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// validator finds what is wrong with values that have the right types.
type validator struct {
	*decoder
	config *Config
	getenv func(string) string

	forStore bool // whether secrets and certificates can be had is not asked
}

func (v *validator) all() {
	c := v.config
	v.store(&c.Store)
	v.oneOf("log.level", c.Log.Level, "debug", "info", "warn", "error")
	v.oneOf("log.format", c.Log.Format, "text", "json")
	v.http(&c.HTTP)
	v.policy(&c.Policy)
	v.classifier(&c.Classifier)
	v.accounts(c.Accounts)
}

func (v *validator) oneOf(path, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		v.fail(path, fmt.Sprintf("%q is not known", value), "want one of "+strings.Join(allowed, ", "))
	}
}

func (v *validator) within(path string, value, low, high int) {
	if value < low || value > high {
		v.fail(path, fmt.Sprintf("%d is out of range", value), fmt.Sprintf("want %d to %d", low, high))
	}
}

func (v *validator) readable(path, file string) {
	if file == "" || v.forStore {
		return
	}
	f, err := os.Open(file)
	if err != nil {
		v.fail(path, "cannot be read: "+err.Error(), "")
		return
	}
	_ = f.Close() // only opened to see that it can be
}

func (v *validator) store(s *Store) {
	if s.Path == "" {
		v.fail("store.path", "is empty", `name a file, e.g. "/var/lib/heed/heed.db"`)
		return
	}
	dir := filepath.Dir(s.Path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		v.fail("store.path", "the directory "+dir+" does not exist", "create it: mkdir -p "+dir)
	}
}

func (v *validator) http(h *HTTP) {
	v.secret("http", &h.Token, false)
	if (h.TLSCertFile == "") != (h.TLSKeyFile == "") {
		v.fail("http", "tls_cert_file and tls_key_file go together", "set both or neither")
	} else if h.TLSCertFile != "" && !v.forStore {
		if _, err := tls.LoadX509KeyPair(h.TLSCertFile, h.TLSKeyFile); err != nil {
			v.fail("http.tls_cert_file", "cannot be used: "+err.Error(), "")
		}
	}
	v.listen("http.listen", h.Listen, h)
	v.listen("http.metrics_listen", h.MetricsListen, h)
	if h.MetricsListen != "" && h.MetricsListen == h.Listen {
		v.fail("http.metrics_listen", "is the same address as listen", "leave it out: metrics are served there too")
	}
}

func (v *validator) listen(path, address string, h *HTTP) {
	if address == "" {
		return
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		v.fail(path, fmt.Sprintf("%q is no address", address), `want host:port, e.g. "127.0.0.1:9779"`)
		return
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		v.fail(path, fmt.Sprintf("%q is no port", port), "want 0 to 65535")
	}
	if !IsLoopback(host) && (h.TLSCertFile == "" || !h.Token.IsSet()) {
		v.fail(path, "listens beyond this machine without TLS and a token", "set tls_cert_file, tls_key_file and token_file, or listen on 127.0.0.1")
	}
}

// IsLoopback tells whether a host name or address reaches this machine only.
func IsLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}

func (v *validator) policy(p *Policy) {
	v.oneOf("policy.reach", p.Reach, "prospect", "account", "enrollment")
	v.within("policy.away_days", p.AwayDays, 1, 365)
	v.within("policy.soft_bounces", p.SoftBounces, 1, 100)
}

func (v *validator) classifier(c *Classifier) {
	for i, f := range c.Rules {
		v.readable(fmt.Sprintf("classifier.rules[%d]", i), f)
	}
	for truth, acts := range c.Costs {
		path := "classifier.costs." + truth
		v.oneOf(path, truth, costTruths...)
		for act, cost := range acts {
			v.oneOf(join(path, act), act, slices.Concat(costTruths, []string{"review"})...)
			if !(cost >= 0 && cost <= maxCost) {
				v.fail(join(path, act), fmt.Sprintf("%g is no cost", cost), fmt.Sprintf("want 0 to %d", maxCost))
			}
		}
	}
}

// costTruths are what a reply can be; acts are the same, and review.
var costTruths = []string{"interested", "later", "not_interested", "opt_out", "unclear", "auto_reply", "bounce", "other"}

const maxCost = 1000000

func (v *validator) accounts(accounts []Account) {
	given, list := v.doc.root["account"].([]any)
	if len(accounts) == 0 && (list && len(given) == 0 || v.doc.root["account"] == nil) {
		v.problems = append(v.problems, Error{File: v.doc.file, Key: "account", What: "no account to watch", Hint: "add an [[account]] with name, host, username and password_file"})
	}
	first := make(map[string]int)
	for i := range accounts {
		path := fmt.Sprintf("account[%d]", i)
		a := &accounts[i]
		if before, ok := first[a.Name]; ok && a.Name != "" {
			v.fail(join(path, "name"), fmt.Sprintf("%q is the name of another account", a.Name), fmt.Sprintf("the one at line %d", v.doc.line(fmt.Sprintf("account[%d]", before))))
		}
		first[a.Name] = i
		v.account(path, a)
	}
}

func (v *validator) account(path string, a *Account) {
	v.accountName(path, a.Name)
	v.required(join(path, "host"), a.Host, `the name of the IMAP server, e.g. "imap.mail.example"`)
	v.required(join(path, "username"), a.Username, "what you log in with, often the whole address")
	v.oneOf(join(path, "tls"), a.TLS, "implicit", "starttls", "none")
	if a.TLS == "none" && a.Host != "" && !IsLoopback(a.Host) {
		v.fail(join(path, "tls"), "would send the password in the clear to "+a.Host, `use "implicit" or "starttls"; "none" is for this machine only`)
	}
	if a.Port == 0 {
		a.Port = map[bool]int{true: 993, false: 143}[a.TLS == "implicit"]
	}
	v.within(join(path, "port"), a.Port, 1, 65535)
	if len(a.Mailboxes) == 0 {
		v.fail(join(path, "mailboxes"), "is empty", `leave it out for ["INBOX"]`)
	}
	v.addresses(path, a)
	v.accountTLS(path, a)
	v.secret(path, &a.Password, true)
}

// accountName is a metric label and stands in every list, so it is kept plain.
func (v *validator) accountName(path, name string) {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.'
	}
	switch {
	case name == "":
		v.fail(join(path, "name"), "is missing", `a short name for lists and metrics, e.g. "dana"`)
	case len(name) > 64 || strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }):
		v.fail(join(path, "name"), "may only have letters, digits, '-', '_' and '.', 64 at most", "it stands in metrics, where an address must not")
	}
}

func (v *validator) required(path, value, hint string) {
	if value == "" {
		v.fail(path, "is missing", hint)
	}
}

// addresses are the account's own, by which its own mail is told from replies.
// Without any, the user name serves if it is an address.
func (v *validator) addresses(path string, a *Account) {
	if len(a.Addresses) == 0 && strings.Contains(a.Username, "@") {
		a.Addresses = []string{a.Username}
	}
	if len(a.Addresses) == 0 && a.Username != "" {
		v.fail(join(path, "addresses"), "is missing, and username is no address", "list the addresses this account writes from")
	}
	for i, address := range a.Addresses {
		if local, domain, ok := strings.Cut(address, "@"); !ok || local == "" || domain == "" || strings.ContainsAny(address, " <>,") {
			v.fail(fmt.Sprintf("%s[%d]", join(path, "addresses"), i), "is no mail address", `want one such as "dana@sales.example"`)
		}
	}
}

func (v *validator) accountTLS(path string, a *Account) {
	if a.TLS == "none" && (a.TLSCAFile != "" || a.TLSFingerprint != "" || a.TLSClientCertFile != "") {
		v.fail(join(path, "tls"), `is "none", but TLS keys are set`, "remove them, or use TLS")
	}
	v.readable(join(path, "tls_ca_file"), a.TLSCAFile)
	if a.TLSFingerprint != "" {
		b, err := hex.DecodeString(strings.ReplaceAll(a.TLSFingerprint, ":", ""))
		if err != nil || len(b) != 32 {
			v.fail(join(path, "tls_fingerprint"), "is no SHA-256 fingerprint", "want 64 hexadecimal digits, as `openssl x509 -noout -fingerprint -sha256` prints them")
		}
	}
	if (a.TLSClientCertFile == "") != (a.TLSClientKeyFile == "") {
		v.fail(path, "tls_client_cert_file and tls_client_key_file go together", "set both or neither")
	} else if a.TLSClientCertFile != "" && !v.forStore {
		if _, err := tls.LoadX509KeyPair(a.TLSClientCertFile, a.TLSClientKeyFile); err != nil {
			v.fail(join(path, "tls_client_cert_file"), "cannot be used: "+err.Error(), "")
		}
	}
}

// secret judges the sources given for a secret together.
func (v *validator) secret(path string, s *Secret, required bool) {
	s.getenv = v.getenv
	given := s.sources()
	switch {
	case len(given) > 1:
		v.fail(join(path, given[1]), "is a second source of the same secret", "keep one of "+strings.Join(given, ", "))
	case len(given) == 0 && required:
		v.fail(path, "has no secret to log in with", "set one of password_file, password_env, password_credential, password_command")
	case s.inline != "" && !v.config.AllowInlineSecrets:
		v.fail(join(path, given[0]), "the secret stands in the configuration itself", "move it to a file and name that with "+s.key+"_file, or insist with allow_inline_secrets = true at the top")
	case len(given) == 1 && !v.forStore:
		if err := s.check(); err != nil {
			v.fail(join(path, given[0]), strings.TrimPrefix(err.Error(), given[0]+": "), "")
		}
	}
}
