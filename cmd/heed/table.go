package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table prints rows in columns as wide as their widest cell.
type table struct {
	header []string
	rows   [][]string
}

func (t *table) add(cells ...string) {
	for i := range cells {
		cells[i] = printable(cells[i])
	}
	t.rows = append(t.rows, cells)
}

func (t *table) print(w io.Writer, s style) {
	widths := make([]int, len(t.header))
	for _, row := range append([][]string{t.header}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	t.line(w, t.header, widths, s.faint)
	for _, row := range t.rows {
		t.line(w, row, widths, s.word)
	}
}

func (t *table) line(w io.Writer, cells []string, widths []int, paint func(string) string) {
	var b strings.Builder
	for i, cell := range cells {
		b.WriteString(pad(cell, paint(cell), widths[i]))
		b.WriteString("  ")
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}
