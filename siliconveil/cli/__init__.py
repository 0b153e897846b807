"""The command line. Each verb lives in a file of its own and is imported when it is called."""

from siliconveil.cli.root import main

__all__ = ["main"]
