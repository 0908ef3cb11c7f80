package main

import (
	"fmt"
	"io"
	"time"
)

// progress shows on one line of a terminal how far long work has come, and
// nothing anywhere else.
type progress struct {
	w     io.Writer // nil: not shown
	what  string
	count int
	shown time.Time
	now   func() time.Time
}

// progressAfter is how long work may take before anybody is told about it, and
// progressEvery how often then.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

func newProgress(t terminal, what string) *progress {
	p := &progress{what: what, now: time.Now}
	// Results that scroll by on the same screen are progress enough.
	if isTerminal(t.err) && !isTerminal(t.out) {
		p.w = t.err
		p.shown = p.now().Add(progressAfter - progressEvery)
	}
	return p
}

func (p *progress) step() {
	p.count++
	if p.w == nil {
		return
	}
	if now := p.now(); now.Sub(p.shown) >= progressEvery {
		p.shown = now
		fmt.Fprintf(p.w, "\r\x1b[K%d %s", p.count, p.what)
	}
}

func (p *progress) done() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
