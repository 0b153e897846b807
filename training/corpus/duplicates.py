"""Sentences that stand in the corpus twice, or nearly: `python -m training.corpus.duplicates`.

Two sentences are near duplicates if their sets of three tokens in a row have a Jaccard index of 0.8 or
more; a token is a word, a number or one Chinese character, whatever its case. The evaluation sets and the
packaged example articles are compared too, and all once more with the kinds of the parties instead of their
names. Only ids are printed, never words, so that nobody reads the test files by accident. The exit code is 1
if a sentence to learn from repeats, as written, one that anything is measured on.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from graph.errors import InputError
from training.corpus.gold_files import annotation_files, read_annotations
from training.corpus.lines import ARTICLES, EVALUATION, Line, article_lines, corpus_lines, gold_lines
from training.documents import ANNOTATIONS

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"
SHARED = ROOT.parent / "shared" / "data"
NEAR = 0.8
LEARNED = frozenset({"train", "dev"})
MEASURED = frozenset({"test", EVALUATION, ARTICLES})
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:[.,]\d+)*")

Grams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two sentences that are (nearly) the same.

    Attributes:
        likeness: the Jaccard index of their runs of tokens.
        exact: whether they are the same once white space is folded.
    """

    first: Line
    second: Line
    likeness: float
    exact: bool

    @property
    def groups(self) -> tuple[str, str]:
        """Where the two come from, in alphabetical order."""
        one, other = sorted((self.first.group, self.second.group))
        return one, other

    @property
    def leaks(self) -> bool:
        """Whether one is learned from and the other measured on."""
        return bool(LEARNED.intersection(self.groups) and MEASURED.intersection(self.groups))


def folded(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def grams(words: str) -> Grams:
    """The runs of three tokens; a shorter sentence is one run, and one without tokens none."""
    tokens = [token.casefold() for token in _TOKEN.findall(words)]
    return frozenset(tuple(tokens[i : i + 3]) for i in range(max(1, len(tokens) - 2)) if tokens)


def repeats(lines: Sequence[Line], *, near: float = NEAR, masked: bool = False) -> Iterator[Repeat]:
    """Every pair of lines whose runs of tokens overlap by `near` or more.

    Args:
        lines: of any group and language.
        near: the least Jaccard index, above 0.
        masked: compare the kinds of the parties, not their names.
    """
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    words = [folded(line.masked if masked else line.words) for line in lines]
    sets = [grams(sentence) for sentence in words]
    for number, mine in enumerate(sets):
        common = Counter(other for gram in mine for other in seen[gram])
        for other, count in sorted(common.items()):
            likeness = count / (len(mine) + len(sets[other]) - count)
            if likeness >= near:
                exact = words[other] == words[number]
                yield Repeat(lines[other], lines[number], likeness, exact)
        for gram in mine:
            seen[gram].append(number)


def report(title: str, found: Sequence[Repeat]) -> Iterator[str]:
    """How many pairs there are between which groups, and their ids."""
    exact = sum(repeat.exact for repeat in found)
    yield f"{title}: {exact} exact, {len(found) - exact} near"
    for groups, count in sorted(Counter(repeat.groups for repeat in found).items()):
        yield f"  {' and '.join(groups)}: {count}"
    for repeat in found:
        one, other = (f"{line.id} ({line.group})" for line in (repeat.first, repeat.second))
        yield f"    {one} = {other} {'exact' if repeat.exact else f'{repeat.likeness:.2f}'}"


def main(words: Sequence[str]) -> int:
    """Print the duplicates; 1 if a sentence to learn from repeats one that is measured on."""
    parser = argparse.ArgumentParser(
        prog="training.corpus.duplicates", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--articles", type=Path, default=EXAMPLES)
    parser.add_argument(
        "--gold", type=Path, nargs="*", default=[SHARED / "claims_dev.jsonl", SHARED / "seed_gold.jsonl"]
    )
    parser.add_argument("--near", type=float, default=NEAR, help="least Jaccard index (0.8)")
    options = parser.parse_args(words)
    try:
        files = read_annotations(annotation_files(options.annotations))
        lines = list(chain(corpus_lines(files), gold_lines(options.gold), article_lines(options.articles)))
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    counts = Counter(line.group for line in lines)
    print(", ".join(f"{count} sentences of {group}" for group, count in counts.items()))
    plain = list(repeats(lines, near=options.near))
    masked = list(repeats(lines, near=options.near, masked=True))
    print("\n".join(chain(report("as written", plain), report("with kinds for names", masked))))
    return int(any(repeat.leaks for repeat in plain))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
