package config

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// readExample reads config.example.toml with a password file that exists, and
// its defaults uncommented or not.
func readExample(t *testing.T, uncommented bool) string {
	t.Helper()
	b, err := os.ReadFile("../../config.example.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(b), "/etc/heed/dana.password", secretFile(t, "pw"), 1)
	if uncommented {
		text = regexp.MustCompile(`(?m)^#([a-z_]+ = )`).ReplaceAllString(text, "$1")
	}
	return text
}

func TestExampleLoads(t *testing.T) {
	if _, err := Parse("config.example.toml", []byte(readExample(t, false)), noEnv); err != nil {
		t.Error(err)
	}
}

// TestExampleShowsDefaults uncomments every default and expects no difference.
func TestExampleShowsDefaults(t *testing.T) {
	plain, err := Parse("config.example.toml", []byte(readExample(t, false)), noEnv)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := Parse("config.example.toml", []byte(readExample(t, true)), noEnv)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Config{plain, shown} {
		a := &c.Accounts[0]
		if a.TimeZone.Location != time.Local {
			t.Errorf("time zone is %v", a.TimeZone)
		}
		// Two secret files with the same content; empty lists for missing ones.
		a.Password, a.TimeZone = Secret{}, Zone{}
		c.HTTP.Token, c.Classifier.Costs = Secret{}, nil // costs are compared in cmd/heed
		if len(c.Classifier.Rules) == 0 {
			c.Classifier.Rules = nil
		}
	}
	if !reflect.DeepEqual(plain, shown) {
		t.Errorf("the example shows defaults that are not the defaults:\n%+v\n%+v", plain, shown)
	}
}

// TestExampleNamesEveryKey walks the configuration and looks for each key.
func TestExampleNamesEveryKey(t *testing.T) {
	text := readExample(t, true)
	doc, err := parseDocument("config.example.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	named := func(path string) {
		if _, ok := doc.lines[path]; !ok {
			t.Errorf("config.example.toml does not name %s", path)
		}
	}
	var walk func(path string, v reflect.Type)
	walk = func(path string, v reflect.Type) {
		for key, f := range fieldsOf(v) {
			at := join(path, key)
			field := v.Field(f.index).Type
			_, whole := reflect.New(field).Interface().(setter)
			switch {
			case field == reflect.TypeFor[Costs]():
				for _, truth := range costTruths {
					for _, act := range slices.Concat(costTruths, []string{"review"}) {
						named(at + "." + truth + "." + act)
					}
				}
			case field == reflect.TypeFor[Secret]() || whole:
				named(at)
			case field.Kind() == reflect.Struct:
				walk(at, field)
			case field.Kind() == reflect.Slice && field.Elem().Kind() == reflect.Struct:
				walk(at+"[0]", field.Elem())
			default:
				named(at)
			}
		}
	}
	walk("", reflect.TypeFor[Config]())
}
