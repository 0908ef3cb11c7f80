package message

func (c *cutter) cutSent(sent string) {}
