"""A picture of the answers: paths from left to right, what stands beside them below; readable uncoloured.

Invariant: no line looks firmer than its sources. A hedged hop is dashed and carries its stance, a disputed
one says so, a denial without a statement is dotted; an unnamed party has a dotted box.
"""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.schema import Relation, Stance
from graph.view import Node
from queries.answers import Answers, Hop
from queries.render_graph import hops_once
from queries.render_text import as_of
from queries.wording import details, party

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

_WIDE = 3.6
_TALL = 1.5
_CAP = 40
_DPI = {"svg": 72, "png": 150}
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


def svg(answers: Answers) -> bytes:
    """The picture as SVG. Text stays text, so that the viewer's own fonts show every script."""
    return _picture(answers, "svg", plain=str)


def png(answers: Answers) -> bytes:
    """The picture as PNG; a character that no font here has is written as its code point."""
    return _picture(answers, "png", plain=drawable)


def _picture(answers: Answers, form: str, *, plain: Callable[[str], str]) -> bytes:
    import matplotlib
    from matplotlib.figure import Figure

    shown = [hop for _, hop in hops_once(answers)]
    places = placed(answers, shown[:_CAP])
    with matplotlib.rc_context(), warnings.catch_warnings():
        matplotlib.rcParams["font.family"] = list(_installed())
        matplotlib.rcParams["svg.fonttype"] = "none"
        matplotlib.rcParams["svg.hashsalt"] = "siliconveil"
        matplotlib.rcParams["text.parse_math"] = False
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        dpi = _DPI[form]
        figure = Figure(figsize=_size(places.values()), dpi=dpi)
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        _draw(axes, answers, shown[:_CAP], _Canvas(places, plain))
        if len(shown) > _CAP:
            figure.text(0.01, 0.005, f"{len(shown) - _CAP} more hops are not drawn", fontsize=8)
        figure.draw_without_rendering()  # arrows end at boxes, whose size is known once they were drawn
        return _saved(figure, form, dpi)


def _saved(figure: Figure, form: str, dpi: int) -> bytes:
    out = io.BytesIO()
    metadata: Mapping[str, Any] = {"Date": None} if form == "svg" else {"Software": None}
    figure.savefig(out, format=form, dpi=dpi, metadata=dict(metadata))
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Canvas:
    """Where each node stands, and how text must be written to be drawn."""

    places: Mapping[str, tuple[float, float]]
    plain: Callable[[str], str]


def placed(answers: Answers, hops: Sequence[Hop]) -> dict[str, tuple[float, float]]:
    """Coordinates by node id: columns along the paths, side branches in the column after their start.

    A node on several paths takes the last of its columns, so that no path runs backwards where it can be
    helped.
    """
    columns: dict[str, int] = {}
    for answer in answers.answers:
        for column, node in enumerate(answer.nodes):
            columns[node.id] = max(column, columns.get(node.id, 0))
    for hop in hops:
        near, far = hop.ends
        columns.setdefault(near.id, 0)
        columns.setdefault(far.id, columns[near.id] + 1)
    drawn = dict.fromkeys(end.id for hop in hops for end in hop.ends)
    rows: dict[int, int] = {}
    places: dict[str, tuple[float, float]] = {}
    for name in drawn:
        column = columns[name]
        row = rows[column] = rows.get(column, -1) + 1
        places[name] = (column * _WIDE, -(row + 0.25 * (column % 2)) * _TALL)
    return places


def _size(places: Any) -> tuple[float, float]:
    points = list(places) or [(0.0, 0.0)]
    wide = max(x for x, _ in points) + _WIDE
    tall = -min(y for _, y in points) + 1.8 * _TALL + 0.3
    return max(wide, 6.0), max(tall, 3.0)


def _draw(axes: Axes, answers: Answers, hops: Sequence[Hop], canvas: _Canvas) -> None:
    wide, tall = _size(canvas.places.values())
    axes.set_xlim(-_WIDE / 2, wide - _WIDE / 2)
    axes.set_ylim(-tall + _TALL + 0.3, _TALL + 0.3)
    axes.set_axis_off()
    left, top = -_WIDE / 2 + 0.15, _TALL + 0.1
    title = [*textwrap.wrap(answers.question, int(wide * 11)), as_of(answers)]
    axes.text(left, top, canvas.plain("\n".join(title)), fontsize=10, va="top")
    axes.text(left, -tall + _TALL + 0.55, canvas.plain(_LEGEND), fontsize=7, va="bottom", wrap=True)
    if not hops:
        axes.text(left, 0.0, "No source in this case states an answer.", fontsize=9)
    together: dict[frozenset[str], int] = {}
    nodes = {node.id: node for node in chain.from_iterable(hop.ends for hop in hops)}
    boxes = {name: _draw_node(axes, node, canvas) for name, node in nodes.items()}
    for hop in hops:
        ends = frozenset((hop.subject.id, hop.object.id))
        together[ends] = together.get(ends, -1) + 1
        rank = together[ends]
        bend = 0.18 * ((rank + 1) // 2) * (1 if rank % 2 else -1)
        _draw_arrow(axes, hop, boxes, bend=bend)
        _draw_label(axes, hop, canvas, bend=bend)


def _draw_node(axes: Axes, node: Node, canvas: _Canvas) -> Text:
    x, y = canvas.places[node.id]
    label = "\n".join(textwrap.wrap(canvas.plain(party(node)), 24)[:4] or [node.id])
    line = "solid" if node.named else "dotted"
    box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": "black", "linestyle": line}
    style = "normal" if node.named else "italic"
    return axes.text(x, y, label, ha="center", va="center", fontsize=8, fontstyle=style, bbox=box, zorder=3)


def _draw_arrow(axes: Axes, hop: Hop, boxes: Mapping[str, Text], *, bend: float) -> None:
    start, end = boxes[hop.subject.id], boxes[hop.object.id]
    arrow = {
        "arrowstyle": "-|>",
        "linestyle": _line(hop),
        "color": "black",
        "linewidth": 1.0,
        "patchA": start.get_bbox_patch(),
        "patchB": end.get_bbox_patch(),
        "connectionstyle": f"arc3,rad={bend}",
    }
    axes.annotate("", xy=end.get_position(), xytext=start.get_position(), arrowprops=arrow, zorder=1)


def _draw_label(axes: Axes, hop: Hop, canvas: _Canvas, *, bend: float) -> None:
    start, end = canvas.places[hop.subject.id], canvas.places[hop.object.id]
    x = (start[0] + end[0]) / 2 + bend * (end[1] - start[1]) / 2
    y = (start[1] + end[1]) / 2 - bend * (end[0] - start[0]) / 2
    patch = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    label = canvas.plain(label_of(hop))
    axes.text(x, y, label, ha="center", va="center", fontsize=6.5, bbox=patch, zorder=2)


def _line(hop: Hop) -> str:
    if hop.stance is Stance.DENIED:
        return "dotted"
    return "dashed" if hop.hedged else "solid"


def label_of(hop: Hop) -> str:
    """The hop's relation, its figure for trade, its stance unless asserted, and whether it is disputed."""
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
    return tuple(family for family in _FONTS if family in present) or ("sans-serif",)


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
