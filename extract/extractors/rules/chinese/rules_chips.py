"""Chinese constructions about chips and models: bought, sold, designed, made, housed, trained on."""

from __future__ import annotations

from extract.extractors.rules.chinese.template import Frame, passing, rule, verb
from graph.schema import Relation

_BUY = r"(?:采购|购买|订购|购入|买入|买下|购得|抢购|囤积|订下|预订|预购|下单购买|购置|添购|买进|购)"
_SELL = r"(?:供应|提供|交付|出售|销售|供货|发货|出货|运送|转售|转卖|卖出|贩售|交货|出口|卖)"
_MAKE = r"(?:代工生产|代工制造|代工|制造|生产|量产|流片|制成)"
_PLACED = r"(?:部署|安装|配备|搭载|配置|装有|装设|启用|运行|容纳|设有|装备|安置|上线|投用|架设|存放|内有|装载|用上|采用|拥有)"
_USE = r"(?:使用|利用|采用|借助|基于|依靠|依托|运用|动用|凭借|以|用)"
_TRAIN = r"(?:训练|训成|预训练|微调|训出|完成训练)"

_BUYS = (
    *verb(
        Relation.BUYS,
        f"(?:已|再|又|额外|直接|秘密|大量|批量|合计|共|一次性)*{_BUY}(?:了|到)?‥{{C:o}}",
        0.87,
        Frame("OP"),
    ),
    rule(Relation.BUYS, "{O:s}…(?:向|从)‥{O:seller}…" + _BUY + "(?:了)?‥{C:o}", 0.84),
)
_SUPPLIES = (
    rule(
        Relation.SUPPLIES,
        "{O:o}(?:[^。；‹›]|‹[TL$]\\d+[vn]›){0,24}?(?:向|从|找)‥{O:s}…" + _BUY + "(?:了)?‥{C:item}",
        0.86,
    ),
    *verb(Relation.SUPPLIES, f"(?:向|为|给)‥{{OD:o}}…{_SELL}(?:了)?‥{{C:item}}", 0.88),
    *verb(
        Relation.SUPPLIES,
        "(?:把|将)?‥{C:item}…(?:出售|卖|销售|供应|交付|转售|提供|转让|转卖|交|供货|租借)给{OD:o}",
        0.87,
    ),
    *verb(Relation.SUPPLIES, "(?:向|为|给)‥{OD:o}…(?:供货|供应|发货|出货|交货)", 0.8),
    rule(
        Relation.SUPPLIES,
        "{O:s}(?:是|为){O:o}(?:的)?(?:主要|最大|芯片|服务器|唯一|独家)*(?:供应商|供货商)",
        0.86,
    ),
    rule(
        Relation.SUPPLIES,
        "{O:o}(?:的)?(?:主要|最大|芯片|服务器|唯一|独家)*(?:供应商|供货商)(?:是|为|包括|有)‥{O:s}",
        0.86,
    ),
    rule(Relation.SUPPLIES, "由{O:s}(?:向|为){O:o}(?:供应|提供|交付)‥{C:item}", 0.88),
)
_DESIGNS = (
    passing(Relation.DESIGNS, "{O!:s}(?:生产的|的|制|产)?{C!:o}", 0.8),
    *verb(Relation.DESIGNS, "(?:自主|自行)?(?:设计|研发|自研|研制|开发|推出|发布)(?:了|的|出)?‥{C:o}", 0.85),
    rule(Relation.DESIGNS, "{C:o}…由{O:s}(?:自主|自行)?(?:设计|研发|开发|推出)", 0.88),
    rule(Relation.DESIGNS, "由{O:s}(?:自主|自行)?(?:设计|研发|开发|推出)的‥{C:o}", 0.88),
)
_FABRICATES = (
    rule(Relation.FABRICATES, "{C:o}…(?:由|交由|交给|委托)‥{O:s}(?:的[^‹›，。；]{0,8})?…" + _MAKE, 0.9),
    rule(Relation.FABRICATES, "(?:由|交由|委托)‥{O:s}…" + _MAKE + "(?:的)?‥{C:o}", 0.86),
    *verb(Relation.FABRICATES, f"(?:负责|独家|为‹O\\d+[nu]›)*{_MAKE}(?:了|的)?‥{{C:o}}", 0.86),
    rule(Relation.FABRICATES, "{O:s}…为‹O\\d+[nu]›…" + _MAKE + "(?:了|的)?‥{C:o}", 0.88),
)
_HOSTS = (
    rule(
        Relation.HOSTS,
        "{D:s}，(?P<core>(?:其中|园区)?(?:内有|配备|部署|搭载|装有|设有|内设|安装)(?:了|有)?‥(?:‹O\\d+[nu]›的?)?{C:o})",
        0.82,
    ),
    rule(
        Relation.HOSTS,
        "{D:s}(?:内|里|中|目前|项目)?…" + _PLACED + "(?:了|有|着|的)?‥(?:‹O\\d+[nu]›的?)?{C:o}",
        0.87,
    ),
    rule(
        Relation.HOSTS,
        "(?:在|于)‥{D:s}(?:内|里|中)?…(?:部署|安装|启用|配备|装设|运行|使用|投放|上线|架设|存放|投用)(?:了|着)?‥(?:‹O\\d+[nu]›的?)?{C:o}",
        0.86,
    ),
    rule(
        Relation.HOSTS,
        "{C:o}…(?:部署|安装|存放|运行|装设|放置|落地|安置|安装|交付)(?:在|于|至|到)‥{D:s}",
        0.86,
    ),
    rule(Relation.HOSTS, "为{D:s}…(?:配备|安装|采购)(?:了)?‥(?:‹O\\d+[nu]›的?)?{C:o}", 0.78),
)
_DEVELOPS = (
    *verb(
        Relation.DEVELOPS,
        "(?:自主|自行)?(?:开发|推出|发布|研发|自研|研制|开源|打造|上线)(?:了|的|出)?‥{M:o}",
        0.88,
    ),
    passing(
        Relation.DEVELOPS, "(?:开发|推出|研发|打造)(?:了|出)?‥(?:‹M\\d+u›)?{M:o}的‥(?:‹O\\d+u›)?{O:s}", 0.88
    ),
    rule(Relation.DEVELOPS, "{M:o}…由{O:s}(?:自主|自行)?(?:开发|推出|研发|发布|打造|训练)", 0.9),
    rule(Relation.DEVELOPS, "由{O:s}(?:自主|自行)?(?:开发|推出|研发|打造)的‥{M:o}", 0.9),
    passing(
        Relation.DEVELOPS,
        "{O!:s}(?:旗下|自家|自研)?(?:的)?(?:[^‹›，。；向给由]{0,6}(?:‹M\\d+u›)?)?{M!:o}",
        0.84,
    ),
    rule(Relation.DEVELOPS, "{M!:o}(?:的)?(?:开发商|开发者|研发方|开发方)(?:是|为)?{O:s}", 0.9),
    rule(Relation.DEVELOPS, "{O:s}…(?:是|为|作为)‥{M!:o}(?:的)?(?:开发商|开发者|研发方|开发方)", 0.9),
)
_TRAINS_IN = (
    *verb(
        Relation.TRAINS_IN,
        f"(?:在|于|利用|使用|借助|依托|选择在)‥{{DL:o}}(?:境内|本土|本地|等地|的|内|中|里)?…{_TRAIN}(?:了)?(?:‥{{M:item}})?",
        0.86,
        Frame("OM"),
    ),
    rule(
        Relation.TRAINS_IN,
        "{OM:s}…(?:把|将)‥(?:{M:item}|‹C\\d+u›)…(?:训练|训练工作|训练任务)…(?:放在|转移到|移至|转至|搬到|转到|安排在|放到|移往){DL:o}",
        0.85,
    ),
    rule(Relation.TRAINS_IN, "{OM:s}…{C:item}…(?:在|于)‥{D:o}…" + _TRAIN, 0.7),
)
_TRAINS_ON = (
    *verb(
        Relation.TRAINS_ON,
        f"(?:主要|曾|均|只|仅)?{_USE}(?:了|着)?‥(?:‹O\\d+[nu]›的?)?{{C:o}}(?:上|来|集群|服务器|去|系列)?…{_TRAIN}",
        0.88,
        Frame("OM"),
    ),
    *verb(
        Relation.TRAINS_ON,
        f"(?:在|于)‥(?:‹O\\d+[nu]›的?)?{{C:o}}(?:集群|系列|服务器)?(?:上|之上|平台上)…{_TRAIN}",
        0.88,
        Frame("OM"),
    ),
    rule(
        Relation.TRAINS_ON,
        "{OM:s}…" + _TRAIN + "…(?:使用|用|采用|所用)(?:的是|了|的)?‥(?:‹O\\d+[nu]›的?)?{C:o}",
        0.84,
    ),
    rule(
        Relation.TRAINS_ON,
        "{OM:s}…"
        + _TRAIN
        + "‥(?:‹M\\d+[nu]›)?[^‹›，。；]{0,8}，?(?:使用|用|采用|所用|用到)(?:的是|了|的)?‥(?:‹O\\d+[nu]›的?)?{C:o}",
        0.82,
    ),
)
_UNDERCUTS = (
    rule(
        Relation.UNDERCUTS,
        "{OM:s}(?:的)?…(?:价格|成本|费用|收费|定价|报价|售价|价钱|训练成本)…(?:仅|只|不到|为|是|约|相当于|低至|不及)…{OM:o}(?:的)?(?:‹M\\d+u›)?(?:[^‹›，。；]{0,6})?{~:price_ratio}",
        0.88,
    ),
    rule(
        Relation.UNDERCUTS,
        "{OM:s}(?:的)?…(?:价格|成本|费用|收费|定价|报价|售价)?…比‥{OM:o}(?:的)?…(?:便宜|低廉|低|更低|廉价)",
        0.86,
    ),
    rule(
        Relation.UNDERCUTS,
        "{OM:s}(?:的)?…(?:价格|成本|费用|收费|定价|报价|售价)…(?:低于|远低于|大幅低于|明显低于)‥{OM:o}",
        0.87,
    ),
    rule(Relation.UNDERCUTS, "{OM:s}…以‥{OM:o}(?:的)?{~:price_ratio}(?:的)?(?:价格|成本|费用|收费)", 0.87),
)
RULES = (
    *_BUYS,
    *_SUPPLIES,
    *_DESIGNS,
    *_FABRICATES,
    *_HOSTS,
    *_DEVELOPS,
    *_TRAINS_IN,
    *_TRAINS_ON,
    *_UNDERCUTS,
)
"""Rules of chips and models."""
