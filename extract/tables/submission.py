"""The header of a submission to the SEC: who files what and when, where it sits, and its former names.

Two spellings are known: lines "COMPANY CONFORMED NAME:   ALPHA INC" under headings, and tags
"<CONFORMED-NAME>ALPHA INC".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.errors import ContractError
from graph.when import PartialDate

_HEADER = re.compile(r"^[ \t]*(?:COMPANY CONFORMED NAME:|<CONFORMED-NAME>)", re.MULTILINE)
_LINE = re.compile(
    r"^[ \t]*(?:<(?P<tag>/?[A-Z0-9-]+)>(?P<behind>[^\n]*)|"
    r"(?P<key>[A-Z][A-Z0-9 /().-]*?):[ \t]*(?P<value>[^\n]*?))[ \t]*$",
    re.MULTILINE,
)
_KEYS = {
    "COMPANY CONFORMED NAME": "name",
    "CONFORMED-NAME": "name",
    "STATE OF INCORPORATION": "state",
    "STATE-OF-INCORPORATION": "state",
    "STATE-OF-INC": "state",
    "FORMER CONFORMED NAME": "former",
    "FORMER-CONFORMED-NAME": "former",
    "DATE OF NAME CHANGE": "changed",
    "DATE-CHANGED": "changed",
    "CITY": "city",
    "STATE": "region",
    "CONFORMED SUBMISSION TYPE": "form",
    "FORM-TYPE": "form",
    "TYPE": "form",
    "FILED AS OF DATE": "day",
    "FILING-DATE": "day",
}
_SECTIONS = {
    "FILER": "filer",
    "FILED BY": "other",
    "FILED-BY": "other",
    "SUBJECT COMPANY": "subject",
    "SUBJECT-COMPANY": "subject",
    "REPORTING-OWNER": "other",
    "REPORTING OWNER": "other",
    "BUSINESS ADDRESS": "business",
    "BUSINESS-ADDRESS": "business",
    "MAIL ADDRESS": "mail",
    "MAIL-ADDRESS": "mail",
    "FORMER COMPANY": "former",
    "FORMER-COMPANY": "former",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the header: its line's span, the words and where they begin."""

    start: int
    end: int
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Former:
    """A name that the company had, and the day on which it changed."""

    name: Field
    changed: Field | None = None


@dataclass
class Filer:
    """One company of the header."""

    name: Field
    state: Field | None = None
    city: Field | None = None
    region: Field | None = None
    former: list[Former] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filed:
    """What the header says of the submission as a whole; None for what it does not say."""

    name: str | None = None
    form: str | None = None
    day: str | None = None


def is_header(text: str) -> bool:
    """Whether a text is such a header, and nothing but that."""
    return _HEADER.search(text) is not None and "<DOCUMENT>" not in text


def filed_by(text: str) -> Filed:
    """The first company, the form and the day of filing."""
    first = next(filers_of(text), None)
    form = next((one.words for key, _, one in _fields(text) if key == "form"), None)
    day = next((day for key, _, one in _fields(text) if key == "day" and (day := day_of(one.words))), None)
    return Filed(first.name.words if first else None, form, day)


def filers_of(text: str) -> Iterator[Filer]:
    """The companies, in order."""
    current: Filer | None = None
    for key, section, one in _fields(text):
        if key == "name":
            if current is not None:
                yield current
            current = Filer(one)
        elif current is not None:
            _take(current, key, section, one)
    if current is not None:
        yield current


def day_of(digits: str) -> str | None:
    """The ISO day of "20250226"; None if there is no such day."""
    found = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", digits.strip())
    try:
        return str(PartialDate.parse("-".join(found.groups()))) if found else None
    except ContractError:
        return None


def _take(filer: Filer, key: str, section: str, one: Field) -> None:
    if key == "state":
        filer.state = one
    elif key in ("city", "region") and section == "business":
        setattr(filer, key, one)
    elif key == "former":
        filer.former.append(Former(one))
    elif key == "changed" and filer.former:
        filer.former[-1] = Former(filer.former[-1].name, one)


def _fields(text: str) -> Iterator[tuple[str, str, Field]]:
    """Key, section and value of each line that is known and not empty."""
    section = ""
    for found in _LINE.finditer(text):
        name = (found["tag"] or found["key"]).strip()
        value = (found["behind"] if found["tag"] else found["value"] or "").strip()
        if name.lstrip("/") in _SECTIONS and not value:
            section = _SECTIONS[name.lstrip("/")] if not name.startswith("/") else ""
        elif name in _KEYS and value:
            at = text.index(value, found.start("behind") if found["tag"] else found.start("value"))
            begins = found.start() + len(found[0]) - len(found[0].lstrip())
            yield _KEYS[name], section, Field(begins, at + len(value), value, at)
