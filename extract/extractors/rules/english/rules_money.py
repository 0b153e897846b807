"""English constructions for who finances whom."""

from __future__ import annotations

from extract.extractors.rules.english.grammar import build, together
from graph.schema import Relation

_PUT = r"(?:invests?|invested|investing|puts?|pumped|poured|pours?|injected|injects?|ploughed|plowed|sank)"
_LOAN = r"(?:loans?|credit\s+(?:line|facility)|credit|debt\s+(?:financing|package|facility)|borrowings?|term\s+loan|facility|financing\s+package)"
_BONDS = r"(?:bonds?|notes|debentures|sukuk)"
_GETS = r"(?:receives?|received|secures?|secured|obtains?|obtained|gets?|got|took|takes|drew|draws|arranged|raised|raises|signed|closed|won|landed|borrowed|seeks?|sought)"
_GIVES = r"(?:provides?|provided|grants?|granted|extends?|extended|arranged?|arranges|offer(?:s|ed)?|gave|gives|lends?|lent|make|made|underwrote)"
_INTO = r"(?:in|into|to)"

_EQUITY = {
    r"{OP:s}@REL @AUX (?:leads?|led|leading|co-led|anchored|headed) @ROUND (?:in|of|for|by) {O:o}": 0.92,
    r"{OP:s}@REL @AUX (?:leads?|led|leading|co-led|joined|joins|anchored) {O:o}['’]s? @ROUND": 0.92,
    r"{OP:s}@REL @AUX (?:joined|joins?|participated?|participates|participating|took part|takes? part|invested|came|come|comes|bought) (?:in|into) @ROUND (?:in|of|for|by) {O:o}": 0.9,
    r"{OP:s}@REL @AUX (?:participated?|participates|participating|took part|takes? part) in {O:o}['’]s? @ROUND": 0.9,
    r"{O:o}@REL @AUX (?:raised|raises?|raising|closed|closes|completed|completes|announced|announces|secured|secures|received|obtained) @MONEY(?:[^‹›.;]{0,30}‹[$]\d+v›)?[^‹›.;]{0,40}@ROUND?(?:[^‹›.;]{0,40}‹[$T]\d+v›)?[^‹›.;]{0,30}(?:(?:co-)?led by|from|with) {OP:s}": 0.9,
    r"{O:o}['’]s? @ROUND(?:[^‹›;]{0,40}(?:‹[$T]\d+v›)?){0,2}[^‹›.;]{0,30}(?:led by|joined by|backed by|from) {OP:s}": 0.9,
    r"{O:o}[^.;]{0,110}(?:led by|from|backed by) ‹O\d+n›(?:(?:,| and) ‹O\d+n›)*,? (?:and |with )?(?:joined|backed|followed|supported) by {OP:s}": 0.88,
    r"@ROUND (?:in|of|for) {O:o}[^‹›.;]{0,30}(?:led by|joined by|backed by) {OP:s}": 0.9,
    rf"{{OP:s}}@REL @AUX {_PUT} (?:(?:@ADJ)?‹\$\d+v› )?(?:of equity |in equity |more )?{_INTO} (?:@ADJ)?(?:shares in )?{{O:o}}": 0.9,
    r"{OP:s}@REL @AUX (?:subscribed?|subscribes|subscribing) (?:for |to )?(?:‹\$\d+v› )?(?:[\w-]+ ){0,5}(?:of |in |for )(?:(?:new |ordinary |preference )?(?:shares|stock) (?:in|of) )?{O:o}": 0.88,
    r"subscription by {OP:s} (?:of|for|to) (?:[\w-]+\s+){0,4}(?:shares?|stock|equity|units) (?:in|of) {O:o}": 0.92,
    r"{O:o}@REL @AUX @BE (?:@AUX)?backed by {OP:s}": 0.88,
    r"{O:o},? (?:which\s+is\s+)?(?:@AUX)?backed by {OP:s}": 0.88,
    r"{O!:s}-backed {O:o}": 0.88,
    r"{OP:s}@REL @AUX (?:backs?|backed|backing) {O:o}": 0.82,
    r"{OP:s}@REL @AUX @BE (?:@AUX)?(?:an?|the|one of the|among the)? ?(?:[\w-]+\s+){0,3}(?:investors?|backers?) (?:in|of|behind) {O:o}": 0.88,
    r"{OP:s}, (?:an?|the|one of the) (?:[\w-]+\s+){0,3}(?:investors?|backers?) (?:in|of|behind) {O:o}": 0.88,
    r"(?:investors|backers|shareholders) (?:in|of|behind) {O:o} (?:include|included|are|were) {OP:s}": 0.88,
    r"{O:o}['’]s? (?:[\w-]+\s+){0,3}(?:investors|backers)(?:,)? (?:include|included|including|are|were) {OP:s}": 0.88,
    r"{O:o}@REL @AUX (?:counts?|lists?|counted|listed|has|names?) {OP:s} (?:among|as) (?:its|the|an?)? ?(?:[\w-]+\s+){0,2}(?:investors?|backers?|shareholders?)": 0.88,
    r"{OP:s}['’]s? (?:‹\$\d+v› )?(?:[\w-]+\s+){0,2}investment (?:of ‹\$\d+v› )?in {O:o}": 0.86,
    r"{O:o}@REL @AUX (?:raised|closed|completed)[^.;]{0,110}, in which {OP:s} (?:also )?(?:took part|participated|invested|joined)": 0.88,
    r"{O:o} (?:since|in|on|until) ‹T\d+v›, when {OP:s} @AUX(?:led|co-led|joined|took part in|participated in|invested)": 0.8,
    r"{OP:s} @BE among (?:the|its) (?:[\w-]+\s+){0,2}(?:investors|backers) (?:in|of|behind) {O:o}": 0.88,
    r"(?:money|funds|capital|equity|cash|funding) (?:from|of) {OP:s} (?:in|into|for|behind) {O:o}": 0.75,
}
_LOANS = {
    r"{OP:s}@REL @AUX (?:lends?|lent|lending|loans?|loaned) (?:‹\$\d+v› to )?{O:o}": 0.92,
    rf"{{OP:s}}@REL @AUX {_GIVES} (?:(?:@ADJ)‹\$\d+v› )?(?:@ADJ)?(?:‹\$\d+v› )?(?:@ADJ)?{_LOAN}(?: (?:of|worth) ‹\$\d+v›)? (?:to|for) {{OD:o}}": 0.92,
    rf"{{OP:s}}@REL @AUX {_GIVES} {{OD:o}} (?:with )?(?:@ADJ)?(?:‹\$\d+v› )?(?:@ADJ)?(?:{_LOAN})": 0.9,
    rf"{{O:o}}@REL @AUX {_GETS} (?:[^‹›.;]{{0,40}}(?:‹[$T]\d+v›)?){{0,3}}[^‹›.;]{{0,20}}{_LOAN}(?:[^‹›.;]{{0,20}}‹[$T]\d+v›)?[^‹›.;]{{0,30}} (?:from|with|by) {{OP:s}}": 0.9,
    r"{O:o}@REL @AUX (?:borrowed|borrows|borrowing) (?:‹\$\d+v› )?[^‹›.;]{0,20}from {OP:s}": 0.92,
    rf"{_LOAN} (?:of ‹\$\d+v› )?(?:from|by|of) {{OP:s}} to {{O:o}}": 0.88,
    rf"{{OP:s}}['’]s? (?:‹\$\d+v› )?{_LOAN} (?:of ‹\$\d+v› )?to {{O:o}}": 0.88,
    r"{O:o}@REL @AUX (?:sounded out|approached|approaching|negotiating with|talking to|talks with|asked|asking|courting|courted) {O:s} [^‹›.;]{0,40}(?:loan|credit|financing|borrowing)": 0.88,
    rf"{{O:o}}@REL @AUX (?:entered into|signed|concluded|agreed) [^.;‹›]{{0,60}} with {{O:s}}[^.;‹›]{{0,30}} {_LOAN}": 0.85,
    r"{O:s}@REL @AUX (?:a |the )?lenders? (?:to|of) {O:o}": 0.85,
}
_LEASES = {
    r"{O:o}@REL [^‹›.;]{0,10}(?:[^.;]{0,170}) under an? (?:finance|financing|capital|equipment)[ -]?lease (?:agreement )?(?:with|from) {O:s}": 0.88,
}
_BOND = {
    rf"{{OP:s}}@REL @AUX (?:bought|buys|subscribed to|purchased|underwrote|placed) (?:‹\$\d+v› )?(?:of |in )?(?:@ADJ)?{_BONDS} (?:of|from|issued by) {{O:o}}": 0.88,
}
_GUARANTEE = {
    r"{O:s}@REL @AUX (?:guarantees?|guaranteed|guaranteeing) (?:(?:an?|the|‹\$\d+v›|\w+)\s+){0,4}(?:loans?|debts?|obligations|bonds|liabilities|rent) (?:of|to|for) {O:o}": 0.88,
}
_OTHER = {
    r"{OP:s}@REL @AUX (?:finances?|financed|financing|funds?|funded|funding|bankroll(?:s|ed)?|underwrites?|paid for|pays for) (?:the\s+)?(?:(?!by\b)(?:[\w-]+|‹[C#$]\d+[nuv]›)\s+){1,7}?(?:of|by|for)\s+{OD:o}": 0.82,
    r"{OP:s}@REL @AUX (?:finances?|financed|financing|funds?|funded|funding|bankroll(?:s|ed)?) (?!by\b){OD:o}": 0.85,
    r"{O:o}@REL @AUX\w+ [^.;]{0,70}(?:with|using|thanks to) (?:[\w-]+ ){0,2}?(?:money|funds|capital|cash|funding|financing|loans?) (?:from|of|by|provided by) {OP:s}": 0.85,
    r"{O:o}@REL @AUX (?:raised|raises?|raising|received|receives|secured|got|obtained|took) ‹\$\d+v› (?:in (?:\w+ ){1,3})?from {OP:s}": 0.85,
    r"{OD:o}@REL @AUX @BE (?:@AUX)?(?:financed|funded|bankrolled) (?:with .. )?by {OP:s}": 0.88,
    r"{OD:o},? (?:@AUX)?(?:financed|funded|bankrolled|paid for) by {OP:s}": 0.88,
    r"{OP:s}@REL @AUX (?:provides?|provided|providing|put up) (?:‹\$\d+v› )?(?:[^‹›.;]{0,20})(?:financing|funding|money|capital|funds) (?:of ‹\$\d+v› )?(?:to|for) {OD:o}": 0.88,
    r"{O!:s}-(?:financed|funded) {OD:o}": 0.88,
    r"{OP:s}@REL @AUX (?:stands?|stood) behind {O:o}": 0.7,
}

RULES = together(
    build(Relation.FINANCES, _EQUITY, instrument="equity"),
    build(Relation.FINANCES, _LOANS, instrument="loan"),
    build(Relation.FINANCES, _LEASES, instrument="lease"),
    build(Relation.FINANCES, _BOND, instrument="bond"),
    build(Relation.FINANCES, _GUARANTEE, instrument="guarantee"),
    build(Relation.FINANCES, _OTHER, instrument="unspecified"),
)
