"""German constructions of which one end stands in an earlier sentence."""

from __future__ import annotations

import re

from extract.extractors.rules.language import Implicit
from extract.extractors.rules.pattern import Rule
from graph.schema import Kind
from graph.schema import Relation as R

_IS = r"(?:ist|sind|war|waren|bleibt|sei)"
_START = r"^(?:(?:Der|Die|Das|Neuer?|Als|Größter?|Einziger?|Alleiniger?|Wichtigster?|Hauptsächlicher?)\s+)?"
_ROUND = r"(?:[A-ZÄÖÜ][\w-]*)?(?:Finanzierungsrunde|finanzierungsrunde|Runde|runde|Kapitalerhöhung)"
_OWNER = r"(?:[A-ZÄÖÜ][\w-]*)?(?:Eigentümer|eigentümer|Eigner|eigner|Besitzer|Aktionär|aktionär|Gesellschafter|gesellschafter|Inhaber)(?:in|innen|e)?"

IMPLICIT = (
    Implicit(
        Rule(R.OPERATES, r"{O?:s}", confidence=0.7), kind=Kind.DATA_CENTRE, present=frozenset({"betreiber"})
    ),
    Implicit(
        Rule(
            R.CUSTOMER_OF,
            r"{O:s} .. \b(?:als|lediglich|nur) .. Kunden (?:der|von) .. Cloud[-\s]?(?:Dienste|Angebote|Services)",
            {"service": "cloud"},
            0.8,
        ),
        kind=Kind.ORGANIZATION,
        heads=frozenset({"betreiber", "anbieter"}),
    ),
    Implicit(
        Rule(R.OPERATES, rf"{_START}Betreiber(?:in|firma|gesellschaft)? {_IS} (?:.. )?{{O:s}}"),
        kind=Kind.DATA_CENTRE,
    ),
    Implicit(
        Rule(
            R.OPERATES,
            r"[Bb]etrieben (?:wird|werde|wurde) (?:sie|er|es|das Ganze|die Anlage|der Komplex) (?:.. )?(?:von|vom|durch) (?:.. )?{O:s}",
        ),
        kind=Kind.DATA_CENTRE,
    ),
    Implicit(Rule(R.BUILDS, rf"{_START}Bauherr(?:in)? {_IS} (?:.. )?{{O:s}}"), kind=Kind.DATA_CENTRE),
    Implicit(
        Rule(R.CUSTOMER_OF, rf"{_START}(?:Anker|Haupt)?[Mm]ieter(?:in)? {_IS} (?:.. )?{{O:s}}"),
        kind=Kind.DATA_CENTRE,
    ),
    Implicit(
        Rule(R.OWNS, rf"{_START}(?:\w+(?:er|e) )?{_OWNER} {_IS} (?:.. )?{{OP:s}}"),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(Rule(R.OWNS, rf"^Verkäufer(?:in)? (?:.. )?{_IS} (?:.. )?{{OP:s}}"), kind=Kind.ORGANIZATION),
    Implicit(
        Rule(
            R.FINANCES,
            rf"\b(?:an|bei) (?:de[mr]|einer|dieser) (?:[\w-]+ ){{0,2}}{_ROUND} (?:über {{$:amount}} )?(?:.. )?beteiligt\w* sich (?:.. )?{{OP:s}}",
            {"instrument": "equity"},
            0.7,
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(
        Rule(
            R.FINANCES,
            rf"{{OP:s}} .. \b(?:an|bei) (?:de[mr]|einer|dieser) (?:.. )?{_ROUND} (?:über |von )?(?:.. )?beteiligt\w*",
            {"instrument": "equity"},
            0.7,
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(
        Rule(
            R.FINANCES,
            rf"^(?:.. )?{_ROUND} (?:.. )?(?:von|durch) (?:.. )?{{OP:s}} (?:angeführt|geführt)\b",
            {"instrument": "equity"},
            0.7,
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(
        Rule(
            R.FINANCES,
            r"\b(?:stieg|stiegen) .. {OP:s} .. \bmit {$:amount} .. \bein\b",
            {"instrument": "equity"},
            0.7,
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(
        Rule(
            R.FINANCES,
            r"^(?:Finanziert|Bezahlt) (?:wird|wurde|werde) (?:das|dies|es|alles|sie|er) (?:.. )?(?:von|durch) (?:.. )?{OP:s}",
            confidence=0.7,
        ),
        kind=Kind.DATA_CENTRE,
    ),
    Implicit(
        Rule(
            R.FINANCES,
            r"^(?:Das Geld|Das Kapital|Die Mittel) (?:dafür |hierfür )?(?:kommt|kommen|stammt|stammen|kam) (?:.. )?von (?:.. )?{OP:s}",
            confidence=0.7,
        ),
        kind=Kind.DATA_CENTRE,
    ),
    Implicit(
        Rule(R.RESTRICTS, r"^(?:.. )?erfasst (?:ist|sind) (?:.. )?{O:o}", confidence=0.8), kind=Kind.RULE
    ),
    Implicit(
        Rule(
            R.RESTRICTS,
            r"\bverlang\w+ (?:sie|er|es) .. \bfür (?:.. )?{C:o} .. (?:Lizenz|Genehmigung|Ausfuhrgenehmigung)",
        ),
        kind=Kind.PLACE,
    ),
    Implicit(
        Rule(
            R.DIVERTS_TO,
            r"^[Ss]ie (?:sollen|haben|hätten) (?:.. )?(?:über {L:via} (?:und {L:y} )?)?(?:.. )?{C:item} .. \bnach {L:o} (?:.. )?(?:gebracht|geschmuggelt|geschleust|geliefert|geschafft|verkauft)",
        ),
        kind=Kind.PERSON,
    ),
    Implicit(
        Rule(
            R.ROLE_AT,
            rf"^(?P<role>(?:[A-ZÄÖÜ][\w-]*)?(?:[Vv]orsitzende[rs]?|[Cc]hef(?:in)?|[Gg]ründer(?:in)?|[Gg]eschäftsführer(?:in)?|[Vv]orstand)(?: des \w+)?) {_IS} (?:.. )?{{P:s}}",
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
)
"""Read after the rules of a sentence."""

CONTINUED_TRADE = re.compile(
    r"(?:\bnach |\bin die |\bauf )?‹L(?P<place>\d+)n› (?:kam|kommt|kamen|brachte es|folgt|folgte|entfielen|gingen)"
    r"[^‹›.;]{0,40}(?:auf|mit|für) (?:[^‹›.;]{0,25} )?‹\$(?P<amount>\d+)v›",
    re.IGNORECASE,
)
"""A trade figure that leaves out exporter and ware."""
