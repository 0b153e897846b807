"""Parties described by the company around which they lie: 阿里系, 与阿里巴巴有关联的公司, 腾讯背景的企业."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.extractors.rules.chinese.script import simplified
from extract.extractors.rules.found import Found
from extract.gazetteer import load_gazetteer
from graph.schema import Kind

_PARTY = r"(?:公司|企业|机构|实体|资本|基金|投资者|投资人|集团|团队|财团|势力)"
_COUNT = r"(?:(?:一|两|二|三|四|五|数|几|多|某)(?:家|些|个))?"
_NAME = (
    r"(?P<names>[\u4e00-\u9fffA-Za-z0-9.]{2,12}(?:(?:、|和|与|及|或)[\u4e00-\u9fffA-Za-z0-9.]{2,12}?){0,3}?)"
)
_PATTERNS = (
    re.compile(
        rf"(?P<phrase>{_COUNT}(?:与|和|同|跟){_NAME}(?:有|存在)?(?P<head>关联|联系|关系密切|有关|关系|往来)(?:关系)?(?:的)(?:{_COUNT}(?:新加坡|当地|海外|境外)?{_PARTY}))"
    ),
    re.compile(rf"(?P<phrase>{_NAME}(?P<head>系|背景|关联|阵营|圈|周边|生态)的?{_COUNT}(?:{_PARTY}))"),
    re.compile(rf"(?P<phrase>(?:围绕|环绕){_NAME}的{_COUNT}(?P<head>){_PARTY})"),
)


_UNIT = re.compile(
    r"(?:的)?(?:中国|海外|东南亚|亚太|亚洲|国际|境外|美国|马来西亚|新加坡)?(?:数据中心|云|算力|芯片|服务器)?业务(?:部门)?"
)
_LED = re.compile(r"(?:牵头|领衔|主导|为首|领导|组建)的(?:财团|联合体|买方团|投资团|银团|投资者集团)")


def units(text: str, names: Iterable[tuple[int, int, str | None]]) -> Iterator[Found]:
    """Parties made of a named company: its business somewhere, and the consortium that it leads.

    Args:
        text: the document.
        names: start, end and country of each named company in it.
    """
    plain = simplified(text)
    for start, end, country in names:
        led = _LED.match(plain, end)
        match = led or _UNIT.match(plain, end)
        if match is not None:
            first = start - 1 if led and plain[start - 1 : start] in ("由", "以") else start
            yield Found(
                start=first,
                end=match.end(),
                kind=Kind.ORGANIZATION,
                text=text[first : match.end()],
                named=False,
                head="财团" if led else "业务",
                country=country if led else None,
            )


def circles(text: str) -> Iterator[Found]:
    """An unnamed party for each phrase that places it around known companies; those companies are its parts."""
    plain = simplified(text)
    known = [match for match in load_gazetteer().find(text) if match.entry.kind is Kind.ORGANIZATION]
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            inside = [
                name
                for name in known
                if match.start("names") <= name.start and name.end <= match.end("names")
            ]
            if inside:
                start = (
                    inside[0].start
                    if match.start("names") == match.start("phrase")
                    else match.start("phrase")
                )
                yield Found(
                    start=start,
                    end=match.end("phrase"),
                    kind=Kind.ORGANIZATION,
                    text=text[start : match.end("phrase")],
                    named=False,
                    head=match["head"] or "周边",
                    parts=tuple(dict.fromkeys(name.entry.id for name in inside)),
                )
