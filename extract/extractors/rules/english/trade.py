"""English trade figures that leave out the exporter and the ware ("those to Singapore came to 6.9 billion")."""

from __future__ import annotations

import re

_SUM = (
    r"(?:were worth|was worth|came to|comes to|amounted to|totall?ed|reached|exceeded|stood at|topped|rose to|fell to|"
    r"were|was)"
)
CONTINUED_TRADE = re.compile(
    r"(?:\b(?:exports|shipments|deliveries|sales|those|that) to (?:the )?‹L(?P<place>\d+)n›"
    rf"(?:[^‹›.;]{{0,25}}?\b{_SUM})?(?: (?:a total of|some))? ‹\$(?P<amount>\d+)v›"
    r"|\bfor (?:the )?‹L(?P<place_2>\d+)n›,? the (?:total|figure|sum|value|amount) (?:was|came to|is|stood at|reached)"
    r" ‹\$(?P<amount_2>\d+)v›"
    r"|‹L(?P<place_3>\d+)n› (?:took|bought|received|imported|followed with|came next with)(?: (?:goods|chips) worth)?"
    r" ‹\$(?P<amount_3>\d+)v›)",
    re.IGNORECASE,
)
"""Each alternative has its own pair of numbered groups."""
