package imapwatch

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestAccountCheck(t *testing.T) {
	good := Account{ID: "ann", Host: "mail.rep.example", User: "ann", Auth: Password(StaticSecret("x"))}
	if err := good.Check(); err != nil {
		t.Errorf("a sound account: %v", err)
	}
	for name, test := range map[string]struct {
		change func(a *Account)
		words  string
	}{
		"id":           {func(a *Account) { a.ID = "" }, "no id"},
		"host":         {func(a *Account) { a.Host = "" }, "no host"},
		"port":         {func(a *Account) { a.Port = 70000 }, "out of range"},
		"mode":         {func(a *Account) { a.Mode = "ssl" }, "unknown TLS mode"},
		"auth":         {func(a *Account) { a.Auth = nil }, "no way to log in"},
		"pin":          {func(a *Account) { a.TLS.Fingerprint = "12:34" }, "64 digits"},
		"plain abroad": {func(a *Account) { a.Mode = TLSNone }, "loopback"},
		"plain as if":  {func(a *Account) { a.Mode, a.Host = TLSNone, "localhost.rep.example" }, "loopback"},
	} {
		a := good
		test.change(&a)
		if err := a.Check(); err == nil || !strings.Contains(err.Error(), test.words) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, host := range []string{"localhost", "127.0.0.1", "::1"} {
		a := good
		a.Mode, a.Host = TLSNone, host
		if err := a.Check(); err != nil {
			t.Errorf("plain text to %s: %v", host, err)
		}
	}
	all := Account{Port: -1}
	if err := all.Check(); strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("not everything is reported: %v", err)
	}
}

// Before TLS the server can be anybody.
func TestStartTLSRefusesWhatAnAttackerWouldSay(t *testing.T) {
	for name, test := range map[string]struct {
		greeting, answer string
		reason           Reason
	}{
		"preauth":       {"* PREAUTH welcome", "", ReasonTLS},
		"refused":       {"* OK hi", "a BAD what", ReasonTLS},
		"injected":      {"* OK hi", "a OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN", ReasonTLS},
		"turned away":   {"* BYE too many connections", "", ReasonLimit},
		"endless line":  {"* OK " + strings.Repeat("x", 100_000), "", ReasonGuard},
		"silent":        {"", "", ReasonTimeout},
		"mute after ok": {"* OK hi", "a OK go on", ReasonTimeout},
		"cut":           {"* OK hi", "close", ReasonNetwork},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var secret atomic.Bool
				a := Account{ID: "ann", Host: "mail.rep.example", Mode: TLSStartTLS, User: "ann", Auth: Password(func(context.Context) (string, error) {
					secret.Store(true)
					return "secret", nil
				})}
				r := Probe(t.Context(), a, func(context.Context, string) (net.Conn, error) {
					client, server := net.Pipe()
					go func() {
						defer server.Close()
						if test.greeting != "" {
							fmt.Fprintf(server, "%s\r\n", test.greeting)
						}
						buf := make([]byte, 1000)
						for {
							n, err := server.Read(buf)
							if err != nil || test.answer == "close" {
								return
							}
							if strings.Contains(string(buf[:n]), "STARTTLS") {
								fmt.Fprintf(server, "%s\r\n", test.answer)
							}
						}
					}()
					return client, nil
				})
				if r.Err == nil || r.Err.Reason != test.reason {
					t.Errorf("got %v, want %s", r.Err, test.reason)
				}
				if name == "silent" && !strings.Contains(r.Err.Explain(), "mode implicit") {
					t.Errorf("not explained: %s", r.Err.Explain())
				}
				if secret.Load() {
					t.Error("the password was asked for")
				}
			})
		})
	}
}

func TestLoginMethods(t *testing.T) {
	for caps, want := range map[string]string{
		"IMAP4rev1 IDLE SASL-IR AUTH=PLAIN AUTH=LOGIN": "AUTHENTICATE PLAIN " + base64.StdEncoding.EncodeToString([]byte("\x00ann@rep.example\x00secret")),
		"IMAP4rev1 IDLE":                         `LOGIN "ann@rep.example" "secret"`,
		"IMAP4rev1 IDLE AUTH=XOAUTH2":            `LOGIN "ann@rep.example" "secret"`,
		"IMAP4rev1 IDLE LOGINDISABLED AUTH=NTLM": "",
	} {
		f := newFake()
		f.caps = caps
		var got atomic.Value
		got.Store("")
		f.hook = func(_ *fakeConn, tag, verb, line string) bool {
			if verb == "LOGIN" || verb == "AUTHENTICATE" {
				got.Store(strings.TrimPrefix(line, tag+" "))
			}
			return false
		}
		synctest.Test(t, func(t *testing.T) {
			r := Probe(t.Context(), f.account(), f.dial)
			if got.Load() != want {
				t.Errorf("with %s: %q, want %q", caps, got.Load(), want)
			}
			if failed := r.Err != nil; failed != (want == "") || failed && !errors.Is(r.Err, ErrMechanism) {
				t.Errorf("with %s: %v", caps, r.Err)
			}
		})
	}
}

func TestBearerExchange(t *testing.T) {
	offer := Offer{Host: "imap.rep.example", Port: 993, User: "a,b=c@rep.example", Mechanisms: []string{"XOAUTH2", "OAUTHBEARER"}}
	for _, test := range []struct {
		offered []string
		want    string
	}{
		{offer.Mechanisms, "n,a=a=2Cb=3Dc@rep.example,\x01host=imap.rep.example\x01port=993\x01auth=Bearer tok\x01\x01"},
		{[]string{"XOAUTH2"}, "user=a,b=c@rep.example\x01auth=Bearer tok\x01\x01"},
	} {
		o := offer
		o.Mechanisms = test.offered
		c, err := Bearer(fixedToken("tok")).Credentials(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if _, initial, err := c.SASL.Start(); string(initial) != test.want || err != nil {
			t.Errorf("%v: %q, %v", test.offered, initial, err)
		}
		if answer, err := c.SASL.Next([]byte(`{"status":"401"}`)); string(answer) != "\x01" || err != nil {
			t.Errorf("the error challenge is answered %q, %v", answer, err)
		}
		if _, err := c.SASL.Next([]byte("again")); err == nil {
			t.Error("a second challenge is answered")
		}
	}
}

func TestBackoffIsJitteredAndCapped(t *testing.T) {
	for n := range 100 {
		limit := 5 * time.Minute
		if n < 9 {
			limit = min(limit, time.Second<<n)
		}
		low, high := time.Hour, time.Duration(0)
		for range 200 {
			d := backoff(n)
			low, high = min(low, d), max(high, d)
		}
		if low <= 0 || high > limit+time.Millisecond || high < limit/2 || low > limit/2 {
			t.Errorf("attempt %d: from %v to %v, limit %v", n, low, high, limit)
		}
	}
}

func TestClockJump(t *testing.T) {
	for _, test := range []struct {
		wall, monotonic time.Duration
		want            bool
	}{
		{5 * time.Second, 5 * time.Second, false},
		{30 * time.Second, 29 * time.Second, false}, // a busy machine
		{time.Hour, 5 * time.Second, true},          // suspended
		{-time.Hour, 5 * time.Second, true},         // set by hand
	} {
		if got := clockJumped(test.wall, test.monotonic); got != test.want {
			t.Errorf("%+v: %v", test, got)
		}
	}
}
