"""Which annotated entities a piece of text may stand for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_CJK = re.compile("[\u3400-\u9fff\u3040-\u30ff]")
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_MARKS = re.compile(r"[^\w&\s]|_")
_DETERMINERS = re.compile(
    "an?|the|his|her|its|their|this|that|these|those|d(er|ie|as|en|em|es)|(ein|sein)(e|em|en|er|es)?"
    "|ihre?[mnr]?|diese[mnrs]?|deren|dessen"
)
_FORMS = (  # longest first
    *[tuple(form.split()) for form in ("s a r l", "s à r l", "& co kg", "co kg", "sdn bhd", "co ltd")],
    *[tuple(form.split()) for form in ("pte ltd", "pte limited")],
)
_FORM = re.compile(
    "a[bg]|berhad|bhd|bv|co|corp(oration)?|g?gmbh|inc(orporated)?|kg(aa)?|kk|limited|ll[cp]|lp|ltd|mbh|nv|ohg"
    "|oyj|plc|pte|sa(rl)?|se|tbk"
)
_CHINESE_FORMS = ("股份有限公司", "有限责任公司", "有限責任公司", "有限公司", "股份公司")
_NEAR_ONLY = re.compile(  # words that speak of those around a party, not of the party
    r"umfeld|around|circle|linked|close to|affiliat|\bum\b|\baus\b|nahe|parent|mutter|tochter|subsidiary|unit"
    r"|investor|customer|kund|旗下|系|背景|關聯|关联|有关|母公司|子公司|股东|股東"
)
_LONGEST_TAIL = 5
_SAME_WORDS = 0.6
_EQUAL = 1e-9


def plain(text: str) -> str:
    """`text` without case, marks, leading determiners and legal forms; of a name something is always left."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").strip()
    words = _MARKS.sub(" ", _POSSESSIVE.sub("", folded)).split()
    while len(words) > 1 and _DETERMINERS.fullmatch(words[0]):
        del words[0]
    name = " ".join(word for word in _without_forms(words) if word != "&")
    if not _CJK.search(name):
        return name
    form = next((form for form in _CHINESE_FORMS if name.endswith(form)), "")
    return name.removesuffix(form).replace(" ", "") or name


def _without_forms(words: list[str]) -> list[str]:
    while len(words) > 1:
        form = next((form for form in _FORMS if len(words) > len(form) and _ends(words, form)), ())
        if words[0] == "pt":
            words = words[1:]
        elif form or _FORM.fullmatch(words[-1]):
            words = words[: -max(1, len(form))]
        else:
            break
    return words


def _ends(words: list[str], form: tuple[str, ...]) -> bool:
    return tuple(words[-len(form) :]) == form


def parts(name: str) -> list[str]:
    """The words of a plain name; of a Chinese one its pairs of characters."""
    if _CJK.search(name):
        return [name[at : at + 2] for at in range(max(1, len(name) - 1))]
    return name.split()


def shared_parts(one: str, other: str) -> int:
    """How many parts two plain names have in common."""
    return sum((Counter(parts(one)) & Counter(parts(other))).values())


@dataclass(frozen=True, slots=True)
class Party:
    """An annotated entity with every surface that names it."""

    id: str
    named: bool
    surfaces: tuple[str, ...]


class Names:
    """The names of one document's entities."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._named: dict[str, bool] = {}
        self._known: dict[str, frozenset[str]] = {}
        for party in parties:
            self._named[party.id] = party.named
            for surface in party.surfaces:
                self._ids[plain(surface)].add(party.id)

    def resolve(self, text: str) -> frozenset[str]:
        """The entities that `text` may stand for: by equal name, else by plural, else by nearest words."""
        if text not in self._known:
            name = plain(text)
            found = self._equal(name) or self._other_number(name) or self._nearest(name)
            self._known[text] = frozenset(found)
        return self._known[text]

    def _equal(self, name: str) -> set[str]:
        return self._ids.get(name, set())

    def _other_number(self, name: str) -> set[str]:
        forms = [name.removesuffix("s")] if name.endswith("s") else []
        for form in [*forms, name + "s"] if name else []:
            if form in self._ids:
                found = {entity for entity in self._ids[form] if self._named[entity]}
                if found:
                    return found
        return set()

    def _nearest(self, name: str) -> set[str]:
        if not name:
            return set()
        rated = [
            (rating, entity)
            for known, entities in self._ids.items()
            for entity in entities
            if (rating := self._rating(name, known, named=self._named[entity])) > 0
        ]
        best = max((rating for rating, _ in rated), default=0.0)
        return {entity for rating, entity in rated if best - rating < _EQUAL}

    @staticmethod
    def _rating(name: str, known: str, *, named: bool) -> float:
        """A named entity must head the phrase; an unnamed one must share most of its words."""
        alike = 2 * shared_parts(name, known) / (len(parts(name)) + len(parts(known)))
        if not alike:
            return 0.0
        if not named:
            return alike if alike >= _SAME_WORDS else 0.0
        short = len(parts(name)) - len(parts(known)) <= _LONGEST_TAIL
        heads = len(known) > 1 and short and _at_an_end(name, known) and not _NEAR_ONLY.search(name)
        return 0.55 + alike / 3 if heads else 0.0


def _at_an_end(name: str, known: str) -> bool:
    if _CJK.search(name):
        return name.startswith(known) or name.endswith(known)
    words, head = name.split(), known.split()
    return words[: len(head)] == head or words[-len(head) :] == head
