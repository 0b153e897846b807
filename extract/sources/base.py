"""The seam of a source, and what a user can say of all its documents at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.errors import InputError
from graph.model import Document

MEGABYTE = 1_000_000
DEFAULT_LIMIT = 20 * MEGABYTE
"""Bytes above which a single item is refused: an article or a filing is far smaller."""

Found = Document | InputError
"""One item of a source: a document, or why the item cannot be used."""


class Piece(Protocol):
    """A part of a source that can be read on its own, in another process too: it can be pickled."""

    def __call__(self) -> Iterable[Found]:
        """The items of the part."""
        ...


class Source(Protocol):
    """Anything that yields documents."""

    def documents(self) -> Iterator[Found]:
        """The documents one by one; an item that cannot be used comes as the error that names it."""
        ...


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the user says of every document of a source.

    Attributes:
        publisher, published: used where a document does not say it itself.
        language: used for every document, whatever it says and whatever would be detected.
    """

    publisher: str | None = None
    published: str | None = None
    language: str | None = None


NOTHING_SAID = Provenance()


def failed(error: Exception, *, path: str) -> InputError:
    """What is said of an item that a reader failed on, where it should have said what is wrong."""
    return InputError(
        f"cannot be read: the reader failed on it ({type(error).__name__}: {error!s:.80}); give its text as "
        ".txt, and please report this as a bug",
        path=path,
    )


def check_size(size: int, *, path: str, limit: int) -> None:
    """Raise InputError if an item of `size` bytes is over the limit."""
    if size > limit:
        raise InputError(
            f"has {size / MEGABYTE:.1f} MB, the limit for one item is {limit / MEGABYTE:g} MB; "
            f"split it, or raise the limit with --max-size {-(-size // MEGABYTE)}{_way_out(path)}",
            path=path,
        )


def _way_out(path: str) -> str:
    """What else to do with a large table."""
    if not path.lower().endswith((".csv", ".xml")):
        return ""
    return "; of a file of the Global LEI Foundation, `siliconveil pick` takes the firms that you name"
