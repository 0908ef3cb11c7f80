package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/internal/config"
	"github.com/heed-mail/heed/internal/pipeline"
)

// TestExampleDefaults compares the defaults that config.example.toml shows with
// those of the packages that do the work.
func TestExampleDefaults(t *testing.T) {
	b, err := os.ReadFile("../../config.example.toml")
	if err != nil {
		t.Fatal(err)
	}
	password := filepath.Join(t.TempDir(), "password")
	write(t, password, "pw")
	text := strings.Replace(string(b), "/etc/heed/dana.password", password, 1)
	text = regexp.MustCompile(`(?m)^#([a-z_]+ = )`).ReplaceAllString(text, "$1")
	c, err := config.Parse("config.example.toml", []byte(text), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(classifier.DefaultCosts(), classifier.Costs(c.Classifier.Costs)); diff != "" {
		t.Errorf("costs (-classifier +example):\n%s", diff)
	}
	if diff := cmp.Diff(pipeline.DefaultPolicy(), pipelinePolicy(c.Policy)); diff != "" {
		t.Errorf("policy (-pipeline +example):\n%s", diff)
	}
}
