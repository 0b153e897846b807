"""Which kinds of slots a template cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.extractors.rules.pattern import Rule

_SLOT = re.compile(r"\{([A-Z$%#~]+)[!?]?:[so]\}")


def with_kinds(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules with the kinds of their subjects and objects, by which most sentences are passed over."""
    return tuple(replace(rule, kinds=tuple(_SLOT.findall(rule.template))) for rule in rules)
