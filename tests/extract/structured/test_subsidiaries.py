from __future__ import annotations

import pytest

from extract.extractors.base import Extraction
from extract.extractors.structured import is_subsidiary_list, structured_reader
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Relation, Stance

HEAD = "Exhibit 21.1\n\nSubsidiaries of\n\nKejora Holdings Inc.*\n\n"


def read(rows: str, head: str = HEAD, publisher: str | None = None) -> Extraction:
    document = Document(id="d1", text=head + rows, language="en", publisher=publisher)
    reader = structured_reader(document)
    assert reader is not None
    return reader.extract(document)


def said(claim: Claim) -> tuple[str, Relation, str]:
    return claim.subject.entity, claim.relation, claim.object.entity


def test_every_row_is_owned_and_incorporated_with_the_row_as_quote() -> None:
    claims = read(
        "\tJurisdiction of Incorporation\nKejora Pte. Ltd.\tSingapore\nTern Cloud LLC\tDelaware, U.S.\n"
    ).claims

    assert [
        ("kejora-holdings", Relation.OWNS, "kejora"),
        ("kejora", Relation.INCORPORATED_IN, "singapore"),
        ("kejora-holdings", Relation.OWNS, "tern-cloud"),
        ("tern-cloud", Relation.INCORPORATED_IN, "delaware"),
    ] == [said(claim) for claim in claims]
    assert {"Kejora Pte. Ltd.\tSingapore", "Tern Cloud LLC\tDelaware, U.S."} == {
        claim.evidence.quote for claim in claims
    }
    assert {Stance.ASSERTED} == {claim.stance for claim in claims}
    assert "US" == claims[-1].object.country


def test_offsets_of_mentions_are_those_of_the_words() -> None:
    rows = "Kejora Pte. Ltd. (1)\tSingapore\n"
    text = HEAD + rows

    for claim in read(rows).claims:
        for mention in (claim.subject, claim.object):
            assert mention.text == text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("row", "share"),
    [
        ("Kejora Ltd\tMalaysia\t60%", 60.0),
        ("Kejora Ltd\tMalaysia\t99.9", 99.9),
        ("Kejora Ltd\tMalaysia\t49,5 %", 49.5),
        ("Kejora Ltd\tMalaysia\t130%", None),
        ("Kejora Ltd\tMalaysia\t-5%", None),
        ("Kejora Ltd\tMalaysia\t", None),
        ("Kejora Ltd\tMalaysia\tall", None),
    ],
)
def test_a_share_is_taken_from_its_column_if_it_can_be_one(row: str, share: float | None) -> None:
    owns = read(f"Name\tCountry\tOwnership (%)\n{row}\n").claims[0]

    assert Relation.OWNS is owns.relation
    assert (None if share is None else Quantity(share, share)) == owns.qualifiers.get("share")


def test_a_number_in_a_column_that_nothing_heads_is_no_share() -> None:
    assert {} == read("Kejora Ltd\tMalaysia\t60\n").claims[0].qualifiers


def test_companies_that_differ_in_legal_form_alone_are_two() -> None:
    claims = read("Kejora Limited\tHong Kong\nKejora LLC\tDelaware\nTern Ltd\tMalaysia\n").claims

    assert ["kejora-limited", "kejora-llc", "tern"] == [
        claim.object.entity for claim in claims if claim.relation is Relation.OWNS
    ]


def test_a_row_without_a_place_is_still_owned() -> None:
    assert [Relation.OWNS] == [
        claim.relation for claim in read("Kejora Ltd\tAs amended\nTern\t(2)\n").claims
    ][:1]


@pytest.mark.parametrize(
    ("head", "publisher", "owner"),
    [
        ("Exhibit 21\nSubsidiaries of the Registrant\n", "Tern Corp.", "tern"),
        ("EXHIBIT 8.1\nList of subsidiaries\n", None, "d1:registrant"),
        ("Subsidiaries of Bintang Berhad\n", None, "bintang"),
    ],
)
def test_the_owner_is_named_by_the_heading_or_the_publisher_or_stays_unnamed(
    head: str, publisher: str | None, owner: str
) -> None:
    assert owner == read("Kejora Ltd\tMalaysia\n", head, publisher).claims[0].subject.entity


def test_the_owner_in_the_list_does_not_own_itself() -> None:
    claims = read("Kejora Holdings Inc.\tDelaware\n").claims

    assert [Relation.INCORPORATED_IN] == [claim.relation for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Kejora said that subsidiaries of Tern owe it money.\n",
        "Exhibit 21 of the report names no subsidiaries.\n",
        "Exhibit 99\n\nRevenue\t5\nCost\t3\n",
    ],
)
def test_prose_is_no_list(text: str) -> None:
    assert not is_subsidiary_list(text)


def triples(text: str, publisher: str | None = None) -> list[str]:
    """The claims of a list in short: "owner > company 60", "company in place"."""
    document = Document(id="d1", text=text, language="en", publisher=publisher)
    reader = structured_reader(document)
    assert reader is not None
    return [short(claim) for claim in checked(reader.extract(document), document).claims]


def checked(extraction: Extraction, document: Document) -> Extraction:
    for claim in extraction.claims:
        claim.evidence.check(document)
        for mention in (claim.subject, claim.object):
            assert mention.start is None or mention.text == document.text[mention.start : mention.end]
    return extraction


def short(claim: Claim) -> str:
    link = {Relation.OWNS: ">", Relation.CONTROLS: "controls", Relation.INCORPORATED_IN: "in"}[claim.relation]
    end = claim.object.entity if claim.relation is Relation.INCORPORATED_IN else claim.object.text
    share = claim.qualifiers.get("share")
    said = f" {share.min:g}" if isinstance(share, Quantity) and share.min is not None else ""
    doubt = "" if claim.stance is Stance.ASSERTED else f" ({claim.stance})"
    return f"{claim.subject.text} {link} {end}{said}{doubt}"


SHAPES = {
    "no heading but the exhibit's": (
        "EXHIBIT 21\n\nAlpha Works Inc.\tDelaware\nBeta\tNevada\n",
        ["K > Alpha Works Inc.", "Alpha Works Inc. in delaware", "K > Beta", "Beta in nevada"],
    ),
    "places in brackets": (
        "Exhibit 21.1\nSUBSIDIARIES OF KEJORA, INC.\nAlpha Ltd. (Bermuda)\nDelta Cloud (Singapore)\n",
        [
            "KEJORA, INC. > Alpha Ltd.",
            "Alpha Ltd. in bermuda",
            "KEJORA, INC. > Delta Cloud",
            "Delta Cloud in singapore",
        ],
    ),
    "sentences of names": (
        "Exhibit 21\nTern Inc.\nList of Subsidiaries\n"
        "1. Alpha Ltd., a Cayman Islands exempted company\n2. Gamma Oy, incorporated in Finland\n"
        "3. Delta B.V. - Netherlands\n",
        [
            "Tern Inc. > Alpha Ltd.",
            "Alpha Ltd. in cayman-islands",
            "Tern Inc. > Gamma Oy",
            "Gamma Oy in finland",
            "Tern Inc. > Delta B.V.",
            "Delta B.V. in netherlands",
        ],
    ),
    "the owner in a sentence": (
        "Exhibit 21.1\n"
        "The following is a list of subsidiaries of Tern Holdings, Inc. as of December 31, 2024, omitting "
        "those which, considered in the aggregate, would not constitute a significant subsidiary:\n"
        "Alpha LLC\tDelaware\n",
        ["Tern Holdings, Inc. > Alpha LLC", "Alpha LLC in delaware"],
    ),
    "the owner with its subsidiaries": (
        "EXHIBIT 21\nTERN INC. AND SUBSIDIARIES\nCedar Bank\tOhio\n",
        ["TERN INC. > Cedar Bank", "Cedar Bank in ohio"],
    ),
    "the owner has subsidiaries": (
        "Exhibit 21\nTern Networks, Inc. (the “Company”) has the following subsidiaries:\n"
        "Beta Pty Ltd, Australia\n",
        ["Tern Networks, Inc. > Beta Pty Ltd", "Beta Pty Ltd in australia"],
    ),
    "several registrants": (
        "Exhibit 21\nSubsidiaries of Alpha Corp\nA LLC\tDelaware\n"
        "Subsidiaries of Beta Power Company\nB LLC\tGeorgia\n"
        "Subsidiaries of the Registrant\nC LLC\tNevada\n",
        [
            "Alpha Corp > A LLC",
            "A LLC in delaware",
            "Beta Power Company > B LLC",
            "B LLC in georgia-us",
            "K > C LLC",
            "C LLC in nevada",
        ],
    ),
    "two tables side by side": (
        "Exhibit 21\nName\tJurisdiction\tName\tJurisdiction\n"
        "Alpha\tDelaware\tBeta\tEngland and Wales\nGamma\tGermany\n",
        [
            "K > Alpha",
            "Alpha in delaware",
            "K > Beta",
            "Beta in united-kingdom",
            "K > Gamma",
            "Gamma in germany",
        ],
    ),
    "side by side without headings": (
        "Exhibit 21\nSubsidiaries\nAlpha Inc.\tDelaware\tBeta Ltd\tIreland\n",
        ["K > Alpha Inc.", "Alpha Inc. in delaware", "K > Beta Ltd", "Beta Ltd in ireland"],
    ),
    "a column of Chinese names": (
        "Exhibit 8.1\nSubsidiaries\nName\tChinese Name\tJurisdiction\n"
        "Alpha (Beijing) Co., Ltd.\t阿尔法（北京）有限公司\tPRC\n",
        ["K > Alpha (Beijing) Co., Ltd.", "Alpha (Beijing) Co., Ltd. in china"],
    ),
    "Chinese headings": (
        "Exhibit 8.1\n主要子公司\n公司名称\t注册地\t持股比例\n科佳有限公司\t香港\t60%\n",
        ["K > 科佳有限公司 60", "科佳有限公司 in hong-kong"],
    ),
    "other names and letters of states": (
        "EXHIBIT 21\nName of Subsidiary\tState of Incorporation\tDoing Business As\n"
        "Alpha Bank\tGA\tAlpha Community\nBeta\tDE\tN/A\n",
        ["K > Alpha Bank", "Alpha Bank in georgia-us", "K > Beta", "Beta in delaware"],
    ),
    "a column of holders": (
        "Exhibit 21\nSubsidiaries\nName\tJurisdiction\tOwned by\tOwnership %\n"
        "Alpha LLC\tNevada\tRegistrant\t100\nBeta Ltd\tIreland\tAlpha LLC\t75\n",
        ["K > Alpha LLC 100", "Alpha LLC in nevada", "Alpha LLC > Beta Ltd 75", "Beta Ltd in ireland"],
    ),
    "a per cent sign in a cell of its own": (
        "Exhibit 21\nSubsidiaries\nName\tJurisdiction\tPercentage\nAlpha Ltd\tBVI\t100\t%\n",
        ["K > Alpha Ltd 100", "Alpha Ltd in british-virgin-islands"],
    ),
    "places as headings": (
        "Exhibit 21\nSubsidiaries\nDelaware\nAlpha LLC\nCayman Islands:\nGamma Ltd\n",
        ["K > Alpha LLC", "Alpha LLC in delaware", "K > Gamma Ltd", "Gamma Ltd in cayman-islands"],
    ),
    "the place first": (
        "Exhibit 21\nSubsidiaries\nState\tName\nNevada\tBeta\n",
        ["K > Beta", "Beta in nevada"],
    ),
    "names alone": (
        "EXHIBIT 21\nSUBSIDIARIES OF THE REGISTRANT\nAlpha Inc.\nBeta Bank\nGamma LLC\n",
        ["K > Alpha Inc.", "K > Beta Bank", "K > Gamma LLC"],
    ),
    "a share in brackets": (
        "Exhibit 21\nSubsidiaries\n• Alpha Inc. (Delaware, 100%)\n• Beta Ltd (60%)\n",
        ["K > Alpha Inc. 100", "Alpha Inc. in delaware", "K > Beta Ltd 60"],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_is_read_in_every_shape_in_which_it_occurs(shape: str) -> None:
    text, claims = SHAPES[shape]

    assert [one.replace("K ", "Kejora ", 1) if one.startswith("K ") else one for one in claims] == triples(
        text, "Kejora"
    )


def test_companies_held_by_contract_are_controlled_and_what_those_own_is_not_the_registrants() -> None:
    text = (
        "Exhibit 8.1\nSignificant Subsidiaries and Consolidated Affiliated Entities of Kejora Limited\n"
        "Subsidiaries\tPlace of Incorporation\nAlpha Ltd\tBVI\n"
        "Consolidated Affiliated Entities\tPlace of Incorporation\nBeta Co., Ltd.\tPRC\n"
        "Subsidiaries of Consolidated Affiliated Entities\tPlace of Incorporation\nGamma Co., Ltd.\tPRC\n"
    )

    assert [
        "Kejora Limited > Alpha Ltd",
        "Kejora Limited controls Beta Co., Ltd.",
        "Consolidated Affiliated Entities > Gamma Co., Ltd.",
    ] == [one for one in triples(text) if " in " not in one]


@pytest.mark.parametrize(
    "rows",
    [
        "Name\tPlace of Incorporation\tRelationship\nBeta Ltd\tPRC\tVariable interest entity\n",
        "Beta Ltd (1)\tPRC\nAlpha Ltd\tBVI\n(1) Controlled through contractual arrangements.\n",
        "Beta Ltd*\tPRC\t100%\nAlpha Ltd\tBVI\n* A VIE of which we are the primary beneficiary.\n",
    ],
)
def test_a_cell_or_footnote_says_that_a_company_is_held_by_contract(rows: str) -> None:
    claims = [one for one in triples(f"Exhibit 8.1\nSubsidiaries\n{rows}", "K") if " in " not in one]

    assert ["K controls Beta Ltd", "K > Alpha Ltd"][: len(claims)] == claims


def test_subsidiaries_and_companies_held_by_contract_in_one_list_are_only_possibly_owned() -> None:
    text = "Exhibit 8.1\nList of Subsidiaries and VIEs of Kejora Ltd\nAlpha Ltd\tBVI\nBeta Ltd\tPRC\n"

    assert ["Kejora Ltd > Alpha Ltd (possible)", "Kejora Ltd > Beta Ltd (possible)"] == triples(text)[::2]


TREE = "Alpha LLC\t\tDelaware\n\tBeta LLC\tDelaware\nDelta Inc\t\tNevada\n"


def test_an_indented_company_is_the_registrants_and_possibly_that_above_owns_it() -> None:
    assert [
        "K > Alpha LLC",
        "K > Beta LLC",
        "Alpha LLC > Beta LLC (possible)",
        "K > Delta Inc",
    ] == [one for one in triples(f"Exhibit 21\nSubsidiaries\n{TREE}", "K") if " in " not in one]


def test_indentation_that_the_list_explains_is_ownership() -> None:
    text = f"Exhibit 21\nSubsidiaries\nIndentation shows the parent of each company.\n{TREE}"

    assert ["K > Alpha LLC", "Alpha LLC > Beta LLC", "K > Delta Inc"] == [
        one for one in triples(text, "K") if " in " not in one
    ]


PLAIN = """<DOCUMENT>
<TYPE>EX-21
<SEQUENCE>4
<DESCRIPTION>SUBSIDIARIES
<TEXT>
<PAGE>
                                                     EXHIBIT 21
                       KEJORA CORPORATION
                   SUBSIDIARIES OF THE REGISTRANT
<TABLE>
<CAPTION>
                                        State or Other
                                        Jurisdiction of        Percentage
          Name                          Incorporation          Owned
          ----                          -------------          -----
<S>                                     <C>                    <C>
Alpha Works, Inc.                       Delaware               100%
Beta (Cayman)                           Cayman Islands          60%
  Limited
Gamma Holdings Ltd.                     British Virgin         100
                                        Islands
Delta Ltd. ........................     Ireland                 51
</TABLE>
All of the above are included in the consolidated statements.
</TEXT>
</DOCUMENT>
"""


def test_a_plain_text_set_with_blanks_is_read_by_its_columns() -> None:
    assert [
        "KEJORA CORPORATION > Alpha Works, Inc. 100",
        "Alpha Works, Inc. in delaware",
        "KEJORA CORPORATION > Beta (Cayman) Limited 60",
        "Beta (Cayman) Limited in cayman-islands",
        "KEJORA CORPORATION > Gamma Holdings Ltd. 100",
        "Gamma Holdings Ltd. in british-virgin-islands",
        "KEJORA CORPORATION > Delta Ltd. 51",
        "Delta Ltd. in ireland",
    ] == triples(PLAIN)


def test_a_share_that_cannot_be_is_left_out_and_named_and_the_claim_stays() -> None:
    head = "Name\tCountry\tOwnership (%)\n"
    rows = f"{head}Alpha Ltd\tIreland\t130%\nBeta Ltd\tJapan\t(5)%\nGamma Ltd\tJapan\t> 50%\n"
    extraction = read(rows)

    assert ["Alpha Ltd", "Beta Ltd", "Gamma Ltd"] == [claim.object.text for claim in extraction.claims[::2]]
    assert Quantity(50, None, comparator="more than") == extraction.claims[4].qualifiers["share"]
    assert (
        "share “130%” of “Alpha Ltd” is none of 0 to 100 per cent: it is left out, the claim is kept",
        "share “(5)%” of “Beta Ltd” is none of 0 to 100 per cent: it is left out, the claim is kept",
    ) == tuple(note.reason for note in extraction.notes)


def test_georgia_is_a_state_only_beside_states_and_else_left_open() -> None:
    assert ["georgia-us", "delaware"] == [
        claim.object.entity for claim in read("Alpha\tGeorgia\nBeta\tDelaware\n").claims[1::2]
    ]
    assert ["place-georgia"] == [claim.object.entity for claim in read("Alpha Ltd\tGeorgia\n").claims[1::2]]
