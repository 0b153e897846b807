from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract.sources.picking import Picked, Wanted, leis_of, pick
from graph.errors import InputError
from tests.extract.structured.test_gleif import (
    FIRM,
    HERON,
    KEJORA,
    LEVEL_1,
    LEVEL_2,
    LINK,
    TERN,
    XML_1,
    XML_2,
    XML_3,
    table,
)

FIRMS = table(LEVEL_1, FIRM, FIRM | {"LEI": TERN, "Entity.LegalJurisdiction": "KY"}, FIRM | {"LEI": HERON})


def picked(path: Path, text: str | bytes, wanted: Wanted) -> tuple[Picked, str]:
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    out = io.StringIO()
    return pick(path, wanted, out), out.getvalue()


def test_the_rows_of_named_firms_come_out_to_the_letter_below_the_headings(tmp_path: Path) -> None:
    count, out = picked(tmp_path / "a.csv", FIRMS, Wanted(frozenset({TERN})))

    lines = FIRMS.splitlines(keepends=True)
    assert (Picked(3, 1), lines[0] + lines[2]) == (count, out)


def test_firms_of_a_country_come_out(tmp_path: Path) -> None:
    count, out = picked(tmp_path / "a.csv", FIRMS, Wanted(frozenset(), frozenset({"KY"})))

    assert 1 == count.kept
    assert TERN in out


def test_who_manages_a_record_is_not_whom_it_is_about(tmp_path: Path) -> None:
    managed = table(LEVEL_1, FIRM | {"Registration.ManagingLOU": TERN})

    assert 0 == picked(tmp_path / "a.csv", managed, Wanted(frozenset({TERN})))[0].kept


@pytest.mark.parametrize("end", [KEJORA, TERN])
def test_a_relationship_comes_out_for_either_end(tmp_path: Path, end: str) -> None:
    assert 1 == picked(tmp_path / "a.csv", table(LEVEL_2, LINK), Wanted(frozenset({end})))[0].kept


def test_a_cell_with_a_line_feed_stays_whole(tmp_path: Path) -> None:
    text = table(LEVEL_1, FIRM | {"Entity.LegalName": "Kejora\r\nDigital"}, FIRM | {"LEI": TERN})

    assert (
        text.replace(text.split("\n")[3] + "\n", "")
        == (picked(tmp_path / "a.csv", text, Wanted(frozenset({KEJORA})))[1])
    )


def test_an_archive_is_read_through(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("golden-copy.csv", "\ufeff" + FIRMS)

    count, out = picked(tmp_path / "a.csv.zip", packed.getvalue(), Wanted(frozenset({HERON})))

    assert 1 == count.kept
    assert out.startswith('"LEI"')


@pytest.mark.parametrize(("text", "lei"), [(XML_1, KEJORA), (XML_2, TERN), (XML_3, KEJORA)])
def test_records_of_xml_come_out_inside_their_root(tmp_path: Path, text: str, lei: str) -> None:
    count, out = picked(tmp_path / "a.xml", text, Wanted(frozenset({lei})))

    assert Picked(1, 1) == count
    path = tmp_path / "out.xml"
    path.write_text(out, encoding="utf-8")
    assert lei in leis_of(path)


def test_of_xml_what_is_not_wanted_or_commented_out_stays_behind(tmp_path: Path) -> None:
    count, out = picked(tmp_path / "a.xml", XML_1, Wanted(frozenset({HERON}), frozenset({"SG"})))

    assert Picked(1, 0) == count
    assert "Kejora" not in out
    assert 1 == picked(tmp_path / "b.xml", XML_1, Wanted(frozenset(), frozenset({"MY"})))[0].kept


def test_any_text_may_be_the_list_and_wrong_identifiers_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(f"Kejora: {KEJORA},\n{TERN[:-1]}X {KEJORA[:-2]}00", encoding="utf-8")

    assert frozenset({KEJORA}) == leis_of(path)


def test_of_picked_relationships_both_ends_are_the_list(tmp_path: Path) -> None:
    path = tmp_path / "rr.csv"
    path.write_text(table(LEVEL_2, LINK), encoding="utf-8")

    assert frozenset({KEJORA, TERN}) == leis_of(path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"Colour,Weight\nred,5\n", "expected the columns of a golden copy"),
        ("a.csv", FIRMS.encode() + b'"open', "is no CSV"),
        ("a.csv", "LEI,Entity.LegalName\nü".encode("latin-1"), "is not UTF-8"),
        ("a.zip", b"PK but no archive", "cannot be read"),
        ("a.xml", b"<feed></feed>", "holds no record"),
        ("a.xml", XML_1[: XML_1.index("</lei:Entity>")].encode(), "breaks off"),
        ("a.xml", b"<!--" + b"x" * 5_000_000, "within"),
        ("a.xml", None, "cannot be read"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_that_cannot_be_picked_from_says_why(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(InputError, match=message) as error:
        pick(path, Wanted(frozenset({KEJORA})), io.StringIO())

    assert str(path) == error.value.path
