package classifier

import (
	"math"
	"os"
	"testing"
)

// TestFit prints what the constants of calibration should be. Set FIT=1.
func TestFit(t *testing.T) {
	if os.Getenv("FIT") == "" {
		t.Skip("set FIT=1 to fit")
	}
	all, err := Corpus()
	if err != nil {
		t.Fatal(err)
	}
	book, err := New(Options{Examples: []Example{}})
	if err != nil {
		t.Fatal(err)
	}
	fold := map[string]int{}
	for i := range all {
		if lot := lotOf(&all[i]); fold[lot] == 0 {
			fold[lot] = len(fold) + 1
		}
	}
	folds := min(10, len(fold))
	type rec struct {
		first, second [numClasses]float64
		known         int
		c             class
	}
	var recs []rec
	for f := range folds {
		var train []Example
		for i := range all {
			if fold[lotOf(&all[i])]%folds != f {
				train = append(train, all[i])
			}
		}
		c := &Classifier{book: book.book, costs: book.costs, learnt: newLearnt()}
		c.work.New = book.work.New
		if err := c.start(train); err != nil {
			t.Fatal(err)
		}
		w := c.work.New().(*workspace)
		for i := range all {
			e := &all[i]
			if fold[lotOf(e)]%folds != f {
				continue
			}
			cl, _ := e.class()
			in := Input{Subject: e.Subject, Text: e.Text, Pitch: e.Pitch}
			w.read(c.book, &in)
			w.weigh(c.model, c.second, c.book)
			recs = append(recs, rec{w.parts[0], w.parts[1], w.known, cl})
		}
	}
	judge := func(share, t0, slope float64) (nll, acc float64) {
		n := 0
		for i := range recs {
			r := &recs[i]
			if r.c.isKind() {
				continue
			}
			var z [numClasses]float64
			temp := t0 + slope*float64(r.known)/100
			for k := range z {
				z[k] = ((1-share)*r.first[k] + share*r.second[k]) / temp
			}
			p := softmax(z)
			h := humanOnly(&p)
			s := [4]float64{h[0], h[1], h[2] + h[3], h[4]}
			want := [...]int{0, 1, 2, 2, 3}[r.c]
			best := 0
			for k := range s {
				if s[k] > s[best] {
					best = k
				}
			}
			if best == want {
				acc++
			}
			nll -= math.Log(max(s[want], 1e-9))
			n++
		}
		return nll / float64(n), acc / float64(n)
	}
	for _, share := range []float64{0.4, 0.5, 0.6, 0.7, 0.8} {
		bn, bt, bs := math.Inf(1), 0.0, 0.0
		for t0 := 0.4; t0 < 1.6; t0 += 0.05 {
			for slope := -0.2; slope < 0.5; slope += 0.05 {
				if nll, _ := judge(share, t0, slope); nll < bn {
					bn, bt, bs = nll, t0, slope
				}
			}
		}
		_, acc := judge(share, bt, bs)
		t.Logf("share %.1f: accuracy %.3f, nll %.4f at temperature %.2f slope %.2f", share, acc, bn, bt, bs)
	}
}
