from __future__ import annotations

import pytest

from extract.sources.formats.filing import read_filing
from extract.tables.facts import Fact, facts_in
from graph.model import Document

CONTEXTS = """<ix:header><ix:hidden>
<ix:nonNumeric contextRef="c1" name="dei:EntityCentralIndexKey">0009999999</ix:nonNumeric></ix:hidden>
<ix:resources><xbrli:context id="c1"><xbrli:entity></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-02-01</xbrli:startDate><xbrli:endDate>2025-01-31</xbrli:endDate></xbrli:period>
</xbrli:context><xbrli:context id="c2"><xbrli:entity><xbrli:segment>
<xbrldi:explicitMember dimension="us-gaap:InvesteeAxis">kej:TernCloudMember</xbrldi:explicitMember>
</xbrli:segment>
</xbrli:entity><xbrli:period><xbrli:instant>2025-01-31</xbrli:instant></xbrli:period></xbrli:context>
</ix:resources></ix:header>"""
SHARE = "us-gaap:EquityMethodInvestmentOwnershipPercentage"


def read(body: str) -> list[Fact]:
    page = f"<html xmlns:ix='x'><body>{CONTEXTS}<p>Form 10-K</p>{body}</body></html>"
    contents = read_filing(page.encode(), path="x")
    return [one.fact for one in facts_in(contents.body)]


def share(words: str, attributes: str = "") -> str | None:
    tag = f"<ix:nonFraction contextRef='c2' name='{SHARE}' {attributes}>{words}</ix:nonFraction>"
    return next((fact.value for fact in read(tag) if fact.name == SHARE), None)


def test_a_fact_has_its_value_dimensions_and_period_and_hidden_ones_count() -> None:
    facts = read(f"<ix:nonFraction contextRef='c2' name='{SHARE}' scale='-2'>49</ix:nonFraction>")

    assert [
        Fact("dei:EntityCentralIndexKey", "0009999999", (), "2024-02-01 to 2025-01-31"),
        Fact(SHARE, "49 %", (("us-gaap:InvesteeAxis", "kej:TernCloudMember"),), "2025-01-31"),
    ] == facts


@pytest.mark.parametrize(
    ("words", "attributes", "value"),
    [
        ("49", "scale='-2'", "49 %"),
        ("49.5", "scale='-2' format='ixt:num-dot-decimal'", "49.5 %"),
        ("49,5", "scale='-2' format='ixt:num-comma-decimal'", "49.5 %"),
        ("0.333", "", "33.3 %"),
        ("1.3", "", "130 %"),
        ("5", "scale='-2' sign='-'", "-5 %"),
        ("—", "format='ixt:fixed-zero'", "0 %"),
        ("forty", "scale='-2'", None),
        ("", "xsi:nil='true'", None),
        ("1", "scale='999999999'", None),
        ("NaN", "", None),
    ],
)
def test_a_share_is_what_scale_sign_and_format_make_of_it(
    words: str, attributes: str, value: str | None
) -> None:
    assert value == share(words, attributes)


def test_revenue_concentration_and_other_facts_are_left_to_the_prose() -> None:
    name = "us-gaap:ConcentrationRiskPercentage"
    body = f"<p><ix:nonFraction contextRef='c1' name='{name}' scale='-2'>17</ix:nonFraction></p>"

    assert ["dei:EntityCentralIndexKey"] == [fact.name for fact in read(body)]


def test_a_filing_without_facts_that_matter_has_no_table_of_them() -> None:
    contents = read_filing(b"<p>Exhibit 21</p><p>Kejora Ltd</p>", path="x")

    assert "Exhibit 21\n\nKejora Ltd\n" == contents.body


def test_title_and_publisher_are_those_of_the_registrant_and_no_day_of_publication_is_made_up() -> None:
    page = (
        f"<html><body>{CONTEXTS}<ix:nonNumeric name='dei:DocumentType' contextRef='c1'>10-K</ix:nonNumeric>"
        "<ix:nonNumeric name='dei:EntityRegistrantName' contextRef='c1'>Kejora Inc.</ix:nonNumeric>"
        "<ix:nonNumeric name='dei:DocumentPeriodEndDate' contextRef='c1'>January 31, 2025</ix:nonNumeric>"
        "</body></html>"
    )

    values = read_filing(page.encode(), path="x").values

    assert {"publisher": "Kejora Inc.", "title": "Kejora Inc.: 10-K, period to January 31, 2025"} == values


def test_a_cover_without_tags_names_the_publisher_above_the_words_on_the_charter() -> None:
    page = b"<p>FORM 20-F</p><p>KEJORA LTD</p><p>(Exact Name of Registrant as Specified)</p>"

    assert "KEJORA LTD" == read_filing(page, path="x").values["publisher"]


def test_entities_that_unfold_without_end_stay_as_they_are() -> None:
    bomb = "<!DOCTYPE html [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
    page = f"{bomb}<html><body>{CONTEXTS}<p>Form 10-K &l9;</p></body></html>"

    assert 1000 > len(read_filing(page.encode(), path="x").body)


def test_what_stands_between_tabs_in_the_table_is_where_the_document_has_it() -> None:
    page = f"<html><body>{CONTEXTS}<p>Words.</p></body></html>"
    document = Document(id="d", text=read_filing(page.encode(), path="x").body)

    for one in facts_in(document.text):
        assert one.cell.text == document.text[one.cell.start : one.cell.end]
