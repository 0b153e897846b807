"""Whether statements keep the rules of BODS 0.4: each by itself, and all of them together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from siliconveil.interop.bods_schema import STATEMENT

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Statement = Mapping[str, Any]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.ASCII | re.IGNORECASE)
_UNSAFE = re.compile(r'[\s<>"{}|\\^`]')
_LONGEST = 200


def faults_of(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Where statements break the rules: which statement, where in it, and what was expected."""
    return (*_by_itself(statements), *_together(statements))


def is_uri(text: object) -> bool:
    """Whether a text is an address with a scheme, without spaces and other characters that none may hold."""
    if not isinstance(text, str):
        return True
    if _SCHEME.match(text) is None or _UNSAFE.search(text) or not text.isascii():
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.netloc or parts.path) if parts.scheme not in ("http", "https") else bool(parts.netloc)


def is_day(text: object) -> bool:
    """Whether a text is a full ISO day that exists."""
    if not isinstance(text, str):
        return True
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_moment(text: object) -> bool:
    """Whether a text is a moment as RFC 3339 spells it, with its zone."""
    if not isinstance(text, str):
        return True
    if _MOMENT.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(re.sub(r"(?<=:\d\d)\.\d+", "", text.upper()).replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


@cache
def validator() -> Draft202012Validator:
    """The schema of a statement, with dates and addresses checked."""
    from jsonschema import Draft202012Validator, FormatChecker

    formats = FormatChecker(formats=())
    for name, check in (("date", is_day), ("date-time", is_moment), ("uri", is_uri)):
        formats.checks(name)(check)
    return Draft202012Validator(STATEMENT, format_checker=formats)


def _by_itself(statements: Sequence[Statement]) -> Iterator[str]:
    for number, statement in enumerate(statements, start=1):
        for error in validator().iter_errors(statement):
            place = "/".join(map(str, error.absolute_path)) or "the whole"
            name = _word(statement, "statementId")
            yield f"statement {number} ({name}), {place}: {error.message:.{_LONGEST}}"


def _together(statements: Sequence[Statement]) -> Iterator[str]:
    records = {_word(one, "recordId"): one.get("recordType") for one in statements}
    seen_ids: set[str] = set()
    seen_records: set[str] = set()
    for one in statements:
        name = _word(one, "statementId")
        if name in seen_ids:
            yield f"statement {name}: the statementId stands twice"
        seen_ids.add(name)
        if records.get(_word(one, "declarationSubject")) not in ("entity", "person"):
            yield f"statement {name}: its declarationSubject is no entity or person of the file"
        if one.get("recordType") == "relationship":
            yield from (f"statement {name}: {fault}" for fault in _relationship(one, records, seen_records))
        seen_records.add(_word(one, "recordId"))


def _word(one: Statement, field: str) -> str:
    """The text of a field; what is no text names nothing that another statement could mean."""
    value = one.get(field)
    return value if isinstance(value, str) else f"({value!r})"


def _relationship(one: Statement, records: Mapping[str, Any], before: Collection[str]) -> Iterator[str]:
    details = one.get("recordDetails")
    if not isinstance(details, Mapping):
        return
    for side, kinds in (("subject", ("entity",)), ("interestedParty", ("entity", "person"))):
        party = details.get(side)
        if isinstance(party, str):
            if records.get(party) not in kinds:
                yield f"its {side} is no {' or '.join(kinds)} of the file"
            elif party not in before:
                yield f"its {side} stands behind it"
    for interest in details.get("interests") or ():
        if isinstance(interest, Mapping):
            yield from _interest(interest)


def _interest(interest: Mapping[str, Any]) -> Iterator[str]:
    share, start, end = interest.get("share"), interest.get("startDate"), interest.get("endDate")
    if isinstance(share, Mapping):
        pairs = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))
        if any(one in share and other in share for one, other in pairs) or (
            "exact" in share and len(share) > 1
        ):
            yield "a share has one spelling of each end, and an exact one no others"
    if isinstance(start, str) and isinstance(end, str) and end < start:
        yield "an interest ends before it begins"
