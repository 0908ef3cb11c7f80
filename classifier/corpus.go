package classifier

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed corpus/*.txt
var corpusFiles embed.FS

// Example is one reply whose meaning is known.
type Example struct {
	// Source names it: the caller's id, or file:line of the starter corpus.
	Source string
	Lang   string // "en"; empty when not known; not read by the model

	Subject, Text, Pitch string
	// Features stand for the texts where those are not kept. They are what
	// Classifier.Features returned, and hold no text.
	Features []uint64

	Kind  Kind // empty means Human
	Label Label
	Tags  []Tag
}

// class returns what an example teaches.
func (e *Example) class() (class, error) {
	name := string(e.Label)
	if e.Kind != "" && e.Kind != Human {
		name = string(e.Kind)
	}
	c, ok := classByName(name)
	if !ok {
		return noClass, fmt.Errorf("example %s: no label or kind %q", e.Source, name)
	}
	if c == classNotInterested && slices.Contains(e.Tags, OptOut) {
		c = classOptOut
	}
	return c, nil
}

// Corpus returns the starter corpus, in the order of its files.
func Corpus() ([]Example, error) {
	names, err := fs.Glob(corpusFiles, "corpus/*.txt")
	if err != nil {
		return nil, fmt.Errorf("listing the corpus: %w", err)
	}
	var all []Example
	for _, name := range names {
		data, err := corpusFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading the corpus: %w", err)
		}
		examples, err := ReadExamples(strings.TrimPrefix(name, "corpus/"), string(data))
		if err != nil {
			return nil, err
		}
		all = append(all, examples...)
	}
	return all, nil
}

// HeldBack says whether an example of the starter corpus is kept from
// training, to measure with. It depends on nothing but the text.
func HeldBack(e Example) bool { return hashString(e.Text)>>17%5 == 0 }

var errNoHeader = errors.New(`text before the first "=== CLASS"`)

// ReadExamples parses a file in the starter corpus's format. Errors name file
// and line.
func ReadExamples(file, text string) ([]Example, error) {
	var all []Example
	var body []string
	lang, line := "", 0
	finish := func() error {
		if len(all) == 0 {
			return nil
		}
		return all[len(all)-1].fill(body)
	}
	for raw := range strings.Lines(text) {
		line++
		l := strings.TrimRight(raw, " \t\r\n")
		switch head, isHead := strings.CutPrefix(l, "==="); {
		case isHead:
			if err := finish(); err != nil {
				return nil, err
			}
			e, err := readHead(head)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, line, err)
			}
			e.Source, e.Lang = fmt.Sprintf("%s:%d", file, line), lang
			all, body = append(all, e), nil
		case len(all) > 0:
			body = append(body, l)
		case strings.HasPrefix(l, "# language:"):
			lang = strings.TrimSpace(strings.TrimPrefix(l, "# language:"))
		case l != "" && l[0] != '#':
			return nil, fmt.Errorf("%s:%d: %w", file, line, errNoHeader)
		}
	}
	return all, finish()
}

// readHead parses "CLASS [TAG]...".
func readHead(head string) (Example, error) {
	fields := strings.Fields(head)
	if len(fields) == 0 {
		return Example{}, errors.New("no class given")
	}
	c, ok := classByName(fields[0])
	if !ok {
		return Example{}, fmt.Errorf("no class %q", fields[0])
	}
	e := Example{Kind: Human, Label: Label(fields[0])}
	if c.isKind() {
		e.Kind, e.Label = Kind(fields[0]), ""
	}
	for _, f := range fields[1:] {
		if !slices.Contains(allTags[:], Tag(f)) {
			return e, fmt.Errorf("no tag %q", f)
		}
		if slices.Contains(e.Tags, Tag(f)) {
			return e, fmt.Errorf("tag %q twice", f)
		}
		e.Tags = append(e.Tags, Tag(f))
	}
	return e, nil
}

// fill takes the lines below a head: question, subject, text.
func (e *Example) fill(lines []string) error {
	var pitch []string
	for len(lines) > 0 {
		if quoted, ok := strings.CutPrefix(lines[0], ">"); ok {
			pitch = append(pitch, strings.TrimSpace(quoted))
		} else if subject, ok := strings.CutPrefix(lines[0], "Subject:"); ok && e.Subject == "" {
			e.Subject = strings.TrimSpace(subject)
		} else {
			break
		}
		lines = lines[1:]
	}
	e.Pitch = strings.Join(pitch, "\n")
	e.Text = strings.Trim(strings.Join(lines, "\n"), "\n")
	return nil
}
