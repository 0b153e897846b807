from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from siliconveil.cli.failures import MEANINGS
from siliconveil.cli.root import root

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below `command`, by the words that call it."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for verb in command.list_commands(context):
        found = command.get_command(context, verb)
        assert found is not None
        yield from commands(found, f"{name} {verb}".strip())


COMMANDS = dict(commands(root, ""))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_documented(name: str) -> None:
    assert re.search(rf"`(siliconveil )?{name}\b", DOCS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_an_example_that_calls_it_and_the_exit_codes(name: str) -> None:
    command = COMMANDS[name]

    text = command.get_help(click.Context(command, info_name=name))

    assert "Example:" in text
    assert f"siliconveil {name}" in text
    assert "Exit codes:" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_has_a_help(name: str) -> None:
    silent = [
        option.name
        for option in COMMANDS[name].params
        if isinstance(option, click.Option) and not option.help
    ]

    assert silent == []


@pytest.mark.parametrize("code", MEANINGS)
def test_an_exit_code_is_documented_with_its_meaning(code: int) -> None:
    meaning = MEANINGS[next(key for key in MEANINGS if key == code)]

    assert f"| {int(code)} | {meaning} |" in DOCS.replace("`", "")
