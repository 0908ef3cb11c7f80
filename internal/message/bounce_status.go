package message

import "strings"

// bestStatus picks the code that tells most: the report's own status, the
// diagnosis beside it, what the text quotes. Of codes of the same class a
// specific one beats x.0.0.
func bestStatus(r *recipientReport, text string) string {
	status := r.status
	for _, source := range [...]string{r.diagnostic, text} {
		if status != "" && !strings.HasSuffix(status, ".0.0") {
			return status
		}
		if source == text && r.recipient != "" {
			source = afterRecipient(text, r.recipient)
		}
		found := statusInText(source)
		if found == "" && source != text && len(source) < len(text) && status == "" {
			found = statusInText(text)
		}
		if found != "" && (status == "" || found[0] == status[0]) {
			status = found
		}
	}
	return status
}

// afterRecipient returns what a report says from the first line that names a
// recipient on, so that another recipient's fault is not taken for his.
func afterRecipient(text, recipient string) string {
	i := strings.Index(text, recipient)
	if i < 0 {
		return text
	}
	return text[strings.LastIndexByte(text[:i], '\n')+1:]
}

// statusInText finds the first enhanced status code (RFC 3463) of class 4 or 5,
// else makes one of the first SMTP reply code (RFC 5321 section 4.2).
func statusInText(text string) string {
	general, reply := "", ""
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != '4' && c != '5' || i > 0 && !opensCode(text[i-1]) {
			continue
		}
		if code, n := statusCode(text[i:]); n > 0 {
			if !strings.HasSuffix(code, ".0.0") {
				return code
			}
			if general == "" {
				general = code
			}
			i += n
			continue
		}
		if reply == "" {
			reply = replyCode(text, i)
		}
	}
	if general != "" {
		return general
	}
	return reply
}

// opensCode tells whether a code may begin behind a byte.
func opensCode(c byte) bool {
	return c <= ' ' || strings.IndexByte("#(<[{=:;-'\"_,>/", c) >= 0
}

// statusCode reads an enhanced status code at the start of s; n is its length,
// 0 when there is none.
func statusCode(s string) (code string, n int) {
	s = s[:min(len(s), len("5.999.999")+1)]
	trimmed := strings.TrimLeft(s, " ")
	lead := len(s) - len(trimmed)
	s = trimmed
	if len(s) < len("5.0.0") || s[0] != '2' && s[0] != '4' && s[0] != '5' || s[1] != '.' {
		return "", 0
	}
	i := 2
	for _, last := range [...]bool{false, true} {
		from := i
		for i < len(s) && i-from < 3 && s[i]-'0' < 10 {
			i++
		}
		if i == from {
			return "", 0
		}
		if !last {
			if i == len(s) || s[i] != '.' || i-from > 1 {
				return "", 0
			}
			i++
		}
	}
	if i < len(s) && (isWordByte(s[i]) || s[i] == '.' && i+1 < len(s) && s[i+1]-'0' < 10) {
		return "", 0 // a version or an address
	}
	return strings.Clone(s[:i]), lead + i
}

// replies maps SMTP reply codes to a status. 550 and the like say only that it
// is for good; the words say why.
var replies = map[string]string{
	"421": "4.4.2", "422": "4.2.2", "431": "4.3.1", "432": "4.3.0", "441": "4.4.1", "442": "4.4.2", "446": "4.4.6", "447": "4.4.7", "449": "4.0.0",
	"450": "4.0.0", "451": "4.0.0", "452": "4.2.2", "454": "4.7.0", "471": "4.7.1",
	"500": "5.5.0", "501": "5.5.4", "502": "5.5.1", "503": "5.5.1", "504": "5.5.4", "510": "5.1.1", "511": "5.1.1", "512": "5.1.2", "513": "5.1.3",
	"521": "5.3.2", "523": "5.3.4", "530": "5.7.0", "541": "5.7.1", "550": "5.0.0", "551": "5.1.6", "552": "5.2.2", "553": "5.1.3", "554": "5.0.0",
	"555": "5.5.4", "556": "5.1.10", "557": "5.7.1", "571": "5.7.1",
}

// replyCode reads an SMTP reply code at i, and tells it from other numbers by
// what stands around it.
func replyCode(text string, i int) string {
	if i+3 > len(text) {
		return ""
	}
	status, ok := replies[text[i:i+3]]
	if !ok || i+3 < len(text) && strings.IndexByte(" -\n\t'\"):;,.]#", text[i+3]) < 0 {
		return ""
	}
	const near = 80
	line := text[max(0, i-near):i]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	before := strings.ToLower(strings.TrimRight(line, " <(['\":=-#"))
	switch {
	case before == "":
		return status
	case strings.HasSuffix(strings.TrimRight(line, " "), ":"), strings.HasSuffix(before, ">"):
		return status
	}
	for _, word := range [...]string{"said", "error", "code", "responded", "response", "returned", "reason", "smtp", "reply", "status", "with", "failure", "<<", "because of", "server", "was", "erreur", "fehler", "]", "responsecode", "returned '", "user", "..."} {
		if strings.HasSuffix(before, word) {
			return status
		}
	}
	return ""
}
