package message

import (
	"bytes"
	"strings"

	"github.com/emersion/go-message/mail"
)

// maxStrictAddresses is the longest value that go-message's reader is asked to
// read: it joins comments byte by byte, at the square of their length.
const maxStrictAddresses = 4 << 10

// readAddresses reads an address list (RFC 5322 section 3.4). What the RFC does
// not allow is read as far as it makes sense: whatever looks like an address
// is kept, with the words before it as its name.
func readAddresses(value []byte) (list []Address, found defect) {
	if len(bytes.TrimSpace(value)) == 0 {
		return nil, 0
	}
	if a, ok := simpleAddress(value); ok {
		return []Address{a}, 0
	}
	if len(value) <= maxStrictAddresses {
		if strict, err := mail.ParseAddressList(unfold(value)); err == nil {
			for _, a := range strict[:min(len(strict), maxAddresses)] {
				list = append(list, Address{Name: oneLine(a.Name), Address: oneLine(a.Address)})
			}
			return list, 0
		}
	}
	return looseAddresses(value), defectAddress
}

// simpleAddress reads the form that most fields have: one address, with a name
// of plain words or in quotes. net/mail makes 20 allocations of it.
func simpleAddress(value []byte) (a Address, ok bool) {
	v := bytes.TrimSpace(value)
	open := bytes.IndexByte(v, '<')
	if open < 0 {
		return Address{Address: string(v)}, simpleAddrSpec(v)
	}
	if v[len(v)-1] != '>' || !simpleAddrSpec(v[open+1:len(v)-1]) {
		return a, false
	}
	name := bytes.TrimSpace(v[:open])
	if n := len(name); n > 1 && name[0] == '"' && name[n-1] == '"' {
		name = name[1 : n-1]
	} else if bytes.ContainsAny(name, ",;:@.()[]") {
		return a, false
	}
	if !plainASCII(name) || bytes.ContainsAny(name, "\"\\") || bytes.Contains(name, []byte("=?")) || bytes.Contains(name, []byte("  ")) {
		return a, false
	}
	return Address{Name: string(bytes.TrimSpace(name)), Address: string(v[open+1 : len(v)-1])}, true
}

// simpleAddrSpec recognises local@domain of letters, digits and what commonly
// stands between them.
func simpleAddrSpec(v []byte) bool {
	at := bytes.IndexByte(v, '@')
	if at <= 0 || at == len(v)-1 || v[0] == '.' || v[at-1] == '.' || bytes.Contains(v, []byte("..")) || v[at+1] == '.' || v[len(v)-1] == '.' {
		return false
	}
	for i, c := range v {
		if !isLetter(c) && (c < '0' || c > '9') && c != '.' && c != '-' && c != '_' && c != '+' && c != '=' && i != at {
			return false
		}
	}
	return true
}

// oneLine drops invisible characters and line ends of a decoded value.
func oneLine(s string) string {
	if strings.Contains(s, "=?") { // an encoded word in quotes: forbidden, and common
		return decodeHeaderText([]byte(s))
	}
	return validText([]byte(s))
}

// looseAddresses splits at commas and semicolons outside quotes, comments and
// angle brackets, and reads each piece by itself.
func looseAddresses(value []byte) []Address {
	var list []Address
	for len(value) > 0 && len(list) < maxAddresses {
		n := addressEnd(value)
		if bytes.IndexByte(value[:n], '@') < 0 && n < len(value) && value[n] == ',' && n < maxName {
			// "Doe, Jo <jo@x.example>": a comma that should have been quoted
			if more := addressEnd(value[n+1:]); bytes.IndexByte(value[n+1:n+1+more], '<') >= 0 {
				n += 1 + more
			}
		}
		if a, ok := looseAddress(value[:n]); ok {
			list = append(list, a)
		}
		value = value[min(n+1, len(value)):]
	}
	return list
}

// addressEnd returns where the first piece of a list ends. A quote or bracket
// that is never closed ends nowhere, and is then no quote.
func addressEnd(value []byte) int {
	quoted, angle, comment := false, false, 0
	for i, c := range value {
		switch {
		case quoted:
			quoted = c != '"' || i > 0 && value[i-1] == '\\'
		case c == '"':
			quoted = bytes.IndexByte(value[i+1:min(len(value), i+1+maxName)], '"') >= 0
		case c == '(':
			comment++
		case c == ')' && comment > 0:
			comment--
		case c == '<':
			angle = bytes.IndexByte(value[i:min(len(value), i+maxName)], '>') > 0
		case c == '>':
			angle = false
		case (c == ',' || c == ';') && comment == 0 && !angle:
			return i
		}
	}
	return len(value)
}

// maxName is how long a display name may be.
const maxName = 512

// looseAddress reads "name <address>", "address (name)" or "address".
func looseAddress(piece []byte) (Address, bool) {
	piece = bytes.TrimSpace(piece)
	if i := groupName(piece); i > 0 {
		piece = bytes.TrimSpace(piece[i+1:])
	}
	if open := bytes.LastIndexByte(piece, '<'); open >= 0 {
		in := piece[open+1:]
		if end := bytes.IndexByte(in, '>'); end >= 0 {
			in = in[:end]
		}
		name := strings.Trim(decodeHeaderText(piece[:open]), " \"'")
		if address := bareAddress(in); address != "" {
			return Address{Name: name, Address: address}, true
		}
		// "bob@x.example <>": a name that is the address
		address := wordWithAt([]byte(name))
		return Address{Name: name, Address: address}, name != "" || address != ""
	}
	text := decodeHeaderText(piece)
	address := wordWithAt([]byte(text))
	name := ""
	if open := strings.IndexByte(text, '('); open >= 0 {
		name = strings.Trim(text[open:], " ()")
	} else if address == "" {
		name = strings.Trim(text, " \"")
	}
	return Address{Name: name, Address: address}, address != "" || name != ""
}

// groupName returns the index of the colon behind a group's name
// ("undisclosed-recipients:;"), 0 when there is none.
func groupName(piece []byte) int {
	for i, c := range piece {
		switch c {
		case ':':
			return i
		case '@', '<', '"', '(', '[':
			return 0
		}
	}
	return 0
}

// bareAddress takes an address out of what stands between angle brackets.
func bareAddress(in []byte) string {
	s := strings.TrimSpace(dropComments(validText(in)))
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	if i := strings.LastIndexByte(s, ':'); i >= 0 && strings.HasPrefix(s, "@") { // obsolete route
		s = s[i+1:]
	}
	return strings.Trim(strings.ReplaceAll(s, " ", ""), "<>\"',;")
}

// wordWithAt returns the first word of a text that has an @ inside it.
func wordWithAt(text []byte) string {
	for _, w := range bytes.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == '(' || r == ')' || r == '<' || r == '>' || r == '"' || r == ','
	}) {
		if i := bytes.IndexByte(w, '@'); i > 0 && i < len(w)-1 {
			return strings.Trim(string(w), "'[];:")
		}
	}
	return ""
}

// originalAddress undoes the rewriting of the Sender Rewriting Scheme
// (SRS0=hash=time=domain=local@forwarder, SRS1=hash=forwarder==hash=time=domain=local@second).
func originalAddress(address string) (original string, ok bool) {
	local, _, found := strings.Cut(address, "@")
	if !found || len(local) < 5 {
		return "", false
	}
	switch tag := strings.ToUpper(local[:4]); tag {
	case "SRS0", "SRS1":
		rest := local[5:]
		if tag == "SRS1" {
			_, after, found := strings.Cut(rest, "==")
			if !found {
				_, after, found = strings.Cut(rest, "=+")
			}
			if !found {
				return "", false
			}
			rest = after
		}
		fields := strings.SplitN(rest, "=", 4) // hash, time, domain, local
		if len(fields) == 4 && fields[2] != "" && fields[3] != "" {
			return fields[3] + "@" + fields[2], true
		}
	}
	return "", false
}

// verpRecipient undoes a variable envelope return path: the address that a mail
// to bounces+alice=customer.example@sender.example was sent to.
func verpRecipient(address string) (recipient string, ok bool) {
	local, _, found := strings.Cut(address, "@")
	if !found {
		return "", false
	}
	at := strings.LastIndexByte(local, '=')
	if at <= 0 || at == len(local)-1 || !strings.Contains(local[at+1:], ".") {
		return "", false
	}
	name := local[:at]
	if i := strings.IndexAny(name, "+"); i >= 0 {
		name = name[i+1:]
	} else if i := strings.LastIndexByte(name, '-'); i >= 0 {
		name = name[i+1:]
	}
	if name == "" {
		return "", false
	}
	return name + "@" + local[at+1:], true
}
