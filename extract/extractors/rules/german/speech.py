"""Who speaks in a German sentence: "X sagte", "teilte X mit", "laut X", "so X", and indirect speech that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.german.nominative import nominative
from extract.extractors.rules.speech import Manner, Speech

_SAYS = (
    r"sagte?n?|sagt|erklärte?n?|erklärt|teilte?n?|teilt|berichte(?:t|te|ten|n)|schrieb(?:en)?|schreib(?:t|en)|betont(?:e|en)?|"
    r"bestreite[tn]|bestritt(?:en)?|dementier(?:t|te|ten|en)|verneint(?:e|en)?|wies(?:en)?|weis(?:t|en)|räumte?n?|räumt|beziffer(?:t|te|ten|n)|"
    r"beteuer(?:t|te|ten|n)|versicher(?:t|te|ten|n)|behaupte(?:t|te|ten|n)|melde(?:t|te|ten|n)|bestätig(?:t|te|ten|en)|kündig(?:t|te|ten|en)|"
    r"warf(?:en)?|wirft|werfen|beschuldig(?:t|te|ten|en)|widersp(?:richt|rach|rachen|rechen)|antworte(?:t|te|ten|n)|erzähl(?:t|te|ten|en)|"
    r"mein(?:t|te|ten|en)|glaub(?:t|te|ten|en)|vermute(?:t|te|ten|n)|schätz(?:t|te|ten|en)|rechne(?:t|te|ten|n)|erwarte(?:t|te|ten)|gab(?:en)?|gibt|geben|"
    r"nannte?n?|nennt|sprach(?:en)?|spricht|sprechen|verwies(?:en)?|verweis(?:t|en)|argwöhn(?:t|te|ten|en)|führt(?:e|en)?|weist|hält|"
    r"heißt|verlautete?|korrigier(?:t|te|ten)|stellte?n?|bekräftig(?:t|te|ten)|präzisier(?:t|te|ten)|ergänz(?:t|te|ten)|entgegne(?:t|te|ten)|"
    r"lie(?:ß|ßen)|mahn(?:t|te|ten)|warn(?:t|te|ten|en)|kritisier(?:t|te|ten)|zitier(?:t|te|ten|en)|beruft|berief(?:en)?|besteht|bleibt|"
    r"will|wollen|legt|argumentier(?:t|te|ten|en)|geht|gehen|ging|beschreib(?:t|en)|verrät|verraten|bekannte?n?|steht|unterstellt(?:e|en)?|zeigt(?:e|en)?|belegt(?:e|en)?|verbuch(?:t|te|ten)|führen|listet(?:e|en)?"
)
_STRONG = re.compile(
    r"(?:sag|erklär|bericht|schrieb|schreib|beton|bestrei|bestritt|dementier|vernein|beziffer|beteuer|versicher|behaupt|meld|bestätig|widersp|"
    r"antwort|erzähl|mein|glaub|vermut|schätz|argwöhn|bekräft|präzisier|ergänz|entgegn|mahn|warn|unterstell|beschuldig|argumentier)"
)
_WEAK = {  # what must follow later in the clause for the verb to be one of saying
    r"teilt": r"\bmit\b(?:\W|$)|,\s+(?:dass|ob)|,",
    r"wies|weis|wiesen": r"\bzurück\b|\bdarauf\s+hin\b|\bvon\s+sich\b|\bals\b",
    r"räumt": r"\bein\b|,",
    r"kündig": r"\ban\b|,",
    r"warf|wirft|werfen": r"\bvor\b",
    r"rechne|erwart": r",\s+dass|\bdamit\b",
    r"gab|gib|geben": r"\ban\b|\bzu\b|\bbekannt\b",
    r"nann|nenn": r"[„»\"]|\bfalsch|\bhaltlos|\bunwahr|\bunzutreffend|\bals\b",
    r"sprach|sprech|spricht": r"\bvon\b",
    r"verwies|verweis": r"\bauf\b|\bReich\b",
    r"führ": r"\baus\b|\bals\b|\bauf\b",
    r"hält|halt": r"\bfür\b|\bentgegen\b",
    r"korrigier": r"",
    r"stell": r"\bklar\b|\brichtig\b|\bfest\b",
    r"lie": r"\bverlauten\b|\bwissen\b|\bmitteilen\b|\bausrichten\b",
    r"zitier": r"",
    r"beruf|berief": r"\bauf\b",
    r"besteh": r"\bdarauf\b",
    r"bleib": r"\bdabei\b",
    r"will|woll": r"\bwissen\b|\berfahren\s+haben\b|\bgesehen\s+haben\b|\bgehört\s+haben\b",
    r"leg": r"\bzur\s+Last\b",
    r"zeig|beleg|verbuch|list|verr[aä]t": r"",
    r"geh|ging": r"\bVerdacht\s+nach\b|\bdavon\s+aus\b",
    r"beschreib": r",\s+(?:wie|dass)",
}
_PAPER = (
    r"(?:\w*(?:[Rr]egister\w*|[Aa]uszug|[Aa]uszüge|[Bb]uch|[Bb]ericht|[Pp]apiere?|[Uu]nterlagen|[Aa]kten?|[Rr]echnung(?:en)?|[Ll]iste|[Vv]ertrag|[Pp]rospekt|[Ss]tatistik|"
    r"[Dd]aten|[Pp]rotokolle?|[Ff]rachtbriefe?|[Aa]nklage(?:schrift)?|[Mm]itteilung|[Ss]tudie|[Dd]okumente?|[Ee]intrag|[Bb]escheid|[Uu]rteil|[Bb]ilanz|[Zz]oll|[Aa]mt|[Bb]ehörde|[Mm]inisterium))"
)
_PAPERS = re.compile(rf"\b{_PAPER}\b")
_SHOWING = re.compile(r"(?:zeig|beleg|verbuch|list|führ|zitier|steht|verr)")
_VERB = re.compile(rf"\b(?P<verb>{_SAYS})\b")
_DETERMINER = r"(?i:der|die|das|den|dem|des|ein(?:e[rmns]?)?|zwei|drei|vier|mehrere[nr]?|einige[nr]?|viele|ihr(?:e[rmns]?)?|sein(?:e[rmns]?)?|unser(?:e[rmns]?)?|diese[rmns]?|beide)"
_WORD = r"(?:[A-ZÄÖÜ][\w&.’'/-]*|(?<=[A-Za-z] )\d{1,2}(?= [A-Z]))"
_ADJECTIVE = r"[a-zäöüß-]+e[rmnst]?"
_LINK = r"(?:von|vom|der|des|für|bei|beim|am|im|in|aus|aus\s+dem|aus\s+der|zu|zur|und|of|de|beider|dem|den)"
_PHRASE = (
    rf"(?:{_DETERMINER}\s+)?(?:mit\s+[^,.;]{{3,40}}?\s(?:vertraute|befasste|betraute|befaßte)[rn]?\s+)?(?:{_ADJECTIVE}\s+){{0,3}}?{_WORD}(?:\s+{_WORD}){{0,4}}"
    rf"(?:\s+{_LINK}\s+(?:{_DETERMINER}\s+)?(?:{_ADJECTIVE}\s+){{0,2}}?{_WORD}(?:\s+{_WORD}){{0,3}}){{0,3}}"
)
_NAMED_PHRASE = re.compile(_PHRASE)
_DATE = re.compile(
    r"(?:^|\s)(?:am|im|in|zum|seit|gegen|nach|gegenüber|auf)\s.*$|\s(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|"
    r"März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b.*$"
)
_NO_SOURCE = re.compile(
    r"(?:Das|Dies|Dass|Es|Ob|Wer|Was|Wie|Wo|Hier|Dort|Dazu|Davon|Damit|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|"
    r"April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Ihr|Ihm|Ihnen|Ihn|Den|Dem|Denen|Sich|Gegenüber|Trotz|Wegen|Ohne|Unter|Über|Vor|Aus|An|Durch|Gegen|Bis|Als|Wenn|Weil|Da|Zudem|Weniger|Mehr|Viel|Nein|Ja|Verdacht|Man|Wir|Ich|Nur|Auch|Am|Im|In|Auf|Nach|Bei|Mit|Zum|Zur|Für|Von|Seit|\d[\d.]*)$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\bnach\s+eigene[rn]\s+(?:Angaben?|Aussagen?|Darstellung|Auskunft|Bekunden|Rechnung)\b|\b(?:will|wollen)\s+nach\s+eigenem\b|\bselbst\s+spricht\b",
    re.IGNORECASE,
)
_ACCOUNT = (
    r"(?:Angaben?|Informationen|Einschätzung(?:en)?|Schätzung(?:en)?|Darstellung|Auskunft|Recherchen|Berichte?n?|Mitteilung(?:en)?|Analysen?|Meldung(?:en)?|"
    r"Lesart|Kenntnis|Erhebungen|Überzeugung|Ansicht|Meinung|Aussagen?|Worten|Zählung|Statistik|Unterlagen|Auffassung|Eindruck|Rechnung|Zahlen|Daten|Feststellungen|Erkenntnissen)"
)
_GOVERNED = re.compile(
    rf"\b(?:(?:[Nn]ach|[Ll]aut|[Gg]emäß)\s+(?:(?:den|der|dem|[a-zäöüß]+en)\s+)?{_ACCOUNT}\s+(?:(?:von|vom|aus|bei)\s+)?|[Ll]aut\s+|[Gg]emäß\s+|"
    rf"[Uu]nter\s+Berufung\s+auf\s+|[Ss]o\s+(?=(?:der|die|das|ein|eine)\s+[\w\s-]+[,.])|,\s+so\s+|aus\s+Sicht\s+)(?P<source>{_PHRASE})"
)
_AFTER_NACH = re.compile(
    rf"\b[Nn]ach\s+(?P<source>(?:dem|der|den)\s+(?:{_ADJECTIVE}\s+){{0,2}}{_PAPER}(?:\s+(?:des|der)\s+{_WORD})?)\b"
)
_POSSESSED = re.compile(rf"\b[Nn]ach\s+(?P<source>{_WORD}(?:\s+{_WORD})?)s\s+{_ACCOUNT}\b")
_ZUFOLGE = re.compile(
    rf"(?P<source>(?:(?:dem|den|einem|einer)\s+[^,.;:‹›]{{2,50}}?|(?<![a-zäöüß]\s){_PHRASE}|{_WORD}))\s+zufolge\b"
)
_WIE = re.compile(
    rf"\b[Ww]ie\s+(?:(?:am|im|zuerst|zuvor|bereits|auch)\s+(?:\w+\s+)?)?(?P<source>{_PHRASE})\s+(?:[^,.;]{{0,60}}\s)?(?:{_SAYS}|hervorgeht|mitteilte|mitteilt|mitteilten|angab|wissen\s+will|meint)\b"
)
_OUT_OF = re.compile(
    rf"\b(?:heißt|hieß|verlautete?|war|ist)\b[^,.;]{{0,40}}?\b(?:aus|in|im|bei|beim|vonseiten|seitens)\s+(?P<source>{_PHRASE})|\b[Aa]us\s+(?P<other>{_PHRASE})\s+(?:geht\s+hervor|heißt\s+es|hieß\s+es|verlautete)"
    rf"|\b(?:aus|In)\s+(?P<third>{_PHRASE})\s+(?:heißt|hieß|steht|stand|hervor)|\b[Gg]eht\s+aus\s+(?P<fourth>{_PHRASE})\s+hervor|,\s+(?:die|was|das)\s+aus\s+(?P<fifth>{_PHRASE})\s+hervorgeht"
)
_BY = re.compile(
    rf"\b(?:geschätzt|gemeldet|berichtet|beziffert|beschuldigt|vorgeworfen|zitiert)\b[^,.;]{{0,30}}?\bvo[nm]\s+(?P<source>{_PHRASE})"
)
_VORWURF = re.compile(
    rf"\b(?:Vorwürfe|Vorwurf|Angaben|Behauptung|Darstellung|Aussage)\s+(?:der|des|von|vom)\s+(?P<source>{_PHRASE})"
)
_LABEL = re.compile(r"^(?P<source>[A-ZÄÖÜ][\wäöüß’'.-]*(?:\s+[A-ZÄÖÜ][\wäöüß’'.-]*){0,3}):\s")
_PRONOUN = re.compile(r"(?:er|sie|es|man)$", re.IGNORECASE)
_APART = re.compile(r";|,\s+\b(?:aber|doch|während|wohingegen)\b|\s[–—]\s")
_FIRST_BORDER = re.compile(r"[;:–—„“»«\"(]|,|\b(?:und|oder|aber|doch|denn)\s")
_THAT = re.compile(r"[^,.;:‹›]{0,40},\s+(?:dass|wonach)\b")
_DENIES = re.compile(r"bestrei|bestritt|dementier|vernein|wies|weis|widersp|nann|nenn")
_PERFECT = re.compile(
    rf"(?P<source>{_PHRASE})(?:,\s[^,]{{2,40}},)?\s+(?:hat|haben|habe|hatte|hatten)\s+[^.;]{{0,120}}?\b(?:mitgeteilt|angezeigt|erklärt|bestätigt|eingeräumt|gemeldet|bestritten|"
    r"dementiert|zurückgewiesen|angekündigt|berichtet|behauptet|vorgeworfen|versichert)\b"
)
_HEARSAY = re.compile(r"\b(?:heißt|hieß)\s+es\b(?!\s+(?:in|aus|bei|im|beim|vonseiten|seitens)\b)|\bdemnach\b")
_INDIRECT = re.compile(
    r"\b(?:stünden?|befänden?|befinde|hätten|würden|kämen?|gäbe|gehöre|betreibe|miete|finanziere|kontrolliere|besitze|nutze|stecke|stamme|trainiere|kaufe|liefere|baue|übernehme|"
    r"fertige|investiere|verfüge|zähle|bezahle|zahle|stelle|greife|umgehe|entstehe|laufe|bestehe|ziehe|handle|vermiete|entspreche|sehe|plane|bediene|beziehe|führe|"
    r"sei|seien|habe|werde|könne|müsse|dürfe|solle|wolle|möge|wisse|lasse|gebe|komme|gehe|stehe|liege|bleibe|halte|"
    r"[a-zäöüß]{3,}(?:iere|ele|ere))\b"
)
_TAIL = re.compile(rf"\s+(?:{_LINK}|und|am|im)$")


def _speeches(text: str) -> list[Speech]:
    return [*_verbal(text), *_governed(text)]


def _governed(text: str) -> Iterator[Speech]:
    for pattern in (_GOVERNED, _AFTER_NACH, _POSSESSED, _ZUFOLGE, _WIE, _OUT_OF, _BY, _VORWURF):
        for match in pattern.finditer(text):
            name = next(name for name in match.re.groupindex if match[name])
            place = _trimmed(text, *match.span(name))
            if place is not None:
                cited = "Berufung" in match[0]
                yield _speech(text, place, match.end(), cited=cited)
    for match in _PERFECT.finditer(text):
        place = _trimmed(text, *match.span("source"))
        if place is not None:
            yield _speech(text, place, match.end())
    for hearsay in _HEARSAY.finditer(text):
        yield Speech(None, *_stretch(text, hearsay.start(), hearsay.end()))
    for own in _OWN.finditer(text):
        yield Speech(None, *_stretch(text, own.start(), own.end()), gender="own")
    label = _LABEL.match(text)
    if label:
        yield Speech(label.span("source"), label.end(), len(text), label=True)


def _speech(
    text: str, place: tuple[int, int], end: int, *, cited: bool = False, denies: bool = False
) -> Speech:
    paper = _PAPERS.search(text, *place) is not None
    that = None if denies else _THAT.match(text, max(end, place[1]))
    clause = that.end() if that else None
    stretch = _stretch(text, place[0], max(end, place[1]))
    return Speech(place, *stretch, cited=cited, paper=paper, denies=denies, clause=clause)


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((match.end() for match in _APART.finditer(text, 0, start)), default=0)
    last = _APART.search(text, end)
    return first, last.start() if last else len(text)


def _verbal(text: str) -> Iterator[Speech]:
    for verb in _VERB.finditer(text):
        if not _speaks(text, verb):
            continue
        before, denies = _before(text, verb.start()), _DENIES.match(verb[0]) is not None
        pronoun = re.match(r"\s+(er|sie|es)\b", text[verb.end() : verb.end() + 8])
        if before is not None:
            words = text[slice(*before)]
            if _PRONOUN.fullmatch(words):
                yield Speech(
                    None,
                    *_stretch(text, before[0], verb.end()),
                    gender="person" if words.lower() == "er" else "any",
                )
            elif not (_SHOWING.match(verb[0]) and not _PAPERS.search(words)) or _later(text, verb):
                yield _speech(text, before, verb.end(), denies=denies)
        elif pronoun:
            yield Speech(
                None,
                *_stretch(text, verb.start(), verb.end()),
                gender="person" if pronoun[1] == "er" else "any",
            )
        else:
            behind = _NAMED_PHRASE.match(text, verb.end() + 1) if verb.end() < len(text) else None
            place = _trimmed(text, *behind.span()) if behind else None
            if place is not None and _ends_clause(text, verb, place[1]):
                yield _speech(text, place, place[1], denies=denies)


def _speaks(text: str, verb: re.Match[str]) -> bool:
    if _STRONG.match(verb[0]):
        return True
    end = re.compile(r"[.;]").search(text, verb.end())
    rest = text[verb.end() : end.start() if end else len(text)]
    known = [later for stem, later in _WEAK.items() if re.match(stem, verb[0])]
    return any(re.search(rf"{later}|:" if later else "", rest) for later in known)


def _later(text: str, verb: re.Match[str]) -> bool:
    return re.search(r",\s+(?:dass|ob|wonach)\b|[„»\"]", text[verb.end() : verb.end() + 80]) is not None


def _before(text: str, end: int) -> tuple[int, int] | None:
    """The subject between the start of the clause and the verb in second place."""
    end = len(text[:end].rstrip())
    apposition = text[end - 1 : end] == ","
    border = max((match.end() for match in _FIRST_BORDER.finditer(text, 0, max(0, end - 1))), default=0)
    if apposition:
        inner = text[border : end - 1].strip()
        comma = text.rfind(",", 0, border)
        if (
            not re.match(r"(?:der|die|das|ein|eine)\b", inner)
            and re.fullmatch(rf"{_WORD}(?:\s+{_WORD}){{0,3}}", inner)
            and comma >= 0
            and border
        ):
            end -= 1
        elif border and text[border - 1] == ",":
            end = border - 1
            border = max(
                (match.end() for match in _FIRST_BORDER.finditer(text, 0, max(0, end - 1))), default=0
            )
            if _CLAIM.search(text, border, end):
                return None
        else:
            return None
    words = _ADVERBS.sub("", text[border:end].strip())
    start = border + len(text[border:end]) - len(text[border:end].lstrip())
    end = start + len(words)
    words = re.sub(r"^(?:so|denn|selbst|auch|nur|zumindest)\s+", "", words)
    start = end - len(words)
    if _PRONOUN.fullmatch(words):
        return start, end
    match = _NAMED_PHRASE.match(text, start)
    if (
        match is None
        or match.end() < end - 1
        or _NO_SOURCE.match(words.split(" ")[-1])
        or _NO_SOURCE.match(words.split(" ")[0])
    ):
        return None
    return (start, end) if len(words.split()) < 13 else None


_ADVERBS = re.compile(
    r"(?:\s+(?:dagegen|hingegen|wiederum|selbst|derweil|zudem|indes|jedoch|allerdings|ebenfalls|auch|aber|seinerseits|ihrerseits))+$"
)


def _ends_clause(text: str, verb: re.Match[str], end: int) -> bool:
    """Whether what is said stands before the verb, so that its subject stands behind."""
    before = text[: verb.start()].rstrip()
    return (
        before.endswith((",", "“", "«", '"', "”"))
        or before.rpartition(".")[2].strip() == ""
        or re.search(
            r"(?:^|[.;:,]\s)(?:(?:Am|Im|In|Auf|Zu|Dazu|Dabei|Gegenüber|Später|Zuvor|Zuletzt|Inzwischen|Nun|Gestern|Heute|Daraufhin|Stattdessen|Offiziell|Derweil|Nach|"
            r"Zugleich|Allerdings|Ihm|Ihr|Ihnen|Davon|Darüber|Das|Dies|Den|Die|Als|Ebenfalls|Außerdem|Zur|Zum|Schriftlich|so)\b[^,;.]*)$",
            before,
        )
        is not None
    )


_CLAIM = re.compile(
    r"(?:Vorstellung|Behauptung|Gerüchte?|Berichte?|Meldung(?:en)?|Frage|Annahme|These|Vermutung|Vorwurf|Vorwürfe|Tatsache|Aussage|Umstand|Ansicht)$"
)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    date = _DATE.search(words)
    if date and date.start():
        end = start + date.start()
    tail = _TAIL.search(text[start:end])
    if tail:
        end = start + tail.start()
    words = text[start:end].strip()
    if not words or _NO_SOURCE.fullmatch(words):
        return None
    return start, start + len(text[start:end].rstrip(" ,."))


def _is_indirect(text: str) -> bool:
    """Whether the main verb is in the first subjunctive, which German keeps for what others say."""
    return _INDIRECT.search(text) is not None


MANNER = Manner(_speeches, _is_indirect, nominative)
"""How German tells who speaks."""
