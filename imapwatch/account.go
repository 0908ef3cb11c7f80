package imapwatch

import (
	"bytes"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"
)

// TLSMode says how a connection is protected.
type TLSMode string

// The three ways to connect. The zero value means TLSImplicit.
const (
	TLSImplicit TLSMode = "implicit" // TLS from the first byte, port 993 (RFC 8314)
	TLSStartTLS TLSMode = "starttls" // plain text until STARTTLS, port 143
	TLSNone     TLSMode = "none"     // no protection; refused unless Host is loopback
)

// Role is a mailbox's SPECIAL-USE attribute (RFC 6154), by which it is found in
// any language. RoleInbox is not in the RFC; it marks INBOX itself.
type Role string

// The roles that a mailbox in which replies land can have.
const (
	RoleNone    Role = ""
	RoleInbox   Role = `\Inbox`
	RoleAll     Role = `\All`
	RoleArchive Role = `\Archive`
	RoleJunk    Role = `\Junk`
	RoleSent    Role = `\Sent`
	RoleTrash   Role = `\Trash`
	RoleFlagged Role = `\Flagged`
	RoleDrafts  Role = `\Drafts`
)

// Account is one login at one server. Putting an account with equal contents
// again restarts nothing; authenticators are equal when they are the same value.
type Account struct {
	// ID names the account in events, status and store. The operator chooses
	// it; it must be unique in a Watcher and is the only name that is logged.
	ID string

	Host string
	Port int // 0: 993, or 143 with TLSStartTLS and TLSNone

	Mode TLSMode
	TLS  TLS

	User string
	Auth Authenticator

	// Push names the mailboxes watched by IDLE; each has a connection of its
	// own. Empty means INBOX. Turn names those looked into in turn on the first
	// connection. An entry that begins with a backslash is a role, such as
	// `\Junk`: the mailbox that the server marks so; one it does not have is
	// passed over and shown as absent in the status.
	Push []string
	Turn []string

	// Lookback is how far the first start looks back, by the server's
	// INTERNALDATE. Messages found so are marked [Message.Old]. 0 means 14
	// days; a negative value, not at all.
	Lookback time.Duration

	Limits Limits
}

// TLS holds what a TLS connection needs beyond the system's trust store. The
// minimum version is 1.2.
type TLS struct {
	ServerName   string            // name in the certificate; empty: Account.Host
	RootCAs      *x509.CertPool    // nil: the system's
	Certificates []tls.Certificate // client certificates

	// Fingerprint is the hexadecimal SHA-256 of the server's certificate (DER),
	// colons allowed. When set it replaces the check of chain and name: exactly
	// this certificate is accepted, until it is renewed.
	Fingerprint string
}

// Limits bounds what one account may cost. Zero fields take the default.
type Limits struct {
	HeadBytes     int // of each message fetched at first; 128 KiB
	MaxBytes      int // fetched when the handler returns ErrNeedMore; 1 MiB
	BatchMessages int // in one FETCH; 200
	BatchBytes    int // kept in memory from one FETCH; 8 MiB
}

func (l Limits) orDefaults() Limits {
	set := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.HeadBytes, 128<<10)
	set(&l.MaxBytes, 1<<20)
	set(&l.BatchMessages, 200)
	set(&l.BatchBytes, 8<<20)
	l.MaxBytes = min(max(l.MaxBytes, l.HeadBytes), maxLiteral)
	l.BatchBytes = max(l.BatchBytes, l.MaxBytes)
	return l
}

// Check reports everything that is wrong with the account, joined; nil when it
// can be watched. It makes no connection.
func (a Account) Check() error {
	var errs []error
	add := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if a.ID == "" {
		add("account has no id")
	}
	if a.Host == "" {
		add("account %q: no host", a.ID)
	}
	if a.Port < 0 || a.Port > 65535 {
		add("account %q: port %d is out of range", a.ID, a.Port)
	}
	switch a.mode() {
	case TLSImplicit, TLSStartTLS:
	case TLSNone:
		if !isLoopback(a.Host) {
			add("account %q: connecting without TLS is allowed only to this machine (loopback)", a.ID)
		}
	default:
		add("account %q: unknown TLS mode %q", a.ID, a.Mode)
	}
	if a.Auth == nil {
		add("account %q: no way to log in", a.ID)
	}
	if _, err := parseFingerprint(a.TLS.Fingerprint); err != nil {
		add("account %q: %w", a.ID, err)
	}
	return errors.Join(errs...)
}

func (a Account) mode() TLSMode {
	if a.Mode == "" {
		return TLSImplicit
	}
	return a.Mode
}

func (a Account) address() string {
	port := a.Port
	if port == 0 {
		port = 993
		if a.mode() != TLSImplicit {
			port = 143
		}
	}
	return net.JoinHostPort(a.Host, strconv.Itoa(port))
}

func (a Account) push() []string {
	if len(a.Push) == 0 {
		return []string{"INBOX"}
	}
	return a.Push
}

func (a Account) lookback() time.Duration {
	if a.Lookback == 0 {
		return 14 * 24 * time.Hour
	}
	return max(a.Lookback, 0)
}

// equal reports whether b would be watched exactly as a is. Authenticators and
// certificate pools are compared by identity.
func (a Account) equal(b Account) bool {
	return a.ID == b.ID && a.Host == b.Host && a.Port == b.Port && a.mode() == b.mode() &&
		a.User == b.User && sameAuth(a.Auth, b.Auth) && a.Lookback == b.Lookback && a.Limits == b.Limits &&
		slices.Equal(a.push(), b.push()) && slices.Equal(a.Turn, b.Turn) && a.TLS.equal(b.TLS)
}

func (t TLS) equal(u TLS) bool {
	return t.ServerName == u.ServerName && t.Fingerprint == u.Fingerprint &&
		(t.RootCAs == u.RootCAs || t.RootCAs != nil && u.RootCAs != nil && t.RootCAs.Equal(u.RootCAs)) &&
		slices.EqualFunc(t.Certificates, u.Certificates, func(x, y tls.Certificate) bool {
			return slices.EqualFunc(x.Certificate, y.Certificate, bytes.Equal)
		})
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func parseFingerprint(s string) ([]byte, error) {
	if s == "" {
		return nil, nil
	}
	sum, err := hex.DecodeString(strings.ReplaceAll(s, ":", ""))
	if err != nil || len(sum) != sha256.Size {
		return nil, errors.New("fingerprint is not a SHA-256 in hexadecimal (64 digits)")
	}
	return sum, nil
}
