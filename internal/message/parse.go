package message

import (
	"bytes"
	"strings"
)

// Parse reads a raw message. It never fails: what could not be read is named in
// Parsed.Defects. Safe for concurrent use.
func Parse(raw []byte, o Options) *Parsed {
	r := readers.Get().(*reader)
	defer r.release()
	p := &Parsed{}
	r.readMessage(raw, o)
	r.fillHeaders(p, o)
	p.Body, p.FromHTML = r.doc.text, r.drafts[0].isHTML
	p.Calendar = r.calendar()
	p.EmbeddedIDs = r.embeddedIDs()
	p.Unreadable = r.unreadable()
	r.doc.from = authorName(p)
	p.Segments = segment(&r.doc)
	p.ListUnsubscribe = r.unsubscribes(p)
	r.judge(p)
	p.Defects = r.found.names()
	return p
}

// readMessage takes a message apart and chooses its text.
func (r *reader) readMessage(raw []byte, o Options) {
	w := &r.walker
	w.tail = !o.Truncated
	w.walk(unixLineEnds(raw))
	r.parts, r.head = w.parts, w.parts[0].head
	r.found |= w.found
	if o.Truncated {
		r.found |= defectTruncated
	}
	r.hint = wordCharset(&r.head)
	d := r.draft()
	r.render(d, 0)
	if len(bytes.TrimSpace(d.out)) == 0 {
		r.renderEnveloped(d)
	}
	r.doc = document{text: string(d.out), sent: o.Sent}
	if len(d.marks) > 0 {
		r.doc.marks = append([]mark(nil), d.marks...)
	}
}

// renderEnveloped looks for a text where there is none in the usual place: inside
// an opaque S/MIME signature (RFC 8551) or a winmail.dat (MS-OXTNEF), or in a
// part that bears a file name though nothing calls it an attachment.
func (r *reader) renderEnveloped(d *htmlText) {
	for i := range r.parts {
		switch p := &r.parts[i]; {
		case isCMS(p):
			der, _ := undoTransfer(nil, p.body, p.head.raw("Content-Transfer-Encoding"))
			inner, sealed := signedContent(der)
			r.sealed = r.sealed || sealed
			if inner != nil {
				r.renderInner(d, inner)
			}
		case isTNEF(p):
			data, _ := undoTransfer(nil, p.body, p.head.raw("Content-Transfer-Encoding"))
			r.renderTNEF(d, data)
		case isTextType(p.mediaType) && p.disposition() != "attachment" && !isBodyText(p):
			r.renderText(d, p)
		default:
			continue
		}
		if len(d.out) > 0 {
			return
		}
	}
}

// renderInner reads a MIME entity that was wrapped in another encoding. Its
// parts follow those of the message.
func (r *reader) renderInner(d *htmlText, entity []byte) {
	inner := walker{parts: r.parts, tail: true}
	first := len(r.parts)
	if first >= maxParts {
		return
	}
	inner.raw = entity
	inner.part(-1, 0, "text/plain")
	r.parts = inner.parts
	r.found |= inner.found
	r.render(d, first)
}

// unixLineEnds replaces the line ends of a message that has only CR.
func unixLineEnds(raw []byte) []byte {
	if bytes.IndexByte(raw, '\n') >= 0 || bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	return bytes.ReplaceAll(raw[:min(len(raw), 2*maxPartBytes)], []byte("\r"), []byte("\n"))
}

// fillHeaders reads what the header says.
func (r *reader) fillHeaders(p *Parsed, o Options) {
	h := &r.head
	p.MessageID = firstID(h.raw("Message-ID"))
	p.InReplyTo = readIDs(h.raw("In-Reply-To"))
	p.References = readIDs(h.raw("References"))
	p.From = r.addresses("From")
	p.ReplyTo = r.addresses("Reply-To")
	p.To = r.addresses("To")
	p.Cc = r.addresses("Cc")
	p.Sender = first(r.addresses("Sender"))
	p.Subject = h.Value("Subject")
	if v := h.raw("Date"); v != nil {
		if p.Date = readDate(v); p.Date.IsZero() {
			r.found |= defectDate
		}
	}
	p.ReturnPath = returnPath(h)
	p.DeliveredTo = deliveredTo(h)
	p.OriginalFrom = r.originalFrom(p)
	p.Auth = readAuth(h, o.AuthServID)
}

// authorName is the display name of who wrote a message.
func authorName(p *Parsed) string {
	if p.OriginalFrom.Name != "" {
		return p.OriginalFrom.Name
	}
	return first(p.From).Name
}

func (r *reader) addresses(name string) []Address {
	v := r.head.raw(name)
	if v == nil {
		return nil
	}
	list, found := readAddresses(v)
	r.found |= found
	return list
}

func first(list []Address) Address {
	if len(list) == 0 {
		return Address{}
	}
	return list[0]
}

// returnPath returns the envelope sender, "<>" when it is null.
func returnPath(h *header) string {
	v := h.raw("Return-Path")
	if v == nil {
		return ""
	}
	s := unfold(v)
	if s == "<>" || s == "" {
		return "<>"
	}
	list, _ := readAddresses(v)
	return first(list).Address
}

// deliveredTo returns the addresses that the mail was delivered to, as the
// servers on its way noted them.
func deliveredTo(h *header) []string {
	const most = 20
	var out []string
	for _, name := range [...]string{"Delivered-To", "X-Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"} {
		for _, v := range h.rawAll(name) {
			list, _ := readAddresses(v)
			for _, a := range list {
				if a.Address != "" && len(out) < most {
					out = append(out, a.Address)
				}
			}
		}
	}
	return out
}

// originalFrom returns who wrote a message whose From somebody rewrote: list
// software and groups ("Jo Doe via Sales"), SRS forwarders.
func (r *reader) originalFrom(p *Parsed) Address {
	for _, name := range [...]string{"X-Original-From", "X-Google-Original-From", "X-Original-Sender", "X-MS-Exchange-Original-From"} {
		if a := first(r.addresses(name)); a.Address != "" {
			return a
		}
	}
	from := first(p.From)
	if address, ok := originalAddress(from.Address); ok {
		return Address{Name: from.Name, Address: address}
	}
	if name, _, ok := cutVia(from.Name); ok && len(p.ReplyTo) > 0 {
		reply := p.ReplyTo[0]
		if reply.Address != "" && !strings.EqualFold(reply.Address, from.Address) {
			return Address{Name: name, Address: reply.Address}
		}
	}
	if len(p.From) == 0 && r.head.Has("Resent-From") {
		return first(r.addresses("Resent-From"))
	}
	return Address{}
}

// cutVia splits "Jo Doe via Sales", as DMARC made lists write it.
func cutVia(name string) (who, list string, ok bool) {
	for _, via := range [...]string{" via ", " über ", " por ", " tramite "} {
		if who, list, ok = strings.Cut(name, via); ok {
			return strings.Trim(who, `'" `), list, true
		}
	}
	return "", "", false
}

// embeddedIDs gathers the message ids of mail that this one carries: the
// failed message of a bounce, a forwarded one, an inline header block.
func (r *reader) embeddedIDs() []string {
	var ids []string
	for i := range r.parts {
		p := &r.parts[i]
		switch p.mediaType {
		case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers",
			"message/feedback-report", "message/delivery-status", "message/disposition-notification", "message/partial":
		default:
			continue
		}
		content := p.content()
		for content != "" && len(ids) < maxIDs {
			var h header
			h, content = innerHeader(content)
			for _, name := range [...]string{"Message-ID", "Original-Message-ID", "X-Original-Message-ID", "In-Reply-To", "References"} {
				for _, v := range h.rawAll(name) {
					ids = append(ids, readIDs(v)...)
				}
			}
			if p.mediaType != "message/delivery-status" { // the rest is a body
				break
			}
		}
	}
	return distinct(append(ids, idsInText(r.doc.text)...))
}

// idsInText finds "Message-ID: <...>" lines, quoted ones too: bounces without
// MIME structure and inline forwards show the header that way.
func idsInText(text string) []string {
	const most, longest = 50, 1 << 10
	var ids []string
	for range most {
		i := strings.Index(text, "essage-")
		if i < 0 {
			return ids
		}
		text = text[i+len("essage-"):]
		if len(text) > 3 && strings.EqualFold(text[:3], "id:") {
			value := text[3:min(len(text), longest)]
			line, _, _ := strings.Cut(value, "\n")
			if strings.TrimSpace(line) == "" { // folded behind the name
				line, _, _ = strings.Cut(strings.TrimLeft(value, " \n"), "\n")
			}
			ids = append(ids, readIDs([]byte(line))...)
		}
	}
	return ids
}

// distinct drops repeated ids, keeping the order.
func distinct(ids []string) []string {
	if len(ids) < 2 {
		return ids
	}
	seen := make(map[string]bool, len(ids))
	out := ids[:0]
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// calendar reads the first calendar part that holds an answer or an invitation.
func (r *reader) calendar() *CalendarAnswer {
	for i := range r.parts {
		p := &r.parts[i]
		if p.mediaType != "text/calendar" && p.mediaType != "application/ics" {
			continue
		}
		if c := readCalendar(p.content(), p.param("method")); c != nil {
			return c
		}
	}
	return nil
}

// unreadable says why there is no text to read.
func (r *reader) unreadable() string {
	switch {
	case r.sealed && (r.standIn || strings.TrimSpace(r.doc.text) == ""):
		return "encrypted"
	case strings.Contains(r.doc.text, "\uFFFD") && garbled([]byte(r.doc.text)):
		return "garbled"
	}
	return ""
}

// unsubscribes recognises the mail that a mail program sends when its user
// presses "unsubscribe" (RFC 2369 mailto form, RFC 8058): the subject is the
// request, and nobody wrote a text.
func (r *reader) unsubscribes(p *Parsed) bool {
	subject := strings.ToLower(strings.TrimSpace(p.Subject))
	word, _, _ := strings.Cut(subject, " ")
	word, _, _ = strings.Cut(word, ":")
	if word != "unsubscribe" && word != "list-unsubscribe" && word != "list-unsubscribe=one-click" {
		return strings.EqualFold(strings.TrimSpace(p.Body), "List-Unsubscribe=One-Click")
	}
	const boilerplate = 300 // "This message was automatically generated by Gmail."
	text := strings.ToLower(p.NewestText())
	return text == "" || strings.HasPrefix(text, "unsubscribe") && len(text) < 40 ||
		len(text) < boilerplate && (strings.Contains(text, "automatically generated") || strings.Contains(text, "mail sent this email to unsubscribe"))
}
