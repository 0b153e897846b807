"""A diff report as Markdown. Names and quotes come from strangers: none of their marks takes effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.diff import ChangeKind, GraphDiff
from queries.report_outline import CAUSES, CAUTION, Outline, outline
from queries.report_parts import Line, Quote

_MARKS = re.compile(r"[\\`*_\[\]#|~$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_markdown(diff: GraphDiff, *, title: str = "What changed", quotes: int = 5) -> str:
    """The report in Markdown, with at most `quotes` quotes under a line."""
    plan = outline(diff, quotes=quotes)
    return "\n".join((*_head(plan, title), *_body(plan))) + "\n"


def escape(text: str) -> str:
    """`text` as Markdown that shows it to the letter: no markup, no link, no HTML."""
    return _MARKS.sub(r"\\\g<0>", text).translate(_ENTITIES)


def _head(plan: Outline, title: str) -> Iterator[str]:
    yield from (f"# {escape(title)}", "")
    yield from (f"- From: {plan.before}", f"- To: {plan.after}", "")
    if not plan.counts and not plan.folded:
        yield "Nothing changed between these two moments."
        return
    yield from (CAUTION, "", "| Cause | Meaning | Appeared | Vanished | Changed |", "|---|---|--:|--:|--:|")
    for cause, meaning in CAUSES.items():
        numbers = [plan.counts[cause, kind] for kind in ChangeKind]
        if any(numbers):
            yield f"| {cause} | {meaning} | {' | '.join(map(str, numbers))} |"


def _body(plan: Outline) -> Iterator[str]:
    for section in plan.sections:
        yield from ("", f"## {section.title}", "")
        for line in section.lines:
            yield from _line(line)
    if plan.folded:
        yield from ("", f"Entities whose only change is that quoted claims mention them: {plan.folded}.")


def _line(line: Line) -> Iterator[str]:
    yield f"- **{line.kind.capitalize()}:** {escape(line.what)}"
    yield f"  - Cause: {line.cause}"
    for quote in line.quotes:
        yield f"  - {_quote(quote)}"
    for denial in line.denials:
        yield f"  - Denied by {escape(denial.speaker)}: {_quote(denial)}"
    if line.repeated:
        yield f"  - Claims quoted above: {line.repeated}"
    if line.left_out:
        yield f"  - Further claims, not quoted here: {line.left_out}"


def _quote(quote: Quote) -> str:
    turn = f"{quote.turn}; " if quote.turn else ""
    return (
        f"“{escape(quote.text)}” ({turn}{quote.stance}, says {escape(quote.speaker)}; "
        f"{escape(quote.source)}; {escape(quote.details)})"
    )
