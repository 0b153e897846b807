"""Answers for a terminal: one readable line a hop, the quote and its source under it."""

from __future__ import annotations

from collections.abc import Iterator

from queries.answers import Answer, Answers, Hop, HopEvidence
from queries.render_figures import figure_lines
from queries.wording import name_of, source, step, voice

_QUOTE = 400
FIGURES = "Figures of trade tables, each as its source counts it:"


def text(answers: Answers) -> str:
    """All answers, numbered, with what the asker should know before reading them."""
    return "\n".join(_lines(answers)) + "\n"


def _lines(answers: Answers) -> Iterator[str]:
    yield answers.question
    yield as_of(answers)
    for warning in answers.warnings:
        yield f"Note: {warning}"
    if not answers.answers and not answers.observations:
        yield "No source in this case states an answer; that is no proof that there is none."
    for count, answer in enumerate(answers.answers, start=1):
        yield ""
        yield f"{count}. {headline(answer)}"
        yield from (f"   {line}" for line in _answer(answer))
    if answers.observations:
        yield from ("", FIGURES)
        yield from (f"   {line}" for line in figure_lines(answers.observations))


def as_of(answers: Answers) -> str:
    """The two clocks of an answer: the valid day, and what was recorded."""
    valid = "any day" if answers.valid_at is None else answers.valid_at.isoformat()
    known = "now" if answers.known_at is None else answers.known_at.isoformat()
    return f"As of: valid on {valid}, known by {known}"


def headline(answer: Answer) -> str:
    """The ends of the path."""
    return " … ".join(name_of(node) for node in (answer.nodes[0], answer.nodes[-1]))


def summary(answer: Answer) -> str:
    """How far to trust the path: strength, weakest hop, strongest doubt, sources, dispute."""
    weakest = answer.weakest
    parts = [f"strength {answer.strength:.2f} (that the sources say so)"]
    if len(answer.hops) > 1:
        ends = " – ".join(name_of(node) for node in weakest.ends)
        parts.append(f"weakest hop {ends} {weakest.confidence:.2f}")
    parts.append(f"strongest doubt: {answer.strongest_doubt.value}")
    sources = answer.independent_sources
    parts.append(f"{sources} independent source{'' if sources == 1 else 's'} at the thinnest hop")
    return "; ".join(parts + (["DISPUTED"] if answer.disputed else []))


def _answer(answer: Answer) -> Iterator[str]:
    yield summary(answer)
    if answer.reason:
        yield answer.reason
    for hop in answer.hops:
        yield from _hop(hop, step(hop))
    for gap in answer.missing:
        yield f"missing: {gap}"
    for hop in answer.side:
        yield from _hop(hop, f"{hop.role}: {step(hop)}")


def _hop(hop: Hop, line: str) -> Iterator[str]:
    yield line
    for piece in hop.evidence:
        yield from _evidence(piece)
    for piece in hop.denials:
        yield from _evidence(piece)


def _evidence(piece: HopEvidence) -> Iterator[str]:
    yield f"    “{shortened(piece.quote)}”"
    recorded = "" if piece.recorded is None else f"; recorded {piece.recorded.date().isoformat()}"
    yield f"    — {voice(piece)} ({source(piece)}{recorded})"


def shortened(quote: str) -> str:
    """The quote on one line; a very long one is cut, and shows that it is."""
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1] + "…"
