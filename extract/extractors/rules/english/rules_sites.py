"""English constructions for sites: who runs, builds, rents or reaches them, and where things lie."""

from __future__ import annotations

from extract.extractors.rules.english.grammar import build, together
from graph.schema import Relation

_BUILD = (
    r"(?:builds?|built|building|constructs?|constructed|constructing|develops?|developed|developing|erects?|erected|"
    r"breaks? ground (?:on|for)|broke ground (?:on|for)|broken ground (?:on|for)|spend (?:‹\$\d+v› )?(?:on|to build)|"
    r"invest (?:‹\$\d+v› )?in|invests (?:‹\$\d+v› )?in|commissioned|expands?|expanding|opens?|opened|opening|"
    r"completes?|completed|launched|launches)"
)
_RUN = r"(?:operates?|operated|operating|runs?|ran|running|manages?|managed|managing)"
_PLACED = r"(?:located|situated|based|sited|built|housed|under construction|being built)"
_AT = r"(?:in|at|near|on|outside|across|inside|within)"
_IN = r"(?:in|at|near|on|outside|across|inside|within)"
_TENANT = r"(?:(?:anchor|main|largest|biggest|only|sole|first|primary|key|major|launch|principal|single|big|future|long-term)\s+)*(?:tenants?|customers?|clients?|users?|lessees?|end-users?|occupants?)"

_OPERATES = {
    rf"{{O:s}}@REL @AUX (?:both )?(?:owns? and |built and |builds? and )?{_RUN} {{D:o}}": 0.92,
    r"{D:o}@REL @AUX @BE (?:@AUX)?(?:run|operated|managed)(?: .. )? ?by {O:s}": 0.92,
    r"{D:o},? (?:which\s+is\s+)?(?:run|operated|managed) by {O:s}": 0.92,
    r"{O:s}, (?:the|an?) (?:[\w-]+\s+){0,2}operator of {D:o}": 0.9,
    r"{O:s}@REL @AUX @BE (?:the|an?) (?:[\w-]+\s+){0,2}operator of {D:o}": 0.9,
    r"{D:o}['’]s? (?:[\w-]+\s+){0,2}operator(?:,| is| was) {O:s}": 0.9,
    r"(?:operator of|the operator of) {D:o}(?:,| is| was) {O:s}": 0.88,
    r"{O:s}@REL @AUX (?:brought|switched) {D:o} (?:online|on)": 0.8,
}
_OPERATOR = {
    r"{D:o}[^.;]{0,80}, (?:(?:said|announced) )?its operator,? (?:(?:said|announced),? )?{O:s}": 0.82,
    r"{D:o}['’]s operator,? {O:s}": 0.88,
}
_BUILDS = {
    rf"{{O:s}}@REL @AUX {_BUILD} {{D:o}}": 0.88,
    r"{D:o}@REL @AUX @BE (?:@AUX)?(?:built|constructed|developed|erected|commissioned) (?:.. )?by {O:s}": 0.9,
    r"{D:o},? (?:@AUX)?(?:built|constructed|developed|erected|commissioned) by {O:s}": 0.9,
    r"{D:o},? (?:an? [^‹›.;]{2,40} )?(?:on|in|for) which {O:s} (?:[^.;‹›]|‹O\d+u›){0,30}(?:spend|invest|build|building)": 0.85,
    r"{O:s}['’]s? (?:[\w-]+\s+){0,2}(?:construction|development) of {D:o}": 0.85,
    r"(?:construction|development) (?:of|on) {D:o} by {O:s}": 0.85,
    r"{O:s}['’]s? (?:plans?|plan) (?:for|to build) {D:o}": 0.8,
    r"{O:s}@REL @AUX (?:put up|puts up|putting up|laid out|started work on|starts work on|started building) {D:o}": 0.85,
}
_LOCATED = {
    rf"{{D:s}}(?: of ‹W\d+v›)? {_AT} {{L:o}}": 0.92,
    rf"{{D:s}}(?:,|\s+\([^()]*\),?)? (?:which\s+)?(?:@BE )?(?:also |now |currently )?(?:{_PLACED}|stands?|lies?|sits?|rises?)? ?{_AT} {{L:o}}": 0.88,
    rf"{{D:s}}@REL @AUX @BE (?:also |now )?(?:{_PLACED} )?{_AT} {{L:o}}": 0.88,
    rf"{{D:s}}(?: of ‹W\d+v›)?@REL(?:,? @AUX@BE(?: {_PLACED})?)?,? {_AT} ‹L\d+[nu]›(?:,| {_AT}|, {_AT}) {{L:o}}": 0.85,
    rf"{{D:s}}[^‹›.;]{{0,12}}{_AT} ‹L\d+n›,? in ‹L\d+n›['’]s (?:[\w-]+\s+){{0,2}}(?:(?:state|island|province)\s+of\s+)?{{L:o}}": 0.88,
    rf"{{D:s}}, (?:an?|the) (?:[\w-]+\s+|‹W\d+v›\s*-?){{1,7}}?(?:of ‹W\d+v› )?{_AT} {{L:o}}": 0.9,
    r"{L!:o} {=D:s}": 0.82,
    r"{L!:o}['’]s (?:[\w-]+\s+){0,2}{=D:s}": 0.82,
    rf"{_AT} {{L:o}},? .. (?:rises|stands|lies|sits) {{D:s}}": 0.82,
    rf"{_AT} {{L:o}}(?:, [^‹›.;]{{3,60}}(?:‹L\d+n›)?,)? ‹O\d+[nu]› @AUX(?:owns?|operates?|runs|has|is building|rents|leases) (?:a|an|the|its|two|several)? ?{{D:s}}": 0.7,
    rf"{{D:s}} (?:that|which) ‹O\d+[nu]› @AUX\w+(?: up)? {_AT} {{L:o}}": 0.82,
}
_BASED = {
    r"{O:s}@REL @AUX (?:@BE )?(?:headquartered|based|domiciled) (?:in|at) {L:o}": 0.92,
    r"{O:s},? (?:which\s+is\s+)?(?:headquartered|based) in {L:o}": 0.92,
    r"{O:s}, (?:an?|the) (?:[\w-]+ ){0,2}?{=L!:o}-(?:based|headquartered)": 0.9,
    r"{L!:o}-(?:based|headquartered) (?:(?:[\w-]+|‹L\d+n›)\s+){0,4}?{O!:s}": 0.9,
    r"{O!:s} of {L:o}(?!['’])": 0.8,
    r"{O:s}@REL @AUX (?:has|have|had|moved|moves|relocated|keeps?|opened|set up) (?:its|the|their) (?:[\w-]+ )?(?:headquarters|head office|seat) (?:in|to|at) {L:o}": 0.9,
    r"{O:s}['’]s? (?:headquarters|head office|seat) (?:is|are|was|in) (?:in )?{L:o}": 0.88,
}
_INCORPORATED = {
    r"{O:s}@REL @AUX (?:@BE )?(?:incorporated|registered|domiciled|organi[sz]ed|established) (?:under the laws of|in|on) {L:o}": 0.9,
    r"{O:s},? (?:incorporated|registered|domiciled) in {L:o}": 0.9,
    r"{L!:o}-(?:registered|incorporated|domiciled) (?:[\w-]+\s+){0,4}?{O:s}": 0.9,
    r"{O!:s}, an? {L!:o} (?:limited |exempted |shell |holding |investment )?(?:company|vehicle|entity|corporation|partnership|fund)": 0.7,
}
_COLOCATION = {
    r"{O:s}@REL @AUX @BE (?:@AUX)?(?:the |an? |its |one of (?:the|its) )?"
    + _TENANT
    + r" (?:of|in|at|for) (?:the first phase of )?{D:o}": 0.92,
    r"{D:o}(?:,? (?:in|at|near) ‹L\d+n›)?(?:,? whose|,? with) "
    + _TENANT
    + r"(?: @AUX@BE|,|:| as)? {O:s}": 0.88,
    r"{D:o}['’]s? " + _TENANT + r"(?:,| @AUX@BE) {O:s}": 0.9,
    r"{D:o}[^.;]{0,70}, where {O:s} @AUX @BE (?:@AUX)?(?:the |an? |its )?" + _TENANT: 0.9,
    r"{O:s}@REL @AUX (?:moved into|moves into|move into|moving into|occup(?:y|ies|ied)|took up residence in|take up|signed for space in) (?:@CAPACITY)?{D:o}": 0.85,
    r"{O:s} as (?:the |an? |its )?" + _TENANT + r" (?:of|in|at|for) {D:o}": 0.9,
    r"(?:only|sole|anchor|main|largest) (?:tenant|customer|user) (?:of|in|at) {D:o} (?:is|was|will be) {O:s}": 0.9,
}
_LEASE = {
    r"{O:s}@REL @AUX (?:@LEASE|uses?|used|using|takes?|took|booked|books|reserved|contracted) (?:@CAPACITY)(?:capacity|space|power|halls?|racks?|megawatts?|room|servers?|‹W\d+v›|computing power|‹C\d+[nu]›)(?: [^‹›.;]{0,30})? (?:in|at|inside|from|of) {OD:o}": 0.9,
    r"{O:s}@REL @AUX @LEASE (?!‹C){D:o}": 0.88,
    r"{O:s}@REL @AUX @LEASE (?:@CAPACITY)?from {OD:o}": 0.9,
    r"{D:o}@REL @AUX @BE (?:@AUX)?(?:leased|rented|let) (?:out )?(?:to|by) {O:s}": 0.9,
    r"(?:capacity|space|power|halls) (?:in|at|of) {D:o} @AUX@BE (?:@AUX)?(?:leased|rented|let|used|booked) (?:out )?(?:to|by) {O:s}": 0.88,
    r"{O:o}@REL @AUX (?:lets?|letting|leases?|leased|rents?|rented) (?:out )?(?:@CAPACITY)?(?:capacity|space|power|halls?|servers?|sites?|‹[DCW]\d+[nuv]›)(?: [^‹›.;]{0,20})?(?: in ‹L\d+n›)? to {O:s}": 0.9,
    r"{O:s}['’]s? (?:[\w-]+ )?(?:lease|leases|rental) (?:of|at|in|with|from) (?:@CAPACITY)?{OD:o}": 0.85,
    r"(?:lease|rental|leasing|letting) of (?:@CAPACITY)?{D:o} to {O:s}": 0.88,
}
_CLOUD = {
    r"{O:s}@REL @AUX @BE (?:@AUX)?(?:the |an? |one of (?:the|its) )?(?:[\w-]+\s+){0,2}cloud customers? of {O:o}": 0.92,
    r"{O:s}@REL @AUX (?:@LEASE|buys?|bought|buying|uses?|used|using|purchases?|purchased) (?:@CAPACITY)(?:cloud (?:services?|capacity|computing|compute)|computing (?:power|capacity|time)|compute|cloud) (?:capacity |services? )?[^‹›.;]{0,20}(?:from|of|at|through|via) {O:o}": 0.9,
    r"{O:s}@REL @AUX @LEASE (?:‹#\d+v› )?(?:(?:[\w-]+|‹O\d+n›(?:['’]s)?)\s+){0,3}(?P<item>‹C\d+[nu]›)(?:[^‹›.;]{0,20})? (?:from|through|via) {O:o}": 0.92,
    r"{O:o}@REL @AUX (?:sells?|sold|selling|provides?|provided|providing|offers?|supplies|supplied) (?:@ADJ)?(?:cloud|computing|compute)(?: (?:capacity|services?|power|computing))* to {O:s}": 0.9,
}
_CUSTOMER = {
    r"{O:s}@REL @AUX @BE (?:@AUX)?(?:the |an? |one of (?:the|its) )?(?:[\w-]+\s+){0,3}?"
    + _TENANT
    + r" (?:of|for) {O:o}": 0.92,
    r"{O:s}@REL @AUX @BE {O:o}['’]s? " + _TENANT: 0.92,
    _TENANT.join(
        [
            r"{O:s}@REL @AUX @BE (?:@AUX)?(?:an? |the |one of (?:the|its) )?(?:[\w-]+\s+){0,3}?",
            r" of {O:o}['’]s (?:[\w-]+ )?cloud",
        ]
    ): 0.9,
    r"{O:o}['’]s? (?:(?:[\w-]+\s+){0,3}?)?"
    + _TENANT
    + r"(?:,| @AUX@BE|,? (?:include|includes|including)| base includes) (?:also )?{O:s}": 0.92,
    r"{O:o}@REL @AUX (?:counts?|lists?|counted|listed|names?|numbers|has|had) {O:s} (?:among|as) (?:its|the|an?|one of its)? ?(?:[\w-]+\s+){0,2}?(?:clients?|customers?|tenants?|users?)": 0.92,
    r"{O:s}@REL @AUX (?:among|one of) (?:the )?(?:[\w-]+\s+){0,3}?(?:clients|customers|tenants) of {O:o}": 0.9,
    r"(?:customers|clients|tenants) of {O:o} (?:include|included|are|were) {O:s}": 0.9,
    r"(?:largest|main|biggest|only|primary|first) (?:customer|client|tenant) of {O:o} (?:is|was) {O:s}": 0.9,
    r"{O:o}@REL @AUX (?:serves?|served|serving) {O!:s}": 0.75,
    r"{O:o},? whose " + _TENANT + r" @AUX@BE {O:s}": 0.9,
    r"{O!:s}['’]s (?:‹L\d+n›\s+)?(?:[\w-]+\s+){0,2}?(?:landlord|cloud provider|hosting provider),? {O!:o}": 0.88,
    r"{O:s}, (?:the |an? |its )?(?:[\w-]+\s+){0,2}?" + _TENANT + r" of {OD:o}": 0.9,
}
_ACCESS = {
    r"{O:s}@REL @AUX (?:access|accesses|accessed|accessing|connects? to|connected to|logs? (?:in )?to|taps?|tapped into|taps? into|used?|uses|using) {D:o}(?: remotely| from afar| by remote)?": 0.75,
    r"{O:s}@REL @AUX (?:has|have|had|gained?|gains|obtain(?:s|ed)?|given|got|gets?|get) (?:[\w-]+ )?access to (?:@CAPACITY)?{D:o}": 0.9,
}

RULES = together(
    build(Relation.OPERATES, _OPERATES),
    build(Relation.OPERATES, _OPERATOR, nominal=True),
    build(Relation.BUILDS, _BUILDS),
    build(Relation.LOCATED_IN, _LOCATED, nominal=True),
    build(Relation.BASED_IN, _BASED, nominal=True),
    build(Relation.INCORPORATED_IN, _INCORPORATED, nominal=True),
    build(Relation.CUSTOMER_OF, _COLOCATION, service="colocation"),
    build(Relation.CUSTOMER_OF, _LEASE, service="lease"),
    build(Relation.CUSTOMER_OF, _CLOUD, service="cloud"),
    build(Relation.CUSTOMER_OF, _CUSTOMER),
    build(Relation.ACCESSES, _ACCESS),
)
