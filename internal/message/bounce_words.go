package message

// Weights of what mail systems say, in nats.
const (
	bounceSentence = 5.0 // a sentence only mail systems write
	bounceSubject  = 3.5 // a subject mail systems write and people quote
	bounceHint     = 1.5 // an error that people talk about as well
)

func bounceSubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.bounce", lang: lang, zone: inSubject, kind: Bounce, weight: bounceSubject}, text}
}

func delaySubjects(lang, text string) phrases {
	return phrases{signal{name: "subject.delay", lang: lang, zone: inSubject, kind: Bounce, weight: bounceSubject}, text}
}

func undelivered(lang, text string) phrases {
	return phrases{signal{name: "words.undelivered", lang: lang, zone: inBody, kind: Bounce, weight: bounceSentence}, text}
}

func delayed(lang, text string) phrases {
	return phrases{signal{name: "words.delayed", lang: lang, zone: inBody, kind: Bounce, weight: bounceSentence}, text}
}

func gaveUp(lang, text string) phrases {
	return phrases{signal{name: "words.gave_up", lang: lang, zone: inBody, kind: Bounce, weight: bounceHint}, text}
}

// fault is a reason for which mail is not delivered; status is the subject and
// detail of its code in RFC 3463.
func fault(status, text string) phrases {
	return phrases{signal{name: "words.fault." + status, zone: inBody, kind: Bounce, weight: bounceHint, status: status}, text}
}

// complained is what says that a recipient called our mail spam.
func complained(text string) phrases {
	return phrases{signal{name: "words.complaint", zone: inBody, kind: Other, weight: 12}, text}
}

// bounceWords is what mail systems say of mail they did not deliver.
var bounceWords = []phrases{
	bounceSubjects("en", `
		^(undelivered|undeliverable|undeliverable mail|undelivered mail returned|undeliverable message|non deliverable)
		^(mail|message|email|e mail) (delivery|could not be delivered|not delivered|undeliverable|delivery has) [failed|failure|error|problem|subsystem|status|system]
		^(delivery) (failure|failed|has failed|error|problem|status|notification|report|unsuccessful|problems)
		^(failure notice|failed delivery|returned mail|returned email|returned message|mail failure|mail error|mail system error|bounced mail|bounce notification|bounced email|email bounce notification|nondeliverable mail|non delivery)
		^non delivery (report|notification|receipt)
		^(warning|notice) (could not send|message * delayed|message * * delayed|message delayed|mail delayed)
		^(message|mail) (status undeliverable|delivery has failed|rejected|you sent blocked|bounced|blocked|not delivered|undelivered)
		message you sent blocked
		^there was an error sending your
		^(error|problem) (sending|delivering) (your|mail|message)
		^(postmaster|mailer daemon) (notify|notification|email delivery|delivery|returned mail)
		^postmaster email delivery
		email delivery failure
		^delivery status notification
		^undeliverable
		^(email|e mail) (undeliverable|returned)
		^[your] (message|mail|email) (was|could) not [be] delivered
		^your message wasn t delivered
		are not [a] member
		^loop alert
		^(rejected|blocked) (mail|message|email)
	`),
	delaySubjects("en", `
		delivery status notification delay
		^(delayed mail|delivery delayed|message delayed|mail delayed|delivery delay|delivery has been delayed|delivery delayed)
		(message|mail) * [*] delayed * hours
		warning could not send message for
		could not send message for past
		^delivery incomplete
		^(warning|notice) message delayed
	`),
	delaySubjects("", `
		^(zustellung verzogert|verzogerte zustellung|zustellung verspatet)
		^(bezorging vertraagd|vertraagde bezorging)
		^(aviso entrega|entrega) (demorada|retrasada|atrasada)
		^(atraso na entrega|entrega atrasada|remise retardee|distribution retardee|consegna ritardata|recapito ritardato)
	`),
	bounceSubjects("", `
		^(mislukte aflevering|adres opgeheven|melding over bezorgingsstatus|bericht geweigerd)
		^(devuelto al remitente|direccion rechazada|falha no envio|endereco rejeitado|nachricht abgewiesen|mail abgewiesen|message refuse|messaggio respinto)
	`),
	bounceSubjects("de", `
		^(unzustellbar|unzustellbare|nicht zustellbar|nachricht unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|zustellfehler|fehler bei der zustellung|ihre nachricht konnte nicht|nachricht nicht zustellbar|benachrichtigung (uber|zum) (die|ubermittlungsstatus|zustellung)|mail konnte nicht zugestellt|ubermittlungsfehler|rucklaufer|mailzustellung fehlgeschlagen|email konnte nicht)
	`),
	bounceSubjects("fr", `
		^(non remis|non distribue|non distribuable|message non remis|echec de [la ]remise|echec de remise|echec de la remise|echec de distribution|echec d envoi|courrier non remis|remise impossible|notification d echec|message non distribue|avis de non remise|retour de courrier|echec de livraison)
	`),
	bounceSubjects("es", `
		^(no se puede entregar|no entregado|no se ha podido entregar|mensaje no entregado|error de entrega|fallo en la entrega|no se pudo entregar|correo no entregado|imposible de entregar|devuelto|mensaje devuelto|correo devuelto|notificacion de (error|fallo) (de|en la) entrega)
	`),
	bounceSubjects("pt", `
		^(nao entregue|nao e possivel entregar|nao foi possivel entregar|mensagem nao entregue|falha na entrega|falha de entrega|mensagem devolvida|email devolvido|erro na entrega|nao e possivel realizar a entrega|entrega falhou|notificacao de falha)
	`),
	bounceSubjects("it", `
		^(non recapitabile|impossibile recapitare|messaggio non recapitato|mancato recapito|mancata consegna|recapito non riuscito|avviso di mancata consegna|consegna fallita|posta non recapitata|errore di consegna|non consegnato|notifica di mancato recapito)
	`),
	bounceSubjects("nl", `
		^(niet bezorgd|onbestelbaar|niet te bezorgen|niet bestelbaar|bezorging mislukt|niet afgeleverd|kan niet worden bezorgd|aflevering mislukt|bericht niet bezorgd|onbestelbare)
	`),
	bounceSubjects("", `
		^(niedostarczone|niedostarczalne|nie mozna dostarczyc|nie dostarczono|zwrot|niedostarczona)
		^(nedorucitelne|nedoruceno|nedorucena|zprava nebyla dorucena|nelze dorucit)
		^(kan inte levereras|olevererat|oleverbart|kan ikke leveres|ikke leveret|ikke levert|kunne ikke leveres|leveringsfejl|leveringsfeil|uleverbar|leverans misslyckades|det gar inte att leverera)
		^(toimitus epaonnistui|viestia ei voitu|perille toimittamaton|ei voida toimittaa|toimittamaton)
		^(nelivrabil|mesaj nelivrat|nu s a putut livra|kezbesithetetlen|nem kezbesitheto|sikertelen kezbesites)
		^(teslim edilemedi|teslim edilemeyen|iletilemedi|iletilemeyen)
		^(недоставленное|не доставлено|недоставлено|ваше сообщение не доставлено|сообщение не доставлено|не удается доставить|ошибка доставки|недоставленное сообщение|недоставленое|не вдалося доставити|повідомлення не доставлено|недоставлене)
		(ваше сообщение не доставлено)
		^(δεν ήταν δυνατή|δεν παραδόθηκε|μη παραδοτέο|αποτυχία παράδοσης|αδύνατη η παράδοση)
		^(退信|系统退信|无法投递|未送达|邮件投递失败|投递失败|無法傳遞|未傳遞|退信通知|无法传递|邮件无法送达|無法投遞)
		^(配信不能|配信エラー|メールが配信できません|送信エラー|エラーメール|未配信|配信できませんでした|配信に失敗|メッセージ配信できませんでした|メッセージを配信できません|配達不能)
		(を配信できません|配送できませんでした|配信できません)
		^(배달되지 않음|전송 실패|메일 발송 실패|반송|배달할 수 없음|전달되지 않음|발송 실패)
	`),
	undelivered("en", `
		(delivery|delivering) (to|of|for) ... (the following|this|these|your|following|recipient|recipients|message|mail|address|groups) ... (failed|has failed|been failed|was unsuccessful|permanently|unsuccessful|cannot be|could not be|not possible|aborted)
		delivery has failed to these recipients
		delivery to ... (the following|following) (recipient|recipients|address|addresses)
		(could not|couldn t|cannot|can t|was not|wasn t|can not|has not been|is not|were not|not be|unable to be) [be] (delivered|deliver) (to|because|for|as|after|within|since|by|the) ... [*]
		(message|mail|email|e mail) ... (could not|couldn t|cannot|wasn t|was not|can not|has not been|is) [be] (delivered|undeliverable|deliverable|bounced|returned to sender|delivered to)
		(wasn t|was|not|unable to|were unable to|weren t|failed to) [able to|to] (deliver|be delivered) (your|this|the|following|to) [mail|message|email|following]
		undeliverable to [the]
		did not reach the following recipient
		(following|these) (address|addresses|recipient|recipients|destination|destinations) ... (failed|had permanent|had delivery|had errors|returned permanent|did not receive|was rejected|were rejected|had transient|had fatal|have failed|had a delivery)
		(addresses|recipients) had (permanent fatal errors|delivery problems|delivery errors|fatal errors|transient non fatal errors)
		each of the following recipients was rejected
		this is the (qmail send|mail system at|postfix program|mailer daemon|dragonfly mail agent|mail delivery system|courier)
		this is the * program at
		this is a permanent (error|failure)
		(created|generated) automatically by [the|our] [mail] (delivery|mail delivery|smtp|mail server) [software|system|subsystem|delivery software]
		automatically generated delivery status notification
		(an error occurred|error occurred|there was an error|there was a problem|problem occurred|we had trouble|had a problem|encountered a delivery problem|encountered an error|an error has occurred) ... (deliver|delivering|delivery|sending your|send your|to deliver|attempting to deliver)
		(we had trouble|trouble) delivering your
		has encountered a delivery problem
		encountered a delivery problem
		[all] (delivery|further) attempts (failed|will be made|have failed)
		transcript of session follows
		(remote host|remote server|server|host) (said|returned|responded) [with] [failure|error] (4|5|421|450|451|452|550|551|552|553|554|5.1.1|5.7.1)
		smtp error from remote (mail server|server|mailer)
		(technical|diagnostic) (details|information|info) (of|for|administrators|von) [permanent|temporary|administrators] [failure]
		(invalid final delivery userid|user mailbox exceeds allowed size)
		unable to deliver (mail|message|your|the|to)
		(the following|this|your) (mail|message|email) ... (was returned|has been returned|is being returned|was rejected|was blocked by|has been blocked|was not accepted|was refused)
		(blocked|rejected) by (our|the) [bulk|spam|content|anti spam|mail|*] (filter|filters|email filter|gateway|firewall)
		your message was rejected and discarded
		(this|that) (user|address|recipient|account) (doesn t|does not) have a * account
		that s not a valid user
		you sent mail to
		the original message was received at
		address not found
		message not delivered
		message blocked
		(your message|message) (wasn t delivered|couldn t be delivered|wasn t delivered because)
		(has|have|had) been (rejected|refused|returned|bounced) by (the|their|our|remote) [recipient|remote|mail|destination] [email|mail] (server|system|host|domain)
		(the group you tried to contact|may not have permission to post messages to the group|the group you re trying to contact)
		your email to * [*] was (rejected|not delivered|blocked)
		(you are not a member of this mailing list|not a member of this mailing list|duplicated message id in)
		notificationtype bounce
		eventtype bounce
		bounced recipients
		message could not be delivered
		(error|failed|failure) ... (sending|delivering) your (message|mail|email) to
		original message (was not delivered|headers follow)
		below this line is a copy of the message
		this is a copy of the message including all the headers
		(failed addresses follow|failed recipients|non delivered information|non delivery information|failure reasons)
		list of recipients failed
		invalid user address
		reporting mta
		(delivery report|delivery status) unavailable
		error message below
	`),
	delayed("en", `
		this is a warning [message] only
		you do not need to resend [your|the] [message|mail]
		(will|it will) be retried
		(still being retried|will be retried until|will keep trying|we will continue to try|delivery attempts will continue|will continue to be attempted|continue trying to|we ll keep trying|will retry for|will try again|still trying|keep trying to send|further attempts to deliver|will be attempted|will try for)
		(has been|was|is|are|been) delayed
		(has not|hasn t|not yet|not) (yet|been) [been|yet] delivered ... (after|within|for|hours|yet)
		could not be delivered for more than
		(delivery|message) (delayed|delay|incomplete)
		(temporary|transient) (problem|error|failure|failures) ... (delivering|delivery|deliver|retry|try)
		(there was|is) a temporary problem
		(had transient non fatal errors|transient non fatal errors)
		could not send message for past
	`),
	gaveUp("en", `
		(i ve|i have|we have|have) given up
		(gave|giving|given) up
		not going to try again
		(permanent|permanently) (error|failure|failed|fatal|fail|reject|errors|rejected)
		failed permanently
		(no|no further) [further] (delivery attempts|attempts) will be made
		will not be retried
		(has been|had been|been) in the queue too long
		could not be delivered within
		bouncetype permanent
		will be deleted from the queue
		no longer be retried
	`),
	undelivered("de", `
		(konnte|konnten|kann|wurde|wurden) [leider|an|folgende|den|die|ihre|*] [*|* *|* * *] nicht [zugestellt|ausgeliefert|*] (zugestellt|ausgeliefert|ubermittelt|zugestellt werden|weitergeleitet|gesendet)
		(nachricht|e mail|mail|email) [*|* *|* * *] (konnte|kann|wurde|ist) [*|* *] nicht [*|* *] (zugestellt|ausgeliefert|zustellbar|ubermittelt|gesendet)
		(fehler bei der zustellung|zustellung fehlgeschlagen|unzustellbar|nicht zustellbar|zustellung (an|der|ihrer|folgender) ... fehlgeschlagen|fehlgeschlagene zustellung)
		(folgende|die folgenden|folgenden) (empfanger|adresse|adressen|adressaten) ... (nicht|fehlgeschlagen|konnten|konnte)
		(automatisch|automatische) [erzeugte|generierte|vom|*] [unzustellbarkeits|fehlermeldung|benachrichtigung|mail delivery] (des mailservers|vom mail|mailsystem|unzustellbarkeitsbenachrichtigung)
		automatische bounce benachrichtigung
	`),
	delayed("de", `(zustellung|nachricht|auslieferung|ubermittlung) [*|* *|* * *] (verzogert|verspatet|verzogert sich)
		(wird|werden) [*|* *] weiter [*] versucht
		(noch nicht|bisher nicht) zugestellt`),
	delayed("", `
		dies ist nur eine warnung
		(mussen|brauchen) [sie] [die|ihre] nachricht nicht erneut [zu] senden
		weitere (versuche|zustellversuche) [folgen|werden]
		(seguiremos|continuaremos) (intentando|tentando) [entregar]
		no es necesario que [lo|la] (reenvie|vuelva a enviar)
		(blijven|blijft) [het] [nog] * [*] proberen
		nog niet gelukt om uw (e mail|bericht|mail) 
		nao precisa reenviar
		novas tentativas serao (feitas|realizadas)
		ainda nao (pode|foi) [ser] entregue
		(de nouvelles tentatives|nous continuerons a essayer|vous n avez pas besoin de renvoyer)
		(verranno effettuati altri tentativi|non e necessario inviare di nuovo|continueremo a tentare)
	`),
	undelivered("fr", `
		(n a|n ont|ne peut|ne peuvent|n ont pu|impossible de) (pas pu|pas|pu|etre|remettre|pas ete|distribuer) [pu|ete|etre] (etre|remis|distribue|delivre|remettre|remise|achemine|livre|votre|le|distribuer) [remis|distribue|delivre|achemine|message|livre]
		(echec de la remise|echec de remise|remise (a|aux) ... echoue|message non remis|n est pas parvenu|n a pas ete remis|non remis a|non distribue|votre message n a pas|remise a echoue)
		(les|le) (destinataire|destinataires) (suivant|suivants) ... (n|pas|echec|rejete)
	`),
	delayed("fr", `(remise|livraison|distribution|envoi|message) [*|* *|* * *] (retardee|retarde|differee|differe|en attente)
		(pas encore|toujours pas) [ete|pu] (remis|distribue|delivre|livre)`),
	undelivered("es", `
		(su|tu) (correo|mensaje) ha sido (rechazado|devuelto)
		no (se pudo|se ha podido|pudo|puede|ha podido|fue posible|se puede|ha sido posible) [ser] (entregar|entregado|entregarse|ser entregado|enviar|realizar la entrega) [*|su|el|mensaje]
		(su|el) mensaje no (pudo|ha podido|fue|se|ha sido) [ser] (entregado|entregar|entrego|enviado)
		(error|fallo) (en la entrega|de entrega|al entregar|al enviar) [a|su|el]
		no (llego|ha llegado) a (los|el|sus) [siguientes|siguiente] (destinatarios|destinatario)
		mensaje (no entregado|devuelto)
		entrega [*|* *|* * *] (fallida|ha fallado|fallo)
	`),
	undelivered("pt", `
		nao (foi possivel|pode|pude|foi|conseguimos|consegui|se pode|e possivel) [ser] (entregar|entregue|enviar|ser entregue|enviada|entregar a) [sua|a|o|mensagem|seu]
		(sua|a sua) mensagem nao (pode|foi) [ser] (entregue|enviada|entregar)
		(falha|erro) (na entrega|de entrega|ao entregar|ao enviar|no envio)
		(mensagem|email) (nao entregue|devolvida|devolvido)
	`),
	undelivered("it", `
		(non e stato possibile|impossibile|non e possibile|non siamo riusciti a) (recapitare|consegnare|inviare|inoltrare) [il|la|messaggio|questo|al|ai]
		(il|suo|tuo) messaggio non (e stato|puo essere|ha potuto|e) (recapitato|consegnato|raggiunto|essere consegnato|essere recapitato)
		(mancato recapito|mancata consegna|messaggio non recapitato|recapito non riuscito|consegna fallita)
		non ha raggiunto (i|il) (seguenti|seguente|destinatari|destinatario)
	`),
	undelivered("nl", `
		(bestaat niet|heeft geen mailserver|neemt geen post meer aan)
		heeft uw (bericht|e mail|mail) (tegengehouden|geweigerd)
		(kon|kan|konden|is|werd) [*|* *|* * *] niet [*] (bezorgd|afgeleverd|worden bezorgd|worden afgeleverd|besteld|verzonden)
		(bezorging|aflevering|levering) [*|* *|* * *] (mislukt|is mislukt)
		(bericht|e mail) [*] (niet bezorgd|onbestelbaar|niet afgeleverd)
	`),
	undelivered("", `
		(nie mogla|nie zostala|nie mozna|nie moze|nie udalo sie|nie zostal|nie mogl) [zostac|byc|bylo] (dostarczona|dostarczony|dostarczyc|doreczyc|doreczona|dostarczone) [*]
		(nemohla byt|nebyla|nelze|nepodarilo se|nemohl byt|nebyl|nemohlo byt) (dorucena|dorucit|dorucen|doruceno|zpravu dorucit)
		(kunde inte|gick inte att|kunde ikke|kunne ikke|kan ikke|kan inte) [*|at|att] (levereras|leverera|leveres|blev leveret|ble levert|leveret) [*]
		(ei voitu|ei pystytty|toimittaminen|toimitus) ... (toimittaa|epaonnistui|ei onnistunut|perille)
		(nu a putut fi|nu s a putut|nu poate fi) (livrat|livra|livrata|transmis)
		(nem sikerult|nem lehetett|nem lehet|sikertelen) ... (kezbesiteni|kezbesites|kezbesitese|kezbesitheto)
		(teslim edilemedi|iletilemedi|teslim edilememistir|gonderilemedi|ulastirilamadi)
		(не может быть|не было|не удалось|не могло быть|не был|не была|не доставлено) [*|* *] (доставлено|доставить|доставлен|доставлена|получателю|доставлены)
		(не може бути|не було|не вдалося) [*] (доставлено|доставити|доставлене)
		автоматически сервером
		(δεν ήταν δυνατή η|δεν παραδόθηκε|δεν μπόρεσε να|αποτυχία) (παράδοση|παραδοθεί|παράδοσης|στους)
		(无法|未能|不能|無法) [被|成功|将|將] (投递|送达|传递|递送|傳遞|送達|发送到|投遞|傳送|寄达)
		(投递失败|发送失败|退信原因|被退回|退回给您|收件人不存在|邮件被退|投遞失敗)
		(配信できません|配送できません|送信できません|配信されません|届けることができ|お届けできません|配信でき|送信に失敗|への送信に失敗|配信に失敗|お届けすることが|エラーのため)
		(存在しないか|見つかりませんでした|グループにメッセージを投稿)
		(배달하지 못했|전달하지 못|배달되지|전송하지 못|발송하지 못|전송되지|전달되지|배달할 수 없|전송에 실패|발송에 실패)
		ενδέχεται να μην υπάρχει
	`),

	complained(`
		notificationtype complaint
		eventtype complaint
	`),

	fault("1.1", `
		(user|recipient|mailbox|account|address|addressee|login|userid|alias) [name|address|account] [*] (unknown|not found|not known|does not exist|doesn t exist|is unknown|not exist|not exists|isn t known|invalid|is invalid|not recognized|is not recognized|not listed|no longer exists|could not be found|couldn t be found|is not valid|not valid)
		(unknown|invalid|no such|nonexistent|non existent|bad|illegal|unrecognized|unknown or illegal) [local] (user|recipient|mailbox|address|addressee|account|alias|local part|user address|person|final delivery userid|email address|destination|recipients|users|mail box)
		(no|not a valid|no valid) (mailbox|mail box|account|user|recipient|recipients|users) [here|by|available|with|found|exist] [by that name|by that|for this|with that|here]
		no mailbox (here|by|found)
		not a (valid|known) (user|mailbox|recipient|address)
		(email address|address|email account|account) [that|you] [*|* *|* * *] (couldn t be found|wasn t found|was not found|does not exist|doesn t exist|could not be found|not found)
		recipient address rejected
		recipient (rejected|not found|no longer on server|not local)
		(wasn t found at|couldn t be found at|couldn t be found)
		not listed in [public] [name] [address book|domino]
		recipnotfound
		(doesn t|does not) have (a|an) * [* *|*] account
		that s not a valid user
		(user|mailbox|account) [is|has been] (moved|removed|deleted)
		does not like recipient
		is possibly incorrect
		[this|the] (user|recipient|mailbox|address|account|adress) (doesn t|does not|not) exist
		(unbekannter|unbekannte) (empfanger|benutzer|adresse|nutzer)
		(empfanger|benutzer|adresse|postfach|mailbox) [* *|*] (unbekannt|existiert nicht|nicht gefunden|nicht bekannt|nicht vorhanden)
		(utilisateur|destinataire|adresse|boite) [*|* *] (inconnu|inconnue|n existe pas|introuvable|invalide)
		(usuario|destinatario|cuenta|direccion|buzon) [*|* *] (desconocido|desconocida|no existe|inexistente|no encontrado|no encontrada|invalida|no valida)
		(usuario|destinatario|caixa|conta|endereco) [*|* *] (desconhecido|nao existe|inexistente|nao encontrado|invalido)
		(utente|destinatario|casella|indirizzo) [*|* *] (sconosciuto|inesistente|non esiste|non trovato|non valido|sconosciuta)
		(gebruiker|ontvanger|adres) [*] (onbekend|bestaat niet|niet gevonden)
		(adresat|odbiorca|uzytkownik|konto|skrzynka) [*] (nieznany|nie istnieje|nieznane)
		(пользователь|получатель|адрес|ящик|адресат) [*|* *] (не найден|не существует|неизвестен|не зарегистрирован)
		(该|此|收件人|用户|邮箱|帐号|账号) [*|* *] (不存在|不存在的|无效)
		(メールアドレス|宛先|ユーザー|ユーザ|アドレス|リスト) [*|* *] (は存在しません|が見つかりません|見つかりません|が存在しません|にありません|不明)
		(存在하지 않는|존재하지 않는|없는 사용자|수신자를 찾을 수 없)
	`),
	fault("1.2", `
		(host|domain|domain name|destination|mail domain) [*|* *] (unknown|not found|does not exist|doesn t exist|could not be found|couldn t be found|name not found|not exist|no longer exists|isn t valid|is not valid)
		(unknown|no such|unrouteable|unroutable|invalid|bad|unrouteable mail) (host|domain|mail domain|address domain|destination)
		(unrouteable|unroutable) (address|mail)
		(name service error|no mx record|no mx records|dns error|nxdomain|name or service not known|host or domain name not found|dns lookup failure|no mx|mx record|unresolvable)
		(no route to domain|does not accept mail|nullmx|null mx)
		(domain|domane) * [*] (existiert nicht|nicht gefunden)
	`),
	fault("2.1", `
		(account|mailbox|user|address|recipient|inbox) [*|* *|* * *] (disabled|inactive|suspended|deactivated|closed|discontinued|blocked|locked|not active|is not active|unavailable|is unavailable|temporarily unavailable|terminated|expired|not available|inactivated)
		(inactive|disabled|suspended|deactivated|dormant) (user|account|mailbox|recipient|address)
		mailbox (unavailable|disabled|not available)
		not accepting (mail|messages|any mail)
		konto (niedostepne|nieaktywne)
	`),
	fault("2.2", `
		(mailbox|mail box|inbox|account|user|folder|recipient|quota|mailfolder|mailbox for user|box|maildir) [*|* *] (full|over quota|over its quota|is full|exceeded|exceeds allowed size|overquota|has exceeded|out of storage|has no space|over limit|over the maximum|exceeded the limit)
		(over|exceeded|exceeds|exceeding|out of) [the|its|his|their|disk|storage|mailbox|mail] (quota|storage limit|mailbox size|storage quota|disk quota|storage space|allocated storage)
		(quota|mailbox size limit|storage limit|disk quota) [has been] (exceeded|violation|overflow|reached)
		(not enough|insufficient) (storage|disk|mailbox) [space|storage|system storage]
		mailbox full
		mailfolder is full
		exceeded the local limit
		(too many messages|number of messages in recipient s mailbox)
		(postfach|mailbox|postbox) [*] (voll|uberfullt|ist voll)
		(boite|messagerie) [*|* *|* * *] pleine
		(buzon|casilla|cuenta) [*|* *] (lleno|llena|excedido)
		(caixa|caixa postal) [*|* *] cheia
		(casella) [*] piena
		(ящик|почтовый ящик) [*] (переполнен|заполнен)
		(邮箱|信箱) [*|* *] (已满|空间不足|容量)
	`),
	fault("3.4", `
		(message|mail|size|email) [*|* *] (too large|too big|exceeds|exceeded|over size|size limit exceeded|larger than|bigger than|size exceeds)
		(exceeds|exceeding|over) [the|maximum|max|fixed|allowed|*] (message size|size limit|maximum size|maximum message size|fixed maximum message size|maximum allowed size)
		(size limit|message size limit|size restriction|maximum message size) [exceeded]
		(nachricht|e mail) [*|* *] zu gross
	`),
	fault("4.1", `
		(connection|connect) [*|* *] (refused|timed out|timeout|was dropped|dropped|reset|failed|lost|closed)
		(no answer from host|host unreachable|host not reachable|no route to host|network unreachable|operation timed out|not responding|could not connect|unable to connect|did not respond|not accepting connections|socket error|did not accept our requests to connect|conversation with|lost connection|couldn t establish|could not initiate smtp|network error|unable to contact)
		(connect to|connecting to) * [* * *|* *|*] (refused|timed out|no route|failed)
	`),
	fault("4.7", `
		(delivery time expired|expired|retry timeout exceeded|retry time not reached|too long in queue|in the queue too long|envelope expired|message expired|could not be delivered for more than|not delivered within|all hosts have been failing|cannot send message for|delivery failed * attempts|failed * attempts|message timed out|too many delivery attempts|undelivered after|queue lifetime|unable to deliver * for)
	`),
	fault("4.6", `
		(too many hops|mail loop|loop detected|mail loops|hop count exceeded|loops back to|routing loop|mail forwarding loop|loop alert|hop limit)
	`),
	fault("7.1", `
		(spam|blocked|blacklisted|blacklist|block list|blocklist|dnsbl|rbl|spamhaus|spamcop|bulk mail|bad reputation|poor reputation|unsolicited|junk mail)
		(relaying|relay|relay access) (denied|not allowed|prohibited|not permitted|disallowed)
		(access|permission|delivery|authorization) (denied|not authorized|not allowed|refused)
		(not|isn t|aren t|not been) (authorized|authenticated|permitted|allowed) [to|by]
		(policy|policy reasons|policy violation|content rejected|message rejected|message refused|message content|rejected for policy|prohibited|dmarc|spf|dkim|sender policy framework|virus|restricted|administrative prohibition|permission to post|not accepted for policy|sender denied|your message was rejected|only accepts messages|allowed senders|rejected by recipient|rejected due)
		insecure mail relay
		does not pass dmarc
	`),
}
