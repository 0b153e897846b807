"""What surrounds a name: "companies close to Alibaba", "A100s", "US$"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.extractors.rules.found import Found
from graph.schema import Kind

_PLURAL = re.compile(r"s\b")


def refine(text: str, known: list[Found]) -> list[Found]:
    """Names as their surroundings make them: circles of a company, names inside a longer one left alone."""
    names = [_plural(text, found) for found in known if not text.startswith("$", found.end)]
    return [*names, *_circles(text, names), *_owners(text, names)]


def _plural(text: str, found: Found) -> Found:
    """A chip's name with its plural ending, which would otherwise come before what follows: "A100s"."""
    if found.kind is not Kind.CHIP or not _PLURAL.match(text, found.end):
        return found
    return replace(found, end=found.end + 1, text=text[found.start : found.end + 1])


_AROUND_BEFORE = re.compile(
    r"(?P<phrase>(?:(?:the|several|some|other|two|three)\s+)?(?:[a-z]+\s+){0,2}?"
    r"(?P<head>(?i:companies|firms|investors|entities|businesses|groups|vehicles|shell companies))\s+"
    r"(?:(?:that\s+are\s+|who\s+are\s+)?(?:close|linked|tied|connected|related|affiliated|near)\s+(?:to|with)|around|"
    r"in\s+the\s+orbit\s+of|in\s+the\s+(?:circle|network|orbit)\s+(?:of|around)|with\s+(?:ties|links)\s+to)\s+(?:the\s+)?)$"
)
_AROUND_AFTER = re.compile(
    r"[-–](?P<nature>linked|affiliated|related|connected|tied)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?P<head>compan(?:y|ies)|firms?|investors?|entit(?:y|ies)|business(?:es)?|groups?|vehicles?|funds?|parties|party)\b"
)


def _circles(text: str, known: Sequence[Found]) -> Iterator[Found]:
    """Parties around named companies, which are not those companies: "Tencent-linked investors"."""
    names = [found for found in known if found.kind is Kind.ORGANIZATION and found.entity]
    for position, name in enumerate(names):
        before = _AROUND_BEFORE.search(text, max(0, name.start - 90), name.start)
        after = _AROUND_AFTER.match(text, name.end)
        if before is not None:
            run = _run(text, names, position)
            yield _circle(text, before.start("phrase"), run[-1].end, run, "close to")
        elif after is not None:
            yield _circle(text, name.start, after.end(), [name], after["nature"])


_OWNER_BEFORE = re.compile(
    r"(?:^|[.!?]\s+|\n|\b(?P<party>to|from|by|with|for|said|that)\s+)(?P<phrase>[Tt]he\s+(?:[a-z]+\s+){0,2}?(?P<head>owner|parent|maker|operator)(?:\s+company)?\s+of\s+)$"
)
_PREDICATE = re.compile(r"\s*(?:,|:|(?:is|was|are|were|remains?|became)\b)")


def _owners(text: str, known: Sequence[Found]) -> Iterator[Found]:
    """A party named only by what is its own, which is not that: "The owner of TikTok rents servers"."""
    for name in known:
        before = _OWNER_BEFORE.search(text, max(0, name.start - 60), name.start)
        if before is None or name.kind is not Kind.ORGANIZATION:
            continue
        if before["party"] is None and _PREDICATE.match(text, name.end):
            continue
        start = before.start("phrase")
        yield Found(
            start=start,
            end=name.end,
            kind=Kind.ORGANIZATION,
            text=text[start : name.end],
            named=False,
            head=before["head"],
        )


def _run(text: str, names: Sequence[Found], position: int) -> list[Found]:
    run = [names[position]]
    for name in names[position + 1 :]:
        if not re.fullmatch(r"\s*(?:,|and|or|, and)\s*", text[run[-1].end : name.start]):
            break
        run.append(name)
    return run


def _circle(text: str, start: int, end: int, names: Sequence[Found], nature: str) -> Found:
    return Found(
        start=start,
        end=end,
        kind=Kind.ORGANIZATION,
        text=text[start:end],
        named=False,
        head=nature,
        parts=tuple(name.entity for name in names if name.entity),
    )
