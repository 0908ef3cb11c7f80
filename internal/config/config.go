// Package config reads heed's configuration: strict TOML, with every problem
// reported at once as file:line: key: problem (hint).
package config

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"time"
)

// Config is a whole configuration, valid and with defaults filled in.
// config.example.toml explains every key.
type Config struct {
	AllowInlineSecrets bool       `toml:"allow_inline_secrets"`
	Store              Store      `toml:"store"`
	Log                Log        `toml:"log"`
	HTTP               HTTP       `toml:"http"`
	Policy             Policy     `toml:"policy"`
	Classifier         Classifier `toml:"classifier"`
	Accounts           []Account  `toml:"account"`
}

// Store is where replies, enrollments and cursors are kept.
type Store struct {
	Path string `toml:"path"` // SQLite file; its directory must exist
}

// Log is how heed speaks on standard error.
type Log struct {
	Level  string `toml:"level"`  // debug, info, warn, error
	Format string `toml:"format"` // text, json
}

// HTTP is the listener for metrics and health.
type HTTP struct {
	Listen        string `toml:"listen"`         // host:port; empty for none
	MetricsListen string `toml:"metrics_listen"` // a second listener for metrics and health alone; empty for none
	TLSCertFile   string `toml:"tls_cert_file"`
	TLSKeyFile    string `toml:"tls_key_file"`

	Token Secret `toml:"token"` // bearer token every request must carry; not set for none
}

// Policy is what is done with each answer.
type Policy struct {
	DryRun      bool      `toml:"dry_run"`
	Reach       string    `toml:"reach"`        // prospect, account, enrollment
	AwayDays    int       `toml:"away_days"`    // 1..365
	SoftBounces int       `toml:"soft_bounces"` // 1..100
	DayStarts   ClockTime `toml:"day_starts"`
	Lookback    Duration  `toml:"lookback"`
}

// Classifier adds to what the starter rules and corpus know.
type Classifier struct {
	Rules    []string `toml:"rules"`     // paths of rule files
	KeepText bool     `toml:"keep_text"` // keep the newest text of replies, for people to learn from
	Costs    Costs    `toml:"costs"`
}

// Costs is what it costs to act on a reply as one thing when it was another, in
// needless looks by a person: Costs[truth][act]. What is missing has a default.
type Costs map[string]map[string]float64

// Account is one login at one IMAP server.
type Account struct {
	Name       string   `toml:"name"`
	Host       string   `toml:"host"`
	Port       int      `toml:"port"` // 0: 993 for implicit TLS, else 143
	TLS        string   `toml:"tls"`  // implicit, starttls, none
	Username   string   `toml:"username"`
	Addresses  []string `toml:"addresses"`
	Mailboxes  []string `toml:"mailboxes"`
	TimeZone   Zone     `toml:"time_zone"`
	AuthServID string   `toml:"authserv_id"`

	TLSCAFile         string `toml:"tls_ca_file"`
	TLSFingerprint    string `toml:"tls_fingerprint"`
	TLSClientCertFile string `toml:"tls_client_cert_file"`
	TLSClientKeyFile  string `toml:"tls_client_key_file"`

	Password Secret `toml:"password"`
}

// Default is the configuration that an empty file gives, before it is found to
// name no account.
func Default() Config {
	return Config{
		Store: Store{Path: "heed.db"},
		Log:   Log{Level: "info", Format: "text"},
		HTTP:  HTTP{Listen: "127.0.0.1:9779"},
		Policy: Policy{
			Reach:       "prospect",
			AwayDays:    7,
			SoftBounces: 5,
			DayStarts:   ClockTime(9 * time.Hour),
			Lookback:    Duration(14 * 24 * time.Hour),
		},
	}
}

func (a *Account) setDefaults() {
	*a = Account{TLS: "implicit", Mailboxes: []string{"INBOX"}, TimeZone: Zone{time.Local}}
}

// Load reads and checks a file. The error is Errors when the file can be
// read but not used.
func Load(path string, getenv func(string) string) (*Config, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	return Parse(path, text, getenv)
}

// LoadForStore is Load for who works on the store alone and logs in nowhere:
// that secrets and certificates can be had is not asked.
func LoadForStore(path string, getenv func(string) string) (*Config, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	return parse(path, text, getenv, true)
}

// Parse checks the text of a configuration file; file names it in problems.
func Parse(file string, text []byte, getenv func(string) string) (*Config, error) {
	return parse(file, text, getenv, false)
}

func parse(file string, text []byte, getenv func(string) string, forStore bool) (*Config, error) {
	doc, err := parseDocument(file, text)
	if err != nil {
		return nil, err
	}
	c := Default()
	d := &decoder{doc: doc}
	d.table("", doc.root, reflect.ValueOf(&c).Elem())
	v := &validator{decoder: d, config: &c, getenv: getenv, forStore: forStore}
	v.all()
	if len(d.problems) > 0 {
		slices.SortStableFunc(d.problems, func(a, b Error) int {
			if a.Line != b.Line {
				return a.Line - b.Line
			}
			if a.Key < b.Key {
				return -1
			}
			return 1
		})
		return nil, d.problems
	}
	return &c, nil
}

// Equal tells whether two listeners are configured alike.
func (h HTTP) Equal(other HTTP) bool {
	h.Token.getenv, other.Token.getenv = nil, nil
	return reflect.DeepEqual(h, other)
}

// Equal tells whether two accounts are configured alike. A secret is equal when
// it comes from the same source.
func (a Account) Equal(other Account) bool {
	a.Password.getenv, other.Password.getenv = nil, nil
	return reflect.DeepEqual(a, other)
}

// AsErrors gives the problems an error of Load carries, if it carries any.
func AsErrors(err error) (Errors, bool) {
	var ps Errors
	ok := errors.As(err, &ps)
	return ps, ok
}
