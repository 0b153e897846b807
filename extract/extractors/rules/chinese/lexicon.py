"""Word lists by which Chinese names are told from descriptions."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOPS = _words("""
    的 了 和 与 及 或 并 而 但 也 都 还 又 则 即 等 由 向 对 将 把 被 为 是 在 于 从 自 至 到 以 以及 通过 透过 经 经由 据 根据 依据 按 给 让 使 其 该
    这 此 那 本 各 某 每 两 几 多 有 无 没有 来自 位于 设于 总部 负责 出任 担任 由于 因 因为 如 例如 比如 包括 其中 之一 另 另外 同时 此外 公司 企业 机构
    集团公司 运营商 营运商 开发商 供应商 服务商 制造商 经销商 厂商 业者 业主 客户 租户 股东 大股东 控股股东 母公司 子公司 附属公司 关联公司 孙公司 全资 旗下 名下 投资方
    投资者 投资人 投资机构 投资公司 基金公司 研究机构 分析机构 咨询机构 媒体 卖方 买方 卖家 买家 对手 竞争对手 合作伙伴 伙伴 创始人 董事长 总裁 首席执行官 分析师 律师 发言人
    消息 报道 报告 公告 显示 表示 称 说 指 透露 宣布 指出 认为 估计 预计 计划 拟 打算 正 已 已经 曾 曾经 正在 将要 目前 近日 日前 收购 投资 入股 持有 拥有 控制
    控股 运营 经营 营运 管理 建设 兴建 建造 租用 租赁 承租 采购 购买 订购 出售 卖给 转让 转让给 供应 提供 提供给 交付 部署 搭载 设计 制造 生产 代工 训练 开发 研发
    推出 发布 调查 起诉 指控 限制 禁止 制裁 列入 领投 跟投 参投 融资 贷款 注资 出资 合作 签署 签订 达成 成立 设立 注册 更名 改名 前身 原名 隶属 属于 背后 背靠 主权
    主权基金 地方 政府 国有 国营 民营 上市 初创 创业 知名 大型 全球 最大 主要 唯一 第一 首家 一家 两家 三家 多家 数家 几家 某家 这家 那家 当地 本地 海外 境外 国内
    外资 中资 美资 数据中心 芯片 服务器 英伟达 人工智能 云端 机房 园区 模型 大模型 股权 股份 收购方 接盘方 牵头 指 新 旧 原 前 现 大 小 家 名 位 个 间 向其 以下简称
    简称 下称 合称
""")
"""Words that end a name to the left: function words, verbs and nouns that describe."""

STOP_FLAGS = _words("""
    uv d t tg ud f r ul ug m x y uj p df u q uz c eng
""")
"""jieba's parts of speech that no name contains."""

COMMON = _words("""
    数据 科技 投资 资本 基金 银行 国际 产业 技术 系统 软件 网络 电子 信息 智能 资产 资源 能源 电力 研究 机构 建设 建筑 贸易 物流 云 集团 控股 租赁 存储 动力 联盟
    协会 半导体 通信 电信 学院 大学 保险 证券 信托 咨询 合伙 算力 智算 电脑 传媒 实业 地产 置业
""")
"""Suffixes that are everyday nouns too, so that the words before them must be those of a name."""

GENERIC = _words("""
    人工智能 互联网 私募 创投 风险 风险投资 主权 政府 地方 商业 投资 科技 国际 跨国 大型 高科技 外国 中国 美国 海外 民营 国有 数字 数据 关键 基础 信息 通讯 通信 半导体
    云 电子 能源 电力 金融 网络 软件 技术 产业 研究 家族 养老 对冲 杠杆 指数 股权 战略 直接 间接 对外 境外 外来 新 总 大 额外 再 后续 追加 可再生 清洁 训练 客户
    用户 个人 核心 敏感 私人 国家 公共 国际贸易 双边 全球 区域 社会 银行 财务 融资 投资银行 合作 物业 房地产 建筑 光伏 太阳能 学术 科学 科研 官方 民间 独立 市场 行业
    先进 云端 绿色 传统 新兴 合资 算力 液冷 存储 服务器 芯片 加密 生成式 机器学习 深度学习 量子
""")
"""Words that before such a suffix make a description, not a name."""

ACRONYMS = _words("""
    AI GPU GPUs CPU TPU NPU IT CEO CFO CTO COO IPO GDP MW GW KW kW PUE API APP ESG REIT REITs HS USD
    RMB CNY MYR SGD EUR RM US UK EU ADS ADR HBM LLM IDC IaaS PaaS SaaS ASIC DRAM NAND PCIe HPC NVL
    NVL72 CUDA InfiniBand ETF SPAC SPV LP GP VIE NDA MOU PPA EPC OEM ODM VEU BIS-EL ID IP VPN Pre-A
    Series A B C D Q1 Q2 Q3 Q4 H1 H2 TOP No App Token tokens AIDC KPI ROE EBITDA LEI CN MY SG TH VN
    HK TW JP KR FOB CIF AGI LNG TMT VC PE
""")
"""Latin abbreviations of everyday use."""

NO_PLACE = _words("""
    地区 园区 市区 小区 社区 特区 城市 厂区 矿区 我市 全市 全省 各省 各地 时区 战区 辖区 该市 该州 本市 上市 股市 超市 楼市 债市 港市 广州 半岛 海岛 群岛 岛 州 省
    市 县 区 九州
""")
"""Words that end like a place and are none."""

SOFT = _words("""
    芯片 人工智能 数据中心 服务器 云端 园区 海外 国有 建设 管理 经营 开发 设计 制造 投资 融资 租赁 生产 供应 合作 控股 国际 大 新
""")
"""Words that end a name to the left, but not where a legal form proves it a name."""
