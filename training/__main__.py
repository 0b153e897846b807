"""`python -m training FILE…`: check annotation files and count what is in them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from training.notation import read_file


def main(names: list[str]) -> int:
    """Print each file's errors and its counts; 1 if there is any error."""
    failed = False
    for name in names:
        documents, problems = read_file(Path(name))
        failed = failed or bool(problems)
        for problem in problems:
            print(problem)
        claims = [claim for document in documents for claim in document.claims]
        bare = sum(not document.claims for document in documents)
        sentences = sum(len(document.sentences) for document in documents)
        print(
            f"{name}: {len(documents)} documents ({bare} without claims), {sentences} sentences, "
            f"{len(claims)} claims"
        )
        print("  ", dict(Counter(claim.relation.value for claim in claims).most_common()))
        print("  ", dict(Counter(claim.stance.value for claim in claims).most_common()))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
