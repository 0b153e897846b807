"""The title that a text gives itself."""

from __future__ import annotations

_LONGEST = 160
_HEADING_WITHIN = 20
_SENTENCE_ENDS = (".", "。", "!", "！", ":", "：", ";", "；", ",")


def title_of(text: str) -> str | None:
    """The first Markdown heading near the top, else a short first line, else None."""
    lines = [line.strip() for line in text.split("\n", _HEADING_WITHIN)[:_HEADING_WITHIN] if line.strip()]
    for line in lines:
        heading = line.lstrip("#").strip()
        if line.startswith("#") and heading:
            return heading
    if lines and len(lines[0]) <= _LONGEST and not lines[0].endswith(_SENTENCE_ENDS):
        return lines[0]
    return None
