"""Answers as Markdown: a heading an answer, a list item a hop, its quotes as block quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from queries.answers import Answer, Answers, Hop, HopEvidence
from queries.render_figures import figure_lines
from queries.render_text import FIGURES, as_of, headline, shortened, summary
from queries.wording import source, step, voice

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(answers: Answers) -> str:
    """All answers as one document."""
    return "\n".join(_lines(answers)) + "\n"


def _lines(answers: Answers) -> Iterator[str]:
    yield f"# {escaped(answers.question)}"
    yield ""
    yield escaped(as_of(answers))
    for warning in answers.warnings:
        yield from ("", f"> Note: {escaped(warning)}")
    if not answers.answers and not answers.observations:
        yield from ("", "No source in this case states an answer; that is no proof that there is none.")
    for count, answer in enumerate(answers.answers, start=1):
        yield from ("", f"## {count}. {escaped(headline(answer))}", "")
        yield from _answer(answer)
    if answers.observations:
        yield from ("", f"## {FIGURES.removesuffix(':')}", "")
        yield from (_figure_line(line) for line in figure_lines(answers.observations))


def _figure_line(line: str) -> str:
    """A list item for a figure; what stands under it stays under it."""
    words = escaped(line.strip())
    return f"  - {words}" if line.startswith(" ") else f"- {words}"


def escaped(text: str) -> str:
    """`text` with what Markdown would read as its own marked as plain."""
    return _SPECIAL.sub(r"\\\1", text)


def _answer(answer: Answer) -> Iterator[str]:
    yield escaped(summary(answer))
    if answer.reason:
        yield from ("", escaped(answer.reason))
    yield ""
    for hop in answer.hops:
        yield from _hop(hop, escaped(step(hop)))
    for gap in answer.missing:
        yield f"- **missing:** {escaped(gap)}"
    for hop in answer.side:
        yield from _hop(hop, f"*{escaped(hop.role)}:* {escaped(step(hop))}")


def _hop(hop: Hop, line: str) -> Iterator[str]:
    yield f"- {line}"
    for piece in (*hop.evidence, *hop.denials):
        yield from _evidence(piece)


def _evidence(piece: HopEvidence) -> Iterator[str]:
    recorded = "" if piece.recorded is None else f"; recorded {piece.recorded.date().isoformat()}"
    link = f" <{piece.uri}>" if piece.uri and piece.uri.startswith(("https://", "http://")) else ""
    yield ""
    yield f"  > “{escaped(shortened(piece.quote))}”"
    yield "  >"
    yield f"  > — {escaped(voice(piece))} ({escaped(source(piece) + recorded)}){link}"
    yield ""
