"""Versions of one document: an article that its publisher changed, a table that was downloaded anew.

Two documents are versions of one if they come from one address and their texts are alike. What stands at an
address may also be another text altogether (a front page); then both are documents of their own.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from graph.independence.words import runs_of
from graph.ledger import Ledger, Succession
from graph.model import Document
from graph.when import PartialDate

ALIKE = 0.4
"""Share of the runs of words of the shorter text from which on the two are versions of one."""
EXCERPT = 0.9
"""Share of the runs of words of a shorter text from which on it is but a part of the longer one."""
_LEAST = 12
"""Runs below which single words are compared instead."""


def succession_of(document: Document, ledger: Ledger) -> Succession | None:
    """Which document on the ledger this one is a version of, and which of the two is the earlier.

    The later is the one that was retrieved or published later, where both say it; else the one that the
    ledger learns of later.
    """
    if document.uri is None:
        return None
    others = (other for other in ledger.at_address(document.uri) if other.id != document.id)
    akin = [other for other in others if alike(document.text, other.text)]
    if not akin:
        return None
    other = akin[-1]
    earlier, later = (document, other) if _is_before(document, other) else (other, document)
    if is_excerpt(later.text, earlier.text):
        return None
    return Succession(earlier.id, later.id)


def is_excerpt(short: str, whole: str) -> bool:
    """Whether a text only repeats a part, less than half, of another: the teaser of an article in a feed.

    It takes nothing back of what it leaves out, so it is no newer version.
    """
    part, runs = runs_of(short), runs_of(whole)
    return 0 < 2 * len(part) < len(runs) and len(part & runs) >= EXCERPT * len(part)


def alike(one: str, other: str) -> bool:
    """Whether two texts share so much that one is a changed form of the other."""
    if one == other:
        return True
    runs = runs_of(one), runs_of(other)
    shorter = min(map(len, runs))
    if shorter >= _LEAST:
        return len(runs[0] & runs[1]) >= ALIKE * shorter
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= ALIKE


def _is_before(one: Document, other: Document) -> bool:
    """Whether one was retrieved, or else published, on an earlier day than the other."""
    for mine, theirs in ((one.retrieved, other.retrieved), (one.published, other.published)):
        if mine and theirs:
            first, second = PartialDate.parse(mine), PartialDate.parse(theirs)
            if first.after <= second.first or second.after <= first.first:
                return first.after <= second.first
    return False
