"""Which pairs of documents are worth comparing, without comparing all.

Copies meet in the buckets of a MinHash index; rewrites and retellings share several things that few
documents hold: sampled neighbours, two figures, a credited publication together with a figure or a word.
Nothing here decides: it offers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from graph.independence.figures import weight
from graph.independence.fingerprint import Fingerprint
from graph.independence.words import mixed, numbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALL_PAIRS = 50
"""Up to so many documents, every pair is compared."""
_PERMUTATIONS, _BANDS = 64, (32, 2)
"""32 bands of two: texts of which a third is shared meet almost surely (Indyk and Motwani)."""
_SHINGLES = 256
_CROWD = 12
"""So many of one bucket are kept for others to be compared with."""
_NEIGHBOURS, _STEMS, _FIGURES = 96, 160, 10
"""How many of its smallest neighbours and stems, and of its longest figures, a document is found by."""
_HOLDERS = 48
"""What more documents hold than this finds none of them."""
_NEAR, _WEAK, _ENOUGH = 2, 3, 6
"""Weights: three neighbours, two words with one credit, two figures, or one with a credit, are enough."""


def candidates(prints: Sequence[Fingerprint], *, all_up_to: int = ALL_PAIRS) -> Iterator[tuple[int, int]]:
    """Pairs of places in `prints` to compare, each once, in order; `prints` are sorted by id.

    Args:
        prints: of the documents of a case.
        all_up_to: every pair is offered of so many documents or fewer.
    """
    if len(prints) <= all_up_to:
        yield from combinations(range(len(prints)), 2)
    else:
        yield from sorted({*_copies(prints), *_relatives(prints)})


def _copies(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs that share a bucket of a MinHash index of runs; of a crowd, each with its first members."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    sets = (print_.runs.numbers[:_SHINGLES].tolist() for print_ in prints)
    for place, hashes in enumerate(MinHash.generator(sets, num_perm=_PERMUTATIONS, hashfunc=int)):
        if hashes.is_empty():
            continue
        met = sorted(int(str(one)) for one in index.query(hashes))[:_CROWD]
        yield from ((one, place) for one in met)
        if len(met) < _CROWD:
            index.insert(place, hashes, check_duplication=False)


def _relatives(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs that share rare things of enough weight."""
    import numpy as np

    cited = frozenset[str]().union(*(print_.credited for print_ in prints))
    keys = [_keys(print_, cited) for print_ in prints]
    places = np.repeat(np.arange(len(prints), dtype=np.int64), [len(found) for found in keys])
    codes, weights = _meetings(np.concatenate(keys), places, len(prints))
    pairs, which = np.unique(codes, return_inverse=True)
    told = np.bincount(which, weights=weights, minlength=len(pairs))
    for code in pairs[told >= _ENOUGH].tolist():
        yield divmod(code, len(prints))


def _keys(print_: Fingerprint, cited: frozenset[str]) -> NDArray[np.uint64]:
    """What a document is found by, as numbers, each once; the upper half of a number is its weight."""
    import numpy as np

    longest = sorted(print_.figures, key=lambda figure: (-weight(figure), -len(f"{figure:.10g}"), figure))
    figures = sorted(longest[:_FIGURES])
    origins = sorted(print_.origins & cited)
    strong = [f"{one} {other}" for one, other in combinations(figures, 2)]
    strong += [f"{origin}|{figure}" for origin in origins for figure in figures]
    weak = [f"{origin}|{stem}" for origin in origins for stem in print_.content[:_STEMS].tolist()]
    found = (
        (print_.neighbours.numbers[:_NEIGHBOURS].astype(np.uint64), _NEAR),
        (mixed(numbered(weak)), _WEAK),
        (mixed(numbered(strong)), _ENOUGH),
    )
    return np.concatenate([numbers | np.uint64(told << 32) for numbers, told in found])


def _meetings(
    keys: NDArray[np.uint64], places: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """`one * count + other` for each two places that hold a key which few hold, and the weight of the key."""
    import numpy as np

    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    sizes = np.diff(np.r_[starts, len(keys)])
    codes, weights = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.uint64)]
    for size in range(2, _HOLDERS + 1):
        held = starts[sizes == size]
        for one, other in combinations(range(size), 2) if len(held) else ():
            codes.append(places[held + one] * count + places[held + other])
            weights.append(keys[held] >> np.uint64(32))
    return np.concatenate(codes), np.concatenate(weights).astype(np.float64)
