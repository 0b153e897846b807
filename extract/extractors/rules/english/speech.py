"""Who speaks in an English sentence: "X said", "according to X", "…, said X", "X, citing Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.speech import Manner, Speech

_SAYS = (
    r"says?|said|tells?|told|writes?|wrote|reports?|reported|claims?|claimed|states?|stated|adds?|added|notes?|noted|insists?|"
    r"insisted|argues?|argued|concedes?|conceded|admits?|admitted|estimates?|estimated|reckons?|reckoned|believes?|believed|"
    r"alleges?|alleged|contends?|contended|maintains?|maintained|protests?|protested|warns?|warned|recalls?|recalled|explains?|"
    r"explained|replie[sd]|reply|answers?|answered|confirms?|confirmed|den(?:y|ies|ied)|rejects?|rejected|disputes?|disputed|contests?|"
    r"contested|dismisses|dismissed|accuses?|accused|suspects?|suspected|hints?|hinted|suggests?|suggested|stresse[sd]|stress|emphasi[sz]e[sd]|"
    r"acknowledge[sd]?|discloses?|disclosed|reveals?|revealed|heard|speaks?|spoke|laughed|mutter(?:s|ed)|remarks?|remarked|"
    r"complain(?:s|ed)?|swears?|swore|vows?|vowed|guesse[sd]|guess|thinks?|thought|testifie[sd]|testify|informs?|informed|clarifie[sd]|"
    r"shrugs?|shrugged|understands?|counters?|countered|points? out|pointed out|lets? slip|holds? that|held that|made clear|retorts?|retorted|assures?|assured|put it|puts it|has it|have it|had it"
)
_SHOWS = r"shows?|showed|records?|recorded|lists?|listed|gives?|gave|names?|named|indicates?|indicated|describes?|described|puts?|reads?|identif(?:y|ies|ied)|records"
_PAPERS = (
    r"(?:documents?|records?|papers?|filings?|register|registry|registers|report|notice|card|file|files|sheet|accounts|invoices?|data|"
    r"statistics|figures|minutes|letter|ledger|manifest|manifests|contract|prospectus|gazette|gazettes|indictment|complaint|study|survey|"
    r"office|customs|agency|authority|ministry|website|log|logs|statement|extract|deed|deeds|slides?|newsletter|paper|article|list|note|notes|bureau|service)"
)
_VERB = re.compile(
    rf"\b(?:{_SAYS}|{_SHOWS}|announce[sd]?(?=\s*(?:[.,;]|that\b|on\b|late\b|today|yesterday)))\b"
)
_SHOWING = re.compile(rf"(?:{_SHOWS})", re.IGNORECASE)
_PAPER = re.compile(rf"\b{_PAPERS}(?:\s+(?:of|for|from|on|dated|in)\s+[^,;]+)?$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:\b(?:has|have|had|also|since|later|then|now|already|itself|themselves|earlier|duly|still|both|today|however|repeatedly|separately|once|"
    r"first|only|did|does|do|not|never|\w+ly|in turn|meanwhile|again|yesterday)\s*)+$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"[;:—–()“”\"]|\s-\s|,|\b(?:but|while|whereas|although|though|because|that|if|when|as|and|where|after|since|per)\s",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:(?:on|in|at|last|this|earlier|yesterday|today|meanwhile|separately|however|but|and|yet|still|later|then|now|so|by|under|for|"
    r"from|asked|only|even)\b)",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(
    r"\b(?:(?:the|a|an|its|their|his|her|our|one|two|three|several|some|many)\s+[^,;]*|(?:[A-Z][\w’'&.-]*\s*)+)$"
)
_NAME_SO_FAR = re.compile(
    r"(?:\b[A-Z][\w’'&.-]*(?:\s+(?:of|for)(?:\s+the)?)?\s+)*\b[A-Z][\w’'&.-]*(?:,\s+[A-Z]\w+)*\s+and\s+$"
)
_JOINED = re.compile(r"\b(?:and|but|or)(?:\s+(?:has|have|had|also|later|then|\w+ly))*\s+$")
_NO_SOURCE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|will|would|can|could|may|might|must|should|to|has|have|had|do|does|did|not|what|which|there|"
    r"this|how|why|nobody|no one|nothing|none|us|me|you|we|I)\b"
)
_AS_FAR_AS = re.compile(r"\bfar\s+as\s+$", re.IGNORECASE)
"""Before what is but the measure of what is known ("as far as documents show")."""
_RELATIVE = re.compile(r"\b(?:who|that|whose)\b")
_PERSONAL = re.compile(r"(?:he|she)$", re.IGNORECASE)
_OTHERS = re.compile(r"(?:it|they)$", re.IGNORECASE)
_APART = re.compile(r";|,?\s+\b(?:but|while|whereas|although)\b|\s[—–]\s")
_GOVERNED = re.compile(
    r"\b(?:according\s+to|as\s+per|(?<=, )per|by\s+the\s+account\s+of|in\s+the\s+(?:words|view|telling|opinion|reading)\s+of|"
    r"on\s+the\s+word\s+of|in\s+a\s+statement\s+by)\s+(?P<source>[^,;:()“”\"—]{2,90})",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:citing|quoting|cit(?:es|ed)|quot(?:es|ed)|on\s+the\s+authority\s+of|attributed\s+(?:it|this|that)\s+to)\s+(?P<source>[^,;:()“”\"—]{2,90})",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:alleged|described|reported|quoted|accused|named|cited|identified|listed|told|informed|advised)\s+(?:by|in)\s+"
    r"(?P<source>[^,;:()“”\"—]{2,70}?)(?=\s+(?:as|to|that|of|for|on|in|with|between)\b|[,;:.]|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[,”\"]\s*(?:said|says|told|wrote|writes|added|adds|reported|reports|according|claims|claimed|explained|show|shows)\s+(?!to\b|that\b|it\b|on\b|in\b)(?P<source>[^,;:()“”\"]{2,90})",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\s+(?:had|has|have|is|are|was|were|could|would|will)\b")
_OWN_ACCOUNT = re.compile(r"\b[Bb]y\s+(?:its|their|his|her)\s+own\s+(?:account|count|admission|reckoning)\b")
_THAT = re.compile(r"\s+(?:(?!that\b)[\w’'.-]+\s+){0,3}that\b")
_DENIES = re.compile(r"den(?:y|ies|ied)|reject|disput|contest|dismiss|protest|counter|retort")
_LABEL = re.compile(r"^(?P<source>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}):\s")
_HEADLINE = re.compile(r"\s[-–—]\s(?P<source>[^,;:.]{3,40})\W*$")
_NP_END = re.compile(
    r"\s+(?:which|who|that|had|has|have|is|are|was|were|said|told|and\s+(?:the|is|has|was|its)|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"last|this|in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})|on\s+\d|as|but|while|"
    r"when|after|yesterday|today|to\s+the|could|would|will)\b",
    re.IGNORECASE,
)


def _speeches(text: str) -> list[Speech]:
    return [*_subjects(text), *_named_after(text)]


def _named_after(text: str) -> Iterator[Speech]:
    for pattern, cited in ((_GOVERNED, False), (_CITED, True), (_BY, False), (_AFTER, False)):
        for match in pattern.finditer(text):
            start, end = match.span("source")
            stop = _NP_END.search(text, start, end)
            if stop and pattern is _AFTER and _FINITE.match(text, stop.start()):
                continue
            end = stop.start() if stop else end
            if end > start + 1:
                yield Speech(
                    (start, end),
                    *_stretch(text, match.start(), end),
                    cited=cited,
                    paper=_PAPER.search(text, start, end) is not None,
                )
    for own in _OWN_ACCOUNT.finditer(text):
        yield Speech(None, *_stretch(text, own.start(), own.end()), gender="own")
    label = _LABEL.match(text)
    if label:
        yield Speech(label.span("source"), label.end(), len(text), label=True)
    headline = _HEADLINE.search(text)
    if headline and re.search(
        r"(?:sources?|report|media|filing|documents)$", headline["source"], re.IGNORECASE
    ):
        yield Speech(headline.span("source"), 0, headline.start())


def _subjects(text: str) -> Iterator[Speech]:
    """Those that stand before a verb of saying."""
    last: tuple[int, int] | None = None
    for verb in _VERB.finditer(text):
        place = _subject(text, verb)
        if place is None and last is not None and _JOINED.search(text, 0, verb.start()):
            place = last
        if place is None:
            continue
        last = place
        words = text[place[0] : place[1]]
        stretch = _stretch(text, place[0], verb.end())
        denies = _DENIES.match(verb[0]) is not None
        if _PERSONAL.match(words) or _OTHERS.match(words):
            gender = "person" if _PERSONAL.match(words) else "any"
            yield Speech(None, *stretch, gender=gender, denies=denies)
        else:
            paper, that = _PAPER.search(words) is not None, _THAT.match(text, verb.end())
            yield Speech(
                place,
                *stretch,
                paper=paper,
                denies=denies,
                clause=that.end() if that and not denies else None,
            )


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """What is said around a speaker: to the next border on each side."""
    first = max((match.end() for match in _APART.finditer(text, 0, start)), default=0)
    last = _APART.search(text, end)
    return first, last.start() if last else len(text)


def _subject(text: str, verb: re.Match[str]) -> tuple[int, int] | None:
    end = len(text[: verb.start()].rstrip())
    between = _BETWEEN.search(text, 0, end)
    if between is not None:
        end = len(text[: between.start()].rstrip())
    if text[:end].endswith((" who", " which", " that")):
        end = len(text[: text.rfind(" ", 0, end)].rstrip(" ,"))
    start = _start(text, end)
    if text[end - 1 : end] == ",":
        start, end = _before_apposition(text, end)
    start, end = _trimmed(text, start, end)
    words = text[start:end]
    measure = _AS_FAR_AS.search(text, max(0, start - 12), start)
    if measure or not _is_source(words, shows=_SHOWING.fullmatch(verb[0]) is not None):
        return None
    return start, end


def _start(text: str, end: int) -> int:
    start = max((match.end() for match in _BORDER.finditer(text, 0, max(0, end - 1))), default=0)
    if text[start : start + 1].isupper() and start:
        name = _NAME_SO_FAR.search(text, 0, start)
        start = name.start() if name else start
    return start


def _before_apposition(text: str, end: int) -> tuple[int, int]:
    """The party before "…, whose seat is in Ulm, says" and in "its parent, Alpha Holding, said"."""
    end -= 1
    start = max(text.rfind(",", 0, end), text.rfind(";", 0, end), text.rfind(":", 0, end)) + 1
    inner = text[start:end].strip()
    if (
        re.match(r"[A-Z]", inner)
        and not re.match(r"(?:The|A|An|Its|Who|Whose|Which|In|On|At)\b", inner)
        and len(inner.split()) < 5
    ):
        return start, end
    comma = text.rfind(",", 0, end)
    if comma < 0:
        return start, end
    return _start(text, comma), comma


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    words = text[start:end]
    if _ADVERBIAL.match(words):
        phrase = _NOUN_PHRASE.search(words)
        last = max((m.start() for m in re.finditer(r"\b(?:the|a|an|its|their|his|her)\s", words)), default=-1)
        if last > 0:
            return start + last, end
        return (start + phrase.start(), end) if phrase and phrase.start() else (start, start)
    return start, end


def _is_source(words: str, *, shows: bool) -> bool:
    count = len(words.split())
    if not 0 < count < 13 or not re.search(r"[^\W\d_]", words):
        return False
    if re.fullmatch(
        r"(?:I|we|you|who|which|that|this|one|what|these|those|some|many|others|both|none|neither|all)",
        words,
        re.IGNORECASE,
    ):
        return False
    if _NO_SOURCE.search(words) and not _RELATIVE.search(words):
        return False
    if shows:
        return _PAPER.search(words) is not None
    return True


_MEDIUM = r"(?:article|report|story|piece|post|interview|dispatch|item)s?"
_CARRIED = re.compile(
    rf"^(?:(?:an?|the|its|one)\s+)?(?:[\w-]+\s+)?{_MEDIUM}\s+"
    r"(?:(?:carried|published|posted|run|aired|printed|released|written|filed)\s+)?"
    r"(?:by|in|on|from)\s+(?P<name>(?:the\s+)?[A-Z0-9][\w’'&.-]*(?:\s+(?:of\s+|and\s+|&\s+)?[A-Z0-9][\w’'&.-]*)*)$"
)
_OF_A_MEDIUM = re.compile(
    rf"^(?:(?:[Aa]n?|[Tt]he|[Oo]ne)\s+)?(?P<name>[A-Z][\w’&.-]*(?:\s+[A-Z][\w’&.-]*)*?)(?:['’]s)?\s+{_MEDIUM}$"
)


def _name_of_medium(words: str) -> str:
    """Who speaks in "an article carried by X" and "an X report": X."""
    found = _CARRIED.match(words) or _OF_A_MEDIUM.match(words)
    return found["name"] if found else words


MANNER = Manner(_speeches, words=_name_of_medium)
"""How English tells who speaks."""
