package classifier

// class is what the model tells apart: the labels and kinds, with the wish
// that contact ends as a class of its own, since it is worded like no other no.
type class int8

const (
	classInterested class = iota
	classLater
	classNotInterested
	classOptOut
	classUnclear
	classAutoReply
	classBounce
	classOther
	numClasses = iota

	noClass class = -1
)

var classTitles = [numClasses]string{
	string(Interested), string(Later), string(NotInterested), string(OptOut), string(Unclear),
	string(AutoReply), string(Bounce), string(Other),
}

func (c class) String() string {
	if c < 0 {
		return ""
	}
	return classTitles[c]
}

// isKind says whether c is no human answer.
func (c class) isKind() bool { return c >= classAutoReply }

func classByName(name string) (class, bool) {
	for i, t := range classTitles {
		if t == name && class(i) != classOptOut {
			return class(i), true
		}
	}
	return noClass, false
}

// allTags are the tags in the order a Verdict lists them.
var allTags = [...]Tag{OptOut, Referral, WrongPerson, LeftCompany, Question, Meeting, HasVendor, NoBudget, Hostile, LegalThreat}

const numTags = len(allTags)
