"""PDF files for tests."""

from __future__ import annotations

import io


def pdf(*pages: str) -> bytes:
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    out = io.BytesIO()
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(out, metadata={"Title": "Annual report"}) as book:
        for words in pages:
            figure = Figure()
            figure.text(0.01, 0.5, words, fontsize=6)
            book.savefig(figure)
    return out.getvalue()
