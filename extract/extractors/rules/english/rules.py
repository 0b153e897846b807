"""All English relation rules."""

from __future__ import annotations

from extract.extractors.rules.english import rules_chips, rules_law, rules_money, rules_ownership, rules_sites

RULES = (
    *rules_ownership.RULES,
    *rules_money.RULES,
    *rules_sites.RULES,
    *rules_chips.RULES,
    *rules_law.RULES,
)
"""Every construction, in no order that matters."""
