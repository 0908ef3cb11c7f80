package when

import (
	"strconv"
	"strings"
)

// kind is what a word does in a time phrase.
type kind uint8

const (
	kMonth kind = iota
	kWeekday
	kUnit
	kNumber
	kFew
	kAmount // a stretch of so many months in one word
	kOrdinal
	kPart
	kSeason
	kFeast
	kShift
	kClose // "year end": the end of the running unit
	kOpen
	kRelday
	kLetter // the letter of Q3 or H1
	kWeekno
	kFiscal
	kRel
	kTo
	kOr
	kHence // "from now"
	kPrior // "three months before", of a day named elsewhere
	kAgo
	kLater
	kRest
	kFill
	kContact
	kBack
	kAway
	kPast
	kFuture
	kHours
	kNever
	kNot
	kThen
	kBut
	kNoun
	kLead       // leads up to a time, where an ordinary word may be one
	kQuarter    // a quarter in one word
	kAfterwards // after what was named before
	kVerb       // follows a month, not a modal
	kSuits      // "June works"
	kBlocked    // "June is full"
	kOnDate     // makes a bare number a day: "le 15", "dia 15"
	kOver       // "once June is over"
	kState      // "is": what follows is no past
)

var kindNames = []string{"month", "weekday", "unit", "number", "few", "amount", "ordinal", "part", "season", "feast",
	"shift", "close", "open", "relday", "letter", "weekno", "fiscal", "rel", "to", "or", "hence", "prior", "ago", "later",
	"rest", "fill", "contact", "back", "away", "past", "future", "hours", "never", "not", "then", "but", "noun",
	"lead", "quarter", "afterwards", "verb", "suits", "blocked", "ondate", "over", "state"}

// Units, parts, shifts, relations and feasts are the values of their kinds.
const (
	unitDay = iota
	unitWeek
	unitFortnight
	unitWeekend
	unitMonth
	unitQuarter
	unitHalf
	unitYear
)

const (
	partNone = iota
	partBegin
	partEarly
	partMid
	partLate
	partEnd
	partFirst  // first half of
	partSecond // second half of
)

const (
	shiftThis = iota
	shiftNext
	shiftAfterNext
	shiftLast
	shiftFollowing // next after the time named before, else after today
)

const (
	relNone = iota
	relIn
	relWait
	relWithin
	relAfter
	relBefore
	relUntil
	relFrom
	relOnce
	relNotBefore
	relBetween
	relFor
	relSince
)

const (
	feastChristmas = iota
	feastHolidays
	feastNewYear
	feastReyes
	feastBefana
	feastCarnival
	feastEaster
	feastEasterBreak
	feastLabour
	feastPentecost
	feastPentecostBreak
	feastSummerBreak
	feastFerragosto
	feastRentree
	feastAutumnBreak
	feastThanksgiving
)

var valueNames = map[string]int{
	"day": unitDay, "week": unitWeek, "fortnight": unitFortnight, "weekend": unitWeekend, "month": unitMonth,
	"quarter": unitQuarter, "half": unitHalf, "year": unitYear,
	"begin": partBegin, "early": partEarly, "mid": partMid, "late": partLate, "end": partEnd,
	"this": shiftThis, "next": shiftNext, "afternext": shiftAfterNext, "last": shiftLast, "following": shiftFollowing,
	"in": relIn, "wait": relWait, "within": relWithin, "after": relAfter, "before": relBefore, "until": relUntil,
	"from": relFrom, "once": relOnce, "notbefore": relNotBefore, "between": relBetween, "for": relFor, "since": relSince,
	"christmas": feastChristmas, "holidays": feastHolidays, "newyear": feastNewYear, "reyes": feastReyes,
	"befana": feastBefana, "carnival": feastCarnival, "easter": feastEaster, "easterbreak": feastEasterBreak,
	"labour": feastLabour, "pentecost": feastPentecost, "pentecostbreak": feastPentecostBreak,
	"summerbreak": feastSummerBreak, "ferragosto": feastFerragosto, "rentree": feastRentree,
	"autumnbreak": feastAutumnBreak, "thanksgiving": feastThanksgiving,
}

// languages is a set, one bit each in the order en de fr es pt it nl.
type languages uint8

const (
	langEnglish languages = 1 << iota
	langGerman
	langFrench
	langSpanish
	langPortuguese
	langItalian
	langDutch
	languageCount = iota
)

// sense is one meaning of a word.
type sense struct {
	kind  kind
	value int8
	shy   bool // an ordinary word too: counts only among words of time
	langs languages
}

// entry is what is known of a word or of the words that begin a longer one.
type entry struct {
	senses []sense
	opens  bool // some run of words begins with this one
}

// lexicon numbers the entries, so that a token holds no pointer. Entry 0 is
// that of unknown words.
type lexicon struct {
	numbers map[string]int32
	entries []entry
}

var vocabulary = index(english, german, french, spanish, portuguese, italian, dutch)

// index reads the tables, in the order of the language bits. The tables are
// part of the program: a fault in one is a fault of the program.
func index(tables ...string) lexicon {
	x := lexicon{make(map[string]int32), make([]entry, 1)}
	for l, table := range tables {
		for line := range strings.Lines(table) {
			head, list, ok := strings.Cut(strings.TrimSpace(line), ":")
			if !ok {
				continue
			}
			name, value, _ := strings.Cut(head, " ")
			s := sense{kind: kindNamed(name), value: int8(valueNamed(value)), langs: 1 << l}
			for word := range strings.FieldsSeq(list) {
				s.shy = strings.HasSuffix(word, "?")
				word = strings.TrimSuffix(word, "?")
				x.add(foldWord(word), s)
				x.add(foldWord(plainUmlauts.Replace(word)), s)
			}
		}
	}
	return x
}

// plainUmlauts gives the spelling of those who leave the dots out.
var plainUmlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u")

func foldWord(word string) string {
	var buf []byte
	for _, r := range word {
		if r == '_' {
			buf = append(buf, '_')
		}
		buf = appendFolded(buf, r)
	}
	return string(buf)
}

func (x *lexicon) add(word string, s sense) {
	e := x.entry(word)
	for i, old := range e.senses {
		if old.kind == s.kind && old.value == s.value {
			e.senses[i].langs |= s.langs
			e.senses[i].shy = old.shy && s.shy
			return
		}
	}
	e.senses = append(e.senses, s)
	for i := range len(word) {
		if word[i] == '_' {
			x.entry(word[:i]).opens = true
		}
	}
}

// entry finds or makes the entry of a word.
func (x *lexicon) entry(word string) *entry {
	n, ok := x.numbers[word]
	if !ok {
		n = int32(len(x.entries))
		x.numbers[word] = n
		x.entries = append(x.entries, entry{})
	}
	return &x.entries[n]
}

func kindNamed(name string) kind {
	for i, n := range kindNames {
		if n == name {
			return kind(i)
		}
	}
	panic("when: unknown kind " + name)
}

func valueNamed(name string) int {
	if name == "" {
		return 0
	}
	if n, err := strconv.Atoi(name); err == nil {
		return n
	}
	v, ok := valueNames[name]
	if !ok {
		panic("when: unknown value " + name)
	}
	return v
}
