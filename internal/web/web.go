// Package web serves what operators look at over HTTP: metrics and health.
package web

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Options is what a Handler answers from.
type Options struct {
	Gatherer prometheus.Gatherer
	// Healthy reports why the process should be restarted; nil while it need not be.
	Healthy func(context.Context) error
	// Ready reports why the daemon cannot do its work now; nil while it can.
	// An account that cannot log in does not make it unready.
	Ready func(context.Context) error
	// Token gives the bearer token that every request must carry; nil asks for none.
	Token func(context.Context) (string, error)
	Log   *slog.Logger
}

// probeTime is how long a health check may take.
const probeTime = time.Second

// Handler serves /metrics, /-/healthy and /-/ready.
func Handler(o Options) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(o.Gatherer, promhttp.HandlerOpts{
		EnableOpenMetrics: true,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelError),
	}))
	mux.Handle("GET /-/healthy", probe("healthy", o.Healthy))
	mux.Handle("GET /-/ready", probe("ready", o.Ready))
	return withHeaders(authorized(mux, o))
}

func probe(word string, check func(context.Context) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), probeTime)
		defer cancel()
		if err := check(ctx); err != nil {
			http.Error(w, "not "+word+": "+err.Error(), http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "heed is "+word)
	})
}

// withHeaders keeps a browser from doing anything with an answer but showing it.
func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		next.ServeHTTP(w, r)
	})
}

func authorized(next http.Handler, o Options) http.Handler {
	if o.Token == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		want, err := o.Token(r.Context())
		if err != nil {
			o.Log.Error("cannot read the token that guards the listener", "err", err)
			http.Error(w, "the token cannot be read; see the log", http.StatusInternalServerError)
			return
		}
		got, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(got), []byte(want)) != 1 {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "a bearer token is needed", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// drainTime is how long requests under way may take once the server stops.
const drainTime = 3 * time.Second

// Serve answers on l until ctx ends, then lets requests under way finish, and
// cuts off those that take too long. It returns nil then, and closes l in any
// case.
func Serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(l) }()
	select {
	case err := <-served:
		return fmt.Errorf("serve HTTP: %w", err)
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
	defer cancel()
	err := srv.Shutdown(drain)
	if errors.Is(err, context.DeadlineExceeded) { // a client that is slow is no failure of ours
		err = srv.Close()
	}
	if end := <-served; !errors.Is(end, http.ErrServerClosed) {
		err = errors.Join(err, end)
	}
	if err != nil {
		return fmt.Errorf("stop HTTP: %w", err)
	}
	return nil
}
