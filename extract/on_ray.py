"""Chunks of documents read by the workers of a Ray cluster, or of Ray on this machine."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extract.parts import Chunk, ChunkReader, Task
from graph.errors import ExtractorError

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing is told to anybody
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


def read_on_ray(chunks: Sequence[Chunk], task: Task, *, jobs: int) -> None:
    """Write the parts of the chunks that have none yet, with `jobs` workers of Ray Data.

    Joins the cluster that `RAY_ADDRESS` names, else starts Ray here with `jobs` cores.

    Raises:
        ExtractorError: Ray is not installed, or a worker failed; the parts that were written stay.
    """
    missing = [
        {"documents": list(chunk.documents), "part": str(chunk.part)}
        for chunk in chunks
        if not chunk.part.exists()
    ]
    if not missing:
        return
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
        from ray.exceptions import RayError
    except ImportError as error:
        raise ExtractorError("Ray is not installed: pip install 'siliconveil[ray]'") from error
    cores = None if os.environ.get("RAY_ADDRESS") else jobs
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.init(num_cpus=cores, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    try:
        found = ray.data.from_items(missing, override_num_blocks=len(missing)).map(
            _Writer,  # type: ignore[arg-type]  # Ray makes it in the worker and calls it there
            fn_constructor_args=(task,),
            compute=ray.data.ActorPoolStrategy(size=jobs),
            num_cpus=1,
        )
        for _ in found.iter_rows():
            pass
    except RayError as error:
        raise ExtractorError(
            f"a worker of Ray failed ({error!s:.200}); the parts that were written stay: "
            "run the same command again"
        ) from error
    finally:
        ray.shutdown()


class _Writer:
    """A worker of Ray; it makes its extractor once."""

    def __init__(self, task: Task) -> None:
        self._reader = ChunkReader(task)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        self._reader.read(Chunk(tuple(row["documents"]), Path(row["part"])))
        return {"part": row["part"]}
