"""A real Neo4j server for the tests, on any machine that has Python."""
