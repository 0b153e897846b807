"""Running the command line in tests: in this process, or in one of its own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from siliconveil.cli.root import root

NO_STORE = {"SILICONVEIL_STORE": "", "SILICONVEIL_CASE": "", "NEO4J_URI": "", "NEO4J_PASSWORD": ""}


def run(*arguments: str | Path, stdin: str | None = None, env: dict[str, str] | None = None) -> Result:
    """The result of `siliconveil ARGUMENTS` in this process."""
    runner = CliRunner(env=NO_STORE | (env or {}))
    return runner.invoke(root, [str(argument) for argument in arguments], input=stdin)


def start(*arguments: str | Path, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """`siliconveil ARGUMENTS` in a process of its own."""
    code = "from siliconveil.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | NO_STORE | (env or {}),
        cwd=Path(__file__).parents[2],
    )


def contents(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder but the writer's lock."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "write.lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
