package message

// closingPhrases end a letter; the name under one belongs to the words, what
// stands under the name does not.
var closingPhrases = newPhraseTable(
	"best", "best regards", "regards", "kind regards", "kindest regards", "warm regards", "warmest regards", "with best regards", "with kind regards", "with regards", "many regards", "best wishes", "all the best", "all best", "cheers", "sincerely", "yours sincerely", "sincerely yours", "yours faithfully", "yours truly", "yours", "respectfully", "cordially", "take care", "warmly",
	"thanks", "thank you", "many thanks", "thanks a lot", "thank you very much", "thanks and regards", "thanks & regards", "thanks and best regards", "thank you and best regards", "thanks in advance", "thanks again", "thx", "br", "rgds", "brgds", "kr", "ty",
	"mit freundlichen grüßen", "mit freundlichen gruessen", "mit freundlichem gruß", "freundliche grüße", "freundliche gruesse", "freundlichen gruß", "mit besten grüßen", "mit besten gruessen", "beste grüße", "beste gruesse", "viele grüße", "viele gruesse", "liebe grüße", "herzliche grüße", "schöne grüße", "mit lieben grüßen", "grüße", "gruß", "gruss", "mfg", "lg", "vg", "bg", "hochachtungsvoll", "danke", "vielen dank", "vielen dank und viele grüße", "mit vielen grüßen", "herzlichst", "mit herzlichen grüßen", "sonnige grüße", "danke und gruß",
	"cordialement", "bien cordialement", "très cordialement", "salutations", "sincères salutations", "meilleures salutations", "bien à vous", "bien à toi", "amicalement", "respectueusement", "merci", "merci d'avance", "merci beaucoup", "cdlt", "bonne journée", "bonne réception", "avec mes meilleures salutations", "sincèrement",
	"saludos", "un saludo", "saludos cordiales", "un cordial saludo", "cordiales saludos", "atentamente", "atte", "muy atentamente", "gracias", "muchas gracias", "gracias y saludos", "cordialmente", "un abrazo", "abrazos",
	"atenciosamente", "att", "abraços", "abraço", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "cordiais saudações", "saudações", "obrigado", "obrigada", "muito obrigado", "muito obrigada", "grato", "grata",
	"cordiali saluti", "cordialmente", "distinti saluti", "saluti", "un saluto", "un cordiale saluto", "grazie", "grazie mille", "tanti saluti", "a presto", "buona giornata",
	"met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "hartelijke groet", "hartelijke groeten", "mvg", "met hartelijke groet", "bedankt", "dank je wel", "dank u", "alvast bedankt", "gr",
	"pozdrawiam", "z poważaniem", "pozdrowienia", "serdecznie pozdrawiam", "z wyrazami szacunku", "dziękuję", "dzięki", "pozdrawiam serdecznie", "łączę pozdrowienia",
	"s pozdravem", "s přáním hezkého dne", "děkuji", "díky", "zdravím", "s úctou", "hezký den", "pěkný den",
	"med vänliga hälsningar", "vänliga hälsningar", "med vänlig hälsning", "vänlig hälsning", "mvh", "hälsningar", "tack", "tack på förhand", "bästa hälsningar", "vh",
	"med venlig hilsen", "venlig hilsen", "mange hilsner", "bedste hilsner", "hilsen", "de bedste hilsner", "tak", "på forhånd tak", "kh",
	"med vennlig hilsen", "vennlig hilsen", "hilsen", "beste hilsen", "takk", "på forhånd takk",
	"ystävällisin terveisin", "terveisin", "parhain terveisin", "t", "kiitos", "kiitoksin", "yst. terv", "terv",
	"cu stimă", "cu respect", "cu drag", "toate cele bune", "mulțumesc", "mersi", "vă mulțumesc", "cele bune",
	"üdvözlettel", "tisztelettel", "üdv", "köszönöm", "szívélyes üdvözlettel", "köszönettel",
	"saygılarımla", "saygılar", "selamlar", "iyi çalışmalar", "teşekkürler", "sevgiler", "iyi günler", "teşekkür ederim",
	"с уважением", "с наилучшими пожеланиями", "всего доброго", "всего хорошего", "спасибо", "заранее спасибо", "с уважением и наилучшими пожеланиями", "хорошего дня",
	"з повагою", "з найкращими побажаннями", "дякую", "всього найкращого", "гарного дня",
	"με εκτίμηση", "φιλικά", "ευχαριστώ", "με φιλικούς χαιρετισμούς", "χαιρετισμούς", "ευχαριστώ πολύ",
	"此致", "敬礼", "祝好", "谢谢", "謝謝", "顺祝商祺", "此致敬礼", "敬上", "よろしくお願いします", "よろしくお願いいたします", "宜しくお願いします", "以上", "敬具", "감사합니다", "고맙습니다", "안녕히 계세요", "드림",
)

// answerWords keep a line from being taken for a name, a title or a company:
// they answer.
var answerWords = setOf(
	"no", "not", "yes", "yep", "nope", "yeah", "ok", "okay", "sure", "thanks", "thank", "thx", "interested", "interest", "stop", "remove", "unsubscribe", "please", "pls", "later", "never", "maybe", "call", "send", "don", "dont", "don't", "can", "can't", "cannot", "will", "would", "should", "let", "let's", "i", "i'm", "we", "you", "your", "me", "my", "our", "is", "are", "am", "was", "this", "that", "there", "wrong", "already", "agreed", "sounds", "great", "good", "perfect", "contact", "reply", "have", "has", "had", "do", "does", "how", "what", "when", "why", "who", "left", "leave", "busy", "out", "see", "talk", "speak", "ask", "pass", "decline", "delete", "take", "off", "opt", "too", "expensive", "monday", "tuesday", "wednesday", "thursday", "friday", "tomorrow", "today", "next", "week", "month",
	"nein", "ja", "nicht", "kein", "keine", "danke", "bitte", "interesse", "ich", "wir", "sie", "gerne", "gern", "leider", "ist", "sind", "mich", "uns", "melden", "später", "morgen", "woche",
	"non", "oui", "pas", "merci", "je", "nous", "vous", "intéressé", "intéressée", "désolé", "svp", "est", "plus", "jamais",
	"sí", "gracias", "interesa", "interesado", "interesada", "por", "favor", "nunca", "quiero", "estoy", "tengo",
	"não", "sim", "obrigado", "obrigada", "tenho", "quero", "sem", "grazie", "sì", "sono", "interessato", "interessa", "nee", "niet", "geen", "bedankt", "graag", "wel", "ik",
	"nie", "tak", "dziękuję", "proszę", "jestem", "ne", "ano", "děkuji", "nemám", "zájem", "nej", "inte", "tack", "ikke", "takk", "ei", "kiitos", "nu", "da", "nem", "igen", "köszönöm", "hayır", "evet", "teşekkürler", "değil", "нет", "да", "не", "спасибо", "ні", "так", "дякую", "όχι", "ναι", "ευχαριστώ",
)

// contactLabels begin the lines of a signature.
var contactLabels = setOf(
	"tel", "telefon", "telephone", "telefono", "teléfono", "telefone", "tlf", "puh", "phone", "ph", "mobile", "mobil", "mob", "cell", "cellulare", "móvil", "celular", "handy", "gsm", "fax", "direct", "direkt", "office", "web", "website", "www", "homepage", "internet", "email", "mail", "skype", "linkedin", "twitter", "xing", "facebook", "instagram", "whatsapp", "telegram", "t", "m", "f", "w", "e", "p", "d", "c", "tél", "téléphone", "portable", "telemóvel", "tfno", "тел", "телефон", "моб", "факс", "сайт", "τηλ", "电话", "手机", "電話", "전화", "mobiel", "telefoon", "mobitel", "komórka", "kom", "adres", "address", "adresse", "ust", "ustid", "vat", "hrb", "registergericht", "geschäftsführer", "geschäftsführung", "sitz", "amtsgericht", "siret", "kvk", "nip", "krs", "regon",
)

// tagOpeners begin the tags that mail programs on telephones add.
var tagOpeners = newPhraseTable(
	"sent from", "sent via", "sent with", "sent using", "sent by", "sent on", "sent through", "get outlook for", "get outlook", "download outlook", "composed on", "typed on", "written on", "secured by", "sent securely",
	"von meinem", "von meiner", "gesendet von", "gesendet mit", "gesendet über", "gesendet vom", "versendet mit", "versendet von", "verschickt von", "diese nachricht wurde von meinem", "diese mail wurde von meinem", "outlook für", "holen sie sich outlook für", "mit der",
	"envoyé de", "envoyé depuis", "envoyé à partir", "envoyé avec", "envoyé via", "envoyé par", "télécharger outlook", "obtenir outlook", "téléchargez outlook", "provenance :",
	"enviado desde", "enviado de", "enviado con", "enviado por", "enviado através", "enviado do", "enviado via", "enviado a partir", "obtener outlook", "descargar outlook", "obter o outlook", "obtenha o outlook", "baixar o outlook", "enviada do", "enviado com", "enviado mediante", "enviat des",
	"inviato da", "inviato dal", "inviato con", "inviato tramite", "ottieni outlook", "scarica outlook", "inviata da",
	"verzonden vanaf", "verzonden met", "verstuurd vanaf", "verstuurd met", "verzonden via", "verstuurd via", "outlook downloaden", "download outlook voor", "outlook voor",
	"wysłane z", "wysłano z", "wysłane przez", "pobierz outlook", "pobierz program outlook", "uzyskaj outlook", "odesláno z", "odesláno přes", "odesláno ze", "získat outlook", "posláno z", "získejte outlook",
	"skickat från", "skickat med", "hämta outlook", "skickat via", "sendt fra", "sendt med", "sendt via", "hent outlook", "få outlook", "skaff outlook",
	"lähetetty", "hanki outlook", "hae outlook", "trimis de pe", "trimis din", "trimis cu", "obțineți outlook", "obține outlook", "elküldve", "küldve", "az outlook letöltése", "outlook beszerzése",
	"gönderildi", "outlook'u edinin", "отправлено с", "отправлено из", "отправлено через", "отправлено с помощью", "скачать outlook", "получить outlook", "послано с", "надіслано з", "надіслано із", "відправлено з", "надіслано з мого", "отримати outlook",
	"στάλθηκε από", "εστάλη από", "αποστολή από", "απεστάλη από", "λήψη του outlook", "发自我的", "发送自", "从我的", "發自我的", "從我的", "傳送自", "获取", "獲取", "取得", "나의", "내", "보낸",
	"yahoo mail", "mobile email", "this message was sent from", "this email was sent from", "please excuse brevity", "excuse typos", "please excuse typos", "sorry for typos", "please excuse any typos", "tippfehler bitte",
)

// tagEnders end such tags where the verb stands last.
var tagEnders = newPhraseTable("から送信", "より送信", "から送信されました", "を入手", "에서 보냄", "에서 보냄.", "발송", "에서 발송", "에서 전송", "传送", "傳送", "发送", "發送", "gönderildi", "gönderilmiştir", "küldve", "küldtem", "gesendet", "geschickt", "verschickt", "versendet", "gesendet.", "verzonden", "다운로드", "下载", "下載")

// deviceStems begin the words for what mail is sent from.
var deviceStems = [...]string{
	"iphone", "ipad", "ipod", "ios", "android", "blackberry", "samsung", "galaxy", "huawei", "xiaomi", "redmi", "nokia", "windows", "outlook", "yahoo", "gmail", "mail", "proton", "smartphone", "mobil", "phone", "handy", "tablet", "telefon", "telephone", "telefone", "telemov", "movil", "celular", "cellular", "мобильн", "телефон", "смартфон", "мобільн", "sony", "xperia", "lg", "htc", "moto", "oneplus", "pixel", "nine", "spark", "airmail", "k-9", "fairemail", "aquamail", "bluemail", "t-mobile", "verizon", "thunderbird", "mailbird", "gmx", "web.de", "superhuman", "mac", "surface", "apple", "oppo", "realme", "honor", "vivo", "puhelim", "komork", "κινητ", "手机", "手機", "휴대", "アイフォン", "zoho", "aol", "hotmail", "front", "fastmail", "tuta", "yandex", "яндекс", "почт", "viber", "portable", "gerat", "device", "wireless", "droid", "hp", "dell",
}

// excuseWords may follow a device in its tag.
var excuseWords = setOf("excuse", "typos", "typo", "brevity", "brief", "pardon", "forgive", "errors", "mistakes", "spelling", "autocorrect", "tippfehler", "kürze", "entschuldigen", "excusez", "fautes", "disculpe", "errores", "breve", "scusate", "errori", "fouten", "typefouten", "on", "app", "secure", "email", "für", "for", "mobile")

// legalSure are phrases of disclaimers and footers that people do not write.
var legalSure = newPhraseTable(
	"intended recipient", "intended recipients", "intended solely", "solely for the", "intended only for", "intended for the", "received this email in error", "received this e-mail in error", "received this message in error", "received it in error", "received this communication in error", "email in error", "message in error", "strictly prohibited", "may contain confidential", "contains confidential", "confidential information", "legally privileged", "privileged", "confidentiality notice", "legal notice", "this email and any", "this e-mail and any", "this message and any", "this email message and any", "views expressed", "views or opinions", "scanned for viruses", "swept for", "virus-free", "virus free", "checked for viruses", "protected by", "mimecast", "messagelabs", "symantec", "consider the environment", "before printing", "think before you print", "print this email", "monitored", "data protection act", "registered in england", "registered office", "registered number", "company number",
	"this email has been checked", "this email was scanned", "originated from outside", "external sender", "external email", "do not click", "click links or open attachments", "you recognize the sender", "content is safe", "caution:", "you don't often get email",
	"vertrauliche informationen", "vertraulich", "rechtlich geschützte", "irrtümlich erhalten", "irrtümlich", "nicht der richtige adressat", "unbefugte weitergabe", "nicht gestattet", "unerlaubte", "auf viren geprüft", "virenfrei", "viren überprüft", "denken sie an die umwelt", "bevor sie diese e-mail", "amtsgericht", "handelsregister", "umsatzsteuer-identifikationsnummer", "geschäftsführer:", "geschäftsführung:", "sitz der gesellschaft", "registergericht", "diese e-mail enthält", "diese nachricht enthält", "adressat",
	"pièces jointes", "sont confidentiels", "confidentielles", "confidentiel", "à l'attention exclusive", "destinataire", "reçu ce message par erreur", "par erreur", "interdite", "pensez à l'environnement", "avant d'imprimer", "ce message et", "ce courriel",
	"confidencial", "información confidencial", "destinatario", "exclusivamente", "ha recibido este", "por error", "antes de imprimir", "medio ambiente", "queda prohibida", "protección de datos", "este mensaje y", "este correo",
	"mensagem pode conter", "informação confidencial", "informações confidenciais", "por engano", "esta mensagem", "antes de imprimir",
	"informazioni contenute", "riservate", "riservato", "ricevuto questo messaggio", "per errore", "vietata", "rispetta l'ambiente", "prima di stampare", "d.lgs", "regolamento ue", "questo messaggio",
	"vertrouwelijk", "uitsluitend bestemd", "ten onrechte", "abusievelijk", "geadresseerde", "denk aan het milieu", "dit bericht", "deze e-mail",
	"poufne", "poufna", "adresata", "omyłkowo", "wiadomość zawiera", "zabronione", "důvěrné", "důvěrná", "omylem", "pouze pro adresáta", "konfidentiell", "avsedd för", "fortrolig", "fortrolige", "tiltenkt", "fejlagtigt", "luottamuksellinen", "luottamuksellisia", "confidențial", "confidențiale", "destinat", "din greșeală", "bizalmas", "címzett", "tévedésből", "gizli", "gizlidir", "yanlışlıkla", "конфиденциальн", "конфиденциальную", "конфиденциальная", "предназначено", "по ошибке", "конфіденційну", "помилково", "εμπιστευτικ", "εμπιστευτικές", "παραλήπτη", "机密", "保密", "收件人", "機密", "기밀",
	"scanned by", "checked by avg", "checked by avast", "avast", "kaspersky", "e' stato analizzato", "non infetto", "virus scanning", "certified virus free", "antivirus",
	"mailing list", "mailman", "listinfo", "list-unsubscribe", "manage preferences", "manage your preferences", "email preferences", "google groups", "subscribed to the", "subscribed to this",
)

// legalHints weigh half as much.
var legalHints = newPhraseTable(
	"confidential", "disclaimer", "recipient", "recipients", "attachment", "attachments", "disclosure", "copying", "distribution", "unauthorised", "unauthorized", "delete it", "notify", "notify the sender", "addressee", "virus", "viruses", "liability", "offence", "gdpr", "privacy policy", "copyright", "all rights reserved", "ltd", "limited", "please do not reply to this email", "do not reply to this", "anhänge", "absender", "vernichten", "löschen sie", "expéditeur", "supprimer", "remitente", "elimine", "allegati", "mittente", "afzender", "bijlagen", "unsubscribe", "newsletter", "opt out", "privacy", "logged", "policy",
)

// footerOpeners begin a paragraph that a list or a sending service adds. They
// count only there: "to unsubscribe" elsewhere is a person who wants to.
var footerOpeners = newPhraseTable(
	"to unsubscribe", "to stop receiving", "to opt out of", "to opt-out", "to manage", "to view this discussion", "to update your", "to change your", "to leave this group", "click here to unsubscribe", "if you no longer wish", "if you do not wish to receive", "if you don't want to receive", "if you wish to unsubscribe", "if you would like to unsubscribe", "you are receiving this", "you're receiving this", "you received this message because", "you received this email because", "you have received this email because", "this email was sent to", "this message was sent to", "this email was sent by", "unsubscribe from this", "unsubscribe <http", "unsubscribe http", "unsubscribe:", "unsubscribe |", "reply to this email directly", "view it on",
	"um sich abzumelden", "abmelden:", "sie erhalten diese", "wenn sie keine", "falls sie keine", "vom newsletter abmelden", "pour vous désabonner", "pour vous désinscrire", "se désabonner :", "vous recevez ce", "vous recevez cet", "para darse de baja", "para cancelar la suscripción", "si no desea recibir", "si no desea seguir", "recibe este", "para cancelar a inscrição", "para deixar de receber", "per cancellarsi", "per disiscriverti", "per annullare l'iscrizione", "ricevi questa", "om u af te melden", "om je uit te schrijven", "u ontvangt deze", "aby zrezygnować", "aby wypisać", "pro odhlášení", "för att avsluta", "för att avregistrera", "for at afmelde", "for å melde deg av", "чтобы отписаться", "для отписки", "щоб відписатися", "退订", "配信停止",
)

// firstPerson shows that a paragraph is a person's, whatever legal words it has.
var firstPerson = setOf("i", "i'm", "i've", "i'd", "i'll", "me", "my", "ich", "mich", "mir", "mein", "je", "j'ai", "moi", "mon", "yo", "mí", "eu", "io", "ik", "mij", "ja", "já", "mnie", "jag", "mig", "jeg", "meg", "minä", "én", "ben", "я", "меня", "мне", "мене", "мені", "εγώ")

// bannerPhrases are in the warnings that gateways put on top.
var bannerPhrases = newPhraseTable("originated from outside", "from outside of your organization", "from outside your organization", "from outside the organization", "from outside of the organization", "external email", "external sender", "external message", "[external]", "caution: this email", "do not click on links", "do not click links", "you don't often get email from", "diese e-mail stammt von außerhalb", "externe e-mail", "extern verzonden", "courriel externe", "correo externo", "email esterna", "zjqcmqryfpfptbannerstart")

// referralWords point to somebody else, whose name and address then follow.
var referralWords = setOf("colleague", "colleagues", "coworker", "contact", "reach", "responsible", "handles", "instead", "ask", "talk", "speak", "write", "email", "call", "person", "kollege", "kollegen", "kollegin", "ansprechpartner", "ansprechpartnerin", "zuständig", "wenden", "collègue", "contactez", "contacter", "adressez", "responsable", "compañero", "compañera", "colega", "contacte", "contactar", "collega", "contatti", "contattare", "contate", "contatar", "neem", "kolega", "koleżanka", "kontakt", "kollega", "kontakta", "kollegaen", "kolleganne", "kontaktiere", "coleg", "contactați", "kolléga", "keresse", "meslektaşım", "коллега", "коллеге", "обратитесь", "колега", "зверніться", "συνάδελφος", "联系", "聯絡", "担当", "담당")
