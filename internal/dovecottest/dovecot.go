// Package dovecottest runs a private Dovecot for tests: IMAP over TLS and LMTP
// on free loopback ports, with its files in a temporary directory.
//
// Any user may log in with [Password]. It needs Debian's dovecot-imapd and
// dovecot-lmtpd; where they are missing the test is skipped, or fails when the
// environment has CI=true.
package dovecottest

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/textproto"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Password is the password of every user.
const Password = "pass"

// Options changes what the server can do.
type Options struct {
	// IntrospectionURL makes the server accept XOAUTH2 and OAUTHBEARER: it asks
	// this address, with the token appended, and takes the token for good when
	// the answer is JSON with "active": true and the user in "email".
	IntrospectionURL string
	// Config is appended to the configuration file.
	Config string
}

// Server is a running Dovecot. Its methods are for one goroutine at a time,
// Deliver and Fill for several.
type Server struct {
	Dir    string
	Host   string // 127.0.0.1
	IMAP   int    // port, plain text with STARTTLS
	IMAPS  int    // port, TLS
	LMTP   int    // port
	CAFile string // PEM; the certificate is for localhost and 127.0.0.1
	Roots  *x509.CertPool

	binary string
	uid    int // of the mail files
	gid    int
	cmd    *exec.Cmd
	exited chan struct{}
	filled sync.Mutex
	serial int
}

// Start starts a server that ends with the test.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	binary, err := find()
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir, err := os.MkdirTemp("", "dovecot") //nolint:usetesting // the path of a socket must be short, t.TempDir's is long
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := &Server{Dir: dir, Host: "127.0.0.1", binary: binary}
	if err := s.prepare(o); err != nil {
		t.Fatalf("preparing Dovecot: %v", err)
	}
	t.Cleanup(func() {
		s.Thaw()
		s.Stop()
		if t.Failed() {
			t.Logf("end of Dovecot's log:\n%s", s.logTail())
		}
	})
	if err := s.Run(); err != nil {
		t.Fatalf("starting Dovecot: %v\n%s", err, s.logTail())
	}
	return s
}

func find() (string, error) {
	binary, err := exec.LookPath("dovecot")
	if err != nil {
		binary = "/usr/sbin/dovecot" // not in the path of ordinary users
		if _, err := os.Stat(binary); err != nil {
			return "", fmt.Errorf("no Dovecot is installed: apt-get install dovecot-imapd dovecot-lmtpd")
		}
	}
	for _, part := range []string{"imap", "lmtp"} {
		if _, err := os.Stat(filepath.Join("/usr/lib/dovecot", part)); err != nil {
			return "", fmt.Errorf("the part %s of Dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd", part)
		}
	}
	return binary, nil
}

func (s *Server) prepare(o Options) error {
	if err := os.Chmod(s.Dir, 0o755); err != nil { // the mail user passes through
		return err
	}
	if err := s.makeCertificate(); err != nil {
		return err
	}
	for _, port := range []*int{&s.IMAP, &s.IMAPS, &s.LMTP} {
		l, err := net.Listen("tcp", s.Host+":0")
		if err != nil {
			return err
		}
		defer l.Close() // after all three are chosen, so that they differ
		*port = l.Addr().(*net.TCPAddr).Port
	}
	owner, group, err := s.mailUser()
	if err != nil {
		return err
	}
	mail := filepath.Join(s.Dir, "mail")
	if err := os.Mkdir(mail, 0o755); err != nil {
		return err
	}
	if err := os.Chown(mail, s.uid, s.gid); err != nil {
		return err
	}
	if o.IntrospectionURL != "" {
		if err := s.write("oauth2.conf", fmt.Sprintf(oauthConfig, o.IntrospectionURL)); err != nil {
			return err
		}
	}
	return s.write("dovecot.conf", s.config(o, owner, group))
}

// mailUser chooses who owns the mail: nobody when run as root, else ourselves.
func (s *Server) mailUser() (owner, group string, err error) {
	u, err := user.Current()
	if os.Geteuid() == 0 {
		u, err = user.Lookup("nobody")
	}
	if err != nil {
		return "", "", err
	}
	g, err := user.LookupGroupId(u.Gid)
	if err != nil {
		return "", "", err
	}
	if s.uid, err = strconv.Atoi(u.Uid); err != nil {
		return "", "", err
	}
	s.gid, err = strconv.Atoi(u.Gid)
	return u.Username, g.Name, err
}

func (s *Server) write(name, text string) error {
	return os.WriteFile(filepath.Join(s.Dir, name), []byte(text), 0o644)
}

func (s *Server) makeCertificate() error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, BasicConstraintsValid: true, IsCA: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return err
	}
	keyDER, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	s.CAFile, s.Roots = filepath.Join(s.Dir, "cert.pem"), x509.NewCertPool()
	s.Roots.AppendCertsFromPEM(cert)
	if err := s.write("cert.pem", string(cert)); err != nil {
		return err
	}
	return s.write("key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: keyDER})))
}

func (s *Server) config(o Options, owner, group string) string {
	mechanisms, oauth, rootless := "plain login", "", ""
	if o.IntrospectionURL != "" {
		mechanisms += " xoauth2 oauthbearer"
		oauth = "passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = " + s.Dir + "/oauth2.conf\n}\n"
	}
	if os.Geteuid() != 0 {
		rootless = fmt.Sprintf(rootlessConfig, owner, group)
	}
	return strings.NewReplacer(
		"$DIR", s.Dir, "$IMAPS", strconv.Itoa(s.IMAPS), "$IMAP", strconv.Itoa(s.IMAP), "$LMTP", strconv.Itoa(s.LMTP),
		"$MECHANISMS", mechanisms, "$OAUTH", oauth, "$ROOTLESS", rootless,
		"$UID", strconv.Itoa(s.uid), "$GID", strconv.Itoa(s.gid), "$PASSWORD", Password,
	).Replace(baseConfig) + o.Config + "\n"
}

const baseConfig = `protocols = imap lmtp
listen = 127.0.0.1
base_dir = $DIR/run
state_dir = $DIR/state
log_path = $DIR/dovecot.log
default_process_limit = 1400
default_client_limit = 4400
mail_max_userip_connections = 1300
ssl = yes
ssl_cert = <$DIR/cert.pem
ssl_key = <$DIR/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:~/maildir
mail_fsync = never
first_valid_uid = 1
namespace inbox {
  inbox = yes
  separator = /
  mailbox Unerwünscht {
    auto = create
    special_use = \Junk
  }
  mailbox Archive {
    auto = create
    special_use = \Archive
  }
}
auth_mechanisms = $MECHANISMS
$OAUTHpassdb {
  driver = static
  mechanisms = plain login
  args = password=$PASSWORD
}
userdb {
  driver = static
  args = uid=$UID gid=$GID home=$DIR/mail/%u allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = $IMAP
  }
  inet_listener imaps {
    port = $IMAPS
    ssl = yes
  }
  service_count = 0
  process_min_avail = 1
  client_limit = 3500
}
service imap {
  process_limit = 1300
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = $LMTP
  }
}
$ROOTLESS`

// rootlessConfig lets an ordinary user run everything as himself.
const rootlessConfig = `default_internal_user = %[1]s
default_login_user = %[1]s
default_internal_group = %[2]s
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
service stats {
  chroot =
}
`

const oauthConfig = `introspection_url = %s
introspection_mode = get
username_attribute = email
active_attribute = active
active_value = true
`

// Run starts the server after Stop, on the same ports and files.
func (s *Server) Run() error {
	cmd := exec.Command(s.binary, "-F", "-c", filepath.Join(s.Dir, "dovecot.conf"))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // a terminal's Ctrl-C is not for it
	if err := cmd.Start(); err != nil {
		return err
	}
	s.cmd, s.exited = cmd, make(chan struct{})
	go func() {
		defer close(s.exited)
		_ = cmd.Wait()
	}()
	for deadline := time.Now().Add(15 * time.Second); ; {
		if greeted(s.address(s.IMAP)) && greeted(s.address(s.LMTP)) {
			return nil
		}
		select {
		case <-s.exited:
			return fmt.Errorf("it exited: %v", cmd.ProcessState)
		case <-time.After(20 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("no greeting within 15 s")
		}
	}
}

func (s *Server) address(port int) string { return net.JoinHostPort(s.Host, strconv.Itoa(port)) }

// greeted reports whether a server says something at the address.
func greeted(address string) bool {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return false
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(2 * time.Second))
	_, err = bufio.NewReader(conn).ReadString('\n')
	return err == nil
}

// Stop ends the server and its processes; all connections break.
func (s *Server) Stop() {
	if s.cmd == nil {
		return
	}
	children := s.processes()
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.exited:
	case <-time.After(5 * time.Second):
		_ = s.cmd.Process.Kill()
		<-s.exited
	}
	for _, pid := range children { // a master's end may leave sessions behind
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
	s.cmd = nil
}

// Freeze stops all its processes with SIGSTOP: connections stay open and mute.
func (s *Server) Freeze() { s.signal(syscall.SIGSTOP) }

// Thaw undoes Freeze.
func (s *Server) Thaw() { s.signal(syscall.SIGCONT) }

func (s *Server) signal(sig syscall.Signal) {
	if s.cmd == nil {
		return
	}
	for _, pid := range append(s.processes(), s.cmd.Process.Pid) {
		_ = syscall.Kill(pid, sig)
	}
}

// processes returns the children of the master process.
func (s *Server) processes() []int {
	var pids []int
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // ended meanwhile
		}
		_, rest, _ := strings.Cut(string(stat), ") ")
		fields := strings.Fields(rest) // state, parent, ...
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err == nil && len(fields) > 1 && fields[1] == strconv.Itoa(s.cmd.Process.Pid) {
			pids = append(pids, pid)
		}
	}
	return pids
}

// Deliver hands messages over by LMTP (RFC 2033), in one connection. Line ends
// may be LF.
func (s *Server) Deliver(user string, messages ...string) error {
	conn, err := net.DialTimeout("tcp", s.address(s.LMTP), 10*time.Second)
	if err != nil {
		return fmt.Errorf("connecting to LMTP: %w", err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(60 * time.Second))
	c := textproto.NewConn(conn)
	if _, _, err := c.ReadResponse(220); err != nil {
		return fmt.Errorf("LMTP greeting: %w", err)
	}
	say := func(code int, format string, args ...any) error {
		if err := c.PrintfLine(format, args...); err != nil {
			return err
		}
		_, _, err := c.ReadResponse(code)
		return err
	}
	if err := say(250, "LHLO localhost"); err != nil {
		return fmt.Errorf("LMTP LHLO: %w", err)
	}
	for _, m := range messages {
		if err := say(250, "MAIL FROM:<pat@customer.example>"); err != nil {
			return fmt.Errorf("LMTP MAIL: %w", err)
		}
		if err := say(250, "RCPT TO:<%s>", user); err != nil {
			return fmt.Errorf("LMTP RCPT: %w", err)
		}
		if err := say(354, "DATA"); err != nil {
			return fmt.Errorf("LMTP DATA: %w", err)
		}
		w := c.DotWriter()
		if _, err := w.Write([]byte(m)); err != nil {
			return fmt.Errorf("LMTP message: %w", err)
		}
		if err := w.Close(); err != nil {
			return fmt.Errorf("LMTP message: %w", err)
		}
		if _, _, err := c.ReadResponse(250); err != nil {
			return fmt.Errorf("LMTP delivery: %w", err)
		}
	}
	return say(221, "QUIT")
}

// Fill puts messages into the user's INBOX by writing its files, which is
// quicker by far than delivering them.
func (s *Server) Fill(user string, messages ...string) error {
	s.filled.Lock()
	defer s.filled.Unlock()
	home := filepath.Join(s.Dir, "mail", user)
	box := filepath.Join(home, "maildir")
	for _, dir := range []string{home, box, filepath.Join(box, "cur"), filepath.Join(box, "new"), filepath.Join(box, "tmp")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		if err := os.Chown(dir, s.uid, s.gid); err != nil {
			return err
		}
	}
	for _, m := range messages {
		s.serial++
		name := fmt.Sprintf("%d.M%dP%d.localhost,S=%d:2,", time.Now().Unix(), s.serial, os.Getpid(), len(m))
		path := filepath.Join(box, "cur", name)
		if err := os.WriteFile(path, []byte(m), 0o600); err != nil {
			return err
		}
		if err := os.Chown(path, s.uid, s.gid); err != nil {
			return err
		}
	}
	return nil
}

// Renumber makes the server forget the UIDs of the user's INBOX: every message
// gets a new one under a new UIDVALIDITY.
func (s *Server) Renumber(user string) error {
	box := filepath.Join(s.Dir, "mail", user, "maildir")
	files, err := filepath.Glob(filepath.Join(box, "dovecot*"))
	if err != nil {
		return fmt.Errorf("find index files: %w", err)
	}
	if len(files) == 0 {
		return fmt.Errorf("no index files in %s", box)
	}
	for _, f := range files {
		if err := os.Remove(f); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

func (s *Server) logTail() string {
	log, err := os.ReadFile(filepath.Join(s.Dir, "dovecot.log"))
	if err != nil {
		return err.Error()
	}
	return string(log[max(0, len(log)-4000):])
}
