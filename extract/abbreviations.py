"""Whether a full stop ends a sentence or an abbreviation, an initial, an ordinal, a date."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NEVER = {
    "en": _words(
        "mr mrs ms dr prof st vs e.g i.e sdn pte pvt gen sen rep gov lt col sgt capt hon rev approx est cf "
        "intl mfg dept univ assn ave blvd mt al hldgs messrs"
    ),
    "de": _words(
        "bzw ca dr prof nr abs inkl exkl vgl evtl ggf hr fr st bd jh geb gest sog dipl ing kap tab abb anm "
        "aufl hrsg mill zzgl abzgl rd allg bes dt engl amerik chin ziff rn "
        "az str tel bspw gegr mind mtl jährl verm insb insbes "
        "einschl gem lt u.a z.b d.h z.t v.a o.ä i.d.r s.o s.u"
    ),
}
"""Abbreviations that never end a sentence."""
_MAYBE = {
    "en": _words(
        "inc ltd co corp bhd etc jr sr bros p.m a.m plc llc l.l.c l.p s.a n.v b.v u.s u.k u.n e.u ft mn bn "
        "jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    "de": _words(
        "usw etc inc ltd co corp e.v a.d p.a u.s mio mrd tsd jan feb mär apr jun jul aug sep sept okt nov dez"
    ),
}
"""Abbreviations that end one if the next word is one that begins sentences."""
_BEFORE_DIGITS = _words("no nos p pp art sec fig vol ch par para eq nr s bd abs")
_STARTERS = {
    "en": _words(
        "The It In A An He She They This That These Those But And According Its Their His Her On At For "
        "After Since When While As Both We I Neither Either By With From Under Before Last However "
        "Meanwhile Not No One Two Three Some Many Most All Each If Although Though There Then So Such "
        "Another Other Our You Separately Earlier Later Today"
    ),
    "de": _words(
        "Die Der Das Den Dem Des Ein Eine Einer Einen Es Er Sie Wir Ich In Im Am An Auf Auch Und Aber Doch "
        "Nach Seit Mit Bei Für Dabei Damit Dies Diese Dieser Dieses Laut Wie Als Von Vom Zu Zum Zur Wer "
        "Was Nur Noch Nun So Da Dort Hier Allerdings Zudem Außerdem Insgesamt Ob Obwohl Während Weil Wenn "
        "Zwar Denn Nicht Kein Keine Ihr Ihre Sein Seine Unter Über Vor Aus Bis Durch Gegen Ohne Um Trotz "
        "Wegen Hinter Zwischen Bereits Bislang Bisher Zuletzt Zuvor Alle Beide Viele Einige Mehrere Man"
    ),
}
_WINDOW = 40
"""Characters before a stop that are looked at; a window, so that a text of stops alone stays linear."""
_WORD_BEFORE = re.compile(r"(?P<word>(?:[^\W_]|[.'’&-]){1,24})\Z")
_PAIR_BEFORE = re.compile(r"\b[A-Za-zÄÖÜäöü]\.\s?[A-Za-zÄÖÜäöü]\Z")
_NEXT = re.compile(
    r"\s{1,200}(?P<open>[\"'„“”‘’»«(\[¿¡]{0,3})(?P<word>[^\s.,;:!?\"”“’)]{0,24})(?P<after>[.,;:]?)"
)
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_SAID = re.compile(r"\s(?:[A-Z][\w'’-]{0,20}\s){1,3}(?:said|asked|wrote|added|told|says|replied)\b")
_MONTH = re.compile(r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_CLOSING = "\"'”’»«“‘"


def ends_sentence(text: str, start: int, match: re.Match[str], language: str) -> bool:
    """Whether the stop found by `match` ends the sentence that began at `start`.

    Args:
        text: the whole text.
        start: where the sentence began.
        match: the stop with its closing quotes, followed by white space.
        language: "en" or "de".
    """
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    word = following["word"]
    if word[:1].islower() and not _CAMEL.match(word):
        return False
    if match[0][-1] in _CLOSING and match[0][0] in "!?" and _SAID.match(text, match.end()):
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    if before is None:
        return True
    tail = text[max(start, match.start() - _WINDOW) : match.start()]
    return not _is_abbreviation(tail, before["word"], following, language)


def _is_abbreviation(tail: str, word: str, following: re.Match[str], language: str) -> bool:
    key = word.lower().strip("'’-")
    if key.isdigit():
        return _is_ordinal(tail, key, following, language)
    if key in _BEFORE_DIGITS and following["word"][:1].isdigit():
        return True
    if key in _NEVER[language]:
        return True
    if len(key) == 1 or key in _MAYBE[language] or re.fullmatch(r"(?:[a-z]\.)+[a-z]", key):
        return not _starts(following, language) or _is_lower_pair(tail, language)
    return False


def _is_lower_pair(tail: str, language: str) -> bool:
    """Whether the word is the end of "z. B.", "u. a.", which end no sentence."""
    pair = _PAIR_BEFORE.search(tail, max(0, len(tail) - 6))
    return language == "de" and pair is not None and pair[0][0].islower()


def _is_ordinal(tail: str, digits: str, following: re.Match[str], language: str) -> bool:
    """A numbered heading in any language; in German also "16. Dezember", "3. Quartal", "30. 11. 2025"."""
    if len(digits) <= 2 and tail.strip() == digits:
        return True
    if language != "de" or len(digits) > 2:
        return False
    word = following["word"]
    return bool(word[:1].isdigit() or _MONTH.match(word)) or not _starts(following, language)


def _starts(following: re.Match[str], language: str) -> bool:
    """Whether the next word is one that begins sentences rather than names ("Inc. The", not "Inc. Asia")."""
    word = following["word"]
    if following["after"] == "." and len(word) == 1:
        return False
    return bool(following["open"]) or word in _STARTERS[language]
