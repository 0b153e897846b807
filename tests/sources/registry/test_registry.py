from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sources.registry.admission import admitted
from extract.sources.registry.reading import read_registry
from extract.sources.registry.source import Registry, Source, SourceKind
from extract.sources.registry.starting import added, starting_registry
from extract.sources.registry.writing import add_source, new_registry
from graph.errors import InputError
from graph.model import Document

WHOLE = """\
sources:
  - name: The Harbour Beacon
    aliases: [Beacon, 海港灯塔]
    domains: [www.HarbourBeacon.example]
    kind: news
    owner: Lindwall Infrastructure
    licence: all rights reserved
    language: no
    grade: b
    note: "owned by: a party"
  - {name: 1999, grade: F}
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "sources.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def refusal(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_registry(path)
    return caught.value


def test_a_registry_is_read_as_it_is_written_and_not_as_yaml_guesses(tmp_path: Path) -> None:
    beacon, year = read_registry(written(tmp_path, "\ufeff" + WHOLE)).sources

    assert beacon == Source(
        name="The Harbour Beacon",
        aliases=("Beacon", "海港灯塔"),
        domains=("harbourbeacon.example",),
        kind=SourceKind.NEWS,
        owner="Lindwall Infrastructure",
        licence="all rights reserved",
        language="no",
        grade="B",
        note="owned by: a party",
        line=2,
    )
    assert ("1999", "F", 11) == (year.name, year.grade, year.line)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "sources:\n", "sources: []\n", "---\nsources: ~\n"])
def test_an_empty_registry_lists_nobody(tmp_path: Path, text: str) -> None:
    assert () == read_registry(written(tmp_path, text)).sources


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("sources:\n  - name: A\n    grad: B\n", 3, "unknown key 'grad'; known are name, aliases"),
        (
            "sources:\n  - name: A\n    grade: G\n",
            3,
            "grade 'G' is not on the scale: A (completely reliable)",
        ),
        ("sources:\n  - name: A\n    grade: B2\n", 3, "figures 1 to 6 belong to single documents"),
        ("sources:\n  - name: A\n    kind: paper\n", 3, "unknown kind 'paper'; known are news, wire"),
        ("sources:\n  - name: A\n    language: English\n", 3, "no language code"),
        ("sources:\n  - name: A\n    domains: ['https://a.example/x']\n", 3, "no web domain"),
        ("sources:\n  - grade: A\n", 2, "a source has no name"),
        ("sources:\n  - name: A\n    name: B\n", 3, "the key 'name' stands twice"),
        ("sources:\n  - name: A\n  - name: the  a\n", 3, "is that of the source in line 2 too"),
        (
            "sources:\n  - {name: A, domains: a.example}\n  - {name: B, domains: [A.example]}\n",
            3,
            "the domain",
        ),
        ("sources:\n  - name: [A, B]\n", 2, "no plain word"),
        ("sources:\n  - just a name\n", 2, "write `- name: …`"),
        ("sources: A\n", 1, "`sources` is no list"),
        ("- name: A\n", 1, "expected `sources:`"),
        ("source:\n  - name: A\n", 1, "unknown key 'source'; known are sources"),
        ("sources:\n  - name: 'A\n", 3, "is no YAML"),
        ("sources:\n\t- name: A\n", 2, "is no YAML"),
        ("sources: []\n---\nsources: []\n", 2, "is no YAML"),
        ("sources:\n  - name: !!python/object/apply:os.system [ls]\n", 2, "no plain word"),
        ("sources:\n  - &a {name: A}\n  - *a\n", 3, "an alias (*)"),
        ("sources: " + "[" * 40 + "]" * 40, 1, "more than 6 levels"),
        ("sources: " + "[" * 9000, 1, "more than 6 levels"),
        (b"sources:\n  - name: \xff\n", None, "is not UTF-8"),
        (b"sources:\n  - name: \x00\n", None, "is no YAML"),
        (b"#" * 5_000_001, None, "more than 5 MB"),
    ],
)
def test_a_fault_is_named_with_its_line_and_the_way_out(
    tmp_path: Path, text: str | bytes, line: int | None, said: str
) -> None:
    error = refusal(written(tmp_path, text))

    assert (str(tmp_path / "sources.yaml"), line) == (error.path, line if line is None else error.line)
    assert said in error.reason


def test_a_billion_laughs_are_refused_before_anything_is_built(tmp_path: Path) -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )

    assert "an alias (*)" in refusal(written(tmp_path, laughs)).reason


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, "sources:\n  - name: A\n    grade: Z\n  - name: B\n    kind: x\n"))

    assert "sources.yaml:5: unknown kind 'x'" in str(error)
    many = "sources:\n" + "  - {name: A, grade: Z}\n" * 40
    assert "more" in refusal(written(tmp_path, many)).reason


def test_a_missing_registry_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "none.yaml").reason


def document(publisher: str | None = None, uri: str | None = None, grade: str | None = None) -> Document:
    return Document(id="d", text="Something.", publisher=publisher, uri=uri, grade=grade)


REGISTRY = Registry.of(
    Path("case/sources.yaml"),
    [
        Source(
            "The Harbour Beacon", ("海港灯塔",), ("harbourbeacon.example",), grade="B", licence="CC0", line=2
        ),
        Source("Rack Report", line=7),
    ],
)


@pytest.mark.parametrize(
    ("publisher", "uri"),
    [
        ("The Harbour Beacon", None),
        ("„harbour  BEACON“", "a.txt"),
        ("海港灯塔", None),
        ("harbourbeacon.example", None),
        (None, "https://www.harbourbeacon.example/2025/a.html"),
        ("Harbour Beacon Weekend", "http://weekend.harbourbeacon.example:8080/a"),
    ],
)
def test_a_document_of_a_listed_source_is_taken_with_its_grade(
    publisher: str | None, uri: str | None
) -> None:
    (taken,) = admitted([document(publisher, uri)], REGISTRY)

    assert isinstance(taken, Document)
    assert ("B", "CC0") == (taken.grade, taken.licence)


def test_a_grade_that_the_document_states_stays() -> None:
    (taken,) = admitted([document("Harbour Beacon", grade="C3")], REGISTRY)

    assert isinstance(taken, Document)
    assert "C3" == taken.grade


@pytest.mark.parametrize(
    ("publisher", "uri", "said"),
    [
        ("Rack Report", None, "'Rack Report' has no grade: write one in case/sources.yaml:7 (A completely"),
        ("Dockside", None, 'add the line `- {name: "Dockside", kind: news, grade: }` with your grade'),
        (None, "a.txt", "names no publisher"),
        (None, "https://evilharbourbeacon.example/a", "names no publisher"),
        (None, "https://[broken/a", "names no publisher"),
        (None, "https:///a", "names no publisher"),
    ],
)
def test_a_document_of_an_unknown_or_ungraded_source_is_refused_with_the_way_out(
    publisher: str | None, uri: str | None, said: str
) -> None:
    (refused,) = admitted([document(publisher, uri)], REGISTRY)

    assert isinstance(refused, InputError)
    assert said in refused.reason
    assert refused.path == (uri or "d")


def test_without_a_registry_all_is_taken_and_errors_pass() -> None:
    error = InputError("is empty")

    assert [error, document()] == list(admitted([error, document()], None))
    assert [error] == list(admitted([error], REGISTRY))


def test_what_the_case_holds_already_is_read_again_whoever_it_is_from() -> None:
    held = replace(document("Dockside"), recorded=datetime(2026, 1, 1, tzinfo=UTC))

    assert [held] == list(admitted([held], REGISTRY))


def test_a_first_registry_lists_the_publishers_with_the_domains_that_are_theirs_alone(tmp_path: Path) -> None:
    documents = [
        document("Beacon", "https://beacon.example/1"),
        document("Beacon", "https://feeds.example/1"),
        document("Dockside", "https://feeds.example/2"),
        document(None, "a.txt"),
        document(" ", "a.txt"),
    ]

    path, count = new_registry(tmp_path / "sources.yaml", documents)

    beacon, dockside = read_registry(path).sources
    assert (2, ("beacon.example",), (), None) == (count, beacon.domains, dockside.domains, beacon.grade)
    assert "#   B  usually reliable" in path.read_text(encoding="utf-8")


def test_a_registry_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)

    with pytest.raises(InputError, match="is there already"):
        new_registry(path, [])

    assert WHOLE == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "before", ["", "sources: []\n", "sources:\n", WHOLE, "sources:\n- name: A\n  grade: C\n# the end\n"]
)
def test_a_source_is_added_behind_what_is_there(tmp_path: Path, before: str) -> None:
    path = written(tmp_path, before)
    known = read_registry(path).sources

    add_source(path, Source("Dockside", ("码头",), ("dockside.example",), SourceKind.BLOG, "A: b", grade="C"))

    *others, last = read_registry(path).sources
    assert list(known) == others
    assert ("Dockside", ("码头",), "A: b", "C") == (last.name, last.aliases, last.owner, last.grade)
    assert path.read_text(encoding="utf-8").startswith(before.rstrip().removesuffix("[]").rstrip())


def test_a_source_that_is_there_already_is_not_added(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)

    with pytest.raises(InputError, match="'beacon' was not added: the name 'beacon' is that of"):
        add_source(path, Source("beacon"))

    assert WHOLE == path.read_text(encoding="utf-8")
    assert ["sources.yaml"] == [file.name for file in tmp_path.iterdir()]


def test_a_source_can_be_the_first(tmp_path: Path) -> None:
    add_source(tmp_path / "sources.yaml", Source("Dockside", grade="C"))

    (only,) = read_registry(tmp_path / "sources.yaml").sources
    assert ("Dockside", "C") == (only.name, only.grade)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        add_source(tmp_path / "none" / "sources.yaml", Source("Dockside"))


@given(st.text(min_size=1, max_size=30).filter(lambda name: name.strip() == name and name))
def test_any_name_is_read_back_to_the_letter(name: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), added(starting_registry({}), Source(name)).encode("utf-8"))
        (only,) = read_registry(path).sources

    assert name == only.name
