"""Simplified and Traditional characters: patterns that read both, and texts brought to one.

Every function keeps positions: a character stays one character.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

_PAIRS = (
    "，,：:；;"
    "万萬与與专專业業东東两兩严嚴个個个箇为爲举舉乌烏习習乡鄉书書买買了瞭争爭于於云雲亚亞产產仅僅从從仑侖仑崙们們价價众衆优優伙夥会會伟偉传傳体體余餘侦偵修脩借藉债債储儲关關兴興养養内內册冊写寫冯馮冲衝冲沖"
    "况況准準凌淩减減几幾凭憑出齣击擊凿鑿划劃则則创創别別别彆制製剥剝办辦务務动動势勢区區升昇华華协協单單卖賣占佔卢盧卫衛厂廠历歷历曆县縣参參参蔘双雙发發发髮只隻台臺号號合閤后後向嚮向曏吕呂吗嗎启啓吴吳员員"
    "周週周賙咨諮回迴团團团糰园園围圍国國图圖场場块塊声聲壳殼处處备備头頭孙孫学學它牠实實审審家傢对對寻尋导導将將局侷届屆属屬岛島岳嶽币幣布佈师師带帶席蓆干幹干乾并並并併广廣庄莊应應庞龐开開弃棄张張强強归歸"
    "当當当噹录錄录彔彻徹态態总總戏戲战戰戚慼户戶托託执執扩擴抢搶护護报報担擔拟擬拥擁择擇据據摊攤数數无無旧舊时時昆崑显顯术術术朮朱硃机機权權杆桿杠槓条條来來杨楊板闆构構柜櫃标標样樣核覈梁樑梦夢检檢楼樓欧歐"
    "欲慾毕畢汤湯沈瀋没沒注註洁潔测測济濟涨漲温溫游遊湾灣牵牽独獨猫貓环環现現电電监監盖蓋盘盤矿礦础礎确確离離私俬种種秘祕积積称稱税稅窦竇竞競筑築筹籌签籤签簽简簡类類系係系繫紧緊纤纖约約级級纪紀纯純纳納线線"
    "练練组組细細终終绍紹经經结結绕繞绘繪给給络絡绝絕统統继繼续續维維绿綠缔締网網罗羅群羣聂聶联聯背揹胡鬍胡衚脑腦腾騰舰艦苏蘇苏甦苏囌范範获獲获穫营營萧蕭蒋蔣蓝藍虑慮虚虛补補表錶装裝见見观觀规規视視计計订訂"
    "认認讨討让讓训訓议議讯訊记記许許论論讼訟设設访訪证證证証评評诉訴词詞试試询詢该該详詳语語误誤说說请請诸諸诺諾读讀课課谁誰调調谅諒谈談谋謀谓謂谢謝谣謠谷穀负負财財责責账賬货貨质質贩販购購贵貴贷貸贸貿费費"
    "贺賀贾賈赁賃资資赖賴赛賽赢贏赵趙趋趨车車轨軌转轉轮輪软軟轻輕载載辉輝输輸辖轄辗輾辞辭辟闢辩辯边邊达達迁遷过過运運还還这這进進远遠违違连連迹跡迹蹟适適选選递遞遗遺邓鄧邮郵邹鄒邻鄰郑鄭酝醞酿釀采採采寀释釋"
    "里裏针針针鍼钟鍾钟鐘钟鈡钢鋼钱錢钻鑽钻鉆铁鐵银銀销銷锁鎖锋鋒错錯锚錨键鍵镇鎮长長门門闭閉问問间間闵閔闻聞阀閥阎閻队隊阳陽阵陣阶階际際陆陸陈陳险險随隨隐隱隶隸难難韦韋韩韓顶頂项項须須顾顧颁頒预預领領题題"
    "颜顏额額风風飞飛饮飲饶饒馆館马馬驱驅驳駁驻駐骆駱验驗骗騙骤驟鲁魯鲍鮑黄黃齐齊龚龔"
)
"""Each Simplified character of the patterns followed by a Traditional form of it; full-width marks by narrow ones."""


class _Converter(Protocol):
    def convert(self, string: str) -> str: ...


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for simple, traditional in zip(_PAIRS[::2], _PAIRS[1::2], strict=True):
        forms[simple] = forms.get(simple, simple) + traditional
    return forms


_FORMS = _forms()


def both(pattern: str) -> str:
    """A regular expression in Simplified characters, made to read Traditional ones too."""
    pieces, in_class, escaped = [], False, False
    for letter in pattern:
        forms = _FORMS.get(letter)
        if forms is None:
            pieces.append(letter)
            in_class = letter == "[" or (in_class and letter != "]") if not escaped else in_class
        else:
            pieces.append(forms if in_class else f"[{forms}]")
        escaped = letter == "\\" and not escaped
    return "".join(pieces)


@lru_cache(maxsize=16)
def simplified(text: str) -> str:
    """The text in Simplified characters, of the same length."""
    return "".join(_simple(letter) if "\u4e00" <= letter <= "\u9fff" else letter for letter in text)


@lru_cache(maxsize=8192)
def _simple(letter: str) -> str:
    converted = str(_converter().convert(letter))
    return converted if len(converted) == 1 else letter


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("t2s")
    return converter
