package message

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// htmlRole is what an element's attributes say of its content.
type htmlRole uint8

const (
	roleNone       htmlRole = iota
	roleQuote               // encloses earlier mail
	roleQuoteBox            // encloses attribution, quotes and the answers between them (Gmail)
	roleQuoteRest           // earlier mail begins here
	roleAttr                // Gmail's attribution line
	roleHeaderDiv           // Outlook's border-top div: earlier mail begins here if a header block is in it
	roleForward             // encloses a forwarded message
	roleSignature           // encloses the signature
	roleNextIsSign          // the element behind this one is the signature (iOS)
	roleIndent              // blockquote without any mark
	roleHidden              // not shown
)

// namedRoles are the ids, classes and names that mail programs give to elements.
var namedRoles = map[string]htmlRole{
	// Gmail, and what copies it
	"gmail_quote":            roleQuoteBox,
	"gmail_quote_container":  roleQuoteBox,
	"gmail_attr":             roleAttr,
	"gmail_extra":            roleNone,
	"gmail_signature":        roleSignature,
	"gmail_signature_prefix": roleSignature,
	// Thunderbird, Evolution
	"moz-cite-prefix":       roleQuote,
	"moz-forward-container": roleForward,
	"moz-signature":         roleSignature,
	"-x-evo-signature":      roleSignature,
	// Outlook, Hotmail
	"divRplyFwdMsg":        roleQuoteRest,
	"divrplyfwdmsg":        roleQuoteRest,
	"appendonsend":         roleQuoteRest,
	"stopSpelling":         roleQuoteRest,
	"OLK_SRC_BODY_SECTION": roleQuote,
	"mail-editor-reference-message-container": roleQuote,
	"ms-outlook-mobile-reference-message":     roleQuote,
	"ms-outlook-mobile-signature":             roleSignature,
	"Signature":                               roleSignature,
	"signature":                               roleSignature,
	"MAC_OUTLOOK_SIGNATURE":                   roleSignature,
	"OutlookSignature":                        roleSignature,
	// Apple
	"AppleMailSignature":              roleSignature,
	"AppleOriginalContents":           roleQuote,
	"lineBreakAtBeginningOfSignature": roleNextIsSign,
	"lineBreakAtBeginningOfMessage":   roleNone,
	// Yahoo
	"yahoo_quoted":            roleQuote,
	"ymail_android_signature": roleSignature,
	"yahoo-signature":         roleSignature,
	// Proton, Tuta, Fastmail
	"protonmail_quote":           roleQuote,
	"protonmail_signature_block": roleSignature,
	"tutanota_quote":             roleQuote,
	// Zoho
	"zmail_extra":      roleQuoteBox,
	"blockquote_zmail": roleQuote,
	"Zm-_Id_-Sgn":      roleSignature,
	"Zm-_Id_-Sgn1":     roleQuote, // its attribution line
	// Zimbra
	"zwchr":           roleQuoteRest,
	"__QUOTED_TEXT__": roleQuote,
	"__SIG_PRE__":     roleSignature,
	// Samsung, Android
	"composer_signature": roleSignature,
	// GMX, Web.de
	"quote": roleQuote,
	// mail.ru, Yandex
	"js-helper": roleNone,
	// Spark, Airmail, Superhuman, Front, Missive, Roundcube, KMail
	"messageReplySection":     roleQuote,
	"messageSignatureSection": roleSignature,
	"bloop_sign":              roleSignature,
	"sh-signature":            roleSignature,
	"front-signature":         roleSignature,
	"front-blockquote":        roleQuote,
	"missive_quote":           roleQuote,
	"missive_signature":       roleSignature,
	"reply-intro":             roleQuote,
	"edo-signature":           roleSignature,
	"edo-message":             roleNone,
	// QQ, NetEase
	"original-content": roleQuote,
	"isReplyContent":   roleQuote,
	"isForwardContent": roleForward,
}

// namedRole looks one id, class or name up. Outlook on the web prefixes what it
// shows with "x_", Yahoo some names with a running "ydp" number.
func namedRole(name []byte) htmlRole {
	for bytes.HasPrefix(name, []byte("x_")) {
		name = name[2:]
	}
	if role, ok := namedRoles[string(name)]; ok {
		return role
	}
	switch {
	case bytes.HasPrefix(name, []byte("yahoo_quoted")), bytes.HasPrefix(name, []byte("ydp")) && bytes.HasSuffix(name, []byte("yahoo_quoted")):
		return roleQuote
	case bytes.HasPrefix(name, []byte("ydp")) && bytes.HasSuffix(name, []byte("signature")):
		return roleSignature
	}
	return roleNone
}

// classRole looks each word of a class attribute up.
func classRole(value []byte) htmlRole {
	for len(value) > 0 {
		word := value
		if i := bytes.IndexAny(value, " \t\n"); i >= 0 {
			word, value = value[:i], value[i+1:]
		} else {
			value = nil
		}
		if role := namedRole(word); role != roleNone {
			return role
		}
	}
	return roleNone
}

// styleFacts is what a style attribute says that matters here.
type styleFacts struct {
	hidden, borderTop, borderLeft, pre, noMargin bool
}

// readStyle goes over the declarations of a style attribute.
func readStyle(value []byte) (f styleFacts) {
	for len(value) > 0 {
		decl := value
		if i := bytes.IndexByte(value, ';'); i >= 0 {
			decl, value = value[:i], value[i+1:]
		} else {
			value = nil
		}
		colon := bytes.IndexByte(decl, ':')
		if colon < 0 {
			continue
		}
		name, v := bytes.TrimSpace(decl[:colon]), bytes.TrimSpace(decl[colon+1:])
		switch {
		case equalFoldASCII(name, "display"):
			f.hidden = f.hidden || hasWord(v, "none")
		case equalFoldASCII(name, "visibility"):
			f.hidden = f.hidden || hasWord(v, "hidden")
		case equalFoldASCII(name, "mso-hide"):
			f.hidden = f.hidden || hasWord(v, "all")
		case equalFoldASCII(name, "max-height"), equalFoldASCII(name, "opacity"):
			f.hidden = f.hidden || isZero(v)
		case equalFoldASCII(name, "border-top"), equalFoldASCII(name, "border-style"):
			f.borderTop = f.borderTop || bytes.HasPrefix(v, []byte("solid")) || bytes.Contains(v, []byte(" solid")) && name[len(name)-1]|0x20 == 'p'
		case equalFoldASCII(name, "border-left"):
			f.borderLeft = !hasWord(v, "none") && !isZero(v)
		case equalFoldASCII(name, "white-space"):
			f.pre = bytes.HasPrefix(v, []byte("pre"))
		case equalFoldASCII(name, "margin"), equalFoldASCII(name, "margin-top"), equalFoldASCII(name, "margin-bottom"):
			f.noMargin = isZero(v)
		}
	}
	return f
}

func hasWord(v []byte, word string) bool {
	return len(v) >= len(word) && equalFoldASCII(v[:len(word)], word)
}

// isZero recognises "0", "0px", "0.0in" and "0cm 0cm 0.0001pt".
func isZero(v []byte) bool {
	if len(v) == 0 || v[0] != '0' {
		return false
	}
	return len(v) == 1 || v[1] != '.' || len(v) == 2 || v[2] == '0'
}

// roleOf weighs what an element's attributes say.
func (e *element) role() htmlRole {
	switch {
	case e.style.hidden || e.hidden:
		return roleHidden
	case e.named == roleQuoteBox && e.tag == atom.Blockquote:
		return roleQuote
	case e.named != roleNone:
		if e.named == roleQuote && e.byName && e.tag != atom.Div {
			return roleNone // <a name="quote">
		}
		return e.named
	case e.tag == atom.Blockquote:
		if e.cite || e.style.borderLeft {
			return roleQuote
		}
		return roleIndent
	case e.tag == atom.Div && e.style.borderTop:
		return roleHeaderDiv
	}
	return roleNone
}

// headerBlock tells whether a text is the header block that Outlook puts over
// what it quotes: at least three lines of "Name: value".
func headerBlock(text []byte) bool {
	const nameRoom, longest = 32, 4 << 10
	text = text[:min(len(text), longest)]
	named := 0
	for len(text) > 0 {
		var line []byte
		line, text = cutLine(text)
		if i := bytes.IndexByte(line, ':'); i > 0 && i < nameRoom {
			named++
		} else if i := bytes.Index(line, []byte("：")); i > 0 && i < nameRoom {
			named++
		}
	}
	return named >= 3
}
