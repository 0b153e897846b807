"""`python -m extract.gazetteer [FILE]`: prints what is wrong with it; exit code 1 if anything is."""

from __future__ import annotations

import sys
from pathlib import Path

from extract.gazetteer.index import read_ambiguous
from extract.gazetteer.problems import problems
from extract.gazetteer.rows import read_entries
from graph.errors import ContractError


def main(arguments: list[str]) -> int:
    """Check the file named, or the packaged one; 0 if it is sound."""
    try:
        entries = read_entries(Path(arguments[0]) if arguments else None)
    except ContractError as error:
        found = [str(error)]
    else:
        found = problems(entries, read_ambiguous())
    for problem in found:
        sys.stdout.write(problem + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
