"""Spoilt texts without end, and whether the extractor stays sound on them.

    python -m benchmarks.extraction.fuzz --minutes 20 --seed 1 --extractor rules+learned

The example articles and our annotated sentences are spoilt: characters inserted, deleted, doubled and
shuffled, languages spliced, control and invisible characters, halves of surrogate pairs, changes of
direction, endless sentences. Each text must be read within the time given, with verbatim quotes and exact
offsets; the only error allowed is that no language is recognised. A failure is printed with what repeats it
(`--only RUN`) and the shortest text found that fails the same way, and the exit code is 1. The first run and
three in a thousand after it read a megabyte of one sentence; `--longest` makes them shorter.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from types import FrameType

from benchmarks.extraction.articles import articles, sentences
from benchmarks.extraction.invariants import as_bytes, broken
from benchmarks.extraction.mutations import LONGEST, endless, mutated
from extract.extractors.base import Extractor
from graph.errors import InputError
from graph.model import Document
from siliconveil import app

_LANGUAGES = ("en", "de", "zh", None)
_ENDLESS = 0.003
_TWICE = 0.02
"""Share of texts that are read a second time, to compare byte by byte."""
_SHRINKING = 60.0
"""Seconds that finding a short text may take."""


class TooSlow(Exception):
    """A text was not read in the time given."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: an error's type and place, or the law that does not hold."""

    what: str
    detail: str


@dataclass
class Tally:
    """What was run so far."""

    runs: int = 0
    characters: int = 0
    claims: int = 0
    unread: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, int, str] = (0.0, 0, "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print the summary, and give the exit code."""
    options = _parser().parse_args(arguments)
    extractor, seeds, tally = app.extractor(options.extractor), _seeds(), Tally()
    stop = time.monotonic() + options.minutes * 60
    for run in [options.only] if options.only is not None else count():
        if options.only is None and time.monotonic() > stop:
            break
        document = made(seeds, options.seed, run, longest=options.longest)
        _count(tally, document, extractor, run, options)
    _print(tally, options)
    return 1 if tally.failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.extraction.fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=20.0, help="how long to run (default 20)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same texts (default 1)")
    parser.add_argument("--extractor", default="rules+learned", help="its name (default rules+learned)")
    parser.add_argument("--only", type=int, metavar="RUN", help="read the text of this run and no other")
    parser.add_argument("--longest", type=int, default=LONGEST, help="characters of the longest texts")
    parser.add_argument("--seconds", type=float, default=300.0, help="a text may take (default 300)")
    return parser


def _seeds() -> list[str]:
    return [article.text for article in articles()] + sentences()


def made(texts: Sequence[str], seed: int, run: int, *, longest: int = LONGEST) -> Document:
    """The text of a run; the same for the same texts, seed and run."""
    chance = random.Random(f"{seed}/{run}")
    huge = run == 0 or chance.random() < _ENDLESS
    text = (endless if huge else mutated)(texts, chance)[:longest]
    return Document(id=f"fuzz-{run}", text=text, language=chance.choice(_LANGUAGES), published="2025-06-01")


def _count(
    tally: Tally, document: Document, extractor: Extractor, run: int, options: argparse.Namespace
) -> None:
    start = time.monotonic()
    failure, claims = judged(document, extractor, seconds=options.seconds, twice=run % round(1 / _TWICE) == 1)
    took = time.monotonic() - start
    tally.runs, tally.characters = tally.runs + 1, tally.characters + len(document.text)
    tally.claims, tally.unread = tally.claims + (claims or 0), tally.unread + (claims is None)
    where = f"run {run} ({document.language or 'no language'}, {len(document.text)} characters)"
    tally.slowest = max(tally.slowest, (took, len(document.text), where))
    if failure is not None:
        text = shrunk(document, failure, extractor, seconds=min(options.seconds, 10.0))
        repeat = f"--seed {options.seed} --only {run} --extractor {options.extractor}"
        tally.failures.append(f"{where}: {failure.what}; repeat with {repeat}")
        print(
            f"FAILED {tally.failures[-1]}\n{_printable(failure.detail)}\nshortest: {text[:600]!a}", flush=True
        )


def judged(
    document: Document, extractor: Extractor, *, seconds: float, twice: bool = False
) -> tuple[Failure | None, int | None]:
    """What is wrong with reading the document, and how many claims it has (None: it cannot be read).

    Args:
        document: the text.
        extractor: what reads it.
        seconds: that reading may take.
        twice: whether it is read again, to compare.
    """
    try:
        with limited(seconds):
            found = extractor.extract(document)
            again = extractor.extract(document) if twice else found
    except InputError as error:
        # A language given is a language read; only guessing one may fail.
        failure = Failure("InputError", str(error)) if document.language is not None else None
        return failure, None
    except RecursionError as error:
        return Failure("RecursionError", str(error)), None
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = type(error).__name__ if isinstance(error, TooSlow) else f"{type(error).__name__} {place.name}"
        return Failure(what, "".join(traceback.format_exception(error, limit=-6))), None
    problems = broken(document, found)
    if problems:
        return Failure("unsound", "\n".join(problems[:5])), len(found.claims)
    if as_bytes(found) != as_bytes(again):
        return Failure("differs", "a second reading gave other claims"), len(found.claims)
    return None, len(found.claims)


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlow within the block after so many seconds."""

    def late(_: int, __: FrameType | None) -> None:
        raise TooSlow(f"not read within {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def shrunk(document: Document, failure: Failure, extractor: Extractor, *, seconds: float) -> str:
    """A text as short as was found in a minute that fails as this one does; long texts that are slow stay."""
    if failure.what == TooSlow.__name__:
        return document.text

    def fails(text: str) -> bool:
        other = Document(document.id, text, language=document.language, published=document.published)
        found, _ = judged(other, extractor, seconds=seconds, twice=failure.what == "differs")
        return found is not None and found.what == failure.what

    return shortest(document.text, fails, until=time.monotonic() + _SHRINKING)


def shortest(text: str, fails: Callable[[str], bool], *, until: float) -> str:
    """`text` with parts left out, ever smaller ones, as long as it still fails and the time has not come."""
    size = len(text) // 2
    while size:
        start = 0
        while start < len(text):
            if time.monotonic() > until:
                return text
            shorter = text[:start] + text[start + size :]
            if fails(shorter):
                text = shorter
            else:
                start += size
        size //= 2
    return text


def _printable(words: str) -> str:
    """The words without what no terminal takes."""
    return words.encode("ascii", "backslashreplace").decode()


def _print(tally: Tally, options: argparse.Namespace) -> None:
    took, _, where = tally.slowest
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**2 if sys.platform == "darwin" else 1024
    )
    print(f"extractor {options.extractor}, seed {options.seed}")
    print(f"runs: {tally.runs}, of which {tally.unread} gave no claims because the text could not be read")
    print(f"characters: {tally.characters}")
    print(f"claims: {tally.claims}")
    print(f"failures: {len(tally.failures)}")
    print(f"slowest: {took:.1f} s, {where}")
    print(f"peak memory: {peak:.0f} MB")
    for failure in tally.failures:
        print(f"FAILED {failure}")


if __name__ == "__main__":
    sys.exit(main())
