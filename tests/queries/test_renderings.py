from __future__ import annotations

import json
from datetime import date

import pytest
from markdown_it import MarkdownIt

from queries.answers import Answer, Answers
from queries.disputes import disputed
from queries.financing import financing_behind
from queries.ownership import owners_of
from queries.render_frame import COLUMNS
from queries.render_markdown import escaped
from queries.render_text import shortened
from queries.routes import chip_route
from queries.trade import trade_by_destination
from tests.queries.world import Held


@pytest.fixture(scope="module")
def financing(world: Held) -> Answers:
    return financing_behind(world, place="MY,SG", investor_country="CN", valid_at=date(2025, 6, 1))


def test_the_text_has_a_line_a_hop_and_the_quote_and_source_under_it(financing: Answers) -> None:
    lines = [line.strip() for line in financing.text().splitlines()]

    at = next(
        i for i, line in enumerate(lines) if line.startswith("“chinesischen Investoren” (unnamed, CN) → ")
    )
    assert lines[at : at + 3] == [
        "“chinesischen Investoren” (unnamed, CN) → FINANCES → “Die lokalen Betreiber” (unnamed) "
        "(purpose Kauf der Supercomputer) [asserted by Welt am Sonntag; 1 independent source]",
        "“Finanziert wird der Kauf von chinesischen Investoren.”",
        "— asserted by Welt am Sonntag (Title of doc, Welt am Sonntag, 2025-11-30, characters 0–53; "
        "recorded 2026-01-01)",
    ]


def test_the_text_names_both_clocks_the_trust_and_the_gaps(financing: Answers) -> None:
    text = financing.text()

    assert "As of: valid on 2025-06-01, known by now" in text
    assert "strongest doubt: alleged" in text
    assert "; DISPUTED" in text
    assert "missing: where Hidden Hall lies" in text
    assert "customer: " in text
    assert "— denied by The Herald, citing DayOne" in text


def test_no_answer_is_no_proof(world: Held) -> None:
    answers = owners_of(world, "Coatue")

    assert "that is no proof that there is none" in answers.text()
    assert "that is no proof that there is none" in answers.markdown()


def test_markdown_keeps_the_hedges_and_parses(financing: Answers) -> None:
    markdown = financing.markdown()

    tokens = MarkdownIt().parse(markdown)
    assert [t.tag for t in tokens if t.type == "heading_open"].count("h2") == len(financing.answers)
    assert "DISPUTED: denied by The Herald, citing DayOne" in markdown
    assert "**missing:** where Hidden Hall lies" in markdown


def test_markdown_takes_names_as_plain_text() -> None:
    assert escaped("a*b_[c](d)<e>") == r"a\*b\_\[c\](d)\<e\>"


def test_markdown_notes_come_before_the_answers(world: Held) -> None:
    markdown = trade_by_destination(world).markdown()

    assert markdown.index("> Note:") < markdown.index("## 1.")


def test_the_frame_has_one_row_a_hop(financing: Answers) -> None:
    frame = financing.frame()

    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == sum(len(a.hops) + len(a.side) for a in financing.answers)
    assert set(frame["stance"]) == {"asserted", "reported", "alleged", "planned"}
    assert frame.loc[frame["disputed"], "denied_by"].tolist() == [["The Herald, citing DayOne"]]


def test_a_frame_of_nothing_has_the_columns(world: Held) -> None:
    frame = owners_of(world, "Coatue").frame()

    assert (len(frame), tuple(frame.columns)) == (0, COLUMNS)


def test_the_graph_has_each_hop_once_with_its_stance(financing: Answers) -> None:
    graph = financing.networkx()

    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(keys) == len(set(keys))
    (edge,) = graph.get_edge_data("hillhouse", "dayone").values()
    assert (edge["stance"], edge["disputed"], edge["relation"]) == ("alleged", True, "FINANCES")
    assert graph.nodes["doc:investors"]["named"] is False


def test_the_json_holds_everything_and_dumps(world: Held, financing: Answers) -> None:
    data = json.loads(json.dumps(financing.to_json(), ensure_ascii=False))

    assert (data["valid_at"], data["known_at"], data["truncated"]) == ("2025-06-01", None, False)
    assert data["parameters"] == {"place": ["MY", "SG"], "investor_country": "CN"}
    hop = next(h for a in data["answers"] for h in a["hops"] if h["disputed"])
    assert hop["stance"] == "alleged"
    assert hop["denials"][0]["stance"] == "denied"
    piece = hop["evidence"][0]
    text = world.view.documents[piece["document"]].text
    assert text[piece["start"] : piece["end"]] == piece["quote"]


def test_quantities_stay_intervals_in_json(world: Held) -> None:
    first = trade_by_destination(world).to_json()["answers"][0]["hops"][0]

    assert first["qualifiers"]["amount"] == {
        "min": 12e9,
        "max": None,
        "approx": False,
        "currency": "USD",
        "comparator": "more than",
    }


def test_what_is_only_denied_reads_as_denied_everywhere(world: Held) -> None:
    answers = disputed(world, "ByteDance")

    (hop,) = answers.to_json()["answers"][0]["hops"]
    assert (hop["edge"], hop["stance"], hop["confidence"]) == (None, "denied", 0.0)
    assert "[no source states it; DENIED by The Herald, citing ByteDance]" in answers.text()
    assert "denied:bytedance:OWNS:island-hosting" in {k for _, _, k in answers.networkx().edges(keys=True)}


def test_gaps_of_a_route_are_in_the_text(world: Held) -> None:
    text = chip_route(world, "H100").text()

    assert "missing: purchase: that DayOne bought H100" in text


def test_a_very_long_quote_is_cut_and_shows_it() -> None:
    assert shortened("a\n  b") == "a b"
    assert shortened("x" * 1000).endswith("x…")


def test_an_answer_needs_a_hop(world: Held) -> None:
    node = world.view.nodes["dayone"]

    with pytest.raises(ValueError, match="without one nothing is stated"):
        Answer(nodes=(node,), hops=())
