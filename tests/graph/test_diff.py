from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given

from graph.diff import Change, ChangeCause, ChangeKind, GraphDiff, Item, diff_views
from graph.ledger import Ledger
from graph.model import Claim, Document, Entity, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.view import GraphView, derive_view
from graph.when import Period
from tests.strategies import FixedLedger, views

TEXT = "Chinese investors are said to have paid for it. The operators deny it. More was not said."
INVESTORS = Mention("Chinese investors", Kind.ORGANIZATION, False, "d1:chinese-investors")
OPERATORS = Mention("local operators", Kind.ORGANIZATION, False, "d1:local-operators")


def a_document(name: str = "d1") -> Document:
    own = " ".join(f"{name}{word}" for word in range(40))  # else two would be copies of one text
    return Document(id=name, text=f"{TEXT} {own}", publisher="The Paper", published="2025-11-30")


def a_claim(*, document: str = "d1", start: int = 0, extractor: str = "rules@1") -> Claim:
    return Claim(
        subject=INVESTORS,
        relation=Relation.FINANCES,
        object=OPERATORS,
        evidence=Evidence.cut(a_document(document), start, 47),
        stance=Stance.REPORTED,
        attribution=("The Paper",),
        extractor=extractor,
        confidence=0.6,
    )


def clock() -> Iterator[datetime]:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    while True:
        yield day
        day += timedelta(days=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ticks = clock()
    with Ledger.open(tmp_path / "ledger.sqlite", clock=lambda: next(ticks)) as opened:
        yield opened


def record(ledger: Ledger, *claims: Claim, document: str = "d1") -> GraphView:
    extractor = claims[0].extractor if claims else "rules@1"
    ledger.append(a_document(document), claims, extractor=extractor)
    return derive_view(ledger)


def edges(diff: GraphDiff) -> list[Change]:
    return [change for change in diff.changes if change.item is Item.EDGE]


def only_edge(diff: GraphDiff) -> Change:
    (change,) = edges(diff)
    return change


# --- laws ---


@given(views())
def test_a_view_does_not_differ_from_itself(view: GraphView) -> None:
    diff = diff_views(view, view)

    assert diff.changes == ()


@given(views(), views())
def test_what_appears_forward_vanishes_backward_with_the_same_cause(one: GraphView, other: GraphView) -> None:
    assume(one.position != other.position)

    forward = [(c.item, c.claims, c.kind, c.cause) for c in diff_views(one, other).changes]
    backward = [(c.item, c.claims, c.kind.inverse, c.cause) for c in diff_views(other, one).changes]

    assert sorted(forward) == sorted(backward)


@given(views(), views())
def test_a_field_that_changes_forward_changes_back(one: GraphView, other: GraphView) -> None:
    forward = {json.dumps(c.fields, sort_keys=True) for c in diff_views(one, other).changes}
    back = [{name: values[::-1] for name, values in c.fields.items()} for c in diff_views(other, one).changes]

    assert forward == {json.dumps(fields, sort_keys=True) for fields in back}


@given(views(), views())
def test_the_order_in_which_a_view_holds_its_parts_does_not_matter(one: GraphView, other: GraphView) -> None:
    turned = replace(
        other,
        nodes=dict(reversed(list(other.nodes.items()))),
        edges=dict(reversed(list(other.edges.items()))),
        claims=dict(reversed(list(other.claims.items()))),
    )

    assert diff_views(one, turned) == diff_views(one, other)


@given(views(), views())
def test_every_difference_is_a_change_and_every_change_a_difference(one: GraphView, other: GraphView) -> None:
    diff = diff_views(one, other)

    assert bool(diff.changes) == ((one.nodes, one.edges) != (other.nodes, other.edges))


@given(views(), views())
def test_a_change_names_only_claims_that_the_diff_holds(one: GraphView, other: GraphView) -> None:
    diff = diff_views(one, other)
    named = {claim for change in diff.changes for claim in (*change.claims, *change.denials)}

    assert named == set(diff.evidence)


@given(views(), views())
def test_what_is_hedged_or_disputed_says_so_in_its_line(one: GraphView, other: GraphView) -> None:
    changes = diff_views(one, other).changes

    assert all(c.stance is Stance.ASSERTED or c.stance.value in c.what for c in changes)
    assert all("disputed" in c.what for c in changes if c.disputed)


@given(views(), views())
def test_a_diff_can_be_written_as_json(one: GraphView, other: GraphView) -> None:
    diff = diff_views(one, other)

    assert json.loads(json.dumps(diff.to_json())) == diff.to_json()


# --- causes ---


def test_a_claim_of_a_new_document_is_a_new_source(ledger: Ledger) -> None:
    before = derive_view(ledger)
    claim = a_claim()

    change = only_edge(diff_views(before, record(ledger, claim)))

    assert (change.kind, change.cause, change.claims) == (
        ChangeKind.APPEARED,
        ChangeCause.SOURCE,
        (claim.id,),
    )


def test_an_edge_is_one_line_with_its_hedge(ledger: Ledger) -> None:
    before = derive_view(ledger)

    change = only_edge(diff_views(before, record(ledger, a_claim())))

    assert change.what == "Chinese investors (unnamed) → FINANCES → local operators (unnamed) (reported)"


def test_an_entity_that_is_only_mentioned_in_hedged_claims_says_so(ledger: Ledger) -> None:
    before = derive_view(ledger)

    diff = diff_views(before, record(ledger, a_claim()))

    assert [change.what for change in diff.changes if change.item is Item.NODE] == [
        "Chinese investors (unnamed), Organization (only reported)",
        "local operators (unnamed), Organization (only reported)",
    ]


def test_another_source_for_a_known_edge_strengthens_it(ledger: Ledger) -> None:
    before = record(ledger, a_claim())
    second = replace(a_claim(document="d2"), attribution=("The Other",), stance=Stance.ASSERTED)

    change = only_edge(diff_views(before, record(ledger, second, document="d2")))

    assert (change.kind, change.cause, change.claims) == (
        ChangeKind.CHANGED,
        ChangeCause.SOURCE,
        (second.id,),
    )
    assert change.fields["stance"] == ("reported", "asserted")
    assert change.fields["sources"] == (1, 2)
    assert change.fields["confidence"] == (0.6, 0.84)


def test_a_denial_in_a_new_document_disputes_the_edge(ledger: Ledger) -> None:
    before = record(ledger, a_claim())
    denial = replace(a_claim(document="d2"), stance=Stance.DENIED)

    change = only_edge(diff_views(before, record(ledger, denial, document="d2")))

    assert (change.cause, change.claims, change.denials) == (ChangeCause.SOURCE, (denial.id,), (denial.id,))
    assert change.what.endswith("(reported, disputed): now disputed; +1 denial")


def test_an_edge_whose_only_support_is_withdrawn_vanishes_though_its_denial_stays(ledger: Ledger) -> None:
    claim = a_claim()
    denial = replace(a_claim(document="d2"), stance=Stance.DENIED)
    record(ledger, claim)
    before = record(ledger, denial, document="d2")
    ledger.retract(claim.id, why="the paper withdrew it")

    diff = diff_views(before, derive_view(ledger), retractions=ledger.retractions())

    change = only_edge(diff)
    assert (change.kind, change.cause, change.claims, change.denials) == (
        ChangeKind.VANISHED,
        ChangeCause.RETRACTION,
        (claim.id,),
        (denial.id,),
    )
    assert set(diff.evidence) == {claim.id, denial.id}


def test_an_edge_that_loses_its_denial_is_no_longer_disputed(ledger: Ledger) -> None:
    denial = replace(a_claim(document="d2"), stance=Stance.DENIED)
    record(ledger, a_claim())
    before = record(ledger, denial, document="d2")
    ledger.retract("d2", why="a forgery")

    change = only_edge(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert (change.cause, change.disputed) == (ChangeCause.RETRACTION, True)
    assert change.what.endswith("(reported): no longer disputed; −1 denial")


def test_a_corrected_claim_changes_its_edge_by_correction(ledger: Ledger) -> None:
    wrong = a_claim()
    right = replace(wrong, stance=Stance.PLANNED)
    before = record(ledger, wrong)
    ledger.correct(wrong.id, right, why="only planned")

    change = only_edge(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert (change.kind, change.cause) == (ChangeKind.CHANGED, ChangeCause.CORRECTION)
    assert change.claims == tuple(sorted((wrong.id, right.id)))


def test_a_correction_of_a_correction_is_still_a_correction(ledger: Ledger) -> None:
    wrong = a_claim()
    better, right = replace(wrong, stance=Stance.PLANNED), replace(wrong, relation=Relation.OWNS)
    before = record(ledger, wrong)
    ledger.correct(wrong.id, better, why="only planned")
    ledger.correct(better.id, right, why="it is a purchase")

    changes = edges(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert [change.cause for change in changes] == [ChangeCause.CORRECTION] * 2


def test_a_correction_taken_back_is_a_correction(ledger: Ledger) -> None:
    wrong = a_claim()
    other = replace(wrong, relation=Relation.OWNS)
    record(ledger, wrong)
    ledger.correct(wrong.id, other, why="it is a purchase")
    before = derive_view(ledger)
    ledger.correct(other.id, wrong, why="it is not")

    changes = edges(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert [change.cause for change in changes] == [ChangeCause.CORRECTION] * 2


def test_what_was_new_and_corrected_between_two_moments_is_a_new_source(ledger: Ledger) -> None:
    before = derive_view(ledger)
    record(ledger, a_claim())
    ledger.correct(a_claim().id, replace(a_claim(), stance=Stance.PLANNED), why="only planned")

    change = only_edge(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert change.cause is ChangeCause.SOURCE


def test_corrections_that_go_in_a_circle_do_not_hang(ledger: Ledger) -> None:
    before = derive_view(ledger)
    one, other = a_claim(), replace(a_claim(), stance=Stance.PLANNED)
    record(ledger, one)
    ledger.correct(one.id, other, why="only planned")
    ledger.correct(other.id, one, why="more than planned")

    change = only_edge(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert change.cause is ChangeCause.SOURCE


def test_a_new_extractor_version_over_old_text_gives_lines_of_that_cause_only(ledger: Ledger) -> None:
    before = record(ledger, a_claim(), a_claim(start=8))
    second = replace(a_claim(start=18, extractor="rules@2"), relation=Relation.OWNS)
    after = record(ledger, replace(a_claim(), extractor="rules@2"), second)

    diff = diff_views(before, after, retractions=ledger.retractions())

    assert {change.cause for change in diff.changes} == {ChangeCause.EXTRACTOR}
    assert [change.kind for change in edges(diff)] == [ChangeKind.APPEARED, ChangeKind.CHANGED]


def test_a_claim_first_found_in_a_document_that_gave_none_is_the_extractors(ledger: Ledger) -> None:
    record(ledger)
    moment = ledger.moment(ledger.position)
    before = derive_view(ledger, known_at=moment)

    change = only_edge(diff_views(before, record(ledger, a_claim(extractor="rules@2"))))

    assert change.cause is ChangeCause.EXTRACTOR


def test_a_claim_that_a_later_version_finds_again_is_the_extractors(ledger: Ledger) -> None:
    record(ledger, a_claim())
    other = replace(a_claim(start=8, extractor="rules@2"), relation=Relation.OWNS)
    before = record(ledger, other)
    after = record(ledger, replace(a_claim(), extractor="rules@3"), replace(other, extractor="rules@3"))

    change = only_edge(diff_views(before, after, retractions=ledger.retractions()))

    assert (change.kind, change.cause) == (ChangeKind.APPEARED, ChangeCause.EXTRACTOR)


def test_what_begins_between_two_days_of_equal_knowledge_is_the_world(ledger: Ledger) -> None:
    record(ledger, replace(a_claim(), valid=Period.parse("2025-04-14", None)))
    before = derive_view(ledger, valid_at=date(2025, 4, 13))

    diff = diff_views(before, derive_view(ledger, valid_at=date(2025, 4, 14)))

    assert {(change.kind, change.cause) for change in diff.changes} == {
        (ChangeKind.APPEARED, ChangeCause.WORLD)
    }


def test_what_ends_between_two_days_is_the_world_though_we_learned_other_things(ledger: Ledger) -> None:
    record(ledger, replace(a_claim(), valid=Period.parse(None, "2025-04-14")))
    before = derive_view(ledger, valid_at=date(2025, 4, 13), known_at=ledger.moment(ledger.position))
    record(ledger, document="d2")

    change = only_edge(diff_views(before, derive_view(ledger, valid_at=date(2025, 4, 14))))

    assert (change.kind, change.cause) == (ChangeKind.VANISHED, ChangeCause.WORLD)


def test_what_began_between_two_days_but_was_learned_between_two_moments_is_a_new_source(
    ledger: Ledger,
) -> None:
    before = record(ledger, document="d2")
    before = replace(before, valid_at=date(2025, 4, 13))
    record(ledger, replace(a_claim(), valid=Period.parse("2025-04-14", None)))

    change = only_edge(diff_views(before, derive_view(ledger, valid_at=date(2025, 4, 14))))

    assert change.cause is ChangeCause.SOURCE


def test_one_edge_whose_period_moved_is_one_change(ledger: Ledger) -> None:
    open_ended = a_claim()
    ended = replace(open_ended, valid=Period.parse("2024", "2025-11"))
    before = record(ledger, open_ended)
    ledger.correct(open_ended.id, ended, why="it ended")

    change = only_edge(diff_views(before, derive_view(ledger), retractions=ledger.retractions()))

    assert change.kind is ChangeKind.CHANGED
    assert change.fields["valid"] == ({"from": None, "to": None}, {"from": "2024", "to": "2025-11"})
    assert "valid any time → from 2024 until 2025-11" in change.what


def test_a_stake_sold_down_between_two_days_is_one_change_of_the_world(ledger: Ledger) -> None:
    stake = replace(a_claim(), relation=Relation.OWNS)
    more = replace(stake, valid=Period.parse("2024", "2025"), qualifiers={"share": Quantity.exactly(40)})
    less = replace(stake, valid=Period.parse("2025", None), qualifiers={"share": Quantity.exactly(30)})
    record(ledger, more, less)
    before, after = (derive_view(ledger, valid_at=date(year, 6, 1)) for year in (2024, 2025))

    change = only_edge(diff_views(before, after))

    assert (change.kind, change.cause) == (ChangeKind.CHANGED, ChangeCause.WORLD)
    assert "share 40 % → 30 %" in change.what


def test_periods_that_outnumber_their_partners_appear_or_vanish(ledger: Ledger) -> None:
    claim = a_claim()
    before = record(ledger, *(replace(claim, valid=Period.parse(year, None)) for year in ("2021", "2022")))
    only = replace(claim, valid=Period.parse("2025", None), extractor="rules@2")
    after = record(ledger, only)

    changes = edges(diff_views(before, after, retractions=ledger.retractions()))

    assert sorted((change.kind.value, change.what.count("2022")) for change in changes) == [
        ("changed", 1),
        ("vanished", 0),
    ]


def test_a_new_name_in_a_curated_record_is_identity(ledger: Ledger) -> None:
    before = record(ledger, a_claim())
    known = Entity(
        OPERATORS.entity, Kind.ORGANIZATION, "Bridge", properties={"country": "SG"}, source="a list"
    )
    ledger.append(a_document(), [a_claim()], entities=[known])

    (change,) = diff_views(before, derive_view(ledger)).changes

    assert (change.kind, change.cause, change.claims) == (ChangeKind.CHANGED, ChangeCause.IDENTITY, ())
    assert change.what == (
        "Bridge, Organization (only reported): name local operators → Bridge; now named; "
        "country none → SG; +alias local operators; +1 record"
    )


def test_the_same_reading_with_another_party_is_identity(ledger: Ledger) -> None:
    claim = a_claim()
    named = replace(claim, object=replace(OPERATORS, entity="bridge", named=True))
    before = replace(record(ledger, claim), position=1)
    after = replace(_view_of(named), position=2)

    changes = edges(diff_views(before, after))

    assert {change.cause for change in changes} == {ChangeCause.IDENTITY}


def _view_of(*claims: Claim) -> GraphView:
    return derive_view(FixedLedger(claims))


def test_an_edge_that_moves_to_another_entity_with_its_claim_is_identity() -> None:
    before = replace(_view_of(a_claim()), position=1)
    edge = next(iter(before.edges.values()))
    after = replace(before, edges={"e2": replace(edge, id="e2", object="bridge")}, position=2)

    changes = edges(diff_views(before, after))

    assert [(change.cause, change.kind) for change in changes] == [
        (ChangeCause.IDENTITY, ChangeKind.APPEARED),
        (ChangeCause.IDENTITY, ChangeKind.VANISHED),
    ]
    assert "→ bridge" in changes[0].what or "→ bridge" in changes[1].what


def test_a_claim_that_only_another_case_has_is_a_source_and_no_retraction() -> None:
    change = only_edge(diff_views(_view_of(a_claim()), replace(_view_of(), position=1)))

    assert (change.kind, change.cause) == (ChangeKind.VANISHED, ChangeCause.SOURCE)


def test_a_retraction_before_the_earlier_moment_explains_nothing(ledger: Ledger) -> None:
    claim = replace(a_claim(), valid=Period.parse(None, "2025"))
    other = replace(a_claim(start=8, extractor="rules@2"), relation=Relation.OWNS)
    record(ledger, claim)
    record(ledger, other)
    record(ledger, replace(claim, extractor="rules@3"), other)
    before = derive_view(ledger, valid_at=date(2024, 1, 1), known_at=ledger.moment(ledger.position))
    after = derive_view(ledger, valid_at=date(2026, 1, 1))

    change = only_edge(diff_views(before, after, retractions=ledger.retractions()))

    assert (change.kind, change.cause) == (ChangeKind.VANISHED, ChangeCause.WORLD)


@pytest.mark.parametrize("zone", [UTC, None], ids=["zone", "no zone"])
def test_two_recorded_moments_are_compared_whichever_comes_first(ledger: Ledger, zone: object) -> None:
    record(ledger, document="d2")
    moment = ledger.moment(ledger.position)
    record(ledger, a_claim())
    early = derive_view(ledger, known_at=moment if zone else moment.replace(tzinfo=None))
    late = derive_view(ledger, known_at=ledger.moment(ledger.position))

    forward, backward = only_edge(diff_views(early, late)), only_edge(diff_views(late, early))

    assert (forward.kind, forward.cause) == (ChangeKind.APPEARED, ChangeCause.SOURCE)
    assert (backward.kind, backward.cause) == (ChangeKind.VANISHED, ChangeCause.SOURCE)


def test_now_is_later_than_any_recorded_moment(ledger: Ledger) -> None:
    record(ledger, document="d2")
    early = derive_view(ledger, known_at=ledger.moment(ledger.position))

    backward = only_edge(diff_views(record(ledger, a_claim()), early))

    assert (backward.kind, backward.cause) == (ChangeKind.VANISHED, ChangeCause.SOURCE)


def test_a_role_carries_the_hedge_of_the_edge_that_earns_it(ledger: Ledger) -> None:
    other = replace(a_claim(), relation=Relation.OWNS, stance=Stance.ASSERTED)
    before = record(ledger, other)
    second = record(ledger, replace(a_claim(document="d2")), document="d2")

    gained = [c.what for c in diff_views(before, second).changes if c.id == INVESTORS.entity]
    lost = [c.what for c in diff_views(second, before).changes if c.id == INVESTORS.entity]

    assert gained == ["Chinese investors (unnamed), Organization: +Investor (reported); +1 claim"]
    assert lost == ["Chinese investors (unnamed), Organization: −Investor (reported); −1 claim"]


def test_the_json_form_names_both_moments_and_every_change(ledger: Ledger) -> None:
    before = derive_view(ledger, known_at=datetime(2025, 12, 31, tzinfo=UTC), valid_at=date(2025, 1, 1))
    after = record(ledger, a_claim())

    data = diff_views(before, after).to_json()

    assert data["from"] == {
        "valid_at": "2025-01-01",
        "known_at": "2025-12-31T00:00:00+00:00",
        "position": 0,
    }
    assert data["to"] == {"valid_at": None, "known_at": None, "position": after.position}
    assert [(change["item"], change["kind"]) for change in data["changes"]] == [
        ("edge", "appeared"),
        ("node", "appeared"),
        ("node", "appeared"),
    ]
    assert data["changes"][0]["relation"] == "FINANCES"
    assert data["changes"][1]["relation"] is None
