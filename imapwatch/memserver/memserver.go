// Package memserver is an IMAP server in memory, on loopback, for
// demonstrations and tests. It forgets everything when it is closed.
package memserver

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// Server is a running server with one user. Its methods may be called
// concurrently.
type Server struct {
	server *imapserver.Server
	user   *imapmemserver.User
	addr   *net.TCPAddr
	served chan struct{} // closed when the listener is gone
}

// Start listens on a free loopback port, or on a given one to come back after a
// Close, and serves one user with an empty INBOX. It speaks without TLS, which
// is why it never listens beyond this machine.
func Start(port int, username, password string) (*Server, error) {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port})
	if err != nil {
		return nil, fmt.Errorf("start IMAP server in memory: %w", err)
	}
	user := imapmemserver.NewUser(username, password)
	if err := user.Create("INBOX", nil); err != nil {
		return nil, errors.Join(fmt.Errorf("create INBOX: %w", err), l.Close())
	}
	mem := imapmemserver.New()
	mem.AddUser(user)
	s := &Server{user: user, addr: l.Addr().(*net.TCPAddr), served: make(chan struct{})}
	s.server = imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return mem.NewSession(), nil, nil
		},
		Caps:         imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapIMAP4rev2: {}},
		InsecureAuth: true,
		Logger:       log.New(io.Discard, "", 0),
	})
	go func() {
		defer close(s.served)
		_ = s.server.Serve(l) // ends when the server is closed, and says only that
	}()
	return s, nil
}

// Port is where the server listens, at 127.0.0.1.
func (s *Server) Port() int { return s.addr.Port }

// Deliver puts a message into INBOX and tells whoever waits for it. Line ends
// become CRLF.
func (s *Server) Deliver(raw string, received time.Time) error {
	raw = strings.ReplaceAll(strings.ReplaceAll(raw, "\r\n", "\n"), "\n", "\r\n")
	r := literal{strings.NewReader(raw), int64(len(raw))}
	if _, err := s.user.Append("INBOX", r, &imap.AppendOptions{Time: received}); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	return nil
}

type literal struct {
	io.Reader
	size int64
}

// Size implements imap.LiteralReader.
func (l literal) Size() int64 { return l.size }

// Close ends all sessions and waits for the listener to be gone. It may be
// called again.
func (s *Server) Close() error {
	select {
	case <-s.served:
		return nil
	default:
	}
	err := s.server.Close()
	<-s.served
	return err
}
