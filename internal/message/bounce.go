package message

import "strings"

// recipientReport is one group of fields of a message/delivery-status part
// (RFC 3464 section 2.3).
type recipientReport struct {
	recipient  string
	action     string // lower case
	status     string
	diagnostic string
}

// maxReports is how many recipients of one report are read.
const maxReports = 200

// readReport reads the groups of a delivery status, tolerating what broken
// systems leave out or put into the group about the message.
func readReport(content string) []recipientReport {
	var out []recipientReport
	for content != "" && len(out) < maxReports {
		before := len(content)
		var h header
		h, content = innerHeader(content)
		if r := readGroup(&h); r != (recipientReport{}) {
			out = append(out, r)
		}
		if len(content) >= before {
			break
		}
	}
	return out
}

// reportInText finds the groups of a delivery status that lost its MIME
// structure, or that a system wrote into its text.
func reportInText(text string) []recipientReport {
	var out []recipientReport
	group := 0 // where the group of lines begins
	for at := 0; at < len(text) && len(out) < maxReports; {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		switch line := text[at:end]; {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "--"):
			group = end
		case hasFold(line, "final-recipient:") || hasFold(line, "original-recipient:"):
			h, rest := innerHeader(text[group:])
			if r := readGroup(&h); r.recipient != "" {
				out = append(out, r)
			}
			end = max(end, len(text)-len(rest))
			group = end
		}
		at = end
	}
	return out
}

// hasFold tells whether a line begins with a prefix, in whatever case.
func hasFold(line, prefix string) bool {
	return len(line) >= len(prefix) && strings.EqualFold(line[:len(prefix)], prefix)
}

// readGroup reads the fields about one recipient; zero when there are none.
func readGroup(h *header) recipientReport {
	var r recipientReport
	for _, name := range [...]string{"Final-Recipient", "Original-Recipient", "X-Actual-Recipient"} {
		if r.recipient = typedAddress(h.Value(name)); r.recipient != "" {
			break
		}
	}
	action, _, _ := strings.Cut(strings.ToLower(h.Value("Action")), " ")
	r.action = strings.Trim(action, ";,.()")
	r.status, _ = statusCode(h.Value("Status"))
	if r.action != "" || r.recipient != "" || r.status != "" {
		r.diagnostic = h.Value("Diagnostic-Code")
	}
	return r
}

// typedAddress reads "rfc822; address" and what comes close to it.
func typedAddress(v string) string {
	if _, address, ok := strings.Cut(v, ";"); ok {
		v = address
	}
	start, end, ok := nextAddress(v, 0)
	if !ok {
		return ""
	}
	return strings.Clone(v[start:end])
}

// arrived tells whether a report is about mail that got to its recipient, or on
// to a system that reports no more.
func (r *recipientReport) arrived() bool {
	switch r.action {
	case "delivered", "relayed", "expanded", "deliverable":
		return true
	case "":
		return strings.HasPrefix(r.status, "2.")
	}
	return false
}

func allArrived(reports []recipientReport) bool {
	for i := range reports {
		if !reports[i].arrived() {
			return false
		}
	}
	return true
}

// worst returns the first recipient that failed; when none did, the first that
// is waiting, or the first at all.
func worst(reports []recipientReport) recipientReport {
	for _, r := range reports {
		if r.action == "failed" || r.action == "" && strings.HasPrefix(r.status, "5.") {
			return r
		}
	}
	for _, r := range reports {
		if !r.arrived() {
			return r
		}
	}
	return reports[0]
}

// bounceReport reads what a mail system said of the first recipient that failed:
// from its report, else from its words.
func (j *judgement) bounceReport() *BounceReport {
	if len(j.report) == 0 {
		j.report = reportInText(j.p.Body)
	}
	if len(j.report) == 0 && j.m.root().body != nil {
		j.report = reportInText(j.m.root().content())
	}
	var r recipientReport
	if len(j.report) > 0 {
		r = worst(j.report)
	}
	text, copied := splitCopy(j.p.Body)
	text = text[:min(len(text), maxJudged)]
	original := j.original(copied)
	if r.recipient == "" {
		r.recipient = j.failedRecipient(text, original)
	}
	r.status = bestStatus(&r, text)
	if r.action == "" || r.action != "failed" && r.action != "delayed" {
		r.action = j.actionInWords(r.status)
	}
	if r.status == "" || strings.HasSuffix(r.status, ".0.0") {
		r.status = j.statusInWords(&r)
	}
	return &BounceReport{
		Recipient:  r.recipient,
		Status:     r.status,
		Action:     r.action,
		Permanent:  strings.HasPrefix(r.status, "5.") && r.action != "delayed",
		OriginalID: original.id,
	}
}

// originalMail is what a bounce shows of the mail it is about.
type originalMail struct {
	id   string
	from string
	to   []Address
}

// original reads the header of the mail that failed: from the part that holds
// it, or from the copy below the report's text.
func (j *judgement) original(copied string) originalMail {
	for _, mediaType := range [...]string{"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers"} {
		if part := j.m.find(mediaType); part != nil && part.parent >= 0 {
			h, _ := innerHeader(part.content())
			if o := readOriginal(&h); o.id != "" || len(o.to) > 0 {
				return o
			}
		}
	}
	if copied != "" {
		h, _ := innerHeader(copied)
		if o := readOriginal(&h); o.id != "" || len(o.to) > 0 {
			return o
		}
	}
	o := originalMail{}
	for _, name := range [...]string{"In-Reply-To", "References", "X-Original-Message-ID", "Original-Message-ID"} {
		if o.id = firstID(j.m.head.raw(name)); o.id != "" {
			return o
		}
	}
	if len(j.p.EmbeddedIDs) > 0 {
		o.id = j.p.EmbeddedIDs[0]
	}
	return o
}

func readOriginal(h *header) originalMail {
	o := originalMail{id: firstID(h.raw("Message-ID"))}
	if v := h.raw("From"); v != nil {
		list, _ := readAddresses(v)
		o.from = first(list).Address
	}
	for _, name := range [...]string{"To", "Cc"} {
		if v := h.raw(name); v != nil {
			list, _ := readAddresses(v)
			o.to = append(o.to, list...)
		}
	}
	return o
}

// copyFields are header fields that stand in a copied message and not in what a
// mail system says of it.
var copyFields = [...]string{
	"received:", "return-path:", "dkim-signature:", "message-id:", "x-received:", "mime-version:", "domainkey-signature:",
	"x-google-smtp-source:", "x-google-dkim-signature:", "authentication-results:", "arc-seal:", "received-spf:", "x-envelope-from:",
}

// splitCopy cuts a report's text from the copy of the original message below it.
func splitCopy(body string) (text, copied string) {
	for at := 0; at < len(body); {
		line := body[at:]
		end := strings.IndexByte(line, '\n')
		if end < 0 {
			end = len(line)
		}
		bare := strings.TrimLeft(line[:end], " \t>|")
		for _, field := range copyFields {
			if hasFold(bare, field) {
				return body[:at], unquote(body[at:])
			}
		}
		at += end + 1
	}
	return body, ""
}

// unquote takes the indentation off a copied header block.
func unquote(s string) string {
	if s[0] != ' ' && s[0] != '\t' && s[0] != '>' {
		return s
	}
	const most = 16 << 10
	s = s[:min(len(s), most)]
	margin := s[:len(s)-len(strings.TrimLeft(s, " \t>|"))]
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(strings.TrimPrefix(line, margin))
	}
	return b.String()
}

// failedRecipient finds whom a report's text is about.
func (j *judgement) failedRecipient(text string, original originalMail) string {
	if v := j.field("X-Failed-Recipients"); v != "" {
		if start, end, ok := nextAddress(v, 0); ok {
			return strings.Clone(v[start:end])
		}
	}
	best, bestScore := "", 0.0
	for at, n := 0, 0; n < maxReports; n++ {
		start, end, ok := nextAddress(text, at)
		if !ok {
			break
		}
		at = end
		if score := j.recipientScore(text, start, end, original); score > bestScore {
			best, bestScore = text[start:end], score
		}
	}
	switch {
	case best != "":
		return strings.Clone(best)
	case len(original.to) > 0:
		return original.to[0].Address
	}
	if start, end, ok := nextAddress(j.p.Subject, 0); ok {
		return strings.Clone(j.p.Subject[start:end])
	}
	for _, own := range append([]string{first(j.p.To).Address}, j.p.DeliveredTo...) {
		if recipient, ok := verpRecipient(own); ok {
			return recipient
		}
	}
	return ""
}

// recipientScore says how much an address in a report's text looks like the one
// that failed, from the line it stands on; 0 or less when it does not.
func (j *judgement) recipientScore(text string, start, end int, original originalMail) float64 {
	const near = 120 // a line may be the whole text
	address := text[start:end]
	before, after := text[max(0, start-near):start], text[end:min(len(text), end+near)]
	before = strings.ToLower(strings.TrimSpace(before[strings.LastIndexByte(before, '\n')+1:]))
	after, _, _ = strings.Cut(after, "\n")
	score := 1.0
	switch bare := strings.Trim(before, "<\"'*-•>:([# \t"); {
	case bare == "" && strings.Trim(after, ">\"':;,)]. \t") == "":
		score += 3 // alone on its line
	case bare == "":
		score += 2.5
	case strings.HasSuffix(bare, "rcpt to") || strings.HasSuffix(bare, "recipient") || strings.HasSuffix(bare, "final-recipient: rfc822;") ||
		strings.HasSuffix(bare, "to") || strings.HasSuffix(bare, "recipient(s)") || strings.HasSuffix(bare, "address") || strings.HasSuffix(bare, "userid") ||
		strings.HasSuffix(bare, "emailaddress"):
		score += 2.5
	case strings.HasSuffix(bare, "from") || strings.HasSuffix(bare, "sender") || strings.HasSuffix(bare, "contact") || strings.HasSuffix(bare, "mail to"):
		score -= 4
	}
	if strings.HasSuffix(before, "rcpt to:<") || strings.HasSuffix(before, "final-recipient: rfc822;") || strings.HasSuffix(before, "final-recipient: rfc822; ") {
		score++
	}
	for _, a := range original.to {
		if strings.EqualFold(a.Address, address) {
			score += 3
		}
	}
	if strings.EqualFold(address, original.from) {
		score -= 6
	}
	for _, list := range [...][]Address{j.p.To, j.p.From} {
		for _, a := range list {
			if strings.EqualFold(a.Address, address) {
				score -= 6
			}
		}
	}
	switch local := localPart(address); local {
	case "postmaster", "mailer-daemon", "support", "abuse", "helpdesk":
		score -= 2
	}
	return score
}

// actionInWords tells from the words whether delivery was given up.
func (j *judgement) actionInWords(status string) string {
	delay, final := 0.0, 0.0
	for i := range j.seen {
		switch o := &j.seen[i]; o.base {
		case "words.delayed", "subject.delay":
			delay += o.Weight
		case "words.gave_up":
			final += 4
		}
	}
	if delay > final && !strings.HasPrefix(status, "5.") {
		return "delayed"
	}
	return "failed"
}

// statusInWords makes a status of the fault that the words name, where the
// report gives no code or one that says nothing.
func (j *judgement) statusInWords(r *recipientReport) string {
	class, detail := "", ""
	if r.status != "" {
		class = r.status[:1]
	}
	at := len(j.p.Body)
	lexicon().find(r.diagnostic, 0, len(r.diagnostic), func(g *signal, _, _ int) {
		if detail == "" {
			detail, at = g.status, -1
		}
	})
	for i := range j.seen {
		if o := &j.seen[i]; o.status != "" && (detail == "" || o.Start < at) {
			detail, at = o.status, o.Start
		}
	}
	if class == "" {
		class = j.classInWords(r, detail)
	}
	if detail == "" {
		detail = "0.0"
	}
	return class + "." + detail
}

// classInWords tells whether a fault without any code is for good.
func (j *judgement) classInWords(r *recipientReport, detail string) string {
	if r.action == "delayed" {
		return "4"
	}
	for i := range j.seen {
		if j.seen[i].base == "words.gave_up" {
			return "5"
		}
	}
	switch detail { // passes by itself more often than not
	case "2.2", "4.1", "4.7":
		return "4"
	}
	return "5"
}
