package classifier

import "math/bits"

// Salts of features that are no plain words.
var (
	saltNegated = hashString("not_")
	saltStart   = hashString("^")
	saltEnd     = hashString("$")
	saltLength  = hashString("length")
)

// feature is one thing present in a text.
type feature struct {
	key      uint64
	from, to int32 // tokens it was read from
	form     form
}

// form is what a feature is made of.
type form uint8

const (
	formWord form = iota
	formPair
	formFirst  // a word that opens its sentence
	formLast   // a word that ends it
	formLength // of the text
)

// featureSet collects the features of a text, each once. It may be reused.
type featureSet struct {
	list  []feature
	slots []int32 // place in list + 1, valid where stamp matches
	stamp []uint32
	turn  uint32
}

func (f *featureSet) reset(tokens int) {
	f.list = f.list[:0]
	want := 256
	for want < 6*tokens {
		want *= 2
	}
	if want > len(f.slots) {
		f.slots, f.stamp, f.turn = make([]int32, want), make([]uint32, want), 0
	}
	f.turn++
	if f.turn == 0 {
		clear(f.stamp)
		f.turn = 1
	}
}

func (f *featureSet) add(key uint64, from, to int, form form) {
	key &^= ruleBit
	mask := uint64(len(f.slots) - 1)
	for at := key & mask; ; at = (at + 1) & mask {
		if f.stamp[at] != f.turn {
			f.stamp[at] = f.turn
			f.slots[at] = int32(len(f.list) + 1)
			f.list = append(f.list, feature{key, int32(from), int32(to), form})
			return
		}
		if f.list[f.slots[at]-1].key == key {
			return
		}
	}
}

// words adds words and pairs of neighbours, both marked when negated.
func (f *featureSet) words(tokens []token) {
	previous := saltStart
	for i := range tokens {
		t := &tokens[i]
		h := t.hash
		if t.flags&negated != 0 {
			h = hashPair(saltNegated, h)
		}
		if t.flags&opensLine != 0 {
			if i > 0 {
				f.add(hashPair(previous, saltEnd), i-1, i, formLast)
			}
			previous = saltStart
		}
		f.add(h, i, i+1, formWord)
		if previous == saltStart {
			f.add(hashPair(previous, h), i, i+1, formFirst)
		} else {
			f.add(hashPair(previous, h), i-1, i+1, formPair)
		}
		previous = h
	}
	if n := len(tokens); n > 0 {
		f.add(hashPair(previous, saltEnd), n-1, n, formLast)
		f.add(lengthKey(n), 0, n, formLength)
	}
}

// lengthKey is the feature of a length: it doubles from step to step.
func lengthKey(tokens int) uint64 {
	return hashPair(saltLength, uint64(min(7, bits.Len(uint(tokens*2/5)))))
}
