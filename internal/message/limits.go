package message

// Limits on what one message may cost. What lies beyond one is not read, and
// named in Parsed.Defects.
const (
	maxDepth        = 16      // multiparts within multiparts
	maxParts        = 200     // parts in all
	maxHeaderFields = 1000    // fields in one header block
	maxHeaderBytes  = 1 << 20 // bytes of one header block
	maxPartText     = 1 << 20 // bytes of one decoded text part
	maxBody         = 2 << 20 // bytes of Parsed.Body
)
