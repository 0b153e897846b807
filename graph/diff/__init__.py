"""What changed between two views of a case, and why: appeared, vanished, changed, each with its cause."""

from graph.diff.change import Change, ChangeCause, ChangeKind, GraphDiff, Item, Moment
from graph.diff.compare import diff_views

__all__ = ["Change", "ChangeCause", "ChangeKind", "GraphDiff", "Item", "Moment", "diff_views"]
