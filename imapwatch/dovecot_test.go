package imapwatch

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/heed-mail/heed/internal/dovecottest"
)

func dovecotAccount(s *dovecottest.Server, id string) Account {
	return Account{
		ID: id, Host: s.Host, Port: s.IMAPS, TLS: TLS{RootCAs: s.Roots},
		User: id, Auth: Password(StaticSecret(dovecottest.Password)),
	}
}

func TestDovecotFlow(t *testing.T) {
	t.Parallel()
	s := dovecottest.Start(t, dovecottest.Options{})
	send := func(n int) {
		t.Helper()
		if err := s.Deliver("ann", mail(n)); err != nil {
			t.Fatal(err)
		}
	}
	send(1)
	a := dovecotAccount(s, "ann")
	a.Turn = []string{`\Junk`, `\Sent`}
	store := NewMemoryStore()
	w := startWatch(t, store, Options{Refresh: 3 * time.Second}, a)
	if m := w.next(t); !m.Old || !strings.Contains(string(m.Raw), "Re: offer 1\r\n") {
		t.Errorf("first %+v", m)
	}
	w.await(t, EventSynced)
	send(2)
	if m := w.next(t); m.Old || m.UID != 2 || m.Size != int64(len(m.Raw)) || time.Since(m.InternalDate) > time.Minute {
		t.Errorf("pushed %+v", m)
	}
	if junk := w.Status()[0].Mailboxes[1]; junk.Name != "Unerwünscht" || junk.Role != RoleJunk || junk.LastSync.IsZero() {
		t.Errorf("Junk: %+v", junk)
	}

	t.Log("restart")
	s.Stop()
	if err := s.Fill("ann", mail(3)); err != nil {
		t.Fatal(err)
	}
	if err := s.Run(); err != nil {
		t.Fatal(err)
	}
	if m := w.next(t); m.Old || !strings.Contains(string(m.Raw), "Re: offer 3\r\n") {
		t.Errorf("after the restart %+v", m)
	}

	t.Log("freeze")
	w.watching(t)
	began := time.Now()
	s.Freeze()
	if e := w.await(t, EventDisconnected); e.Reason != ReasonTimeout && e.Reason != ReasonNetwork {
		t.Errorf("frozen: %+v", e)
	} else if e.Reason == ReasonTimeout && time.Since(began) > 4*time.Second+probeTime {
		t.Errorf("found after %v", time.Since(began))
	}
	s.Thaw()
	send(4)
	w.next(t)

	t.Log("renumbering")
	w.stop()
	if err := s.Renumber("ann"); err != nil {
		t.Fatal(err)
	}
	send(5)
	w = startWatch(t, store, Options{}, a)
	w.await(t, EventGeneration)
	found := map[string]bool{}
	for range 5 {
		m := w.next(t)
		if m.Generation != 2 {
			t.Errorf("generation %d", m.Generation)
		}
		subject, _, _ := strings.Cut(string(m.Raw[strings.Index(string(m.Raw), "Subject"):]), "\n")
		found[strings.TrimSpace(subject)] = true
	}
	if len(found) != 5 || !found["Subject: Re: offer 5"] {
		t.Errorf("found %v", found)
	}
}

// A line that stops forwarding while it stays open is found by the probe, and a
// cut one at once.
func TestStalledAndCutLines(t *testing.T) {
	t.Parallel()
	s := dovecottest.Start(t, dovecottest.Options{})
	p := startProxy(t, net.JoinHostPort(s.Host, strconv.Itoa(s.IMAPS)))
	a := dovecotAccount(s, "ann")
	a.Port = p.port()
	w := startWatch(t, NewMemoryStore(), Options{Refresh: 3 * time.Second}, a)
	w.watching(t)
	began := time.Now()
	p.stall(true)
	w.await(t, EventDisconnected)
	if took := time.Since(began); took > 4*time.Second+probeTime {
		t.Errorf("a stalled line was found after %v", took)
	}
	p.stall(false)
	w.await(t, EventConnected)
	w.watching(t)
	began = time.Now()
	p.cut()
	w.await(t, EventDisconnected)
	if took := time.Since(began); took > time.Second {
		t.Errorf("a cut line was found after %v", took)
	}
	if err := s.Deliver("ann", mail(1)); err != nil {
		t.Fatal(err)
	}
	w.next(t)
}

// startIntrospection answers as an authorization server does for tokens of the
// form good-USER.
func startIntrospection(t *testing.T) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, good := strings.CutPrefix(r.URL.Query().Get("token"), "good-")
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"active": %v, "email": %q, "scope": "mail"}`, good, user)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/introspect?token="
}

type fixedToken string

func (f fixedToken) Token(context.Context) (Token, error) { return Token{Value: string(f)}, nil }
func (fixedToken) Invalidate(string)                      {}

func TestDovecotOAuth(t *testing.T) {
	t.Parallel()
	s := dovecottest.Start(t, dovecottest.Options{IntrospectionURL: startIntrospection(t)})
	for _, mechanism := range []string{"OAUTHBEARER", "XOAUTH2"} {
		for token, reason := range map[string]Reason{"good-ann": "", "bad": ReasonLogin, "good-bob": ReasonLogin} {
			a := dovecotAccount(s, "ann")
			a.Auth = only{Bearer(fixedToken(token)), mechanism}
			r := Probe(context.Background(), a, nil)
			switch {
			case reason == "" && r.Err != nil:
				t.Errorf("%s with %s: %s", mechanism, token, r.Err.Explain())
			case reason != "" && (r.Err == nil || r.Err.Reason != reason):
				t.Errorf("%s with %s: %v, want %s", mechanism, token, r.Err, reason)
			}
		}
	}
}

// only hides all mechanisms but one.
type only struct {
	Authenticator
	mechanism string
}

func (o only) Credentials(ctx context.Context, offer Offer) (Credentials, error) {
	if !slices.Contains(offer.Mechanisms, o.mechanism) {
		return Credentials{}, ErrMechanism
	}
	offer.Mechanisms = []string{o.mechanism}
	return o.Authenticator.Credentials(ctx, offer)
}

func TestProbe(t *testing.T) {
	t.Parallel()
	s := dovecottest.Start(t, dovecottest.Options{})
	if err := s.Deliver("ann", mail(1)); err != nil {
		t.Fatal(err)
	}
	a := dovecotAccount(s, "ann")
	a.Turn = []string{`\Junk`, `\Sent`, "Archive", "Nowhere"}
	r := Probe(context.Background(), a, nil)
	if r.Err != nil {
		t.Fatal(r.Err.Explain())
	}
	if !r.Push || r.TLSVersion != "TLS 1.3" || !slices.Contains(r.Capabilities, "IDLE") || r.CertExpires.Before(time.Now()) {
		t.Errorf("%+v", r)
	}
	var got []string
	for _, m := range r.Mailboxes {
		got = append(got, fmt.Sprintf("%s=%s %s %s %d %v", m.Want, m.Name, m.Role, m.Mode, m.Messages, m.Err == nil))
	}
	want := []string{
		`INBOX=INBOX \Inbox push 1 true`, `\Junk=Unerwünscht \Junk turn 0 true`, `\Sent= \Sent turn 0 false`,
		`Archive=Archive \Archive turn 0 true`, `Nowhere=Nowhere  turn 0 false`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("mailboxes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	t.Run("connecting", func(t *testing.T) {
		unused, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		unused.Close()
		for name, test := range map[string]struct {
			change func(a *Account)
			reason Reason
			words  string
		}{
			"starttls":        {func(a *Account) { a.Mode, a.Port = TLSStartTLS, s.IMAP }, "", ""},
			"plain":           {func(a *Account) { a.Mode, a.Port = TLSNone, s.IMAP }, "", ""},
			"pinned":          {func(a *Account) { a.TLS = TLS{Fingerprint: r.Fingerprint} }, "", ""},
			"pinned starttls": {func(a *Account) { a.Mode, a.Port, a.TLS = TLSStartTLS, s.IMAP, TLS{Fingerprint: r.Fingerprint} }, "", ""},
			"other pin":       {func(a *Account) { a.TLS = TLS{Fingerprint: strings.Repeat("ab", 32)} }, ReasonTLS, "pinned"},
			"unknown CA":      {func(a *Account) { a.TLS = TLS{} }, ReasonTLS, "CA file"},
			"other name":      {func(a *Account) { a.TLS.ServerName = "mail.rep.example" }, ReasonTLS, "another name"},
			"TLS to plain":    {func(a *Account) { a.Port = s.IMAP }, ReasonTLS, "does not speak TLS"},
			"nobody there":    {func(a *Account) { a.Port = unused.Addr().(*net.TCPAddr).Port }, ReasonDial, "refused"},
			"no such host":    {func(a *Account) { a.Host = "nowhere.invalid" }, ReasonDial, ""},
			"password":        {func(a *Account) { a.Auth = Password(StaticSecret("wrong")) }, ReasonLogin, "check user and password"},
			"no method":       {func(a *Account) { a.Auth = Bearer(fixedToken("x")) }, ReasonLogin, "another login method"},
			"push mailbox":    {func(a *Account) { a.Push = []string{"Nowhere"} }, ReasonMailbox, "exists"},
			"plain far away":  {func(a *Account) { a.Mode, a.Host = TLSNone, "mail.rep.example" }, ReasonLogin, ""},
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				a := dovecotAccount(s, "ann")
				test.change(&a)
				r := Probe(t.Context(), a, nil)
				switch {
				case test.reason == "" && r.Err != nil:
					t.Errorf("failed: %s", r.Err.Explain())
				case test.reason != "" && r.Err == nil:
					t.Error("nothing was found wrong")
				case test.reason != "" && (r.Err.Reason != test.reason || !strings.Contains(r.Err.Explain(), test.words)):
					t.Errorf("got %s: %s", r.Err.Reason, r.Err.Explain())
				}
			})
		}
	})
}

// A server's certificate that asks for a client certificate is explained.
func TestClientCertificateIsMissing(t *testing.T) {
	t.Parallel()
	web := httptest.NewUnstartedServer(nil)
	web.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
	web.Config.ErrorLog = log.New(io.Discard, "", 0)
	web.StartTLS()
	defer web.Close()
	a := Account{ID: "ann", Host: "127.0.0.1", Port: web.Listener.Addr().(*net.TCPAddr).Port, Auth: Password(StaticSecret("x"))}
	a.TLS.RootCAs = web.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	r := Probe(t.Context(), a, nil)
	if r.Err == nil || !strings.Contains(r.Err.Explain(), "client certificate") {
		t.Errorf("%+v", r.Err)
	}
}
