"""Values as JSON that can be written to any file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def as_json(value: Mapping[str, Any], *, indent: int | None = None) -> str:
    """The value as JSON; half a character, which no file can hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text
