package message

import "math/bits"

// Limits on what one message may cost. What lies beyond one is not read, and
// named in Parsed.Defects.
const (
	maxDepth       = 16        // multiparts within multiparts
	maxParts       = 200       // parts in all
	maxFields      = 500       // header fields in one block; real mail stays below 200
	maxHeaderBytes = 512 << 10 // bytes of one header block
	maxFieldValue  = 64 << 10  // bytes of one header field; References of a year-long thread come to 20 KB
	maxAddresses   = 500       // addresses in one header field
	maxIDs         = 500       // message ids in one header field
	maxPartBytes   = 2 << 20   // bytes of one part that are decoded
	maxContent     = 256 << 10 // bytes of a report, calendar or returned message that are decoded
	maxBody        = 512 << 10 // bytes of Parsed.Body
	maxOpenMarks   = 32        // HTML elements within each other that are remembered for their marks
	maxEncodedWord = 2 << 10   // bytes of one encoded word (RFC 2047 allows 75)

	// maxBeyondText is how far an attachment is searched for its end once a text
	// was found. What stands behind a longer one is looked for in the last
	// tailWindow bytes only, so an attachment's size costs nothing. A file that
	// stands amid the words, as Apple Mail writes them, is searched up to
	// maxAmidText: base64 is passed over at the speed of memory.
	maxBeyondText = 16 << 10
	maxAmidText   = 4 << 20
	tailWindow    = 8 << 10
)

// defect is a set of things that were broken or cut off.
type defect uint32

const (
	defectTruncated defect = 1 << iota
	defectFields
	defectFieldValue
	defectDepth
	defectParts
	defectText
	defectBoundary
	defectTransfer
	defectCharset
	defectAddress
	defectDate
	defectHidden
	defectPassedOver
)

// names lists a set's members as Parsed.Defects prints them.
func (d defect) names() []string {
	if d == 0 {
		return nil
	}
	names := [...]string{
		"truncated",            // the message ends before its structure does
		"header_fields",        // more than maxFields or maxHeaderBytes
		"header_value",         // a field longer than maxFieldValue
		"mime_depth",           // deeper than maxDepth
		"mime_parts",           // more than maxParts
		"text_cut",             // more text than maxPartBytes or maxBody
		"mime_boundary",        // a multipart without a usable boundary
		"transfer_encoding",    // base64 or quoted-printable that is none, or an unknown encoding
		"charset",              // a charset that is missing, unknown or not the one that was used
		"address",              // an address field that RFC 5322 does not allow
		"date",                 // a Date that nothing can be made of
		"hidden_text_was_kept", // all of the HTML was hidden; it was read nevertheless
		"part_passed_over",     // a part longer than maxAmidText, behind which only tailWindow was read
	}
	out := make([]string, 0, bits.OnesCount32(uint32(d)))
	for i, name := range names {
		if d&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}
