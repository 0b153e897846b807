"""Writing `sources.yaml`: a first registry of what a case holds, and a further source."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping

from extract.sources.registry.source import GRADES, Source, SourceKind

_LIST = re.compile(r"^sources:", re.MULTILINE)
_EMPTY = re.compile(r"^sources:[ \t]*(?:\[\s*\]|~|null)[ \t]*$", re.MULTILINE)
_MARGIN = re.compile(r"^([ \t]*)- ", re.MULTILINE)
_HEAD = """\
# The sources of this case. A document whose publisher or web domain is not listed here, or has
# no grade, is refused.
#
# grade: how far the source is to be relied on (admiralty scale; it is about the source, not about one report)
{scale}
# kind: {kinds}
# Further keys: aliases, domains (lists), owner, licence, language, note.

"""


def starting_registry(publishers: Mapping[str, Iterable[str]]) -> str:
    """A registry of publishers, by name, each with the web domains of its documents, and no grades."""
    scale = "\n".join(f"#   {grade}  {meaning}" for grade, meaning in GRADES.items())
    head = _HEAD.format(scale=scale, kinds=", ".join(SourceKind))
    entries = "".join(
        _entry(Source(name, domains=tuple(sorted(domains)))) for name, domains in sorted(publishers.items())
    )
    return f"{head}sources:\n{entries}" if entries else f"{head}sources: []\n"


def added(text: str, source: Source) -> str:
    """The text of a registry with one more source at its end; what stands there is left as it is."""
    body = text.rstrip()
    listed = _EMPTY.sub("sources:", body)
    if _LIST.search(listed) is None:
        listed = f"{listed}\n\nsources:".lstrip("\n")
    margins = _MARGIN.findall(listed)
    entry = textwrap.indent(textwrap.dedent(_entry(source)), margins[-1] if margins else "  ")
    return f"{listed}\n{entry}"


def line_for(publisher: str) -> str:
    """The line that lists a publisher."""
    return f"- {{name: {_quoted(publisher)}, kind: news, grade: }}"


def _entry(source: Source) -> str:
    values = {
        "aliases": list(source.aliases),
        "domains": list(source.domains),
        "kind": source.kind,
        "owner": source.owner,
        "licence": source.licence,
        "language": source.language,
        "grade": source.grade,
        "note": source.note,
    }
    always = ("kind", "grade")
    lines = [f"    {key}:{_value(value)}\n" for key, value in values.items() if value or key in always]
    return f"  - name: {_quoted(source.name)}\n{''.join(lines)}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f" [{', '.join(map(_quoted, value))}]"
    if isinstance(value, SourceKind):
        return f" {value.value}"
    return f" {_quoted(str(value))}" if value else ""


def _quoted(word: str) -> str:
    """A word in quotes as YAML reads it back to the letter; what cannot be printed is escaped."""
    kept = (sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in word)
    return f'"{"".join(kept)}"'
