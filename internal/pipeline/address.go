package pipeline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// FoldAddress brings an address into the form in which addresses are compared
// and stored: local part in lower case and NFC, domain in IDNA ASCII. It
// returns "" for what is not an address.
func FoldAddress(address string) string {
	address = strings.TrimSpace(address)
	at := strings.LastIndexByte(address, '@')
	if at <= 0 || at == len(address)-1 || len(address) > maxAddress || strings.ContainsAny(address, " \t\r\n<>,;") || !utf8.ValidString(address) {
		return ""
	}
	domain := foldDomain(strings.TrimRight(address[at+1:], "."))
	if domain == "" {
		return ""
	}
	return norm.NFC.String(strings.ToLower(address[:at])) + "@" + domain
}

// foldDomain returns the form of a domain that the DNS carries; of a name that
// it would not carry, one that can still be compared.
func foldDomain(domain string) string {
	if ascii, err := idna.Lookup.ToASCII(domain); err == nil && ascii != "" {
		return ascii
	}
	return norm.NFC.String(strings.ToLower(domain))
}

// maxAddress bounds an address in bytes: what RFC 5321 section 4.5.3.1 allows,
// and room for UTF-8 before IDNA.
const maxAddress = 1024

// withoutTag drops the +tag of a folded address (RFC 5233); ok is false when it
// has none.
func withoutTag(address string) (plain string, ok bool) {
	at := strings.LastIndexByte(address, '@')
	plus := strings.IndexByte(address, '+')
	if plus <= 0 || plus > at {
		return "", false
	}
	return address[:plus] + address[at:], true
}
