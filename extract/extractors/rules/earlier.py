"""What a text has mentioned so far, kept so that no question about it has to read it again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.extractors.rules.found import Found
from extract.gazetteer import load_gazetteer
from extract.gazetteer.legal import bare_name
from graph.identity import slug
from graph.schema import Kind

DETERMINERS = re.compile(
    r"^(?:the|a|an|this|these|that|those|such|its|their|der|die|das|den|dem|des|ein|eine[nmrs]?|"
    r"diese[nmrs]?|solche[nmrs]?|ihre[nmrs]?|seine[nmrs]?)\s+",
    re.IGNORECASE,
)
"""Articles and the like before a phrase."""
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_UNIT_FOLLOWS = re.compile("(?:原来|原|旗下)?的?[^，。‹›]{0,4}(?:子公司|附属公司|业务)")
"""In Chinese, behind a company that only owns the one spoken of ("秦淮数据的海外子公司Bridge")."""
_RELATIVE = re.compile(r",\s+(?:der|die|das|dem|den|dessen|deren)\s[^,.;:]*$")
"""In German, before a name inside a relative clause ("…, der zugleich X leitet")."""
_BRACKET = re.compile(r"\s*[(（]")


class Parties:
    """The organizations with names that a text has spoken of, newspapers and those in passing left out.

    Attributes:
        all: in text order.
        bracketed: those behind which a bracket opens, which may give them another name.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.all: list[Found] = []
        self.bracketed: list[Found] = []
        self._first: dict[str | None, Found] = {}
        self._called: dict[str, Found] = {}
        self._counted: Counter[str | None] = Counter()
        self._most: list[str | None] = []

    def add(self, found: Found) -> None:
        """Take in the next mention of the text, whatever it is."""
        if (
            found.kind is not Kind.ORGANIZATION
            or not found.named
            or not _acts(found)
            or self._in_passing(found)
        ):
            return
        self.all.append(found)
        if _BRACKET.match(self._text, found.end):
            self.bracketed.append(found)
        self._first.setdefault(found.entity, found)
        self._called.setdefault(bare_slug(found.text), found)
        highest = self._counted[self._most[0]] if self._most else 0
        self._counted[found.entity] += 1
        if self._counted[found.entity] > highest:
            self._most = [found.entity]
        elif self._counted[found.entity] == highest:
            self._most.append(found.entity)

    def called(self, name: str) -> Found | None:
        """The first of that name; legal forms make no difference."""
        own = bare_slug(name)
        return self._called.get(own) if own else None

    def most_named(self) -> Found | None:
        """The first mention of the one that is named more often than each other; None if there is none."""
        return self._first[self._most[0]] if len(self._most) == 1 else None

    def since(self, sentence: int, starts: Sequence[int]) -> Iterator[Found]:
        """Those of the sentences from that number on, the last first; `starts` are those of sentences."""
        for other in reversed(self.all):
            if bisect_right(starts, other.start) < sentence:
                return
            yield other

    def _in_passing(self, other: Found) -> bool:
        """Whether an organization is but named beside the one meant: its owner, or in a relative clause."""
        text = self._text
        return bool(
            _UNIT_FOLLOWS.match(text, other.end)
            or _RELATIVE.search(text, max(0, other.start - 80), other.start)
        )


def _acts(found: Found) -> bool:
    """Whether an organization may be a party to a deal: newspapers only tell of them."""
    known = load_gazetteer().get(found.entity or "")
    return known is None or known.type != "media"


class Names:
    """The last bearer of each name, and of each shorter form that may stand for it."""

    def __init__(self) -> None:
        self._last: dict[tuple[Kind, str], Found] = {}

    def add(self, found: Found) -> None:
        """Take in the next mention of the text, whatever it is."""
        if found.named and found.entity:
            for form in _forms(found.kind, bare_slug(found.text)):
                self._last[found.kind, form] = found

    def bearer(self, kind: Kind, name: str) -> Found | None:
        """The last mention of that name, or of a longer one that starts with it."""
        return self._last.get((kind, bare_slug(name)))


def _forms(kind: Kind, name: str) -> Iterator[str]:
    """A slug and what may stand for it: its first words or Chinese characters, a person's last words."""
    yield name
    cuts = [at for at, letter in enumerate(name) if letter == "-"]
    yield from (name[:at] for at in cuts)
    if _HAN.match(name):
        yield from (name[:at] for at in range(2, len(name)))
    if kind is Kind.PERSON:
        yield from (name[at + 1 :] for at in cuts)


class Descriptions:
    """The unnamed parties and things of a text, by their words and by their head noun."""

    def __init__(self) -> None:
        self._number = 0
        self._last: dict[tuple[object, ...], tuple[int, Found]] = {}

    def add(self, found: Found) -> None:
        """Take in the next mention of the text, whatever it is."""
        self._number += 1
        if found.named:
            return
        entry = (self._number, found)
        self._last["words", found.kind, plain_words(found)] = entry
        if not found.parts:
            self._last["head", found.kind, found.head] = entry
            self._last["head", found.kind, found.head, found.country] = entry

    def twin(self, mention: Found) -> Found | None:
        """The last one of the same words, or, for a phrase that points back, of the same head noun.

        Of two head nouns the countries must not clash.
        """
        keys: list[tuple[object, ...]] = [("words", mention.kind, plain_words(mention))]
        if mention.definite:
            head = ("head", mention.kind, mention.head)
            keys += [(*head, mention.country), (*head, None)] if mention.country else [head]
        entries = [entry for key in keys if (entry := self._last.get(key)) is not None]
        return max(entries, key=lambda entry: entry[0])[1] if entries else None


def plain_words(found: Found) -> str:
    """The words of a mention as a slug, without its article."""
    return slug(DETERMINERS.sub("", found.words))


@lru_cache(maxsize=10_000)
def bare_slug(name: str) -> str:
    """A name without legal forms, as a slug."""
    return slug(bare_name(name))
