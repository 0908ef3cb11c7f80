package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// document is a parsed TOML file that still knows on which line each key stood,
// so that an error about a value's meaning can name it.
type document struct {
	file  string
	root  map[string]any
	lines map[string]int // key path, e.g. "account[1].host", to line
}

// parseDocument reads TOML text. Text that is no TOML gives one Error, since
// nothing after a syntax error can be trusted.
func parseDocument(file string, text []byte) (*document, error) {
	d := &document{file: file, lines: make(map[string]int)}
	if err := toml.Unmarshal(text, &d.root); err != nil {
		var bad *toml.DecodeError
		p := Error{File: file, What: err.Error(), Hint: "see https://toml.io for the syntax"}
		if errors.As(err, &bad) {
			p.Line, _ = bad.Position()
			p.Key = strings.Join(bad.Key(), ".")
			p.What = strings.TrimPrefix(bad.Error(), "toml: ")
		}
		return nil, Errors{p}
	}
	d.index(text)
	return d, nil
}

// index notes the line of every key. The text is known to be valid TOML.
func (d *document) index(text []byte) {
	var p unstable.Parser
	p.Reset(text)
	prefix := ""
	arrays := make(map[string]int)
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind { //nolint:exhaustive // these three are all the expressions that TOML has
		case unstable.Table:
			prefix = resolve(keyOf(e), arrays)
			d.note(&p, prefix, e)
		case unstable.ArrayTable:
			name := resolve(keyOf(e), arrays)
			prefix = name + "[" + strconv.Itoa(arrays[name]) + "]"
			arrays[name]++
			d.note(&p, prefix, e)
		case unstable.KeyValue:
			d.noteValue(&p, prefix, e)
		}
	}
}

func (d *document) noteValue(p *unstable.Parser, prefix string, kv *unstable.Node) {
	path := join(prefix, strings.Join(keyOf(kv), "."))
	d.note(p, path, kv)
	if v := kv.Value(); v.Kind == unstable.InlineTable {
		for it := v.Children(); it.Next(); {
			d.noteValue(p, path, it.Node())
		}
	}
}

func (d *document) note(p *unstable.Parser, path string, n *unstable.Node) {
	it := n.Key()
	if !it.Next() {
		return
	}
	if _, seen := d.lines[path]; !seen {
		d.lines[path] = p.Shape(p.Range(p.Raw(it.Node().Raw))).Start.Line
	}
}

// line is where a key stands, or where the nearest table around it does.
func (d *document) line(path string) int {
	for path != "" {
		if n, ok := d.lines[path]; ok {
			return n
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			break
		}
		path = path[:cut]
	}
	return 0
}

func (d *document) problem(path, what, hint string) Error {
	return Error{File: d.file, Line: d.line(path), Key: path, What: what, Hint: hint}
}

func keyOf(n *unstable.Node) []string {
	var parts []string
	for it := n.Key(); it.Next(); {
		parts = append(parts, string(it.Node().Data))
	}
	return parts
}

// resolve turns [account.costs] after [[account]] into account[N].costs.
func resolve(key []string, arrays map[string]int) string {
	path := ""
	for i, k := range key {
		path = join(path, k)
		if n := arrays[path]; n > 0 && i < len(key)-1 {
			path += "[" + strconv.Itoa(n-1) + "]"
		}
	}
	return path
}

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}

// Error is one thing wrong with a configuration.
type Error struct {
	File string
	Line int    // 1-based; 0 when it belongs to no line
	Key  string // full path, e.g. "account[0].host"; empty for syntax errors
	What string
	Hint string // what to do; may be empty
}

// Error formats the problem as file:line: key: what (hint).
func (p Error) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Key != "" {
		b.WriteString(": " + p.Key)
	}
	b.WriteString(": " + p.What)
	if p.Hint != "" {
		b.WriteString(" (" + p.Hint + ")")
	}
	return b.String()
}

// Errors is everything wrong with a configuration, in the order of the file.
type Errors []Error

// Error gives one problem a line.
func (ps Errors) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}
