from __future__ import annotations

import re
from pathlib import Path

from tests.cli.running import run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_in_the_readme_is_what_the_demo_prints(tmp_path: Path) -> None:
    shown = re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[1]

    printed = run("demo", "--case", str(tmp_path / "case")).stdout

    lines = [re.sub(r"recorded \S+\)", "recorded …)", line) for line in printed.splitlines()]
    lines = [re.sub(r" --case \S+", "", line) for line in lines]
    assert [] == [line for line in shown.splitlines() if line and line not in lines]


def test_every_file_that_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert [] == [link for link in links if not (ROOT / link).exists()]
