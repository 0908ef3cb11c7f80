// Package message reads raw mail: who wrote it, what kind of message it is, and
// which part of it its author newly wrote.
//
// Parse is total: any sequence of bytes gives a Parsed, in linear time and in
// memory bounded by the limits named in this package. Whatever could not be
// read is named in Parsed.Defects.
package message

import "time"

// Kind says what a message is, before anybody asks what it means.
type Kind string

// The kinds, as stored and printed.
const (
	Human     Kind = "human"      // a person wrote it to us
	AutoReply Kind = "auto_reply" // a machine answered for a person
	Bounce    Kind = "bounce"     // a mail system reports on delivery
	Other     Kind = "other"      // no answer to us: lists, newsletters, invoices
)

// Basis says how firmly Kind is known, for whoever weighs it against what the
// words mean.
type Basis string

// The bases, weakest first.
const (
	ByDefault   Basis = "default"   // nothing spoke against a human
	ByWords     Basis = "words"     // subject or body wording
	ByHeaders   Basis = "headers"   // header fields, graded
	ByStructure Basis = "structure" // the MIME structure itself (RFC 3464, 8098, 5965, 5546) or RFC 3834's own field
)

// Evidence is one observation that spoke for a kind.
type Evidence struct {
	Name   string  // stable id, e.g. "header.auto-submitted", "words.absence.de"
	Kind   Kind    // the kind it speaks for
	Weight float64 // nats; positive speaks for Kind
	Start  int     // byte range in Parsed.Body; both 0 when it stands in a header
	End    int
	Match  string // the words or header value that were seen
}

// Address is one mailbox of an address header (RFC 5322 section 3.4).
type Address struct {
	Name    string // decoded display name, may be empty
	Address string // addr-spec as written, without <>
}

// Role says what a stretch of the body is.
type Role string

// The roles. Newest and answers between quoted lines are both Newest.
const (
	Newest     Role = "newest"     // newly written by the author
	Signature  Role = "signature"  // name block, mobile tag
	Disclaimer Role = "disclaimer" // legal notice, unsubscribe footer, virus-scan note
	Quote      Role = "quote"      // what somebody had written before, with its attribution line
	Forward    Role = "forward"    // a forwarded message, with its header block
)

// Segment is one stretch of Parsed.Body. The segments of a message lie in
// order, do not overlap and together cover all of Body.
type Segment struct {
	Role       Role
	Start, End int // bytes in Parsed.Body
}

// Auto tells what an automatic answer says. Reason is set when Kind is
// AutoReply.
type Auto struct {
	Reason    AutoReason
	Successor Address // who is named as the one to write to instead, if anybody
}

// AutoReason is why a machine answered.
type AutoReason string

// The reasons.
const (
	Absence       AutoReason = "absence"        // away for a time
	LeftCompany   AutoReason = "left_company"   // no longer works there, or the address is retired
	AddressChange AutoReason = "address_change" // writes from another address now
	Receipt       AutoReason = "receipt"        // "we have received your mail", ticket numbers
	Challenge     AutoReason = "challenge"      // the sender must prove to be a person
	ReadReceipt   AutoReason = "read_receipt"   // RFC 8098
	Automatic     AutoReason = "automatic"      // automatic, with no reason that is known
)

// BounceReport is what a delivery report says of one recipient: the first that
// failed, or, when none failed, the first named.
type BounceReport struct {
	Recipient string // address that failed; empty when the report does not say
	Status    string // enhanced status code of RFC 3463, e.g. "5.1.1"; made from the SMTP reply when only that is given
	Action    string // RFC 3464 section 2.3.3: failed, delayed, delivered, relayed, expanded
	Permanent bool   // class 5, and no notice of delay
	// OriginalID is the Message-ID of the mail that failed, without <>.
	OriginalID string
}

// CalendarAnswer is an iMIP reply (RFC 6047, RFC 5546 METHOD:REPLY or COUNTER).
type CalendarAnswer struct {
	Method   string // REPLY, COUNTER, REQUEST, CANCEL, upper case
	PartStat string // ACCEPTED, DECLINED, TENTATIVE, upper case; empty when none
	Comment  string
	Start    time.Time // proposed or accepted start; zero when not given
}

// AuthResult is one method's outcome from an Authentication-Results field
// (RFC 8601) written by the account's own server.
type AuthResult struct {
	Method string // "dmarc", "spf", "dkim", lower case
	Result string // "pass", "fail", ..., lower case
}

// Parsed is a message, read. Texts are valid UTF-8 with LF line ends.
type Parsed struct {
	MessageID  string   // without <>; empty when missing
	InReplyTo  []string // ids without <>
	References []string // ids without <>, oldest first
	// EmbeddedIDs are Message-IDs found inside a bounce, a feedback report or a
	// forwarded part: they may be ours.
	EmbeddedIDs []string

	From    []Address
	Sender  Address
	ReplyTo []Address
	To, Cc  []Address
	// OriginalFrom is who wrote a message that a list, gateway or forwarder
	// rewrote (X-Original-From, Resent-*, SRS); zero when nobody did.
	OriginalFrom Address
	ReturnPath   string // envelope sender; "" when unknown, "<>" when null
	DeliveredTo  []string

	Subject string
	Date    time.Time // as the sender claims; zero when missing or unreadable
	Auth    []AuthResult

	// Body is the text that was chosen to be read, decoded; Segments divide it.
	Body     string
	Segments []Segment
	// FromHTML says that Body was made from an HTML part.
	FromHTML bool

	Kind     Kind
	Basis    Basis
	Evidence []Evidence

	Auto            Auto            // zero unless Kind is AutoReply
	Bounce          *BounceReport   // nil unless Kind is Bounce
	Calendar        *CalendarAnswer // nil unless the message carries one
	Complaint       bool            // a feedback report (RFC 5965): the recipient called our mail spam
	ListUnsubscribe bool            // the message is a List-Unsubscribe request to us (RFC 8058, mailto form)

	// Unreadable is why no text could be read: "encrypted", "garbled"; empty otherwise.
	Unreadable string
	// Defects names what was broken or cut off while reading, from a closed set.
	Defects []string
}

// Options is what the reader knows about the account that received a message.
// The zero value is usable.
type Options struct {
	// AuthServID is the authserv-id (RFC 8601 section 2.5) of the account's own
	// server. Authentication-Results of any other host are ignored; empty ignores all.
	AuthServID string
	// Sent is the text of the mail that is being answered, when it is known.
	// Long word runs shared with it are cut even where no quote style is recognised.
	Sent string
	// Truncated says that raw is only the head of the message.
	Truncated bool
}
