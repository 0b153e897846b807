"""The examples for cron and systemd run as they are given, but for the paths in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from siliconveil.cli.failures import Exit
from siliconveil.folder import Folder
from tests.cli.running import NO_STORE, contents
from tests.cli.test_operation import ROOT, articles

EXAMPLES = ROOT / "examples" / "operation"


def installed(text: str, folder: Path) -> str:
    """An example with the paths of this test in the place of those it was written with."""
    program = folder / "siliconveil"
    program.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "from siliconveil.cli import main; main()" "$@"\n'
    )
    program.chmod(0o755)
    return (
        text.replace("/opt/siliconveil/bin/siliconveil", str(program))
        .replace(
            "siliconveil ingest",
            f"{program} ingest" if "/siliconveil ingest" not in text else "siliconveil ingest",
        )
        .replace("/srv/", f"{folder}/")
    )


def ran(command: str) -> int:
    env = os.environ | NO_STORE | {"SILICONVEIL_EXTRACTOR": "rules"}
    return subprocess.run(["/bin/sh", "-c", command], env=env, cwd=ROOT, check=False).returncode


def unit(name: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(EXAMPLES / name)
    return parser


def cron_line() -> str:
    lines = (EXAMPLES / "crontab").read_text().splitlines()
    (line,) = [one for one in lines if one and not one.startswith("#")]
    return line


def test_the_line_for_cron_reads_and_the_next_morning_changes_nothing(tmp_path: Path) -> None:
    articles(tmp_path / "articles", 2)
    command = installed(cron_line().split(maxsplit=5)[5], tmp_path)

    first = ran(command)
    before = contents(tmp_path / "case")
    second = ran(command)

    assert (Exit.OK, Exit.OK) == (first, second)
    assert before == contents(tmp_path / "case")
    assert len((tmp_path / "ingest.log").read_text().splitlines()) == 2


def test_the_documentation_shows_the_line_for_cron() -> None:
    assert cron_line() in (ROOT / "docs" / "operation.md").read_text()


def test_the_service_reads_and_one_bad_text_is_no_failure(tmp_path: Path) -> None:
    articles(tmp_path / "articles", 1)
    (tmp_path / "articles" / "empty.txt").write_text("")
    service = unit("siliconveil-ingest.service")["Service"]

    code = ran(installed(service["ExecStart"], tmp_path))

    assert int(service["SuccessExitStatus"]) == code
    assert not Folder(tmp_path / "case").vacant


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_service_and_the_timer(tmp_path: Path) -> None:
    for name in ("siliconveil-ingest.service", "siliconveil-ingest.timer"):
        (tmp_path / name).write_text(installed((EXAMPLES / name).read_text(), tmp_path))

    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(map(str, tmp_path.glob("siliconveil-ingest.*")))],
        capture_output=True,
        text=True,
        check=False,
    )

    about_ours = [line for line in checked.stderr.splitlines() if "siliconveil" in line]
    assert (0, []) == (checked.returncode, about_ours)
