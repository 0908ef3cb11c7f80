package classifier

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word, figure or mark of a text.
type token struct {
	start, end uint32 // byte range in the text
	hash       uint64 // of what it counts as among the features
	class      classSet
	word       uint16 // id used by rules
	sentence   uint16
	flags      tokenFlags
}

type tokenFlags uint8

const (
	opensClause  tokenFlags = 1 << iota // a comma, bracket or contrast stands before it
	opensLine                           // first of its sentence
	negated                             // within reach of a negator
	capitalised                         // begins with a capital letter
	inherited                           // second reading of the same bytes (a contraction)
	asksSentence                        // its sentence ends with a question mark
)

const (
	maxTokens   = 12000 // of one text; the rest is cut
	maxSentence = 1<<16 - 2
	negationRun = 4 // words a negator reaches
	shortLine   = 48
)

// scanner turns text into tokens in one pass. It may be reused, not shared.
type scanner struct {
	lex    *lexicon
	text   string
	tokens []token
	fold   []byte // of the current word

	sentence  uint16
	fresh     bool // next token opens a sentence
	clause    bool // next token opens a clause
	lineStart int
	cut       bool
}

// scan reads text and leaves its tokens in s.tokens.
func (s *scanner) scan(text string) {
	s.text, s.tokens, s.sentence, s.fresh, s.clause, s.lineStart, s.cut = text, s.tokens[:0], 0, true, false, 0, false
	for i := 0; i < len(text); {
		if len(s.tokens) >= maxTokens {
			s.cut = true
			break
		}
		b := text[i]
		switch {
		case b == ' ' || b == '\t' || b == '\r':
			i++
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
			i = s.word(i)
		case b >= '0' && b <= '9' || b == '+' && i+1 < len(text) && isDigit(text[i+1]):
			i = s.number(i)
		case b >= utf8.RuneSelf:
			i = s.wide(i)
		default:
			i = s.mark(i)
		}
	}
	s.settle()
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// push adds a token and gives it its place.
func (s *scanner) push(t token) {
	if s.fresh {
		if len(s.tokens) > 0 && s.sentence < maxSentence {
			s.sentence++
		}
		t.flags |= opensLine | opensClause
	}
	if s.clause {
		t.flags |= opensClause
	}
	s.fresh, s.clause = false, false
	t.sentence = s.sentence
	s.tokens = append(s.tokens, t)
}

func (s *scanner) pushClass(start, end, bit int) {
	s.push(token{start: uint32(start), end: uint32(end), hash: classHash[bit], class: 1 << bit})
}

// endSentence makes the next token open a sentence.
func (s *scanner) endSentence() { s.fresh = true }

// wide reads from a byte outside ASCII.
func (s *scanner) wide(i int) int {
	r, n := utf8.DecodeRuneInString(s.text[i:])
	switch {
	case foldRune(r) != "":
		return s.word(i)
	case r == '’' || r == '‘':
		return i + n
	case r == '…':
		s.endSentence()
	case r == '–' || r == '—' || r == '«' || r == '»' || r == '“' || r == '”' || r == '„':
		s.clause = true
	case r == '¿' || r == '¡':
		s.clause = true
	case r == '€' || r == '£':
		return s.money(i, n)
	case r == '？':
		return s.ask(i, n)
	case r == '。':
		s.endSentence()
	case isGlad(r):
		s.pushClass(i, i+n, bitOf(classGlad))
	case isSour(r):
		s.pushClass(i, i+n, bitOf(classSour))
	case unicode.IsLetter(r):
		return s.foreign(i)
	}
	return i + n
}

// foreign reads a word in a script that is not folded; its bytes are hashed as they are.
func (s *scanner) foreign(i int) int {
	start, h := i, uint64(hashOffset)
	for i < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if r < utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsMark(r) || i-start > 60 {
			break
		}
		for _, b := range []byte(s.text[i : i+n]) {
			h = hashByte(h, b)
		}
		i += n
	}
	s.push(token{start: uint32(start), end: uint32(i), hash: h})
	return i
}

func isGlad(r rune) bool {
	switch r {
	case '👍', '🙏', '😊', '🙂', '😀', '😃', '😄', '😁', '🎉', '✅', '❤', '👏', '🤝', '🔥', '👌', '💪', '🙌', '😍', '🥳', '🤩', '✔', '☺', '💯':
		return true
	}
	return false
}

func isSour(r rune) bool {
	switch r {
	case '👎', '😡', '🙄', '😒', '❌', '🚫', '🛑', '😠', '🤬', '😤', '🖕', '💩', '⛔', '✋', '🤮', '😑', '🤡':
		return true
	}
	return false
}

func bitOf(c classSet) int {
	bit := 0
	for c > 1 {
		c >>= 1
		bit++
	}
	return bit
}

// ask reads a question mark.
func (s *scanner) ask(i, n int) int {
	if k := len(s.tokens); k > 0 && !s.fresh {
		s.pushClass(i, i+n, bitOf(classAsk))
		for k--; k >= 0 && s.tokens[k].sentence == s.sentence; k-- {
			s.tokens[k].flags |= asksSentence
		}
	} else if k == 0 || s.tokens[k-1].class&classAsk == 0 {
		s.pushClass(i, i+n, bitOf(classAsk))
	}
	s.endSentence()
	return i + n
}

// mark reads one ASCII byte that is neither letter nor digit.
func (s *scanner) mark(i int) int {
	switch b := s.text[i]; b {
	case '?':
		return s.ask(i, 1)
	case '!':
		if k := len(s.tokens); k == 0 || s.tokens[k-1].class&classCry == 0 {
			s.pushClass(i, i+1, bitOf(classCry))
		}
		s.endSentence()
	case '.':
		s.dot(i)
	case '\n':
		s.line(i)
	case ',', ':':
		if n := s.emoticon(i); n > 0 {
			return i + n
		}
		s.clause = true
		s.greeting()
	case ';', '(', ')', '"', '[', ']', '{', '}', '|', '/':
		if n := s.emoticon(i); n > 0 {
			return i + n
		}
		s.clause = true
	case '-':
		if i+1 < len(s.text) && (s.text[i+1] == '-' || s.text[i+1] == ' ') {
			s.clause = true
		}
	case '$':
		return s.money(i, 1)
	case '<':
		if n := s.emoticon(i); n > 0 {
			return i + n
		}
	}
	return i + 1
}

// dot ends a sentence unless it follows a single letter or a known
// abbreviation, or stands inside a word.
func (s *scanner) dot(i int) {
	if i+1 < len(s.text) {
		if next := s.text[i+1]; isDigit(next) || next >= 'a' && next <= 'z' {
			s.clause = true
			return
		}
	}
	if k := len(s.tokens); k > 0 && int(s.tokens[k-1].end) == i {
		t := &s.tokens[k-1]
		if w := s.text[t.start:t.end]; len(w) == 1 && isLetter(w[0]) || abbreviation(w) {
			return
		}
	}
	s.endSentence()
}

func abbreviation(w string) bool {
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "Sr", "Sra", "Hr", "Fr", "St", "approx", "etc", "vs", "ca", "bzw", "ggf", "evtl", "usw", "Nr", "No", "Inc", "Ltd", "Co":
		return true
	}
	return false
}

// line ends a sentence at a blank line and after a short line, where nobody
// would have wrapped.
func (s *scanner) line(i int) {
	length := i - s.lineStart
	s.lineStart = i + 1
	blank := true
	for j := i + 1; j < len(s.text) && s.text[j] != '\n'; j++ {
		if c := s.text[j]; c != ' ' && c != '\t' && c != '\r' {
			blank = false
			break
		}
	}
	if blank || length < shortLine {
		s.endSentence()
	}
}

// greeting ends the sentence after "Hi Priya,".
func (s *scanner) greeting() {
	k := len(s.tokens)
	for n := 0; n < 5 && k > 0 && s.tokens[k-1].sentence == s.sentence; n++ {
		k--
		if s.tokens[k].flags&opensLine != 0 {
			if s.tokens[k].class&classGreet != 0 && !s.fresh {
				s.endSentence()
			}
			return
		}
	}
}

// emoticon reads :-) and its like, and returns how many bytes it took.
func (s *scanner) emoticon(i int) int {
	rest := s.text[i:]
	for _, e := range emoticons {
		if len(rest) >= len(e.text) && rest[:len(e.text)] == e.text {
			s.pushClass(i, i+len(e.text), bitOf(e.class))
			return len(e.text)
		}
	}
	return 0
}

var emoticons = []struct {
	text  string
	class classSet
}{
	{":-)", classGlad}, {":)", classGlad}, {";-)", classGlad}, {";)", classGlad}, {":D", classGlad}, {":-D", classGlad}, {"<3", classGlad},
	{":-(", classSour}, {":(", classSour}, {":/", classSour}, {":-/", classSour},
}

// maxWord is how many folded bytes make a word; what is longer is cut in two.
const maxWord = 64

// word reads a word that begins at i, splits it at apostrophes and
// contractions, and recognises addresses.
func (s *scanner) word(i int) int {
	start, apostrophe := i, -1
	s.fold = s.fold[:0]
	for i < len(s.text) && len(s.fold) < maxWord {
		size, mark := s.letter(i)
		if size == 0 {
			break
		}
		if mark && apostrophe < 0 {
			apostrophe = len(s.fold)
		}
		i += size
	}
	if i == start { // a lone mark above a letter
		_, size := utf8.DecodeRuneInString(s.text[i:])
		return i + size
	}
	if end := s.compound(start, i); end > 0 {
		return end
	}
	s.place(start, i, s.fold, apostrophe)
	return i
}

// letter folds what stands at i into the current word and returns how many
// bytes it took: none where the word ends. An apostrophe inside a word is taken
// and reported.
func (s *scanner) letter(i int) (size int, apostrophe bool) {
	switch b := s.text[i]; {
	case b >= 'a' && b <= 'z' || isDigit(b):
		s.fold = append(s.fold, b)
		return 1, false
	case b >= 'A' && b <= 'Z':
		s.fold = append(s.fold, b|0x20)
		return 1, false
	case b == '\'' || b == '`':
		if s.letterAt(i + 1) {
			return 1, true
		}
		return 0, false
	case b < utf8.RuneSelf:
		return 0, false
	}
	r, n := utf8.DecodeRuneInString(s.text[i:])
	if f := foldRune(r); f != "" {
		s.fold = append(s.fold, f...)
		return n, false
	}
	switch {
	case r == '’' || r == '‘' || r == '´':
		if s.letterAt(i + n) {
			return n, true
		}
	case r == 0xAD || r == 0x200B || r == 0xFE0F || unicode.IsMark(r): // invisible, or a loose accent
		return n, false
	}
	return 0, false
}

// letterAt says whether a word can go on at i.
func (s *scanner) letterAt(i int) bool {
	return i < len(s.text) && (isLetter(s.text[i]) || s.text[i] >= utf8.RuneSelf)
}

// compound reads the addresses and the "e-mail" that the word from start to i
// may open, and returns where they end, 0 when it opens none.
func (s *scanner) compound(start, i int) int {
	if i+1 >= len(s.text) || s.text[i+1] <= ' ' {
		return 0
	}
	switch s.text[i] {
	case '@', '.', ':', '_', '-', '+':
	default:
		return 0
	}
	if end, class := s.address(start); class != 0 {
		s.pushClass(start, end, bitOf(class))
		return end
	}
	if s.text[i] == '-' && string(s.fold) == "e" && len(s.text) >= i+5 && lower(s.text[i+1:i+5]) == "mail" {
		before := len(s.tokens)
		end := s.word(i + 1)
		if len(s.tokens) > before && s.tokens[before].hash == hashString("mail") {
			t := &s.tokens[before]
			t.start = uint32(start)
			s.known(t, hashString("email"), []byte("email"))
		}
		return end
	}
	return 0
}

// place pushes the readings of one folded word.
func (s *scanner) place(start, end int, fold []byte, apostrophe int) {
	if len(fold) == 0 {
		return
	}
	h := uint64(hashOffset)
	for _, b := range fold {
		h = hashByte(h, b)
	}
	var capital tokenFlags
	if b := s.text[start]; b >= 'A' && b <= 'Z' || b == 0xC3 && start+1 < len(s.text) && s.text[start+1] < 0x9F {
		capital = capitalised
	}
	base := token{start: uint32(start), end: uint32(end), flags: capital}
	if at := s.lex.find(h); at != 0 {
		if p := s.lex.entries[at].pieces; p[0] != 0 {
			s.pushEntry(base, int(p[0]))
			if p[1] != 0 {
				base.flags |= inherited
				s.pushEntry(base, int(p[1]))
			}
			return
		}
	}
	if s.clitic(base, fold, apostrophe) {
		return
	}
	s.known(&base, h, fold)
	s.pushWord(base)
}

// clitic reads "l'offre", "qu'il", "it's", "we'll".
func (s *scanner) clitic(base token, fold []byte, at int) bool {
	if at <= 0 || at >= len(fold) {
		return false
	}
	if full, ok := procliticWords[string(fold[:at])]; ok && len(fold) > 2 {
		s.pushLiteral(base, full)
		rest := fold[at:]
		base.flags |= inherited
		s.known(&base, hashOf(rest), rest)
		s.pushWord(base)
		return true
	}
	if full, ok := encliticWords[string(fold[at:])]; ok {
		head := fold[:at]
		if full == "" && isHosts[string(head)] {
			full = "is"
		}
		first := base
		s.known(&first, hashOf(head), head)
		s.pushWord(first)
		if full != "" {
			base.flags |= inherited
			s.pushLiteral(base, full)
		}
		return true
	}
	return false
}

func hashOf(b []byte) uint64 {
	h := uint64(hashOffset)
	for _, c := range b {
		h = hashByte(h, c)
	}
	return h
}

// known fills in what the lexicon knows of a folded word.
func (s *scanner) known(t *token, h uint64, fold []byte) {
	t.hash = h
	if at := s.lex.find(h); at != 0 {
		e := &s.lex.entries[at]
		t.word, t.class = e.word, e.class
		if t.word == 0 {
			t.word = s.lex.prefixOf(fold)
		}
		return
	}
	t.word, t.class = s.lex.prefixOf(fold), 0
}

func (s *scanner) pushLiteral(t token, w string) {
	s.known(&t, hashString(w), []byte(w))
	s.pushWord(t)
}

func (s *scanner) pushEntry(t token, at int) {
	e := &s.lex.entries[at]
	t.hash, t.word, t.class = e.hash, e.word, e.class
	s.pushWord(t)
}

// pushWord adds a word after settling whether "may" is a month.
func (s *scanner) pushWord(t token) {
	if t.class&classMonth != 0 && everydayMonths[t.hash] && !s.monthLike(&t) {
		t.class &^= classMonth
	}
	if t.flags&capitalised != 0 && !s.fresh && t.class&(classFeature|classGreet) == 0 {
		t.class |= classProper
	}
	if c := t.class & classFeature; c != 0 {
		t.hash = classHash[bitOf(c&-c)]
	}
	s.push(t)
}

// hashSet holds folded words.
type hashSet map[uint64]bool

func hashes(words string) hashSet {
	set := hashSet{}
	for w := range strings.FieldsSeq(words) {
		set[hashString(w)] = true
	}
	return set
}

var (
	// everydayMonths are months whose names are also everyday words.
	everydayMonths = hashes("may march mar jan mai mei dec jun mars marco marzo")
	monthMay       = hashString("may")
	// beforeMonth are words after which they are months all the same.
	beforeMonth = hashes(`in until till til by after before since early mid late of from next this through during end and or st th around
		im ab bis ende anfang mitte nach seit vor en de debut fin mi em a di fine inizio eind begin medio na vanaf`)
)

// monthLike reads the case and the word before: "in may", "12 march".
func (s *scanner) monthLike(t *token) bool {
	capital := t.flags&capitalised != 0 && t.hash != monthMay
	k := len(s.tokens)
	if k == 0 || s.fresh {
		return capital
	}
	p := &s.tokens[k-1]
	return capital || p.class&(classNumber|classQuarter) != 0 || beforeMonth[p.hash]
}

// settle marks negated words once all tokens stand.
func (s *scanner) settle() {
	left := 0
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.flags&opensClause != 0 || t.class&(classBut|classAsk|classCry) != 0 {
			left = 0
		}
		if left > 0 {
			t.flags |= negated
			left--
		}
		if t.class&classNot != 0 {
			left = negationRun
		}
	}
}

// literal returns the folded word of a token, "" when it is no plain word.
func (s *scanner) literal(t *token) string {
	if b := s.text[t.start]; !isLetter(b) && b < utf8.RuneSelf {
		return ""
	}
	return s.reading(t)
}

// reading returns the word a token is read as.
func (s *scanner) reading(t *token) string {
	word := foldAll(strings.NewReplacer("'", "", "’", "", "`", "").Replace(s.text[t.start:t.end]))
	if long, ok := contractions[word]; ok {
		pieces := strings.Fields(long)
		if t.flags&inherited != 0 {
			return pieces[len(pieces)-1]
		}
		return pieces[0]
	}
	text := strings.ReplaceAll(strings.ReplaceAll(s.text[t.start:t.end], "’", "'"), "`", "'")
	if before, after, ok := strings.Cut(text, "'"); ok {
		if full, ok := procliticWords[foldAll(before)]; ok && len(before)+len(after) != 2 {
			if t.flags&inherited != 0 {
				return foldAll(after)
			}
			return full
		}
		if full, ok := encliticWords[foldAll(after)]; ok {
			if t.flags&inherited == 0 {
				return foldAll(before)
			}
			if full == "" {
				return "is"
			}
			return full
		}
	}
	if word == "mail" && strings.HasPrefix(strings.ToLower(text), "e") {
		return "email"
	}
	return word
}
