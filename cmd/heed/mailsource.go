package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// mail is one raw message and where it was read from.
type mail struct {
	Name      string // file, or file and number in an mbox
	Raw       []byte
	Truncated bool // Raw is only the head
}

// maxMail is how much of a message is read: what follows are attachments.
const maxMail = 8 << 20

// readMail yields the messages named on a command line: a .eml file, an mbox, a
// Maildir, a directory of files, or "-" for standard input. What cannot be read
// is yielded as an error, and reading goes on behind it.
func readMail(names []string, stdin io.Reader) iter.Seq2[mail, error] {
	return func(yield func(mail, error) bool) {
		for _, name := range names {
			if !readNamed(name, stdin, yield) {
				return
			}
		}
	}
}

func readNamed(name string, stdin io.Reader, yield func(mail, error) bool) bool {
	if name == "-" {
		return readStream("-", stdin, yield)
	}
	info, err := os.Stat(name)
	if err != nil {
		return yield(mail{Name: name}, fmt.Errorf("read mail: %w", err))
	}
	if !info.IsDir() {
		return readFile(name, yield)
	}
	files, err := filesBelow(name)
	if err != nil && !yield(mail{Name: name}, err) {
		return false
	}
	for _, f := range files {
		if !readFile(f, yield) {
			return false
		}
	}
	return true
}

// filesBelow lists the files of a directory in order. In a Maildir these are the
// messages of new and cur; tmp holds deliveries under way.
func filesBelow(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && path != dir && (e.Name() == "tmp" && isMaildir(filepath.Dir(path)) || e.Name() == ".git"):
			return fs.SkipDir
		case !e.Type().IsRegular() || isIndex(e.Name()):
			return nil
		}
		files = append(files, path)
		return nil
	})
	if err != nil {
		return files, fmt.Errorf("list mail: %w", err)
	}
	return files, nil
}

func isMaildir(dir string) bool {
	for _, sub := range []string{"cur", "new", "tmp"} {
		if info, err := os.Stat(filepath.Join(dir, sub)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// isIndex tells the files that mail servers keep beside messages.
func isIndex(name string) bool {
	return strings.HasPrefix(name, "dovecot") || strings.HasPrefix(name, ".") || name == "maildirfolder" || name == "subscriptions"
}

func readFile(name string, yield func(mail, error) bool) bool {
	f, err := os.Open(name)
	if err != nil {
		return yield(mail{Name: name}, fmt.Errorf("read mail: %w", err))
	}
	defer f.Close()
	return readStream(name, f, yield)
}

func readStream(name string, r io.Reader, yield func(mail, error) bool) bool {
	in := bufio.NewReaderSize(r, 64<<10)
	if head, _ := in.Peek(5); string(head) == "From " {
		return readMbox(name, in, yield)
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxMail+1))
	if err != nil {
		return yield(mail{Name: name}, fmt.Errorf("read mail %s: %w", name, err))
	}
	m := mail{Name: name, Raw: raw}
	if len(raw) > maxMail {
		m.Raw, m.Truncated = raw[:maxMail], true
	}
	return yield(m, nil)
}

// readMbox splits at lines that begin with "From " behind an empty line and
// takes one ">" off quoted ones, as RFC 4155 and the mboxrd form have it.
func readMbox(name string, in *bufio.Reader, yield func(mail, error) bool) bool {
	var m mail
	count, blank := 0, true
	give := func() bool {
		if count == 0 {
			return true
		}
		m.Name = fmt.Sprintf("%s#%d", name, count)
		ok := yield(m, nil)
		m = mail{}
		return ok
	}
	for {
		line, err := in.ReadSlice('\n')
		whole := !errors.Is(err, bufio.ErrBufferFull)
		if blank && bytes.HasPrefix(line, []byte("From ")) {
			if !give() {
				return false
			}
			count++
			if !whole {
				err = skipLine(in)
			}
		} else {
			m.add(unquoteFrom(line))
		}
		blank = whole && len(bytes.TrimRight(line, "\r\n")) == 0
		switch {
		case errors.Is(err, io.EOF):
			return give()
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return give() && yield(mail{Name: name}, fmt.Errorf("read mail %s: %w", name, err))
		}
	}
}

func (m *mail) add(line []byte) {
	if room := maxMail - len(m.Raw); len(line) > room {
		line, m.Truncated = line[:room], true
	}
	m.Raw = append(m.Raw, line...)
}

func unquoteFrom(line []byte) []byte {
	rest := bytes.TrimLeft(line, ">")
	if len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
		return line[1:]
	}
	return line
}

func skipLine(in *bufio.Reader) error {
	for {
		if _, err := in.ReadSlice('\n'); !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}
