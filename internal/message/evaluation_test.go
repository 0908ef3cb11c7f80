package message

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// dataDir names a folder of mail to judge by. It is not part of the project.
var dataDir = flag.String("data", "", "folder with `*.jsonl` lists of messages to evaluate on")

// dataLines decodes each line of a list in the folder that -data names; the
// test is skipped without one.
func dataLines[T any](t *testing.T, name string) []T {
	t.Helper()
	if *dataDir == "" {
		t.Skip("needs -data DIR, a folder with " + name)
	}
	f, err := os.Open(filepath.Join(*dataDir, name))
	if err != nil {
		t.Skipf("no %s in the folder: %v", name, err)
	}
	defer f.Close()
	var lines []T
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 64<<20)
	for scanner.Scan() {
		var line T
		if err := json.Unmarshal(scanner.Bytes(), &line); err != nil {
			t.Fatalf("%s line %d: %v", name, len(lines)+1, err)
		}
		lines = append(lines, line)
	}
	if err := scanner.Err(); err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	return lines
}

// dataMail reads a message by its path below the -data folder.
func dataMail(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(*dataDir, path))
	if err != nil {
		t.Fatalf("read message: %v", err)
	}
	return raw
}

func TestEvaluateHostile(t *testing.T) {
	type line struct{ ID, EML string }
	const slowest, most = 100 * time.Millisecond, 32 << 20
	var worstTime time.Duration
	var worstBytes uint64
	empty := 0
	lines := dataLines[line](t, "hostile_mime.jsonl")
	for _, l := range lines {
		raw := dataMail(t, l.EML)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		begin := time.Now()
		p := Parse(raw, Options{})
		took := time.Since(begin)
		runtime.ReadMemStats(&after)
		allocated := after.TotalAlloc - before.TotalAlloc
		worstTime, worstBytes = max(worstTime, took), max(worstBytes, allocated)
		if took > slowest {
			t.Errorf("%s took %v", l.ID, took)
		}
		if allocated > most+uint64(len(raw)) {
			t.Errorf("%s allocated %d MB", l.ID, allocated>>20)
		}
		if p.Body == "" && p.Unreadable == "" {
			empty++
		}
		checkParsed(t, p)
	}
	t.Logf("%d messages: slowest %v, most memory %d kB, %d without text", len(lines), worstTime, worstBytes>>10, empty)
}
