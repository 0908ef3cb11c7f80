package main

import (
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSupervisor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notify")
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s := newSupervisor(func(name string) string {
		return map[string]string{"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "30000000"}[name]
	})
	if s.watchdogEvery() != 15*time.Second {
		t.Errorf("watchdog every %s, want half of what systemd allows", s.watchdogEvery())
	}
	for want, send := range map[string]func() error{
		"READY=1\nSTATUS=2 accounts":  func() error { return s.ready("2 accounts") },
		"WATCHDOG=1":                  s.alive,
		"STOPPING=1":                  s.stopping,
		"RELOADING=1\nMONOTONIC_USEC": s.reloading,
	} {
		if err := send(); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 256)
		n, err := l.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(buf[:n]); !strings.HasPrefix(got, want) {
			t.Errorf("sent %q, want %q", got, want)
		}
	}
}

func TestSupervisorWithoutSystemd(t *testing.T) {
	s := newSupervisor(func(string) string { return "" })
	if err := s.ready("x"); err != nil || s.watchdogEvery() != 0 {
		t.Errorf("ready() = %v, watchdog every %s", err, s.watchdogEvery())
	}
}
