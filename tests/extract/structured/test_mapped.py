from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.extractors.structured import MappedTable, structured_reader
from extract.sources.press import read_file
from extract.tables import known_mappings, mapping_of, records_of
from extract.tables.mapping import Mapping
from extract.tables.mapping_file import read_mapping
from graph.errors import InputError
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from tests.sources.only import read as read_only

SHARED = Path(__file__).parents[4] / "shared" / "data" / "epoch"
MAPPING = """
title = "Sites"
publisher = "Example List"
columns = ["Site", "Owner"]
nobody = ["Unknown"]
unnamed = "^Anonymized"
[stance.Certainty]
Likely = "possible"
[stance.Status]
Planned = "planned"
[tag]
speculative = "possible"
[[claim]]
subject = { column = "Owner", kind = "Organization", split = "," }
relation = "OWNS"
object = { column = "Site", kind = "DataCentre" }
qualifiers = { share = "Share" }
start = "Since"
[[claim]]
subject = { column = "Site", kind = "DataCentre" }
relation = "HOSTS"
object = { column = "Chip", kind = "Chip" }
qualifiers = { count = "Count" }
when = { Status = ["Existing"] }
"""
HEADINGS = ["Site", "Owner", "Share", "Since", "Chip", "Count", "Status", "Certainty"]


@pytest.fixture
def mapping(tmp_path: Path) -> Mapping:
    path = tmp_path / "sites.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return read_mapping(path)


def read(mapping: Mapping, *rows: str, publisher: str | None = None) -> tuple[Claim, ...]:
    text = "\n".join([",".join(HEADINGS), *rows]) + "\n"
    return MappedTable(mapping).extract(Document(id="d1", text=text, publisher=publisher)).claims


def test_a_row_makes_a_claim_of_each_statement_with_the_row_as_quote(mapping: Mapping) -> None:
    row = "KX06,Kejora Ltd,60,2024-05,NVIDIA H100,2048.0,Existing,Confirmed"

    owns, hosts = read(mapping, row)

    assert ("kejora", Relation.OWNS, "site-kx06") == (owns.subject.entity, owns.relation, owns.object.entity)
    assert {"share": Quantity(60, 60)} == dict(owns.qualifiers)
    assert "2024-05" == str(owns.valid.start)
    assert ("nvidia-h100", Quantity(2048, 2048)) == (hosts.object.entity, hosts.qualifiers["count"])
    assert {row} == {owns.evidence.quote, hosts.evidence.quote}
    assert {("Example List",)} == {owns.attribution, hosts.attribution}
    assert {Stance.ASSERTED} == {owns.stance, hosts.stance}


@pytest.mark.parametrize(
    ("row", "stance"),
    [
        ("KX06,Kejora,,,,,Existing,Likely", Stance.POSSIBLE),
        ("KX06,Kejora,,,,,Planned,Likely", Stance.PLANNED),
        ("KX06,Kejora #speculative,,,,,Existing,Confirmed", Stance.POSSIBLE),
        ("KX06,Kejora #speculative,,,,,Planned,Confirmed", Stance.PLANNED),
    ],
)
def test_the_strongest_doubt_of_a_row_and_its_names_wins(mapping: Mapping, row: str, stance: Stance) -> None:
    assert stance is read(mapping, row)[0].stance


def test_of_a_screening_list_firms_are_read_and_people_are_not(tmp_path: Path) -> None:
    headings = "_id,source,entity_number,type,programs,name,title,addresses,start_date,source_list_url"
    listed = "Entity List (EL) - Bureau of Industry and Security"
    rows = [
        f"1,{listed},,,,Kejora Trading Ltd,,Johor,2024-12-02,x",
        "2,Specially Designated Nationals (SDN) - Treasury Department,7,Individual,X,Ana Lim,,,,x",
        "3,Specially Designated Nationals (SDN) - Treasury Department,8,Entity,X,Tern Shipping,,,,x",
    ]
    path = tmp_path / "csl.csv"
    path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8")
    document = read_file(path)
    reader = structured_reader(document)
    assert reader is not None

    claims = reader.extract(document).claims

    assert [("kejora-trading", "2024-12-02"), ("tern-shipping", "None")] == [
        (claim.object.entity, str(claim.valid.start)) for claim in claims
    ]
    assert {Relation.RESTRICTS} == {claim.relation for claim in claims}
    assert "entity-list" == claims[0].subject.entity


def test_each_of_several_names_makes_a_claim_and_nobody_none(mapping: Mapping) -> None:
    claims = read(mapping, 'KX06,"Kejora, Tern #speculative,Unknown,",,,,,,', "KX07,Unknown,,,,,,")

    assert [("Kejora", Stance.ASSERTED), ("Tern", Stance.POSSIBLE)] == [
        (claim.subject.text, claim.stance) for claim in claims
    ]


def test_what_only_describes_is_another_party_in_every_row(mapping: Mapping) -> None:
    one, two = read(mapping, "Anonymized system,Kejora,,,,,,", "Anonymized system,Kejora,,,,,,")

    assert not one.object.named
    assert one.object.entity != two.object.entity
    assert one.object.entity.startswith("d1:")


@pytest.mark.parametrize(
    ("cell", "share"), [("130", None), ("-5", None), ("x", None), ("0", None), ("12.5%", 12.5)]
)
def test_a_share_that_cannot_be_is_left_out(mapping: Mapping, cell: str, share: float | None) -> None:
    (claim,) = read(mapping, f"KX06,Kejora,{cell},,,,,")

    assert (None if share is None else Quantity(share, share)) == claim.qualifiers.get("share")


def test_a_day_that_is_none_makes_no_period(mapping: Mapping) -> None:
    assert read(mapping, "KX06,Kejora,,0000-00-00,,,,")[0].valid.start is None


def test_records_keep_their_place_across_quoted_line_feeds() -> None:
    text = 'Site,Owner\n"a ""b""\nc",Kejora\n\n,\nKX06,Tern'

    one, two = records_of(text)

    assert ['"a ""b""\nc",Kejora', "KX06,Tern"] == [text[row.start : row.end] for row in (one, two)]
    assert 'a "b"\nc' == one.cells["Site"]
    assert one.place_of('a "b"\nc', text) is None
    assert (text.index("Tern"), len(text)) == two.place_of("Tern", text)
    assert [1, 2] == [one.number, two.number]


def test_a_mention_stands_where_its_offsets_say(mapping: Mapping) -> None:
    text = ",".join(HEADINGS) + "\nKX06,Kejora,,,,,,\n"

    (claim,) = MappedTable(mapping).extract(Document(id="d1", text=text)).claims

    for mention in (claim.subject, claim.object):
        assert mention.text == text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[[claim]]", "[claim"), "is no mapping of a table"),
        (('title = "Sites"', ""), "lacks the field 'title'"),
        (('relation = "OWNS"', 'relation = "EATS"'), "'EATS' is not a valid Relation"),
        (('relation = "OWNS"', 'relation = "DESIGNS"'), "DESIGNS does not join Organization to DataCentre"),
        (("{ share =", "{ weight ="), "OWNS has no qualifier weight"),
        (('"possible"', '"perhaps"'), "'perhaps' is not a valid Stance"),
    ],
)
def test_a_mapping_that_is_wrong_is_named_with_the_reason(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(MAPPING.replace(*change), encoding="utf-8")

    with pytest.raises(InputError, match=message) as error:
        read_mapping(path)

    assert str(path) == error.value.path


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "Colour,Weight\nred,5\n",
            "columns nothing explains. Its headings are: Colour, Weight",
        ),
        ("no table at all", "is a table whose columns nothing explains"),
        ("", "is empty"),
    ],
)
def test_a_table_that_nothing_explains_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "table.csv"

    found = read_only(path, content)

    assert isinstance(found, InputError)
    assert message in found.reason


def test_a_quoted_cell_that_never_ends_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    columns = next(one for one in known_mappings() if one.name == "epoch-ml-hardware").columns

    found = read_only(path, ",".join(columns) + '\n"H100,NVIDIA\n')

    assert isinstance(found, InputError)
    assert "is no CSV" in found.reason


def test_of_two_mappings_that_fit_the_one_with_more_columns_is_meant() -> None:
    all_columns = sorted({column for one in known_mappings() for column in one.columns})

    found = mapping_of(",".join(all_columns))

    assert found is not None
    assert max(len(one.columns) for one in known_mappings()) == len(found.columns)


@pytest.mark.parametrize(
    ("name", "relation", "least"),
    [
        ("gpu_clusters.csv", Relation.OWNS, 500),
        ("data_centers.csv", Relation.FINANCES, 8),
        ("ml_hardware.csv", Relation.FABRICATES, 100),
    ],
)
def test_the_tables_of_epoch_ai_are_read(name: str, relation: Relation, least: int) -> None:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{path} is missing: this test reads a table of Epoch AI")
    document = read_file(path)
    reader = structured_reader(document)
    assert reader is not None

    claims = reader.extract(document).claims

    assert least <= sum(claim.relation is relation for claim in claims)
    with path.open(encoding="utf-8-sig", newline="") as rows:
        doubtful = [row for row in csv.DictReader(rows) if row.get("Certainty") in ("Likely", "Unlikely")]
    firm = {claim.object.text for claim in claims if claim.stance is Stance.ASSERTED}
    named_once = {row["Name"] for row in doubtful if not row["Name"].startswith("Anonymized")}
    assert (
        not {claim.object.text for claim in claims if claim.object.kind is Kind.DATA_CENTRE}
        & firm
        & named_once
    )
