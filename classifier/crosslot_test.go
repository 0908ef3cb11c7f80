package classifier

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

func lotOf(e *Example) string {
	lot, _, _ := strings.Cut(e.Source, ":")
	return lot
}

// TestCrossLot trains without one lot and judges that lot, for each lot in
// turn: how the model does on another hand's words. Slow; set CROSSLOT=1.
func TestCrossLot(t *testing.T) {
	if os.Getenv("CROSSLOT") == "" {
		t.Skip("set CROSSLOT=1 to measure across lots")
	}
	all, err := Corpus()
	if err != nil {
		t.Fatal(err)
	}
	lots := map[string]int{}
	var order []string
	for i := range all {
		if lots[lotOf(&all[i])]++; lots[lotOf(&all[i])] == 1 {
			order = append(order, lotOf(&all[i]))
		}
	}
	var n, ok, acted, right, n8, ok8 int
	var optouts, missed int
	confusion := map[[2]string]int{}
	book, err := New(Options{Examples: []Example{}})
	if err != nil {
		t.Fatal(err)
	}
	folds := min(10, len(order))
	foldOf := map[string]int{}
	for i, lot := range order {
		foldOf[lot] = i % folds
	}
	var bins [10][3]float64
	tags := map[Tag]*[3]int{}
	for _, tag := range allTags {
		tags[tag] = &[3]int{}
	}
	reasons := map[string]int{}
	var c *Classifier
	last := -1
	slices.SortStableFunc(order, func(a, b string) int { return foldOf[a] - foldOf[b] })
	for _, lot := range order {
		var ln, lok int
		if foldOf[lot] != last {
			last = foldOf[lot]
			var train []Example
			for i := range all {
				if foldOf[lotOf(&all[i])] != last {
					train = append(train, all[i])
				}
			}
			c = &Classifier{book: book.book, costs: book.costs, learnt: newLearnt()}
			c.work.New = book.work.New
			if err := c.start(train); err != nil {
				t.Fatal(err)
			}
		}
		for i := range all {
			e := &all[i]
			if lotOf(e) != lot {
				continue
			}
			v := c.Classify(Input{Subject: e.Subject, Text: e.Text, Pitch: e.Pitch})
			n8++
			if v.Kind == e.Kind || v.Kind == "" {
				ok8++
			}
			if e.Kind != Human {
				continue
			}
			ln++
			bin := min(9, int(v.Confidence*10))
			bins[bin][0]++
			bins[bin][1] += v.Confidence
			if v.Label == e.Label {
				bins[bin][2]++
			}
			for _, tag := range allTags {
				a, b := hasTag(e.Tags, tag), hasTag(v.Tags, tag)
				if a && b {
					tags[tag][0]++
				} else if a {
					tags[tag][1]++
				} else if b {
					tags[tag][2]++
				}
			}
			confusion[[2]string{string(e.Label), string(v.Label)}]++
			if v.Label == e.Label {
				lok++
			} else if os.Getenv("CROSSLOT") == "errors" {
				t.Logf("%s %s -> %s %.2f [%s] %q", e.Source, e.Label, v.Label, v.Confidence, v.ReviewReason, e.Text)
			}
			reasons[e.Lang+" "+v.ReviewReason]++
			if v.ReviewReason == "" && v.Label == e.Label {
				reasons[e.Lang+" right"]++
			}
			if v.ReviewReason == "" {
				if v.Label != e.Label {
					reasons["wrong "+string(v.Label)]++
				}
			}
			if want := os.Getenv("CROSSLOT"); want == "tag:opt_out" && hasTag(v.Tags, OptOut) && !hasTag(e.Tags, OptOut) || want == "acted" && v.ReviewReason == "" && v.Label != e.Label {
				t.Logf("%s %s -> %s %.2f %q", e.Source, e.Label, v.Label, v.Confidence, e.Text[:min(len(e.Text), 300)])
				for _, ev := range v.Evidence[:min(4, len(v.Evidence))] {
					t.Logf("      %s %s %s %.2f %q", ev.Source, ev.Name, ev.Label, ev.Weight, ev.Match)
				}
			}
			if tag, ok := strings.CutPrefix(os.Getenv("CROSSLOT"), "missing:"); ok && hasTag(e.Tags, Tag(tag)) && !hasTag(v.Tags, Tag(tag)) && e.Lang == "en" {
				t.Logf("%s %s %q", e.Source, e.Label, e.Text[:min(len(e.Text), 200)])
			}
			if v.ReviewReason == "" {
				acted++
				if v.Label == e.Label {
					right++
				}
			}
			if hasTag(e.Tags, OptOut) {
				optouts++
				if !hasTag(v.Tags, OptOut) && v.ReviewReason == "" {
					missed++
					if os.Getenv("CROSSLOT") == "optout" {
						t.Logf("%s %s -> %s %.2f %q", e.Source, e.Label, v.Label, v.Confidence, e.Text)
					}
				}
			}
		}
		t.Logf("%-28s %4d  %.3f", lot, ln, float64(lok)/float64(ln))
		n, ok = n+ln, ok+lok
	}
	t.Logf("labels %d %.3f; kinds %.3f; acted %.3f at %.3f; opt-outs %d, mishandled %d", n, float64(ok)/float64(n), float64(ok8)/float64(n8), float64(acted)/float64(n), float64(right)/float64(max(acted, 1)), optouts, missed)
	ece := 0.0
	for _, b := range bins {
		ece += math.Abs(b[1]-b[2]) / float64(n)
		t.Logf("%5.0f %.3f %.3f", b[0], b[1]/b[0], b[2]/b[0])
	}
	t.Logf("ECE %.3f %v", ece, reasons)
	for _, tag := range allTags {
		x := tags[tag]
		t.Logf("%-14s n %3d precision %.2f recall %.2f", tag, x[0]+x[1], float64(x[0])/float64(max(1, x[0]+x[2])), float64(x[0])/float64(max(1, x[0]+x[1])))
	}
	for _, a := range []Label{Interested, Later, NotInterested, Unclear} {
		t.Logf("%-15s %4d %4d %4d %4d", a, confusion[[2]string{string(a), "interested"}], confusion[[2]string{string(a), "later"}], confusion[[2]string{string(a), "not_interested"}], confusion[[2]string{string(a), "unclear"}])
	}
}

func hasTag(tags []Tag, want Tag) bool {
	for _, t := range tags {
		if t == want {
			return true
		}
	}
	return false
}
