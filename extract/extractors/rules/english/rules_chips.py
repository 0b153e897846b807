"""English constructions for chips and models: who designs, makes, buys, sells, hosts, trains and undercuts."""

from __future__ import annotations

from extract.extractors.rules.english.grammar import build, together
from graph.schema import Relation

_BUY = r"(?:buys?|bought|buying|orders?|ordered|ordering|purchases?|purchased|purchasing|procures?|procured|procuring|acquires?|acquired|acquiring|obtains?|obtained|stockpil(?:es?|ed|ing)|snapped up|imports?|imported|takes? delivery of|took delivery of)"
_SPEND = r"(?:spends?|spent|spending|invests?|invested|paid|pays?|paying) (?:‹\$\d+v›|[\w-]+ sums|money) (?:[\w-]+ ){0,3}?(?:on|in|for)"
_SELL = r"(?:sells?|sold|selling|ships?|shipped|shipping|suppl(?:y|ies|ied|ying)|delivers?|delivered|delivering|provides?|provided|providing)"
_GOODS = (
    r"(?:(?:‹[#$]\d+v›|[\w’'-]+|‹O\d+[nu]›(?:['’]s?)?)\s+){0,6}?"
    r"(?P<item>‹C\d+[nu]›|servers?|chips?|systems?|equipment|hardware|machines)(?:(?: and|,) ‹C\d+[nu]›)*"
    r"(?: (?:chips|processors|GPUs|servers|systems|accelerators))?"
)
_FAB = r"(?:fabricates?|fabricated|manufactures?|manufactured|makes?|made|produces?|produced|fabs)"
_RELEASE = r"(?:releases?|released|launch(?:es|ed)?|unveil(?:s|ed)?|develops?|developed|built|introduced|published|open-sourced|presented|created|offers?|announced)"
_NUMBERED = r"(?:‹#\d+v› )?(?:of )?"
_TRAINED = r"(?:trains?|trained|training|pre-trained|fine-tuned|fine-tunes)"

_BUYS = {
    rf"{{OP:s}}@REL @AUX {_BUY} @COUNT(?:@ADJ)?(?:‹#\d+v› )?{{C:o}}": 0.9,
    rf"{{OP:s}}@REL @AUX {_SPEND} @COUNT{{C:o}}": 0.88,
    r"{C:o}@REL @AUX @BE (?:@AUX)?(?:bought|ordered|purchased|procured|acquired) (?:.. )?by {OP:s}": 0.9,
    r"{C:o},? (?:bought|ordered|purchased|procured|acquired) by {OP:s}": 0.9,
    r"{OP:s}['’]s? (?:‹[$#]\d+v› )?(?:[\w-]+ )?(?:purchases?|orders?|procurement) (?:of|for) @COUNT{C:o}": 0.86,
    r"(?:purchases?|orders?|procurement) (?:of|for) @COUNT{C:o} by {OP:s}": 0.88,
    r"{OP:s}@REL @AUX (?:placed|places?|signed|placing) (?:an? |its )?(?:[\w-]+ ){0,2}orders? (?:of|for|worth|on) (?:‹\$\d+v› (?:for|of|worth of) )?@COUNT{C:o}": 0.9,
}
_SUPPLIES = {
    rf"{{O:s}}@REL @AUX {_SELL} {_GOODS} (?:worth ‹\$\d+v› |for ‹\$\d+v› )?to {{OD:o}}": 0.9,
    rf"{{O:s}}@REL @AUX (?:supplies|supplied|supplying|supply|equips?|equipped) {{OD:o}} with {_GOODS}": 0.9,
    rf"{_GOODS} @AUX@BE (?:@AUX)?(?:sold|shipped|supplied|delivered) (?:by|from) {{O:s}} to {{OD:o}}": 0.9,
    r"(?:‹C\d+[nu]›|servers?) @AUX@BE (?:@AUX)?(?:sold|shipped|supplied|delivered) to {O:o} by {O:s}": 0.9,
    rf"{{O:o}}@REL @AUX (?:buys?|bought|ordered|orders?|purchased|procured|gets?|got|obtained|received|sourced|sources?|acquired) {_GOODS}(?: [^‹›.;]{{0,20}})? ?(?:‹T\d+v› )?(?:for ‹\$\d+v› |worth ‹\$\d+v› )?(?:from|through|via|of) {{O!:s}}": 0.86,
    r"{O:o}@REL @AUX (?:ordered|bought|orders|buys) (?:from|at) {O!:s}": 0.86,
    rf"(?:sale|supply|delivery|shipment|shipments|sales|deliveries) of {_GOODS} (?:from|by) {{O:s}} to {{OD:o}}": 0.9,
    r"{O:s}@REL @AUX @BE (?:@AUX)?(?:an?|the|its|one of the)? ?(?:[\w-]+\s+){0,3}supplier (?:of (?:[\w-]+ |‹C\d+[nu]› ){1,3})?(?:to|of) {OD:o}": 0.88,
    r"{O!:o} supplier {O!:s}": 0.85,
    r"{O:o}['’]s? (?:[\w-]+\s+){0,2}supplier(?:,| is| was) {O:s}": 0.88,
}
_DESIGNS = {
    r"{O!:s}['’]s? (?:(?:[\w-]+)\s+){0,3}?{=C!:o}": 0.88,
    r"{O!:s} {=C:o}": 0.85,
    r"{O!:s}['’]s? (?:[\w-]+ ){0,2}?{=C?:o}": 0.8,
    r"{O:s}@REL @AUX (?:designs?|designed|designing) {C:o}": 0.92,
    r"{C:o}@REL @AUX @BE (?:@AUX)?designed by {O:s}": 0.92,
    r"{C:o},? (?:which\s+are\s+)?designed by {O:s}": 0.92,
    r"{O:s}, (?:the )?(?:[\w-]+ )?(?:designer|maker|developer) of {C!:o}": 0.9,
    r"{O!:s}-designed {C:o}": 0.9,
}
_FABRICATES = {
    rf"{{O:s}}@REL @AUX {_FAB} {{C:o}}": 0.85,
    r"{C:o}@REL @AUX @BE (?:@AUX)?(?:fabricated|manufactured|made|produced) (?:[^‹›.;]{0,25} )?(?:by|at) {O:s}": 0.9,
    r"{C:o},? (?:which\s+are\s+)?(?:fabricated|manufactured|made|produced) (?:[^‹›.;]{0,25} )?(?:by|at) {O:s}": 0.9,
    r"{C:o}@REL @AUX@BE [^.;]{0,60} and (?:@AUX)?(?:fabricated|manufactured|made|produced) (?:by|at) {O:s}": 0.9,
    r"(?:has|have|had|lets?|having) {C:o} (?:fabricated|manufactured|made|produced) (?:by|at) {O:s}": 0.9,
    r"{O:s}, (?:the |which is the )?(?:[\w-]+ ){0,2}(?:manufacturer|foundry|fabricator) (?:of|for|behind) {C:o}": 0.88,
}
_HOSTS = {
    rf"{{D:s}}@REL @AUX (?:houses?|housed|housing|hosts?|hosted|hosting|contains?|contained|holds?|held|runs? on|accommodates?|uses?) {_NUMBERED}(?:@ADJ)?(?:(?:systems?|racks?|servers?) (?:of|with|of the type) (?:the (?:type|kind) )?)?{{C:o}}": 0.88,
    r"{D:s}@REL @AUX (?:has|have|had|with) ‹#\d+v› (?:@ADJ)?{C:o}": 0.85,
    rf"{{D:s}}@REL @AUX @BE (?:@AUX)?(?:fitted|equipped|filled|stocked|packed|populated) (?:out )?with {_NUMBERED}{{C:o}}": 0.92,
    rf"{{D:s}},? (?:fitted|equipped|filled|stocked|packed) (?:out )?with {_NUMBERED}{{C:o}}": 0.92,
    r"{D:s} (?:with|of) ‹#\d+v› (?:@ADJ)?{C:o}": 0.82,
    r"{C:o}@REL @AUX (?:@BE )?(?:@AUX)?(?:installed|housed|hosted|deployed|placed|set up|standing|sits?|stands?|running|operated|stored) (?:in|at|inside) {D:s}": 0.88,
    r"{C:o} (?:in|at|inside) {D:s}": 0.72,
    rf"(?:installs?|installed|deploy(?:s|ed|ing)?|put|placed|plugged) {_NUMBERED}{{C:o}} (?:in|at|inside|into) {{D:s}}": 0.88,
}
_DEVELOPS = {
    rf"{{O:s}}@REL @AUX {_RELEASE} {{M:o}}": 0.9,
    r"{M:o}@REL @AUX @BE (?:@AUX)?(?:developed|released|built|launched|created|made|unveiled) (?:[^‹›.;]{0,20} )?by {O:s}": 0.92,
    r"{M:o},? (?:which\s+was\s+)?(?:developed|released|built|launched|created|made) by {O:s}": 0.92,
    r"{O!:s}['’]s? (?:[\w-]+ ){0,4}{M:o}": 0.88,
    r"{O:s}, (?:the )?(?:developer|maker|creator|company behind) (?:of )?(?:the )?{M:o}": 0.92,
    r"{M:o}@REL @AUX (?:belongs?|belonged) to {O:s}": 0.9,
    r"{M:o},? (?:a|the) (?:[\w-]+ ){0,3}model (?:from|of|by) {O:s}": 0.9,
    r"{M!:o} (?:from|of|by) {O!:s}": 0.8,
}
_TRAINS_ON = {
    rf"{{OM:s}}@REL @AUX (?:@BE )?(?:@AUX)?{_TRAINED} (?:(?!‹C)[^.;]{{0,60}}? )?(?:on|with|using) {_NUMBERED}{{C:o}}": 0.9,
    rf"{{OM:s}}@REL @AUX (?:used|uses|using|relied on|relies on|runs? on|ran on) {_NUMBERED}{{C:o}} (?:to|for) (?:train|training|pre-train|develop|run)": 0.9,
    rf"{_NUMBERED}{{C:o}} (?:to|for) (?:train|training) (?:[\w’'-]+ ){{0,4}}{{M:s}}": 0.85,
    r"{M:s},? (?:which\s+was\s+)?trained (?:.. )?on " + _NUMBERED + r"{C:o}": 0.9,
}
_TRAINS_IN = {
    rf"{{OM:s}}@REL @AUX (?:@BE )?(?:@AUX)?{_TRAINED} (?:(?!‹[DL])[^.;]{{0,60}}? )?(?:in|at|inside|within) {{DL:o}}": 0.9,
    rf"{{OM:s}}@REL @AUX {_TRAINED} (?:its|their|the) [^‹›.;]{{0,40}}(?:‹M\d+[nu]›)? ?(?:in|at|inside) {{DL:o}}": 0.9,
    r"{O:s}@REL @AUX (?:moved|moves|shifted|shifts|moving|relocated|transferred) (?:the )?(?:training|development) (?:[^.;]{0,60}? )?(?:in|to|into) {DL:o}": 0.88,
    r"(?:training|development) of {M:s} (?:[^‹›.;]{0,30} )?(?:in|at|took place in) {DL:o}": 0.85,
    r"{O:s}@REL @AUX (?:use[sd]?|using) {D:o} (?:[^‹›.;]{0,30} )?(?:to|for) train(?:ing)?": 0.88,
}
_UNDERCUTS = {
    r"{OM:s}@REL @AUX (?:undercuts?|undercutting|underprice[sd]?|underbid) {OM:o}": 0.92,
    r"{OM:s}@REL @AUX (?:cost|costs|priced|offered|sold|available) (?:at |for |only )*‹[~%]\d+v› (?:of |what |the price of |as much as |the cost of )+{OM:o}": 0.9,
    r"{OM:s}@REL @AUX (?:@BE )?(?:‹[~%]\d+v› )?(?:far |much |[\w-]+ )?cheaper than (?:(?:those|that|models) (?:of|from|by) )?{OM:o}": 0.9,
}

RULES = together(
    build(Relation.BUYS, _BUYS),
    build(Relation.SUPPLIES, _SUPPLIES),
    build(Relation.DESIGNS, _DESIGNS, nominal=True),
    build(Relation.FABRICATES, _FABRICATES),
    build(Relation.HOSTS, _HOSTS),
    build(Relation.DEVELOPS, _DEVELOPS),
    build(Relation.TRAINS_ON, _TRAINS_ON),
    build(Relation.TRAINS_IN, _TRAINS_IN),
    build(Relation.UNDERCUTS, _UNDERCUTS),
)
