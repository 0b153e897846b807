"""Extraction on a local Ray of two workers: as without it, also after a run that was killed half-way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from siliconveil.folder import Folder
from tests.cli.running import NO_STORE
from tests.cli.scripted import open_scripted
from tests.cli.test_operation import ROOT, articles, rows

READ = """
import sys, time
from dataclasses import replace
from pathlib import Path
from siliconveil.case import Case
from tests.cli.scripted import Scripted, tools

class Slow(Scripted):
    def extract(self, document):
        time.sleep(0.01)
        return super().extract(document)

with Case.open(Path(sys.argv[1]), tools=replace(tools(), extractor=Slow)) as case:
    print(case.reread_on_ray(jobs=2))
"""


def read_on_ray(case: Path) -> subprocess.Popen[bytes]:
    env = os.environ | NO_STORE | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", READ, str(case)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        start_new_session=True,
    )


def test_ray_killed_half_way_goes_on_and_gives_what_one_process_gives(tmp_path: Path) -> None:
    texts, alone, on_ray = articles(tmp_path / "texts", 500), tmp_path / "alone", tmp_path / "ray"
    for case in (alone, on_ray):
        with open_scripted(case) as opened:
            opened.ingest(texts, extract=False)
    with open_scripted(alone) as opened:
        opened.reread()

    killed = read_on_ray(on_ray)
    wait_for_a_part(on_ray, killed)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    left = len(list(Folder(on_ray).parts.glob("*.parquet")))
    said, errors = read_on_ray(on_ray).communicate(timeout=300)

    assert 0 < left < 8
    assert said.decode().startswith("500 read: 0 new, 500 updated"), errors.decode()[-2000:]
    assert rows(alone) == rows(on_ray)
    assert list(Folder(on_ray).parts.iterdir()) == []


def wait_for_a_part(case: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(3000):
        if any(Folder(case).parts.glob("*.parquet")):
            return
        assert process.poll() is None, process.communicate()[1].decode()[-2000:]
        time.sleep(0.05)
    raise AssertionError("no part was written")
