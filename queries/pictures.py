"""A picture of the answers: a lane each, the path from left to right; readable without colour.

Invariant: no line looks firmer than its sources. A hedged hop is dashed and carries its stance, a disputed
one says so, what is only denied is dotted; an unnamed party has a dotted box.
"""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.schema import Relation, Stance
from queries.answers import Answers, Hop
from queries.lanes import GAP, WIDE, Box, Lane, Line, Point, lanes_of
from queries.render_text import as_of
from queries.wording import details, party

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

_CAP = 12
_DPI = {"svg": 72, "png": 150}
_LEFT, _HEAD, _FOOT = WIDE / 2, 0.9, 0.5
_FONTS = (
    "DejaVu Sans",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Heiti SC",
    "Microsoft YaHei",
    "SimHei",
    "Arial Unicode MS",
)
_LEGEND = "solid: asserted · dashed: hedged or planned · dotted line: only denied · dotted box: unnamed party"

_Plain = Callable[[str], str]


def svg(answers: Answers) -> bytes:
    """The picture as SVG. Text stays text, so that the viewer's own fonts show every script."""
    return _picture(answers, "svg", plain=str)


def png(answers: Answers) -> bytes:
    """The picture as PNG; a character that no font here has is written as its code point."""
    return _picture(answers, "png", plain=drawable)


def _picture(answers: Answers, form: str, *, plain: _Plain) -> bytes:
    import matplotlib
    from matplotlib.figure import Figure

    lanes = lanes_of(answers.answers[:_CAP])
    with matplotlib.rc_context(), warnings.catch_warnings():
        matplotlib.rcParams["font.family"] = list(_installed())
        matplotlib.rcParams["svg.fonttype"] = "none"
        matplotlib.rcParams["svg.hashsalt"] = "siliconveil"
        matplotlib.rcParams["text.parse_math"] = False
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        wide, tall = _size(lanes)
        figure = Figure(figsize=(wide, tall), dpi=_DPI[form])
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0), xlim=(-_LEFT, wide - _LEFT), ylim=(_HEAD - tall, _HEAD))
        axes.set_axis_off()
        _draw_margins(axes, answers, _HEAD - tall, plain)
        for lane in lanes:
            _draw_lane(axes, lane, plain)
        figure.draw_without_rendering()  # lines end at boxes, whose size is known once they were drawn
        return _saved(figure, form)


def _size(lanes: tuple[Lane, ...]) -> Point:
    """Width and height in inches."""
    right = max((box.at[0] for lane in lanes for box in lane.boxes), default=0.0)
    bottom = lanes[-1].bottom if lanes else -GAP
    return max(right + 2 * _LEFT, 6.5), _HEAD - bottom + _FOOT


def _saved(figure: Figure, form: str) -> bytes:
    out = io.BytesIO()
    metadata: Mapping[str, Any] = {"Date": None} if form == "svg" else {"Software": None}
    figure.savefig(out, format=form, dpi=_DPI[form], metadata=dict(metadata))
    return out.getvalue()


def _draw_margins(axes: Axes, answers: Answers, bottom: float, plain: _Plain) -> None:
    left = -_LEFT + 0.15
    head = f"{answers.question}\n{as_of(answers)}"
    axes.text(left, _HEAD - 0.15, plain(head), fontsize=10, va="top")
    more = len(answers.answers) - _CAP
    foot = f"{_LEGEND}\n{more} more answers are not drawn" if more > 0 else _LEGEND
    axes.text(left, bottom + 0.1, plain(foot), fontsize=7, va="bottom")
    if not answers.answers:
        axes.text(left, -GAP / 2, "No source in this case states an answer.", fontsize=9)


def _draw_lane(axes: Axes, lane: Lane, plain: _Plain) -> None:
    answer = lane.answer
    head = f"{lane.number}. strength {answer.strength:.2f}, strongest doubt: {answer.strongest_doubt.value}"
    head += ", DISPUTED" if answer.disputed else ""
    head += f", missing: {'; '.join(answer.missing)}" if answer.missing else ""
    axes.text(-_LEFT + 0.15, lane.top - 0.2, plain(head), fontsize=7, va="top")
    boxes = {box.at: _draw_box(axes, box, plain) for box in lane.boxes}
    for line in lane.lines:
        _draw_line(axes, line, boxes)
        patch = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        label = plain(label_of(line.hop))
        axes.text(*line.label, label, ha="center", va="center", fontsize=6.5, bbox=patch, zorder=2)


def _draw_box(axes: Axes, box: Box, plain: _Plain) -> Text:
    label = "\n".join(textwrap.wrap(plain(party(box.node)), 24)[:3] or [box.node.id])
    line, style = ("solid", "normal") if box.node.named else ("dotted", "italic")
    shape = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": "black", "linestyle": line}
    return axes.text(
        *box.at, label, ha="center", va="center", fontsize=8, fontstyle=style, bbox=shape, zorder=3
    )


def _draw_line(axes: Axes, line: Line, boxes: Mapping[Point, Text]) -> None:
    arrow = {
        "arrowstyle": "-|>",
        "linestyle": _stroke(line.hop),
        "color": "black",
        "linewidth": 1.0,
        "patchA": boxes[line.start].get_bbox_patch(),
        "patchB": boxes[line.end].get_bbox_patch(),
        "connectionstyle": _way(line),
    }
    axes.annotate("", xy=line.end, xytext=line.start, arrowprops=arrow, zorder=1)


def _way(line: Line) -> str:
    """The line's way in matplotlib's terms: down and across, or an arc."""
    if not line.hangs:
        return f"arc3,rad={line.bend}"
    down, across = "-90", "180"
    first, last = (down, across) if line.start[1] > line.end[1] else (across, down)
    return f"angle,angleA={first},angleB={last},rad=0"


def _stroke(hop: Hop) -> str:
    if hop.stance is Stance.DENIED:
        return "dotted"
    return "dashed" if hop.hedged else "solid"


def label_of(hop: Hop) -> str:
    """The hop's relation, its figure for trade or shares, its stance unless asserted, and any dispute."""
    lines = [hop.relation.value]
    if hop.relation is Relation.EXPORTS_TO or "share" in hop.qualifiers:
        lines += textwrap.wrap(details(hop), 30)[:3]
    if hop.hedged:
        lines.append(f"[{hop.stance.value}]")
    if hop.disputed:
        lines.append("[DISPUTED]")
    return "\n".join(lines)


@cache
def _installed() -> tuple[str, ...]:
    """The families of `_FONTS` that this machine has; matplotlib itself brings the first."""
    from matplotlib import font_manager

    present = set(font_manager.get_font_names())
    return tuple(family for family in _FONTS if family in present)


@cache
def _glyphs() -> frozenset[int]:
    """Code points that the installed families can draw."""
    from matplotlib import font_manager, ft2font

    paths = [font_manager.findfont(family) for family in _installed()]
    return frozenset(chain.from_iterable(ft2font.FT2Font(path).get_charmap() for path in paths))


def drawable(text: str) -> str:
    """`text` with every character that no installed font has written as its code."""
    have = _glyphs()
    return "".join(
        char if ord(char) in have or char.isspace() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
