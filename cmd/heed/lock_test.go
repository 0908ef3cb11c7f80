package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSecondDaemonIsRefused starts a second daemon on the store of a running
// one, with another configuration.
func TestSecondDaemonIsRefused(t *testing.T) {
	_, config := onMemory(t)
	d := startDaemon(t, config)
	text, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(t.TempDir(), "second.toml")
	write(t, second, string(text))
	if _, stderr, code := heed(t, "", "run", "-c", second); code != exitFailure || !strings.Contains(stderr, "another heed works on this store") {
		t.Errorf("code %d, %s", code, stderr)
	}
	if code := d.end(); code != exitOK {
		t.Errorf("the first stopped with code %d", code)
	}
	startDaemon(t, second) // the lock went with the first
}

// TestCheckLooksAtTheStore has a store that heed run would refuse.
func TestCheckLooksAtTheStore(t *testing.T) {
	_, config := onMemory(t)
	write(t, filepath.Join(filepath.Dir(config), "heed.db"), "this is no database, but long enough to look like something that was one once")
	if _, stderr, code := heed(t, "", "check", "-c", config); code == exitOK || !strings.Contains(stderr, "check database") {
		t.Errorf("code %d, %s", code, stderr)
	}
}
