package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestMetricNames holds the list of metrics with their types and labels, and
// that docs/metrics.md explains each and no other.
func TestMetricNames(t *testing.T) {
	_, config := onMemory(t)
	d := startDaemon(t, config)
	d.waitLog("logged in")
	d.waitMetric(`heed_mailbox_lag_messages{account="dana",mailbox="INBOX"} 0`)
	var names []string
	series := make(map[string][]string)
	for line := range strings.Lines(d.get("/metrics")) {
		if typ, ok := strings.CutPrefix(line, "# TYPE heed_"); ok {
			names = append(names, "heed_"+strings.TrimSpace(typ))
			continue
		}
		if m := regexp.MustCompile(`^(heed_\w+)\{([^}]*)\} `).FindStringSubmatch(line); m != nil {
			var labels []string
			for _, l := range regexp.MustCompile(`(\w+)="`).FindAllStringSubmatch(m[2], -1) {
				if l[1] != "le" {
					labels = append(labels, l[1])
				}
			}
			series[m[1]] = labels
		}
	}
	var golden bytes.Buffer
	for _, n := range names {
		name, typ, _ := strings.Cut(n, " ")
		golden.WriteString(strings.TrimSpace(name+" "+typ+" "+strings.Join(series[name], ",")) + "\n")
	}
	const file = "testdata/metrics.golden"
	if *update {
		write(t, file, golden.String())
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), golden.String()); diff != "" {
		t.Errorf("metrics changed; if on purpose, run go test ./cmd/heed -run MetricNames -update, and say so in docs/metrics.md (-want +got):\n%s", diff)
	}
	wantExplained(t, names)
}

func wantExplained(t *testing.T, names []string) {
	t.Helper()
	doc, err := os.ReadFile("../../docs/metrics.md")
	if err != nil {
		t.Fatal(err)
	}
	var explained []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(heed_\\w+)").FindAllStringSubmatch(string(doc), -1) {
		explained = append(explained, m[1])
	}
	for _, n := range names {
		if name, _, _ := strings.Cut(n, " "); !slices.Contains(explained, name) {
			t.Errorf("docs/metrics.md does not explain %s", name)
		}
	}
	for _, e := range explained {
		if !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, e+" ") }) {
			t.Errorf("docs/metrics.md explains %s, which does not exist", e)
		}
	}
}

// TestMetricsAreClean asks promtool, which knows Prometheus' conventions.
func TestMetricsAreClean(t *testing.T) {
	if _, err := exec.LookPath("promtool"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("promtool is missing: install Debian's package prometheus")
		}
		t.Skip("promtool is missing: install Debian's package prometheus")
	}
	_, config := onMemory(t)
	d := startDaemon(t, config)
	d.waitLog("logged in")
	cmd := exec.CommandContext(t.Context(), "promtool", "check", "metrics")
	cmd.Stdin = strings.NewReader(d.get("/metrics"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("promtool check metrics: %v\n%s", err, out)
	}
}

func TestHistogramsAreNativeAndClassic(t *testing.T) {
	reg := prometheus.NewRegistry()
	m := newMetrics(reg, build{})
	m.sinceNotice.Observe(0.02)
	problems, err := testutil.GatherAndLint(reg)
	if err != nil || len(problems) > 0 {
		t.Errorf("lint: %v %v", problems, err)
	}
	families, err := reg.Gather()
	if err != nil {
		t.Fatal(err)
	}
	seen := false
	for _, f := range families {
		if f.GetName() == "heed_halt_after_notice_seconds" {
			h := f.GetMetric()[0].GetHistogram()
			seen = len(h.GetBucket()) > 5 && h.Schema != nil
		}
	}
	if !seen {
		t.Error("heed_halt_after_notice_seconds is not both native and classic")
	}
}

// waitMetric waits until a line stands in the metrics.
func (d *runningDaemon) waitMetric(line string) {
	d.t.Helper()
	limit := time.Now().Add(patience)
	for !strings.Contains(d.get("/metrics"), "\n"+line+"\n") {
		if time.Now().After(limit) {
			d.wantMetric(line)
			d.t.FailNow()
		}
	}
}
