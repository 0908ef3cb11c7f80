package classifier

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// starter is built once; tests that learn put back what they changed.
var starter = sync.OnceValues(func() (*Classifier, error) { return New(Options{}) })

func newStarter(tb testing.TB) *Classifier {
	tb.Helper()
	c, err := starter()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestPlainReplies(t *testing.T) {
	c := newStarter(t)
	for _, tt := range []struct {
		text, pitch string
		label       Label
		tags        []Tag
	}{
		{"Not interested, thanks.", "", NotInterested, nil},
		{"No thanks", "", NotInterested, nil},
		{"We'll pass, best of luck.", "", NotInterested, nil},
		{"Please remove me from your list.", "", NotInterested, []Tag{OptOut}},
		{"Unsubscribe", "", NotInterested, []Tag{OptOut}},
		{"Stop emailing me.", "", NotInterested, []Tag{OptOut}},
		{"Bitte nehmen Sie mich aus Ihrem Verteiler.", "", NotInterested, []Tag{OptOut}},
		{"Merci de ne plus me contacter.", "", NotInterested, []Tag{OptOut}},
		{"No me escriban más, por favor.", "", NotInterested, []Tag{OptOut}},
		{"Per favore non scrivetemi più.", "", NotInterested, []Tag{OptOut}},
		{"Por favor não me enviem mais emails.", "", NotInterested, []Tag{OptOut}},
		{"Graag uitschrijven.", "", NotInterested, []Tag{OptOut}},
		{"Not interested right now, ask me again in May.", "", Later, nil},
		{"Could you circle back next quarter?", "", Later, nil},
		{"Sounds great, send me some details please.", "", Interested, nil},
		{"How much does it cost?", "", Interested, []Tag{Question}},
		{"Next Tuesday at 3 works for a call.", "", Interested, []Tag{Meeting}},
		{"Who is this?", "", Unclear, nil},
		{"ok", "", Unclear, nil},
		{"", "", Unclear, nil},
		{"Yes please", "Hi,\n\nno word from you yet. Should I close your file?\n\nBest, Jo", NotInterested, nil},
		{"No, we are", "Is it fair to say you're not looking?", Interested, nil},
		{"Please do", "Shall I come back next quarter?", Later, nil},
		{"Yes", "Would Tuesday work?", Interested, nil},
		{"Yes, please do.", "Shall I take you off the list?", NotInterested, []Tag{OptOut}},
		{"Ja bitte!", "Soll ich Sie von der Liste nehmen?", NotInterested, []Tag{OptOut}},
		{"No", "Would you be interested?", NotInterested, nil},
	} {
		v := c.Classify(Input{Text: tt.text, Pitch: tt.pitch})
		if v.Label != tt.label {
			t.Errorf("%q is %s (%.2f, %+v), want %s", tt.text, v.Label, v.Confidence, v.Scores, tt.label)
		}
		for _, tag := range tt.tags {
			if !slices.Contains(v.Tags, tag) {
				t.Errorf("%q has tags %v, want %s", tt.text, v.Tags, tag)
			}
		}
	}
}

func TestUnlearnRestoresEveryBit(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	probe := Input{Text: "Nothing for the glasshouse this year, but come by at the harvest fair."}
	before, state := c.Classify(probe), snapshot(c)
	var taught []Example
	for i := range 40 {
		taught = append(taught, Example{Source: fmt.Sprint(i), Label: []Label{Interested, Later, NotInterested, Unclear}[i%4],
			Text: strings.Repeat(fmt.Sprintf("glasshouse word%d zebra%d ", i, i*i), 1+i%3), Tags: []Tag{allTags[i%numTags]}})
	}
	taught = append(taught, taught[3], taught[3], taught[3], taught[3]) // beyond the cap
	for _, e := range taught {
		if err := c.Learn(e); err != nil {
			t.Fatal(err)
		}
	}
	if cmp.Equal(before.Scores, c.Classify(probe).Scores) {
		t.Error("learning changed nothing")
	}
	for i := range taught { // in another order than learned
		if err := c.Unlearn(taught[(i*7+3)%len(taught)]); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, c.Classify(probe)); diff != "" {
		t.Error(diff)
	}
	if !maps.Equal(state, snapshot(c)) {
		t.Error("the counts differ after unlearning")
	}
	if err := c.Unlearn(taught[0]); err == nil {
		t.Error("unlearned what was not learned")
	}
}

// snapshot lists all a model holds, in a form that does not depend on order.
func snapshot(c *Classifier) map[uint64]row {
	out := map[uint64]row{}
	for _, i := range c.model.slots {
		if i != 0 {
			r := c.model.rows[i-1]
			out[r.key] = row{n: r.n, total: r.total, log: r.log}
		}
	}
	out[0] = row{n: c.model.docs}
	return out
}

func TestFeaturesStandForText(t *testing.T) {
	c := newStarter(t)
	in := Input{Text: "The orchard committee says no, with regrets."}
	byText := Example{Text: in.Text, Label: NotInterested}
	byFeatures := Example{Features: c.Features(in), Label: NotInterested}
	if err := c.Learn(byText); err != nil {
		t.Fatal(err)
	}
	if err := c.Unlearn(byFeatures); err != nil {
		t.Errorf("features do not stand for the text: %v", err)
	}
}

func TestCorrectionsTakeHold(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := "Grommets are a matter for the spring assembly."
	was := c.Classify(Input{Text: text}).Scores.Unclear
	for i := range 3 {
		if err := c.Learn(Example{Source: fmt.Sprint(i), Text: text, Label: Unclear}); err != nil {
			t.Fatal(err)
		}
	}
	now := c.Classify(Input{Text: text}).Scores.Unclear
	if now <= was {
		t.Errorf("unclear went from %.3f to %.3f", was, now)
	}
	c.Refit()
	if again := c.Classify(Input{Text: text}).Scores.Unclear; again <= now {
		t.Errorf("after Refit unclear went from %.3f to %.3f", now, again)
	}
}

func TestSurpriseAndAudit(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	honest, err := c.Surprise(Example{Text: "No thanks, we are not interested.", Label: NotInterested})
	if err != nil {
		t.Fatal(err)
	}
	odd, err := c.Surprise(Example{Text: "No thanks, we are not interested.", Label: Interested})
	if err != nil {
		t.Fatal(err)
	}
	if honest > 0.7 || odd < SurpriseAsk {
		t.Errorf("surprise of a right label %.2f, of a wrong one %.2f", honest, odd)
	}
	for _, e := range []Example{
		{Source: "right", Text: "No thanks, we are not interested.", Label: NotInterested},
		{Source: "wrong", Text: "Please unsubscribe me from your list.", Label: Interested},
		{Source: "fine", Text: "Yes, very interested, send pricing please.", Label: Interested},
	} {
		if err := c.Learn(e); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.Audit(1); len(got) != 1 || got[0].Source != "wrong" {
		t.Errorf("audit points at %v", got)
	}
}

func TestLongTextIsCutAndSaysSo(t *testing.T) {
	c := newStarter(t)
	v := c.Classify(Input{Text: strings.Repeat("no interest here at all ", MaxText/20)})
	if !slices.ContainsFunc(v.Evidence, func(e Evidence) bool { return e.Source == FromGuard && e.Name == "cut" }) {
		t.Error("no evidence of the cut")
	}
}

func TestEvidencePointsIntoText(t *testing.T) {
	c := newStarter(t)
	in := Input{Text: "Thanks Bob,\n\nwe’re not interested — ask me again in May, though.", Received: time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC)}
	v := c.Classify(in)
	if len(v.Evidence) < 3 {
		t.Fatalf("only %v", v.Evidence)
	}
	for _, e := range v.Evidence {
		if e.Match != "" && in.Text[e.Start:e.End] != e.Match {
			t.Errorf("%v does not stand where it says", e)
		}
	}
}

func TestSafeForConcurrentUse(t *testing.T) {
	c, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 20 {
				e := Example{Text: fmt.Sprintf("greenhouse %d %d", g, i), Label: Later}
				if err := c.Learn(e); err != nil {
					t.Error(err)
				}
				c.Classify(Input{Text: "Not now, try the greenhouse in spring"})
				if err := c.Unlearn(e); err != nil {
					t.Error(err)
				}
			}
			c.Refit()
		})
	}
	wg.Wait()
	if n := c.Learned(); n != 0 {
		t.Errorf("%d examples left", n)
	}
}

func FuzzClassify(f *testing.F) {
	for _, s := range []string{"", "?", "Not interested, ask me again in May.", "l'offre qu’il 'tis 3pm", "a@b.example http://x.y/z 12.03.2025", "\xff\xfe\x00 ﷽ 👍👎", "Hi,\n\n\n,,,…¿?", "+49 (0) 30 - 123 45 67", "$ 5k € 7"} {
		f.Add(s, s, s)
	}
	c := newStarter(f)
	f.Fuzz(func(t *testing.T, subject, text, pitch string) {
		in := Input{Subject: subject, Text: text, Pitch: pitch, Received: time.Date(2025, 5, 5, 9, 0, 0, 0, time.UTC)}
		v := c.Classify(in)
		if sum := v.Scores.Interested + v.Scores.Later + v.Scores.NotInterested + v.Scores.Unclear; math.Abs(sum-1) > 1e-6 {
			t.Errorf("scores sum to %v", sum)
		}
		for _, e := range v.Evidence {
			if e.Start < 0 || e.End < e.Start || e.End > len(text) || e.Match != "" && text[e.Start:e.End] != e.Match {
				t.Errorf("evidence %+v is not in the text", e)
			}
			if math.IsNaN(e.Weight) || math.IsInf(e.Weight, 0) {
				t.Errorf("evidence %+v", e)
			}
		}
		if again := c.Classify(in); !cmp.Equal(v, again) {
			t.Error("the second verdict differs:", cmp.Diff(v, again))
		}
	})
}

func TestResumeIsRead(t *testing.T) {
	c := newStarter(t)
	v := c.Classify(Input{Text: "Not interested right now, ask me again in May.", Received: time.Date(2025, 1, 2, 9, 0, 0, 0, time.UTC)})
	if v.Label != Later || v.Resume == nil || v.Resume.From.Month() != time.May {
		t.Errorf("%s %+v", v.Label, v.Resume)
	}
	if v := c.Classify(Input{Text: "Not interested."}); v.Resume != nil {
		t.Errorf("invented %+v", v.Resume)
	}
}

func TestSameExamplesSameModel(t *testing.T) {
	other, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Text: sixtyWords}
	if diff := cmp.Diff(newStarter(t).Classify(in), other.Classify(in)); diff != "" {
		t.Error(diff)
	}
}

func TestCosts(t *testing.T) {
	if _, err := New(Options{Costs: Costs{"nonsense": nil}}); err == nil {
		t.Error("took an unknown truth")
	}
	if _, err := New(Options{Costs: Costs{"later": {"review": math.NaN()}}}); err == nil {
		t.Error("took a cost that is no number")
	}
	dear := DefaultCosts()
	for _, acts := range dear {
		acts[ActReview] = 0
	}
	c, err := New(Options{Costs: dear})
	if err != nil {
		t.Fatal(err)
	}
	if v := c.Classify(Input{Text: "Sounds interesting, can you send me more information?"}); v.ReviewReason == "" {
		t.Error("acts although asking is free")
	}
}

// TestPlainNoIsOneWhateverWasAsked quotes our closing question above replies
// that need none to be understood.
func TestPlainNoIsOneWhateverWasAsked(t *testing.T) {
	c, err := starter()
	if err != nil {
		t.Fatal(err)
	}
	for _, pitch := range []string{"", "Hi, want a demo?", "Should I close your file?", "Would Tuesday suit you?", "Shall I unsubscribe you?", "Interested?"} {
		for _, text := range []string{"Not interested, thanks.", "Not interested.", "We're not interested, sorry."} {
			v := c.Classify(Input{Text: text, Pitch: pitch})
			if v.Label != NotInterested || v.ReviewReason != "" {
				t.Errorf("%q to %q: %s %.2f, review %q", text, pitch, v.Label, v.Confidence, v.ReviewReason)
			}
		}
	}
}

// TestShortAnswersSettle: a short answer to a plain question needs no person,
// and one to a question that leaves it open does.
func TestShortAnswersSettle(t *testing.T) {
	c := newStarter(t)
	for _, tt := range []struct {
		text, pitch string
		label       Label
		acted       bool
	}{
		{"Yes please.", "Should I close your file?", NotInterested, true},
		{"Please do", "Shall I come back next quarter?", Later, true},
		{"Yes", "Would Tuesday work?", Interested, true},
		{"No, we are", "Is it fair to say you're not looking?", Interested, true},
		{"No thank you", "Interested? Or not interested?", NotInterested, true},
		{"Sure, Friday 2pm", "Are you the right person for this?", Interested, true},
		{"Yes", "Should I close your file, or are you still curious about the pumps?", Unclear, false},
		{"Exactly", "Would you rather I didn't write again?", Unclear, false},
		{"ok.", "Would a short call on Tuesday make sense?", Unclear, false},
	} {
		v := c.Classify(Input{Text: tt.text, Pitch: tt.pitch})
		if v.Label != tt.label || (v.ReviewReason == "") != tt.acted {
			t.Errorf("%q to %q: %s %.2f, review %q", tt.text, tt.pitch, v.Label, v.Confidence, v.ReviewReason)
		}
	}
}
