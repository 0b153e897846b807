from __future__ import annotations

import ast
from pathlib import Path

import pytest

import graph

ROOT = Path(graph.__file__).parent
PACKAGES = sorted(ROOT.rglob("__init__.py"))


def exported(tree: ast.Module) -> list[str]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
            return list(ast.literal_eval(statement.value))
    return []


def imported(tree: ast.Module) -> list[str]:
    froms = [statement for statement in tree.body if isinstance(statement, ast.ImportFrom)]
    names = [
        alias.asname or alias.name
        for statement in froms
        for alias in statement.names
        if statement.module != "__future__"
    ]
    return sorted(names)


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: str(path.relative_to(ROOT.parent)))
def test_a_package_holds_only_its_docstring_and_its_sorted_public_names(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    other = [
        statement
        for statement in tree.body[1:]
        if not isinstance(statement, ast.ImportFrom) and not ast.unparse(statement).startswith("__all__ = ")
    ]

    assert ast.get_docstring(tree)
    assert other == []
    assert exported(tree) == imported(tree)
