"""The embedded store's file: its stamp, its doubts and its memory."""

from __future__ import annotations

import io
import json
import pickle
import runpy
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import QueryError, QueryLimitExceeded, StoreError, WriteRefused
from graph.schema import Relation
from graph.stores import confined
from graph.stores.base import TYPED_LIMITS, Limits, project
from graph.stores.embedded import EmbeddedStore
from graph.stores.values import batches, plain
from graph.view import GraphView
from tests.stores.conftest import dump
from tests.stores.samples import bare, edge, view
from tests.strategies import views

HEAVY = (
    "UNWIND range(1, 100000) AS x WITH collect(x) AS xs UNWIND range(1, 10000) AS y RETURN collect(xs) AS n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a store that holds the sample view."""
    path = tmp_path / "case" / "store.kgl"
    EmbeddedStore(path).load(view())
    return path


def stamp_file(path: Path) -> Path:
    return path.with_name(path.name + ".stamp")


def test_a_file_can_be_opened_by_the_next_process(path: Path) -> None:
    store = EmbeddedStore(path)

    found = store.stamp()

    assert found is not None
    assert found.digest == project(view()).digest()
    assert len(store.query("MATCH (n:Entity) RETURN n.id").records) == 8


def test_an_equal_view_leaves_the_file_alone(path: Path) -> None:
    before = path.stat().st_mtime_ns, stamp_file(path).stat().st_mtime_ns

    loaded = EmbeddedStore(path).load(view())

    assert loaded.nodes == 8
    assert (path.stat().st_mtime_ns, stamp_file(path).stat().st_mtime_ns) == before


def test_only_the_file_and_its_stamp_are_left_behind(path: Path) -> None:
    EmbeddedStore(path).load(bare("a"))

    assert sorted(file.name for file in path.parent.iterdir()) == ["store.kgl", "store.kgl.stamp"]


def test_a_file_that_was_never_written_is_no_store(tmp_path: Path) -> None:
    assert EmbeddedStore(tmp_path / "nothing.kgl").stamp() is None


def test_a_damaged_file_is_no_store(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)

    assert EmbeddedStore(path).stamp() is None
    with pytest.raises(StoreError, match="holds no view; load one first"):
        EmbeddedStore(path).query("MATCH (n) RETURN n.id")


def test_a_file_cut_off_or_gone_is_no_store(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])
    cut = EmbeddedStore(path).stamp()
    path.unlink()

    assert (cut, EmbeddedStore(path).stamp()) == (None, None)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"stamp": {}}', '{"stamp": {"position": 1}}', "null"]
)
def test_a_stamp_that_cannot_be_read_is_no_stamp(path: Path, content: str) -> None:
    stamp_file(path).write_text(content, encoding="utf-8")

    assert EmbeddedStore(path).stamp() is None


@pytest.mark.parametrize(("field", "value"), [("engine", "kglite 0.1"), ("sha256", "0" * 64)])
def test_a_file_of_another_engine_or_another_load_is_no_store(path: Path, field: str, value: str) -> None:
    content = json.loads(stamp_file(path).read_text(encoding="utf-8")) | {field: value}
    stamp_file(path).write_text(json.dumps(content), encoding="utf-8")

    assert EmbeddedStore(path).stamp() is None


def test_a_file_of_another_form_is_no_store(path: Path) -> None:
    content = json.loads(stamp_file(path).read_text(encoding="utf-8"))
    content["stamp"]["schema"] += 1
    stamp_file(path).write_text(json.dumps(content), encoding="utf-8")

    assert EmbeddedStore(path).stamp() is None


def test_a_foreign_file_is_no_store_even_with_a_stamp_that_fits(path: Path) -> None:
    import hashlib

    path.write_bytes(b"this is no graph")
    content = json.loads(stamp_file(path).read_text(encoding="utf-8"))
    content["sha256"] = hashlib.sha256(b"this is no graph").hexdigest()
    stamp_file(path).write_text(json.dumps(content), encoding="utf-8")

    assert EmbeddedStore(path).stamp() is None


def test_a_damaged_store_is_made_anew_by_a_load(path: Path) -> None:
    path.write_bytes(b"rubbish")
    store = EmbeddedStore(path)

    loaded = store.load(view())

    assert (loaded.nodes, loaded.nodes_deleted) == (8, 0)
    assert EmbeddedStore(path).stamp() == store.stamp()


def test_a_store_that_cannot_be_written_says_so_and_keeps_the_old_view(path: Path) -> None:
    store = EmbeddedStore(path)
    before = dump(store)
    path.with_name(path.name + ".new").mkdir()

    with pytest.raises(StoreError, match="cannot be written"):
        store.load(bare("a"))

    assert dump(store) == before
    assert dump(EmbeddedStore(path)) == before


def test_opening_is_fast(path: Path) -> None:
    start = time.perf_counter()

    EmbeddedStore(path).stamp()

    assert time.perf_counter() - start < 0.5


def test_a_store_in_memory_forgets_when_closed() -> None:
    store = EmbeddedStore(None)
    store.load(bare("a"))
    held = store.query("MATCH (n) RETURN n.id AS id").records

    store.close()

    assert held == ({"id": "a"},)
    assert store.stamp() is None
    with pytest.raises(StoreError, match="the store holds no view"):
        store.query("MATCH (n) RETURN n.id AS id")


def test_a_large_view_is_loaded_in_batches_without_a_warning(tmp_path: Path) -> None:
    ids = [f"n{number}" for number in range(70_000)]
    edges = [edge(f"e{number}", ids[number], Relation.OWNS, ids[number + 1]) for number in range(12_000)]
    store = EmbeddedStore(tmp_path / "store.kgl")

    loaded = store.load(bare(*ids, edges=edges))

    assert (loaded.nodes, loaded.relationships) == (70_000, 12_000)
    rows = EmbeddedStore(tmp_path / "store.kgl").query(
        "MATCH (:Entity)-[r:OWNS]->(:Entity) RETURN count(r) AS n"
    )
    assert rows.records == ({"n": 12_000},)


def test_the_end_of_a_relationship_as_a_whole_is_refused_not_answered_wrongly() -> None:
    store = EmbeddedStore(None)
    store.load(bare("a", "b", edges=[edge("e1", "a", Relation.OWNS, "b")]))

    rows = store.query("MATCH ()-[r]->() RETURN startNode(r).id AS s, endNode(r).name AS e")

    assert rows.records == ({"s": "a", "e": "B"},)
    with pytest.raises(QueryError, match="not the whole node"):
        store.query("MATCH ()-[r]->() RETURN startNode(r) AS s")


def test_the_engine_itself_refuses_to_write() -> None:
    store = EmbeddedStore(None)
    store.load(bare("a"))
    assert store._graph is not None

    with pytest.raises(Exception, match="read-only"):
        store._graph.cypher("CREATE (n:X)")


def test_what_the_engine_does_not_know_is_a_plain_error() -> None:
    store = EmbeddedStore(None)
    store.load(bare("a"))

    with pytest.raises(QueryError, match="the embedded engine cannot read this") as refused:
        store.query("MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.id } AS ids")

    assert "\n" not in str(refused.value)
    assert "own__" not in str(refused.value)


def test_the_work_cap_stops_a_query() -> None:
    store = EmbeddedStore(None)
    store.load(bare("a"))

    with pytest.raises(QueryLimitExceeded, match="budget"):
        store.query("UNWIND range(1, 10000) AS x RETURN collect(x) AS xs", limits=Limits(work=100))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(views(), views())
def test_loading_one_view_after_another_equals_loading_it_alone(first: GraphView, second: GraphView) -> None:
    used, fresh = EmbeddedStore(None), EmbeddedStore(None)
    used.load(first)

    used.load(second)
    fresh.load(second)

    assert dump(used) == dump(fresh)
    assert used.stamp() == fresh.stamp()


# -- a process of its own --------------------------------------------------------------------------


@pytest.mark.parametrize("in_memory", [False, True])
def test_a_typed_statement_gets_the_same_answer(path: Path, in_memory: bool) -> None:
    store = EmbeddedStore(None if in_memory else path)
    store.load(view())
    statement = "MATCH (n:Entity) WHERE n.name = $name RETURN n.name AS name, n, $name AS given"

    typed = store.query(statement, {"name": "Acme Fund"}, limits=TYPED_LIMITS)

    assert typed == store.query(statement, {"name": "Acme Fund"})


def test_a_typed_statement_that_takes_all_memory_is_stopped(path: Path) -> None:
    with pytest.raises(QueryLimitExceeded, match="took more than 300000000 bytes of memory"):
        EmbeddedStore(path).query(HEAVY, limits=Limits(seconds=20, memory=300_000_000))


def test_errors_come_back_from_the_process(path: Path) -> None:
    with pytest.raises(QueryError, match="zero"):
        EmbeddedStore(path).query("RETURN 1 / 0 AS x", limits=TYPED_LIMITS)


def test_a_write_never_reaches_the_process(path: Path) -> None:
    with pytest.raises(WriteRefused):
        EmbeddedStore(path).query("CREATE (n)", limits=TYPED_LIMITS)


def request(
    path: Path, statement: str = "RETURN 1 AS x", *, memory: int | None = 1 << 30
) -> confined.Request:
    return confined.Request(path, statement, {}, ("x",), Limits(memory=memory))


def ignore(spare: int) -> None:
    """Cap nothing."""


def test_the_process_reads_a_request_and_writes_rows(path: Path) -> None:
    source, target = io.BytesIO(pickle.dumps(request(path))), io.BytesIO()
    caps: list[int] = []

    confined.serve(source, target, cap_memory=caps.append)

    assert pickle.loads(target.getvalue()).records == ({"x": 1},)
    assert caps == [1 << 30]


def test_the_process_reports_errors_by_name(path: Path, tmp_path: Path) -> None:
    failed = confined.answer(request(path, "RETURN nobody AS x", memory=None), cap_memory=ignore)
    missing = confined.answer(request(tmp_path / "none.kgl"), cap_memory=ignore)

    assert isinstance(failed, confined.Refusal)
    assert isinstance(missing, confined.Refusal)
    assert failed.error in ("QueryError", "QuerySyntaxError")
    assert missing.error == "StoreError"


def test_running_out_of_memory_in_python_is_a_limit_too(path: Path) -> None:
    def full(spare: int) -> None:
        raise MemoryError

    reply = confined.answer(request(path), cap_memory=full)

    assert isinstance(reply, confined.Refusal)
    assert reply.error == "QueryLimitExceeded"


def test_a_process_that_fails_is_reported(tmp_path: Path) -> None:
    unreadable = confined.Request(tmp_path, "RETURN 1 AS x", {"x": _Unreadable()}, ("x",), TYPED_LIMITS)

    with pytest.raises(StoreError, match="the query's process failed"):
        confined.run(unreadable)


def test_a_process_that_hangs_is_ended(path: Path) -> None:
    with pytest.raises(QueryLimitExceeded, match="was ended"):
        confined.run(confined.Request(path, "RETURN 1 AS x", {}, ("x",), Limits(seconds=-9.99, memory=1)))


def test_memory_is_capped_above_what_is_taken_now() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        confined.cap_memory(1 << 44)
        capped, _ = resource.getrlimit(resource.RLIMIT_AS)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)

    assert capped > 1 << 44


def test_the_module_serves_standard_input(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = io.BytesIO(pickle.dumps(request(path, memory=None))), io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(target))

    runpy.run_path(str(confined.__file__), run_name="__main__")

    assert pickle.loads(target.getvalue()).records == ({"x": 1},)


def test_memory_is_not_capped_where_it_cannot_be_counted(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)

    confined.cap_memory(1, pages=tmp_path / "no-such-file")

    assert resource.getrlimit(resource.RLIMIT_AS) == before


class _Unreadable:
    """A value whose pickle only this module could read, and fails to."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return __import__, ("no_such_module_anywhere",)


# -- values ----------------------------------------------------------------------------------------


def test_batches_hold_every_item_in_order() -> None:
    assert list(batches([1, 2, 3, 4, 5], 2)) == [[1, 2], [3, 4], [5]]
    assert list(batches([], 2)) == []


def test_stored_names_are_shown_by_their_own() -> None:
    assert plain({"a": ["own__name", ("x",)], "own__name": 1}, {"own__name": "name"}) == {
        "a": ["name", ["x"]],
        "name": 1,
    }
