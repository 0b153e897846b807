"""Which pairs of documents are worth comparing, without comparing all.

Copies meet in the buckets of a MinHash index; rewrites and retellings share several things that few documents hold:
sampled neighbours, two figures, a credited publication together with a figure or a word. Nothing here decides: it offers.
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
_LEAST_SHARED = 2


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
    """Pairs that share a bucket of a MinHash index over their runs; of a crowd, each with its first members."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    sets = (print_.runs.numbers[:_SHINGLES].tolist() for print_ in prints)
    for place, hashes in enumerate(MinHash.generator(sets, num_perm=_PERMUTATIONS, hashfunc=int)):
        if hashes.is_empty():
            continue
        met = sorted(index.query(hashes))[:_CROWD]
        yield from ((one, place) for one in met)
        if len(met) < _CROWD:
            index.insert(place, hashes, check_duplication=False)


def _relatives(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs that share at least two rare things."""
    import numpy as np

    cited = frozenset[str]().union(*(print_.credited for print_ in prints))
    keys = [_keys(print_, cited) for print_ in prints]
    places = np.repeat(np.arange(len(prints), dtype=np.int64), [len(found) for found in keys])
    codes = _pair_codes(np.concatenate(keys), places, len(prints))
    pairs, times = np.unique(codes, return_counts=True)
    for code in pairs[times >= _LEAST_SHARED].tolist():
        yield divmod(code, len(prints))


def _keys(print_: Fingerprint, cited: frozenset[str]) -> NDArray[np.uint64]:
    """What a document is found by, as numbers, each once."""
    import numpy as np

    longest = sorted(print_.figures, key=lambda figure: (-weight(figure), -len(f"{figure:.10g}"), figure))
    words = [f"{one} {other}" for one, other in combinations(sorted(longest[:_FIGURES]), 2)]
    words += [f"{word}!" for word in words]  # two figures are enough: they count twice
    stems = print_.content[:_STEMS].tolist()
    for origin in sorted(print_.origins & cited):
        words += [f"{origin}|{what}" for what in (*longest[:_FIGURES], *stems)]
        words += [f"{origin}|{figure}!" for figure in longest[:_FIGURES]]
    near = print_.neighbours.numbers[:_NEIGHBOURS].astype(np.uint64)
    return np.unique(np.concatenate([near, mixed(numbered(words)) + np.uint64(2**32)]))


def _pair_codes(keys: NDArray[np.uint64], places: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """`one * count + other` for each two places that hold one key, for every key that few hold."""
    import numpy as np

    order = np.lexsort((places, keys))
    keys, places = keys[order], places[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    codes = [np.zeros(0, dtype=np.int64)]
    for size in range(2, _HOLDERS + 1):
        held = starts[sizes == size]
        for one, other in combinations(range(size), 2) if len(held) else ():
            codes.append(places[held + one] * count + places[held + other])
    return np.concatenate(codes)
