from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import content_hash, entity_id, slug, unnamed_id
from graph.schema import Kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alibaba", "alibaba"),
        ("Nvidia H100", "nvidia-h100"),
        ("  A.P. Møller – Mærsk A/S ", "a-p-møller-mærsk-a-s"),
        ("Süß & Söhne GmbH", "suess-soehne-gmbh"),
        ("Société Générale", "societe-generale"),
        ("Điện Biên", "đien-bien"),
        ("阿里巴巴", "阿里巴巴"),
        ("ソフトバンク", "ソフトバンク"),
        ("Сергей", "сергей"),
        ("हिन्दी", "हिन्दी"),
        ("a_b", "a-b"),
        ("ＴＳＭＣ", "tsmc"),
        ("!!!", "unnamed"),
    ],
)
def test_a_slug_folds_latin_accents_and_leaves_other_scripts_whole(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_never_empty_and_has_no_space_or_edge_hyphen(name: str) -> None:
    made = slug(name)

    assert made
    assert made == made.strip("-")
    assert not any(c.isspace() for c in made)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_a_slug_of_a_latin_slug_is_itself(name: str) -> None:
    made = slug(name)

    assert slug(made) == made


@given(st.text(alphabet="aäoöuüß éèñAÄOÖ"))
def test_composed_and_decomposed_spellings_give_one_slug(name: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))

    assert slug(composed) == slug(decomposed)


def test_a_site_and_its_owner_of_one_name_have_two_ids() -> None:
    ids = {entity_id(kind, "Equinix") for kind in Kind}

    assert len(ids) == len(Kind)


def test_an_organization_is_known_by_its_bare_slug() -> None:
    assert entity_id(Kind.ORGANIZATION, "Bridge Data Centres") == "bridge-data-centres"


def test_unnamed_parties_of_two_documents_are_never_one() -> None:
    ids = {unnamed_id(document, Kind.ORGANIZATION, "local operators") for document in ("a", "b")}

    assert ids == {"a:local-operators", "b:local-operators"}


def test_a_content_hash_does_not_depend_on_the_order_of_keys() -> None:
    one, other = content_hash({"a": 1, "b": 2}), content_hash({"b": 2, "a": 1})

    assert one == other


@given(st.lists(st.text(), unique=True, min_size=2, max_size=2))
def test_other_parts_give_another_hash(parts: list[str]) -> None:
    one, other = (content_hash(part) for part in parts)

    assert one != other


def test_text_with_a_lone_surrogate_can_be_hashed_to_any_length() -> None:
    made = content_hash("\ud800", length=8)

    assert len(made) == 8
