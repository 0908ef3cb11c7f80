package classifier

// money reads a currency sign and the figure after it.
func (s *scanner) money(i, n int) int {
	j := i + n
	for j < len(s.text) && s.text[j] == ' ' {
		j++
	}
	if j < len(s.text) && isDigit(s.text[j]) {
		j = s.figure(j)
		for j < len(s.text) && isLetter(s.text[j]) {
			j++
		}
		s.pushClass(i, j, bitOf(classMoney))
		return j
	}
	if k := len(s.tokens); k > 0 && s.tokens[k-1].class&classNumber != 0 && !s.fresh {
		t := &s.tokens[k-1]
		t.class, t.hash, t.end = classMoney, classHash[bitOf(classMoney)], uint32(i+n)
		return i + n
	}
	s.pushClass(i, i+n, bitOf(classMoney))
	return i + n
}

// figure returns where a run of digits and the signs inside numbers ends.
func (s *scanner) figure(i int) int {
	for i < len(s.text) {
		b := s.text[i]
		if isDigit(b) {
			i++
			continue
		}
		if (b == '.' || b == ',' || b == ':' || b == '/' || b == '-') && i+1 < len(s.text) && isDigit(s.text[i+1]) {
			i += 2
			continue
		}
		break
	}
	return i
}

// number reads what begins with a digit.
func (s *scanner) number(i int) int {
	end := s.figure(i)
	if figureClass(s.text[i:end], "")&(classDate|classTime) == 0 {
		if end := s.phone(i); end > 0 {
			s.pushClass(i, end, bitOf(classPhone))
			return end
		}
	}
	if s.text[i] == '+' {
		return i + 1
	}
	tail := end
	for tail < len(s.text) && tail-end < 12 && (isLetter(s.text[tail]) || isDigit(s.text[tail])) {
		tail++
	}
	if end < len(s.text) && s.text[end] == '@' || tail < len(s.text) && s.text[tail] == '@' {
		if stop, class := s.address(i); class != 0 {
			s.pushClass(i, stop, bitOf(class))
			return stop
		}
	}
	class := figureClass(s.text[i:end], s.text[end:tail])
	if class == classNumber && tail == end {
		if j := end; j < len(s.text) && s.text[j] == '%' || j+1 < len(s.text) && s.text[j] == ' ' && s.text[j+1] == '%' {
			class = classPercent
		}
	}
	s.pushClass(i, tail, bitOf(class))
	return tail
}

// figureClass tells dates, times, years and plain numbers apart by their form.
func figureClass(figure, tail string) classSet {
	dots, slashes, colons, dashes := 0, 0, 0, 0
	for i := 0; i < len(figure); i++ {
		switch figure[i] {
		case '.':
			dots++
		case '/':
			slashes++
		case ':':
			colons++
		case '-':
			dashes++
		}
	}
	switch lower(tail) {
	case "am", "pm", "h", "uhr", "a", "p":
		return classTime
	case "k", "eur", "usd", "euro", "euros", "gbp", "chf", "dollars":
		return classMoney
	}
	if len(tail) > 1 && (tail[0] == 'h' || tail[0] == 'H') && isDigit(tail[1]) {
		return classTime
	}
	switch {
	case colons == 1 && dots+slashes == 0:
		return classTime
	case slashes > 0 && dots == 0, dots == 2 && len(figure) <= 10, dashes == 2 && len(figure) == 10 && figure[4] == '-':
		return classDate
	case len(figure) == 4 && dots+dashes == 0 && figure[:2] == "20":
		return classYear
	}
	return classNumber
}

func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

// phone returns where a phone number ends that begins at i, 0 when none does.
func (s *scanner) phone(i int) int {
	digits, end, groups := 0, i, 0
	plus := s.text[i] == '+'
	j := i
	if plus {
		j++
	}
	for j < len(s.text) && j-i < 24 {
		b := s.text[j]
		if isDigit(b) {
			if j == i || !isDigit(s.text[j-1]) {
				groups++
			}
			digits++
			j++
			end = j
			continue
		}
		if b == ' ' || b == '-' || b == '.' || b == '/' || b == '(' || b == ')' {
			j++
			continue
		}
		break
	}
	if plus && digits >= 7 || digits >= 9 && groups >= 2 || s.text[i] == '0' && digits >= 7 && groups >= 2 {
		return end
	}
	return 0
}

// address reads a mail address or web address that begins at i; class 0 means
// it is neither.
func (s *scanner) address(i int) (end int, class classSet) {
	at, dot := -1, -1
	j := i
	for ; j < len(s.text) && j-i < 254; j++ {
		b := s.text[j]
		if b == '@' {
			at = j
		} else if b == '.' {
			dot = j
		} else if b <= ' ' || b == ',' || b == ';' || b == '<' || b == '>' || b == '(' || b == ')' || b == '"' || b == '?' || b == '!' || b == '[' || b == ']' {
			break
		}
	}
	for j > i && (s.text[j-1] == '.' || s.text[j-1] == ':' || s.text[j-1] == '\'') {
		j--
	}
	if dot >= j {
		dot = -1
		for k := i; k < j; k++ {
			if s.text[k] == '.' {
				dot = k
			}
		}
	}
	switch chunk := s.text[i:j]; {
	case at > i && dot > at && dot < j-1:
		return j, classEmail
	case len(chunk) > 8 && (lower(chunk[:7]) == "http://" || lower(chunk[:8]) == "https://"), len(chunk) > 6 && lower(chunk[:4]) == "www.":
		return j, classURL
	case at < 0 && dot > i && knownZone(chunk[dot+1-i:]) || at < 0 && dot > i && hasSlash(chunk, dot-i):
		return j, classURL
	}
	return 0, 0
}

func hasSlash(chunk string, after int) bool {
	for i := after; i < len(chunk); i++ {
		if chunk[i] == '/' {
			return true
		}
	}
	return false
}

func knownZone(z string) bool {
	switch lower(z) {
	case "com", "net", "org", "de", "fr", "eu", "nl", "pt", "uk", "ch", "app", "example", "dev", "info", "biz":
		return true
	}
	return false
}
