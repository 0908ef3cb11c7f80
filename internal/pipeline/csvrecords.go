package pipeline

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strings"
)

// csvRecord is one record of a CSV file (RFC 4180).
type csvRecord struct {
	line   int // on which it begins
	fields []string
}

// maxRecordLines is how many lines a quoted field may run over. A quote that is
// not closed by then was a stray one: its line is bad, and the lines below it
// are records of their own.
const maxRecordLines = 50

// csvRecords yields the records of a file. What is wrong with one record is
// yielded as a RowError, and reading goes on behind it; any other error ends it.
func csvRecords(r io.Reader) iter.Seq2[csvRecord, error] {
	return func(yield func(csvRecord, error) bool) {
		lines := lineReader{in: bufio.NewScanner(r)}
		lines.in.Buffer(nil, maxImportLine)
		for {
			at := lines.number + 1
			text, ok := lines.record()
			if !ok {
				break
			}
			if strings.TrimSpace(text) == "" {
				continue
			}
			record, err := parseRecord(at, text)
			if !yield(record, err) {
				return
			}
		}
		if err := lines.in.Err(); err != nil {
			yield(csvRecord{}, fmt.Errorf("line %d: %w", lines.number+1, err))
		}
	}
}

func parseRecord(line int, text string) (csvRecord, error) {
	if strings.Count(text, `"`)%2 != 0 {
		return csvRecord{}, RowError{line, `a quote (") is opened here and never closed; write it twice ("") inside a quoted field`}
	}
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = -1
	fields, err := in.Read()
	if err != nil {
		return csvRecord{}, RowError{line, `a quote (") stands where none may; quote the whole field and write the quote twice ("")`}
	}
	return csvRecord{line, fields}, nil
}

// lineReader reads lines, and takes back those it read too far.
type lineReader struct {
	in     *bufio.Scanner
	number int      // of lines given out
	back   []string // read and not given out
}

func (l *lineReader) next() (string, bool) {
	if len(l.back) > 0 {
		line := l.back[0]
		l.back = l.back[1:]
		l.number++
		return line, true
	}
	if !l.in.Scan() {
		return "", false
	}
	l.number++
	return l.in.Text(), true
}

// record reads as many lines as it takes to close every quote. Where that fails,
// or makes no record, it returns the first line alone.
func (l *lineReader) record() (string, bool) {
	first, ok := l.next()
	if !ok {
		return "", false
	}
	read, quotes := []string{first}, strings.Count(first, `"`)
	for quotes%2 != 0 && len(read) < maxRecordLines {
		line, ok := l.next()
		if !ok {
			break
		}
		read, quotes = append(read, line), quotes+strings.Count(line, `"`)
	}
	if _, err := parseRecord(0, strings.Join(read, "\n")); err != nil && len(read) > 1 {
		l.back = append(read[1:len(read):len(read)], l.back...)
		l.number -= len(read) - 1
		return first, true
	}
	return strings.Join(read, "\n"), true
}
