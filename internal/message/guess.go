package message

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// guessWindow is how much 8-bit text a guess is made from.
const guessWindow = 4 << 10

// guessCharset names the likeliest encoding of 8-bit text that nobody labelled
// and that is not UTF-8. Double-byte encodings show in the structure of their
// pairs, single-byte ones in which letters are frequent.
func guessCharset(b []byte) encoding.Encoding {
	b = b[:min(len(b), guessWindow)]
	if enc := guessDoubleByte(b); enc != nil {
		return enc
	}
	return guessSingleByte(b)
}

// doubleByte describes how pairs of one encoding lie. common counts a pair that
// everyday text is made of.
type doubleByte struct {
	enc    encoding.Encoding
	lead   func(byte) bool
	trail  func(byte) bool
	common func(hi, lo byte) bool
}

func within(c, low, high byte) bool { return low <= c && c <= high }

// doubleBytes are tried in this order; the first with the best share wins.
var doubleBytes = [...]doubleByte{
	{
		japanese.EUCJP,
		func(c byte) bool { return within(c, 0xa1, 0xfe) || c == 0x8e },
		func(c byte) bool { return within(c, 0xa1, 0xfe) },
		func(hi, _ byte) bool { return hi == 0xa4 || hi == 0xa5 }, // kana
	},
	{
		japanese.ShiftJIS,
		func(c byte) bool { return within(c, 0x81, 0x9f) || within(c, 0xe0, 0xfc) },
		func(c byte) bool { return within(c, 0x40, 0xfc) && c != 0x7f },
		func(hi, lo byte) bool { return hi == 0x82 && lo >= 0x9f || hi == 0x83 && lo <= 0x96 }, // kana
	},
	{
		korean.EUCKR,
		func(c byte) bool { return within(c, 0x81, 0xfe) },
		func(c byte) bool { return within(c, 0xa1, 0xfe) },
		func(hi, _ byte) bool { return within(hi, 0xb0, 0xc8) }, // hangul by syllable
	},
	{
		simplifiedchinese.GB18030,
		func(c byte) bool { return within(c, 0x81, 0xfe) },
		func(c byte) bool { return within(c, 0xa1, 0xfe) },
		func(hi, _ byte) bool { return within(hi, 0xb0, 0xd7) }, // first level, by sound
	},
	{
		traditionalchinese.Big5,
		func(c byte) bool { return within(c, 0xa1, 0xf9) },
		func(c byte) bool { return within(c, 0x40, 0x7e) || within(c, 0xa1, 0xfe) },
		func(hi, _ byte) bool { return within(hi, 0xa4, 0xc6) }, // first level, by strokes
	},
}

func guessDoubleByte(b []byte) encoding.Encoding {
	var best encoding.Encoding
	var bestScore float64
	for i := range doubleBytes {
		d := &doubleBytes[i]
		if s := d.score(b); s > bestScore {
			best, bestScore = d.enc, s
		}
	}
	// Accented Latin letters stand alone between ASCII ones and hardly ever
	// make pairs.
	if bestScore < 0.4 {
		return nil
	}
	return best
}

// score is between 0 and about 1: how well b's bytes pair, weighed by how many
// of the pairs are common ones.
func (d *doubleByte) score(b []byte) float64 {
	pairs, common, odd := 0, 0, 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if !d.lead(b[i]) || i+1 >= len(b) || !d.trail(b[i+1]) {
			odd++
			continue
		}
		pairs++
		if d.common(b[i], b[i+1]) {
			common++
		}
		i++
	}
	if pairs < 2 || odd*20 > pairs { // words of single-byte letters are of odd length half of the time
		return 0
	}
	share := float64(common) / float64(pairs)
	switch d.enc {
	case japanese.EUCJP, japanese.ShiftJIS: // kana are a third to two thirds of Japanese, and rare elsewhere
		share = min(1, share*2)
	case traditionalchinese.Big5:
		share *= 0.9
	}
	return share
}

// singlePage is a single-byte page with the letters its languages use most, and
// what to expect of them.
type singlePage struct {
	page    *charmap.Charmap
	letters string
}

// singlePages holds the letters beyond ASCII in rough order of frequency.
var singlePages = [...]singlePage{
	{charmap.Windows1252, "éèàêçôîâùûœäöüßñóíáúãõåøæ’“”–…°€ÉÀÄÖÜÅØÆìòëïÓÍÁ«»"},
	{charmap.Windows1251, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёОАИНТСВПКДМЯЗБГУРЕЧЛХЭФЮШЖЦЩіїєґІЇЄ«»—№"},
	{charmap.KOI8R, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёОАИНТСВПКДМЯЗБГУРЕЧЛХЭФЮШЖЦЩ"},
	{charmap.Windows1250, "ęąłżśćńźóáéíěščřžýůúďťňőűöüäăâîșțţşđŁŻŚŠČŘŽÁÉÓ„”"},
	{charmap.Windows1253, "αοιετσνηυρπκμλάίόέήώύςγδχθφβξζψωΑΕΚΠΜΣΤΝΟΗΓΔΘΛ"},
	{charmap.Windows1254, "ığşüöçİĞŞÜÖÇ"},
	{charmap.Windows1255, "יוהלאמרתבשנעםדקפחצטגזסכןךףץ"},
	{charmap.Windows1256, "ايلمنورتبهسعدفكةقحجشأصطخىغضزذثءآظؤئ،؟"},
	{charmap.CodePage866, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"},
}

// guessSingleByte weighs each high byte by how usual its letter is in the page's
// languages. Ties go to the page listed first.
func guessSingleByte(b []byte) encoding.Encoding {
	best, bestScore := charmap.Windows1252, -1.0
	for i := range singlePages {
		if s := singlePages[i].score(b); s > bestScore*1.001 {
			best, bestScore = singlePages[i].page, s
		}
	}
	return best
}

func (p *singlePage) score(b []byte) float64 {
	var weights [256]float64
	rank := 0
	for _, r := range p.letters {
		if c, ok := p.page.EncodeRune(r); ok && c >= 0x80 {
			weights[c] = 1 - 0.5*float64(min(rank, 40))/40
		}
		rank++
	}
	var sum float64
	count := 0
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		count++
		sum += weights[c]
		// A capital behind a small letter is what a wrong Cyrillic page shows.
		if i > 0 && weights[c] > 0 && weights[b[i-1]] > 0 && b[i-1] >= 0x80 && p.upper(c) && !p.upper(b[i-1]) {
			sum--
		}
	}
	if count == 0 {
		return 0
	}
	return sum / float64(count)
}

// upper tells whether a byte is a capital letter in this page.
func (p *singlePage) upper(c byte) bool {
	r := p.page.DecodeByte(c)
	return 'А' <= r && r <= 'Я' || 'Α' <= r && r <= 'Ω'
}
