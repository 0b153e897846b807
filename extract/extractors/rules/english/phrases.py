"""English noun phrases for parties, sites, chips, models, places and rules that a text does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.extractors.rules.english.heads import BACKWARD, HEADS, NEEDS, NOT_WITH, OF_MAKES_RELATION
from extract.extractors.rules.english.nations import NATIONS, SEATS, SHORT_NATIONS, nation_of
from extract.extractors.rules.english.tagged import tagged
from extract.extractors.rules.english.vocabulary import word_set
from extract.extractors.rules.found import Found
from extract.gazetteer import load_gazetteer
from graph.schema import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUN = "it"
"""Head of the pronoun, which stands for a company where the text has just named one."""

_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "NN", "CD", "VBN", "VBG", "HYPH", "NNP", "RB"})
_UPPER = frozenset({"AI", "GPU", "IT", "HPC", *SHORT_NATIONS})
_NO_MODIFIER = word_set("""earlier later not no never than as also only just now then once so such more most about
    including according being having using following during said per via when where while after
    before since until buy build own rent lease sell supply train finance operate run house host
    provide ship import export acquire use buys builds owns rents leases sells supplies trains
    containing involving buying building owning renting leasing selling supplying training financing
    operating running housing hosting providing shipping importing exporting acquiring becoming
    making taking giving owned built rented leased sold supplied financed funded backed bought
    shipped used made led named called told helped fitted billion million thousand hundred""")
_DETERMINERS = word_set("""the a an this these that those such its their his her our both several many some various
    numerous all any other two three four five six seven eight nine ten eleven twelve dozens""")
_COLLECTIVES = frozenset({"group", "consortium", "club", "syndicate", "pair", "trio", "number", "series"})
_CHIP_NAME = re.compile(
    r"(?:[A-Z]{1,3}\d{2,4}\w{0,2}|\d{3,4}[A-Z]{1,2}|NVL\d+|Blackwell|Hopper|Ascend|Rubin)$"
)
_PLEONASTIC = re.compile(
    r"\s+(?:is|was|would be|will be|has been|became|seems|appears|emerged|remains|takes|took)\s+"
    r"(?:\w+\s+)?(?:said|reported|clear|unclear|not|true|false|wrong|possible|likely|unlikely|known|unknown|"
    r"understood|believed|alleged|that|to|however)\b|\s+(?:emerged|seems|appears|follows)\b",
)
_BEFORE_PREDICATE = word_set(
    "is are was were be been being become becomes became remain remains remained as among whose"
)
_SOLD = word_set("sell sells sold selling divested divesting offloaded offloading resold")
"""Verbs whose "it" is what their subject parts with, never the subject, whom the text names most."""
_MONTH = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
_CAPITALS = rf"{_MONTH}[A-Z][\w’'-]+(?:\s+[A-Z][\w’-]+)*"
_TAIL = re.compile(
    rf"(?:\s+(?:in|at|near|on|across|outside)\s+(?:{_CAPITALS}|the\s+(?:region|country|city-state))"
    rf"(?:(?:,?\s+(?:and|on|in)\s+|,\s+){_CAPITALS})?)(?!['’])"
)
_REGIONAL = word_set("asian european african western gulf arab south southeast east north northern southern")
_MAX_WORDS = 6
_MAKERS = word_set("Nvidia NVIDIA AMD Intel Huawei Cambricon Ascend Blackwell Hopper Supermicro Dell")
_SEATED = frozenset({"prosecutor", "authority", "regulator", "government"})
_COUNTABLE_PEOPLE = frozenset({"people", "men", "women", "executives", "directors"})
_PARTICIPLES = word_set("banned smuggled restricted controlled unnamed listed advanced sanctioned")
_NUMBERS = word_set("two three four five six seven eight nine ten eleven twelve several more")


def find_phrases(text: str) -> list[Found]:
    """Every noun phrase of an unnamed party, site, chip, model, place or rule."""
    doc = tagged(text)
    found = [phrase for index in range(len(doc)) for phrase in _phrase_at(doc, text, index)]
    return [_as_written(one, text) for one in (*found, *_pronouns(doc, text))]


def _as_written(found: Found, text: str) -> Found:
    tail = text[found.end : found.end + len(found.tail)]
    return replace(found, text=text[found.start : found.end], tail=tail)


def _phrase_at(doc: Doc, text: str, index: int) -> Iterator[Found]:
    entry = _head(doc, index)
    if entry is None:
        return
    kind, head, end = entry
    first = _first_word(doc, index)
    if kind is Kind.CHIP:
        first = _trimmed(doc, _maker(doc, first), index)
    modifiers = doc[first:index].text
    if not _admits(doc, (first, index, end), kind, head):
        return
    start, definite = _determiner(doc, first)
    start, head = _collective(doc, start, head)
    if kind in {Kind.ORGANIZATION, Kind.PERSON}:
        end = _seat(doc, end, head)
    if _is_predicate(doc, start, head):
        return
    span = doc[start : end + 1]
    tail = _TAIL.match(text, span.end_char) if kind is Kind.DATA_CENTRE else None
    yield Found(
        start=span.start_char,
        end=span.end_char,
        kind=kind,
        text=span.text,
        named=False,
        head=head,
        country=None if re.search(r"\bnon\b", modifiers, re.IGNORECASE) else _country(modifiers, span.text),
        definite=definite,
        tail=tail[0] if tail else "",
    )


def _country(modifiers: str, phrase: str) -> str | None:
    """The country of a party by its adjective ("Chinese investors") or its origin ("investors from China")."""
    origin = re.search(r"\bfrom\s+(.+)$", phrase)
    if origin is None:
        return nation_of(modifiers)
    places = (match.entry.country for match in load_gazetteer().find(origin[1]))
    return next((country for country in places if country), None)


def _is_predicate(doc: Doc, start: int, head: str) -> bool:
    """Whether the noun states a relation of its neighbour: "X is a customer of", "among its clients"."""
    if head not in {*OF_MAKES_RELATION, "business"} or not start:
        return False
    before = doc[start - 1]
    if head == "business":
        return before.tag_ == "POS"
    own = doc[start].lower_ in {"its", "their"} and before.text == ","
    return own or before.lower_ in _BEFORE_PREDICATE or before.tag_ == "POS"


def _head(doc: Doc, index: int) -> tuple[Kind, str, int] | None:
    """Kind, singular head and last token of the head noun that starts at `index`; two-word heads first."""
    if (
        index
        and doc[index - 1].text == "-"
        and not doc[index - 1].whitespace_
        and _is_two_word(doc, index - 2)
    ):
        return None
    for length in (3, 2, 1):
        tokens = doc[index : index + length]
        if len(tokens) == length and "\n" not in tokens.text:
            joined = re.sub(r"[\s-]+", " ", tokens.text).lower()
            if (
                joined in HEADS
                and not _compounds(doc, index + length)
                and not (length == 1 and _is_verb(doc[index]))
            ):
                kind, head = HEADS[joined]
                return kind, head, index + length - 1
    return None


def _compounds(doc: Doc, following: int) -> bool:
    """Whether the noun only tells what kind of thing comes next: "a facility agreement", "the chip case"."""
    if following >= len(doc) or not doc[following - 1].whitespace_:
        return False
    return (
        doc[following - 1].tag_ == "NN" and doc[following].tag_ in {"NN", "NNS"} and doc[following].is_alpha
    )


def _is_two_word(doc: Doc, index: int) -> bool:
    return index >= 0 and doc[index : index + 3].text.lower().replace("-", " ") in HEADS


def _is_verb(token: Token) -> bool:
    """Whether a head's form is a verb ("the group models") or part of a name ("Northgate Group") here."""
    if token.tag_.startswith("VB"):
        return True
    capital = token.text[0].isupper() and not token.text.rstrip("s").isupper()
    return capital and not token.is_sent_start and token.i > 0 and not _after_break(token)


def _after_break(token: Token) -> bool:
    before = token.nbor(-1)
    return (
        before.text in {".", ":", "\n", "\n\n", '"', "“"} or before.is_space or before.lower_ in _DETERMINERS
    )


def _first_word(doc: Doc, index: int) -> int:
    """Index of the first modifier before the head noun."""
    first = index
    while first > 0 and index - first < _MAX_WORDS and _is_modifier(doc[first - 1], doc[first]):
        first -= 1
    return _trimmed(doc, first, index)


def _trimmed(doc: Doc, first: int, index: int) -> int:
    """The first modifier that is no loose participle or adverb."""
    while first < index and doc[first].tag_ in {"HYPH", "RB", "VBN", "VBG"} and not _joined(doc, first):
        first += 1
    return first


def _maker(doc: Doc, first: int) -> int:
    """First word of a chip phrase with its maker: "Nvidia chips" is one phrase."""
    if first and doc[first - 1].text in _MAKERS:
        first -= 1
        while first and _is_modifier(doc[first - 1], doc[first]):
            first -= 1
    return first


def _joined(doc: Doc, index: int) -> bool:
    """Whether a hyphen ties the word to the next one, or an article stands before a participle."""
    if doc[index].lower_ in _PARTICIPLES or (index + 1 < len(doc) and doc[index + 1].text == "-"):
        return True
    return index > 0 and doc[index - 1].lower_ in _DETERMINERS and doc[index].tag_ != "HYPH"


def _is_modifier(token: Token, following: Token) -> bool:
    tied = token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    if token.is_space or (token.lower_ in _NO_MODIFIER and not tied) or token.lower_ in _DETERMINERS:
        return False
    if token.text[0].isupper():
        return (
            token.lower_ in NATIONS
            or token.lower_ in _REGIONAL
            or _is_seat(token, following)
            or token.text in _UPPER
            or _starts_sentence(token)
        )
    if token.tag_ == "HYPH" or token.text == "-":
        return not token.whitespace_
    if following.text == "-" and not token.whitespace_:
        return True
    return token.tag_ in _MODIFIER_TAGS and token.tag_ != "NNP" and token.is_alpha


def _is_seat(token: Token, following: Token) -> bool:
    """Whether a place stands as an adjective: "a Singapore firm", but not "a Singapore-based firm"."""
    return token.text in SEATS and following.text != "-"


def _starts_sentence(token: Token) -> bool:
    starts = token.i == 0 or token.nbor(-1).is_space or token.nbor(-1).text in {".", "?", "!", ":"}
    return starts and token.tag_ in {"JJ", "JJS"}


def _admits(doc: Doc, place: tuple[int, int, int], kind: Kind, head: str) -> bool:
    first, index, end = place
    words = {token.lower_ for token in doc[first:index]}
    following = doc[end + 1] if end + 1 < len(doc) else None
    back = head == "model" and first > 0 and doc[first - 1].lower_ in BACKWARD
    if head in NEEDS and not words & NEEDS[head] and not back:
        return False
    if words & NOT_WITH.get(head, frozenset()):
        return False
    if doc[index].lower_ in _COUNTABLE_PEOPLE and not _counted(doc, first, words):
        return False
    if kind is Kind.ORGANIZATION and first == index and index and _bare_behind_name(doc, index):
        return False
    if kind is Kind.CHIP and first > 0 and first == index and _CHIP_NAME.search(doc[first - 1].text):
        return False
    if following is None:
        return True
    if following.text == "-" and not doc[end].whitespace_:
        return False
    if following.lower_ == "of" and head in OF_MAKES_RELATION:
        return False
    return not (kind in {Kind.ORGANIZATION, Kind.DATA_CENTRE} and _is_title_of(doc, end))


def _bare_behind_name(doc: Doc, index: int) -> bool:
    """Whether the noun describes by the name before it: "a Cayman Islands company"."""
    before = doc[index - 1]
    return before.tag_ in {"NNP", "NNPS"} and before.text[0].isupper() and bool(before.whitespace_)


def _counted(doc: Doc, first: int, words: set[str]) -> bool:
    """Whether people are counted or of a nation: "four people", but not "people familiar with it"."""
    before = doc[first - 1] if first else None
    return (
        bool(words & NATIONS.keys())
        or any(w in _NUMBERS or w.isdigit() for w in words)
        or (before is not None and (before.lower_ in _NUMBERS or before.tag_ == "CD"))
    )


def _is_title_of(doc: Doc, end: int) -> bool:
    """Whether the noun only describes the name after it: "the research firm SemiAnalysis"."""
    after = doc[end + 1]
    return (
        bool(doc[end].whitespace_)
        and after.text[0].isupper()
        and after.tag_ in {"NNP", "NNPS", "NN", "JJ"}
        and not doc[end].tag_.endswith("S")
        and after.lower_ not in NATIONS
    )


def _determiner(doc: Doc, first: int) -> tuple[int, bool]:
    start, definite = first, False
    while start > 0 and _is_determiner(doc[start - 1]) and first - start < 2:
        start -= 1
        definite = definite or doc[start].lower_ in BACKWARD
    return start, definite


def _is_determiner(token: Token) -> bool:
    """Whether "that" or "both" stands before a noun, not between clauses."""
    return token.lower_ in _DETERMINERS and token.tag_ not in {"IN", "WDT", "CC", "RB"}


def _collective(doc: Doc, start: int, head: str) -> tuple[int, str]:
    """Start and head of a party that is a group of others: "a group of banks" is a kind of bank."""
    if start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in _COLLECTIVES:
        first = start - 2
        if first and doc[first - 1].lower_ in _DETERMINERS:
            first -= 1
        return first, head
    return start, head


def _seat(doc: Doc, end: int, head: str) -> int:
    """Last word of a party that is told apart by its seat: "prosecutors in Florida"."""
    joins = {"in", "of", "from"} if head in _SEATED else {"from"}
    if end + 2 >= len(doc) or doc[end + 1].lower_ not in joins:
        return end
    last = end + 1
    while last + 1 < len(doc) and doc[last + 1].tag_ in {"NNP", "NNPS"} and doc[last + 1].text[0].isupper():
        last += 1
    return last if last > end + 1 else end


def _pronouns(doc: Doc, text: str) -> Iterator[Found]:
    for token in doc:
        sold = token.i > 0 and token.nbor(-1).lower_ in _SOLD
        if token.lower_ == PRONOUN and not sold and not _PLEONASTIC.match(text, token.idx + 2):
            yield Found(
                start=token.idx,
                end=token.idx + 2,
                kind=Kind.ORGANIZATION,
                text=token.text,
                named=False,
                head=PRONOUN,
                definite=True,
            )
