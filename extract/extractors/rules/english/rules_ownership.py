"""English constructions for who owns, controls, succeeds or stands near whom."""

from __future__ import annotations

from extract.extractors.rules.english.grammar import build, together
from graph.schema import Relation

_OWN = r"(?:owns?|owned|owning)"
_HOLD = (
    r"(?:holds?|held|holding|has|have|had|having|keeps?|kept|keeping|retains?|retained|retaining|controls?|"
    r"commands?|sits? on)"
)
_TAKE = (
    r"(?:buys?|bought|buying|acquires?|acquired|acquiring|purchases?|purchased|takes?|took|taken|taking|"
    r"picks? up|picked up|snapped up|secures?|secured|increased|raised|built up)"
)
_ACQUIRE = (
    r"(?:acquires?|acquired|acquiring|buys? out|bought out|takes? over|took over|taken over|taking over|"
    r"purchases?|purchased|swallow(?:s|ed)|absorb(?:s|ed)|buys?|bought|buying)"
)
_LARGEST = r"(?:(?:the|a|an|its|their|largest|biggest|main|sole|majority|controlling|principal|second-largest|only|single)\s+){0,4}"
_HOLDER = r"(?:shareholders?|owners?|stockholders?)"
_HOLDER_OF = rf"{_LARGEST}{_HOLDER}"
_PARENT = r"(?:(?:ultimate|direct|immediate|corporate|former|current|‹L\d+n›)\s+)*(?:parent(?:\s+(?:company|group|firm))?|holding\s+company|owner)"

_OWNED = {
    rf"{{OP:s}}@REL @AUX {_OWN} (?:@STAKE)?{{OD:o}}": 0.9,
    rf"{{OP:s}}@REL @AUX {_HOLD} @STAKE{{OD:o}}": 0.9,
    rf"{{OP:s}}@REL @AUX {_TAKE} @STAKE{{OD:o}}": 0.88,
    rf"{{OP:s}}@REL @AUX {_ACQUIRE} (?:all\s+of\s+)?{{O:o}}(?!['’]s)": 0.85,
    r"{OP:s}@REL @AUX (?:took|takes?|taken|taking) {O:o} private": 0.9,
    rf"{{OP:s}}@REL @AUX @BE {_HOLDER_OF} (?:of|in) {{OD:o}}": 0.9,
    rf"{{OP:s}}@REL @AUX @BE (?:[\w-]+\s+)?(?:one\s+of|among) (?:the\s+)?{_HOLDER} (?:of|in) {{OD:o}}": 0.85,
    rf"{{OP:s}},? {_HOLDER_OF} (?:of|in) {{OD:o}}": 0.88,
    rf"{{OP:s}}@REL @AUX @BE (?:the\s+)?{_PARENT} of {{OD:o}}": 0.9,
    rf"{{OP:s}}(?:,| is| was) (?:the\s+)?{_PARENT} of {{O:o}}": 0.9,
    r"{OD:o}@REL @AUX @BE (?:@AUX)?(?:majority[- ])?(?:owned|held|acquired|bought|purchased|taken over)(?:,? .. )?(?: by| through) (?:a\s+)?{OP:s}": 0.9,
    r"{OD:o}@REL @AUX @BE ‹%\d+v›(?:[- ]owned)? by {OP:s}": 0.92,
    r"{OD:o}@REL @AUX (?:belongs?|belonged|belonging) to {OP:s}": 0.88,
    r"{OD:o}@REL @AUX (?:stays?|stayed|remains?|remained) with {O:s}": 0.75,
    r"{O:o}@REL @AUX @BE (?:an?|the|one\s+of\s+the)? ?@UNIT of {O:s}": 0.92,
    r"{O:o} as (?:an?|the|another) @UNIT of {O:s}": 0.85,
    r"{O:o} as {O:s}['’]s (?:[\w-]+\s+){0,2}(?:subsidiary|unit|arm)": 0.85,
    r"{O:s} as (?:the |an? )?(?:[\w-]+ )?(?:parent|owner) of {O:o}": 0.85,
    r"{O:o}@REL @AUX @BE (?:now\s+)?part of {O:s}": 0.8,
    r"{O:o}@REL @AUX @BE {O:s}['’]s? (?:wholly[- ]owned |‹%\d+v› )?(?:[\w-]+\s+){0,2}(?:subsidiary|unit|arm)": 0.9,
    r"{O:s}['’]s? @AUX@STAKE{OD:o}(?! @SOLD)": 0.85,
    r"{O:s}['’]s? (?:interest|stake|holding|shareholding) (?:in {O:o} )?(?:stood|stands|(?:was|is)(?! (?:\w+ )?(?:sold|bought|acquired|taken|transferred))|rose|fell|dropped|increased|decreased)": 0.85,
    rf"{{OD:o}}@REL (?:whose|with) {_LARGEST}(?:{_HOLDER}|{_PARENT})(?: @AUX@BE|,) {{OP:s}}": 0.85,
    rf"{{OD:o}}['’]s? {_LARGEST}(?:{_HOLDER}|{_PARENT})(?:,| @AUX@BE) {{OP:s}}": 0.88,
    rf"{{OP:s}} (?:@AUX)?@BE {{O:o}}['’]s? {_LARGEST}(?:{_HOLDER}|{_PARENT})": 0.88,
    rf"{_HOLDER_OF} (?:of|in) {{OD:o}}(?:,| @BE| include| includes) {{OP:s}}": 0.85,
    rf"{{O:o}},(?:[^‹›.;]|‹[DLC]\d+[nu]›){{0,70}} of which {{OP:s}} @AUX(?:(?:@BE )?{_HOLDER_OF}|owns?|holds?|owned|held)": 0.85,
    rf"{{O:o}}, in which {{OP:s}} @AUX {_HOLD} (?:a|an|‹%\d+v›)": 0.88,
    r"{OP:s}@REL @AUX (?:completed|closed|finali[sz]ed|announced|agreed)? ?(?:the|its|an?) (?:[\w-]+\s+){0,2}(?:acquisition|purchase|takeover|buyout|buy-out) of (?:@STAKE)?{OD:o}": 0.85,
    r"(?:acquisition|purchase|takeover|buyout|buy-out) of (?:@STAKE)?{OD:o}(?: for ‹\$\d+v›)? by {OP:s}": 0.88,
    r"(?:acquisition|purchase|takeover|buyout|buy-out) by {OP:s} of (?:@STAKE)?{OD:o}": 0.88,
    r"{OP:s}['’]s? (?:‹\$\d+v› )?(?:[\w-]+\s+){0,2}(?:acquisition|purchase|takeover|buyout) of (?:@STAKE)?{O:o}": 0.85,
    r"(?:sale|disposal|transfer) of (?:@STAKE)?{OD:o}(?: of ‹O\d+n›)?(?:, [^,;.]{3,60},)? to {OP:s}": 0.85,
    r"(?:@STAKE)?{O:o} @AUX@BE (?:@AUX)?(?:sold|transferred) (?:by ‹O\d+[nu]› )?to {OP:s}": 0.85,
    r"(?:sells?|sold|selling|transferred|disposed of|divested) (?:@STAKE)?{O:o} to {OP:s}(?! (?:shareholders|customers))": 0.82,
}
_NOMINAL = {
    r"{OD:o},? (?:which\s+is\s+)?(?:now\s+|jointly\s+|partly\s+)?(?:majority[- ])?(?:owned|held|acquired|bought) by {OP:s}": 0.9,
    r"{OD:o},? (?:which\s+is\s+)?‹%\d+v›(?:[- ]owned)? by {OP:s}": 0.92,
    r"{O:o}@REL?,? (?:an?|the|one\s+of\s+the|itself\s+an?) @UNIT of {O:s}": 0.93,
    r"{O:o} \((?:an?|the) @UNIT of {O:s}\)": 0.93,
    r"{O:s}['’]s? (?:(?:[\w-]+|‹[%L]\d+[nv]›(?:-\w+)?)\s+){0,3}?(?:subsidiary|unit|arm),? {O!:o}": 0.92,
    r"{O!:s} (?:subsidiary|unit) {O!:o}": 0.88,
    r"{O:s}(?:,)? (?:and|through|via|with) (?:its|their) (?:(?:[\w-]+|‹[%L]\d+[nv]›(?:-\w+)?)\s+){0,3}?(?:subsidiary|unit|arm|affiliate),? {O!:o}": 0.88,
    rf"{{O:o}} (?:and|from|to|of|,) its (?:(?:[\w-]+|‹L\d+n›)\s+){{0,2}}?{_PARENT},? {{O!:s}}": 0.88,
    rf"{{O:s}}, (?:the|an?) (?:‹L\d+n›\s+)?{_PARENT} of {{O:o}}": 0.9,
    r"{O!:s}-owned {O!:o}": 0.88,
    r"@UNIT \(?‹%\d+v›\)? of {O:s}, {O!:o}": 0.8,
}
_CONTROL = {
    r"{OP:s}@REL @AUX (?:controls?|controlled|controlling) (?!‹%|a |stake){O:o}": 0.85,
    r"{O:o}@REL @AUX @BE (?:@AUX)?controlled by (?:@ADJ)?{OP:s}": 0.88,
    r"{O:o},? (?:@AUX)?controlled by {OP:s}": 0.85,
    r"{OP:s}@REL @AUX @BE (?:the |its )?controlling (?:shareholder|owner) (?:of|in) {O:o}": 0.88,
    r"{O:o},(?:[^‹›.;]|‹[DLC]\d+[nu]›){0,70} of which {OP:s} @AUX@BE (?:the )?controlling (?:shareholder|owner)": 0.85,
    r"{OP:s}@REL @AUX (?:exercises?|exercised|exerts?|holds?|held|has|gained|took|takes|assumed|won) (?:\w+ )?control (?:of|over) {O:o}": 0.88,
    r"{O:o}@REL @AUX @BE under the (?:\w+ )?control of {OP:s}": 0.88,
}
_FORMERLY = {
    r"{O:s}(?:,| \() ?(?:which\s+was\s+)?(?:formerly|previously|once|until\s+‹T\d+v›) (?:known\s+as\s+|called\s+|named\s+)?{O:o}": 0.9,
}
_SUCCESSION = {
    r"{O!:o}@REL @AUX (?:renamed|rebranded|re-named) (?:itself )?(?:as |to )?{O!:s}": 0.9,
    r"{O!:o}@REL @AUX (?:changed|changes|changing) (?:its|the company's) name to {O!:s}": 0.92,
    r"{O!:o}@REL @AUX (?:called|calls|styled|names|named) itself {O!:s}": 0.85,
    r"{O:s}@REL @AUX (?:called|known as|named) {O!:o} (?:until|before)": 0.85,
    r"{O:s}@REL @AUX (?:traded|operated|did business) (?:as|under the name) {O!:o} until": 0.85,
}
_SPIN_OFF = {
    r"{O:s}@REL @AUX @BE (?:spun|carved|split|hived) (?:off|out) (?:from|of|by) {O:o}": 0.88,
    r"{O:o}@REL @AUX (?:spun|carved|split|hived) (?:off|out) {O!:s}": 0.85,
    r"{O:s}, (?:a|the) (?:spin-off|spinoff|spin-out) (?:of|from) {O:o}": 0.9,
    r"{O:o}, .. from which {O!:s} @AUX (?:separated|spun\s+off|split)": 0.85,
    r"{O:s}@REL @AUX (?:separated|demerged) from {O:o}": 0.8,
}
_MERGER = {
    r"{O:s}@REL (?:@AUX)?(?:was|were) (?:created|formed) (?:by|through|from|in) (?:the|a) merger of {O:o}": 0.88,
    r"{O:o}@REL @AUX merged into {O!:s}": 0.88,
}
_NEARNESS = {
    r"{OP:s}@REL @AUX (?:linked|tied|connected|affiliated|close|related) (?:to|with) {O!:o}": 0.75,
    r"{OP:s},? (?:an?|the) (?:\w+\s+)?(?:affiliate|associate) of {O!:o}": 0.85,
    r"{O:s}['’]s? (?:\w+\s+)?(?:link|links|ties|connections?) (?:to|with) {O!:o}": 0.75,
    r"{O!:s}-(?:linked|affiliated) {O!:o}": 0.8,
}
_PARTNER = {
    r"{O:s}@REL @AUX @BE (?:@AUX)?(?:an?|the)? ?(?:[\w-]+\s+){0,2}partner of {O:o}": 0.85,
    r"{O:s}@REL @AUX @BE {O:o}['’]s? (?:[\w-]+\s+){0,2}partner(?! at)": 0.85,
    r"{O:s}@REL @AUX (?:partnered|partners|partnering|teamed up|teams up|teaming up|allied|cooperates?|collaborates?|collaborated) with {O:o}": 0.85,
    r"(?:partnership|alliance|joint venture|cooperation|collaboration) (?:between|of) {O:s} (?:and|with) {O:o}": 0.85,
    r"{O:s}['’]s? (?:[\w-]+\s+){0,2}(?:partnership|alliance|joint venture|cooperation) with {O:o}": 0.85,
}

RULES = together(
    build(Relation.OWNS, _OWNED),
    build(Relation.OWNS, _NOMINAL, nominal=True),
    build(Relation.CONTROLS, _CONTROL),
    build(Relation.SUCCEEDS, _FORMERLY, nominal=True, how="rename"),
    build(Relation.SUCCEEDS, _SUCCESSION, how="rename"),
    build(Relation.SUCCEEDS, _SPIN_OFF, how="spin-off"),
    build(Relation.SUCCEEDS, _MERGER, how="merger"),
    build(Relation.AFFILIATED_WITH, _NEARNESS, nature="linked"),
    build(Relation.AFFILIATED_WITH, _PARTNER, nature="partner"),
)
