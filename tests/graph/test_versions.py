from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.diff import ChangeCause, ChangeKind, diff_views
from graph.ledger import Cause, Ledger, Succession
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation
from graph.versions import alike, succession_of
from graph.view import derive_view

OLD = (
    "Kejora Cloud operates the campus in Sedenak. The site opened in May with two halls, said the company, "
    "and a third is under construction. Bain owns Bridge. Tenants were not named by either side on Monday."
)
NEW = OLD.replace("Bain owns Bridge. ", "").replace("two halls", "three halls")
SHORT = "Bain owns Bridge."
OTHER = " ".join(f"quite another report number {number} about the weather" for number in range(20))


def at(
    text: str,
    *,
    name: str,
    uri: str | None = "https://paper.example/a",
    published: str | None = None,
    retrieved: str | None = None,
) -> Document:
    return Document(name, text, uri, publisher="The Paper", published=published, retrieved=retrieved)


def claim_in(document: Document, words: str, subject: str, relation: Relation, target: Mention) -> Claim:
    start = document.text.index(words)
    return Claim(
        Mention(subject, Kind.ORGANIZATION, True, subject.casefold()),
        relation,
        target,
        Evidence.cut(document, start, start + len(words)),
        attribution=("The Paper",),
        extractor="rules@1",
    )


def owns(document: Document) -> Claim:
    return claim_in(
        document,
        "Bain owns Bridge.",
        "Bain",
        Relation.OWNS,
        Mention("Bridge", Kind.ORGANIZATION, True, "bridge"),
    )


def operates(document: Document) -> Claim:
    return claim_in(
        document,
        "Kejora Cloud operates the campus",
        "Kejora Cloud",
        Relation.OPERATES,
        Mention("the campus", Kind.DATA_CENTRE, False, "site-sedenak"),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ticks = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(99))
    with Ledger.open(tmp_path / "ledger.sqlite", clock=lambda: next(ticks)) as opened:
        yield opened


def append(ledger: Ledger, document: Document, *claims: Claim) -> Succession | None:
    versions = succession_of(document, ledger)
    ledger.append(document, claims, extractor="rules@1", succession=versions)
    return versions


def test_a_changed_text_at_one_address_is_a_newer_version(ledger: Ledger) -> None:
    append(ledger, at(OLD, name="old"))

    assert Succession("old", "new") == succession_of(at(NEW, name="new"), ledger)


@pytest.mark.parametrize(
    "other",
    [
        at(OTHER, name="new"),
        at(NEW, name="new", uri="https://paper.example/b"),
        at(NEW, name="new", uri=None),
    ],
)
def test_another_text_or_address_is_another_document(ledger: Ledger, other: Document) -> None:
    append(ledger, at(OLD, name="old"))

    assert succession_of(other, ledger) is None


def test_the_teaser_of_an_article_in_a_feed_takes_nothing_back_of_the_article(ledger: Ledger) -> None:
    whole = f"{OLD} {OTHER}"
    append(ledger, at(whole, name="whole"))

    assert succession_of(at(OLD, name="teaser"), ledger) is None


def test_an_article_takes_the_place_of_its_teaser(ledger: Ledger) -> None:
    append(ledger, at(OLD, name="teaser"))

    assert Succession("teaser", "whole") == succession_of(at(f"{OLD} {OTHER}", name="whole"), ledger)


def test_what_was_retrieved_earlier_is_the_earlier_version_whenever_it_is_read(ledger: Ledger) -> None:
    append(ledger, at(NEW, name="new", retrieved="2026-02-02"))

    old = at(OLD, name="old", retrieved="2026-02-01")
    assert Succession("old", "new") == succession_of(old, ledger)


def test_days_too_coarse_to_compare_leave_the_order_of_reading(ledger: Ledger) -> None:
    append(ledger, at(NEW, name="new", published="2026-02-02"))

    old = at(OLD, name="old", published="2026")
    assert Succession("new", "old") == succession_of(old, ledger)


def test_a_version_that_says_another_publication_day_is_known_by_its_text(ledger: Ledger) -> None:
    append(ledger, at(OLD, name="old", published="2026-01-01"))

    assert succession_of(at(OLD, name="new", published="2026-01-02"), ledger) is not None


def test_the_claims_of_the_earlier_version_stop_holding(ledger: Ledger) -> None:
    old, new = at(OLD, name="old"), at(NEW, name="new")
    append(ledger, old, owns(old), operates(old))

    append(ledger, new, operates(new))

    assert [operates(new).id] == [claim.id for claim in ledger.claims()]
    (row,) = ledger.retractions()
    assert (Cause.VERSION, "old", "new") == (row.cause, row.target, row.replacement)


def test_reading_both_versions_again_changes_nothing(ledger: Ledger) -> None:
    for document in (at(OLD, name="old"), at(NEW, name="new")):
        append(ledger, document)
    position = ledger.position

    for document in (at(OLD, name="old"), at(NEW, name="new")):
        append(ledger, document)

    assert position == ledger.position


def test_a_third_version_takes_the_place_of_the_second(ledger: Ledger) -> None:
    append(ledger, at(OLD, name="old"))
    append(ledger, at(NEW, name="new"))

    append(ledger, at(f"{NEW} The paper has corrected this text.", name="newest"))

    assert ("newest",) == ledger.document_ids()


def test_what_a_new_version_leaves_out_is_a_correction_and_what_it_repeats_no_change(ledger: Ledger) -> None:
    old, new = at(OLD, name="old"), at(NEW, name="new")
    append(ledger, old, owns(old), operates(old))
    before = derive_view(ledger)
    append(ledger, new, operates(new))

    diff = diff_views(before, derive_view(ledger), retractions=ledger.retractions())

    assert {(ChangeKind.VANISHED, ChangeCause.CORRECTION)} == {(one.kind, one.cause) for one in diff.changes}
    assert "Bain → OWNS → Bridge" in {change.what for change in diff.changes}


def test_what_only_the_new_version_says_is_a_correction(ledger: Ledger) -> None:
    old, new = at(NEW, name="old"), at(OLD, name="new")
    append(ledger, old, operates(old))
    before = derive_view(ledger)
    append(ledger, new, operates(new), owns(new))

    diff = diff_views(before, derive_view(ledger), retractions=ledger.retractions())

    assert {(ChangeKind.APPEARED, ChangeCause.CORRECTION)} == {(one.kind, one.cause) for one in diff.changes}


def test_a_text_too_short_for_runs_is_compared_by_its_words() -> None:
    assert alike(SHORT, "Bain owns all of Bridge.")
    assert not alike(SHORT, "Rain fell on Monday.")


def test_a_version_of_a_document_without_claims_still_counts_as_a_new_source(ledger: Ledger) -> None:
    append(ledger, at(NEW, name="old"))
    before = derive_view(ledger)
    new = replace(at(OLD, name="new"))
    append(ledger, new, owns(new))

    diff = diff_views(before, derive_view(ledger), retractions=ledger.retractions())

    assert {ChangeCause.SOURCE} == {change.cause for change in diff.changes}
