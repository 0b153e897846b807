from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from tests.training.notes import HEADER, read, written
from training.agreement import (
    Tally,
    by_language,
    compare,
    demanding,
    differences,
    kappa,
    main,
    paired_documents,
)

MINE = """[a|Org|Alpha] runs [b|DC|Beta Park] in [p|Place|Johor].
> a OPERATES b
> b LOCATED_IN p
[a|Org~|It] may buy [c|Org|Gamma].
> a OWNS c | stance=planned
"""
THEIRS = """[x|Org|Alpha] runs [y|DC|Beta Park] in [z|Place|Johor].
> x OPERATES y
> y LOCATED_IN z | opt
It may buy [w|Org|Gamma].
> x OWNS w | stance=possible
> w AFFILIATED_WITH x
"""
"""Six mentions against five; two claims of both, one of them of another stance, and one of theirs alone."""


def pair(folder: Path, mine: str = MINE, theirs: str = THEIRS) -> tuple[Path, Path]:
    written(folder / "review", HEADER + mine)
    written(folder / "annotations", HEADER + theirs)
    return folder / "review", folder / "annotations"


def test_mentions_agree_if_span_and_kind_do_whatever_their_keys(tmp_path: Path) -> None:
    found = compare(read(tmp_path, HEADER + MINE), read(tmp_path, HEADER + THEIRS))

    assert found.mentions == Tally(both=4, review_only=1, annotations_only=0)


def test_claims_agree_if_relation_and_ends_do_and_an_optional_one_costs_nothing(tmp_path: Path) -> None:
    found = compare(read(tmp_path, HEADER + MINE), read(tmp_path, HEADER + THEIRS))

    assert found.claims == Tally(both=2, review_only=0, annotations_only=1)
    assert found.stances == [("asserted", "asserted"), ("planned", "possible")]


def test_an_optional_claim_counts_like_any_other_if_asked(tmp_path: Path) -> None:
    mine, theirs = read(tmp_path, HEADER + MINE), read(tmp_path, HEADER + THEIRS)

    found = compare(demanding(mine), demanding(theirs))

    assert found.claims == Tally(both=3, review_only=0, annotations_only=1)


def test_an_alternative_reading_agrees(tmp_path: Path) -> None:
    one = "[a|Org|Alpha] rents [b|DC|Beta Park] from [c|Org|Gamma].\n"
    mine = read(tmp_path, f"{HEADER}{one}> a CUSTOMER_OF c\n")
    theirs = read(tmp_path, f"{HEADER}{one}> a CUSTOMER_OF b | alt=CUSTOMER_OF a c\n")

    assert compare(mine, theirs).claims == Tally(both=1)


def test_a_claim_the_other_way_round_agrees_only_where_the_relation_is_symmetric(tmp_path: Path) -> None:
    one = "[a|Org|Alpha] and [b|Org|Beta].\n"
    mine = read(tmp_path, f"{HEADER}{one}> a OWNS b\n> a AFFILIATED_WITH b\n")
    theirs = read(tmp_path, f"{HEADER}{one}> b OWNS a\n> b AFFILIATED_WITH a\n")

    assert compare(mine, theirs).claims == Tally(both=1, review_only=1, annotations_only=1)


def test_a_span_within_another_is_the_same_party_unless_the_other_side_marks_it_too(tmp_path: Path) -> None:
    mine = read(tmp_path, f"{HEADER}[a|Org|Alpha] hired [t|Org|TSB].\n> a CUSTOMER_OF t\n")
    wider = read(tmp_path, f"{HEADER}[a|Org|Alpha] hired [t|Org|TSB.]\n> a CUSTOMER_OF t\n")
    unit = f"{HEADER}[a|Org|Alpha] hired [u|Org~|[t|Org|TSB].]\n> a CUSTOMER_OF u\n"

    assert compare(mine, wider).claims == Tally(both=1)
    assert compare(mine, read(tmp_path, unit)).claims == Tally(review_only=1, annotations_only=1)


def test_two_readings_of_different_texts_are_refused(tmp_path: Path) -> None:
    mine, theirs = read(tmp_path, f"{HEADER}One.\n"), read(tmp_path, f"{HEADER}Two.\n")

    with pytest.raises(InputError, match="the two readings of d1 have different texts"):
        compare(mine, theirs)


def test_f1_is_twice_the_shared_over_all_marked() -> None:
    assert Tally(both=2, review_only=1, annotations_only=3).f1 == 0.5
    assert Tally().f1 == 1.0


def test_kappa_takes_off_what_chance_would_give() -> None:
    labels = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert kappa(labels) == pytest.approx(0.4)


def test_kappa_is_one_where_there_is_nothing_to_disagree_on() -> None:
    assert kappa([]) == 1.0
    assert kappa([("asserted", "asserted")] * 3) == 1.0


def test_differences_name_sentence_side_and_claim(tmp_path: Path) -> None:
    lines = differences(read(tmp_path, HEADER + MINE), read(tmp_path, HEADER + THEIRS))

    assert list(lines) == [
        "d1:1 annotations only: w AFFILIATED_WITH x, asserted",
        "d1:1 stance: x OWNS w, possible: planned or possible",
    ]


def test_the_sum_of_the_languages_comes_last(tmp_path: Path) -> None:
    found = by_language(paired_documents(*pair(tmp_path)))

    assert list(found) == ["en", "all"]
    assert found["all"] == found["en"]


def test_the_documents_can_be_chosen_by_their_ids(tmp_path: Path) -> None:
    review, annotations = pair(tmp_path)

    assert len(paired_documents(review, annotations, "d*")) == 1
    with pytest.raises(InputError, match="has an id like 't-"):
        paired_documents(review, annotations, "t-*")


def test_a_reviewed_document_without_annotations_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "review", HEADER + MINE)

    code = main(["--review", str(tmp_path / "review"), "--annotations", str(tmp_path / "none")])

    assert code == 1
    assert "no annotations of d1" in capsys.readouterr().err


def test_the_command_prints_a_row_for_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review, annotations = pair(tmp_path)

    code = main(["--review", str(review), "--annotations", str(annotations)])

    rows = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert code == 0
    assert rows == [[name, "1", "0.889", "0.800", "2", "0", "1", "0.500", "0.333"] for name in ("en", "all")]
