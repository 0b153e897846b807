"""From found items to extractions: each document gets a language and is read once; nothing is lost unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction, Extractor
from extract.sources.base import Found
from extract.tables import Mapping
from graph.errors import ExtractorError, InputError
from graph.model import Document

LANGUAGES = {"en": "English", "de": "German", "zh": "Chinese"}
"""The languages that are read, by ISO 639-1 code."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document and what its extractor, "name@version", found in it."""

    document: Document
    extraction: Extraction
    extractor: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the same extractor has read before."""

    document: Document


Outcome = Extracted | Unchanged | InputError
"""What became of one item."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run read and what it changed.

    Attributes:
        read: items that could be used: `new` to the ledger, `updated` where a newer extractor read a known
            document otherwise, or `unchanged`.
        versions: of the new ones, those that are another version of a document on file.
        claims_new, claims_withdrawn: claims that the run added to the ledger, and those it ended.
        observations_new, observations_withdrawn: figures of trade tables, likewise.
        skipped: the items that could not be used, each with its name and why.
        warnings: what was left out of items that were read, each with its place and why.
    """

    read: int = 0
    new: int = 0
    versions: int = 0
    updated: int = 0
    unchanged: int = 0
    claims_new: int = 0
    claims_withdrawn: int = 0
    skipped: tuple[InputError, ...] = ()
    observations_new: int = 0
    observations_withdrawn: int = 0
    warnings: tuple[InputError, ...] = ()

    def plus(self, other: Summary) -> Summary:
        """The summary of both."""
        return Summary(
            self.read + other.read,
            self.new + other.new,
            self.versions + other.versions,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.claims_new + other.claims_new,
            self.claims_withdrawn + other.claims_withdrawn,
            self.skipped + other.skipped,
            self.observations_new + other.observations_new,
            self.observations_withdrawn + other.observations_withdrawn,
            self.warnings + other.warnings,
        )

    def with_claims_of(self, reading: Summary) -> Summary:
        """This summary of documents that were kept, with what a later reading of the case found in them."""
        found = replace(reading, read=0, new=0, versions=0, updated=0, unchanged=0)
        return self.plus(found)

    def __str__(self) -> str:
        """The summary in one line."""
        versions = f" ({self.versions} as versions)" if self.versions else ""
        counted = self.observations_new or self.observations_withdrawn
        figures = f"{self.observations_new} figures new, {self.observations_withdrawn} withdrawn; "
        return (
            f"{self.read} read: "
            f"{self.new} new{versions}, {self.updated} updated, {self.unchanged} unchanged; "
            f"{self.claims_new} claims new, {self.claims_withdrawn} withdrawn; "
            f"{figures if counted else ''}{len(self.skipped)} skipped"
        )


def with_languages(
    found: Iterable[Found], *, detect: Callable[[str], str | None], own: Sequence[Mapping] = ()
) -> Iterator[Found]:
    """The items with the language of each document told; prose that we cannot read becomes an error.

    Args:
        found: items of a source.
        detect: gives the ISO 639-1 code of a text, or None if it cannot tell.
        own: the user's mappings of tables.
    """
    for item in found:
        yield item if isinstance(item, InputError) else _with_language(item, detect, own)


def outcomes(
    found: Iterable[Found],
    extractor: Extractor | None,
    *,
    known: Callable[[Document, str], bool] = lambda _, __: False,
    own: Sequence[Mapping] = (),
) -> Iterator[Outcome]:
    """What becomes of each item, one by one.

    Args:
        found: items of a source.
        extractor: reads prose; a document that is a table has a reader of its own. None reads nothing: the
            documents alone are kept.
        known: whether an extractor, "name@version", has read a document before, or for "" whether the
            document is on file; it is not read again.
        own: the user's mappings of tables.
    """
    for item in found:
        if isinstance(item, InputError):
            yield item
            continue
        reader = extractor and reader_of(item, extractor, own)
        if known(item, extractor_id(reader)):
            yield Unchanged(item)
        elif reader is None:
            yield Extracted(item, Extraction(), "")
        else:
            yield _extract(item, reader)


def reader_of(document: Document, extractor: Extractor, own: Sequence[Mapping] = ()) -> Extractor:
    """What reads a document: the reader of its kind of table or registry, else the extractor.

    Tables that stand in a document of prose are read by readers of their own beside the extractor.
    """
    return _reader_of_its_own(document, own) or _with_parts(document, extractor)


def extractor_id(extractor: Extractor | None) -> str:
    """The "name@version" that claims carry and the ledger remembers; "" for none."""
    return "" if extractor is None else f"{extractor.name}@{extractor.version}"


def name_of(document: Document) -> str:
    """How a message calls a document: by where it came from, else by its id."""
    return document.uri or document.id


def _with_language(document: Document, detect: Callable[[str], str | None], own: Sequence[Mapping]) -> Found:
    language = document.language or detect(document.text)
    code = (language or "").replace("_", "-").partition("-")[0].lower()
    if code in LANGUAGES:
        return replace(document, language=code)
    if _reader_of_its_own(document, own) is not None:
        return document
    known = ", ".join(f"{name} ({code})" for code, name in LANGUAGES.items())
    came = f"its language is {_english_name(code)} ({code})" if code else "its language cannot be told"
    return InputError(
        f"{came}; {known} are read. If that is wrong, say --language CODE", path=name_of(document)
    )


def _english_name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name("en") or "unknown"
    except (UnknownLocaleError, ValueError):
        return "unknown"


def _reader_of_its_own(document: Document, own: Sequence[Mapping]) -> Extractor | None:
    """The reader of a table or registry; loaded with the first document, not with the program."""
    from extract.extractors.structured import structured_reader

    return structured_reader(document, own)


def _with_parts(document: Document, extractor: Extractor) -> Extractor:
    """The extractor, joined by readers of the tables that stand in a document of prose."""
    from extract.extractors.beside import Beside
    from extract.extractors.structured import part_readers

    parts = part_readers(document)
    return Beside(extractor, parts) if parts else extractor


def _extract(document: Document, extractor: Extractor) -> Outcome:
    try:
        by = extractor_id(extractor)
        return Extracted(document, _signed(_placed(extractor.extract(document), document), by), by)
    except InputError as error:
        return InputError(error.reason, path=name_of(document), line=error.line)
    except (ExtractorError, ImportError, MemoryError):
        raise  # no fault of the document: the others would fail as well
    except Exception as error:  # one document must not stop the others; the summary names it
        return InputError(
            f"the extractor failed on it ({type(error).__name__}: {error}); please report this as a bug",
            path=name_of(document),
        )


def _placed(extraction: Extraction, document: Document) -> Extraction:
    """The extraction with the document's name in its notes."""
    if not extraction.notes:
        return extraction
    name = name_of(document)
    notes = tuple(InputError(note.reason, path=name, line=note.line) for note in extraction.notes)
    return replace(extraction, notes=notes)


def _signed(extraction: Extraction, by: str) -> Extraction:
    """The extraction with every claim signed, so that the ledger can tell whose it was later."""
    if all(claim.extractor for claim in extraction.claims):
        return extraction
    claims = (claim if claim.extractor else replace(claim, extractor=by) for claim in extraction.claims)
    return replace(extraction, claims=tuple(claims))
