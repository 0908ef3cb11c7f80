// Package when reads from a reply when its writer wants to be written to
// again, and from an absence notice when its writer is back.
//
// It is a pure library: no clock, no I/O. A window is given only where the
// text gives one; dates in the past are refused.
package when

import "time"

// Window is a stretch of days, both ends included, at midnight in the zone of
// the reference time.
type Window struct {
	From, To time.Time
	Phrase   string // the words it was read from
	Start    int    // byte range of Phrase in the text
	End      int
}
