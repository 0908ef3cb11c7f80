package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestServiceFile lets systemd judge the unit that operators install. This test
// program stands for heed, which need not be installed here.
func TestServiceFile(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed")
	}
	unit, err := os.ReadFile("../../deploy/heed.service")
	if err != nil {
		t.Fatal(err)
	}
	const installed = "ExecStart=/usr/bin/heed run --config "
	if !strings.Contains(string(unit), installed) {
		t.Fatalf("the unit does not hold %q", installed)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "heed.service")
	write(t, path, strings.Replace(string(unit), "/usr/bin/heed", self, 1))
	if out, err := exec.CommandContext(t.Context(), analyze, "verify", path).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("systemd-analyze verify: %v\n%s", err, out)
	}
}
