"""People behind a title, what they are to somebody, or what they do, in the words of many languages."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.people.name_shapes import ONE, WORD, capitals, people
from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.words.lexicon import (
    is_family,
    is_foreign,
    is_german,
    is_given,
    is_plain,
    is_unknown,
    may_be_given,
)
from portal.redaction.rules.words.nobody import names_nobody
from portal.redaction.rules.words.other_letters import ABROAD

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_./@-])"
_AFTER = rb"(?![A-Za-z0-9\x80-\xff_@(/=-]|\.[A-Za-z0-9])"
# Titles before a family name alone, short ones with their point: `l'Avv. Mastrangelo`, `paní Skřivánková`.
_TITLES = spelled(
    "drª|dr\\.ª|sgt|sgt\\.|lieutenant|caporal|brigadier|capitaine|sergeant|constable|inspector|geom\\.|avv\\.|rag\\.|dott\\.ssa|dr\\.ssa|suor|don|doña|dña\\.|dª|d\\.ª|mons\\.|mgr|mgr\\.|judr\\.|mudr\\.|mvdr\\.|bc\\.|rndr\\.|phdr\\.|thdr\\.|pani|pan|panu|panem|panią|pana|państwa|paní|pán|pána|pánovi|domnul|doamna|domnule|rouva|rouvan|herra|"
    "fru|fröken|frøken|herr|hr\\.|sayın|kol\\.|ks\\.|dhr\\.|mw\\.|mevr\\.|ds\\.|abbé|maître|sœur|soeur|veuve|vve|mlle|herrn|sister|father|pastor|reverend|nurse|judge|councillor|cllr|lady|lord|dame|"
    "hr|frl\\.|fräulein|magister|mag\\.|capt|capt\\.|cpt\\.|sgt\\.|cpl\\.|insp\\.|sr\\.|br\\.|bro\\.|canon|purser|matron|pastora|padre|hermana|frater|pater|notar|notarin|oberarzt|oberärztin|chefarzt|chefärztin|assistenzarzt|assistenzärztin|stationsarzt|schwester|pfleger|wachtmeister|wachtmeisterin|oberkommissar|oberkommissarin|kommissar|kommissarin|hauptmann|oberst|leutnant|feldwebel|"
    "prap\\.|npor\\.|kpt\\.|mjr\\.|plk\\.|nprap\\.|pprap\\.|st\\. asp\\.|podkom\\.|nadkom\\.|sierż\\.|mł\\. asp\\.|plut\\.|r\\.őrm\\.|őrm\\.|zászlós|alezredes|maréchal des logis|adjudant|adjudante|brigadière|appuntato|maresciallo|ispettore|assistente capo|vigile|sargento|guardia|subinspector|policía|politibetjent|betjent|pb\\.|inspektør|konstapel|komisario|ylikonstaapeli|inspector-șef|agent-șef|komiser|polis memuru|memur|"
    "dl\\.|dna\\.|d-na|d-l|dlui|doamnei|domnului|ing\\.|inginer|ingeniero|ingeniera|ingeniør|ingenjör|inženýr|mérnök|mühendis|dipl\\.-ing\\.|magister|lektor|docent|dosent|førsteamanuensis|lektorn|rektor|rektorn|recteur|prorektor|dekan|doyen|decano|preside|prof\\.ssa|professeure|profesoară|profesorul|hodža|imam|rabbi|rabbin|"
    "sra\\.|srta\\.|dra\\.|profa\\.|gospa|gospod|gospodin|gospođa|ponia|ponas|proua|kundze|kungs"
)
# Kin and neighbors, whom the small word before or the end of the word makes one of somebody's.
_KIN = spelled(
    "neighbour|neighbor|nabo|naboen|naboerne|mama|mamma|babcia|babička|dziadek|torunum|komşum|komşu|anneannem|aunty|auntie|nonna|nonno|nanna|tía|daughter-in-law|son-in-law|mother-in-law|father-in-law|brother-in-law|sister-in-law|grandmother|grandfather|granny|grandma|grandpa|wife|husband|spouse|partner|daughter|mother|father|brother|sister|mum|mom|dad|aunt|uncle|niece|nephew|cousin|grandson|granddaughter|fiancé|fiancée|"
    "voisin|voisine|fils|fille|épouse|frère|sœur|mère|père|compagne|compagnon|vecino|vecina|hijo|hija|marido|esposa|esposo|hermano|hermana|madre|padre|"
    "vizinho|vizinha|filho|filha|irmão|irmã|mãe|pai|vicino|vicina|figlio|figlia|marito|moglie|fratello|sorella|buurman|buurvrouw|zoon|dochter|vrouw|broer|zus|"
    "grannen|dottern|sonen|brodern|systern|makan|hustrun|mamman|pappan|naboen|sønnen|datteren|broren|broderen|søsteren|konen|naapuri|poika|tytär|veli|sisko|vaimo|aviomies|"
    "sąsiad|sąsiadka|syn|córka|brat|siostra|mąż|żona|soused|sousedka|dcera|bratr|sestra|manžel|manželka|sused|suseda|dcéra|vecinul|vecina|fiul|fiica|soțul|soția|fratele|sora|"
    "szomszéd|szomszédja|lánya|férje|felesége|testvére|eşi|oğlu|kızı|kardeşi|annesi|babası|komşusu|annem|babam|dayım|amcam|teyzem|halam|ablam|abim|kardeşim|wnuk|wnuczka|wujek|ciocia|teść|teściowa|unokája|unokám|anyám|apám|vnuk|vnučka|zeť|nepot|nepoata|barnbarn|barnebarn|svigersønn|svärson|svärdotter|kleinzoon|kleindochter|schoonzoon|schoondochter|oma|opa|tante|oom|neef|nicht|neffe|nichte|enkel|enkelin|onkel|schwager|schwägerin|schwiegersohn|schwiegertochter|tochter|sohn|bruder|schwester|ehemann|ehefrau|lebensgefährte|lebensgefährtin|petit-fils|petite-fille|gendre|belle-fille|belle-mère|neveu|nièce|tonton|tata|enfants|nieto|nieta|abuelo|abuela|suegra|suegro|cuñado|cuñada|sobrino|sobrina|tío|tía|neto|neta|avó|avô|genro|nora|sogra|sobrinho|sobrinha|nonna|nonno|nipote|suocera|suocero|cognato|cognata|zio|zia|genero|nuora"
)
# What somebody does for others, as tenants, patients, and those who look after them.
_OFFICES = spelled(
    "tenant|caretaker|janitor|carer|stylist|groom|gardener|cleaner|plumber|electrician|fitter|vicar|warden|groundsman|skipper|coach|lad|enfermeiro|enfermeira|porteira|carteiro|cuidadora|cuidador|thuishulp|mantelzorger|verzorgende|wijkverpleegkundige|mäklaren|hemtjänsten|sköterskan|läraren|sjuksköterskan|sykepleieren|hjemmehjelpen|referentka|referent|opiekunka|listonosz|ošetřovatelka|sestřička|opatrovateľka|pečovatelka|bakıcı|öğretmen|hemşire|idegenvezető|gondozó|ápoló|îngrijitoarea|pfarrer|pfarrerin|mesner|mesnerin|küster|beifahrer|beifahrerin|pflegerin|messo|postino|badante|maestra|capocantiere|garagiste|plombier|facteur|aide-soignante|infirmier|técnico|técnica|cuidadora|cartero|fontanero|gardien|gardienne|locataire|concierge|proprietário|conducente|autista|custode|inquilino|inquilina|portiere|portinaia|portero|enfermera|enfermero|paciente|porteiro|"
    "huurder|huurster|huismeester|opzichter|conciërge|chauffeur|chauffören|hyresgästen|hyresgäst|vaktmästaren|kassören|patienten|viceværten|lejeren|beboeren|vaktmesteren|leietakeren|sjåføren|pasienten|"
    "isännöitsijä|talonmies|kuljettaja|vuokralainen|potilas|asukas|domovník|nájemník|nájemnice|nájomník|řidič|správce|pacient|pacientka|dozorca|lokator|lokatorka|najemca|kierowca|właściciel|właścicielka|brygadzista|"
    "administratorul|chiriașul|chiriașa|șoferul|pacientul|pacienta|portarul|bérlő|lakó|házmester|gondnok|sofőr|kiracı|kiracımız|kapıcı|şoför|kapıcımız|mieter|mieterin|nachbar|nachbarin|bewohnerin|hausmeister|hausmeisterin|kassier|kassiererin|obmann|bademeister|"
    "sygeplejerske|sygeplejersken|sygeplejeren|hjemmehjælper|plejehjemsassistent|kontaktlærer|klasselærer|skoleleder|sekretær|sekretæren|værkfører|lærling|lærlingen|formand|formanden|pedel|pedellen|jordemoder|hjelpepleier|vernepleier|sykepleier|helsefagarbeider|veileder|rektor|vaktmester|lærer|avdelingsleder|formann|beboer|vaktmästare|undersköterska|sjuksköterska|barnmorska|rektor|lärare|handledare|föreståndare|lokalvårdare|hantverkare|hyresvärd|elev|eleven|student|studenten|grannfru|hoitaja|lähihoitaja|sairaanhoitaja|opettaja|rehtori|huoltomies|siivooja|lääkäri|isännöitsijän|"
    "monteur|loodgieter|verpleegkundige|wijkzuster|leraar|lerares|docente|conrector|stagiair|stagiaire|penningmeester|voorzitter|beheerder|leerling|bewoner|bewoonster|meister|geselle|gesellin|azubi|werkstattleiter|schichtleiter|vorarbeiter|vorarbeiterin|polier|hausverwalterin|sachbearbeiter|sachbearbeiterin|referendar|doktorand|doktorandin|hiwi|dozent|dozentin|sekretärin|betreuer|betreuerin|vermieter|vermieterin|schüler|schülerin|praktikant|praktikantin|pförtner|pförtnerin|"
    "gouvernante|nourrice|assistante|ouvrier|ouvrière|apprenti|apprentie|contremaître|chef d'atelier|secrétaire|appariteur|doctorant|doctorante|élève|instituteur|institutrice|livreur|livreuse|serrurier|chauffagiste|greffière|greffier|huissier|aide à domicile|operario|operaria|encargado|encargada|maestro|conserje|cuidador|limpiadora|albañil|electricista|jardinero|secretaria|secretario|alumno|alumna|becario|becaria|geometra|idraulico|elettricista|falegname|segretaria|segretario|portinaio|bidella|bidello|operaio|operaia|capoturno|capoufficio|studente|studentessa|tirocinante|"
    "canalizador|eletricista|enfermeira-chefe|contínua|contínuo|encarregado|encarregada|aluno|aluna|estagiário|estagiária|hydraulik|dozorczyni|majster|sprzątaczka|sekretarka|uczeń|uczennica|pielęgniarka|pielęgniarz|stażysta|stażystka|instalatér|zámečník|mistr|údržbář|školník|učitel|učitelka|asistentka|asistent|zdravotní sestra|recepční|sestra|inštalatér|opravár|učiteľ|učiteľka|szerelő|portás|tanár|tanárnő|takarítónő|ápolónő|titkárnő|instalatorul|electricianul|profesorul|asistenta|femeia de serviciu|mecanicul|tamirci|usta|ustası|müdür|müdürü|sekreter|temizlikçi|güvenlik görevlisi|meistras|slaugytoja|kaimynė|kaimynas|meistars|kaimiņiene|naaber|õpetaja|majstor|vodoinstalater|domar|susjed|susjeda|komšija|medicinska sestra|učiteljica|"
    "midwife|pokojská|kierownik|kierowniczka|kurier|kurierka|prezes|dyrektor|dyrektorka|ředitel|ředitelka|direktor|direktorica|direktorius|direktorė|yönetici|güvenlikçi|valvur|jefe|jefa|capoufficio|küchenleiterin|küchenleiter|klassenlehrer|klassenlehrerin|rektorin|laborleiter|laborleiterin|werkstattmeister|servicetechniker|servicemonteur|projektleiter|projektleiterin|konstrukteur|prodekan|studiendekan|prüfungsamt|capostazione|capotreno|controllore|kondukteur|kondukteurin|elektrikár|elektrikář|vadybininkė|vadybininkei|vadybininkas|tehnik|vvs'er|gospođom|gospođi|gospodinom|sosedu|sosedi|pani radcová|tütar|poeg|kondüktör|teknisyen|asentaja|montør|montör|käsittelijä|veturinkuljettaja|konduktor|konduktorka|průvodčí|mandatario|procuradora|síndico|síndica|zelador|zeladora|porteira|casero|casera|executor|bosun|deckhand|childminder|farmer|missus|hubby|locum|trainee|apprentice|foreman|bursar|porter|beadle|verger|sexton|churchwarden|matron|technik|serwisant|monter|elektryk|vedoucí|jednatel|directeur|directrice|réceptionniste|recepcionista|receptionist|veterinario|veterinaria|capo squadra|caposquadra|referente|impiegata|impiegato"
)
_ASKED = spelled(
    "sag|sagt|fragt|pytajcie|zapytaj|řekněte|demande à|demandez à|dis à|pregunta a|dile a|pregúntale a|chiedi a|di' a|pergunta ao|pergunta à|diz ao|diz à|vraag aan|zeg tegen|fråga|säg till|spør|spørg|si til|sig til|kysy|ring|ask for|asked for|asking for|speak to|spoke to|fragen nach|verlangen|demander|demandez|preguntar por|pregunte por|chiedere di|chiedete di|vragen naar|vraag naar|fråga efter|spør etter|spørg efter|pytać o|proszę pytać o|ptejte se na|kysykää|perguntar por|perguntem por"
)
# How Hungary calls a wife after her husband: `Lőrincné`.
_MARRIED = rb"(?:[A-Z]|\xc3[\x80-\x9e]|\xc5[\x80-\xbf])(?:[a-z]|[\xc3-\xc5][\x80-\xbf]){2,16}n\xc3\xa9"
_GREETED = spelled(
    "hyvä|arvoisa|hei|moi|vážená|vážený|vážení|milá|milý|ahoj|dobrý den|stimate|stimată|stimata|stimati|dragă|draga|dragi|sayın|sevgili|merhaba|tisztelt|kedves|poštovani|poštovana|spoštovani|spoštovana|gerbiamas|gerbiama|lugupeetud|godātais|godātā|"
    "kære|käre|kära|kjære|szanowna|szanowny|droga|drogi|witam|szia|bună ziua|bună|grüß gott|grüezi|salü|sehr verehrte|sehr verehrter|verehrte|verehrter|caro|cara|gent\\.ma|gent\\.mo|egr\\.|spett\\.le|ill\\.mo|muy señor|apreciado|apreciada|ilmo|ilma|exmo\\.|exma\\.|hoogedelgestrenge|lieve|waarde"
)
_OF_THEIRS = rb"(?:pan[iu]?|pan\xc3\xad|p\xc3\xa1n[au]?|rouva|herra|doamn(?:a|\xc4\x83)|domnul(?:e)?|fru|herr|mevr(?:\.|ouw)?|sig(?:\.ra|nora|\.)|sr[a]?\.|se\xc3\xb1ora?|frau|herrn?|dhr\.|sign?or|dr\.?|prof\.?|ing\.|mgr\.?|bay|bayan|p\.)"

_HALF = rb"(?:[A-Z]|[\xc3-\xc5\xc8][\x80-\xbf])[A-Za-z\x80-\xff' -]{1,30}"


def _strange(match: re.Match[bytes]) -> bool:
    """A name of which some word may be a first name, or is plain in no language and no noun of German."""
    words = match["person"].decode("utf-8", "replace").split()
    if match[0][:7].lower() == b"met de " and not is_family(words[-1]):
        return False  # Dutch for `with the`
    known = any(may_be_given(word) or (is_unknown(word.encode()) and not is_german(word)) for word in words)
    return known and not names_nobody(match["person"])


def _titled(match: re.Match[bytes]) -> bool:
    """No word of a sentence: neither plain nor of a program, in any language."""
    words = match["person"].decode("utf-8", "replace").split()
    return not names_nobody(match["person"]) and not any(
        is_foreign(word) or (is_plain(word) and not is_given(word)) for word in words if len(word) > 1
    )


RULES: tuple[Rule, ...] = (
    people(_BEFORE + rb"(?i:" + _TITLES + rb") ", name=ONE, accept=_titled),
    people(_BEFORE + rb"(?:M\.|Me|Mr|Ms|Mrs|Mme|Fr\.?|Rev\.|Fam\.|P\.|p\.|RA|RAin|StA|OStR|i\. ?[AV]\.|ppa\.) ", rb"(?! [0-9])", name=ONE, accept=_strange),
    people(rb"(?i:" + _BEFORE + rb"(?:" + _KIN + rb"|" + _OFFICES + rb"),?:?) \(?(?!(?:van|von|de|der|den|del|da|di|dos|das|la|le|el|al|zu|do|of|te|bin) )(?i:" + _OF_THEIRS + rb" )?", name=ONE, accept=_strange),
    parts(rb"(?i:" + _BEFORE + rb"(?:" + _KIN + rb")) " + WORD + rb" (?:and|et|y|e|en|und|och|og|i|a|ve|si|\xc8\x99i|&) (?P<person>" + WORD + rb")" + _AFTER, accept=_strange),
    people(rb"^[ \t>]{0,8}(?i:" + _GREETED + rb"),? (?i:" + _OF_THEIRS + rb" ){0,2}", rb"(?= ?(?:[,!:.]|$|(?:\xc3\xbar|asszony|uram|asszonyom|bey|han\xc4\xb1m)(?![a-z])))", name=ONE, accept=_titled),
    parts(_BEFORE + rb"(?P<person>" + WORD + rb"(?: " + WORD + rb"){0,2}) (?:\xc3\xbar|asszony|uram|asszonyom)(?![a-z\x80-\xff])", accept=capitals),
    # Whom somebody asks for, who says who they are, and whose kin a list calls them.
    people(rb"(?i:" + _BEFORE + rb"(?:" + _ASKED + rb")) ", name=ONE, accept=_strange),
    people(_BEFORE + rb"(?:[Ss]ou [oa]|[Ss]oy|[Mm]et|[Bb]en|[Jj]estem|[Ss]om|[Oo]len|[Ss]unt|[Uu]nterzeichnete|[Ll]a sottoscritta|[Ii]l sottoscritto|[Jj]e soussign\xc3\xa9e?|[Yy]o,|[Ee]u,) ", rb"(?=[.,])", name=ONE, accept=_strange),
    parts(_BEFORE + rb"(?P<person>" + WORD + rb"(?: " + WORD + rb"){0,2})(?=,? \((?i:his |her |my )?(?i:" + _KIN + rb")\)|, (?i:his |her |my )?(?i:" + _KIN + rb")(?:[,;]|\s{0,3}$))", accept=capitals),
    parts(_BEFORE + rb"(?P<person>" + WORD + rb" " + _MARRIED + rb")" + _AFTER, accept=capitals),
    # The same in Cyrillic and Greek: `Уважаемая Галина Ростиславовна!`, `κ. Καλλέργης`.
    rule("person", rb"(?<![\xce-\xd1][\x80-\xbf])(?:" + spelled("уважаемая|уважаемый|дорогая|дорогой|шановна|шановний|шановне|уважаеми|уважаема|поштовани|поштована|господин|госпожа|госпожо|пан|пані|пане|αγαπητή|αγαπητέ|αξιότιμη|αξιότιμε|κυρία|κύριε|κύριος|κα|κος|κ\\.") + rb"),? (?:(?:" + spelled("господин|госпожа|г-жа|г-н|пане|пані|κυρία|κύριε|κα|κ\\.") + rb") )?(" + ABROAD + rb")", group=1),
    rule("person", rb"(?<![\xce-\xd1][\x80-\xbf])(?:" + spelled("гость|гостья|клиент|клиентка|пишет|это|абонент|внук|внучка|сын|тёща|тесть|гість|клієнт|пише|онук|πελάτης|πελάτισσα|επισκέπτης|жилец|квартиросъёмщик|арендатор|сосед|соседка|водитель|пациент|пациентка|сотрудник|сотрудница|коллега|жена|муж|сын|дочь|брат|сестра|мать|отец|мешканець|мешканка|сусід|сусідка|водій|пацієнт|дружина|чоловік|син|дочка|ενοικιαστής|ενοικιάστρια|οδηγός|ασθενής|σύζυγος|γιος|κόρη|γείτονας") + rb"),? (?:\xce\xba\. |\xce\xba\xce\xb1 )?(" + ABROAD + rb")", group=1),
    # Both halves of a name side by side, where their keys are too short to tell: `first="Rowan" last="Field"`.
    parts(rb"(?<![A-Za-z])(?:first|given|fore)[\"']?[=:] ?[\"'](?P<person>" + _HALF + rb")[\"'],? ?[\"']?(?:last|family|sur)[\"']?[=:] ?[\"'](?P<person2>" + _HALF + rb")[\"']"),
    parts(rb"(?<![A-Za-z])(?:last|family|sur)[\"']?[=:] ?[\"'](?P<person>" + _HALF + rb")[\"'],? ?[\"']?(?:first|given|fore)[\"']?[=:] ?[\"'](?P<person2>" + _HALF + rb")[\"']"),
    rule("person", rb"^[ \t>]{0,8}//(" + WORD + rb")\s{0,4}$", group=1),
    # Who speaks in a chat, with what they are in parentheses or a picture before.
    parts(rb"^[ \t>]{0,4}(?:[\[(]?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?[\])]? {1,2})?(?:\xf0\x9f[\x80-\xbf]{2}(?:\xef\xb8\x8f)? ?)?(?P<person>" + WORD + rb"(?: " + WORD + rb")?) \([A-Z][A-Za-z]{1,16}\)(?=: )", accept=_strange),
    parts(rb"^[ \t>]{0,4}(?:[\[(]?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?[\])]? {1,2})?\xf0\x9f[\x80-\xbf]{2}(?:\xf0\x9f[\x80-\xbf]{2}|\xef\xb8\x8f)? ?(?P<person>" + WORD + rb"(?: " + WORD + rb")?)(?=: )", accept=capitals),
)  # fmt: skip
