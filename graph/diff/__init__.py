"""What changed between two views of a case, and why: appeared, vanished, changed, each with its cause."""

from graph.diff.change import Change, ChangeCause, ChangeKind, GraphDiff, Item, Moment
from graph.diff.compare import diff_views
from graph.diff.figures import FigureChange, FigureDiff, diff_figures

__all__ = [
    "Change",
    "ChangeCause",
    "ChangeKind",
    "FigureChange",
    "FigureDiff",
    "GraphDiff",
    "Item",
    "Moment",
    "diff_figures",
    "diff_views",
]
