package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

func options() Options {
	reg := prometheus.NewRegistry()
	c := prometheus.NewCounter(prometheus.CounterOpts{Name: "heed_test_total", Help: "Test."})
	reg.MustRegister(c)
	ok := func(context.Context) error { return nil }
	return Options{Gatherer: reg, Healthy: ok, Ready: ok, Log: slog.New(slog.DiscardHandler)}
}

func get(t *testing.T, h http.Handler, path, token string) (int, string) {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

func TestMetricsAndHealth(t *testing.T) {
	o := options()
	o.Ready = func(context.Context) error { return errors.New("the store does not answer") }
	h := Handler(o)
	for _, tt := range []struct {
		path string
		code int
		body string
	}{
		{"/metrics", 200, "heed_test_total 0"},
		{"/-/healthy", 200, "heed is healthy"},
		{"/-/ready", 503, "not ready: the store does not answer"},
		{"/nothing", 404, "not found"},
	} {
		if code, body := get(t, h, tt.path, ""); code != tt.code || !strings.Contains(body, tt.body) {
			t.Errorf("%s: %d %q, want %d with %q", tt.path, code, body, tt.code, tt.body)
		}
	}
}

func TestToken(t *testing.T) {
	o := options()
	o.Token = func(context.Context) (string, error) { return "s3cret", nil }
	h := Handler(o)
	for token, want := range map[string]int{"": 401, "wrong": 401, "s3cret": 200} {
		if code, _ := get(t, h, "/metrics", token); code != want {
			t.Errorf("token %q: %d, want %d", token, code, want)
		}
	}
	o.Token = func(context.Context) (string, error) { return "", errors.New("gone") }
	if code, body := get(t, Handler(o), "/metrics", ""); code != 500 || strings.Contains(body, "gone") {
		t.Errorf("unreadable token: %d %q", code, body)
	}
}

func TestServeStopsCleanly(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, Handler(options()), slog.New(slog.DiscardHandler)) }()
	resp, err := http.Get("http://" + l.Addr().String() + "/-/healthy")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 200 {
		t.Errorf("%d %q %v", resp.StatusCode, body, err)
	}
	resp.Body.Close()
	cancel()
	if err := <-done; err != nil {
		t.Errorf("Serve() = %v after a clean stop", err)
	}
}

// pipes is a listener whose connections are handed to it.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
	close func()
}

func newPipes() *pipes {
	p := &pipes{conns: make(chan net.Conn), done: make(chan struct{})}
	p.close = sync.OnceFunc(func() { close(p.done) })
	return p
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.close(); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

// A client that opens a connection and says nothing keeps nobody from stopping,
// and is no reason to call the stop a failure.
func TestServeStopsBesideASilentClient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newPipes()
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- Serve(ctx, l, Handler(options()), slog.New(slog.DiscardHandler)) }()
		ours, theirs := net.Pipe()
		defer ours.Close()
		l.conns <- theirs
		synctest.Wait()
		began := time.Now()
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Serve() = %v", err)
		}
		if took := time.Since(began); took > 2*drainTime {
			t.Errorf("stopping took %s", took)
		}
	})
}
