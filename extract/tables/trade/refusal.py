"""What is said of a table that is known but not understood."""

from __future__ import annotations

from graph.errors import InputError


class NotUnderstood(InputError):
    """The meaning of a cell is unknown, so that other rows may be misread too: the whole table is refused.

    A cell that is understood but impossible (month 13) is a plain `InputError`: its row alone is skipped.
    """
