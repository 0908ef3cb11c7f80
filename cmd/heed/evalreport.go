package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"os"
	"strings"

	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/internal/store"
)

//go:embed eval.html
var reportPage string

// writeReport writes the page, readable by its owner only: it quotes mail.
func writeReport(name string, e evaluation) error {
	page, err := renderReport(e)
	if err != nil {
		return err
	}
	return os.WriteFile(name, page, 0o600)
}

func renderReport(e evaluation) ([]byte, error) {
	page, err := template.New("eval.html").Funcs(template.FuncMap{
		"percent": percent, "percentOf": percentOf, "counted": counted, "window": reportWindow,
		"fault": faultWords, "percent0": func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) },
		"first":  func(n int, all []store.Evidence) []store.Evidence { return all[:min(n, len(all))] },
		"signed": func(x float64) string { return strings.Replace(fmt.Sprintf("%+.1f", x), "-", "−", 1) },
	}).Parse(reportPage)
	if err != nil {
		return nil, fmt.Errorf("parse the page: %w", err)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, newReportView(e)); err != nil {
		return nil, fmt.Errorf("fill the page: %w", err)
	}
	return b.Bytes(), nil
}

func reportWindow(w *store.Window) string {
	if w == nil {
		return ""
	}
	return windowText(*w)
}

// reportView is an evaluation with what the page draws.
type reportView struct {
	evaluation
	Columns []string // of Rows
	Rows    []confusionRow
	Tags    []eval.Class // those that occur
	Present []eval.Class // the classes that occur
	ActedOn int
	Plot    plot
	Shown   int // pieces of evidence for each error
}

type confusionRow struct {
	Class string
	Count int
	Cells []confusionCell
}

// confusionCell is painted the stronger, the greater its share of the row, but
// never so faint that it is overlooked or so strong that its number is.
type confusionCell struct {
	Count int
	Right bool
	Shade float64 // opacity
}

func newReportView(e evaluation) reportView {
	v := reportView{
		evaluation: e, Present: occurring(e.PerClass), Tags: occurring(e.PerTag),
		ActedOn: int(math.Round(e.Acted * float64(e.Humans))), Plot: newPlot(e.Bins), Shown: shownEvidence,
	}
	used := usedClasses(&e.Report)
	for _, truth := range used {
		v.Columns = append(v.Columns, e.Classes[truth])
		row := confusionRow{Class: e.Classes[truth], Count: e.PerClass[truth].Count}
		for _, said := range used {
			n := e.Confusion[truth][said]
			row.Cells = append(row.Cells, confusionCell{n, truth == said, 0.12 + 0.45*float64(n)/float64(max(1, row.Count))})
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

func occurring(classes []eval.Class) []eval.Class {
	var out []eval.Class
	for _, c := range classes {
		if c.Count > 0 {
			out = append(out, c)
		}
	}
	return out
}

// plot is a reliability diagram: confidence to the right, how often right
// upwards, and below it how many messages there are at each confidence. Units
// are those of the drawing.
type plot struct {
	Left, Right, Top, Bottom float64
	FootTop, FootBottom      float64
	Ticks                    []plotTick
	Bars                     []plotBar
}

type plotTick struct {
	Share, X, Y float64
	Text        string
}

// plotBar is one bin. The dot stands at its mean confidence and its accuracy,
// the line leads from there to the diagonal, where it should stand.
type plotBar struct {
	X, Width     float64
	Middle       float64
	Y, Height    float64 // accuracy
	DotX, DueY   float64
	FootY, FootH float64 // count
	Count        int
	Title        string
}

func newPlot(bins []eval.Bin) plot {
	p := plot{Left: 62, Right: 462, Top: 12, Bottom: 332, FootTop: 362, FootBottom: 422}
	x := func(share float64) float64 { return tenth(p.Left + share*(p.Right-p.Left)) }
	y := func(share float64) float64 { return tenth(p.Bottom - share*(p.Bottom-p.Top)) }
	for i := 0; i <= 5; i++ {
		share := float64(i) / 5
		p.Ticks = append(p.Ticks, plotTick{share, x(share), y(share), fmt.Sprintf("%.0f %%", 100*share)})
	}
	most := 1
	for _, b := range bins {
		most = max(most, b.Count)
	}
	for _, b := range bins {
		if b.Count == 0 {
			continue
		}
		height := tenth((p.FootBottom - p.FootTop) * float64(b.Count) / float64(most))
		p.Bars = append(p.Bars, plotBar{
			X: x(b.From) + 1, Width: tenth(x(b.To) - x(b.From) - 2), Middle: x((b.From + b.To) / 2), Y: y(b.Accuracy), Height: tenth(p.Bottom - y(b.Accuracy)),
			DotX: x(b.Confidence), DueY: y(b.Confidence), FootY: tenth(p.FootBottom - height), FootH: height, Count: b.Count,
			Title: fmt.Sprintf("%s: %s sure, %s right", counted(b.Count, "message", "messages"), percent(b.Confidence), percent(b.Accuracy)),
		})
	}
	return p
}

func tenth(x float64) float64 { return math.Round(10*x) / 10 }
