package imapwatch

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
)

// Report is what Probe learned about an account.
type Report struct {
	Steps        []Step // in order; the last one failed if Err is set
	TLSVersion   string // such as "TLS 1.3"; empty without TLS
	Fingerprint  string // SHA-256 of the server's certificate
	CertExpires  time.Time
	Capabilities []string // after login, sorted
	Push         bool     // the server offers IDLE
	Mailboxes    []ProbedMailbox
	Err          *Error // nil when the account can be watched
}

// Step is one thing that worked, with how long it took.
type Step struct {
	Name string // "connect", "login", "list", "examine"
	Took time.Duration
}

// ProbedMailbox is one of the mailboxes that would be watched.
type ProbedMailbox struct {
	Want           string // as the account names it
	Name           string // on the server; empty when no mailbox has the role
	Role           Role
	Mode           string // ModePush, ModePoll or ModeTurn
	Messages       int
	UIDValidity    uint32
	PermanentFlags []string // what could be set on messages; Probe opens read-only, where servers may list none
	Err            *Error   // the mailbox cannot be opened
}

// Probe connects to the account's server, logs in, and finds what would be
// watched. It changes nothing and takes no longer than ctx and the time-outs of
// its few steps. The report is never nil; its Err is also in words.
func Probe(ctx context.Context, a Account, dial Dialer) *Report {
	r := &Report{}
	if dial == nil {
		dial = dialTCP
	}
	if err := a.Check(); err != nil {
		r.Err = &Error{Op: "check", Reason: ReasonLogin, Actor: Operator, Advice: "correct the account's settings", Err: err}
		return r
	}
	if err := r.probe(ctx, a, dial); err != nil {
		r.Err = asError("probe", err)
	}
	return r
}

func (r *Report) probe(ctx context.Context, a Account, dial Dialer) error {
	began := time.Now()
	step := func(name string) {
		r.Steps = append(r.Steps, Step{name, time.Since(began)})
		began = time.Now()
	}
	c, err := newConn(ctx, dial, a, nil)
	if err != nil {
		return err
	}
	defer c.logout()
	r.certificate(c)
	step("connect")
	if err := c.login(ctx, a); err != nil {
		return err
	}
	step("login")
	for name := range c.caps {
		r.Capabilities = append(r.Capabilities, string(name))
	}
	slices.Sort(r.Capabilities)
	r.Push = c.caps.Has(imap.CapIdle)
	list, err := c.list(ctx)
	if err != nil {
		return err
	}
	step("list")
	for i, want := range slices.Concat(a.push(), a.Turn) {
		m := ProbedMailbox{Want: want, Mode: ModeTurn}
		if i < len(a.push()) {
			m.Mode = ModePoll
			if r.Push {
				m.Mode = ModePush
			}
		}
		m.Name, m.Role = find(list, want)
		if err := r.open(ctx, c, &m); err != nil {
			return err
		}
		r.Mailboxes = append(r.Mailboxes, m)
		if i < len(a.push()) && m.Err != nil && r.Err == nil {
			r.Err = m.Err
		}
	}
	step("examine")
	if r.Err != nil {
		return r.Err
	}
	return nil
}

// open examines one mailbox. Only the connection's own failure is returned.
func (r *Report) open(ctx context.Context, c *conn, m *ProbedMailbox) error {
	if m.Name == "" {
		m.Err = &Error{Op: "list", Reason: ReasonMailbox, Actor: Operator, Advice: "the server marks no mailbox with this role: name the mailbox instead"}
		return nil
	}
	err := c.within(ctx, "examine", commandTime, func() error {
		data, err := c.client.Select(m.Name, &imap.SelectOptions{ReadOnly: true}).Wait()
		if err != nil {
			return err
		}
		m.Messages, m.UIDValidity = int(data.NumMessages), data.UIDValidity
		for _, f := range data.PermanentFlags {
			m.PermanentFlags = append(m.PermanentFlags, string(f))
		}
		return nil
	})
	if e := (*Error)(nil); err != nil {
		if e = asError("examine", err); e.Reason != ReasonRefused {
			return err
		}
		e.Reason, e.Actor, e.Advice = ReasonMailbox, Operator, adviceMailbox
		m.Err = e
	}
	return nil
}

const adviceMailbox = "check that the mailbox exists and the account may read it"

// certificate notes what protects the connection.
func (r *Report) certificate(c *conn) {
	secure, ok := c.secure.(*tls.Conn)
	if !ok {
		return
	}
	state := secure.ConnectionState()
	r.TLSVersion = tls.VersionName(state.Version)
	if len(state.PeerCertificates) > 0 {
		leaf := state.PeerCertificates[0]
		sum := sha256.Sum256(leaf.Raw)
		r.Fingerprint, r.CertExpires = hex.EncodeToString(sum[:]), leaf.NotAfter
	}
}

// Explain returns an error in the words of an operator: the step, what is wrong,
// what to do, and what the server said. It may contain addresses.
func (e *Error) Explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s failed (%s)", e.Op, e.Reason)
	if e.Advice != "" {
		fmt.Fprintf(&b, ": %s", e.Advice)
	}
	if e.Server != "" {
		fmt.Fprintf(&b, "; the server said %q", e.Server)
	} else if e.Err != nil && (e.Reason == ReasonTLS || e.Reason == ReasonDial || e.Reason == ReasonToken) {
		fmt.Fprintf(&b, " (%v)", e.Err)
	}
	return b.String()
}
