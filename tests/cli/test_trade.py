from __future__ import annotations

import json
from pathlib import Path

import pytest

from siliconveil import open_case
from tests.cli.running import run

HEAD = "進出口別,日期,貨品號列,國家,美元(千元)\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with two vintages of a small table, one row of which is broken."""
    first, second = tmp_path / "march.csv", tmp_path / "april.csv"
    first.write_text(
        f"{HEAD}出口,114年1月,8471,馬來西亞,31000\n出口,114年13月,8471,馬來西亞,1\n", encoding="utf-8"
    )
    second.write_text(
        f"{HEAD}出口,114年1月,8471,馬來西亞,31500\n復出口,114年1月,8471,馬來西亞,20\n", encoding="utf-8"
    )
    for path, day in ((first, "2025-03-10"), (second, "2025-04-10")):
        run("ingest", path, "--published", day, "--extractor", "rules", "--case", tmp_path / "case")
    return tmp_path / "case"


def test_a_broken_row_is_named_with_its_line_and_the_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{HEAD}出口,114年1月,8471,美國,5\n出口,114年1月,8471,日本,-5\n", encoding="utf-8")

    result = run("ingest", path, "--extractor", "rules", "--case", tmp_path / "new")

    assert 3 == result.exit_code
    assert "1 figures new, 0 withdrawn; 1 skipped" in result.stdout
    assert f"{path}:3: '-5' is negative" in result.stderr


def test_a_table_that_is_not_understood_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{HEAD}出口,114年1月,8471,美國,5\n轉運,114年1月,8471,美國,5\n", encoding="utf-8")

    result = run("ingest", path, "--extractor", "rules", "--case", tmp_path / "new", "--json")

    data = json.loads(result.stdout)
    assert (0, 0, 3) == (data["read"], data["observations_new"], data["skipped"][0]["line"])
    assert "'轉運' is no series" in data["skipped"][0]["reason"]


def test_reading_the_tables_again_changes_nothing(case: Path) -> None:
    path = case.parent / "april.csv"

    result = run(
        "ingest", path, "--published", "2025-04-10", "--extractor", "rules", "--case", case, "--json"
    )

    assert (1, 0) == (json.loads(result.stdout)["unchanged"], json.loads(result.stdout)["observations_new"])


def test_the_question_of_trade_shows_figures_with_source_vintage_row_and_revision(case: Path) -> None:
    shown = run("ask", "trade", "--from", "TW", "--series", "exports", "--case", case).stdout

    assert "Taiwan → Malaysia: exports, HS 8471, 2025-01: 31.5 m USD" in shown
    assert "vintage 2025-04-10" in shown
    assert "“出口,114年1月,8471,馬來西亞,31500”" in shown
    assert "earlier: 31 m USD" in shown
    assert "re-exports" not in shown.replace("a re-export is", "")


def test_what_was_known_at_a_moment_is_the_value_of_then(case: Path) -> None:
    options = ("--from", "Taiwan", "--to", "MY", "--hs", "8471*", "--json", "--case", case)

    then = json.loads(run("ask", "trade", *options, "--known-at", "#3").stdout)
    now = json.loads(run("ask", "trade", *options).stdout)

    assert [31_000_000] == [one["value"] for one in then["observations"]]
    assert [31_500_000, 20_000] == [one["value"] for one in now["observations"]]


def test_a_csv_of_hops_says_that_the_figures_are_not_in_it(case: Path) -> None:
    result = run("ask", "trade", "--from", "TW", "--csv", "--case", case)

    assert "2 figures of trade tables are not in this CSV" in result.stderr


def test_an_unknown_series_is_a_wrong_question(case: Path) -> None:
    result = run("ask", "trade", "--series", "thefts", "--case", case)

    assert (6, True) == (result.exit_code, "no series is called 'thefts'" in result.stderr)


def test_stats_count_the_figures_by_series(case: Path) -> None:
    shown = run("stats", "--case", case).stdout
    data = json.loads(run("stats", "--json", "--case", case).stdout)

    assert "figures     3 of trade tables, every vintage: exports 2, re-exports 1" in shown
    assert {"exports": 2, "re-exports": 1} == data["observations"]


@pytest.mark.parametrize("form", ["--markdown", "--html"])
def test_the_difference_of_two_moments_names_the_revised_figure(case: Path, form: str) -> None:
    shown = run("diff", "--from", "#3", "--to", "now", form, "--case", case).stdout

    assert "HS 8471, 2025-01: 31 m USD → 31.5 m USD" in shown
    assert "1 figure of trade tables" in shown


def test_the_difference_as_json_holds_the_figures(case: Path) -> None:
    data = json.loads(run("diff", "--from", "#3", "--to", "now", "--json", "--case", case).stdout)

    assert (1, 1) == (len(data["figures"]["changes"]), data["figures"]["appeared"])


def test_a_withdrawn_table_gives_no_figures(case: Path) -> None:
    document = json.loads(run("ask", "trade", "--from", "TW", "--json", "--case", case).stdout)[
        "observations"
    ][0]

    run("retract", document["evidence"]["document"], "--why", "the office withdrew it", "--case", case)

    shown = run("ask", "trade", "--from", "TW", "--case", case).stdout
    assert "HS 8471, 2025-01: 31 m USD" in shown
    assert "31.5" not in shown


def test_python_gives_frames_and_sums(case: Path) -> None:
    with open_case(case) as opened:
        found = opened.observations(reporter="TW", partner="MY", hs="8471", series="exports")
        then = opened.observations(reporter="TW", known_at=opened.ledger.moment(3))

        assert [31_500_000.0] == list(found.frame()["value"])
        assert [31_500_000.0] == list(found.totals()["value"])
        assert [31_000_000.0] == list(then.frame()["value"])
