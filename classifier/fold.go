package classifier

// foldRune gives the letters a rune is compared as: lower case, without
// accents, with ä ö ü ß spelt ae oe ue ss as people without the keys spell
// them. It returns "" for a rune that is no letter.
func foldRune(r rune) string {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return string(r)
	case r < 0xC0:
		switch r {
		case 'ª':
			return "a"
		case 'º':
			return "o"
		}
		return ""
	case r <= 0x17F:
		return latin[r-0xC0]
	case r == 'ẞ':
		return "ss"
	case r >= 0xFF21 && r <= 0xFF3A: // full-width capitals
		return string(r - 0xFF21 + 'a')
	case r >= 0xFF41 && r <= 0xFF5A:
		return string(r - 0xFF41 + 'a')
	}
	return ""
}

// latin folds U+00C0 to U+017F.
var latin = [...]string{
	"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "oe", "", "o", "u", "u", "u", "ue", "y", "th", "ss",
	"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "oe", "", "o", "u", "u", "u", "ue", "y", "th", "y",
	// U+0100
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
}

const (
	hashOffset = 14695981039346656037
	hashPrime  = 1099511628211
)

// hashByte extends an FNV-1a hash by one byte.
func hashByte(h uint64, b byte) uint64 { return (h ^ uint64(b)) * hashPrime }

// hashString is FNV-1a. Stored examples may hold these hashes, so the function
// must not change.
func hashString(s string) uint64 {
	h := uint64(hashOffset)
	for i := 0; i < len(s); i++ {
		h = hashByte(h, s[i])
	}
	return h
}

// hashPair mixes two hashes, in order.
func hashPair(a, b uint64) uint64 {
	h := a*0x9E3779B97F4A7C15 ^ (b + 0x7F4A7C15F39CC060)
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>29
}
