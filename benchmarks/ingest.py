"""How fast documents and claims get into a case: `python -m benchmarks.ingest [--documents N] [--claims N]`.

Three questions, each answered in one run on this machine:

- parsing and storing without extraction: documents of 5 kB a second, for one process and for all cores;
- memory: the peak of the recording process at a tenth of the documents and at all of them;
- loading Parquet parts against appending the same claims one by one, as a ratio.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from extract.extractors.base import Extraction
from extract.parts import read_part, write_part
from extract.pipeline import Extracted
from graph.ledger import Ledger
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation
from siliconveil.recording import Recorder

_SIZE = 5_000
_OF_A_DOCUMENT = 20
_OF_A_PART = 500
_TEXT = (
    "the operator of a data centre in the state said on Monday that its tenants had signed leases for "
    "capacity which a bank finances while the landlord and an investor hold shares in a company that buys "
    "servers from suppliers abroad and the ministry asked for figures by the end of the month"
)
_INGEST = """
import resource, sys
from siliconveil.cli.root import root
root.main(sys.argv[1:], standalone_mode=False)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        _storing(Path(place), asked.documents)
        _loading(Path(place), asked.claims)


def _storing(place: Path, count: int) -> None:
    few, many = place / "few", place / "many"
    _write_texts(few, count // 10)
    _write_texts(many, count)
    for jobs in (1, len(os.sched_getaffinity(0))):
        peaks = []
        for folder, documents in ((few, count // 10), (many, count)):
            seconds, megabytes = _ingested(folder, place / f"case-{folder.name}-{jobs}", jobs)
            peaks.append(megabytes)
            print(
                f"{documents} documents of {_SIZE} bytes, {jobs} processes: "
                f"{documents / seconds:.0f} a second, {megabytes} MB at most"
            )
        print(f"  memory at all of them over memory at a tenth: {peaks[1] / peaks[0]:.2f}")


def _write_texts(folder: Path, count: int) -> None:
    chance = random.Random(1)
    for number in range(count):
        words = chance.choices(_TEXT.split(), k=_SIZE // 5)
        inside = folder / f"{number // 1000:03}"
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"{number}.txt").write_text(
            f"Report {number}\n\n{' '.join(words)}"[:_SIZE], encoding="utf-8"
        )


def _ingested(folder: Path, case: Path, jobs: int) -> tuple[float, int]:
    """Seconds and peak megabytes of the process that records."""
    command = [sys.executable, "-c", _INGEST, "ingest", str(folder), "--case", str(case)]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "--no-extract", f"--jobs={jobs}"], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - started, int(done.stdout.split()[-1])


def _loading(place: Path, count: int) -> None:
    parts = list(_write_parts(place / "parts", count))
    started = time.perf_counter()
    with Ledger.open(place / "bulk.sqlite") as ledger:
        recorder = Recorder(ledger)
        for part in parts:
            recorder.record(read_part(part))
    bulk = time.perf_counter() - started
    alone = min(count, 2_000)
    singly = _one_by_one(place / "single.sqlite", alone) * count / alone
    print(
        f"{count} claims from Parquet: {bulk:.1f} s, {count / bulk:.0f} a second; one by one "
        f"{alone / singly * count / alone:.0f} a second ({alone} tried): {singly / bulk:.0f} times as long"
    )


def _write_parts(folder: Path, count: int) -> Iterator[Path]:
    for first in range(0, count, _OF_A_DOCUMENT * _OF_A_PART):
        part = folder / f"{first}.parquet"
        numbers = range(first, min(first + _OF_A_DOCUMENT * _OF_A_PART, count), _OF_A_DOCUMENT)
        write_part(part, (_extracted(number) for number in numbers))
        yield part


def _one_by_one(path: Path, count: int) -> float:
    found = [_extracted(number) for number in range(0, count, _OF_A_DOCUMENT)]
    started = time.perf_counter()
    with Ledger.open(path) as ledger:
        for one in found:
            for claim in one.extraction.claims:
                ledger.append(one.document, [claim])
    return time.perf_counter() - started


def _extracted(number: int) -> Extracted:
    sentences = [f"Firm{number + place} owns Site{number + place}." for place in range(_OF_A_DOCUMENT)]
    document = Document(f"d{number}", " ".join(sentences))
    return Extracted(document, Extraction(tuple(_claim(document, one) for one in sentences)), "benchmark@1")


def _claim(document: Document, sentence: str) -> Claim:
    holder, _, held = sentence.removesuffix(".").split()
    start = document.text.index(sentence)
    return Claim(
        Mention(holder, Kind.ORGANIZATION, True, holder.casefold()),
        Relation.OWNS,
        Mention(held, Kind.ORGANIZATION, True, held.casefold()),
        Evidence.cut(document, start, start + len(sentence)),
        extractor="benchmark@1",
    )


if __name__ == "__main__":
    main()
