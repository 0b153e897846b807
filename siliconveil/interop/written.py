"""Values as JSON that can be written to any file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def as_json(value: Mapping[str, Any], *, indent: int | None = None) -> str:
    """The value as JSON.

    Escaped are half a character, which no file can hold, and what some readers of lines take for a line end.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent).translate(_LINE_ENDS)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text
