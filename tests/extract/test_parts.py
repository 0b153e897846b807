from __future__ import annotations

from pathlib import Path

import pytest

from extract.extractors.base import Extraction
from extract.parts import CHUNK, chunks_of, read_part, write_part
from extract.pipeline import Extracted, Outcome, Unchanged
from graph.errors import CaseError, ContractError, InputError
from graph.model import Document, Entity
from graph.schema import Kind
from tests.cli.scripted import Scripted
from tests.graph.trade import TABLE, figure

DOCUMENT = Document(
    "d1",
    "Alpha owns Beta. \ud800 阿里巴巴 does not own it.",
    "https://paper.example/a",
    publisher="The Paper",
)
ALPHA = Entity("alpha", Kind.ORGANIZATION, "Alpha", ("阿尔法",), {"country": "CN", "mw": 2.5}, "gazetteer 1")
OUTCOMES: list[Outcome] = [
    Extracted(DOCUMENT, Extraction(Scripted().extract(DOCUMENT).claims, (ALPHA,)), "scripted@1"),
    Extracted(Document("d2", "Nothing here."), Extraction(), "scripted@1"),
    Extracted(TABLE, Extraction(observations=(figure(), figure(hs="8542", vintage="2025-03-10"))), "trade@1"),
    Unchanged(Document("d3", "Read before.")),
]
ERRORS = [InputError("is empty", path="a.txt", line=3), ContractError("is no date")]


def test_a_part_gives_back_what_was_written(tmp_path: Path) -> None:
    write_part(tmp_path / "parts" / "1.parquet", OUTCOMES)

    assert OUTCOMES == list(read_part(tmp_path / "parts" / "1.parquet"))


def test_a_part_keeps_what_was_left_out(tmp_path: Path) -> None:
    notes = (InputError("left out", path="a.csv", line=3),)
    write_part(tmp_path / "1.parquet", [Extracted(Document("d1", "x"), Extraction((), (), notes), "table@1")])

    (outcome,) = read_part(tmp_path / "1.parquet")

    assert isinstance(outcome, Extracted)
    assert [("left out", "a.csv", 3)] == [(n.reason, n.path, n.line) for n in outcome.extraction.notes]


def test_a_part_keeps_the_errors_of_documents(tmp_path: Path) -> None:
    write_part(tmp_path / "1.parquet", ERRORS)

    found = list(read_part(tmp_path / "1.parquet"))
    assert [(type(one), str(one)) for one in ERRORS] == [(type(one), str(one)) for one in found]


def test_a_part_keeps_the_rows_and_values_that_a_table_could_not_use(tmp_path: Path) -> None:
    skipped = (InputError("'-5' is negative", path="t.csv", line=4),)
    notes = (InputError("share 130 is over 100", line=5),)
    write_part(
        tmp_path / "1.parquet", [Extracted(TABLE, Extraction(skipped=skipped, notes=notes), "trade@1")]
    )

    (found,) = read_part(tmp_path / "1.parquet")
    assert isinstance(found, Extracted)
    assert [str(error) for error in skipped] == [str(error) for error in found.extraction.skipped]
    assert [str(error) for error in notes] == [str(error) for error in found.extraction.notes]


def test_a_part_without_rows_is_read_as_such(tmp_path: Path) -> None:
    write_part(tmp_path / "1.parquet", [])

    assert list(read_part(tmp_path / "1.parquet")) == []


def test_a_part_that_could_not_be_written_is_not_there(tmp_path: Path) -> None:
    def broken() -> list[Outcome]:
        raise MemoryError

    with pytest.raises(MemoryError):
        write_part(tmp_path / "1.parquet", broken())

    assert list(tmp_path.iterdir()) == []


def test_a_broken_part_says_what_to_do(tmp_path: Path) -> None:
    write_part(tmp_path / "1.parquet", OUTCOMES)
    whole = (tmp_path / "1.parquet").read_bytes()
    (tmp_path / "1.parquet").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CaseError, match="delete it and run again"):
        list(read_part(tmp_path / "1.parquet"))


def test_more_documents_leave_the_chunks_before_them_as_they_are(tmp_path: Path) -> None:
    ids = [f"d{number}" for number in range(3 * CHUNK)]

    before = chunks_of(ids[: 2 * CHUNK + 1], tmp_path, extractor="rules@1")
    after = chunks_of(ids, tmp_path, extractor="rules@1")

    assert before[:2] == after[:2]
    assert before[2].part != after[2].part
    assert sum(len(chunk.documents) for chunk in after) == len(ids)


def test_another_extractor_makes_other_parts(tmp_path: Path) -> None:
    one, other = (chunks_of(["d1"], tmp_path, extractor=name) for name in ("rules@1", "rules@2"))

    assert one[0].part != other[0].part
