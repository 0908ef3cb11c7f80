package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func collectMail(t *testing.T, names []string, stdin string) (got []mail, errs []error) {
	t.Helper()
	for m, err := range readMail(names, strings.NewReader(stdin)) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		got = append(got, m)
	}
	return got, errs
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestReadMailSplitsAnMbox(t *testing.T) {
	long := strings.Repeat("x", 200<<10)
	mbox := "From a@b Mon Jan  5\nSubject: one\n\nFrom here it is text\n>From quoted\n>>From twice\n\nFrom c@d Tue\nSubject: two\n\n" + long + "\n"
	got, errs := collectMail(t, []string{"-"}, mbox)
	if len(errs) > 0 || len(got) != 3 {
		t.Fatalf("%d messages, errors %v; want 3: a line that begins with From behind an empty one opens a message", len(got), errs)
	}
	if want := "Subject: one\n\n"; string(got[0].Raw) != want {
		t.Errorf("first is %q", got[0].Raw)
	}
	if want := "From quoted\n>From twice\n\n"; string(got[1].Raw) != want {
		t.Errorf("second is %q, want %q", got[1].Raw, want)
	}
	if got[2].Name != "-#3" || !strings.HasSuffix(string(got[2].Raw), long+"\n") {
		t.Errorf("third, named %s, has %d bytes", got[2].Name, len(got[2].Raw))
	}
}

func TestReadMailFromMaildirAndFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"md/cur/1:2,S", "md/new/2", "md/tmp/3", "md/dovecot-uidlist", "md/.Junk/new/4", "plain/a.eml", "plain/sub/b.eml"} {
		write(t, filepath.Join(dir, name), "Subject: "+name+"\n\nx\n")
	}
	if err := os.MkdirAll(filepath.Join(dir, "md/.Junk/cur"), 0o700); err != nil {
		t.Fatal(err)
	}
	got, errs := collectMail(t, []string{filepath.Join(dir, "md"), filepath.Join(dir, "plain"), filepath.Join(dir, "missing")}, "")
	if len(errs) != 1 {
		t.Errorf("errors are %v, want one for the missing folder", errs)
	}
	var names []string
	for _, m := range got {
		rel, err := filepath.Rel(dir, m.Name)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, rel)
	}
	if want := "md/.Junk/new/4 md/cur/1:2,S md/new/2 plain/a.eml plain/sub/b.eml"; strings.Join(names, " ") != want {
		t.Errorf("read %v, want %s", names, want)
	}
}

func TestReadMailKeepsTheHeadOfAHugeMessage(t *testing.T) {
	got, errs := collectMail(t, []string{"-"}, "Subject: x\n\n"+strings.Repeat("y", maxMail))
	if len(errs) > 0 || len(got) != 1 || !got[0].Truncated || len(got[0].Raw) != maxMail {
		t.Errorf("got %d messages, errors %v", len(got), errs)
	}
}
