"""The compose file and the loader's image, read as text: no Docker is needed to know that they fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file."""
    content: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return content


def test_the_server_is_neo4j_5_26_community(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["image"] == "neo4j:5.26-community"


def test_the_server_has_a_health_check_and_keeps_its_data(compose: dict[str, Any]) -> None:
    server = compose["services"]["neo4j"]

    assert "cypher-shell" in server["healthcheck"]["test"][1]
    assert {volume.split(":")[0] for volume in server["volumes"]} == set(compose["volumes"])
    assert "neo4j-data:/data" in server["volumes"]


def test_the_server_listens_on_this_machine_only(compose: dict[str, Any]) -> None:
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["neo4j"]["ports"])


def test_the_password_comes_from_the_environment_and_must_be_there(compose: dict[str, Any]) -> None:
    server, loader = compose["services"]["neo4j"], compose["services"]["loader"]

    assert server["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    assert loader["environment"]["NEO4J_PASSWORD"].startswith("${NEO4J_PASSWORD:?")


def test_the_loader_waits_for_health_and_loads_the_case(compose: dict[str, Any]) -> None:
    loader = compose["services"]["loader"]

    assert loader["build"] == "."
    assert loader["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert loader["command"] == ["load", "--case", "/case", "--store", "bolt://neo4j:7687"]
    assert loader["environment"]["NEO4J_URI"] == "bolt://neo4j:7687"
    assert any(volume.endswith(":/case") for volume in loader["volumes"])


def test_the_image_installs_the_package_by_the_pinned_versions() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {part for line in lines if line.startswith("COPY") for part in line.split()[1:-1]}

    assert "FROM python:3.11-slim" in lines
    assert any("--constraint constraints.txt" in line for line in lines)
    assert 'ENTRYPOINT ["siliconveil"]' in lines
    assert all((ROOT / part).exists() for part in copied - {"README.md"})


def test_everything_that_is_copied_is_sent_to_docker() -> None:
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {
        part.removeprefix("./") for line in lines if line.startswith("COPY") for part in line.split()[1:-1]
    }

    assert copied <= {line.removeprefix("!") for line in sent if line.startswith("!")}
