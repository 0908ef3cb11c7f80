package classifier

import (
	"slices"
	"strings"
)

// ask is what the closing question of our mail asks.
type ask uint8

const (
	askNothing  ask = iota
	askClose        // shall I stop, close the file
	askAbsence      // is it fair to say you are not looking
	askInterest     // does it interest you
	askMeeting      // would Tuesday work
	askLater        // shall I come back next quarter
	askRemove       // shall I take you off the list, stop writing
	numAsks     = iota
)

var askNames = [numAsks]string{"", "close", "absence", "interest", "meeting", "later", "remove"}

// reply is what a short answer says to a yes-or-no question.
type reply uint8

const (
	replyNone reply = iota
	replyYes
	replyNo
	numReplies = iota
)

// answers is what a short answer to each question means.
var answers = [numAsks][numReplies]struct {
	id    string
	class class
}{
	askNothing:  {replyYes: {"answer.unknown.yes", classUnclear}}, // a yes, but to what
	askClose:    {replyYes: {"answer.close.yes", classNotInterested}, replyNo: {"answer.close.no", classInterested}},
	askAbsence:  {replyYes: {"answer.absence.yes", classNotInterested}, replyNo: {"answer.absence.no", classInterested}},
	askInterest: {replyYes: {"answer.interest.yes", classInterested}, replyNo: {"answer.interest.no", classNotInterested}},
	askMeeting:  {replyYes: {"answer.meeting.yes", classInterested}, replyNo: {"answer.meeting.no", classNotInterested}},
	askRemove:   {replyYes: {"answer.remove.yes", classOptOut}, replyNo: {"answer.remove.no", classInterested}},
	askLater:    {replyYes: {"answer.later.yes", classLater}, replyNo: {"answer.later.no", classNotInterested}},
}

const (
	answerWeight = 6.5 // nats of a short answer's meaning
	shortAnswer  = 12  // words
	bareAnswer   = 5
	shortFactor  = 1.5 // how much it counts in a short text
	wholeAnswer  = 3   // and where it is all there is
)

// closingQuestion returns the last question of our mail, "" when it asks
// nothing. The mail may be long; only its end is read.
func closingQuestion(pitch string) string {
	if len(pitch) > 4096 {
		pitch = pitch[len(pitch)-4096:]
	}
	end := strings.LastIndexByte(pitch, '?')
	if end < 0 {
		return ""
	}
	start := end
	for start > 0 {
		switch b := pitch[start-1]; {
		case b == '.' || b == '!' || b == '?':
			return pitch[start : end+1]
		case b == '\n' && start > 1 && pitch[start-2] == '\n':
			return pitch[start : end+1]
		}
		start--
	}
	return pitch[:end+1]
}

// answer says what a short reply answers to the question our mail closed with.
// It adds a hit and, where the reply is hardly more than the yes or no, takes
// away what yes and no mean by themselves when that is something else. It
// returns whether it did that.
func (w *workspace) answer(b *ruleBook, in *Input) bool {
	if in.Pitch == "" {
		return false
	}
	said, words, at := polarity(w.body.tokens)
	if said == replyNone || w.speaksForItself(b) {
		return false
	}
	question := closingQuestion(in.Pitch)
	if question == "" {
		return false
	}
	asked := w.ask(b, question)
	if said == replyNo && (asked == askClose || asked == askAbsence || asked == askRemove) && declines(w.body.tokens) {
		return false // "no, thanks" declines, whatever was asked
	}
	bare := words <= bareAnswer && !figures(w.body.tokens)
	if asked == askNothing && (said != replyYes || !bare) {
		return false // a no is a no, and a longer answer speaks for itself
	}
	rule := b.answers[asked][said]
	if bare && said == replyNo && b.rules[rule].class == classNotInterested {
		bare = false // that is what a no means anyway: let it speak too
	}
	factor := float32(shortFactor)
	if bare {
		factor = wholeAnswer
		w.hits.hits = slices.DeleteFunc(w.hits.hits, func(h hit) bool {
			c := b.rules[h.rule].class
			return c == classInterested || c == classNotInterested || c == classUnclear
		})
	}
	w.hits.hits = append(w.hits.hits, hit{rule: rule, from: int32(at), to: int32(at + 1), factor: factor})
	return bare
}

// speaksForItself reports whether a rule found more in the text than a yes, a
// no and courtesies: "not interested, thanks" means that whatever was asked.
func (w *workspace) speaksForItself(b *ruleBook) bool {
	for _, h := range w.hits.hits {
		switch b.rules[h.rule].class {
		case classInterested, classLater, classNotInterested, classOptOut:
		default:
			continue
		}
		if h.outside {
			continue
		}
		for _, t := range w.body.tokens[h.from:h.to] {
			if t.class&(classYes|classNo|classNot|classGlad|classSour|classAsk|classCry) == 0 && !pleaseWords[t.hash] && !thankWords[t.hash] {
				return true
			}
		}
	}
	return false
}

// Words that thank, and add nothing to a yes or a no.
var thankWords = hashes("thanks thank thx ty you danke vielen dank merci beaucoup bien gracias muchas grazie mille tante obrigado obrigada muito bedankt dankje u wel hoor cheers")

// Words that say yes and are none by themselves: "please do", "bitte".
var pleaseWords = hashes("please do go bitte faites allez adelante prego faccia doe hazlo faca mach machen")

// ask says what a question asks. One that offers two things, or asks for an end
// by way of a negated return, is answered by no mere yes.
func (w *workspace) ask(b *ruleBook, question string) ask {
	w.head.scan(question)
	w.asked.read(b, w.head.tokens, wherePitch)
	asked, weight := askNothing, -1.0
	for _, h := range w.asked.hits {
		if r := &b.rules[h.rule]; r.weight > weight {
			asked, weight = r.ask, r.weight
		}
	}
	if asked == askInterest || asked == askMeeting {
		return asked
	}
	for _, t := range w.head.tokens {
		if orWords[t.hash] || asked == askLater && t.class&classNot != 0 {
			return askNothing
		}
	}
	return asked
}

var orWords = hashes("or oder ou o oppure of ofwel")

// declines reports whether a short no comes with thanks.
func declines(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return gratitude[t.hash] })
}

var gratitude = hashes("thanks thank thx danke dank merci gracias grazie obrigado obrigada bedankt")

// figures reports whether a text names a time or an amount, which says more
// than the yes or no beside it.
func figures(tokens []token) bool {
	const marks = classAsk | classCry | classGlad | classSour
	const said = classFeature&^marks | classUnit | classFeast
	return slices.ContainsFunc(tokens, func(t token) bool { return t.class&said != 0 })
}

// okWords take note of something; they agree to nothing.
var okWords = hashes("ok okay")

// polarity reads a yes or a no at the start of a short text, and where it stands.
func polarity(tokens []token) (said reply, words, at int) {
	for i := range tokens {
		if tokens[i].class&(classAsk|classCry|classGlad|classSour) == 0 {
			words++
		}
	}
	if words > shortAnswer {
		return replyNone, words, 0
	}
	for i := range tokens {
		t := &tokens[i]
		if t.class&(classNo|classSour) != 0 || t.class&classNot != 0 && i < 3 {
			return replyNo, words, i
		}
		if i >= 3 {
			break
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if t.class&(classYes|classGlad) != 0 && !okWords[t.hash] || i < 2 && pleaseWords[t.hash] {
			return replyYes, words, i
		}
		if i >= 3 {
			break
		}
	}
	return replyNone, words, 0
}
