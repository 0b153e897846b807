"""PDF pages of annual reports for tests: words at places, as typesetting programs put them."""

from __future__ import annotations

import io
from collections.abc import Sequence

Line = Sequence[tuple[int, str]] | None
"""Words with their distance from the left in points; None for half a line of space."""


def report(*pages: Sequence[Line], password: str | None = None) -> bytes:
    """A PDF with these pages, in a font that knows Chinese, too."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    for lines in pages:
        height = 790.0
        for line in lines:
            for left, words in line or ():
                chinese = any("\u4e00" <= sign <= "\u9fff" for sign in words)
                canvas.setFont("MSung-Light" if chinese else "Helvetica", 8)
                canvas.drawString(left, height, words)
            height -= 5 if line is None else 11
        canvas.showPage()
    canvas.save()
    return out.getvalue()
