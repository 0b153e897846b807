"""Fixtures for all tests: a Neo4j server on loopback, see `tests.neo4j_server.plugin`."""

pytest_plugins = ["tests.neo4j_server.plugin"]
