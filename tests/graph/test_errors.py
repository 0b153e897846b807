from __future__ import annotations

import inspect
import pickle

import pytest

from graph import errors
from graph.errors import ContractError, InputError, SiliconveilError

CLASSES = [value for _, value in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_every_error_stands_in_the_tree_and_in_its_drawing(error: type[Exception]) -> None:
    assert issubclass(error, SiliconveilError)
    assert error.__name__ in (errors.__doc__ or "")


def test_an_input_error_without_a_place_is_its_message() -> None:
    assert str(InputError("no text")) == "no text"


def test_an_input_error_names_the_file() -> None:
    assert str(InputError("no text", path="a.txt")) == "a.txt: no text"


def test_an_input_error_names_the_file_and_line_but_keeps_the_bare_reason() -> None:
    error = ContractError("no text", path="a.jsonl", line=3)

    assert (str(error), error.reason) == ("a.jsonl:3: no text", "no text")


def test_an_input_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("no text", path="a.jsonl", line=3)))

    assert (str(error), error.reason, error.line) == ("a.jsonl:3: no text", "no text", 3)
