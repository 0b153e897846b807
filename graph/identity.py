"""Stable, readable ids: slugs for entities, content hashes for documents, claims and edges."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Any

from graph.schema import Kind

_PREFIX = {
    Kind.ORGANIZATION: "",
    Kind.PERSON: "person-",
    Kind.DATA_CENTRE: "site-",
    Kind.CHIP: "chip-",
    Kind.AI_MODEL: "model-",
    Kind.PLACE: "place-",
    Kind.RULE: "rule-",
}
_LATIN_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(name: str) -> str:
    """`name` in lower case, hyphens for all but letters and digits; scripts other than Latin stay."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_UMLAUTS)
    bare = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    plain = unicodedata.normalize("NFC", bare)
    return "-".join("".join(c if _is_of_word(c) else " " for c in plain).split()) or "unnamed"


def _is_of_word(character: str) -> bool:
    """Letters, digits, and the marks that other scripts cannot spell without (が, й, हि)."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def entity_id(kind: Kind, name: str) -> str:
    """The id of a named entity that no gazetteer knows; the kind keeps a site and its owner apart."""
    return _PREFIX[kind] + slug(name)


def unnamed_id(document: str, kind: Kind, text: str) -> str:
    """The id of an unnamed party: scoped to its document, so that it is never merged across documents."""
    return f"{document}:{_PREFIX[kind]}{slug(text)}"


def content_hash(*parts: Any, length: int = 16) -> str:
    """Hex SHA-256 over the canonical JSON of `parts`, cut to `length` characters."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:length]
