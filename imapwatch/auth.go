package imapwatch

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/emersion/go-sasl"
)

// Offer is what a login can choose from.
type Offer struct {
	Host          string
	Port          int
	User          string
	Mechanisms    []string // SASL mechanisms the server offers, in upper case
	LoginDisabled bool     // the LOGIN command may not be used (RFC 9051 section 7.2.2)
}

// Credentials is one attempt to log in: a SASL exchange, or if that is nil the
// LOGIN command with User and Password.
type Credentials struct {
	SASL           sasl.Client
	User, Password string

	// Expires is when the server will end the session (with the access token);
	// the watcher reconnects before. Zero: it does not.
	Expires time.Time
}

// Authenticator provides credentials; [Password] and [Bearer] are the two that
// are needed. It may be used concurrently. Secrets are asked for at each login
// and only over TLS or loopback.
type Authenticator interface {
	// Credentials chooses from the offer. An error that wraps ErrReauthorize
	// stops the account until a person acts; other errors are retried.
	Credentials(ctx context.Context, o Offer) (Credentials, error)

	// Refused is told that the server refused the last credentials, and reports
	// whether new ones are worth one immediate attempt.
	Refused(ctx context.Context) (again bool)
}

// ErrMechanism is wrapped when the server offers no way to log in that the
// authenticator knows.
var ErrMechanism = errors.New("imapwatch: the server offers no login method that fits")

// Secret returns a password. It is called for each login, so that a changed
// secret is used at the next.
type Secret func(ctx context.Context) (string, error)

// StaticSecret returns a Secret that is always s.
func StaticSecret(s string) Secret { return func(context.Context) (string, error) { return s, nil } }

// Password logs in with AUTHENTICATE PLAIN (RFC 4616), or the LOGIN command
// where the server does not offer it.
func Password(secret Secret) Authenticator { return &passwordAuth{secret} }

type passwordAuth struct{ secret Secret }

// Credentials implements Authenticator.
func (p *passwordAuth) Credentials(ctx context.Context, o Offer) (Credentials, error) {
	if !slices.Contains(o.Mechanisms, sasl.Plain) && o.LoginDisabled {
		return Credentials{}, fmt.Errorf("%w: neither PLAIN nor LOGIN", ErrMechanism)
	}
	password, err := p.secret(ctx)
	if err != nil {
		return Credentials{}, fmt.Errorf("reading the password: %w", err)
	}
	if slices.Contains(o.Mechanisms, sasl.Plain) {
		return Credentials{SASL: sasl.NewPlainClient("", o.User, password)}, nil
	}
	return Credentials{User: o.User, Password: password}, nil
}

// Refused implements Authenticator.
func (p *passwordAuth) Refused(context.Context) bool { return false }

// Token is an OAuth 2.0 access token.
type Token struct {
	Value   string
	Expires time.Time // zero: unknown
}

// TokenSource provides access tokens. It may be used concurrently.
type TokenSource interface {
	// Token returns a token that is valid for some minutes at least.
	Token(ctx context.Context) (Token, error)
	// Invalidate is told that the server refused the token, so that the next
	// call of Token fetches a new one.
	Invalidate(value string)
}

// Bearer logs in with an access token, by OAUTHBEARER (RFC 7628) or else
// XOAUTH2.
func Bearer(source TokenSource) Authenticator { return &bearerAuth{source: source} }

type bearerAuth struct{ source TokenSource }

// Credentials implements Authenticator.
func (b *bearerAuth) Credentials(ctx context.Context, o Offer) (Credentials, error) {
	useXOAuth2 := slices.Contains(o.Mechanisms, "XOAUTH2")
	if !useXOAuth2 && !slices.Contains(o.Mechanisms, sasl.OAuthBearer) {
		return Credentials{}, fmt.Errorf("%w: neither OAUTHBEARER nor XOAUTH2", ErrMechanism)
	}
	token, err := b.source.Token(ctx)
	if err != nil {
		return Credentials{}, fmt.Errorf("getting an access token: %w", err)
	}
	exchange := &bearerExchange{offer: o, token: token.Value, source: b.source}
	if slices.Contains(o.Mechanisms, sasl.OAuthBearer) {
		exchange.mechanism = sasl.OAuthBearer
	} else {
		exchange.mechanism = "XOAUTH2"
	}
	return Credentials{SASL: exchange, Expires: token.Expires}, nil
}

// Refused implements Authenticator.
func (b *bearerAuth) Refused(context.Context) bool { return true }

// bearerExchange is the client side of OAUTHBEARER and XOAUTH2. On refusal both
// send an error challenge that must be answered before the tagged NO comes:
// ending the exchange there, as go-sasl's client does, leaves the connection
// unusable.
type bearerExchange struct {
	mechanism string
	offer     Offer
	token     string
	source    TokenSource
	challenge []byte // the server's JSON error
}

// Start implements sasl.Client.
func (x *bearerExchange) Start() (string, []byte, error) {
	if x.mechanism == "XOAUTH2" {
		return x.mechanism, []byte("user=" + x.offer.User + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
	}
	return x.mechanism, []byte("n,a=" + gs2Name(x.offer.User) + ",\x01host=" + x.offer.Host +
		"\x01port=" + strconv.Itoa(x.offer.Port) + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

// Next answers the error challenge with ^A for both mechanisms: RFC 7628 asks
// for it, and an empty answer to XOAUTH2 would be sent as "=", which Dovecot
// calls invalid base64. It implements sasl.Client.
func (x *bearerExchange) Next(challenge []byte) ([]byte, error) {
	if x.challenge != nil {
		return nil, sasl.ErrUnexpectedServerChallenge
	}
	x.challenge = append([]byte{}, challenge...)
	x.source.Invalidate(x.token)
	return []byte{1}, nil
}

// gs2Name escapes a name for a GS2 header (RFC 5801 section 4).
func gs2Name(s string) string {
	var out []byte
	for i := range len(s) {
		switch s[i] {
		case ',':
			out = append(out, "=2C"...)
		case '=':
			out = append(out, "=3D"...)
		default:
			out = append(out, s[i])
		}
	}
	return string(out)
}

// sameAuth compares by identity where the dynamic types allow it.
func sameAuth(a, b Authenticator) bool {
	ta, tb := reflect.TypeOf(a), reflect.TypeOf(b)
	return ta == tb && (ta == nil || ta.Comparable() && a == b)
}
