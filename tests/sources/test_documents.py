from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.sources import JsonLines, Provenance
from graph.errors import InputError
from graph.model import Document

LINE = {"id": "D1", "text": "Alpha\r\nbuilds.", "published": "2025-11-30", "publisher": "P", "lang": "en"}


def lines(path: Path, *records: object) -> Path:
    texts = (record if isinstance(record, str) else json.dumps(record) for record in records)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def found(path: Path, **options: object) -> list[Document | InputError]:
    return list(JsonLines(path, **options).documents())  # type: ignore[arg-type]  # options of the test


def test_a_line_keeps_its_id_and_its_text_to_the_letter(tmp_path: Path) -> None:
    (document,) = found(lines(tmp_path / "d.jsonl", LINE))

    assert document == Document(
        id="D1",
        text="Alpha\r\nbuilds.",
        title="Alpha",
        publisher="P",
        published="2025-11-30",
        language="en",
    )


def test_what_a_line_does_not_say_comes_from_the_options(tmp_path: Path) -> None:
    path = lines(tmp_path / "d.jsonl", {"id": "D1", "text": "Alpha builds.", "publisher": None})

    (document,) = found(path, provenance=Provenance("Q", "2025-01", "de"))

    assert isinstance(document, Document)
    assert (document.publisher, document.published, document.language) == ("Q", "2025-01", "de")


def test_the_time_of_day_of_a_date_is_dropped(tmp_path: Path) -> None:
    (document,) = found(lines(tmp_path / "d.jsonl", LINE | {"published": "2025-11-30T08:15:00Z"}))

    assert isinstance(document, Document)
    assert document.published == "2025-11-30"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "is not JSON"),
        ("[1, 2]", "expected an object"),
        ({"text": "x"}, "field 'id' must be a text"),
        ({"id": "D2"}, "field 'text' must be a text"),
        ({"id": "D2", "text": "  "}, "field 'text' must be a text"),
        ({"id": 7, "text": "x"}, "field 'id' must be a text that is not empty, got 7"),
        ({"id": "D2", "text": "x", "lang": 3}, "field 'lang' must be a text or null, got 3"),
        ({"id": "D2", "text": "x", "published": "soon"}, "field 'published': date 'soon' is not"),
        ({"id": "D1", "text": "another"}, "id 'D1' already names another text"),
    ],
)
def test_a_bad_line_is_reported_with_its_number_and_the_others_go_on(
    tmp_path: Path, line: object, reason: str
) -> None:
    path = lines(tmp_path / "d.jsonl", LINE, "", line, LINE | {"id": "D3"})

    first, error, last = found(path)

    assert isinstance(error, InputError)
    assert str(error).startswith(f"{path}:3: ")
    assert reason in error.reason
    assert [item.id for item in (first, last) if isinstance(item, Document)] == ["D1", "D3"]


def test_a_line_in_another_encoding_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(b'{"id": "D1", "text": "Gr\xf6\xdfe"}\n')

    (error,) = found(path)

    assert str(error) == f"{path}:1: is not UTF-8 (byte 0xf6 at offset 24)"


def test_a_line_over_the_limit_is_refused(tmp_path: Path) -> None:
    (error,) = found(lines(tmp_path / "d.jsonl", LINE), limit=10)

    assert "the limit for one item is" in str(error)


def test_a_file_without_documents_and_a_missing_file_are_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()

    reasons = [error.reason for error in (*found(empty), *found(tmp_path / "gone.jsonl")) if error]  # type: ignore[union-attr]

    assert reasons == [
        "holds no document; expected one JSON object a line",
        "cannot be read (No such file or directory)",
    ]
