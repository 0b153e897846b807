"""Who speaks in a Chinese sentence: 据X报道, X表示, 援引X的话, and those whom 他, 公司 or 对方 takes up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.chinese.script import simplified
from extract.extractors.rules.speech import Manner, Speech

_SAYS = (
    r"(?:表示|声称|宣称|坚称|自称|称|说道|说|讲|指出|透露|证实|认为|估计|估算|推算|测算|披露|强调|补充|回应|回复|答复|答|写道|写|爆料|报道|报导|解释|承认|否认|驳斥|指控|指责|"
    r"质疑|怀疑|相信|猜测|猜|预测|预计|判断|介绍|告诉|告知|提到|提及|抱怨|警告|呼吁|重申|坚持|主张|辩称|反驳|澄清|认定|查明|统计|显示|载明|记载|列明|列|标明|写明|公布|宣布|"
    r"追问|追称|吐露|放话|暗示|直言|坦言|笑言|笑称|确认|通报|公告|一口咬定|咬定|强烈否认|斥|辟谣|矢口否认|付之一笑|摇头|赌咒|质证|陈述|描述|指(?![定向数标导派挥令明望出控责]))"
)
_VERB = re.compile(_SAYS)
_WHO = r"[^，。；：、！？“”「」‹›\s]{1,26}?"
_FILLER = re.compile(
    r"(?:(?:\d{1,4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:本|上|这|下)?周[一二三四五六日天]|(?:星期|礼拜)[一二三四五六日天]|日前|近日|当天|昨日|昨天|今天|今日|上周|当日|稍早|随后|早前|此前|"
    r"事后|昨晚|今早|上月|同日|周末)(?:[早晚上下][午间上])?$|(?:还|也|又|曾|均|都|则|却|再|一致|先后|公开|书面|明确|坚决|当场|私下|向来|并|并未|从未|未|没有|多次|同时|另外|另|已|就|只|"
    r"始终|一直|随即|[（(][^（）()]{0,30}[)）]|对此|亦|便|才|更|反复|匿名|主动|正式|首次)$|"
    r"(?:在[^，。；：]{1,16}?(?:时|中|上|里|会|下|书|报告|声明|答复|采访|公告))$|(?:对|向|跟|给)[^，。；：]{1,10}$|(?:接受[^，。；：]{1,10}(?:采访|访问)时)$|(?:回应|答复)$"
)
_GOVERNED = re.compile(
    r"(?:据|根据|依据|按照|依|按|照)(?:[《“「]?)(?P<source>[^，。；：‹›《》“”「」]{2,26}?)(?:[》”」]?)(?:的)?"
    r"(?:\d{1,2}月\d{1,2}日|‹T\d+v›|周[一二三四五六日]|日前|近日|今天|昨天|上周|早前|最新)?(?:的)?"
    r"(?:报道|报导|消息|说法|口径|统计|介绍|透露|称|所述|披露|估计|估算|推算|测算|数据|资料|公告|通报|陈述|情况说明|供述|分析|测评|研究|报告|爆料|转述|描述|解释|表示|指|显示|记载|说|讲|记录|登记|判断|认定|调查)"
)
_BY_PAPER = re.compile(
    r"(?:据|根据|按照|依|按)[《“「]?(?P<source>[^，。；：‹›《》“”「」]{2,16}?(?:公告|文件|资料|登记|报告|年报|招股书|起诉书|合同|协议|名单|目录|清单|记录|档案|判决书|通知|函))[》”」]?(?:，|所|显示|记载|载明)"
)
_CITED = re.compile(
    r"(?:援引|引述|引用|转引|转述)(?:自)?[《“「]?(?P<source>[^，。；：‹›《》“”「」]{2,24}?)[》”」]?(?:的(?:话|说法|消息|报道|报导|信息|估计|数据|观点)|报道|报导|称|说|透露|消息|，)"
)
_LABEL = re.compile(r"^[《“「]?(?P<source>[^，。；：“”《》\s]{2,14})[》”」]?：")
_AFTER_QUOTE = re.compile(rf"[”」][，,]?(?P<source>{_WHO})(?:{_SAYS})")
_PRONOUN = re.compile(
    r"^(?P<who>他|她|它|他们|她们|公司|该公司|对方|后者|这家公司|集团|该集团|其|双方|该人士|上述人士|这位[^，。]{1,6}|该[^，。]{1,6})$"
)
_MEANT = re.compile(r"(?:他|她|它|他们|她们|公司|该公司|对方|后者|其|上述人士|该人士|这家公司|集团)")
_PAPER = re.compile(
    r"(?:公告|文件|资料|登记|报告|年报|招股书|起诉书|合同|协议|名单|目录|清单|记录|档案|判决书|通知|信|函|注册|海报|价目表|附注|脚注|表格|分配表|统计|快报|数据|入禀状|说明书|邮件|票据|单据|提单|发票|账目|传票|白皮书|论文|文档|地图|网站|官网)$"
)
_SHOWING = re.compile(r"(?:显示|载明|记载|列明|列|标明|写明|写|写道)")
_OCCASION = re.compile(
    r"(?:昨日|今日|昨天|今天|周[一二三四五六日]|日前|近日|\d{1,2}月|透过|通过|召开|召集|发表|发布|发出|隔天|次日|接受|在)"
)
_DENIES = re.compile(r"否认|驳|斥|辟谣|澄清|坚称|咬定")
_APART = re.compile(r"；|[，,](?=但|而|不过|然而|可是|却)")
_BORDER = re.compile(r"[，。；：！？“”「」‹›\s]")
_NO_SOURCE = re.compile(
    r"^(?:据|有|没有|并|但|而|不过|还|也|又|据此|可|可以|这|那|此|该|所|被|据悉|据称|传|因|因为|如果|虽|虽然|由于|其中|其|我|我们|本报|笔者|记者|没人|谁|无法|无人|不|不会|从|在|对|向|以|将|与|和|所谓)?$"
)
_LEADING = re.compile(
    r"^(?:不过|但是|但|而|然而|另外|此外|同时|随后|对此|其后|后来|事后|昨日|昨天|今天|上周|当天|日前|近日|另据|据|至于|并|且|可是|据悉|其实|只是|可)?(?:周[一二三四五六日]|\d{1,2}月\d{1,2}日|‹T\d+v›)?"
)


def _speeches(text: str) -> list[Speech]:
    plain = simplified(text)
    return [*_governed(plain), *_subjects(plain)]


def _governed(text: str) -> Iterator[Speech]:
    for pattern, cited in ((_GOVERNED, False), (_BY_PAPER, False), (_CITED, True)):
        for match in pattern.finditer(text):
            start, end = match.span("source")
            end = _without_filler(text, start, end)
            if end > start and not _NO_SOURCE.match(text[start:end]):
                yield _speech(text, (start, end), match.end(), cited=cited)
    label = _LABEL.match(text)
    if label and not _VERB.search(label["source"]):
        yield Speech(label.span("source"), label.end(), len(text), label=True)


def _subjects(text: str) -> Iterator[Speech]:
    last: tuple[int, int] | None = None
    for verb in _VERB.finditer(text):
        border = max((match.end() for match in _BORDER.finditer(text, 0, verb.start())), default=0)
        leading = _LEADING.match(text, border, verb.start())
        start = leading.end() if leading else border
        end = _without_filler(text, start, verb.start())
        cut = _OCCASION.search(text, start + 1, end)
        end = cut.start() if cut else end
        words = text[start:end]
        stretch = _stretch(text, border, verb.end())
        denies = _DENIES.search(verb[0]) is not None
        if _PRONOUN.match(words):
            person = words[0] in "他她"
            yield Speech(None, *stretch, gender="person" if person else "any", denies=denies)
        elif _is_source(words) and (not _SHOWING.fullmatch(verb[0]) or _PAPER.search(words)):
            last = (start, end)
            yield _speech(text, last, verb.end(), denies=denies)


def _is_source(words: str) -> bool:
    if not 2 <= len(words) <= 24 or _NO_SOURCE.match(words):
        return False
    return not re.search(
        r"(?<![数证票单依])据|援引|引述|的$|没有|已经|正在|可能|将会|持有|收购|使用|[‹›]|的是|是否|因为|如果|被|把|由(?!.{1,4}(?:院|局|部))|了|过",
        words,
    )


def _without_filler(text: str, start: int, end: int) -> int:
    """The end of a speaker's words without time, occasion and adverbs behind them."""
    while end > start:
        match = _FILLER.search(text[start:end])
        if match is None or match.end() == match.start():
            return end
        end = start + match.start()
    return end


def _speech(
    text: str, place: tuple[int, int], end: int, *, cited: bool = False, denies: bool = False
) -> Speech:
    paper = _PAPER.search(text[slice(*place)]) is not None
    return Speech(place, *_stretch(text, place[0], end), cited=cited, paper=paper, denies=denies)


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((match.end() for match in _APART.finditer(text, 0, start)), default=0)
    last = _APART.search(text, end)
    return first, last.start() if last else len(text)


MANNER = Manner(_speeches)
"""How Chinese tells who speaks."""
