"""How the file of a list of subsidiaries is called: "ex21.htm", "d12345dex211.htm", "exhibit8-1.txt"."""

from __future__ import annotations

import re

EXHIBIT_FILE = re.compile(
    r"ex(?:hibit)?[-_. ]?(?:21|8)(?:[-_.x]?\d{1,2})?(?!\d)[^/\\\n]*\.(?:html?|txt)$", re.IGNORECASE
)
