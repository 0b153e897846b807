"""Date expressions in Chinese: 2024年10月3日, 2025年底, 去年3月, 上月, 周五, 第三季度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.normalise.calendar import Parts, Unit
from extract.normalise.spelled import parse_chinese

_DIGITS = str.maketrans("〇零一二三四五六七八九０１２３４５６７８９", "001234567890123456789")
_NUMBER = "[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}"
_REL_YEAR = "今年|本年|去年|上年|前年|明年|同年|该年|該年|当年(?=[0-9一二三四五六七八九十]{1,2}月)"
_MONTH_END = "(?!份额)(?:份|底|末|初|中旬|上旬|下旬)?"
_ALTERNATIVES = (
    r"(?P<iso>(?<![0-9-])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-]))",
    r"(?:(?P<year>(?<![0-9])(?:19|20)[0-9]{2}|[12１２][0-9０-９]{3}|[一二][〇零一二三四五六七八九]{3})"
    r"(?:\s?年|(?=[-—–至到](?:19|20)[0-9]{2}\s?年))"
    rf"|(?P<rel>{_REL_YEAR}))\s?(?:"
    rf"(?P<month>{_NUMBER})\s?月{_MONTH_END}"
    rf"(?:\s?(?P<day>{_NUMBER})\s?[日号號](?:\s?[至到—–-]\s?(?P<last>{_NUMBER})\s?[日号號])?)?"
    r"|第?(?P<quarter>[一二三四1-4])季度?|(?P<half>上|下)半年?|[Qq](?P<q>[1-4])"
    rf"|前(?P<fm>{_NUMBER})个月|前(?P<fq>[二两三])个?季度?"
    r"|(?P<late>年?[底末])|(?P<early>年?初(?![步创次始]))|(?P<mid>年?中(?=[，。、；\s以完]|$))"
    r"|(?P<season>[春夏秋冬])(?!节)[季天]?)?",
    r"(?P<yearend>年底|年末|岁末)(?=前|之前|完成|投产|竣工|，)",
    rf"(?<![0-9第])(?P<month2>1[0-2]|[1-9]|[１-９])\s?月{_MONTH_END}(?:\s?(?P<day2>{_NUMBER})\s?[日号號])?",
    rf"(?P<month3>十[一二]?|[一二三四五六七八九])月{_MONTH_END}(?:\s?(?P<day3>{_NUMBER})\s?[日号號])?",
    r"(?P<monthrel>上个?月|本月|这个月|下个?月)",
    r"(?P<weekrel>上|本|这|下)?个?(?:周|星期|礼拜|週)(?P<weekday>[一二三四五六日天])(?![0-9])",
    r"(?P<week>上周|本周|上星期|上週|本週|下周)",
    r"(?P<word>今天|今日|昨天|昨日|前天|明天)",
    rf"(?P<n>{_NUMBER}|两)(?P<nu>天|周|星期|个月|年)(?P<way>前|之前|以前|后|之后)(?!十|[0-9])",
)
_PATTERN = re.compile("|".join(f"(?:{each})" for each in _ALTERNATIVES))
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_WORDS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_UNITS: dict[str, Unit] = {"天": "day", "周": "week", "星期": "week", "个月": "month", "年": "year"}


def find_chinese(text: str) -> Iterator[tuple[int, int, Parts]]:
    """Date expressions of Chinese text as `(start, end, parts)`."""
    for match in _PATTERN.finditer(text):
        if match["weekday"] and text[max(0, match.start() - 1) : match.start()] in {"（", "("}:
            continue  # "2月14日（周五）": the date before it has said which day
        yield match.start(), match.end(), _parts(match)


def _parts(match: re.Match[str]) -> Parts:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Parts(year=year, month=month, day=day)
    if match["word"]:
        return Parts(shift=_WORDS[match["word"]])
    if match["weekday"]:
        return _weekday(match)
    if match["week"] or match["monthrel"]:
        word = match["week"] or match["monthrel"]
        shift = {"上": -1, "下": 1}.get(word[0], 0)
        return Parts(shift=shift, unit="week" if match["week"] else "month")
    if match["nu"]:
        count = _number(match["n"])
        later = match["way"] in {"后", "之后"}
        return Parts(shift=count if later else -count, unit=_UNITS[match["nu"]], from_before=later)
    return _calendar(match)


def _weekday(match: re.Match[str]) -> Parts:
    weekday = "一二三四五六日".index(match["weekday"].replace("天", "日"))
    shift = {"上": -1, "本": 0, "这": 0, "下": 1}.get(match["weekrel"] or "")
    return Parts(weekday=weekday, shift=shift)


def _calendar(match: re.Match[str]) -> Parts:
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    quarter = match["quarter"] or match["q"]
    return Parts(
        year=int(match["year"].translate(_DIGITS)) if match["year"] else None,
        year_shift=0 if match["yearend"] else _YEARS.get(match["rel"] or ""),
        same_year=match["rel"] in {"同年", "当年", "该年", "該年"},
        month=_number(month) if month else None,
        day=_number(day) if day else None,
        quarter=_number(quarter) if quarter else None,
        half={"上": 1, "下": 2}.get(match["half"] or ""),
        part=_part(match),
        last_day=_number(match["last"]) if match["last"] else None,
        first_months=_first_months(match),
    )


def _first_months(match: re.Match[str]) -> int | None:
    if match["fq"]:
        return 3 * _number(match["fq"])
    return _number(match["fm"]) if match["fm"] else None


def _part(match: re.Match[str]) -> str | None:
    if match["season"]:
        return _SEASONS[match["season"]]
    if match["late"] or match["yearend"]:
        return "late"
    return "early" if match["early"] else "mid" if match["mid"] else None


def _number(word: str) -> int:
    if word == "两":
        return 2
    plain = word.translate(_DIGITS) if word[0] in "0123456789０１２３４５６７８９" else ""
    return int(plain) if plain else int(parse_chinese(word) or 0)
