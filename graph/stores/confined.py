"""One query of the embedded engine in a process of its own, which may die of it.

The engine's work cap does not count what a list weighs that is carried along many rows: such a query takes
all memory within a second, and an allocation that fails ends the process. So a statement that nobody has
vouched for runs here, under a limit that the operating system keeps (on systems that keep one: Linux).
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import graph.errors as errors
from graph.stores.base import Limits, Rows

_SPARE_SECONDS = 10.0
"""For starting Python and opening the file, on top of the query's own time."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query as the engine runs it: `statement` and `parameters` with the stored names."""

    path: Path
    statement: str
    parameters: dict[str, Any]
    columns: tuple[str, ...] | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error on its way back: the class by name, as a process cannot raise in another."""

    error: str
    message: str


def run(request: Request) -> Rows:
    """Answer the request in a new process.

    Raises:
        QueryLimitExceeded: the time or the memory ran out.
        QueryError: whatever else the engine had to say.
    """
    command = [sys.executable, "-m", "graph.stores.confined"]
    seconds = request.limits.seconds
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own module
            command,
            input=pickle.dumps(request),
            capture_output=True,
            check=False,
            timeout=seconds + _SPARE_SECONDS,
            cwd=Path(__file__).parents[2],
        )
    except subprocess.TimeoutExpired as error:
        raise errors.QueryLimitExceeded(f"the query ran longer than {seconds:g} s and was ended") from error
    if done.returncode < 0:  # ended by a signal: the engine aborts when it gets no memory
        raise errors.QueryLimitExceeded(_too_much(request.limits.memory))
    if done.returncode:
        raise errors.StoreError(f"the query's process failed: {done.stderr.decode(errors='replace')[-500:]}")
    reply: Rows | Refusal = pickle.loads(done.stdout)  # noqa: S301 - our own process wrote it
    if isinstance(reply, Refusal):
        raise getattr(errors, reply.error)(reply.message)
    return reply


def answer(request: Request, *, cap_memory: Callable[[int], None]) -> Rows | Refusal:
    """What the process sends back; memory is capped once the graph is open."""
    from graph.stores.embedded import open_graph, run_query

    graph = open_graph(request.path)
    if graph is None:
        return Refusal("StoreError", f"the store at {request.path} cannot be opened")
    try:
        if request.limits.memory is not None:
            cap_memory(request.limits.memory)
        return run_query(graph, request.statement, request.parameters, request.columns, request.limits)
    except errors.QueryError as error:
        return Refusal(type(error).__name__, str(error))
    except MemoryError:
        return Refusal("QueryLimitExceeded", _too_much(request.limits.memory))


def cap_memory(spare: int, *, pages: Path = Path("/proc/self/statm")) -> None:
    """Let this process take `spare` bytes more than it has now, where the system can count them."""
    if pages.exists():
        import resource

        now = int(pages.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (now + spare, most))


def serve(source: BinaryIO, target: BinaryIO, *, cap_memory: Callable[[int], None]) -> None:
    """Read a request from `source`, write the reply to `target`."""
    request: Request = pickle.load(source)  # noqa: S301 - our own process wrote it
    target.write(pickle.dumps(answer(request, cap_memory=cap_memory)))


def _too_much(memory: int | None) -> str:
    return (
        f"the query took more than {memory} bytes of memory and was ended; start it at an id, shorten its "
        "paths, or collect less"
    )


if __name__ == "__main__":
    from graph.stores import confined  # this module by its name, so that what is pickled can be read

    confined.serve(sys.stdin.buffer, sys.stdout.buffer, cap_memory=confined.cap_memory)
