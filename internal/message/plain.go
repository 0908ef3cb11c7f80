package message

import (
	"bytes"
)

// appendFlowed undoes format=flowed (RFC 3676): lines that end in a blank go on
// in the next line of the same quote depth. Quote marks are written again in
// front of the joined lines. delSp removes the blank at the joint.
func appendFlowed(dst, text []byte, delSp bool) []byte {
	open, openDepth := false, 0
	for len(text) > 0 {
		var line []byte
		line, text = cutLine(text)
		line = trimLineEnd(line)
		depth := 0
		for depth < len(line) && line[depth] == '>' {
			depth++
		}
		line = line[depth:]
		if len(line) > 0 && line[0] == ' ' { // space-stuffed
			line = line[1:]
		}
		flows := len(line) > 0 && line[len(line)-1] == ' ' && string(line) != "-- "
		if open && (depth != openDepth || string(line) == "-- ") {
			dst = append(bytes.TrimRight(dst, " "), '\n')
			open = false
		}
		if !open && depth > 0 {
			dst = append(dst, text2quote(depth)...)
			dst = append(dst, ' ')
		}
		if flows && delSp {
			line = line[:len(line)-1]
		}
		dst = append(dst, line...)
		open, openDepth = flows, depth
		if !flows {
			dst = append(dst, '\n')
		}
	}
	return dst
}

// text2quote returns depth quote marks.
func text2quote(depth int) string {
	const marks = ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>"
	return marks[:min(depth, len(marks))]
}

// unescapeFrom undoes the ">" that mbox files put before lines that begin with
// "From ", in place; it would pass for a quote mark. Between quoted lines it is
// left alone.
func unescapeFrom(text []byte) []byte {
	escaped := []byte("\n>From ")
	i := bytes.Index(text, escaped)
	if i < 0 {
		return text
	}
	out := text[:0]
	quotedBefore := false
	for len(text) > 0 {
		var line []byte
		line, text = cutLine(text)
		if bytes.HasPrefix(line, escaped[1:]) && !quotedBefore && !bytes.HasPrefix(text, []byte(">")) {
			line = line[1:]
		}
		quotedBefore = line[0] == '>'
		out = append(out, line...)
	}
	return out
}

// Lines of OpenPGP's armour (RFC 9580 section 6.2).
var (
	pgpSigned    = []byte("-----BEGIN PGP SIGNED MESSAGE-----\n")
	pgpSignature = []byte("-----BEGIN PGP SIGNATURE-----")
	pgpSigEnd    = []byte("-----END PGP SIGNATURE-----")
	pgpMessage   = []byte("-----BEGIN PGP MESSAGE-----")
)

// openClearSigned takes the armour off an inline signed text (RFC 9580 section
// 7), in place: the text is read, the signature itself says nothing.
func openClearSigned(text []byte) []byte {
	i := bytes.Index(text, pgpSigned)
	if i < 0 || i > 0 && text[i-1] != '\n' {
		return text
	}
	before, rest := text[:i], text[i+len(pgpSigned):]
	if blank := bytes.Index(rest, []byte("\n\n")); len(rest) > 0 && rest[0] == '\n' {
		rest = rest[1:]
	} else if blank >= 0 { // behind "Hash: SHA256"
		rest = rest[blank+2:]
	}
	signed, after := rest, []byte(nil)
	if i := bytes.Index(rest, pgpSignature); i >= 0 {
		signed, after = rest[:i], rest[i:]
		if end := bytes.Index(after, pgpSigEnd); end >= 0 {
			after = after[end+len(pgpSigEnd):]
		} else {
			after = nil
		}
	}
	out := before
	for len(signed) > 0 {
		var line []byte
		line, signed = cutLine(signed)
		out = append(out, bytes.TrimPrefix(line, []byte("- "))...)
	}
	return append(out, bytes.TrimLeft(after, "\n")...)
}

// onlyEncrypted tells whether a text is an OpenPGP message and nothing beside
// it that a person wrote.
func onlyEncrypted(text []byte) bool {
	const words = 20
	i := bytes.Index(text, pgpMessage)
	return i >= 0 && letters(text[:i]) < words
}

// enrichedText strips the commands of text/enriched (RFC 1896) in place.
func enrichedText(text []byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		if text[i] != '<' {
			out = append(out, text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '<' {
			out = append(out, '<')
			i++
			continue
		}
		end := bytes.IndexByte(text[i:min(len(text), i+64)], '>')
		if end < 0 {
			out = append(out, '<')
			continue
		}
		i += end
	}
	return out
}

// placeholder tells whether a plain part only says that there is an HTML part,
// or is not what it claims to be.
func placeholder(text []byte) bool {
	const longest = 400
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return true
	}
	if text[0] == '<' && (containsFold(text[:min(len(text), longest)], "<html") || containsFold(text[:min(len(text), longest)], "<!doctype")) {
		return true
	}
	return len(text) < longest && containsFold(text, "html") && bytes.IndexByte(text, '>') < 0
}

// containsFold looks for an ASCII word in lower case without regard to case.
func containsFold(text []byte, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0]|0x20 && equalFoldASCII(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}
