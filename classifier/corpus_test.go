package classifier

import (
	"math/bits"
	"slices"
	"strings"
	"testing"
)

func TestReadExamples(t *testing.T) {
	got, err := ReadExamples("x.txt", "# language: en\n# brief: test\n\n=== later no_budget\nNext year.\n\nReally.\n\n=== not_interested\n> Shall I\n> stop?\nYes\n=== auto_reply\nSubject: Away\n\nI am away\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].Text != "Next year.\n\nReally." || got[0].Source != "x.txt:4" || got[0].Lang != "en" || !hasTag(got[0].Tags, NoBudget) {
		t.Errorf("first %+v", got[0])
	}
	if got[1].Pitch != "Shall I\nstop?" || got[1].Text != "Yes" {
		t.Errorf("second %+v", got[1])
	}
	if got[2].Kind != AutoReply || got[2].Subject != "Away" || got[2].Label != "" {
		t.Errorf("third %+v", got[2])
	}
	for _, bad := range []string{"=== maybe\nx", "=== later no_tag\nx", "text first", "===\nx", "=== later no_budget no_budget\nx"} {
		if _, err := ReadExamples("x.txt", bad); err == nil || !strings.Contains(err.Error(), "x.txt:1") {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}

// TestCorpusHasNoNearDuplicates compares all pairs of examples of a class by
// the words they share.
func TestCorpusHasNoNearDuplicates(t *testing.T) {
	all, err := Corpus()
	if err != nil {
		t.Fatal(err)
	}
	s := scanner{lex: newLexicon()}
	type bag struct {
		words []uint64
		bloom [4]uint64
	}
	bags := make([]bag, len(all))
	for i := range all {
		s.scan(all[i].Subject + "\n\n" + all[i].Pitch + "\n\n" + all[i].Text)
		for _, tok := range s.tokens {
			bags[i].words = append(bags[i].words, tok.hash)
		}
		slices.Sort(bags[i].words)
		bags[i].words = slices.Compact(bags[i].words)
		for _, w := range bags[i].words {
			bags[i].bloom[w>>6&3] |= 1 << (w & 63)
		}
	}
	for i := range all {
		for j := range i {
			if all[i].Text == all[j].Text && all[i].Pitch == all[j].Pitch && all[i].Subject == all[j].Subject {
				if len(bags[i].words) <= 3 && lotOf(&all[i]) != lotOf(&all[j]) {
					continue // two hands may both write "ok"
				}
				t.Errorf("%s repeats %s: %.60q", all[i].Source, all[j].Source, all[i].Text)
				continue
			}
			if all[i].Kind == Bounce && all[j].Kind == Bounce {
				continue // mail systems repeat each other
			}
			a, b := bags[i].words, bags[j].words
			if len(a) < 6 || len(b) < 6 || 10*len(a) < 7*len(b) || 10*len(b) < 7*len(a) {
				continue
			}
			common := 0
			for k := range bags[i].bloom {
				common += bits.OnesCount64(bags[i].bloom[k] & bags[j].bloom[k])
			}
			if common*2 < min(len(a), 100) {
				continue
			}
			if share := overlap(a, b); share >= 0.7 {
				t.Errorf("%s is too like %s (%.0f%% of the words): %.80q", all[i].Source, all[j].Source, 100*share, all[i].Text)
			}
		}
	}
}

// overlap is the share of words that two sorted sets have in common.
func overlap(a, b []uint64) float64 {
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// TestCorpusBalance reports what the corpus holds and refuses one that
// neglects a class.
func TestCorpusBalance(t *testing.T) {
	all, err := Corpus()
	if err != nil {
		t.Fatal(err)
	}
	byClass, byLang, byTag, held := map[string]int{}, map[string]int{}, map[Tag]int{}, 0
	for _, e := range all {
		if e.Lang == "" {
			t.Errorf("%s: no language", e.Source)
		}
		c, err := e.class()
		if err != nil {
			t.Fatal(err)
		}
		byClass[c.String()]++
		byLang[e.Lang]++
		for _, tag := range e.Tags {
			byTag[tag]++
		}
		if HeldBack(e) {
			held++
		}
	}
	t.Logf("%d examples, %d held back; classes %v; languages %v; tags %v", len(all), held, byClass, byLang, byTag)
	if share := float64(held) / float64(len(all)); share < 0.15 || share > 0.25 {
		t.Errorf("%.2f of the corpus is held back, want a fifth", share)
	}
	for c := range numClasses {
		if n := byClass[classTitles[c]]; n < 25 {
			t.Errorf("only %d examples of %s", n, classTitles[c])
		}
	}
	for _, tag := range allTags {
		if byTag[tag] < 10 {
			t.Errorf("only %d examples of %s", byTag[tag], tag)
		}
	}
}
