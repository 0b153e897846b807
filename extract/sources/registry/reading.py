"""Reading `sources.yaml`: every fault with its line and the way out.

Invariant: the file is read as plain words. No tag is obeyed, no alias followed, nothing constructed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extract.sources.registry.source import GRADES, Registry, Source, SourceKind, folded
from graph.errors import InputError

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

_LARGEST = 5_000_000
_DEEPEST = 6
_KEYS = ("name", "aliases", "domains", "kind", "owner", "licence", "language", "grade", "note")
_LISTS = ("aliases", "domains")
_DOMAIN = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PLAIN = "tag:yaml.org,2002:"
_SHOWN = 20

_Fault = tuple[int, str]


def read_registry(path: Path) -> Registry:
    """The registry in a file.

    Raises:
        InputError: the file is unreadable, no YAML, or breaks the form; every fault is named with its line.
    """
    faults: list[_Fault] = []
    sources = [source for node in _entries(path, faults) if (source := _source(node, faults)) is not None]
    faults += _repeated(sources)
    if faults:
        raise _error(path, sorted(faults))
    return Registry.of(path, sources)


def _error(path: Path, faults: list[_Fault]) -> InputError:
    (line, reason), *others = faults
    more = "".join(f"\n  {path}:{at}: {what}" for at, what in others[:_SHOWN])
    if len(others) > _SHOWN:
        more += f"\n  and {len(others) - _SHOWN} more"
    return InputError(reason + more, path=str(path), line=line)


def _entries(path: Path, faults: list[_Fault]) -> list[Node]:
    from yaml.nodes import MappingNode, SequenceNode

    root = _root(path)
    if root is None:
        return []
    if not isinstance(root, MappingNode):
        raise _error(path, [(_line(root), "expected `sources:` with a list of sources below it")])
    found = _fields(root, ("sources",), faults)
    entries = found.get("sources")
    if entries is None or _is_empty(entries):
        return []
    if not isinstance(entries, SequenceNode):
        faults.append((_line(entries), "`sources` is no list: begin each source with `- name: …`"))
        return []
    return list(entries.value)


def _root(path: Path) -> Node | None:
    import yaml

    text = _text(path)
    try:
        _check_events(yaml.parse(text, Loader=yaml.SafeLoader), path)
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context
        reason = f"is no YAML ({what}): check quotes, colons and how far lines are set in"
        raise InputError(reason, path=str(path), line=mark.line + 1 if mark is not None else None) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = f"is no YAML ({str(error).splitlines()[0]}): check for odd characters"
        raise InputError(reason, path=str(path)) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(
                f"has more than {_LARGEST // 1_000_000} MB, which no registry of sources has; restore it",
                path=str(path),
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte {error.start}): save it as UTF-8", path=str(path)) from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror}); check its permissions", path=str(path)
        ) from None


def _check_events(events: Iterator[object], path: Path) -> None:
    """Refuse what can be small in the file and huge in memory, before anything is built."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            what = "an alias (*)" if isinstance(event, yaml.AliasEvent) else f"more than {_DEEPEST} levels"
            mark = getattr(event, "start_mark", None)
            line = None if mark is None else mark.line + 1
            raise InputError(f"holds {what}, which is not read: write it out", path=str(path), line=line)


def _source(node: Node, faults: list[_Fault]) -> Source | None:
    from yaml.nodes import MappingNode

    if not isinstance(node, MappingNode):
        faults.append(
            (_line(node), "a source is no set of keys: write `- name: …`, then its other keys below")
        )
        return None
    found = _fields(node, _KEYS, faults)
    before = len(faults)
    words = {key: _word(key, found[key], faults) for key in _KEYS if key in found and key not in _LISTS}
    lists = {key: _words(key, found[key], faults) for key in _LISTS if key in found}
    name = words.get("name")
    if not name and len(faults) == before:
        faults.append(
            (_line(node), "a source has no name: add `name:` with its publisher as documents say it")
        )
    kind = words.pop("kind", None)
    return Source(
        **(words | {"name": name or ""}),  # type: ignore[arg-type]  # the keys are those of a source
        **lists,  # type: ignore[arg-type]
        kind=SourceKind(kind) if kind in list(SourceKind) else None,
        line=_line(node),
    )


def _fields(node: MappingNode, known: tuple[str, ...], faults: list[_Fault]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in known:
            faults.append((_line(key), f"unknown key {name!r}; known are {', '.join(known)}"))
        elif name in found:
            faults.append((_line(key), f"the key {name!r} stands twice: keep one"))
        else:
            found[name] = value
    return found


def _word(key: str, node: Node, faults: list[_Fault]) -> str | None:
    """The value of a key as it is written; YAML's own idea of `no`, dates and numbers is left aside."""
    from yaml.nodes import ScalarNode

    if _is_empty(node):
        return None
    if not isinstance(node, ScalarNode) or not node.tag.startswith(_PLAIN):
        faults.append((_line(node), f"the value of {key!r} is no plain word or text: write one"))
        return None
    word = str(node.value).strip()
    word = word.upper() if key == "grade" else word
    check = _CHECKS.get(key)
    reason = check(word) if check is not None and word else None
    if reason is not None:
        faults.append((_line(node), reason))
    return word or None


def _words(key: str, node: Node, faults: list[_Fault]) -> tuple[str, ...]:
    from yaml.nodes import SequenceNode

    nodes = list(node.value) if isinstance(node, SequenceNode) else [node]
    words = (_word(key, one, faults) for one in nodes)
    kept = [word for word in words if word]
    return tuple(word.lower().removeprefix("www.") for word in kept) if key == "domains" else tuple(kept)


def _grade(word: str) -> str | None:
    if word in GRADES:
        return None
    scale = ", ".join(f"{grade} ({meaning})" for grade, meaning in GRADES.items())
    return f"the grade {word!r} is not on the scale: {scale}; figures 1 to 6 belong to single documents"


def _kind(word: str) -> str | None:
    return None if word in list(SourceKind) else f"unknown kind {word!r}; known are {', '.join(SourceKind)}"


def _domain(word: str) -> str | None:
    ok = _DOMAIN.fullmatch(word) is not None
    return (
        None if ok else f"{word!r} is no web domain: write it like `example.org`, without https:// and path"
    )


def _language(word: str) -> str | None:
    ok = _LANGUAGE.fullmatch(word) is not None
    return None if ok else f"{word!r} is no language code: write one such as en, de or zh"


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "grade": _grade,
    "kind": _kind,
    "domains": _domain,
    "language": _language,
}


def _repeated(sources: list[Source]) -> Iterator[_Fault]:
    seen: dict[str, Source] = {}
    for source in sources:
        kept = (
            *(("name", name, folded(name)) for name in source.names),
            *(("domain", d, d) for d in source.domains),
        )
        for what, said, key in kept:
            first = seen.setdefault(f"{what} {key}", source)
            if first is not source:
                yield (
                    source.line,
                    f"the {what} {said!r} is that of the source in line {first.line} too: keep one",
                )


def _is_empty(node: Node) -> bool:
    from yaml.nodes import ScalarNode

    return isinstance(node, ScalarNode) and node.tag == _PLAIN + "null"


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
