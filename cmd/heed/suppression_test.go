package main

import (
	"strings"
	"testing"
	"time"
)

// TestSuppressions follows an opt-out into the ledger and out of it again.
func TestSuppressions(t *testing.T) {
	server, config := onMemory(t)
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	d := startDaemon(t, config)
	if err := server.Deliver(reply(1, "bo@halden.example", "s1-bo@out.example", "Please remove me from your mailing list."), time.Now()); err != nil {
		t.Fatal(err)
	}
	d.outcome()
	if out := wantHeed(t, "", "suppression", "list", "-c", config, "--json"); !strings.Contains(out, `"address":"bo@halden.example"`) || !strings.Contains(out, `"reason":"opt_out"`) {
		t.Errorf("list says %q", out)
	}
	if _, stderr, code := heed(t, "", "suppression", "remove", "-c", config, "bo@halden.example"); code != exitUsage || !strings.Contains(stderr, "--why") {
		t.Errorf("remove without a reason: code %d, %s", code, stderr)
	}
	if _, stderr, code := heed(t, "", "suppression", "remove", "-c", config, "--why", "x", "cy@reyes.example"); code != exitFailure || !strings.Contains(stderr, "not suppressed") {
		t.Errorf("remove of what is not there: code %d, %s", code, stderr)
	}
	wantHeed(t, "", "suppression", "remove", "-c", config, "--why", "she rang and asked for the mails", "BO@halden.example")
	if got := listEnrollments(t, config, "--prospect", "bo@halden.example")[0]; got.State != "halted" {
		t.Errorf("after the lift alone the enrollment is %+v", got)
	}
	wantHeed(t, "", "enrollment", "resume", "-c", config, "bo@halden.example")
	if got := listEnrollments(t, config, "--prospect", "bo@halden.example")[0]; got.State != "active" {
		t.Errorf("after lift and resume the enrollment is %+v", got)
	}
	ledger := wantHeed(t, "", "suppression", "list", "--ledger", "-c", config)
	for _, want := range []string{"suppressed", "lifted", "remove me", "she rang"} {
		if !strings.Contains(ledger, want) {
			t.Errorf("the ledger has no %q:\n%s", want, ledger)
		}
	}

	wantHeed(t, "", "suppression", "add", "-c", config, "--why", "asked at the fair", "cy@reyes.example")
	if got := listEnrollments(t, config, "--prospect", "cy@reyes.example")[0]; got.State != "halted" {
		t.Errorf("a suppressed prospect's enrollment is %+v", got)
	}
	if _, stderr, code := heed(t, "", "suppression", "add", "-c", config, "nonsense"); code != exitFailure || !strings.Contains(stderr, "no mail address") {
		t.Errorf("add of nonsense: code %d, %s", code, stderr)
	}
}
