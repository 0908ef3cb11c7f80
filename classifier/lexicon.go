package classifier

import "strings"

// classSet is a set of word classes. A class stands for all its words in a
// rule ("<month>"); those that date, count or address also replace the word
// among the features, since "March" and "October" say the same to us.
type classSet uint32

const (
	classNumber classSet = 1 << iota
	classMonth
	classWeekday
	classSeason
	classQuarter
	classYear
	classTime
	classDate
	classMoney
	classPercent
	classPhone
	classURL
	classEmail
	classGlad  // emoji and emoticons of agreement
	classSour  // emoji and emoticons of refusal
	classAsk   // ?
	classCry   // !
	classNot   // negators
	classUnit  // day, week, month, year
	classFeast // Christmas, Easter, new year
	classBut   // contrast
	classIf    // condition
	classYes
	classNo
	classGreet  // opens a letter
	classProper // capitalised inside a sentence
	classes     = iota
)

// classNames lists the classes by the name used in rules, in bit order.
var classNames = [classes]string{
	"num", "month", "dow", "season", "quarter", "year", "time", "date", "money", "pct", "phone", "url", "email",
	"glad", "sour", "ask", "cry", "not", "unit", "feast", "but", "if", "yes", "no", "greet", "name",
}

// classFeature marks classes that stand for their words among the features.
const classFeature = classMonth | classWeekday | classSeason | classQuarter | classYear | classTime | classDate |
	classMoney | classPercent | classPhone | classURL | classEmail | classGlad | classSour | classAsk | classCry

// classHash is the feature of each class.
var classHash = func() (h [classes]uint64) {
	for i, name := range classNames {
		h[i] = hashString("<" + name + ">")
	}
	return h
}()

// classWords are the words of each class in the seven languages, folded.
var classWords = map[classSet]string{
	classMonth: `january february march april may june july august september october november december
		jan feb apr jun jul aug sep sept oct nov dec
		januar februar maerz mai juni juli oktober dezember jaenner okt dez
		janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
		enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
		janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
		gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre
		januari februari maart mei augustus`,
	classWeekday: `monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
		tue tues wed thu thur thurs fri
		montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags freitags
		lundi mardi mercredi jeudi vendredi samedi dimanche
		lunes martes miercoles jueves viernes sabado domingo
		terca quarta quinta sexta lunedi martedi mercoledi giovedi venerdi sabato domenica
		maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`,
	classSeason: `spring summer autumn winter fruehling fruehjahr sommer herbst printemps automne hiver
		primavera verano otono invierno verao outono inverno estate autunno voorjaar zomer herfst
		sommerferien sommerpause rentree zomervakantie springtime summertime`,
	classQuarter: `q1 q2 q3 q4 h1 h2 t1 t2 t3 t4 quartal quarter trimestre kwartaal semester semestre halbjahr`,
	classUnit: `day days week weeks month months year years fortnight minute minutes hour hours
		tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden minuten
		jour jours semaine semaines mois ans annee annees heure heures
		dia dias semana semanas mes meses ano anos hora horas minutos
		giorno giorni settimana settimane mese mesi anno anni ore
		dag dagen week weken maand maanden jaar jaren uur`,
	classFeast: `christmas xmas easter thanksgiving holidays weihnachten ostern pfingsten silvester neujahr jahreswechsel
		noel paques toussaint navidad navidades pascua reyes natal pascoa natale pasqua ferragosto
		kerst kerstmis pasen pinksteren jaarwisseling`,
	classNot: `not no never none nothing without neither nor nobody hardly
		nicht kein keine keinen keinem keiner keinerlei nie niemals nichts ohne niemand
		ne pas jamais sans aucun aucune rien
		nunca jamas sin ningun ninguna ninguno nada tampoco nadie
		nao sem nenhum nenhuma tampouco ninguem
		non senza nessun nessuno nessuna niente neanche nemmeno
		niet geen nooit niets niks zonder niemand`,
	classBut: `but however although though yet nevertheless except
		aber jedoch allerdings trotzdem sondern obwohl
		mais cependant toutefois pourtant
		pero aunque sino embargo
		mas porem contudo embora todavia
		ma pero tuttavia invece sebbene
		maar echter hoewel`,
	classIf: `if unless provided assuming whether
		falls sofern vorausgesetzt wenn ob
		sauf pourvu
		salvo
		caso
		qualora purche
		indien mits als tenzij`,
	classYes: `yes yep yeah yup sure ok okay absolutely definitely correct exactly indeed
		ja gerne gern jawohl klar genau oui ouais volontiers si claro vale sim certo certamente volentieri graag doch`,
	classNo: `no nope nah nein non nao nee nei`,
	classGreet: `hi hello hey dear hiya morning greetings hallo hej moin guten liebe lieber sehr servus
		bonjour bonsoir salut cher chere hola estimado estimada buenos buenas querido
		ola oi caro cara prezado prezada bom boa ciao gentile buongiorno salve egregio
		beste goedemorgen goedemiddag dag geachte hoi`,
	classNumber: `two three four five six seven eight nine ten twelve couple few
		zwei drei vier fuenf sechs sieben acht neun zehn zwoelf paar
		deux trois quatre cinq sept huit neuf dix douze quelques
		dos tres cuatro cinco seis siete ocho nueve diez doce unos unas
		dois duas quatro sete oito nove dez doze alguns algumas
		tre quattro cinque sei sette otto nove dieci dodici qualche
		twee drie vijf zes zeven negen tien twaalf paar enkele`,
}

// contractions are written-together forms that are read as two words.
var contractions = map[string]string{
	"dont": "do not", "doesnt": "does not", "didnt": "did not", "cant": "can not", "cannot": "can not",
	"wont": "will not", "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
	"havent": "have not", "hasnt": "has not", "hadnt": "had not", "wouldnt": "would not",
	"couldnt": "could not", "shouldnt": "should not", "neednt": "need not", "aint": "is not",
	"im": "i am", "ive": "i have", "youre": "you are", "theyre": "they are", "weve": "we have",
	"thats": "that is", "whats": "what is", "lets": "let us", "theres": "there is",
	"pls": "please", "plz": "please", "thx": "thanks", "tks": "thanks", "u": "you", "ur": "your", "r": "are",
	"unsub": "unsubscribe", "wanna": "want to", "gonna": "going to", "gotta": "got to",
}

// clitics are the parts before and after an apostrophe and what they read as;
// an empty reading is dropped.
var (
	procliticWords = map[string]string{
		"j": "je", "n": "ne", "d": "de", "l": "l", "c": "ce", "m": "me", "t": "te", "s": "se", "qu": "que",
		"jusqu": "jusque", "lorsqu": "lorsque", "puisqu": "puisque", "dell": "dell", "nell": "nell", "all": "all",
		"dall": "dall", "sull": "sull", "un": "un", "quest": "quest", "quell": "quell", "quand": "quand", "com": "come", "dov": "dove", "cos": "cosa",
	}
	encliticWords = map[string]string{"m": "am", "re": "are", "ll": "will", "ve": "have", "d": "would", "s": ""}
	isHosts       = map[string]bool{"it": true, "that": true, "what": true, "he": true, "she": true, "there": true, "here": true, "who": true, "where": true, "how": true}
)

// entry is what is known of one word.
type entry struct {
	hash   uint64
	word   uint16 // id used by rules; 0 when no rule names the word
	class  classSet
	pieces [2]int32 // entries it is read as when it is a contraction; 0 for none
}

// lexicon knows the words of rules and classes. It is built once and then only
// read. Words are found by hash in an open-addressed table.
type lexicon struct {
	entries  []entry // [0] is unused
	slots    []int32
	prefixes map[uint64]uint16 // hash of a prefix to its word id
	longest  int
	literal  []string
	stems    []string // by word id, the prefix; empty for plain words
}

func newLexicon() *lexicon {
	l := &lexicon{entries: make([]entry, 1, 4096), slots: make([]int32, 8192), prefixes: map[uint64]uint16{},
		literal: []string{""}, stems: []string{""}}
	for bit := range classes {
		for w := range strings.FieldsSeq(classWords[1<<bit]) {
			l.entries[l.add(w)].class |= 1 << bit
		}
	}
	for short, long := range contractions {
		at := l.add(short)
		for i, w := range strings.Fields(long) {
			piece := l.add(w)
			l.entries[at].pieces[i] = int32(piece)
		}
	}
	return l
}

// add returns the index of the entry of a folded word, new or old.
func (l *lexicon) add(w string) int {
	h := hashString(w)
	if i := l.find(h); i != 0 {
		return i
	}
	l.entries = append(l.entries, entry{hash: h})
	if len(l.entries)*2 > len(l.slots) {
		l.slots = make([]int32, 2*len(l.slots))
		for i := 1; i < len(l.entries); i++ {
			l.place(i)
		}
	} else {
		l.place(len(l.entries) - 1)
	}
	return len(l.entries) - 1
}

func (l *lexicon) place(i int) {
	mask := uint64(len(l.slots) - 1)
	at := l.entries[i].hash & mask
	for l.slots[at] != 0 {
		at = (at + 1) & mask
	}
	l.slots[at] = int32(i)
}

// find returns the entry of a hash, 0 when there is none.
func (l *lexicon) find(h uint64) int {
	mask := uint64(len(l.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		i := l.slots[at]
		if i == 0 || l.entries[i].hash == h {
			return int(i)
		}
	}
}

// reads says whether a word is read as it stands: plain letters and no
// contraction.
func (l *lexicon) reads(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return l.entries[l.find(hashString(w))].pieces[0] == 0
}

// ruleWord gives a folded word an id for use in rules.
func (l *lexicon) ruleWord(w string) uint16 {
	e := &l.entries[l.add(w)]
	if e.word == 0 {
		e.word = l.nextWord(w, "")
	}
	return e.word
}

// rulePrefix gives a folded prefix an id for use in rules. An unknown word is
// read as the longest prefix it begins with.
func (l *lexicon) rulePrefix(p string) uint16 {
	h := hashString(p)
	if id, ok := l.prefixes[h]; ok {
		return id
	}
	id := l.nextWord("", p)
	l.prefixes[h] = id
	l.longest = max(l.longest, len(p))
	return id
}

func (l *lexicon) nextWord(literal, stem string) uint16 {
	l.literal = append(l.literal, literal)
	l.stems = append(l.stems, stem)
	return uint16(len(l.literal) - 1)
}

// shortestPrefix keeps a prefix from matching half the language.
const shortestPrefix = 3

// prefixOf returns the id of the longest prefix of a folded word, 0 for none.
func (l *lexicon) prefixOf(folded []byte) (id uint16) {
	h := uint64(hashOffset)
	for i, b := range folded {
		h = hashByte(h, b)
		if i+1 > l.longest {
			break
		}
		if i+1 >= shortestPrefix {
			if p, ok := l.prefixes[h]; ok {
				id = p
			}
		}
	}
	return id
}
