package classifier

import (
	"errors"
	"testing"
)

func TestBuiltinRulesHoldTheirExamples(t *testing.T) {
	sources, err := readRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sources {
		if _, err := newRuleBook(sources[i : i+1]); err != nil {
			var at *RuleError
			if !errors.As(err, &at) || at.Line == 0 {
				t.Errorf("error without a place: %v", err)
			}
			t.Error(err)
		}
	}
	book, err := newRuleBook(sources)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rules, %d patterns, %d sets, %d words", len(book.rules), len(book.engine.patterns), len(book.engine.sets), len(book.engine.lex.literal))
}

const ownRule = `schema = 1
lang = "en"

[[rule]]
id = "own.widgets"
label = "not_interested"
weight = 6.0
any = ["we love widgets"]
hit = ["We love widgets"]
`

func TestOwnRulesExtendAndReplace(t *testing.T) {
	plain := newStarter(t).Classify(Input{Text: "We love widgets"})
	c, err := New(Options{Rules: []RuleFile{{Name: "own.toml", Data: []byte(ownRule)}}})
	if err != nil {
		t.Fatal(err)
	}
	v := c.Classify(Input{Text: "We love widgets"})
	if v.Scores.NotInterested <= plain.Scores.NotInterested || v.Evidence[0].Name != "own.widgets" {
		t.Errorf("own rule has no effect: %+v", v)
	}
	if v.Model == plain.Model {
		t.Error("another model under the same name")
	}
	off := "schema = 1\n[[rule]]\nid = \"optout.unsubscribe\"\ndisabled = true\n"
	c, err = New(Options{Rules: []RuleFile{{Name: "off.toml", Data: []byte(off)}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Classify(Input{Text: "Unsubscribe me please"}).Evidence {
		if e.Name == "optout.unsubscribe" {
			t.Error("a disabled rule still hits")
		}
	}
}

func TestRuleErrorsSayWhere(t *testing.T) {
	head := "schema = 1\nlang = \"en\"\n\n"
	for name, tt := range map[string]struct {
		text string
		line int
	}{
		"unknown key":      {head + "[[rule]]\nid = \"a\"\nlabell = \"later\"\n", 6},
		"unknown label":    {head + "[[rule]]\nid = \"a\"\nlabel = \"soon\"\nany = [\"x\"]\nhit = [\"x\"]\n", 4},
		"unknown class":    {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"<moon>\"]\nhit = [\"x\"]\n", 4},
		"unknown macro":    {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"@X\"]\nhit = [\"x\"]\n", 4},
		"open bracket":     {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"(a | b\"]\nhit = [\"a\"]\n", 4},
		"leading gap":      {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"*3 a\"]\nhit = [\"a\"]\n", 4},
		"empty pattern":    {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"a?\"]\nhit = [\"a\"]\n", 4},
		"no example":       {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"a\"]\n", 4},
		"hit does not hit": {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"abc\"]\nhit = [\"xyz\"]\n", 4},
		"miss hits":        {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"abc\"]\nhit = [\"abc\"]\nmiss = [\"abc abc\"]\n", 4},
		"twice":            {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"abc\"]\nhit = [\"abc\"]\n[[rule]]\nid = \"a\"\nlabel = \"later\"\nany = [\"abc\"]\nhit = [\"abc\"]\n", 9},
		"weight":           {head + "[[rule]]\nid = \"a\"\nlabel = \"later\"\nweight = 99\nany = [\"abc\"]\nhit = [\"abc\"]\n", 4},
		"no TOML":          {"schema = = 1", 1},
	} {
		_, err := New(Options{Rules: []RuleFile{{Name: "bad.toml", Data: []byte(tt.text)}}})
		var at *RuleError
		if !errors.As(err, &at) || at.File != "bad.toml" || at.Line != tt.line {
			t.Errorf("%s: %v, want it at line %d", name, err, tt.line)
		}
	}
}

func TestPatterns(t *testing.T) {
	for pattern, tt := range map[string]struct{ hit, miss []string }{
		"a|b c":                    {[]string{"a c", "so b, c"}, []string{"a b", "c"}},
		"(a b | c) d":              {[]string{"a b d", "c d"}, []string{"a d", "b d"}},
		"a x? b":                   {[]string{"a b", "a x b"}, []string{"a x x b"}},
		"aa *2 bb":                 {[]string{"aa bb", "aa q q bb"}, []string{"aa q q q bb", "aa. bb"}},
		"inter~ us":                {[]string{"interests us", "interessiert us"}, []string{"into us"}},
		"in <month>":               {[]string{"in May", "in octubre"}, []string{"in Maya"}},
		"^ stop $":                 {[]string{"Stop!", "Well. Stop."}, []string{"stop it", "please stop"}},
		"don't go":                 {[]string{"do not go", "dont go", "don’t go"}, []string{"do go"}},
		"stop (now | $)":           {[]string{"please stop", "stop now please"}, []string{"stop it"}},
		"Größe":                    {[]string{"groesse", "GRÖSSE"}, []string{"grosse"}},
		"l'offre":                  {[]string{"l’offre", "L'OFFRE"}, []string{"offre"}},
		"(a | b | (c d | e)) *1 f": {[]string{"a f", "c d x f", "e f"}, []string{"c f"}},
	} {
		src := []ruleSource{{ID: "t", Label: "later", Any: []string{pattern}, Hit: tt.hit, Miss: tt.miss}}
		if _, err := newRuleBook(src); err != nil {
			t.Errorf("%q: %v", pattern, err)
		}
	}
}
