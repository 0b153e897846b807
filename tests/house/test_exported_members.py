from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import extract
import graph
import queries
import siliconveil


def packages() -> Iterator[str]:
    for room in (graph, extract, queries, siliconveil):
        yield room.__name__
        for module in pkgutil.walk_packages(room.__path__, prefix=f"{room.__name__}."):
            if module.ispkg:
                yield module.name


@pytest.mark.parametrize("name", list(packages()))
def test_a_package_has_a_docstring_and_its_public_names_exist(name: str) -> None:
    package = importlib.import_module(name)
    exported = getattr(package, "__all__", [])

    assert package.__doc__
    assert [member for member in exported if not hasattr(package, member)] == []


def test_opening_a_case_and_every_error_can_be_imported_from_siliconveil() -> None:
    from graph import errors

    names = {name for name, value in vars(errors).items() if isinstance(value, type)}

    assert set(siliconveil.__all__) == names | {"open_case"}
