"""What the read-only door lets through, what it refuses, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import QueryError, QuerySyntaxError, WriteRefused
from graph.stores.door import FUNCTIONS, admit
from graph.stores.grammar import MAX_DEPTH
from graph.stores.tokens import MAX_LENGTH

READS = (Path(__file__).parent / "reading_statements.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("statement", READS)
def test_reading_passes(statement: str) -> None:
    parameters = ("x", "list", "0")

    admitted = admit(statement, parameters)

    assert admitted.text.rstrip("; ").casefold() == statement.rstrip("; ").casefold()


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("CREATE (n:X)", "CREATE is no clause"),
        ("create (n:X)", "CREATE is no clause"),
        ("MATCH (n) SET n.x = 1", "SET is no clause"),
        ("MATCH (n) SET n:Label RETURN n", "SET is no clause"),
        ("MATCH (n) REMOVE n.x", "REMOVE is no clause"),
        ("MATCH (n) DELETE n", "DELETE is no clause"),
        ("MATCH (n) DETACH DELETE n", "DETACH is no clause"),
        ("MATCH (n) NODETACH DELETE n", "NODETACH is no clause"),
        ("MERGE (n:X {id: 1}) ON CREATE SET n.y = 1", "MERGE is no clause"),
        ("INSERT (n:X)", "INSERT is no clause"),
        ("FOREACH (x IN [1] | CREATE (:Y))", "FOREACH is no clause"),
        ("MATCH (n) RETURN n CREATE (m)", "CREATE is no clause"),
        ("MATCH (n) WITH n LIMIT 1 DELETE n", "DELETE is no clause"),
        ("MATCH (n) WITH n ORDER BY n.id SET n.x = 1 RETURN n", "SET is no clause"),
        ("RETURN 1 AS x UNION CREATE (n) RETURN n AS x", "CREATE is no clause"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD is no clause"),
        ("MATCH (n) LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD is no clause"),
        ("CALL db.labels()", "CALL db is a procedure"),
        ("CALL db.labels", "CALL db is a procedure"),
        ("CALL `db.labels`()", "CALL `db.labels` is a procedure"),
        ("CALL apoc.load.json('http://x') YIELD value RETURN value", "is a procedure"),
        ("CALL dbms.setConfigValue('a', 'b')", "is a procedure"),
        ("CALL { CREATE (n) }", "CREATE is no clause"),
        ("CALL { MATCH (n) RETURN n } IN TRANSACTIONS OF 10 ROWS RETURN 1", "IN TRANSACTIONS"),
        ("MATCH (n) CALL { WITH n RETURN n AS m } IN 2 CONCURRENT TRANSACTIONS RETURN m", "IN TRANSACTIONS"),
        ("MATCH (n) CALL (n) { SET n.x = 1 } RETURN n", "SET is no clause"),
        ("RETURN EXISTS { CREATE (n) } AS x", "CREATE is no clause"),
        ("RETURN COLLECT { CREATE (n) RETURN n } AS x", "CREATE is no clause"),
        ("RETURN COUNT { MATCH (n) SET n.x = 1 } AS x", "SET is no clause"),
        ("USE system MATCH (n) RETURN n", "USE is no clause"),
        ("SHOW USERS", "SHOW is no clause"),
        ("CREATE INDEX FOR (n:X) ON (n.y)", "CREATE is no clause"),
        ("DROP CONSTRAINT x", "DROP is no clause"),
        ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER is no clause"),
        ("GRANT ROLE a TO b", "GRANT is no clause"),
        ("TERMINATE TRANSACTIONS 'x'", "TERMINATE is no clause"),
        ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN is no clause"),
        ("PROFILE CREATE (n)", "PROFILE is no clause"),
        ("CYPHER 25 MATCH (n) RETURN n", "CYPHER is no clause"),
        ("START n = node(*) RETURN n", "START is no clause"),
        ("MATCH (a) USING INDEX a:X(id) RETURN a", "USING is no clause"),
        ("RETURN 1 AS x; MATCH (n) DELETE n", "one statement at a time"),
        ("RETURN 1 AS x;;", "one statement at a time"),
        ("RETURN apoc.cypher.runFirstColumnMany('CREATE (n)', {}) AS x", "apoc.cypher.runfirstcolumnmany"),
        ("MATCH (n) WHERE apoc.util.sleep(1) RETURN n", "apoc.util.sleep"),
        ("RETURN file('x') AS x", "function file is not on the list"),
        ("RETURN text_score($x, 'a', 'b') AS x", "text_score"),
        ("RETURN graph.byName('x') AS x", "graph.byname"),
        ("RETURN `count`(1) AS x, `load csv`() AS y", "function load csv"),
        ("RETURN size([x IN [1] | randomUUID()]) AS x", "randomuuid"),
    ],
)
def test_whatever_does_more_than_read_is_refused(statement: str, reason: str) -> None:
    with pytest.raises(WriteRefused) as refused:
        admit(statement, ("x",))

    assert reason in str(refused.value)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) // the rest is hidden \n DELETE n",
        "MATCH (n) /* RETURN n */ DELETE n",
        "/* MATCH (n) RETURN n */ CREATE (n)",
        "MATCH (n) RETURN n // \r DELETE n",
        "MATCH (n)/**/DETACH/**/DELETE/**/n",
        "// x\nCREATE (n)",
    ],
)
def test_comments_hide_nothing(statement: str) -> None:
    with pytest.raises(WriteRefused):
        admit(statement)


def test_comments_are_dropped_and_texts_that_look_like_them_stay() -> None:
    admitted = admit("MATCH (n) /* DELETE n */ WHERE n.u = 'http://x/*y*/' // DELETE\nRETURN n.id AS id")

    assert admitted.text == "MATCH (n) WHERE n.u = 'http://x/*y*/' RETURN n.id AS id"


@pytest.mark.parametrize(
    "statement",
    [
        "ＣＲＥＡＴＥ (n)",  # full-width letters
        "MATCH (n) ſET n.x = 1",  # the long s is an S in upper case
        "MATCH (n)\u00a0DELETE n",  # a space that is none
        "MATCH (n) RETURN n\u2028DELETE n",  # a line separator
        "MATCH (n) RETURN n\u037e",  # a Greek question mark
        "MATCH (n) RETURN `n",
        "MATCH (n) RETURN n.`x\\u0060`",
        "MATCH (n:X\\u0020) RETURN n",
        "\\u0043REATE (n)",
        "RETURN '\\\\u0027 CREATE (n) //' AS x",
        "RETURN '\\\\U0027' AS x",
        "RETURN '\\q' AS x",
        "RETURN 'open AS x",
        'RETURN "open AS x',
        "MATCH (größe) RETURN größe",
        "MATCH (n:$label) RETURN n",
        "MATCH (n:$($label)) RETURN n",
        "MATCH ()-[r:$(x)]->() RETURN r",
        "MATCH (n) RETURN n NEXT MATCH (m) DELETE m",
        "MATCH (n) RETURN n FORMAT CSV",
        "FOR VALID_TIME ALL MATCH (n) RETURN n",
        "MATCH (n) RETURN n MATCH (m) RETURN m",
        "MATCH (create) WITH create DELETE RETURN 1",
        "WITH 1 AS set RETURN set",
        "MATCH ((a)-[r]->(b)){1,3} RETURN a",
        "MATCH SHORTEST 1 (a)-->(b) RETURN a",
        "RETURN 'x' || 'y' AS x",
        "RETURN $`x` AS x",
        "RETURN 1abc AS x",
        "RETURN {a: 1, b} AS x",
        "RETURN 1 IS TYPED INTEGER AS x",
        "MATCH (n) RETURN n LIMIT",
        "MATCH (n)",
        "MATCH n RETURN n",
        "RETURN",
        "RETURN 1 AS",
        "RETURN a. AS x",
        "MATCH (n:) RETURN n",
        "UNWIND [1] RETURN 1",
        "OPTIONAL RETURN 1",
        "MATCH (n) RETURN n ORDER n.id",
        "RETURN CASE WHEN 1 THEN 2 AS x",
        "RETURN [x IN [1] AS y",
        "RETURN (1] AS x",
        "RETURN 1) AS x",
        "RETURN all(x IN [1]] AS y",
        "RETURN reduce(s = 0, x IN [1], s) AS y",
        "CALL MATCH (n) RETURN n } RETURN 1",
        "",
        "   ",
        "// only a comment",
        "hello",
    ],
)
def test_what_is_no_portable_cypher_is_a_syntax_error(statement: str) -> None:
    with pytest.raises((QuerySyntaxError, WriteRefused), match=r"line \d+, column \d+"):
        admit(statement, ("label", "x"))


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "RETRUN 1",
            "line 1, column 1: expected a clause (MATCH, OPTIONAL, UNWIND, WITH, RETURN, CALL), found RETRUN",
        ),
        ("MATCH (n\nRETURN n", "line 1, column 7: the ( that opens here is never closed"),
        ("MATCH (n) RETURN n]", "line 1, column 19: nothing is open that ] could close"),
        ("MATCH (n) RETURN n.id,", "line 1, column 23: expected a value, the statement ends"),
        (
            "RETURN 1 AS match",
            "line 1, column 13: expected a name (a reserved word is a name between `backticks`)",
        ),
        ("MATCH (ñ) RETURN 1", "'ñ' cannot stand in a bare name; put names beyond ASCII in `backticks`"),
        ("RETURN 'a\\x' AS x", "unknown escape \\x in a text; write a backslash as \\\\"),
        ("RETURN 1 AS x, 2 AS x", "two columns are called x; name them apart with AS"),
        ("RETURN 1 AS x RETURN 2 AS x", "RETURN is the last clause of a query, found RETURN"),
        ("RETURN 1 # 2 AS x", "'#' has no place in Cypher outside of a text"),
    ],
)
def test_a_syntax_error_says_where_and_what_would_do(statement: str, message: str) -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        admit(statement)

    assert message in str(refused.value)


@pytest.mark.parametrize("nested", ["(", "[", "{a: ", "CASE WHEN "])
def test_nesting_has_an_end(nested: str) -> None:
    with pytest.raises(QuerySyntaxError):
        admit("RETURN " + nested * 5_000)


@pytest.mark.parametrize(("opener", "closer"), [("(", ")"), ("[", "]"), ("CASE WHEN 1 THEN ", " END")])
def test_closed_nesting_has_an_end_too(opener: str, closer: str) -> None:
    depth = MAX_DEPTH + 1

    with pytest.raises(QuerySyntaxError, match="nest deeper"):
        admit("RETURN " + opener * depth + "1" + closer * depth + " AS x")


def test_long_chains_of_one_level_pass() -> None:
    admitted = admit(
        "RETURN " + "NOT " * 1000 + "true" + " AND true" * 1000 + " AS x, " + "-" * 1000 + "1 AS y"
    )

    assert admitted.columns == ("x", "y")


def test_a_statement_has_a_longest_length() -> None:
    with pytest.raises(QuerySyntaxError, match="pass long lists as parameters"):
        admit("RETURN 1" + " " * MAX_LENGTH)


def test_texts_are_written_anew() -> None:
    admitted = admit(r"""RETURN "it's \"x\" \u00e4 \t" AS x""")

    assert admitted.text == r"""RETURN 'it\'s "x" ä \t' AS x"""


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(QueryError, match=r"\$a, \$b"):
        admit("RETURN $b AS x, $a AS y, $c AS z", ("c",))


def test_a_statement_tells_its_parameters() -> None:
    assert admit("MATCH (n {id: $id}) RETURN $id AS x, $y AS y", ("id", "y", "z")).parameters == {"id", "y"}


def test_only_property_keys_are_renamed() -> None:
    statement = (
        "MATCH (name:name {name: $name})-[r:name]->(b) WHERE b.name = 'name' AND b['name'] = b[$name] "
        "RETURN name.name AS name, b {.name, name: 1} AS m, labels(name) AS type"
    )

    renamed = admit(statement, ("name",)).renamed({"name"}, "own__")

    assert renamed == (
        "MATCH (name:name {`own__name`: $name})-[r:name]->(b) WHERE b.`own__name` = 'name' "
        "AND b['own__name'] = b[$name] "
        "RETURN name.`own__name` AS name, b {.`own__name`, `own__name`: 1} AS m, labels(name) AS type"
    )


@pytest.mark.parametrize(
    ("expression", "whole"),
    [("startNode(r).id", False), ("startNode(r)", True), ("ENDNODE(r) = a", True), ("id(a)", False)],
)
def test_whole_ends_of_relationships_are_noticed(expression: str, whole: bool) -> None:
    assert admit(f"MATCH (a)-[r]->() RETURN {expression} AS x").whole_ends is whole


def test_every_query_of_the_library_passes() -> None:
    import re

    library = sorted((Path(__file__).parents[2] / "queries" / "cypher").glob("*.cypher"))
    texts = [path.read_text(encoding="utf-8") for path in library]

    admitted = [admit(text, re.findall(r"\$(\w+)", text)) for text in texts]

    assert all(statement.columns for statement in admitted)


def test_the_functions_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")

    missing = sorted(name for name in FUNCTIONS if f"`{name}`" not in page.lower())

    assert missing == []
