package config

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Secret says where a secret is to be had. It holds the secret itself only when
// the operator insisted on writing it into the file, and never prints it.
type Secret struct {
	key        string // its key in the file, without the ending
	inline     string
	file       string
	env        string
	credential string
	command    []string
	getenv     func(string) string
}

const redacted = "[redacted]"

// String never gives the secret.
func (s Secret) String() string { return redacted }

// GoString never gives the secret.
func (s Secret) GoString() string { return redacted }

// LogValue never gives the secret.
func (s Secret) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText never gives the secret.
func (s Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// IsSet tells whether a source was configured.
func (s Secret) IsSet() bool {
	return len(s.sources()) > 0
}

// commandTime is how long a command that prints a secret may take.
const commandTime = 30 * time.Second

// Reveal fetches the secret from its source, anew each time, so that a rotated
// secret is found without a restart. One line end behind it is dropped.
func (s Secret) Reveal(ctx context.Context) (string, error) {
	switch {
	case s.inline != "":
		return s.inline, nil
	case s.file != "":
		return readSecret(s.file, s.key+"_file", ownerOnly)
	case s.credential != "":
		path, err := s.credentialPath()
		if err != nil {
			return "", err
		}
		return readSecret(path, s.key+"_credential", notEverybody)
	case s.env != "":
		if v := s.getenv(s.env); v != "" {
			return v, nil
		}
		return "", fmt.Errorf("%s_env: the environment variable %s is empty or not set", s.key, s.env)
	case len(s.command) > 0:
		return s.run(ctx)
	}
	return "", fmt.Errorf("%s: no source is configured", s.key)
}

func (s Secret) run(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, commandTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, s.command[0], s.command[1:]...)
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return "", fmt.Errorf("%s_command: %s gave no answer within %s", s.key, s.command[0], commandTime)
	}
	if err != nil {
		return "", fmt.Errorf("%s_command: run %s: %w", s.key, s.command[0], err)
	}
	return oneLine(out, s.key+"_command")
}

func (s Secret) credentialPath() (string, error) {
	dir := s.getenv("CREDENTIALS_DIRECTORY")
	if dir == "" {
		return "", fmt.Errorf("%s_credential: CREDENTIALS_DIRECTORY is not set; it is set for services that systemd starts with LoadCredential=%s:FILE", s.key, s.credential)
	}
	return filepath.Join(dir, s.credential), nil
}

// check finds what can be known to be wrong before the secret is needed.
// Commands are not run.
func (s Secret) check() error {
	if s.file == "" && s.credential == "" && s.env == "" {
		return nil
	}
	_, err := s.Reveal(context.Background())
	return err
}

// ErrSecretExposed is wrapped when others than its owner can read a secrets file.
var ErrSecretExposed = errors.New("others can read it")

// The permissions that a file with a secret must not give. Those of a credential
// are systemd's: it lets the service read by an access control list, whose mask
// shows in the place of the group's bits.
const (
	ownerOnly    fs.FileMode = 0o077
	notEverybody fs.FileMode = 0o007
)

func readSecret(path, key string, refused fs.FileMode) (string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s: %s does not exist; create it with the secret on its first line, then chmod 600 it", key, path)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", key, err)
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s: %s is not a regular file", key, path)
	}
	if mode := info.Mode().Perm(); mode&refused != 0 {
		return "", fmt.Errorf("%s: %s has mode %04o, %w; run: chmod 600 %s", key, path, mode, ErrSecretExposed, path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s: %w", key, err)
	}
	return oneLine(b, key)
}

func oneLine(b []byte, key string) (string, error) {
	b = bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
	switch {
	case len(b) == 0:
		return "", fmt.Errorf("%s: gave an empty secret", key)
	case bytes.ContainsAny(b, "\r\n\x00"):
		return "", fmt.Errorf("%s: gave more than one line; want the secret alone", key)
	}
	return string(b), nil
}

// secretSuffixes are what the key of a secret may end in: one for each source.
var secretSuffixes = []string{"", "_file", "_env", "_credential", "_command"}

// sources lists the keys that were given for the secret.
func (s Secret) sources() []string {
	set := []bool{s.inline != "", s.file != "", s.env != "", s.credential != "", len(s.command) > 0}
	var given []string
	for i, suffix := range secretSuffixes {
		if set[i] {
			given = append(given, s.key+suffix)
		}
	}
	return given
}
