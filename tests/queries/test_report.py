from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from graph.diff import GraphDiff, diff_views
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation, Stance
from graph.view import GraphView, derive_view
from graph.when import Period
from queries.report import render_html, render_json, render_markdown
from queries.report_outline import outline
from tests.strategies import FixedLedger, views

QUOTE = "Chinese investors are said to have paid for it."
HOSTILE = (
    '<script src="http://evil.example/x.js">alert(1)</script>[a](javascript:x) | *b*\n# c www.evil.example'
)


class Papers(FixedLedger):
    """A fixed ledger whose documents come from papers with names and dates."""

    def documents(self, known_at: datetime | None = None) -> Iterator[Document]:
        for document in super().documents(known_at):
            yield replace(document, publisher="The Paper", published="2025-11-30", language="en")


def organization(name: str, *, named: bool = True) -> Mention:
    return Mention(name, Kind.ORGANIZATION, named, name.casefold())


def a_claim(*, subject: str = "Investors", target: str = "Operators", document: str = "d1") -> Claim:
    return Claim(
        subject=organization(subject, named=False),
        relation=Relation.FINANCES,
        object=organization(target, named=False),
        evidence=Evidence(document, 0, len(QUOTE), QUOTE),
        stance=Stance.REPORTED,
        attribution=("Welt am Sonntag", "media reports"),
        confidence=0.6,
    )


def a_denial(*, document: str = "d2") -> Claim:
    quote = "We deny it."
    return replace(
        a_claim(document=document),
        stance=Stance.DENIED,
        attribution=("a spokesperson",),
        evidence=Evidence(document, 0, len(quote), quote),
    )


def a_view(*claims: Claim, position: int = 1) -> GraphView:
    return derive_view(Papers(claims, position=position))


def a_diff(*claims: Claim, known: tuple[Claim, ...] = ()) -> GraphDiff:
    return diff_views(a_view(*known, position=0), a_view(*claims))


class Page(HTMLParser):
    """The elements of a page; fails on one that is not closed in order."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]


# --- Markdown ---


def test_a_new_hedged_edge_reads_with_its_cause_quote_source_and_doubt() -> None:
    text = render_markdown(a_diff(a_claim()), title="Monday")

    assert text == (
        "# Monday\n"
        "\n"
        "- From: holding on any day, as known at ledger row 0\n"
        "- To: holding on any day, as known at ledger row 1\n"
        "\n"
        "Every line repeats what sources say and how firmly they say it. A vanished line is no longer "
        "supported by a live claim on that day; that does not make it untrue.\n"
        "\n"
        "| Cause | Meaning | Appeared | Vanished | Changed |\n"
        "|---|---|--:|--:|--:|\n"
        "| new source | a document that was not known before | 3 | 0 | 0 |\n"
        "\n"
        "## Financing, ownership and control\n"
        "\n"
        "- **Appeared:** Investors (unnamed) → FINANCES → Operators (unnamed) (reported)\n"
        "  - Cause: new source\n"
        f"  - “{QUOTE}” (reported, says Welt am Sonntag, citing media reports; The Paper, 2025-11-30; "
        "confidence 0.60)\n"
        "\n"
        "## Entities\n"
        "\n"
        "- **Appeared:** Investors (unnamed), Organization (only reported)\n"
        "  - Cause: new source\n"
        "  - Claims quoted above: 1\n"
        "- **Appeared:** Operators (unnamed), Organization (only reported)\n"
        "  - Cause: new source\n"
        "  - Claims quoted above: 1\n"
    )


def test_a_new_denial_is_named_with_who_denies() -> None:
    text = render_markdown(a_diff(a_claim(), a_denial(), known=(a_claim(),)))

    assert (
        "(reported, disputed): now disputed; +1 denial\n"
        "  - Cause: new source\n"
        "  - Denied by a spokesperson: “We deny it.” (new; denied, says a spokesperson; "
        "The Paper, 2025-11-30; confidence 0.60)\n"
    ) in text


def test_a_claim_that_no_longer_counts_says_so() -> None:
    both = (a_claim(), a_claim(document="d3"))

    text = render_markdown(a_diff(a_claim(), known=both))

    assert f"  - “{QUOTE}” (no longer counted; reported, says" in text


def test_an_edge_that_vanishes_still_names_who_denied_it() -> None:
    text = render_markdown(a_diff(a_denial(), known=(a_claim(), a_denial())))

    assert "**Vanished:** Investors (unnamed) → FINANCES → Operators (unnamed) (reported, disputed)" in text
    assert "Denied by a spokesperson: “We deny it.” (denied, says" in text


def test_an_empty_diff_says_that_nothing_changed() -> None:
    diff = a_diff(a_claim(), known=(a_claim(),))

    texts = (render_markdown(diff), render_html(diff))

    assert all("Nothing changed between these two moments." in text for text in texts)


def test_no_mark_in_a_name_or_quote_takes_effect_in_markdown() -> None:
    claim = a_claim(subject=HOSTILE)
    claim = replace(claim, evidence=Evidence("d1", 0, len(HOSTILE), HOSTILE), attribution=(HOSTILE,))

    html = MarkdownIt("commonmark").enable("table").render(render_markdown(a_diff(claim), title=HOSTILE))

    tags = set(Page(html).tags())
    assert tags == {"h1", "h2", "ul", "li", "p", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    assert "http\\://" not in html
    assert html.count("<h1>") == 1


def test_addresses_in_names_are_not_spelled_as_links_in_markdown() -> None:
    text = render_markdown(a_diff(a_claim(subject=HOSTILE)))

    assert "http://" not in text
    assert "www.evil" not in text


# --- HTML ---


def test_a_page_tells_its_language_and_title_and_closes_what_it_opens() -> None:
    page = Page(render_html(a_diff(a_claim()), title="Monday"))

    assert ("html", {"lang": "en"}) in page.elements
    assert page.words.count("Monday") == 2
    assert page.open == []


def test_headings_go_down_one_level_at_a_time() -> None:
    tags = Page(render_html(a_diff(a_claim(), a_denial()))).tags()
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_the_table_has_a_caption_and_every_header_a_scope() -> None:
    page = Page(render_html(a_diff(a_claim())))

    assert "caption" in page.tags()
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in page.elements if tag == "th")


def test_a_page_loads_nothing_and_links_nowhere() -> None:
    page = render_html(a_diff(replace(a_claim(subject="Acme"), attribution=())))

    assert not re.search(r"https?:|//|url\(|@import|\b(src|href|srcset|action)=", page)


def test_no_mark_in_a_name_or_quote_takes_effect_in_html() -> None:
    claim = a_claim(subject=HOSTILE + '"onload="x')
    claim = replace(claim, evidence=Evidence("d1", 0, len(HOSTILE), HOSTILE), attribution=(HOSTILE,))

    hostile, harmless = (Page(render_html(diff, title="t")) for diff in (a_diff(claim), a_diff(a_claim())))

    assert hostile.elements == harmless.elements


def test_a_quote_carries_the_language_of_its_document_if_that_is_a_language() -> None:
    diff = a_diff(a_claim())
    strange = replace(diff, documents={"d1": replace(diff.documents["d1"], language='x" y="')})

    pages = [Page(render_html(each)) for each in (diff, strange)]

    assert [("p", {"lang": "en", "dir": "auto"}) in page.elements for page in pages] == [True, False]


def test_every_colour_of_text_stands_out_from_the_white_page() -> None:
    colours = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", render_html(a_diff(a_claim()))))

    assert colours
    assert all(_contrast_with_white(colour) >= 7 for colour in colours)


def _contrast_with_white(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)


def test_a_page_is_laid_out_for_a4() -> None:
    assert "@page { size: A4" in render_html(a_diff(a_claim()))


def test_html_and_markdown_say_the_same_of_denials_and_further_claims() -> None:
    many = tuple(replace(a_claim(document=f"d{n}"), attribution=(f"s{n}",)) for n in range(3, 10))
    diff = a_diff(*many, a_denial())

    texts = (render_html(diff, quotes=2), render_markdown(diff, quotes=2))

    assert all(text.count("Further claims, not quoted here: 5") == 1 for text in texts)
    assert "<p>Denied by <bdi>a spokesperson</bdi>:</p>" in texts[0]
    assert "Denied by a spokesperson:" in texts[1]


# --- the plan ---


def test_money_comes_first_then_disputed_then_the_rest_and_entities_last() -> None:
    quiet, loud = a_claim(target="A"), a_claim(target="Operators")
    site = Mention("Campus", Kind.DATA_CENTRE, True, "site-campus")
    runs = replace(a_claim(), relation=Relation.OPERATES, object=site, attribution=())
    home = replace(
        runs, relation=Relation.LOCATED_IN, subject=site, object=Mention("Johor", Kind.PLACE, True, "j")
    )

    plan = outline(a_diff(quiet, loud, a_denial(), runs, home))

    assert [section.title for section in plan.sections] == [
        "Financing, ownership and control",
        "Operation, customers and supply",
        "Other relations",
        "Entities",
    ]
    assert ["disputed" in line.what for line in plan.sections[0].lines] == [True, False]


def test_an_entity_that_is_only_mentioned_once_more_is_counted_and_not_listed() -> None:
    diff = a_diff(a_claim(), a_claim(document="d3"), known=(a_claim(),))

    texts = (render_markdown(diff), render_html(diff))

    assert outline(diff).folded == 2
    assert all("Entities whose only change is that quoted claims mention them: 2." in text for text in texts)


def test_a_denial_of_what_no_source_states_is_still_shown_with_its_entities() -> None:
    known = replace(a_claim(), relation=Relation.OWNS)

    text = render_markdown(a_diff(known, a_denial(), known=(known,)))

    assert "“We deny it.” (new; denied, says a spokesperson" in text


def test_moments_read_as_days_and_times() -> None:
    before, after = a_view(position=0), a_view(a_claim())
    known = replace(before, valid_at=date(2025, 1, 1), known_at=datetime(2026, 1, 1, tzinfo=UTC))

    text = render_markdown(diff_views(known, after))

    assert "- From: holding on 2025-01-01, as known at 2026-01-01T00:00:00+00:00\n" in text


@pytest.mark.parametrize(
    ("document", "source"),
    [
        (Document("d1", "t", publisher="The Paper", published="2025"), "The Paper, 2025"),
        (Document("d1", "t", title="A title"), "A title, undated"),
        (Document("d1", "t"), "document d1, undated"),
        (None, "document d1"),
    ],
)
def test_a_source_is_named_as_well_as_it_is_known(document: Document | None, source: str) -> None:
    claim = replace(a_claim(), attribution=(), valid=Period.parse("2024", None))
    diff = replace(a_diff(claim), documents={} if document is None else {"d1": document})

    quote = outline(diff).sections[0].lines[0].quotes[0]

    assert quote.source == source
    assert quote.speaker == ((document and document.publisher) or "the document itself")
    assert quote.details == "holds from 2024, confidence 0.60"


@given(views(), views())
def test_every_quote_of_a_report_carries_its_stance(one: GraphView, other: GraphView) -> None:
    diff = diff_views(one, other)
    lines = [line for section in outline(diff).sections for line in section.lines]
    quotes = [quote for line in lines for quote in (*line.quotes, *line.denials)]

    footers = re.findall(r"<footer>(?:new; |no longer counted; )?(\w+), says", render_html(diff))

    assert footers == [quote.stance.value for quote in quotes]


@given(views(), views())
def test_no_claim_that_changed_an_edge_is_lost_from_the_report(one: GraphView, other: GraphView) -> None:
    plan = outline(diff_views(one, other), quotes=0)
    edges = [c for c in diff_views(one, other).changes if c.relation is not None]
    lines = [line for section in plan.sections for line in section.lines if section.title != "Entities"]

    counted = sum(line.repeated + line.left_out for line in lines)

    assert counted == sum(len(set(change.claims) - set(change.denials)) for change in edges)


# --- JSON ---


def test_json_is_the_diff_with_the_evidence_and_its_sources() -> None:
    diff = a_diff(a_claim())

    data = json.loads(render_json(diff))

    assert data["changes"] == diff.to_json()["changes"]
    assert data["evidence"][a_claim().id]["evidence"]["quote"] == QUOTE
    assert data["evidence"][a_claim().id]["source"]["publisher"] == "The Paper"


def test_json_names_the_document_even_if_it_is_not_at_hand() -> None:
    data = json.loads(render_json(replace(a_diff(a_claim()), documents={})))

    assert data["evidence"][a_claim().id]["source"] == {"document": "d1"}


def test_a_report_with_a_lone_surrogate_can_be_written_to_a_file() -> None:
    claim = replace(a_claim(), evidence=Evidence("d1", 0, 2, "a\ud800"))
    diff = a_diff(claim)

    texts = [render(diff) for render in (render_json, render_html, render_markdown)]

    assert all(text.encode("utf-8") for text in texts)
    assert json.loads(texts[0])["evidence"][claim.id]["evidence"]["quote"] == "a\ud800"
