package classifier

import "strings"

// contact reads who is named instead of the writer: an address, and the name
// next to it or next to words of referral. It returns nil when nobody is.
func (w *workspace) contact(text string) *Contact {
	tokens := w.body.tokens
	var c Contact
	for i := range tokens {
		if tokens[i].class&classEmail == 0 {
			continue
		}
		c.Address = strings.Trim(text[tokens[i].start:tokens[i].end], "<>().,;:'\"")
		c.Address = strings.TrimPrefix(c.Address, "mailto:")
		c.Name = nameNear(text, tokens, i)
		return &c
	}
	for i := range w.body.tokens {
		if referralWords[tokens[i].hash] {
			if from, to := nameAfter(tokens, i); to > from {
				c.Name = text[tokens[from].start:tokens[to-1].end]
				return &c
			}
		}
	}
	for i := range tokens {
		if from, to := nameRun(tokens, i); to > from && to < len(tokens) && dutyWords[tokens[to].hash] {
			c.Name = text[tokens[from].start:tokens[to-1].end]
			return &c
		}
	}
	return nil
}

var (
	// referralWords come before the name of the person to write to.
	referralWords = hashes(`to with try contact ask cc copied adding looping colleague boss partner manager cto cfo ceo coo director
		email mail write call successor see
		kollegin kollege kollegen an bei frau herr herrn mit chef nachfolger nachfolgerin
		collegue contacter contactez madame monsieur mme avec ecrivez ecrire
		contacta contacte companero companera con senor senora colega
		contatar fale com colega senhor senhora contattare contatti collega dottor dottoressa signor signora scrivi scriva
		collega met mevrouw meneer dhr mevr bij naar aan`)
	// dutyWords come after it.
	dutyWords = hashes(`runs handles owns manages looks leads heads decides deals is would will takes took can
		leitet verantwortet macht kuemmert ist uebernimmt gere dirige occupe est lleva gestiona es trata cuida trata
		gestisce segue occupa regelt doet gaat beheert`)
	titleWords = hashes("mr mrs ms dr prof frau herr herrn mme madame monsieur senor senora senhor senhora signor signora dottor dottoressa mevrouw meneer")
)

// nameNear reads a name just before an address, or just after.
func nameNear(text string, tokens []token, at int) string {
	for from := max(0, at-7); from < at; from++ {
		if tokens[from].sentence != tokens[at].sentence {
			continue
		}
		if _, to := nameRun(tokens, from); to > from && to <= at {
			return text[tokens[from].start:tokens[to-1].end]
		}
	}
	return ""
}

// nameAfter looks for a name within a few words after token i.
func nameAfter(tokens []token, i int) (from, to int) {
	for from = i + 1; from < len(tokens) && from <= i+4 && tokens[from].sentence == tokens[i].sentence; from++ {
		if _, to = nameRun(tokens, from); to > from {
			return from, to
		}
	}
	return 0, 0
}

// nameRun takes one to three capitalised words inside a sentence.
func nameRun(tokens []token, i int) (from, to int) {
	to = i
	for to < len(tokens) && to < i+3 && tokens[to].sentence == tokens[i].sentence &&
		tokens[to].class&classProper != 0 && !titleWords[tokens[to].hash] && !falseNames[tokens[to].hash] &&
		(to == i || tokens[to].flags&opensClause == 0) {
		to++
	}
	return i, to
}

// falseNames are often capitalised and never a person.
var falseNames = hashes(`i im ok it hr ceo cto cfo coo cio ciso vp md it gdpr sap crm erp api eu uk us usa pdf faq
	sie ihnen ihr ihre ihren ihrem bedarf interesse zeit termin firma mail angebot einkauf vertrieb geschaeftsfuehrung team abteilung
	procurement purchasing marketing sales finance legal support operations head director manager thanks please regards`)

// meeting returns the proposed time as written: the stretch of the first
// sentence that holds a day or an hour, from the first such word to the last.
func (w *workspace) meeting(text string) string {
	const appointment = classWeekday | classTime | classDate | classMonth
	tokens := w.body.tokens
	for i := range tokens {
		if tokens[i].class&appointment == 0 && !nearDays[tokens[i].hash] {
			continue
		}
		from, last := i, i
		for from > 0 && tokens[from-1].sentence == tokens[i].sentence && (leadWords[tokens[from-1].hash] || tokens[from-1].class&classNumber != 0) {
			from--
		}
		for j := i + 1; j < len(tokens) && tokens[j].sentence == tokens[i].sentence && j-last <= 3; j++ {
			if tokens[j].class&(appointment|classNumber|classYear) != 0 || nearDays[tokens[j].hash] || dayParts[tokens[j].hash] {
				last = j
			}
		}
		return text[tokens[from].start:tokens[last].end]
	}
	return ""
}

var (
	nearDays  = hashes("tomorrow today morgen heute demain manana hoy amanha hoje domani oggi vandaag uebermorgen overmorgen dopodomani")
	dayParts  = hashes("morning afternoon evening noon lunchtime lunch am pm vormittag nachmittag mittag uhr matin apres midi tarde noche mediodia manha meio dia mattina pomeriggio mezzogiorno ochtend middag uur cet cest gmt est pst bst utc")
	leadWords = hashes("next this coming early late naechsten naechste kommenden kommende am prochain proximo proxima prossimo volgende aanstaande")
)
