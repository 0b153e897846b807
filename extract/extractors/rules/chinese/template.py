"""Chinese constructions as rules: the gaps, quotes and asides that may stand between the parts of a clause.

On top of the template language of `pattern`: `…` is a gap inside one clause that crosses no party, site, chip, model or
rule (dates, places and amounts it may cross); `‥` are modifiers before a noun. A verb is written once and read in two
places: after its subject, and at the head of a later clause of the sentence, whose subject Chinese leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.extractors.rules.chinese.script import both
from extract.extractors.rules.pattern import Rule
from graph.schema import SIGNATURES, Relation

_PLAIN = r"[^‹›，,。；：;!?！？\n]"
_LIGHT = r"‹[T$%#WL~]\d+[nuv]›"
GAP = rf"(?:{_PLAIN}|{_LIGHT}){{0,22}}?"
_OWNED = r"(?:[“「《]?‹O\d+[nu]›[”」》]?(?:所?持有的|拥有的|旗下的?|名下的?))?"
MODIFIERS = rf"(?:[^‹›，,。；：;!?！？\n向给由被把]|{_LIGHT}){{0,16}}?{_OWNED}"
_BEFORE = r"[\s“「『《\"]{0,2}"
_AFTER = r"[”」』》\"]?(?:\s?[（(][^（）()]{0,40}[）)])?\s?"
_VIA = r"(?:(?:向|从|通过|透过|经由?|与|和|同|对|为|给)(?:[^‹›，。；]|‹L\d+n›){0,10}?(?:‹O\d+u›的?)?[“「《]?‹[OP]\d+[nu]›[”」》]?(?:等[^‹›，。；]{0,6})?)?"
_FREE_SUBJECT = r"(?<![向从对给被把将由与和及经])(?<!通过)(?<!透过)(?<!列入)(?<!要求)(?<!禁止)(?<!限制)(?<!阻止)(?<!允许)(?<!不许)"
_UNIT = r"(?:原来|旗下|原)?(?:的)?(?:[^‹›，。；]|‹%\d+v›){0,8}?(?:子公司|附属公司|附属企业|母公司|孙公司)"
_OWNER = rf"(?:‹O\d+[nu]›{_UNIT}[“「]?)?"
_WHEN = r"(?:(?:^|(?<=[“\n]))(?:早?在|于|截至|自)?{T:valid}(?:前后|时|之后|以来|底|初)?[，,])?"
PRICE = r"(?:[^，。；‹›]{0,14}，(?:总|交易|收购|合同|投资)?(?:代价|作价|对价|金额|总价|总金额|涉资|价格|涉及金额|总额|投资额|交易额)(?:合计|总计)?(?:为|达|约|约为|是|高达)?{$:amount})?"
_MANY = r"(?:等(?:[^‹›，。；]|‹L\d+[nu]›){0,8}?(?:‹O\d+u›)?)?"
_NO_SOURCE = r"(?<![据照])(?<![据照][《“「])"
_SLOT = re.compile(r"\{([A-Z$%#~]+)([!?]?):(\w+)\}")
_APPOSED = r"(?:‹O\d+u›的?)?"
_POSSESSOR = (
    r"(?!(?:的|旗下的?)?(?:全资|控股|海外|境外|间接)*(?:子公司|母公司|股东|客户|租户|竞争对手|供应商|创始人|董事|首席|总裁|高管|员工|发言人)"
    r"|的[^，。；‹›]{0,6}‹[OM]\d)"
)
_LEAD = (
    r"(?:据[《“]?‹O\d+n›[》”]?[^‹›，。]{0,6}(?:报道|报导|称)|仍然?|均|都|并且?|还|也|则|同时|随后|其后|此后|此前|另外?|又|已经?|曾经?|正在?|将会?|再|而是|而|且|从而|以便|目前|主要|计划|拟|打算|(?:已|正)?在‹[LT]\d+[nv]›(?:州|省|市)?"
    r"|于‹T\d+v›|‹T\d+v›|以‹\$\d+v›(?:的价格)?|斥资‹\$\d+v›|耗资‹\$\d+v›|(?:耗|斥)资|花费?‹\$\d+v›|完成(?:了)?|宣布|同意|负责|考虑|有意|希望|准备|可能|或|预计|没有|并未|未|不|并非|并不|尚未){0,5}"
)
_LASTING = frozenset(
    {Relation.BASED_IN, Relation.INCORPORATED_IN, Relation.LOCATED_IN, Relation.DESIGNS, Relation.ROLE_AT}
)
_TOPIC_START = r"(?:(?<=^)|(?<=[，。：；“\n])|(?<=›，))"
_SPEECH = r"(?![^，。；‹›]{0,12}(?:报道|报导|指出|认为|估计|爆料|援引|(?:董事长|总裁|首席[^，。]{2,4}|创始人|总经理)[，‹]))"


@dataclass(frozen=True)
class Frame:
    """Where the parts of a predicate's claim stand.

    Attributes:
        subject: the kind letters of the grammatical subject.
        end: the role that it plays; "o" where it is the relation's object.
        words: qualifiers that the predicate gives.
    """

    subject: str = "O"
    end: str = "s"
    words: Mapping[str, str | float] = field(default_factory=dict)


_PLAIN_FRAME = Frame()


def rule(
    relation: Relation,
    template: str,
    confidence: float = 0.85,
    *,
    words: Mapping[str, str | float] | None = None,
    stance: str = "",
) -> Rule:
    """A construction, in Simplified characters, that also reads its Traditional spelling."""
    return Rule(relation, spell(template), words or {}, confidence, stance, literal=True)


def passing(
    relation: Relation,
    template: str,
    confidence: float = 0.85,
    *,
    words: Mapping[str, str | float] | None = None,
) -> Rule:
    """A construction that states its relation in passing, as an apposition does."""
    return Rule(relation, spell(template), words or {}, confidence, literal=True, nominal=True)


def spell(template: str) -> str:
    """The template with its gaps, quotes and asides written out, in both scripts."""
    guard = _NO_SOURCE if template.startswith("{") else ""
    return both(guard + _SLOT.sub(_slot, template).replace("…", GAP).replace("‥", MODIFIERS))


def verb(
    relation: Relation, predicate: str, confidence: float = 0.85, frame: Frame = _PLAIN_FRAME
) -> tuple[Rule, ...]:
    """A predicate after its subject, and the same with the subject of an earlier clause.

    Args:
        relation: what it states.
        predicate: the template without its subject.
        confidence: of the first form; the second has a little less.
        frame: who the subject is.
    """
    when = "" if relation in _LASTING else _WHEN
    price = PRICE if "amount" in SIGNATURES[relation].qualifiers and "amount" not in predicate else ""
    subject = f"{{{frame.subject}:{frame.end}}}"
    core = f"(?P<core>{predicate}){_POSSESSOR}{price}"
    near = f"{when}{_FREE_SUBJECT}{_NO_SOURCE}{_OWNER}{subject}(?!{_UNIT})…{_VIA}…{core}"
    carried = f"{when}{_TOPIC_START}{_NO_SOURCE}{_OWNER}{subject}(?!{_UNIT}){_SPEECH}[^。；;!?！？\n]{{1,70}}?，(?P<core>{_LEAD}{predicate}){_POSSESSOR}{price}"
    return (
        rule(relation, near, confidence, words=frame.words),
        rule(relation, carried, round(confidence * 0.88, 3), words=frame.words),
    )


def _slot(match: re.Match[str]) -> str:
    letters, mark, role = match.groups()
    apposed = _APPOSED if role == "o" and letters.startswith("O") else ""
    many = _MANY if "O" in letters else ""
    return f"{_BEFORE}{apposed}{{{letters}{mark}:{role}}}{_AFTER}{many}"
