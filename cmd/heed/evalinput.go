package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/heed-mail/heed/classifier"
	"github.com/heed-mail/heed/classifier/eval"
	"github.com/heed-mail/heed/internal/pipeline"
)

// labelled is one message whose meaning is known.
type labelled struct {
	Source   string // file, or file:line
	ID, Lang string // as given; may be empty

	Mail          *mail // the whole message; nil when only its words are given
	Subject, Text string
	Pitch         string    // the mail that is answered; "" where it is not known
	Received      time.Time // zero: not given

	Truth eval.Truth
}

// read reads the message as the daemon would.
func (l *labelled) read(classify func(classifier.Input) classifier.Verdict, o pipeline.ReadOptions) pipeline.Reading {
	o.Received, o.Pitch = l.Received, l.Pitch
	if l.Mail == nil {
		return pipeline.ReadText(l.Subject, l.Text, classify, o)
	}
	o.Truncated = l.Mail.Truncated
	return pipeline.Read(l.Mail.Raw, classify, o)
}

// readLabelled yields the labelled messages named on a command line: files of
// JSON lines, directories with one folder for each label or kind, or "-" for
// JSON lines on standard input. What cannot be read is yielded as an error that
// says where it stands, and reading goes on behind it.
func readLabelled(names []string, stdin io.Reader) iter.Seq2[labelled, error] {
	return func(yield func(labelled, error) bool) {
		for _, name := range names {
			for l, err := range labelledIn(name, stdin) {
				if !yield(l, err) {
					return
				}
			}
		}
	}
}

func labelledIn(name string, stdin io.Reader) iter.Seq2[labelled, error] {
	return func(yield func(labelled, error) bool) {
		if name == "-" {
			readLabelledLines(name, ".", stdin, yield)
			return
		}
		f, err := os.Open(name)
		if err != nil {
			yield(labelled{}, fmt.Errorf("read labelled messages: %w", err))
			return
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			readLabelledFolders(name, yield)
			return
		}
		readLabelledLines(name, filepath.Dir(name), f, yield)
	}
}

// labelledLine is one line of a file of labelled messages.
type labelledLine struct {
	ID       jsonID          `json:"id"`
	Lang     string          `json:"lang"`
	Subject  string          `json:"subject"`
	Text     *string         `json:"text"`
	EML      *string         `json:"eml"`   // a raw message, or the path of one
	Pitch    string          `json:"pitch"` // the mail that is answered, where it is known
	Label    string          `json:"label"`
	Tags     []string        `json:"tags"` // absent: not known
	Received string          `json:"received"`
	Resume   json.RawMessage `json:"resume"` // absent: not known; null: there is none
}

// maxLine leaves room for a whole message as a JSON string.
const maxLine = 2 * maxMail

var errLongLine = fmt.Errorf("longer than %d MB", maxLine>>20)

func readLabelledLines(name, dir string, r io.Reader, yield func(labelled, error) bool) {
	for line, err := range numberedLines(r) {
		var l labelled
		if err == nil {
			l, err = parseLabelled(line.text, dir)
		}
		l.Source = fmt.Sprintf("%s:%d", name, line.number)
		if err != nil {
			err = fmt.Errorf("%s: %w", l.Source, err)
		}
		if !yield(l, err) {
			return
		}
	}
}

// numberedLine is a line of a file, from 1.
type numberedLine struct {
	number int
	text   []byte
}

// numberedLines yields the lines of r that are not blank, without a byte order
// mark. What cannot be read is yielded as an error with its number; reading goes
// on behind a line that is too long.
func numberedLines(r io.Reader) iter.Seq2[numberedLine, error] {
	return func(yield func(numberedLine, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		for n, more := 1, true; more; n++ {
			line, err := readWholeLine(in)
			more = err == nil || errors.Is(err, errLongLine)
			if errors.Is(err, io.EOF) {
				err = nil
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if err == nil && len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			if !yield(numberedLine{n, line}, err) {
				return
			}
		}
	}
}

// readWholeLine reads a line of at most maxLine bytes, and passes over a longer
// one. At the end of the file, io.EOF comes beside what is left.
func readWholeLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			if errors.Is(err, bufio.ErrBufferFull) {
				err = skipLine(in)
			}
			if err == nil || errors.Is(err, io.EOF) {
				err = errLongLine
			}
			return nil, err
		}
		switch line = append(line, part...); {
		case errors.Is(err, bufio.ErrBufferFull):
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		default:
			return line, err
		}
	}
}

func parseLabelled(line []byte, dir string) (labelled, error) {
	var in labelledLine
	if err := json.Unmarshal(line, &in); err != nil {
		return labelled{}, fmt.Errorf("want a JSON object with text or eml, and label: %w", err)
	}
	l := labelled{ID: string(in.ID), Lang: in.Lang, Subject: in.Subject, Pitch: in.Pitch}
	var err error
	if l.Truth, err = truthOf(in.Label); err != nil {
		return l, err
	}
	if err = addTags(&l.Truth, in.Tags); err != nil {
		return l, err
	}
	if in.Received != "" {
		if l.Received, err = parseReceived(in.Received); err != nil {
			return l, err
		}
	}
	switch {
	case in.EML != nil:
		l.Mail, err = labelledMail(*in.EML, dir)
	case in.Text != nil:
		l.Text = *in.Text
	default:
		err = errors.New("neither text nor eml is given")
	}
	if err != nil {
		return l, err
	}
	return l, l.addResume(in.Resume)
}

// labelledMail is a raw message, or one read from the file whose path is given
// relative to dir. No message is a single line.
func labelledMail(eml, dir string) (*mail, error) {
	if strings.Contains(eml, "\n") {
		return &mail{Raw: []byte(eml[:min(len(eml), maxMail)]), Truncated: len(eml) > maxMail}, nil
	}
	if !filepath.IsAbs(eml) {
		eml = filepath.Join(dir, eml)
	}
	f, err := os.Open(eml)
	if err != nil {
		return nil, fmt.Errorf("read mail: %w", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxMail+1))
	if err != nil {
		return nil, fmt.Errorf("read mail %s: %w", eml, err)
	}
	m := &mail{Raw: raw[:min(len(raw), maxMail)], Truncated: len(raw) > maxMail}
	if bytes.HasPrefix(m.Raw, []byte("From ")) { // cut out of an mbox
		_, m.Raw, _ = bytes.Cut(m.Raw, []byte("\n"))
	}
	return m, nil
}

// addResume notes when to come back. Words without a time of arrival name no
// day, so that of those nothing is known.
func (l *labelled) addResume(given json.RawMessage) error {
	if given == nil {
		return nil
	}
	var window *struct{ From, To string }
	if err := json.Unmarshal(given, &window); err != nil {
		return fmt.Errorf(`resume: want {"from","to"} or null: %w`, err)
	}
	dated := l.Mail != nil || !l.Received.IsZero()
	switch {
	case window == nil:
		l.Truth.ResumeKnown = dated
		return nil
	case !dated:
		return errors.New("resume needs received: a window is relative to it")
	}
	return setResume(&l.Truth, window.From, window.To)
}

func setResume(t *eval.Truth, from, to string) error {
	if to == "" {
		to = from
	}
	var err error
	if t.Resume, err = time.Parse(time.DateOnly, from); err != nil {
		return fmt.Errorf("resume: %q is no day, want one such as 2026-03-31", from)
	}
	if t.ResumeTo, err = time.Parse(time.DateOnly, to); err != nil {
		return fmt.Errorf("resume: %q is no day, want one such as 2026-03-31", to)
	}
	if t.ResumeTo.Before(t.Resume) {
		return fmt.Errorf("resume: ends on %s, before it begins on %s", to, from)
	}
	t.ResumeKnown = true
	return nil
}

// What a message may be labelled as: a label, a kind, or an opt-out, which is a
// no that asks for more.
var (
	truthLabels  = []classifier.Label{classifier.Interested, classifier.Later, classifier.NotInterested, classifier.Unclear}
	truthKinds   = []classifier.Kind{classifier.AutoReply, classifier.Bounce, classifier.Other}
	truthOptOuts = []string{string(classifier.OptOut), "unsubscribe"}
	truthTags    = []classifier.Tag{
		classifier.OptOut, classifier.Referral, classifier.WrongPerson, classifier.LeftCompany, classifier.Question,
		classifier.Meeting, classifier.HasVendor, classifier.NoBudget, classifier.Hostile, classifier.LegalThreat,
	}
)

// folded is a word in the form that is printed: "Not interested" is not_interested.
func folded(word string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(word)))
}

// truthOf reads a label as people give it. Tags are not known by it, but
// whether it is an opt-out is.
func truthOf(label string) (eval.Truth, error) {
	name := folded(label)
	t := eval.Truth{TagsUnknown: true}
	switch {
	case slices.Contains(truthLabels, classifier.Label(name)):
		t.Label = classifier.Label(name)
	case slices.Contains(truthKinds, classifier.Kind(name)):
		t.Kind = classifier.Kind(name)
	case slices.Contains(truthOptOuts, name):
		t.Label, t.Tags = classifier.NotInterested, []classifier.Tag{classifier.OptOut}
	case name == "":
		return t, errors.New("label is missing")
	default:
		return t, fmt.Errorf("label %q is unknown (want one of %s)", label, strings.Join(truthNames(), ", "))
	}
	return t, nil
}

func truthNames() []string {
	var names []string
	for _, l := range truthLabels {
		names = append(names, string(l))
	}
	for _, k := range truthKinds {
		names = append(names, string(k))
	}
	return append(names, truthOptOuts...)
}

// addTags adds to what the label says; nil tags are not known.
func addTags(t *eval.Truth, tags []string) error {
	if tags == nil {
		return nil
	}
	t.TagsUnknown = false
	for _, name := range tags {
		tag := classifier.Tag(folded(name))
		switch {
		case !slices.Contains(truthTags, tag):
			return fmt.Errorf("tag %q is unknown (want some of %s)", name, joinTags(truthTags))
		case !slices.Contains(t.Tags, tag):
			t.Tags = append(t.Tags, tag)
		}
	}
	return nil
}

func joinTags(tags []classifier.Tag) string {
	var names []string
	for _, t := range tags {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}

// readLabelledFolders reads the folders of a directory, each named for what the
// mail in it means.
func readLabelledFolders(dir string, yield func(labelled, error) bool) {
	entries, err := os.ReadDir(dir)
	if err != nil && !yield(labelled{}, fmt.Errorf("list folders of labelled mail: %w", err)) {
		return
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case !e.IsDir():
			// Notes beside the folders are welcome; mail there has no label.
			if filepath.Ext(e.Name()) == ".eml" && !yield(labelled{}, fmt.Errorf("%s: not in a folder named for its label", path)) {
				return
			}
		case !readLabelledFolder(path, e.Name(), yield):
			return
		}
	}
}

func readLabelledFolder(path, label string, yield func(labelled, error) bool) bool {
	if _, err := truthOf(label); err != nil {
		return yield(labelled{}, fmt.Errorf("%s: %w", path, err))
	}
	for m, err := range readMail([]string{path}, nil) {
		l := labelled{Source: m.Name, Mail: &m}
		if err == nil {
			l.Truth, err = expected(label, m.Raw)
			if err != nil {
				err = fmt.Errorf("%s: %w", m.Name, err)
			}
		}
		if !yield(l, err) {
			return false
		}
	}
	return true
}

// The header fields by which a message in a folder says more than its label.
const (
	expectTags   = "X-Expect-Tags"   // a list with commas; may be empty
	expectResume = "X-Expect-Resume" // a day, two days with ".." between them, or none
)

// expected is what a message in a folder is said to mean.
func expected(label string, raw []byte) (eval.Truth, error) {
	t, err := truthOf(label)
	if err != nil {
		return t, err
	}
	if list, ok := headerLine(raw, expectTags); ok {
		tags := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
		if err := addTags(&t, append([]string{}, tags...)); err != nil {
			return t, fmt.Errorf("%s: %w", expectTags, err)
		}
	}
	days, ok := headerLine(raw, expectResume)
	switch {
	case !ok:
		return t, nil
	case folded(days) == "none":
		t.ResumeKnown = true
		return t, nil
	}
	from, to, _ := strings.Cut(days, "..")
	if err := setResume(&t, strings.TrimSpace(from), strings.TrimSpace(to)); err != nil {
		return t, fmt.Errorf("%s: %w", expectResume, err)
	}
	return t, nil
}

// headerLine finds a header field of one line, whatever state the rest of the
// header is in.
func headerLine(raw []byte, name string) (string, bool) {
	for line := range bytes.Lines(raw) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			break
		}
		if field, value, ok := bytes.Cut(line, []byte(":")); ok && strings.EqualFold(string(field), name) {
			return strings.TrimSpace(string(value)), true
		}
	}
	return "", false
}
