package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/internal/pipeline"
)

// evalPrinter prints an evaluation for a person to read.
type evalPrinter struct {
	w     io.Writer
	style style
	evaluation
}

func (p *evalPrinter) print() {
	p.summary()
	p.confusion()
	p.classes("Each class", "class", p.PerClass)
	p.acting()
	p.optOuts()
	p.dates()
	p.classes("Tags of people's messages", "tag", p.PerTag)
	p.calibration()
	p.languages()
	p.errors()
}

func (p *evalPrinter) line(format string, args ...any) {
	fmt.Fprintf(p.w, format+"\n", args...)
}

func (p *evalPrinter) title(text string) {
	p.line("\n%s", p.style.bold(text))
}

// percent writes a share.
func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

// percentOf writes a share of something, and a dash for a share of nothing.
func percentOf(share float64, whole int) string {
	if whole == 0 {
		return "–"
	}
	return percent(share)
}

// counted writes a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (p *evalPrinter) summary() {
	text := fmt.Sprintf("%s, %d of them by people", counted(p.Count, "message", "messages"), p.Humans)
	if p.Bad > 0 {
		text += fmt.Sprintf("; %d more could not be read", p.Bad)
	}
	p.line("%s", p.style.bold(text))
	p.line("right: %s of all labels and kinds, %s of people's labels", percent(p.Accuracy), percentOf(p.Labels, p.Humans))
}

// figure is one number of a grid, already written.
type figure struct {
	text  string
	paint func(string) string // nil: plain
}

// grid prints a first column to the left and figures to the right.
func (p *evalPrinter) grid(header []string, rows [][]figure) {
	widths := make([]int, len(header))
	for i, h := range header {
		widths[i] = utf8.RuneCountInString(h)
		for _, row := range rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i].text))
		}
	}
	head := make([]figure, len(header))
	for i, h := range header {
		head[i] = figure{h, p.style.faint}
	}
	for _, row := range append([][]figure{head}, rows...) {
		var b strings.Builder
		for i, f := range row {
			painted, gap := f.text, strings.Repeat(" ", widths[i]-utf8.RuneCountInString(f.text))
			if f.paint != nil {
				painted = f.paint(f.text)
			}
			if i == 0 {
				b.WriteString("  " + painted + gap)
			} else {
				b.WriteString("  " + gap + painted)
			}
		}
		p.line("%s", strings.TrimRight(b.String(), " "))
	}
}

// usedClasses are the numbers of the classes that occur, in truth or verdict.
func usedClasses(r *eval.Report) []int {
	var used []int
	for i := range r.Classes {
		n := 0
		for k := range r.Classes {
			n += r.Confusion[i][k] + r.Confusion[k][i]
		}
		if n > 0 {
			used = append(used, i)
		}
	}
	return used
}

func (p *evalPrinter) confusion() {
	p.title("What was taken for what")
	used := usedClasses(&p.Report)
	header := []string{"is \\ taken for"}
	var rows [][]figure
	for _, truth := range used {
		header = append(header, p.Classes[truth])
		row := []figure{{p.Classes[truth], p.style.meaning}}
		for _, said := range used {
			row = append(row, p.cell(p.Confusion[truth][said], truth == said))
		}
		rows = append(rows, row)
	}
	p.grid(header, rows)
}

func (p *evalPrinter) cell(n int, right bool) figure {
	switch {
	case n == 0:
		return figure{"·", p.style.faint}
	case right:
		return figure{fmt.Sprint(n), p.style.green}
	}
	return figure{fmt.Sprint(n), p.style.red}
}

// classes prints how the classes, or tags, did that occur.
func (p *evalPrinter) classes(title, what string, classes []eval.Class) {
	var rows [][]figure
	for _, c := range occurring(classes) {
		rows = append(rows, []figure{
			{text: c.Name}, {text: fmt.Sprint(c.Count)}, {text: percent(c.Precision)}, {text: percent(c.Recall)}, {text: percent(c.F1)},
		})
	}
	if len(rows) > 0 {
		p.title(title)
		p.grid([]string{what, "count", "precision", "recall", "F1"}, rows)
	}
}

func (p *evalPrinter) acting() {
	if p.Humans == 0 {
		return
	}
	p.title("Acting without asking")
	acted := int(math.Round(p.Acted * float64(p.Humans)))
	p.line("  %s of people's messages are acted on, %s of those rightly", percent(p.Acted), percentOf(p.ActedPrecision, acted))
	for _, r := range p.Reviews {
		p.line("  %s", p.style.faint(fmt.Sprintf("%d shown to a person: %s", r.Count, r.Name)))
	}
	var rows [][]figure
	for _, c := range p.Coverage {
		sure := "–"
		if c.Share > 0 {
			sure = percent(c.Confidence)
		}
		rows = append(rows, []figure{{text: percent(c.Precision)}, {text: percent(c.Share)}, {text: sure}})
	}
	p.line("")
	p.grid([]string{"to be right in", "act on at most", "those at least so sure"}, rows)
}

func (p *evalPrinter) optOuts() {
	o := p.OptOuts
	if o.Count == 0 && o.False == 0 {
		return
	}
	p.title("Opt-outs")
	mishandled := fmt.Sprintf("%d mishandled", o.Mishandled)
	if o.Mishandled > 0 {
		mishandled = p.style.red(mishandled)
	}
	p.line("  %d: %d suppressed, %d shown to a person, %s", o.Count, o.Suppressed, o.Reviewed, mishandled)
	if o.False > 0 {
		p.line("  %s", p.style.yellow(fmt.Sprintf("%d suppressed without having asked for it", o.False)))
	}
}

func (p *evalPrinter) dates() {
	d := p.Dates
	if d.Given == 0 && d.Invented == 0 {
		return
	}
	p.title("When to come back")
	p.line("  %d given: %d right (%d to the day), %d wrong, %d not read; %d invented", d.Given, d.Right, d.Exact, d.Wrong, d.Missed, d.Invented)
}

// plotWidth is how many columns the bar of a plot has.
const plotWidth = 40

// calibration plots how often Heed was right against how sure it was.
func (p *evalPrinter) calibration() {
	if p.Humans == 0 {
		return
	}
	p.title("How sure, and how often right")
	p.line("  calibration error %.3f  %s", p.CalibrationError, p.style.faint("(█ right, ┃ how sure it was: they should meet)"))
	for _, b := range usedBins(p.Bins) {
		p.line("  %3.0f–%3.0f %%  %s  %s", 100*b.From, 100*b.To, p.bar(b), binText(b))
	}
}

// usedBins leaves out the empty bins before the first and behind the last used.
func usedBins(bins []eval.Bin) []eval.Bin {
	for len(bins) > 0 && bins[0].Count == 0 {
		bins = bins[1:]
	}
	for len(bins) > 0 && bins[len(bins)-1].Count == 0 {
		bins = bins[:len(bins)-1]
	}
	return bins
}

func (p *evalPrinter) bar(b eval.Bin) string {
	if b.Count == 0 {
		return p.style.faint(strings.Repeat("·", plotWidth))
	}
	right := int(math.Round(b.Accuracy * plotWidth))
	mark := min(plotWidth-1, int(b.Confidence*plotWidth))
	bar := []rune(strings.Repeat("█", right) + strings.Repeat("·", plotWidth-right))
	return p.style.blue(string(bar[:mark])) + p.style.yellow("┃") + p.style.blue(string(bar[mark+1:]))
}

func binText(b eval.Bin) string {
	if b.Count == 0 {
		return ""
	}
	return fmt.Sprintf("%5.1f %% of %d", 100*b.Accuracy, b.Count)
}

func (p *evalPrinter) languages() {
	if len(p.PerLang) == 0 {
		return
	}
	p.title("Languages")
	var rows [][]figure
	for _, g := range p.PerLang {
		rows = append(rows, []figure{
			{text: printable(g.Name)}, {text: fmt.Sprint(g.Count)}, {text: percent(g.Labels)}, {text: percent(g.Acted)},
			{text: percentOf(g.ActedPrecision, int(math.Round(g.Acted*float64(g.Count))))},
		})
	}
	p.grid([]string{"language", "count", "right", "acted on", "of those rightly"}, rows)
}

func (p *evalPrinter) errors() {
	if len(p.Errors) == 0 {
		return
	}
	p.title(counted(len(p.Errors), "error", "errors"))
	for _, m := range p.Errors {
		p.line("%s", p.style.bold(printable(strings.TrimSpace(m.Source+" "+m.ID))))
		p.line("  %s", p.verdictLine(m))
		for _, f := range m.Faults {
			if words := faultWords(f); words != "" {
				p.line("  %s", p.style.red(words))
			}
		}
		if m.Text != "" {
			p.line("  “%s”", printable(m.Text))
		}
		printReasons(p.w, p.style, pipeline.Reading{Evidence: m.Evidence})
	}
}

func (p *evalPrinter) verdictLine(m misread) string {
	text := fmt.Sprintf("is %s, taken for %s %s → %s", p.meaning(m.Truth), p.meaning(m.Verdict),
		p.style.faint(fmt.Sprintf("%.0f %%", 100*m.Confidence)), p.style.meaning(string(m.Disposition)))
	if m.ReviewReason != "" {
		text += " " + p.style.faint("("+m.ReviewReason+")")
	}
	return text
}

func (p *evalPrinter) meaning(m meaning) string {
	text := p.style.meaning(m.Word())
	for _, t := range m.Tags {
		text += " " + p.style.cyan("#"+string(t))
	}
	if m.Resume != nil {
		text += " " + p.style.blue(windowText(*m.Resume))
	}
	return text
}

// faultWords says what the line above them does not show at a glance.
func faultWords(fault string) string {
	switch fault {
	case faultMishandled:
		return "an opt-out, neither obeyed nor shown to a person"
	case faultSuppressed:
		return "suppressed without having asked for it"
	case faultResume:
		return "not the time to come back"
	}
	return ""
}
