package message

import "bytes"

// Parse reads a raw message. It never fails: what could not be read is named in
// Parsed.Defects. Safe for concurrent use.
func Parse(raw []byte, o Options) *Parsed {
	m := &reading{}
	fields, body := readHeader(raw, nil)
	m.head = header{fields}
	m.parts = append(m.parts, part{head: m.head, parent: -1, mediaType: "text/plain", body: body})
	m.doc = document{text: string(bytes.ToValidUTF8(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n")), []byte("?"))), sent: o.Sent}

	p := &Parsed{Subject: m.head.Value("Subject"), Body: m.doc.text}
	p.Segments = segment(&m.doc)
	m.judge(p)
	return p
}
