package message

// segment divides a document among the roles. The segments cover the text
// without gap or overlap.
func segment(d *document) []Segment {
	if d.text == "" {
		return nil
	}
	return []Segment{{Role: Newest, Start: 0, End: len(d.text)}}
}
