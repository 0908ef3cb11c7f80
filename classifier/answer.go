package classifier

// ask is what the closing question of our mail asks.
type ask uint8

const (
	askNothing  ask = iota
	askClose        // shall I stop, close the file
	askAbsence      // is it fair to say you are not looking
	askInterest     // does it interest you
	askMeeting      // would Tuesday work
	askLater        // shall I come back next quarter
	numAsks     = iota
)

var askNames = [numAsks]string{"", "close", "absence", "interest", "meeting", "later"}
