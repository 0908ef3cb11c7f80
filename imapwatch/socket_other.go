//go:build !linux

package imapwatch

import (
	"net"
	"time"
)

// setUserTimeout has no portable form; elsewhere the probes find a dead line.
func setUserTimeout(net.Conn, time.Duration) {}

func isRefused(error) bool { return false }
