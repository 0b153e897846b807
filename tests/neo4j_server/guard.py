"""Runs a command until standard input closes: whoever started it may die any way, the command dies too."""

from __future__ import annotations

import os
import subprocess
import sys
import threading


def main(command: list[str]) -> None:
    """Start `command`; end it when the other side of standard input is gone, and end with it."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    threading.Thread(target=lambda: os._exit(child.wait()), daemon=True).start()
    sys.stdin.buffer.read()
    child.terminate()
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    main(sys.argv[1:])
