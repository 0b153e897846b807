from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.schema import Relation, Stance
from tests.training.notes import HEADER, written
from training.corpus.__main__ import main
from training.corpus.gold_files import annotation_files, left_over, out_of_date, read_annotations, write
from training.corpus.sizes import sizes_by_language, table

TEXT = f"""{HEADER}[a|Org|Alpha] runs [b|DC|Beta Park].
> a OPERATES b
> a OWNS b | opt
Nobody spoke.
=== sentences en-s | 2026-02-14 | Rack & Row
[a|Org|Alpha] denied that it owns [b|DC|Beta Park].
> a OWNS b | stance=denied
Nobody   spoke.
"""


def folders(tmp_path: Path) -> list[str]:
    return ["--annotations", str(tmp_path / "annotations"), "--gold", str(tmp_path / "gold")]


def test_each_annotation_file_becomes_json_lines_of_its_language_and_name(tmp_path: Path) -> None:
    files = read_annotations([written(tmp_path, TEXT), written(tmp_path, "", language="de", name="more")])

    paths = write(files, tmp_path / "gold")

    assert paths == [tmp_path / "gold/en/notes.jsonl", tmp_path / "gold/de/more.jsonl"]
    records = [json.loads(line) for line in paths[0].read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == ["d1", "en-s-0001", "en-s-0002"]


def test_the_split_follows_from_the_name_of_the_file_and_the_id(tmp_path: Path) -> None:
    (notes,) = read_annotations([written(tmp_path, TEXT)])
    (test,) = read_annotations([written(tmp_path, TEXT, name="test")])

    assert {test.split_of(document) for document in test.documents} == {"test"}
    for document in notes.documents:
        kept_back = zlib.crc32(document.id.encode()) % 8 == 0
        assert notes.split_of(document) == ("dev" if kept_back else "train")


def test_writing_again_writes_nothing(tmp_path: Path) -> None:
    files = read_annotations([written(tmp_path, TEXT)])
    (path,) = write(files, tmp_path / "gold")
    before = path.read_bytes()

    again = write(read_annotations([written(tmp_path, TEXT)]), tmp_path / "gold")

    assert (again, path.read_bytes()) == ([], before)


def test_what_is_missing_changed_or_left_over_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    files = read_annotations([written(tmp_path, TEXT), written(tmp_path, "", name="more")])
    write(files[:1], gold)
    (gold / "en" / "gone.jsonl").write_text("", encoding="utf-8")
    changed = read_annotations([written(tmp_path, TEXT.replace("Nobody", "None"))])

    assert list(out_of_date(files, gold)) == ["en/more.jsonl is missing"]
    assert list(out_of_date(changed, gold)) == ["en/notes.jsonl differs from its annotations"]
    assert list(left_over(files, gold)) == ["en/gone.jsonl has no annotations"]


def test_an_id_that_stands_in_two_files_is_refused(tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{HEADER}Yes.\n"), written(tmp_path, f"{HEADER}No.\n", name="other")]

    with pytest.raises(InputError, match=r"en/other.txt: the id 'd1' stands in en/notes.txt already"):
        read_annotations(paths)


def test_an_id_that_stands_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the id 'd1' stands in en/notes.txt already"):
        read_annotations([written(tmp_path, f"{HEADER}Yes.\n{HEADER}No.\n")])


def test_sizes_count_documents_sentences_and_claims(tmp_path: Path) -> None:
    sizes = sizes_by_language(read_annotations([written(tmp_path, TEXT)]))["all"]

    assert (sizes.files, sizes.documents.total(), sizes.alone) == (1, 3, 2)
    assert (sizes.sentences.total(), len(sizes.distinct), sizes.empty) == (4, 3, 2)
    assert (sizes.mentions, sizes.claims, sizes.optional) == (4, 3, 1)
    assert sizes.relations == {Relation.OWNS: 2, Relation.OPERATES: 1}
    assert sizes.sentences_of[Relation.OWNS] == 2
    assert sizes.stances == {Stance.ASSERTED: 2, Stance.DENIED: 1}


def test_the_table_has_a_column_for_each_language_and_a_row_for_each_stance_and_relation(
    tmp_path: Path,
) -> None:
    rows = [line.split() for line in table(sizes_by_language(read_annotations([written(tmp_path, TEXT)])))]

    assert rows[0] == ["en", "all"]
    assert ["OWNS", "2", "2"] in rows
    assert ["denied", "1", "1"] in rows
    assert {row[0] for row in rows} > {*Relation, *Stance}


def test_the_command_writes_and_then_finds_everything_up_to_date(tmp_path: Path) -> None:
    written(tmp_path / "annotations", TEXT)

    codes = [main([*folders(tmp_path), *check]) for check in (["--check"], [], ["--check"])]

    assert codes == [1, 0, 0]


def test_the_check_says_what_is_wrong_and_what_to_do_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "annotations", TEXT)

    main([*folders(tmp_path), "--check"])

    said = capsys.readouterr().err
    assert "en/notes.jsonl is missing" in said
    assert "run `python -m training.corpus`" in said
    assert not (tmp_path / "gold").exists()


def test_the_command_can_be_given_some_files_only(tmp_path: Path) -> None:
    written(tmp_path / "annotations", TEXT)
    chosen = written(tmp_path / "annotations", f"{HEADER}Yes.\n", name="other")

    code = main([str(chosen), *folders(tmp_path)])

    assert code == 0
    assert [path.name for path in (tmp_path / "gold").glob("*/*")] == ["other.jsonl"]


@pytest.mark.parametrize("text", [None, f"{HEADER}[a|Org|Alpha\n"])
def test_nothing_to_read_or_a_malformed_file_is_an_error(
    tmp_path: Path, text: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if text:
        written(tmp_path / "annotations", text)

    code = main(folders(tmp_path))

    assert code == 1
    assert capsys.readouterr().err


def test_annotation_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for language, name in (("zh", "a"), ("de", "b"), ("de", "a")):
        written(tmp_path, "", language=language, name=name)

    names = [f"{path.parent.name}/{path.stem}" for path in annotation_files(tmp_path)]

    assert names == ["de/a", "de/b", "zh/a"]
