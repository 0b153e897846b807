"""Chinese: names that no gazetteer knows, by legal form, suffix, title or script, and their short forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.extractors.rules.chinese.latin import latin_names
from extract.extractors.rules.chinese.people import people
from extract.extractors.rules.chinese.script import simplified
from extract.extractors.rules.chinese.segment import Word, words_of
from extract.extractors.rules.found import Found
from graph.schema import Kind

_LEGAL = r"(?:股份有限公司|有限责任公司|有限公司|有限合伙企业|公司\b)"
_INDUSTRY = (
    r"集团|控股|科技|投资|资本|创投|基金|银行|信托|证券|保险|租赁|数据|国际|云|云计算|智算|智云|算力|电信|通信|通讯|网络|电子|半导体|微电子|"
    r"电力|能源|置业|地产|产业|实业|贸易|物流|机构|咨询|研究|研究院|研究所|研究中心|事务所|信息|智能|技术|系统|软件|电脑|存储|动力|重工|建设|建筑|"
    r"资产|资源|合伙|传媒|大学|学院|协会|商会|交易所|联盟"
)
_STATE = (
    r"商务部|贸易部|财政部|国防部|司法部|外交部|工信部|能源部|经济部|内政部|科技部|安全局|发展局|关税局|海关|税务局|监管局|管理局|调查局|"
    r"统计局|国际贸易署|委员会|检察院|检察署|检察官办公室|法院|国会|警方|警察部队|警察局|总署|联邦政府|州政府|市政府|国资委|管委会"
)
_NAMED = re.compile(
    rf"(?:{_INDUSTRY})?(?:[（(][\u4e00-\u9fff]{{2,8}}[)）])?{_LEGAL}|(?:{_INDUSTRY})(?:[（(][\u4e00-\u9fff]{{2,8}}[)）]|(?:集团|控股))?"
    rf"|(?:{_STATE})"
)
_SUFFIX_WORDS = frozenset(_INDUSTRY.split("|")) | {"公司", "股份", "有限", "有限公司", "合伙", "企业"}
_STOPS = frozenset(
    """的 了 和 与 及 或 并 而 但 也 都 还 又 则 即 等 由 向 对 将 把 被 为 是 在 于 从 自 至 到 以 以及 通过 透过 经 经由 据 根据 依据 按 给 让 使
    其 该 这 此 那 本 各 某 每 两 几 多 有 无 没有 来自 位于 设于 总部 负责 出任 担任 由于 因 因为 如 例如 比如 包括 其中 之一 另 另外 同时 此外
    公司 企业 机构 集团公司 运营商 营运商 开发商 供应商 服务商 制造商 经销商 厂商 业者 业主 客户 租户 股东 大股东 控股股东 母公司 子公司 附属公司 关联公司
    孙公司 全资 旗下 名下 投资方 投资者 投资人 投资机构 投资公司 基金公司 研究机构 分析机构 咨询机构 媒体 卖方 买方 卖家 买家 对手 竞争对手 合作伙伴 伙伴 创始人 董事长 总裁
    首席执行官 分析师 律师 发言人 消息 报道 报告 公告 显示 表示 称 说 指 透露 宣布 指出 认为 估计 预计 计划 拟 打算 正 已 已经 曾 曾经 正在 将要 目前 近日 日前
    收购 投资 入股 持有 拥有 控制 控股 运营 经营 营运 管理 建设 兴建 建造 租用 租赁 承租 采购 购买 订购 出售 卖给 转让 转让给 供应 提供 提供给 交付 部署 搭载 设计 制造 生产 代工
    训练 开发 研发 推出 发布 调查 起诉 指控 限制 禁止 制裁 列入 领投 跟投 参投 融资 贷款 注资 出资 合作 签署 签订 达成 成立 设立 注册 更名 改名 前身 原名 隶属 属于 背后 背靠
    主权 主权基金 地方 政府 国有 国营 民营 上市 初创 创业 知名 大型 全球 最大 主要 唯一 第一 首家 一家 两家 三家 多家 数家 几家 某家 这家 那家 当地 本地 海外 境外 国内 外资 中资 美资
    数据中心 芯片 服务器 英伟达 人工智能 云端 机房 园区 模型 大模型 股权 股份 收购方 接盘方 牵头 指 新 旧 原 前 现 大 小 家 名 位 个 间 向其 以下简称 简称 下称 合称""".split()
)
_STOP_FLAGS = frozenset(
    {
        "p",
        "c",
        "uj",
        "ul",
        "ud",
        "uz",
        "ug",
        "uv",
        "u",
        "r",
        "m",
        "q",
        "d",
        "y",
        "f",
        "x",
        "df",
        "t",
        "tg",
        "eng",
    }
)
_COMMON = frozenset(
    """数据 科技 投资 资本 基金 银行 国际 产业 技术 系统 软件 网络 电子 信息 智能 资产 资源 能源 电力 研究 机构 建设 建筑 贸易 物流 云 集团 控股 租赁 存储 动力
    联盟 协会 半导体 通信 电信 学院 大学 保险 证券 信托 咨询 合伙 算力 智算 电脑 传媒 实业 地产 置业""".split()
)
_GENERIC = frozenset(
    """人工智能 互联网 私募 创投 风险 风险投资 主权 政府 地方 商业 投资 科技 国际 跨国 大型 高科技 外国 中国 美国 海外 民营 国有 数字 数据 关键 基础 信息 通讯 通信
    半导体 云 电子 能源 电力 金融 网络 软件 技术 产业 研究 家族 养老 对冲 杠杆 指数 股权 战略 直接 间接 对外 境外 外来 新 总 大 额外 再 后续 追加 可再生 清洁 训练 客户 用户
    个人 核心 敏感 私人 国家 公共 国际贸易 双边 全球 区域 社会 银行 财务 融资 投资银行 合作 物业 房地产 建筑 光伏 太阳能 学术 科学 科研 官方 民间 独立 市场 行业 先进 云端 绿色
    传统 新兴 合资 算力 液冷 存储 服务器 芯片 加密 生成式 机器学习 深度学习 量子""".split()
)
_ALIAS = re.compile(
    r"[（(](?:以下)?(?:简称|下称|简称为|称)?[：:]?[“\"「『]([\u4e00-\u9fffA-Za-z0-9 ]{2,12})[”\"」』][)）]"
)
_LONGEST = 22


def find_names(text: str) -> list[Found]:
    """Named organizations, people, media, sites, chips and models that the text's own form gives away."""
    found = [*_organizations(text), *latin_names(text), *people(text)]
    return [*found, *_short_forms(text, found)]


def _organizations(text: str) -> Iterator[Found]:
    """Names by suffix; their left border is where the words stop to be those of a name."""
    plain = simplified(text)
    words = words_of(text)
    ends = [word.end for word in words]
    for match in _NAMED.finditer(plain):
        start = _left_border(plain, words, ends, match.start())
        name = plain[start : match.end()]
        if start < match.start() and _is_name(
            name, plain[start : match.start()], match[0], plain[match.end() :]
        ):
            yield Found(
                start=start,
                end=match.end(),
                kind=Kind.ORGANIZATION,
                text=text[start : match.end()],
                named=True,
            )


def _left_border(plain: str, words: Sequence[Word], ends: Sequence[int], suffix: int) -> int:
    """Where the name before the suffix begins; `suffix` itself if no word of a name stands before it."""
    index = bisect_left(ends, suffix)
    start = suffix
    if index < len(words) and words[index].start < suffix:
        start = words[index].start
        if words[index].text[: suffix - start] in _STOPS:
            return suffix
        index -= 1
    elif index < len(words) and words[index].end == suffix:
        pass
    while index >= 0 and suffix - start < _LONGEST and not _ends_name(words[index], plain, start):
        start = words[index].start
        index -= 1
    return start


def _ends_name(word: Word, plain: str, start: int) -> bool:
    if word.text in _STOPS or not all("\u4e00" <= letter <= "\u9fff" for letter in word.text):
        return True
    if word.flag in _STOP_FLAGS and len(word.text) > 1:
        return True
    return word.flag in {"p", "c", "uj", "ul", "r", "m", "q"} or (word.flag == "v" and word.text in _STOPS)


def _is_name(name: str, own: str, suffix: str, after: str) -> bool:
    """Whether the words before the suffix make it a name, not a description ("人工智能科技")."""
    if own in _GENERIC or own in _STOPS or len(name) < 3:
        return False
    if after.startswith(
        (
            "中心",
            "公司",
            "运营商",
            "开发商",
            "供应商",
            "服务",
            "产品",
            "项目",
            "业务",
            "设备",
            "基础设施",
            "贷款",
            "投资者",
        )
    ):
        return False
    if suffix in _COMMON:
        words = {own[i:j] for i in range(len(own)) for j in range(i + 1, len(own) + 1)}
        pieces = [word for word in _GENERIC if word in words and len(word) > 1]
        covered = sum(map(len, pieces))
        return 2 <= len(own) <= 10 and covered < len(own)
    return True


def _short_forms(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The later short forms of a full name: without its legal form, or as the text itself says (“以下简称”)."""
    shorter: set[str] = set()
    for one in found:
        if one.kind is not Kind.ORGANIZATION:
            continue
        alias = _ALIAS.match(text, one.end)
        if alias:
            shorter.add(alias[1])
        shorter |= _shortened(one.text)
    if not shorter:
        return
    pattern = "|".join(sorted(map(re.escape, shorter), key=len, reverse=True))
    for match in re.finditer(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", text):
        yield Found(start=match.start(), end=match.end(), kind=Kind.ORGANIZATION, text=match[0], named=True)


_LEGAL_BOTH = re.compile(
    r"(?:[（(][\u4e00-\u9fff]{2,8}[)）])?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|有限合伙企业|有限合夥企業)$"
)
_TRADE = re.compile(
    r"(?:科技|数据|數據|资本|資本|集团|集團|控股|投资|投資|国际|國際|云|雲|智算|算力|贸易|貿易)$"
)


def _shortened(name: str) -> set[str]:
    bare = _LEGAL_BOTH.sub("", name)
    if not re.search(r"[\u4e00-\u9fff]", name):
        words = re.sub(
            r"\s+(?:Sdn\.?\s*Bhd\.?|Pte\.?\s*Ltd\.?|Ltd\.?|Limited|Inc\.?|LLC|Corp\.?|Berhad|Group|Holdings)$",
            "",
            name,
        )
        return {words} if words != name and len(words) > 3 else set()
    forms = {bare} if bare != name else set()
    core = _TRADE.sub("", bare)
    if len(core) >= 3 and core != bare:
        forms.add(core)
    return {form for form in forms if len(form) >= 2}
