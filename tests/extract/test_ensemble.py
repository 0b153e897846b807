from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from extract.extractors.base import Extraction
from extract.extractors.ensemble import Ensemble, finders
from extract.extractors.joining import SUREST
from extract.extractors.rules import RulesExtractor
from graph.errors import InputError
from graph.identity import entity_id, unnamed_id
from graph.ledger import Ledger
from graph.model import Claim, Document, Entity, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.when import Period

TEXT = "Kejora owns 40% of Bintang since 2021, it is said. Sagu, however, owns Tembaga. The end."
DOCUMENT = Document("d1", TEXT, language="en")
FIRST = (0, 50)
SECOND = (51, 79)


class Fixed:
    """Finds the same claims in every document."""

    def __init__(
        self, name: str, *claims: Claim, entities: tuple[Entity, ...] = (), version: str = "1"
    ) -> None:
        self.name, self.version = name, version
        own = f"{name}@{version}"
        self._found = Extraction(tuple(replace(claim, extractor=own) for claim in claims), entities)

    def extract(self, document: Document) -> Extraction:
        return self._found


def mention(name: str, *, named: bool = True) -> Mention:
    kind, start = Kind.ORGANIZATION, TEXT.index(name)
    entity = entity_id(kind, name) if named else unnamed_id("d1", kind, name)
    return Mention(name, kind, named, entity, start=start, end=start + len(name))


def claim(
    subject: str = "Kejora",
    object_: str = "Bintang",
    *,
    span: tuple[int, int] = FIRST,
    named: bool = True,
    stance: Stance = Stance.ASSERTED,
    confidence: float = 0.8,
) -> Claim:
    return Claim(
        subject=mention(subject, named=named),
        relation=Relation.OWNS,
        object=mention(object_),
        evidence=Evidence.cut(DOCUMENT, *span),
        stance=stance,
        confidence=confidence,
    )


def together(*found: tuple[Claim, ...]) -> tuple[Claim, ...]:
    readers = [Fixed(name, *claims) for name, claims in zip("abc", found, strict=False)]
    return Ensemble(readers, "both").extract(DOCUMENT).claims


def test_what_two_find_is_one_claim_marked_with_both() -> None:
    (one,) = together((claim(),), (claim(),))

    assert (one.extractor, finders(one)) == ("both@1:a@1+b@1", ("a@1", "b@1"))


def test_what_one_finds_is_marked_with_that_one() -> None:
    one, other = together((claim(),), (claim("Sagu", "Tembaga", span=SECOND),))

    assert (finders(one), finders(other)) == (("a@1",), ("b@1",))


def test_the_finder_of_a_claim_of_no_ensemble_is_its_extractor() -> None:
    assert finders(replace(claim(), extractor="rules@1")) == ("rules@1",)


def test_those_who_agree_are_surer_together() -> None:
    (one,) = together((claim(confidence=0.8),), (claim(confidence=0.6),))

    assert one.confidence == 0.92


def test_no_agreement_makes_a_claim_surer_than_the_cap() -> None:
    (one,) = together((claim(confidence=0.9),), (claim(confidence=0.9),))

    assert one.confidence == SUREST


def test_agreement_never_makes_a_claim_less_sure() -> None:
    (one,) = together((claim(confidence=0.99),), (claim(confidence=0.5),))

    assert one.confidence == 0.99


def test_the_strongest_doubt_wins_and_those_who_differ_are_no_surer_together() -> None:
    (one,) = together((claim(confidence=0.9),), (claim(stance=Stance.POSSIBLE, confidence=0.7),))

    assert (one.stance, one.confidence) == (Stance.POSSIBLE, 0.7)


def test_a_denial_and_an_assertion_stay_apart() -> None:
    found = together((claim(),), (claim(stance=Stance.DENIED),))

    assert [Stance.ASSERTED, Stance.DENIED] == [one.stance for one in found]


def test_claims_whose_evidence_does_not_overlap_stay_apart() -> None:
    assert len(together((claim(),), (claim(span=SECOND),))) == 2


def test_the_evidence_is_that_of_both_so_that_no_hedge_is_lost() -> None:
    (one,) = together((claim(span=(0, 26)),), (claim(span=FIRST, stance=Stance.REPORTED),))

    assert (one.evidence.quote, one.stance) == (TEXT[:50], Stance.REPORTED)


def test_details_are_merged() -> None:
    share = {"share": Quantity.exactly(40)}
    (one,) = together(
        (replace(claim(), qualifiers=share, attribution=("The Ledger",)),),
        (
            replace(
                claim(),
                qualifiers={"interest": "shares"},
                valid=Period.parse("2021", None),
                attribution=("The Ledger", "a person"),
            ),
        ),
    )

    assert one.qualifiers == {**share, "interest": "shares"}
    assert (one.valid, one.attribution) == (Period.parse("2021", None), ("The Ledger", "a person"))


def test_of_two_numbers_that_of_the_first_is_believed_and_the_claim_is_less_sure() -> None:
    (one,) = together(
        (replace(claim(confidence=0.8), qualifiers={"share": Quantity.exactly(40)}),),
        (replace(claim(confidence=0.6), qualifiers={"share": Quantity.exactly(4)}),),
    )

    assert (one.qualifiers, one.confidence) == ({"share": Quantity.exactly(40)}, 0.6)


def test_two_figures_for_one_pair_find_their_own_whatever_their_order() -> None:
    forty, four = (replace(claim(), qualifiers={"share": Quantity.exactly(n)}) for n in (40, 4))

    found = together((forty,), (four, forty))

    assert {("a@1", "b@1"): 40, ("b@1",): 4} == {
        finders(one): one.qualifiers["share"].min  # type: ignore[union-attr]
        for one in found
    }


def test_two_claims_of_one_extractor_are_never_joined() -> None:
    assert len(together((claim(), replace(claim(), valid=Period.parse("2021", None))))) == 2


def test_an_unnamed_party_is_the_same_where_its_words_overlap() -> None:
    other = replace(claim(), subject=Mention("ejora", Kind.ORGANIZATION, False, "d1:ejora", start=1, end=6))

    (one,) = together((claim(named=False),), (other,))

    assert one.subject.text == "Kejora"


def test_two_names_are_never_the_same_for_overlapping() -> None:
    other = replace(claim(), subject=Mention("Kejor", Kind.ORGANIZATION, True, "kejor", start=0, end=5))

    assert len(together((claim(),), (other,))) == 2


def test_a_name_is_the_same_whether_a_person_or_a_firm_is_seen_in_it() -> None:
    person = replace(mention("Kejora"), kind=Kind.PERSON, entity=entity_id(Kind.PERSON, "Kejora"))

    (one,) = together((claim(),), (replace(claim(), subject=person),))

    assert one.subject.kind is Kind.ORGANIZATION


def test_a_symmetric_relation_is_the_same_both_ways() -> None:
    one = replace(claim(named=False), relation=Relation.AFFILIATED_WITH)
    words = Mention("ejora", Kind.ORGANIZATION, False, "d1:ejora", start=1, end=6)

    assert len(together((one,), (replace(one, subject=one.object, object=words),))) == 1


def test_of_an_ensemble_in_an_ensemble_those_are_named_that_found_the_claim() -> None:
    inner = Ensemble([Fixed("a", claim()), Fixed("b")], "inner")

    (one,) = Ensemble([inner, Fixed("c", claim())], "outer").extract(DOCUMENT).claims

    assert one.extractor == "outer@1:a@1+c@1"


def test_three_can_agree() -> None:
    (one,) = together((claim(confidence=0.5),), (claim(confidence=0.5),), (claim(confidence=0.5),))

    assert (finders(one), one.confidence) == (("a@1", "b@1", "c@1"), 0.875)


def test_the_order_in_which_an_extractor_gives_its_claims_does_not_matter() -> None:
    forty, four = (replace(claim(), qualifiers={"share": Quantity.exactly(n)}) for n in (40, 4))
    mine = (forty, four, claim("Sagu", "Tembaga", span=SECOND))

    results = {together((claim(),), order) == together((claim(),), mine) for order in permutations(mine)}

    assert results == {True}


def test_entities_are_those_of_all_and_the_first_is_believed() -> None:
    kejora = Entity("kejora", Kind.ORGANIZATION, "Kejora")
    sagu = Entity("sagu", Kind.ORGANIZATION, "Sagu")
    readers = [Fixed("a", entities=(sagu,)), Fixed("b", entities=(replace(sagu, name="SAGU"), kejora))]

    assert (kejora, sagu) == Ensemble(readers, "both").extract(DOCUMENT).entities


def test_the_version_changes_with_that_of_any_extractor() -> None:
    one = Ensemble([Fixed("a"), Fixed("b")], "both")
    other = Ensemble([Fixed("a"), Fixed("b", version="2")], "both")

    assert (one.name, one.version, other.version) == ("both", "1:1+1", "1:1+2")


def test_what_a_newer_ensemble_no_longer_finds_ends_on_the_ledger(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        for version, claims in (("1", (claim(),)), ("2", ())):
            reader = Ensemble([Fixed("a", *claims, version=version), Fixed("b")], "both")
            found = reader.extract(DOCUMENT)
            ledger.append(DOCUMENT, found.claims, extractor=f"{reader.name}@{reader.version}")

        assert list(ledger.claims()) == []


@pytest.mark.parametrize(
    ("readers", "name"),
    [((), "none"), ((Fixed("a"), Fixed("a")), "twins"), ((Fixed("a"),), "a@1"), ((Fixed("a"),), "")],
)
def test_an_ensemble_of_none_or_of_twins_or_without_a_name_is_refused(
    readers: tuple[Fixed, ...], name: str
) -> None:
    with pytest.raises(ValueError, match="an ensemble needs"):
        Ensemble(readers, name)


def test_a_document_that_one_cannot_read_is_not_half_read() -> None:
    with pytest.raises(InputError, match="language fr"):
        Ensemble([Fixed("a", claim()), RulesExtractor()], "both").extract(replace(DOCUMENT, language="fr"))
