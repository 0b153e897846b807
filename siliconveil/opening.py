"""How a case is opened from Python; loads the rest of siliconveil when it is called."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores.base import Store
    from siliconveil.case import Case


def open_case(
    path: str | Path = "case",
    *,
    create: bool = False,
    store: Store | None = None,
    extractor: str | None = None,
) -> Case:
    """The case in the folder `path`.

    Args:
        path: the case folder.
        create: make the case if the folder is missing or empty.
        store: where the graph is projected to; None is the store that the environment names
            (`SILICONVEIL_STORE`), by default a file of the case.
        extractor: name of the extractor that reads what is ingested; None is the one that the environment
            names (`SILICONVEIL_EXTRACTOR`), by default rules and trained models together.

    Raises:
        CaseError: there is no case, or it is broken.
        CaseFormatError: a newer siliconveil wrote it.
        StoreError: the store cannot be reached.
        InputError: no extractor has that name, or its settings are wrong.
        ExtractorError: what the extractor needs is not installed.
    """
    from siliconveil import app

    reader = None
    if extractor is not None:
        app.extractor(extractor)  # a wrong name is told here, and not when the first text is read
        reader = partial(app.extractor, extractor)
    return app.open_case(Path(path), create=create, store=store, reader=reader)
