"""Codes that let somebody in, told in a sentence: `codul de la arhivă este 7714`, `the PIN is now 2244`.

A word for a code, and what it opens or what it is for, before or behind it; then the first digits of its shape.
"""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re
from collections.abc import Iterator

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression, Rule, parts, rule, spelled
from portal.redaction.rules.secrets.doors import PICKED_UP_WITH
from portal.redaction.rules.words.lexicon import is_unknown

_FAR, _NEAR, _MOST = 64, 56, 8
_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_./-])"
_CODE = spelled(
    "code|codes|codice|codici|código|códigos|codigo|codul|cod|koodilla|kood|kôd|codurile|kod|kodu|kode|kody|koden|koodi|kód|kódy|kódja|кодът|кода|коден|код|коды|кодове|κωδικός|kods|kodas|šifra|combination|combo|kombination|combinaison|combinazione|combinación"
)
# What needs no word beside it, alone or in one with what it opens.
_OWN = (
    spelled(
        "pin|pins|pin code|pin-code|pincode|pin-kod|pinkod|pinkode|pin-koodi|pin kód|pin-je|pinje|codice pin|code pin|código pin|cod pin|kod pin|пин|пин-код|puk|puk-code|otp|meet code|meeting code|tagescode|tageskennung|dagcode|dagskod|dagkode|kod dnia|denní kód|öffnungscode|notöffnungscode|passcode|digicode|"
        "uksekood|durvju kods|türcode|torcode|alarmcode|tresorcode|zugangscode|zutrittscode|notfallcode|servicecode|techniker-code|technikercode|errichtercode|sicherheitscode|bestätigungscode|freischaltcode|entsperrcode|einmalcode|wiederherstellungscode|aktivierungscode|"
        "deurcode|poortcode|kluiscode|toegangscode|noodcode|herstelcode|verificatiecode|bevestigingscode|dörrkod|dörrkoden|portkod|portkoden|larmkod|larmkoden|reservkod|reservkoden|engångskod|engångskoden|säkerhetskod|säkerhetskoden|verifieringskod|verifieringskoden|"
        "dørkode|dørkoden|adgangskoden|alarmkode|alarmkoden|engangskode|engangskoden|sikkerhetskode|bekreftelseskode|bekræftelseskode|ovikoodi|hälytyskoodi|varmistuskoodi|kertakäyttökoodi|vahvistuskoodi|kapukód|ajtókód|riasztókód|belépőkód"
    )
    + rb"|(?-i:TAN|mTAN)|"
    + PICKED_UP_WITH
)
_THING = spelled(
    "door|gate|alarm|safe|garage|lockbox|keybox|key box|key safe|key cabinet|locker|barrier|entrance|lobby|lift|keypad|padlock|lock|vault|plant room|server room|cabinet|cylinder key|alarm panel|"
    "tür|haustür|tor|tresor|alarmanlage|schloss|schlüsselkasten|schranke|tastatur|portail|porte|alarme|coffre|serrure|boîte à clés|barrière|immeuble|puerta|portón|alarma|caja fuerte|candado|verja|portão|porta|cofre|cadeado|"
    "cancello|portone|allarme|cassaforte|serratura|lucchetto|tastiera|deur|poort|kluis|slagboom|dörren|porten|larmet|grinden|kassaskåpet|døren|døra|alarmen|safen|lockerului|lockerul|lockeru|drzwi|bramy|alarmu|sejfu|furtki|domofonu|klatki|szlabanu|skrzynki|"
    "dveřím|dveří|dverám|bráně|brány|trezoru|trezor|vrátkům|závoře|alarmy|klávesnici|klávesnice|ușii|ușă|porții|seifului|seif|alarmei|alarmă|barierei|kapı|kapısı|kasa|bina|garaj|kapu|ajtó|széf|riasztó|oven|portin|"
    "badge|ukse|valve|signalisatsiooni|valvesignalisatsiooni|durvju|vārtu|signalizācijas|durų|vartų|signalizacijos|vrata|vratima|kapije|alarma|szafki|szafce|szafy|skříňky|skříňce|interfon|interfonului|domofon|interphone|citofono|telefonillo|porterillo|portero automático|interfone|porttelefon|porttelefoni|ovipuhelin|kaputelefon|zvonek|zvonku|videofon|gegensprechanlage|armoire|casier|cave|sms|sms-a|sms-u|смс|text message|koodilukko|kassakaapin|kassakaappi|hälyttimen|portin|hälytin|hälytys|lukko|lås|låsen|låset|medicinskabet|skabet|skåpet|двери|дверей|ворот|серверной|щитовой|архива|сейфа|сигнализации|домофона|калитки|подъезда|шлагбаума|склада|вратата|πόρτας|πόρτα|συναγερμού"
)
# What it is for stands beside the word: `access code`, `code d'accès`, `kod dostępu`.
_PURPOSE = spelled(
    "access|entry|unlock|day|daily|visio|emergency opening|notöffnung|duress|bypass|override|security|verification|confirmation|login|sign-in|signin|one-time|one time|single-use|backup|recovery|rescue|emergency|service|installer|install|engineer|technician|master|pairing|activation|operator|supervisor|guard|operatore|operador|opérateur|gerente|encargado|responsabile|custode|authenticator|disarm|arming|reset|"
    "accès|d'accès|secours|déblocage|déverrouillage|vérification|validation|confidentiel|télémaintenance|parental|technicien|acceso|desbloqueo|verificación|recuperación|seguridad|técnico|acesso|desbloqueio|verificação|recuperação|segurança|"
    "accesso|sblocco|verifica|recupero|sicurezza|tecnico|serwisowy|dostępu|odblokowania|weryfikacyjny|potwierdzający|jednorazowy|zapasowy|servisní|přístupový|ověřovací|záložní|jednorázový|servisný|prístupový|overovací|"
    "acces|verificare|deblocare|siguranță|giriş|doğrulama|onay|güvenlik|kurtarma|сервисный|одноразовый|резервный|доступа|подтверждения|проверочный|ellenőrző|megerősítő|belépési|biztonsági|μίας χρήσης|μιας χρήσης|colis|retrait|retiro|recogida|ritiro|opening|open|ouverture|apertura|abertura|openen|otevření|otevírání|otvorenie|otwarcia|kinyitás|nyitó|deschidere|açma|открытия|відкриття|öppning|öppnande|åbning|åpning|avaus|avaamiseen|άνοιγμα|día|dia|jour|giorno|dag"
)
_ADJOINS = "(?:[ -]|,? (?:d'|(?:de|di|do|da|des|du|del|della|für|for|zum|zur|till|til|dla|do|per|para|pour|pro|na|pentru|la|van|voor|om te|от|для|к|на) ))".encode()
# Other codes, which say what something is or how it ended.
_OTHER = re.compile(
    _BEFORE
    + rb"(?i:error|exit|status|return|returned|response|http|fault|reason|result|event|product|article|item|zip|post|postal|country|area|dial|dialling|colou?r|discount|promo|voucher|coupon|tax|vat|tva|currency|source|bar|qr|fail\w*|reject\w*|denied|timeout|refus\w*|exception|sort|branch|swift|"
    rb"erreur|pays|produit|fehler\w*|fout\w*|fel|feil|fejl|errore|articolo|art\xc3\xadculo|chyby|b\xc5\x82\xc4\x99du|pocztow\w*|hata|po\xc5\x9ftal|hiba|virhe|erro|produto|produs|eroare|\xd0\xbe\xd1\x88\xd0\xb8\xd0\xb1\xd0\xba\xd0\xb8|\xd1\x82\xd0\xbe\xd0\xb2\xd0\xb0\xd1\x80\xd0\xb0|length|conduct|path|lines|mode|count|window|interval|samples|bus|pull|review|gpio|header|connector|board|listens|listening|retries|attempts|remaining|wrong|invalid|incorrect)"
    rb"(?![A-Za-z])"
)
_ENDS = re.compile(rb"[.!?;](?:\s|$)|[\r\n]|://")
_GROUPS = rb"[0-9]{2,4}(?:[ -][0-9]{2,4}){1,3}|(?:[0-9A-F]{4} ){3,7}[0-9A-F]{4}|[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){1,7}"
_UNIT = rb"(?! ?(?i:ms|s|sec|min|mins|h|mah|wh|kwh|w|v|km|kg|g|m|mm|eur|usd|times|rows|bytes|kb|mb|gb|hz|bar|psi|lines|zeichen|digits|characters)(?![A-Za-z]))"
_SHAPE = re.compile(
    rb"(?<![A-Za-z0-9\x80-\xff.,:/_+-])(?<!: \()(?!(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}-[0-9]{2}-[0-9]{4})(?![0-9]))([#*]?(?:"
    + _GROUPS
    + rb"|[0-9]{4,10}|[0-9]{1,4}[#*][0-9]{1,6}|[0-9]{3,7}[A-Z]{1,2}|[0-9]{2,4}[A-Z][0-9]{1,4}|[A-Z]{1,2}[0-9]{3,7}[A-Z]?|[0-9]{3}(?=[#*])|(?<=\()[0-9]{3}(?=\)))[#*]?)"
    rb"(?![A-Za-z0-9\x80-\xff/%]|[.,:][0-9]|-[0-9A-Za-z]|\xc2\xb0)" + _UNIT
)
# What stands right before a number that is no code.
_NUMBER_OF = re.compile(
    _BEFORE
    + rb"(?i:room|ext|extension|tel|phone|order|ticket|case|page|line|port|version|since|until|section|(?<!gewijzigd )(?<!veranderd )(?<!ge\xc3\xa4ndert )in|at|by|card|step|model|seit|bis|depuis|zimmer|raum|salle|lot|id|nr|no|item|art|year|dal|desde|kl|od|user|account|session|the last|first|after|before|within)\.? $"
)
_NEXT = re.compile(
    rb"(?:, | / | )(?:(?:and|or|und|oder|et|ou|y|o|e|i|a|och|og|en|of|then|dann|puis|luego|poi|now|jetzt|ora|ahora|agora|maintenant|nu|teraz) )?(?:(?:is|ist|est|es|\xc3\xa8|\xc3\xa9|now) )?(?:now )?"
)


class _Told(Rule):
    """The first of digits with the shape of a code behind what tells one, and those listed with it."""

    def find(self, line: bytes) -> Iterator[Span]:
        """The codes."""
        for match in self.pattern.compiled.finditer(line):
            if _OTHER.search(line, max(0, match.start() - 24), match.end()) is None:
                yield from _codes(line, match.end())


def _codes(line: bytes, start: int) -> Iterator[Span]:
    """The codes that stand near, up to the end of the sentence."""
    ends = _ENDS.search(line, start)
    end = min(len(line) if ends is None else ends.start(), start + _FAR)
    found = _SHAPE.search(line, start)
    if found is None or found.start() > end or _unlike(line, start, found.start()):
        return
    while found is not None:
        yield Span(*found.span(1), "password")
        joined = _NEXT.match(line, found.end())
        found = _SHAPE.match(line, joined.end()) if joined is not None else None


def _unlike(line: bytes, start: int, place: int) -> bool:
    """Whether what stands between says of another number."""
    return (
        _OTHER.search(line, start, place) is not None
        or _NUMBER_OF.search(line, start, place) is not None
        or line[start:place].count(b" ") > _MOST
    )


_OF = "(?i: (?:for|to|of|on|für|zum|zur|vom|am|de|du|des|del|della|do|da|para|pour|per|van|voor|till|til|på|do|od|k|ke|na|pentru|la|от|для|к|на))".encode()
_IS = rb"(?i:[ ]?[:=]| (?:is|was|ist|lautet|war|est|es|era|\xc3\xa9|\xc3\xa8|to|jest|je|er|\xc3\xa4r|on|este)(?: (?:now|still|jetzt|nun|maintenant|ahora|agora|ora|nu|teraz|nyt))?) "
_NO_OTHER = rb"(?<!exit )(?<!error )(?<!status )(?<!return )(?<!source )(?<!country )(?<!area )(?<!product )(?<!post )(?<!zip )"
_WORD = rb"(?: [^\s.;:!?()=\[\]{}]{1,16})"
_TYPED = spelled(
    "premi|premere|prema|drücken sie|drücke|drücken|appuyez sur|pulsar|aperte|druk op|druk|toets in|tryck|trykk|tryk|paina|naciśnij|stiskněte|stlačte|apăsați|nyomja meg|basın|нажмите|entered|typed|pressed|marque|marquez|marcar|teclee|teclear|pulse|digite|digitar|digiti|digitare|tippen sie|tippe|tippt|type|dial|enter|press|punch in|tapez|taper|composez|composer|toets|slå|slår|tast|taster|knappa in|wybierz|wpisz|wcisnąć|zadejte|naťukejte|zadajte|üsse be|formați|tastați|tuşlayın|наберите|набрать|введите|näppäile"
)
_ON = spelled("on|at|into|in|am|an|auf|sur|sul|alla|al|en|no|na|op|på|ved|w|do|la|на|в|a")
_PANEL = spelled(
    "keypad|keyboard|intercom|panel|teclado|telefonillo|porterillo|portero|clavier|digicode|interphone|tastiera|tastierino|citofono|tastatur|tastenfeld|tastenblock|klingel|sprechanlage|gegensprechanlage|toetsenbord|paneel|knappsats|porttelefon|panelet|tastaturet|klawiaturze|domofonie|domofonu|klávesnici|zvonku|klávesnicu|billentyűzeten|kaputelefonon|interfon|tastatură|interfone|домофоне|клавиатуре|ovipuhelimeen"
)
_DOORS = spelled(
    "door|gate|front door|back door|entrance|tür|haustür|hintertür|tor|eingang|porte|portail|portillon|entrée|puerta|portón|verja|portão|portone|cancello|ingresso|deur|poort|voordeur|dörren|porten|døren|døra|drzwi|brama|furtka|dveře|brána|branka|dvere|ajtó|kapu|ușa|poarta|kapı|ovi|portti|дверь|ворота|калитка|двері|πόρτα"
)
# Who says it in a chat, behind a clock.
_SAYS = rb"^[ \t>]{0,8}[\[(]?[0-9][0-9:./, -]{3,22}[\])]?[ \t]{1,3}(?:- )?[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ,._'()-]{1,40}:[ \t]"
_TRIED = spelled(
    "tried|used|probé|usé|essayé|utilisé|versucht|probiert|benutzt|provato|usato|tentei|usei|geprobeerd|gebruikt|provade|använde|prøvde|brukte|prøvede|brugte|próbowałem|użyłem|zkusil|zkusila|použil|skúsil|próbáltam|am încercat|denedim|kokeilin|пробовал|пробовала"
)
_NEW = spelled(
    "new|old|current|correct|right|temporary|today's|next|neue|neuer|alte|alter|aktuelle|aktueller|richtige|heutige|nouveau|ancien|bon|actuel|nuevo|viejo|actual|correcto|novo|antigo|atual|nuovo|vecchio|attuale|giusto|nieuwe|oude|huidige|juiste|nya|gamla|nuvarande|rätta|nye|gamle|rette|uusi|vanha|oikea|nowy|stary|aktualny|nový|starý|aktuální|správný|aktuálny|správny|új|régi|nou|vechi|corect|yeni|eski|doğru|новый|старый|новий|старий|νέος|παλιός"
)
# Where the code of a card stands, in the words of those who read it out.
_BEHIND = spelled(
    "on the back|on the rear|from the back|at the back|auf der rückseite|hinten|hinten drauf|au dos|au verso|derrière|de atrás|del reverso|al dorso|en el reverso|detrás|no verso|de trás|atrás|sul retro|dietro|op de achterkant|achterop|på baksidan|på baksiden|bagpå|på bagsiden|kortin takana|takana|na odwrocie|z tyłu|na zadní straně|zezadu|na zadnej strane|hátulján|a hátoldalon|de pe spate|pe verso|arkasındaki|arka yüzündeki|на обороте|сзади|на звороті|στο πίσω μέρος"
)
RULES: tuple[Rule, ...] = (
    _Told(Expression(_BEFORE + rb"(?:[A-Za-z\x80-\xff]{2,16}-)?(?i:" + _OWN + rb")(?![A-Za-z0-9\x80-\xff_-])"), ((0, "password"),)),
    _Told(Expression(_BEFORE + rb"(?i:" + _THING + rb")(?:'s|-[a-z]{1,4})?" + _WORD + rb"{0,2} (?:[a-z\x80-\xff]{3,16})?(?i:" + _CODE + rb")(?![A-Za-z0-9\x80-\xff_-])"), ((0, "password"),)),
    _Told(Expression(_BEFORE + rb"(?i:" + _CODE + rb")" + _WORD + rb"{0,4}? (?:[dl]'|dell')?(?i:" + _THING + rb")(?![A-Za-z0-9\x80-\xff_-])"), ((0, "password"),)),
    _Told(Expression(_BEFORE + rb"(?i:" + _PURPOSE + rb")[ -](?i:" + _CODE + rb")(?![A-Za-z0-9\x80-\xff_-])"), ((0, "password"),)),
    _Told(Expression(_BEFORE + rb"(?i:" + _CODE + rb")" + _ADJOINS + rb"(?i:" + _PURPOSE + rb")(?![A-Za-z0-9\x80-\xff_-])"), ((0, "password"),)),
    # What opens something that few have, where a sentence says so: `koden til medicinskabet er 7714`.
    rule("password", _BEFORE + _NO_OTHER + rb"(?i:" + _CODE + rb")" + _OF + rb"(?: (?!(?i:error|erreur|fehler|fel|feil|country|pays|land|article|product)[a-z]{0,2} )[^\s.,;:!?()=\[\]{}0-9]{1,24}){1,5}" + _IS + rb"([#*]?(?:[0-9]{4,8}|[0-9]{3,6}[A-Z])[#*]?)(?![0-9A-Za-z:/%]|[.,-][0-9])" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:enter|use|type|saisissez|geben sie|inserisci|introduce|insira) (?:(?i:the|this|your|le|den|il|el|o) )?(?i:" + _CODE + rb"):? ((?=[A-Z0-9-]*[0-9])[A-Z0-9]{3,5}(?:-[A-Z0-9]{3,5}){1,4}|[0-9]{6,8})(?![0-9A-Za-z-])", group=1),
    rule("password", rb"(?i:\bhost key):? ([0-9]{6})(?! ?bit|[0-9A-Za-z.-])", group=1),
    rule("password", "(?:密码|密碼|暗証番号|パスワード|비밀번호|비번)(?:改成|改为|改為|换成|換成|变成|是|를|가|는|은)?(?:了)?[：: ]{0,2}".encode() + rb"([0-9]{3,10}[#*])", group=1),
    # What somebody tried, or which came by mail, in the sentence about it or the next.
    rule("password", _BEFORE + rb"(?i:" + _OWN + rb"|" + _CODE + rb")(?![A-Za-z])[^\r\n]{0,60}? (?i:" + spelled("tried|essayé|probé|provato|versucht|probiert|geprobeerd|próbowałem|zkusil|prøvde|testade|kokeilin|denedim|tentei|am încercat") + rb") ([0-9]{4,8}[A-Z]?)(?![0-9A-Za-z:/%]|[.,-][0-9])(?:(?: and| und| et| y| e| i| a| ve| och| og)?(?: [a-z]{2,12}){0,4},? ([0-9]{4,8}[A-Z]?)(?=[.,;]))?", group=1),
    _Told(Expression(_BEFORE + rb"(?i:" + _CODE + rb")(?=[^\r\n.;:0-9]{8,48}: (?:[0-9]{3}[ -][0-9]{3}|[0-9]{6})(?![0-9]))"), ((0, "password"),)),
    rule("password", _BEFORE + rb"(?i:code|kode|kod|k\xc3\xb3d)(?i: (?:f\xc3\xbcr|for|du|de la|della|do|til|till|pour|voor)) (?!(?i:room|zimmer|error|fehler|country|land|pays|page|case|item|article)\b)[A-Za-z\x80-\xff]{3,20} ([0-9]{4,6}[A-Z]?)(?=[,;]|\.?\s{0,3}$|\. )", group=1),
    rule("password", _BEFORE + rb"(?i:(?:chef|meister|filial|bediener|keller|dach|garten|lager|b\xc3\xbcro|haupt|neben|personal|mitarbeiter|g\xc3\xa4ste|besucher|aufzug|fahrstuhl|fahrkorb|wohnungs|haus|hof|spind|schrank|park|tiefgaragen|kelder|schuur|tuin|magazijn|kantoor|garage|lift|berging|k\xc3\xa4llar|f\xc3\xb6rr\xc3\xa5ds|bod|garasje|kjeller|k\xc3\xa6lder|personel|huolto|yleis|vara|p\xc3\xa4\xc3\xa4sy|gjeste|g\xc3\xa6ste|g\xc3\xa4st)s?(?:code|koden|kode|kod|koodi|koodilla|koodin)) ([0-9]{4,6}[A-Z]?)(?=[,;]|\.?\s{0,3}$|\. )" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:" + spelled("lock|padlock|candado|cadenas|schloss|lucchetto|cadeado|hangslot|kłódka|zámek|lås|combination|safe") + rb")" + _WORD + rb"{0,5}:? ([0-9](?:-[0-9]){3,5})(?![0-9A-Za-z-])", group=1),
    rule("token", _BEFORE + rb"(?i:code|voucher) ((?=[0-9A-F]*[A-F])(?=[0-9A-F]*[0-9])(?:[0-9A-F]{16}){1,2})(?![0-9A-Za-z])", group=1),
    rule("password", _BEFORE + rb"(?i:wi-?fi|wlan|hotspot|internet)(?: [a-z]{2,12}){0,3}[^\r\n]{0,8}(?i:voucher|ticket|coupon|gutschein|bon)(?: [a-z]{2,12}){0,2}:? ((?=[A-Z0-9-]*[0-9])[A-Z0-9]{3,6}(?:-[A-Z0-9]{3,6}){1,3})(?![0-9A-Za-z-])", group=1),
    rule("password", _BEFORE + rb"(?i:" + spelled("tresor|coffre-fort|cassaforte|caja fuerte|kluis|sejf|trezor|kassaskåp|kassaskåpet|kassakaappi|seif|сейф|széf") + rb")" + _WORD + rb"{0,4}[,:]? ([0-9]{4,8})(?=[ ,;.]*(?:[(,;]|\s{0,3}$|\. ))" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?:[A-Za-z\x80-\xff]{2,16}-)?(?:PIN|Pin|TAN)(?![A-Za-z])[^\r\n]{0,48}? (?i:hat|habe|has|have|heb|heeft|ai|ho|tengo|tiene|mam|ma|m\xc3\xa1m|har|har) ([0-9]{4,8})(?=[,.;])(?:, [A-Za-z\x80-\xff]{2,12} [a-z\x80-\xff]{1,8} ([0-9]{4,8})(?=[,.;]))?", group=1),
    # What ends as on a keypad alone, `code 3318 77 #`; groups of three that let into a call; letters in the manner of Meet.
    rule("password", _BEFORE + rb"(?i:" + _CODE + rb"):? ([#*] ?[0-9]{2,5}(?: [0-9]{2,5}){0,2}(?: ?[#*])?|[0-9]{2,5}(?: [0-9]{2,5}){0,2} ?[#*])(?![0-9A-Za-z])", group=1),
    rule("password", _BEFORE + _NO_OTHER + rb"(?i:" + _CODE + rb"):? ([0-9]{3}[ -][0-9]{3}(?:[ -][0-9]{3,4})?)(?![0-9A-Za-z:/%]|[.,-][0-9]| [0-9])", group=1),
    rule("password", rb"(?i:\b(?:meet|meeting|join|call|code|kode|kod|k\xc3\xb3d|c\xc3\xb3digo|codice|visio)\b[^\r\n]{0,40}?[ :(/])([a-z]{3}-[a-z]{4}-[a-z]{3})(?![A-Za-z0-9-])", accept=lambda match: is_unknown(match[1]), group=1),
    # Capitals and digits in groups behind what a code is for; what is typed on a panel; what stands behind a card.
    rule("password", _BEFORE + rb"(?i:(?:" + _PURPOSE + rb"|" + _THING + rb")[ -](?:" + _CODE + rb")|(?:" + _CODE + rb")" + _ADJOINS + rb"(?:" + _PURPOSE + rb"))(?i:,? (?:is|was|ist|est|es|jest|je|on|er|\xc3\xa4r|to))?:? ((?=[A-Z0-9-]*[0-9])[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){1,5})(?![A-Za-z0-9-])", group=1),
    rule("password", _BEFORE + rb"(?i:" + _TYPED + rb") ([#*]?[A-Z]?[0-9]{3,8}[A-Z]?[#*]?) (?i:" + _ON + rb") (?:[^\s.,;]{1,10} )?(?i:" + _PANEL + rb")(?![A-Za-z])", group=1),
    rule("card", _BEFORE + rb"(?i:(?:" + _CODE + rb"|n\xc2\xb0|num\xc3\xa9ro|number|digits|ziffern|nummer|pr\xc3\xbcfnummer|cifre|chiffres|d\xc3\xadgitos|cijfers) (?:" + _BEHIND + rb"))" + _WORD + rb"{0,3}:? ([0-9]{3,4})(?![0-9A-Za-z:/%-]|[.,][0-9])", group=1),
    # Signs of a keypad behind digits, where somebody types or says what is now; a letter where a bell is.
    rule("password", _BEFORE + rb"(?i:" + _TYPED + rb"|is|was|ist|war|est|\xc3\xa9tait|es|era|\xc3\xa8|now|then|und|and|et) ([0-9]{3,8} ?[#*]|[#*][0-9]{3,8}[#*]?)(?![0-9A-Za-z#*])", group=1),
    rule("password", _BEFORE + rb"(?i:" + _PANEL + rb")(?![A-Za-z])[^\r\n]{0,40}?[ :](?i:" + _TYPED + rb"):? ([#*]?(?:[0-9]{1,6}[A-Z]|[A-Z][0-9]{1,6}|[0-9]{3,8})[#*]?)(?![0-9A-Za-z:/%]|[.,-][0-9])" + _UNIT, group=1),
    # A new one, or which of them stays: `nový kód je 8206, servisní zůstává 9900`.
    rule("password", _BEFORE + rb"(?i:" + _NEW + rb") (?i:" + _CODE + rb")" + _IS + rb"([#*]?(?:[0-9]{4,8}|[0-9]{3,6}[A-Z])[#*]?)(?=[.,;!?)](?![0-9])|\s{0,3}$| [(/])" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:" + _CODE + rb") (?i:" + _NEW + rb")" + _IS + rb"([#*]?(?:[0-9]{4,8}|[0-9]{3,6}[A-Z])[#*]?)(?=[.,;!?)](?![0-9])|\s{0,3}$| [(/])" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:" + _PURPOSE + rb")(?: (?i:" + _CODE + rb"))? (?i:stays|remains|bleibt|reste|sigue siendo|resta|rimane|blijft|f\xc3\xb6rblir|forblir|forbliver|pozostaje|z\xc5\xafst\xc3\xa1v\xc3\xa1|zost\xc3\xa1va|marad|r\xc4\x83m\xc3\xa2ne) ([#*]?[0-9]{4,8}[#*]?)(?![0-9A-Za-z:/%]|[.,-][0-9])" + _UNIT, group=1),
    # What somebody typed at an alarm, and what a safe or a box for keys opens with behind a colon.
    rule("password", _BEFORE + rb"(?i:alarm|alarme|allarme|alarma|alarmen|larmet|alarmu|riaszt\xc3\xb3|alarmul|signalizace|h\xc3\xa4lytin)(?![A-Za-z])[^\r\n]{0,90}? (?i:typed|entered|zadala|zadal|zadali|wpisa\xc5\x82|wpisa\xc5\x82a|tippte|eingegeben|eingab|a tap\xc3\xa9|tecle\xc3\xb3|marc\xc3\xb3|digitou|ha digitato|toetste|knappade in|tastet|indtastede|slog|introdus|be\xc3\xbct\xc3\xb6tte) ([0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9])" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:safe|coffre|tresor|cassaforte|caja fuerte|cofre|kluis|sejf|trezor|kassask\xc3\xa5p(?:et)?|seif|kassakaappi)(?![A-Za-z])[^\r\n:0-9]{0,40}:[ ]?([0-9]{1,2}(?:[ -][0-9]{1,2}){2,3})(?![0-9A-Za-z-]|[.:][0-9])", group=1),
    parts(rb"(?i:\b(?:vouchers?|gutscheine?|bons|coupons|voucherit|biljetter|kupony))(?: [a-z\x80-\xff]{2,12}){0,2}: (?P<password>[0-9A-Z]{4,6}-[0-9A-Z]{4,6})(?:, (?P<password2>[0-9A-Z]{4,6}-[0-9A-Z]{4,6}))?(?:, (?P<password3>[0-9A-Z]{4,6}-[0-9A-Z]{4,6}))?(?![0-9A-Za-z-])"),
    rule("password", _BEFORE + rb"(?:[Mm]aster|[Uu]ser|[Ii]nstaller|[Ss]ervice) code (?:was )?(?:changed|reset|set)(?: from [0-9]{4,8})? to ([0-9]{4,8})(?![0-9A-Za-z])", group=1),
    # A door and its code with nothing but a colon between; what goes with a badge; what one was told.
    rule("password", _BEFORE + rb"(?i:" + _DOORS + rb")" + _WORD + rb"{0,2} ?: ?([A-Z][0-9]{3,5}|[0-9]{3,5}[A-Z]|[0-9]{4,6})(?=[.,;]?\s{0,3}$|[.,;]? (?:[a-z]{2}|\()| [+/] )" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:badge|transponder|chip|karte|carte|tarjeta|tessera|pas|kort) \+ (?:(?i:pin|code) )?([0-9]{4,8})(?![0-9A-Za-z])", group=1),
    rule("password", _BEFORE + rb"(?i:alarme?|alarma|allarme|alarmanlage) ?: ([0-9]{4,6})(?= (?i:pour|f\xc3\xbcr|zum|to (?:arm|disarm)|para|per|voor|om)(?![a-z]))", group=1),
    rule("password", _BEFORE + rb"(?i:" + _OWN + rb")(?![A-Za-z])[^\r\n]{0,80}? (?i:default|told|given|gave us|gave me|mitgeteilt|bekommen|donn\xc3\xa9|dieron|dato|deram|kregen) ([0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9])(?:[^\r\n0-9]{1,40} (?i:told|given) ([0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9]))?", group=1),
    rule("password", _BEFORE + rb"(?i:" + _OWN + rb")(?![A-Za-z])[^\r\n]{0,120}? (?i:told|given) ([0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9])", group=1),
    rule("password", _BEFORE + rb"(?i:the )?(?i:dial|drehscheibe|zahlenrad) (?:is |ist |: ?)?([0-9]{1,2}(?:-[0-9]{1,2}){2,3})(?![0-9A-Za-z-])", group=1),
    rule("password", _SAYS + rb"(?i:try|versuch(?:e|s)?(?: mal)?|probier(?:e|s)?(?: mal)?|essaie|prueba(?: con)?|prova(?: con)?|probeer|pr\xc3\xb8v|testa|spr\xc3\xb3buj|zkus|kokeile|\xc3\xaencearc\xc4\x83) ([0-9]{4,8})[.!]?\s{0,3}$", group=1),
    rule("password", _SAYS + rb"(?:[A-Za-z\x80-\xff]{2,12} ){1,3}([#*][0-9]{4,8}[#*]?|[0-9]{3,8}[#*][0-9]{0,4})[.!]?\s{0,3}$", group=1),
    parts(_BEFORE + rb"(?i:" + _OWN + rb"|" + _CODE + rb")(?![A-Za-z])[^\r\n]{0,60}? (?i:" + _TRIED + rb")(?: (?i:with|mit|avec|con|com|met|med|cu|z|s))? (?P<password>[0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9])(?:,? (?i:and|und|et|y|e|i|a|en|och|og)(?: (?i:with|mit|avec|con|com|met|med|cu|z|s))? (?P<password2>[0-9]{4,8})(?![0-9A-Za-z:/%]|[.,-][0-9]))?"),
    rule("password", rb"(?i:\b(?:unlock|entsperr|freischalt|d\xc3\xa9verrouill|desbloque|sblocc|ontgrendel|odblok|odemk)[a-z\x80-\xff]{0,8})[^\r\n:]{0,24}: (\*?(?=[A-Z-]*[0-9])[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){1,3}\*?)(?![A-Za-z0-9-])", group=1),
    # The block of a PIN, by the number of its field (ISO 8583).
    rule("password", rb"(?i)(?<![a-z0-9])(?:f|de|df|field|bit|fld)[ _-]?0?52[ :=|]{1,4}([0-9a-f]{16})(?![0-9A-Za-z])", group=1),
    # Signs that only a keypad has, and a letter behind digits, where a door is: `Tor vorne: 2290*`, `the gate of the yard is 1845E`.
    rule("password", _BEFORE + rb"(?i:" + _THING + rb")" + _WORD + rb"{0,3}:? ([#*]?(?:[0-9]{3,8}[*#]|[0-9]{1,4}[#*][0-9]{3,8}[#*]?))(?![0-9A-Za-z])", group=1),
    rule("password", _BEFORE + rb"(?i:door|gate|entrance|t\xc3\xbcr|tor|porte|portail|puerta|porta|portone|poort|deur|drzwi|brama|barrier|lobby|garage)" + _WORD + rb"{0,6} (?i:is|ist|est|es|to|jest|\xc3\xa8|\xc3\xa9)(?i: (?:now|jetzt|still|maintenant))? ([0-9]{3,6}[A-Z]|[0-9]{4,8}[#*])(?![0-9A-Za-z:/%]|[.,][0-9])", group=1),
    rule("password", rb"^[ \t]{0,8}[-*\xe2\x80\xa2] ?(?i:" + _THING + rb")[^\r\n:0-9]{0,32}: ([0-9]{2,4}(?:[ -][0-9]{2,4}){1,3})\s{0,3}$", group=1),
    # A cabinet for keys needs no word for a code, nor does what somebody opens with it; digits with a cross are nothing else.
    rule("password", _BEFORE + rb"(?i:" + spelled("key ?box|key safe|lockbox|key cabinet|boîte à clés|schlüsselkasten|schlüsseltresor|schlüsselsafe|sleutelkluis|sleutelkastje|nyckelskåp|nyckelskåpet|nøkkelboks|nøkkelboksen|nøkkelsafe|nøkkelsafen|nøglesafe|sleutelsafe|nøgleboks|nøgleboksen|skrzynka na klucze|schránka na klíče|caja de llaves|cassetta chiavi|cassetta delle chiavi|avainkaappi") + rb")" + _WORD + rb"{0,4}(?: ?[,:])? ([#*A-Z]?(?:[0-9]{4,8}|[0-9]{2,4}[A-Z][0-9]{0,3})[#*A-Z]?)(?![0-9A-Za-z:/%]|[.,][0-9])", group=1),
    rule("password", _BEFORE + rb"(?i:" + _THING + rb")" + _WORD + rb"{0,4} (?i:" + spelled("wants|opened with master|opened with|opens with|dezarmează cu|se dezarmează cu|desactiva con|se désactive avec|disattiva con|wyłącza się|slås fra med|slås av med|stängs av med|abre com|abre con|hat jetzt|öffnet mit|öffnet sich mit|öppnas med|åpnes med|åbnes med|s'ouvre avec|se abre con|abre com|si apre con|opent met|otevírá se|otwiera się|otwieramy") + rb") ([#*]?(?:[0-9]{4,8}|[0-9]{3,6}[A-Z])[#*]?)(?![0-9A-Za-z:/%]|[.,][0-9])" + _UNIT, group=1),
    rule("password", _BEFORE + rb"(?i:safe|coffre|tresor|kassakaappi|cassaforte|caja fuerte|cofre|kluis|sejf|trezor|kassask\xc3\xa5p(?:et)?|seif|\xd1\x81\xd0\xb5\xd0\xb9\xd1\x84)" + _WORD + rb"{0,4}:? ([0-9]{2}(?:-[0-9]{2}){2,3})(?![0-9A-Za-z-])", group=1),
    rule("password", _BEFORE + rb"(?i:" + _CODE + rb"|alarm|alarmen|alarmu|door|gate|poort)(?![A-Za-z])[^\r\n#]{0,56}? ([#*]?[0-9]{3,8}#)(?![0-9A-Za-z])", group=1),
    # What somebody was sent to come in with: `the text message said 481 220`.
    rule("password", _BEFORE + rb"(?i:" + spelled("text message|sms|authenticator|authenticator app|the app|die app|l'appli|la app|l'app|token|o token|el token|le token|il token|o sms|el sms|le sms|l'sms|die sms|der token|il codice") + rb")(?: (?i:that|which|i got|rsa|from the bank|d[oaei]l? [a-z]{2,12}))?(?: (?i:says?|said|shows?|showed|gave(?: me)?|sent(?: me)?|zeigt|sagte|affiche|dit|dice|muestra|mostra|visade|viser|mostrou|trouxe|trajo|mostr\xc3\xb3|a affich\xc3\xa9|ha mostrato|zeigte|brachte|pokazuje|ukazuje))[: ]{1,2}((?:[A-Z]-)?[0-9]{6,8}|[0-9]{3}[ -][0-9]{3})(?![0-9A-Za-z]|[.,:][0-9])", group=1),
    # Somebody's second factor, as programs ask for it: `"variables":{"input":{"code":"118204","newPass":…`.
    rule("password", rb"(?i:otp|mfa|verif[a-z]{2,9}|login|pass[a-z]{0,6}|reset|sign_?in)[^\r\n]{0,120}?\"code\" ?: ?\"?([0-9]{6})(?=[\",}\s])", group=1),
    rule("password", "(?:確認コード|認証コード|暗証番号|ワンタイムパスワード|验证码|驗證碼|动态码|校验码|인증번호|인증 번호|보안 코드)(?:は|是|为|為|는|은)?[：: ]{0,2}".encode() + rb"([0-9]{4,8}|[0-9]{3}[ -][0-9]{3})(?![0-9A-Za-z])", group=1),
)  # fmt: skip
