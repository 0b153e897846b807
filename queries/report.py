"""A diff as a report: Markdown to paste, HTML to print, JSON to compute with."""

from __future__ import annotations

import json
from typing import Any

from graph.diff import GraphDiff
from graph.model import Claim, Document
from queries.report_html import render_html
from queries.report_markdown import render_markdown

__all__ = ["render_html", "render_json", "render_markdown", "report_data"]


def render_json(diff: GraphDiff) -> str:
    """The report as JSON text, two spaces deep; see `report_data`."""
    text = json.dumps(report_data(diff), ensure_ascii=False, indent=2)
    # A lone surrogate cannot be encoded; escaped it is still the same JSON.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def report_data(diff: GraphDiff) -> dict[str, Any]:
    """The diff's own form with `evidence`: each claim that a change names, with its source, by id."""
    evidence = {
        claim_id: claim.to_json() | {"source": _source(claim, diff.documents.get(claim.evidence.document))}
        for claim_id, claim in diff.evidence.items()
    }
    return diff.to_json() | {"evidence": evidence}


def _source(claim: Claim, document: Document | None) -> dict[str, str | None]:
    if document is None:
        return {"document": claim.evidence.document}
    return {
        "document": document.id,
        "publisher": document.publisher,
        "title": document.title,
        "published": document.published,
        "uri": document.uri,
        "language": document.language,
    }
