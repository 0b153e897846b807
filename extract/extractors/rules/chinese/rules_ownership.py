"""Chinese constructions of ownership, control, succession, affiliation and financing."""

from __future__ import annotations

from extract.extractors.rules.chinese.template import PRICE, Frame, passing, rule, verb
from graph.schema import Relation

_SHARES = r"(?:的)?(?:[^‹›，。；]{0,6})?(?:股份|股权|权益|股票|普通股)"
_UNIT = r"(?:旗下(?:的)?|的|之)?(?:原来的?|原|前|此前的)?(?:‹%\d+v›(?:的)?)?(?:全资|间接|控股|海外|境外|全资拥有的|新加坡|香港|中国|独立|数据中心|非全资|主要|一家|两家)*(?:子公司|附属公司|附属企业|全资公司|孙公司)"
_HOLDER = r"(?:最大|第一大|控股|主要|单一最大|第二大|实际|唯一|大|现有|新)*股东"
_DONE = r"(?:了|完成|下)?"

_OWNS = (
    *verb(
        Relation.OWNS,
        f"(?:收购|洽购|竞购|求购|买下|购得|购入|并购|接手|接盘|全资收购|全购|私有化){_DONE}‥{{OD:o}}(?:的?[^‹›，。；]{{0,8}}{{%:share}})?",
    ),
    *verb(
        Relation.OWNS,
        "(?:由|归|被)‥{OP:s}(?:以‹\\$\\d+v›)?(?:[^‹›，。；]{0,6})?(?:所有|持有|持股|拥有|控股|收购|买下|全资拥有|接手)(?:(?:的)?{%:share})?",
        0.86,
        Frame("OD", end="o"),
    ),
    rule(Relation.OWNS, "{O:s}…(?:把|将)(?!‹)?‥{OD:o}(?:‥)?私有化"),
    *verb(
        Relation.OWNS,
        f"(?:持有|握有|坐拥|拥有|间接持有|直接持有|合计持有|控有){_DONE}‥{{OD:o}}(?:的?[^‹›，。；]{{0,8}}{{%:share}})?",
        0.88,
        Frame("OP"),
    ),
    *verb(Relation.OWNS, "(?:持有|拥有)‥{%:share}(?:的)?{O:o}" + _SHARES, 0.88, Frame("OP")),
    *verb(
        Relation.OWNS,
        "(?:在|于|对|向)‥{OD:o}(?:中|当中|内)?(?:的)?…(?:持股|占股|股权占比|持股比例)(?:比例)?(?:为|达|约|降至|增至|升至|从[^，。]{0,12}(?:降|增|升)至)?{%:share}",
        0.85,
        Frame("OP"),
    ),
    *verb(
        Relation.OWNS,
        "对{OD:o}的持股(?:比例)?(?:已|将)?(?:为|达|约|由‹%\\d+v›|从‹%\\d+v›)?(?:降|增|升|减|提高|摊薄|稀释)?(?:至|到|为)?{%:share}",
        0.85,
        Frame("OP"),
    ),
    rule(
        Relation.OWNS,
        "{OD:o}{%:share}(?:的)?(?:股份|股权|权益|股)(?:，|…)?(?:由|归|被){OP:s}(?:持有|所有|拥有|收购)",
        0.88,
    ),
    rule(
        Relation.OWNS,
        "{OD:o}…为{OP:s}(?:以‹\\$\\d+v›)?(?:共同|间接|直接|全资|合计|‹%\\d+v›)?(?:所有|持有|持股|拥有|控股|收购|买下|全资拥有|接手)",
        0.88,
    ),
    rule(
        Relation.OWNS,
        "{OD:o}…仍?(?:归属于|隶属于|隶属|归属|属于|归){OP:s}(?:所有|旗下|全资)?(?=，|。|；|的|$|所|旗)",
        0.82,
    ),
    passing(Relation.OWNS, f"{{O:s}}{_UNIT}(?:[“「《])?{{O!:o}}", 0.88),
    rule(
        Relation.OWNS,
        "{O:s}…通过(?:其|在[^，。‹]{0,6}(?:‹L\\d+n›)?的)?(?:‹%\\d+v›(?:的)?)?(?:旗下|全资|间接|控股|海外|境外|新加坡|当地)*(?:子公司|附属公司|附属企业){O!:o}",
        0.88,
    ),
    rule(Relation.OWNS, f"{{O!:o}}…(?:是|为|系|作为|成为|乃){{O:s}}…{_UNIT}", 0.9),
    passing(Relation.OWNS, f"{{O!:o}}[，,]{{O:s}}…{_UNIT}(?=，|。)", 0.85),
    passing(
        Relation.OWNS,
        f"(?<!据)(?<!据《)(?P<of>{{O:s}})[^。；;\\n‹]{{1,40}}?(?P<core>其{_UNIT}{{O!:o}})",
        0.82,
    ),
    passing(Relation.OWNS, "{O:s}(?:旗下|名下)(?:的|拥有|持有)?‥(?:‹O\\d+u›)?{OD!:o}", 0.86),
    rule(Relation.OWNS, "{O:s}…(?:是|为){O:o}(?:的)?" + _HOLDER, 0.88),
    rule(
        Relation.OWNS,
        "{O!:o}(?:的)?(?:母公司|" + _HOLDER + ")(?:(?:是|为|包括|有|系|则是|则为)‥)?{OP!:s}",
        0.88,
    ),
    rule(Relation.OWNS, "{O!:o}(?:的)?" + _HOLDER + "(?:是|为|包括|有|系)‥{OP:s}", 0.85),
    rule(
        Relation.OWNS,
        "(?<!据)(?<!据《){O:o}(?P<aside>[^。；;\n]{0,60}?)，(?P<core>(?:其|该公司)?"
        + _HOLDER
        + "(?:是|为|包括|有|系)‥{OP:s})",
        0.82,
    ),
    rule(
        Relation.OWNS,
        "{OP:s}…(?:是|为|作为|系){O!:o}(?:的)?(?:母公司|控股公司|控股方|全资股东|唯一股东|所有者|拥有者|业主)",
        0.88,
    ),
    rule(Relation.OWNS, "(?:将|把)‥{OD:o}‥(?:卖|出售|转让|售|转售|转卖)(?:予|给|与){OP:s}" + PRICE, 0.86),
    rule(Relation.OWNS, "(?:出售|转让|卖出)(?:了)?‥{OD:o}(?:‥)?(?:给|予){OP:s}" + PRICE, 0.85),
    rule(
        Relation.OWNS,
        "(?:出售|转让|卖出)(?:了)?‥{OD:o}[^。；\n]{0,24}?，(?P<core>(?:买方|买家|受让方|接手方|接盘方)(?:为|是|系)[^‹›，。；]{0,4}(?:‹O\\d+n›牵头的)?{OP:s})"
        + PRICE,
        0.82,
    ),
    rule(Relation.OWNS, "向{OP:s}(?:出售|转让)(?:了)?‥{O:o}", 0.85),
    rule(Relation.OWNS, "{OP:s}…(?:从|向)‹O\\d+[nu]›…(?:收购|购买|购入|受让)(?:了)?‥{OD:o}", 0.85),
)
_CONTROLS = (
    *verb(
        Relation.CONTROLS,
        "(?:其)?(?:实际控制人|最终控制人|实控人|最终实益拥有人)(?:是|为|系)‥{OP:s}",
        0.84,
        Frame("O", end="o"),
    ),
    *verb(
        Relation.CONTROLS,
        "(?:实际控制|控制|掌控|操控|幕后控制|间接控制)(?!人|权|者)(?:了|着)?‥{O:o}",
        0.84,
        Frame("OP"),
    ),
    rule(
        Relation.CONTROLS,
        "{O:o}…(?:由|受|被|为){OP:s}(?:最终|实际|间接|共同|直接|幕后)*(?:控制|掌控|操控|所控)",
        0.86,
    ),
    rule(
        Relation.CONTROLS,
        "{OP:s}…(?:是|为){O:o}(?:的)?(?:实际控制人|最终控制人|实控人|最终实益拥有人|幕后(?:老板|控制人|金主))",
        0.86,
    ),
    rule(
        Relation.CONTROLS,
        "{O:o}(?:的)?(?:实际控制人|最终控制人|实控人|最终实益拥有人|幕后老板|幕后控制人)(?:是|为|系)‥{OP:s}",
        0.86,
    ),
    rule(
        Relation.CONTROLS,
        "{O:o}[^。；‹›]{0,8}?，?(?:其)?背后(?:是|为|的?(?:实际)?控制人(?:是|为))‥{OP:s}",
        0.7,
    ),
    *verb(
        Relation.CONTROLS,
        "(?:有权|无权|可|不再有权)?(?:委任|任命|提名)‥{O:o}…(?:董事会)?(?:多数|过半数)‥董事",
        0.75,
        Frame(words={"means": "board"}),
    ),
)
_EQUITY = {"instrument": "equity"}
_LOAN = {"instrument": "loan"}
_ROUND = r"(?:的)?(?:[A-E]\+?轮|天使轮|种子轮|新一轮|本轮|最新一轮|首轮|战略|股权|该轮)?"
_MONEY = r"(?:[^‹›，。；]|‹[$T%#L]\d+[vn]›){0,16}?"
_LENT = rf"{_MONEY}(?:贷款|信贷|授信|借款|银团贷款|融资额度|贷款额度|定期贷款)"
_FINANCES = (
    rule(
        Relation.FINANCES,
        "{O:s}…(?:与|和|同)‥{O:o}…(?:签署|签订|达成)[^‹›，。；]{0,6}(?:增资|认购|投资|入股)[^‹›，。；]{0,4}(?:协议|合同)(?:，[^‹›，。；]{0,4}以{$:amount})?",
        0.78,
        words=_EQUITY,
    ),
    rule(
        Relation.FINANCES,
        "{O:o}[^。；;\n‹]{0,12}(?:‹[T$]\\d+v›[^。；;\n‹]{0,12}){0,3}(?:融资|轮)[^。；;\n]{0,60}?，(?P<core>{OP:s}(?:等)?(?:参投|跟投|参与投资|跟进|领投))",
        0.82,
        words=_EQUITY,
    ),
    rule(
        Relation.FINANCES,
        "{OP:s}(?:[^‹›，。；]|‹T\\d+v›){0,6}?(?:在|对|于)‥{OD:o}(?:项目)?(?:的)?(?:累计|总)?(?:投资|投资额|总投资|出资)(?:额|总额)?(?:已|将|超|达|为|累计|合计|约|‹)",
        0.84,
        words=_EQUITY,
    ),
    *verb(
        Relation.FINANCES,
        f"(?:向|对|为|给)‥{{OD:o}}{_MONEY}(?:注资|增资|投资|入股|出资|投入|投下|追加投资)",
        0.87,
        Frame("OP", words=_EQUITY),
    ),
    *verb(
        Relation.FINANCES,
        "(?:投资|入股|注资|领投|参投|跟投|增资|参股|战投|战略投资|认购)(?:了|于|入)?‥{OD:o}(?!安全|‹)",
        0.84,
        Frame("OP", words=_EQUITY),
    ),
    *verb(
        Relation.FINANCES,
        "(?:领投|参与|参投|跟投|牵头)(?:了)?‥{O:o}" + _ROUND + "…(?:融资|投资|增资)",
        0.87,
        Frame("OP", words=_EQUITY),
    ),
    *verb(
        Relation.FINANCES,
        f"(?:向|为|给|对)‥{{OD:o}}{_MONEY}(?:提供|发放|安排|授予|批出|批准|贷出|放出|放){_LENT}",
        0.88,
        Frame(words=_LOAN),
    ),
    *verb(
        Relation.FINANCES,
        f"(?:向|给)‥{{OD:o}}{_MONEY}(?:放贷|贷款|借出|放款|贷出|出借)",
        0.86,
        Frame(words=_LOAN),
    ),
    *verb(
        Relation.FINANCES,
        f"(?:向|为|给){{OD:o}}{_MONEY}(?:提供){_MONEY}(?:资金|融资|资助|资金支持|融资支持)",
        0.84,
        Frame("OP"),
    ),
    *verb(
        Relation.FINANCES,
        f"为{{OD:o}}{_MONEY}(?:提供){_MONEY}担保",
        0.84,
        Frame(words={"instrument": "guarantee"}),
    ),
    *verb(
        Relation.FINANCES,
        "(?:资助|出资支持|出资建设|融资支持|出资兴建|提供资金建设)(?:了)?‥{OD:o}",
        0.82,
        Frame("OP"),
    ),
    rule(
        Relation.FINANCES,
        "{O:o}…(?:获|获得|得到|拿到|接受|收到|引入|引进|取得|完成)(?:了)?(?:由|来自)?‥{OP:s}"
        + _MONEY
        + r"(?:领投|注资|增资|投资|入股|参股|战略投资|股权融资|领投的)",
        0.87,
        words=_EQUITY,
    ),
    rule(
        Relation.FINANCES,
        "{O:o}…(?:获|获得|得到|拿到|接受|收到|取得|完成)(?:了)?(?:由|来自|从)?‥{O:s}(?:提供|发放|牵头|安排)?"
        + _LENT,
        0.87,
        words=_LOAN,
    ),
    rule(
        Relation.FINANCES,
        "{O:o}(?P<aside>[^。；;\n‹]{0,8}(?:‹[T$]\\d+v›[^。；;\n‹]{0,12}){0,3})(?:融资|轮)(?:[^。；‹›]{0,10}{$:amount})?[^。；;\n]{0,24}?，?(?P<core>由‥{OP:s}(?:领投|牵头|独家投资|参投))",
        0.86,
        words=_EQUITY,
    ),
    rule(
        Relation.FINANCES,
        "{O:o}…(?:从|向){O:s}…(?:借入|借得|筹得|筹借|借了|举债|申请‹\\$\\d+v›的?贷款|获得"
        + _LENT
        + "|取得"
        + _LENT
        + ")",
        0.85,
        words=_LOAN,
    ),
    rule(Relation.FINANCES, "{O:o}…(?:从|向){OP:s}…(?:融资|筹资|募资|募集|筹集)", 0.8),
    rule(
        Relation.FINANCES,
        "{O:o}…(?P<core>(?:正)?(?:与|同|和|向)‥{O:s}"
        + _MONEY
        + r"(?:商谈|洽谈|磋商|谈判|接洽|协商|商讨|探询|试探)"
        + _LENT
        + ")",
        0.85,
        words=_LOAN,
        stance="planned",
    ),
    rule(
        Relation.FINANCES,
        "(?<!据)(?<!据《){O:o}(?:[^。；;\n]{1,90}?)，(?P<core>(?:[^，。；‹›]{0,10}(?:‹[OL]\\d+u›)?){OP:s}(?:[^‹›，。；]|‹T\\d+v›){0,10}(?:注资|增资|入股|投资|出资)(?:了)?{$:amount})(?![^，。；]{0,8}‹[ODCM])",
        0.75,
        words=_EQUITY,
    ),
    rule(
        Relation.FINANCES,
        "(?:由|获){OP:s}(?:出资|资助|投资|提供资金)(?:兴建|建设|建造|支持|设立|成立)?(?:的)‥{OD:o}",
        0.82,
    ),
    rule(
        Relation.FINANCES,
        "{D:o}…(?:由|获){OP:s}(?:出资|资助|投资|提供资金|融资)(?:兴建|建设|建造|支持)?",
        0.84,
    ),
    rule(
        Relation.FINANCES,
        "{O!:o}(?:的)?(?:投资方|投资者|投资人|出资方|贷款方|贷款银行|金主)(?:包括|为|是|有|还有)‥{OP:s}",
        0.86,
    ),
    rule(
        Relation.FINANCES,
        "{OP:s}…(?:是|为){O!:o}(?:的)?(?:早期|主要|天使|最大|财务|战略|机构)*(?:投资方|投资者|投资人|出资方|贷款方|金主)",
        0.86,
    ),
)
_SUCCEEDS = (
    rule(
        Relation.SUCCEEDS,
        "{O:o}…(?:已|正式|将|宣布|随后|后|于‹T\\d+v›)*(?:更名|改名|易名|改称|更改名称|重新命名)(?:为|成|作)?{O:s}",
        0.9,
        words={"how": "rename"},
    ),
    rule(
        Relation.SUCCEEDS,
        "‹O\\d+[nu]›的?‥{O!:o}…(?:更名|改名|易名|改称)(?:为|成)?{O:s}",
        0.9,
        words={"how": "rename"},
    ),
    rule(
        Relation.SUCCEEDS,
        "{O:s}[（(，,]?\\s?…(?:其)?(?:前身|前称|原名|曾用名|旧称|原称|旧名|曾名)(?:是|为|叫|系|：)?{O:o}",
        0.9,
        words={"how": "rename"},
    ),
    rule(
        Relation.SUCCEEDS,
        "{O:s}…(?:从|自|由){O:o}(?:中)?(?:分拆|拆分|剥离|独立)(?:出来|而来|出去|成立)?",
        0.82,
        words={"how": "spin-off"},
    ),
    rule(
        Relation.SUCCEEDS,
        "{O:o}(?:分拆|拆分|剥离)(?:出|成立)(?:了)?(?:的)?{O:s}",
        0.8,
        words={"how": "spin-off"},
    ),
)
_AFFILIATED = (
    rule(
        Relation.AFFILIATED_WITH,
        "{O:s}(?:与|和|同|跟){O:o}(?:的|达成|建立|展开|开展|签署|签订|宣布|结成|有|保持|存在|之间存在|缔结)[^‹›，。；]{0,10}(?P<nature>合作|伙伴关系|战略合作|合作关系|联盟|关联关系|关联)(?!协议书)",
        0.82,
    ),
    rule(
        Relation.AFFILIATED_WITH,
        "{O:s}(?:与|和|同|跟){O:o}(?:有|存在|之间有|之间存在)[^‹›，。；]{0,6}(?P<nature>关联|关系|联系|往来)",
        0.82,
    ),
    rule(
        Relation.AFFILIATED_WITH,
        "{O:s}(?:与|和|同|跟){O:o}(?P<nature>合作)(?:开发|建设|兴建|研发|推出|打造)?",
        0.8,
    ),
    rule(
        Relation.AFFILIATED_WITH,
        "{O:s}…(?:是|为){O:o}(?:的)?(?P<nature>合作伙伴|关联公司|关联企业|关联方|战略伙伴|盟友)",
        0.85,
    ),
    rule(
        Relation.AFFILIATED_WITH,
        "{O:s}(?:获|得到|受|受到){O:o}(?:的)?(?P<nature>支持|扶持)(?=，|。|的)",
        0.65,
    ),
)
RULES = (*_OWNS, *_CONTROLS, *_FINANCES, *_SUCCEEDS, *_AFFILIATED)
"""Rules of who owns, controls, finances, succeeds or stands near whom."""
