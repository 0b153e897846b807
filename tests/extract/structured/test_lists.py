from __future__ import annotations

from pathlib import Path

import pytest

from extract.extractors.base import Extraction
from extract.extractors.structured import structured_reader
from extract.sources.press import read_file
from graph.errors import InputError
from graph.schema import Relation

NONE = '"-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- "'
SDN = (
    f'36,"KEJORA TRADING CO., LTD.","-0- ","CUBA",{NONE},"a.k.a. \'KEJORA\'; a.k.a. \'启明\'."\r\n'
    f'40,"LIM, Ana","individual","SDNTK",{NONE},"DOB 08 Dec 1948."\r\n'
    f'41,"TERN STAR","vessel","IRAN",{NONE},"-0- "\r\n'
    f'42,"TERN CHIPS INC.","-0- ","NS-CMIC-EO13959] [MILITARY",{NONE},'
    '"Listing Date (EO 13959, as amended): 03 Jun 2021; Effective Date (CMIC) 02 Aug 2021."\r\n'
    "\x1a\r\n"
)


def read(tmp_path: Path, text: str, name: str = "table.csv") -> Extraction:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    document = read_file(path)
    reader = structured_reader(document)
    assert reader is not None
    return reader.extract(document)


def test_of_ofacs_list_without_headings_firms_are_read_and_people_and_ships_are_not(tmp_path: Path) -> None:
    claims = read(tmp_path, SDN).claims

    assert [("kejora-trading", "CUBA", None), ("tern-chips", "NS-CMIC-EO13959, MILITARY", "2021-06-03")] == [
        (
            claim.object.entity,
            claim.qualifiers["rule"],
            str(claim.valid.start) if claim.valid.start else None,
        )
        for claim in claims
    ]
    assert {("Office of Foreign Assets Control", Relation.RESTRICTS)} == {
        (claim.subject.text, claim.relation) for claim in claims
    }
    assert claims[1].evidence.quote.startswith("42,")


def test_ofacs_list_with_headings_is_read_as_well(tmp_path: Path) -> None:
    headings = (
        "ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks"
    )

    claims = read(tmp_path, f"{headings}\n{SDN}").claims

    assert ["kejora-trading", "tern-chips"] == [claim.object.entity for claim in claims]


def test_other_names_in_ofacs_remarks_are_kept(tmp_path: Path) -> None:
    (record,) = read(tmp_path, SDN).entities

    assert ("kejora-trading", ("KEJORA", "启明")) == (record.id, record.aliases)


@pytest.mark.parametrize(
    "line",
    [
        "1,2,3,4,5,6,7,8,9,10,11,12",
        '36,"Kejora","Company","CUBA",a,b,c,d,e,f,g,h',
        'x36,"Kejora","-0- ","CUBA",a,b,c,1,2,f,g,h',
        '36,"Kejora","-0- ","CUBA"',
    ],
)
def test_another_table_without_headings_is_not_taken_for_ofacs(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match="nothing explains"):
        read(tmp_path, line + "\n")


@pytest.mark.parametrize("line", ['36,12,"aka","KEJORA","-0- "', '36,25,"-0- ","Havana","Cuba","-0- "'])
def test_a_file_that_names_entries_by_number_alone_says_which_one_is_read(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match=r"read SDN\.CSV or CONS_PRIM\.CSV"):
        read(tmp_path, line + "\n")


def test_other_names_of_the_screening_list_are_kept(tmp_path: Path) -> None:
    headings = "_id,source,entity_number,type,programs,name,alt_names,addresses,start_date,source_list_url"
    text = (
        f"{headings}\n1,Entity List (EL),,,,Kejora Trading Ltd,启明贸易; Qiming Trading,Johor,2024-12-02,x\n"
    )

    records = {one.id: one for one in read(tmp_path, text).entities}

    assert ("启明贸易", "Qiming Trading") == records["kejora-trading"].aliases


XML = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://example.org/XML">
  <publshInformation><Publish_Date>06/11/2026</Publish_Date></publshInformation>
  <sdnEntry>
    <uid>36</uid><lastName>KEJORA TRADING CO., LTD.</lastName><sdnType>Entity</sdnType>
    <remarks>Listing Date (EO 13959, as amended): 03 Jun 2021.</remarks>
    <programList><program>CUBA</program><program>SDGT</program></programList>
    <akaList>
      <aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>启明贸易</lastName></aka>
    </akaList>
  </sdnEntry>
  <sdnEntry>
    <uid>40</uid><firstName>Ana</firstName><lastName>LIM</lastName><sdnType>Individual</sdnType>
    <programList><program>SDNTK</program></programList>
  </sdnEntry>
  <sdnEntry><uid>41</uid><sdnType>Entity</sdnType></sdnEntry>
</sdnList>
"""


def test_of_ofacs_list_as_xml_firms_are_read_with_their_other_names(tmp_path: Path) -> None:
    extraction = read(tmp_path, XML, "sdn.xml")

    (claim,) = extraction.claims
    assert ("kejora-trading", {"rule": "CUBA, SDGT"}, "2021-06-03") == (
        claim.object.entity,
        dict(claim.qualifiers),
        str(claim.valid.start),
    )
    assert claim.evidence.quote.startswith("<sdnEntry>")
    assert [("启明贸易",)] == [one.aliases for one in extraction.entities]
    assert [(16, "the entry has no name: left out")] == [(one.line, one.reason) for one in extraction.notes]


def test_of_the_etos_providers_firms_are_based_in_their_country(tmp_path: Path) -> None:
    text = (
        "provider_name,alias,provider_id,provider_type,country\n"
        "TWN,Taiwan,P8,country,\n"
        "TSMC,,P34,organization,TWN\n"
        "Various companies,,P370,organization,Various countries\n"
        "ARM,,P198,organization,GBR\n"
    )
    extraction = read(tmp_path, text)

    assert [("tsmc", "BASED_IN", "taiwan"), ("arm", "BASED_IN", "united-kingdom")] == [
        (claim.subject.entity, str(claim.relation), claim.object.entity) for claim in extraction.claims
    ]
    assert () == extraction.notes


def test_of_the_etos_provision_who_designs_and_who_fabricates_is_read_and_no_market_share(
    tmp_path: Path,
) -> None:
    text = (
        "provider_name,provider_id,provided_name,provided_id,share_provided,negligible_market_share\n"
        "USA,P1,Logic chip design: Discrete GPUs,N2,100%,\n"
        "Nvidia,P11,Logic chip design: Discrete GPUs,N2,,\n"
        "TSMC,P34,Fabrication,S2,47%,\n"
        "ASML,P88,EUV scanners,N20,100%,\n"
    )
    designs, fabricates = read(tmp_path, text).claims

    assert ("nvidia", Relation.DESIGNS, "discrete GPUs", False) == (
        designs.subject.entity,
        designs.relation,
        designs.object.text,
        designs.object.named,
    )
    assert ("tsmc", Relation.FABRICATES, {}) == (
        fabricates.subject.entity,
        fabricates.relation,
        dict(fabricates.qualifiers),
    )


@pytest.mark.parametrize(
    "headings",
    [
        "input_name,input_id,type,stage_name,stage_id,description",
        "input_name,input_id,goes_into_name,goes_into_id,is_type_of_name,is_type_of_id",
        "stage_id,stage_name,description",
    ],
)
def test_tables_of_the_eto_that_name_no_organization_are_refused_with_the_reason(
    tmp_path: Path, headings: str
) -> None:
    with pytest.raises(InputError, match="names no organization"):
        read(tmp_path, headings + "\na,b,c\n")
