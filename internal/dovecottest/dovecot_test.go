package dovecottest

import (
	"crypto/tls"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestServerGreetsOverTLSAndDelivers(t *testing.T) {
	s := Start(t, Options{})
	for n := 1; n <= 2; n++ {
		conn, err := tls.Dial("tcp", s.address(s.IMAPS), &tls.Config{RootCAs: s.Roots})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Deliver("ann", "Subject: hello\n\n.text\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, "a LOGIN ann "+Password+"\r\nb STATUS INBOX (MESSAGES)\r\nc LOGOUT\r\n"); err != nil {
			t.Fatal(err)
		}
		said, err := io.ReadAll(conn)
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("* STATUS INBOX (MESSAGES %d)", n); !strings.Contains(string(said), want) {
			t.Fatalf("no %q in:\n%s", want, said)
		}
		s.Stop()
		if err := s.Run(); err != nil {
			t.Fatal(err)
		}
	}
}
