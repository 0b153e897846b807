"""People by surname and title, newspapers by suffix, and places by administrative suffix, in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.chinese.lexicon import NO_PLACE
from extract.extractors.rules.chinese.script import both, simplified
from extract.extractors.rules.chinese.segment import words_of
from extract.extractors.rules.found import Found
from graph.schema import Kind

_SURNAME = (
    r"(?:欧阳|司马|诸葛|上官|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛雷贺倪汤罗毕郝安"
    r"常于傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒项祝董梁杜阮蓝闵季贾路江童颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆翁"
    r"曾廖聂关游饶武黎戈岳池殷向温庄晏柴翟阎习艾易慎连])"
)
_TITLE = (
    r"(?:董事会秘书|财务总监|副主席|首席执行官|首席财务官|首席技术官|首席运营官|首席分析师|执行长|财务长|董事长|副董事长|执行董事|独立董事|董事局主席|董事会主席|董事|副总裁|总裁|总经理|副总经理|创始人|联合创始人|"
    r"共同创办人|创办人|创始合伙人|合伙人|分析师|研究员|主任|发言人|律师|教授|部长|局长|主席|秘书长|检察官|高管|负责人|行政总裁|研究主管|主管)"
)
_GIVEN = r"[\u4e00-\u9fff]{1,2}?"
_AFTER = r"(?=不|也|已|曾|还|将|对|和|与|先生|女士|博士|教授|表示|称|说|透露|指出|认为|出任|担任|辞任|将任|是|为|任|持有|拥有|控制|实际控制|被|，|。|、|（)"
_TITLED = re.compile(rf"{_TITLE}(?P<name>{_SURNAME}{_GIVEN}){_AFTER}")
_SPEAKING = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<name>{_SURNAME}{_GIVEN})(?=先生|女士|博士|教授|表示|出任|担任|现任|辞任|（)"
)
_APPOSED = re.compile(
    rf"(?:^|(?<=[，。；：\n]))(?P<name>{_SURNAME}{_GIVEN})(?=，[^，。；]{{2,20}}?{_TITLE}[，。])"
)
_FOREIGN = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,6}(?:[·・‧][\u4e00-\u9fff]{1,6}?){1,3})(?=[，。、（\s]|同时|也|还|曾|将|已|则|兼|参与|和|与|等|表示|称|说|出任|担任|是|为|于|在|持有|的)"
)
_TITLE_ONLY = re.compile(rf"^{_TITLE}")
_MEDIA = re.compile(
    r"[《〈]?(?P<name>[\u4e00-\u9fff]{2,6}?(?:日报|时报|晚报|早报|周刊|周报|电视台|通讯社|新闻社|新闻网|财经网|邮报|商报|导报|晨报))[》〉]?"
)
_QUOTED_MEDIA = re.compile(
    r"《(?P<name>[\u4e00-\u9fffA-Za-z ]{2,12})》(?=[^，。]{0,12}(?:报道|報道|報導|称|稱|援引|指出))"
)
_PLACE = re.compile(r"[省市县县区州岛镇乡]$")
_NOT_GIVEN = re.compile(r"[的是在将已曾也都和与于对向表称说透指认出任]$")


def people(text: str) -> Iterator[Found]:
    """People, newspapers and places of the text; each kind by its own form."""
    plain = simplified(text)
    common = {(word.start, word.end) for word in words_of(text) if not word.flag.startswith("n")}
    for pattern in (_TITLED, _SPEAKING, _APPOSED, _FOREIGN):
        for match in pattern.finditer(plain):
            if (
                match.span("name") not in common
                and not _NOT_GIVEN.search(match["name"])
                and not _TITLE_ONLY.match(match["name"])
            ):
                yield _found(text, match, Kind.PERSON)
    for pattern in (_MEDIA, _QUOTED_MEDIA):
        for match in pattern.finditer(plain):
            yield _found(text, match, Kind.ORGANIZATION)
    yield from _places(text)


def _found(text: str, match: re.Match[str], kind: Kind) -> Found:
    start, end = match.span("name")
    return Found(start=start, end=end, kind=kind, text=text[start:end], named=True)


def _places(text: str) -> Iterator[Found]:
    for word in words_of(text):
        known = word.flag == "ns" and len(word.text) >= 2
        if known and word.text not in NO_PLACE and word.text not in _REGIONS:
            yield Found(
                start=word.start, end=word.end, kind=Kind.PLACE, text=text[word.start : word.end], named=True
            )
    for match in _SUFFIXED.finditer(text):
        yield _found(text, match, Kind.PLACE)


_REGIONS = frozenset(["海外", "境外", "当地", "本地", "全国", "国内", "国外", "西方", "内地"])
_SUFFIXED = re.compile(
    both(
        r"(?:位于|坐落于|落户|设于|选址|坐落在|位在|地处)(?P<name>[\u4e00-\u9fff]{2,5}?(?:省|市|州|县|岛|镇|港|湾))(?=的|，|。|、|[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2,4}(?:区|镇|园))"
    )
)
