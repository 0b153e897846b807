from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.model import Claim
from tests.cli.running import contents, run
from tests.extract.annotated import record, write_gold

HEAVY = {"spacy", "pandas", "jieba", "lingua", "kglite", "networkx", "sklearn"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold.jsonl", record())


def test_the_figures_are_printed_with_their_counts(gold: Path) -> None:
    done = run("evaluate", gold, "--by", "lang,genre", "--extractor", "rules")

    assert done.exit_code == 0
    assert done.stdout.startswith("rules@2 on 1 document: 3 claims annotated, ")
    assert "denied shown as not denied" in done.stdout
    assert [line.split()[0] for line in done.stdout.splitlines() if line.startswith(("lang", "en"))] == [
        "lang",
        "en",
    ]


def test_json_gives_all_figures_whole_and_by_group(gold: Path) -> None:
    done = run("evaluate", gold, "--by", "relation", "--json", "--extractor", "rules")

    data = json.loads(done.stdout)
    assert (data["extractor"], data["documents"], data["all"]["gold"], data["skipped"]) == (
        "rules@2",
        1,
        3,
        [],
    )
    assert set(data["by_relation"]) >= {"OWNS", "OPERATES"}


def test_predictions_are_claims_with_their_document(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "found.jsonl"

    done = run("evaluate", gold, "--predictions", out, "--extractor", "rules", "--json")

    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == json.loads(done.stdout)["all"]["pred"]
    assert {line["document"] for line in lines} == {"g1"}
    assert {Claim.from_json(line).evidence.document for line in lines} == {"g1"}


def test_a_bad_line_is_named_and_the_others_are_measured(tmp_path: Path) -> None:
    path = write_gold(tmp_path / "gold.jsonl", {"id": "x"}, record())

    done = run("evaluate", path, "--json")

    assert done.exit_code == 3
    assert f"skipped {path}:1: field 'text'" in done.stderr
    data = json.loads(done.stdout)
    assert (data["documents"], data["skipped"][0]["line"]) == (1, 1)


def test_nothing_is_recorded_anywhere(gold: Path, case_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(case_folder)
    monkeypatch.chdir(case_folder.parent)
    files = sorted(case_folder.parent.iterdir())

    run("evaluate", gold)

    assert contents(case_folder) == before
    assert sorted(case_folder.parent.iterdir()) == files


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--by", "moon"], "'moon' is none of lang, relation, genre"),
        (
            ["--extractor", "magic"],
            "no extractor is called 'magic'; known are learned, llm, rules, rules+learned, rules+llm",
        ),
    ],
)
def test_a_wrong_option_says_what_is_known(gold: Path, options: list[str], message: str) -> None:
    done = run("evaluate", gold, *options)

    assert done.exit_code == 2
    assert message in done.stderr


def test_the_gold_file_is_never_overwritten(gold: Path) -> None:
    before = gold.read_bytes()

    done = run("evaluate", gold, "--predictions", gold)

    assert (done.exit_code, gold.read_bytes()) == (2, before)
    assert "would overwrite the gold file" in done.stderr


def test_its_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from siliconveil.cli.root import root; import extract.scoring\n"
        "root(['evaluate', '--help'], standalone_mode=False); print(sorted(sys.modules), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert [name for name in HEAVY if f"'{name}'" in done.stderr] == []
