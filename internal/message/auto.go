package message

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reasons orders why a machine answers, the more consequential first: whoever
// has left may still call it an absence in the subject.
var reasons = [...]AutoReason{Challenge, LeftCompany, AddressChange, Absence, ReadReceipt, Receipt}

// reason returns why the machine answered.
func (j *judgement) reason() AutoReason {
	const firm = 2.5
	sums := [len(reasons)]float64{}
	heaviest := [len(reasons)]float64{}
	for i := range j.seen {
		o := &j.seen[i]
		for r, name := range reasons {
			if o.Kind == AutoReply && o.reason == name {
				sums[r] += o.Weight
				heaviest[r] = max(heaviest[r], o.Weight)
			}
		}
	}
	for r, name := range reasons {
		if heaviest[r] >= firm {
			return name
		}
	}
	best, most := Automatic, 0.0
	for r, name := range reasons {
		if sums[r] > most {
			best, most = name, sums[r]
		}
	}
	return best
}

// successor finds who is named as the one to write to instead: the first
// address in the newest text that is neither the writer's nor ours, or the name
// that is said to be turned to.
func (j *judgement) successor() Address {
	text := j.p.Body
	for _, s := range j.p.Segments {
		if s.Role != Newest {
			continue
		}
		for at := s.Start; ; {
			start, end, ok := nextAddress(text[:s.End], at)
			if !ok {
				break
			}
			at = end
			address := text[start:end]
			if j.known(address) {
				continue
			}
			return Address{Name: nameBefore(text[s.Start:start]), Address: strings.Clone(address)}
		}
	}
	return j.namedDeputy()
}

// known tells whether an address is of somebody who is in the header anyway.
func (j *judgement) known(address string) bool {
	if strings.Contains(localPart(address), "noreply") || strings.Contains(localPart(address), "no-reply") {
		return true
	}
	for _, list := range [...][]Address{j.p.From, j.p.To, j.p.Cc, j.p.ReplyTo, {j.p.Sender}} {
		for _, a := range list {
			if strings.EqualFold(a.Address, address) {
				return true
			}
		}
	}
	return false
}

// namedDeputy finds a name without an address behind "please contact".
func (j *judgement) namedDeputy() Address {
	for i := range j.seen {
		if o := &j.seen[i]; o.base == "words.deputy" || o.base == "words.left_company" {
			if name := nameAfter(j.p.Body[o.End:]); name != "" && o.base == "words.deputy" {
				return Address{Name: name}
			}
		}
	}
	return Address{}
}

// nextAddress finds the next addr-spec in text from a position on. Linear: at
// most the longest address is looked at around each "@".
func nextAddress(text string, from int) (start, end int, ok bool) {
	for at := from; at < len(text); {
		i := strings.IndexByte(text[at:], '@')
		if i < 0 {
			return 0, 0, false
		}
		i += at
		at = i + 1
		start, end = localStart(text, from, i), domainEnd(text, at)
		for end > at && (text[end-1] == '.' || text[end-1] == '-') {
			end--
		}
		for start < i && strings.IndexByte(".'-=", text[start]) >= 0 {
			start++
		}
		if start < i && end > at && text[at] != '.' {
			return start, end, true
		}
	}
	return 0, 0, false
}

// The longest parts of an address (RFC 5321 section 4.5.3.1), in bytes.
const longestLocal, longestDomain = 64, 255

// localStart returns where the local part begins that ends before text[end].
func localStart(text string, from, end int) int {
	start, alone := end, false
	for start > from {
		r, size := utf8.DecodeLastRuneInString(text[from:start])
		alone = alone || start == end && standsAlone(r)
		if end-(start-size) > longestLocal || !isAddressRune(r, alone) && (r >= utf8.RuneSelf || strings.IndexByte("!#$%&'*+/=?^_`{|}~", byte(r)) < 0) {
			break
		}
		start -= size
	}
	return start
}

// domainEnd returns where the domain ends that begins with text[start].
func domainEnd(text string, start int) int {
	end, alone := start, false
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		alone = alone || end == start && standsAlone(r)
		if end+size-start > longestDomain || !isAddressRune(r, alone) {
			break
		}
		end += size
	}
	return end
}

// isAddressRune tells what may stand on either side of "@". Chinese, Japanese and
// Korean are written up to an address without a blank, so their characters
// belong to it only where one stands next to the "@".
func isAddressRune(r rune, alone bool) bool {
	if r < utf8.RuneSelf {
		return isWordByte(byte(r)) || r == '.' || r == '-'
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && (alone || !standsAlone(r))
}

// nameBefore reads the name that stands before an address, as in "Ann Lee
// (ann@...)", "Ann Lee at ann@...".
func nameBefore(text string) string {
	const reach = 80
	text = text[max(0, len(text)-reach):]
	if i := strings.LastIndexByte(strings.TrimRight(text, "\n"), '\n'); i >= 0 && strings.TrimRight(text[i:], " \n(<[:,-–\t") != "" {
		text = text[i+1:]
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(<[:,;\"", r) })
	for len(words) > 0 && linkWord(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	from := len(words)
	for from > 0 && len(words)-from < 4 && nameWord(words[from-1]) {
		from--
	}
	if len(words)-from < 2 {
		return ""
	}
	return strings.Join(words[from:], " ")
}

// nameAfter reads the name that follows "please contact my colleague".
func nameAfter(text string) string {
	const reach = 100
	text = text[:min(len(text), reach)]
	if i := strings.IndexAny(text, ".!?\n"); i >= 0 {
		text = text[:i]
	}
	var name []string
	for _, w := range strings.Fields(text) {
		w, ended := strings.CutSuffix(strings.Trim(w, "(\"'"), ",")
		switch {
		case nameWord(w) && len(name) < 4:
			name = append(name, w)
		case len(name) > 0:
			ended = true
		}
		if ended && len(name) > 0 {
			break
		}
	}
	if len(name) < 2 {
		return ""
	}
	return strings.Join(name, " ")
}

// linkWord tells whether a word only joins a name to an address.
func linkWord(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".-–/|")) {
	case "", "at", "on", "via", "by", "email", "e-mail", "mail", "under", "unter", "per", "an", "à", "en", "en:", "em", "op", "på", "pa", "pod", "na", "mailto", "sur", "par", "al", "a", "tel", "|", "or", "oder", "address", "using":
		return true
	}
	return false
}

// nameWord tells whether a word may be part of a name.
func nameWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) || utf8.RuneCountInString(w) < 2 {
		return false
	}
	switch w {
	case "Mr", "Mrs", "Ms", "Frau", "Herr", "Herrn", "Dr", "Please", "For", "Contact", "Bitte", "In", "If", "Mme", "Sr", "Sra", "My", "Or", "The", "Email", "Mail", "You", "Should", "Dr.", "Mr.", "Mrs.", "Ms.", "M.", "E-Mail", "Tel":
		return false
	}
	for _, r := range w {
		if !unicode.IsLetter(r) && r != '-' && r != '.' && r != '\'' && r != '’' {
			return false
		}
	}
	return true
}
