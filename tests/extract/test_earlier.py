"""What is kept of a text's mentions answers as a look back over all of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.rules.earlier import Descriptions, Names, Parties, bare_slug, plain_words
from extract.extractors.rules.found import Found
from graph.schema import Kind

KINDS = st.sampled_from([Kind.ORGANIZATION, Kind.PERSON])
WORDS = st.sampled_from(
    ["Alpha", "Alpha Beta", "Beta", "Alpha Beta Gamma", "Gamma", "云海", "云海科技", "海科"]
)
NAMED = st.builds(
    lambda text, kind: Found(0, len(text), kind, text, named=True, entity=f"e-{text}"), WORDS, KINDS
)
DESCRIBED = st.builds(
    lambda text, head, country, definite: Found(
        0, len(text), Kind.ORGANIZATION, text, named=False, head=head, country=country, definite=definite
    ),
    st.sampled_from(["the bank", "a bank", "banks", "Malay firm"]),
    st.sampled_from(["bank", "firm"]),
    st.sampled_from([None, "MY", "CN"]),
    st.booleans(),
)


@given(st.lists(NAMED, max_size=8), KINDS, WORDS)
def test_the_last_bearer_of_a_name_or_of_a_longer_one_is_found(
    mentions: list[Found], kind: Kind, name: str
) -> None:
    names, own = Names(), bare_slug(name)
    for mention in mentions:
        names.add(mention)

    def bears(other: Found) -> bool:
        theirs = bare_slug(other.text)
        longer = theirs.startswith(f"{own}-") or ("云" <= own[0] and theirs.startswith(own)) or own == theirs
        surname = kind is Kind.PERSON and theirs.endswith(f"-{own}")
        chinese = not own[0].isascii() and theirs.startswith(own)
        return other.kind is kind and (theirs == own or (own[0].isascii() and longer) or chinese or surname)

    expected = next((other for other in reversed(mentions) if bears(other)), None)

    assert expected == names.bearer(kind, name)


@given(st.lists(DESCRIBED, max_size=8), DESCRIBED)
def test_the_last_twin_of_a_description_is_found(mentions: list[Found], asked: Found) -> None:
    descriptions = Descriptions()
    for mention in mentions:
        descriptions.add(mention)

    def same(other: Found) -> bool:
        clash = asked.country is not None and other.country not in (None, asked.country)
        back = asked.definite and other.head == asked.head and not clash
        return plain_words(other) == plain_words(asked) or back

    expected = next((other for other in reversed(mentions) if same(other)), None)

    assert expected == descriptions.twin(asked)


def test_of_two_named_alike_often_neither_is_the_one_named_most() -> None:
    parties = Parties("")
    names = ["Alpha", "Beta", "Alpha", "Beta", "Beta"]
    most = []
    for name in names:
        parties.add(Found(0, 1, Kind.ORGANIZATION, name, named=True, entity=name))
        found = parties.most_named()
        most.append(found.entity if found else None)

    assert ["Alpha", None, "Alpha", None, "Beta"] == most
