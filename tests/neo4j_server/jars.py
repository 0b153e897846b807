"""The jars of Neo4j Community from Maven Central, pinned by SHA-256, in the user's cache folder.

Invariant: the folder is complete and every hash fits, or it is not there. `python -m tests.neo4j_server.jars`
fetches them ahead of the tests, in a process of its own, as the tests may open no socket beyond loopback.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

VERSION = "5.26.30"
PINNED = Path(__file__).with_name(f"neo4j-{VERSION}.sha256")


class JarsError(Exception):
    """The jars cannot be had, or are not those that were pinned."""


@dataclass(frozen=True, slots=True)
class Jar:
    """One pinned artifact; `coordinates` are `group:artifact:jar[:classifier]:version`."""

    coordinates: str
    sha256: str

    @property
    def file_name(self) -> str:
        """The name in the cache folder, with the group in it: two groups may share an artifact's name."""
        group, artifact, _, *classifier, version = self.coordinates.split(":")
        return "-".join([group, artifact, version, *classifier]) + ".jar"


def pinned() -> tuple[Jar, ...]:
    """The artifacts that make up the server."""
    lines = PINNED.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple(Jar(coordinates, sha256) for sha256, coordinates in pairs)


def cache_folder() -> Path:
    """Where the jars are kept from one run to the next."""
    from platformdirs import user_cache_path

    return user_cache_path("siliconveil") / f"neo4j-{VERSION}"


def have(folder: Path, jars: Iterable[Jar]) -> bool:
    """Whether `folder` holds every jar to the byte."""
    return all(_fits(folder / jar.file_name, jar) for jar in jars)


def fetch(folder: Path, jars: Iterable[Jar]) -> Path:
    """Make sure that `folder` holds the jars, and give it back; one process at a time downloads.

    Raises:
        JarsError: an artifact cannot be downloaded, or is not the one that was pinned.
    """
    from filelock import FileLock

    wanted = tuple(jars)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock", timeout=900):
        if not have(folder, wanted):
            _download(folder, wanted)
    return folder


def _download(folder: Path, jars: tuple[Jar, ...]) -> None:
    """Download beside `folder`, check, and put it in place in one step."""
    repository, complete = Path(f"{folder}.maven"), Path(f"{folder}.partial")
    shutil.rmtree(complete, ignore_errors=True)
    complete.mkdir()
    with ThreadPoolExecutor(8) as pool:
        for jar, path in zip(jars, pool.map(lambda jar: _resolve(jar, repository), jars), strict=True):
            shutil.copyfile(path, complete / jar.file_name)
            if not _fits(complete / jar.file_name, jar):
                raise JarsError(f"{jar.coordinates} is not the artifact that was pinned; its SHA-256 differs")
    shutil.rmtree(folder, ignore_errors=True)
    complete.rename(folder)
    shutil.rmtree(repository, ignore_errors=True)


def _resolve(jar: Jar, repository: Path) -> Path:
    from jgo.maven import MavenContext

    group, artifact, packaging, *classifier, version = jar.coordinates.split(":")
    context = MavenContext(repo_cache=repository, local_repos=[], timeout=60)
    component = context.project(group, artifact).at_version(version)
    found = component.artifact(classifier[0] if classifier else "", packaging)
    try:
        path: Path = found.resolve()
        if not _fits(path, jar):  # a download that was cut off
            path.unlink()
            path = found.resolve()
    except Exception as error:
        raise JarsError(f"{jar.coordinates} cannot be downloaded: {error}") from error
    return path


def _fits(path: Path, jar: Jar) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def main() -> int:
    """Fetch the jars; say where they are on standard output, or what is wrong on standard error."""
    try:
        folder = fetch(cache_folder(), pinned())
    except JarsError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    print(folder)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
