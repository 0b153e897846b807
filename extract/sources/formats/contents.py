"""What every format is read into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contents:
    """The text of a file, and what the file says of itself.

    Attributes:
        body: the text in which offsets of claims count.
        values: by the keys of `frontmatter.KEYS`; only what the file states, nothing guessed.
    """

    body: str
    values: Mapping[str, str] = field(default_factory=dict)
