"""The public sets: which files they are, how their labels translate, and reading them.

| name | texts | licence |
|---|---|---|
| core | CORE, English company pairs | CC BY 4.0 |
| fire | FIRE, English financial sentences | CC BY 4.0 |
| finre | FinRE, Chinese financial news | MIT |
| smartdata | SmartData, German news and posts | CC BY 4.0 |
| knowledgenet | KnowledgeNet, English biographies and company pages | CC BY-SA 4.0 |
| redocred | Re-DocRED, English encyclopedia articles | MIT |

A line is `{"id", "lang", "text", "entities": [{"start", "end", "type"}], "relations": [{"type", "head",
"tail"}]}`; a head or tail is a span `[start, end]`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.extraction.example import Entity, Example, Span, Stated
from graph import fields
from graph.errors import ContractError, InputError
from graph.schema import Kind

DEFAULT_FOLDER = Path(__file__).parents[3] / "shared" / "data" / "corpora"
"""Where the files are looked for unless another folder is named."""

_KINDS = {
    "ORG": Kind.ORGANIZATION,
    "UNIT": Kind.ORGANIZATION,
    "PER": Kind.PERSON,
    "PERSON": Kind.PERSON,
    "LOC": Kind.PLACE,
}
_SEAT = {"LOCATED_IN": "BASED_IN"}  # of companies; LOCATED_IN is of data centres


@dataclass(frozen=True, slots=True)
class PublicSet:
    """A set as it is shipped.

    Attributes:
        files: names within the folder of corpora.
        renamed: label → our relation, where the file's mapping differs from the ontology.
        turned: labels whose head is our object.
        one_pair: only one pair of each text is labelled, so that nothing can be said end to end.
    """

    files: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    turned: frozenset[str] = frozenset()
    one_pair: bool = False


SETS: Mapping[str, PublicSet] = MappingProxyType(
    {
        "core": PublicSet(("core_train.jsonl",), one_pair=True),
        "fire": PublicSet(("fire_dev.jsonl",), _SEAT | {"OTHER:EMPLOYED_BY": "ROLE_AT"}),
        "finre": PublicSet(("finre_zh_train.jsonl", "finre_zh_valid.jsonl"), one_pair=True),
        "smartdata": PublicSet(("smartdata_de_train.jsonl",)),
        "knowledgenet": PublicSet(
            ("knet_f13.jsonl",), _SEAT | {"OTHER:CEO_OF": "ROLE_AT"}, frozenset({"OTHER:CEO_OF"})
        ),
        "redocred": PublicSet(("redocred_biz_dev.jsonl",), _SEAT),
    }
)
"""Every set by name."""

# KnowledgeNet says of each text which of its own labels were looked for.
_KNOWLEDGENET = {
    "HEADQUARTERS": "LOCATED_IN",
    "SUBSIDIARY_OF": "OWNS",
    "CEO_OF": "OTHER:CEO_OF",
    "FOUNDED_BY": "OTHER:FOUNDED_BY",
}


def load(name: str, folder: Path = DEFAULT_FOLDER) -> tuple[Example, ...]:
    """The examples of a set, in the order of its files; a text that is there twice comes once.

    Raises:
        InputError: the set is unknown, or a file is missing or broken; the message says where.
    """
    if name not in SETS:
        raise InputError(f"no public set is called {name!r}; known are {', '.join(SETS)}")
    public = SETS[name]
    examples = {example.id: example for file in public.files for example in _read(folder / file, public)}
    labels = frozenset(stated.relation for example in examples.values() for stated in example.relations)
    return tuple(_finished(example, labels, public) for example in examples.values())


def _finished(example: Example, labels: frozenset[str], public: PublicSet) -> Example:
    if public.one_pair or example.exhaustive:
        return example
    return replace(example, exhaustive=labels)


def _read(path: Path, public: PublicSet) -> Iterator[Example]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _example(line, public, path, number)
    except FileNotFoundError:
        raise InputError(
            "is not here; get the public sets and name their folder with --data", path=str(path)
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error}); get the file again", path=str(path)) from error


def _example(line: str, public: PublicSet, path: Path, number: int) -> Example:
    try:
        return _parsed(fields.mapping(json.loads(line)), public)
    except InputError as error:
        reason = error.reason
    except KeyError as missing:
        reason = f"lacks the field {missing}"
    except ValueError as error:
        reason = f"is not JSON: {error}"
    raise InputError(
        f"{reason}; the file is not as it was shipped, get it again", path=str(path), line=number
    )


def _parsed(data: Mapping[str, Any], public: PublicSet) -> Example:
    text = fields.string(data["text"])
    entities, places = _entities(data, text)
    relations = tuple(dict.fromkeys(_stated(one, places, public) for one in data["relations"]))
    candidates = None
    if public.one_pair:
        ends = [(_span(pair[:2], text), _span(pair[2:], text)) for pair in data["candidates"]]
        candidates = tuple(dict.fromkeys((places[one], places[other]) for one, other in ends))
    return Example(
        fields.string(data["id"]),
        fields.string(data["lang"]),
        text,
        entities,
        relations,
        candidates,
        _looked_for(data, public),
    )


def _looked_for(data: Mapping[str, Any], public: PublicSet) -> frozenset[str]:
    labels = [_KNOWLEDGENET.get(label, label) for label in data.get("exhaustive_types") or ()]
    return frozenset(public.renamed.get(label, label) for label in labels)


def _entities(data: Mapping[str, Any], text: str) -> tuple[tuple[Entity, ...], dict[Span, int]]:
    """The entities, mentions of one cluster together, and the place of each by the span of a mention."""
    groups: dict[object, list[tuple[Span, str]]] = {}
    for entity in data["entities"]:
        span = _span((entity["start"], entity["end"]), text)
        groups.setdefault(entity.get("cluster", span), []).append((span, fields.string(entity["type"])))
    known = {span for group in groups.values() for span, _ in group}
    for relation in data["relations"]:  # KnowledgeNet lists no entities but those of its relations
        for end in ("head", "tail"):
            span = _span(relation[end], text)
            if span not in known:
                groups.setdefault(span, [(span, "")])
    entities = tuple(_entity(group) for group in groups.values())
    return entities, {span: at for at, entity in enumerate(entities) for span in entity.mentions}


def _entity(group: list[tuple[Span, str]]) -> Entity:
    label = group[0][1]
    kind = _KINDS.get(label)
    return Entity(tuple(sorted(span for span, _ in group)), kind, label)


def _span(value: Any, text: str) -> Span:
    start, end = map(fields.offset, value)
    if not 0 <= start < end <= len(text):
        raise ContractError(f"span {start}..{end} does not lie in the text of {len(text)} characters")
    return start, end


def _stated(data: Mapping[str, Any], places: Mapping[Span, int], public: PublicSet) -> Stated:
    label = fields.string(data["type"])
    head, tail = places[tuple(data["head"])], places[tuple(data["tail"])]
    if label in public.turned:
        head, tail = tail, head
    return Stated(head, public.renamed.get(label, label), tail, bool(data.get("undirected")))
