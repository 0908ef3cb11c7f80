package imapwatch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Times that the steps of a session may take.
const (
	loginTime      = 30 * time.Second
	commandTime    = 30 * time.Second
	searchTime     = 60 * time.Second
	probeTime      = 10 * time.Second // to begin and end IDLE, and for NOOP: these find a frozen server
	logoutTime     = 3 * time.Second
	fetchStall     = 60 * time.Second // without a byte
	fetchTime      = 10 * time.Minute // in all
	maxMailboxes   = 10_000           // in the answer to LIST
	maxSearchUIDs  = 5_000_000
	minTokenLeft   = 5 * time.Minute // a session ends this long before its token
	oauthSession   = 50 * time.Minute
	defaultSession = 23 * time.Hour
)

// conn is one connection to a server. It is owned by one goroutine, which has
// one command in flight at a time: go-imap deadlocks on two. Every exchange
// goes through within, since go-imap waits for ever.
type conn struct {
	raw     net.Conn // the socket; closed to end any wait
	secure  net.Conn // raw, or TLS over it
	guard   *guard
	client  *imapclient.Client
	wake    chan struct{} // holds one; filled when the server announces a change
	noticed atomic.Int64  // unix nanoseconds of the first announcement since the last sync

	buffers *bufferPool
	caps    imap.CapSet
	expires time.Time // when to reconnect
	slow    atomic.Bool
}

// guarded puts the guard, and an invented greeting if any, under go-imap.
type guarded struct {
	net.Conn
	r io.Reader
}

func (g guarded) Read(p []byte) (int, error) { return g.r.Read(p) }

// newConn connects and waits for the greeting. It does not log in.
func newConn(ctx context.Context, dial Dialer, a Account, cache tls.ClientSessionCache) (*conn, error) {
	raw, secure, greeting, err := open(ctx, dial, a, cache)
	if err != nil {
		return nil, err
	}
	var src io.Reader = secure
	if greeting != "" {
		src = io.MultiReader(strings.NewReader(greeting), secure)
	}
	c := &conn{raw: raw, secure: secure, guard: newGuard(src), wake: make(chan struct{}, 1)}
	c.client = imapclient.New(guarded{secure, c.guard}, &imapclient.Options{
		UnilateralDataHandler: &imapclient.UnilateralDataHandler{
			Mailbox: func(d *imapclient.UnilateralDataMailbox) {
				if d.NumMessages != nil {
					c.announce()
				}
			},
		},
	})
	err = c.within(ctx, "greeting", greetingTime, c.client.WaitGreeting)
	if err == nil {
		err = c.readCaps(ctx)
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// announce runs on go-imap's reader: it must not block.
func (c *conn) announce() {
	c.noticed.CompareAndSwap(0, time.Now().UnixNano())
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// heard clears the wake flag and reports whether and when it was set. It must be
// called before the search that looks for what was announced.
func (c *conn) heard() (at time.Time, pushed bool) {
	select {
	case <-c.wake:
	default:
	}
	if at := c.noticed.Swap(0); at != 0 {
		return time.Unix(0, at), true
	}
	return time.Now(), false
}

// within runs one exchange with the server, and closes the socket when it takes
// longer than d or ctx ends.
func (c *conn) within(ctx context.Context, op string, d time.Duration, exchange func() error) error {
	c.slow.Store(false)
	timer := time.AfterFunc(d, func() {
		c.slow.Store(true)
		c.raw.Close()
	})
	release := context.AfterFunc(ctx, func() { c.raw.Close() })
	err := exchange()
	release()
	timer.Stop()
	return c.class(ctx, op, err)
}

// class turns the error of an exchange into *Error, from what the server said
// and what the guard and the clock saw, which go-imap does not report.
func (c *conn) class(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	e := &Error{Op: op, Reason: ReasonProtocol, Actor: Machine, Advice: adviceRetry, Err: err}
	var status *imap.Error
	bye, alert := c.guard.said()
	e.Server = alert
	broke, lost := c.guard.failed()
	switch {
	case ctx.Err() != nil:
		e.Reason, e.Err = ReasonStop, ctx.Err()
	case c.slow.Load():
		e.Reason = ReasonTimeout
	case errors.As(err, &status) && status.Type != imap.StatusResponseTypeBye:
		e.Reason = ReasonRefused
		if status.Text != "" {
			e.Server = printable([]byte(status.Text))
		}
		if isLimit(string(status.Code), status.Text) {
			e.Reason, e.Advice = ReasonLimit, adviceLimit
		}
	case bye != "":
		e.Reason, e.Server = ReasonBye, bye
		if isLimit("", bye) {
			e.Reason, e.Advice = ReasonLimit, adviceLimit
		}
	case broke != nil:
		e.Reason, e.Err, e.Advice = ReasonGuard, broke, "nothing, unless it lasts: then the server's operator should know"
	case alertOf(lost) != "": // TLS 1.3 servers judge a client certificate after the handshake
		return tlsError(lost)
	case lost != nil, isNetwork(err):
		e.Reason = ReasonNetwork
	}
	return e
}

const adviceLimit = "fewer connections: all accounts of this host wait; check whether other programs use the account"

func isNetwork(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}

// isLimit recognises the ways in which servers ask for patience.
func isLimit(code, text string) bool {
	switch strings.ToUpper(code) {
	case "LIMIT", "OVERQUOTA", "INUSE":
		return true
	}
	text = strings.ToLower(text)
	for _, sign := range []string{"[limit]", "too many", "throttl", "rate limit", "limit exceeded", "exceeded command", "maximum number of connections"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

func networkError(op string, err error) *Error {
	e := &Error{Op: op, Reason: ReasonNetwork, Actor: Machine, Advice: adviceRetry, Err: err}
	if errors.Is(err, errGuard) {
		e.Reason = ReasonGuard
	}
	return e
}

func greetingError(said string, err error) *Error {
	e := &Error{Op: "greeting", Reason: ReasonGreeting, Actor: Machine, Advice: adviceRetry, Server: printable([]byte(said)), Err: err}
	if isLimit("", said) {
		e.Reason, e.Advice = ReasonLimit, adviceLimit
	}
	return e
}

// readCaps asks for the capabilities, at once: go-imap would otherwise do it
// later, behind an IDLE.
func (c *conn) readCaps(ctx context.Context) error {
	return c.within(ctx, "capability", commandTime, func() error {
		if c.caps = c.client.Caps(); c.caps == nil {
			return fmt.Errorf("no capabilities: %w", io.ErrUnexpectedEOF)
		}
		return nil
	})
}

// login logs in with what the authenticator makes of the server's offer.
func (c *conn) login(ctx context.Context, a Account) error {
	port := 0
	if addr, ok := c.raw.RemoteAddr().(*net.TCPAddr); ok {
		port = addr.Port
	}
	credentials, err := withTimeout(ctx, loginTime, func(ctx context.Context) (Credentials, error) {
		return a.Auth.Credentials(ctx, Offer{
			Host: a.Host, Port: port, User: a.User,
			Mechanisms: c.mechanisms(), LoginDisabled: c.caps.Has(imap.CapLoginDisabled),
		})
	})
	if err != nil {
		return credentialsError(ctx, err)
	}
	err = c.within(ctx, "login", loginTime, func() error {
		if credentials.SASL != nil {
			return c.client.Authenticate(credentials.SASL)
		}
		return c.client.Login(credentials.User, credentials.Password).Wait()
	})
	if err != nil {
		return loginError(err)
	}
	c.expires = time.Now().Add(defaultSession)
	if _, oauth := credentials.SASL.(*bearerExchange); oauth {
		c.expires = time.Now().Add(oauthSession)
	}
	if t := credentials.Expires; !t.IsZero() && t.Add(-minTokenLeft).Before(c.expires) {
		// a token that is about to end anyway is used for what it is worth
		c.expires = later(t.Add(-minTokenLeft), time.Now().Add(time.Minute))
	}
	return c.readCaps(ctx)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (c *conn) mechanisms() []string {
	var list []string
	for _, m := range c.caps.AuthMechanisms() {
		list = append(list, strings.ToUpper(m))
	}
	return list
}

func credentialsError(ctx context.Context, err error) *Error {
	e := &Error{Op: "login", Reason: ReasonToken, Actor: Machine, Advice: "if it lasts, check where the secret or token comes from", Err: err}
	switch {
	case ctx.Err() != nil:
		e.Reason, e.Advice = ReasonStop, adviceRetry
	case errors.Is(err, ErrReauthorize):
		e.Reason, e.Actor, e.Advice = ReasonReauth, Operator, "log the account in again: its authorization was withdrawn or has expired"
	case errors.Is(err, ErrMechanism):
		e.Reason, e.Actor, e.Advice = ReasonLogin, Operator, "choose another login method: the server offers none that fits the configured one"
	}
	return e
}

// loginError tells a refused login from a server that cannot decide just now.
// Only what the server clearly says about the credentials counts as a refusal:
// Microsoft 365 reports its own faults in garbled answers to LOGIN.
func loginError(err error) error {
	var e *Error
	if !errors.As(err, &e) || e.Reason != ReasonRefused {
		return err
	}
	var status *imap.Error
	if !errors.As(e.Err, &status) {
		return err
	}
	switch {
	case status.Code == imap.ResponseCodeUnavailable, status.Code == imap.ResponseCodeServerBug:
		e.Reason = ReasonGreeting
	case strings.Contains(strings.ToLower(status.Text), "authenticated but not connected"):
		e.Reason, e.Actor, e.Advice = ReasonMailbox, Operator, "the login is right but the mailbox cannot be opened: check licence, IMAP permission and scope"
	default:
		e.Reason, e.Actor, e.Advice = ReasonLogin, Operator, "check user and password or token; the server refuses them"
	}
	return e
}

// logout leaves politely and closes.
func (c *conn) logout() {
	_ = c.within(context.Background(), "logout", logoutTime, func() error { return c.client.Logout().Wait() })
	c.close()
}

// close closes the socket and waits for go-imap's reader to end.
func (c *conn) close() {
	c.raw.Close()
	_ = c.client.Close()
}
