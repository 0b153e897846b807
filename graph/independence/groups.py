"""The documents of a case by origin: those that rest on one another, or on a third, are one group.

Invariant: the groups depend on the documents alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.independence.candidates import candidates
from graph.independence.fingerprint import Fingerprint, fingerprint
from graph.independence.publications import Publications
from graph.independence.tables import is_table
from graph.independence.tie import Kind, Tie, tie
from graph.model import Document

_LEAST_LETTERS, _LEAST_SIGNS = 32, 10
"""Characters that eight words of content need at least, in Latin letters and in any script."""


@dataclass(frozen=True)
class Groups:
    """Which documents rest on one another.

    Attributes:
        origin: id of the first document of its group, by the id of every document that has company.
        ties: what joins them, in order of their ids.
    """

    origin: Mapping[str, str] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()

    def together(self, one: str, other: str) -> bool:
        """Whether two documents, given by their ids, are one source."""
        return one == other or (one in self.origin and self.origin[one] == self.origin.get(other))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each group of two or more, sorted, by its first one."""
        found: dict[str, list[str]] = defaultdict(list)
        for document, origin in sorted(self.origin.items()):
            found[origin].append(document)
        return {origin: tuple(ids) for origin, ids in sorted(found.items())}


def dependent_groups(
    documents: Iterable[Document],
    *,
    publications: Publications | None = None,
    credited: Mapping[str, Iterable[str]] | None = None,
) -> Groups:
    """The groups of documents that rest on one another.

    Args:
        documents: those of a case, in any order; their texts are not kept.
        publications: whom a text can credit; without it, the documents' publishers and the news agencies.
        credited: names that the claims of a document, given by its id, are attributed to.
    """
    if publications is None:
        documents = list(documents)
        publications = Publications.of(d.publisher for d in documents if d.publisher)
    said = credited or {}
    prints, tables = [], defaultdict(list)
    for document in documents:
        if is_table(document.text):
            tables[document.sha256].append(document.id)
        elif _may_rest(document):
            print_ = fingerprint(document, publications)
            prints.append(_with_credits(print_, said.get(document.id, ()), publications))
    return _joined(sorted(prints, key=lambda print_: print_.id), [sorted(same) for same in tables.values()])


def _may_rest(document: Document) -> bool:
    """Whether a text is long enough to tell anything by: it saves the work where most are single lines."""
    return len(document.text) >= (_LEAST_LETTERS if document.text.isascii() else _LEAST_SIGNS)


def _joined(prints: list[Fingerprint], tables: Iterable[list[str]]) -> Groups:
    """The groups of texts by their fingerprints, and those of tables, of which only equal ones are copies."""
    origin = {print_.id: print_.id for print_ in prints}
    found = (tie(prints[one], prints[other]) for one, other in candidates(prints))
    same = (Tie(first, other, Kind.COPY, "the same table") for first, *rest in tables for other in rest)
    ties = (*(one for one in found if one is not None), *same)
    origin |= {document: document for one in ties for document in (one.one, one.other)}
    for one in ties:
        first, second = sorted((_root(origin, one.one), _root(origin, one.other)))
        origin[second] = first
    tied = {document for one in ties for document in (one.one, one.other)}
    return Groups({document: _root(origin, document) for document in sorted(tied)}, ties)


def _root(origin: dict[str, str], document: str) -> str:
    while origin[document] != document:
        origin[document] = origin[origin[document]]
        document = origin[document]
    return document


def _with_credits(print_: Fingerprint, names: Iterable[str], publications: Publications) -> Fingerprint:
    keys = {publications.key(name) for name in names} - {None, print_.by} - print_.credited
    return (
        replace(print_, credited=print_.credited | {key for key in keys if key is not None})
        if keys
        else print_
    )
