package message

// Weights of what people and bulk mailers write, in nats.
const (
	humanOptOut   = 8.0 // wants contact to end: heavier than any one sign of a machine
	humanAnswer   = 4.0 // answers an offer
	humanAside    = 3.0 // mentions an absence without announcing it
	humanMobile   = 2.0 // a device's own closing line
	humanHint     = 1.2 // likelier in a person's words
	bulkStatement = 2.5 // a footer or subject of bulk mail

	// machineAnswers is what a notice that nobody reads the answer weighs in
	// mail that itself answers ours.
	machineAnswers = 4.5
)

func optOut(lang, text string) phrases {
	return phrases{signal{name: "words.opt_out", lang: lang, zone: inBody | inSubject, kind: Human, weight: humanOptOut}, text}
}

func answer(lang, text string) phrases {
	return phrases{signal{name: "words.answer", lang: lang, zone: inBody, kind: Human, weight: humanAnswer}, text}
}

func absenceAside(lang, text string) phrases {
	return phrases{signal{name: "words.absence_aside", lang: lang, zone: inBody, kind: Human, weight: humanAside}, text}
}

// nextWeek is how people date an absence; machines give the day.
func nextWeek(text string) phrases {
	return phrases{signal{name: "words.next_week", zone: inBody, kind: Human, weight: humanHint}, text}
}

func mobileTag(lang, text string) phrases {
	return phrases{signal{name: "words.mobile_tag", lang: lang, zone: inBody, kind: Human, weight: humanMobile}, text}
}

func bulkFooter(lang, text string) phrases {
	return phrases{signal{name: "words.bulk_footer", lang: lang, zone: inBody, kind: Other, weight: bulkStatement}, text}
}

// machine is what says that nobody reads the answer. In an answer to us it is an
// answering machine's; elsewhere a notification's.
func machine(text string) phrases {
	return phrases{signal{name: "words.machine", zone: inBody, kind: Other, weight: bulkStatement}, text}
}

func notification(lang, text string) phrases {
	return phrases{signal{name: "words.notification", lang: lang, zone: inBody, kind: Other, weight: bulkStatement}, text}
}

func notificationSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.notification", lang: lang, zone: inSubject, kind: Other, weight: bulkStatement}, text}
}

func unsubscribeRequest(text string) phrases {
	return phrases{signal{name: "words.unsubscribe_request", zone: inBody, kind: Human, weight: humanOptOut}, text}
}

// personWords is what people write who answer, above all those who want to hear
// no more; and what bulk mail says of itself.
var personWords = []phrases{
	optOut("en", `
		^[please] (unsubscribe|remove|stop|opt out|optout) [me|please|it|now|this|thanks|thank you]$
		(unsubscribe|remove|delete|scrub) (me|us|my address|my email|my name|my e mail|my details|my data|our address|our company|our emails|this address|this email address|my contact|my information|my contact details)
		(take|drop|strike) (my|our|me|us) [email|name|address|company] (off|from)
		(stop|quit|cease) [with|all] (emailing|e mailing|mailing|contacting|sending|spamming|writing|bothering|harassing|messaging|pestering|calling|these|this spam|the emails|the spam|your emails|following up) 
		(do not|don t|dont|never) (contact|email|e mail|mail|write|message|send|call|bother|spam|reach out) [to] (me|us|again|here|anymore|any more|this address)
		(no|not any) (more|further) (emails|e mails|mails|mail|messages|contact|communication|correspondence) [please|from]
		(leave me alone|lose my (email|number|address)|opt me out|opt out please|want to opt out|wish to opt out|opt us out)
		(remove|delete) [*|* *|* * *] from (your|this|the|any|all) [mailing|email|contact|distribution|marketing|e mail|call] (list|lists|database|crm|system|records|mailing list)
		(unsubscribe|remove) please
		i (want|would like|wish|d like) to (unsubscribe|be removed|opt out)
		(how|where) did you get my (email|address|e mail|contact|data|details|name)
		(delete|erase) (my|all my|all) (data|information|details|personal data)
	`),
	optOut("de", `
		^[bitte] (abmelden|austragen|abbestellen|stopp|loschen|entfernen)$
		(nehmen|nimm|streichen|loschen|entfernen|tragen|loschen) sie (mich|uns|meine|unsere|diese) [bitte|*|* *|* * *] (von|aus|adresse|daten|vom|verteiler|ihrer|mailadresse|e mail)
		(nimm|streich|losch|entfern|losche|entferne|streiche) (mich|uns|meine) [bitte|*|* *]
		(mich|uns|meine adresse|meine daten|meine e mail adresse) [bitte|*] [*|* *|* * *] (aus (ihrem|dem|eurem|ihrer|der|deinem) (verteiler|liste|datenbank|mailverteiler|newsletter)|von (der|ihrer|eurer) (liste|mailingliste|mailing liste))
		(keine|keinerlei) (weiteren|weitere) (e mails|mails|emails|nachrichten|kontaktaufnahme|kontaktaufnahmen|anfragen|werbung|zusendungen)
		(keine|keinerlei) (e mails|mails|emails|nachrichten|werbung|anfragen) (mehr|bitte)
		(schreiben|kontaktieren|mailen|schicken|senden) sie (mir|mich|uns) [bitte|*] (nicht|keine|nie) [mehr|weiteren|wieder]
		(schreib|kontaktier|mail|schick) (mir|mich|uns) [bitte] (nicht|keine|nie) [mehr|weiteren|wieder]
		(horen|hor|hort) [sie|endlich] auf
		(unterlassen sie|verschonen sie|lassen sie mich in ruhe|lass mich in ruhe|woher haben sie meine)
		(nicht mehr|nie wieder|nicht wieder|nicht langer) (anschreiben|anmailen|kontaktieren|belastigen|zu kontaktieren|anzuschreiben|zu belastigen|kontaktiert werden)
		(widerspreche|widerruf|widerrufe) [*|* *|* * *] (nutzung|verarbeitung|verwendung|daten|einwilligung|zusendung|kontaktaufnahme|hiermit)
		(mochte|will|wollen) [*] (keine|nicht mehr) [weiteren|weitere|mehr|von ihnen] (mails|e mails|emails|nachrichten|kontaktiert|werbung|angeschrieben)
		(loschen|losche) [bitte] [sie] (meine|alle|unsere) [meine] (daten|kontaktdaten|mailadresse|adresse|e mail adresse)
	`),
	optOut("fr", `
		^[merci de|veuillez] (me desinscrire|me desabonner|desinscription|desabonnement|desabonner|desinscrire|stop)$
		(desinscrivez|desabonnez|retirez|supprimez|rayez|enlevez) (moi|nous|mon|mes|notre|nos)
		(merci de|veuillez|priere de|je souhaite|je veux|pouvez vous|je vous prie de|je desire) [bien vouloir] (me|nous|ne plus|supprimer|retirer|cesser|arreter|etre) [plus] (desinscrire|desabonner|retirer|supprimer|contacter|ecrire|envoyer|solliciter|mes|mon|m|me|desinscrit|retire|desabonne|mes donnees)
		(ne me|ne nous|n) (contactez|ecrivez|envoyez|sollicitez|contacte|ecris|relancez) (plus|pas)
		(arretez|cessez) de (m|me|nous) (ecrire|contacter|envoyer|harceler|solliciter|spammer|relancer)
		(ne plus|plus jamais) (recevoir|me|nous|etre|m) [*] (contacter|vos|de|contacte|sollicite|mails|ecrire|envoyer|messages|contactee)
		(laissez moi tranquille|ou avez vous (eu|trouve|obtenu) mon)
	`),
	optOut("es", `
		^[por favor] (darme de baja|dar de baja|baja|eliminar|cancelar suscripcion|desuscribir|stop)$
		(denme|deme|dame|darme|daros|dennos|darnos) de baja
		(quitenme|saquenme|eliminenme|borrenme|quiteme|saqueme|borreme|elimineme|retirenme)
		(eliminen|elimine|elimina|borren|borre|borra|quiten|quite|quita|saquen|saque|retiren|retire|eliminar|quitar) (mi|mis|nuestro|nuestra|nuestros) (correo|direccion|datos|email|nombre|cuenta)
		(eliminen|elimine|elimina|borren|borre|borra|quiten|saquen|retiren|eliminar|quitar|eliminarme|quitarme|sacarme|borrarme) [*|* *] de (su|sus|la|esta|tu|vuestra) (lista|base|correo|listado|listas)
		(no|nunca) (me|nos|quiero|deseo|vuelvan a|vuelva a|vuelvas a) [vuelvan a|vuelva a|escriban|envien|contacten|quiero|deseo|recibir|sigan|siga] (contactar|escribir|escriban|contacten|envien|escriba|contacte|enviar|recibir|molesten|molestar|mas|contactarme|escribirme|escribas|envies|molestes)
		(dejen|deje|deja|dejad) de (escribirme|enviarme|contactarme|molestarme|mandarme|escribir|enviar|mandar|molestar)
		(no mas|basta de) (correos|emails|mensajes)
		no (quiero|deseo) (recibir|saber) [mas] [*]
		de donde (sacaron|saco|ha sacado|han sacado|obtuvo) mi
	`),
	optOut("pt", `
		^[por favor] (descadastrar|remover|cancelar inscricao|descadastre|remova|parar|pare)$
		(remova|retirem|removam|exclua|excluam|descadastre|descadastrem|apague|tire|tirem) (me|meu|nos|o meu|nosso|os meus|meus|a minha)
		(me|nos) (remova|retire|removam|tire|descadastre|retirem|tirem|exclua)
		(pare|parem|deixe|deixem) de (me|nos|mandar|enviar|escrever|contactar|contatar|encher|incomodar)
		nao (me|nos|quero|desejo|volte a|voltem a|gostaria de) [quero|desejo|mais] (escreva|enviar|envie|enviem|contate|contacte|receber|contatar|mande|mandem|contactar|incomode|ser|contatem|contactem)
		(nao envie|nao enviem|nao mande|nao mandem) mais
	`),
	optOut("it", `
		^[per favore] (cancellami|disiscrivimi|rimuovere|rimuovetemi|cancellatemi|cancellazione|disiscrizione|cancellarmi|stop)$
		(toglietemi|toglimi|rimuovetemi|cancellatemi|rimuovimi|cancellami|eliminatemi|cancellarmi|rimuovermi|cancellarci|rimuoverci)
		(cancellate|cancelli|rimuovete|rimuova|eliminate|elimini) (il mio|i miei|il nostro|la mia) (indirizzo|dati|mail|contatto|nominativo|email)
		(non|mai) (contattatemi|scrivetemi|scrivermi|contattarmi|mandatemi|inviatemi|mi scriva|mi contatti|mi contattate|scrivete|mi scrivete|voglio ricevere|desidero ricevere|vogliamo ricevere|inviate|mandate|voglio essere|desidero essere) [piu|altre|altri|*]
		(smettete|smettetela|smetta|smettila|basta) [di] (scrivermi|inviarmi|mandarmi|contattarmi|con|mail|email)
	`),
	optOut("nl", `
		^[aub|graag] (uitschrijven|afmelden|verwijderen|stop)$
		(schrijf|meld|haal|verwijder) (me|mij|ons|mijn|dit) [aub|alsjeblieft|alstublieft|*] [*|* *] (uit|af|van|adres|gegevens|uit je)
		(stop|hou|houd) [dan|alstublieft|aub|eens] (met|op met) (mailen|mij|me|ons|het sturen|sturen|schrijven|deze|het mailen|berichten|contact|spammen)
		(geen|niet) (verdere|meer) (mails|e mails|berichten|mailen|contact|emails|contacteren|schrijven|benaderen|mail|sturen)
		(mail|contacteer|benader|schrijf|stuur) (me|mij|ons) (niet|geen|nooit) [meer|*]
		(wil|wens|wensen) (geen|niet meer) [*|* *] (mails|e mails|ontvangen|benaderd|berichten|gecontacteerd|emails)
		laat me met rust
	`),
	optOut("", `
		^(wypisz|wypiszcie|prosze o wypisanie|rezygnuje|prosze usunac|usunac)$
		(prosze|prosimy) [o] (wypisac|usunac|wypisanie|usuniecie|nie pisac|nie kontaktowac|zaprzestac|nie wysylac|przestac|zaprzestanie) [*]
		(nie|wiecej nie) (piszcie|pisz|wysylajcie|wysylaj|kontaktuj|kontaktujcie|zycze sobie|chce otrzymywac) [sie|do|mi|wiecej]
		(wypisz|wypiszcie|usun|usuncie) (mnie|nas|moj|moje)
		(odhlaste|odhlasit|vyradte|odstrante|smazte|vymazte) (me|nas|muj|moji|prosim|mou)
		(neposilejte|nepiste|nekontaktujte|prestante|uz mi nepiste|nekontaktujte me) [mi|nam|me|uz|nas]
		^[vanligen|snalla] (avregistrera|avprenumerera|sluta|avsluta|ta bort) [mig|mej]$
		(ta bort|avregistrera|stryk|radera) (mig|oss|min|mina|var|mej)
		(sluta|slut) (maila|mejla|skicka|kontakta|skriva|spamma|hora av)
		(skicka|maila|mejla|kontakta|skriv) (inte|aldrig|inga) [mig|oss|fler|mer|till]
		(vill inte|onskar inte|vill ej) (ha|bli|fa|langre) [fler|mer|kontaktad|mail]
		^(afmeld|framelding|afmeld mig|meld meg av|avmeld|frabed|stop)$
		(fjern|slet|afmeld|meld|slett) (mig|meg|os|oss|min|mine|adressen)
		(stop|slutt|hold op|slut) (med|a) [at] (skrive|sende|kontakte|maile|mails|mail|spam|disse)
		(skriv|send|kontakt|mail) (ikke|aldrig|aldri) [mig|meg|flere|mere|mer|til|os]
		(frabeder mig|onsker ikke|vil ikke) (at|flere|yderligere|have|a|mer|ha|kontaktes|motta|modtage)
		(poistakaa|poista|poistakaa minut) (minut|minun|meidat|yhteystietoni|osoitteeni|tietoni|sahkopostini)
		(alkaa|ala) (enaa|lahettako|lahettako enaa|laheta|ottako|ota) [*]
		(lopettakaa|lopeta) (viestien|sahkopostien|nama|postien|lahettaminen|tama|spammaaminen|*)
		en halua (enaa|lisaa|saada) [*]
		(dezabonati|stergeti|eliminati|scoateti|dezaboneaza) [ma|adresa|datele|mi]
		(nu ma|nu imi|nu mai|nu doresc|nu vreau) [mai] (contactati|scrieti|trimiteti|contacta|sa mai primesc|sa primesc|mai contactati|mai scrieti)
		(iratkozzon|iratkozzanak|toroljenek|toroljon|vegyenek|vegyen|vegyetek|toroljetek) (le|ki|a|az|minket|engem) [*]
		(ne irjon|ne irjanak|ne kuldjon|ne kuldjenek|ne keressen|ne keressenek|hagyjanak|ne irjatok|ne keressetek) [tobbet|tobbe|nekem|beken|bekeben]
		(nem kerek|nem szeretnek) [tobb|tobbet] (levelet|emailt|kapni|e mailt|uzenetet|megkeresest)
		(listeden|listenizden|listenizden beni|listesinden) (cikarin|cikariniz|cikartin|cikar|cikarir|silin|siliniz|beni|adimi|cikarilmak)
		(beni|bizi|adresimi|e posta adresimi) [*|* *] (cikarin|cikariniz|silin|siliniz|cikartin|cikarir|cikartiniz)
		(bana|bize|tekrar|daha fazla|bir daha) [*|* *|* * *] (yazmayin|mail atmayin|gondermeyin|gondermeyiniz|yazmayiniz|ulasmayin|atmayin|e posta gondermeyin|aramayin|rahatsiz etmeyin)
		^(отписаться|отпишите|стоп|отписка)$
		(отпишите|удалите|уберите|исключите|вычеркните) (меня|нас|мой|мои|этот|наш)
		(не|больше не) (пишите|присылайте|беспокойте|отправляйте|связывайтесь|шлите|пиши|пишите мне) [мне|нам|больше|меня|сюда]
		(прекратите|перестаньте|хватит) (писать|присылать|слать|рассылку|отправлять|спамить|мне)
		(не хочу|не желаю) [больше] (получать|ваших)
		(відпишіть|видаліть|приберіть|викресліть) (мене|нас|мою|мій|мої)
		(не|більше не) (пишіть|надсилайте|турбуйте|пишіть мені|звертайтеся)
		(припиніть|перестаньте|годі) (писати|надсилати|слати|мені)
		(διαγράψτε|αφαιρέστε|βγάλτε) (με|μας|το|τη) [*]
		(μη|μην|να μη|να μην) (μου|μας|με|ξανά|ξαναστείλετε|στέλνετε|επικοινωνήσετε|γράφετε) [ξανά|ξαναστείλετε|στέλνετε|γράφετε|ενοχλείτε|ενοχλείτε|επικοινωνείτε|στείλετε]
		(σταματήστε|σταματήσετε) να (μου|με|στέλνετε|μας) [*]
		(退订|取消订阅|请勿再|不要再|别再|取消訂閱|退訂|請勿再|請不要再|请不要再|请停止|停止发送|請停止) [给|向|發|发|联系|我|打扰|寄|聯絡|發送|发送|来|來]
		(把我|将我|請將我|请将我) [*|* *] (从|從|移除|删除|刪除)
		(配信停止|配信を停止|停止してください|今後のご連絡は|メール不要|送らないで|送信しないで|連絡しないで|リストから|ご連絡は不要|今後一切|配信を止め|登録解除|営業メールは|不要です)
		(수신 거부|수신거부|보내지 마|연락하지 마|보내지 말아|연락하지 말아|삭제해 주세요|목록에서|그만 보내|메일 그만|더 이상 보내|더 이상 연락)
	`),
	unsubscribeRequest(`
		apple mail sent this email to unsubscribe
		(this|this email|this message) (is|was) [an|a] (automatically generated|sent automatically|automatic|automated|generated) ... unsubscribe request
		(list unsubscribe|unsubscribe) request (from|for|sent)
		please unsubscribe this (email|address|recipient) from
		(sent|generated) (this|by) ... to unsubscribe from [the|your|this]
		^unsubscribe * [*]$
	`),
	answer("en", `
		(not|no longer|isn t|aren t|never) [*] interested
		(no thanks|no thank you|we ll pass|i ll pass|we will pass|i will pass|no interest|not for us|not a fit|not a good fit|not relevant|we re good|we are all set|we re all set|i m good|not right now|not at this time|wrong person|not the right person|not in the market|don t need|do not need|no need)
		(let s|let us|can we|could we|shall we|happy to|glad to|would love to|i d love to|love to|we could|i can|could you|can you|would you|will you|please send|send me|send us|share some|shoot me|drop me|ping me|call me|reach out again|try me|try again|circle back|check back|check in again|get back to me|write me|write to me|write again|email me|come back to me|come back in|follow up with me|come back to us)
		(works for me|works for us|sounds good|sounds great|sounds interesting|looks interesting|looks good|interested in|i m interested|am interested|tell me more|how much|what does it cost|pricing|send over|book a|set up a|schedule a|jump on|hop on|a quick call|a demo|the demo|your offer|your product|your tool|your service|your proposal|your pitch|your mails|your emails)
		(we already (have|use|work)|we are already|already using|already have|we use|we work with|under contract|built in house|happy with our)
		(interested)$
		(i told you|i already told|told you|as i said|like i said|i said|i wrote you|asked you)
		(monday|tuesday|wednesday|thursday|friday|tomorrow|next week|morning|afternoon) (works|is good|is fine|would work|is better|suits)
		(talk|speak|chat|discuss|connect|meet) (then|next week|on monday|on tuesday|on wednesday|on thursday|on friday|after that|when i|once i|in)
		(thanks|thank you) for (the heads up|following up|the follow up|your patience|checking|the reminder|the nudge|sending this|the info|sharing)
	`),
	answer("de", `
		(danach|dann|anschliessend|im anschluss) [*] (gern|gerne|ein termin|einen termin|telefonieren|sprechen|schauen wir|schaue ich|sehen wir|melde ich mich)
		(melde|melde ich) mich [*] (danach|dann|wieder|bei ihnen|nachste woche|morgen|spater|zuruck)
		(schaue|schau|sehe) [ich] (mir|es mir|das mir|gern) [*|* *|* * *] an
		(gerne|dann|danach|spater|gern) [*] (neu|wieder|nochmal|noch einmal|nochmals) (anschreiben|schreiben|melden|anfragen|kontaktieren)
		(kein|keinen|kein weiteres) (interesse|bedarf)
		(nicht|leider nicht) [*|daran|an ihrem|mehr] interessiert
		(nein danke|brauchen wir nicht|brauche ich nicht|haben wir schon|haben bereits|nutzen bereits|kein thema fur uns|nicht relevant|passt nicht|passt mir|passt gut|klingt (gut|interessant|spannend)|hort sich (gut|interessant)|gerne (telefonieren|einen termin|mehr)|konnen sie mir|konnten sie|konnen wir|konnen sie uns|schicken sie mir|senden sie mir|schicken sie uns|lassen sie uns|melden sie sich [doch] [bitte] [gerne|einfach] (wieder|nochmal|noch einmal|danach|im|nach|ab|in)|schreiben sie mir|rufen sie mich|was kostet|wie teuer|wie viel kostet|ich bin interessiert|wir sind interessiert|interesse an|falscher ansprechpartner|nicht der richtige|ihr angebot|ihre software|ihr produkt|ihre losung|ihr tool|meld dich|schreib mir|lass uns)
		(ich habe|hatte) [ihnen] [*] (gesagt|geschrieben|mitgeteilt)
	`),
	answer("fr", `
		(je|j) vous (rappelle|rappellerai|recontacte|recontacterai|ecris|tiens au courant)
		(voyez|voir) (avec|directement avec)
		(reecrivez moi|ecrivez moi|relancez moi|recrivez moi)
		(pas|plus|nullement) [*] (interesse|interessee|interesses)
		(non merci|pas besoin|nous avons deja|nous utilisons deja|on a deja|pouvez vous (me|nous)|pourriez vous|envoyez moi|envoyez nous|recontactez moi|recontactez nous|rappelez moi|revenez vers|appelez moi|ca m interesse|cela m interesse|interesse par|combien coute|quel est le (prix|tarif)|vos tarifs|votre offre|votre solution|votre produit|je suis interesse|nous sommes interesses|pas la bonne personne|pas concerne|je vous ai (dit|deja dit)|discutons|parlons en|disponible (lundi|mardi|mercredi|jeudi|vendredi) pour)
	`),
	answer("es", `
		(hablamos|llamame|llameme|escribeme) (el|la|en|a|despues|luego|cuando)
		(insisteme|escribeme|escribame|avisame|llamame) [*]
		no (me|nos|estoy|estamos) [*] (interesa|interesado|interesada|interesados)
		(no gracias|no necesitamos|no necesito|ya tenemos|ya contamos|ya usamos|me interesa|nos interesa|podria enviarme|puede enviarme|podrian enviar|envieme|enviame|llameme|llamame|cuanto cuesta|que precio|su oferta|su propuesta|su producto|su herramienta|escribame|escribeme|contacteme (en|despues|a)|podemos hablar|hablemos|le dije|ya le dije|le comente|persona equivocada|podemos quedar)
	`),
	answer("pt", `
		(pode|podes|podemos) (ligar me|me ligar|falar|conversar|marcar)
		nao (temos|tenho|estou|estamos) [*] (interesse|interessado|interessada|interessados)
		(nao obrigado|nao obrigada|nao precisamos|ja temos|ja usamos|ja utilizamos|tenho interesse|temos interesse|pode [me] enviar|poderia enviar|me envie|envie me|me ligue|ligue me|quanto custa|qual o preco|sua proposta|sua oferta|a sua proposta|vamos conversar|podemos conversar|podemos falar|podemos marcar|fale comigo|me procure|ja disse|eu disse|pessoa errada)
	`),
	answer("it", `
		non (sono|siamo|ci|mi) [*] (interessato|interessata|interessati|interessa)
		(no grazie|non abbiamo bisogno|non ci serve|abbiamo gia|usiamo gia|mi interessa|ci interessa|puo inviarmi|mi mandi|mi invii|puoi mandarmi|potete inviarmi|quanto costa|che prezzo|la vostra (offerta|proposta|soluzione)|mi richiami|mi chiami|mi ricontatti|ricontattatemi|sentiamoci|parliamone|possiamo sentirci|ci sentiamo|le ho [gia] detto|persona sbagliata)
	`),
	answer("nl", `
		(daarna|dan) [*] (kijk ik|kunnen we|kan ik|bel ik|graag)
		(geen|niet) [*] (interesse|geinteresseerd|behoefte|nodig)
		(nee bedankt|nee dank je|we hebben al|wij hebben al|we gebruiken al|klinkt (goed|interessant)|kunt u mij|kun je mij|kun je me|kunt u me|stuur me|stuur mij|stuur maar|bel me|bel mij|laten we|wat kost|hoeveel kost|heb interesse|ben geinteresseerd|verkeerde persoon|niet de juiste persoon|jullie (tool|product|aanbod|oplossing)|uw (aanbod|product|oplossing|voorstel)|mail me|neem in * contact op|ik heb (u|je|jullie) [al] (gezegd|verteld))
	`),
	answer("", `
		(chetnie|z checia) (zobacze|porozmawiam|poznam|umowie|obejrze)
		(prosze o|prosze) (telefon|kontakt|odezwac sie) po
		(ozvete se|ozvi se|napiste|zavolejte) [*|* *] (potom|pote|pak|pozdeji|po)
		(kan du|kan ni) (ringa|hora|skicka|aterkomma)
		(lad os|la oss|kan vi) [*] (tale|snakke|snakkes|ta|tage|ta det)
		(palataan|jutellaan|katsotaan) [*|* *] (asiaan|sen jalkeen|sitten|myohemmin|silloin)
		(konusalim|konusabiliriz|gorusebiliriz|bakalim|gorusuruz)
		(utana|azutan) [*] (beszelhetunk|beszeljunk|keressen|visszaterunk|egyeztethetunk)
		(ma|ne) (puteti|poti) (suna|contacta)
		(напишите|позвоните|свяжитесь|напиши|вернемся) [*|* *] (после|потом|позже|через|в)
		(давайте|давай) [*] (поговоримо|поговорим|обсудим|обговоримо|вернемся|созвонимся|зідзвонимось|потім)
		(μπορούμε|να) [να] [τα] (πούμε|μιλήσουμε|μιλάμε)
		(回来再|回來再|之后再|之後再|到时候再|以后再|再联系|再聊|再聯絡)
		(改めてご連絡|改めて連絡|再度ご連絡|また連絡|またご連絡) [いただけ|ください|下さい|頂け|お願い]
		(다시|그때|이후에) (연락 주|연락 드|이야기|얘기|연락하)
		(nie jestesmy|nie jestem|nie) [*] (zainteresowani|zainteresowany|zainteresowana|interesuje)
		(nie dziekuje|dziekuje nie|mamy juz|korzystamy juz|prosze przeslac|prosze o przeslanie oferty|prosze o oferte|ile kosztuje|porozmawiajmy|prosze zadzwonic|panstwa oferta|mowilem|mowilam|pisalem juz|niewlasciwa osoba|prosze sie odezwac)
		(nemame|nemam|bez) zajem
		(ne dekuji|dekuji ne|nepotrebujeme|uz mame|poslete mi|zaslete mi|kolik [to] stoji|ozvete se (mi|nam|pozdeji|v|po)|zavolejte|vase nabidka|mame zajem|mam zajem|muzete mi poslat|rikal jsem|psal jsem)
		(inte|ej|inget) [*] (intresserad|intresserade|intresse|intressant|behov)
		(nej tack|vi har redan|vi anvander redan|kan du skicka|kan ni skicka|skicka garna|ring mig|ring garna|lat oss|later (bra|intressant)|vad kostar|fel person|hor av dig (igen|i|efter|nar)|aterkom [garna] (i|efter|nar)|jag har sagt|jag sa ju|ert erbjudande)
		(ikke|ingen) [*] (interesseret|interesserte|interessert|interesse|behov|interesserede|aktuelt|relevant)
		(nej tak|nei takk|vi har allerede|vi bruger allerede|vi bruker allerede|kan du sende|kan i sende|kan dere sende|send mig|send meg|send gerne|send gjerne|ring til mig|ring meg|lyder (godt|spaendende|interessant)|hores (bra|interessant)|hvad koster|hva koster|forkert person|feil person|lad os|la oss|vend tilbage (i|efter|til|nar)|ta kontakt (igjen|i|etter)|jeg sagde|jeg har sagt|jeres (tilbud|produkt|losning)|deres (tilbud|produkt|losning))
		(emme ole|en ole|ei ole|ei) [*] (kiinnostunut|kiinnostuneita|kiinnostusta|kiinnosta|tarvetta|ajankohtaista)
		(ei kiitos|meilla on jo|kaytamme jo|voitko lahettaa|voisitteko lahettaa|lahettakaa|laheta lisatietoja|soita minulle|paljonko maksaa|mita maksaa|kuulostaa (hyvalta|mielenkiintoiselta)|olen kiinnostunut|olemme kiinnostuneita|vaara henkilo|sanoin jo|palataan asiaan|ota yhteytta (uudestaan|uudelleen|syksylla|kevaalla|ensi))
		(nu suntem|nu sunt|nu ne|nu ma) (interesati|interesat|interesata|intereseaza)
		(nu multumesc|nu multumim|avem deja|folosim deja|trimiteti mi|puteti sa [mi] trimiteti|cat costa|ma intereseaza|ne intereseaza|sunt interesat|suna bine|sunati ma|v am spus|reveniti (in|dupa|cu)|oferta dumneavoastra)
		(nem|nincs) (erdekel|erdekelnek|erdeklodunk|ra szuksegunk|szuksegunk|erdekes|aktualis)
		(koszonom nem|nem koszonom|nem koszonjuk|mar van|hasznalunk mar|kuldjon|kuldjenek|kuldene|mennyibe kerul|erdekel a|erdekelne|hivjon|beszeljunk|mondtam mar|irtam mar|keressen [ujra|meg] (oszel|tavasszal|januarban))
		(ilgilenmiyoruz|ilgilenmiyorum|ihtiyacimiz yok|gerek yok|istemiyoruz|zaten kullaniyoruz|zaten var|ilgileniyorum|ilgimi cekti|gonderir misiniz|gonderebilir misiniz|fiyati nedir|ne kadar|beni arayin|gorusebiliriz|gorusmek isterim|yanlis kisi|soylemistim|hayir tesekkurler|teklifiniz)
		(не|мне не|нам не|нас не|неинтересно|меня не) [*] (интересно|интересует|интересуют|актуально|заинтересованы|нужно|требуется|заинтересован)
		(нет спасибо|спасибо не надо|у нас уже есть|уже используем|уже пользуемся|пришлите|вышлите|отправьте мне|сколько стоит|какая цена|интересно|звучит интересно|давайте созвонимся|давайте|можете (прислать|отправить|рассказать)|позвоните|перезвоните|я [вам] говорил|я же говорил|я вам писал|не тот человек|ваше предложение|напишите мне|вернитесь (к|в|осенью))
		(не|нам не|мені не|нас не) [*] (цікаво|цікавить|цікавлять|актуально|потрібно|зацікавлені)
		(ні дякую|дякую не треба|у нас вже є|вже користуємось|надішліть|скільки коштує|звучить цікаво|давайте|зателефонуйте|ваша пропозиція|я вам казав|я вже казав)
		(δεν (μας|με) ενδιαφέρει|δεν ενδιαφερόμαστε|δεν ενδιαφέρομαι|όχι ευχαριστώ|όχι ευχαριστούμε|έχουμε ήδη|χρησιμοποιούμε ήδη|μπορείτε να μου στείλετε|στείλτε μου|πόσο κοστίζει|με ενδιαφέρει|μας ενδιαφέρει|ας μιλήσουμε|σας είπα|καλέστε με|η προσφορά σας)
		(不感兴趣|没有兴趣|沒有興趣|没兴趣|不需要|暂不需要|不用了|不用谢谢|已经有了|我们已有|發給我|发给我|多少钱|价格是|感兴趣|有兴趣|請問|请问|可以发|能否发|联系我|約時間|约个时间|我告诉过|你们的产品|贵公司的产品)
		(興味[は]ありません|興味がありません|興味がございません|必要ありません|必要ございません|間に合っております|間に合っています|結構です|見送らせて|遠慮させて|資料を送|詳細を教えて|教えてください|お見積|いくらですか|興味があります|ご提案|打ち合わせ|検討します|検討中|お話を伺|お断り|ご遠慮|申し上げた)
		(관심 없|관심이 없|필요 없|필요하지 않|괜찮습니다|사양하겠|관심 있|관심이 있|자료를 보내|자세한 내용|견적|미팅|얼마인가|이미 사용|이미 쓰고|제안 주신|제안은|말씀드렸)
	`),
	absenceAside("en", `
		(out|off|away|ooo|out of office|out of the office|not in|out of [the] office) (on|every) (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|monday|friday s|every|alternate|fridays)
		(mondays|tuesdays|wednesdays|thursdays|fridays|weekends)
		i (was|have been|ve been|had been|just got back|am just back|m just back) [*] (out of|away|on [annual|a|my] (vacation|holiday|leave)|off|back from|travelling|traveling|from|sick)
		(when|while|because|since|as|that) i was (out|away|on|off|travelling|traveling|sick)
		(just|now|recently) (back|got back|returned) from (vacation|holiday|holidays|leave|a trip|my|annual|parental|maternity)
		sorry for [the|my] (late|slow|delayed|delay) [reply|response|in]
		apologies for [the|my] (late|slow|delayed|delay)
		(your|an|the|got an|that) (out of office|auto reply|autoreply|automatic reply|ooo)
		(was|were) (on vacation|on holiday|on leave|out of office|out of the office|away)
	`),
	absenceAside("de", `
		(montags|dienstags|mittwochs|donnerstags|freitags|jeden (montag|dienstag|mittwoch|donnerstag|freitag)|immer (montags|freitags))
		(war|waren|ich war|gewesen) [*|* *|* * *] (im urlaub|in urlaub|abwesend|krank|nicht im buro|unterwegs|ausser haus|verreist)
		(zuruck|wieder da) aus (dem|meinem) urlaub
		(im urlaub|in urlaub|krank|abwesend) (war|gewesen)
		(entschuldigung|entschuldigen sie|sorry|verzeihung) [*] (fur|die) [die] (spate|verspatete)
	`),
	absenceAside("", `
		(j etais|nous etions) [*] (en conges|en vacances|absent|absente|en deplacement)
		(desole|desolee|navre) (pour|de) [la|ma|le|mon|cette] (reponse tardive|retard|delai)
		(tous les|chaque) (lundis|mardis|mercredis|jeudis|vendredis|lundi|vendredi|mercredi)
		(estaba|estuve|he estado) [*] (de vacaciones|fuera|de viaje|ausente)
		(los|todos los) (lunes|martes|miercoles|jueves|viernes) (no|estoy|trabajo)
		(estava|estive) (de ferias|fora|ausente|viajando|em viagem)
		(ero|sono stato|sono stata) (in ferie|fuori|assente|via|in vacanza)
		(il|ogni) (lunedi|martedi|mercoledi|giovedi|venerdi) (non|sono)
		ik was [*] (op vakantie|met vakantie|afwezig|weg|vrij|niet op kantoor)
		(op|elke) (maandagen|vrijdagen|woensdagen|maandag|vrijdag|woensdag) (ben ik|werk ik|vrij)
		(bylem|bylam) [*] (na urlopie|nieobecny|nieobecna|poza)
		(byl|byla) jsem [*] (na dovolene|mimo|pryc|nemocny)
		jag (var|har varit) [*] (pa semester|borta|bortrest|ledig|sjuk)
		jeg (var|har vaeret|har vaert) [*] (pa ferie|vaek|borte|syg|syk|bortrejst)
		olin [*] (lomalla|poissa|matkoilla|sairaana)
		(am fost) [*] (in concediu|plecat|plecata|in vacanta)
		(szabadsagon|tavol) voltam
		(izindeydim|tatildeydim|ofiste degildim|seyahatteydim)
		(был|была|были) [*] (в отпуске|в командировке|на больничном)
		(був|була) [*] (у відпустці|в відпустці|у відрядженні)
		(ήμουν|έλειπα) [*] (σε άδεια|εκτός|διακοπές|σε)
		(之前|上周|刚) [*|* *] (休假|出差|度假)
		(休暇をいただいておりました|不在にしておりました|休んでおりました|返信が遅くなり)
		(휴가였|휴가 다녀|부재중이었|자리를 비웠)
	`),
	nextWeek(`
		(next|the coming|following) week
		(nachste|nachster|kommende|kommender) woche
		la semaine prochaine
		(proxima semana|semana que viene|semana que vem)
		(prossima settimana|settimana prossima)
		volgende week
		(przyszlym|nastepnym) tygodniu
		(pristi|dalsi) tyden
		nasta vecka
		(naeste|neste) uge
		neste uke
		ensi viikolla
		(jovo|kovetkezo) heten
		saptamana (viitoare|urmatoare)
		(haftaya|gelecek hafta|onumuzdeki hafta)
		(следующей|будущей) неделе
		(наступного|наступному) (тижня|тижні)
		επόμενη εβδομάδα
		(下周|下週|下星期|来週|다음 주|다음주)
	`),
	mobileTag("en", `
		^(sent|get outlook|sent using|envoye|gesendet|enviado|inviato|verzonden|wyslane|odeslano|skickat|sendt|lahetetty|trimis|отправлено|надіслано|poslano) (from|for|mit|von|de|depuis|desde|do|da|vanaf|van|z|meiner|mein|fran|fra|iphonesta|mon|meinem|mi|meu|mijn|di|с|из|з|ze) [my|mon|mein|meinem|mi|meu|dal|mijn|mojego|min|moj] [mobile|*] (iphone|ipad|android|samsung|outlook|mobile|blackberry|handy|smartphone|galaxy|ios|phone|movil|telefono|mobil|huawei|xiaomi|pixel|yahoo)
		^sent from (my|outlook|mail|yahoo|proton|samsung|galaxy)
	`),
	bulkFooter("en", `
		(view|open|read) [this] [email|message|newsletter|it] (in|as) [your|a|the] (browser|web browser|web page|webpage)
		(view|see) (online|web) version
		having trouble (viewing|reading|seeing)
		(you are|you re|you have|you ve|you) (receiving|received|getting|subscribed|signed up) [to] (this|our|because|it) [*|* *] (because|newsletter|mailing|email|list|mail)
		(to|can|may) (unsubscribe|opt out|stop receiving) (from|click|at|please|these|at any|this|by|follow|visit|here|reply) [this|these|our|here]
		(click|tap) [here|below|this link|the link] [below] to (unsubscribe|opt out|manage|update your)
		^(unsubscribe|manage|update) [your|from] [this list|subscription|subscriptions|preferences|email preferences|here] [|]$
		(manage|update|change|edit) [your] (email|subscription|notification|communication|mailing) (preferences|settings|subscription)
		unsubscribe (here|from this list|from this|from our|instantly|link|anytime)
		(if you no longer (wish|want)|no longer wish|don t want) to (receive|get) (these|this|our|such|email|emails|future)
		(all rights reserved)
		(forward|forwarded) this (email|newsletter) (to a|by)
		this (email|message|newsletter) was sent to
		(add us to your address book|privacy policy unsubscribe|our mailing address is)
		(in this (week s|month s|edition|issue)|this week in|weekly (digest|newsletter|roundup|update))
	`),
	bulkFooter("", `
		(im browser|online) (ansehen|anzeigen|lesen|offnen)
		(sie erhalten|du erhaltst) (diese|diesen|dieses) (e mail|newsletter|mail|nachricht) (weil|da|aufgrund)
		(newsletter|hier) (abbestellen|abmelden|abzumelden)
		(um sich|wenn sie) [*|* *|* * *|* * * *] (abzumelden|abmelden mochten|nicht mehr erhalten)
		(voir|afficher|lire|visualiser) [*|* *|* * *] (en ligne|dans votre navigateur|dans le navigateur)
		(vous recevez|vous avez recu) (ce|cet|cette) (message|e mail|email|newsletter|courriel|mail) [car|parce]
		(pour|si vous souhaitez) [vous] (desabonner|desinscrire)
		(se desinscrire|se desabonner)
		(ver|abrir|visualizar) [*|* *] (en el navegador|en su navegador|en tu navegador|no navegador|no seu navegador)
		(para|si desea) (darse de baja|cancelar la suscripcion|cancelar su suscripcion|dejar de recibir|descadastrar|cancelar a inscricao|cancelar o recebimento)
		(recibe|recibes|has recibido|voce recebeu|voce esta recebendo|recebe) este (correo|email|e mail|mensaje) porque
		(visualizza|apri|leggi) [*|* *] (nel browser|nel tuo browser|online)
		(per|se vuoi|se desideri) (cancellarti|disiscriverti|cancellare l iscrizione|annullare l iscrizione|cancellarsi|disiscriversi)
		(hai ricevuto|ricevi) questa (email|mail|e mail|newsletter) perche
		(bekijk|lees) [*|* *|* * *] (in uw browser|in je browser|online|in browser)
		(u ontvangt|je ontvangt) (deze|dit) [*] (omdat|mail|nieuwsbrief|e mail|bericht)
		(zobacz|wyswietl) [*|* *] w przegladarce
		(otrzymujesz|otrzymali panstwo|otrzymujecie) [*|* *] (poniewaz|wiadomosc)
		(aby|chcesz) (zrezygnowac|wypisac sie)
		(odhlasit|odhlaseni) (z odberu|se z odberu|odber)
		(avsluta|avregistrera) (prenumeration|prenumerationen|dig)
		(afmeld|frameld) (nyhedsbrevet|nyhedsbrev|dig)
		(отписаться от|чтобы отписаться|вы получили это|если вы не хотите получать|посмотреть в браузере|открыть в браузере)
		(如果您不想|如需退订|取消订阅请|退订请点击|点击退订|若您不希望|如不想再收到)
		(配信停止はこちら|配信を希望されない|配信解除|購読解除|メルマガ)
		(수신을 원치|수신거부를 원하|본 메일은 발신전용|발신전용)
	`),
	{signal{name: "words.tracker", lang: "en", zone: inBody, kind: Other, weight: bulkStatement}, `
		reply to this email directly or view it on
		you are receiving this because you (were mentioned|authored|are subscribed|commented|were assigned|are watching)
		(view|open|see) [this|it] [*] (on github|in jira|on gitlab|in asana|in trello|in slack|on linkedin|in linear|in notion)
	`},
	machine(`
		[please] (do not|don t) (reply|respond) [directly] to this (email|e mail|message|mail|notification|address|automated)
		automated message from
		this (is an|email is an|message is an|e mail is an) (automated|automatic|automatically generated|auto generated|auto) (notification|email|e mail|message|mail|alert)
		(this mailbox|this inbox|this address|this email address|replies to this) [*|* *] (not monitored|unmonitored|not read|are not)
		(sent|comes) from an unmonitored (address|mailbox|inbox)
		(automated|automatic|auto generated|automatically generated) (notice|notification|mail|email) (from|by|of)
		(diese|dies ist eine) (e mail|nachricht|mail|email|automatische) [*|* *] (automatisch|wurde automatisch|nachricht bitte|benachrichtigung)
		bitte (antworten sie nicht|nicht antworten|nicht auf diese)
		(ne pas repondre|merci de ne pas repondre|veuillez ne pas repondre)
		(no responda|no responder|por favor no responda) a este
		(nao responda|favor nao responder)
		(non rispondere|si prega di non rispondere) a questa
		(questo indirizzo|questa casella|la casella) [*|* *] non (e|viene) (presidiato|presidiata|monitorato|monitorata|letta|letto)
		(esta caixa|este endereco|esta caixa postal|este email|este e mail) nao (e|esta) (monitorada|monitorado|lida|lido)
		(niet antwoorden op|niet te antwoorden|niet op deze)
		(не отвечайте на это)
		(请勿回复|請勿回覆)
		(返信できません|返信はご遠慮|送信専用)
		(회신이 불가)
	`),
	notification("en", `
		[your|this] (invoice|receipt|statement|bill|order|payment|shipment|package|parcel|subscription) [*|* *|number *|no *] (is attached|is now available|is ready|has shipped|has been shipped|has been delivered|was received|is due|is overdue|has been processed|was successful|is confirmed|has been received|is on its way|will renew|has been paid|attached)
		(please find|find|attached is|enclosed is|attached please find) [attached|enclosed] [*|your|our|the] (invoice|statement|receipt|bill)
		(invoice|order|tracking|confirmation|booking|reservation) (number|no|id|nr) 
		(amount|total|balance|payment) (due|paid|payable)
		(verification|security|confirmation|login|one time|access) (code|passcode|password) [is]
		(reset|change) your password
		(new|unusual|recent) (sign in|login|device|log in) [to|from|attempt|detected]
		(commented on|mentioned you|assigned to you|invited you to|shared a|sent you a|tagged you|requested your review|started following|endorsed you)
		(has invited you|you have been invited|you ve been invited|wants to connect|accepted your invitation|new follower|new message from)
		(view|see) [your|this|the] (invoice|order|receipt|ticket|issue|details|notification|message) (online|on|in|here)
		(quarantine|backup|cron|monitoring|disk usage|system) (summary|report|job|alert|notification|digest)
		order confirmation
		(updated|updating|changes to|updates to) (our|the) (terms|terms of service|privacy policy|terms and conditions|user agreement)
		(has|have) shared [a|the|an] [*] (document|file|folder|spreadsheet|item|link) with you
		(see|view|open|download) the full (report|list|story|article|summary)
		(expires|will expire|renews) [in|on|soon] [*|* *] (renew|days|now|today)
		(weekly|monthly|daily) (summary|report|recap|stats|statistics) is (ready|here|available)
		(out for delivery|triggered at|build failed|build succeeded)
		(thank you for|thanks for) your (order|purchase|payment|booking|subscription|business)
	`),
	notification("", `
		(ihre|die|unsere|anbei|im anhang|eine) [*|* *] (rechnung|bestellung|zahlungserinnerung|mahnung|auftragsbestatigung|sendung|lieferung|gutschrift) [nr|nummer|vom|finden|ist|wurde|zu|steht|im anhang|*]
		(rechnungsnummer|kundennummer|bestellnummer|rechnungsbetrag|gesamtbetrag|falligkeitsdatum|sendungsnummer)
		(votre|la|notre|ci joint) [*] (facture|commande|livraison|colis) [n|numero|est|du|a|*]
		(su|la|tu|adjunta|adjuntamos) [*] (factura|pedido|recibo) [n|numero|esta|de|adjunta|*]
		(sua|a sua|segue) [*] (fatura|nota fiscal|encomenda|boleto) [*]
		(la sua|la tua|in allegato|allegata) [*] (fattura|ordine|ricevuta) [*]
		(uw|je|bijgaand) [*] (factuur|bestelling|zending|pakket) [*]
		(faktura|fakture|faktury) [nr|vat|cislo|c|do|za|z|numer]
		(din|deres|vedlagt|bifogad) [*] (faktura|ordre|bestilling|order|bestallning)
		(ваш заказ|счет на оплату|счёт на оплату|счет фактура|рахунок на оплату|накладная)
		(发票|發票|订单号|訂單編號|验证码|驗證碼)
		(ご請求|請求書|ご注文|認証コード)
		(인증번호|청구서|주문번호|세금계산서)
	`),
	notificationSubjects("en", `
		^[your|new|fwd|re|reminder|overdue|final] [monthly|latest|new|past due] (invoice|receipt|statement|order|bill|payment|purchase order)
		(invoice|order|receipt|rechnung|facture|factura|fattura|factuur|faktura|fatura|bestellung|payment|booking|shipment) (no|nr|number|n|confirmation|id|available|for|from|overdue|due|is|*) [*]
		(invoice|order|receipt|rechnung|facture|factura|fattura|factuur|faktura)$
		^[the|your|our|this] (weekly|monthly|daily|quarterly) (newsletter|digest|report|update|summary|roundup|news|briefing)
		(newsletter|digest)
		(terms of service|privacy policy|our terms)
		(out for delivery|build * failed|build failed|renewal notice|shared with you)
		^[your] (weekly|monthly|daily) (summary|recap|stats|overview)
		(has invited you|invited you to|mentioned you|commented on|sent you|assigned to you|wants to connect|new comment|new follower|shared a)
		^(security alert|password reset|reset your|verify your|confirm your (email|account|subscription)|your (verification|security|login|access) code|new (sign in|login)|welcome to)
		^(cron|logwatch|anacron|backup|quarantine|nagios|alert|problem|recovery|jenkins|github|gitlab|jira|monitoring|build failed)
		(% off|percent off|sale ends|last chance|limited time|webinar|free shipping|early bird|black friday)
		^[your] (subscription|account|trial|plan|password|domain|payment) (has|is|was|will|expires|expired|renewal|ends|update)
		^(order|payment|shipping|booking|appointment) (confirmation|confirmed|received|reminder)
		unsubscribe confirmation
		report domain * ... submitter
		^[preview] report domain
	`),
}
