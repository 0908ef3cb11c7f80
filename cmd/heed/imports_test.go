package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/heed-mail/heed"

// mayImport says which packages of ours each package may import. Whoever is
// missing may import nothing of ours.
var mayImport = map[string][]string{
	"classifier":           {"classifier/when"},
	"classifier/eval":      {"classifier", "classifier/when"},
	"imapwatch":            {},
	"imapwatch/memserver":  {},
	"internal/message":     {},
	"internal/config":      {},
	"internal/dovecottest": {},
	"internal/store":       {},
	"internal/web":         {},
	"internal/pipeline":    {"classifier", "classifier/when", "internal/message", "internal/store"},
	"cmd/heed": {
		"classifier", "classifier/eval", "classifier/when", "imapwatch", "imapwatch/memserver",
		"internal/config", "internal/message", "internal/pipeline", "internal/store", "internal/web",
	},
}

// only says which packages alone may import a module that could be replaced,
// or that must be kept at a distance.
var only = map[string][]string{
	"github.com/emersion/go-imap":         {"imapwatch", "imapwatch/memserver"},
	"github.com/emersion/go-sasl":         {"imapwatch"},
	"github.com/emersion/go-message":      {"internal/message"},
	"modernc.org/sqlite":                  {"internal/store"},
	"github.com/pelletier/go-toml":        {"internal/config", "classifier"},
	"github.com/spf13/cobra":              {"cmd/heed"},
	"github.com/prometheus/client_golang": {"cmd/heed", "internal/web"},
	"net/http":                            {"cmd/heed", "internal/web"},
	"database/sql":                        {"internal/store"},
}

// TestImports keeps the shape of the program: who may know of whom.
func TestImports(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", module+"/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; seen++ {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		checkImports(t, strings.TrimPrefix(p.ImportPath, module+"/"), p.Imports)
	}
	if seen < 8 {
		t.Errorf("go list named %d packages; the test no longer sees the program", seen)
	}
}

func checkImports(t *testing.T, name string, imports []string) {
	t.Helper()
	for _, i := range imports {
		if ours, ok := strings.CutPrefix(i, module+"/"); ok && !slices.Contains(mayImport[name], ours) {
			t.Errorf("%s imports %s", name, ours)
		}
		for what, who := range only {
			if (i == what || strings.HasPrefix(i, what+"/")) && !slices.Contains(who, name) {
				t.Errorf("%s imports %s, which only %v may", name, i, who)
			}
		}
	}
}
