from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.structured import TradeTable
from extract.sources.press import read_file
from extract.tables.trade import known_trade_mappings, read_trade_mapping, sheet_of
from extract.tables.trade.cells import goods, number, period
from graph.errors import InputError
from graph.model import Document
from graph.observation import AreaKind
from tests.extract.trade import tables
from tests.extract.trade.tables import comtrade, read
from tests.sources.only import read as read_only

HEAD = "進出口別,日期,貨品號列,國家,美元(千元)\n"
GOOD = "出口,114年1月,8471,美國,5\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("出口,114年13月,8471,美國,5", "'114年13月' does not exist: there is no 2025-13"),
        ("出口,114年0月,8471,美國,5", "'114年0月' does not exist"),
        ("出口,0年1月,8471,美國,5", "lies in the year 0"),
        ("出口,2025-13,8471,美國,5", "does not exist"),
        ("出口,114年1月至3月,8471,美國,5", "counts several months together"),
        ("出口,114年1月,8471,美國,-5", "'-5' is negative"),
        ("出口,114年1月,8471,美國,1e400", "too large"),
        ("出口,114年1月,8471,美國,99999999999999999999999", "too large"),
        ("出口,114年1月,8471,美國,9e15", "too large"),
        ("出口,114年1月,8471,美國,12 apples", "is no number"),
        ("出口,114年1月,847,美國,5", "cut its leading zero"),
        ("出口,Jan.-Dec. 2024,8471,美國,5", "counts several months together"),
        (f"出口,114年1月,{'8' * 100_000}x,美國,5", "no code of goods"),
        (f"出口,114年1月,8471,美國,{'8' * 100_000}", "too large"),
        ("出口,114年1月,123456789012,美國,5", "has 12 digits"),
        ("出口,114年1月,chips,美國,5", "no code of goods"),
        ("出口,114年1月,8471,,5", "does not name the partner"),
        (",114年1月,8471,美國,5", "exports or imports"),
        ("出口,,8471,美國,5", "names no month or year"),
        ("出口,114年1月,8471,美國,1,200", "a number with a comma in it needs quotes"),
        ("出口,114年1月,8471", "breaks off after 3 of 5 cells"),
    ],
)
def test_a_row_that_cannot_be_is_named_with_its_line_and_the_others_go_on(row: str, reason: str) -> None:
    found = read(f"{HEAD}{GOOD}{row}\n出口,114年2月,8471,美國,6\n")

    ((error),) = found.skipped
    assert ["2025-01", "2025-02"] == [one.period.text for one in found.observations]
    assert (3, "table.csv") == (error.line, error.path)
    assert reason in error.reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (
            HEAD + GOOD + "轉運,114年1月,8471,美國,5\n",
            3,
            "'轉運' is no series that is known; known are exports",
        ),
        (HEAD + GOOD + "出口,第一季,8471,美國,5\n", 3, "'第一季' is no month or year of a known form"),
        (HEAD + "出口,Smarch 2025,8471,美國,5\n", 2, "no month that is known"),
        ("進出口別,日期,貨品號列,國家,價值\n" + GOOD, 1, "no currency is stated for the column '價值'"),
        ("日期,貨品號列,國家,美元(千元)\n114年1月,8471,美國,5\n", 1, "exports or imports"),
        ("進出口別,貨品號列,國家,美元(千元)\n出口,8471,美國,5\n", 1, "which month or year"),
        ("進出口別,日期,貨品號列,美元(千元)\n出口,114年1月,8471,5\n", 1, "no column names the partner"),
        ("進出口別,日期,貨品號列,國家\n出口,114年1月,8471,美國\n", 1, "no column holds its figures"),
        (HEAD + "出口,114年1月,8471,美國,-5\n", 2, "no row can be used; the first: '-5' is negative"),
        (HEAD + '出口,114年1月,8471,"美國,5\n', 2, "is no CSV"),
        (tables.CENSUS + ',\n["5830","TAIWAN","847150"', 2, "no JSON array of rows"),
        (tables.COMTRADE + comtrade(flowCode="Q"), 2, "'Q' is no series"),
    ],
)
def test_a_table_that_is_not_understood_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)

    assert line == refused.value.line
    assert reason in refused.value.reason


def test_a_partner_of_very_many_digits_is_unknown() -> None:
    (one,) = read(
        tables.COMTRADE + comtrade(partnerISO="", partnerCode="9" * 5000, partnerDesc="")
    ).observations

    assert AreaKind.UNKNOWN is one.partner.kind


def test_rows_that_contradict_each_other_are_both_left_out() -> None:
    found = read(f"{HEAD}{GOOD}出口,114年1月,8471,美國,6\n出口,114年2月,8471,美國,7\n{GOOD}")

    assert ["2025-02"] == [one.period.text for one in found.observations]
    assert [(3, True)] == [(error.line, "than line 2" in error.reason) for error in found.skipped]


def test_a_row_that_repeats_another_says_nothing_new() -> None:
    found = read(HEAD + GOOD + GOOD)

    assert (1, ()) == (len(found.observations), found.skipped)


def test_a_note_of_one_cell_is_no_row() -> None:
    found = read(f"{HEAD}{GOOD}\n資料來源：財政部關務署\n,,,,\n")

    assert (1, ()) == (len(found.observations), found.skipped)


def test_of_very_many_bad_rows_some_are_named_and_the_rest_are_counted() -> None:
    found = read(HEAD + GOOD + "出口,114年1月,8471,美國,-5\n" * 60)

    assert (51, "and 10 more rows that cannot be used") == (len(found.skipped), found.skipped[-1].reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_a_table_of_taiwan_is_read_in_the_codes_in_which_it_comes(tmp_path: Path, encoding: str) -> None:
    found = read_only(tmp_path / "t.csv", (HEAD + GOOD).replace("\n", "\r\n").encode(encoding))

    assert isinstance(found, Document)
    assert (HEAD + GOOD, "Customs Administration, Taiwan", "zh") == (
        found.text,
        found.publisher,
        found.language,
    )


def test_accents_of_comtrade_in_an_old_code_are_read(tmp_path: Path) -> None:
    row = comtrade(partnerISO="CIV", partnerCode="384", partnerDesc="Côte d'Ivoire")

    found = read_only(tmp_path / "t.csv", (tables.COMTRADE + row).encode("cp1252"))

    assert isinstance(found, Document)
    assert "Côte d'Ivoire" in found.text


def test_a_binary_file_and_a_table_in_an_unknown_code_are_refused(tmp_path: Path) -> None:
    binary = read_only(tmp_path / "b.csv", b"E_COMMODITY,\0\xff")
    foreign = read_only(tmp_path / "f.csv", "Ürün,Değer\n".encode("iso8859-9"))

    assert isinstance(binary, InputError)
    assert isinstance(foreign, InputError)
    assert "binary" in binary.reason
    assert "not UTF-8" in foreign.reason


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".dat"])
def test_the_day_that_stands_above_a_table_is_its_day_of_publication(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    path.write_text(f"資料更新日期：114年2月10日\n{HEAD}{GOOD}", encoding="utf-8")

    assert "2025-02-10" == read_file(path).published


def test_prose_and_other_tables_are_no_trade_table() -> None:
    texts = ["The product, the country and the time.\nNothing else.", "a,b\n1,2\n", "[1, 2]", "[[]]", "[", ""]

    assert [None] * len(texts) == [sheet_of(text) for text in texts]


@given(st.text(max_size=200))
def test_any_text_below_the_headings_is_read_or_refused_with_a_line(text: str) -> None:
    lines: list[int | None] = [1]
    quotes: list[tuple[str, str]] = []
    try:
        found = read(HEAD + text)
    except InputError as error:
        lines = [error.line]
    else:
        places = [one.evidence for one in found.observations]
        quotes = [(place.quote, (HEAD + text)[place.start : place.end]) for place in places]

    assert None not in lines
    assert all(quote == words for quote, words in quotes)


@given(st.text(max_size=30))
def test_any_cell_is_a_value_or_a_reason(cell: str) -> None:
    reasons = []
    for read_cell in (number, goods, period):
        try:
            read_cell(cell)
        except InputError as error:
            reasons.append(error.reason)

    assert all(reasons)


def test_the_mapping_in_the_documentation_reads_a_table_as_it_says(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "trade.md").read_text(encoding="utf-8")
    path = tmp_path / "singapore.toml"
    path.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    mapping = read_trade_mapping(path)
    text = (
        'Port,Flow,Month,Country code,Country,Tariff code,Goods,"Value, thousand EUR","Net weight, kg"\n'
        'all,OUT,2025-01,MY,Malaysia,8471,Machines,"1,5",\nJurong,IN,2025-01,CN,China,8542,Chips,7,3\n'
    )

    found = TradeTable(mapping).extract(Document(id="d1", text=text))

    (one,) = found.observations
    assert ("SG", "CN", "imports", 7000, "EUR", "Port=Jurong", 3) == (
        one.reporter.code,
        one.partner.code,
        one.series.value,
        one.value,
        one.unit,
        one.breakdown,
        one.quantity,
    )
    assert ["'1,5' is no number"] == [error.reason for error in found.skipped]
    assert sheet_of(text) is None


def test_every_mapping_in_the_package_is_valid_and_its_series_are_known() -> None:
    assert 8 == len(known_trade_mappings())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("title = 1 2", "is no mapping"),
        ('title = "x"', "lacks the field"),
        (
            'title="x"\npublisher="y"\nknown_by=["colour"]\ncolumns={}\n[[value]]\nunit="USD"',
            "no column is called colour",
        ),
        (
            'title="x"\npublisher="y"\nknown_by=["hs"]\nvalue=[]\n[columns]\nhs=["A"]',
            r"no \[\[value\]\]",
        ),
        (
            'title="x"\npublisher="y"\nknown_by=["hs"]\n[columns]\nhs=["A"]\n[series]\nx="theft"\n[[value]]\nunit="USD"',
            "theft",
        ),
        (
            'title="x"\npublisher="y"\nencoding="rot26"\nknown_by=["hs"]\n[columns]\nhs=["A"]\n[[value]]\nunit="USD"',
            "rot26",
        ),
    ],
)
def test_a_broken_mapping_is_refused_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=reason):
        read_trade_mapping(path)
