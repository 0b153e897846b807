"""The publication that a document says it quotes: "(Welt am Sonntag, 30. 11. 2025, S. 17)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import ContractError
from graph.when import PartialDate

_CITATION = re.compile(
    r"[(（]\s*(?P<name>[^()（）\n,，]{2,60}?)\s*[,，]\s*"
    r"(?:(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"(?:\s*[,，]\s*(?:S|p|pp|Seite|page)\.?\s?\d+(?:\s*[-–]\s*\d+)?)?\s*[)）]"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A quoted publication and its day."""

    publisher: str
    published: PartialDate


def find_citation(text: str) -> Citation | None:
    """The last bracketed "name, day" in `text`, where a quoting page names its source; None without one."""
    found = None
    for match in _CITATION.finditer(text):
        iso = match["iso"] or f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        try:
            found = Citation(match["name"], PartialDate.parse(iso))
        except ContractError:
            continue
    return found
