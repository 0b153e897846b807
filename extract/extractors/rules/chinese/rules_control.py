"""Chinese constructions of trade, export control, evasion, investigation and office."""

from __future__ import annotations

from extract.extractors.rules.chinese.template import Frame, passing, rule, verb
from graph.schema import Relation

_FREE = r"(?:[^‹›，,。；：;!?！？禁限管止准得许\n]|‹[T$#]\d+v›){0,14}?"
_SHIP = r"(?:出口|销售|出售|供应|输出|发运|提供|运送|转让|供货)"
_SMUGGLE = r"(?:走私|偷运|非法出口|非法运送|非法运|非法转运|违规出口|违规转运|非法转移|转运|转口|辗转运|非法输出|非法转售|秘密运|私运|绕道运|非法出货)"
_TO = r"(?:到|至|往|给|进|进入|入|回|去)"
_ITEM = r"(?:‹[$#T]\d+v›|[^‹›，。；]){0,10}?(?:‹O\d+[nu]›的?)?{C:item}"
_BAN = r"(?:禁止|限制|管制|严禁|不准|不允许|不许|禁|收紧|阻止)"
_LISTED = r"(?:列入|加入|纳入|放入|添加至|列进|加进|增列|新增至|列在|列至)"
_CHARGE = r"(?:起诉|控告|检控|指控|提起公诉|提控|提起诉讼)"
_PROBE = r"(?:调查|立案|侦查|侦办|彻查|审查|查处|突击搜查|搜查)"
_ROLE = (
    r"(?:联合创始人|共同创办人|创始人|创办人|首席执行官|首席财务官|首席技术官|首席运营官|首席分析师|行政总裁|执行长|财务长|董事长|副董事长|执行董事|独立董事|董事局主席|董事会主席|主席|"
    r"董事|副总裁|总裁|总经理|副总经理|合伙人|分析师|研究员|主任|发言人|律师|教授|部长|局长|秘书长|检察官|掌门人|负责人|研究主管|主管)"
)

_EXPORTS = (
    rule(
        Relation.EXPORTS_TO,
        "(?:{T:valid}[，,]?[^‹›。；]{0,8}?)?{L:s}"
        + _FREE
        + "(?:对|向|往)‥{L:o}(?:的)?"
        + _FREE
        + "(?:出口|输出|出货)(?:了)?(?:的)?(?:"
        + _ITEM
        + ")?(?:[^。；‹›]{0,30}?{$:amount})?",
        0.84,
    ),
    rule(
        Relation.EXPORTS_TO,
        "(?:从|自)‥{L:s}" + _FREE + "(?:出口|输出)(?:到|至|往){L:o}(?:的)?(?:" + _ITEM + ")?",
        0.84,
    ),
    rule(
        Relation.EXPORTS_TO,
        "{L:o}" + _FREE + "(?:从|自)‥{L:s}" + _FREE + "进口(?:了)?(?:的)?(?:" + _ITEM + ")?",
        0.84,
    ),
)
_VIA = r"(?:经|经由|途经|通过|取道|借道|绕道){L:via}(?:等地|等国|和‹L\d+n›|及‹L\d+n›|、‹L\d+n›|与‹L\d+n›)*"
_DIVERTS = (
    *verb(Relation.DIVERTS_TO, f"(?:把|将){_ITEM}…(?:{_VIA})?…{_SMUGGLE}{_TO}‥{{L:o}}", 0.88, Frame("OP")),
    *verb(
        Relation.DIVERTS_TO,
        f"(?:把|将){_ITEM}…{_VIA}…(?:运|输送|送|出口|销|转){_TO}‥{{L:o}}",
        0.84,
        Frame("OP"),
    ),
    *verb(Relation.DIVERTS_TO, f"(?:向|往)‥{{L:o}}…{_SMUGGLE}(?:了)?{_ITEM}", 0.88, Frame("OPL")),
    *verb(Relation.DIVERTS_TO, f"{_SMUGGLE}(?:了)?{_ITEM}…{_TO}‥{{L:o}}", 0.88, Frame("OPL")),
    *verb(
        Relation.DIVERTS_TO,
        f"(?:{_VIA})…(?:向|往)‥{{L:o}}…(?:出口|运送|输送|转运|走私)(?:了)?{_ITEM}",
        0.86,
        Frame("OP"),
    ),
    *verb(
        Relation.DIVERTS_TO,
        f"(?:非法|违规|秘密|私下)(?:地)?(?:向|往|对)‥{{L:o}}…(?:出口|运送|输送|转运|销售|提供)(?:了)?{_ITEM}",
        0.88,
        Frame("OPL"),
    ),
    rule(
        Relation.DIVERTS_TO,
        "{C:item}…(?:被|遭)(?:‹[OP]\\d+[nu]›)?…(?:从|自)‥{L:s}…" + _SMUGGLE + _TO + "‥{L:o}",
        0.86,
    ),
    rule(Relation.DIVERTS_TO, "{C:item}…(?:从|自)‥{L:s}…" + _SMUGGLE + _TO + "‥{L:o}", 0.84),
)
_RESTRICTS = (
    rule(
        Relation.RESTRICTS,
        "{R:s}[^。；\n]{0,12}，[^‹›，。；]{0,6}(?P<core>{O:o}[^‹›，。；]{0,6}(?:未|没有|并未|不在)(?:被)?(?:列入|在列|其中|上榜|名单))",
        0.84,
        stance="denied",
    ),
    rule(
        Relation.RESTRICTS,
        "{LO:s}…(?:把|将)‥{C:o}…(?:纳入|列入|加入)(?:了)?…{R:rule}",
        0.86,
    ),
    rule(
        Relation.RESTRICTS,
        "(?P<core>{LOR:s}…)"
        + _BAN
        + "…(?:‹O\\d+[nu]›(?:等[^‹›，。；]{0,6})?…)?(?:向|对|往)‥{L:o}…"
        + _SHIP
        + f"(?:{_ITEM})?",
        0.88,
    ),
    rule(
        Relation.RESTRICTS,
        "(?P<core>{LOR:s}…)"
        + _BAN
        + f"…{_ITEM}…(?:出口|销售|流入|输出|运|供应|转让|输往)(?:到|至|往|给)?‥{{L:o}}",
        0.87,
    ),
    passing(
        Relation.RESTRICTS,
        "{LO:s}(?:政府)?(?:[^‹›，。；]|‹T\\d+v›){0,8}?(?:对|针对|向)‥{L:o}的[^‹›，。；]{0,8}?"
        + f"(?:{_ITEM})?"
        + "[^‹›，。；]{0,6}?‹R\\d+[nu]›",
        0.86,
    ),
    rule(
        Relation.RESTRICTS,
        "{LO:s}…(?:对|针对|向)‥{L:o}…(?:实施|实行|采取|祭出|颁布|施加|收紧|加强|发布|扩大)(?:了)?…"
        + f"(?:{_ITEM})?"
        + "…(?:限制|管制|制裁|封锁|‹R\\d+[nu]›)",
        0.84,
    ),
    rule(Relation.RESTRICTS, "(?P<core>{R:s}…)" + _BAN + "(?:了)?…(?:向|对)‥{L:o}", 0.86),
    rule(
        Relation.RESTRICTS,
        "{LO:s}…(?:把|将)(?:包括|含)?‥{O:o}(?:在内)?…"
        + _LISTED
        + "(?:了)?(?:其|美国|美方)?(?:‹[LO]\\d+n›的?)?(?:所谓)?(?:的)?…{R:rule}",
        0.9,
    ),
    rule(Relation.RESTRICTS, "{O:o}…(?:被|遭|已被|获)…{OL:s}(?:政府)?…" + _LISTED + "(?:了)?…{R:rule}", 0.88),
    rule(
        Relation.RESTRICTS,
        "{O:o}(?:等)?(?:[^‹›，。；]|‹[T#]\\d+v›){0,14}(?:被|遭|已被|遭到|正式被)[^‹›，。；]{0,6}"
        + _LISTED
        + "(?:了)?(?:美国|‹[L]\\d+n›)?(?:的)?{R:s}",
        0.86,
    ),
    rule(Relation.RESTRICTS, "{R:s}…" + "(?:新增|列有|列入|纳入|涵盖|包括)(?:了)?‥{O:o}", 0.82),
    rule(
        Relation.RESTRICTS,
        "{O:o}(?:[^‹›，。；]|‹T\\d+v›){0,10}(?:不在|未列入|并未列入|未被列入|没有列入|仍未列入|尚未列入)(?:‹L\\d+n›(?:的)?)?{R:s}",
        0.85,
        stance="denied",
    ),
    rule(
        Relation.RESTRICTS,
        "(?P<core>{LO:s}…)(?:禁止|限制|要求|不准|不允许|不许|叫停|阻止)‥{O:o}(?:[^‹›，。；]|‹[TD]\\d+[vnu]›){0,16}?(?:不得|停止|停用|不再)?(?:使用|采购|购买|获取|进口|采用)(?:了)?‥(?:‹O\\d+[nu]›的?)?{C:item}",
        0.88,
    ),
    rule(Relation.RESTRICTS, "{LO:s}…(?:制裁)(?:了)?‥{O:o}", 0.85),
    rule(Relation.RESTRICTS, "{LO:s}…(?:对)‥{O:o}…(?:实施|施加|采取|祭出)(?:了)?…(?:制裁|‹R\\d+[nu]›)", 0.86),
)
_CIRCUMVENTS = (
    *verb(
        Relation.CIRCUMVENTS,
        "(?:规避|绕过|绕开|逃避|避开|突破|躲避|架空|钻)(?:了|着)?‥(?:‹L\\d+n›(?:政府)?(?:的)?)?(?:(?:对|针对)‹L\\d+n›(?:的)?)?(?:‹C\\d+[nu]›(?:的)?)?{R:o}",
        0.88,
        Frame("OPL"),
    ),
    *verb(
        Relation.CIRCUMVENTS,
        "(?:以|借|从而|借此|用以)(?:此)?(?:来)?(?:规避|绕过|绕开|逃避|避开|突破)(?:了)?‥(?:‹L\\d+n›(?:政府)?(?:的)?)?(?:(?:对|针对)‹L\\d+n›(?:的)?)?(?:‹C\\d+[nu]›(?:的)?)?{R:o}",
        0.8,
        Frame("OPL"),
    ),
)
_PROBING = {"stage": "investigated"}
_CHARGED = {"stage": "charged"}
_INVESTIGATES = (
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OL:s}(?:[^‹›，。；被遭]|‹T\\d+v›){0,14}?)(?:对|就)‥{OP:o}…(?:展开|启动|进行|发起|立案|开展|作出)?…"
        + _PROBE,
        0.87,
        words=_PROBING,
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OL:s}(?:[^‹›，。；被遭]|‹T\\d+v›){0,14}?)(?:正在|已|正|着手)?" + _PROBE + "(?:了)?‥{OP:o}",
        0.85,
        words=_PROBING,
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OL:s}(?:[^‹›，。；被遭]|‹T\\d+v›){0,14}?)" + _CHARGE + "(?:了)?{OP:o}",
        0.87,
        words=_CHARGED,
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OL:s}(?:[^‹›，。；被遭]|‹T\\d+v›){0,14}?)(?:对|向)‥{OP:o}…(?:提起公诉|提起诉讼|提出指控|提出控罪|起诉|提控|提出检控)",
        0.87,
        words=_CHARGED,
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OP:o})(?:[^‹›。；]|‹[TCL$#]\\d+[vnu]›){0,40}?(?:被|遭|遭到|受到|接受|已被|正接受)‥{OL:s}(?:的|立案|展开)?"
        + _PROBE,
        0.87,
        words=_PROBING,
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OP:o})(?:[^‹›。；]|‹[TCL$#]\\d+[vnu]›){0,40}?(?:被|遭|遭到|受到|已被)‥{OL:s}(?:的)?…"
        + _CHARGE,
        0.87,
        words=_CHARGED,
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OP:o})(?:[^‹›。；]|‹[TCL$#]\\d+[vnu]›){0,40}?(?:向)‥{OL:s}…(?:认罪|承认控罪|承认有罪)",
        0.86,
        words={"stage": "pleaded guilty"},
    ),
    rule(
        Relation.INVESTIGATES,
        "(?<!据){O:s}(?:[^‹›，。；]|‹[TL]\\d+[vn]›){0,16}(?:宣布|公布|表示|称|说|指出|透露|公告)[，：,](?P<core>‥{OP:o}(?:[^‹›，。；]|‹[TCL$#]\\d+[vnu]›){0,20}?)(?:认罪|承认有罪|承认控罪|承认走私|承认共谋)",
        0.86,
        words={"stage": "pleaded guilty"},
    ),
    rule(
        Relation.INVESTIGATES,
        "(?<!据){O:s}(?:[^‹›，。；]|‹[TL]\\d+[vn]›){0,16}(?:宣布|公布|表示|称|说|指出|透露|公告)[，：,](?P<core>‥{OP:o}(?:[^‹›，。；]|‹[TCL$#]\\d+[vnu]›){0,20}?)(?:被定罪|被判有罪|罪名成立|被判刑)",
        0.86,
        words={"stage": "convicted"},
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OP:o})(?:[^‹›。；]|‹[TCL$#]\\d+[vnu]›){0,30}?被‥{O:s}(?:[^‹›，。；]){0,6}(?:定罪|判处|裁定有罪|判定有罪)",
        0.86,
        words={"stage": "convicted"},
    ),
    rule(
        Relation.INVESTIGATES,
        "(?P<core>{OL:s}(?:[^‹›，。；被遭]|‹T\\d+v›){0,14}?)(?:撤销|撤回|终止|结束)(?:了)?对{OP:o}的(?:调查|指控|起诉|控罪)",
        0.88,
        words={"stage": "dropped"},
    ),
)
_ROLES = (
    passing(
        Relation.ROLE_AT,
        "{O:o}(?:的)?(?:前|时任|现任|新任|亚太区|中国区|大中华区|亚洲区)?(?P<role>"
        + _ROLE
        + "(?:兼"
        + _ROLE
        + ")?){P:s}",
        0.92,
    ),
    rule(
        Relation.ROLE_AT,
        "{P:s}…(?:担任|出任|现任|就任|接任|升任|历任|任|为|是|系)‥{O:o}(?:的)?[^‹›，。；]{0,6}?(?P<role>"
        + _ROLE
        + ")",
        0.9,
    ),
    rule(
        Relation.ROLE_AT,
        "{O:o}…(?:任命|委任|聘请|聘任)(?:了)?‥{P:s}…(?:为|担任|出任)[^‹›，。；]{0,8}?(?P<role>" + _ROLE + ")",
        0.9,
    ),
    rule(
        Relation.ROLE_AT,
        "{P:s}[，,（(\\s]{0,2}‥{O:o}(?:的)?(?:现任)?(?P<role>" + _ROLE + ")(?=，|。|）|\\)|、)",
        0.85,
    ),
    rule(Relation.ROLE_AT, "{P:s}…(?P<role>创立|创办|领导|执掌|掌管)(?:了|的)?‥{O:o}", 0.8),
    rule(Relation.ROLE_AT, "{O:o}(?:的)?(?P<role>" + _ROLE + ")(?:是|为|由){P:s}", 0.9),
)
RULES = (*_EXPORTS, *_DIVERTS, *_RESTRICTS, *_CIRCUMVENTS, *_INVESTIGATES, *_ROLES)
"""Rules of trade, control, evasion, investigation and office."""
