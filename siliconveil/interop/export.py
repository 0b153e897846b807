"""What an exporter gives back."""

from __future__ import annotations

from dataclasses import dataclass, field

from siliconveil.interop.losses import Losses


@dataclass(frozen=True, slots=True)
class Export:
    """A case in another format.

    Attributes:
        text: the file.
        losses: what the format cannot hold.
        faults: where the file breaks the rules of its format, in words.
    """

    text: str
    losses: Losses
    faults: tuple[str, ...] = field(default=())
