"""`python -m training.corpus`: write the annotations as JSON Lines in the claim format, and count them.

`--check` writes nothing and says which files are not written as their annotations stand now.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from graph.errors import InputError
from training.corpus.gold_files import (
    GOLD,
    Annotations,
    annotation_files,
    left_over,
    out_of_date,
    read_annotations,
    write,
)
from training.corpus.sizes import sizes_by_language, table
from training.documents import ANNOTATIONS

_WAY_OUT = "run `python -m training.corpus` and commit what it writes"


def main(words: Sequence[str]) -> int:
    """Write or check, then print the table; 1 if annotations are malformed or files are out of date."""
    parser = argparse.ArgumentParser(prog="training.corpus", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", help="annotation files; all if none is named")
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS, help="folder of the annotations")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the JSON Lines")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a file is out of date")
    options = parser.parse_args(words)
    try:
        files = read_annotations(options.files or annotation_files(options.annotations))
    except (InputError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if not files:
        print(f"no LANGUAGE/NAME.txt under {options.annotations}; name another folder", file=sys.stderr)
        return 1
    print("\n".join(table(sizes_by_language(files))))
    if options.check:
        return _checked(files, options.gold, everything=not options.files)
    for path in write(files, options.gold):
        print(f"wrote {path}", file=sys.stderr)
    return 0


def _checked(files: Sequence[Annotations], gold: Path, *, everything: bool) -> int:
    problems = list(chain(out_of_date(files, gold), left_over(files, gold) if everything else ()))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{_WAY_OUT}; delete by hand what has no annotations", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
