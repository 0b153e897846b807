"""A diff report as one HTML file: nothing is loaded from anywhere, and it prints on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from graph.diff import ChangeKind, GraphDiff
from graph.diff.wording import one_line
from queries.report_outline import CAUSES, CAUTION, Outline, outline
from queries.report_parts import Line, Quote, Section

_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_STYLE = """
@page { size: A4; margin: 18mm }
:root { color-scheme: light }
body { font: 1rem/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #ffffff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.7rem; line-height: 1.2 }
h2 { font-size: 1.25rem; border-bottom: 1px solid #767676; margin-top: 2rem }
h3 { font-size: 1rem; margin: 0 0 .25rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
caption { text-align: left; font-weight: bold; padding: .5rem 0 }
th, td { border-bottom: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top }
td.number, th.number { text-align: right }
article { border-left: .3rem solid #4a4a4a; padding-left: .8rem; margin: 1.2rem 0 }
article.appeared { border-color: #0b5d1e } article.vanished { border-color: #8a1c1c }
article.changed { border-color: #1d3f8a }
article p { margin: .25rem 0 }
.kind { font-variant: small-caps; font-weight: bold }
blockquote { margin: .5rem 0 .5rem 1rem; font-size: .92rem }
blockquote footer { color: #4a4a4a; font-size: .85rem }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt }
  article, tr { break-inside: avoid } h2, h3 { break-after: avoid }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render_html(diff: GraphDiff, *, title: str = "What changed", quotes: int = 5) -> str:
    """The report as a self-contained page, with at most `quotes` quotes under a line."""
    plan = outline(diff, quotes=quotes)
    name = escape(one_line(title))
    parts = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{name}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{name}</h1>",
        *_head(plan),
        *_body(plan),
        "</main>",
        "</body>",
        "</html>",
    )
    return "\n".join(parts) + "\n"


def _head(plan: Outline) -> Iterator[str]:
    yield f"<p>From: {escape(plan.before)}<br>To: {escape(plan.after)}</p>"
    if not plan.counts and not plan.folded:
        yield "<p>Nothing changed between these two moments.</p>"
        return
    yield f"<p>{escape(CAUTION)}</p>"
    yield from _summary(plan)


def _summary(plan: Outline) -> Iterator[str]:
    yield "<table>"
    yield "<caption>Changes by cause</caption>"
    kinds = "".join(f'<th scope="col" class="number">{kind.capitalize()}</th>' for kind in ChangeKind)
    yield f'<thead><tr><th scope="col">Cause</th><th scope="col">Meaning</th>{kinds}</tr></thead>'
    yield "<tbody>"
    for cause, meaning in CAUSES.items():
        numbers = [plan.counts[cause, kind] for kind in ChangeKind]
        if any(numbers):
            cells = "".join(f'<td class="number">{number}</td>' for number in numbers)
            yield f'<tr><th scope="row">{cause}</th><td>{escape(meaning)}</td>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _body(plan: Outline) -> Iterator[str]:
    for number, section in enumerate(plan.sections, start=1):
        yield from _section(section, f"part-{number}")
    if plan.folded:
        yield f"<p>Entities whose only change is that quoted claims mention them: {plan.folded}.</p>"


def _section(section: Section, anchor: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{anchor}">'
    yield f'<h2 id="{anchor}">{escape(section.title)}</h2>'
    for line in section.lines:
        yield from _line(line)
    yield "</section>"


def _line(line: Line) -> Iterator[str]:
    yield f'<article class="{line.kind}">'
    yield f'<h3><span class="kind">{line.kind.capitalize()}:</span> <bdi>{escape(line.what)}</bdi></h3>'
    yield f"<p>Cause: {line.cause}</p>"
    for quote in line.quotes:
        yield _quote(quote)
    for denial in line.denials:
        yield f"<p>Denied by <bdi>{escape(denial.speaker)}</bdi>:</p>"
        yield _quote(denial)
    if line.repeated:
        yield f"<p>Claims quoted above: {line.repeated}</p>"
    if line.left_out:
        yield f"<p>Further claims, not quoted here: {line.left_out}</p>"
    yield "</article>"


def _quote(quote: Quote) -> str:
    turn = f"{quote.turn}; " if quote.turn else ""
    spoken = f' lang="{quote.language}"' if _LANGUAGE.fullmatch(quote.language) else ""
    return (
        f'<blockquote><p{spoken} dir="auto">“{escape(quote.text)}”</p>'
        f"<footer>{turn}{quote.stance}, says <bdi>{escape(quote.speaker)}</bdi>; "
        f"<bdi>{escape(quote.source)}</bdi>; {escape(quote.details)}</footer></blockquote>"
    )
