"""The grammar shared by all English rules: macros that templates use, and the builder that fills them in.

A template may use `@NAME` for a macro below. Every slot for an organization, chip, site or place may have a
description before it ("the chip maker ‹O1n›", "high-end ‹O0n› ‹C1u›", "Malaysia's state of ‹L2n›") without the
template saying so; a slot written `{=C:o}` admits none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extract.extractors.rules.english.vocabulary import word_list
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation

_AUXILIARIES = word_list("""has have had is are was were be been being will would may might could can should must does do
    did to not never also now already still currently jointly directly indirectly reportedly
    allegedly since later then once first recently today itself themselves only even both just
    separately together again thus therefore largely mainly partly fully wholly ultimately
    effectively plans? planned planning agree[sd]? agreeing intends? intended wants? wanted aims?
    aimed hopes? hoped expects? expected set due in talks? continue[sd]? begun began begins? started
    starts? start helped helps? tried try trying attempted seeks? sought seeking allowed able going
    about said believed thought understood reported alleged suspected accused of considering
    considered weighing mulling discussing likely unlikely prepar(?:es|ed|ing) scheduled option an a
    the right signed signs? won wins? secured secures deal contract agreement letter intent
    memorandum understanding entered into no longer applied applies permission approval committed
    commits? pledged pledges vowed declined refuse[sd]? denie[sd] having deny denying cease[sd]?
    stopped stops? failed fails n't used""")
_NOUNS = word_list("""firms? compan(?:y|ies) groups? giants? operators? conglomerates? developers? makers?
    manufacturers? funds? investors? units? arms? banks? brokers? providers? startups? start-ups?
    chipmakers? foundry owners? landlords? sellers? vendors? suppliers? subsidiar(?:y|ies)
    affiliates? regulators? agency authorit(?:y|ies) retailers? parents? rivals? partners? unicorns?
    hyperscalers? tenants? customers? lenders? shareholders? house vehicle fund business
    laborator(?:y|ies) labs? outfit specialist newcomer champion carrier insurer seller distributor
    reseller trader integrator entity companies'? site publication newspaper weekly""")

_PREPOSITIONS = word_list("of to by with from for in through via against into at about over between")
_ARTICLES = ("", "the ", "a ", "an ", "its ", "their ")

MACROS: Mapping[str, str] = {
    # any chain of auxiliaries, adverbs and control verbs: "is said to have agreed to"
    "AUX": rf"(?:(?:(?:{'|'.join(_AUXILIARIES)})|\w+ly|‹T\d+v›,?)\s+){{0,9}}?",
    # what may stand between a subject and its verb: a bracket, an apposition, a relative pronoun
    # or, for parties, the first of two verbs that share the subject
    "REL": (
        r"(?:\s*\([^()]{0,70}\))?(?:\s+led\s+by\s+(?:the\s+)?‹O\d+n›)?(?:,(?!\d)[^,;.:]{2,100},|,|"
        r",?\s+(?:(?:the|a|an|one)\s+[^,;.:‹›]{2,60}?\s+)?(?:which|who|that)@SHARED)?"
    ),
    "BE": r"(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became|become)",
    "DET": r"(?:(?:the|a|an|its|their|his|her|this|some|all|most|of|certain)\s+){0,2}",
    "ADJ": r"(?:(?:[\w’'-]+|‹[L#T]\d+[nv]›(?:-\w+)?)\s+){0,3}?",
    "MONEY": r"(?:‹\$\d+v›\s+)?",
    "COUNT": r"(?:‹[#$]\d+v›\s+(?:(?:worth\s+)?of\s+)?)?",
    "STAKE": (
        r"(?:(?:a|an|its|the|their|another|some|all|most|part|of|about|just|only|remaining|his|her)\s+){0,4}"
        r"(?:‹%\d+v›\s+(?:of\s+(?:the\s+)?(?:shares?|equity|capital|stock|voting\s+rights)\s+(?:in|of)\s+|of\s+)|"
        r"(?:(?:[\w-]+|‹[%$]\d+v›)\s+){0,4}?(?:stakes?|interests?|holdings?|shareholdings?|shares?|equity|position)\s+"
        r"(?:of\s+(?:[\w-]+\s+)?‹%\d+v›\s+)?(?:in|of)\s+|(?:half|a\s+third|a\s+quarter|two\s+thirds|a\s+majority|"
        r"one\s+third|one\s+quarter|‹[~%#]\d+v›)\s+of\s+)"
    ),
    "ROUND": (
        r"(?:(?:a|an|the|its|their|this|that|latest|new|last)\s+){0,2}(?:[\w’'$.-]+\s+|‹[$T]\d+v›\s+){0,5}?"
        r"(?:rounds?|financing|fundraising|series\s+[a-h]|investment|raise|funding)"
        r"(?:\s+(?:round|financing|funding))?(?:\s+of\s+(?:‹[$]\d+v›|‹T\d+v›))?"
    ),
    "UNIT": (
        r"(?:(?:[\w-]+|‹[%L]\d+[nv]›(?:-\w+)?)\s+){0,4}?"
        r"(?:subsidiary|subsidiaries|unit|units|arm|division|business)"
    ),
    "LEASE": r"(?:rents?|rented|renting|leases?|leased|leasing|hires?|hired)",
    "CAPACITY": (r"(?:(?:[\w’'-]+|‹[C$#WTD]\d+[nuv]›|‹O\d+[nu]›(?:'s)?|of|,)\s+){0,9}?"),
    "SOLD": r"(?:was|were|has been|have been|is being|got) (?:[\w-]+ )?(?:sold|bought|acquired|taken|transferred|wiped out)",
    "SITENOUN": r"(?:land|plots?|premises|space)",
}

_MACRO = re.compile(r"@(?!SHARED)([A-Z]+)")
_ENDS = re.compile(r"\{=?([A-Z]+)([!?]?):([so])\}")
_SPACED = re.compile(r"@(AUX|MONEY|COUNT|ADJ|DET|CAPACITY|STAKE) ")
_SHARED = r"|\s+(?:[^‹›.;:]|‹[DCLTWMR$#%~]\d+[nuv]›){3,150}?,?\s+(?:and|then)"
_PLACED = r"(?:,?\s+(?:in|at|near|on)\s+(?:the\s+)?‹L\d+[nu]›(?:(?:,|\s+and|,\s+in|\s+in)\s+‹L\d+[nu]›)?,?)??"
_NO_OWNER = r"(?!['’]s\s)"
_PLAIN = re.compile(r"\{=")
_START = "".join(
    r"(?<!\b" + f"{preposition} {article}".replace(" ", r"\s") + ")"
    for preposition in _PREPOSITIONS
    for article in _ARTICLES
)
_DESCRIBED = {
    "P": r"(?:(?:Mr|Ms|Mrs|Dr|Sir|Tan\s+Sri|Dato)\.?\s+)?",
    "O": rf"(?:(?:Mr|Ms|Mrs|Dr|Sir)\.?\s+)?(?:‹[LO]\d+n›['’]s\s+)?(?:(?:(?:the|a|an|its|their|his|another)\s+)?(?:(?:‹L\d+n›(?:'s)?(?:-\w+)?|[\w-]+)\s+){{0,4}}?(?:{'|'.join(_NOUNS)})\s+)?",
    "C": r"(?:(?:[\w’-]+\s+){0,3}(?:‹O\d+[nu]›(?:['’]s)?(?:-\w+)?\s+)?(?:[\w-]+\s+){0,2}?)?",
    "D": r"(?:(?:[\w-]+\s+){0,2}?(?:‹[LW]\d+[nv]›(?:['’]s)?(?:-\w+)?\s+)?(?:[\w-]+\s+){0,2}?)?",
    "L": (
        r"(?:(?:the\s+)?(?:‹L\d+n›['’]s\s+)?(?:[\w-]+\s+){0,2}?"
        r"(?:(?:states?|islands?|cit(?:y|ies)|provinces?|districts?|towns?|region|area|regency|port|county)\s+of\s+)?)?"
    ),
}
_SLOT = re.compile(r"\{([A-Z]+)([!?]?):([so])\}")


def build(
    relation: Relation, templates: Mapping[str, float], *, nominal: bool = False, **words: str | float
) -> Iterator[Rule]:
    """The rules of a family: one for each template, with its confidence and the qualifiers they all give."""
    for template, confidence in templates.items():
        kinds = tuple(letters for letters, _, _ in _ENDS.findall(template))
        yield Rule(
            relation, expand(template), words=words, confidence=confidence, nominal=nominal, kinds=kinds
        )


def expand(template: str) -> str:
    """`template` in the language of `pattern`, its macros filled in and its slots open to descriptions.

    A subject that opens the template must not hang on a preposition: in "a customer of ‹O0n› rents" the tenant is
    not ‹O0n›.
    """
    tight = _SPACED.sub(r"@\1", template)  # these macros bring the space behind them
    filled = _MACRO.sub(lambda match: MACROS[match[1]], tight).replace(" ?", r"\s*")
    first = _SLOT.match(filled)
    opened = _PLAIN.sub("{", _SLOT.sub(_described, filled[first.end() :] if first else filled))
    if first is None:
        return opened.replace("@SHARED", "")
    verbal = template.startswith("@REL", first.end())
    guard = _START if first[3] == "s" and verbal else ""
    opened = opened.replace("@SHARED", _SHARED if set(first[1]) & set("OP") else "")
    placed = _PLACED if first[1] == "D" else ""
    return f"{guard}{first[0]}{placed}{opened}"


def _described(match: re.Match[str]) -> str:
    owned = match.string[match.end() : match.end() + 4].startswith(("[", "(?:["))
    return f"{_DESCRIBED.get(match[1][0], '')}{match[0]}{'' if owned else _NO_OWNER}{_PLACED if match[1] == 'D' else ''}"


def together(*families: Iterable[Rule]) -> tuple[Rule, ...]:
    """All rules of several families."""
    return tuple(rule for family in families for rule in family)
