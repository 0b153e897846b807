from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import InputError
from siliconveil import open_case
from siliconveil.cli.failures import Exit
from tests.cli.running import run
from tests.cli.scripted import write
from tests.extract.annotated import record, write_gold
from tests.extract.llm.stub import Stub, claiming, failing, owns, serving

KEY = "sk-tell-nobody-0123456789"
SENTENCE = "Kejora Cloud owns 40% of Bintang Power."
GOOD = claiming(owns(SENTENCE, "Kejora Cloud", "Bintang Power"))
NEVER = "http://127.0.0.1:9/v1"


def environment(url: str, folder: Path, **more: str) -> dict[str, str]:
    values = {
        "URL": url,
        "MODEL": "stub-1",
        "KEY": KEY,
        "CACHE": str(folder / "answers"),
        "ATTEMPTS": "1",
    } | more
    return {f"SILICONVEIL_LLM_{name}": value for name, value in values.items()}


def article(folder: Path) -> Path:
    return write(folder / "a.txt", f"The {SENTENCE.partition(' ')[0]} group\n\n{SENTENCE}")


def test_the_model_is_not_asked_unless_it_is_named(tmp_path: Path) -> None:
    with serving(GOOD) as stub:
        done = run("extract", article(tmp_path), "--json", env=environment(stub.url, tmp_path))

    assert (done.exit_code, stub.asked) == (0, [])


def test_extract_with_the_model_prints_claims_and_says_what_it_took(tmp_path: Path) -> None:
    with serving(GOOD) as stub:
        env = environment(stub.url, tmp_path)
        done = run("extract", article(tmp_path), "--extractor", "llm", "--json", env=env)
    claims = [json.loads(line) for line in done.stdout.splitlines()]

    assert [claim["extractor"].partition("@")[0] for claim in claims] == ["llm"]
    assert "1 answers asked for, 0 known; 1000 tokens sent, 100 received" in done.stderr
    assert KEY not in done.output


def test_rules_and_model_together_mark_what_they_agree_on(tmp_path: Path) -> None:
    with serving(GOOD) as stub:
        env = environment(stub.url, tmp_path, SEED="3") | {"SILICONVEIL_EXTRACTOR": "rules+llm"}
        done = run("extract", article(tmp_path), "--json", env=env)
    (claim,) = [json.loads(line) for line in done.stdout.splitlines()]

    assert claim["extractor"].startswith("rules+llm@1:rules@2+llm@1-stub-1-")
    assert "1 claims kept" in done.stderr


def test_ingest_with_the_model_records_its_claims(tmp_path: Path) -> None:
    with serving(GOOD) as stub:
        env = environment(stub.url, tmp_path)
        done = run("ingest", article(tmp_path), "--case", tmp_path / "case", "--extractor", "llm", env=env)

    assert (done.exit_code, "1 claims new" in done.stdout) == (0, True)
    assert [] == [
        path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()
    ]


def test_a_run_that_reaches_its_ceiling_stops_with_its_own_code_and_keeps_what_was_read(
    tmp_path: Path,
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in "ab":
        write(articles / f"{name}.txt", f"{SENTENCE} This is article {name}.")
    arguments = ("ingest", articles, "--case", tmp_path / "case", "--extractor", "llm")
    with serving(claiming(usage=(60_000, 100))) as stub:
        stopped = run(*arguments, env=environment(stub.url, tmp_path, MAX_TOKENS="70000"))
        again = run(*arguments, env=environment(stub.url, tmp_path))

    assert (stopped.exit_code, "stopped before the ceiling of 70000 tokens" in stopped.stderr) == (
        Exit.EXTRACTOR,
        True,
    )
    assert "2 read: 1 new, 0 updated, 1 unchanged" in again.stdout
    assert len(stub.asked) == 2


def test_a_refused_key_stops_the_run_and_is_not_shown(tmp_path: Path) -> None:
    with serving(failing(401, f"wrong key {KEY}")) as stub:
        env = environment(stub.url, tmp_path)
        done = run("extract", article(tmp_path), "--extractor", "llm", "--debug", env=env)

    assert done.exit_code != 0
    assert KEY not in f"{done.output} {done.exception!r}"


def test_evaluate_can_try_the_model(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl", record())
    with serving(claiming()) as stub:
        env = environment(stub.url, tmp_path)
        done = run("evaluate", gold, "--extractor", "llm", "--json", env=env)

    assert (done.exit_code, json.loads(done.stdout)["extractor"].partition("@")[0]) == (0, "llm")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--extractor", "llm"], "set SILICONVEIL_LLM_URL"),
        (["--extractor", "magic"], "known are learned, llm, rules, rules+learned, rules+llm"),
    ],
)
def test_an_extractor_that_cannot_be_made_is_refused_before_a_case_is_made(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    env = dict.fromkeys(environment(NEVER, tmp_path), "")
    done = run("ingest", article(tmp_path), "--case", tmp_path / "case", *arguments, env=env)

    assert (done.exit_code, told in done.stderr, (tmp_path / "case").exists()) == (Exit.USAGE, True, False)


def test_from_python_a_case_takes_the_name_of_an_extractor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ingested(stub: Stub) -> int:
        for name, value in environment(stub.url, tmp_path).items():
            monkeypatch.setenv(name, value)
        with open_case(tmp_path / "case", create=True, extractor="llm") as case:
            return case.ingest(article(tmp_path)).claims_new

    with serving(GOOD) as stub:
        assert ingested(stub) == 1


def test_from_python_an_unknown_extractor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no extractor is called 'magic'"):
        open_case(tmp_path / "case", create=True, extractor="magic")
