"""Whatever a text holds, the readers of its tables neither fail nor quote what is not there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.extractors.base import Extractor
from extract.extractors.structured import (
    FilingFacts,
    ReportTables,
    SubmissionHeader,
    SubsidiaryList,
    part_readers,
    structured_reader,
)
from extract.tables.facts import Fact, with_facts
from graph.model import Document

PIECES = st.sampled_from(
    [
        *(
            "Exhibit 21",
            "EX-8.1",
            "Subsidiaries of",
            "Subsidiaries",
            "VIE",
            "Name",
            "State",
            "Country of incorporation",
        ),
        *(
            "Kejora Inc.",
            "Alpha (HK) Limited",
            "Beta LLC*",
            "科佳有限公司",
            "附屬公司",
            "Delaware",
            "PRC",
            "Georgia",
            "DE",
        ),
        *(
            "60%",
            "130%",
            "-5",
            "(5)%",
            "> 50%",
            "100",
            "%",
            "–",
            "2024",
            "2023",
            "(1)",
            "(1) a VIE",
            "Owned by",
            "Direct",
        ),
        *(
            "Substantial shareholders",
            "Details of the subsidiaries are as follows:",
            "Held by Kejora",
            "No. of shares",
        ),
        *(
            "COMPANY CONFORMED NAME:",
            "STATE OF INCORPORATION:",
            "\t",
            "\t\t",
            "    ",
            "\n",
            "\n\n",
            "\f",
            "....",
            ":",
            "(",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)
READERS = (SubsidiaryList(), ReportTables(), SubmissionHeader(), FilingFacts())


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_claim_of_any_text_quotes_it_to_the_letter(text: str) -> None:
    document = Document(id="d", text=text, language="en")
    structured_reader(document)
    part_readers(document)

    for reader in READERS:
        for claim in reader.extract(document).claims:
            claim.evidence.check(document)
            for mention in (claim.subject, claim.object):
                assert mention.start is None or mention.text == text[mention.start : mention.end]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_fact_is_read_or_left_out(name: str, value: str, member: str) -> None:
    facts = (
        Fact("dei:EntityRegistrantName", " ".join(value.split()) or "K"),
        Fact(
            "us-gaap:MinorityInterestOwnershipPercentageByParent",
            "5 %",
            (("a", " ".join(member.split()) or "m"),),
        ),
        Fact("dei:EntityAddressCityOrTown", " ".join(name.split()) or "c"),
    )
    document = Document(id="d", text=with_facts("Words.\n", facts))

    for claim in FilingFacts().extract(document).claims:
        claim.evidence.check(document)


LONG = {
    "stars": "*" * 20_000 + "x",
    "brackets": "(" * 20_000,
    "blanks": "Alpha" + " " * 50_000 + "x",
    "one word": "a" * 200_000,
    "commas": "Alpha, " * 20_000,
    "marks": "Alpha (1)" * 5_000 + "x",
    "dots": ". " * 30_000 + "x",
    "tabs": "\t" * 50_000 + "x",
    "forms": "company limited " * 5_000 + "x",
    "digits": "1." * 20_000,
}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@pytest.mark.parametrize("line", LONG)
def test_a_line_without_end_takes_no_time_without_end(reader: Extractor, line: str) -> None:
    head = "Exhibit 21\nSubsidiaries of Kejora Inc.\nName\tCountry\tShare %\n"
    document = Document(id="d", text=f"{head}{LONG[line]}\nAlpha Ltd\t{LONG[line]}\t5\n")
    began = time.process_time()

    structured_reader(document)
    reader.extract(document)

    assert time.process_time() - began < 5
