package when

// The vocabulary, one table a language. A line is a kind, a value and the words
// that carry it, in natural spelling; an
// underscore joins words read as one, a trailing question mark marks words that are ordinary words too and count as time only where
// their neighbours say so. Words may stand on several lines and in several
// tables; the grammar is one for all languages.

const english = `
month 1: january jan janury janurary januray
month 2: february feb febuary feburary februrary
month 3: march? mar?
month 4: april apr apirl
month 5: may?
month 6: june jun
month 7: july jul
month 8: august aug agust
month 9: september sept sep setpember septemeber
month 10: october oct ocotber octobre
month 11: november nov novemeber
month 12: december dec decemeber
weekday 1: monday mondays mon?
weekday 2: tuesday tue? tues
weekday 3: wednesday wed? wednsday weds
weekday 4: thursday thu thur thurs
weekday 5: friday fri
weekday 6: saturday sat?
weekday 7: sunday sun?
unit day: day days working_days business_days working_day business_day workdays
unit week: week weeks wk wks wek
unit fortnight: fortnight fortnights
unit month: month months mo? mth mths mnths moth?
unit quarter: quarter quarters qtr qtrs
unit year: year years yr yrs
unit weekend: weekend
unit half: half semester
number 1: a an one another
number 2: two a_couple couple a_couple_of couple_of
number 3: three
number 4: four
number 5: five
number 6: six
number 7: seven
number 8: eight
number 9: nine
number 10: ten
number 12: twelve
number 18: eighteen
number 20: twenty
number 30: thirty
number 60: sixty
number 90: ninety
few: few a_few several some?
amount 6: half_a_year half_year
amount 18: a_year_and_a_half year_and_a_half
ordinal 1: first
ordinal 2: second?
ordinal 3: third
ordinal 4: fourth final
ordinal 0: st nd rd th
part early: early
part begin: beginning beginning_of start start_of the_start_of
part mid: mid middle middle_of the_middle_of
part late: late
part end: end end_of the_end_of close_of
season 1: springtime spring?
season 2: summer summertime
season 3: autumn fall?
season 4: winter
feast christmas: christmas xmas x_mas
feast holidays: the_holidays the_holiday_season holiday_season the_festive_season
feast newyear: new_year new_years the_new_year new_year_s
feast easter: easter
feast pentecost: pentecost whitsun
feast thanksgiving: thanksgiving
feast summerbreak: summer_holiday summer_holidays summer_break school_holidays summer_vacation school_holiday
feast labour: may_day
shift next: next coming upcoming 
shift this: this current
shift last: last previous past?
shift afternext: after_next
close year: year_end end_of_year eoy years_end the_end_of_the_year end_of_the_year year_s_end
close month: month_end end_of_month eom end_of_the_month
close quarter: quarter_end end_of_quarter eoq end_of_the_quarter
close week: end_of_week eow end_of_the_week
open year: start_of_the_year beginning_of_the_year start_of_year
relday 0: today tonight this_afternoon this_morning this_evening later_today
relday 1: tomorrow tmrw tomorow tommorow tommorrow tomorrow_morning tomorrow_afternoon
relday 2: day_after_tomorrow the_day_after_tomorrow
letter quarter: q
letter half: h
weekno: calendar_week cw week_no week_number week kw wk
fiscal: fiscal fy financial
rel in: in within_about
rel wait: wait give_me give_us allow
rel within: within in_the_next over_the_next during_the_next
rel after: after any_time_after anytime_after past? following post
rel before: before prior_to ahead_of this_side_of
rel until: until till til untill through thru up_to_and_including up_until
rel from: from as_of starting beginning effective onwards_from as_from from_the
rel once: once when as_soon_as
rel notbefore: not_before not_until no_sooner_than not_earlier_than no_earlier_than n_t_before nothing_before don_t_before earliest_in nothing_until nothing_happens_before nothing_happens_until not_til not_till
rel between: between
rel for: for
rel since: since
to: to through thru till until and_returning_on
or: or and
hence: from_now from_today later hence out? time from_then
prior: before prior beforehand ahead earlier in_advance
ago: ago back?
later: later later_in later_on_in
rest: rest_of the_rest_of remainder_of the_remainder_of
fill: the of in on at by about around roughly approximately approx our your my their maybe perhaps say like probably sometime some_time somewhere towards toward early? whole entire all during over into inclusive its that again circa ca or_so only least at_least another until_at_least
contact: why_don_t_we why_don_t_you why_not check circle reach ping write call email contact touch ask try follow revisit reconnect talk speak chat hear come get_back remind reply drop message look resume knock again nudge bump shout discuss meet sync resurface reopen loop pick reengage regroup diarise diary calendar schedule reapproach approach recontact retry return poke buzz holler note review catch connect mail re_engage back restart ring phone text
back: back return returning returns reachable resume resuming resumes reopen reopens available again
away: out away leave vacation holiday holidays pto ooo absence absent off unavailable travelling traveling sabbatical closed offline conference break office limited_access
past: was were had did spent signed started moved began bought renewed got have_been been went came joined switched closed finished launched hired chose decided looked left took made just sent received your_email your_mail your_message emailed replied wrote this_job in_the_job in_this_role in_this_position extended met saw rolled already sold told gave ran knew paid grew became heard won lost built kept held brought felt stood thought wasn weren didn happened launched finished sat
future: busy budget budgets renewal renew renews contract expires expire ends up_for interested swamped tied booked scheduled planned locked frozen committed buried slammed allocated finalised finalized will ll be until ready open opens reopens need maybe perhaps better good works free
hours: hours opening business_hours office_hours mon_fri closing daily every each weekdays usually always_on
never: further_notice undefined
not: not n_t won_t wont will_not don_t isn_t no never cannot can_t nobody no_one nothing none
then: then
but: but so and please however then
noun: party floor time_around of_all things thing step reason mail email attempt quarter_numbers
lead: in by of around the this every since mid maybe perhaps
quarter 4: last_quarter final_quarter
afterwards: after_that afterwards thereafter after_this
shift following: following
verb: would is works might could should suits sounds looks onwards onward may_be
suits: better works good perfect ideal best suits suit great fine preferable sounds ok
blocked: blocked full packed impossible hectic crazy jammed rammed insane out_of_the_question no_go tied_up swamped
state: is are be am being gets get re to
over: over done behind finished past ends closed
`

const german = `
month 1: januar jänner jan
month 2: februar feb feber
month 3: märz mrz
month 4: april apr
month 5: mai
month 6: juni jun
month 7: juli jul
month 8: august aug
month 9: september sept sep
month 10: oktober okt
month 11: november nov
month 12: dezember dez
weekday 1: montag montags
weekday 2: dienstag
weekday 3: mittwoch
weekday 4: donnerstag
weekday 5: freitag
weekday 6: samstag sonnabend
weekday 7: sonntag
unit day: tag tage tagen werktage werktagen arbeitstage arbeitstagen
unit week: woche wochen
unit month: monat monate monaten monats
unit quarter: quartal quartals quartale quartalen
unit year: jahr jahre jahren jahres
unit weekend: wochenende
unit half: halbjahr halbjahres hälfte jahreshälfte jahreshälften
number 1: ein eine einem einen einer eins
number 2: zwei zwo
number 3: drei
number 4: vier
number 5: fünf
number 6: sechs
number 7: sieben
number 8: acht
number 9: neun
number 10: zehn
number 12: zwölf
number 14: vierzehn
number 18: achtzehn
number 20: zwanzig
number 30: dreißig
few: paar ein_paar einigen einige wenigen mehreren
amount 6: halbes_jahr einem_halben_jahr ein_halbes_jahr halben_jahr
amount 18: anderthalb_jahren eineinhalb_jahren
ordinal 1: erste ersten erstes
ordinal 2: zweite zweiten zweites
ordinal 3: dritte dritten drittes
ordinal 4: vierte vierten viertes 
part begin: anfang beginn jahresbeginn?
part early: früh frühen
part mid: mitte
part late: spät später?
part end: ende
season 1: frühling frühjahr frühjahrs
season 2: sommer sommers frühsommer hochsommer spätsommer
season 3: herbst herbstes spätherbst frühherbst
season 4: winter winters
feast christmas: weihnachten weihnacht heiligabend
feast holidays: feiertage feiertagen weihnachtsferien weihnachtsurlaub jahreswechsel weihnachtspause feiertagspause
feast newyear: neujahr neuen_jahr neue_jahr neuem_jahr neues_jahr silvester neuen_jahres
feast easter: ostern ostermontag
feast easterbreak: osterferien
feast pentecost: pfingsten
feast pentecostbreak: pfingstferien
feast carnival: karneval fasching fastnacht
feast summerbreak: sommerferien sommerurlaub sommerpause urlaubszeit ferienzeit schulferien
feast autumnbreak: herbstferien
shift next: nächste nächsten nächster nächstes nächstem kommende kommenden kommender kommendes kommendem 
shift this: diese diesen dieser dieses diesem laufenden
shift last: letzte letzten letzter letztes letztem vergangenen vorigen
shift afternext: übernächste übernächsten übernächster übernächstes
close year: jahresende ende_des_jahres jahresendes geschäftsjahresende
close month: monatsende ende_des_monats
close quarter: quartalsende ende_des_quartals
close week: ende_der_woche
open year: jahresbeginn jahresanfang anfang_des_jahres
open month: monatsanfang
relday 0: heute heute_nachmittag heute_abend
relday 1: morgen morgen_früh
relday 2: übermorgen
letter quarter: q
letter half: h
weekno: kw kalenderwoche woche
fiscal: geschäftsjahr
rel in: in binnen
rel wait: geben_sie_mir geben_sie_uns gib_mir
rel within: innerhalb_der_nächsten in_den_nächsten innerhalb_von in_der_nächsten?
rel after: nach
rel before: vor
rel until: bis bis_zum bis_zur bis_einschließlich bis_einschl bis_inkl bis_inklusive bis_incl bis_und_mit einschließlich
rel from: ab vom von seit_dem? ab_dem
rel once: sobald wenn
rel notbefore: nicht_vor frühestens erst_ab nicht_vor_dem erst erst_wieder keinesfalls_vor
rel between: zwischen
rel for: für auf
rel since: seit
to: bis bis_zum bis_einschließlich bis_einschl bis_inkl bis_inklusive auf
or: oder und bzw
hence: ab_jetzt ab_heute später
prior: vorher davor zuvor vor_ablauf im_voraus
ago: her
later: später_im gegen
rest: rest
fill: der die das des den dem im am an zum zur um gegen ca etwa rund circa unsere unserem unserer unseren ihr ihre irgendwann vielleicht einschließlich inklusive inkl incl so wieder tag_den ganzen gesamten ungefähr so_gegen voraussichtlich
contact: melden meldet melde schreiben schreib anrufen rufen ruf kontaktieren nachfragen nachfassen fragen frag ansprechen sprechen sprecht zurückkommen wiedervorlage nachhaken erinnern erinnere probieren versuchen kommen anschreiben wieder nochmal nochmals erneut reden telefonieren anklopfen unterhalten aufgreifen anschauen hören austauschen zukommen kontakt meld austausch
back: zurück wieder erreichbar rückkehr da verfügbar zurückkehren anwesend
away: abwesend urlaub abwesenheit büro haus außer nicht_erreichbar elternzeit dienstreise krank feiertag geschlossen betriebsferien betriebsurlaub verreist unterwegs ferien nicht_im
past: war waren hatte hatten wurde wurden gekauft unterschrieben abgeschlossen begonnen gestartet gewechselt umgezogen verlängert eingeführt verbracht gemacht entschieden ihre_mail ihre_nachricht ihrer_mail unterzeichnet gekündigt eingestellt geprüft bereits hatten wurden gab lief kam ging
future: vertrag budget läuft endet ausgelastet ausgebucht voll dicht frei beschäftigt soweit planen geplant wird werden steht spruchreif thema passt möglich kündigungsfrist
hours: öffnungszeiten sprechzeiten bürozeiten geschäftszeiten servicezeiten montags freitags täglich jeden arbeitszeiten
never: auf_weiteres
not: nicht kein keine nie nichts niemand
then: dann
but: aber und dann sondern bitte
lead: im ab bis
quarter 4: letzten_quartal letztes_quartal
afterwards: danach anschließend hinterher
shift following: darauf folgenden folgende
suits: besser passt ideal gern gerne perfekt günstiger besten gut
blocked: dicht voll blockiert unmöglich ausgeschlossen
ondate: am den zum vom ab bis bis_zum dem
over: vorbei rum vorüber um
`

const french = `
month 1: janvier janv
month 2: février févr fév
month 3: mars?
month 4: avril avr
month 5: mai
month 6: juin
month 7: juillet juil
month 8: août aôut
month 9: septembre sept
month 10: octobre oct
month 11: novembre nov
month 12: décembre déc
weekday 1: lundi
weekday 2: mardi
weekday 3: mercredi
weekday 4: jeudi
weekday 5: vendredi
weekday 6: samedi
weekday 7: dimanche
unit day: jour jours jours_ouvrés jours_ouvrables
unit week: semaine semaines
unit fortnight: quinzaine
unit month: mois
unit quarter: trimestre trimestres
unit year: an ans année années
unit weekend: week_end
unit half: semestre semestres moitié
number 1: un une
number 2: deux
number 3: trois
number 4: quatre
number 5: cinq
number 6: six
number 7: sept
number 8: huit
number 9: neuf
number 10: dix
number 12: douze
number 15: quinze
number 18: dix_huit
number 20: vingt
number 30: trente
few: quelques plusieurs
ordinal 1: premier première er 1er
ordinal 2: deuxième second? seconde? ème? nd
ordinal 3: troisième
ordinal 4: quatrième 
part begin: début début_de courant_début début_du au_début_de
part mid: mi milieu milieu_de courant
part end: fin fin_de la_fin_de la_fin_du fin_du
season 1: printemps
season 2:  été?
season 3: automne
season 4: hiver
feast christmas: noël
feast holidays: fêtes les_fêtes vacances_de_noël fêtes_de_fin_d_année les_vacances_de_noël les_congés_de_fin_d_année
feast newyear: nouvel_an nouvelle_année
feast easter: pâques
feast pentecost: pentecôte
feast easterbreak: vacances_de_printemps vacances_de_pâques les_vacances_de_pâques les_vacances_de_printemps congés_de_pâques
feast autumnbreak: toussaint vacances_de_la_toussaint
feast summerbreak: grandes_vacances vacances_d_été vacances_scolaires les_vacances congés_d_été été_prochain? les_vacances_d_été les_vacances_scolaires les_grandes_vacances les_congés_d_été
feast rentree: rentrée rentrée_de_septembre la_rentrée
shift next: prochain prochaine prochains prochaines qui_vient qui_viennent à_venir
shift this: ce cette cet
shift last: dernier dernière derniers dernières passé passée précédent
close year: fin_d_année fin_de_l_année la_fin_de_l_année fin_d_exercice fin_de_cette_année
close month: fin_de_mois fin_du_mois
close quarter: fin_de_trimestre fin_du_trimestre
close week: fin_de_semaine fin_de_la_semaine
open year: début_d_année début_de_l_année
open month: début_de_mois
relday 0: aujourd_hui cet_après_midi ce_soir
relday 1: demain
relday 2: après_demain
letter quarter: t q
letter half: s
weekno: semaine sem
fiscal: exercice
rel in: dans d_ici sous
rel wait: laissez_moi laissez_nous donnez_moi
rel within: dans_les au_cours_des d_ici_les
rel after: après au_retour_des au_retour_de au_retour_du
rel before: avant
rel until: jusqu_au jusqu_à jusqu_en jusqu_à_la jusque jusqu_aux
rel from: à_partir_de à_partir_du dès du depuis_le? à_compter_du à_compter_de dès_le à_partir
rel once: une_fois quand lorsque dès_que
rel notbefore: pas_avant
rel between: entre
rel for: pour pendant
rel since: depuis
to: au jusqu_au à et?
or: ou et
hence: plus_tard
prior: avant auparavant plus_tôt
ago: il_y_a
later: plus_tard courant dans_le_courant_de
rest: reste
fill: le la les l du de d des en au aux à vers environ autour notre votre mon ma un cours_de peut_être plutôt courant inclus de_l à_nouveau seulement
contact: recontacter recontactez recontacte contacter contactez rappeler rappelez rappelle reparler reparlons revenir revenez reviens relancer relancez relance écrire écrivez écris parler reprendre reprenez reprenons appeler appelez contact nouveau joindre retenter discuter échanger solliciter resollicitez recontactons nouvelles refaire refaites rapprocher revoir
back: retour reviens reviendrai rentre disponible joignable reprise reprendrai bureau_le
away: absent absente congés congé absence vacances indisponible déplacement fermé fermés fermée maternité bureau
past: était étions avons a_été j_ai avait avions votre_mail votre_message reçu signé commencé acheté passé choisi renouvelé déjà étaient fait
future: contrat budget échéance renouvellement prêt prêts serons sera
hours: horaires ouvert ouverts ouverture
never: nouvel_ordre nouvel_avis
not: pas jamais rien personne
then: alors
but: mais et puis donc
lead: en à de l d cet début fin le mi
quarter 4: dernier_trimestre
afterwards: après_cela après_ça ensuite
shift following: suivant suivante d_après
suits: mieux idéal parfait parfaite préférable convient arrange
blocked: impossible complet bloqué bloquée chargé pris débordés
ondate: le au du jusqu_au
over: passé passée passées passés terminé terminée fini finie
`

const spanish = `
month 1: enero ene
month 2: febrero feb
month 3: marzo mar?
month 4: abril abr
month 5: mayo
month 6: junio jun
month 7: julio jul
month 8: agosto ago?
month 9: septiembre setiembre sept sep
month 10: octubre oct
month 11: noviembre nov
month 12: diciembre dic
weekday 1: lunes
weekday 2: martes
weekday 3: miércoles
weekday 4: jueves
weekday 5: viernes
weekday 6: sábado
weekday 7: domingo
unit day: día días días_hábiles días_laborables
unit week: semana semanas
unit fortnight: quincena
unit month: mes meses
unit quarter: trimestre trimestres
unit year: año años
unit weekend: fin_de_semana finde
unit half: semestre semestres mitad
number 1: un una uno
number 2: dos un_par un_par_de par_de
number 3: tres
number 4: cuatro
number 5: cinco
number 6: seis
number 7: siete
number 8: ocho
number 9: nueve
number 10: diez
number 12: doce
number 15: quince
number 18: dieciocho
number 20: veinte
number 30: treinta
few: unos unas algunos algunas pocos pocas varios
amount 6: medio_año
ordinal 1: primer primero primera er
ordinal 2: segundo? segunda?
ordinal 3: tercer tercero tercera
ordinal 4: cuarto 
part begin: principios principio comienzos inicio inicios primeros
part mid: mediados mitad
part end: fines finales final fin
season 1: primavera
season 2: verano
season 3: otoño
season 4: invierno
feast christmas: navidad navidades
feast holidays: fiestas las_fiestas las_vacaciones_de_navidad vacaciones_de_navidad
feast newyear: año_nuevo nuevo_año
feast reyes: reyes
feast easter: semana_santa pascua las_vacaciones_de_semana_santa
feast carnival: carnaval
feast summerbreak: vacaciones_de_verano vacaciones_escolares las_vacaciones las_vacaciones_de_verano las_vacaciones_escolares
shift next: próximo próxima próximos próximas que_viene que_entra entrante
shift this: este esta
shift last: pasado pasada último última últimos últimas
close year: fin_de_año final_de_año fin_del_año finales_de_año final_del_año cierre_de_año cierre_del_año
close month: fin_de_mes final_de_mes finales_de_mes fin_del_mes
close quarter: fin_de_trimestre fin_del_trimestre final_del_trimestre
close week: fin_de_esta_semana final_de_la_semana
open year: principios_de_año inicio_de_año comienzos_de_año principio_de_año
open month: principios_de_mes
relday 0: hoy esta_tarde
relday 1: mañana mañana_por_la_mañana
relday 2: pasado_mañana
letter quarter: t q
letter half: s h
weekno: semana
fiscal: fiscal ejercicio
rel in: en dentro_de
rel wait: deme denos espera dame
rel within: en_los en_las durante_los
rel after: después_de después_del tras después pasada? pasado? a_la_vuelta_de a_la_vuelta_del a_la_vuelta_de_las a_la_vuelta
rel before: antes_de antes_del
rel until: hasta hasta_el
rel from: a_partir_de a_partir_del desde desde_el del
rel once: una_vez cuando en_cuanto
rel notbefore: no_antes_de no_antes_del hasta_no_antes_de
rel between: entre
rel for: por durante para
rel since: desde_hace
to: al hasta hasta_el a y?
or: o y u
hence: después más_tarde
prior: antes previo
ago: hace
later: más_adelante a_lo_largo_de
rest: resto
fill: el la los las de del en al a hacia sobre alrededor nuestro nuestra día inclusive ambos unos quizás mejor otra_vez
contact: contactar contacte contacta contáctame contácteme contáctenos escribir escriba escribe escríbeme escríbame escríbanos llamar llame llama llámame llámeme llámenos hablar hablamos hablemos hablaremos retomar retomamos retomemos vuelva vuelve volver volvamos pregunta pregunte preguntar avísame recordar recuérdame insistir contacto búscame retomarlo nuevo intentar intente inténtelo inténtalo buscarme búsquenos volvernos
back: vuelvo volveré regreso regresaré vuelta incorporo incorporaré disponible reincorporo estaré_de_vuelta
away: ausente fuera vacaciones ausencia oficina baja permiso cerrado cerrados viaje festivo
past: era fue fueron estuvo estuvimos tuvimos hicimos firmamos empezamos compramos renovamos su_correo tu_correo su_mensaje contratamos pasamos ya hicieron estaba vendimos
future: contrato presupuesto renovación vence termina ocupados liados estaremos estaré tendremos
hours: horario horarios lunes_a_viernes atención
never: nuevo_aviso
not: no nunca nada nadie ya_no
then: entonces
but: pero y luego así_que
lead: en de a del
quarter 4: último_trimestre
afterwards: después_de_eso
shift following: siguiente siguientes
suits: mejor perfecto ideal bien conviene viene_bien
blocked: imposible lleno bloqueado completo
ondate: el al del día hasta_el
over: acabe termine pase terminado
`

const portuguese = `
month 1: janeiro jan
month 2: fevereiro fev
month 3: março mar?
month 4: abril abr
month 5: maio
month 6: junho jun
month 7: julho jul
month 8: agosto ago?
month 9: setembro set?
month 10: outubro out?
month 11: novembro nov
month 12: dezembro dez?
weekday 1: segunda_feira segunda?
weekday 2: terça_feira terça
weekday 3: quarta_feira quarta?
weekday 4: quinta_feira quinta?
weekday 5: sexta_feira sexta
weekday 6: sábado
weekday 7: domingo
unit day: dia dias dias_úteis
unit week: semana semanas
unit fortnight: quinzena
unit month: mês meses
unit quarter: trimestre trimestres
unit year: ano anos
unit weekend: fim_de_semana
unit half: semestre semestres metade
number 1: um uma
number 2: dois duas um_par_de
number 3: três
number 4: quatro
number 5: cinco
number 6: seis
number 7: sete
number 8: oito
number 9: nove
number 10: dez
number 12: doze
number 15: quinze
number 18: dezoito
number 20: vinte
number 30: trinta
few: alguns algumas uns umas poucos poucas vários
amount 6: meio_ano
ordinal 1: primeiro primeira
ordinal 2: segundo? segunda?
ordinal 3: terceiro terceira
ordinal 4: quarto 
part begin: início começo inicio princípio inícios
part mid: meados meio metade
part end: fim final fins finais
season 1: primavera
season 2: verão
season 3: outono
season 4: inverno
feast christmas: natal
feast holidays: festas as_festas
feast newyear: ano_novo novo_ano réveillon
feast easter: páscoa
feast carnival: carnaval
feast summerbreak: férias_de_verão férias_escolares as_férias as_férias_de_verão
shift next: próximo próxima próximos próximas que_vem que_entra
shift this: este esta neste nesta deste desta
shift last: passado passada último última últimos últimas
close year: fim_de_ano final_de_ano fim_do_ano final_do_ano
close month: fim_do_mês final_do_mês fim_de_mês
close quarter: fim_do_trimestre final_do_trimestre
close week: fim_da_semana final_da_semana
open year: início_do_ano começo_do_ano início_de_ano
open month: início_do_mês
relday 0: hoje hoje_à_tarde
relday 1: amanhã
relday 2: depois_de_amanhã
letter quarter: t q
letter half: s h
weekno: semana
fiscal: fiscal
rel in: em daqui_a dentro_de daqui
rel wait: me_dê dê_me aguarde espere
rel within: nos_próximos nas_próximas
rel after: depois_de depois_do depois_da depois_das depois_dos após passado? na_volta_de na_volta_das no_regresso_das no_regresso_de
rel before: antes_de antes_do antes_da antes_das
rel until: até até_ao_dia até_ao até_o até_à até_a até_dia até_o_dia
rel from: a_partir_de a_partir_do a_partir_da desde desde_o do a_partir
rel once: assim_que quando logo_que
rel notbefore: não_antes_de não_antes_do só_a_partir_de
rel between: entre
rel for: por durante para
rel since: há desde_há
to: a até ao à até_ao e?
or: ou e
hence: depois mais_tarde
prior: antes
ago: atrás
later: mais_para ao_longo_de
rest: resto restante
fill: o a os as de do da dos das em no na nos nas ao pelo pela por_volta lá_para nosso nossa dia inclusive talvez cerca
contact: contactar contacte contate contatar contato contacto escrever escreva escreve escrevam ligar ligue liga falar falamos fale retomar retomamos retome volte voltar voltamos volta pergunte perguntar procure procurar me_procure conversar conversamos relembrar lembrar insistir novamente retornar retorne chame chamar
back: volto voltarei regresso regressarei retorno retornarei disponível estarei_de_volta de_volta
away: ausente fora férias ausência escritório licença fechado fechados viagem folga
past: foi era foram estive fizemos assinamos assinámos começamos compramos renovamos fechamos seu_email sua_mensagem tivemos contratamos passamos já estava vendemos
future: contrato orçamento renovação vence termina ocupados estaremos estarei teremos
hours: horário horários atendimento
never: novo_aviso nova_ordem aviso_em_contrário
not: não nunca nada ninguém
then: então
but: mas e depois então
lead: em de a do no
quarter 4: último_trimestre
afterwards: depois_disso depois_disto
shift following: seguinte
suits: melhor ideal perfeito bom ótimo serve
blocked: impossível lotado bloqueado cheio
ondate: dia até_dia até_o_dia até_ao_dia
over: acabar terminar passar
`

const italian = `
month 1: gennaio genn gen?
month 2: febbraio febb feb
month 3: marzo mar?
month 4: aprile apr
month 5: maggio magg  mag?
month 6: giugno giu
month 7: luglio lug
month 8: agosto ago?
month 9: settembre sett set?
month 10: ottobre ott
month 11: novembre nov
month 12: dicembre dic
weekday 1: lunedì lunedi
weekday 2: martedì martedi
weekday 3: mercoledì mercoledi
weekday 4: giovedì giovedi
weekday 5: venerdì venerdi
weekday 6: sabato
weekday 7: domenica
unit day: giorno giorni giorni_lavorativi
unit week: settimana settimane
unit month: mese mesi
unit quarter: trimestre trimestri
unit year: anno anni
unit weekend: fine_settimana
unit half: semestre semestri metà
number 1: un una uno
number 2: due un_paio_di un_paio paio_di
number 3: tre
number 4: quattro
number 5: cinque
number 6: sei?
number 7: sette
number 8: otto
number 9: nove
number 10: dieci
number 12: dodici
number 15: quindici
number 18: diciotto
number 20: venti
number 30: trenta
few: qualche alcuni alcune pochi poche
amount 6: mezzo_anno sei_mesi
ordinal 1: primo prima? primi
ordinal 2: secondo? seconda?
ordinal 3: terzo terza
ordinal 4: quarto 
part begin: inizio inizi
part mid: metà
part end: fine
season 1: primavera
season 2:  estate?
season 3: autunno
season 4: inverno
feast christmas: natale
feast holidays: feste le_feste festività vacanze_di_natale le_vacanze_di_natale
feast newyear: capodanno anno_nuovo nuovo_anno
feast befana: epifania befana
feast easter: pasqua pasquetta le_vacanze_di_pasqua
feast carnival: carnevale
feast ferragosto: ferragosto
feast summerbreak: vacanze_estive ferie_estive le_ferie ferie_di_agosto vacanze_scolastiche le_vacanze le_vacanze_estive le_ferie_estive le_vacanze_scolastiche
shift next: prossimo prossima prossimi prossime venturo 
shift this: questo questa quest
shift last: scorso scorsa ultimo ultima ultimi passato
close year: fine_anno fine_dell_anno
close month: fine_mese fine_del_mese
close quarter: fine_trimestre fine_del_trimestre
close week: fine_della_settimana
open year: inizio_anno inizio_dell_anno
open month: inizio_mese
relday 0: oggi oggi_pomeriggio
relday 1: domani
relday 2: dopodomani
letter quarter: t q
letter half: s h
weekno: settimana
fiscal: fiscale
rel in: tra fra
rel wait: mi_dia ci_dia dammi dateci
rel within: nei nelle nelle_prossime nei_prossimi
rel after: dopo passata? passate? passato? al_rientro_dalle al_rientro_da al_rientro_dal
rel before: prima_di prima_del prima_della prima_dell prima
rel until: fino_al fino_a fino_alla fino_all sino_al sino_a fino
rel from: da dal dalla dall a_partire_da a_partire_dal
rel once: appena quando non_appena una_volta
rel notbefore: non_prima_di non_prima_del non_prima_della non_prima_dell
rel between: tra fra
rel for: per durante
rel since: da_quando
to: al a fino_al e? all
or: o e oppure
hence: dopo più_tardi
prior: prima in_anticipo
ago: fa
later: più_avanti nel_corso_di
rest: resto
fill: il lo la l i gli le di del della dell dei delle in a al nel nella nell verso circa intorno attorno nostro nostra compreso incluso dopo_le solo magari
contact: parlare contattare contatti contattarmi contattarci contattatemi ricontattare ricontatti ricontattarmi ricontattarci ricontattami scrivere scriva scrivi scrivermi scriveteci scrivimi risentirci risentiamo risentiamoci sentire sentiamoci sentirci sentiamo riparlarne riparliamo riparliamone parlarne parliamone richiamare richiami richiamami chiamare chiami chiamami riprendere riprendiamo riscrivere riscriva riscrivi riscrivimi torni tornare torna riprovare riprovi riprova chiedere chieda ricordi contatto aggiorniamoci risentire
back: torno tornerò rientro rientrerò ritorno disponibile nuovamente sarò_di_nuovo
away: assente fuori ferie assenza ufficio malattia congedo chiuso chiusi viaggio trasferta
past: era ero abbiamo ho stato stata eravamo avevamo sua_mail tua_mail vostra_mail firmato iniziato comprato rinnovato già erano
future: contratto budget rinnovo scadenza scade impegnati occupati saremo sarò avremo
hours: orario orari apertura
never: nuovo_avviso nuova_comunicazione
not: non mai niente nulla nessuno
then: allora
but: ma e poi quindi
lead: a di in
quarter 4: ultimo_trimestre
afterwards: dopodiché
shift following: successivo successiva seguente
suits: meglio ideale perfetto bene
blocked: impossibile pieno bloccato
ondate: il al dal fino_al
over: finito finita passato passata
`

const dutch = `
month 1: januari jan
month 2: februari feb febr
month 3: maart mrt
month 4: april apr
month 5: mei
month 6: juni jun
month 7: juli jul
month 8: augustus aug
month 9: september sept sep
month 10: oktober okt
month 11: november nov
month 12: december dec
weekday 1: maandag
weekday 2: dinsdag
weekday 3: woensdag
weekday 4: donderdag
weekday 5: vrijdag
weekday 6: zaterdag
weekday 7: zondag
unit day: dag dagen werkdagen
unit week: week weken
unit month: maand maanden
unit quarter: kwartaal kwartalen
unit year: jaar jaren
unit weekend: weekend
unit half: halfjaar helft half?
number 1: een één
number 2: twee
number 3: drie
number 4: vier
number 5: vijf
number 6: zes
number 7: zeven
number 8: acht
number 9: negen
number 10: tien
number 12: twaalf
number 14: veertien
number 18: achttien
number 20: twintig
number 30: dertig
few: paar een_paar enkele aantal een_aantal
amount 6: half_jaar een_half_jaar halfjaar?
amount 18: anderhalf_jaar
ordinal 1: eerste e? ste?
ordinal 2: tweede
ordinal 3: derde
ordinal 4: vierde 
part begin: begin
part early: vroeg
part mid: medio midden half?
part late: laat
part end: eind einde
season 1: voorjaar lente?
season 2: zomer
season 3: herfst najaar
season 4: winter
feast christmas: kerst kerstmis
feast holidays: feestdagen kerstvakantie jaarwisseling
feast newyear: nieuwjaar nieuwe_jaar
feast easter: pasen
feast pentecost: pinksteren
feast carnival: carnaval
feast summerbreak: zomervakantie bouwvak schoolvakantie schoolvakanties zomervakanties vakantieperiode
feast autumnbreak: herfstvakantie
feast easterbreak: meivakantie
shift next: volgende volgend komende komend aankomende
shift this: deze dit
shift last: vorige vorig afgelopen laatste
close year: jaareinde eind_van_het_jaar einde_van_het_jaar einde_jaar eind_dit_jaar
close month: maandeinde eind_van_de_maand einde_van_de_maand
close quarter: kwartaaleinde eind_van_het_kwartaal einde_van_het_kwartaal
close week: eind_van_de_week einde_van_de_week
open year: begin_van_het_jaar
open month: begin_van_de_maand
relday 0: vandaag vanmiddag vanavond
relday 1: morgen morgenochtend
relday 2: overmorgen
letter quarter: q k
letter half: h
weekno: week weeknummer wk
fiscal: boekjaar
rel in: over binnen in
rel wait: geef_me geef_ons
rel within: in_de_komende binnen_de_komende de_komende
rel after: na
rel before: voor vóór
rel until: tot tot_en_met t_m tm tot_en_met_de
rel from: vanaf van per
rel once: zodra als wanneer
rel notbefore: niet_voor niet_eerder_dan pas_in pas_vanaf pas
rel between: tussen
rel for: voor gedurende
rel since: sinds
to: tot tot_en_met t_m tm en?
or: of en
hence: later vanaf_nu
prior: ervoor daarvoor vooraf tevoren van_tevoren
ago: geleden
later: later_in in_de_loop_van
rest: rest
fill: de het een? in op om rond rondom ongeveer ergens ons onze den der van misschien circa weer pas te
contact: contact opnemen neem bel bellen terugkomen kom schrijf schrijven mail mailen vraag vragen probeer proberen benaderen opnieuw nogmaals spreken praten terugbellen herinneren herinner aankloppen hoor horen weer contacteren klop oppakken
back: terug weer bereikbaar terugkeer aanwezig
away: afwezig vakantie verlof afwezigheid kantoor gesloten vrij niet_bereikbaar ziek
past: was waren had hadden werd getekend begonnen gekocht verlengd uw_mail je_mail uw_bericht gekozen overgestapt al reeds
future: contract budget verlenging loopt afloopt druk bezet zullen zijn
hours: openingstijden kantooruren bereikbaarheid iedere elke
never: nader_order nader_bericht
not: niet geen nooit niets niemand
then: dan
but: maar en dan dus graag
lead: in de
quarter 4: laatste_kwartaal
afterwards: daarna nadien
shift following: daarop erna
suits: beter prima goed ideaal graag liever
blocked: onmogelijk vol dichtgepland bezet
ondate: op tot
over: voorbei om afgelopen
`
