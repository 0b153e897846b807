from __future__ import annotations

from pathlib import Path

import pytest

from extract.extractors.structured import structured_reader
from extract.sources.containers.submission import is_submission
from extract.sources.press import Press
from graph.errors import InputError
from graph.model import Document
from graph.schema import Relation
from tests.sources.warc_file import Entry, warc

HEADER = """<SEC-DOCUMENT>0009999999-25-000001.txt : 20250226
<SEC-HEADER>0009999999-25-000001.hdr.sgml : 20250226
<ACCEPTANCE-DATETIME>20250226163000
ACCESSION NUMBER:\t\t0009999999-25-000001
CONFORMED SUBMISSION TYPE:\t10-K
PUBLIC DOCUMENT COUNT:\t\t3
CONFORMED PERIOD OF REPORT:\t20250131
FILED AS OF DATE:\t\t20250226

FILER:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tKEJORA INC
\t\tCENTRAL INDEX KEY:\t\t\t0009999999
\t\tSTATE OF INCORPORATION:\t\t\tE9
\t\tFISCAL YEAR END:\t\t\t0131

\tBUSINESS ADDRESS:
\t\tSTREET 1:\t\t1 EXAMPLE ROAD
\t\tCITY:\t\t\tSANTA CLARA
\t\tSTATE:\t\t\tCA

\tMAIL ADDRESS:
\t\tCITY:\t\t\tPARIS
\t\tSTATE:\t\t\tI0

\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tTERN LABS INC
\t\tDATE OF NAME CHANGE:\t20190412
</SEC-HEADER>
"""
MAIN = """<DOCUMENT>
<TYPE>10-K
<SEQUENCE>1
<FILENAME>kej-20250131.htm
<DESCRIPTION>10-K
<TEXT>
<XBRL>
<?xml version='1.0' encoding='ASCII'?>
<html><body><p>FORM 10-K</p><p>Kejora operates a hall.</p></body></html>
</XBRL>
</TEXT>
</DOCUMENT>
"""
LIST = """<DOCUMENT>
<TYPE>EX-21.1
<SEQUENCE>2
<FILENAME>kej-ex21.htm
<DESCRIPTION>LIST OF SUBSIDIARIES
<TEXT>
<html><body><p>Subsidiaries</p><table><tr><td>Alpha Ltd</td><td>Ireland</td></tr></table></body></html>
</TEXT>
</DOCUMENT>
"""
PICTURE = """<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>3
<FILENAME>logo.jpg
<TEXT>
begin 644 logo.jpg
M_]C_X
end
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


@pytest.fixture
def whole(tmp_path: Path) -> list[Document]:
    return documents(tmp_path, HEADER + MAIN + LIST + PICTURE)


def documents(folder: Path, text: str) -> list[Document]:
    path = folder / "0009999999-25-000001.txt"
    path.write_text(text, encoding="utf-8")
    found = list(Press((path,)).documents())
    assert not [one for one in found if isinstance(one, InputError)]
    return [one for one in found if isinstance(one, Document)]


def test_a_submission_is_split_into_its_header_and_its_documents_of_words(whole: list[Document]) -> None:
    assert ["KEJORA INC: 10-K, header", "KEJORA INC: 10-K", "KEJORA INC: EX-21.1, LIST OF SUBSIDIARIES"] == [
        one.title for one in whole
    ]
    assert ["header", "kej-20250131.htm", "kej-ex21.htm"] == [
        (one.uri or "").rpartition("#")[2] for one in whole
    ]


def test_publisher_and_day_of_each_document_are_those_of_the_filing(whole: list[Document]) -> None:
    assert {("KEJORA INC", "2025-02-26")} == {(one.publisher, one.published) for one in whole}


def test_the_header_says_where_the_filer_is_and_what_it_was_called(whole: list[Document]) -> None:
    reader = structured_reader(whole[0])
    assert reader is not None

    claims = reader.extract(whole[0]).claims

    assert [
        ("kejora", Relation.INCORPORATED_IN, "cayman-islands"),
        ("kejora", Relation.BASED_IN, "santa-clara"),
        ("kejora", Relation.SUCCEEDS, "tern-labs"),
    ] == [(claim.subject.entity, claim.relation, claim.object.entity) for claim in claims]
    assert ("2019-04-12", {"how": "rename"}) == (str(claims[2].valid.start), claims[2].qualifiers)
    for claim in claims:
        claim.evidence.check(whole[0])


def test_an_exhibit_is_known_by_its_type_and_its_owner_by_the_header(whole: list[Document]) -> None:
    reader = structured_reader(whole[2])
    assert reader is not None

    owns = reader.extract(whole[2]).claims[0]

    assert ("kejora", Relation.OWNS, "alpha") == (owns.subject.entity, owns.relation, owns.object.entity)


def test_a_document_cut_out_with_its_tags_is_read_alone(tmp_path: Path) -> None:
    one = documents(tmp_path, LIST.replace("\n", "\r\n"))

    assert ["EX-21.1, LIST OF SUBSIDIARIES"] == [document.title for document in one]


def test_an_old_submission_of_plain_text_behind_a_mail_header_is_split(tmp_path: Path) -> None:
    mail = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n"
    rows = "<PAGE>\nSUBSIDIARIES\n\nAlpha Ltd      Ireland\n"
    plain = f"<DOCUMENT>\n<TYPE>EX-21\n<TEXT>\n{rows}</TEXT>\n</DOCUMENT>\n"

    found = documents(tmp_path, mail + HEADER.replace("SEC-DOCUMENT", "IMS-DOCUMENT") + plain)

    assert ["KEJORA INC: 10-K, header", "KEJORA INC: EX-21"] == [one.title for one in found]
    reader = structured_reader(found[1])
    assert reader is not None
    assert 2 == len(reader.extract(found[1]).claims)


def test_a_submission_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    found = documents(tmp_path, HEADER + MAIN[: MAIN.index("</body>")])

    assert "Kejora operates a hall." in found[1].text


def test_a_day_that_is_none_is_no_day_of_publication(tmp_path: Path) -> None:
    found = documents(tmp_path, HEADER.replace("20250226", "00000000") + MAIN)

    assert [None, None] == [one.published for one in found]


def test_a_broken_document_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "s.txt"
    path.write_bytes((HEADER + MAIN).encode() + LIST.encode().replace(b"<html>", b"Gr\xf6\xdfe "))

    found = list(Press((path,)).documents())

    assert [False, False, True] == [isinstance(one, InputError) for one in found]
    assert "kej-ex21.htm" in str(found[2])


def test_a_submission_of_pictures_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.txt"
    path.write_text(PICTURE.replace("</SEC-DOCUMENT>", ""))

    found = next(Press((path,)).documents())

    assert isinstance(found, InputError)
    assert "without any page or text" in found.reason


def test_an_article_that_mentions_documents_is_no_submission() -> None:
    assert not is_submission(
        b"The <DOCUMENT> tag opens a document, and COMPANY CONFORMED NAME: is a field.\n"
    )


def test_a_submission_in_an_archive_is_split_and_edgars_lists_are_passed_over(tmp_path: Path) -> None:
    address = "https://www.sec.gov/Archives/edgar/data/9001/0009999999-25-000001.txt"
    data, _ = warc(
        Entry(b'{"0": {}}', "https://www.sec.gov/files/company_tickers.json", type="application/json"),
        Entry(b"{}", "https://data.sec.gov/submissions/CIK0000009001.json", type="application/json"),
        Entry((HEADER + MAIN + LIST).encode(), address, type="text/plain"),
    )
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)

    found = list(Press((path,)).documents())

    assert [(f"{address}#header", "2026-01-19"), (f"{address}#kej-20250131.htm", "2026-01-19")] == [
        (one.uri, one.retrieved) for one in found[:2] if isinstance(one, Document)
    ]
    assert 3 == len(found)
