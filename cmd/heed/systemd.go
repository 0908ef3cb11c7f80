package main

import (
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// supervisor tells systemd how the daemon is doing, by the protocol of
// sd_notify(3). Without systemd it does nothing.
type supervisor struct {
	socket string // $NOTIFY_SOCKET
	every  time.Duration
}

func newSupervisor(getenv func(string) string) supervisor {
	s := supervisor{socket: getenv("NOTIFY_SOCKET")}
	if usec, err := strconv.ParseInt(getenv("WATCHDOG_USEC"), 10, 64); err == nil && usec > 0 {
		s.every = time.Duration(usec) * time.Microsecond / 2
	}
	return s
}

// watchdogEvery is how often alive must be called; 0 means never.
func (s supervisor) watchdogEvery() time.Duration {
	if s.socket == "" {
		return 0
	}
	return s.every
}

func (s supervisor) ready(status string) error { return s.send("READY=1", "STATUS="+status) }
func (s supervisor) stopping() error           { return s.send("STOPPING=1") }
func (s supervisor) alive() error              { return s.send("WATCHDOG=1") }

func (s supervisor) reloading() error {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &now); err != nil {
		return fmt.Errorf("read the monotonic clock: %w", err)
	}
	return s.send("RELOADING=1", fmt.Sprintf("MONOTONIC_USEC=%d", now.Nano()/1000))
}

func (s supervisor) send(fields ...string) error {
	if s.socket == "" {
		return nil
	}
	// Go maps a leading "@" to Linux's abstract namespace, as systemd means it.
	conn, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: s.socket, Net: "unixgram"})
	if err != nil {
		return fmt.Errorf("notify systemd: %w", err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte(strings.Join(fields, "\n"))); err != nil {
		return fmt.Errorf("notify systemd: %w", err)
	}
	return nil
}
