from __future__ import annotations

from pathlib import Path

import pytest

from siliconveil.cli.failures import Exit
from tests.cli.running import run


@pytest.mark.parametrize("contact", [[], ["--contact", "https://example.org"]])
def test_edgar_is_not_asked_by_who_gives_no_e_mail_address(tmp_path: Path, contact: list[str]) -> None:
    case = tmp_path / "case"

    result = run("fetch", "--edgar", "NVDA", *contact, "--case", case)

    assert Exit.USAGE == result.exit_code
    assert "give your e-mail address with --contact" in result.stderr
    assert not case.exists()


def test_a_fetch_of_nothing_is_a_wrong_command_line(tmp_path: Path) -> None:
    result = run("fetch", "--case", tmp_path / "case")

    assert Exit.USAGE == result.exit_code
    assert "give addresses, or a company with --edgar" in result.stderr
