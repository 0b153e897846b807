from __future__ import annotations

import pytest

from extract.extractors.base import Extraction
from extract.extractors.structured import ReportTables, part_readers
from extract.sources.formats.pdf import read_pdf
from graph.errors import InputError
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Kind, Relation
from tests.sources.report_file import Line, report

FIRST: list[Line] = [[(60, "KEJORA BERHAD")], [(60, "Annual report 2024")]]


def document(*pages: list[Line], publisher: str | None = "Kejora Berhad") -> Document:
    text = read_pdf(report(FIRST, *pages), path="report.pdf").body
    return Document(id="d1", text=text, language="en", publisher=publisher)


def read(*pages: list[Line], publisher: str | None = "Kejora Berhad") -> Extraction:
    one = document(*pages, publisher=publisher)
    extraction = ReportTables().extract(one)
    for claim in extraction.claims:
        claim.evidence.check(one)
        assert 2 == one.page_of(claim.evidence.start)
        for mention in (claim.subject, claim.object):
            assert mention.start is None or mention.text == one.text[mention.start : mention.end]
    return extraction


def short(claim: Claim) -> str:
    share = claim.qualifiers.get("share")
    figure = f" {share.max:g}" if isinstance(share, Quantity) and share.max is not None else ""
    words = "".join(
        f" {key}={claim.qualifiers[key]}" for key in ("interest", "via") if key in claim.qualifiers
    )
    if claim.relation is Relation.INCORPORATED_IN:
        return f"{claim.subject.text} in {claim.object.entity}"
    return f"{claim.subject.text} > {claim.object.text}{figure}{words}"


BURSA: list[Line] = [
    [(60, "8. INVESTMENTS IN SUBSIDIARIES (CONTINUED)")],
    None,
    [(60, "Details of the subsidiaries are as follows:")],
    None,
    [(380, "Effective equity")],
    [(200, "Country of"), (280, "Principal"), (380, "interest")],
    [(60, "Name of company"), (200, "incorporation"), (280, "activities"), (380, "2024"), (430, "2023")],
    [(380, "%"), (430, "%")],
    None,
    [(60, "Kejora Cloud Sdn. Bhd."), (200, "Malaysia"), (280, "Data centres"), (380, "100"), (430, "100")],
    [
        (60, "Tern Colocation Services"),
        (200, "British Virgin"),
        (280, "Investment"),
        (380, "60"),
        (430, "51"),
    ],
    [(60, "Limited"), (200, "Islands"), (280, "holding")],
    [(60, "Bintang Pte. Ltd.^"), (200, "Singapore"), (280, "Trading"), (380, "-"), (430, "70")],
    None,
    [(60, "^ Audited by another firm, which is no member of the network of the auditors of the Company.")],
]


def test_a_list_of_subsidiaries_is_read_with_the_share_of_this_year() -> None:
    assert [
        "Kejora Berhad > Kejora Cloud Sdn. Bhd. 100",
        "Kejora Cloud Sdn. Bhd. in malaysia",
        "Kejora Berhad > Tern Colocation Services Limited 60",
        "Tern Colocation Services Limited in british-virgin-islands",
        "Bintang Pte. Ltd. in singapore",
    ] == [short(claim) for claim in read(BURSA).claims]


def test_the_quote_is_the_row_as_the_page_sets_it_with_all_its_lines() -> None:
    quote = read(BURSA).claims[2].evidence.quote

    assert quote.startswith("Tern Colocation Services")
    assert ["Limited", "Islands", "holding"] == quote.split("\n")[1].split()


HKEX: list[Line] = [
    [(60, "37. PARTICULARS OF PRINCIPAL SUBSIDIARIES")],
    [(60, "Particulars of the principal subsidiaries at 31 December 2024 are as follows:")],
    None,
    [(210, "Place of"), (290, "Issued and"), (370, "Percentage of equity")],
    [(210, "incorporation/"), (290, "paid-up"), (370, "attributable to the Company")],
    [
        (60, "Name"),
        (210, "operations"),
        (290, "share capital"),
        (370, "Direct"),
        (430, "Indirect"),
        (490, "Activities"),
    ],
    None,
    [
        (60, "Kejora Cloud Limited"),
        (210, "Hong Kong"),
        (290, "HK$10,000"),
        (370, "100"),
        (430, "–"),
        (490, "Hosting"),
    ],
    None,
    [
        (60, "Tern (Beijing) Co., Ltd.*"),
        (210, "PRC"),
        (290, "RMB5,000,000"),
        (370, "–"),
        (430, "51"),
        (490, "Hosting"),
    ],
]


def test_direct_and_indirect_shares_are_told_apart() -> None:
    assert [
        "Kejora Berhad > Kejora Cloud Limited 100",
        "Kejora Cloud Limited in hong-kong",
        "Kejora Berhad > Tern (Beijing) Co., Ltd. 51 via=subsidiaries",
        "Tern (Beijing) Co., Ltd. in china",
    ] == [short(claim) for claim in read(HKEX).claims]


SGX: list[Line] = [
    [(60, "The subsidiaries of the Group are as follows:")],
    None,
    [(60, "Name of subsidiary"), (240, "Country of incorporation"), (400, "Proportion of ownership (%)")],
    None,
    [(60, "Held by the Company")],
    [(60, "Kejora Asia Pte. Ltd."), (240, "Singapore"), (400, "100")],
    None,
    [(60, "Held through Kejora Asia Pte. Ltd.")],
    [(60, "Tern Digital Sdn. Bhd."), (240, "Malaysia"), (400, "49")],
]


def test_a_line_above_says_through_whom_a_company_is_held() -> None:
    assert [
        "Kejora Berhad > Kejora Asia Pte. Ltd. 100",
        "Kejora Berhad > Tern Digital Sdn. Bhd. 49 via=Kejora Asia Pte. Ltd.",
        "Kejora Asia Pte. Ltd. > Tern Digital Sdn. Bhd.",
    ] == [short(claim) for claim in read(SGX).claims if claim.relation is Relation.OWNS]


CHINESE: list[Line] = [
    [(60, "主要附屬公司詳情")],
    None,
    [(60, "附屬公司名稱"), (220, "註冊成立地點"), (330, "應佔股權百分比"), (440, "主要業務")],
    None,
    [(60, "科佳雲有限公司"), (220, "香港"), (330, "100%"), (440, "數據中心")],
    [(60, "燕鷗控股有限公司"), (220, "英屬維爾京群島"), (330, "60%"), (440, "投資控股")],
]


def test_a_list_in_chinese_is_read() -> None:
    assert [
        "Kejora Berhad > 科佳雲有限公司 100",
        "科佳雲有限公司 in hong-kong",
        "Kejora Berhad > 燕鷗控股有限公司 60",
        "燕鷗控股有限公司 in british-virgin-islands",
    ] == [short(claim) for claim in read(CHINESE).claims]


HOLDERS: list[Line] = [
    [(60, "SUBSTANTIAL SHAREHOLDERS AS AT 31 MARCH 2025")],
    [(230, "Direct Interest"), (400, "Deemed Interest")],
    [(60, "Name"), (220, "No. of shares"), (320, "%"), (390, "No. of shares"), (490, "%")],
    [(60, "Alpha Ventures Sdn Bhd"), (220, "30,000,000"), (320, "30.00"), (390, "–"), (490, "–")],
    [(60, "Encik Contoh bin Misal"), (220, "1,000,000"), (320, "1.00"), (390, "30,000,000"), (490, "30.00")],
    [(60, "Beta Capital Ltd"), (220, "-"), (320, "-"), (390, "5,100,000"), (490, "5.10")],
]


def test_a_deemed_interest_is_never_added_to_a_direct_one() -> None:
    claims = read(HOLDERS).claims

    assert [
        "Alpha Ventures Sdn Bhd > Kejora Berhad 30 interest=shares",
        "Encik Contoh bin Misal > Kejora Berhad 1 interest=shares",
        "Encik Contoh bin Misal > Kejora Berhad via=deemed interest of 30.00 %",
        "Beta Capital Ltd > Kejora Berhad 5.1 interest=beneficial via=deemed interest",
    ] == [short(claim) for claim in claims]
    assert [Kind.ORGANIZATION, Kind.PERSON, Kind.PERSON, Kind.ORGANIZATION] == [
        claim.subject.kind for claim in claims
    ]


HK_HOLDERS: list[Line] = [
    [(60, "INTERESTS OF SUBSTANTIAL SHAREHOLDERS")],
    None,
    [(400, "Approximate")],
    [(60, "Name of"), (180, "Capacity/"), (300, "Number of"), (400, "percentage of")],
    [(60, "shareholder"), (180, "Nature of interest"), (300, "shares held"), (400, "shareholding")],
    None,
    [(60, "Alpha Holdings Ltd"), (180, "Beneficial owner"), (300, "50,000,000 (L)"), (400, "50.00%")],
    [
        (60, "Gamma Group Inc."),
        (180, "Controlled corporation"),
        (300, "50,000,000 (L)"),
        (400, "50.00%"),
    ],
    [(60, "Delta Bank plc"), (180, "Security interest"), (300, "9,000,000 (L)"), (400, "9.00%")],
    [(60, "Beta Capital Ltd"), (180, "Beneficial owner"), (300, "6,000,000 (S)"), (400, "6.00%")],
]


def test_the_capacity_says_how_a_share_is_held_and_what_is_no_holding_is_left_out() -> None:
    extraction = read(HK_HOLDERS)

    assert [
        "Alpha Holdings Ltd > Kejora Berhad 50 interest=beneficial",
        "Gamma Group Inc. > Kejora Berhad 50 via=Controlled corporation",
    ] == [short(claim) for claim in extraction.claims]
    assert ["“Delta Bank plc”", "“Beta Capital Ltd”"] == [
        note.reason.partition(" is left")[0] for note in extraction.notes
    ]


def test_without_a_publisher_the_company_stays_unnamed() -> None:
    claims = read(HOLDERS, publisher=None).claims

    assert {(False, "d1:the-company")} == {(claim.object.named, claim.object.entity) for claim in claims}


@pytest.mark.parametrize(("figure", "kept"), [("130", {}), ("-5", {})])
def test_a_share_that_cannot_be_is_named_and_the_claim_stays(figure: str, kept: dict[str, str]) -> None:
    page: list[Line] = [*SGX[:4], [(60, "Kejora Asia Pte. Ltd."), (240, "Singapore"), (400, figure)]]

    extraction = read(page)

    assert kept == extraction.claims[0].qualifiers
    left = f"share “{figure}” of “Kejora Asia Pte. Ltd.” is none of 0 to 100 per cent"
    assert [f"{left}: it is left out, the claim is kept"] == [note.reason for note in extraction.notes]


NOT_UNDERSTOOD: dict[str, list[Line]] = {
    "no names": [
        [(60, "Investments in subsidiaries")],
        [(200, "2024"), (300, "2023")],
        [(200, "5"), (300, "6")],
    ],
    "no shares": [
        [(60, "Principal subsidiaries")],
        [(60, "Name"), (200, "Country of incorporation")],
        [(60, "Kejora Asia"), (200, "Singapore")],
    ],
    "a contents page": [[(60, "Substantial shareholders"), (400, "120")], [(60, "Notice"), (400, "121")]],
    "amounts": [
        [(60, "Investments in subsidiaries are stated at cost:")],
        [(60, "Unquoted shares"), (300, "RM'000"), (400, "RM'000")],
        [(60, "At cost"), (300, "1,000"), (400, "900")],
    ],
}


@pytest.mark.parametrize("page", NOT_UNDERSTOOD)
def test_a_table_that_is_not_understood_is_left_to_the_prose_reader(page: str) -> None:
    assert () == part_readers(document(NOT_UNDERSTOOD[page]))


def test_rows_whose_lines_cannot_be_told_apart_are_left_out() -> None:
    page: list[Line] = [
        *SGX[:4],
        [(60, "Kejora Asia")],
        [(60, "Holdings"), (240, "Singapore"), (400, "100")],
        [(60, "Tern Digital")],
        [(60, "Holdings"), (240, "Malaysia"), (400, "49")],
    ]

    assert () == read(page).claims


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["KEJORA BERHAD (Registration No. 201001012345)"], "KEJORA BERHAD"),
        (["Kejora Holdings Limited", "(Incorporated in the Cayman Islands)"], "Kejora Holdings Limited"),
        (["Kejora Holdings Limited", "科佳控股有限公司", "(Stock Code: 9999)"], "Kejora Holdings Limited"),
        (["Kejora Holdings Limited", "Annual report"], None),
        (["A house (incorporated in Malaysia) is not named."], None),
    ],
)
def test_the_cover_names_the_publisher(lines: list[str], issuer: str | None) -> None:
    values = read_pdf(report([[(60, line)] for line in lines]), path="report.pdf").values

    assert issuer == values.get("publisher")


def test_a_locked_report_is_refused() -> None:
    with pytest.raises(InputError, match="is locked with a password"):
        read_pdf(report(FIRST, password="secret"), path="report.pdf")
