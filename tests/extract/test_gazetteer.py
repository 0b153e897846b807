from __future__ import annotations

import time
from pathlib import Path

import pytest

from extract.gazetteer import Gazetteer, Match, load_gazetteer
from extract.gazetteer.__main__ import main
from extract.gazetteer.index import read_ambiguous
from extract.gazetteer.problems import is_lei, problems
from extract.gazetteer.rows import read_entries
from graph.errors import ContractError
from graph.model import Entity
from graph.schema import Kind

HEADER = (
    "id,kind,type,name,name_de,name_zh,aliases,metonyms,country,parent,maker,ticker,lei,qid,"
    "case_sensitive,confidence,note\n"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def named(matches: list[Match]) -> list[tuple[str, str]]:
    return [(match.surface, match.entry.id) for match in matches]


def written(folder: Path, *rows: str) -> Path:
    path = folder / "gazetteer.csv"
    path.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_packaged_rows_have_no_problems() -> None:
    found = problems(read_entries(), read_ambiguous())

    assert [] == found


def test_the_check_as_a_command_is_silent_on_the_packaged_rows(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([])

    assert (code, capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nvidia and ByteDance rent H100s.", ["nvidia", "bytedance", "nvidia-h100"]),
        ("Nvidias Chips, der Alibaba-Konzern", ["nvidia", "alibaba"]),
        ("英伟达H100芯片销往中国", ["nvidia", "nvidia-h100", "china"]),
        ("輝達與字節跳動在臺灣", ["nvidia", "bytedance", "taiwan"]),
        ("US-Behörden und die Vereinigten Staaten", ["united-states", "united-states"]),
        ("Welt am\nSonntag", ["welt-am-sonntag"]),
        ("NVIDIA ALIBABA Bytedance Deepseek", ["nvidia", "alibaba", "bytedance", "deepseek"]),
        ("GB200 NVL72, GB200-NVL72", ["nvidia-gb200", "nvidia-gb200"]),
        ("Kimi-K2 von Moonshot AI", ["kimi-k2", "moonshot-ai"]),
        ("路透社 彭博社 新华社 财新", ["reuters", "bloomberg", "xinhua", "caixin"]),
        ("Computility Technology (Malaysia)", ["computility-technology"]),
    ],
)
def test_names_are_found_in_english_german_and_chinese(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    found = [match.entry.id for match in gazetteer.find(text)]

    assert expected == found


@pytest.mark.parametrize(
    "text",
    [
        "der Arm, bis zum Arme, mit metallischem Glanz",
        "H2000 und A100X5, Nvidiamania",
        "a nice mobile reading of the same bar",
        "ARMY, MICRONS, armed",
        "其中国内企业占多数",
        "今日本公司公告",
        "让我们大家一起",
        "中美双方",
    ],
)
def test_parts_of_words_and_common_words_are_no_names(gazetteer: Gazetteer, text: str) -> None:
    found = [match.entry.id for match in gazetteer.find(text) if match.surface != "Arm"]

    assert [] == found


def test_offsets_count_in_the_text_as_given(gazetteer: Gazetteer) -> None:
    text = "„Ｎｖｉｄｉａ“ – Hong\u00a0Kong,\r\nNvidias 字節跳動 😀 Oracle’s"

    found = gazetteer.find(text)

    assert all(text[match.start : match.end] == match.surface for match in found)
    assert named(found) == [
        ("Ｎｖｉｄｉａ", "nvidia"),
        ("Hong\u00a0Kong", "hong-kong"),
        ("Nvidia", "nvidia"),
        ("字節跳動", "bytedance"),
        ("Oracle", "oracle"),
    ]


def test_the_longest_name_wins_over_those_inside_it(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("South China Morning Post; 红杉中国; Inspur Electronic Information Industry")

    assert [match.entry.id for match in found] == ["scmp", "hongshan", "inspur-electronic-information"]


def test_a_longer_name_that_breaks_off_leaves_the_shorter_one(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("GDS Holdingstruktur")

    assert named(found) == [("GDS", "gds")]


def test_a_capital_that_may_stand_for_its_government_is_marked(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Washington warnt Peking")

    assert [(match.entry.id, match.metonym) for match in found] == [
        ("united-states", True),
        ("beijing", False),
    ]


def test_an_ambiguous_name_is_looked_up_but_not_found_in_text(gazetteer: Gazetteer) -> None:
    assert [entry.id for entry in gazetteer.lookup("CNA")] == ["central-news-agency", "channel-newsasia"]
    assert gazetteer.find("Die Welt der CNA, 超微") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese investors and a Malaysian fund", [("Chinese", "china"), ("Malaysian", "malaysia")]),
        ("chinesischer Fonds, Taiwanische Chips", [("chinesischer", "china"), ("Taiwanische", "taiwan")]),
        ("中资企业与美企", [("中资", "china"), ("美企", "united-states")]),
        ("non-Chinese operators, nichtchinesische Betreiber, 非中资", []),
        ("the Chinese Academy of Sciences in Saudi Arabia", []),
    ],
)
def test_nationality_words_give_their_country(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]
) -> None:
    found = gazetteer.find_demonyms(text)

    assert expected == named(found)


def test_an_entry_is_an_entity_that_names_its_source(gazetteer: Gazetteer) -> None:
    entry = gazetteer.get("zdata-gp3")

    assert entry is not None
    assert entry.entity == Entity(
        id="zdata-gp3",
        kind=Kind.DATA_CENTRE,
        name="GP3",
        aliases=("ZDATA GP3", "Zdata GP3", "GP3 Gelang Patah", "GP3园区"),
        properties={"country": "MY", "type": "dc site", "operator": "computility-technology"},
        source="siliconveil gazetteer 1",
    )


def test_a_country_carries_its_iso_code_and_a_city_that_of_its_country(gazetteer: Gazetteer) -> None:
    (thailand,), (wuhan,) = gazetteer.lookup("Thailand"), gazetteer.lookup("武漢")

    assert (thailand.entity.properties["iso"], thailand.entity.properties["country"]) == ("TH", "TH")
    assert ("iso" in wuhan.entity.properties, wuhan.entity.properties["country"]) == (False, "CN")


def test_every_country_is_known_by_code_and_in_three_languages(gazetteer: Gazetteer) -> None:
    country = gazetteer.country("KE")

    assert country is not None
    assert {entry.id for name in ("Kenya", "Kenia", "肯尼亚") for entry in gazetteer.lookup(name)} == {
        "kenya"
    }
    assert gazetteer.country("XX") is None


def test_ids_are_unique_across_rows_countries_and_cities(gazetteer: Gazetteer) -> None:
    ids = [entry.id for entry in gazetteer.entries]

    assert len(ids) == len(set(ids))


def test_loading_and_indexing_stay_fast() -> None:
    load_gazetteer.cache_clear()
    begun = time.process_time()

    load_gazetteer().find("Nvidia")

    assert time.process_time() - begun < 1.5


def test_each_problem_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "acme,Organization,bank,Acme,,,Shared,,MY,,,,,,,high,",
        "acme,Organization,bank,Other,,,,,ZZ,nobody,,,,,,high,",
        "Bad Id,Organization,bank,Third,,,Shared,,,,,a b,123,X1,,sure,",
    )

    found = problems(read_entries(path), {})

    assert found == [
        "line 3: 'ZZ' is no ISO 3166-1 alpha-2 code",
        "line 3: id 'acme' is already that of line 2",
        "line 3: parent 'nobody' is the id of no row",
        "line 4: 'SHARED' stands for Bad Id and acme",
        "line 4: 'Shared' stands for Bad Id and acme",
        "line 4: LEI '123' fails its check digits",
        "line 4: confidence 'sure' is malformed",
        "line 4: id 'Bad Id' is no slug; expected 'bad-id'",
        "line 4: qid 'X1' is malformed",
        "line 4: ticker 'a b' is malformed",
    ]


def test_a_listed_ambiguity_is_no_problem(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "one,Organization,bank,One,,,XY,,,,,,,,1,high,",
        "two,Organization,bank,Two,,,XY,,,,,,,,1,high,",
    )

    found = problems(read_entries(path), {"XY": frozenset({"one", "two"})})

    assert [] == found


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("x,Ship,,Titanic,,,,,,,,,,,,high,", "gazetteer line 2: 'Ship' is not a valid Kind"),
        (",Place,city,Nowhere,,,,,,,,,,,,high,", "gazetteer line 2: a row needs an id and a name"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = written(tmp_path, row)

    with pytest.raises(ContractError, match=message):
        read_entries(path)


def test_the_check_as_a_command_names_a_file_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([str(tmp_path / "missing.csv")])

    assert code == 1
    assert "cannot read the table missing.csv" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "valid"),
    [("9845005D09BD6A4U1D27", True), ("9845005D09BD6A4U1D28", False), ("short", False)],
)
def test_the_check_digits_of_an_lei_are_computed(code: str, valid: bool) -> None:
    assert is_lei(code) is valid
