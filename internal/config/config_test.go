package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func noEnv(string) string { return "" }

// secretFile writes a secrets file only its owner can read.
func secretFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const account = `
[[account]]
name = "dana"
host = "imap.mail.example"
username = "dana@sales.example"
password_env = "PW"
`

func env(name string) string {
	if name == "PW" {
		return "hunter2"
	}
	return ""
}

func TestParseFillsDefaults(t *testing.T) {
	c, err := Parse("heed.toml", []byte(account), env)
	if err != nil {
		t.Fatal(err)
	}
	a := c.Accounts[0]
	if a.Port != 993 || a.TLS != "implicit" || len(a.Mailboxes) != 1 || a.Mailboxes[0] != "INBOX" || a.Addresses[0] != "dana@sales.example" {
		t.Errorf("account defaults are wrong: %+v", a)
	}
	if c.Policy.Lookback != Duration(14*24*time.Hour) || c.Policy.DayStarts != ClockTime(9*time.Hour) {
		t.Errorf("policy defaults are wrong: %+v", c.Policy)
	}
	if got, err := a.Password.Reveal(t.Context()); err != nil || got != "hunter2" {
		t.Errorf("Reveal() = %q, %v", got, err)
	}
}

// TestProblems has one bad file for each rule, with the exact words an operator reads.
func TestProblems(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"syntax", "[log\nlevel = 1", []string{"f.toml:1: "}},
		{"twice", "[log]\nlevel = \"info\"\nlevel = \"warn\"\n", []string{"f.toml:3: "}},
		{"unknown key", account + "[log]\nlevl = \"info\"\n", []string{`f.toml:8: log.levl: unknown key (did you mean level?)`}},
		{"unknown table", account + "[metrics]\na = 1\n", []string{`f.toml:7: metrics: unknown key (known here: `}},
		{"unknown in account", account + "folders = [\"INBOX\"]\n", []string{`f.toml:7: account[0].folders: unknown key (known here: addresses, `}},
		{"wrong types", account + "port = \"993\"\nmailboxes = \"INBOX\"\n[policy]\naway_days = 7.5\ndry_run = 1\nlookback = 14\n", []string{
			`f.toml:7: account[0].port: want a whole number, got a string (without quotes)`,
			`f.toml:8: account[0].mailboxes: want a list, got a string (write it in brackets, e.g. ["a", "b"])`,
			`f.toml:10: policy.away_days: want a whole number, got a number (without quotes)`,
			`f.toml:11: policy.dry_run: want true or false, got a whole number (without quotes)`,
			`f.toml:12: policy.lookback: want a string, got a whole number (write it in quotes, e.g. "15m")`,
		}},
		{"single brackets", "[account]\nname = \"x\"\n", []string{`f.toml:1: account: want a list of tables, got a table (write [[account]] with two brackets)`}},
		{"values", account + "[policy]\nreach = \"all\"\naway_days = 0\nday_starts = \"9\"\nlookback = \"two weeks\"\n", []string{
			`f.toml:8: policy.reach: "all" is not known (want one of prospect, account, enrollment)`,
			`f.toml:9: policy.away_days: 0 is out of range (want 1 to 365)`,
			`f.toml:10: policy.day_starts: "9" is no time of day, want one such as "09:00"`,
			`f.toml:11: policy.lookback: "two weeks" is no length of time`,
		}},
		{"costs", account + "[classifier.costs]\nlater = { never = 1.0, review = -1.0 }\nmaybe = {}\n", []string{
			`f.toml:8: classifier.costs.later.never: "never" is not known (want one of interested, later, not_interested, opt_out, unclear, auto_reply, bounce, other, review)`,
			`f.toml:8: classifier.costs.later.review: -1 is no cost (want 0 to 1000000)`,
			`f.toml:9: classifier.costs.maybe: "maybe" is not known`,
		}},
		{"no account", "", []string{`f.toml: account: no account to watch`}},
		{"empty list of accounts", "account = []", []string{`f.toml: account: no account to watch`}},
		{"empty account", "[[account]]\n", []string{
			`f.toml:1: account[0]: has no secret to log in with`,
			`f.toml:1: account[0].host: is missing`,
			`f.toml:1: account[0].name: is missing`,
			`f.toml:1: account[0].username: is missing`,
		}},
		{"same name", account + account, []string{`f.toml:9: account[1].name: "dana" is the name of another account (the one at line 2)`}},
		{"address as name", strings.Replace(account, `"dana"`, `"dana@sales.example"`, 1), []string{`f.toml:3: account[0].name: may only have letters`}},
		{"plain text beyond loopback", account + "tls = \"none\"\n", []string{`f.toml:7: account[0].tls: would send the password in the clear to imap.mail.example`}},
		{"zone", account + "time_zone = \"Mars/Olympus\"\n", []string{`f.toml:7: account[0].time_zone: "Mars/Olympus" is no time zone`}},
		{"fingerprint", account + "tls_fingerprint = \"abc\"\n", []string{`f.toml:7: account[0].tls_fingerprint: is no SHA-256 fingerprint`}},
		{"two sources", account + "password_command = [\"pass\", \"x\"]\n", []string{`f.toml:7: account[0].password_command: is a second source of the same secret (keep one of password_env, password_command)`}},
		{"inline", strings.Replace(account, `password_env = "PW"`, `password = "pw"`, 1), []string{`f.toml:6: account[0].password: the secret stands in the configuration itself`}},
		{"no such file", strings.Replace(account, `password_env = "PW"`, `password_file = "/nonexistent/pw"`, 1), []string{`f.toml:6: account[0].password_file: /nonexistent/pw does not exist; create it`}},
		{"unset variable", strings.Replace(account, "PW", "NOPE", 1), []string{`f.toml:6: account[0].password_env: the environment variable NOPE is empty or not set`}},
		{"no credentials", strings.Replace(account, `password_env = "PW"`, `password_credential = "pw"`, 1), []string{`f.toml:6: account[0].password_credential: CREDENTIALS_DIRECTORY is not set`}},
		{"listen beyond loopback", account + "[http]\nlisten = \"0.0.0.0:9779\"\nmetrics_listen = \":9780\"\n", []string{
			`f.toml:8: http.listen: listens beyond this machine without TLS and a token`,
			`f.toml:9: http.metrics_listen: listens beyond this machine without TLS and a token`,
		}},
		{"store directory", account + "[store]\npath = \"/nonexistent/dir/heed.db\"\n", []string{`f.toml:8: store.path: the directory /nonexistent/dir does not exist (create it: mkdir -p /nonexistent/dir)`}},
		{"user is no address", strings.Replace(account, `"dana@sales.example"`, `"dana"`, 1), []string{`f.toml:2: account[0].addresses: is missing, and username is no address`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("f.toml", []byte(tt.text), env)
			ps, ok := AsErrors(err)
			if !ok {
				t.Fatalf("Parse() error is %v, want Errors", err)
			}
			if len(ps) != len(tt.want) {
				t.Errorf("%d problems, want %d:\n%v", len(ps), len(tt.want), err)
			}
			for i, want := range tt.want {
				if i < len(ps) && !strings.HasPrefix(ps[i].Error(), want) {
					t.Errorf("problem %d is\n  %s\nwant\n  %s", i, ps[i].Error(), want)
				}
			}
		})
	}
}

func TestSecretFileReadableByOthersIsRefused(t *testing.T) {
	path := secretFile(t, "hunter2\n")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	_, err := Parse("f.toml", []byte(strings.Replace(account, `password_env = "PW"`, `password_file = "`+path+`"`, 1)), noEnv)
	if err == nil || !strings.Contains(err.Error(), "run: chmod 600 "+path) {
		t.Errorf("error is %v, want the chmod to run", err)
	}
}

func TestSecretSources(t *testing.T) {
	file := secretFile(t, "from file\r\n")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "imap"), []byte("from credential"), 0o440); err != nil {
		t.Fatal(err)
	}
	getenv := func(name string) string {
		return map[string]string{"CREDENTIALS_DIRECTORY": dir, "PW": "from env"}[name]
	}
	for want, line := range map[string]string{
		"from file":       `password_file = "` + file + `"`,
		"from env":        `password_env = "PW"`,
		"from credential": `password_credential = "imap"`,
		"from command":    `password_command = ["printf", "from command\\n"]`,
	} {
		c, err := Parse("f.toml", []byte(strings.Replace(account, `password_env = "PW"`, line, 1)), getenv)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := c.Accounts[0].Password.Reveal(t.Context()); err != nil || got != want {
			t.Errorf("%s: Reveal() = %q, %v", line, got, err)
		}
	}
}

func TestMissingCredentialIsNamedByItsKey(t *testing.T) {
	dir := t.TempDir()
	text := strings.Replace(account, `password_env = "PW"`, `password_credential = "pw"`, 1)
	_, err := Parse("f.toml", []byte(text), func(string) string { return dir })
	if want := "f.toml:6: account[0].password_credential: " + dir + "/pw does not exist"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("error is %v, want %s", err, want)
	}
}

func TestSecretCommandFails(t *testing.T) {
	for _, command := range []string{`["false"]`, `["true"]`, `["printf", "a\\nb"]`, `["/nonexistent/helper"]`} {
		c, err := Parse("f.toml", []byte(strings.Replace(account, `password_env = "PW"`, "password_command = "+command, 1)), noEnv)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := c.Accounts[0].Password.Reveal(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "password_command: ") {
			t.Errorf("%s: Reveal() = %q, %v; want an error that names the key", command, got, err)
		}
	}
}

func TestLoadNamesTheFile(t *testing.T) {
	_, err := Load("/nonexistent/heed.toml", noEnv)
	if _, ok := AsErrors(err); ok || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
}

// TestLoadForStoreNeedsNoSecrets loads what only the service can log in with.
func TestLoadForStoreNeedsNoSecrets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "heed.toml")
	text := strings.Replace(account, `password_env = "PW"`, `password_credential = "pw"`, 1) + "tls_ca_file = \"/nonexistent/ca.pem\"\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path, noEnv); err == nil {
		t.Error("Load() takes a credential that is not there")
	}
	if _, err := LoadForStore(path, noEnv); err != nil {
		t.Errorf("LoadForStore() = %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(account)
	f.Add("a.b.c = 1\n[a]\n[[a.b]]\n")
	f.Add("[[account]]\n[account.x]\ny={z=1}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "_file") || strings.Contains(text, "rules") {
			t.Skip("would read files of the machine")
		}
		_, err := Parse("f.toml", []byte(text), noEnv)
		if ps, ok := AsErrors(err); err != nil && (!ok || len(ps) == 0) {
			t.Errorf("error %v is not a list of problems", err)
		}
	})
}
