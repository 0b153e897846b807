from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from siliconveil.cli.demo import examples
from siliconveil.cli.failures import Exit
from siliconveil.folder import Folder
from tests.cli.running import contents, run
from tests.cli.scripted import write
from tests.sources.pdf_file import pdf

TRADE = examples() / "en-taiwan-exports.md"
SEED = Path(__file__).parents[3] / "shared" / "data" / "seed.de.txt"
TEXT = "DayOne operates a data centre in Johor.\n"


def summary(*arguments: str | Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("ingest", *arguments, "--json").stdout)
    return data


@pytest.fixture(scope="module")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of all example articles."""
    folder = tmp_path_factory.mktemp("examples") / "case"
    result = run("ingest", examples(), "--case", folder)
    assert (result.exit_code, result.stderr) == (Exit.OK, "")
    return folder


# --- ingest ---


def test_ingesting_makes_the_case_and_counts_what_it_read(tmp_path: Path) -> None:
    result = run("ingest", TRADE, "--case", tmp_path / "case")

    assert result.exit_code == Exit.OK
    assert result.stdout.startswith("1 read: 1 new, 0 updated, 0 unchanged; ")
    assert result.stdout.endswith("; 0 skipped\n")


def test_an_answer_names_the_page_of_a_pdf(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(pdf("Annual report of a bank.", "Kejora Cloud operates a data centre in Johor."))
    run("ingest", report, "--case", tmp_path / "case", "--extractor", "rules")

    answer = run("ask", "operators", "--place", "Johor", "--case", tmp_path / "case")

    assert "Annual report, page 2, characters" in answer.stdout


def test_ingesting_all_examples_again_changes_nothing(example_case: Path) -> None:
    run("ask", "trade", "--case", example_case)
    before = contents(example_case)

    again = summary(examples(), "--case", example_case)

    assert (again["read"], again["unchanged"], again["claims_new"]) == (20, 20, 0)
    assert contents(example_case) == before


def test_the_case_is_not_read_as_a_text_of_the_folder_around_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    run("ingest", tmp_path, "--case", tmp_path / "case")

    again = summary(tmp_path, "--case", tmp_path / "case")

    assert (again["read"], again["skipped"]) == (1, [])


BAD = [
    ("empty.txt", b"", "is empty"),
    ("binary.txt", b"MZ\x00\x01", "is binary"),
    ("latin.txt", "Größe in Zürich".encode("latin-1"), "is not UTF-8"),
    (
        "french.txt",
        "Le centre de données appartient à une société française de Paris.".encode(),
        "French (fr)",
    ),
    ("matter.md", b"---\ntitle: A\nno pair\n---\ntext\n", "expects key: value"),
    ("image.png", b"\x89PNG", "is of type .png"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_file_is_skipped_by_name_and_the_case_stays_as_it_was(
    case_folder: Path, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    before = contents(case_folder)

    result = run("ingest", tmp_path / name, "--case", case_folder)

    assert result.exit_code == Exit.SKIPPED
    assert result.stderr.startswith(f"skipped {tmp_path / name}:")
    assert reason in result.stderr
    assert contents(case_folder) == before


def test_a_file_of_50_megabytes_is_skipped_with_the_way_to_read_it(case_folder: Path, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    before = contents(case_folder)

    result = run("ingest", tmp_path / "large.txt", "--case", case_folder)

    assert result.exit_code == Exit.SKIPPED
    assert "has 50.0 MB, the limit for one item is 20 MB" in result.stderr
    assert contents(case_folder) == before


def test_a_missing_file_is_skipped_and_no_case_is_made(tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "gone.txt", "--case", tmp_path / "case")

    assert result.exit_code == Exit.SKIPPED
    assert list(tmp_path.iterdir()) == []


def test_good_files_beside_bad_ones_are_recorded(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "empty.txt", "")
    write(tmp_path / "in" / "good.txt", TEXT)

    result = run("ingest", tmp_path / "in", "--case", tmp_path / "case", "--json")

    assert result.exit_code == Exit.SKIPPED
    assert [item["path"] for item in json.loads(result.stdout)["skipped"]] == [
        str(tmp_path / "in" / "empty.txt")
    ]
    assert json.loads(result.stdout)["new"] == 1


def test_ingesting_while_another_process_writes_is_refused(case_folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "new.txt", TEXT)
    before = contents(case_folder)

    with Folder(case_folder).writing():
        result = run("ingest", path, "--case", case_folder)

    assert result.exit_code == Exit.CASE
    assert "write.lock" in result.stderr
    assert contents(case_folder) == before


def test_ingesting_into_a_case_of_a_newer_format_is_refused(case_folder: Path) -> None:
    write(case_folder / "case.json", '{"format": 99}')
    before = contents(case_folder)

    result = run("ingest", TRADE, "--case", case_folder)

    assert result.exit_code == Exit.CASE
    assert "upgrade siliconveil" in result.stderr
    assert contents(case_folder) == before


def test_a_publication_date_that_is_none_is_a_wrong_command_line(tmp_path: Path) -> None:
    result = run("ingest", TRADE, "--published", "soon", "--case", tmp_path / "case")

    assert result.exit_code == Exit.USAGE


# --- extract ---


def test_extracted_claims_are_one_json_object_a_line_and_nothing_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run("extract", TRADE, "--json")

    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert {claim["relation"] for claim in claims} >= {"EXPORTS_TO"}
    assert list(tmp_path.iterdir()) == []


def test_claims_of_documents_bear_the_given_id_and_quote_to_the_letter(tmp_path: Path) -> None:
    text = TRADE.read_text(encoding="utf-8").partition("---\n")[2].partition("---\n")[2]
    line = {"id": "D7", "text": text, "published": None, "publisher": None, "lang": "en"}
    path = write(tmp_path / "docs.jsonl", json.dumps(line) + "\n")

    result = run("extract", "--documents", path, "--json")

    evidence = [json.loads(line)["evidence"] for line in result.stdout.splitlines()]
    assert result.exit_code == Exit.OK
    assert {item["document"] for item in evidence} == {"D7"}
    assert all(text[item["start"] : item["end"]] == item["quote"] for item in evidence)


def test_a_bad_line_of_documents_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    good = json.dumps({"id": "D1", "text": TEXT, "lang": "en"})
    path = write(tmp_path / "docs.jsonl", f"{{broken\n{good}\n")

    result = run("extract", "--documents", path, "--json")

    assert result.exit_code == Exit.SKIPPED
    assert result.stderr.startswith(f"skipped {path}:1: is not JSON")


def test_claims_are_readable_without_json() -> None:
    result = run("extract", TRADE)

    assert "—EXPORTS_TO→" in result.stdout


# --- the whole way ---


def test_the_demo_shows_chains_a_denial_and_the_trade_table() -> None:
    result = run("demo")

    assert (result.exit_code, result.stderr) == (Exit.OK, "")
    assert "$ siliconveil ask financing --place MY,SG --investor-country CN" in result.stdout
    assert "$ siliconveil ask disputed" in result.stdout
    assert "$ siliconveil ask trade --from TW" in result.stdout
    assert "No source in this case states an answer" not in result.stdout


def test_the_demo_can_keep_its_case(tmp_path: Path) -> None:
    run("demo", "--case", tmp_path / "case")

    assert run("stats", "--case", tmp_path / "case").exit_code == Exit.OK


@pytest.mark.skipif(not SEED.exists(), reason=f"the founding article is not beside the checkout ({SEED})")
def test_the_founding_article_answers_with_its_own_words(tmp_path: Path) -> None:
    run("ingest", SEED, "--case", tmp_path / "case")
    question = ("financing", "--place", "MY,SG", "--investor-country", "CN")

    result = run("ask", *question, "--case", tmp_path / "case", "--json")

    answers = json.loads(result.stdout)["answers"]
    hops = [hop for answer in answers for hop in (*answer["hops"], *answer["side"])]
    quotes = [evidence["quote"] for hop in hops for evidence in hop["evidence"]]
    assert {"FINANCES", "CUSTOMER_OF"} <= {hop["relation"] for hop in hops}
    assert [quote for quote in quotes if quote not in SEED.read_text(encoding="utf-8")] == []
