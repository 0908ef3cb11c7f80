package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestLogTellsNothing runs the daemon at its most talkative level over mail of
// all kinds, and looks for anything that a person wrote or keeps secret.
func TestLogTellsNothing(t *testing.T) {
	server, config := onMemory(t)
	wantHeed(t, enrollments, "enrollment", "import", "-c", config, "-")
	d := startDaemon(t, config)
	mails := []string{
		reply(1, "Ann Zweig <ann@northquay.example>", "s1-ann@out.example", "Not interested, the quetzal is already sold."),
		reply(2, "bo@halden.example", "s1-bo@out.example", "Remove me from your quetzal list."),
		reply(3, "stranger-quetzal@nowhere.example", "unknown-quetzal@out.example", "Who is this quetzal?"),
		strings.Replace(reply(4, "cy@reyes.example", "s1-cy@out.example", "I am away until Monday, quetzal."), "Subject: Re: Hello", "Subject: Automatic reply: quetzal\nAuto-Submitted: auto-replied", 1),
		"From: quetzal\nSubject: =?quetzal?Q?=FF?=\nContent-Type: multipart/mixed; boundary=\"quetzal\n\n\x00\xff--quetzal\n",
		"\nquetzal without any header",
	}
	for _, m := range mails {
		if err := server.Deliver(m, time.Now()); err != nil {
			t.Fatal(err)
		}
		d.outcome()
	}
	metrics := d.get("/metrics")
	d.end()
	for where, text := range map[string]string{"log": d.log.String(), "metrics": metrics} {
		if len(text) < 500 {
			t.Errorf("the %s is all but empty: %q", where, text)
		}
		for _, secret := range []string{"quetzal", "zweig", "northquay", "halden", "nowhere", "dana@", "pass-7f3a", "out.example", "prospects.example", "not interested", "remove me"} {
			if i := strings.Index(strings.ToLower(text), secret); i >= 0 {
				t.Errorf("the %s holds %q: %q", where, secret, text[max(0, i-80):min(len(text), i+80)])
			}
		}
	}
}

// TestSecretsArePrintedNowhere makes every command fail that reads a password.
func TestSecretsArePrintedNowhere(t *testing.T) {
	server, config := onMemory(t)
	port := server.Port()
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	out, stderr, code := heed(t, "", "check", "-c", config)
	if code != exitFailure || !strings.Contains(out, "cannot be watched") || !strings.Contains(out, fmt.Sprint(port)) {
		t.Errorf("check: code %d\n%s%s", code, out, stderr)
	}
	if strings.Contains(out+stderr, "pass-7f3a") {
		t.Errorf("check prints the password:\n%s%s", out, stderr)
	}
}
