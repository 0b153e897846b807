"""Prose and tables of one document: each part by its own reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from extract.extractors.base import Extraction, Extractor
from extract.extractors.joining import in_text_order
from graph.model import Claim, Document, Entity, Evidence


class PartReader(Extractor, Protocol):
    """Reads parts of a document that are no prose."""

    def spans(self, document: Document) -> list[tuple[int, int]]:
        """Start and end of each part that it reads, in order; none if the document has no such part."""
        ...


@dataclass(frozen=True)
class Beside:
    """An extractor of prose, and readers of the tables that stand in the same document.

    The prose extractor does not see the tables: their letters are blanked out, so that offsets stay. It goes
    by the name of the prose extractor, so that the ledger ends what either no longer finds.
    """

    prose: Extractor
    parts: tuple[PartReader, ...]

    @property
    def name(self) -> str:
        """That of the prose extractor."""
        return self.prose.name

    @property
    def version(self) -> str:
        """Changes with that of any reader."""
        return f"{self.prose.version}&{'+'.join(map(_id, self.parts))}"

    def extract(self, document: Document) -> Extraction:
        """The claims of all readers, in text order.

        Raises:
            InputError: the prose extractor cannot read the document.
        """
        spans = [span for part in self.parts for span in part.spans(document)]
        prose = self.prose.extract(replace(document, text=_without(document.text, spans)))
        found = [self._as_it_stands(claim, document) for claim in prose.claims]
        entities: dict[str, Entity] = {entity.id: entity for entity in prose.entities}
        notes = list(prose.notes)
        for part in self.parts:
            extraction = part.extract(document)
            found += [replace(one, extractor=f"{self.name}@1:{_id(part)}") for one in extraction.claims]
            entities |= {entity.id: entity for entity in extraction.entities}
            notes += extraction.notes
        return Extraction(
            tuple(in_text_order(found)), tuple(entities[key] for key in sorted(entities)), tuple(notes)
        )

    def _as_it_stands(self, claim: Claim, document: Document) -> Claim:
        """A claim of the prose with the document's own words as quote, and marked with its finder."""
        evidence = Evidence.cut(document, claim.evidence.start, claim.evidence.end)
        return replace(claim, evidence=evidence, extractor=claim.extractor or _id(self.prose))


def _id(extractor: Extractor) -> str:
    return f"{extractor.name}@{extractor.version}"


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks for the letters in the spans; a span that ends the text is cut off."""
    kept, at = [], 0
    for start, end in sorted(spans):
        if start < at:
            continue
        kept.append(text[at:start])
        if end < len(text):
            kept.append("".join(sign if sign in "\n\f" else " " for sign in text[start:end]))
        at = end
    return "".join(kept) + text[at:]
