package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestUsage makes the mistakes people make, and expects the exit code that
// tells a supervisor not to try again, and words that say what to do.
func TestUsage(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.toml")
	write(t, bad, "[log]\nlevel = \"loud\"\n[[account]]\nnam = \"x\"\n")
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"bogus"}, "unknown command"},
		{[]string{"run"}, `required flag(s) "config" not set`},
		{[]string{"run", "--config", "/nonexistent.toml"}, "no such file"},
		{[]string{"run", "--config", bad}, bad + ":2: log.level: \"loud\" is not known (want one of debug, info, warn, error)\n"},
		{[]string{"check", "--config", bad}, bad + ":4: account[0].nam: unknown key (did you mean name?)\n"},
		{[]string{"run", "--bogus"}, "unknown flag: --bogus"},
		{[]string{"demo", "extra"}, `unknown command "extra" for "heed demo"`},
		{[]string{"classify", "--text", "file.eml"}, "name no files"},
		{[]string{"classify", "--json", "--explain", "-"}, "none of the others can be"},
		{[]string{"enrollment", "list"}, "required flag"},
	} {
		_, stderr, code := heed(t, "", tt.args...)
		if code != exitUsage || !strings.Contains(stderr, tt.want) {
			t.Errorf("heed %s: code %d, want %d, and words %q:\n%s", strings.Join(tt.args, " "), code, exitUsage, tt.want, stderr)
		}
	}
}

func TestHelpForEveryCommand(t *testing.T) {
	for _, args := range []string{"", "demo", "run", "check", "classify", "enrollment", "enrollment import", "enrollment list", "enrollment show", "enrollment resume", "version", "completion"} {
		out := wantHeed(t, "", append(strings.Fields(args), "--help")...)
		if !strings.Contains(out, "Usage:") {
			t.Errorf("heed %s --help says only %q", args, out)
		}
	}
	if out := wantHeed(t, "", "version"); !strings.HasPrefix(out, "heed ") {
		t.Errorf("version says %q", out)
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if out := wantHeed(t, "", "completion", shell); len(out) < 1000 {
			t.Errorf("completion for %s is %q", shell, out)
		}
	}
}

// TestClassifyJSON holds the names of the fields, which are a contract.
func TestClassifyJSON(t *testing.T) {
	out := wantHeed(t, reply(1, "ann@northquay.example", "s1@out.example", "Not interested, thanks.\n\nOn Monday, Dana wrote:\n> Interested?"), "classify", "--json", "-")
	var fields map[string]any
	if err := json.Unmarshal([]byte(out), &fields); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	for _, name := range []string{"file", "id", "message_id", "kind", "label", "tags", "confidence", "scores", "disposition", "review_reason", "resume", "bounce", "text", "signature", "evidence", "model"} {
		if _, ok := fields[name]; !ok {
			t.Errorf("field %s is missing", name)
		}
	}
	if fields["kind"] != "human" || fields["label"] != "not_interested" || fields["text"] != "Not interested, thanks." || fields["message_id"] != "answer-1@prospects.example" {
		t.Errorf("read as %v", fields)
	}
}

func TestClassifyLines(t *testing.T) {
	in := `{"id":"a","text":"Please unsubscribe me.","received":"2026-03-02"}
{"id":7,"subject":"Re: Hi","text":"Try me again in June.","received":"2026-03-02T10:00:00+01:00"}
not json

{"id":"c","text":"x","received":"soon"}
`
	out, stderr, code := heed(t, in, "classify", "--jsonl", "--json")
	if code != exitFailure || !strings.Contains(stderr, "line 3: want a JSON object") || !strings.Contains(stderr, `line 5: received "soon" is no time`) {
		t.Errorf("code %d\n%s", code, stderr)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d verdicts, want one for each good line:\n%s", len(lines), out)
	}
	var first, second struct {
		ID, Label string
		Tags      []string
		Resume    *struct{ From, To string }
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(lines[1]), &second); err != nil {
		t.Fatal(err)
	}
	if first.ID != "a" || first.Label != "not_interested" || !slices.Contains(first.Tags, "opt_out") {
		t.Errorf("first is %+v", first)
	}
	if second.ID != "7" || second.Label != "later" || second.Resume == nil || second.Resume.From != "2026-06-01" || second.Resume.To != "2026-06-30" {
		t.Errorf("second is %+v", second)
	}
}

// A line that is too long is named, and those behind it are read.
func TestClassifyPassesOverALongLine(t *testing.T) {
	in := `{"id":"a","text":"No."}` + "\n" + strings.Repeat("x", maxLine+1) + "\n" + `{"id":"c","text":"No."}`
	out, stderr, code := heed(t, in, "classify", "--jsonl", "--json")
	if code != exitFailure || !strings.Contains(stderr, "line 2: longer than") || strings.Count(out, "\n") != 2 {
		t.Errorf("code %d, %d verdicts\n%s", code, strings.Count(out, "\n"), stderr)
	}
}

func TestClassifyForPeople(t *testing.T) {
	out := wantHeed(t, "Please remove me from your list.", "classify", "--text")
	if !strings.Contains(out, "not_interested #opt_out") || !strings.Contains(out, "“") || strings.Contains(out, "\x1b") {
		t.Errorf("printed %q", out)
	}
	out = wantHeed(t, reply(1, "ann@northquay.example", "s1@out.example", "Yes\x1b[2J please.\n\nOn Monday, Dana wrote:\n> Interested?"), "classify", "--explain", "-")
	if !strings.Contains(out, "newest") || !strings.Contains(out, "quote") || strings.Contains(out, "\x1b") {
		t.Errorf("printed %q", out)
	}
}

func TestImportReportsBadRows(t *testing.T) {
	_, config := onMemory(t)
	rows := enrollments + "dana,spring,not-an-address,X,\nnobody,spring,x@y.example,X,\ndana,,z@y.example,Z,\n"
	out, stderr, code := heed(t, rows, "enrollment", "import", "-c", config, "--strict", "-")
	if code != exitFailure || len(listEnrollments(t, config)) != 0 {
		t.Errorf("strict: code %d\n%s%s", code, out, stderr)
	}
	out, stderr, code = heed(t, rows, "enrollment", "import", "-c", config, "-")
	if code != exitFailure || !strings.HasPrefix(out, "4 imported (4 new, 0 known), 3 bad") {
		t.Errorf("code %d\n%s", code, out)
	}
	for _, want := range []string{"-:6: ", "-:7: account \"nobody\" is not in the configuration", "-:8: "} {
		if !strings.Contains(stderr, want) {
			t.Errorf("no line %q in\n%s", want, stderr)
		}
	}
	if again := wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-"); !strings.HasPrefix(again, "4 imported (0 new, 4 known)") {
		t.Errorf("a second import says %q", again)
	}
	lines := `{"account":"dana","sequence":"spring","prospect":"deb@y.example","message_ids":["<a@b>"]}` + "\n"
	if out := wantHeed(t, lines, "enrollment", "import", "-c", config, "--format", "jsonl", "-"); !strings.HasPrefix(out, "1 imported (1 new") {
		t.Errorf("JSON lines: %q", out)
	}
}

// TestByHand halts, holds and resumes as a person does, and is refused where a
// prospect opted out.
func TestByHand(t *testing.T) {
	server, config := onMemory(t)
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	state := func(address string) string { return listEnrollments(t, config, "--prospect", address)[0].State }

	wantHeed(t, "", "enrollment", "halt", "-c", config, "--why", "met her", "bo@halden.example")
	if got := state("bo@halden.example"); got != "halted" {
		t.Errorf("state is %s after halt", got)
	}
	wantHeed(t, "", "enrollment", "resume", "-c", config, "bo@halden.example")
	wantHeed(t, "", "enrollment", "hold", "-c", config, "--until", time.Now().AddDate(0, 1, 0).Format(time.DateOnly), "cy@reyes.example")
	if got := state("bo@halden.example") + " " + state("cy@reyes.example"); got != "active held" {
		t.Errorf("states are %s after resume and hold", got)
	}
	if _, stderr, code := heed(t, "", "enrollment", "hold", "-c", config, "--until", "2020-01-01", "cy@reyes.example"); code != exitUsage || !strings.Contains(stderr, "no day to come") {
		t.Errorf("hold until the past: code %d, %s", code, stderr)
	}
	if _, stderr, code := heed(t, "", "enrollment", "show", "-c", config, "nobody@nowhere.example"); code != exitFailure || !strings.Contains(stderr, "nobody is enrolled") {
		t.Errorf("show of nobody: code %d, %s", code, stderr)
	}

	d := startDaemon(t, config)
	if err := server.Deliver(reply(1, "bo@halden.example", "s1-bo@out.example", "Please remove me from your mailing list."), time.Now()); err != nil {
		t.Fatal(err)
	}
	d.outcome()
	if _, stderr, code := heed(t, "", "enrollment", "resume", "-c", config, "bo@halden.example"); code != exitFailure || !strings.Contains(stderr, "suppressed") {
		t.Errorf("resume of a suppressed prospect: code %d, %s", code, stderr)
	}
	shown := wantHeed(t, "", "enrollment", "show", "-c", config, "bo@halden.example")
	for _, want := range []string{"halted", "opt_out", "never to be mailed again", "remove me", "by", "met her"} {
		if !strings.Contains(shown, want) {
			t.Errorf("show has no %q:\n%s", want, shown)
		}
	}
}

// TestDemo runs the demo to its end: every reply is shown, and the plainest
// ones come out as anybody would expect.
func TestDemo(t *testing.T) {
	out := wantHeed(t, "", "demo", "--once")
	for _, want := range []string{
		"amara.osei@northquay.example           not_interested",
		"b.lindqvist@halden-freight.example     interested",
		"carla@molinos-reyes.example            later",
		"d.okafor@tidewell.example              auto_reply",
		"eva.brandl@brandl-bau.example          not_interested",
		"mailer-daemon@mx.cargasul.example      bounce",
		"jo@baxterhaulage.example               unclear",
		"news@logisticsweekly.example           other",
		"SEQUENCE",
		"ines.duarte@cargasul.example          halted  bounce",
		"b.lindqvist@halden-freight.example    halted  opt_out",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the demo does not print %q", want)
		}
	}
	if t.Failed() || strings.Contains(out, "\x1b") {
		t.Log(out)
	}
}

// TestRelabel overrules a verdict beside the running daemon, which learns it.
func TestRelabel(t *testing.T) {
	server, config := onMemory(t)
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	d := startDaemon(t, config)
	if err := server.Deliver(reply(1, "bo@halden.example", "s1-bo@out.example", "Not interested, thanks."), time.Now()); err != nil {
		t.Fatal(err)
	}
	id := strconv.FormatInt(d.outcome().ReplyID, 10)
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{id, "maybe"}, exitUsage, "is no label"},
		{[]string{"x", "later"}, exitUsage, "is no reply's id"},
		{[]string{id}, exitUsage, "want a reply's id and a label"},
		{[]string{"99", "later"}, exitFailure, "there is no reply 99"},
		{[]string{id, "interested"}, exitFailure, "repeat with --yes"},
	} {
		if _, stderr, code := heed(t, "", append([]string{"relabel", "-c", config}, tt.args...)...); code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("relabel %v: code %d, %s", tt.args, code, stderr)
		}
	}
	if got := listEnrollments(t, config, "--prospect", "bo@halden.example")[0]; got.Reason != "not_interested" {
		t.Errorf("a refused relabel changed the enrollment: %+v", got)
	}
	wantHeed(t, "", "relabel", "-c", config, "--yes", id, "interested")
	if got := listEnrollments(t, config, "--prospect", "bo@halden.example")[0]; got.Reason != "interested" || got.State != "halted" {
		t.Errorf("after relabel the enrollment is %+v", got)
	}
	if out := wantHeed(t, "", "relabel", "-c", config, "--audit"); !strings.Contains(out, "reply "+id) {
		t.Errorf("the audit does not list the correction:\n%s", out)
	}
}
