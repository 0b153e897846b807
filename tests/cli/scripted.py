"""A small extractor for tests of the case: it reads sentences such as "Alpha owns Beta." and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from extract.extractors.base import Extraction
from graph.identity import entity_id
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation, Stance
from graph.stores.base import Store
from graph.stores.embedded import EmbeddedStore
from siliconveil.case import Case, Tools

_SENTENCE = re.compile(r"(?P<subject>[A-Z]\w+) (?P<verb>owns|does not own) (?P<object>[A-Z]\w+)\.")


class Scripted:
    """Finds ownership and its denial."""

    name = "scripted"

    def __init__(self, version: str = "1") -> None:
        self.version = version

    def extract(self, document: Document) -> Extraction:
        return Extraction(tuple(self._claim(document, match) for match in _SENTENCE.finditer(document.text)))

    def _claim(self, document: Document, match: re.Match[str]) -> Claim:
        return Claim(
            subject=_organization(match["subject"]),
            relation=Relation.OWNS,
            object=_organization(match["object"]),
            evidence=Evidence.cut(document, match.start(), match.end()),
            stance=Stance.ASSERTED if match["verb"] == "owns" else Stance.DENIED,
            extractor=f"{self.name}@{self.version}",
            confidence=0.9,
        )


def _organization(name: str) -> Mention:
    return Mention(name, Kind.ORGANIZATION, True, entity_id(Kind.ORGANIZATION, name))


def tools(*, version: str = "1") -> Tools:
    """The scripted extractor with the embedded store."""
    return Tools(
        extractor=lambda: Scripted(version),
        embedded=EmbeddedStore,
        server=lambda: None,
        language=lambda _: "en",
    )


def open_scripted(path: Path, *, create: bool = True, version: str = "1", store: Store | None = None) -> Case:
    """A case whose texts the scripted extractor reads."""
    return Case.open(path, tools=tools(version=version), create=create, store=store)


def write(path: Path, text: str) -> Path:
    """The text file `path` with `text`."""
    path.write_text(text, encoding="utf-8")
    return path
