from __future__ import annotations

import json

import pytest

from extract.extractors.structured import structured_reader
from graph.errors import InputError
from graph.model import Document
from graph.observation import ALL_GOODS, AreaKind, Observation
from tests.extract.trade import tables
from tests.extract.trade.tables import comtrade, read


def said(one: Observation) -> tuple[str | None, str | None, str, str, str, float, str]:
    return (
        one.reporter.code,
        one.partner.code,
        one.series.value,
        one.hs,
        one.period.text,
        one.value,
        one.unit,
    )


def reasons(text: str) -> list[tuple[int | None, str]]:
    return [(error.line, error.reason) for error in read(text).skipped]


# --- Taiwan ---


def test_a_row_of_taiwan_customs_counts_in_both_currencies_with_the_row_as_quote() -> None:
    row = '出口,114年1月,84715000003,處理機,Processing units,馬來西亞,"1,200",EA,"3,400","1,000,500","31,000"'

    dollars, taiwan_dollars = read(tables.TAIWAN + row + "\n").observations

    assert ("TW", "MY", "exports", "84715000003", "2025-01", 31_000_000, "USD") == said(dollars)
    assert (1_000_500_000, "TWD") == (taiwan_dollars.value, taiwan_dollars.unit)
    assert {row} == {dollars.evidence.quote, taiwan_dollars.evidence.quote}
    assert ("處理機", 1200, "EA", 11) == (
        dollars.description,
        dollars.quantity,
        dollars.quantity_unit,
        dollars.level,
    )
    assert "馬來西亞" == dollars.partner.text


@pytest.mark.parametrize(
    ("cell", "series"),
    [
        ("出口", "exports"),
        ("出口總值(含復出口)", "exports with re-exports"),
        ("出口總值（含復出口）", "exports with re-exports"),
        ("復出口", "re-exports"),
        ("進口", "imports"),
        ("復進口", "re-imports"),
        ("進口總值(含復進口)", "imports with re-imports"),
    ],
)
def test_each_series_of_taiwan_is_its_own(cell: str, series: str) -> None:
    (one,) = read(f"進出口別,日期,貨品號列,國家,美元(千元)\n{cell},114年1月,8471,美國,5\n").observations

    assert series == one.series.value


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("114年1月", "2025-01"),
        ("114年01月", "2025-01"),
        ("２０２５年１月", "2025-01"),
        ("114年", "2025"),
        ("11401", "2025-01"),
        ("114/01", "2025-01"),
        ("2025-01", "2025-01"),
        ("99年12月", "2010-12"),
    ],
)
def test_years_of_taiwan_count_from_1912(cell: str, period: str) -> None:
    (one,) = read(f"進出口別,日期,貨品號列,國家,美元(千元)\n出口,{cell},8471,美國,5\n").observations

    assert period == one.period.text


@pytest.mark.parametrize(
    ("heading", "above", "unit", "value"),
    [
        ("美元(千元)", "", "USD", 5000),
        ("美元（千元）", "", "USD", 5000),
        ("新台幣(百萬元)", "", "TWD", 5_000_000),
        ("價值", "單位：新臺幣千元", "TWD", 5000),
        ("價值", "單位：千美元", "USD", 5000),
        ("金額(美元)", "", "USD", 5),
    ],
)
def test_the_unit_is_that_of_the_heading_or_of_a_line_above(
    heading: str, above: str, unit: str, value: float
) -> None:
    text = f"{above}\n進出口別,日期,貨品號列,國家,{heading}\n出口,114年1月,8471,美國,5\n"

    (one,) = read(text.lstrip("\n")).observations

    assert (value, unit) == (one.value, one.unit)


def test_a_price_or_a_growth_rate_in_dollars_is_no_value() -> None:
    head = "進出口別,日期,貨品號列,國家,單價(美元/公斤),美元增減率(%),美元(千元)\n"

    (one,) = read(head + "出口,114年1月,8471,美國,999,12,5\n").observations

    assert 5000 == one.value


def test_the_english_form_of_taiwan_customs_is_read() -> None:
    text = (
        "Imports/Exports,Date,CCC Code,Description of Goods,Country,Value(USD 1,000)\n".replace(
            "Value(USD 1,000)", '"Value(USD 1,000)"'
        )
        + "Re-exports,2025/01,84715000003,Processing units,MALAYSIA,7\n"
    )

    (one,) = read(text).observations

    assert ("TW", "MY", "re-exports", "84715000003", "2025-01", 7000, "USD") == said(one)


def test_headings_that_could_be_anybody_s_are_taiwan_s_only_where_something_says_so() -> None:
    head = "Import/Export,Year,Month,HS Code,Country,Value\n"
    row = "Total Exports,2025,1,847150,World,7\n"

    (one,) = read(f"Taiwan customs\nUnit: US$ thousand\n{head}{row}").observations

    assert ("TW", "world", "exports with re-exports", "847150", "2025-01", 7000, "USD") == said(one)
    assert structured_reader(Document(id="d1", text=f"Unit: US$ thousand\n{head}{row}")) is None


def test_a_series_may_stand_above_the_table() -> None:
    text = "進出口別：復出口\n日期,貨品號列,國家,美元(千元)\n114年1月,8471,美國,5\n"

    (one,) = read(text).observations

    assert ("re-exports", 3) == (one.series.value, text.count("\n", 0, one.evidence.start) + 1)


# --- UN Comtrade ---


def test_a_row_of_comtrade_names_both_sides_by_their_codes() -> None:
    (one,) = read(tables.COMTRADE + comtrade(cmdDesc="Machines", netWgt="12.5")).observations

    assert ("MY", "CN", "imports", "8471", "2025-01", 1000, "USD") == said(one)
    assert ("Malaysia", "China", "H6", "Machines") == (
        one.reporter.text,
        one.partner.text,
        one.nomenclature,
        one.description,
    )
    assert (12.5, "kg") == (one.quantity, one.quantity_unit)


@pytest.mark.parametrize(
    ("cells", "kind", "code"),
    [
        ({"partnerCode": "0", "partnerISO": "W00", "partnerDesc": "World"}, AreaKind.WORLD, "world"),
        ({"partnerCode": "0", "partnerISO": "", "partnerDesc": "World"}, AreaKind.WORLD, "world"),
        (
            {"partnerCode": "490", "partnerISO": "S19", "partnerDesc": "Other Asia nes"},
            AreaKind.RESIDUAL,
            "S19",
        ),
        ({"partnerCode": "899", "partnerISO": "_X", "partnerDesc": "Areas nes"}, AreaKind.RESIDUAL, "_X"),
        ({"partnerCode": "97", "partnerISO": "EUR", "partnerDesc": "European Union"}, AreaKind.GROUP, "EU"),
        ({"partnerCode": "842", "partnerISO": "", "partnerDesc": "USA"}, AreaKind.COUNTRY, "US"),
        ({"partnerCode": "", "partnerISO": "", "partnerDesc": "Rep. of Korea"}, AreaKind.COUNTRY, "KR"),
        ({"partnerCode": "", "partnerISO": "", "partnerDesc": "Ruritania"}, AreaKind.UNKNOWN, None),
    ],
)
def test_a_partner_that_is_no_country_is_marked(
    cells: dict[str, str], kind: AreaKind, code: str | None
) -> None:
    (one,) = read(tables.COMTRADE + comtrade(**cells)).observations

    assert (kind, code) == (one.partner.kind, one.partner.code)
    assert cells["partnerDesc"] == one.partner.text


def test_a_year_of_comtrade_is_a_year_and_a_part_by_air_is_a_part() -> None:
    row = comtrade(period="2024", refYear="2024", refMonth="52", freqCode="A", motCode="1000", flowCode="X")

    (one,) = read(tables.COMTRADE + row).observations

    assert ("2024", "motCode=1000", "exports") == (one.period.text, one.breakdown, one.series.value)


def test_what_the_country_did_not_report_itself_is_marked() -> None:
    first, second = read(
        tables.COMTRADE
        + comtrade(isReported="False", isQtyEstimated="True")
        + comtrade(cmdCode="8542", isReported="True", isQtyEstimated="False")
    ).observations

    assert (("not reported by the country", "quantity estimated"), ()) == (first.flags, second.flags)


def test_the_classic_form_of_comtrade_is_read() -> None:
    ends = "3,Re-Export,702,Singapore,SGP,458,Malaysia,MYS"
    row = f"H5,2019,201903,March 2019,4,0,{ends},8542,Circuits,1,No Quantity,,7,99,0\n"

    (one,) = read(tables.CLASSIC + row).observations

    assert ("SG", "MY", "re-exports", "8542", "2019-03", 99, "USD") == said(one)
    assert (7, "kg", ()) == (one.quantity, one.quantity_unit, one.flags)


def test_goods_that_are_not_coded_by_the_harmonized_system_are_refused() -> None:
    with pytest.raises(InputError, match="coded by 'S4'") as refused:
        read(tables.COMTRADE + comtrade() + comtrade(classificationCode="S4"))

    assert 3 == refused.value.line


# --- Eurostat ---


def test_a_row_of_eurostat_is_one_figure_in_its_own_unit_and_vintage() -> None:
    start = "ESTAT:DS-045409(1.0),15/09/26 11:00:00,M,DE,MY,847150,2"
    value, weight = read(
        f"{tables.SDMX}{start},VALUE_IN_EUROS,2025-01,123456,\n{start},QUANTITY_IN_100KG,2025-01,12.5,p\n"
    ).observations

    assert ("DE", "MY", "exports", "847150", "2025-01", 123456, "EUR") == said(value)
    assert (1250, "kg", ("provisional",)) == (weight.value, weight.unit, weight.flags)
    assert "2026-09-15" == str(value.vintage)


def test_a_missing_figure_of_eurostat_is_none_and_no_fault() -> None:
    start = "ESTAT:DS-045409(1.0),15/09/26,M,DE"

    found = read(
        f"{tables.SDMX}{start},EXT_EU27_2020,847150,2,VALUE_IN_EUROS,2025-01,:,c\n"
        f"{start},EU27_2020,TOTAL,1,VALUE_IN_EUROS,2025-01,9,\n"
    )

    (one,) = found.observations
    assert (AreaKind.GROUP, "EU27_2020", ALL_GOODS, 0) == (
        one.partner.kind,
        one.partner.code,
        one.hs,
        one.level,
    )
    assert () == found.skipped


@pytest.mark.parametrize(
    ("cell", "flags"),
    [("", ()), ("c", ("confidential",)), ("pu", ("provisional", "low reliability")), ("px", ("px",))],
)
def test_a_flag_of_eurostat_is_put_in_words_and_an_unknown_one_stays(
    cell: str, flags: tuple[str, ...]
) -> None:
    (one,) = read(f"{tables.SDMX}X,15/09/26,M,DE,MY,847150,2,VALUE_EUR,2025-01,104,{cell}\n").observations

    assert flags == one.flags


def test_a_measure_that_is_not_known_refuses_the_table() -> None:
    with pytest.raises(InputError, match="'PRICE_INDEX' is no measure") as refused:
        read(f"{tables.SDMX}X,15/09/26,M,DE,MY,847150,2,PRICE_INDEX,2025-01,104,\n")

    assert 2 == refused.value.line


def test_a_table_with_a_column_for_each_month_gives_a_figure_for_each() -> None:
    row = "M,DE,MY,847150,2,VALUE_IN_EUROS\t123456 \t9 pe"

    one, other = read(f"{tables.WIDE}{row}\nM,DE,US,847150,2,VALUE_IN_EUROS\t: \t: c\n").observations

    assert (("2025-01", 123456, ()), ("2025-02", 9, ("provisional", "estimated"))) == tuple(
        (figure.period.text, figure.value, figure.flags) for figure in (one, other)
    )
    assert row == one.evidence.quote
    assert one.evidence is other.evidence


def test_procedures_of_the_bulk_file_are_parts_and_its_month_52_is_the_year() -> None:
    start = "AT,MY,E,84715000,1,1,1,1,1,1,2"
    rows = f"{start},1,NO_SU,202401,65,65,3,0\n{start},3,NO_SU,202452,70,70,4,0\n"

    month, year = read(tables.BULK + rows).observations

    assert ("AT", "MY", "exports", "84715000", "2024-01", 65, "EUR") == said(month)
    assert ("STAT_PROCEDURE=1", 3, "kg") == (month.breakdown, month.quantity, month.quantity_unit)
    assert ("2024", "STAT_PROCEDURE=3") == (year.period.text, year.breakdown)


def test_the_older_bulk_file_is_read_and_its_hidden_goods_are_kept() -> None:
    (one,) = read(
        f"{tables.OLD_BULK}001,EL,0003,NL,I,99RRR100,1,1,1,1,1,1,1,4,A,200101,2580,600,1\n"
    ).observations

    assert ("GR", "NL", "imports", "99RRR100", "2001-01", 2580, "EUR") == said(one)


# --- US Census ---


def test_rows_of_the_census_api_are_read_with_the_row_as_quote() -> None:
    row = '["5830","TAIWAN","847150","PROCESSING UNITS","12345","10","NO","2025","01"]'
    ending = '"847150",null,"9","0","-","2025","01"]'
    rest = f'["5XXX","ASIA",{ending},\n["-","TOTAL FOR ALL COUNTRIES",{ending}'

    taiwan, asia, world = read(f"{tables.CENSUS},\n{row},\n{rest}]").observations

    assert ("US", "TW", "exports", "847150", "2025-01", 12345, "USD") == said(taiwan)
    assert row == taiwan.evidence.quote
    assert (10, "NO", "PROCESSING UNITS") == (taiwan.quantity, taiwan.quantity_unit, taiwan.description)
    assert [AreaKind.GROUP, AreaKind.WORLD] == [asia.partner.kind, world.partner.kind]


def test_the_import_columns_of_the_census_are_two_series() -> None:
    rows = [
        ["I_COMMODITY", "CTY_CODE", "CTY_NAME", "GEN_VAL_MO", "CON_VAL_MO", "time"],
        ["8471500150", "5570", "MALAYSIA", "7", "6", "2025-01"],
    ]

    general, consumed = read(json.dumps(rows)).observations

    assert (("imports", 7), ("imports for consumption", 6)) == tuple(
        (one.series.value, one.value) for one in (general, consumed)
    )


def test_a_download_of_usa_trade_online_is_read_below_its_preamble() -> None:
    text = (
        '"USA Trade Online"\n"Source: U.S. Census Bureau"\n\n'
        '"State","Commodity","Country","Time","Total Exports Value ($US)",\n'
        '"All States","847150 Digital Processing Units","Korea, South","January 2025","1,234",\n'
        '"Texas","8471 Machines","World Total","2024","9,876",\n'
    )

    month, year = read(text).observations

    assert ("US", "KR", "exports", "847150", "2025-01", 1234, "USD") == said(month)
    assert ("Digital Processing Units", "") == (month.description, month.breakdown)
    assert ("world", "2024", "State=Texas") == (year.partner.code, year.period.text, year.breakdown)


def test_a_vintage_is_what_the_user_says_where_the_table_is_silent() -> None:
    (one,) = read(tables.COMTRADE + comtrade(), published="2025-03-14").observations

    assert "2025-03-14" == str(one.vintage)
