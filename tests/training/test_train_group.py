from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import pytest

import training

NEEDED = ("torch", "onnx", "sklearn", "wordfreq")
"""What only the dependency group `train` installs, by the names that are imported."""
WITHOUT = (
    "siliconveil.cli",
    "extract.pipeline",
    "training.agreement",
    "training.corpus.duplicates",
    "training.notation",
)


def test_what_is_installed_and_the_corpus_load_without_the_train_group() -> None:
    hidden = "".join(f"sys.modules[{name!r}] = None; " for name in NEEDED)

    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {hidden}import {', '.join(WITHOUT)}"],
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_every_module_of_training_loads_with_the_train_group() -> None:
    for name in NEEDED:
        pytest.importorskip(name, reason="needs the dependency group train: `make .venv/.train` installs it")
    modules = [found.name for found in pkgutil.walk_packages(training.__path__, prefix="training.")]

    loaded = [importlib.import_module(name) for name in modules]

    assert [module.__name__ for module in loaded if not module.__doc__] == []
