package when

// reader holds one text while it is read.
type reader struct {
	text   string
	toks   []token
	ref    day
	active languages
	order  dateOrder
}

type dateOrder uint8

const (
	orderUnknown dateOrder = iota
	dayFirst
	monthFirst
)

// sense finds the meaning of one kind that token i has.
func (r *reader) sense(i int, k kind) (sense, bool) {
	if !r.is(i, k) {
		return sense{}, false
	}
	for _, s := range vocabulary.entries[r.toks[i].entry].senses {
		if s.kind == k && s.langs&r.toks[i].langs != 0 && (!s.shy || s.langs&r.active != 0) {
			return s, true
		}
	}
	return sense{}, false
}

func (r *reader) is(i int, k kind) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kinds&(1<<k) != 0
}

func (r *reader) mark(i int, c byte) bool { return i >= 0 && i < len(r.toks) && r.toks[i].kind == c }

// touches reports that no blank parts token i from the one before.
func (r *reader) touches(i int) bool { return i > 0 && i < len(r.toks) && r.toks[i].gap == 0 }

// lookUp gives each word its meanings and joins runs that are one entry. It
// counts the words of each language, those of no other threefold.
func lookUp(toks []token, folded []byte) (out []token, counts [languageCount]int) {
	out = toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if t.kind == 'a' {
			t.entry = vocabulary.numbers[string(folded[t.fold:t.foldEnd])]
			if vocabulary.entries[t.entry].opens {
				i = join(&t, toks, i, folded)
			}
			for _, s := range vocabulary.entries[t.entry].senses {
				t.langs |= s.langs
			}
			weight := 1
			if t.langs&(t.langs-1) == 0 {
				weight = 3
			}
			for l := range counts {
				counts[l] += weight * int(t.langs>>l&1)
			}
		}
		out = append(out, t)
	}
	return out, counts
}

// join makes t, token i, one with the words after it that the vocabulary knows
// together; it returns the last of them.
func join(t *token, toks []token, i int, folded []byte) int {
	last := i
	for j := i + 1; j < len(toks) && j <= i+5 && toks[j].kind == 'a' && toks[j].fold == toks[j-1].foldEnd+1; j++ {
		n, ok := vocabulary.numbers[string(folded[t.fold:toks[j].foldEnd])]
		if !ok {
			break
		}
		if len(vocabulary.entries[n].senses) > 0 {
			t.entry, last = n, j
		}
	}
	t.end, t.foldEnd = toks[last].end, toks[last].foldEnd
	return last
}

// settle decides the languages of the text and, with them, what its words mean.
func (r *reader) settle(counts [languageCount]int) {
	best := 1
	for _, n := range counts {
		best = max(best, n)
	}
	for l, n := range counts {
		if 2*n >= best {
			r.active |= 1 << l
		}
	}
	if r.active == 0 {
		r.active = 1<<languageCount - 1
	}
	for i := range r.toks {
		t := &r.toks[i]
		// A word means what it means in the languages of the text; only one
		// that has no meaning there is read as any other.
		if here := t.langs & r.active; here != 0 {
			t.langs = here
		}
		for _, s := range vocabulary.entries[t.entry].senses {
			cautious := s.shy || s.kind == kNot || s.kind == kPast
			if s.langs&t.langs != 0 && (!cautious || s.langs&r.active != 0) {
				t.kinds |= 1 << s.kind
			}
		}
	}
	r.order = r.settleOrder(counts)
}

// settleOrder decides whether 3/4 is 3 April: by the other slashed dates of the
// text, else by its language when that is not English.
func (r *reader) settleOrder(counts [languageCount]int) dateOrder {
	first, second := false, false
	for i := range r.toks {
		if a, b, ok := r.slashed(i); ok {
			first = first || a > 12
			second = second || b > 12
		}
	}
	switch {
	case first && !second:
		return dayFirst
	case second && !first:
		return monthFirst
	}
	best := 0
	for l := range counts {
		if counts[l] > counts[best] {
			best = l
		}
	}
	if best != 0 && counts[best] > 0 {
		return dayFirst
	}
	return orderUnknown
}

// slashed reports the two numbers of a date such as 3/4.
func (r *reader) slashed(i int) (a, b int, ok bool) {
	if i+2 >= len(r.toks) || r.toks[i].kind != '0' || r.toks[i+1].kind != '/' || r.toks[i+2].kind != '0' ||
		!r.touches(i+1) || !r.touches(i+2) {
		return 0, 0, false
	}
	a, b = int(r.toks[i].num), int(r.toks[i+2].num)
	return a, b, a >= 1 && b >= 1 && (a <= 12 && b <= 31 || a <= 31 && b <= 12)
}

// skip passes over articles, prepositions and the like.
func (r *reader) skip(i int) int {
	for n := 0; n < 4 && i < len(r.toks) && r.is(i, kFill); n++ {
		i++
	}
	return i
}

// meant settles whether a word that is also an ordinary one stands for time:
// among words of time, or as a capitalised word inside a sentence.
func (r *reader) meant(i int, s sense) bool {
	if !s.shy || r.timeWordBefore(i) {
		return true
	}
	if n := i + 1; n < len(r.toks) && r.toks[n].kind == '0' && (int(r.toks[n].num) <= 31 || int(r.toks[n].num) >= 1990 && int(r.toks[n].num) < 2100) && r.toks[i].capital {
		return true
	}
	if i > 0 && r.toks[i-1].kind == '0' && int(r.toks[i-1].num) <= 31 {
		return true
	}
	if next := r.toward(i + 1); next > 0 && r.is(next, kMonth) { // "May-June"
		return true
	}
	t := r.toks[i]
	if t.capital && r.is(i+1, kVerb) { // "May would suit us"
		return true
	}
	return t.capital && !t.upper && i > 0 && r.toks[i-1].kind == 'a' && s.langs&langEnglish != 0 &&
		(r.is(i-1, kContact) || r.is(i-1, kOr) || r.is(i-1, kTo))
}

// timeWordBefore reports that the word before token i leads up to a time.
func (r *reader) timeWordBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if r.is(j, kRel) || r.is(j, kPart) || r.is(j, kShift) || r.is(j, kTo) && j != i-1 || r.is(j, kLater) || r.is(j, kRest) {
			return true
		}
		if r.is(j, kMonth) && j < i-1 {
			return true
		}
		if !r.is(j, kFill) && !r.is(j, kOr) && !r.is(j, kTo) && !r.mark(j, '-') && !r.mark(j, '/') && !r.mark(j, '.') {
			return false
		}
		if j == i-1 && r.is(j, kLead) {
			return true
		}
	}
	return false
}
