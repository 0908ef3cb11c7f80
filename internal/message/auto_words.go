package message

// Weights of what automatic answers say, in nats. Set by hand so that one
// ordinary sentence of an absence notice is more than a person's prior, and a
// courtesy alone is not; tried on real mail.
const (
	autoSubject   = 5.0 // a subject that mail programs make
	autoStatement = 3.5 // says that nobody is there, or that a machine writes
	autoUsual     = 2.0 // what mostly stands beside it
	autoCourtesy  = 1.2 // what people write as well
)

func autoPhrases(name, lang string, weight float64, reason AutoReason, text string) phrases {
	return phrases{signal{name: name, lang: lang, zone: inBody, kind: AutoReply, weight: weight, reason: reason}, text}
}

func absence(lang, text string) phrases {
	return autoPhrases("words.absence", lang, autoStatement, Absence, text)
}

func absenceReturn(lang, text string) phrases {
	return autoPhrases("words.return", lang, autoUsual, Absence, text)
}

func limitedAccess(lang, text string) phrases {
	return autoPhrases("words.limited_access", lang, autoUsual, Absence, text)
}

func deputy(lang, text string) phrases {
	return autoPhrases("words.deputy", lang, autoUsual-0.3, "", text)
}

func thanksForMail(lang, text string) phrases {
	return autoPhrases("words.thanks_for_mail", lang, autoCourtesy, "", text)
}

func leftCompany(lang, text string) phrases {
	return autoPhrases("words.left_company", lang, autoStatement+0.5, LeftCompany, text)
}

func addressChange(lang, text string) phrases {
	return autoPhrases("words.address_change", lang, autoStatement+0.3, AddressChange, text)
}

func receipt(lang, text string) phrases {
	return autoPhrases("words.receipt", lang, autoStatement+0.5, Receipt, text)
}

func receiptPromise(lang, text string) phrases {
	return autoPhrases("words.receipt_promise", lang, autoUsual, Receipt, text)
}

func anyone(text string) phrases {
	return autoPhrases("words.anyone", "", autoCourtesy, "", text)
}

func automatic(lang, text string) phrases {
	return autoPhrases("words.automatic", lang, autoSubject, Automatic, text)
}

func challenge(lang, text string) phrases {
	p := autoPhrases("words.challenge", lang, autoSubject, Challenge, text)
	p.zone |= inSubject
	return p
}

func readReceipt(lang, text string) phrases {
	return autoPhrases("words.read_receipt", lang, autoSubject, ReadReceipt, text)
}

func autoSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.automatic", lang: lang, zone: inSubject, kind: AutoReply, weight: autoSubject, reason: Automatic}, text}
}

func absenceSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.absence", lang: lang, zone: inSubject, kind: AutoReply, weight: autoSubject, reason: Absence}, text}
}

func absenceHints(lang, text string) phrases {
	return phrases{signal{name: "subject.absence_hint", lang: lang, zone: inSubject, kind: AutoReply, weight: autoUsual, reason: Absence}, text}
}

func receiptSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.receipt", lang: lang, zone: inSubject, kind: AutoReply, weight: autoUsual + 0.5, reason: Receipt}, text}
}

func leftSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.left_company", lang: lang, zone: inSubject, kind: AutoReply, weight: autoStatement, reason: LeftCompany}, text}
}

func readSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.read_receipt", lang: lang, zone: inSubject, kind: AutoReply, weight: autoUsual, reason: ReadReceipt}, text}
}

// autoWords is what automatic answers say, language by language.
var autoWords = []phrases{
	// A greeting to whoever writes: who answers a person has a name to use.
	anyone(`
		^(sehr geehrte damen und herren|liebe (geschaftspartner|kunden|absender|kolleginnen und kollegen)|sehr geehrter absender|lieber absender)
		^dear (sender|sir or madam|sir madam|sirs|customer|customers|valued customer|client|all|correspondent|business partner|partners)
		^to whom it may concern
		^(madame monsieur|cher expediteur|chers clients|cher correspondant|chere cliente cher client)
		^(estimado|estimados) (remitente|cliente|clientes|senores)
		^(prezados|prezado remetente|caros clientes|caro remetente|exmos senhores)
		^(gentile|gentili) (mittente|cliente|clienti|signori|utente)
		^(geachte|beste) (afzender|heer mevrouw|relatie|klant|mevrouw heer)
		^(szanowni panstwo|szanowny kliencie|szanowny nadawco)
		^(vazeni obchodni partneri|vazeny zakazniku|vazeni zakaznici)
		^(kedves felado|tisztelt (partnerunk|ugyfelunk|felado|cimzett))
		^(sayin (ilgili|yetkili|musterimiz)|degerli (musterimiz|is ortagimiz))
		^(уважаемый отправитель|уважаемые коллеги|уважаемый клиент|уважаемые партнеры|уважаемые господа)
		^(шановні колеги|шановний клієнте|шановні партнери)
		^(αγαπητέ αποστολέα|αξιότιμοι κύριοι|αγαπητέ πελάτη)
		^(尊敬的客户|尊敬的用户|亲爱的客户|敬启者|敬啟者)
		^(各位|お客様各位|関係者各位|お取引先各位)
		^(고객님|고객 여러분|관계자 여러분)
	`),

	// English
	autoSubjects("en", `
		^automatic (reply|response|answer|email response)
		^(auto|automated) (reply|response|responder|answer|respond|respons|acknowledgement|acknowledgment)
		^(autoreply|autoresponse|autoresponder|autorespond|autorespons|autoanswer)
		(automatic|auto|automated) (response|reply)$
		(autoreply|autoresponse|autoresponder)$
		out of office (auto reply|autoreply|automatic reply|reply)
		^out of office message
		vacation (auto reply|autoreply|reply|message|response|notice)
		^(automatic|automated) (message|notification) from [my|the]
	`),
	absenceSubjects("en", `
		^(out of|away from) [the|my] office
		^(ooo|oof|ooto|out of town)
		^(i am|i m|im) (out of|away from) [the|my] office
		is (out of|away from) [the|my] office
		^[currently] (on|on a|on my) [annual|parental|maternity|paternity|sick|medical|summer] (vacation|leave|holiday|holidays|sabbatical)
		^(vacation|holiday|leave|absence) (notice|notification|message|reply)
		^(annual|maternity|paternity|parental|sick) leave
		^notice of absence
		^absence (note|from office)
		^(away|offline) (until|till|from)
		^(not in|out) (office|until|till)
		^office closed
		^on (vacation|holiday|holidays|leave|annual leave|pto)$
	`),
	absenceHints("en", `
		out of [the] office
		on (vacation|holiday|annual leave|maternity leave|parental leave|leave) (until|till|from)
		away (until|till|from)
		(ooo|oof)$
	`),
	receiptSubjects("en", `
		^thank you for (your|contacting|reaching out|getting in touch|writing)
		^thanks for (your (e mail|email|message|inquiry|enquiry)|contacting|getting in touch|reaching out)
		^we [have|ve] received your
		^(your|support|service) (request|ticket|case|inquiry|enquiry|message|email|e mail) (has been received|was received|received|has been created|has been registered|has been opened|is being)
		^(acknowledgement|acknowledgment|confirmation) of (receipt|your)
		^(ticket|case|request|incident) (created|received|opened|registered)
		^[re] (ticket|case|request|incident) [id|no|nr|number] * (created|received|opened|registered|has been)
		^your (e mail|email|message) to
		^request received
		^message received
	`),
	leftSubjects("en", `
		(no longer|not) (with|at|works|working|employed|in use|active|monitored|available at)
		has left [the] (company|organisation|organization|firm|business)
		(mailbox|email address|address|account) [is|has been] (closed|retired|deactivated|discontinued|no longer)
		(change of|new|changed) (e mail|email) address
		(email|e mail) address (change|changed|has changed)
	`),
	readSubjects("en", `
		^(read|not read|read receipt|return receipt|delivered|relayed)
		^(delivery receipt|message opened|disposition notification)
		(displayed|read receipt)$
	`),
	absence("en", `
		(our|the) (shop|office|school|factory|workshop|warehouse|practice|hotel|plant|desk) (is|was|has) [now|currently] (closed|shut) (for|this|until|between|from|over|on|at|due|today|all)
		(i am|i m) away from work
		(in|at|on) (jury service|jury duty|a course all|a leadership course)
		{iam} {now} (out of|away from|not in|absent from|not at) [the|my] (office|desk)
		{iam} {now} (out of office|ooo|oof|ooto)
		{iam} {now} (away|traveling|travelling|unavailable|absent|offline|abroad) (until|till|from|through|between|today|this week|on business|starting|with|and|for|at|due to)
		{iam} {now} on [a|my|an|some] [short|long|annual|parental|maternity|paternity|sick|medical|family|bereavement|study|compassionate|extended|summer|winter|christmas|unpaid] (leave|vacation|holiday|holidays|sabbatical|pto|honeymoon|business trip|time off)
		{iam} {now} (out|off|off work|off sick) (until|till|from|through|between|for the|this week|today|and will|with|on leave|at)
		{iam} {now} (taking|enjoying) [some|a] [well deserved|much needed] (time off|pto|vacation|annual leave|leave|days off|break)
		^out (until|till) 
		my sabbatical runs
		{iam} {now} (out of the country|out of town|offline|off the grid) (this|until|till|from|through|between|and|today)
		(currently|is currently|am currently|is|are currently) on [a|an|annual|parental|maternity|paternity|sick|extended|medical] (sabbatical|leave|vacation|holiday) (and|until|till|from|through)
		{iam} {now} attending (a|an|the) [*] (conference|trade fair|trade show|fair|training|offsite|workshop) (until|till|through|this|from|and|today)
		{iam} {now} (in a conference|at a conference|attending a conference|in a training|at a trade show)
		^[hi|hello] out of [the|my] office (until|till|from|through|between|with|starting|returning|and|beginning|for|today|this)
		[currently|is|are|am] out of [the] office (until|till|from|through|between|with|starting|returning|and will|beginning|for)
		(currently|is) on [annual|parental|maternity|paternity|sick] (leave|vacation|holiday) (until|till|from|and|through|with)
		^away [from the office|from my desk] (until|till|from)
		^on (annual leave|vacation|leave|holiday|holidays|pto) (until|till|from)
		[our] (office|offices|practice|company|shop|team|business|factory) (is|are|will be|will remain) [currently|now] closed (until|from|for|between|on|over|through|due)
		we are (currently closed|closed (until|from|for|between|over|through))
		i will not be (in|at) (the|my) office
		i am not (in|at) (the|my) office
		i am [currently] not available (until|till|from|this|and)
		(i will|i ll|i) not be available (until|till|from|between)
		i am (currently away|away at the moment|away right now)
		my (out of office|vacation|maternity leave|parental leave)
		(this|the) (person|user|recipient|employee) is (out of|away from) the office
	`),
	absenceReturn("en", `
		{ireturn} [to|in|at] [the|my] [office|work|desk] (on|from|by|next|in|after|as of|monday|tuesday|wednesday|thursday|friday|tomorrow)
		(on|upon|after|when i) (my return|return|returning)
		when i (return|am back|get back|m back)
		if you (have|ve) (emailed|e mailed|written to|written|contacted|messaged) me (on|during|outside|after) [a]
		(returning|back in the office|back at my desk|back at work|back in office) (on|from|next|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december)
		will [not] return until
		(will respond|will reply|will answer|will get back to you|ll get back to you|respond to you|will read|will deal with|will attend to) ... (return|i am back|i m back|come back|when back)
		as soon as i (return|am back|m back|get back)
		(answer|respond to|reply to|deal with) [all|your] (messages|message|emails|email|mail|enquiries|e mails) when we (return|reopen|are back)
		(reopen|reopening|re open|back online) on (monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december|the|*)
		returning to the office
	`),
	limitedAccess("en", `
		(limited|no|intermittent|sporadic|restricted|occasional|little|irregular|infrequent|without|only limited|reduced) access to [my] (e mail|email|e mails|emails|mail|mails|messages|phone|inbox|internet)
		(not|no longer|won t) [be] (checking|monitoring|reading|accessing|able to check|able to read|able to access) [my|this|these] (e mail|email|e mails|emails|mail|mails|messages|inbox|mailbox)
		(checking|reading|monitoring|responding to) [my] (e mail|email|emails|e mails|messages) (infrequently|periodically|occasionally|sporadically|intermittently|only)
		(response|reply|responses|replies) (may|might|will|could) be (delayed|slow|slower)
		(delay|delays) in (my response|responding|replying|my reply)
		[your] (e mail|email|message|mail) (will not|won t) be (forwarded|read|answered)
		(unable to|cannot|can t|won t be able to) (read|respond to|reply to|answer|check) [your|my] (e mail|email|message|emails|messages|mail)
	`),
	deputy("en", `
		(urgent|immediate|emergency|pressing|time sensitive|urgently|immediately) ... (contact|call|email|e mail|write to|reach out to|reach me|get in touch with|speak to|direct your|forward your|send)
		(if|in case|should) (it is|it s|this is|your matter is|your request is|your enquiry is|your inquiry is|your email is|your message is|matters are|the matter is|of emergency|of urgency|of an emergency|you need immediate|you require immediate|you have an urgent|you have any urgent|you need urgent) [urgent]
		for (urgent|immediate|emergency|any urgent|all urgent|anything urgent|pressing|time sensitive|time critical) (matters|issues|requests|assistance|enquiries|inquiries|queries|questions|cases|help|needs|support|things|please|concerns)
		(in|during) my absence
		please (contact|direct|forward|address|send|refer|reach out to|get in touch with) ... (my colleague|my colleagues|my assistant|my deputy|my manager|my replacement|your enquiry to|your inquiry to|your query to|all enquiries|all inquiries|all future|all correspondence)
		(my colleague|my colleagues|colleague) ... will be (happy|glad|able|pleased) to (help|assist)
		for [all|any] (future|further|other|purchasing|sales|general|all other) [*] (enquiries|inquiries|queries|matters|requests|questions|correspondence|issues) [*|* *] (please|contact|kindly)
		(if you|should you) (need|require) [any|immediate|further|urgent] (assistance|help|support|information)
		(is|will be|am) covering [for me|for her|for him|my accounts|during]
		while i am (away|out|on leave|on vacation|gone|out of the office)
	`),
	thanksForMail("en", `
		(thank you|thanks|many thanks) for (your|the|this) (e mail|email|mail|message|note|inquiry|enquiry|communication|correspondence|request|query)
		thank you for you (e mail|email|mail|message)
		(thank you|thanks) for (contacting|writing to|e mailing|emailing|reaching out to|getting in touch with) (us|me|our|the)
	`),
	leftCompany("en", `
		(i am|i m|im|he is|he s|she is|she s|they are|is|has been|am|who is) no longer (with|working|employed|at|part of|in the employ|an employee|in this role|in this position|here|associated with|available at this)
		no longer (works|work|working|employed) (for|at|with|here|by)
		(i have|i ve|he has|she has|has|have|who has) (left|departed|resigned|retired|moved on) [from] [the|our|this] (company|organisation|organization|firm|business|employment|university|team|school|office|agency|bank|ministry|department)
		(i have|i ve|has|he has|she has) [now|recently|since] (retired from|resigned from|departed from|moved on from|moved on to a new)
		(i have|i ve) [now|recently|since] left * [*]
		(has|have) left * [*] (as of|effective|with effect|at the end of)
		my (last|final) [working] day (at|with|was|is|in)
		(employment|employee|staff member) ... (has ended|has left|ended|terminated)
		(i have|he has|she has|has) left us
		(has passed away|is deceased)
		please (note|be advised|be informed) that * [*] (left|has left|is no longer with|is no longer at)
		(i have|i ve) [now|recently] moved (to|into|on to) a (different|new|another) (role|position|team|department|job)
		(i have|i ve) [now|recently] retired
		(i am|i m|he is|she is|is|has) [now] retired [and|as|from|since|effective|on]
		(this|the|that|my|your|his|her) (e mail|email|mail|mailbox|inbox|address|e mail address|email address|mail address|account|email account|email inbox|e mail account) ... (is|has been|was|will be) [now|been] (no longer (in use|active|valid|used|available|operational|maintained|monitored|checked|attended|in service|read|reachable)|not (in use|active|valid|in service|used any))
		(this|the) (e mail|email|mail|mailbox|inbox|address|e mail address|email address|account|email account|email inbox) ... (has been|is|was|will be) (retired|discontinued|deactivated|decommissioned|disabled|closed|shut down|permanently closed|being closed|obsolete)
		(this|the) (mailbox|inbox|email|e mail|address|email address|account) no longer (exists|works|functions)
		no longer (in use|monitored|valid|active|checked)$
	`),
	addressChange("en", `
		(my|our|the) [new] (e mail|email|mail) address (has|have|is|was|will be|being) [now] (changed|changing|change|updated)
		(my|our|his|her) new (e mail|email|mail) [address] (is|will be|now is)
		(changed|change|changing|updated|switched) (my|our) (e mail|email|mail) address
		(new|my new) (e mail|email|mail) address (is|from now on|please|effective)
		(update|change|amend) your (address book|records|contacts|contact list|contact details) [accordingly|with|to]
		please (use|note|write to|send to|update) ... new (e mail|email|mail|address|email address)
		i have (moved|switched) to a new (e mail|email|address)
		(now be reached|reach me|can be reached) at my new
	`),
	receipt("en", `
		we [have|ve] (got|had) your (request|message|enquiry|inquiry|email|e mail|mail|note|query)
		your (request|enquiry|inquiry|correspondence|query|question|message|complaint) (is|was|has been) [* *|*] (received|registered|logged) (with|under|as)
		(ticket|case|request|incident) [number|*] * (is|has been) [now] (resolved|closed|merged|updated|escalated|created|opened|logged|registered)
		your (message|request|ticket) was merged with
		(we|i) [have|ve] [successfully|now|just|safely] received your (correspondence|e mail|email|message|request|inquiry|enquiry|query|mail|question|submission|application|complaint|support request|feedback|note|ticket)
		your (e mail|email|message|request|inquiry|enquiry|query|mail|submission|application|support request|ticket|support ticket|case) [*|* *|* * *] (has|was|have) [been] [successfully|safely] (received|registered|logged|created|opened|assigned|submitted|recorded|forwarded)
		(a|an|your|the|new) [new|support|service|help desk|helpdesk] (ticket|case|incident|request|support ticket) [*|number *|* * *] (has|was|have) [been] (created|opened|logged|registered|assigned|generated|raised)
		(your|the) (ticket|case|reference|incident|request|tracking) (number|id|no|nr|ref|reference) (is|for this|will be|has been)
		(assigned|allocated|given|with) [the|a|you|it] [following|unique] (ticket|case|reference|incident|tracking) (number|id|no)
		this (e mail|email|message|is) [is] (to confirm|to acknowledge|confirms|acknowledges) [that] [we have|we|the|your] (received|receipt)
		(acknowledge|acknowledging|confirm|confirming) [the] (receipt of your|we have received|that we have received)
		please (include|quote|keep|reference|use|mention|leave) [the|this|your] (ticket|case|reference) (number|id)
	`),
	receiptPromise("en", `
		reply above this line
		(typically|usually|normally|generally) (replies|reply|responds|respond|answers|answer) (within|in)
		(we|i|someone|one of our|a member of|our team|a representative|our support team|an agent|our staff) ... (will|shall|ll|endeavour to|endeavor to|aim to|try to|strive to) [*] (respond|reply|answer|get back|be in touch|contact you|review|look into|process|return your) ... (within|as soon as possible|shortly|in due course|asap|as quickly as|as soon as we)
		(will|shall|ll) (respond|reply|get back|be in touch|contact you|endeavour|endeavor) ... (within|as soon as possible|shortly|in due course|asap|as quickly as)
		within * [to *] (business|working) (days|day|hours)
		(our|normal|regular|usual|business|office) [business|office|opening|working] hours are
		(endeavour|endeavor) to (reply|respond|answer|get back)
		due to [the] (high|large|increased) (volume|number)
	`),
	automatic("en", `
		(this is|this was) an (automatic|automated) text
		(you have|you ve) reached the (mailbox|inbox|email|e mail|desk) of
		this (mailbox|inbox|address) is (only checked|checked|monitored|only monitored) (once|twice|only|weekly|daily|periodically|during|*)
		(receive|receiving|get|getting) a (high|large) volume of (email|e mail|emails|e mails|mail|messages|inquiries|enquiries|requests)
		(this is|this was|this e mail is|this message is|this email is|this reply is|please note this is|this is just|please note that this is) an (automatic|automated|auto|auto generated|automatically generated|autogenerated) (reply|response|answer|acknowledgement|acknowledgment|message to confirm|confirmation|out of office|auto response)
		(this|the) (reply|response|answer|acknowledgement) (was|is|has been) (generated|sent|created|being sent) automatically
		(automatic|automated|auto) (reply|response|responder) (from|to|message|system|only|on behalf)
		(automatically generated|auto generated|system generated|computer generated) (reply|response|answer|acknowledgement)
		you will (receive|get|see) (this|this message|this reply|this notification) [only] once
		no response is (necessary|required|needed)
	`),
	challenge("en", `
		(has|have|is|was) (quarantined|held) your (email|e mail|message|mail)
		(kept|held) in quarantine
		until then it is (kept|held)
		(confirm|verify|prove) [that] you (are|re) [a|not a|not] (real person|human|person|robot|bot|spammer|machine|spam)
		(to|please) (verify|confirm|validate|authenticate) (yourself|your identity|your address|your email address|that you sent|the delivery)
		(your|the|this) (e mail|email|message|mail) (is|has been|was|will be) [being] (held|quarantined|blocked|on hold|placed on hold|put on hold|waiting) ... (until|unless|for approval|for review|by an administrator|verify|pending|awaiting|confirm|because)
		(click|follow|visit|use) [on] [the|this] (link|button|following link|url) ... (verify|confirm|deliver your|to be added|release|complete delivery|to approve|so that your)
		(simply reply|reply to this message) without changing the subject
		you are not a (robot|spammer|machine)$
		(spam arrest|spamarrest|boxbe|mailinblack|tmda|bluebottle|vanquish|knowspam|choicemail|zaep|truemail|uol antispam|antispamuol)
		(approved|whitelist|white list|allowed|guest|safe) (sender|senders) list
		complete the (verification|delivery|challenge)
		(list of|from|only) [*|* *] (approved senders|senders i have approved|senders that i have approved)
		to control spam
		(one time|sender) (verification|authentication|confirmation) (request|required|process|is)
		(i am|i m|this account is) (protected by|using) ... (spam|anti spam)
		(reply to this message|simply reply|just reply) ... (deliver|confirm|verify|release|not automated|automatically)
	`),
	readReceipt("en", `
		[your] (message|mail|email|e mail) ... (was|has been) (read|displayed|opened|deleted without being read|deleted) (on|by|at)
		(this is a|return|read|delivery|disposition) receipt for (the|your) (mail|message|email|e mail)
		(return|read) receipt (shows|only acknowledges|only indicates|says) that
		(was|been) displayed on the recipient
		(was|were) deleted without being read
		was read on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)
		this receipt verifies that the message
		no guarantee that the message has been read or understood
		(was|has been|were) successfully (delivered|relayed) (to|to the)
		your message (was|has been) [successfully] (delivered|relayed) to the following
		delivery to these recipients or (groups|distribution lists) is complete
		notificationtype delivery
	`),

	// German
	autoSubjects("de", `
		^automatische (antwort|abwesenheitsantwort|eingangsbestatigung|abwesenheitsnotiz|ruckmeldung|benachrichtigung|beantwortung)
		^(autoantwort|auto antwort|automatische antwort)
		(automatische antwort|autoantwort)$
	`),
	absenceSubjects("de", `
		^(abwesenheitsnotiz|abwesenheitsmeldung|abwesenheitsassistent|abwesenheitsbenachrichtigung|abwesenheit|abwesend|urlaubsnotiz|urlaub|urlaubsvertretung|urlaubsmeldung|urlaubsabwesenheit|betriebsferien|betriebsurlaub|elternzeit|mutterschutz)
		^(im urlaub|in urlaub|nicht im buro|nicht im hause|ausser haus|ausserhaus|bin im urlaub|ich bin im urlaub|ich bin nicht im)
		^ausser haus
	`),
	absenceHints("de", `
		(abwesenheit|abwesend|abwesenheitsnotiz)
		im urlaub
		(nicht im buro|ausser haus)
	`),
	receiptSubjects("de", `
		^(eingangsbestatigung|empfangsbestatigung|bestatigung ihrer anfrage|ihre anfrage|vielen dank fur ihre|danke fur ihre|wir haben ihre)
		(ticket|vorgang|anfrage) * (eroffnet|angelegt|erstellt|eingegangen)
	`),
	leftSubjects("de", `
		(nicht mehr (im unternehmen|bei|tatig|erreichbar|aktiv|gultig)|ausgeschieden|neue (e mail|email|mail) adresse|(e mail|mail) adresse (geandert|nicht mehr))
	`),
	readSubjects("de", `
		^(gelesen|nicht gelesen|lesebestatigung|ubermittelt|zugestellt|empfangsbestatigung gelesen)
	`),
	absence("de", `
		(ich bin|wir sind|bin|ich werde|wir werden) {de_zeit} (nicht [mehr] im (buro|haus|hause|unternehmen|office)|ausser haus|ausserhaus|abwesend|im urlaub|in urlaub|auf reisen|auf dienstreise|auf geschaftsreise|in elternzeit|in mutterschutz|im mutterschutz|im krankenstand|krank|nicht erreichbar|nicht am arbeitsplatz|nicht verfugbar|ortsabwesend|unterwegs|nicht da|out of office)
		(ich bin|wir sind|bin|ich werde) * [* *] (nicht im buro|nicht im haus|nicht im hause|ausser haus|abwesend|im urlaub|in urlaub|auf dienstreise|in elternzeit|nicht erreichbar)
		(ich bin|wir sind|bin ich|sind wir) (ab|vom|bis|am|zwischen|erst|seit|noch bis|in der zeit|im zeitraum) ... [*|* *|* * *] (nicht im buro|nicht im haus|nicht im hause|ausser haus|abwesend|im urlaub|in urlaub|auf dienstreise|in elternzeit|nicht erreichbar|wieder|geschlossen)
		(befinde ich mich|ich befinde mich) ... (im urlaub|in urlaub|in elternzeit|auf dienstreise|im mutterschutz|ausser haus|nicht im)
		bin ich (bis|vom|ab|am|nicht|leider|derzeit|zurzeit|momentan|im|in|erst) ... (urlaub|nicht im|buro|haus|abwesend|erreichbar|wieder|elternzeit)
		(unser buro|unsere praxis|unser unternehmen|unsere buros|unsere firma) (ist|sind|bleibt|bleiben) [bis|vom|ab|von] ... geschlossen
		(wegen|aufgrund) (urlaub|betriebsferien|betriebsurlaub|krankheit|einer dienstreise)
		wir haben (betriebsferien|betriebsurlaub)
		(unser|unsere|der|das|die) (betrieb|firma|geschaft|laden|werkstatt|buro|praxis|kanzlei|buros) (ist|sind|bleibt|bleiben|hat|haben) (vom|von|bis|zwischen|ab|uber) ... [*|* *|* * *] geschlossen
	`),
	absenceReturn("de", `
		(wieder|zuruck) (im buro|erreichbar|da|fur sie da|zuruck|im haus|im hause|am arbeitsplatz|zur verfugung|im dienst|verfugbar|im einsatz)
		(ab|am|bis|erst) ... (wieder|zuruck) (im buro|erreichbar|da|fur sie|personlich|zur verfugung)
		wieder (gern|gerne|wie gewohnt|personlich) fur sie (da|erreichbar)
		(erst|ab) ... (am|ab|wieder) ... (beantworten|bearbeiten|antworten|lesen)
		nach (meiner ruckkehr|meiner ruckkunft|meinem urlaub|der ruckkehr|dem urlaub)
		(nach|bei) ruckkehr
		bis (einschliesslich|inklusive|inkl|voraussichtlich) [zum|den|montag|dienstag|mittwoch|donnerstag|freitag]
		(kehre|bin) ... zuruck
	`),
	limitedAccess("de", `
		(kein|keinen|nur eingeschrankt|eingeschrankten|nur eingeschrankten|nur begrenzt|begrenzten|nur sporadisch|unregelmassig|nur unregelmassig) [zugriff auf|zugang zu] [meine|meinen|die|den] (e mails|emails|mails|e mail|nachrichten|posteingang|mailbox|erreichbar|gelesen)
		(kein|keinen|nur eingeschrankten|eingeschrankten) (zugriff|zugang)
		(wird|werden|wurde) nicht (weitergeleitet|gelesen|bearbeitet|automatisch weitergeleitet)
		nicht automatisch weitergeleitet
		(meine|ihre|die|eingehende) (e mails|emails|mails|e mail|mail|nachricht|nachrichten) (wird|werden) [*|* *|* * *] nicht (gelesen|weitergeleitet|bearbeitet|beantwortet|abgerufen)
	`),
	deputy("de", `
		(in|bei) (dringenden|wichtigen|eiligen|besonders dringenden|sehr dringenden) (fallen|angelegenheiten|anliegen|notfallen|fragen|anfragen|themen)
		(dringende|eilige|in dringenden) ... (wenden|kontaktieren|richten|erreichen)
		wenden sie sich [bitte|in dringenden fallen] (an|bitte|in)
		(bitte kontaktieren|kontaktieren sie bitte|bitte wenden|wende dich bitte|kontaktiere bitte)
		(meine kollegin|mein kollege|meine kollegen|meine vertretung|mein vertreter|meine vertreterin|meine kolleginnen) [*|* *|* * *] (ist|sind|hilft|helfen|steht|stehen|erreichen|vertritt|unter|wird|gerne)
		(wahrend|in) (meiner abwesenheit|dieser zeit)
		vertretung (ubernimmt|hat|ist|durch|erfolgt)
	`),
	thanksForMail("de", `
		(vielen dank|danke|herzlichen dank|besten dank) fur (ihre|deine|die|eure) (nachricht|e mail|email|mail|anfrage|mitteilung|kontaktaufnahme|interesse)
		(vielen dank|danke) (fur ihr schreiben|fur ihr interesse|dass sie uns)
	`),
	leftCompany("de", `
		(ich bin|ich arbeite|arbeitet|ist|bin|steht|sind|bin ich|ist leider|arbeite) [leider|seit|ab|nun|inzwischen|bereits] [dem|*] [*] nicht (mehr|langer) [fur|bei|in|im|am|als|mehr|langer] [der|die|das|unser|unserem|diesem|*] [fur|bei|im|in] [*] (unternehmen|firma|tatig|beschaftigt|hause|haus|gmbh|ag|erreichbar|zur verfugung|angestellt|arbeiten|ansprechpartner|ansprechpartnerin)
		nicht (mehr|langer) (fur|bei|in) ... [*|* *] (tatig|beschaftigt|angestellt|arbeite|arbeitet)
		nicht (mehr|langer) unter dieser (adresse|e mail adresse|mailadresse|e mailadresse) erreichbar
		(nicht mehr|nicht langer) (im unternehmen|bei uns|in unserem (unternehmen|haus|hause)|fur * tatig|fur uns tatig|bei * tatig|bei * beschaftigt|tatig)
		(hat|habe|haben) [das|die|unser|unsere] (unternehmen|firma|haus|uns) ... verlassen
		(ist|bin) [*|* *] (ausgeschieden|in den ruhestand gegangen)
		(diese|die|dieses|meine|das) (e mail adresse|emailadresse|e mailadresse|mailadresse|email adresse|mail adresse|adresse|postfach|mailbox|e mail postfach) ... (ist|wird|wurde|existiert) [leider|ab sofort|seit *] (nicht mehr|nicht langer|deaktiviert|abgeschaltet|stillgelegt|geschlossen|ungultig|inaktiv)
		(wird|werden) nicht (mehr|langer) (gelesen|verwendet|genutzt|abgerufen|bearbeitet|betreut)
	`),
	addressChange("de", `
		(meine|unsere|neue) [neue] (e mail adresse|emailadresse|e mailadresse|mailadresse|email adresse|mail adresse) (lautet|ist|hat sich|andert sich|wurde)
		(hat sich|haben sich) [meine|unsere|die] (e mail|email|mail) (adresse|adressen) geandert
		(verwenden|nutzen|benutzen) sie [bitte] [ab sofort|kunftig|zukunftig|in zukunft] [nur|nur noch] [meine|unsere|die|folgende] [neue] (e mail|email|mail|adresse|mailadresse|e mailadresse)
		(ab sofort|kunftig|zukunftig) (unter|uber) [der|meiner|folgender] [neuen] (e mail|email|mail|adresse|mailadresse)
	`),
	receipt("de", `
		(wir haben|ich habe) (ihre|deine) (nachricht|e mail|email|mail|anfrage|mitteilung) [* *|*] erhalten
		(ihre|deine) (nachricht|e mail|email|mail|anfrage|mitteilung|bewerbung|anliegen) (ist|wurde|haben wir) [*|* *|* * *] (eingegangen|empfangen|erhalten|registriert|aufgenommen|weitergeleitet|angelegt|zugestellt|entgegengenommen)
		(den eingang|der eingang|hiermit bestatigen wir|wir bestatigen) [*|* *] (ihrer|den eingang|eingang)
		(ticket|vorgang|vorgangsnummer|ticketnummer|bearbeitungsnummer|ticket nummer|aktenzeichen|referenznummer) (wurde|lautet|nummer|nr|mit der) 
		unter der (ticketnummer|vorgangsnummer|nummer|ticket nummer|referenznummer|bearbeitungsnummer)
	`),
	receiptPromise("de", `
		(melden|melde) [uns|mich] [uns|mich] innerhalb (von|einer|der)
		(wir|ich|unser team|unser support|ein mitarbeiter|einer unserer mitarbeiter) (werden|werde|wird|melden|melde|meldet|bearbeiten|bemuhen|kummern|kummert) ... (schnellstmoglich|so schnell wie moglich|umgehend|innerhalb|in kurze|baldmoglichst|zeitnah|so bald wie moglich|uns schnellstmoglich)
		(schnellstmoglich|baldmoglichst|umgehend|in kurze|zeitnah|so schnell wie moglich) [* *|*] (bearbeiten|beantworten|melden|bei ihnen|zuruck|bearbeitet|beantwortet|antworten)
		innerhalb von * [bis *] (werktagen|stunden|arbeitstagen|tagen)
		bitte haben sie etwas geduld
	`),
	automatic("de", `
		(dies ist|das ist|dies|dieses ist|hierbei handelt es sich um|es handelt sich um|diese e mail ist|diese nachricht ist) eine (automatische|automatisch|automatisierte|automatisch generierte|automatisch erstellte|automatisch erzeugte) [generierte|erstellte|erzeugte|versandte|versendete] (antwort|abwesenheitsnotiz|e mail|email|mail|nachricht|eingangsbestatigung|ruckmeldung|empfangsbestatigung|benachrichtigung)
		(diese|die) (antwort|e mail|email|nachricht|mail) (wurde|wird|ist) automatisch (erzeugt|generiert|erstellt|versendet|versandt|verschickt)
		automatische (antwort|abwesenheitsnotiz|eingangsbestatigung)
	`),
	challenge("de", `
		(damit|um) ihre (mail|nachricht|e mail) [*|* *] zugestellt
		(absenderfilter|absenderprufung)
		bestatigen sie ... (dass sie|kein (roboter|spam|spammer)|ein mensch|absender)
		(ihre|diese|die) (nachricht|e mail|mail) (wird|wurde) ... (zuruckgehalten|zugestellt sobald|erst zugestellt|in quarantane)
	`),
	readReceipt("de", `
		(ihre|die) (nachricht|e mail|mail) [* * *|* *|*] (wurde|wurden) ... gelesen
		(wurde|wurden) (am|um) * * * [* * *|* *|*] gelesen
		dies ist eine (empfangsbestatigung|lesebestatigung)
		(wurde gelesen am|wurde am computer|ungelesen geloscht|ohne gelesen zu werden)
	`),

	// French
	autoSubjects("fr", `
		^(reponse automatique|message automatique|reponse auto|auto reponse|accuse automatique|repondeur)
		(reponse automatique)$
	`),
	absenceSubjects("fr", `
		^(absence|absent|absente|message d absence|notification d absence|reponse d absence|avis d absence|en conges|en conge|conges|absence du bureau|absent du bureau|absente du bureau|hors du bureau|en vacances|conge maternite|fermeture (annuelle|estivale))
	`),
	absenceHints("fr", `
		(absent|absente|absence) (du|de|jusqu|jusqu au)
		en (conges|conge|vacances)
	`),
	receiptSubjects("fr", `
		^(accuse de reception|confirmation de reception|nous avons bien recu|votre demande|merci pour votre|merci de votre)
	`),
	leftSubjects("fr", `
		(ne fait plus partie|a quitte|n est plus|ne travaille plus|nouvelle adresse|changement d adresse|changement d (e mail|email))
	`),
	readSubjects("fr", `
		^(lu|non lu|accuse de lecture|confirmation de lecture|remis)
	`),
	absence("fr", `
		^[en] conge [de] (maternite|paternite|parental|annuel|maladie)
		(je suis|je serai|je serais|nous sommes|nous serons|etant|actuellement|est|sera) [actuellement|malheureusement|presentement|egalement|momentanement] (absent|absente|absents|en conges|en conge|en vacances|en deplacement|en arret|hors du bureau|indisponible|injoignable|en formation|a l etranger|en rtt|en conge maternite|en conge parental|hors bureau)
		(je ne suis|je ne serai) pas (au bureau|disponible|joignable|present|presente|la)
		(nos bureaux|notre bureau|notre societe|notre entreprise|le cabinet|l agence|nos services|notre agence) (sont|est|seront|sera) [actuellement] (fermes|ferme|fermee|fermees)
		(absent|absente) (du bureau|jusqu au|du|jusqu|pour la periode|ce jour)
		(pendant|durant) (mon absence|mes conges|cette periode|cette absence)
	`),
	absenceReturn("fr", `
		(a|des) notre (retour|reouverture|reprise)
		(de retour|mon retour|je reviens|je reviendrai|serai de retour|retour prevu|retour au bureau|des mon retour|a mon retour|reprendrai|je rentre)
		jusqu (au|a) * [*] (inclus|compris)
	`),
	limitedAccess("fr", `
		(acces (limite|restreint|tres limite|reduit|ponctuel)|pas acces|sans acces|pas acces a) [a] [mes|ma|mon|aux|la] (mails|e mails|emails|messagerie|boite|messages|courriels)
		(ne pourrai|ne serai|ne suis) pas (en mesure|repondre|consulter|joignable|lire)
		(vos|votre|les) (messages|message|mails|mail|e mails|courriels) (ne (sera|seront) pas (lu|lus|transfere|transferes|traite|traites|suivi))
		consulterai [mes|ma] (mails|e mails|emails|messagerie|messages)
	`),
	deputy("fr", `
		(en cas d|en cas d une|pour toute|pour toutes|pour les|si) (urgence|urgences|demande urgente|demandes urgentes|question urgente|urgent)
		(vous pouvez|merci de|veuillez|n hesitez pas a|je vous invite a|priere de|vous pouvez vous) [vous] (contacter|adresser|joindre|ecrire|prendre contact|rapprocher)
		(mon collegue|ma collegue|mes collegues|mon equipe|mon assistante|mon assistant) [*|* *|* * *] (est|sont|se tient|pourra|au|sera)
	`),
	thanksForMail("fr", `
		(merci|nous vous remercions|je vous remercie) (pour|de|d) [votre|ton|vos|avoir] (message|mail|e mail|email|courriel|demande|contacte|ecrit|interet)
		nous (avons|avoir) pris contact
	`),
	leftCompany("fr", `
		(je ne|ne|n) (fais|fait|travaille|suis|est|fera|travaillera) plus (partie|dans|chez|au sein|pour|en poste|a|parmi|employe|salarie|l entreprise|joignable a cette)
		(j ai|a|ai|ayant|a desormais) quitte [l|la|le|notre|ses|mes|nos] (entreprise|societe|fonctions|groupe|organisation|cabinet|association|effectifs|agence|*)
		(parti|partie|depart|part) a la retraite
		(est|suis) (a la|en) retraite
		cette (adresse|boite|messagerie|adresse mail|adresse e mail|adresse email|boite mail) [*] (n est plus|ne sera plus|est desactivee|est fermee|a ete desactivee|n existe plus|a ete fermee|est obsolete|est desormais)
	`),
	addressChange("fr", `
		(ma|mon|notre|nouvelle|mes) [nouvelle|nouvel] (adresse|adresses) [mail|email|e mail|de messagerie|electronique|de courriel] (est|a change|change|sera|devient)
		(merci de|veuillez|priere de) [bien vouloir] (noter|utiliser|mettre a jour|enregistrer|modifier) [ma|mon|notre|la|votre] (nouvelle|nouvel|carnet|adresse)
		changement d adresse
	`),
	receipt("fr", `
		(nous avons|j ai|a) bien (recu|ete recu|pris en compte|ete recue|ete enregistree|ete prise en compte|ete transmise)
		(votre|vos) (demande|message|mail|e mail|email|courriel|requete|candidature|reclamation) (a|ont|nous est|est) [bien|ete|bien ete] (ete recu|ete recue|recu|recue|enregistre|enregistree|prise en compte|pris en compte|parvenu|parvenue|transmis|transmise|enregistree)
		(accusons|accuse|accusant) [bonne] reception
		(un ticket|votre ticket|ticket|le ticket|numero de (ticket|dossier|demande)) ... (a ete|cree|ouvert|est|enregistre)
	`),
	receiptPromise("fr", `
		(nous|notre equipe|un conseiller|nos equipes|nos services|je) [*|* *] (reviendrons|reviendra|repondrons|repondra|traiterons|traitera|recontacterons|recontactera|contacterons|reviendrai|repondrai|vous repondra|vous repondrons|prendrons|mettons tout en oeuvre) ... (dans les|plus brefs|rapidement|plus vite|meilleurs delais|des que possible|sous|aussitot)
		(dans les (plus brefs|meilleurs) delais|dans les plus brefs delais|sous * heures|sous * jours|jours ouvres)
	`),
	automatic("fr", `
		(ceci est|c est|il s agit d|voici|cet e mail est|ce message est|ce mail est) (un|une) (message|reponse|e mail|email|courriel|mail|accuse de reception) (automatique|automatiques|genere automatiquement|envoye automatiquement|generee automatiquement)
		(ce|cette|le) (message|mail|e mail|email|courriel|reponse) (est|a ete) (genere|generee|envoye|envoyee) automatiquement
		(reponse|message) automatique
	`),
	challenge("fr", `
		(confirmer|confirmez|prouver|prouvez|verifier|valider) [que] [vous|votre|l] [etes|n etes] [pas] [un|une] (humain|personne|robot|spammeur|expediteur|identite|envoi)
		(votre|ce|le) (message|mail|e mail|email) (est|a ete|sera) ... (mis en attente|bloque|retenu|en attente|quarantaine|delivre apres|remis apres)
	`),
	readReceipt("fr", `
		(votre|le) (message|mail|e mail|courriel) [* * *|* *|*] (a ete lu|a ete affiche|a ete ouvert|a ete supprime sans)
		(accuse de lecture|confirmation de lecture|ceci est un accuse de reception)
		a ete lu le
	`),

	// Spanish
	autoSubjects("es", `
		^(respuesta automatica|respuesta automatizada|mensaje automatico|contestacion automatica|autorespuesta|auto respuesta|respuesta de ausencia)
		(respuesta automatica)$
	`),
	absenceSubjects("es", `
		^(fuera de la oficina|fuera de oficina|fuera de mi oficina|ausencia|ausente|aviso de ausencia|notificacion de ausencia|mensaje de ausencia|de vacaciones|en vacaciones|vacaciones|estoy de vacaciones|estoy fuera|no estoy en la oficina|baja (por|de) maternidad)
	`),
	absenceHints("es", `
		(fuera de la oficina|fuera de oficina|de vacaciones|en vacaciones)
	`),
	receiptSubjects("es", `
		^(acuse de recibo|confirmacion de recepcion|hemos recibido (su|tu)|gracias por (contactar|contactarnos|su|tu|escribirnos|comunicarse|ponerse))
	`),
	leftSubjects("es", `
		(ya no (trabaja|forma|labora|esta)|nueva direccion|nuevo correo|cambio de (correo|direccion|email))
	`),
	readSubjects("es", `
		^(leido|no leido|confirmacion de lectura|acuse de lectura|entregado)
	`),
	absence("es", `
		^cerrado por (vacaciones|festivo|fiestas|inventario|obras|descanso)
		(estoy|estare|me encuentro|me encontrare|estamos|estaremos|esta|estara) [actualmente|temporalmente|ahora] (fuera de (la|mi) oficina|fuera de oficina|fuera del despacho|de vacaciones|en vacaciones|ausente|de viaje|de baja|de permiso|fuera (hasta|del|de la)|de licencia|fuera por|disfrutando de)
		(no estoy|no estare|no me encuentro|no voy a estar) (en la oficina|en mi oficina|disponible|disponibles|en el despacho|en mi puesto|localizable)
		(nuestras oficinas|nuestra oficina|la oficina|la empresa) (permanecera|permaneceran|estara|estaran|esta|estan) (cerrada|cerradas|cerrado)
		(durante|en) mi ausencia
		estamos cerrados
	`),
	absenceReturn("es", `
		(regreso|regresare|vuelvo|volvere|estare de vuelta|estare de regreso|me reincorporo|me reincorporare|retorno|a mi regreso|a mi vuelta|me incorporo|a la vuelta) [a la oficina|el|a|de|al|en]
		(hasta el|hasta) (proximo|dia|lunes|martes|miercoles|jueves|viernes)
	`),
	limitedAccess("es", `
		(acceso (limitado|restringido|intermitente|esporadico)|sin acceso|no (tendre|tengo) acceso|poco acceso) [a|al|a mi|a mis]
		(no podre|no puedo) (responder|atender|leer|contestar|revisar)
		(su|tu|los) (correo|mensaje|correos|mensajes) no (sera|seran) (leido|leidos|reenviado|reenviados|respondido|atendido)
	`),
	deputy("es", `
		(en caso de|para|si es|por|para cualquier|si se trata de) [*] (urgencia|urgente|urgentes|urgencias|emergencia|asunto urgente|temas urgentes|algo urgente|asuntos urgentes)
		(por favor|favor de|puede|puedes|pueden|ruego|rogamos) [*] (contactar|contacte|contacta|contacten|dirigirse|dirijase|comunicarse|comuniquese|escribir|escriba|escribir a|pongase en contacto|ponerse en contacto|contactar con|contacte con|contacte a)
		para cualquier (consulta|cuestion|asunto|necesidad|duda) ... (escriba|contacte|dirijase|pongase|escribir|contactar|llame)
		(mi companero|mi companera|mis companeros|mi colega|mi asistente)
	`),
	thanksForMail("es", `
		(gracias|muchas gracias|agradecemos|le agradecemos) (por|su|tu) (su|tu|el|contactar|contactarnos|escribir|escribirnos|comunicarse|contacto|mensaje|correo|email|e mail) [mensaje|correo|email|e mail|contacto|consulta|interes]
	`),
	leftCompany("es", `
		(ya no|no) (trabajo|trabaja|laboro|labora|pertenezco|pertenece|formo parte|forma parte|estoy|esta|sigo|presta|colaboro|colabora) [mas] (en|con|para|a|de|vinculado|vinculada) [a|con] [la|esta|el|nuestra|*] (empresa|compania|organizacion|institucion|equipo|firma)
		ya no (trabajo|trabaja|laboro|labora) [mas] (en|con|para|aqui)
		(he|ha|me he|se ha) (dejado|abandonado|desvinculado|jubilado|retirado) [de] [la|esta|nuestra|mi] [empresa|compania|organizacion]
		esta (direccion|cuenta|casilla|direccion de correo|cuenta de correo) [* *|*] (ya no|no) (esta|es|existe|se encuentra|sera) [en uso|activa|valida|monitoreada|mas|utilizada|*]
		este (correo|buzon|email|correo electronico) [* *|*] (ya no|no) (esta|es|existe|se) [en uso|activo|valido|utiliza|atiende|*]
	`),
	addressChange("es", `
		(mi|nuestro|nuestra|nuevo|mi nuevo|mi nueva) [nuevo|nueva] (correo|direccion|email|e mail|direccion de correo|correo electronico) [electronico|de correo] (es|ha cambiado|sera|cambio|cambia)
		(cambio de (correo|direccion|email)|he cambiado (de|mi) (correo|direccion|email))
		(actualice|actualizar|actualicen|tome nota|tomar nota) ... (nuevo|nueva|contactos|agenda|registros)
	`),
	receipt("es", `
		(hemos|he) [*] recibido [*] (su|tu) (mensaje|correo|email|e mail|solicitud|consulta|peticion|mail|comunicacion|correctamente)
		(su|tu) (mensaje|correo|email|e mail|solicitud|consulta|peticion|ticket|caso|incidencia) [* *|*] (ha sido|fue|ha|se ha) (recibido|recibida|registrado|registrada|creado|creada|asignado|asignada|abierto|enviado|enviada|sido)
		(acusamos|acuso) recibo
		(acusamos|confirmamos|confirmar) [la|el] (recibo|recepcion)
		(numero|nro|no) de (ticket|caso|incidencia|referencia|solicitud)
	`),
	receiptPromise("es", `
		(nos pondremos|le responderemos|te responderemos|le contestaremos|responderemos|contactaremos|le atenderemos|sera atendida|sera atendido|un asesor|nuestro equipo|le contactara|se pondra) ... (en contacto|a la brevedad|brevedad|lo antes posible|breve|cuanto antes|en un plazo|pronto|dentro de|tan pronto)
		(a la brevedad|a la mayor brevedad|lo antes posible|en las proximas * horas|horas habiles|dias habiles|dias laborables)
	`),
	automatic("es", `
		(este es|esta es|esto es|se trata de) (un|una) (mensaje|respuesta|correo|email|e mail|contestacion) (automatico|automatica|generado automaticamente|generada automaticamente|automatizado|automatizada)
		(este|esta) (mensaje|correo|email|respuesta) (es|ha sido|fue|se ha) (generado|generada|enviado|enviada|automatico|automatica) [automaticamente]
		respuesta automatica
	`),
	challenge("es", `
		(confirme|confirmar|verifique|verificar|demuestre) que (usted|no) (es|sea) [un|una] (persona|humano|robot|spammer)
		(su|el) (mensaje|correo) (esta|ha sido|fue|quedo) (retenido|en espera|en cuarentena|bloqueado) ... (hasta|confirme|verifique)
	`),
	readReceipt("es", `
		se leyo el (lunes|martes|miercoles|jueves|viernes|sabado|domingo)
		(su|el) mensaje [* * *|* *|*] (fue|ha sido) (leido|abierto|mostrado|eliminado sin)
		(confirmacion|acuse) de lectura
	`),

	// Portuguese
	autoSubjects("pt", `
		^(resposta automatica|mensagem automatica|resposta de ausencia|auto resposta|autoresposta)
		(resposta automatica)$
	`),
	absenceSubjects("pt", `
		^(ausencia|ausente|fora do escritorio|ausencia temporaria|aviso de ausencia|ausente do escritorio|em ferias|de ferias|ferias|estou de ferias|estou em ferias|licenca maternidade)
	`),
	absenceHints("pt", `
		(fora do escritorio|de ferias|em ferias)
	`),
	receiptSubjects("pt", `
		^(confirmacao de recebimento|recebemos (sua|seu|a sua|o seu)|obrigado por|obrigada por|agradecemos (o seu|seu|a sua|sua) (contato|contacto|mensagem|email|e mail))
	`),
	readSubjects("pt", `^(lido|lida|nao lido|nao lida|confirmacao de leitura|confirmacao de entrega|entregue)`),
	leftSubjects("pt", `
		(nao (trabalha|faz|esta) mais|ja nao (trabalha|faz)|novo (email|e mail|endereco)|mudanca de (email|e mail|endereco))
	`),
	absence("pt", `
		(estarao|estara|estaremos|estamos|entraremos) em recesso
		^(encerrado|fechado) para (ferias|balanco|obras)
		(estou|estarei|encontro me|encontrarei me|me encontro|estamos|estaremos|esta|estara) [atualmente|actualmente|temporariamente|no momento] (fora do escritorio|fora da empresa|de ferias|em ferias|ausente|em viagem|viajando|de licenca|em licenca|fora (ate|de|da|do)|de baixa|indisponivel)
		(nao estou|nao estarei) (no escritorio|disponivel|na empresa|acessivel)
		(nosso escritorio|o escritorio|o nosso escritorio|a empresa|os nossos escritorios) (estara|estarao|esta|encontra se|estao) (fechado|fechada|encerrado|encerrada|fechados)
		(durante|na) (a minha|minha) ausencia
	`),
	absenceReturn("pt", `
		(retorno|retornarei|regresso|regressarei|volto|voltarei|estarei de volta|meu retorno|no meu regresso|meu regresso) [ao escritorio|em|no|a|dia|ao trabalho]
	`),
	limitedAccess("pt", `
		(acesso (limitado|restrito|esporadico|reduzido)|sem acesso|nao terei acesso|nao tenho acesso) [a|ao|aos|a meu]
		(nao poderei|nao conseguirei) (responder|ler|atender|acessar)
		(sua|seu|a sua|o seu) (mensagem|email|e mail) nao sera (lida|lido|encaminhada|encaminhado)
	`),
	deputy("pt", `
		(em caso de|para|se for|casos|assuntos|em caso) [*] (urgencia|urgente|urgentes|urgencias|emergencia|assuntos urgentes)
		(por favor|favor|queira|pode|pedimos que|peco que) [*] (contactar|contatar|contacte|contate|entre em contato|entre em contacto|dirija se|escreva|entrar em contato|entrar em contacto|enviar|envie)
		(meu colega|minha colega|o meu colega|a minha colega|meus colegas)
	`),
	thanksForMail("pt", `
		(obrigado|obrigada|muito obrigado|muito obrigada|agradecemos|agradeco) (por|pelo|pela|o|a) (seu|sua|o seu|a sua|entrar|nos contatar|nos contactar|contato|contacto) [contato|contacto|email|e mail|mensagem|em contato]
	`),
	leftCompany("pt", `
		(nao faz|nao faco|deixei de fazer|deixou de fazer) [mais] parte (do|da|dos|das) (quadro|quadros|equipa|equipe|empresa|*)
		(nao|ja nao) (trabalho|trabalha|faco parte|faz parte|faco|estou|esta|pertenco|pertence|integro|integra) [mais] [na|no|da|do|para a|para o|com a|nesta|desta|a|mais] (empresa|companhia|organizacao|quadro|equipe|equipa|grupo|instituicao)
		(deixei|deixou|desliguei me|desligou se|me desliguei|se desligou|saiu|sai) [de] (a|da|o|do|na) (empresa|companhia|organizacao)
		(me aposentei|aposentou se|se aposentou|reformei me|reformou se)
		(este|esta) (email|e mail|endereco|conta|caixa|caixa postal|endereco de email|endereco de e mail) [* *|*] (nao esta mais|ja nao esta|nao existe mais|foi desativado|foi desativada|foi desactivado|ja nao|nao e mais|sera desativado)
	`),
	addressChange("pt", `
		(meu|o meu|nosso|meu novo|o meu novo) [novo] (email|e mail|endereco|endereco de email|endereco de e mail) (e|mudou|passou|sera|agora)
		(mudei|alterei|mudou) (de|o|meu|o meu) (email|e mail|endereco)
	`),
	receipt("pt", `
		(recebemos|recebi) (o seu|a sua|seu|sua|com sucesso) (email|e mail|mensagem|solicitacao|pedido|contato|contacto|chamado|solicitacao|duvida)
		(seu|sua|o seu|a sua) (email|e mail|mensagem|solicitacao|pedido|chamado|ticket) [* *|*] foi (recebido|recebida|registrado|registrada|aberto|criado|encaminhado|encaminhada|registado|registada)
		(numero|protocolo|n) (do|de|da) (chamado|ticket|protocolo|atendimento|solicitacao|pedido)
	`),
	receiptPromise("pt", `
		(responderemos|entraremos em contato|entraremos em contacto|retornaremos|iremos responder|nossa equipe|a nossa equipa|em breve) ... (brevidade|o mais breve|breve|assim que possivel|mais rapido|contato|contacto|em ate)
		(o mais breve possivel|assim que possivel|dias uteis|horas uteis)
	`),
	automatic("pt", `
		(mensagem|resposta|e mail|email) (gerada|gerado|enviada|enviado) automaticamente
		(esta e|este e|trata se de) (uma|um) (mensagem|resposta|email|e mail) (automatica|automatico|gerada automaticamente|gerado automaticamente)
		(esta|este) (mensagem|email|e mail|resposta) (foi|e) (gerada|gerado|enviada|enviado) automaticamente
		resposta automatica
	`),
	readReceipt("pt", `
		(sua|a sua) mensagem [* * *|* *|*] foi (lida|aberta|exibida|excluida sem)
		(confirmacao|recibo) de leitura
	`),
	challenge("pt", `
		so aceita mensagens de remetentes [confirmados|autorizados]
		(confirme|confirmar) que nao e um robo
		(confirmar|confirme) que (voce|o remetente|nao) (e|nao e) [um|uma] (pessoa|robo|humano|spammer)
		(sua|a sua) mensagem (esta|foi|ficou) (retida|em espera|aguardando|bloqueada)
	`),

	// Italian
	autoSubjects("it", `
		^(risposta automatica|messaggio automatico|risponditore automatico|autorisposta|auto risposta)
		(risposta automatica)$
	`),
	absenceSubjects("it", `
		^(fuori sede|fuori ufficio|assenza|assente|assenza dall ufficio|avviso di assenza|in ferie|ferie|sono in ferie|chiusura (estiva|aziendale|per ferie)|maternita)
	`),
	absenceHints("it", `(fuori sede|fuori ufficio|in ferie|assente)`),
	receiptSubjects("it", `^(conferma di ricezione|abbiamo ricevuto|grazie per (averci|la tua|la sua|il tuo|averci contattato)|avviso di ricevimento)`),
	readSubjects("it", `^(letto|letta|non letto|conferma di lettura|ricevuta di ritorno|recapitato)`),
	leftSubjects("it", `(non (lavora|fa|e) piu|nuovo (indirizzo|recapito)|nuova (mail|email)|cambio (indirizzo|mail|email))`),
	absence("it", `
		^[siamo] chiusi (per|dal|fino)
		(ci fermiamo|restiamo chiusi) (il|dal|per|fino|dall)
		(sono|saro|siamo|saremo|mi trovo) [attualmente|momentaneamente|al momento|temporaneamente] (fuori ufficio|fuori sede|in ferie|assente|assenti|in vacanza|in viaggio|in trasferta|in malattia|in maternita|in congedo|non disponibile|fuori dall ufficio|out of office)
		(non sono|non saro) (in ufficio|in sede|disponibile|reperibile)
		(i nostri uffici|il nostro ufficio|gli uffici|l ufficio|l azienda|lo studio) (sono|e|saranno|sara|rimarranno|restera|rimarra|resteranno) (chiusi|chiuso|chiusa)
		(durante la|in) mia assenza
		siamo chiusi per ferie
	`),
	absenceReturn("it", `
		(alla|dopo la) (riapertura|ripresa)
		al nostro rientro
		(rientro|rientrero|tornero|torno|saro di ritorno|al mio rientro|al mio ritorno|di nuovo in ufficio|saro nuovamente) [in ufficio|il|previsto|lunedi|martedi|mercoledi|giovedi|venerdi]
		fino al * [*] (compreso|incluso)
	`),
	limitedAccess("it", `
		(accesso limitato|accesso saltuario|senza accesso|non avro accesso|non ho accesso|accesso sporadico) [alla|alle|ai|a]
		(non potro|non posso|non riusciro a) (rispondere|leggere|controllare|consultare)
		(la posta|le mail|le email|i messaggi|il messaggio) non (sara|saranno|verra|verranno) (letta|lette|letti|inoltrata|inoltrati|letto)
	`),
	deputy("it", `
		per (qualsiasi|ogni|qualunque) (necessita|esigenza|informazione|richiesta|cosa) [*] (scriva|scrivete|contatti|contattare|rivolgersi|si rivolga|potete|puo)
		(in caso di|per|per le|per ogni|per qualsiasi) [*] (urgenza|urgenze|comunicazioni urgenti|questioni urgenti|necessita urgenti|emergenza|emergenze|urgenti)
		(si prega di|prego|potete|puo|puoi|vi prego di|la prego di|vi invito a|pregasi) [*] (contattare|rivolgersi|scrivere|rivolgervi|rivolgerti|chiamare|inviare)
		(la mia collega|il mio collega|i miei colleghi|un mio collega)
	`),
	thanksForMail("it", `
		(grazie|la ringraziamo|vi ringraziamo|la ringrazio|ti ringraziamo) (per|di) (la|il|averci|avermi|aver|averla) [sua|tua|vostra|suo|tuo] (mail|email|e mail|messaggio|contattato|contattati|scritto|richiesta|interesse)
	`),
	leftCompany("it", `
		non (lavoro|lavora|faccio|fa|sono|e|collaboro|collabora) piu [parte|in|per|con|presso|alle] [di|della|dell|la|l|questa|*] (azienda|societa|team|organico|dipendenze|organizzazione)
		non (lavoro|lavora) piu (per|presso|con|in)
		(ho|ha) lasciato (l|la|il|questa|la nostra|il nostro) (azienda|societa|incarico|gruppo|ditta|*)
		(andato in pensione|andata in pensione)
		(questo|questa|il presente) (indirizzo|casella|account|mail|email|casella di posta|indirizzo mail|indirizzo email|indirizzo e mail) [* *|*] (non e piu|non sara piu|e stato disattivato|e stata disattivata|e stato dismesso|non esiste piu|verra disattivato|e dismesso|e dismessa)
	`),
	addressChange("it", `
		(il mio|il nostro|il) [nuovo] (indirizzo|recapito) [mail|email|e mail|di posta] [elettronica] (e|e cambiato|cambia|sara|diventa)
		(la mia|mia) nuova (mail|email|e mail|casella) (e|sara)
		(ho cambiato|abbiamo cambiato|e cambiato) [il|l|la|mio|il mio] (indirizzo|mail|email|mio indirizzo)
	`),
	receipt("it", `
		(abbiamo|ho) [*] ricevuto (la|il|correttamente) [sua|tua|vostra|suo|tuo|vostro] (mail|email|e mail|messaggio|richiesta|segnalazione|comunicazione)
		(la sua|la tua|la vostra|il suo|il tuo|il vostro) (mail|email|e mail|messaggio|richiesta|segnalazione|ticket) (e stata|e stato) (ricevuta|ricevuto|registrata|registrato|presa in carico|preso in carico|inoltrata|aperto|creato|inviata)
		(preso|presa) in carico
		(numero|n) [di|del] (ticket|pratica|richiesta|segnalazione)
	`),
	receiptPromise("it", `
		(risponderemo|le risponderemo|ti risponderemo|vi risponderemo|sara nostra cura|la contatteremo|ti contatteremo|un nostro operatore|ricontatteremo|provvederemo) ... (prima possibile|presto|al piu presto|piu breve|rispondere|entro|ricontattare|contattera)
		(al piu presto|il prima possibile|giorni lavorativi|ore lavorative)
	`),
	automatic("it", `
		(messaggio|risposta|mail|e mail) [viene|e|e stato|e stata] (generato|generata|inviato|inviata) (in automatico|automaticamente|dal sistema)
		(questo|questa) (e|messaggio e|mail e|email e|e mail e) [un|una] [messaggio|risposta|mail|email] (automatico|automatica|generato automaticamente|generata automaticamente)
		(questo|questa|il presente) (messaggio|mail|email|e mail|risposta) (e stato|e stata|viene) (generato|generata|inviato|inviata) automaticamente
		(risposta automatica|risponditore automatico)
	`),
	readReceipt("it", `
		e stato (visualizzato|letto|aperto) (il|alle|in data)
		(il suo|il tuo|il|la sua) (messaggio|mail) [* * *|* *|*] (e stato|e stata) (letto|letta|visualizzato|aperto|eliminato senza)
		(conferma di lettura|ricevuta di lettura|ricevuta di ritorno)
	`),

	challenge("it", `
		(conferma|confermi) [di essere|che sei|che e] una persona
		(messaggio|mail) [* *|* * *|*] (e in attesa|e stato trattenuto|sara consegnato dopo)
	`),

	// Dutch
	challenge("nl", `(bevestig|bevestigen) dat (u|je) (geen robot|een mens|een persoon)`),
	autoSubjects("nl", `
		^(automatisch antwoord|automatische reactie|automatisch bericht|automatische beantwoording|auto antwoord|autoreply)
		(automatisch antwoord|automatische reactie)$
	`),
	absenceSubjects("nl", `
		^(afwezig|afwezigheid|afwezigheidsbericht|afwezigheidsmelding|niet op kantoor|niet aanwezig|buiten kantoor|met vakantie|op vakantie|vakantie|verlof|afwezigheidsassistent|met verlof|zwangerschapsverlof)
	`),
	absenceHints("nl", `(niet op kantoor|op vakantie|met vakantie|afwezig)`),
	receiptSubjects("nl", `^(ontvangstbevestiging|bevestiging van ontvangst|bedankt voor (uw|je)|wij hebben uw|we hebben je)`),
	readSubjects("nl", `^(gelezen|niet gelezen|leesbevestiging|afgeleverd)`),
	leftSubjects("nl", `(niet meer (werkzaam|in dienst|actief)|nieuw (e mailadres|emailadres|mailadres)|uit dienst)`),
	absence("nl", `
		(ons bedrijf|onze zaak|onze winkel|onze werkplaats|wij|we) [is|zijn] [*] gesloten (van|tot|op|wegens|tussen|t m)
		(ben ik|ik ben) (voor|wegens) [*|* *|* * *] afwezig
		(ik ben|wij zijn|we zijn|ik ga|ben ik|ik) [momenteel|helaas|tijdelijk|vandaag|op dit moment|thans] (niet op kantoor|niet aanwezig|afwezig|op vakantie|met vakantie|met verlof|op reis|buiten kantoor|niet bereikbaar|niet beschikbaar|op zakenreis|met zwangerschapsverlof|uit kantoor|vrij)
		(ik ben|ben ik|wij zijn|we zijn) (van|tot|t m|vanaf|tot en met|op) ... [* * *|*] (niet op kantoor|afwezig|op vakantie|met vakantie|met verlof|niet aanwezig|niet bereikbaar|gesloten|vrij)
		(ons kantoor|het kantoor|kantoor|ons bedrijf) is [*|* *|van|tot] ... gesloten
		(tijdens|gedurende) mijn (afwezigheid|vakantie|verlof)
		(geniet|genieten) (ik|wij|we) [momenteel|nu|even|nog] van [een|mijn|onze] [welverdiende|heerlijke|korte] (vakantie|verlof|vrije dagen)
		(ik geniet|wij genieten|we genieten) [momenteel|nu|even|nog] van [een|mijn|onze] [welverdiende|heerlijke|korte] (vakantie|verlof|vrije dagen)
	`),
	absenceReturn("nl", `
		(weer|terug) (op kantoor|bereikbaar|aanwezig|aan het werk|beschikbaar|te bereiken|terug)
		(na|bij) (mijn terugkomst|terugkomst|mijn vakantie|mijn terugkeer)
		tot en met
	`),
	limitedAccess("nl", `
		(beperkt|beperkte|geen|slechts beperkt|nauwelijks) [toegang tot|bereikbaar] [mijn|de] (e mail|email|mail|mails|e mails|mailbox|per mail|via mail)
		(mijn|uw|de|je) (mail|e mail|email|mails|e mails|bericht) (wordt|worden) niet (gelezen|doorgestuurd|beantwoord)
	`),
	deputy("nl", `
		(voor|bij|in) (dringende|spoedeisende|urgente|geval van) (zaken|vragen|gevallen|kwesties|spoed|aangelegenheden|verzoeken|nood)
		(kunt u|kun je|kan je|gelieve|verzoek ik u) [*|* *|* * *|contact] (contact opnemen|contacteren|terecht|opnemen|mailen|bellen|wenden)
		neem [dan|bij|voor] [*|* *|* * *|dan] contact op [met]
		(mijn collega|mijn collegas|mijn collega s)
	`),
	thanksForMail("nl", `(bedankt|dank|dank u|dank je|hartelijk dank|dank u wel) voor (uw|je|het) (bericht|e mail|email|mail|aanvraag|vraag|interesse)`),
	leftCompany("nl", `
		werkt (sinds|vanaf|per) [*|* *|* * *] niet meer (bij|voor)
		(niet (meer|langer)|niet meer) (werkzaam|in dienst|actief|werkzaam bij|bereikbaar op|betrokken) [bij|voor|in|op]
		(heeft|heb) (ons|de|het) (bedrijf|organisatie|kantoor|*) verlaten
		(werk|werkt) niet (meer|langer) (bij|voor|hier|in)
		(uit dienst|met pensioen)
		(dit|deze) (e mailadres|emailadres|mailadres|mailbox|e mail adres|postvak|adres|account) (is|wordt) [*] (niet (meer|langer)|opgeheven|gesloten|buiten gebruik)
	`),
	addressChange("nl", `
		(mijn|ons|onze) [nieuwe|nieuw] (e mailadres|emailadres|mailadres|e mail adres|mail adres) (is|wordt|is gewijzigd|luidt|verandert)
		(nieuw|nieuwe|gewijzigd) (e mailadres|emailadres|mailadres)
	`),
	receipt("nl", `
		(wij hebben|we hebben|ik heb) (uw|je|jouw) (bericht|e mail|email|mail|aanvraag|vraag|verzoek|melding) [*|* *|in goede orde] ontvangen
		(uw|je|jouw) (bericht|e mail|email|mail|aanvraag|vraag|verzoek|melding|ticket) is [*|* *|* * *] (ontvangen|geregistreerd|aangemaakt|binnengekomen|doorgestuurd)
		(ontvangst van uw|ontvangstbevestiging)
		(ticketnummer|zaaknummer|referentienummer|dossiernummer|meldingsnummer)
	`),
	receiptPromise("nl", `
		(wij|we|ik|ons team|een medewerker|onze medewerkers) [*|* *|* * *] (nemen|neemt|reageren|beantwoorden|antwoorden|streven|proberen|zal|zullen) ... (zo snel mogelijk|zo spoedig mogelijk|binnen|spoedig|op korte termijn)
		(zo snel mogelijk|zo spoedig mogelijk|binnen * werkdagen|binnen * uur)
	`),
	automatic("nl", `
		dit is een (automatisch|automatische|geautomatiseerd|automatisch gegenereerd|automatisch gegenereerde) (antwoord|bericht|e mail|email|mail|reactie|ontvangstbevestiging)
		(dit bericht|deze e mail|deze mail) (is|wordt|werd) automatisch (gegenereerd|verstuurd|verzonden|aangemaakt)
		automatisch antwoord
	`),
	readReceipt("nl", `		uw bericht ... is gelezen op
		is gelezen op (maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)
		uw bericht [* * *|* *|*] is gelezen
		leesbevestiging`),

	// Polish
	autoSubjects("pl", `^(automatyczna odpowiedz|odpowiedz automatyczna|autoodpowiedz|autoresponder)`),
	absenceSubjects("pl", `^(nieobecnosc|poza biurem|urlop|jestem na urlopie|nieobecny|nieobecna|zwolnienie)`),
	absenceHints("pl", `(na urlopie|poza biurem|nieobecnosc)`),
	receiptSubjects("pl", `^(potwierdzenie (otrzymania|odbioru|przyjecia)|dziekujemy za (wiadomosc|kontakt|zgloszenie)|otrzymalismy)`),
	readSubjects("pl", `^(przeczytano|odczytano|potwierdzenie (odczytu|przeczytania))`),
	absence("pl", `
		(jestem|bede|jestesmy|bedziemy|przebywam) [obecnie|aktualnie|teraz|niestety|chwilowo] (na urlopie|poza biurem|nieobecny|nieobecna|na zwolnieniu|w delegacji|w podrozy sluzbowej|niedostepny|niedostepna|na wakacjach|poza firma|na macierzynskim|na urlopie macierzynskim|nieobecna w pracy)
		(nie ma mnie|nie bedzie mnie|nie bede) [obecnie|dostepny|dostepna|obecny|obecna] [w biurze|w pracy|do|od|w dniach]
		(w dniach|od dnia|od) ... [*|* *] (jestem na urlopie|bede na urlopie|bede nieobecny|bede nieobecna|przebywam na urlopie|jestem nieobecny|jestem nieobecna)
		(nasze biuro|biuro|firma) (jest|bedzie) (nieczynne|zamkniete|nieczynna|zamknieta)
		(podczas|w czasie|pod) (mojej nieobecnosci|moja nieobecnosc)
	`),
	absenceReturn("pl", `
		(wracam|wroce|po powrocie|bede z powrotem|bede dostepny|bede dostepna|bede ponownie) [do biura|do pracy|dnia|w|z urlopu|od]
	`),
	limitedAccess("pl", `(ograniczony dostep|bez dostepu|nie mam dostepu|nie bede mial|nie bede miala|utrudniony dostep) [do|dostepu]`),
	deputy("pl", `
		w (pilnych|naglych|waznych|sprawach pilnych|przypadku pilnych|razie pilnej|razie|naglych) (sprawach|przypadkach|spraw|potrzeby|pytan|kwestiach)
		(prosze o kontakt|prosze kontaktowac|prosimy o kontakt|prosze pisac|zapraszam do kontaktu|prosze sie kontaktowac) [z|do|sie]
		(zastepuje mnie|moja kolezanka|moj kolega|zastepstwo)
	`),
	thanksForMail("pl", `(dziekuje|dziekujemy) za (wiadomosc|kontakt|maila|e maila|mail|e mail|zgloszenie|przeslana)`),
	leftCompany("pl", `
		(nie|juz nie|nie jestem|nie jest) (pracuje|pracownikiem|jest|jestem) [juz] [w|pracownikiem|zatrudniony|zatrudniona] (firmie|*|juz)
		(nie pracuje juz|juz nie pracuje|zakonczyl prace|zakonczyla prace|odszedl z|odeszla z|zakonczylem prace|zakonczylam prace|zakonczyl wspolprace|przeszedl na emeryture)
		(ten|ta|podany) (adres|skrzynka|adres e mail|adres mailowy) [*|* *] (jest|nie|zostal|zostala) [juz|jest] (nieaktywny|nieaktywna|nieaktualny|aktywny|aktywna|uzywany|obslugiwany|zamkniety|zamknieta|wylaczony|dezaktywowany)
	`),
	addressChange("pl", `(moj|nasz) [nowy] adres [e mail|email|mailowy] (to|zmienil sie|ulegl zmianie|jest)
		(nowy adres|zmiana adresu) [e mail|email|mailowy|poczty]`),
	receipt("pl", `
		(otrzymalismy|otrzymalem|otrzymalam|dotarla|wplynelo) [do nas] (panstwa|pana|pani|twoje|twoja|panstwa|*) (wiadomosc|zgloszenie|zapytanie|e mail|mail|pismo)
		(panstwa|twoje|twoja|pana|pani) (wiadomosc|zgloszenie|zapytanie|e mail|mail) (zostalo|zostala|zostal) (zarejestrowane|przyjete|otrzymana|otrzymane|przekazane|przekazana|dostarczona|utworzone)
		(numer|nr) (zgloszenia|sprawy|ticketu|referencyjny)
	`),
	receiptPromise("pl", `(odpowiemy|odpowiem|skontaktujemy sie|skontaktuje sie|odpowiedzi udzielimy|postaramy sie) ... (najszybciej|jak najszybciej|wkrotce|mozliwe|w ciagu|niezwlocznie)
		(najszybciej jak to mozliwe|w ciagu * godzin|dni roboczych)`),
	automatic("pl", `
		(to jest|jest to|wiadomosc|to) [wiadomosc|odpowiedz|wygenerowana|jest] (automatyczna|wygenerowana automatycznie|generowana automatycznie|automatyczna odpowiedz|automatyczna wiadomosc)
		(wiadomosc|odpowiedz) (zostala|jest) [wygenerowana|wyslana|generowana] automatycznie
	`),

	// Czech
	autoSubjects("cs", `^(automaticka odpoved|automaticka zprava|autoodpoved)`),
	absenceSubjects("cs", `^(mimo kancelar|nepritomnost|nepritomen|nepritomna|dovolena|jsem na dovolene|mimo pracoviste|oznameni o nepritomnosti|materska dovolena)`),
	absenceHints("cs", `(na dovolene|mimo kancelar|nepritomnost)`),
	receiptSubjects("cs", `^(potvrzeni (prijeti|o prijeti|doruceni)|dekujeme za|prijali jsme)`),
	readSubjects("cs", `^(precteno|potvrzeni o precteni|neprecteno)`),
	absence("cs", `
		(jsem|budu|jsme|budeme|nachazim se|momentalne jsem|v soucasne dobe jsem) [momentalne|nyni|bohuzel|aktualne] (na dovolene|mimo kancelar|nepritomen|nepritomna|nepritomny|mimo pracoviste|na sluzebni ceste|na cestach|nedostupny|nedostupna|na materske|na rodicovske|nemocny|nemocna|mimo)
		(nejsem|nebudu|nebudeme) [nyni|momentalne|bohuzel] (v kancelari|k dispozici|pritomen|pritomna|dostupny|dostupna|k zastizeni|na pracovisti)
		(od|do|dne|ve dnech) ... [*|* *|* * *] (budu mimo|jsem na dovolene|budu na dovolene|nebudu v kancelari|cerpam dovolenou|budu cerpat dovolenou|nepritomen|nepritomna|jsem mimo|mam dovolenou)
		(cerpam|mam|budu cerpat) (radnou|dovolenou|materskou)
		(po dobu|behem|v dobe) (me|moji|moje) (nepritomnosti|dovolene)
		(nase|kancelar|firma) [kancelar] (je|bude) [*|* *] (zavrena|uzavrena)
	`),
	absenceReturn("cs", `(vratim se|vracim se|po navratu|po mem navratu|po svem navratu|zpet v kancelari|budu zpet|znovu k dispozici|opet k dispozici|opet v kancelari)`),
	limitedAccess("cs", `(omezeny pristup|nemam pristup|bez pristupu|nebudu mit pristup|omezene|nepravidelne) [k|ke] [e mailu|emailu|emailum|mailu|poste|mailum|postu]`),
	deputy("cs", `
		(v pripade|v nalehavych|v urgentnich|v nutnych|pri|ve) (nalehavych|urgentnich|nutnosti|potreby|nutne|neodkladnych|pripadech|nalehavem|nalehave|urgentni) [pripadech|zalezitosti|zalezitostech|veci|pripade|potreby]
		(kontaktujte|obratte se|prosim kontaktujte|obracejte se|volejte|piste) [prosim] [kolegu|kolegyni|meho|na|moji]
		(zastupuje me|muj kolega|moje kolegyne|zastup)
	`),
	thanksForMail("cs", `(dekuji|dekujeme|diky) (za|vam za) [vas|vasi|tvou|vasemu] (zpravu|e mail|email|mail|dotaz|zprava|kontaktovani)`),
	leftCompany("cs", `
		(jiz|uz) (nepracuji|nepracuje|neni|nejsem|nepusobi|nepusobim) [ve|v|u|zamestnancem|soucasti|pro|na] (spolecnosti|firme|zamestnancem|*)
		(odesel|odesla|ukoncil|ukoncila|ukoncil jsem|ukoncila jsem) ... (spolecnosti|firmy|pomer|duchodu|spolupraci)
		(tato|tento) (adresa|schranka|e mailova adresa|emailova adresa|e mail|email) [jiz|uz] (neni|je|byla|byl) [jiz|uz] (aktivni|platna|pouzivana|zrusena|zrusen|funkcni|nefunkcni|neaktivni|deaktivovana|v provozu)
	`),
	addressChange("cs", `(moje|nase|ma) nova (e mailova|emailova|mailova) adresa
		(zmena|zmenila se|zmenil jsem) ... (e mailove|emailove|e mailova|emailova|adresy|adresa|adresu|emailu)`),
	receipt("cs", `
		(vase|vas|vasi|tvoje) (zprava|e mail|email|dotaz|pozadavek|zadost|zpravu|pozadavek) (byl|byla|byl uspesne|byla uspesne|jsme) (prijat|prijata|dorucen|dorucena|zaregistrovan|zaregistrovana|obdrzeli|zaevidovan|predan|prijali|vytvoren)
		(obdrzeli|prijali|prijal|obdrzel) (jsme|jsem) (vas|vasi|vase)
		(cislo|c) (pozadavku|tiketu|ticketu|pripadu)
	`),
	receiptPromise("cs", `(odpovime|budeme|ozveme se|odpovim|ozvu se|vyridime) ... (co nejdrive|nejdrive|brzy|do * hodin|v nejblizsi|obratem)
		(co nejdrive|pracovnich dnu|pracovnich dni)`),
	automatic("cs", `(toto|tento|tato) (je|e mail je|zprava je|email je|zprava byla|e mail byl|email byl) (automaticka|automaticky|vygenerovana automaticky|vygenerovan automaticky) [generovana|vygenerovana|generovany|odpoved|zprava|vygenerovan|odeslana]
		automaticka odpoved`),

	// Swedish
	autoSubjects("sv", `^(autosvar|automatiskt svar|automatisk svar|automatsvar)`),
	absenceSubjects("sv", `^(franvaro|franvarande|franvaromeddelande|inte pa kontoret|ej pa kontoret|semester|pa semester|jag ar pa semester|foraldraledig|foraldraledighet|ej i tjanst|ledig)`),
	absenceHints("sv", `(pa semester|franvarande|pa kontoret|foraldraledig)`),
	receiptSubjects("sv", `^(mottagningsbekraftelse|tack for (ditt|din)|vi har (mottagit|tagit emot)|bekraftelse pa)`),
	readSubjects("sv", `^(last|laskvitto|ej last)`),
	absence("sv", `
		(jag|vi) (ar|kommer att vara) [for narvarande|just nu|tyvarr|nu] (pa semester|franvarande|inte pa kontoret|ej pa kontoret|borta|bortrest|ledig|foraldraledig|sjukskriven|pa tjansteresa|inte i tjanst|ej i tjanst|inte tillganglig|pa resa|utanfor kontoret|inte anträffbar)
		(ar|jag ar) (tillbaka|ledig|franvarande|borta|pa semester) (fran|till|t o m|till och med|den|igen|mandag|och)
		(kontoret|vart kontor|vi) (ar|har|haller) (stangt|semesterstangt|stangda|semesterstangning)
		under min (franvaro|semester|ledighet)
	`),
	absenceReturn("sv", `(ar|jag ar|aterkommer|tillbaka) (tillbaka|ater|pa kontoret|igen|den|i tjanst) [pa kontoret|igen|den|mandag|pa jobbet|i tjanst]
		(nar jag ar|nar jag) (tillbaka|kommer tillbaka|ater)
		till och med`),
	limitedAccess("sv", `(begransad|ingen|begransat|liten) (tillgang|mojlighet) [till|att] [min|lasa|svara] (mail|e post|epost|mejl|mejlen|mailen|pa)
		(laser|svarar) [inte|ej|endast|sporadiskt] (mail|mejl|e post|pa mail|pa mejl) [sporadiskt|inte|ej|regelbundet]`),
	deputy("sv", `(vid|i|for) (bradskande|akuta|akut|viktiga|brådskande) (arenden|fragor|fall|behov|arende)
		(kontakta|vanligen kontakta|var vanlig kontakta|hor av dig till|maila|ring) (min|mina|oss|garna|*) (kollega|kollegor|chef|*)
		(min kollega|mina kollegor)`),
	thanksForMail("sv", `tack for (ditt|din|er|ert|att du) (mail|mejl|e post|meddelande|epost|fraga|forfragan|kontaktar)`),
	leftCompany("sv", `
		(arbetar|jobbar|ar) (inte|ej) (langre|kvar) [pa|hos|i|for|vid|inom|anstalld]
		(har|jag har) (slutat|lamnat|gatt i pension|avslutat) [min|sin|pa|hos|foretaget|vid|anstallning|*]
		(denna|den har) (e postadress|epostadress|mailadress|mejladress|brevlada|adress|inkorg|mailbox) (ar|anvands|har|bevakas) (inte|ej|inte langre|stangd|avslutad|upphort)
	`),
	addressChange("sv", `(min|var) [nya] (e postadress|epostadress|mailadress|mejladress) (ar|har)
		(ny|andrad|bytt) (e postadress|epostadress|mailadress|mejladress)`),
	receipt("sv", `
		(vi|jag) har (mottagit|tagit emot|fatt|registrerat) (ditt|din|er|ert) (mail|mejl|e post|meddelande|forfragan|arende|arende|fraga|epost)
		(ditt|din) (mail|mejl|arende|meddelande|forfragan|e post|fraga) (har|ar) (mottagits|registrerats|skapats|tagits|registrerat|mottaget|mottagen|skickats)
		(arendenummer|arende nummer)
	`),
	receiptPromise("sv", `(vi|jag) (aterkommer|svarar|kontaktar|hor av oss|besvarar) ... (snarast|sa snart|snart|inom|fort)
		(sa snart (som|vi|jag)|snarast mojligt|inom * arbetsdagar)`),
	automatic("sv", `(detta|det har) ar ett (automatiskt|automatgenererat|automatiserat|autogenererat|automatiskt genererat|automatiskt skapat) (svar|meddelande|mail|mejl|e post|e postmeddelande)
		(autosvar|automatiskt svar)`),

	// Danish
	autoSubjects("da", `^(autosvar|automatisk svar|automatisk besvarelse|automatisk svarmeddelelse|autoreply)`),
	absenceSubjects("da", `^(fravaer|fravaerende|fravaersmeddelelse|ikke pa kontoret|ikke til stede|ferie|pa ferie|barsel|barselsorlov|jeg er pa ferie|holder ferie|fravaersassistent|ude af kontoret)`),
	absenceHints("da", `(pa ferie|ikke pa kontoret|holder ferie|fravaer)`),
	receiptSubjects("da", `^(kvittering|bekraeftelse (af|pa)|tak for (din|jeres|henvendelsen)|vi har modtaget)`),
	readSubjects("da", `^(laest|laesekvittering|ikke laest|last)`),
	absence("da", `
		(jeg|vi) (er|vil vaere|holder) [i ojeblikket|desvaerre|pt|p t|for tiden] (pa ferie|fravaerende|ikke pa kontoret|ikke til stede|ude af kontoret|bortrejst|pa barsel|pa barselsorlov|pa forretningsrejse|ferie|sygemeldt|ude at rejse|ikke tilgaengelig|pa orlov|fri|vaek fra kontoret|ferielukket)
		(jeg er|er jeg|vi er) (tilbage|fravaerende|pa ferie|vaek|lukket) (fra|til|den|igen|mandag|pa|og)
		(kontoret|vores kontor|vi) (er|holder) (lukket|ferielukket|lukket fra)
		under (mit|min) (fravaer|ferie|barsel)
	`),
	absenceReturn("da", `(er|jeg er|vender|kommer) (tilbage|retur) [pa kontoret|igen|den|mandag|pa arbejde|fra ferie]
		(nar jeg (er|kommer|vender) tilbage)
		til og med`),
	limitedAccess("da", `(begraenset|ingen|ikke) (adgang|mulighed) [til|for] [at|min|mine|mails|e mail|mail|laese|e mails]
		(laeser|tjekker|besvarer) (ikke|kun|sjaeldent) [min|mine|mails|mail|e mails]`),
	deputy("da", `(ved|i|hvis|for) (hastende|akutte|presserende|det haster|tilfaelde af hastende|vigtige) [sager|henvendelser|tilfaelde|sporgsmal|forhold]
		(kontakt|kontakt venligst|venligst kontakt|bedes du kontakte|du kan kontakte|henvend dig) [venligst|til] (min|mine|*) [kollega|kolleger|*]
		(min kollega|mine kolleger)`),
	thanksForMail("da", `tak for (din|jeres|deres|henvendelsen) [mail|e mail|besked|henvendelse|email|meddelelse]`),
	leftCompany("da", `
		(er|arbejder|jeg arbejder) (ikke|ej) (laengere|mere) [ansat|hos|i|pa|ved|en del|tilknyttet]
		(har|jeg har) (forladt|opsagt|fratradt|fratraadt|stoppet) [virksomheden|min|sin|hos|*]
		(er|gaet) (fratradt|fratraadt|stoppet|pa pension)
		(denne|den) (mailadresse|e mailadresse|e mail|mail|mailboks|postkasse|email adresse|emailadresse|adresse) (er|bruges|overvages|benyttes) (ikke|nedlagt|lukket|ikke laengere)
	`),
	addressChange("da", `(min|vores) nye (mailadresse|e mailadresse|e mail|mail|email|emailadresse) (er|bliver)
		(ny|aendret|skiftet) (mailadresse|e mailadresse|emailadresse)`),
	receipt("da", `
		(vi|jeg) har modtaget (din|deres|jeres) (mail|e mail|henvendelse|besked|foresporgsel|email|anmodning)
		(din|deres|jeres) (mail|e mail|henvendelse|besked|foresporgsel|sag|email) (er|blev|har) [nu|blevet|hermed] (modtaget|registreret|oprettet|videresendt)
		(sagsnummer|sags nummer|sagsnr)
	`),
	receiptPromise("da", `(vi|jeg) (vender tilbage|svarer|kontakter|besvarer|bestraeber os|vil) ... (hurtigst|snarest|inden for|sa snart|hurtigt)
		(hurtigst muligt|snarest muligt|inden for * hverdage|inden for * timer)`),
	automatic("da", `(dette er|det er) (en|et) (automatisk|autogenereret|automatisk genereret) (svar|besked|mail|e mail|svarmail|besvarelse|meddelelse|kvittering)
		(autosvar|automatisk svar)`),

	// Norwegian
	autoSubjects("no", `^(autosvar|automatisk svar|fravaersmelding automatisk)`),
	absenceSubjects("no", `^(fravaer|ikke pa kontoret|fravaersmelding|fravaersassistent|ferie|pa ferie|permisjon|foreldrepermisjon|ikke til stede|jeg er pa ferie|ute av kontoret|fravaerende)`),
	receiptSubjects("no", `^(mottaksbekreftelse|takk for (din|henvendelsen|at du)|vi har mottatt|bekreftelse pa)`),
	readSubjects("no", `^(lest|lesebekreftelse|ikke lest)`),
	absence("no", `
		(jeg|vi) (er|vil vaere|har) [for tiden|dessverre|for oyeblikket|na] (pa ferie|borte fra kontoret|ikke pa kontoret|fravaerende|ute av kontoret|bortreist|i permisjon|i foreldrepermisjon|pa reise|pa tjenestereise|ikke tilgjengelig|ikke til stede|sykmeldt|ferie|fri|ute pa reise)
		(jeg er|er jeg|vi er) (tilbake|pa ferie|borte|fravaerende|stengt) (fra|til|den|igjen|mandag|pa|og)
		(kontoret|vart kontor|kontoret vart) (er|holder) stengt
		(under|i) (mitt fravaer|min ferie|mitt fravaer)
	`),
	absenceReturn("no", `(er|jeg er|kommer) (tilbake) [pa kontoret|igjen|den|mandag|pa jobb|fra ferie]
		(nar jeg (er|kommer) tilbake)
		til og med`),
	limitedAccess("no", `(begrenset|ingen|ikke) (tilgang|mulighet) [til] [a|e post|mail|epost|min|lese]
		(leser|sjekker|svarer) (ikke|sporadisk|sjelden) [e post|epost|mail|pa]`),
	deputy("no", `(ved|i|for|hvis) (hastesaker|hasteforesporsler|presserende|det haster|viktige|akutte|haste) [saker|henvendelser|tilfeller|sporsmal]
		(kontakt|vennligst kontakt|ta kontakt med|vennligst ta kontakt|kan du kontakte) (min|mine|med|*) [kollega|kollegaer|kolleger|*]
		(min kollega|mine kollegaer|mine kolleger)`),
	thanksForMail("no", `takk for (din|e posten|mailen|henvendelsen|at du|eposten|meldingen|deres) [e post|mail|melding|henvendelse|epost|kontakter|tar]`),
	leftCompany("no", `
		(er|arbeider|jobber|jeg jobber) ikke (lenger|lengre) [ansatt|hos|i|pa|ved|her]
		(har|jeg har) (sluttet|forlatt|gatt av) [i|hos|pa|bedriften|selskapet|med|stillingen|*]
		(denne|den) (e postadressen|epostadressen|e postkassen|adressen|postkassen|e posten|mailadressen) (er|brukes|blir|leses) (ikke|nedlagt|avsluttet|stengt)
	`),
	addressChange("no", `(min|var) nye (e postadresse|epostadresse|e post|mailadresse|epost) (er|blir)
		(ny|endret) (e postadresse|epostadresse|mailadresse)`),
	receipt("no", `
		(vi|jeg) har (mottatt|registrert|fatt) (din|deres|e posten|henvendelsen) [e post|epost|mail|henvendelse|melding|foresporsel]
		(din|deres) (e post|epost|henvendelse|melding|foresporsel|sak|mail) (er|har|ble) [na|blitt] (mottatt|registrert|opprettet|videresendt)
		(saksnummer|sak nummer|saksnr)
	`),
	receiptPromise("no", `(vi|jeg) (svarer|kommer tilbake|tar kontakt|vil svare|besvarer|vil ta kontakt) ... (snarest|sa snart|sa raskt|innen|raskt|fortlopende)
		(snarest mulig|sa snart som mulig|innen * virkedager)`),
	automatic("no", `(dette er|det er) (en|et) (automatisk|autogenerert|automatisk generert) (svar|e post|melding|epost|mail|bekreftelse|svarmelding)
		(autosvar|automatisk svar)`),

	// Finnish
	autoSubjects("fi", `^(automaattinen vastaus|automaattivastaus|automaattinen poissaoloviesti)`),
	absenceSubjects("fi", `^(poissa toimistosta|poissa toimistolta|poissaolo|poissa|poissaoloilmoitus|poissaoloviesti|lomalla|vuosilomalla|kesaloma|olen lomalla|en ole paikalla|vanhempainvapaalla)`),
	absenceHints("fi", `(poissa|lomalla|poissaolo)`),
	receiptSubjects("fi", `^(vahvistus|kiitos (viestistasi|yhteydenotostasi|viestista)|viestisi on vastaanotettu|olemme vastaanottaneet)`),
	readSubjects("fi", `^(luettu|lukukuittaus|lukuvahvistus)`),
	absence("fi", `
		(olen|olemme) [talla hetkella|parhaillaan|valitettavasti] (lomalla|kesalomalla|talvilomalla|poissa|vuosilomalla|matkoilla|tyomatkalla|vanhempainvapaalla|aitiyslomalla|vapaalla|sairauslomalla|poissa toimistolta|tavoittamattomissa|perhevapaalla|opintovapaalla|hoitovapaalla)
		(en ole|emme ole) (paikalla|toimistolla|tavoitettavissa|toissa|tyopaikalla)
		(toimistomme|toimisto|yrityksemme) on (suljettu|kiinni)
		(poissaoloni|lomani) aikana
		(olen|palaan) * [*|* *] (saakka|asti) (lomalla|poissa)
	`),
	absenceReturn("fi", `(palaan|palailen|takaisin|olen jalleen|tavoitettavissa jalleen|olen takaisin|tavoittaa minut|palattuani|lomalta palattuani) [toihin|toimistolle|toissa|takaisin|paikalla|tavoitettavissa|tyopaikalle]`),
	limitedAccess("fi", `(en lue|en seuraa|en pysty lukemaan|luen) (sahkopostia|sahkopostiani|sahkoposteja|sahkopostejani|viesteja|viesteja|sahkopostini) [satunnaisesti|epasaannollisesti]
		viestiasi ei (valiteta|lueta|ohjata)`),
	deputy("fi", `(kiireellisissa|kiireisissa|kiireellisissa|kiireasioissa|kiireellisessa) [asioissa|tapauksissa|asiassa]
		(ota yhteytta|ottakaa yhteytta|voit olla yhteydessa|yhteydessa|otathan yhteytta|pyydan ottamaan) [kollegaani|kollegaan|yhteytta|sahkopostitse]
		(kollegani|sijaiseni|minua sijaistaa|tuuraajani|sijaisenani)`),
	thanksForMail("fi", `kiitos (viestistasi|sahkopostistasi|yhteydenotostasi|viestista|viestistanne|yhteydenotosta|yhteydenotostanne|sahkopostista|tiedustelustasi)`),
	leftCompany("fi", `
		(en|ei|han ei) (ole|tyoskentele|enaa|enaa tyoskentele) (enaa|tyoskentele|toissa|palveluksessa) [palveluksessa|toissa|yrityksen|yrityksessamme|palveluksessamme|*]
		(on|olen) (jattanyt|lopettanut|siirtynyt|jaanyt) (yrityksen|tyonsa|tyoni|elakkeelle|yhtion|toisen|muihin|pois|*)
		(tama|taman) (sahkoposti|sahkopostiosoite|sahkopostilaatikko|osoite|postilaatikko) (ei ole|on|poistuu) [enaa] (kaytossa|poistettu|suljettu|poistunut|kaytosta|voimassa)
	`),
	addressChange("fi", `(uusi|uuden) (sahkopostiosoitteeni|sahkopostini|osoitteeni|sahkoposti osoitteeni) (on)
		sahkopostiosoitteeni on (muuttunut|vaihtunut)`),
	receipt("fi", `
		(olemme|olen) vastaanottaneet (viestisi|sahkopostisi|viestinne|yhteydenottosi|tukipyyntosi)
		(viestisi|viestinne|sahkopostisi|tukipyyntosi|yhteydenottosi|pyyntosi|palvelupyyntosi) on (vastaanotettu|kirjattu|rekisteroity|saapunut|valitetty|tallennettu)
		(tikettinumero|palvelupyynnon numero|tapausnumero|tiketin numero)
	`),
	receiptPromise("fi", `(vastaamme|palaamme|kasittelemme|otamme yhteytta|vastaan|palaan) ... (mahdollisimman|pian|viimeistaan|kuluessa|sisalla|nopeasti)`),
	automatic("fi", `(tama on|tama) [viesti on] (automaattinen|automaattisesti|automaattivastaus) [vastaus|viesti|lahetetty|luotu|vastausviesti|ilmoitus|vahvistus]`),

	// Romanian
	autoSubjects("ro", `^(raspuns automat|mesaj automat)`),
	absenceSubjects("ro", `^(absenta|absent|concediu|in concediu|plecat din birou|nu sunt la birou|in afara biroului|absenta din birou|lipsa din birou)`),
	receiptSubjects("ro", `^(confirmare de primire|va multumim pentru|am primit)`),
	readSubjects("ro", `^(citit|confirmare de citire)`),
	absence("ro", `
		(sunt|voi fi|suntem|vom fi|ma aflu) [momentan|in prezent|temporar|plecat] (in concediu|plecat din birou|plecata din birou|absent|absenta|in vacanta|in delegatie|plecat|plecata|in afara biroului|in concediu medical|in concediu de odihna|indisponibil|indisponibila|out of office)
		(nu sunt|nu voi fi) [momentan] (la birou|disponibil|disponibila|in birou|la serviciu)
		(biroul nostru|birourile noastre|firma) (este|va fi|sunt|vor fi) (inchis|inchisa|inchise)
		in (absenta mea|lipsa mea|perioada concediului)
	`),
	absenceReturn("ro", `(revin|ma intorc|ma voi intoarce|voi reveni|la intoarcere|dupa intoarcere|la revenire|revin la) [la birou|in birou|in|din concediu|pe data|luni|la serviciu]`),
	limitedAccess("ro", `(acces limitat|nu am acces|fara acces|nu voi avea acces|acces restrictionat) [la]`),
	deputy("ro", `(pentru|in caz de|in cazuri|in cazul) [*] (urgente|urgenta|probleme urgente|situatii urgente|chestiuni urgente)
		(va rog|va rugam|puteti|te rog) [*] (contactati|sa contactati|contacta|sa va adresati|scrieti|luati legatura|sa luati legatura|adresati)
		(colegul meu|colega mea|colegii mei)`),
	thanksForMail("ro", `(multumesc|va multumim|multumim|va multumesc) pentru (mesaj|mesajul|e mail|email|emailul|e mailul|interes|solicitare|mail) [dumneavoastra|dvs|tau]`),
	leftCompany("ro", `
		nu mai (lucrez|lucreaza|fac parte|face parte|sunt angajat|este angajat|este angajata|activez|activeaza|sunt angajata) [in|la|din|cu|pentru|al]
		(am|a) (parasit|plecat din|iesit la pensie) (compania|firma|organizatia|companie|*)
		(aceasta|acest) (adresa|casuta|adresa de e mail|adresa de email|cont|adresa de mail) [de|*] [e mail|email] (nu mai este|nu mai|a fost) [activa|valida|functionala|folosita|dezactivata|dezactivat|utilizata|*]
	`),
	addressChange("ro", `(noua|noul) (mea|meu|noastra) (adresa|email|e mail)
		(adresa mea|mi am schimbat adresa|am schimbat adresa|s a schimbat adresa) [de] [e mail|email|mail]`),
	receipt("ro", `
		(am primit|am receptionat|am inregistrat) [cu succes] (mesajul|e mailul|emailul|solicitarea|cererea|mailul) (dumneavoastra|dvs|tau|ta)
		(mesajul|solicitarea|cererea|e mailul|emailul|tichetul) [dumneavoastra|dvs|tau|ta] a fost (primit|primita|inregistrat|inregistrata|receptionat|creat|transmis|transmisa)
		(numarul|numar|nr) (tichetului|de inregistrare|solicitarii|de tichet)
	`),
	receiptPromise("ro", `(va vom raspunde|va vom contacta|vom reveni|vom raspunde|un coleg|veti fi contactat) ... (cel mai scurt|cat mai curand|in termen|curand|posibil|cat mai repede)`),
	automatic("ro", `(acesta este|acest) (un|mesaj este|email este|e mail este) (mesaj|raspuns|generat|trimis|e mail|email) [generat|trimis] (automat)
		raspuns automat`),

	// Hungarian
	autoSubjects("hu", `^(automatikus valasz|automatikus valaszlevel|automata valasz|automatikus uzenet)`),
	absenceSubjects("hu", `^(hazon kivul|szabadsag|szabadsagon|tavollet|irodan kivul|nem vagyok az irodaban|tavolleti ertesites|szabadsagon vagyok)`),
	receiptSubjects("hu", `^(visszaigazolas|koszonjuk (megkereseset|uzenetet|levelet)|megkaptuk)`),
	readSubjects("hu", `^(olvasasi visszaigazolas|elolvasva|olvasott)`),
	absence("hu", `
		(szabadsagon|szabadsagomat|hazon kivul|irodan kivul|tavol|uton|kulfoldon|betegszabadsagon|gyesen|gyeden|uzleti uton) (vagyok|leszek|vagyunk|leszunk|toltom|tartozkodom)
		(nem vagyok|nem leszek|nem tartozkodom) [jelenleg|elerheto] (az irodaban|elerheto|bent|irodaban|az irodaban|a munkahelyemen)
		(jelenleg|*) * [*|* *] (szabadsagon vagyok|szabadsagon leszek|tavol vagyok|nem vagyok elerheto|tavol leszek|hazon kivul vagyok)
		(irodank|cegunk) [*|* *|* * *] zarva (tart|lesz|van)
		tavolletem (alatt|idejen|ideje)
	`),
	absenceReturn("hu", `(visszaterek|ujra elerheto|visszajovok|visszaerkezem|ismet elerheto|visszateresem|legkozelebb|munkaba allok|visszatertemkor|visszaterve|visszateresemet|terek vissza|erkezem vissza|jovok vissza)`),
	limitedAccess("hu", `(korlatozottan|nem) (erem el|tudom olvasni|ferek hozza|tudok valaszolni|olvasom|tudom elolvasni) [az|a|email|e mail|leveleimet|emaileimet|leveleket]`),
	deputy("hu", `(surgos|halaszthatatlan|siurgos) (esetben|ugyben|ugyekben|kerdesben|kerdesekben)
		(kerem|kerjuk|kerlek) [*|* *] (forduljon|keresse|vegye fel|irjon|keresd|hivja|fordulj)
		(kollegam|kollegank|helyettesem|kollegamhoz|kollegamat|kolleganom)`),
	thanksForMail("hu", `(koszonom|koszonjuk) (megkereseset|levelet|uzenetet|megkeresest|a levelet|az uzenetet|emailjet|e mailjet|leveled|a leveled|erdeklodeset)`),
	leftCompany("hu", `
		(mar nem|tobbe nem|tobbet nem|nem) (dolgozom|dolgozik|munkatarsa|alkalmazottja|munkatarsunk) [mar|a|az|cegnel|nalunk|*]
		(kilepett|tavozott|kileptem|tavoztam|nyugdijba vonult|nyugdijba) [a|cegtol|vallalattol|vonult|mentem|vonultam]
		(ez az|a|ez a) (e mail cim|email cim|postafiok|cim|fiok) (mar nem|nem|megszunt|tobbe) [mar|mukodik|el|hasznalatos|aktiv|ervenyes|letezik]
	`),
	addressChange("hu", `(uj|az uj) (e mail|email) (cimem|cimunk)
		(megvaltozott|valtozott) (az|a) (e mail|email) (cimem|cimunk)`),
	receipt("hu", `
		(megkaptuk|megkaptam|rogzitettuk|fogadtuk) (levelet|uzenetet|megkereseset|a levelet|az uzenetet|kereset|bejelenteset|az emailt|e mailjet)
		(levele|uzenete|megkeresese|bejelentese|kerelme) [sikeresen] (megerkezett|rogzitesre|beerkezett|iktatasra|rogzitettuk)
		(ugyszam|jegyszam|hibajegy szama|bejelentes szama|azonositoja)
	`),
	receiptPromise("hu", `(valaszolunk|jelentkezunk|felvesszuk|valaszolni fogunk|munkatarsunk|kollegank|hamarosan) ... (hamarosan|leghamarabb|rovid idon belul|belul|mihamarabb|valaszol|jelentkezik|felveszi)
		(a leheto leghamarabb|munkanapon belul)`),
	automatic("hu", `(ez egy|ez) (automatikus|automatikusan generalt|automata|automatikusan kuldott) (valasz|uzenet|level|valaszuzenet|ertesites|e mail|email)
		automatikus valasz`),

	// Turkish
	autoSubjects("tr", `^(otomatik yanit|otomatik cevap|otomatik mesaj|otomatik bilgilendirme)`),
	absenceSubjects("tr", `^(ofis disinda|ofis disindayim|ofiste degilim|izindeyim|yillik izin|izinde|dogum izni|tatil|tatildeyim)`),
	receiptSubjects("tr", `^(mesajiniz (alindi|tarafimiza)|talebiniz (alindi|alinmistir)|bizimle iletisime gectiginiz)`),
	readSubjects("tr", `^(okundu|okundu bilgisi|okundu bilgisi)`),
	absence("tr", `
		(ofis disindayim|ofiste degilim|ofis disinda olacagim|izindeyim|izinde olacagim|yillik izindeyim|yillik izinde olacagim|tatildeyim|seyahatteyim|is seyahatindeyim|ofiste olmayacagim|raporluyum|dogum iznindeyim|ofis disinda bulunacagim|yillik izinde bulunacagim|izin kullaniyorum|izinliyim|ofiste bulunmayacagim|yurt disindayim|ofis disinda bulunmaktayim)
		(tarihleri arasinda|tarihine kadar|tarihe kadar) ... [* *|*] (ofis|izin|izinde|yillik|tatilde|izinli)
		(ofisimiz|sirketimiz) [* *|*|* * *] (kapalidir|kapali olacaktir|kapalı)
		(yoklugumda|izinde oldugum|bulunmadigim sure)
	`),
	absenceReturn("tr", `(dondugumde|donusumde|ofise donecegim|geri donecegim|ise donecegim|ofiste olacagim|tekrar ofiste|donus tarihim|ise baslayacagim)`),
	limitedAccess("tr", `(e postalarima|e postalarimi|mesajlarima|maillerime|e postalara|emaillerime|e posta) [sinirli|kisitli|duzenli] (erisimim|erisemeyecegim|bakamayacagim|erisim|kontrol edemeyecegim|okuyamayacagim)
		(sinirli|kisitli) erisim`),
	deputy("tr", `acil (durumlarda|durumda|konular|konularda|islerinizde|durumlar|talepleriniz|konulariniz) [icin|lutfen]
		(lutfen|icin) [*|* *|* * *] (iletisime gecin|iletisime geciniz|ulasabilirsiniz|irtibata geciniz|ile irtibata|arayiniz|irtibat kurunuz|basvurunuz)
		(calisma arkadasim|meslektasim|is arkadasim)`),
	thanksForMail("tr", `(mesajiniz|e postaniz|mailiniz|emailiniz|ilginiz|bizimle iletisime gectiginiz) icin tesekkur (ederim|ederiz)
		(mesajiniz|e postaniz|mailiniz) icin tesekkurler`),
	leftCompany("tr", `
		(artik|bundan sonra) [*|* *|* * *] (calismiyorum|calismamaktadir|calismamaktayim|calismiyor|gorev yapmamaktadir|gorev yapmiyor|bulunmamaktadir)
		(sirketten|kurumdan|gorevinden|gorevimden|isten|firmadan|sirketimizden) (ayrildim|ayrilmistir|ayrildi|ayrilmis|ayrilmis bulunuyorum|emekli oldu)
		emekli (oldum|oldu|olmustur)
		bu (e posta|eposta|mail|email|posta) (adresi|hesabi|kutusu) (artik|kullanimdan|kapatilmistir|aktif degildir|gecerli degildir|kullanilmamaktadir)
	`),
	addressChange("tr", `(yeni e posta|yeni eposta|yeni mail|yeni email) (adresim|adresimiz|adresi)
		(e posta|eposta|mail|email) (adresim|adresimiz) (degismistir|degisti)`),
	receipt("tr", `
		(mesajinizi|e postanizi|talebinizi|basvurunuzu|mailinizi|iletinizi) (aldik|aldim|almis bulunmaktayiz|teslim aldik)
		(mesajiniz|e postaniz|talebiniz|basvurunuz|iletiniz|destek talebiniz) [* *|*|bize|tarafimiza] (ulasmistir|alinmistir|alindi|ulasti|kaydedilmistir|olusturulmustur|olusturuldu|iletilmistir)
		(talep|destek|kayit|bilet) (numaraniz|numarasi|no)
	`),
	receiptPromise("tr", `en kisa (surede|zamanda) [*|* *|* * *] (donus|yanit|cevap|iletisime|geri donus|donecegiz|cevaplanacaktir|yanitlanacaktir|size)
		is gunu icinde`),
	automatic("tr", `bu [*|* *] (otomatik|otomatik olarak) [olarak] (yanittir|cevaptir|mesajdir|bir yanittir|gonderilmistir|olusturulmus|yanit|cevap|gonderilen|uretilmistir|bir mesajdir)
		otomatik (yanit|cevap)`),

	// Russian
	autoSubjects("ru", `^(автоответ|автоматический ответ|автоматическое сообщение|автоответчик|автоматическое уведомление об отсутствии)
		(автоответ|автоматический ответ)$`),
	absenceSubjects("ru", `^(отпуск|в отпуске|я в отпуске|отсутствие|нет на месте|вне офиса|я отсутствую|отсутствую|нахожусь в отпуске|буду отсутствовать|нет в офисе|командировка|об отсутствии)`),
	absenceHints("ru", `(в отпуске|вне офиса|отсутствую|нет на рабочем месте)`),
	receiptSubjects("ru", `^(ваше (обращение|письмо|сообщение|заявка)|ваша заявка|мы получили|спасибо за (обращение|ваше)|подтверждение получения|заявка)`),
	readSubjects("ru", `^(прочитано|прочтено|уведомление о прочтении|не прочитано)`),
	absence("ru", `
		(я|мы|сейчас|в настоящее время|нахожусь|буду|буду находиться|в данный момент|находимся) [сейчас|нахожусь|буду|нахожусь сейчас|временно|в данный момент|буду находиться|в настоящее время] (в отпуске|отсутствую|отсутствовать|вне офиса|в командировке|не в офисе|на больничном|в декрете|в декретном отпуске|в поездке|недоступен|недоступна|в отъезде)
		(меня|нас) (нет|не будет) (в офисе|на месте|на рабочем месте|до|с)
		(наш офис|офис|компания) (закрыт|не работает|будет закрыт|закрыта)
		(во время|на время|в период|в) (моего отсутствия|моего отпуска|мое отсутствие)
		(отсутствую|отсутствовать|в отпуске) (до|с|по) 
	`),
	absenceReturn("ru", `(вернусь|возвращаюсь|по возвращении|после возвращения|выйду на работу|буду на связи|выхожу на работу|буду в офисе|после отпуска|приступлю к работе)`),
	limitedAccess("ru", `(ограниченный|нет|без|не будет|не имею|ограничен) (доступ|доступа) к (почте|электронной почте|интернету|письмам)
		(не смогу|не могу) (ответить|отвечать|читать|проверять|прочитать)`),
	deputy("ru", `(по срочным|в срочных|в экстренных|по всем срочным|по неотложным|при срочной|в случае срочной|в случае) (вопросам|случаях|делам|необходимости)
		(пожалуйста|просьба|прошу|вы можете|можете|можно) [*] (обращайтесь|обращаться|обратитесь|обратиться|свяжитесь|связаться|пишите|писать|звоните|пишите моему)
		по всем [*] (вопросам|делам) [*] (пишите|обращайтесь|звоните|обращаться|писать|связывайтесь)
		(мой коллега|моя коллега|мои коллеги|моему коллеге|моей коллеге|меня замещает)`),
	thanksForMail("ru", `(спасибо|благодарю|благодарим|благодарим вас|благодарю вас) за (ваше|обращение|письмо|ваш|сообщение|интерес|ваше письмо) [письмо|обращение|сообщение|интерес|запрос]`),
	leftCompany("ru", `
		(я|он|она|больше|уже|сотрудник) [больше|уже] не (работаю|работает|являюсь|является) [больше] [в|сотрудником|здесь|у нас]
		больше не (работаю|работает|являюсь|является)
		не (работаю|работает) больше (в|у|на|здесь)
		(уволился|уволилась|покинул компанию|покинула компанию|ушел из компании|ушла из компании|вышел на пенсию|вышла на пенсию|уволен|покинул|на пенсии)
		(этот|данный|эта|данная) (адрес|ящик|почтовый ящик|почта|электронный адрес|адрес электронной почты) [больше] (не используется|не обслуживается|закрыт|закрыта|отключен|деактивирован|не активен|недействителен|больше не)
	`),
	addressChange("ru", `(мой|наш|новый) [новый] (адрес|электронный адрес|почтовый адрес|e mail|email|имейл) [электронной почты|почты] (изменился|изменен|теперь|поменялся)
		(мой|наш) новый (адрес|e mail|email|имейл|электронный)
		(сменил|сменила|изменил|изменила|поменял|поменяла) [адрес|свой адрес|почту|e mail]`),
	receipt("ru", `
		(мы получили|нами получено|получили|я получил|я получила) (ваше|ваш|вашу) (письмо|сообщение|обращение|запрос|заявку|заявление)
		(ваше|ваш|ваша) (письмо|сообщение|обращение|запрос|заявка|e mail) [* *|*] (получено|зарегистрировано|получен|принято|зарегистрирован|принята|зарегистрирована|принят|доставлено|передано|создана|создан)
		(номер|номером) (заявки|обращения|тикета|запроса)
		(присвоен номер|зарегистрирован под номером|зарегистрировано под номером)
	`),
	receiptPromise("ru", `(мы|наши|специалист|наш|я|менеджер|ответим|свяжемся|ответ) ... (ответим|ответит|свяжемся|свяжется|рассмотрим|ближайшее время|отвечу|ответят|в течение)
		(в ближайшее время|в кратчайшие сроки|в течение * рабочих|как можно скорее)`),
	automatic("ru", `(это|данное|этот|это письмо) (автоматический|автоматическое|автоматическая|сообщение|письмо|ответ) [ответ|сообщение|письмо|уведомление|отправлено|создано|сгенерировано|сформировано|является] [автоматически|автоматическим]
		(отправлено|создано|сформировано|сгенерировано) автоматически
		автоматический ответ`),
	challenge("ru", `(подтвердите|подтвердить) что вы (не робот|человек|не спамер|не являетесь)`),
	readReceipt("ru", `(ваше|сообщение) [сообщение|письмо] [* *|*|* * *] (было прочитано|прочитано|было открыто)
		уведомление о прочтении`),

	// Ukrainian
	autoSubjects("uk", `^(автоматична відповідь|автовідповідь|автовідповідач|автоматичне повідомлення)`),
	absenceSubjects("uk", `^(відпустка|у відпустці|я у відпустці|в відпустці|поза офісом|відсутність|немає на місці|відрядження|відсутній|відсутня)`),
	receiptSubjects("uk", `^(ваше (звернення|повідомлення|лист)|ми отримали|дякуємо за)`),
	absence("uk", `
		(я|ми|зараз|наразі|перебуваю|буду|знаходжусь) [зараз|наразі|перебуваю|буду|тимчасово|перебуватиму|знаходжусь] (у відпустці|в відпустці|відсутній|відсутня|поза офісом|у відрядженні|в відрядженні|на лікарняному|не в офісі|у декреті|у декретній відпустці|недоступний|недоступна)
		(мене|нас) (немає|не буде) (в офісі|на місці|на робочому місці|до|з)
		(наш офіс|офіс) (зачинено|не працює|закритий|буде зачинено)
		(під час|на час|у період) (моєї відсутності|моєї відпустки|відпустки)
	`),
	absenceReturn("uk", `(повернуся|повертаюся|повернусь|після повернення|вийду на роботу|буду на звязку|по поверненню|виходжу на роботу)`),
	limitedAccess("uk", `(обмежений|немає|без|не матиму|обмежено) (доступ|доступу) до (пошти|електронної пошти|інтернету)
		(не зможу|не можу) (відповісти|відповідати|читати|перевіряти)`),
	deputy("uk", `(з термінових|у термінових|у невідкладних|з нагальних|у разі термінової|в екстрених) (питань|випадках|справах|потреби|питаннях)
		(будь ласка|прошу|можете) [*] (звертайтеся|звертайтесь|зверніться|зв яжіться|пишіть|звернутися|телефонуйте)
		(мій колега|моя колега|мої колеги|до мого колеги|моєї колеги)`),
	thanksForMail("uk", `(дякую|дякуємо) за (ваш|ваше|лист|звернення|повідомлення) [лист|звернення|повідомлення]`),
	leftCompany("uk", `
		(більше|вже) не (працюю|працює|є)
		(звільнився|звільнилася|звільнилась|залишив компанію|залишила компанію|пішов з компанії|пішла з компанії|вийшов на пенсію|вийшла на пенсію)
		(ця|цей|дана) (адреса|скринька|поштова скринька|електронна адреса|пошта) (більше не|не використовується|закрита|неактивна|відключена|деактивована)
	`),
	addressChange("uk", `(моя|наша) нова (адреса|пошта|електронна адреса|електронна пошта)
		(змінилася|змінив|змінила) ... (адреса|пошта|адресу|пошту)`),
	receipt("uk", `
		(ми отримали|отримали|я отримав|я отримала) (ваш|ваше|вашу) (лист|звернення|повідомлення|запит|заявку)
		(ваш|ваше|ваша) (лист|звернення|повідомлення|запит|заявка) [*] (отримано|зареєстровано|прийнято|отримана|зареєстрована|створено)
		(номер|номером) (заявки|звернення|запиту)
	`),
	receiptPromise("uk", `(найближчим часом|якнайшвидше|протягом * робочих|у найкоротші терміни|якомога швидше)`),
	automatic("uk", `(це|цей) (автоматична|автоматичне|лист|повідомлення) [відповідь|повідомлення|надіслано|створено|згенеровано] [автоматично]
		(надіслано|створено|сформовано|згенеровано) автоматично
		автоматична відповідь`),

	// Greek
	autoSubjects("el", `^(αυτόματη απάντηση|αυτόματο μήνυμα)`),
	absenceSubjects("el", `^(εκτός γραφείου|απουσία|απουσία από το γραφείο|άδεια|σε άδεια|είμαι εκτός γραφείου|ειδοποίηση απουσίας)`),
	receiptSubjects("el", `^(επιβεβαίωση (λήψης|παραλαβής)|λάβαμε το|ευχαριστούμε (για|που))`),
	absence("el", `
		(είμαι|θα είμαι|βρίσκομαι|θα βρίσκομαι|είμαστε|θα λείπω|λείπω|απουσιάζω|θα απουσιάζω) [αυτή τη στιγμή|προσωρινά|τώρα] (εκτός γραφείου|σε άδεια|με άδεια|σε διακοπές|εκτός|από το γραφείο|σε επαγγελματικό ταξίδι|σε ταξίδι|σε αναρρωτική|μέχρι|έως|σε άδεια μητρότητας)
		(δεν είμαι|δεν θα είμαι|δεν βρίσκομαι) (στο γραφείο|διαθέσιμος|διαθέσιμη)
		(τα γραφεία μας|το γραφείο μας|η εταιρεία μας|το γραφείο) (είναι|θα είναι|θα παραμείνουν|θα παραμείνει) (κλειστά|κλειστό|κλειστή)
		(κατά|στη διάρκεια|κατά τη διάρκεια) [της|την] (απουσίας μου|απουσία μου|άδειάς μου)
	`),
	absenceReturn("el", `(επιστρέφω|θα επιστρέψω|επιστροφή μου|με την επιστροφή|όταν επιστρέψω|μόλις επιστρέψω|θα είμαι πίσω) [στο γραφείο|στις|τη|την|μου]`),
	limitedAccess("el", `(περιορισμένη|καμία|δεν έχω|δεν θα έχω|χωρίς) (πρόσβαση) [στα|στο|σε]`),
	deputy("el", `(για|σε) (επείγοντα|επείγουσες|επείγουσα|επείγον|κάτι επείγον|έκτακτη) [θέματα|περιπτώσεις|ζητήματα|περίπτωση|ανάγκη|περιστατικά]
		(παρακαλώ|παρακαλούμε|μπορείτε να) [*] (επικοινωνήστε|επικοινωνήσετε|απευθυνθείτε|στείλτε|καλέστε) [με|στο|στον|στην]
		(ο συνάδελφός μου|η συνάδελφός μου|τον συνάδελφό μου|τη συνάδελφό μου|συνάδελφός μου)`),
	thanksForMail("el", `(ευχαριστώ|ευχαριστούμε|σας ευχαριστώ|σας ευχαριστούμε) [πολύ] για (το|την) (μήνυμά|email|μήνυμα|επικοινωνία|e mail) [σας]
		σας ευχαριστούμε που επικοινωνήσατε`),
	leftCompany("el", `
		δεν (εργάζομαι|εργάζεται|είμαι|ανήκω|δουλεύω|δουλεύει) (πλέον|πια) [στην|στο|για]
		(αποχώρησα|αποχώρησε|έχω αποχωρήσει|έχει αποχωρήσει|έφυγε|συνταξιοδοτήθηκα|συνταξιοδοτήθηκε) [από|από την]
		(αυτή|αυτό|η παρούσα) [η|το] (διεύθυνση|email|ηλεκτρονική διεύθυνση|λογαριασμός|γραμματοκιβώτιο) [email|*] (δεν (είναι|χρησιμοποιείται|λειτουργεί|υφίσταται|ισχύει)|έχει απενεργοποιηθεί|καταργήθηκε)
	`),
	addressChange("el", `(η νέα μου|το νέο μου|νέα) (διεύθυνση|email|e mail)
		(άλλαξε|άλλαξα) [η|το|τη] (διεύθυνσή|email|διεύθυνση)`),
	receipt("el", `
		(λάβαμε|έχουμε λάβει|έλαβα|παραλάβαμε) (το|την|τη) (μήνυμά|μήνυμα|email|αίτημά|αίτημα|αίτησή|e mail) [σας]
		το (μήνυμά|αίτημά|email|αίτημα|μήνυμα) σας (έχει|ελήφθη|καταχωρήθηκε|παραλήφθηκε|λήφθηκε) [ληφθεί|καταχωρηθεί]
		(αριθμός|κωδικός) (αιτήματος|υπόθεσης|εισιτηρίου)
	`),
	receiptPromise("el", `(θα επικοινωνήσουμε|θα σας απαντήσουμε|θα απαντήσουμε|θα επανέλθουμε) ... (σύντομα|συντομότερο|το συντομότερο|εντός|άμεσα)
		(το συντομότερο δυνατό|εργάσιμων ημερών)`),
	automatic("el", `(αυτό είναι|πρόκειται για|αυτή είναι) [ένα|μια|μία] (αυτόματο|αυτόματη|αυτοματοποιημένο|αυτοματοποιημένη) (μήνυμα|απάντηση|email)
		αυτόματη απάντηση`),

	// Latvian, Lithuanian, Estonian, Slovak, Slovenian, Croatian, Bulgarian: the least that tells
	autoSubjects("lv", `^(automatiska atbilde|automatiskais atbildetajs)`),
	absenceSubjects("lv", `^(atvalinajums|atvalinajuma|prombutne|esmu atvalinajuma|ara no biroja|arpus biroja)`),
	absence("lv", `(esmu|busu|atrodos|sobrid esmu) [sobrid] (atvalinajuma|prombutne|komandejuma|arpus biroja|slimibas lapa)
		(neesmu|nebusu) (biroja|darba|pieejams|pieejama)`),
	leftCompany("lv", `(vairs|es vairs) (nestradaju|nestrada)`),
	receipt("lv", `(esam sanemusi|sanemam) (jusu) (vestuli|zinu|e pastu|zinojumu|pieprasijumu)`),
	autoSubjects("lt", `^(automatinis atsakymas|automatinis pranesimas)`),
	absenceSubjects("lt", `^(atostogos|esu atostogose|atostogauju|ne biure)`),
	absence("lt", `(siuo metu|dabar|esu|busiu) [esu] (atostogose|atostogauju|komandiruoteje|ne biure|isvykes|isvykusi)
		(siuo metu|sia savaite) atostogauju
		(nesu|nebusiu) (biure|darbe|ofise)`),
	leftCompany("lt", `(nebedirbu|nebedirba|jau nebedirba)`),
	autoSubjects("et", `^(automaatvastus|automaatne vastus)`),
	absenceSubjects("et", `^(puhkusel|olen puhkusel|kontorist eemal|eemal|puhkus|lapsehoolduspuhkusel)`),
	absence("et", `(olen|viibin|olen hetkel|viibin hetkel) [hetkel|praegu] (puhkusel|kontorist eemal|lahetuses|haiguslehel|eemal|komandeeringus)
		(ei ole|ei viibi|ma ei ole) [hetkel] (kontoris|tool|kattesaadav)`),
	leftCompany("et", `(ei toota|enam ei toota|ei tootan enam|ma ei toota) (enam)`),
	autoSubjects("sk", `^(automaticka odpoved)`),
	absenceSubjects("sk", `^(mimo kancelarie|nepritomnost|dovolenka|som na dovolenke|na dovolenke)`),
	absence("sk", `(som|budem|momentalne som|nachadzam sa) [momentalne|aktualne] (na dovolenke|mimo kancelarie|nepritomny|nepritomna|na sluzobnej ceste|mimo pracoviska|na materskej)
		(nie som|nebudem) (v kancelarii|k dispozicii|pritomny|pritomna|zastihnutelny)`),
	leftCompany("sk", `(uz|viac) (nepracujem|nepracuje|nie je|nie som)`),
	autoSubjects("sl", `^(samodejni odgovor|avtomatski odgovor)`),
	absence("sl", `(sem|bom|trenutno sem) (na dopustu|odsoten|odsotna|izven pisarne|na sluzbeni poti|na bolniski)`),
	autoSubjects("hr", `^(automatski odgovor|automatska poruka)`),
	absence("hr", `(sam|nalazim se|biti cu|trenutno sam|bit cu) [trenutno] (na godisnjem odmoru|izvan ureda|odsutan|odsutna|na sluzbenom putu|na bolovanju|na godisnjem|van kancelarije|na odmoru)
		(na godisnjem odmoru|na odmoru) sam`),
	leftCompany("hr", `(vise ne radim|vise ne radi)`),
	autoSubjects("bg", `^(автоматичен отговор)`),
	absence("bg", `(в момента съм|аз съм|ще бъда|съм|намирам се) (в отпуск|извън офиса|в командировка|в отпуска|в болничен|в майчинство)
		(няма да бъда|не съм) (в офиса|на разположение)`),
	leftCompany("bg", `(вече не|повече не) (работя|работи)`),

	// Chinese
	autoSubjects("zh", `^(自动回复|自動回覆|自动答复|自動回復|自动应答|系统自动回复|自動答覆)
		(自动回复|自動回覆)$`),
	absenceSubjects("zh", `^(外出|不在办公室|不在辦公室|休假|休假中|休假通知|年假|出差|请假|請假|外出通知|离开办公室)`),
	absenceHints("zh", `(不在办公室|休假|出差)`),
	receiptSubjects("zh", `^(已收到您的|我们已收到|感谢您的来信|感謝您的來信|来信已收到)`),
	absence("zh", `
		(我|本人|您好我) [目前|现在|正|正在|暂时|將|将] [于|在|從|从] (不在办公室|不在辦公室|休假|休假中|出差|出差中|外出|在休假|正在休假|在出差|度假|外出不在|休年假|请假|請假|在外出差|年假)
		(目前|现在|正在|现正) [不在|在] (休假|出差|度假|办公室|辦公室|休产假|休年假|放假)
		(至|到|期间|期間) ... (不在办公室|不在辦公室|休假|出差|放假|外出)
		(公司|办公室|辦公室) [*|* *] (放假|休息|关闭|關閉)
		(休假|出差|请假|不在办公室) (期间|期間|至|到|中)
	`),
	absenceReturn("zh", `(回到办公室|返回办公室|回到辦公室|返回公司|返回辦公室|回来后|回來後|恢复上班|销假|回公司|返工|回复您|假期结束后)`),
	limitedAccess("zh", `
		(查收|查看|收发|收取|处理|回复) (邮件|郵件|邮箱) [会|有所|可能|较|會] (不便|不及时|延迟|延遲|不方便)
		(无法|不能|無法|不便) (及时|即时|立即|馬上|及時) (回复|回覆|查看|查收|处理|回應|收取)
		(无法|不能|無法) (查看|查收|收发|访问) (邮件|郵件|邮箱|电子邮件)`),
	deputy("zh", `(如有|若有|如需|如果有|若您有|如遇) [*|* *] (紧急|緊急|急事|要事|紧急事宜|紧急事项|急事宜|紧急情况|緊急事項|急件)
		(请|請|可|敬请) (联系|聯絡|联络|聯繫|致电|致電|与)`),
	thanksForMail("zh", `(感谢|感謝|谢谢|謝謝) (您的|你的|来信|來信|您) [来信|來信|邮件|郵件|来函|的邮件|咨询|邮件|电邮]`),
	leftCompany("zh", `
		(已|已经|已經|现已) (离职|離職|不在本公司|离开公司|離開公司|退休|离开本公司|不在公司|从公司离职)
		(不再|不在) [为|在|於] [*|* *|* * *] (任职|就职|工作|任職|服务)
		(此|该|本|這個|此个) (邮箱|信箱|邮件地址|电子邮箱|郵箱|电子邮件地址) [*|* *] (已停用|停止使用|不再使用|已作废|已关闭|不再|已停止)
	`),
	addressChange("zh", `(我的|新的|新) (新邮箱|新郵箱|邮箱地址|邮箱|电子邮件地址|电邮地址) (是|为|为以下|已更改|已变更|變更|为新)
		(邮箱|郵箱|电子邮箱|邮件地址) (已|已经) (更换|变更|更改|更換)`),
	receipt("zh", `
		(已收到|已经收到|已經收到|收到) (您的|你的|您) (邮件|郵件|来信|來信|信件|咨询|请求|申请|留言|反馈|電郵|电邮|查询)
		(您的|你的) (邮件|郵件|来信|來信|咨询|请求|申请|留言) (已|已经|我们已) (收到|受理|提交|登记|转交|成功)
		(已收到您的|已收到|收到您的) (邮件|郵件|来信|來信|来函)
		(工单|案件|受理|服务单|工單) (编号|号|編號|号码)
	`),
	receiptPromise("zh", `(我们|我們|将|会|工作人员|會) [*|* *] (尽快|儘快|盡快|工作日内|工作日內) (回复|回覆|处理|與您|与您|答复|联系|給您|给您)
		(个工作日内|個工作日內|尽快回复|尽快给您|尽快与您|尽快答复)`),
	automatic("zh", `(这是|此为|本邮件为|此邮件为|這是|此郵件為|本邮件是|此邮件是) [一封|系统|一封由系统|由系统] (自动|自動|系统自动) (回复|回覆|答复|发送|發送|發出|发出|生成)
		(系统自动|系統自動|自动) (回复|发送|回覆|发出|生成)`),
	readReceipt("zh", `(您的邮件|您的郵件|邮件) (已被阅读|已读|已讀|已被)`),

	// Japanese
	autoSubjects("ja", `^(自動返信|自動応答|自動送信|自動返答|自動配信)
		(自動返信|自動応答)$
		【自動返信】`),
	absenceSubjects("ja", `^(不在通知|不在|外出中|不在のお知らせ|休暇中|不在にしております|休業のお知らせ|夏季休業|年末年始休業|育児休業|不在連絡)`),
	absenceHints("ja", `(不在|休暇中|休業)`),
	receiptSubjects("ja", `^(お問い合わせ(ありがとう|を受け付け|いただき)|受付完了|お問合せ|お問い合わせを受け|お問い合わせありがとうございます|受付確認)`),
	readSubjects("ja", `^(開封済み|開封確認|既読)`),
	absence("ja", `
		(不在にして|不在として|不在とさせて|休暇を|休暇中|お休みを|外出して|出張中|出張して|不在となり|不在のため|休暇をいただいて|休暇を取得|休業して|休業とさせて|育児休業中|産休|お休みをいただいて|夏季休暇|席を外して|不在に致して)
		(まで|より|から) [*|* *] (不在|休暇|出張|休業|お休み)
		(現在|ただいま) (休暇|不在|出張|外出|休業|席を)
	`),
	absenceReturn("ja", `(戻り次第|戻りましたら|出社次第|出社後|復帰後|帰社後|休暇明け|より出社|以降に返信|以降に対応|以降にご返信|帰社次第|休み明け|営業開始日)`),
	limitedAccess("ja", `(メールの確認|メールを確認|ご返信|返信|返事) [が|は|に|も] (できません|でき|出来ません|遅れる|遅く|お時間|遅れ)
		(確認できない|確認ができない|確認が遅れ|返信が遅れ|返信できない|返信が遅く)`),
	deputy("ja", `(お急ぎ|緊急|急ぎ|至急) (の方|の場合|の際|のご用件|のご用|でしたら|の用件|の要件|の件)
		(まで|に|へ) (ご連絡|ご一報|お問い合わせ) (ください|下さい|お願い|頂け|いただけ)`),
	thanksForMail("ja", `(メール|ご連絡|お問い合わせ|お問合せ|ご連絡を|お問い合わせを) (ありがとう|いただき|を頂き|頂き|を頂戴|誠に)`),
	leftCompany("ja", `
		(退職|退社) (いたしました|致しました|しました|いたしております|しております|させていただき|となりました|した|のため|に伴い)
		(異動|転勤|定年退職) (いたしました|致しました|しました|となりました)
		(このメールアドレス|本メールアドレス|当メールアドレス|このアドレス|こちらのメールアドレス) (は現在|は使用|は使われ|は廃止|は既に|はご利用|は無効|はもう|は閉鎖)
		(メールアドレス|アドレス) は (廃止|使用されて|使われて|無効)
	`),
	addressChange("ja", `(メールアドレスが変更|メールアドレスを変更|アドレスが変わり|アドレス変更|新しいメールアドレス|新メールアドレス|新しいアドレス)`),
	receipt("ja", `
		(お問い合わせ|メール|ご連絡|お問合せ|ご質問|お申し込み|ご依頼|ご応募) (を受け付け|を受付|を受領|を確かに|を拝受|を承り|の受付|を受信|を受け取り)
		(受付番号|お問い合わせ番号|受付No|チケット番号|管理番号)
		(内容を確認|内容確認) (の上|のうえ|後|次第)
	`),
	receiptPromise("ja", `(営業日以内|折り返し|追って|改めて|後ほど|順次) [*|* *|* * *] (ご連絡|ご返信|ご回答|回答|返信|連絡|担当者)
		(担当者|担当) (より|から) [*|* *|* * *|改めて|追って] (ご連絡|ご返信|ご回答|連絡)`),
	automatic("ja", `(自動返信|自動応答|自動送信|自動配信|自動的に送信|自動で送信|自動的に返信|システムより自動)
		(このメールは|本メールは|当メールは) [*|* *|* * *] (自動|システム)`),
	challenge("ja", `(承認|認証) (が必要|してください|リンク)`),
	readReceipt("ja", `(メッセージ|メール) は [* * *|* *|*] (開封|表示|閲覧) (されました|済み)
		開封確認`),

	// Korean
	autoSubjects("ko", `^(자동 회신|자동회신|자동 응답|자동응답|자동 답장|자동답장|부재중 자동)
		(자동 회신|자동회신|자동응답)$`),
	absenceSubjects("ko", `^(부재중|부재 중|휴가 중|휴가중|부재 알림|부재 안내|출장 중|출장중|휴가 안내|육아휴직)`),
	absenceHints("ko", `(부재중|부재 중|휴가)`),
	receiptSubjects("ko", `^(문의가 접수|접수 완료|문의해 주셔서|메일을 받았습니다|문의 접수)`),
	readSubjects("ko", `^(읽음|수신 확인|수신확인)`),
	absence("ko", `
		(부재중|부재 중|휴가 중|휴가중|출장 중|출장중|외근 중|연차|휴직 중|육아휴직 중|휴가로|출장으로|휴가를|부재 상태) [입니다|으로|이며|이라|이어서|에|사용|인|입|로|이오니|이므로|있습니다|떠|예정|관계로]
		(자리를 비우|자리를 비웁|사무실에 없|사무실을 비|사무실에 있지|자리에 없)
		(까지|부터) [*|* *] (휴가|부재|출장|자리를 비|휴무)
	`),
	absenceReturn("ko", `(복귀 후|복귀하여|복귀하는|복귀 예정|돌아온 후|돌아와서|복귀하면|복귀합니다|출근하여|복귀 시)`),
	limitedAccess("ko", `(메일|이메일) [확인|을|회신] [이|을|확인] (어렵|지연|늦어|불가|제한)
		(회신|답변|답장|확인) (이|을) (늦어|지연|드리기|어려)`),
	deputy("ko", `(급한|긴급한|긴급|시급한|급하신) (용무|일|경우|사항|문의|업무|건|용건) [은|이|의|에는|시]
		(에게|으로|로|께) (연락|문의) [해|바랍|부탁|주시|하여|주세요]`),
	thanksForMail("ko", `(메일|이메일|문의|연락) [을|를] [보내|해|주] [주셔서|보내] (감사합니다|감사드립니다|감사)
		(보내 주셔서|문의해 주셔서|연락 주셔서|보내주셔서) 감사`),
	leftCompany("ko", `
		(퇴사|퇴직|이직) [하였|했|하게|한] (습니다|하였습니다|했습니다|되었습니다|상태|하게)
		(더 이상|더이상) [*|* *|* * *|* * * *] (근무하지|재직하지|사용하지|사용되지|사용하지|근무)
		(이|본|해당) (메일|이메일) (주소|계정) [는|은] [*|* *] (사용|폐쇄|더 이상|중지)
	`),
	addressChange("ko", `(새|변경된|새로운) (이메일|메일) (주소)
		(이메일|메일) 주소가 (변경|바뀌)`),
	receipt("ko", `
		(문의|메일|이메일|요청|접수|신청) [가|이|사항이|내용이|하신] [정상적으로|성공적으로|정상] (접수되었|접수 되었|수신되었|등록되었|접수됐|전달되었)
		(접수번호|문의번호|티켓 번호|접수 번호|문의 번호)
	`),
	receiptPromise("ko", `(빠른 시일|빠른 시간|최대한 빨리|영업일|신속히|확인 후) [*|* *|* * *|이내|내] (답변|회신|연락|답장|처리)`),
	automatic("ko", `(자동으로 발송|자동 발송|자동으로 전송|자동 회신|자동응답|자동 응답|자동회신|자동으로 회신|자동 답장)`),
}

// sharedAlternatives are the {names} that phrases of every book may use.
var sharedAlternatives = map[string]string{
	"iam":     `i am|i m|im|i will be|i ll be|i shall be|i was and am|i am going to be`,
	"now":     `|currently|presently|now|still|temporarily|also|unfortunately|actually|on business and`,
	"ireturn": `i return|i will return|i ll return|i will be back|i ll be back|i am back|i m back|i will be returning|will be back|be back|i plan to return|am returning|i am returning|returning|i return back|back`,
	"de_zeit": `|derzeit|zurzeit|zur zeit|momentan|aktuell|leider|heute|gerade|im moment|bis|voraussichtlich|nicht im buro und|derzeit leider|momentan leider|aktuell leider`,
}
