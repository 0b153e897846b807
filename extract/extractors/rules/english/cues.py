"""English words that hedge, deny, plan or attribute, and how far each reaches.

Where the reach is in doubt a cue reaches too far rather than not far enough: a claim that comes out weaker than
meant is a loss, one that comes out firmer is a wrong accusation.
"""

from __future__ import annotations

import re

from extract.extractors.rules.cues import Cue, Scope
from graph.schema import Stance


def _cue(pattern: str, stance: Stance | None, scope: Scope = Scope.SENTENCE, *, case: bool = False) -> Cue:
    return Cue(re.compile(pattern, 0 if case else re.IGNORECASE), stance, scope)


_SLOT = r"‹[OPL]\d+[nu]›"
_TITLE = r"(?:(?:the|a|an|its)\s+)?(?:(?:‹L\d+[nu]›(?:['’]s)?|[\w’'-]+)\s+){0,4}?"
_PEOPLE = (
    r"(?:‹L\d+n›(?:['’]s)?\s+)?(?!(?:what|that|which|the|and|far|as|so|but|when)\b)(?:(?:[\w-]+\s+){0,2}(?:people|persons?|sources?|officials?|executives?|insiders?|bankers?|analysts?|researchers?|"
    r"employees?|‹P\d+[nu]›)\s+(?:familiar|close|briefed|involved|with(?:\s+\w+)?\s+knowledge|privy)"
    r"(?:\s+(?:with|to|on|in|of)\s+(?:the\s+)?(?:[\w’'-]+)(?:\s+of\s+the\s+\w+)?)?"
    r"|(?:[\w-]+\s+){0,2}(?:(?:press|media|news|local|court|company|internal|corporate|regulatory|industry)\s+)?"
    r"(?:reports?|filings?|documents?|records|papers|officials|sources|insiders|analysts?|prosecutors|investigators|"
    r"lawyers?|indictment|complaint|charge\s+sheet|charges|executives|people|study|studies|estimates|"
    r"spokes(?:man|woman|person)|minister))"
)
_SOURCE = rf"(?P<source>{_SLOT}(?:\s+(?:and|or)\s+{_SLOT})?|{_PEOPLE})"
_SAYS = (
    r"(?:said|says|say|saying|reports?|reported|told|wrote|writes|announced|announces|noted|notes|adds?|added|claims?|"
    r"claimed|discloses?|disclosed|estimates?|estimated|states|stated|found|finds|reveal(?:s|ed)|confirm(?:s|ed)?|"
    r"explain(?:s|ed)?|argue[sd]?|insist(?:s|ed)?|suggest(?:s|ed)?|show(?:s|ed)?|describe[sd]?|calls|identif(?:y|ies|ied)|"
    r"names|named|puts|lists|believes?|thinks?|expects?|forecasts?|understands?|alleges?|alleged|maintain(?:s|ed)?)"
)
_WHEN = r"(?:\s+(?:‹T\d+v›|on\s+(?:X|Weibo|Twitter|LinkedIn|Facebook)|on|in|at|this|last|week|month|year|earlier|late|early|as|today|yesterday|recently|also|first|back|then|separately|previously|previous)){0,6}"
_HAVE = r"(?:(?:has|have|had|also|since|later|recently|first|now|itself|separately|repeatedly)\s+){0,3}"

_REPORTED = (
    # "X said that ..." and "X, a firm, wrote this month that ..." reach what follows
    _cue(
        rf"{_SOURCE}(?:,[^,;.]{{2,80}},)?\s+{_HAVE}(?<!today\s)(?<!hereby\s)(?!(?:added|adds|named|names|lists|puts?)\s+(?:the\s+)?‹){_SAYS}\b(?!\s+(?:to\s+|by\s|in\s+its|customers|units?|it\s+would\s+not))",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    # "..., X said." reaches what stands before
    _cue(
        rf"[,”\"]\s+{_TITLE}{_SOURCE}(?:,[^,;.]{{2,80}},|,)?\s+{_HAVE}{_SAYS}(?:\s+(?:the\s+|its\s+)?(?:{_SLOT}|newspaper|paper|reporters|agency|magazine|investors|journalists|site|court))?{_WHEN}\s*(?:[.,;]|$|that\b)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    _cue(rf"[,”\"]\s+(?:said|says|according\s+to|reported|writes)\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    _cue(rf"\b(?:said|told|reported)\s+{_SOURCE}{_WHEN}\s*(?:[.,;]|$)", Stance.REPORTED, Scope.BEFORE),
    _cue(rf"\bcited\s+by\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    _cue(rf"\b(?:according\s+to|in\s+the\s+(?:words|view)\s+of)\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    _cue(r"\b(?:according\s+to|in\s+the\s+(?:words|view)\s+of)\b", Stance.REPORTED),
    _cue(rf"\b(?:citing|quoting|quotes?|quoted|cites|cited)\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    _cue(r"\b(?:told|tells)\s+(?:the\s+)?(?P<source>‹O\d+[nu]›)", Stance.REPORTED),
    _cue(
        rf"\b{_SLOT}[’']s?\s+(?:report|article|story|account|analysis|estimate)\b|\b(?:by|from)\s+{_SOURCE}\s+that\b",
        None,
    ),
    _cue(r"\breport(?:s|ed)?\s+by\s+(?P<source>‹O\d+[nu]›)", Stance.REPORTED),
    _cue(
        rf"\barticle\s+carried\s+by\s+(?P<source>{_SLOT}|[A-Z]\w+)|\b(?:page|post|article|blog)\s+(?:reports?|says|claims)\b",
        Stance.REPORTED,
    ),
    _cue(
        r"\breportedly\b|\b(?:is|are|was|were|has been|have been)\s+(?:\w+\s+)?(?:reported|said|understood|rumou?red|thought|believed|"
        r"estimated)\s+(?:to|that|by)\b|\breports?\s+(?:that|say|said|suggest|of)\b|\brumou?rs?\b|\b(?:sources|people|insiders)\s+say\b|"
        r"\bit\s+(?:is|was)\s+(?:said|reported|understood)\b|\bmedia\s+reports?\b|\bpress\s+reports?\b",
        Stance.REPORTED,
    ),
    # whoever the speaker is
    _cue(
        rf",[”\"]?\s+[^,;.]{{2,90}}?\s+(?:said|says|reported|reports|wrote|added|announced|claimed|noted|told\s+\w+){_WHEN}\s*(?:\.|$)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    _cue(
        r"\b(?:said|says|wrote|writes|claimed|claims)\b(?!\s+to\b)|\b(?:announced|reported|told|stated|noted|added|revealed|disclosed|confirmed|estimates?|believes?|thinks?)\s+(?:[\w‹›]+\s+){0,3}that\b",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    # the speaker is a pronoun or a plain noun
    _cue(
        rf"\b(?:he|she|they|it|who|minister|spokes\w+|article|newspaper|paper|page|study|report|lawyer|‹O\d+u›)\s+{_HAVE}{_SAYS}\b(?:\s+that\b)?(?!\s+to\s)",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    _cue(
        rf",\s+(?:he|she|they|it|the\s+\w+(?:\s+\w+)?)\s+{_HAVE}(?:said|says|added|wrote|reported|told\b[^.;]*){_WHEN}\s*(?:[.,;]|$)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
)
_ALLEGED = (
    _cue(
        r"\b(?:allegedly|alleged|alleges?|alleging|accused?|accuses|accusing|accusations?|allegations?|purported(?:ly)?|so-called|"
        r"supposed(?:ly)?|suspected|suspicions?|suspects)\b",
        Stance.ALLEGED,
        Scope.AFTER,
    ),
    _cue(r"\b(?:alleged|allegedly|accused?|purported(?:ly)?|suspected)\b", Stance.ALLEGED, Scope.CLAUSE),
    _cue(
        rf"[,”\"]\s+{_TITLE}(?:{_SLOT}|\w+)\s+(?:alleges?|alleged|claims?|claimed|contends?){_WHEN}\s*(?:\.|$)",
        Stance.ALLEGED,
        Scope.BEFORE,
    ),
    _cue(
        r"\b(?:charges|charge\s+sheet|indictment|complaint|prosecutors|lawsuit|plaintiffs?)\s+(?:\w+\s+)?(?:say|said|says|state|claim|contend|allege)",
        Stance.ALLEGED,
    ),
    _cue(r"\b(?:charged|indicted)\b(?:\s+‹P\d+[nu]›)?\s+(?:with|for|over|of)\b", Stance.ALLEGED, Scope.AFTER),
    _cue(
        r"\b(?:charged|indicted|prosecuted|arrested|tried)\b[^.;,]{0,60}?\b(?:with|for|over|of|on\s+suspicion)\b[^.;]{0,30}\b\w+ing\b",
        Stance.ALLEGED,
        Scope.AFTER,
    ),
    _cue(
        r"\bis\s+said\s+to\b|\b(?:according\s+to)\s+(?:the\s+)?(?P<source>charge\s+sheet|indictment|complaint|charges)\b",
        Stance.ALLEGED,
        Scope.LEAD,
    ),
)
_POSSIBLE = (
    _cue(
        r"\b(?:might|could|possibly|perhaps|maybe|presumably|probably|potentially|apparently|seemingly|conceivably|likely|unlikely|"
        r"appears?\s+to|appeared\s+to|seems?\s+to|seemed\s+to|thought\s+to|believed\s+to|would\s+have|it\s+is\s+unclear|unclear|"
        r"unknown|question\s+of|speculat\w+|suggests?\s+that|as\s+if|hypothetical\w*|in\s+theory)\b",
        Stance.POSSIBLE,
        Scope.LEAD,
    ),
    _cue(r"\bmay\b", Stance.POSSIBLE, Scope.LEAD, case=True),
    _cue(
        r"\b(?:whether|unclear|unknown|speculat\w+|suspects?\s+that|wonder\w*|asked\s+if|market\s+talk|may\s+have|possible|possibility|conceivable|plausible|chances?|risk|fears?|feared|hypothesis|theory|assum\w+|suppos\w+)\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
    _cue(
        r"(?:^|[,;]\s+|\s)(?:if|unless|should)\s+(?:the\s+)?(?:‹|\w+\s+(?:is|are|was|were|closes|goes|succeeds|approve))",
        Stance.POSSIBLE,
    ),
    _cue(r"\bcould\s+not\s+(?:\w+\s+)?(?:verify|confirm)|\bunverified\b|\bunconfirmed\b", Stance.POSSIBLE),
)
_PLANNED = (
    _cue(
        r"\b(?:will|shall|plans?|planned|planning|intends?|intended|intention|aims?|aimed|hopes?|hoped|wants?|wanted|seeks?|sought|"
        r"proposes?|proposed|proposal|considers?|considering|considered|weighs?|weighing|mull(?:s|ed|ing)|explor(?:es?|ed|ing)|negotiat\w+|"
        r"talks|option|draft|letter\s+of\s+intent|memorandum|would|looking\s+to|looks\s+to|due\s+to\s+(?:be|open|take|start|buy|acquire|build|"
        r"become|move|receive|close|lease|rent)|set\s+to|expected\s+to|expects?\s+to|scheduled|slated|poised|about\s+to|going\s+to|pledged?|"
        r"vow(?:s|ed)|prepar(?:es|ed|ing)\s+to|agreed?s?\s+to|earmarked|sounded\s+out|approached|pending|upcoming|forthcoming|future|"
        r"target(?:s|ed|ing)|budget(?:ed|s)?|courting|bid(?:s|ding)?\s+(?:for|to)|offer(?:s|ed)?\s+to|meant\s+to|designed\s+to\s+(?:house|hold)|"
        r"seeking|considers|signed\s+(?:an?\s+)?(?:preliminary\s+)?(?:agreement|deal|contract)\s+to|subject\s+to\s+approval|awaits?)\b",
        Stance.PLANNED,
        Scope.LEAD,
    ),
    _cue(r"\b(?:is|are|was|were)\s+to\s+(?:\w+ly\s+)?(?!blame|date)[a-z]+", Stance.PLANNED, Scope.LEAD),
    _cue(
        rf"^\W*(?:[\w-]+\s+){{0,2}}{_SLOT}(?:(?:,|\s+and)\s+{_SLOT})*\s+to\s+(?!‹|the\b|a\b)[a-z]+",
        Stance.PLANNED,
    ),
    _cue(
        r"\b(?:near(?:s|ing)?\s+(?:a\s+)?(?:deal|agreement)|close\s+to\s+(?:a\s+)?(?:deal|agreement|buying|selling|acquiring)|deal\s+to|moves?\s+to|eyes|eyeing|"
        r"appli(?:ed|es)\s+(?:for|to)|application|permission|approval\s+(?:for|to)|ready\s+to|bids?|tender|shortlisted|candidate|contender|interested\s+in)\b",
        Stance.PLANNED,
        Scope.LEAD,
    ),
    _cue(r"\bnot\s+yet\b|\byet\s+to\b", Stance.PLANNED, Scope.LEAD),
    _cue(
        r"\b(?:plans?|planned|intends?|intention|hopes?|wants?|seeks?|agreed?s?|aims?)\s+(?:to|that)\b",
        Stance.PLANNED,
        Scope.AFTER,
    ),
    _cue(r"\b(?:in\s+talks|negotiating|sounded\s+out)\b", Stance.PLANNED),
)
_NOT = (
    r"(?:not|n['’]t)\b(?!\s+(?:only|yet|just|merely|immediately|necessarily|part\s+of\s+the|be\s+reached|disclos|name|"
    r"comment|respond|say|speculat|reply|until|least|verif|independently|been\s+(?:disclosed|confirmed|verified|reached|named)|"
    r"confirm|consolidat)|\s+(?:the\s+)?‹\w+›,)"
)
_UNTRUE = (
    r"(?:false|wrong|untrue|inaccurate|incorrect|baseless|unfounded|fabricated|nonsense|mistaken|groundless|invented|"
    r"not\s+(?:\w+\s+)?(?:true|accurate|correct|right|the\s+case)|without\s+foundation)"
)
_DENIED = (
    _cue(
        rf"\b(?:reports?|claims?|story|stories|statements?|assertions?|rumou?rs?|accounts?|articles?|ideas?|suggestions?|notions?|"
        rf"impression|allegations?|speculation)\b[^.;]{{0,160}}?\b(?:is|are|was|were|been|proved|be)\s+(?:\w+\s+)?(?:{_UNTRUE}|dismissed|"
        r"rejected|denied|refuted|disputed|debunked|disproved)\b",
        Stance.DENIED,
    ),
    _cue(
        r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|refuted|debunked)\s+by\b",
        Stance.DENIED,
    ),
    _cue(rf"\bthat\b[^.;]{{0,120}}\b(?:is|was|proved)\s+(?:\w+ly\s+)?{_UNTRUE}\s*(?:\.|$)", Stance.DENIED),
    _cue(r"\b(?:walk(?:ed|s)\s+away|pulled\s+out|backed\s+out|withdrew|withdrawn)\b", Stance.DENIED),
    _cue(
        rf"\b{_NOT}|\bcannot\b(?!\s+be\s+(?:verified|confirmed))|\b(?:never|neither|nor|none|nobody|nothing|without\s+(?:any|ever)|no\s+longer|nowhere|hardly|"
        r"far\s+from|rather\s+than|instead\s+of|fail(?:s|ed)?\s+to|refuse[sd]?\s+to|declin(?:es?|ed)\s+to(?!\s+(?:comment|say|name|discuss))|"
        r"ruled?\s+out|stopped\s+short\s+of|except)\b",
        Stance.DENIED,
        Scope.LEAD,
    ),
    _cue(
        r"\b(?:no|zero)\s+(?!longer|fewer|less|more|sooner|later|doubt|secret|comment|date|price|other)(?:[\w-]+\s+){0,4}?(?:‹|stake|shares?|interest|link|connection|role|part|capacity|right|tenant|customer|evidence|sign|proof|indication|plan|contract|relation)",
        Stance.DENIED,
        Scope.LEAD,
    ),
    _cue(
        r"\b(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|rebuff(?:s|ed)?|"
        r"contest(?:s|ed)?|disavow(?:s|ed)?|contradict(?:s|ed)?)\b(?!\s+(?:(?:any|all|the)\s+)?(?:wrongdoing|charges?|access|entry|requests?|licen))",
        Stance.DENIED,
        Scope.AFTER,
    ),
    _cue(
        r"\b(?:no|any|little|without|lack\s+of)\s+(?:\w+\s+)?(?:evidence|proof|sign|signs|indication|trace|basis|confirmation\s+that)\b",
        Stance.DENIED,
        Scope.AFTER,
    ),
    _cue(
        r"\b(?:which|that|this|it)\s+(?:is|was|were|proved)\s+(?:\w+\s+)?(?:wrong|false|incorrect|untrue|inaccurate|mistaken|baseless|unfounded|not\s+(?:true|"
        r"the\s+case|correct|accurate))\b|\b(?:wrongly|falsely|mistakenly|erroneously|incorrectly)\b|\bcontrary\s+to\b|\bmyth\b|\bfalse\s+(?:report|claim)s?\b|"
        r"\bwithdr(?:ew|awn|aws)\b|\bretract(?:ed|s)\b|\bcall(?:s|ed)\s+[^.;]{0,60}\b(?:false|wrong|untrue|inaccurate|baseless|incorrect|fabricated|nonsense)\b|"
        r"\b(?:called|calls)\s+off\b|\b(?:deal|talks|plans?|sale|acquisition|purchase|takeover|bid|merger|transaction|order|investment)\b[^.;]{0,70}?\b(?:collapsed?|fell\s+(?:through|apart)|failed|abandoned|cancell?ed|terminated|scrapped|called\s+off|blocked|aborted|withdrawn)\b|"
        r"\b(?:abandoned|scrapped|cancelled|dropped)\s+(?:its|the|a|their)\s+(?:\w+\s+)?(?:plans?|bid|talks|deal|order|purchase)\b",
        Stance.DENIED,
    ),
    _cue(r"^(?:denied|not(?!\s+(?:part|only|all|far|long|even)\b))\b", Stance.DENIED),
    _cue(
        r"(?P<source>‹[OP]\d+[nu]›)\s+(?:call(?:s|ed)|describ(?:es|ed)|dismiss(?:es|ed))\s+(?:it|this|that|the\s+\w+)\b",
        None,
    ),
    _cue(
        r"(?P<source>‹[OP]\d+[nu]›)\s+(?:\w+\s+){0,2}?(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es?|ed)|refut(?:es|ed))\b",
        None,
    ),
    _cue(
        r"\b(?:who|that|which)\s+(?:\w+\s+)?doubts?\b|\bdoubts?\s+that\b|\bsceptical\s+that\b|\bskeptical\s+that\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
)
CUES = (*_REPORTED, *_ALLEGED, *_POSSIBLE, *_PLANNED, *_DENIED)
"""All cues of the language."""

REBUTTAL = re.compile(
    rf"\b(?:it|that|this|the\s+(?:\w+\s+)?(?:report|figure|claim|statement|story|account|article|number|sum|information|description|rumou?rs?))\s+(?:is|was|are|were|had\s+been)\s+(?:\w+\s+)?{_UNTRUE}|"
    rf"^it\s+(?:is|was|does|did|has)\s+not\s*[.]|"
    rf"\b(?:called|calls|described|dismissed)\s+(?:it|that|this|the\s+(?:\w+\s+)?(?:report|figure|claim|story|account|article|number|rumou?rs?)s?)\s+(?:as\s+)?(?:\w+\s+)?{_UNTRUE}|"
    r"\b(?:den(?:ies|ied|y)|reject(?:s|ed)|disput(?:es|ed)|refut(?:es|ed)|dismiss(?:es|ed))\s+(?:this|that|it|having|doing|being|(?:the|these|those|both|such)\s+(?:\w+\s+)?(?:report|figure|claim|story|account|link|connection|statement|article|rumou?r|assertion)s?)\b",
    re.IGNORECASE,
)
"""A sentence that denies what the sentence before it says."""
