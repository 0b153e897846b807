"""The pipeline over several processes; the outcomes come in the order of the source."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from extract.extractors.base import Extractor
from extract.pipeline import Outcome, outcomes
from extract.sources.base import Found, Piece
from extract.tables import Mapping
from graph.errors import ExtractorError
from graph.model import Document

_AHEAD = 8
"""Pieces a process that are given out before the first of them is awaited."""

Known = Callable[[Document, str], bool]
"""Whether an extractor, "name@version", has read a document before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is done with the pieces of a source; all parts can be pickled.

    Attributes:
        extractor: makes what reads prose, or gives None where documents alone are kept.
        prepare: gives the items of a piece their language, and what else they need to be read.
        known: opens what tells known documents; it is held open while a process works.
        own: the user's mappings of tables.
    """

    extractor: Callable[[], Extractor | None]
    prepare: Callable[[Iterable[Found]], Iterator[Found]]
    known: Callable[[], AbstractContextManager[Known]]
    own: tuple[Mapping, ...] = ()


class _Worker:
    """What one process holds; made once in each."""

    def __init__(self, reading: Reading) -> None:
        self._prepare = reading.prepare
        self._extractor = reading.extractor()
        self._own = reading.own
        self._open = reading.known()
        self._known = self._open.__enter__()  # closed with the process

    def read(self, piece: Piece) -> list[Outcome]:
        """What becomes of the items of a piece."""
        found = self._prepare(piece())
        return list(outcomes(found, self._extractor, known=self._known, own=self._own))


_workers: list[_Worker] = []


def in_parallel(
    pieces: Iterable[Piece], reading: Reading, *, jobs: int, idle: Callable[[], None] = lambda: None
) -> Iterator[Outcome]:
    """What becomes of each item, in the order of the source, read by `jobs` processes.

    Args:
        pieces: parts of a source.
        reading: what is done with each.
        jobs: how many processes.
        idle: called before each wait for a process that is not done yet.

    Raises:
        ExtractorError: a process died, of want of memory most likely, or the extractor cannot go on.
    """
    given: deque[Future[list[Outcome]]] = deque()
    rest = iter(pieces)
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(reading,))
    try:
        while True:
            given.extend(pool.submit(_read, piece) for piece in islice(rest, jobs * _AHEAD - len(given)))
            if not given:
                return
            if not given[0].done():
                idle()
            yield from given.popleft().result()
    except BrokenProcessPool as error:
        raise ExtractorError(
            "a reading process died, most likely for want of memory; what was read before is kept: "
            "run the same command again, with --jobs 1 if it happens again"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(reading: Reading) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who waits for us ends us
    _workers[:] = [_Worker(reading)]


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(piece: Piece) -> list[Outcome]:
    return _workers[0].read(piece)
