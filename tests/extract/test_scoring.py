from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.base import Extraction
from extract.scoring import GoldDocument, GoldFiles, Tally, figures, report, score_document, scored
from extract.scoring.assignment import best_pairs
from extract.scoring.gold_files import parse_gold_line
from extract.scoring.names import Names, Party, plain
from extract.scoring.values import near_end, near_start, same_value
from graph.errors import InputError
from graph.model import Document
from graph.quantity import Quantity
from graph.schema import Relation
from graph.when import PartialDate
from tests.extract.annotated import GOLD_CLAIMS, TEXT, claim, found, gold, record, write_gold


def scores(
    *claims: dict[str, Any], wanted: list[dict[str, Any]] | None = None
) -> dict[str, float | int | None]:
    return figures(Tally.total(score_document(gold(wanted), found(*claims)).values()))


def part(figures_: dict[str, float | int | None], *names: str) -> tuple[float | int | None, ...]:
    return tuple(figures_[name] for name in names)


def test_the_annotation_scores_full_marks_against_itself() -> None:
    got = scores(*GOLD_CLAIMS)

    assert part(got, "precision", "recall", "f1", "stance_accuracy", "provenance_exactness") == (
        1,
        1,
        1,
        1,
        1,
    )
    assert part(got, "tp", "fp", "fn", "denied_as_not_denied") == (3, 0, 0, 0)


def test_nothing_found_is_all_missed_and_no_rate_is_invented() -> None:
    got = scores()

    assert part(got, "precision", "recall", "f1", "stance_accuracy") == (None, 0.0, 0.0, None)
    assert part(got, "tp", "fp", "fn", "denied_gold") == (0, 0, 3, 1)


def test_a_denial_shown_as_a_fact_is_counted() -> None:
    got = scores(claim("kejora", "OWNS", "sagu", sentence=2))

    assert part(got, "tp", "denied_as_not_denied", "denied_matched", "stance_accuracy") == (1, 1, 1, 0.0)


def test_the_wrong_direction_is_wrong_and_called_so() -> None:
    got = scores(claim("bintang", "OWNS", "kejora"))

    assert part(got, "tp", "fp", "fn", "direction_error_rate") == (0, 1, 3, 1.0)


def test_an_optional_claim_is_neither_demanded_nor_punished() -> None:
    got = scores(GOLD_CLAIMS[3])

    assert part(got, "tp", "fp", "fn") == (0, 0, 3)


def test_an_alternative_states_the_same() -> None:
    triple = {"relation": "CONTROLS", "subject": {"entity": "kejora"}, "object": {"entity": "bintang"}}
    wanted = [GOLD_CLAIMS[0] | {"alternatives": [triple]}]

    got = scores(claim("kejora", "CONTROLS", "bintang"), wanted=wanted)

    assert part(got, "tp", "fp", "fn") == (1, 0, 0)


def test_a_repetition_in_another_sentence_is_left_out_and_one_in_the_same_is_wrong() -> None:
    elsewhere = scores(GOLD_CLAIMS[0], claim("kejora", "OWNS", "bintang", sentence=3))
    same = scores(GOLD_CLAIMS[0], GOLD_CLAIMS[0])

    assert part(elsewhere, "tp", "fp", "restated") == (1, 0, 1)
    assert part(same, "tp", "fp", "restated") == (1, 1, 0)


def test_a_symmetric_relation_may_stand_either_way_round() -> None:
    wanted = [claim("kejora", "AFFILIATED_WITH", "bintang")]

    got = scores(claim("bintang", "AFFILIATED_WITH", "kejora"), wanted=wanted)

    assert part(got, "tp", "fp") == (1, 0)


def test_values_dates_and_sources_are_judged_on_right_claims() -> None:
    got = scores(
        claim("kejora", "OWNS", "bintang", qualifiers={"share": {"min": 30, "max": 30}}),
        claim("bintang", "OPERATES", "sagu", sentence=1, stance="reported", attribution=["The regulators"]),
        claim("kejora", "OWNS", "sagu", sentence=2, stance="denied", valid={"from": "2020", "to": None}),
    )

    assert part(got, "tp", "qualifier_share", "attribution_of_attributed", "valid_spurious") == (
        3,
        0.0,
        1.0,
        1,
    )


def test_the_publisher_is_no_source_of_its_own() -> None:
    got = scores(claim("kejora", "OWNS", "bintang", attribution=["House Notes"]))

    assert part(got, "attribution_accuracy") == (1.0,)


def test_a_quote_from_another_sentence_is_not_exact() -> None:
    got = scores(claim("kejora", "OWNS", "bintang", sentence=2))

    assert part(got, "provenance_verbatim", "provenance_exactness") == (1.0, 0.0)


def test_a_missed_claim_counts_for_its_relation() -> None:
    tallies = score_document(gold(), found(GOLD_CLAIMS[0]))

    assert {relation: figures(tally)["fn"] for relation, tally in tallies.items()} == {
        Relation.OWNS: 1,
        Relation.OPERATES: 1,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kejora Cloud GmbH", "kejora cloud"),
        ("the company's", "company"),
        ("PT Sagu Tbk", "Sagu"),
        ("某某科技有限公司", "某某 科技"),
        ("Co", "co"),
    ],
)
def test_names_are_equal_without_case_articles_and_legal_forms(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Kejora", {"k"}),
        ("the operator Kejora", {"k"}),
        ("Kejora subsidiary", set()),
        ("three local operators", {"u"}),
        ("somebody else", set()),
        ("", set()),
    ],
)
def test_a_text_is_resolved_by_name_then_by_the_nearest_words(text: str, entities: set[str]) -> None:
    names = Names([Party("k", True, ("Kejora",)), Party("u", False, ("local operators",))])

    assert names.resolve(text) == entities


QUANTITIES = [
    (Quantity(40, 40), Quantity(40.5, 40.5), True),
    (Quantity(40, 40), Quantity(42, 42), False),
    (Quantity(40, 40, approx=True), Quantity(42, 42), True),
    (Quantity(40, None), Quantity(40, 40), True),
    (Quantity(None, 40), Quantity(40, None), True),
    (Quantity(2, 5), Quantity(3, 3), True),
    (Quantity(2, 5), Quantity(1, 5), False),
    (Quantity(40, 41), Quantity(40, 41), True),
    (Quantity(1, 1, currency="USD"), Quantity(1, 1, currency="EUR"), False),
    (Quantity(1, 1), None, False),
    (Quantity(1, 1), 1.0, True),
    (0.5, 0.52, True),
    ("loan", "Loan", True),
    ("loan", "bond", False),
]


@pytest.mark.parametrize(("wanted", "given", "same"), QUANTITIES)
def test_a_value_is_compared_within_the_tolerance_of_its_wording(wanted: Any, given: Any, same: bool) -> None:
    assert same_value(wanted, given) is same


def test_a_start_may_be_vaguer_and_an_end_may_be_inclusive() -> None:
    day = PartialDate.parse

    assert near_start(day("2024-05"), day("2024"))
    assert not near_start(day("2024-05"), day("2023"))
    assert near_end(day("2025-11"), day("2025-10"))
    assert not near_end(day("2025-11"), day("2025-01"))
    assert not near_start(day("2024"), None)


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9)))
def test_the_assignment_is_one_to_one_and_no_other_is_heavier(weights: dict[tuple[int, int], int]) -> None:
    pairs = best_pairs(weights)

    got = sum(weights[pair] for pair in pairs.items())
    heaviest = max(
        sum(weights.get((row, column), 0) for row, column in enumerate(columns))
        for columns in itertools.permutations(range(4))
    )
    assert len(set(pairs.values())) == len(pairs)
    assert got == heaviest


class Finds:
    """An extractor that finds what it was told to, or refuses."""

    name = "finds"
    version = "1"

    def __init__(self, *claims: dict[str, Any], refuses: bool = False) -> None:
        self._claims, self._refuses = claims, refuses

    def extract(self, document: Document) -> Extraction:
        if self._refuses:
            raise InputError("language fr is not read")
        return Extraction(tuple(found(*self._claims)))


def test_a_report_splits_by_language_relation_and_genre() -> None:
    got = report(scored([gold()], Finds(*GOLD_CLAIMS)), by=("lang", "genre", "relation"))

    assert {axis: list(groups) for axis, groups in got.groups.items()} == {
        "lang": ["en"],
        "genre": ["note"],
        "relation": ["CUSTOMER_OF", "OPERATES", "OWNS"],
    }
    assert figures(got.groups["lang"]["en"]) == figures(got.total)


def test_the_claims_of_a_document_that_cannot_be_read_count_as_missed_and_it_is_named() -> None:
    got = report(scored([gold()], Finds(refuses=True)))

    assert (got.documents, got.total["fn"], [str(error) for error in got.skipped]) == (
        1,
        3,
        ["g1: language fr is not read"],
    )


def bent(**change: Any) -> dict[str, Any]:
    return record([GOLD_CLAIMS[0] | change])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"id": "a"}, "field 'text' must be a text"),
        (record() | {"claims": None}, "field 'claims' must be a list"),
        (record() | {"claims": [3]}, "claims, number 1 (no id): expected an object"),
        (bent(relation="LIKES"), "'LIKES' is no Relation"),
        (bent(optional="yes"), "expected true or false"),
        (bent(stance_alt=["sure"]), "'sure' is no Stance"),
        (bent(alternatives=[{"relation": "OWNS"}]), "lacks the field 'subject'"),
        (bent(subject=GOLD_CLAIMS[0]["subject"] | {"entity": "nobody"}), "names nobody"),
        (bent(evidence={"document": "g1", "start": 0, "end": 3, "quote": "xyz"}), "the quote at 0..3"),
        (record() | {"entities": [{"id": "kejora"}]}, "lacks the field 'mentions'"),
        (
            record() | {"entities": [{"id": "k", "kind": "Place", "named": True, "mentions": [[0, 9999]]}]},
            "does not lie in the text",
        ),
        (record() | {"entities": record()["entities"] * 2}, "two entities have the same id"),
    ],
)
def test_a_bad_line_is_named_with_the_way_out_and_the_others_go_on(
    tmp_path: Path, line: dict[str, Any], reason: str
) -> None:
    path = write_gold(tmp_path / "gold.jsonl", line, record(id="g2", claims=[]))

    error, good = GoldFiles((path,)).documents()

    assert isinstance(error, InputError)
    assert isinstance(good, GoldDocument)
    assert str(error).startswith(f"{path}:1: ")
    assert reason in str(error)
    assert "mend the line or take it out" in str(error)


def test_a_document_that_stands_twice_is_counted_once(tmp_path: Path) -> None:
    write_gold(tmp_path / "a.jsonl", record())
    write_gold(tmp_path / "b.jsonl", record())

    first, second = GoldFiles((tmp_path,)).documents()

    assert isinstance(first, GoldDocument)
    assert "stands at" in str(second)


@pytest.mark.parametrize(("content", "reason"), [(None, "cannot be read"), ("\n", "holds no document")])
def test_a_file_that_is_missing_or_empty_is_named(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    (error,) = GoldFiles((path,)).documents()

    assert reason in str(error)


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    (error,) = GoldFiles((tmp_path,)).documents()

    assert "holds no .jsonl file" in str(error)


def test_annotated_text_is_taken_to_the_letter() -> None:
    assert parse_gold_line(b'\xef\xbb\xbf{"id": "a", "text": " x\\r\\n", "entities": [], "claims": []}') == (
        GoldDocument(Document("a", " x\r\n", title="x"), (), ())
    )
    assert gold().document.text == TEXT
