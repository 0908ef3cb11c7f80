// Package when reads from a reply when its writer wants to be written to
// again, and from an absence notice when its writer is back.
//
// It is a pure library: no clock, no I/O, safe for concurrent use. It reads
// English, German, French, Spanish, Portuguese, Italian and Dutch, mixed if
// need be. A window is given only where the text gives one; dates in the past
// are refused.
//
// A text is cut into tokens, words get their meanings from one table a
// language, and one grammar reads all of them into phrases: a stretch of days
// ("mid-October"), how it relates to the wish ("after", "three months before")
// and what surrounds it. Resume and Return then choose among the phrases.
package when

import "time"

// Window is a stretch of days, both ends included, at midnight in the zone of
// the reference time.
type Window struct {
	From, To time.Time
	Phrase   string // the words it was read from
	Start    int    // byte range of Phrase in the text
	End      int

	// Begins is the first day of an absence announced for later. It is zero
	// for one already under way, and always in what Resume gives.
	Begins time.Time
}

// Resume reads when a person wants to be written to again: the days from the
// earliest to the latest that the words allow. It is read relative to the day,
// in its zone, on which the reply was received. Of several times it takes the
// one governed by the wish to be contacted. A date that may be read
// day-first or month-first gives a window over both readings, unless the
// language or another date of the text settles it. It reports false when the
// text names no time, or only one that is past.
func Resume(text string, received time.Time) (Window, bool) {
	var toks [128]token
	var buf [1024]byte
	var found [8]phrase
	r := read(text, received, toks[:0], buf[:0])
	phrases := r.phrases(found[:0])
	best, days, ok := r.resume(phrases)
	if !ok {
		return Window{}, false
	}
	start, end := r.bytes(phrases[best])
	return window(text, start, end, days, received.Location()), true
}

// Return reads when the author of an absence notice is back. From is the first
// day the author is back by the earliest reading, To by the latest; they differ
// only where the words leave it open ("back mid-August", "until 4/5"). "Back on
// Monday" gives that Monday; the last day of an absence ("until Friday", "from
// 3 to 14 August") gives the next day that is not on a weekend. Of several
// returns the latest counts. It reports false when the notice names no return,
// or one that is past.
func Return(text string, received time.Time) (Window, bool) {
	var toks [128]token
	var buf [1024]byte
	var found [8]phrase
	r := read(text, received, toks[:0], buf[:0])
	phrases := r.phrases(found[:0])
	best, a, ok := r.comeback(phrases)
	if !ok {
		return Window{}, false
	}
	start, end := r.bytes(phrases[best])
	w := window(text, start, end, a.back, received.Location())
	if a.begins > r.ref {
		w.Begins = a.begins.at(received.Location())
	}
	return w, true
}

func read(text string, received time.Time, toks []token, buf []byte) reader {
	toks, buf = tokenize(text, toks, buf)
	toks, counts := lookUp(toks, buf)
	r := reader{text: text, toks: toks, ref: dayOf(received)}
	r.settle(counts)
	return r
}

// window is a function of the text, not the reader, so that the reader can stay
// on the stack.
func window(text string, start, end int32, days stretch, zone *time.Location) Window {
	return Window{From: days.from.at(zone), To: days.to.at(zone), Phrase: text[start:end], Start: int(start), End: int(end)}
}

// bytes is where a phrase stands in the text.
func (r *reader) bytes(p phrase) (start, end int32) {
	return r.toks[p.first].start, r.toks[p.last-1].end
}
