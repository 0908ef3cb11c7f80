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
