package classifier

import "testing"

// TestOrdinaryReplies: what most people write must be read right and mostly
// acted on.
func TestOrdinaryReplies(t *testing.T) {
	c := newStarter(t)
	n, acted, wrong := 0, 0, 0
	for label, texts := range map[Label][]string{
		NotInterested: {
			"Thanks, but we're not interested.", "Not interested.", "No thank you", "We already have a vendor for this.", "We're happy with our current provider, thanks.",
			"Hi Tom, thanks for reaching out but this isn't something we need right now. All the best.", "I don't think this is a fit for us.", "We have no budget for this.",
			"Not at this time, thanks.", "I appreciate the follow up but we have decided to go in a different direction.", "Please take me off your mailing list.", "STOP", "Unsubscribe me please.",
			"Do not contact me again.", "We built this ourselves.", "We'll have to pass, sorry.", "Not a priority for us this year.", "This is spam. Remove me from your list immediately.",
			"Kein Interesse, danke.", "Wir haben leider keinen Bedarf.", "Pas intéressé, merci.", "Nous avons déjà un prestataire.", "No nos interesa, gracias.", "Non siamo interessati, grazie.", "Não temos interesse, obrigado.", "Geen interesse, bedankt.",
		},
		Later: {
			"Can you reach out again in Q3?", "Not right now, but check back in six months.", "We're in the middle of a migration. Let's talk in September.", "Circle back after the summer please.",
			"I'm swamped this month, ping me in January.", "Our contract runs until March, contact me then.", "Maybe next year.", "Let me think about it and get back to you.", "I need to discuss this with my team first.",
			"We are still evaluating options and will let you know.", "I'm on vacation, can you write again next week?", "Budget is frozen until the new fiscal year. Try me in April.",
			"Melden Sie sich bitte im Herbst noch einmal.", "Recontactez-moi en septembre.", "Escríbame de nuevo en enero.", "Ci risentiamo a settembre.", "Neem in het voorjaar nog eens contact op.", "Volte a falar comigo em março.",
		},
		Interested: {
			"Yes, I'd be interested in learning more.", "Sounds interesting. Can you send me more information?", "How much does it cost?", "Do you integrate with Salesforce?", "Sure, let's set up a call next week.",
			"Tuesday at 2pm works for me.", "Please send over a proposal.", "What's the pricing?", "I'd love to see a demo.", "Yes please!", "Happy to chat. Here's my calendar link: https://cal.example/jo", "You should talk to Maria Lopez, she handles this: maria@corp.example",
			"I'm not the right person but I've copied my colleague Dana who runs procurement.", "Tell me more", "Can you share some case studies?", "That's a bit expensive, can you offer a discount?", "Interested. Call me on 555-123-4567.",
			"Klingt gut, schicken Sie mir bitte Unterlagen.", "Was kostet das?", "Oui, ça m'intéresse, envoyez-moi une présentation.", "Sí, me interesa. ¿Cuánto cuesta?", "Sì, mi interessa, possiamo sentirci martedì?", "Klinkt goed, stuur maar wat informatie.", "Tenho interesse, pode enviar mais informações?",
		},
		Unclear: {"Who is this?", "?", "ok", "Thanks", "What is this about?", "👍"},
	} {
		for _, text := range texts {
			v := c.Classify(Input{Text: text})
			n++
			if v.Label != label {
				wrong++
				t.Logf("%q is %s %.2f, want %s", text, v.Label, v.Confidence, label)
			} else if v.ReviewReason == "" || label == Unclear {
				acted++
			} else {
				t.Logf("%q: %s %.2f, review %s", text, v.Label, v.Confidence, v.ReviewReason)
			}
		}
	}
	t.Logf("%d of %d acted on, %d wrong", acted, n, wrong)
	if wrong*20 > n || acted*10 < n*6 {
		t.Errorf("of %d ordinary replies %d are read wrongly and %d acted on", n, wrong, acted)
	}
}
