from __future__ import annotations

from pathlib import Path

import pytest

from extract.extractors.base import Extraction
from extract.extractors.structured import MappedTable, structured_reader
from extract.sources.press import Press, read_file
from extract.tables import Mapping, own_mappings, read_mapping
from extract.tables.mapping_file import FOLDER
from graph.errors import InputError
from graph.model import Document
from graph.quantity import Quantity
from graph.schema import Relation, Stance
from tests.extract.structured.test_gleif import KEJORA, TERN

MAPPING = """
title = "Holdings"
publisher = "Example registry"
columns = ["Firm", "Owner"]
empty = ["n/a"]
stance_column = "Firmness"

[[claim]]
subject = { column = "Owner", kind = "Organization", lei = "Owner LEI", country = "Land", aliases = "Also" }
relation = "OWNS"
object = { column = "Firm", kind = "Organization" }
qualifiers = {share = "Share", interest = {value = "voting"}, amount = {column = "Price", currency = "EUR"}}
start = { column = "From", format = "%d.%m.%Y" }
end = "To"
"""
HEADINGS = "Firm,Owner,Owner LEI,Land,Also,Share,Price,Via,From,To,Firmness"


def mapping_from(tmp_path: Path, text: str = MAPPING) -> Mapping:
    path = tmp_path / "holdings.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path, own=True)


def read(mapping: Mapping, text: str) -> Extraction:
    document = Document(id="d1", text=text)
    reader = structured_reader(document, [mapping])
    assert isinstance(reader, MappedTable)
    return reader.extract(document)


def row(mapping: Mapping, cells: str) -> Extraction:
    return read(mapping, f"{HEADINGS}\n{cells}\n")


def test_a_row_is_read_with_all_that_a_mapping_may_say(tmp_path: Path) -> None:
    cells = f'Tern,Kejora,{KEJORA},MYS,启明,25-50%,"1,500",Heron,03.10.2024,2025-06,reported'

    extraction = row(mapping_from(tmp_path), cells)

    (claim,) = extraction.claims
    assert (f"lei-{KEJORA.lower()}", "MY") == (claim.subject.entity, claim.subject.country)
    assert {
        "share": Quantity(25, 50),
        "interest": "voting",
        "amount": Quantity(1500, 1500, currency="EUR"),
    } == dict(claim.qualifiers)
    assert ("2024-10-03", "2025-06") == (str(claim.valid.start), str(claim.valid.end))
    assert Stance.REPORTED is claim.stance
    (record,) = extraction.entities
    assert (("启明",), {"lei": KEJORA, "country": "MY"}) == (record.aliases, dict(record.properties))
    assert () == extraction.notes


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("51", Quantity(51, 51)),
        ("12,5 %", Quantity(12.5, 12.5)),
        ("25-50%", Quantity(25, 50)),
        ("25 % – 50 %", Quantity(25, 50)),
        ("between 25 and 50 per cent", Quantity(25, 50)),
        ("more than 50%", Quantity(50, None, comparator="more than")),
        ("> 50", Quantity(50, None, comparator="more than")),
        ("≥75%", Quantity(75, None, comparator="at least")),
        ("75% or more", Quantity(75, None, comparator="at least")),
        ("<10%", Quantity(None, 10, comparator="less than")),
        ("up to 5", Quantity(None, 5, comparator="up to")),
        ("approx. 30%", Quantity(30, 30, approx=True, comparator="about")),
    ],
)
def test_a_share_may_be_a_range_in_words(tmp_path: Path, cell: str, share: Quantity) -> None:
    (claim,) = row(mapping_from(tmp_path), f'Tern,Kejora,,,,"{cell}"').claims

    assert share == claim.qualifiers["share"]


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ("Tern,Kejora,,,,130%,,,,,asserted", "share “130%” is none of 0 to 100 per cent"),
        ("Tern,Kejora,,,,-5,,,,,asserted", "share “-5” is none of 0 to 100 per cent"),
        ("Tern,Kejora,,,,0,,,,,asserted", "share “0” is nothing owned"),
        ("Tern,Kejora,,,,50-25,,,,,asserted", "share “50-25” is none of"),
        ("Tern,Kejora,,,,most,,,,,asserted", "share “most” is none of"),
        ("Tern,Kejora,,,,,-7,,,,asserted", "amount “-7” is no number above 0"),
        ("Tern,Kejora,,,,,,,31.02.2024,,asserted", "“31.02.2024” is no day of the form %d.%m.%Y"),
        ("Tern,Kejora,,,,,,,,0000-01-01,asserted", "end “0000-01-01” is no day"),
        ("Tern,Kejora,,,,,,,03.10.2024,2020,asserted", "ends (“2020”) before it begins (“2024-10-03”)"),
        (f"Tern,Kejora,{KEJORA[:-2]}00,,,,,,,,asserted", "is no legal entity identifier"),
        ("Tern,Kejora,,,,,,,,,perhaps", "“perhaps” is no stance"),
    ],
)
def test_a_value_that_cannot_be_is_left_out_and_named_and_the_claim_is_kept(
    tmp_path: Path, cells: str, note: str
) -> None:
    extraction = row(mapping_from(tmp_path), cells)

    assert 1 == len(extraction.claims)
    (told,) = extraction.notes
    assert note in told.reason
    assert 2 == told.line


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ('Tern,"=HYPERLINK(""x"")",,,,,,,,,asserted', "is a formula"),
        ("Tern,Tern,,,,,,,,,asserted", "is on both sides of OWNS"),
        ("Tern,Kejora,,,,,,,,,asserted,more", "more cells than headings"),
    ],
)
def test_a_row_that_states_nothing_is_left_out_and_named(tmp_path: Path, cells: str, note: str) -> None:
    extraction = row(mapping_from(tmp_path), cells)

    assert () == extraction.claims
    assert note in extraction.notes[0].reason


def test_a_row_without_a_stance_is_but_possible(tmp_path: Path) -> None:
    assert Stance.POSSIBLE is row(mapping_from(tmp_path), "Tern,Kejora").claims[0].stance


def test_any_other_cell_of_a_column_of_stances_may_be_given_one(tmp_path: Path) -> None:
    stances = '[stance.Firmness]\n"filed" = "asserted"\n"*" = "alleged"\n'
    mapping = mapping_from(tmp_path, MAPPING.replace('stance_column = "Firmness"\n', stances))

    found = [row(mapping, f"Tern,Kejora,,,,,,,,,{cell}").claims[0].stance for cell in ("filed", "heard", "")]

    assert [Stance.ASSERTED, Stance.ALLEGED, Stance.ALLEGED] == found


def test_a_constant_names_the_same_in_every_row(tmp_path: Path) -> None:
    listed = """
title = "List"
publisher = "Example office"
columns = ["Firm"]
[[claim]]
subject = { value = "Entity List", kind = "Rule" }
relation = "RESTRICTS"
object = { column = "Firm", kind = "Organization" }
stance = "reported"
"""
    claims = read(mapping_from(tmp_path, listed), "Firm,No\nKejora,1\nTern,2\n").claims

    assert [("entity-list", "kejora"), ("entity-list", "tern")] == [
        (claim.subject.entity, claim.object.entity) for claim in claims
    ]
    assert {Stance.REPORTED} == {claim.stance for claim in claims}


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_table_may_be_separated_by_semicolons_or_tabs(tmp_path: Path, separator: str) -> None:
    lines = (["Firm", " Owner ", "Firmness"], ["Tern", "Kejora", "asserted"])
    text = "\n".join(separator.join(line) for line in lines)

    (claim,) = read(mapping_from(tmp_path), text).claims

    assert ("kejora", "tern", text.split("\n")[1]) == (
        claim.subject.entity,
        claim.object.entity,
        claim.evidence.quote,
    )


def test_what_the_mapping_reads_and_the_table_lacks_is_named(tmp_path: Path) -> None:
    notes = read(mapping_from(tmp_path), "Firm,Owner\nTern,Kejora\n").notes

    assert "the mapping holdings reads the column “Also”, which the table lacks" == notes[0].reason
    assert [1] * 8 == [note.line for note in notes]


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_table_in_another_encoding_is_read_if_the_mapping_names_it(tmp_path: Path, encoding: str) -> None:
    mapping = mapping_from(tmp_path, f'encoding = "{encoding}"\nlanguage = "zh"\n' + MAPPING)
    path = tmp_path / "table.csv"
    path.write_bytes(f"{HEADINGS}\n燕子公司,啟明公司,,,,,,,,,asserted\n".encode(encoding))

    document = read_file(path, own=[mapping])

    assert "zh" == document.language
    assert "啟明公司" in document.text
    with pytest.raises(InputError, match=r"is not UTF-8.*or say encoding ="):
        read_file(path)


def test_a_users_mapping_wins_over_the_package_and_over_the_lei_foundation(tmp_path: Path) -> None:
    mapping = """
title = "Mine"
publisher = "Me"
columns = ["LEI", "Entity.LegalName"]
[[claim]]
subject = { column = "Entity.LegalName", kind = "Organization", lei = "LEI" }
relation = "BASED_IN"
object = { value = "Johor", kind = "Place" }
"""
    claims = read(mapping_from(tmp_path, mapping), f"LEI,Entity.LegalName\n{TERN},Tern Ltd\n").claims

    assert [(f"lei-{TERN.lower()}", Relation.BASED_IN)] == [
        (claim.subject.entity, claim.relation) for claim in claims
    ]


def test_another_text_of_a_users_mapping_is_another_reader(tmp_path: Path) -> None:
    before = MappedTable(mapping_from(tmp_path))
    after = MappedTable(mapping_from(tmp_path, MAPPING.replace("voting", "shares")))

    assert before.name == after.name
    assert before.version != after.version


def test_the_mappings_of_a_folder_are_read_and_a_bad_one_is_named(tmp_path: Path) -> None:
    mapping_from(tmp_path)

    assert ["holdings"] == [one.name for one in own_mappings([tmp_path])]
    (tmp_path / "zz.toml").write_text("title = 5", encoding="utf-8")
    with pytest.raises(InputError, match=r"zz\.toml"):
        own_mappings([tmp_path])


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (('title = "Holdings"', "title = "), 2, "Invalid value"),
        (('title = "Holdings"', "title = 5"), 2, "title must be a text, got 5"),
        (('publisher = "Example registry"', ""), None, "lacks the field 'publisher'"),
        (("columns = [", "columms = ["), 4, "unknown field 'columms'; known are claim, columns"),
        (('columns = ["Firm", "Owner"]', "columns = []"), 4, "names no heading"),
        (('columns = ["Firm", "Owner"]', 'columns = ["Firm", 5]'), 4, "columns must be a list of texts"),
        (('relation = "OWNS"', 'relation = "EATS"'), 10, "'EATS' is not a valid Relation"),
        (
            ('relation = "OWNS"', 'relation = "DESIGNS"'),
            10,
            "DESIGNS does not join Organization to Organization",
        ),
        (("object = { column", "object = { colum"), 11, "unknown field 'colum'"),
        (('object = { column = "Firm",', "object = {"), 11, "object needs either a column or a value"),
        (('"Firm", kind = "Organization" }', '"Firm" }'), 11, "object lacks the field 'kind'"),
        (('"Firm", kind = "Organization" }', '"Firm", kind = "Ship" }'), 11, "'Ship' is not a valid Kind"),
        (('object = { column = "Firm", kind = "Organization" }', 'object = "Firm"'), 11, "object must be {"),
        (('share = "Share"', 'weight = "Share"'), 12, "OWNS has no qualifier weight; known are amount"),
        (('value = "voting"', 'value = "loud"'), 12, "interest 'loud' is none of shares"),
        ((', currency = "EUR"', ""), 12, "qualifier amount needs a currency"),
        (('format = "%d.%m.%Y"', "format = 5"), 13, "start: format must be a text"),
        (('end = "To"', 'end = { column = "To", pattern = "(" }'), 14, "is no pattern"),
        (('end = "To"', 'end = { column = "To", pattern = "x" }'), 14, "pattern needs one group"),
        (('end = "To"', 'stance = "perhaps"'), 14, "'perhaps' is not a valid Stance"),
        (('empty = ["n/a"]', 'separator = "~"'), 5, "separator '~' is none of"),
        (('empty = ["n/a"]', 'encoding = "klingon"'), 5, "encoding 'klingon' is unknown"),
        (('empty = ["n/a"]', 'unnamed = "("'), 5, "unnamed is no pattern"),
        (('empty = ["n/a"]', 'no_headings = { Weight = "x" }'), 5, "no_headings names 'Weight'"),
        (('lei = "Owner LEI"', 'split = ",", lei = "Owner LEI"'), 9, "lei and aliases belong to none"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fault_of_a_mapping_is_named_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: int | None, message: str
) -> None:
    assert change[0] in MAPPING

    with pytest.raises(InputError) as error:
        mapping_from(tmp_path, MAPPING.replace(*change))

    assert message in error.value.reason
    assert (str(tmp_path / "holdings.toml"), line) == (error.value.path, error.value.line)


def test_a_mapping_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read as a mapping"):
        read_mapping(tmp_path / "none.toml")


def test_the_refusal_of_an_unknown_table_names_its_headings_and_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        ",".join(["Firm", "Weight", "", *map(str, range(1_000_000))]) + "\n1,2\n", encoding="utf-8"
    )

    (found,) = Press((path,)).documents()

    assert isinstance(found, InputError)
    assert "Its headings are: Firm, Weight, 0, 1, 2" in found.reason
    assert "and 999982 more" in found.reason
    assert "--mapping FILE" in found.reason
    assert len(found.reason) < 1500


HOSTILE = {
    "a heading that stands twice": (f"{HEADINGS},Firm\nTern,Kejora\n", "has the heading 'Firm' twice"),
    "a quoted cell that never ends": (
        f'{HEADINGS}\nTern,Kejora\n"Tern,Kejora\n',
        "is no CSV: unexpected end of data",
    ),
    "a cell of a megabyte": (
        f"{HEADINGS}\nTern,{'x' * 1_000_000}\n",
        "is no CSV: field larger than field limit",
    ),
    "a NUL": (f"{HEADINGS}\nTern,\0\n", "is binary: it holds a NUL byte"),
    "nothing": ("", "is empty"),
}


@pytest.mark.parametrize(("text", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_table_that_is_broken_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_file(path, own=[mapping_from(tmp_path)])

    assert message in error.value.reason
    assert str(path) == error.value.path
    assert (3 if "never ends" in message or "unexpected" in message else error.value.line) == error.value.line


def test_a_heading_may_run_over_two_lines(tmp_path: Path) -> None:
    (claim,) = read(mapping_from(tmp_path), '"No\nof row",Firm,Owner\n1,Tern,Kejora\n').claims

    assert "1,Tern,Kejora" == claim.evidence.quote


def test_every_mapping_in_the_package_is_right() -> None:
    assert len(list(FOLDER.glob("*.toml"))) == len(own_mappings([FOLDER]))
