"""What an English sentence makes of the one before it: takes it back, leaves it open, or only spells it out."""

from __future__ import annotations

import re

from extract.extractors.rules.english.cues import DEAL, UNTRUE, cue
from graph.schema import Stance

_AGAIN = r"^\W*(?:(?:but|however|yet|still|so|in\s+fact|in\s+truth|in\s+the\s+end)\b,?\s+)?"
_SHE = r"(?:it|they|he|she|‹[OP]\d+[nu]›)"
_IT = r"(?:it|‹O\d+[nu]›|that|this|the\s+(?:\w+\s+)?(?:report|claim|statement|story|account|article|information|rumou?rs?)|that\s+(?:report|claim|statement|story|rumou?r))"
HINDSIGHT = (
    cue(
        rf"{_AGAIN}{_IT}\s+(?:is|was|turned\s+out\s+to\s+be|proved(?:\s+to\s+be)?|has\s+(?:since\s+)?proved)\s+(?:\w+\s+)?(?:{UNTRUE})\s*[.]|"
        rf"{_AGAIN}{_SHE}\s+(?:is|was|does|do|did|has|had|were|are)(?:\s+not|n['’]t)\s*[.]|"
        rf"{_AGAIN}(?:the|that|this)\s+(?:[\w-]+\s+){{0,2}}?{DEAL}\s+(?:[\w]+\s+){{0,3}}?(?:collapsed|fell\s+(?:through|apart)|failed|abandoned|cancell?ed|"
        r"terminated|scrapped|called\s+off|blocked|aborted|withdrawn|vetoed|rejected)\b|"
        rf"{_AGAIN}nothing\s+(?:has\s+)?(?:came|come)\s+of\s+(?:it|this|that|the)\b",
        Stance.DENIED,
    ),
    cue(
        rf"{_AGAIN}(?:or|and)?\s*(?:did|does|is|was|has|were|do|had)\s+(?:{_SHE}|that)\s*\?", Stance.POSSIBLE
    ),
    cue(
        rf"{_AGAIN}(?:{_IT}|the\s+(?:\w+\s+)?{DEAL})\s+(?:has|have|could|can|is|are|was|were)(?:\s+not|not|n['’]t)?\s+(?:\w+\s+)?(?:be\s+|been\s+)?"
        r"(?:unconfirmed|unverified|(?:(?<=not\s)|(?<=not\sbe\s)|(?<=not\sbeen\s)|(?<=cannot\sbe\s))(?:independently\s+)?(?:confirmed|verified))\b|"
        rf"{_AGAIN}(?:so\s+)?(?:at\s+least\s+)?(?:says?|according\s+to)\b",
        Stance.REPORTED,
    ),
    cue(
        rf"{_AGAIN}(?:the|that|this|its)\s+(?:[\w-]+\s+){{0,2}}?{DEAL}\s+(?:is|was|has|remains|awaits|still)\b[^.;]{{0,40}}?\b(?:not\s+(?:yet\s+)?(?:been\s+)?"
        r"(?:final|closed|completed|signed|approved|done)|subject\s+to|pending|awaiting|needs?|approval)\b|"
        rf"{_AGAIN}(?:the|that|this)\s+(?:[\w-]+\s+){{0,2}}?{DEAL}\s+(?:is\s+(?:expected|due)\s+to|(?:should|will)\s+(?:close|complete|be\s+completed|need|require)|still\s+needs|awaits)\b",
        Stance.PLANNED,
    ),
)
"""What a sentence makes of the one before it."""

TAKES_UP = re.compile(
    rf"^\W*(?:under|in|with|according\s+to|by)\s+(?:‹O\d+[nu]›(?=,)|(?:it|this|that|(?:the|its|that|this)\s+(?:[\w-]+\s+){{0,2}}?(?:{DEAL}|terms|arrangement|scheme|structure|"
    rf"proposal|report|rumou?rs?|version|account|story))\b)|^\W*(?:the|that|this)\s+(?:[\w-]+\s+){{0,2}}?(?:{DEAL}|arrangement|proposal|scheme)\s+(?:makes?|gives?|leaves?|"
    r"hands?|sees?|has|turns?|includes?)\b|^\W*(?:it|this|that)\s+(?:makes?|gives?|leaves?|hands?|sees?|turns?|has)\s+(?:the\s+)?‹O",
    re.IGNORECASE,
)
"""The opening of a sentence that spells out the one before it."""

REBUTTAL = re.compile(
    rf"\b(?:it|that|this|the\s+(?:\w+\s+)?(?:report|figure|claim|statement|story|account|article|number|sum|information|description|rumou?rs?))\s+(?:is|was|are|were|had\s+been)\s+(?:\w+\s+)?{UNTRUE}|"
    rf"^it\s+(?:is|was|does|did|has)\s+not\s*[.]|"
    rf"\b(?:called|calls|described|dismissed)\s+(?:it|that|this|the\s+(?:\w+\s+)?(?:report|figure|claim|story|account|article|number|rumou?rs?)s?)\s+(?:as\s+)?(?:\w+\s+)?{UNTRUE}|"
    r"\b(?:den(?:ies|ied|y)|reject(?:s|ed)|disput(?:es|ed)|refut(?:es|ed)|dismiss(?:es|ed))\s+(?:this|that|it|having|doing|being|(?:the|these|those|both|such)\s+(?:\w+\s+)?(?:report|figure|claim|story|account|link|connection|statement|article|rumou?r|assertion)s?)\b",
    re.IGNORECASE,
)
"""A sentence that denies what the sentence before it says."""
