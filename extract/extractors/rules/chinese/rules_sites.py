"""Chinese constructions about sites: who runs, builds, rents and reaches them, where they and companies are."""

from __future__ import annotations

from collections.abc import Mapping

from extract.extractors.rules.chinese.template import Frame, passing, rule, verb
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation

_RUN = r"(?:运营|营运|经营|管理|运维)"
_BUILD = r"(?:兴建|建设|建造|修建|新建|承建|投建|扩建|筹建|开建|建成|盖|兴修|打造|开发|建)"
_STATE = r"(?:州|省|市|县|岛|特别行政区|境内|地区|等地|一带)?"
_IN = r"(?:位于|坐落于|坐落在|坐落|地处|设在|设于|落户于?|建在|建于|选址于?|位在|位处|处于)"
_RENT = r"(?:租用|承租|租赁|租下|租借|租入|包租|整租|长租|租)"
_LEASE = {"service": "lease"}
_CLOUD = {"service": "cloud"}
_COLOCATION = {"service": "colocation"}

_OPERATES = (
    *verb(Relation.OPERATES, f"(?:负责|独立|共同|实际|联合)*{_RUN}(?:着|了|的)?‥{{D:o}}", 0.88),
    *verb(Relation.OPERATES, "由‥{O:s}(?:负责|独家|实际|共同|联合)*" + _RUN, 0.9, Frame("D", end="o")),
    rule(Relation.OPERATES, "由{O:s}(?:负责|独家|实际|共同)*" + _RUN + "的‥{D:o}", 0.9),
    rule(Relation.OPERATES, "{O:s}" + _RUN + "的‥{D:o}", 0.88),
    rule(
        Relation.OPERATES,
        "{D:o}(?:的)?(?:运营商|营运商|运营方|营运方|经营者|运营企业)(?:是|为|系|则是|则为)?‥{O:s}",
        0.88,
    ),
    rule(
        Relation.OPERATES, "{O:s}…(?:是|为|作为|系)‥{D:o}(?:的)?(?:运营商|营运商|运营方|营运方|经营者)", 0.88
    ),
    rule(Relation.OPERATES, "{O:s}…(?:在|于)‹L\\d+n›[^‹›，。；]{0,3}" + _RUN + "(?:着|了)?‥{D:o}", 0.86),
)
_BUILDS = (
    *verb(
        Relation.BUILDS,
        f"(?:动工|开工|投资|斥资|负责|合资|合作|联合|共同|出资)*(?:‹\\$\\d+v›)?{_BUILD}(?:了|的|起)?‥{{D:o}}",
        0.86,
    ),
    *verb(
        Relation.BUILDS,
        "由‥{O:s}(?:负责|独家|投资|出资|斥资‹\\$\\d+v›|共同|联合)*" + _BUILD,
        0.88,
        Frame("D", end="o"),
    ),
    rule(Relation.BUILDS, "由{O:s}(?:负责|投资|出资|共同|联合)*" + _BUILD + "的‥{D:o}", 0.88),
    *verb(Relation.BUILDS, "(?:在|为|向|对)‥{D:o}(?:项目)?…(?:投资|投入|斥资){$:amount}", 0.78),
)
_LOCATED = (
    rule(Relation.LOCATED_IN, "{D:s}(?:项目|园区)?[，,]?…" + _IN + "‥{L:o}", 0.9),
    rule(
        Relation.LOCATED_IN, "{D:s}(?:项目|园区)?[，,]?…" + _IN + "‥‹L\\d+[nu]›" + _STATE + "的?{L:o}", 0.88
    ),
    rule(
        Relation.LOCATED_IN,
        "{D:s}(?:项目|园区)?[，,]?…" + _IN + "‥‹L\\d+[nu]›" + _STATE + "的?‹L\\d+[nu]›" + _STATE + "的?{L:o}",
        0.86,
    ),
    passing(Relation.LOCATED_IN, _IN + "{L:o}" + _STATE + "的‥{D:s}", 0.9),
    passing(Relation.LOCATED_IN, "{L:o}" + _STATE + "(?:的)?(?:[^‹›，。；的在外除]{0,6}的)?{D:s}", 0.86),
    passing(
        Relation.LOCATED_IN,
        "{L:o}" + _STATE + "‹L\\d+[nu]›" + _STATE + "(?:的)?(?:[^‹›，。；的在外除]{0,6}的)?{D:s}",
        0.86,
    ),
    passing(
        Relation.LOCATED_IN,
        "{L:o}" + _STATE + "‹L\\d+[nu]›" + _STATE + "‹L\\d+[nu]›" + _STATE + "(?:的)?{D:s}",
        0.84,
    ),
    rule(Relation.LOCATED_IN, "(?:在|于){L:o}" + _STATE + "…" + _BUILD + "(?:了|的)?‥{D:s}", 0.82),
    rule(Relation.LOCATED_IN, "(?:在|于){L:o}" + _STATE + "(?:的)?…" + _RUN + "(?:了|着)?‥{D:s}", 0.82),
    rule(
        Relation.LOCATED_IN,
        "(?:在|于){L:o}"
        + _STATE
        + "…(?:拥有|设有|设立|租用|租下|租赁|承租)(?:了|的)?(?:[^‹›，。；]|‹#\\d+v›){0,8}?{D:s}",
        0.8,
    ),
)
_BASED = (
    passing(
        Relation.BASED_IN,
        "总部(?:同样|则|均)?(?:位于|设在|设于|在|坐落于|落户|位在)‥{L:o}" + _STATE + "的‥(?:‹O\\d+u›)?{O:s}",
        0.9,
    ),
    rule(
        Relation.BASED_IN,
        "{O!:s}(?:的)?[，,]?…总部(?:同样|则|均|目前)?(?:位于|设在|设于|在|坐落于|落户|位在|迁至|迁往)‥{L:o}",
        0.9,
    ),
    verb(
        Relation.BASED_IN,
        "(?:公司)?总部(?:同样|则|均|目前)?(?:位于|设在|设于|在|坐落于|落户|位在){L:o}",
        0.88,
    )[1],
    rule(Relation.BASED_IN, "{O:s}…(?:将|把)?总部(?:从[^，。]{1,10})?(?:迁至|迁到|迁往|搬到){L:o}", 0.85),
    rule(Relation.BASED_IN, "{O!:s}(?:是|为)(?:一家)?总部在{L:o}", 0.88),
)
_INCORPORATED = (
    rule(
        Relation.INCORPORATED_IN,
        "{O:s}(?:[，,]|…)?(?:是|为)?(?:一家)?(?:注册于|注册在|登记于|登记在|注册地(?:为|是|在|位于)|注册成立于|成立于|设立于)‥{L:o}"
        + _STATE
        + "(?!‹T|年)",
        0.9,
    ),
    rule(
        Relation.INCORPORATED_IN,
        "{O:s}…(?:在|于)‥{L:o}" + _STATE + "(?:依法)?(?:注册|登记)(?:成立|设立)?(?![的成设])",
        0.9,
    ),
    rule(
        Relation.INCORPORATED_IN,
        "{O:s}(?:是|为)(?:一[家间])?[^‹›，。；]{0,6}(?:在|于){L:o}"
        + _STATE
        + "(?:注册|登记)(?:成立|设立)?的[^‹›，。；]{0,6}(?:‹O\\d+u›|公司)",
        0.82,
    ),
    passing(
        Relation.INCORPORATED_IN,
        "(?:注册于|注册在|登记于|注册地为|注册地在){L:o}" + _STATE + "的‥{O!:s}",
        0.88,
    ),
    passing(
        Relation.INCORPORATED_IN, "(?:在|于){L:o}" + _STATE + "(?:注册|登记)(?:成立|设立)?的‥{O!:s}", 0.88
    ),
)


def _named_customers(nouns: str, words: Mapping[str, str]) -> tuple[Rule, ...]:
    """Who is called a customer or tenant, by the nouns for it, before or after the name."""
    noun = f"(?:{nouns})"
    first = "(?:最大|主要|主力|唯一|锚定|首个|核心|第一大|重要|已知的?|首批|部分)?"
    return (
        rule(
            Relation.CUSTOMER_OF,
            "{O:s}…(?:是|为|并?非|成为|作为|担任)‥{OD:o}(?:的|在[^，。；]{0,12}的)?(?:[^‹›，。；的]{0,6}的?)?"
            + noun,
            0.9,
            words=words,
        ),
        rule(
            Relation.CUSTOMER_OF,
            "{OD!:o}(?:的|在[^，。；]{0,12}的)?[^‹›，。；]{0,10}"
            + noun
            + "(?:名单)?(?:中|里)?(?:包括|有|为|是|还有|涵盖|主要是|主要为|主要包括|则是|(?:并?不|并?未|没有)包括|：)‥{O:s}",
            0.88,
            words=words,
        ),
        rule(
            Relation.CUSTOMER_OF,
            "{OD:o}(?P<aside>[^。；;\n]{0,50}?)，(?P<core>(?:其|园区)?"
            + first
            + noun
            + "(?:名单)?(?:中|里)?(?:包括|有|为|是|还有|主要是|则是)‥{O:s})",
            0.8,
            words=words,
        ),
        rule(
            Relation.CUSTOMER_OF,
            "{D:o}[^。；;\n]{0,50}?，(?P<core>{O:s}(?:是|为|则是|成为)" + first + "的?" + noun + ")",
            0.8,
            words=words,
        ),
    )


_CUSTOMER = (
    *verb(Relation.CUSTOMER_OF, "(?:主要|另行|直接|也|均)?向‥{OD:o}…" + _RENT, 0.88, Frame(words=_LEASE)),
    *verb(Relation.CUSTOMER_OF, "从‥{OD:o}(?:那里|处|手中)?…" + _RENT, 0.88, Frame(words=_LEASE)),
    *verb(Relation.CUSTOMER_OF, _RENT + "(?:了|下|走)?‥{D:o}", 0.87, Frame(words=_LEASE)),
    *verb(Relation.CUSTOMER_OF, _RENT + "(?:了|下|走)?‥{O:o}(?=的|旗下|提供|位于|在|所|机房|‹C|算力)", 0.85),
    *verb(
        Relation.CUSTOMER_OF,
        "(?:(?:所用|所需|使用|需要)的‥(?:‹O\\d+n›的?)?{C:item}…)?(?:主要|均|都|大多)?通过‥{O:o}…" + _RENT,
        0.82,
        Frame(words=_CLOUD),
    ),
    *verb(
        Relation.CUSTOMER_OF,
        "(?:使用|采用|采购|购买|订购|租用)(?:了)?‥{O:o}(?:的|提供的)[^‹›，。；]{0,6}(?:云服务|云计算服务|云端服务|算力服务|算力|托管服务)",
        0.86,
        Frame(words=_CLOUD),
    ),
    *_named_customers("客户|用户", {}),
    *_named_customers("租户|租客|承租方|承租人", _COLOCATION),
    rule(
        Relation.CUSTOMER_OF,
        "{OD:o}…(?:把|将)?…(?:出租|租|租赁|租出|整租)(?:予|给|与)(?:了)?‥{O:s}",
        0.88,
        words=_LEASE,
    ),
    *verb(Relation.CUSTOMER_OF, "(?:由|被)‥{O:s}…" + _RENT, 0.88, Frame("D", "o", _LEASE)),
    rule(
        Relation.CUSTOMER_OF,
        "{O:o}…(?:向|为|给)‥{O:s}…(?:提供|出租|供应)[^‹›，。；]{0,14}?(?:云服务|云计算|云端|算力|托管|机柜|机房|主机代管|租赁服务|GPU租赁)",
        0.84,
    ),
    rule(Relation.CUSTOMER_OF, "{O:o}…(?:向)‥{O:s}…(?:出租)(?:了)?‥(?:‹[DC]\\d+[nu]›)?", 0.86, words=_LEASE),
    *verb(Relation.CUSTOMER_OF, "(?:入驻|进驻|落户)(?:了)?‥{D:o}", 0.8),
    rule(
        Relation.CUSTOMER_OF,
        "{O:s}…(?:与|和|同)‥{O:o}…(?:签署|签订|签下|签了|达成)[^‹›，。；]{0,16}(?:租约|租赁(?:合同|协议|合约)|租用协议|云服务(?:合同|协议)|托管(?:合同|协议)|承租协议)",
        0.72,
        words=_LEASE,
    ),
    rule(
        Relation.CUSTOMER_OF,
        "{O:s}…(?:与|和|同)‥{O:o}…(?:签署|签订|签下|达成)[^‹›，。；]{0,16}(?:云(?:计算)?(?:服务)?(?:合同|协议|合约)|算力(?:服务|租赁|采购)?(?:合同|协议|合约))",
        0.74,
        words=_CLOUD,
    ),
)
_ACCESSES = (
    *verb(
        Relation.ACCESSES,
        "远程(?:访问|接入|使用|调用|登录|登入|操作)(?:了)?‥{D:o}",
        0.88,
        Frame(words={"channel": "remote"}),
    ),
    *verb(
        Relation.ACCESSES,
        "(?:通过|经由|借助|经)[^‹›，。；]{0,8}(?:专线|光纤)[^‹›，。；]{0,6}(?:连接|接入|访问|使用)‥{D:o}",
        0.85,
        Frame(words={"channel": "dedicated link"}),
    ),
    *verb(Relation.ACCESSES, "(?:访问|接入|连接|调用)(?:了|到)?‥{D:o}", 0.8),
    *verb(Relation.ACCESSES, "(?:使用|利用|动用)(?:了)?‥{D:o}的(?:算力|计算能力|服务器|芯片|资源)", 0.78),
)
RULES = (*_OPERATES, *_BUILDS, *_LOCATED, *_BASED, *_INCORPORATED, *_CUSTOMER, *_ACCESSES)
"""Rules of sites and seats."""
