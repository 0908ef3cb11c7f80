package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/internal/message"
	"github.com/heed-mail/heed/internal/pipeline"
	"github.com/heed-mail/heed/internal/store"
)

// A reading is what came of a labelled line: twelve of them make an evaluation
// whose figures can be worked out by hand.
type reading struct {
	line        string // labelled
	kind        message.Kind
	label       classifier.Label
	tags        []classifier.Tag
	confidence  float64
	disposition pipeline.Disposition
	review      string
	from, to    store.Day
	text        string
}

var readings = []reading{
	{line: `"label":"interested","lang":"en","tags":["referral"]`, label: "interested", tags: []classifier.Tag{"referral", "question"}, confidence: 0.95, disposition: "halt"},
	{line: `"label":"interested","lang":"en"`, label: "interested", tags: []classifier.Tag{"hostile"}, confidence: 0.85, disposition: "halt"},
	{line: `"label":"interested","lang":"en"`, label: "not_interested", confidence: 0.65, disposition: "review", review: "cost", text: "Yes\n<script>alert(1)</script> \x1b[2J" + strings.Repeat(" more", 50)},
	{line: `"label":"later","lang":"en","resume":{"from":"2026-05-01","to":"2026-05-31"}`, label: "later", confidence: 0.95, disposition: "halt", from: "2026-05-01", to: "2026-05-31"},
	{line: `"label":"later","lang":"de","resume":{"from":"2026-05-01"}`, label: "interested", confidence: 0.55, disposition: "halt", text: "Im Mai"},
	{line: `"label":"not_interested","resume":null`, label: "not_interested", tags: []classifier.Tag{"opt_out"}, confidence: 0.95, disposition: "halt", text: "No"},
	{line: `"label":"opt_out"`, label: "not_interested", tags: []classifier.Tag{"opt_out"}, confidence: 0.95, disposition: "halt"},
	{line: `"label":"unsubscribe"`, label: "not_interested", confidence: 0.85, disposition: "review", review: "opt_out"},
	{line: `"label":"opt_out","resume":null`, label: "later", confidence: 0.75, disposition: "halt", from: "2026-06-01", to: "2026-06-30", text: "Another time, another planet"},
	{line: `"label":"unclear"`, label: "unclear", confidence: 0.45, disposition: "review", review: "unclear"},
	{line: `"label":"auto_reply","resume":{"from":"2026-03-09"}`, kind: message.AutoReply, confidence: 1, disposition: "hold", from: "2026-03-10", to: "2026-03-10", text: "Away"},
	{line: `"label":"bounce"`, kind: message.Other, confidence: 1, disposition: "none", text: "Not delivered"},
}

// reading is what the daemon would have read.
func (r reading) reading() pipeline.Reading {
	out := pipeline.Reading{
		Kind: r.kind, Tags: append([]classifier.Tag{}, r.tags...), Confidence: r.confidence, Disposition: r.disposition,
		ReviewReason: r.review, Text: r.text, Model: "m1",
		Evidence: []store.Evidence{
			{Source: "rule", Name: "some.rule", Label: "later", Weight: 1.25, Match: "secret phrase"},
			{Source: "word", Name: "secret word", Label: "interested", Weight: -0.5},
		},
	}
	if r.kind == "" {
		out.Kind, out.Label = message.Human, &r.label
	}
	if r.from != "" {
		out.Resume = &store.Window{From: r.from, To: r.to, Phrase: "secret days"}
	}
	return out
}

func evaluated(t *testing.T, c *evalCommand) evaluation {
	t.Helper()
	for i, r := range readings {
		l, err := parseLabelled(fmt.Appendf(nil, `{"id":"r%d","text":"","received":"2026-03-02",%s}`, i, r.line), ".")
		if err != nil {
			t.Fatal(err)
		}
		l.Source = fmt.Sprintf("mail.jsonl:%d", i+1)
		c.judge(l, r.reading())
	}
	return c.evaluation()
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestEvaluationFigures(t *testing.T) {
	e := evaluated(t, &evalCommand{})
	for _, f := range []struct {
		name      string
		got, want float64
	}{
		{"count", float64(e.Count), 12},
		{"humans", float64(e.Humans), 10},
		{"accuracy", e.Accuracy, 8.0 / 12},
		{"labels", e.Labels, 0.7},
		{"acted", e.Acted, 0.7},
		{"acted precision", e.ActedPrecision, 5.0 / 7},
		{"coverage at 0.90", e.Coverage[0].Share, 0.6},
		{"coverage at 0.95", e.Coverage[1].Share, 0.6},
		{"coverage at 0.98", e.Coverage[2].Share, 0.6},
		{"least confidence", e.Coverage[2].Confidence, 0.85},
		{"calibration error", e.CalibrationError, (0.55 + 0.55 + 0.65 + 0.75 + 2*0.15 + 4*0.05) / 10},
	} {
		if !near(f.got, f.want) {
			t.Errorf("%s is %v, want %v", f.name, f.got, f.want)
		}
	}
	for name, want := range map[string][3]float64{ // precision, recall, F1
		"interested": {2.0 / 3, 2.0 / 3, 2.0 / 3}, "later": {0.5, 0.5, 0.5}, "not_interested": {0.75, 0.75, 0.75},
		"unclear": {1, 1, 1}, "auto_reply": {1, 1, 1}, "bounce": {0, 0, 0}, "other": {0, 0, 0},
		"opt_out": {0.5, 1.0 / 3, 0.4}, "referral": {1, 1, 1}, "question": {0, 0, 0}, "hostile": {0, 0, 0},
	} {
		all := append(slices.Clone(e.PerClass), e.PerTag...)
		c := all[slices.IndexFunc(all, func(c eval.Class) bool { return c.Name == name })]
		if !near(c.Precision, want[0]) || !near(c.Recall, want[1]) || !near(c.F1, want[2]) {
			t.Errorf("%s: %+v, want %v", name, c, want)
		}
	}
	if diff := cmp.Diff(eval.OptOuts{Count: 3, Suppressed: 1, Reviewed: 1, Mishandled: 1, False: 1, Missed: []int{8}, Wrongly: []int{5}}, e.OptOuts); diff != "" {
		t.Errorf("opt-outs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(eval.Dates{Given: 3, Right: 1, Exact: 1, Wrong: 1, Missed: 1, Invented: 1, Errors: []int{4, 8, 10}}, e.Dates); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
}

// TestEvaluationErrors has what cannot be taken back first, then the surest.
func TestEvaluationErrors(t *testing.T) {
	var got []string
	for _, m := range evaluated(t, &evalCommand{}).Errors {
		got = append(got, fmt.Sprintf("%d %s", m.Number, strings.Join(m.Faults, " ")))
	}
	want := []string{"8 opt_out label resume", "5 false_opt_out", "11 label", "2 label", "4 label resume", "10 resume"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEvaluationInTheTerminal(t *testing.T) {
	var out bytes.Buffer
	c := &evalCommand{t: terminal{out: &out, getenv: os.Getenv}, bad: 1}
	if err := c.print(evaluated(t, c)); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/eval/terminal.golden"
	if *update {
		write(t, file, out.String())
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("go test ./cmd/heed -update writes it anew (-want +got):\n%s", diff)
	}
}

func TestEvaluationReport(t *testing.T) {
	page, err := renderReport(evaluated(t, &evalCommand{}))
	if err != nil {
		t.Fatal(err)
	}
	elements := wantWellFormed(t, page)
	for name, want := range map[string]int{
		"svg":     1,
		"circle":  6,  // one for each bin in use
		"rect":    12, // its accuracy and its count
		"article": 6,
		"script":  0, "link": 0, "img": 0, "iframe": 0,
	} {
		if elements[name] != want {
			t.Errorf("%d %s elements, want %d", elements[name], name, want)
		}
	}
	for _, words := range []string{"70.0 %", "1 of 3", "0.300", "Another time, another planet", "&lt;script&gt;alert(1)", "some.rule", "−0.5"} {
		if !strings.Contains(string(page), words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	// html/template writes ZgotmplZ for what it holds to be unsafe.
	for _, words := range []string{"ZgotmplZ", "http:", "https:", "url(", "@import", "NaN", "&lt;nil"} {
		if strings.Contains(string(page), words) {
			t.Errorf("the page says %q", words)
		}
	}
}

// wantWellFormed wants every element closed where it was opened, and counts
// them.
func wantWellFormed(t *testing.T, page []byte) map[string]int {
	t.Helper()
	void := []string{"meta", "br", "hr", "img", "link", "input"}
	seen := map[string]int{}
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) || len(open) > 0 {
				t.Errorf("the page ends with %v open: %v", open, z.Err())
			}
			return seen
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			seen[tag]++
			for more {
				var key []byte
				if key, _, more = z.TagAttr(); slices.Contains([]string{"src", "href", "srcset", "action"}, string(key)) || strings.HasPrefix(string(key), "on") {
					t.Errorf("<%s> has %s", tag, key)
				}
			}
			if kind == html.StartTagToken && !slices.Contains(void, tag) {
				open = append(open, tag)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// TestEvaluationWithoutText looks for mail in every form of output.
func TestEvaluationWithoutText(t *testing.T) {
	for _, asJSON := range []bool{false, true} {
		var out bytes.Buffer
		c := &evalCommand{t: terminal{out: &out, getenv: os.Getenv}, noText: true, json: asJSON}
		e := evaluated(t, c)
		if err := c.print(e); err != nil {
			t.Fatal(err)
		}
		page, err := renderReport(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"secret", "script", "another planet", "Im Mai"} {
			if strings.Contains(out.String()+string(page), words) {
				t.Errorf("json %v: %q is told", asJSON, words)
			}
		}
		if !strings.Contains(out.String(), "some.rule") || !strings.Contains(out.String(), withheld) {
			t.Errorf("json %v: the evidence is gone:\n%s", asJSON, out.String())
		}
	}
}

// evaluationJSON is what --json prints, as a reader of it would have it.
type evaluationJSON struct {
	Count, Humans, Bad int
	Accuracy           float64
	Classes            []string
	Confusion          [][]int
	OptOuts            eval.OptOuts `json:"opt_outs"`
	Dates              eval.Dates
	Errors             []struct {
		Source, ID string
		Faults     []string
	}
}

func (e evaluationJSON) taken(truth, said string) int {
	return e.Confusion[slices.Index(e.Classes, truth)][slices.Index(e.Classes, said)]
}

func (e evaluationJSON) wrong() []string {
	var all []string
	for _, m := range e.Errors {
		all = append(all, strings.TrimSpace(m.ID+" "+strings.Join(m.Faults, " ")))
	}
	slices.Sort(all)
	return all
}

func readEvaluation(t *testing.T, out string) evaluationJSON {
	t.Helper()
	var e evaluationJSON
	if err := json.Unmarshal([]byte(out), &e); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	return e
}

// TestEvalLines runs the whole program on plain words, whose meaning no change
// to the classifier should touch.
func TestEvalLines(t *testing.T) {
	report := filepath.Join(t.TempDir(), "report.html")
	e := readEvaluation(t, wantHeed(t, "", "eval", "--json", "--report", report, "testdata/eval/replies.jsonl"))
	if e.Count != 12 || e.Humans != 11 || !near(e.Accuracy, 11.0/12) || e.Bad != 0 {
		t.Errorf("%+v", e)
	}
	for _, c := range []struct {
		truth, said string
		want        int
	}{
		{"interested", "interested", 1},
		{"interested", "not_interested", 1},
		{"later", "later", 3},
		{"not_interested", "not_interested", 5},
		{"unclear", "unclear", 1},
		{"bounce", "bounce", 1},
	} {
		if got := e.taken(c.truth, c.said); got != c.want {
			t.Errorf("%d of %s taken for %s, want %d", got, c.truth, c.said, c.want)
		}
	}
	if o := e.OptOuts; o.Count != 2 || o.Suppressed != 2 || o.False != 1 || !slices.Equal(o.Wrongly, []int{8}) {
		t.Errorf("opt-outs %+v", o)
	}
	if d := e.Dates; d.Given != 3 || d.Right != 2 || d.Exact != 1 || d.Wrong != 1 || d.Invented != 0 || !slices.Equal(d.Errors, []int{4}) {
		t.Errorf("dates %+v", d)
	}
	if diff := cmp.Diff([]string{"mislabelled label", "not-may resume", "stop-not-meant false_opt_out"}, e.wrong()); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	info, err := os.Stat(report)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the report, which quotes mail, has mode %v", info.Mode())
	}
	page, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	if wantWellFormed(t, page)["svg"] != 1 {
		t.Error("the report has no plot")
	}
}

func TestEvalFolders(t *testing.T) {
	e := readEvaluation(t, wantHeed(t, "", "eval", "--json", "testdata/eval/mail"))
	if e.Count != 4 || e.Humans != 2 || e.Accuracy != 1 || len(e.Errors) != 0 {
		t.Errorf("%+v", e)
	}
	if d := e.Dates; d.Given != 2 || d.Exact != 2 || d.Invented != 0 {
		t.Errorf("dates %+v", d)
	}
	if e.OptOuts.Suppressed != 1 || e.OptOuts.False != 0 {
		t.Errorf("opt-outs %+v", e.OptOuts)
	}
}

func TestEvalForPeople(t *testing.T) {
	in := `{"text":"Not interested, thanks.","label":"not_interested"}`
	out := wantHeed(t, in, "eval", "-")
	if !strings.Contains(out, "1 message, 1 of them by people") || strings.Contains(out, "error\n") || strings.Contains(out, "\x1b") {
		t.Errorf("printed %q", out)
	}
	if help := wantHeed(t, "", "eval", "--help"); !strings.Contains(help, "X-Expect-Resume") {
		t.Errorf("help says only %q", help)
	}
	if out, stderr, code := heed(t, "\n", "eval", "-"); code != exitFailure || out != "" || !strings.Contains(stderr, "no labelled message") {
		t.Errorf("nothing to judge: code %d, %q, %q", code, out, stderr)
	}
	if _, _, code := heed(t, "", "eval"); code != exitUsage {
		t.Errorf("nothing named: code %d", code)
	}
	if _, stderr, code := heed(t, in, "eval", "--report", "testdata/eval", "-"); code != exitFailure || !strings.Contains(stderr, "write report") {
		t.Errorf("no place for the report: code %d, %s", code, stderr)
	}
}
