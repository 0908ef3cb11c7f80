package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/heed-mail/heed/classifier"
)

// TestEvalBadLines has every mistake named with its line, and the rest judged.
func TestEvalBadLines(t *testing.T) {
	dir := t.TempDir()
	bad := []struct{ line, want string }{
		{`not json`, "want a JSON object with text or eml, and label"},
		{`["text"]`, "want a JSON object with text or eml, and label"},
		{`{"text":7,"label":"later"}`, "want a JSON object with text or eml, and label"},
		{`{"text":"a"}`, "label is missing"},
		{`{"text":"a","label":null}`, "label is missing"},
		{`{"text":"a","label":"maybe"}`, `label "maybe" is unknown (want one of interested, later, not_interested, unclear, auto_reply, bounce, other, opt_out, unsubscribe)`},
		{`{"label":"later"}`, "neither text nor eml is given"},
		{`{"text":"a","label":"later","tags":["loud"]}`, `tag "loud" is unknown`},
		{`{"text":"a","label":"later","tags":"loud"}`, "want a JSON object"},
		{`{"text":"a","label":"later","received":"soon"}`, `received "soon" is no time`},
		{`{"text":"a","label":"later","resume":{"from":"2026-05-01"}}`, "resume needs received"},
		{`{"text":"a","label":"later","received":"2026-03-02","resume":"May"}`, `resume: want {"from","to"} or null`},
		{`{"text":"a","label":"later","received":"2026-03-02","resume":{"to":"2026-05-01"}}`, `resume: "" is no day`},
		{`{"text":"a","label":"later","received":"2026-03-02","resume":{"from":"2026-05-01","to":"May"}}`, `resume: "May" is no day`},
		{`{"text":"a","label":"later","received":"2026-03-02","resume":{"from":"2026-05-02","to":"2026-05-01"}}`, "resume: ends on 2026-05-01, before it begins"},
		{`{"eml":"gone.eml","label":"later"}`, "gone.eml: no such file"},
		{`{"eml":".","label":"later"}`, "is a directory"},
		{`{"text":"` + strings.Repeat("a", maxLine) + `","label":"later"}`, "longer than 16 MB"},
	}
	var lines strings.Builder
	lines.WriteString("\ufeff" + `{"id":1,"text":"Not interested, thanks.","label":"not_interested"}` + "\r\n\n") // lines 1 and 2
	for _, b := range bad {
		lines.WriteString(b.line + "\n")
	}
	lines.WriteString(`{"text":"Unsubscribe.","label":"opt_out"}`) // no line end
	file := filepath.Join(dir, "bad.jsonl")
	write(t, file, lines.String())

	out, stderr, code := heed(t, "", "eval", "--json", file)
	e := readEvaluation(t, out)
	if code != exitFailure || e.Count != 2 || e.Accuracy != 1 || e.Bad != len(bad) {
		t.Errorf("code %d, %d judged, %d bad, want %d\n%s", code, e.Count, e.Bad, len(bad), stderr)
	}
	said := strings.Split(strings.TrimSpace(stderr), "\n")
	if len(said) != len(bad) {
		t.Fatalf("%d complaints, want %d:\n%s", len(said), len(bad), stderr)
	}
	for i, b := range bad {
		where := fmt.Sprintf("heed: %s:%d: ", file, i+3)
		if !strings.HasPrefix(said[i], where) || !strings.Contains(said[i], b.want) {
			t.Errorf("want %s...%s, got %s", where, b.want, said[i])
		}
	}
}

func TestEvalBadFolders(t *testing.T) {
	dir := t.TempDir()
	mail := "From: ann@northquay.example\nSubject: Re: Hello\nX-Expect-Tags: loud\n\nNot interested, thanks.\n"
	for name, text := range map[string]string{
		"README":                     "not mail",
		"stray.eml":                  mail,
		"maybe/a.eml":                mail,
		"not_interested/a.eml":       strings.Replace(mail, "loud", "opt_out", 1),
		"not_interested/b.eml":       mail,
		"Not interested/c.eml":       strings.Replace(mail, "X-Expect-Tags: loud", "no field at all", 1),
		"not_interested/d.eml":       strings.Replace(mail, "X-Expect-Tags: loud", "X-Expect-Resume: May", 1),
		"not_interested/.dotfile":    mail,
		".hidden/maybe/whatever.eml": mail,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, path, text)
	}
	out, stderr, code := heed(t, "", "eval", "--json", dir, filepath.Join(dir, "gone"))
	if e := readEvaluation(t, out); code != exitFailure || e.Count != 2 || e.Bad != 5 {
		t.Errorf("code %d, %+v\n%s", code, e, stderr)
	}
	for _, want := range []string{
		"stray.eml: not in a folder named for its label",
		`maybe: label "maybe" is unknown`,
		`b.eml: X-Expect-Tags: tag "loud" is unknown`,
		`d.eml: X-Expect-Resume: resume: "May" is no day`,
		"gone: no such file",
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("no complaint %q in\n%s", want, stderr)
		}
	}
}

// TestEvalMailFile reads one message from a file, whatever its body looks like.
func TestEvalMailFile(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "cut.eml"), "From ann@northquay.example Mon Mar  2 09:00:00 2026\nSubject: Re: Hello\n\nNot interested, thanks.\n\nFrom here on we buy elsewhere.\n")
	m, err := labelledMail("cut.eml", dir)
	if err != nil || m.Truncated || !strings.HasPrefix(string(m.Raw), "Subject:") || !strings.HasSuffix(string(m.Raw), "elsewhere.\n") {
		t.Errorf("%+v, %v", m, err)
	}
	write(t, filepath.Join(dir, "long.eml"), "Subject: Re: Hello\n\n"+strings.Repeat("a", maxMail))
	if m, err = labelledMail("long.eml", dir); err != nil || !m.Truncated || len(m.Raw) != maxMail {
		t.Errorf("%d bytes, %v", len(m.Raw), err)
	}
}

// TestTruthOf holds what the words for labels mean.
func TestTruthOf(t *testing.T) {
	for _, tt := range []struct {
		word   string
		kind   classifier.Kind
		label  classifier.Label
		optOut bool
	}{
		{"interested", "", classifier.Interested, false},
		{" Not interested ", "", classifier.NotInterested, false},
		{"not-interested", "", classifier.NotInterested, false},
		{"LATER", "", classifier.Later, false},
		{"auto-reply", classifier.AutoReply, "", false},
		{"opt_out", "", classifier.NotInterested, true},
		{"unsubscribe", "", classifier.NotInterested, true},
	} {
		got, err := truthOf(tt.word)
		if err != nil || got.Kind != tt.kind || got.Label != tt.label || (len(got.Tags) > 0) != tt.optOut {
			t.Errorf("%q: %+v, %v", tt.word, got, err)
		}
	}
	for _, word := range []string{"", "human", "no"} {
		if got, err := truthOf(word); err == nil {
			t.Errorf("%q: %+v, want an error", word, got)
		}
	}
}

// FuzzParseLabelled feeds lines that somebody else wrote.
func FuzzParseLabelled(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"a","label":"later","tags":["opt_out"],"received":"2026-03-02","resume":{"from":"2026-05-01","to":null}}`))
	f.Add([]byte(`{"eml":"Subject: a\n\nb","label":"other","resume":null}`))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, line []byte) {
		l, err := parseLabelled(line, dir)
		if err == nil && (l.Truth.Kind == "" && l.Truth.Label == "" || l.Truth.ResumeTo.Before(l.Truth.Resume)) {
			t.Errorf("accepted as %+v", l.Truth)
		}
		truth, err := expected("later", line)
		if err == nil && (truth.Label != classifier.Later || truth.ResumeTo.Before(truth.Resume)) {
			t.Errorf("its header accepted as %+v", truth)
		}
	})
}
