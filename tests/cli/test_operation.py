"""Ingest as an operation: several processes, a dry run, stopping at any moment and going on."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from extract.sources.press import Press
from graph.errors import CaseError
from graph.ledger import Ledger
from siliconveil.cli.failures import Exit
from siliconveil.folder import Folder
from tests.cli.running import NO_STORE, contents, run
from tests.cli.scripted import open_scripted, write

ROOT = Path(__file__).parents[2]


def articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        write(
            folder / f"{number:04}.txt",
            f"Report {number} of the trade register, written for a test. Firm{number} owns Site{number}. "
            f"Holder{number} does not own Site{number}. DayOne operates a data centre in Johor.\n",
        )
    return folder


def rows(case: Path) -> list[tuple[str, str, str]]:
    """Every row of a ledger but its moment, in recorded order."""
    with sqlite3.connect(Folder(case).ledger) as db:
        return db.execute("SELECT kind, key, body FROM entry ORDER BY seq").fetchall()


def summary(*arguments: str | Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return data


def test_several_processes_record_what_one_does_in_the_same_order(tmp_path: Path) -> None:
    texts = articles(tmp_path / "texts", 12)
    write(texts / "0005.txt", "")
    one, two = tmp_path / "one", tmp_path / "two"
    for case, jobs in ((one, 1), (two, 2)):
        result = run("ingest", texts, "--case", case, "--jobs", str(jobs), "--extractor", "rules")
        assert result.exit_code == Exit.SKIPPED
        assert result.stderr.startswith(f"skipped {texts / '0005.txt'}: is empty")

    assert rows(one) == rows(two)
    assert any(kind == "claim" for kind, _, _ in rows(two))


def test_several_processes_find_nothing_new_the_second_time(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 6), tmp_path / "case"
    run("ingest", texts, "--case", case, "--jobs", "2", "--no-extract")
    before = contents(case)

    again = summary("ingest", texts, "--case", case, "--jobs", "2", "--no-extract")

    assert (again["read"], again["unchanged"]) == (6, 6)
    assert contents(case) == before


def test_a_dry_run_says_what_would_be_read_and_makes_no_case(tmp_path: Path) -> None:
    texts = articles(tmp_path / "texts", 3)
    write(texts / "empty.txt", "")

    foreseen = summary("ingest", texts, "--case", tmp_path / "case", "--dry-run")

    assert (foreseen["read"], foreseen["new"], len(foreseen["skipped"])) == (3, 3, 1)
    assert not (tmp_path / "case").exists()


def test_a_dry_run_over_a_case_changes_nothing_in_it(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 3), tmp_path / "case"
    run("ingest", texts, "--case", case, "--extractor", "rules")
    write(texts / "0001.txt", f"{(texts / '0001.txt').read_text()} Firm1 was renamed.\n")
    write(texts / "new.txt", "Something quite different happened at the site in Batam today.\n")
    before = contents(case)

    foreseen = summary("ingest", texts, "--case", case, "--extractor", "rules", "--dry-run")

    assert (foreseen["new"], foreseen["versions"], foreseen["unchanged"]) == (2, 1, 2)
    assert contents(case) == before


def test_a_dry_run_tells_what_another_extractor_would_read_again(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 2), tmp_path / "case"
    run("ingest", texts, "--case", case, "--no-extract")

    foreseen = summary("ingest", texts, "--case", case, "--extractor", "rules", "--dry-run")

    assert (foreseen["updated"], foreseen["unchanged"]) == (2, 0)


def test_documents_kept_alone_are_read_later_as_if_at_once(tmp_path: Path) -> None:
    texts = articles(tmp_path / "texts", 4)
    at_once, later = tmp_path / "at-once", tmp_path / "later"
    run("ingest", texts, "--case", at_once, "--extractor", "rules")
    kept = summary("ingest", texts, "--case", later, "--no-extract")

    read = summary("reread", "--case", later, "--extractor", "rules")
    again = summary("reread", "--case", later, "--extractor", "rules", "--jobs", "2")

    assert (kept["new"], kept["claims_new"]) == (4, 0)
    assert (read["updated"], again["unchanged"]) == (4, 4)
    assert sorted(rows(at_once)) == sorted(rows(later))


def test_documents_kept_alone_twice_are_unchanged(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 2), tmp_path / "case"
    run("ingest", texts, "--case", case, "--no-extract")

    assert summary("ingest", texts, "--case", case, "--no-extract")["unchanged"] == 2


def test_a_changed_file_is_a_new_version_of_its_document(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 1), tmp_path / "case"
    with open_scripted(case) as opened:
        opened.ingest(texts)
        write(texts / "0000.txt", (texts / "0000.txt").read_text().replace("Firm0 owns", "Firm9 owns"))

        done = opened.ingest(texts)

        assert (done.new, done.versions, done.claims_withdrawn) == (1, 1, 2)
        assert {"firm9", "holder0"} == {claim.subject.entity for claim in opened.ledger.claims()}


def test_what_was_read_before_a_failure_is_kept_and_said(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 3), tmp_path / "case"

    def broken() -> tuple[()]:
        raise MemoryError("too large")

    pieces = [*Press((texts,)).pieces(), broken]
    with open_scripted(case) as opened, pytest.raises(MemoryError) as failed:
        opened.read(pieces)

    assert failed.value.__notes__ == [
        "Until then: 3 read: 3 new, 0 updated, 0 unchanged; 6 claims new, 0 withdrawn; 0 skipped."
    ]
    with open_scripted(case, create=False) as opened:
        assert len(opened.ledger.document_ids()) == 3


def test_an_interrupted_ingest_says_what_it_has_done(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 3000), tmp_path / "case"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            COMMAND,
            "ingest",
            str(texts),
            "--case",
            str(case),
            "--no-extract",
            "--jobs=2",
        ],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=os.environ | NO_STORE,
        cwd=ROOT,
        start_new_session=True,
    )
    wait_for_rows(case)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == Exit.INTERRUPTED
    assert said.decode().startswith("Interrupted.\nUntil then: ")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
def test_the_processes_of_an_ingest_that_was_killed_end_with_it(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 3000), tmp_path / "case"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            COMMAND,
            "ingest",
            str(texts),
            "--case",
            str(case),
            "--no-extract",
            "--jobs=2",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | NO_STORE,
        cwd=ROOT,
    )
    wait_for_rows(case)
    workers = children_of(process.pid)
    process.kill()
    process.wait()

    assert len(workers) >= 2
    assert gone_within_seconds(workers, 20)


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in found.split()]


def gone_within_seconds(processes: list[int], seconds: int) -> bool:
    for _ in range(seconds * 10):
        if not any(Path(f"/proc/{process}").exists() for process in processes):
            return True
        time.sleep(0.1)
    return False


def wait_for_rows(
    case: Path, *, more_than: int = 0, unless_ended: subprocess.Popen[bytes] | None = None
) -> None:
    """Until the ledger of a case holds a document more, or the process has ended."""
    for _ in range(6000):
        if unless_ended is not None and unless_ended.poll() is not None:
            return
        try:
            with Ledger.open(Folder(case).ledger, read_only=True) as ledger:
                if len(ledger.document_ids()) > more_than:
                    return
        except (CaseError, sqlite3.Error):  # the case is being made
            pass
        time.sleep(0.01)
    raise AssertionError("nothing was recorded in a minute")


COMMAND = "from siliconveil.cli import main; main()"
READ = (
    "import sys; from pathlib import Path; from tests.cli.scripted import open_scripted\n"
    "print('ready', flush=True)\n"
    "with open_scripted(Path(sys.argv[2])) as case: case.ingest(sys.argv[1])"
)


def test_an_ingest_killed_twenty_times_leaves_nothing_half_there(tmp_path: Path) -> None:
    texts, case = articles(tmp_path / "texts", 1000), tmp_path / "case"
    chance, left = random.Random(7), [0]
    for number in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", READ, str(texts), str(case)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        if number % 4 == 0:
            wait_for_rows(case, more_than=left[-1], unless_ended=process)
        time.sleep(chance.uniform(0.0, 0.3))
        process.kill()
        process.communicate()
        left.append(whole_documents(case))
    assert any(0 < count < 1000 for count in left), left

    with open_scripted(case) as opened:
        opened.ingest(texts)
    fresh = tmp_path / "fresh"
    with open_scripted(fresh) as opened:
        opened.ingest(texts)
    assert rows(fresh) == rows(case)


def whole_documents(case: Path) -> int:
    """How many documents a case holds, after checking that it opens and each has both its claims."""
    if Folder(case).vacant:
        return 0
    with open_scripted(case) as opened:
        documents = set(opened.ledger.document_ids())
        claims = [claim.evidence.document for claim in opened.ledger.claims()]
        assert opened.stats().claims == len(claims)
    assert set(claims) == documents
    assert len(claims) == 2 * len(documents)
    return len(documents)
