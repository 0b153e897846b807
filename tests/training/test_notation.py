from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.schema import Kind, Relation, Stance
from tests.training.notes import HEADER, problems_of, read, written
from training.notation import Marked, gold, nearest, parse_claim, parse_quantity, read_file, strip_marks

TWO = "[a|Org|Alpha] and [b|DC|Beta Park].\n"


def test_a_mention_gives_its_words_and_where_they_stand() -> None:
    words, marks = strip_marks("Yes, [b|Org|Bridge] said so.")

    assert words == "Yes, Bridge said so."
    assert marks == [Marked(5, 11, "b", Kind.ORGANIZATION, named=True)]


def test_a_tilde_marks_a_party_without_a_name() -> None:
    _, marks = strip_marks("[x|DC~|a data centre] is full")

    assert [(mark.kind, mark.named) for mark in marks] == [(Kind.DATA_CENTRE, False)]


def test_mentions_nest_and_the_outer_comes_first() -> None:
    words, marks = strip_marks("[u|Org~|a unit of [t|Org|TSB [p|Place|Japan]]] pays")

    assert words == "a unit of TSB Japan pays"
    assert [(mark.key, words[mark.start : mark.end]) for mark in marks] == [
        ("u", "a unit of TSB Japan"),
        ("t", "TSB Japan"),
        ("p", "Japan"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[b|Org|Bridge runs", "the mention 'b' is never closed"),
        ("Bridge] runs", "a ] closes nothing"),
        ("[Bridge] runs", "'[' outside a mention: write [key|Kind|words]"),
        ("Bridge | runs", "'|' outside a mention: write [key|Kind|words]"),
    ],
)
def test_a_stray_bracket_or_bar_is_refused(line: str, reason: str) -> None:
    with pytest.raises(InputError) as refused:
        strip_marks(line)

    assert str(refused.value) == reason


def test_a_kind_that_does_not_exist_is_refused_with_the_ones_that_do() -> None:
    with pytest.raises(InputError, match=r"'Firm' is no kind; the kinds are Org, Per, DC, Chip"):
        strip_marks("[b|Firm|Bridge] runs")


def test_a_claim_line_gives_its_ends_relation_stance_sources_and_dates() -> None:
    stated = parse_claim("> a OWNS b | stance=reported | by=two bankers; a paper | from=2024 | to=2025-03", 3)

    assert (stated.subject, stated.relation, stated.object, stated.sentence) == ("a", Relation.OWNS, "b", 3)
    assert (stated.stance, stated.by) == (Stance.REPORTED, ("two bankers", "a paper"))
    assert (stated.start, stated.end) == ("2024", "2025-03")


def test_a_claim_is_asserted_and_demanded_unless_it_says_otherwise() -> None:
    stated = parse_claim("> a OWNS b", 0)

    assert (stated.stance, stated.optional, stated.alternatives) == (Stance.ASSERTED, False, ())


def test_a_claim_may_be_optional_and_may_have_other_readings() -> None:
    stated = parse_claim("> a CUSTOMER_OF b | opt | alt=CUSTOMER_OF a c | alt=ACCESSES a b", 0)

    assert stated.optional
    assert stated.alternatives == (("CUSTOMER_OF", "a", "c"), ("ACCESSES", "a", "b"))


def test_qualifiers_are_numbers_or_words() -> None:
    stated = parse_claim("> a CUSTOMER_OF b | service=lease | mw=48", 0)

    assert stated.qualifiers == {"service": "lease", "mw": {"min": 48.0, "max": 48.0}}


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("46.7", {"min": 46.7, "max": 46.7}),
        ("30..49", {"min": 30.0, "max": 49.0}),
        ("5000..", {"min": 5000.0, "max": None}),
        ("..20", {"min": None, "max": 20.0}),
        ("~30", {"min": 30.0, "max": 30.0, "approx": True}),
        ("1,250", {"min": 1250.0, "max": 1250.0}),
        ("USD 900", {"min": 900.0, "max": 900.0, "currency": "USD"}),
        ("USD ~900", {"min": 900.0, "max": 900.0, "approx": True, "currency": "USD"}),
        ("EUR 1..2", {"min": 1.0, "max": 2.0, "currency": "EUR"}),
    ],
)
def test_a_quantity_is_an_interval(words: str, interval: dict[str, object]) -> None:
    assert parse_quantity(words) == interval


@pytest.mark.parametrize("words", ["", "many", "..", "1..2..3", "dollars 5", "-3"])
def test_what_is_no_quantity_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="is no number: write 30"):
        parse_quantity(words)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("> a RUNS b", "a claim reads > subject RELATION object"),
        ("> a OPERATES", "a claim reads > subject RELATION object"),
        ("> a OPERATES b | stance=sure", "'sure' is no stance"),
        ("> a OPERATES b | lease", "'lease' has no value: write key=value"),
        ("> a OPERATES c", "no mention has the key 'c' in this document so far"),
        ("> b OPERATES a", "OPERATES does not join DataCentre to Organization"),
        ("> a OPERATES b | share=3", "OPERATES has no qualifier 'share'"),
        ("> a OWNS b | share=130", "share cannot exceed 100"),
        ("> a OWNS b | share=half", "'half' is no number"),
        ("> a OWNS b | amount=5", "money alone carries one"),
        ("> a CUSTOMER_OF b | service=gift", "service 'gift' is none of"),
        ("> a OWNS b | alt=OPERATES a", "'OPERATES a' is no alternative"),
        ("> a OWNS b | alt=RUNS a b", "'RUNS' is no relation of the ontology"),
        ("> a OWNS b | alt=OPERATES a c", "no mention has the key 'c'"),
    ],
)
def test_a_wrong_claim_is_named_with_its_line(tmp_path: Path, claim: str, reason: str) -> None:
    problems = problems_of(tmp_path, f"{HEADER}{TWO}{claim}\n")

    assert len(problems) == 1
    assert problems[0].startswith("notes.txt:3: ")
    assert reason in problems[0]


def test_every_wrong_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}[a|Org|Alpha rents.\n\n{TWO}> a OPERATES c\n> a OPERATES b\n")

    (document,), problems = read_file(path)

    assert [problem.partition(": ")[0] for problem in problems] == ["notes.txt:2", "notes.txt:5"]
    assert [claim.relation for claim in document.claims] == [Relation.OPERATES]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Alpha rents.\n", "text before the first === header"),
        ("=== d1 | press | Rack & Row\n", "'press' is no date: write YYYY-MM-DD"),
        ("=== d1 | 2026-01-19 | Rack & Row\n", "write === id | genre | YYYY-MM-DD | publisher"),
        ("=== sentences s | press | 2026-01-19 | x\n", "write === sentences prefix | YYYY-MM-DD | publisher"),
        (f"{HEADER}> a OWNS b\n", "a claim needs a sentence above it"),
    ],
)
def test_a_file_out_of_order_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in problems_of(tmp_path, text)[0]


def test_the_headline_stands_alone_and_a_pilcrow_starts_a_paragraph(tmp_path: Path) -> None:
    document = read(tmp_path, f"{HEADER}Headline\nOne.\nTwo.\n¶\nThree.\n")

    assert document.text == "Headline\n\nOne. Two.\n\nThree."
    assert [document.text[start:end] for start, end in document.sentences] == [
        "Headline",
        "One.",
        "Two.",
        "Three.",
    ]


def test_chinese_sentences_follow_each_other_without_a_space(tmp_path: Path) -> None:
    document = read(tmp_path, f"{HEADER}标题\n第一。\n第二。\n", language="zh")

    assert (document.text, document.language) == ("标题\n\n第一。第二。", "zh")


def test_single_sentences_are_documents_numbered_through_the_file(tmp_path: Path) -> None:
    block = "=== sentences en-s | 2026-02-14 | Rack & Row\n"
    path = written(tmp_path, f"{block}One.\nTwo.\n{block}Three.\n")

    documents, problems = read_file(path)

    assert problems == []
    assert [document.id for document in documents] == ["en-s-0001", "en-s-0002", "en-s-0003"]
    assert {document.genre for document in documents} == {"sentence"}


def test_a_claim_means_the_name_in_its_sentence_else_what_stands_last_before_it(tmp_path: Path) -> None:
    document = read(tmp_path, f"{HEADER}[a|Org|Alpha] spoke.\n[a|Org~|It], [a|Org|Alpha Ltd].\nYes.\n")
    names = [document.text[m.start : m.end] for s in document.sentences for m in [nearest(document, "a", s)]]

    assert names == ["Alpha", "Alpha Ltd", "Alpha Ltd"]


def test_gold_has_the_quote_the_ends_and_the_publisher_behind_the_sources(tmp_path: Path) -> None:
    sentence = "[a|Org|Alpha] runs [b|DC|Beta].\n> a OPERATES b | by=x | stance=reported\n"

    record: Any = gold(read(tmp_path, f"{HEADER}Headline\n{sentence}"))

    (claim,) = record["claims"]
    assert claim["evidence"] == {"document": "d1", "start": 10, "end": 26, "quote": "Alpha runs Beta."}
    assert claim["attribution"] == ["x", "Rack & Row"]
    assert (claim["subject"]["start"], claim["subject"]["end"], claim["subject"]["text"]) == (10, 15, "Alpha")
    assert [entity["mentions"] for entity in record["entities"]] == [[[10, 15]], [[21, 25]]]


def test_gold_gives_a_price_ratio_as_one_number(tmp_path: Path) -> None:
    sentence = "[a|Model|M1] undercuts [b|Model|M2].\n> a UNDERCUTS b | price_ratio=0.2\n"

    record: Any = gold(read(tmp_path, HEADER + sentence))

    assert record["claims"][0]["qualifiers"] == {"price_ratio": 0.2}
