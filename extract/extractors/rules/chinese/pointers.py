"""Words that point back to a named company: 该子公司, 后者, and what a filing calls itself (“以下简称‘公司’”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.extractors.rules.chinese.script import both
from extract.extractors.rules.found import Found
from extract.gazetteer import load_gazetteer
from graph.schema import Kind

OWN_WORDS = frozenset({"公司", "本公司", "我们", "本集团", "集团", "本集團", "集團"})
"""What the issuer of a filing calls itself."""
_ALIASES = re.compile(
    both(r"[（(](?:以下|下)?(?:简称|统称|称)?(?:为)?[：]?(?P<quoted>[“\"「『][^（）()]{1,40}[”\"」』])[）)]")
)
_QUOTED = re.compile(r"[“\"「『](?P<alias>[\u4e00-\u9fffA-Za-z0-9 ]{2,12})[”\"」』]")
_ITSELF = re.compile(
    r"本公司|本集[团團]|(?:^|(?<=[，,。；\n]))公司(?=[^\u4e00-\u9fff]|[对對持已拟擬将將的之及与與在董以通向收全])",
    re.MULTILINE,
)
_LATTER = re.compile(r"(?<=[，,。；])(?:后者|後者)")
_THAT_UNIT = re.compile(both(r"(?:该|这家|上述|前述)(?:全资)?(?:子公司|附属公司)"))
_UNIT_BEFORE = re.compile(both(r"(?:子公司|附属公司)(?:是|为|名为|叫)?[“「《]?$"))


def aliases(text: str, end: int) -> tuple[str, ...]:
    """The short names that the text gives, in brackets, to the name that ends at `end`."""
    match = _ALIASES.match(text, end)
    return tuple(quoted["alias"] for quoted in _QUOTED.finditer(match["quoted"])) if match else ()


def pointing_back(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Each word that points back, as a mention of the company that it means.

    Args:
        text: the document.
        found: the names in it that no gazetteer knows.
    """
    named = _named(text, found)
    units = [
        (start, end, name)
        for start, end, name in named
        if _UNIT_BEFORE.search(text, max(0, start - 8), start)
    ]
    for pattern, candidates in ((_THAT_UNIT, units), (_LATTER, named)):
        for match in pattern.finditer(text):
            before = [name for start, _, name in candidates if start < match.start()]
            if before:
                yield _meaning(match, before[-1])
    issuer = next((name for _, end, name in named if OWN_WORDS & set(aliases(text, end))), None)
    for match in _ITSELF.finditer(text) if issuer else ():
        yield _meaning(match, issuer or "")


def _named(text: str, found: Sequence[Found]) -> list[tuple[int, int, str]]:
    known = [
        (match.start, match.end, match.surface)
        for match in load_gazetteer().find(text)
        if match.entry.kind is Kind.ORGANIZATION
    ]
    return sorted(
        [*known, *((one.start, one.end, one.text) for one in found if one.kind is Kind.ORGANIZATION)]
    )


def _meaning(match: re.Match[str], name: str) -> Found:
    return Found(start=match.start(), end=match.end(), kind=Kind.ORGANIZATION, text=name, named=True)
