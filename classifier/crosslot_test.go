package classifier

import (
	"os"
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
	c, err := New(Options{Examples: all})
	if err != nil {
		t.Fatal(err)
	}
	for _, lot := range order {
		var ln, lok int
		for i := range all {
			if lotOf(&all[i]) == lot {
				if err := c.count(&all[i], -1); err != nil {
					t.Fatal(err)
				}
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
			confusion[[2]string{string(e.Label), string(v.Label)}]++
			if v.Label == e.Label {
				lok++
			} else if os.Getenv("CROSSLOT") == "errors" {
				t.Logf("%s %s -> %s %.2f [%s] %q", e.Source, e.Label, v.Label, v.Confidence, v.ReviewReason, e.Text)
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
		for i := range all {
			if lotOf(&all[i]) == lot {
				if err := c.count(&all[i], 1); err != nil {
					t.Fatal(err)
				}
			}
		}
		t.Logf("%-28s %4d  %.3f", lot, ln, float64(lok)/float64(ln))
		n, ok = n+ln, ok+lok
	}
	t.Logf("labels %d %.3f; kinds %.3f; acted %.3f at %.3f; opt-outs %d, mishandled %d", n, float64(ok)/float64(n), float64(ok8)/float64(n8), float64(acted)/float64(n), float64(right)/float64(max(acted, 1)), optouts, missed)
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
