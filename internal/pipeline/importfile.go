package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ImportFormat is how a file of enrollments is written.
type ImportFormat string

// The formats. Both have the fields account, sequence, prospect, name and
// message_ids; the first three are required, and further ones are kept as
// attributes.
const (
	CSV       ImportFormat = "csv"   // RFC 4180, with a header line
	JSONLines ImportFormat = "jsonl" // one object a line
)

// RowError says what is wrong with one row of an import.
type RowError struct {
	Line    int
	Problem string // what is wrong, and what to do about it
}

func (e RowError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Problem) }

// row is one enrollment to import.
type row struct {
	line                              int
	account, sequence, prospect, name string
	messageIDs                        []string
	attributes                        map[string]string
}

// readRows reads a whole file. Rows that cannot be used are reported in bad;
// err says that the file as a whole cannot be.
func readRows(r io.Reader, format ImportFormat) (rows []row, bad []RowError, err error) {
	switch format {
	case CSV:
		return readCSV(r)
	case JSONLines:
		return readJSONLines(r)
	}
	return nil, nil, fmt.Errorf("unknown import format %q", format)
}

func readCSV(r io.Reader) (rows []row, bad []RowError, err error) {
	var header []string
	for record, err := range csvRecords(withoutBOM(r)) {
		var broken RowError
		switch {
		case errors.As(err, &broken) && header != nil:
			bad = append(bad, broken)
			continue
		case err != nil:
			return nil, nil, fmt.Errorf("read import: %w", err)
		}
		if header == nil {
			if header, err = csvHeader(record.fields); err != nil {
				return nil, nil, err
			}
			continue
		}
		if len(record.fields) != len(header) {
			bad = append(bad, RowError{record.line, fmt.Sprintf("%d fields where the header line has %d", len(record.fields), len(header))})
			continue
		}
		fields := make(map[string]string, len(header))
		for i, name := range header {
			fields[name] = record.fields[i]
		}
		rows, bad = addRow(rows, bad, record.line, fields)
	}
	return rows, bad, nil
}

func csvHeader(fields []string) ([]string, error) {
	header := make([]string, len(fields))
	for i, name := range fields {
		header[i] = strings.ToLower(strings.TrimSpace(name))
	}
	return header, checkHeader(header)
}

// checkHeader reports a header line from which no row could be read.
func checkHeader(header []string) error {
	for i, name := range header {
		if name == "" {
			return fmt.Errorf("header line: column %d has no name", i+1)
		}
		if slices.Contains(header[:i], name) {
			return fmt.Errorf("header line: column %q is there twice", name)
		}
	}
	for _, name := range []string{"account", "sequence", "prospect"} {
		if !slices.Contains(header, name) {
			return fmt.Errorf("header line: no column %q (a file starts with the names of its columns, separated by commas)", name)
		}
	}
	return nil
}

// maxImportLine bounds one line of JSON, in bytes.
const maxImportLine = 1 << 20

func readJSONLines(r io.Reader) (rows []row, bad []RowError, err error) {
	in := bufio.NewScanner(withoutBOM(r))
	in.Buffer(nil, maxImportLine)
	line := 0
	for in.Scan() {
		line++
		text := bytes.TrimSpace(in.Bytes())
		if len(text) == 0 {
			continue
		}
		var object map[string]any
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber() // as they were written
		if err := d.Decode(&object); err != nil || object == nil || d.More() {
			bad = append(bad, RowError{line, "not one JSON object"})
			continue
		}
		fields, problem := jsonFields(object)
		if problem != "" {
			bad = append(bad, RowError{line, problem})
			continue
		}
		rows, bad = addRow(rows, bad, line, fields)
	}
	if err := in.Err(); err != nil {
		return nil, nil, fmt.Errorf("read import, line %d: %w", line+1, err)
	}
	return rows, bad, nil
}

// jsonFields brings an object into the form of a CSV row.
func jsonFields(object map[string]any) (fields map[string]string, problem string) {
	fields = make(map[string]string, len(object))
	for name, value := range object {
		switch v := value.(type) {
		case nil:
		case string:
			fields[name] = v
		case json.Number, bool:
			fields[name] = fmt.Sprint(v)
		case []any:
			var words []string
			for _, w := range v {
				s, ok := w.(string)
				if !ok {
					return nil, fmt.Sprintf("field %q: a list may hold strings only", name)
				}
				words = append(words, s)
			}
			fields[name] = strings.Join(words, " ")
		default:
			return nil, fmt.Sprintf("field %q: an object cannot be kept", name)
		}
	}
	return fields, ""
}

// addRow checks one row and adds it to rows, or what is wrong with it to bad.
func addRow(rows []row, bad []RowError, line int, fields map[string]string) ([]row, []RowError) {
	r, problem := newRow(line, fields)
	if problem != "" {
		return rows, append(bad, RowError{line, problem})
	}
	return append(rows, r), bad
}

func newRow(line int, fields map[string]string) (r row, problem string) {
	r = row{line: line, attributes: map[string]string{}}
	for name, value := range fields {
		value = strings.TrimSpace(value)
		if !utf8.ValidString(value) {
			return r, fmt.Sprintf("field %q is not UTF-8: save the file in that encoding", name)
		}
		if strings.ContainsFunc(value, unicode.IsControl) && name != "message_ids" {
			return r, fmt.Sprintf("field %q holds a control character", name)
		}
		switch name {
		case "account":
			r.account = value
		case "sequence":
			r.sequence = value
		case "prospect":
			r.prospect = value
		case "name":
			r.name = value
		case "message_ids":
			r.messageIDs = idsIn(value)
		default:
			if value != "" {
				r.attributes[name] = value
			}
		}
	}
	return r, r.check()
}

// check completes a row and says what is wrong with it.
func (r *row) check() (problem string) {
	switch {
	case r.account == "":
		return "no account"
	case r.sequence == "":
		return "no sequence"
	case r.prospect == "":
		return "no prospect: the address that is written to is needed"
	}
	if strings.Contains(r.prospect, "<") { // "Name <address>"
		a, err := mail.ParseAddress(r.prospect)
		if err != nil {
			return "prospect is not an address"
		}
		r.prospect = a.Address
		if r.name == "" {
			r.name = a.Name
		}
	}
	if r.prospect = FoldAddress(r.prospect); r.prospect == "" {
		return "prospect is not an address"
	}
	return ""
}

// withoutBOM skips the byte order mark that spreadsheets put first.
func withoutBOM(r io.Reader) io.Reader {
	in := bufio.NewReader(r)
	if mark, err := in.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = in.Discard(3) // they are buffered
	}
	return in
}
