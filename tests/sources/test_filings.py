from __future__ import annotations

from pathlib import Path

import pytest

from extract.extractors.structured import SubsidiaryList, part_readers, structured_reader
from extract.sources.formats.filing import is_filing, read_filing
from extract.sources.press import read_file
from graph.errors import InputError
from graph.model import Document
from graph.schema import Relation

SHARED = Path(__file__).parents[3] / "shared" / "data" / "filings"

EXHIBIT = b"""<html><head><title>Document</title></head><body>
<div>Exhibit 21.1</div><div>Subsidiaries&#160;of</div><div>Kejora Inc.</div>
<table><tr><td></td><td colspan="2"></td></tr>
<tr><td colspan="2"><div>Name</div></td><td>Jurisdiction<br/>of incorporation</td></tr>
<tr><td colspan="2"><p>Kejora\n Ltd</p></td><td>Malaysia</td></tr></table>
<p style="display:none">hidden</p><script>run()</script><p>End.</p></body></html>"""


def test_cells_stand_between_tabs_on_one_line_and_hidden_words_are_left_out() -> None:
    text = read_filing(EXHIBIT, path="x").body

    assert ["Name\t\tJurisdiction of incorporation", "Kejora Ltd\t\tMalaysia"] == [
        line for line in text.split("\n") if "\t" in line
    ]
    assert text.startswith("Exhibit 21.1\n\nSubsidiaries of\n\nKejora Inc.\n")
    assert text.endswith("\nEnd.\n")
    assert "hidden" not in text
    assert "run()" not in text


def test_the_registrant_that_inline_xbrl_names_is_the_publisher() -> None:
    page = (
        b"<html xmlns:ix='x'><body><ix:header><ix:hidden>no words</ix:hidden></ix:header><p>Form 10-K of "
        b"<ix:nonNumeric name='dei:EntityRegistrantName'>Kejora\n Inc.</ix:nonNumeric></p></body></html>"
    )

    contents = read_filing(page, path="x")

    assert "Kejora Inc." == contents.values["publisher"]
    assert "Form 10-K of Kejora Inc.\n" == contents.body


def nested(depth: int) -> bytes:
    return b"<p>Exhibit 21</p>" + b"<div>" * depth + b"words" + b"</div>" * depth


def test_a_thousand_nested_blocks_are_read() -> None:
    assert "words" in read_filing(nested(1000), path="x").body


def test_what_nests_deeper_than_can_be_read_is_refused_and_not_cut_off() -> None:
    with pytest.raises(InputError, match="nests its blocks too deep"):
        read_filing(nested(5000), path="x")


def test_a_filing_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="is empty"):
        read_filing(b"<html><body><p> </p></body></html>", path="x")


def test_an_article_about_the_commission_is_no_filing() -> None:
    assert not is_filing(b"<p>Kejora told the SEC that it owns a hall.</p>")
    assert is_filing(EXHIBIT)


def shared(name: str) -> Path:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{path} is missing: this test reads a real filing")
    return path


def test_every_row_of_a_real_exhibit_21_becomes_a_claim() -> None:
    document = read_file(shared("ex21_aapl.html"))
    reader = structured_reader(document)
    assert reader is not None

    claims = reader.extract(document).claims

    owned = [claim.object.text for claim in claims if claim.relation is Relation.OWNS]
    places = [claim for claim in claims if claim.relation is Relation.INCORPORATED_IN]
    assert 19 == len(owned) == len(places)
    assert {"apple"} == {claim.subject.entity for claim in claims if claim.relation is Relation.OWNS}
    assert [line.split("\t")[0] for line in document.text.split("\n") if "\t" in line.strip("\t")] == owned


@pytest.mark.parametrize("name", ["nvda-10-k-2025-02-26.html", "20F_0001062993-16-008650.html"])
def test_a_real_annual_report_is_read_whole(name: str) -> None:
    document = read_file(shared(name))

    assert 300_000 < len(document.text) < 400_000
    assert structured_reader(document) is None


def test_the_indentation_of_a_list_of_subsidiaries_is_kept() -> None:
    page = (
        b"<p>Exhibit 21</p><p>Subsidiaries</p><table><tr><td>Alpha</td><td>Ohio</td></tr>"
        b"<tr><td style='padding-left:12pt'>Beta</td><td>Ohio</td></tr>"
        b"<tr><td>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Gamma</td><td>Ohio</td></tr>"
        b"<tr><td style='padding-left:12pt;text-indent:-12pt'>Delta</td><td>Ohio</td></tr></table>"
    )

    rows = [line.split("\t")[0] for line in read_filing(page, path="x").body.split("\n") if "\t" in line]

    assert ["Alpha", "\u2003\u2003Beta", "\u2003\u2003\u2003\u2003Gamma", "Delta"] == rows


def test_the_facts_of_a_real_annual_report_say_where_its_registrant_is() -> None:
    document = read_file(shared("nvda-10-k-2025-02-26.html"))

    claims = [claim for reader in part_readers(document) for claim in reader.extract(document).claims]

    assert [
        ("nvidia", Relation.INCORPORATED_IN, "delaware"),
        ("nvidia", Relation.BASED_IN, "santa-clara"),
    ] == [(claim.subject.entity, claim.relation, claim.object.entity) for claim in claims]
    assert "NVIDIA CORP" == document.publisher
    assert document.published is None


def exhibit(body: str) -> list[str]:
    """Subject, relation and object of each claim of a page."""
    contents = read_filing(f"<html><body><p>Exhibit 21.1</p>{body}</body></html>".encode(), path="x")
    document = Document(id="d", text=contents.body, publisher="Kejora Inc.")
    reader = structured_reader(document)
    assert reader is not None
    claims = reader.extract(document).claims
    for claim in claims:
        claim.evidence.check(document)
    return [f"{claim.subject.text} {claim.relation} {claim.object.text}" for claim in claims]


def table(*rows: tuple[str, ...]) -> str:
    return "".join(
        ("<table>", *("<tr><td>" + "</td><td>".join(row) + "</td></tr>" for row in rows), "</table>")
    )


def test_rows_that_share_the_cells_of_one_are_parted() -> None:
    assert [
        "Kejora Inc. OWNS Alpha LLC",
        "Alpha LLC INCORPORATED_IN Delaware",
        "Kejora Inc. OWNS Beta Inc.",
        "Beta Inc. INCORPORATED_IN Nevada",
    ] == exhibit("<p>Subsidiaries</p>" + table(("Alpha LLC<br>Beta Inc.", "Delaware<br/>Nevada")))


def test_a_name_and_a_place_broken_over_two_lines_stay_one_row() -> None:
    assert [
        "Kejora Inc. OWNS Alpha Holdings Limited",
        "Alpha Holdings Limited INCORPORATED_IN British Virgin Islands",
    ] == exhibit("<p>Subsidiaries</p>" + table(("Alpha Holdings<br>Limited", "British Virgin<br>Islands")))


def test_headings_in_cells_say_what_the_companies_below_are() -> None:
    rows = table(
        ("Name of Entity", "Place of Incorporation"),
        ("<b>Subsidiaries:</b>", ""),
        ("Alpha Ltd", "Hong Kong"),
        ("<b>Variable Interest Entity:</b>", ""),
        ("Beta Co., Ltd.", "PRC"),
        ("<b>VIE’s subsidiaries:</b>", ""),
        ("Gamma Co., Ltd.", "PRC"),
    )

    assert [
        "Kejora Inc. OWNS Alpha Ltd",
        "Kejora Inc. CONTROLS Beta Co., Ltd.",
        "VIE OWNS Gamma Co., Ltd.",
    ] == [
        one
        for one in exhibit(f"<p>List of Subsidiaries and Variable Interest Entities</p>{rows}")
        if "_IN" not in one
    ]


def test_a_state_is_more_exact_than_the_country_beside_it() -> None:
    rows = table(("Name", "Country", "State"), ("Alpha", "United States", "Ohio"), ("Beta", "Germany", ""))

    assert ["Alpha INCORPORATED_IN Ohio", "Beta INCORPORATED_IN Germany"] == exhibit(
        f"<p>Subsidiaries</p>{rows}"
    )[1::2]


def test_a_page_is_known_as_a_list_by_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "d123dex211.htm"
    path.write_text("<p>Subsidiary companies</p>" + table(("Alpha", "Texas"), ("Beta", "Nevada")))

    assert isinstance(structured_reader(read_file(path)), SubsidiaryList)
