package imapwatch

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// Times that the steps of connecting may take.
const (
	dialTime     = 10 * time.Second
	tlsTime      = 10 * time.Second
	greetingTime = 15 * time.Second
)

// Dialer opens the TCP connection to address (host:port).
type Dialer func(ctx context.Context, address string) (net.Conn, error)

// dialTCP is the default Dialer. The socket options find a half-open line in
// under a minute even while data is on the way, when keepalive alone would not.
func dialTCP(ctx context.Context, address string) (net.Conn, error) {
	d := net.Dialer{KeepAliveConfig: net.KeepAliveConfig{
		Enable: true, Idle: 20 * time.Second, Interval: 10 * time.Second, Count: 3,
	}}
	conn, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	setUserTimeout(conn, 45*time.Second)
	return conn, nil
}

// open dials and, unless the account does without, starts TLS. It returns the
// socket, what to talk to the server through, and for STARTTLS a greeting to
// put before what comes from there, since the real one was read in plain text.
func open(ctx context.Context, dial Dialer, a Account, cache tls.ClientSessionCache) (raw, conn net.Conn, greeting string, err error) {
	raw, err = withTimeout(ctx, dialTime, func(ctx context.Context) (net.Conn, error) { return dial(ctx, a.address()) })
	if err != nil {
		return nil, nil, "", dialError(err)
	}
	conn = raw
	if a.mode() == TLSStartTLS {
		stop := closeAfter(ctx, raw, greetingTime)
		err = startTLS(raw)
		if stop() {
			err = &Error{Op: "starttls", Reason: ReasonTimeout, Actor: Machine, Advice: "the server does not greet: is this a TLS port that wants mode implicit?", Err: err}
		}
		greeting = "* OK ready\r\n"
	}
	if a.mode() != TLSNone && err == nil {
		conn, err = withTimeout(ctx, tlsTime, func(ctx context.Context) (net.Conn, error) {
			c := tls.Client(raw, a.tlsConfig(cache))
			return c, c.HandshakeContext(ctx)
		})
		if err != nil {
			err = tlsError(err)
		}
	}
	if err != nil {
		raw.Close()
		return nil, nil, "", err
	}
	return raw, conn, greeting, nil
}

func withTimeout[T any](ctx context.Context, d time.Duration, f func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	return f(ctx)
}

// closeAfter closes conn when the time is over or ctx ends. The returned stop
// reports whether the time was over.
func closeAfter(ctx context.Context, conn net.Conn, d time.Duration) (stop func() bool) {
	timer := time.AfterFunc(d, func() { conn.Close() })
	release := context.AfterFunc(ctx, func() { conn.Close() })
	return func() bool {
		release()
		return !timer.Stop()
	}
}

func (a Account) tlsConfig(cache tls.ClientSessionCache) *tls.Config {
	c := &tls.Config{
		MinVersion:   tls.VersionTLS12,
		ServerName:   a.TLS.ServerName,
		RootCAs:      a.TLS.RootCAs,
		Certificates: a.TLS.Certificates,
	}
	if t := a.TLS; t.RootCAs == nil && t.Certificates == nil && t.Fingerprint == "" {
		// A resumed session is not verified again: accounts that trust or show
		// something of their own must not resume one of another.
		c.ClientSessionCache = cache
	}
	if c.ServerName == "" {
		c.ServerName = a.Host
	}
	if pin, _ := parseFingerprint(a.TLS.Fingerprint); pin != nil {
		c.InsecureSkipVerify = true // VerifyConnection compares with the pin instead
		c.VerifyConnection = func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 0 {
				return errPin
			}
			if sum := sha256.Sum256(s.PeerCertificates[0].Raw); !bytes.Equal(sum[:], pin) {
				return fmt.Errorf("%w: it has %x", errPin, sum)
			}
			return nil
		}
	}
	return c
}

var errPin = errors.New("certificate differs from the pinned fingerprint")

// startTLS speaks the little IMAP that comes before TLS (RFC 9051 section
// 6.2.1). Whatever the server says here is untrusted: a greeting that skips
// login is refused, and so is anything sent behind the answer, which could
// otherwise be taken for a part of the protected session.
func startTLS(conn net.Conn) error {
	r := bufio.NewReaderSize(conn, 8<<10)
	greeting, err := readLine(r)
	if err != nil {
		return networkError("greeting", err)
	}
	word, rest, _ := strings.Cut(strings.TrimPrefix(greeting, "* "), " ")
	switch strings.ToUpper(word) {
	case "OK":
	case "PREAUTH":
		return tlsRefusal("the server skips login on an unprotected connection", greeting)
	default:
		return greetingError(rest, nil)
	}
	if _, err := io.WriteString(conn, "a STARTTLS\r\n"); err != nil {
		return networkError("starttls", err)
	}
	for {
		line, err := readLine(r)
		if err != nil {
			return networkError("starttls", err)
		}
		if strings.HasPrefix(line, "* ") {
			continue
		}
		if len(line) < 4 || !strings.EqualFold(line[:4], "a OK") {
			return tlsRefusal("the server offers no STARTTLS here; try mode implicit on port 993", line)
		}
		if r.Buffered() > 0 {
			return tlsRefusal("the server sent data between STARTTLS and the handshake: someone may be interfering", "")
		}
		return nil
	}
}

func readLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return "", fmt.Errorf("%w: line over %d bytes", errGuard, r.Size())
	}
	return strings.TrimRight(string(line), "\r\n"), err
}

func tlsRefusal(advice, said string) *Error {
	return &Error{Op: "starttls", Reason: ReasonTLS, Actor: Operator, Advice: advice, Server: printable([]byte(said))}
}

func dialError(err error) *Error {
	e := &Error{Op: "connect", Reason: ReasonDial, Actor: Machine, Err: err, Advice: adviceRetry}
	var dns *net.DNSError
	switch {
	case errors.Is(err, context.Canceled):
		e.Reason = ReasonStop
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Actor, e.Advice = Operator, "check the host name: it does not resolve"
	case errors.Is(err, context.DeadlineExceeded):
		e.Advice = "if it lasts, check host, port and firewall: nothing answers there"
	case isRefused(err):
		e.Advice = "if it lasts, check host and port: the connection is refused"
	}
	return e
}

// tlsError explains a failed handshake in words.
func tlsError(err error) *Error {
	e := &Error{Op: "tls", Reason: ReasonTLS, Actor: Operator, Err: err}
	var (
		unknown  x509.UnknownAuthorityError
		hostname x509.HostnameError
		invalid  x509.CertificateInvalidError
		record   tls.RecordHeaderError
	)
	switch {
	case errors.Is(err, context.Canceled):
		e.Reason, e.Actor, e.Advice = ReasonStop, Machine, adviceRetry
	case errors.Is(err, context.DeadlineExceeded):
		e.Reason, e.Actor = ReasonTimeout, Machine
		e.Advice = "the server accepts the connection but does not answer the TLS handshake: is this a plain-text port that wants STARTTLS?"
	case errors.Is(err, errPin):
		e.Advice = "the server shows another certificate than the pinned one: if it was renewed on purpose, pin the new fingerprint; if not, someone may be interfering"
	case errors.As(err, &unknown):
		e.Advice = "the certificate is signed by an authority this machine does not know: give its CA file, or pin the fingerprint"
	case errors.As(err, &hostname):
		e.Advice = "the certificate is for another name than the configured host: use the name it is made for, or set the server name"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		e.Advice = "the certificate is expired or not yet valid: the server's must be renewed, or this machine's clock is wrong"
	case errors.As(err, &invalid):
		e.Advice = "the certificate is not fit for a server: the server's operator must replace it"
	case errors.As(err, &record):
		e.Advice = "the server does not speak TLS on this port: use mode starttls on port 143, or port 993"
	case alertOf(err) != "":
		e.Advice = alertAdvice(alertOf(err))
	default:
		e.Actor, e.Advice = Machine, "the line broke during the TLS handshake; it is tried again by itself"
	}
	return e
}

// alertOf returns the text of the TLS alert that the server sent, or "".
func alertOf(err error) string {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "remote error" && op.Err != nil { // crypto/tls does not export the alert's type
		return op.Err.Error()
	}
	return ""
}

func alertAdvice(alert string) string {
	for _, known := range []struct{ words, advice string }{
		{"certificate required", "the server wants a client certificate: configure the one it expects"},
		{"certificate", "the server refuses our client certificate: check which one it expects"},
		{"access denied", "the server refuses our client certificate: check which one it expects"},
		{"unrecognized name", "the server does not know the name we ask for: check the host and the server name"},
		{"handshake failure", adviceVersions},
		{"protocol version", adviceVersions},
		{"insufficient security", adviceVersions},
	} {
		if strings.Contains(alert, known.words) {
			return known.advice
		}
	}
	return "the server ended the TLS handshake with an alert"
}

const adviceVersions = "server and client share no TLS version or cipher: the server must offer TLS 1.2 or newer"
