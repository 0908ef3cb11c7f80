package pipeline

import (
	"strings"
	"testing"
)

func TestFoldAddress(t *testing.T) {
	for address, want := range map[string]string{
		"Kim@A.Example":                       "kim@a.example",
		" kim@a.example ":                     "kim@a.example",
		"kim@a.example.":                      "kim@a.example",
		"Kim+Tag@a.example":                   "kim+tag@a.example",
		"josé@a.example":                      "josé@a.example",
		"jose\u0301@a.example":                "josé@a.example",
		"KIM@MÜNCHEN.example":                 "kim@xn--mnchen-3ya.example",
		"kim@xn--mnchen-3ya.example":          "kim@xn--mnchen-3ya.example",
		"kim@under_score.example":             "kim@under_score.example",
		"kim@[192.0.2.1]":                     "kim@[192.0.2.1]",
		"a@b@c.example":                       "a@b@c.example",
		"kim@Xn--":                            "kim@xn--",
		"kim@.":                               "",
		"kim":                                 "",
		"@a.example":                          "",
		"kim@":                                "",
		"":                                    "",
		"kim smith@a.example":                 "",
		"<kim@a.example>":                     "",
		strings.Repeat("x", 2000) + "@a.test": "",
	} {
		got := FoldAddress(address)
		if got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
		if again := FoldAddress(got); again != got {
			t.Errorf("%q folds to %q, and that to %q", address, got, again)
		}
	}
}

func TestWithoutTag(t *testing.T) {
	for address, want := range map[string]string{
		"kim+news@a.example": "kim@a.example", "kim+a+b@a.example": "kim@a.example",
		"kim@a.example": "", "+kim@a.example": "", "kim@a+b.example": "",
	} {
		if got, ok := withoutTag(address); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", address, got, ok)
		}
	}
}

func FuzzFoldAddress(f *testing.F) {
	for _, s := range []string{"Kim@A.example", "é@ß.example", "a@xn--.example", "x@\u0130.example", "İ@a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := FoldAddress(s); FoldAddress(once) != once {
			t.Errorf("%q folds to %q, and that to %q", s, once, FoldAddress(once))
		}
	})
}
