"""The name of a company in a cell or line, without the marks around it, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.extractors.structured.jurisdictions import is_place

_FOOTNOTE = re.compile(r"(?:\s*(?:[*†‡§#^+¹²³⁴⁵⁶⁷⁸⁹]|\(\d{1,2}\)|\[\w{1,2}\]|\([a-z*†‡#]{1,2}\)))+$")
_BULLET = re.compile(
    r"(?:[•·▪◦●○■□–—►>‣└├│|-]+\s*|\(?\d{1,3}[.)]\s+|\d{1,3}(?:\.\d{1,3})+\.?\s+|\(?[ivx]{1,5}[.)]\s+|\(?[a-z][.)]\s+)+"
)
_ALIAS = re.compile(
    r"\s*[,(–—-]*\s*(?:d/?b/?a\b\.?|doing\s+business\s+(?:as|under)|trading\s+as|t/a\b|f/?k/?a\b\.?|formerly\b|"
    r"also\s+known\s+as|a/?k/?a\b\.?).*$",
    re.IGNORECASE,
)
_FORM_END = re.compile(
    r"(?:\b(?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Ltda|Limited|Limitada|LLC|L\.L\.C|LLP|L\.L\.P|LP|L\.P|PLC|plc|N\.?A|GmbH|AG|"
    r"SE|KG|KGaA|B\.?V|N\.?V|S\.?A|S\.?A\.?S|S\.?A\.?R\.?L|S\.?[àa]\.?\s?r\.?l|S\.?R\.?L|S\.?p\.?A|S\.?L|A/S|ApS|AS|AB|Oy|Oyj|K\.?K|"
    r"G\.?K|Bhd|Berhad|Tbk|Pty|Pvt|Pte|Sdn|C\.?V|S\.?C|Trust|Partnership|Fund|Foundation|Holdings?|Group|Sp\.\s?z\s?o\.?o|"
    r"d\.?o\.?o|s\.?r\.?o|Kft|Zrt|OOO|SPC|ULC|DAC|Unlimited|de\s+C\.?V|SARL|SAS|SRL|SpA)\.?\)?|公司|企业|企業|合伙|合夥)$",
)
_FORM_END_UPPER = re.compile(_FORM_END.pattern, re.IGNORECASE)
_COMPANY_OF = re.compile(
    r"(?:,\s*|\s+[–—-]\s+|\s*\(\s*)(?:an?|the)\s+(?P<place>[A-Z][\w.,'’ ()-]{1,60}?)"
    r"\s+(?:(?:exempted|limited|general|private|public|business|"
    r"liability|registered|unlimited|holding|statutory|joint|stock|domestic)\s+)*(?:corporation|company|partnership|trust|"
    r"entity|llc|l\.l\.c\.|limited|subsidiary)\b[^()]*\)?\.?$"
)
_UNDER_LAWS = re.compile(
    r"[,;]?\s*\(?(?:(?:which\s+is\s+)?(?:a\s+\w+\s+)?(?:incorporated|organi[sz]ed|formed|established|registered)\s+"
    r"(?:in|under\s+the\s+laws?\s+of)|(?:a|an)\s+\w+\s+(?:incorporated|organi[sz]ed|established)\s+in)\s+"
    r"(?P<place>[^()]{2,60}?)\)?\.?$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(（\[](?P<place>[^()（）\[\]]{2,60})[)）\]]\.?$")
_BEHIND = re.compile(r"\s*(?:[,;:]|\s[–—-]|–|—)\s*(?P<place>[^,;:–—]{2,40}(?:,\s*[A-Z][\w. ]{1,20})?)\.?$")
_PROSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|which|that|pursuant|omitted|would|following|listed|above|below|does|do|not|"
    r"constitute|unless|indicates?|denotes?|owned|held|means|under\s+which|shall|may|as\s+of)\b"
)
_LONGEST = 16
"""Words beyond which a line is no name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A company as a cell or line names it.

    Attributes:
        start: offset of `text` in the document.
        marks: footnote marks behind it.
        place: offset and words of a place behind it, if the line says so.
        share: words of a share behind it.
    """

    text: str
    start: int
    marks: str = ""
    place: tuple[int, str] | None = None
    share: str | None = None
    sure: bool = False


def name_in(words: str, start: int) -> Name:
    """The name in a cell, without bullet, footnote marks and other names that it trades under."""
    bullet = _BULLET.match(words)
    if bullet and bullet.end() < len(words):
        words, start = words[bullet.end() :], start + bullet.end()
    bare = _ALIAS.sub("", words) or words
    plain = _FOOTNOTE.sub("", bare).rstrip(" ,;:") or bare
    marks = (_FOOTNOTE.search(words) or _FOOTNOTE.search(bare) or [""])[0]
    return Name(plain, start, marks.strip())


def name_with_place(words: str, start: int) -> Name:
    """The name in a line that may say where the company is incorporated ("Alpha Ltd (Delaware)")."""
    name = name_in(words, start)
    share = None
    if (found := _BRACKETED.search(name.text)) and re.search(r"\d\s*%", found["place"]):
        inside, rest = found["place"], name.text[: found.start()]
        share = next((part.strip() for part in re.split("[,;]", inside) if "%" in part), None)
        other = next((part.strip() for part in re.split("[,;]", inside) if "%" not in part), None)
        if other and is_place(other):
            at = name.start + name.text.index(other, found.start())
            return Name(rest, name.start, name.marks, (at, other), share, sure=True)
        name = Name(rest, name.start, name.marks)
    for pattern in (_COMPANY_OF, _UNDER_LAWS):
        if (found := pattern.search(name.text)) and found.start():
            return _cut(name, found, share, sure=True)
    if (found := _BRACKETED.search(name.text)) and is_place(found["place"]) and found.start():
        return _cut(name, found, share, sure=has_form(name.text[: found.start()]))
    found = _BEHIND.search(name.text)
    if found and is_place(found["place"]) and has_form(name.text[: found.start()]):
        return _cut(name, found, share, sure=True)
    return Name(name.text, name.start, name.marks, None, share)


def _cut(name: Name, found: re.Match[str], share: str | None, *, sure: bool) -> Name:
    """The name without what was found behind it, which names a place."""
    text = name.text[: found.start()].rstrip(" ,;")
    place = (name.start + found.start("place"), found["place"])
    return Name(_FOOTNOTE.sub("", text), name.start, name.marks, place, share, sure)


def has_form(words: str) -> bool:
    """Whether the words end in a legal form."""
    plain = _FOOTNOTE.sub("", words).rstrip(" ,;:")
    return (_FORM_END_UPPER if plain.isupper() else _FORM_END).search(plain) is not None


def is_form_alone(words: str) -> bool:
    """Whether the words are a legal form and at most two words before it: the rest of a name above."""
    return has_form(words) and len(words.split()) <= 2 and _FORM_END.match(words.strip()) is not None


def is_prose(words: str) -> bool:
    """Whether the words are a sentence or a note rather than a name."""
    count = len(words.split())
    return count > _LONGEST or (count > 3 and _PROSE.search(words) is not None)
