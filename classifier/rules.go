package classifier

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

//go:embed rules/*.toml
var builtinRules embed.FS

// RuleFile is one file of rules, as found in classifier/rules.
type RuleFile struct {
	Name string // for errors
	Data []byte
}

// RuleError says which rule of which file is wrong, and how.
type RuleError struct {
	File string
	Line int    // 1-based; 0 when it is not known
	Rule string // id; empty when it concerns the file
	Err  error
}

// Error gives file:line: rule: cause.
func (e *RuleError) Error() string {
	where := e.File
	if e.Line > 0 {
		where = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	if e.Rule != "" {
		where += ": rule " + e.Rule
	}
	return where + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *RuleError) Unwrap() error { return e.Err }

// rule is one rule as compiled.
type rule struct {
	id        string
	file      string
	line      int
	class     class // what it speaks for; noClass when only for a tag
	tag       int   // index into allTags, -1 for none
	ask       ask   // what our question is, when it reads the pitch
	weight    float64
	negatable bool
	condition effect
	question  effect
	where     where
	key       uint64 // its feature
	negKey    uint64 // its feature when negated

	own, others, ownNegated, othersNegated hope
}

// effect is what a condition or question around a hit does to it.
type effect uint8

const (
	effectNone   effect = iota
	effectSoften        // counts less
	effectIgnore        // does not count
	effectOnly          // counts only there
)

// where says which field a rule reads.
type where uint8

const (
	whereText where = iota
	whereSubject
	whereBoth
	wherePitch
)

// ruleSource is a rule as written.
type ruleSource struct {
	ID        string   `toml:"id"`
	Label     string   `toml:"label"`
	Kind      string   `toml:"kind"`
	Tag       string   `toml:"tag"`
	Ask       string   `toml:"ask"`
	Weight    *float64 `toml:"weight"`
	Any       []string `toml:"any"`
	Negatable bool     `toml:"negatable"`
	Condition string   `toml:"condition"`
	Question  string   `toml:"question"`
	Scope     string   `toml:"scope"`
	Where     string   `toml:"where"`
	Hit       []string `toml:"hit"`
	Miss      []string `toml:"miss"`
	Disabled  bool     `toml:"disabled"`

	file   string
	line   int
	macros map[string]string
}

type ruleFileSource struct {
	Schema int               `toml:"schema"`
	Lang   string            `toml:"lang"`
	Macro  map[string]string `toml:"macro"`
	Rule   []ruleSource      `toml:"rule"`
}

const ruleSchema = 1

// readRuleFile parses one file and remembers where each rule stands.
func readRuleFile(f RuleFile) ([]ruleSource, error) {
	var src ruleFileSource
	d := toml.NewDecoder(bytes.NewReader(f.Data)).DisallowUnknownFields()
	if err := d.Decode(&src); err != nil {
		return nil, tomlError(f.Name, err)
	}
	if src.Schema != ruleSchema {
		return nil, &RuleError{File: f.Name, Err: fmt.Errorf("schema is %d, want %d", src.Schema, ruleSchema)}
	}
	lines := ruleLines(f.Data)
	for i := range src.Rule {
		r := &src.Rule[i]
		r.file, r.macros = f.Name, src.Macro
		if i < len(lines) {
			r.line = lines[i]
		}
	}
	return src.Rule, nil
}

func tomlError(file string, err error) error {
	var strict *toml.StrictMissingError
	var decode *toml.DecodeError
	switch {
	case errors.As(err, &strict) && len(strict.Errors) > 0:
		line, _ := strict.Errors[0].Position()
		return &RuleError{File: file, Line: line, Err: fmt.Errorf("unknown key %s", strings.Join(strict.Errors[0].Key(), "."))}
	case errors.As(err, &decode):
		line, _ := decode.Position()
		return &RuleError{File: file, Line: line, Err: err}
	}
	return &RuleError{File: file, Err: err}
}

func ruleLines(data []byte) (lines []int) {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte("[[rule]]")) {
			lines = append(lines, n)
		}
	}
	return lines
}

// ruleBook is a set of compiled rules.
type ruleBook struct {
	engine  *engine
	rules   []rule
	answers [numAsks][numReplies]int32 // rules for short answers
	taught  []Example                  // what the rules' own examples teach
	empty   int32                      // the rule for a text without words
	byKey   map[uint64]int32           // rules by feature, plain and negated
}

// readRules gathers the built-in files and then extra ones; a later rule with
// the same id replaces the earlier.
func readRules(extra []RuleFile) ([]ruleSource, error) {
	names, err := fs.Glob(builtinRules, "rules/*.toml")
	if err != nil {
		return nil, fmt.Errorf("listing rules: %w", err)
	}
	var files []RuleFile
	for _, name := range names {
		data, err := builtinRules.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading rules: %w", err)
		}
		files = append(files, RuleFile{Name: name, Data: data})
	}
	var all []ruleSource
	place := map[string]int{}
	for _, f := range append(files, extra...) {
		rules, err := readRuleFile(f)
		if err != nil {
			return nil, err
		}
		for _, r := range rules {
			at, seen := place[r.ID]
			switch {
			case seen && all[at].file == r.file:
				return nil, r.fail(fmt.Errorf("the id is used at line %d already", all[at].line))
			case seen:
				all[at] = r
			default:
				place[r.ID] = len(all)
				all = append(all, r)
			}
		}
	}
	return slices.DeleteFunc(all, func(r ruleSource) bool { return r.Disabled }), nil
}

func (s *ruleSource) fail(err error) error {
	return &RuleError{File: s.file, Line: s.line, Rule: s.ID, Err: err}
}

// newRuleBook compiles rules and runs their examples.
func newRuleBook(sources []ruleSource) (*ruleBook, error) {
	b := &ruleBook{engine: newEngine()}
	for i := range sources {
		s := &sources[i]
		r, err := s.rule()
		if err != nil {
			return nil, s.fail(err)
		}
		if err := b.compile(s); err != nil {
			return nil, s.fail(err)
		}
		r.expect()
		b.rules = append(b.rules, r)
	}
	b.engine.finish()
	if err := b.runExamples(sources); err != nil {
		return nil, err
	}
	for i := range sources {
		b.taught = append(b.taught, sources[i].teaches()...)
	}
	for a := range answers {
		for r, meant := range answers[a] {
			if meant.id != "" {
				b.answers[a][r] = b.addFixed(meant.id, meant.class)
			}
		}
	}
	b.empty = b.addFixed("empty", classUnclear)
	b.byKey = make(map[uint64]int32, 2*len(b.rules))
	for i := range b.rules {
		b.byKey[b.rules[i].key] = int32(i)
		if b.rules[i].negatable {
			b.byKey[b.rules[i].negKey] = int32(i)
		}
	}
	return b, nil
}

// teaches returns a rule's own hits as examples: they are the plain wordings
// that everybody uses and a corpus easily lacks. Those of opt-outs are left
// out, since their rules act by themselves and most of them are not English.
func (s *ruleSource) teaches() []Example {
	if s.Ask != "" || s.Where == "subject" || s.Label+s.Kind == "" {
		return nil
	}
	e := Example{Source: s.file, Kind: Kind(s.Kind), Label: Label(s.Label)}
	if s.Tag != "" {
		e.Tags = []Tag{Tag(s.Tag)}
	}
	all := make([]Example, len(s.Hit))
	for i, text := range s.Hit {
		all[i] = e
		all[i].Text = text
	}
	return all
}

// addFixed adds a rule that has no pattern and is applied by code.
func (b *ruleBook) addFixed(id string, c class) int32 {
	r := rule{id: id, class: c, tag: -1, weight: answerWeight, key: hashString("rule "+id) | ruleBit}
	if c == classOptOut {
		r.weight = plainOptOut
	}
	r.expect()
	b.rules = append(b.rules, r)
	return int32(len(b.rules) - 1)
}

// compile adds a rule's patterns to the engine.
func (b *ruleBook) compile(s *ruleSource) error {
	for _, text := range s.Any {
		for _, ending := range endings(text) {
			patterns, err := b.engine.compile(ending, s.macros, int32(len(b.rules)))
			if err != nil {
				return fmt.Errorf("pattern %q: %w", text, err)
			}
			for _, p := range patterns {
				p.wide = s.Scope == "message"
			}
			b.engine.patterns = append(b.engine.patterns, patterns...)
		}
	}
	return nil
}

// rule checks a rule's keys and translates them.
func (s *ruleSource) rule() (rule, error) {
	r := rule{id: s.ID, file: s.file, line: s.line, class: noClass, tag: -1, negatable: s.Negatable, weight: 2,
		key: hashString("rule "+s.ID) | ruleBit, negKey: hashString("rule not "+s.ID) | ruleBit}
	if s.ID == "" || strings.ContainsAny(s.ID, " \t\n") {
		return r, errors.New("id is missing or holds a blank")
	}
	if len(s.Any) == 0 {
		return r, errors.New("any is empty: a rule needs a pattern")
	}
	if s.Weight != nil {
		r.weight = *s.Weight
	}
	if !(r.weight >= 0 && r.weight <= 12) || math.IsNaN(r.weight) {
		return r, fmt.Errorf("weight %v is not between 0 and 12", r.weight)
	}
	if err := s.target(&r); err != nil {
		return r, err
	}
	var err error
	if r.condition, err = readEffect("condition", s.Condition); err != nil {
		return r, err
	}
	if r.question, err = readEffect("question", s.Question); err != nil {
		return r, err
	}
	if s.Scope != "" && s.Scope != "sentence" && s.Scope != "message" {
		return r, fmt.Errorf("scope %q: want sentence or message", s.Scope)
	}
	return r, s.field(&r)
}

func (s *ruleSource) target(r *rule) error {
	if s.Label != "" && s.Kind != "" {
		return errors.New("label and kind exclude each other")
	}
	if s.Label+s.Kind+s.Tag+s.Ask == "" {
		return errors.New("it speaks for nothing: give label, kind, tag or ask")
	}
	if name := s.Label + s.Kind; name != "" {
		c, ok := classByName(name)
		if !ok || c.isKind() != (s.Kind != "") {
			return fmt.Errorf("no label or kind %q", name)
		}
		r.class = c
	}
	if s.Tag != "" {
		if r.tag = slices.Index(allTags[:], Tag(s.Tag)); r.tag < 0 {
			return fmt.Errorf("no tag %q", s.Tag)
		}
		if Tag(s.Tag) == OptOut && (r.class == noClass || r.class == classNotInterested) {
			r.class = classOptOut
		}
	}
	if s.Ask != "" {
		if r.ask = ask(slices.Index(askNames[:], s.Ask)); r.ask <= askNothing {
			return fmt.Errorf("no question %q", s.Ask)
		}
	}
	return nil
}

func (s *ruleSource) field(r *rule) error {
	switch s.Where {
	case "", "text":
	case "subject":
		r.where = whereSubject
	case "both":
		r.where = whereBoth
	default:
		return fmt.Errorf("where %q: want text, subject or both", s.Where)
	}
	if r.ask > askNothing {
		r.where = wherePitch
	}
	return nil
}

func readEffect(key, value string) (effect, error) {
	switch value {
	case "":
		return effectNone, nil
	case "soften":
		return effectSoften, nil
	case "ignore":
		return effectIgnore, nil
	case "only":
		return effectOnly, nil
	}
	return 0, fmt.Errorf("%s %q: want soften, ignore or only", key, value)
}

// runExamples checks that each rule hits and misses what it says.
func (b *ruleBook) runExamples(sources []ruleSource) error {
	s := scanner{lex: b.engine.lex}
	var hits hitList
	for i := range sources {
		src := &sources[i]
		if len(src.Hit) == 0 {
			return src.fail(errors.New("hit is empty: a rule needs an example"))
		}
		for _, text := range src.Hit {
			s.scan(text)
			if hits.read(b, s.tokens, b.rules[i].where); !hits.holds(int32(i)) {
				return src.fail(fmt.Errorf("does not hit its example %q", text))
			}
		}
		for _, text := range src.Miss {
			s.scan(text)
			if hits.read(b, s.tokens, b.rules[i].where); hits.holds(int32(i)) {
				return src.fail(fmt.Errorf("hits %q, which it should miss", text))
			}
		}
	}
	return nil
}

// hit is one rule's match in one text.
type hit struct {
	rule     int32
	from, to int32 // tokens
	negated  bool
	outside  bool    // of the text: in the subject, or nowhere
	factor   float32 // how much of it counts, after condition, contrast and question
}

// hitList collects the hits of a text; it may be reused.
type hitList struct {
	hits  []hit
	found []found
}

// How much of a hit counts in its surroundings.
const (
	factorBeforeBut = 0.6
	factorAfterBut  = 1.4
	factorSoftened  = 0.6
	coverBonus      = 0.6 // where the hit is the whole text
)

// read replaces the list by the hits in a field's tokens.
func (h *hitList) read(b *ruleBook, tokens []token, field where) {
	h.hits = h.hits[:0]
	h.extend(b, tokens, field)
}

// extend adds the hits in one field, one for each rule: the one that counts most.
func (h *hitList) extend(b *ruleBook, tokens []token, field where) {
	h.found = b.engine.findAll(tokens, h.found[:0])
	words := 0
	for i := range tokens {
		if tokens[i].class&(classAsk|classCry|classGlad|classSour) == 0 {
			words++
		}
	}
	for _, f := range h.found {
		n := b.engine.patterns[f.pattern].rule
		r := &b.rules[n]
		if r.where != field && (r.where != whereBoth || field == wherePitch) {
			continue
		}
		one := hit{rule: n, from: f.from, to: f.to, outside: field == whereSubject, factor: 1}
		if one.judge(r, tokens) {
			one.factor *= 1 + coverBonus*float32(min(int(f.to-f.from), words))/float32(max(words, 1))
			h.keep(one)
		}
	}
}

func (h *hitList) keep(one hit) {
	for i := range h.hits {
		old := &h.hits[i]
		if old.rule != one.rule {
			continue
		}
		if old.negated && !one.negated || old.negated == one.negated && one.factor > old.factor {
			*old = one
		}
		return
	}
	h.hits = append(h.hits, one)
}

func (h *hitList) holds(rule int32) bool {
	return slices.ContainsFunc(h.hits, func(one hit) bool { return one.rule == rule && !one.negated })
}

// judge reads a hit's surroundings and says whether it counts at all.
func (h *hit) judge(r *rule, tokens []token) bool {
	asked := tokens[h.from].flags&asksSentence != 0
	switch {
	case r.question == effectIgnore && asked, r.question == effectOnly && !asked:
		return false
	case r.question == effectSoften && asked:
		h.factor *= factorSoftened
	}
	if r.condition != effectNone {
		iffy := underCondition(tokens, int(h.from))
		switch {
		case r.condition == effectIgnore && iffy, r.condition == effectOnly && !iffy:
			return false
		case r.condition == effectSoften && iffy:
			h.factor *= factorSoftened
		}
	}
	if r.negatable {
		h.negated = isNegated(tokens, int(h.from), int(h.to))
	}
	if r.class != classOptOut && r.class != noClass && !r.class.isKind() {
		h.factor *= contrast(tokens, int(h.from), int(h.to))
	}
	return true
}

// underCondition says whether an "if" stands before token i in its sentence.
func underCondition(tokens []token, i int) bool {
	for j := i - 1; j >= 0 && tokens[j].sentence == tokens[i].sentence; j-- {
		if tokens[j].class&classIf != 0 {
			return true
		}
	}
	return false
}

// isNegated says whether a negator reaches into tokens [from, to) or follows
// them directly.
func isNegated(tokens []token, from, to int) bool {
	if tokens[from].flags&negated != 0 {
		return true
	}
	for i := from; i < to; i++ {
		if tokens[i].class&classNot != 0 {
			return true
		}
	}
	// "no" after it is Portuguese for "in the".
	return to < len(tokens) && tokens[to].class&(classNot|classNo) == classNot && tokens[to].flags&opensClause == 0
}

// contrast weighs what stands before and after a "but" in the sentence.
func contrast(tokens []token, from, to int) float32 {
	for i := to; i < len(tokens) && tokens[i].sentence == tokens[from].sentence; i++ {
		if tokens[i].class&classBut != 0 {
			return factorBeforeBut
		}
	}
	for i := from; i >= 0 && tokens[i].sentence == tokens[from].sentence; i-- {
		if tokens[i].class&classBut != 0 {
			return factorAfterBut
		}
	}
	return 1
}
