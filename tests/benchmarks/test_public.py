from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.extraction.classifier import Judged
from benchmarks.extraction.example import Entity, Example, Stated
from benchmarks.extraction.public import main, with_pairs
from benchmarks.extraction.split import split
from tests.benchmarks.labelled import example, line, relation, write

TEXT = "Northwind Inc acquired Contoso Ltd."


class AlwaysOwns:
    """Says that the first entity owns the second."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples

    def classify(self, text: str, entities: Sequence[Entity]) -> list[Judged]:
        return [Judged(0, "OWNS", 1, 1.0)]


def fire(folder: Path) -> Path:
    labelled = [relation(TEXT, "Northwind Inc", "OWNS", "Contoso Ltd")]
    lines = [
        line(TEXT, "Northwind Inc", "Contoso Ltd", id_=str(number), relations=labelled) for number in range(9)
    ]
    return write(folder, "fire_dev.jsonl", *lines)


def test_any_classifier_can_be_measured_on_given_pairs() -> None:
    scores = with_pairs([example(Stated(0, "OWNS", 1))], train=[], learner=AlwaysOwns)

    assert scores.micro().f1 == 1.0


def test_the_runner_measures_the_extractor_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["fire", "--all", "--by-relation", "--data", str(fire(tmp_path))])

    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "| set | part | texts | relations | labelled | P | R | F1 |"
    assert rows[2] == "| fire | all | 9 | OWNS | 9 | 1.000 | 1.000 | 1.000 |"
    assert len(rows) == 4


def test_the_runner_takes_a_learner_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["fire", "--gold-pairs", "--data", str(fire(tmp_path))]

    main([*options, "--learner", f"{__name__}:AlwaysOwns"])

    assert "| OWNS | " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["core"], "core labels one pair a text"),
        (["rumours"], "no public set is called"),
        (["fire", "--gold-pairs", "--all"], "would score texts that were trained on"),
        (["fire", "--gold-pairs", "--learner", "nowhere:learn"], "must be MODULE:NAME"),
    ],
)
def test_what_cannot_be_measured_is_said(tmp_path: Path, arguments: list[str], message: str) -> None:
    fire(tmp_path)
    write(tmp_path, "core_train.jsonl", line(TEXT, "Northwind Inc", "Contoso Ltd", candidates=[]))

    with pytest.raises(SystemExit, match=message):
        main([*arguments, "--data", str(tmp_path)])


def training_texts() -> list[Example]:
    verbs = {"bought": Stated(0, "OWNS", 1), "was bought by": Stated(1, "OWNS", 0), "met": None}
    found = []
    for number in range(60):
        verb, stated = list(verbs.items())[number % 3]
        one, other = f"Firm{number}", f"Shop{number}"
        text = f"{one} {verb} {other} last year."
        start = text.index(other)
        entities = (
            Entity(((0, len(one)),), None, "ENT"),
            Entity(((start, start + len(other)),), None, "ENT"),
        )
        relations = () if stated is None else (stated,)
        found.append(Example(str(number), "en", text, entities, relations, ((0, 1),)))
    return found


def test_the_baseline_learns_relations_with_their_direction_and_the_same_way_each_time() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn is not here: install the group `train`")
    from benchmarks.extraction.baseline import learn

    train, held_back = split(training_texts())

    one, other = (with_pairs(held_back, train=train, learner=learn) for _ in range(2))

    assert one.micro().f1 == 1.0
    assert one.micro() == other.micro()


def test_the_nearest_mentions_of_a_pair_are_described() -> None:
    from benchmarks.extraction.baseline import nearest

    far, near = Entity(((0, 3), (50, 53)), None, ""), Entity(((60, 63),), None, "")

    assert nearest(far, near) == ((50, 53), (60, 63))
