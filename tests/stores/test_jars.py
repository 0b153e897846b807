"""The pinned jars: complete and to the byte, or not there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.neo4j_server.jars import Jar, JarsError, fetch, have, pinned

CONTENT = b"not really a jar"
JAR = Jar("org.example:thing:jar:linux-x86_64:1.0", hashlib.sha256(CONTENT).hexdigest())


def downloaded(folder: Path, content: bytes) -> None:
    """Put an artifact where an earlier download would have left it, so that no network is needed."""
    path = Path(f"{folder}.maven") / "org" / "example" / "thing" / "1.0" / "thing-1.0-linux-x86_64.jar"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def test_every_artifact_is_pinned_once() -> None:
    jars = pinned()

    assert len(jars) == len({jar.file_name for jar in jars}) == 213
    assert all(len(jar.sha256) == 64 for jar in jars)
    assert sum("org.neo4j.app:neo4j-server:" in jar.coordinates for jar in jars) == 1


def test_a_fetched_folder_is_complete(tmp_path: Path) -> None:
    folder = tmp_path / "neo4j"
    downloaded(folder, CONTENT)

    fetch(folder, [JAR])

    assert [path.name for path in folder.iterdir()] == ["org.example-thing-1.0-linux-x86_64.jar"]
    assert have(folder, [JAR])
    assert not Path(f"{folder}.maven").exists()


def test_a_folder_that_is_complete_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "neo4j"
    folder.mkdir()
    (folder / JAR.file_name).write_bytes(CONTENT)

    assert fetch(folder, [JAR]) == folder


def test_a_jar_that_was_tampered_with_is_noticed(tmp_path: Path) -> None:
    (tmp_path / JAR.file_name).write_bytes(CONTENT + b"!")

    assert not have(tmp_path, [JAR])
    assert not have(tmp_path / "nowhere", [JAR])


def test_an_artifact_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "neo4j"
    unknown = Jar("org.example:thing:jar:0", "0" * 64)
    Path(f"{folder}.maven").write_text("a file where the repository should be", encoding="utf-8")

    with pytest.raises(JarsError, match=r"org\.example:thing:jar:0 cannot be downloaded"):
        fetch(folder, [unknown])

    assert not folder.exists()
