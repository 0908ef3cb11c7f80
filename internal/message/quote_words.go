package message

// The tables below are compared with folded text (foldInto): lower case, without
// accents; setOf, foldKeys and newPhrases fold what is written here.

// field is a header field as mail clients print it above what they quote.
type blockField uint8

const (
	blockFrom blockField = 1 << iota
	blockDate
	blockTo
	blockCc
	blockSubject
	blockOther
)

// headerFields are the names of header fields in the blocks of Outlook, Apple
// Mail, Thunderbird, Notes, Samsung, GMX and their like.
var blockFields = foldKeys(map[string]blockField{
	"from": blockFrom, "von": blockFrom, "de": blockFrom, "da": blockFrom, "van": blockFrom, "od": blockFrom,
	"nadawca": blockFrom, "odesilatel": blockFrom, "fran": blockFrom, "fra": blockFrom, "lahettaja": blockFrom,
	"de la": blockFrom, "expeditor": blockFrom, "felado": blockFrom, "kimden": blockFrom, "gonderen": blockFrom,
	"от": blockFrom, "от кого": blockFrom, "отправитель": blockFrom, "від": blockFrom, "від кого": blockFrom, "відправник": blockFrom,
	"απο": blockFrom, "发件人": blockFrom, "寄件者": blockFrom, "寄件人": blockFrom, "差出人": blockFrom, "送信者": blockFrom, "送信元": blockFrom,
	"보낸 사람": blockFrom, "보낸사람": blockFrom, "보낸이": blockFrom, "발신": blockFrom, "expediteur": blockFrom, "mittente": blockFrom,
	"remitente": blockFrom, "remetente": blockFrom, "afzender": blockFrom, "absender": blockFrom, "avsender": blockFrom, "avsandare": blockFrom, "afsender": blockFrom,
	"message de": blockFrom, "sender": blockFrom, "发送者": blockFrom,

	"date": blockDate, "sent": blockDate, "sent at": blockDate, "date sent": blockDate, "sent on": blockDate, "when": blockOther,
	"gesendet": blockDate, "gesendet am": blockDate, "datum": blockDate, "envoye": blockDate, "envoye le": blockDate, "date d'envoi": blockDate, "message du": blockDate,
	"enviado": blockDate, "enviado el": blockDate, "enviada em": blockDate, "enviado em": blockDate, "enviada": blockDate, "fecha": blockDate, "fecha de envio": blockDate,
	"data": blockDate, "inviato": blockDate, "inviato il": blockDate, "data invio": blockDate, "verzonden": blockDate, "verzonden op": blockDate,
	"wyslano": blockDate, "wyslane": blockDate, "data wyslania": blockDate, "odeslano": blockDate, "skickat": blockDate, "sendt": blockDate, "sendt dato": blockDate, "dato": blockDate,
	"lahetetty": blockDate, "paivamaara": blockDate, "paivays": blockDate, "trimis": blockDate, "trimis la": blockDate, "elkuldve": blockDate, "elkuldve ekkor": blockDate, "kuldve": blockDate,
	"gonderme tarihi": blockDate, "gonderildi": blockDate, "tarih": blockDate, "отправлено": blockDate, "дата": blockDate, "дата отправки": blockDate,
	"надіслано": blockDate, "відправлено": blockDate, "дата надсилання": blockDate, "σταλθηκε": blockDate, "ημερομηνια": blockDate, "στις": blockDate, "απεσταλμενο": blockDate,
	"发送时间": blockDate, "日期": blockDate, "时间": blockDate, "寄件日期": blockDate, "傳送時間": blockDate, "送信日時": blockDate, "日時": blockDate, "日付": blockDate, "送信日": blockDate,
	"보낸 날짜": blockDate, "보낸날짜": blockDate, "날짜": blockDate, "보낸시간": blockDate, "보낸 시간": blockDate,

	"to": blockTo, "an": blockTo, "a": blockTo, "para": blockTo, "aan": blockTo, "do": blockTo, "komu": blockTo, "pro": blockTo, "till": blockTo, "til": blockTo,
	"vastaanottaja": blockTo, "catre": blockTo, "cimzett": blockTo, "kime": blockTo, "alici": blockTo, "кому": blockTo, "получатель": blockTo, "προς": blockTo,
	"收件人": blockTo, "收件者": blockTo, "宛先": blockTo, "送信先": blockTo, "받는 사람": blockTo, "받는사람": blockTo, "받는이": blockTo, "수신": blockTo, "destinataire": blockTo, "pour": blockTo,
	"destinatario": blockTo, "ontvanger": blockTo, "empfanger": blockTo, "mottagare": blockTo, "modtager": blockTo, "mottaker": blockTo, "adresat": blockTo,

	"cc": blockCc, "bcc": blockCc, "kopie": blockCc, "copie a": blockCc, "kopia": blockCc, "kopi": blockCc, "kopio": blockCc, "копия": blockCc, "копія": blockCc,
	"masolat": blockCc, "masolatot kap": blockCc, "bilgi": blockCc, "dw": blockCc, "κοιν": blockCc, "κοινοποιηση": blockCc, "抄送": blockCc, "副本": blockCc, "참조": blockCc, "com copia": blockCc, "con copia": blockCc,

	"subject": blockSubject, "betreff": blockSubject, "betr": blockSubject, "objet": blockSubject, "sujet": blockSubject, "asunto": blockSubject, "assunto": blockSubject,
	"oggetto": blockSubject, "onderwerp": blockSubject, "temat": blockSubject, "predmet": blockSubject, "amne": blockSubject, "emne": blockSubject, "aihe": blockSubject, "otsikko": blockSubject,
	"subiect": blockSubject, "targy": blockSubject, "konu": blockSubject, "тема": blockSubject, "θεμα": blockSubject, "主题": blockSubject, "主旨": blockSubject, "主題": blockSubject,
	"件名": blockSubject, "제목": blockSubject, "re": blockOther,

	"reply-to": blockOther, "reply to": blockOther, "risposta": blockOther, "rispondi a": blockOther, "antwort an": blockOther, "repondre a": blockOther, "responder a": blockOther,
	"antwoord aan": blockOther, "svar til": blockOther, "svara till": blockOther, "importance": blockOther, "priority": blockOther, "wichtigkeit": blockOther, "prioritat": blockOther,
	"importancia": blockOther, "importanza": blockOther, "priorita": blockOther, "priorite": blockOther, "attachments": blockOther, "anlagen": blockOther, "pieces jointes": blockOther, "allegati": blockOther,
	"datos adjuntos": blockOther, "anexos": blockOther, "bijlagen": blockOther, "organization": blockOther, "organisation": blockOther, "message-id": blockOther, "newsgroups": blockOther,
	"resent-from": blockOther, "resent-date": blockOther, "resent-to": blockOther, "gesendet von": blockOther, "sent by": blockOther, "envoye par": blockOther, "categories": blockOther, "sensitivity": blockOther,
	"x-mailer": blockOther, "mailed-by": blockOther, "return-path": blockOther,
})

// originalPhrases stand between dashes above what is quoted.
var originalPhrases = newPhraseTable(
	"original message", "original", "original email", "original mail", "original appointment", "reply message", "replied message", "reply", "quoted message", "previous message", "message d'origine", "message original", "message initial", "message precedent",
	"mensaje original", "mensagem original", "messaggio originale", "messaggio inviato", "originele bericht", "oorspronkelijk bericht", "origineel bericht",
	"ursprungliche nachricht", "urspruengliche nachricht", "originalnachricht", "original-nachricht", "originale nachricht", "urspr. nachricht", "ursprunglicher termin", "ursprungliches ereignis",
	"oryginalna wiadomosc", "wiadomosc oryginalna", "wiadomosc pierwotna", "puvodni zprava", "puvodna sprava", "puvodni e-mail", "originalmeddelande", "ursprungligt meddelande", "oprindelig meddelelse", "oprindelig besked", "original meddelelse",
	"opprinnelig melding", "original melding", "alkuperainen viesti", "alkup. viesti", "mesaj original", "mesajul original", "mesaj initial", "eredeti uzenet", "eredeti level",
	"orijinal mesaj", "ozgun ileti", "orijinal ileti", "asil mesaj", "исходное сообщение", "оригинальное сообщение", "первоначальное сообщение", "исходное письмо", "оригінальне повідомлення", "вихідне повідомлення", "початкове повідомлення",
	"αρχικο μηνυμα", "πρωτοτυπο μηνυμα", "原始邮件", "原始郵件", "原邮件", "邮件原件", "回复的原邮件", "回复的邮件", "元のメッセージ", "元のメール", "원본 메시지", "원본메시지", "원본 이메일", "원본 메일", "원본메일",
)

// forwardPhrases stand above what is forwarded.
var forwardPhrases = newPhraseTable(
	"forwarded message", "forwarded by", "forward message", "begin forwarded message", "fwd message", "forwarded mail", "original message forwarded", "start of forwarded message", "forwarded email", "forwarded conversation",
	"weitergeleitete nachricht", "weitergeleitete mail", "weitergeleitete e-mail", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail", "weitergeleitet von",
	"message transfere", "message transmis", "debut du message reexpedie", "debut du message transfere", "message reexpedie", "transfere par", "courriel transfere",
	"mensaje reenviado", "inicio del mensaje reenviado", "mensagem encaminhada", "mensagem reencaminhada", "inicio da mensagem encaminhada", "inicio da mensagem reencaminhada",
	"messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato", "doorgestuurd bericht", "begin doorgestuurd bericht",
	"wiadomosc przekazana dalej", "przekazana wiadomosc", "tresc przekazanej wiadomosci", "poczatek przekazywanej wiadomosci", "poczatek przekazanej wiadomosci", "wiadomosc przekazana", "przeposlana zprava", "zacatek preposlane zpravy", "zacatek preposlaneho e-mailu",
	"vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mejl", "borjan pa vidarebefordrat brev", "borjan pa det vidarebefordrade brevet", "videresendt meddelelse", "videresendt besked", "start pa videresendt besked", "start pa videresendt meddelelse",
	"videresendt melding", "videresendt e-post", "start pa videresendt melding", "valitetty viesti", "valitetty viesti alkaa", "edelleenlahetetty viesti",
	"mesaj redirectionat", "mesaj transmis mai departe", "inceputul mesajului redirectionat", "mesaj inaintat", "tovabbitott uzenet", "tovabbitott level", "tovabbitott uzenet kezdete", "tovabbitott level kezdete",
	"iletilen ileti", "iletilen mesaj", "yonlendirilen ileti", "yonlendirilmis mesaj", "iletilen ileti baslangici", "пересылаемое сообщение", "пересланное сообщение", "перенаправленное сообщение", "начало переадресованного сообщения", "начало пересылаемого сообщения", "пересылаемое письмо",
	"переслане повідомлення", "початок листа, що пересилаеться", "початок листа, що пересилається", "пересланий лист", "προωθημενο μηνυμα", "αρχη προωθημενου μηνυματος", "μηνυμα που προωθηθηκε",
	"转发的邮件", "转发邮件", "转发的消息", "转发邮件信息", "轉寄郵件", "轉寄的郵件", "開始轉寄郵件", "开始转发的邮件", "下面是转发的邮件", "転送メッセージ", "転送されたメッセージ", "転送メール", "전달된 메시지", "전달된 메일", "전달된 이메일", "전달된 메시지 시작",
)

// wroteWords say "wrote" in attribution lines.
var wroteWords = newPhraseTable(
	"wrote", "writes", "wrote the following", "has written", "schrieb", "schrieb folgendes", "geschrieben", "folgendes geschrieben", "schreibt", "a ecrit", "ecrit", "ecrivait", "ecrivit",
	"escribio", "escribio lo siguiente", "ha escrito", "escribe", "escreveu", "escreveu o seguinte", "ha scritto", "scrive", "scriveva", "scrisse", "schreef", "het volgende geschreven", "schreef het volgende",
	"napisal", "napisala", "napisal(a)", "napisal/a", "napisal a", "napisal / napisala", "pisze", "pise", "napsal", "napsala", "napsal(a)", "napsal a", "napisana przez", "skrev", "skrev folgende", "skrev foljande", "skriver",
	"kirjoitti", "kirjoitti seuraavaa", "a scris", "a scris urmatoarele", "scria", "irta", "ezt irta", "a kovetkezot irta", "yazdi", "sunu yazdi", "sunlari yazdi", "soyle yazdi",
	"написал", "написала", "написал(а)", "написал (а)", "написали", "пишет", "писал", "писал(а)", "писала", "написав", "написала", "написав(ла)", "написав (-ла)", "пише", "написав/-ла", "писав", "εγραψε", "εγραφε", "γραφει",
	"写道", "写到", "寫道", "のメール", "さんは書きました", "さんが書きました", "のメッセージ", "작성", "님이 작성", "님이 쓴 글", "쓴 글", "쓴글", "書きました",
)

// attributionOpeners begin attribution lines, before a date or a name.
var attributionOpeners = setOf(
	"on", "am", "le", "el", "em", "il", "op", "w", "dne", "den", "dnia", "pe", "στις", "在", "於", "于", "no", "en", "vom", "at", "la", "in", "wiadomosc", "dana",
)

// dateWords are weekdays and months, in full and as clients shorten them.
var dateWords = setOf(
	"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
	"mo", "di", "mi", "do", "fr", "sa", "so", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mon", "die", "mit", "don", "fre", "sam", "son", "januar", "februar", "marz", "mai", "juni", "juli", "oktober", "dezember", "okt", "dez",
	"lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janv", "fevr", "mars", "avr", "juin", "juil", "aout", "janvier", "fevrier", "avril", "juillet", "septembre", "octobre", "novembre", "decembre",
	"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "mie", "jue", "vie", "sab", "dom", "ene", "abr", "ago", "dic", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
	"seg", "ter", "qua", "qui", "sex", "segunda", "terca", "quarta", "quinta", "sexta", "janeiro", "fevereiro", "marco", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro", "fev", "set", "out",
	"lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica", "gio", "gen", "mag", "giu", "lug", "ott", "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "giorno",
	"ma", "di", "wo", "do", "vr", "za", "zo", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "mrt", "mei", "januari", "februari", "maart", "augustus",
	"pon", "wt", "sr", "czw", "pt", "sob", "niedz", "nd", "poniedzialek", "wtorek", "sroda", "czwartek", "piatek", "sobota", "niedziela", "sty", "lut", "kwi", "cze", "lip", "sie", "wrz", "paz", "lis", "gru", "dniu",
	"po", "ut", "st", "ct", "pa", "so", "ne", "pondeli", "utery", "streda", "ctvrtek", "patek", "nedele",
	"man", "tis", "ons", "tor", "tors", "lor", "son", "tir", "tirs", "lordag", "sondag", "sondag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "mandag", "tisdag", "mars", "maj", "desember", "des",
	"ma", "ti", "ke", "to", "pe", "la", "su", "maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai", "maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina",
	"luni", "marti", "miercuri", "joi", "vineri", "sambata", "duminica", "mie", "joi", "vin", "sam", "dum", "data",
	"hetfo", "kedd", "szerda", "csutortok", "pentek", "szombat", "vasarnap", "pzt", "sal", "car", "per", "cum", "cmt", "paz", "pazartesi", "sali", "carsamba", "persembe", "cuma", "cumartesi", "pazar",
	"пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "понеділок", "вівторок", "середа", "четвер", "пятниця", "субота", "неділя",
	"δευ", "τρι", "τετ", "πεμ", "παρ", "σαβ", "κυρ", "δευτερα", "τριτη", "τεταρτη", "πεμπτη", "παρασκευη", "σαββατο", "κυριακη",
)

// speakers before "wrote" show a sentence of the author's own, no attribution.
var speakers = setOf("i", "we", "you", "they", "he", "she", "ich", "wir", "sie", "du", "ihr", "je", "nous", "vous", "tu", "yo", "usted", "io", "noi", "lei", "eu", "ik", "we", "wij", "u", "jij", "jag", "vi", "du", "ni", "jeg", "ja", "я", "мы", "вы", "ты", "ми", "ви", "who", "already", "just")

// greetings begin a letter.
var greetings = newPhraseTable(
	"hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "greetings", "hallo", "guten tag", "guten morgen", "sehr geehrte", "sehr geehrter", "liebe", "lieber", "moin", "servus", "gruss gott",
	"bonjour", "bonsoir", "salut", "cher", "chere", "madame", "monsieur", "hola", "buenos dias", "buenas tardes", "estimado", "estimada", "ola", "bom dia", "boa tarde", "prezado", "prezada", "caro", "cara",
	"ciao", "buongiorno", "buonasera", "gentile", "egregio", "salve", "beste", "geachte", "goedemorgen", "goedemiddag", "goedendag", "dzien dobry", "czesc", "witam", "szanowny", "szanowna", "dobry den", "ahoj", "vazeny", "vazena",
	"hej", "hejsan", "god morgon", "god dag", "hei", "kjaere", "kaere", "moi", "hyva", "terve", "buna", "buna ziua", "stimate", "stimata", "szia", "tisztelt", "kedves", "udv", "merhaba", "sayin", "sevgili", "iyi gunler",
	"здравствуйте", "добрый день", "привет", "уважаемый", "уважаемая", "доброе утро", "вітаю", "добрий день", "шановний", "шановна", "γεια σασ", "γεια σου", "καλημερα", "αγαπητε", "αγαπητη", "您好", "你好", "尊敬的", "こんにちは", "お世話になって", "안녕하세요",
)
