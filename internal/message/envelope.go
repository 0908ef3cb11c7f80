package message

import (
	"bytes"
	"encoding/binary"
)

// isCMS recognises S/MIME in its opaque form (RFC 8551 section 3).
func isCMS(p *part) bool {
	return p.mediaType == "application/pkcs7-mime" || p.mediaType == "application/x-pkcs7-mime"
}

// sealedType recognises parts that only their recipient can open.
func sealedType(p *part) bool {
	switch p.mediaType {
	case "application/pgp-encrypted", "application/x-microsoft-rpmsg-message":
		return true
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		kind := p.param("smime-type")
		return kind == "enveloped-data" || kind == "authEnveloped-data" || kind == "authenveloped-data"
	}
	return false
}

// DER encodings of the content types of RFC 5652.
var (
	oidData          = []byte{0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01}
	oidSignedData    = []byte{0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02}
	oidEnvelopedData = []byte{0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03}
)

// signedContent takes the MIME entity out of CMS SignedData (RFC 5652 section
// 5). The signature is not verified: who may be believed is not decided here.
// sealed says that the data is encrypted instead.
func signedContent(der []byte) (entity []byte, sealed bool) {
	head := der[:min(len(der), 64)]
	if bytes.Contains(head, oidEnvelopedData) {
		return nil, true
	}
	if !bytes.Contains(head, oidSignedData) {
		return nil, false
	}
	i := bytes.Index(der, oidData)
	if i < 0 {
		return nil, false
	}
	tag, content, _ := nextTLV(der[i+len(oidData):])
	if tag != 0xa0 {
		return nil, false
	}
	return octets(nil, content, 0), false
}

// octets joins an OCTET STRING, whose pieces BER allows to stand in each other.
func octets(dst, b []byte, depth int) []byte {
	const deepest = 4
	for len(b) > 0 && depth < deepest {
		tag, content, rest := nextTLV(b)
		switch tag {
		case 0x04:
			dst = append(dst, content...)
		case 0x24:
			dst = octets(dst, content, depth+1)
		default:
			return dst
		}
		b = rest
	}
	return dst
}

// nextTLV reads one BER element. An element of indefinite length reaches to the
// end of b; its end mark stops octets.
func nextTLV(b []byte) (tag byte, content, rest []byte) {
	if len(b) < 2 {
		return 0, nil, nil
	}
	tag, n := b[0], int(b[1])
	b = b[2:]
	switch {
	case n == 0x80:
		return tag, b, nil
	case n > 0x80:
		size := n & 0x7f
		if size > 4 || size > len(b) {
			return 0, nil, nil
		}
		n = 0
		for _, c := range b[:size] {
			n = n<<8 | int(c)
		}
		b = b[size:]
	}
	n = min(n, len(b))
	return tag, b[:n], b[n:]
}

// isTNEF recognises Outlook's winmail.dat.
func isTNEF(p *part) bool {
	return p.mediaType == "application/ms-tnef" || p.mediaType == "application/vnd.ms-tnef"
}

// Attributes of MS-OXTNEF and properties of MS-OXPROPS that hold a body.
const (
	tnefSignature = 0x223e9f78
	tnefBody      = 0x0002800c // attBody
	tnefMAPI      = 0x00069003 // attMsgProps
	propBody      = 0x1000
	propHTML      = 0x1013
)

// renderTNEF appends the body that a winmail.dat holds: plain text, else HTML.
// A body that is only there as compressed RTF is not read.
func (r *reader) renderTNEF(d *htmlText, data []byte) {
	if len(data) < 6 || binary.LittleEndian.Uint32(data) != tnefSignature {
		return
	}
	data = data[6:]
	var plain, html []byte
	for len(data) >= 9 {
		id, size := binary.LittleEndian.Uint32(data[1:]), uint64(binary.LittleEndian.Uint32(data[5:]))
		data = data[9:]
		value := data[:min(size, uint64(len(data)))]
		switch id {
		case tnefBody:
			plain, _ = toUTF8(nil, value, "", r.hint)
		case tnefMAPI:
			p, h := mapiBody(value)
			if plain == nil {
				plain = p
			}
			html = h
		}
		data = data[min(size+2, uint64(len(data))):] // a checksum follows
	}
	switch {
	case len(bytes.Trim(plain, "\x00 \r\n")) > 0:
		d.out = appendClean(d.out, plain)
	case len(html) > 0:
		text, _ := toUTF8(nil, html, string(metaCharset(html)), r.hint)
		d.isHTML = true
		r.found |= d.appendHTML(text)
	}
	d.out = cutText(d.out)
}

// mapiBody finds the body properties in a list of MAPI properties (MS-OXTNEF
// section 2.1.3.4).
func mapiBody(b []byte) (plain, html []byte) {
	c := mapiCursor{rest: b}
	count := c.uint32()
	for range count {
		kind, id := c.property()
		if c.bad {
			return plain, html
		}
		values := uint32(1)
		variable := kind&0xfff == 0x1e || kind&0xfff == 0x1f || kind&0xfff == 0x102 || kind&0xfff == 0x0d
		if variable || kind&0x1000 != 0 {
			values = c.uint32()
		}
		for range values {
			value := c.value(kind&0xfff, variable)
			if c.bad {
				return plain, html
			}
			switch {
			case id == propBody && kind == 0x1f:
				plain = appendUTF16(nil, value, "utf-16le")
			case id == propBody && kind == 0x1e:
				plain, _ = toUTF8(nil, value, "", "")
			case id == propHTML:
				html = value
			}
		}
	}
	return plain, html
}

// mapiCursor reads little-endian MAPI values; bad is set at the end of data.
type mapiCursor struct {
	rest []byte
	bad  bool
}

func (c *mapiCursor) take(n uint32) []byte {
	if uint64(n) > uint64(len(c.rest)) {
		c.bad = true
		return nil
	}
	v := c.rest[:n]
	c.rest = c.rest[n:]
	return v
}

func (c *mapiCursor) uint32() uint32 {
	if b := c.take(4); !c.bad {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// property reads a property tag and the name that tags from 0x8000 on have.
func (c *mapiCursor) property() (kind, id uint32) {
	tag := c.uint32()
	kind, id = tag&0xffff, tag>>16
	if id < 0x8000 {
		return kind, id
	}
	c.take(16)
	if c.uint32() == 0 {
		c.take(4)
		return kind, id
	}
	c.padded(c.uint32())
	return kind, id
}

// value reads one value, padded to four bytes.
func (c *mapiCursor) value(kind uint32, variable bool) []byte {
	if variable {
		return c.padded(c.uint32())
	}
	switch kind {
	case 0x05, 0x06, 0x07, 0x14, 0x40: // double, currency, time, 64 bits
		return c.take(8)
	case 0x48: // GUID
		return c.take(16)
	}
	return c.take(4)
}

func (c *mapiCursor) padded(n uint32) []byte {
	v := c.take(n)
	if pad := (4 - n%4) % 4; !c.bad {
		c.take(min(pad, uint32(len(c.rest))))
	}
	return v
}
