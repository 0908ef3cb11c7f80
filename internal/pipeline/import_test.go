package pipeline

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/heed-mail/heed/internal/store"
)

func TestImportReportsBadRows(t *testing.T) {
	for name, test := range map[string]struct {
		format ImportFormat
		file   string
		want   map[string]string // enrollments and their names
		bad    []string
	}{
		"csv": {CSV, "\ufeffProspect, account,sequence,name,message_ids,city\r\n" +
			"Kim@A.example,ann,s1,Kim,<1@x> 2@x,Ghent\r\n" +
			"kim@a.example,nobody,s1,,,\r\n" +
			",ann,s1,,,\r\n" +
			"not an address,ann,s1,,,\r\n" +
			"kim@a.example,ann,,,,\r\n" +
			"kim@a.example,,s1,,,\r\n" +
			"kim@a.example,ann,s1\r\n" +
			"\r\n" +
			"bob@ours.example,ann,s1,,,\r\n" +
			"\"Lee, the great\" <lee@b.example>,ann,s1,,,\r\n" +
			"\"Pat Doe <pat@ünder.example>\",bob,\"s,2\",,,\"two\nlines\"\r\n" +
			"\"Pat Doe <pat@ünder.example>\",bob,\"s,2\",,,\r\n" +
			"caf\xe9@a.example,ann,s1,,,\r\n",
			map[string]string{"ann/s1/kim@a.example": "Kim", "bob/s,2/pat@xn--nder-zra.example": "Pat Doe"},
			[]string{
				`line 3: account "nobody" is not in the configuration`,
				`line 4: no prospect: the address that is written to is needed`,
				`line 5: prospect is not an address`,
				`line 6: no sequence`,
				`line 7: no account`,
				`line 8: 3 fields where the header line has 6`,
				`line 10: the prospect is one of our own addresses`,
				`line 11: a quote (") stands where none may; quote the whole field and write the quote twice ("")`,
				`line 12: field "city" holds a control character`,
				`line 15: field "prospect" is not UTF-8: save the file in that encoding`,
			}},
		"json lines": {JSONLines, `{"account":"ann","sequence":"s1","prospect":"kim@a.example","name":"Kim","message_ids":["1@x","<2@x>"],"employees":12.50,"vip":true,"note":null}` + "\n" +
			"\n" +
			`{"account":"ann"` + "\n" +
			`["ann"]` + "\n" +
			`{"account":"ann","sequence":"s1","prospect":"kim@a.example","x":{}}` + "\n" +
			`{"account":"ann","sequence":"s1","prospect":"kim@a.example","message_ids":[1]}` + "\n" +
			`{"account":"bob","sequence":"s1","prospect":"lee@b.example"} {}` + "\n" +
			`{"account":"bob","sequence":"s1","prospect":"lee@b.example","message_ids":"3@x 4@x"}`,
			map[string]string{"ann/s1/kim@a.example": "Kim", "bob/s1/lee@b.example": ""},
			[]string{
				`line 3: not one JSON object`,
				`line 4: not one JSON object`,
				`line 5: field "x": an object cannot be kept`,
				`line 6: field "message_ids": a list may hold strings only`,
				`line 7: not one JSON object`,
			}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			report, err := w.Import(t.Context(), strings.NewReader(test.file), ImportOptions{Format: test.format, Strict: true})
			if !errors.Is(err, ErrBadRows) || len(w.states()) != 0 {
				t.Errorf("strict: %v, and imported %v", err, w.states())
			}
			if diff := cmp.Diff(test.bad, texts(report.Bad)); diff != "" {
				t.Errorf("strict: -want +got:\n%s", diff)
			}
			report, err = w.Import(t.Context(), strings.NewReader(test.file), ImportOptions{Format: test.format})
			if err != nil || report.Created != len(test.want) {
				t.Errorf("%v, report %+v", err, report)
			}
			if diff := cmp.Diff(test.bad, texts(report.Bad)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if diff := cmp.Diff(slices.Sorted(maps.Keys(test.want)), slices.Sorted(maps.Keys(w.states()))); diff != "" {
				t.Fatalf("enrollments: -want +got:\n%s", diff)
			}
			all, err := w.store.Enrollments(t.Context(), store.EnrollmentFilter{})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range all {
				if want := test.want[e.Account+"/"+e.Sequence+"/"+e.Address]; e.Name != want {
					t.Errorf("%s is named %q, want %q", e.Address, e.Name, want)
				}
			}
			ids, err := w.store.SentMessages(t.Context(), all[0].ID)
			if diff := cmp.Diff([]string{"1@x", "2@x"}, ids); err != nil || diff != "" {
				t.Errorf("%v, message ids: -want +got:\n%s", err, diff)
			}
		})
	}
}

func texts(errs []RowError) (all []string) {
	for _, e := range errs {
		all = append(all, e.Error())
	}
	return all
}

func TestImportKeepsFurtherColumns(t *testing.T) {
	w := newWorld(t)
	file := `{"account":"ann","sequence":"s1","prospect":"kim@a.example","employees":12.50,"vip":true,"note":null,"city":""}`
	if _, err := w.Import(t.Context(), strings.NewReader(file), ImportOptions{Format: JSONLines}); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"employees": "12.50", "vip": "true"}
	if diff := cmp.Diff(want, w.enrollment(kim, "s1").Attributes); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestImportRefusesAFileWithoutItsColumns(t *testing.T) {
	w := newWorld(t)
	for file, want := range map[string]string{
		"account,prospect\nann,kim@a.example\n":   `no column "sequence"`,
		"account,account,sequence,prospect\n":     `column "account" is there twice`,
		"account,,sequence,prospect\n":            `column 2 has no name`,
		"ann,s1,kim@a.example\n":                  `no column "account"`,
		"account;sequence;prospect\nann;s1;kim\n": `no column`,
	} {
		_, err := w.Import(t.Context(), strings.NewReader(file), ImportOptions{Format: CSV})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
	if _, err := w.Import(t.Context(), strings.NewReader(""), ImportOptions{Format: CSV}); err != nil {
		t.Errorf("an empty file: %v", err)
	}
	if _, err := w.Import(t.Context(), strings.NewReader("x"), ImportOptions{Format: "xml"}); err == nil {
		t.Error("an unknown format was taken")
	}
	long := `{"account":"` + strings.Repeat("x", maxImportLine) + `"}`
	if _, err := w.Import(t.Context(), strings.NewReader(long), ImportOptions{Format: JSONLines}); err == nil {
		t.Error("a line without end was taken")
	}
}

func TestImportInBatches(t *testing.T) {
	w := newWorld(t)
	var file strings.Builder
	file.WriteString("account,sequence,prospect\n")
	const rows = 2*importBatch + 10
	for i := range rows {
		fmt.Fprintf(&file, "ann,s1,p%d@a.example\n", i)
	}
	var steps []int
	report, err := w.Import(t.Context(), strings.NewReader(file.String()), ImportOptions{Format: CSV, Progress: func(done, total int) {
		steps = append(steps, done)
		if total != rows {
			t.Errorf("total %d", total)
		}
	}})
	if err != nil || report.Rows != rows || report.Created != rows {
		t.Errorf("%+v, %v", report, err)
	}
	if diff := cmp.Diff([]int{importBatch, 2 * importBatch, rows}, steps); diff != "" {
		t.Errorf("progress: -want +got:\n%s", diff)
	}
}

func FuzzImport(f *testing.F) {
	f.Add("account,sequence,prospect,name\nann,s1,kim@a.example,\"K\nim\"\n", true)
	f.Add(`{"account":"ann","sequence":"s1","prospect":"kim@a.example","message_ids":["<a@b>"]}`, false)
	f.Fuzz(func(t *testing.T, file string, isCSV bool) {
		format := JSONLines
		if isCSV {
			format = CSV
		}
		rows, bad, err := readRows(strings.NewReader(file), format)
		if err != nil && (len(rows) > 0 || len(bad) > 0) {
			t.Error("rows beside an error")
		}
		for _, r := range rows {
			if r.account == "" || r.sequence == "" || FoldAddress(r.prospect) != r.prospect || r.prospect == "" || r.line < 1 {
				t.Errorf("row %+v", r)
			}
		}
		for _, b := range bad {
			if b.Line < 1 || b.Problem == "" {
				t.Errorf("bad row %+v", b)
			}
		}
	})
}

// TestStrayQuoteCostsOneRow has a quote that is never closed in the middle of a
// file; once it took every row below it along.
func TestStrayQuoteCostsOneRow(t *testing.T) {
	var b strings.Builder
	b.WriteString("account,sequence,prospect,name,note\n")
	for i := range 300 {
		name := `Bob`
		switch i {
		case 10:
			name = `"Bob`
		case 20:
			name = `"Bob, the second"`
		case 30:
			name = `B"o"b`
		}
		fmt.Fprintf(&b, "dana,spring,p%d@prospects.example,%s,x\n", i, name)
	}
	rows, bad, err := readRows(strings.NewReader(b.String()), CSV)
	if err != nil || len(rows) != 298 {
		t.Fatalf("%d rows, %v, bad %v; want all but the two with stray quotes", len(rows), err, bad)
	}
	if len(bad) != 2 || bad[0].Line != 12 || bad[1].Line != 32 {
		t.Errorf("bad rows are %v", bad)
	}
	if rows[19].name != "Bob, the second" {
		t.Errorf("a quoted field is read as %q", rows[19].name)
	}
}
