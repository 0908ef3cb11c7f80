package config

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// decoder fills a struct from a document and collects everything that does not
// fit, so that an operator mends a file in one go.
type decoder struct {
	doc      *document
	problems Errors
}

func (d *decoder) fail(path, what, hint string) {
	d.problems = append(d.problems, d.doc.problem(path, what, hint))
}

// table fills the fields of v, whose `toml` tags are the keys it may have.
func (d *decoder) table(path string, table map[string]any, v reflect.Value) {
	known := fieldsOf(v.Type())
	for key, value := range table {
		f, ok := known[key]
		if !ok {
			d.fail(join(path, key), "unknown key", suggest(key, known))
			continue
		}
		if s, ok := v.Field(f.index).Addr().Interface().(*Secret); ok {
			d.secret(join(path, key), value, s, f)
			continue
		}
		d.value(join(path, key), value, v.Field(f.index))
	}
}

// secret notes one way of having a secret; the validator judges them together.
func (d *decoder) secret(path string, value any, s *Secret, f field) {
	s.key = f.name
	target := map[string]any{"": &s.inline, "_file": &s.file, "_env": &s.env, "_credential": &s.credential, "_command": &s.command}[f.suffix]
	d.value(path, value, reflect.ValueOf(target).Elem())
}

// setter is a type of ours that reads itself from a string.
type setter interface{ set(text string) error }

func (d *decoder) value(path string, value any, v reflect.Value) {
	if s, ok := v.Addr().Interface().(setter); ok {
		d.text(path, value, s)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if s, ok := value.(string); ok {
			v.SetString(s)
			return
		}
		d.wrongType(path, value, "a string", `write it in quotes, e.g. "text"`)
	case reflect.Bool:
		if b, ok := value.(bool); ok {
			v.SetBool(b)
			return
		}
		d.wrongType(path, value, "true or false", "without quotes")
	case reflect.Int:
		if n, ok := value.(int64); ok {
			v.SetInt(n)
			return
		}
		d.wrongType(path, value, "a whole number", "without quotes")
	case reflect.Float64:
		switch n := value.(type) {
		case float64:
			v.SetFloat(n)
		case int64:
			v.SetFloat(float64(n))
		default:
			d.wrongType(path, value, "a number", "without quotes")
		}
	case reflect.Slice:
		d.list(path, value, v)
	case reflect.Map:
		d.entries(path, value, v)
	case reflect.Struct:
		if t, ok := value.(map[string]any); ok {
			d.table(path, t, v)
			return
		}
		d.wrongType(path, value, "a table", "write ["+path+"] on a line of its own")
	default:
		panic(fmt.Sprintf("config: field %s has a type that no key can have: %s", path, v.Type()))
	}
}

func (d *decoder) text(path string, value any, s setter) {
	text, ok := value.(string)
	if !ok {
		d.wrongType(path, value, "a string", `write it in quotes, e.g. "15m"`)
		return
	}
	if err := s.set(text); err != nil {
		d.fail(path, err.Error(), "")
	}
}

// entries fills a map, whose keys are for the validator to judge.
func (d *decoder) entries(path string, value any, v reflect.Value) {
	table, ok := value.(map[string]any)
	if !ok {
		d.wrongType(path, value, "a table", "write it as { key = value, ... }")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for key, item := range table {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(join(path, key), item, e)
		v.SetMapIndex(reflect.ValueOf(key), e)
	}
}

func (d *decoder) list(path string, value any, v reflect.Value) {
	items, ok := value.([]any)
	if !ok {
		if v.Type().Elem().Kind() == reflect.Struct {
			d.wrongType(path, value, "a list of tables", "write [["+path+"]] with two brackets")
		} else {
			d.wrongType(path, value, "a list", `write it in brackets, e.g. ["a", "b"]`)
		}
		return
	}
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		e := out.Index(i)
		if def, ok := e.Addr().Interface().(interface{ setDefaults() }); ok {
			def.setDefaults()
		}
		d.value(path+"["+strconv.Itoa(i)+"]", item, e)
	}
	v.Set(out)
}

func (d *decoder) wrongType(path string, value any, want, hint string) {
	d.fail(path, "want "+want+", got "+describe(value), hint)
}

func describe(value any) string {
	switch value.(type) {
	case string:
		return "a string"
	case bool:
		return "true or false"
	case int64:
		return "a whole number"
	case float64:
		return "a number"
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	default:
		return "a date or time"
	}
}

// field is where the value of a key goes.
type field struct {
	index  int
	name   string // the field's own key
	suffix string // what the key adds to it: one of secretSuffixes for a Secret
}

// fieldsOf maps each key of a table to the field that holds it. A Secret has a
// key for each of its sources.
func fieldsOf(t reflect.Type) map[string]field {
	keys := make(map[string]field)
	for i := range t.NumField() {
		name := t.Field(i).Tag.Get("toml")
		switch {
		case name == "":
		case t.Field(i).Type == reflect.TypeFor[Secret]():
			for _, suffix := range secretSuffixes {
				keys[name+suffix] = field{i, name, suffix}
			}
		default:
			keys[name] = field{i, name, ""}
		}
	}
	return keys
}

func suggest(key string, known map[string]field) string {
	best, distance := "", 3
	for k := range known {
		if n := editDistance(key, k); n < distance || n == distance && k < best {
			best, distance = k, n
		}
	}
	if best != "" {
		return "did you mean " + best + "?"
	}
	names := make([]string, 0, len(known))
	for k := range known {
		names = append(names, k)
	}
	slices.Sort(names)
	return "known here: " + strings.Join(names, ", ")
}

// editDistance is the Levenshtein distance in bytes.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

// Duration is a length of time written as Go does ("90s", "15m", "2h") or in
// whole days ("14d").
type Duration time.Duration

func (d *Duration) set(text string) error {
	if days, ok := strings.CutSuffix(text, "d"); ok {
		n, err := strconv.Atoi(days)
		if err == nil && n >= 0 && n <= 36500 {
			*d = Duration(time.Duration(n) * 24 * time.Hour)
			return nil
		}
	}
	v, err := time.ParseDuration(text)
	if err != nil || v < 0 {
		return fmt.Errorf("%q is no length of time, want one such as \"30s\", \"15m\", \"2h\" or \"14d\"", text)
	}
	*d = Duration(v)
	return nil
}

// ClockTime is a time of day, as time since midnight, written "09:00".
type ClockTime time.Duration

func (c *ClockTime) set(text string) error {
	t, err := time.Parse("15:04", text)
	if err != nil {
		return fmt.Errorf("%q is no time of day, want one such as \"09:00\"", text)
	}
	*c = ClockTime(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute)
	return nil
}

// Zone is an IANA time zone, written "Europe/Berlin", or "Local" for the
// machine's own.
type Zone struct{ *time.Location }

func (z *Zone) set(text string) error {
	l, err := time.LoadLocation(text)
	if err != nil {
		return fmt.Errorf("%q is no time zone, want one such as \"Europe/Berlin\", \"UTC\" or \"Local\"", text)
	}
	z.Location = l
	return nil
}
