"""English constructions for trade, export controls, cases at law and people's posts."""

from __future__ import annotations

from extract.extractors.rules.english.grammar import build, together
from graph.schema import Relation

_GOODS = (
    r"(?:(?:‹[#$]\d+v›|[\w’'-]+|‹O\d+[nu]›(?:['’]s?)?)\s+){0,6}?"
    r"(?P<item>‹C\d+[nu]›|servers?|chips?|semiconductors?)(?:(?: and|,) ‹C\d+[nu]›)*(?: (?:chips|processors|GPUs))?"
)
_ITEM = r"(?:@ADJ)?(?:‹O\d+[nu]›(?:['’]s?)?\s+)?(?P<item>‹C\d+[nu]›|[\w-]+ (?:chips|servers)|servers|chips)"
_MORE = r"(?: and ‹C\d+[nu]›)?(?: (?:chips|processors|GPUs|servers))?"
_SMUGGLE = r"(?:smuggl(?:es?|ed|ing)|divert(?:s|ed|ing)?|re-?export(?:s|ed|ing)?|spirit(?:s|ed)? away|funnel(?:s|led|ling|ed)?|forward(?:s|ed|ing)?|transship(?:s|ped|ping)?|rerout(?:e|ed|ing))"
_MOVE = rf"(?:{_SMUGGLE[3:-1]}|ship(?:s|ped|ping)?|export(?:s|ed|ing)?|send(?:ing)?|sent|move[sd]?|moving|transfer(?:s|red)?|bring|brought|sell|sold|get)"
_RESTRICT = r"(?:bans?|banned|banning|bars?|barred|barring|blocks?|blocked|blocking|prohibits?|prohibited|restricts?|restricted|restricting|curbs?|curbed|limits?|limited|stops?|stopped|halts?|halted|forbids?|forbade|prevents?|prevented|cuts? off|outlawed)"
_SALE = r"(?:the )?(?:sales?|exports?|shipments?|deliver(?:y|ies)|suppl(?:y|ies)|re-export|transfer)"
_LIST = r"(?:(?:the |its )?(?:‹L\d+n› )?‹R\d+[nu]›|(?:its|the|a|their) (?:[\w-]+ )?(?:blacklist|export blacklist|trade blacklist|entity list|sanctions list))"
_EVADE = r"(?:circumvents?|circumvented|circumventing|evades?|evaded|evading|sidesteps?|sidestepped|sidestepping|bypass(?:es|ed|ing)?|dodg(?:es?|ed|ing)|skirts?|skirted|skirting|undermin(?:es?|ed|ing)|gets? around|got around|getting around|flout(?:s|ed|ing)?|violat(?:es?|ed|ing)|breach(?:es|ed|ing)?|escap(?:e|ed|ing))"
_OFFICE = r"(?:chief\s+executive(?:\s+officer)?|ceo|cfo|cto|coo|chief\s+(?:financial|technology|operating|strategy|investment|scientific)\s+officer|chief\s+(?:scientist|economist)|chair(?:man|woman|person)?|vice[- ]?chair(?:man)?|president|vice\s+president|managing\s+director|(?:executive\s+|non-executive\s+|independent\s+)?director|co-?founder|founder|owner|general\s+manager|partner|head|spokes(?:man|woman|person)|analyst|researcher|economist|manager|secretary|employee|board\s+member)"
_ROLE = rf"(?P<role>(?:(?:former|founding|group|senior|deputy|co-|interim|acting|global|regional)\s*)*{_OFFICE}(?:\s+and\s+{_OFFICE})?)"

_EXPORTS = {
    r"{L:s}@REL @AUX (?:export(?:s|ed|ing)?|ship(?:s|ped|ping)?|s[eo]lls?|sold|deliver(?:s|ed)?) "
    + _GOODS
    + r" (?:worth ‹\$\d+v› |for ‹\$\d+v› |valued at ‹\$\d+v› )?to {L:o}": 0.88,
    r"{L:s}['’]s? (?:(?:[\w-]+|‹C\d+[nu]›)\s+){0,3}(?:exports|shipments|sales|deliveries) (?:of "
    + _GOODS
    + r" )?(?:worth ‹\$\d+v› )?to {L:o}": 0.9,
    r"(?:exports|shipments|sales|deliveries) (?:of " + _GOODS + r" )?from {L:s} to {L:o}": 0.9,
    r"{L:o}[^‹›.;]{0,40}[:,] {L:s}['’]s? (?:exports|shipments|sales|deliveries) there [^‹›.;]{0,30}‹\$\d+v›": 0.85,
    r"{L:o}@REL @AUX (?:import(?:s|ed|ing)?|receiv(?:es?|ed)|bought|buys?|took|takes?|got) "
    + _GOODS
    + r" (?:worth ‹\$\d+v› |for ‹\$\d+v› |[\w‹›-]+ ){0,3}?from {L:s}": 0.88,
    r"{L:o}['’]s? (?:[\w-]+ )?imports (?:of " + _GOODS + r" )?from {L:s}": 0.9,
}
_DIVERTS = {
    rf"{{OPL:s}}@REL @AUX {_SMUGGLE} @COUNT{_ITEM}{_MORE} (?:[^‹›.;]{{0,25}} )?(?:in)?to {{L:o}}": 0.9,
    rf"{{OPL:s}}@REL @AUX (?:illegally|unlawfully|illicitly|secretly|covertly) {_MOVE} @COUNT{_ITEM}{_MORE} (?:[^‹›.;]{{0,25}} )?(?:in)?to {{L:o}}": 0.92,
    rf"{{OP:s}},? (?:who|which|that) [^.;]{{0,90}} (?:front|shell company|false documents|without (?:a |the )?licen[cs]e) [^.;]{{0,20}}to {_MOVE} @COUNT{_ITEM}{_MORE} (?:[^‹›.;]{{0,25}} )?(?:in)?to {{L:o}}": 0.85,
    rf"{{OP:s}}@REL @AUX (?:used?|uses|using|set up|ran|created) [^.;‹›]{{0,30}}(?:‹O\d+[nu]›)?[^.;‹›]{{0,30}}(?:front|shell|false documents|intermediaries)? ?[^.;‹›]{{0,20}}to (?:smuggle|divert|ship|export|funnel) @COUNT{_ITEM}{_MORE} (?:[^‹›.;]{{0,25}} )?(?:in)?to {{L:o}}": 0.85,
    rf"{{OPL:s}}@REL @AUX (?:plead(?:s|ed)? guilty|accused|charged|convicted|suspected|indicted|sentenced|found guilty|arrested) (?:to|of|with|for|over|on) (?:[\w-]+ ){{0,4}}?{_MOVE} @COUNT{_ITEM}{_MORE} (?:[^‹›.;]{{0,25}} )?(?:in)?to {{L:o}}": 0.9,
    rf"{_ITEM}{_MORE} @AUX@BE (?:@AUX)?(?:illegally |unlawfully )?(?:{_SMUGGLE[3:-1]}|shipped|exported) (?:[^‹›.;]{{0,25}} )?(?:from ‹L\d+n› )?(?:in)?to {{L:o}} (?:[^‹›.;]{{0,15}} )?by {{OP:s}}": 0.9,
    rf"(?:smuggling|diversion|re-export) of @COUNT{_ITEM}{_MORE} (?:from ‹L\d+n› )?(?:in)?to {{L:o}} by {{OP:s}}": 0.9,
    rf"{{OP:s}} (?:exported|shipped|sent) (?:or (?:tried|attempted|conspired) to (?:export|ship|send) )@COUNT(?:‹\$\d+v› (?:worth )?of )?{_ITEM}{_MORE} (?:[^‹›.;]{{0,25}} )?to {{L:o}}": 0.88,
    rf"{_ITEM}{_MORE} @AUX@BE (?:@AUX)?(?:{_SMUGGLE[3:-1]}) (?:from|through|via) {{L:s}} (?:in)?to {{L:o}}": 0.85,
}
_RESTRICTS = {
    rf"{{OLR:s}}@REL @AUX (?:@BE )?(?:@AUX)?{_RESTRICT} {_SALE} of {_ITEM}{_MORE} (?:[^‹›.;]{{0,20}} )?to {{OL:o}}": 0.92,
    rf"{{OLR:s}}@REL @AUX {_RESTRICT} {_ITEM}{_MORE} (?:from )?(?:being )?(?:exports|exported|shipped|sold|sales|reaching|going|shipments) (?:to )?{{OL:o}}": 0.92,
    rf"{{OLR:s}}@REL @AUX {_RESTRICT} ‹O\d+[nu]› from (?:selling|exporting|shipping|supplying|sending|delivering) {_ITEM}{_MORE} (?:[\w]+ ){{0,2}}to {{OL:o}}": 0.92,
    r"{L!:s}(?:['’]s)? (?:(?:[\w-]+|‹C\d+[nu]›)\s+){0,3}(?:‹R\d+u›|export (?:ban|controls|curbs|restrictions|rules)) (?:(?:on|of|for) (?:[\w-]+ |‹[OC]\d+[nu]› ){0,3})?(?:against|on|to|towards|for) {LO:o}": 0.88,
    rf"(?:‹R\d+u›|(?:rules|laws|curbs|controls)) of {{L:s}} @AUX{_RESTRICT} (?:{_SALE} of )?{_ITEM}{_MORE} (?:from )?(?:[\w]+ ){{0,3}}to {{OL:o}}": 0.88,
    rf"{{L!:s}}(?:['’]s)? (?:export )?(?:rules|laws|curbs|controls|‹R\d+u›) @AUX{_RESTRICT} (?:{_SALE} of )?{_ITEM}{_MORE} (?:from )?(?:[\w]+ ){{0,3}}to {{OL:o}}": 0.9,
    rf"{{OL:s}}@REL @AUX (?:added|adds?|placed|puts?|put|listed|included) {{O:o}} (?:to|on|in) {_LIST}": 0.93,
    rf"{{OL:s}}@REL @AUX (?:added|adds?|placed|put) [^.;]{{0,90}} (?:to|on) {_LIST}, (?:among them|including) {{O:o}}": 0.85,
    r"{OL:s}@REL @AUX (?:blacklist(?:s|ed)?|sanction(?:s|ed)?) {O:o}": 0.92,
    r"{OL:s}@REL @AUX (?:imposed|imposes|tightened|introduced|slapped) (?:[\w-]+ )*(?:sanctions|export (?:ban|controls|curbs|restrictions)|an? (?:[\w-]+ )?(?:embargo|ban)|‹R\d+u›) (?:[^‹›.;]{0,20} )?(?:on|against) {OL:o}": 0.9,
    r"{O:o}@REL @AUX (?:@BE )?(?:@AUX)?(?:added to|placed on|put on|on|listed on|subject to) (?:the )?{R:s}": 0.9,
    rf"{{O:o}}@REL @AUX @BE (?:@AUX)?(?:added to|placed on|put on) {_LIST} by {{OL:s}}": 0.93,
    r"{O:o}@REL @AUX @BE (?:@AUX)?(?:blacklisted|sanctioned) by {OL:s}": 0.92,
    rf"{{OL:s}}@REL @AUX (?:{_RESTRICT}|requires? (?:an? )?(?:export )?licen[cs]es? for) {_SALE} of {{C:o}}(?! (?:\w+ ){{0,2}}(?:to|from) ‹)": 0.85,
    r"{R:s} (?:[^‹›.;]{0,15} )?(?:against|on|imposed on) {OL:o}": 0.8,
    r"{OLR:s}@REL @AUX (?:requires?|required) (?:an? |export )?licen[cs]es? (?:for|to) (?:[^‹›.;]{0,20} )?(?:‹C\d+[nu]› )?(?:[^‹›.;]{0,10} )?to {OL:o}": 0.85,
}
_CIRCUMVENTS = {
    rf"{{OPL:s}}@REL @AUX (?:to )?{_EVADE} {{R:o}}": 0.9,
    rf"{{OPL:s}}@REL @AUX (?:to )?{_EVADE} (?:the )?(?:(?:[\w-]+|‹[LOC]\d+[nu]›(?:['’]s)?)\s+){{0,4}}{{R:o}}": 0.88,
    rf"{{R:o}}@REL @AUX @BE (?:@AUX)?(?:{_EVADE[3:-1]}) by {{OPL:s}}": 0.9,
    rf"{{OPL:s}}@REL? ?[^.;]{{0,100}} (?:to|in order to|thereby|and so|and thus) {_EVADE} (?:the )?(?:(?:[\w-]+|‹[LOC]\d+[nu]›(?:['’]s)?)\s+){{0,4}}{{R:o}}": 0.75,
}
_INQUIRY = {
    r"{OL:s}@REL @AUX (?:investigat(?:es?|ed|ing)|prob(?:es?|ed|ing)|examin(?:es?|ed|ing)|looking into|looked into|opened (?:an? )?(?:[\w-]+ )?(?:investigation|inquiry|probe) (?:into|against)|launched (?:an? )?(?:[\w-]+ )?(?:investigation|inquiry|probe) (?:into|against)) (?:whether |how |if )?{OP:o}": 0.9,
    r"{OP:o}@REL @AUX @BE (?:@AUX)?(?:investigated|probed|under investigation|under scrutiny) by {OL:s}": 0.9,
    r"{OL:s}['’]s? (?:[\w-]+ )?(?:investigation|inquiry|probe) (?:into|of|against) {OP:o}": 0.9,
    r"(?:investigation|inquiry|probe) (?:by|of) {OL:s} (?:into|against) {OP:o}": 0.9,
    r"{OL:s}@REL @AUX (?:raided|raids|searched|searches) (?:[\w-]+ ){0,3}(?:of |at )?{O:o}": 0.82,
}
_CHARGED = {
    r"{OL:s}@REL @AUX (?:charge[sd]?|charging|indict(?:s|ed)?|prosecut(?:es?|ed)|sue[sd]?) {OP:o}": 0.92,
    r"{OP:o}@REL @AUX @BE (?:@AUX)?(?:charged|indicted|prosecuted) (?:[^.;]{0,60} )?by {OL:s}": 0.9,
    r"{OL:s}@REL @AUX (?:filed|brought|unsealed) (?:[\w-]+ )*(?:charges|an? indictment|a case) against {OP:o}": 0.92,
}
_CONVICTED = {
    r"{OL:s}@REL @AUX (?:convict(?:s|ed)?|sentence[sd]?|found guilty|fine[sd]?) {OP:o}": 0.88,
    r"{OP:o}@REL @AUX @BE (?:@AUX)?(?:convicted|sentenced|found guilty|fined) (?:[^.;]{0,60} )?by {OL:s}": 0.88,
}
_PLEADED = {
    r"{OP:o}@REL? ?@AUX plead(?:s|ed)? guilty[^.;]{0,60}, {OL:s} (?:announced|said|reported)": 0.9,
    r"{OP:o}@REL @AUX plead(?:s|ed)? guilty (?:[^.;]{0,60} )?(?:to|before|in a case brought by) {OL:s}": 0.8,
}
_DROPPED = {
    r"{OL:s}@REL @AUX (?:dropped|drops|closed|withdrew|abandoned) (?:[\w-]+ ){0,3}(?:charges|case|investigation|inquiry|probe) (?:against|into) {OP:o}": 0.92,
}
_APPOSED_POSTS = {
    rf"{{P:s}},? (?:the |an? |its )?{_ROLE} (?:of|at|for|with) {{O:o}}": 0.92,
    rf"{{O!:o}}['’]s? (?:(?:[\w-]+|‹L\d+n›)\s+){{0,2}}?{_ROLE},? {{P:s}}": 0.9,
    rf"{{O!:o}} {_ROLE},? {{P!:s}}": 0.92,
    rf"{{P!:s}}, {{O!:o}}['’]s (?:(?:[\w-]+|‹L\d+n›)\s+){{0,2}}?{_ROLE}": 0.92,
    rf"{_ROLE} of {{O:o}},? {{P:s}}": 0.9,
}
_POSTS = {
    rf"{{P:s}}@REL @AUX (?:@BE|became|serves? as|served as|acts as|works as|appointed|named) (?:as )?(?:the |an? )?{_ROLE} (?:of|at|for) {{O:o}}": 0.92,
    rf"{{O:o}}@REL @AUX (?:appointed|named|hired|appoints|names) {{P:s}} (?:as )?(?:its |the )?(?:new )?{_ROLE}": 0.92,
    r"{P:s}@REL @AUX (?P<role>founded|co-founded|heads|leads|chairs|runs) {O:o}": 0.8,
    r"{O:o}@REL @AUX (?P<role>founded|chaired|headed|run|led) by {P:s}": 0.85,
    r"{P:s}@REL @AUX @BE (?P<role>executives?|directors?|employees?|managers?) of {O:o}": 0.88,
}

RULES = together(
    build(Relation.EXPORTS_TO, _EXPORTS),
    build(Relation.DIVERTS_TO, _DIVERTS),
    build(Relation.RESTRICTS, _RESTRICTS),
    build(Relation.CIRCUMVENTS, _CIRCUMVENTS),
    build(Relation.INVESTIGATES, _INQUIRY, stage="investigated"),
    build(Relation.INVESTIGATES, _CHARGED, stage="charged"),
    build(Relation.INVESTIGATES, _CONVICTED, stage="convicted"),
    build(Relation.INVESTIGATES, _PLEADED, stage="pleaded guilty"),
    build(Relation.INVESTIGATES, _DROPPED, stage="dropped"),
    build(Relation.ROLE_AT, _APPOSED_POSTS, nominal=True),
    build(Relation.ROLE_AT, _POSTS),
)
