"""English words that hedge, deny, plan or attribute, and how far each reaches.

Where the reach is in doubt a cue reaches too far rather than not far enough: a claim that comes out weaker than
meant is a loss, one that comes out firmer is a wrong accusation.
"""

from __future__ import annotations

import re

from extract.extractors.rules.cues import Cue, Scope
from graph.schema import Stance


def cue(pattern: str, stance: Stance | None, scope: Scope = Scope.SENTENCE, *, case: bool = False) -> Cue:
    """A cue; its pattern ignores case unless `case`."""
    return Cue(re.compile(pattern, 0 if case else re.IGNORECASE), stance, scope)


def over(pattern: str, scope: Scope = Scope.LEAD) -> Cue:
    """A cue of what held once and no more."""
    return Cue(re.compile(pattern, re.IGNORECASE), None, scope, over=True)


_SLOT = r"‹[OPL]\d+[nu]›"
_TITLE = r"(?:(?:the|a|an|its)\s+)?(?:(?:‹L\d+[nu]›(?:['’]s)?|[\w’'-]+)\s+){0,4}?"
_PEOPLE = (
    r"(?<!far as )(?<!\w)(?:‹L\d+n›(?:['’]s)?\s+)?(?!(?:what|that|which|the|and|far|as|so|but|when)\b)(?:(?:[\w-]+\s+){0,2}(?:people|persons?|sources?|officials?|executives?|insiders?|bankers?|analysts?|researchers?|"
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
    # hearsay that names nobody
    cue(
        r"\bword\s+(?:has|is)\b|\b(?:there\s+is|there['’]s|amid)\s+(?:\w+\s+){0,2}(?:talk|speculation|chatter|gossip|buzz)\b|"
        r"\b(?:legend|folklore|hearsay|gossip|scuttlebutt|grapevine)\b|\bwhisper(?:s|ed)?\b|\bin\s+(?:his|her|its|their)\s+telling\b|"
        r"\bthe\s+(?:thinking|story|theory|talk|rumou?r|tale|legend|argument)\s+(?:goes|runs)\b|\b(?:many|some|others|critics|observers|"
        r"insiders|bloggers|residents|locals|most)\s+(?:people\s+)?(?:say|hold|believe|think|assume|suspect|contend|argue)\b|"
        r"\b(?:is|are|was|were)\s+(?:\w+\s+)?(?:assumed|presumed|deemed|reputed|held|considered|rumou?red)\s+(?:by\s+\w+\s+)?to\b|"
        r"\bas\s+far\s+as\b[^,.;]{0,60}\b(?:shows?|suggests?|indicates?|knows?|known)\b|\bleaked\b",
        Stance.REPORTED,
    ),
    cue(
        r"\b(?:word|story|report|account|rumou?r|version|legend|theory)\s+ha[sd]\s+(?:it|‹O\d+[nu]›)(?!\w)",
        Stance.REPORTED,
    ),
    cue(
        r"\b(?:has|had|have|was|been|is)\s+(?:\w+\s+)?(?:been\s+)?(?:suggested|claimed|argued|asserted|hinted|mooted)\s+that\b",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    cue(
        r",\s+an?\s+(?:[\w-]+\s+)?(?:claim|allegation|assertion|accusation|statement)\b",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    cue(
        r",[”\"]?\s+(?:said|says|claimed|claims|reported|wrote|alleged|insisted)\s+(?:an?|the|one|two|three|several|some|‹)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    cue(r"\s[-–—]\s?(?P<source>‹O\d+[nu]›|sources?)(?:\s+News)?\W*$", Stance.REPORTED),
    cue(
        r"\b(?:contends?|contended|thinks?|thought|believes?|believed|reckons?|suspects?|fears?|insists?|insisted|argue[sd]?|caution(?:s|ed)?|warn(?:s|ed)?|asserts?|asserted|hint(?:s|ed)?|posted|"
        r"tweeted|maintained|speculated?)\s+(?:that\b|(?:the\s+)?‹)",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    cue(
        rf",[”\"]?\s+[^,;.]{{2,90}}?\s+(?:insist(?:s|ed)|argue[sd]|contend(?:s|ed)|maintain(?:s|ed)|recalled|posted|tweeted|hinted|warned|"
        rf"cautioned|believes?|thinks?|guess(?:es|ed)?|reckons?){_WHEN}\s*(?:[.,;]|$)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    # "X said that ..." and "X, a firm, wrote this month that ..." reach what follows
    cue(
        rf"{_SOURCE}(?:,[^,;.]{{2,80}},)?\s+{_HAVE}(?<!today\s)(?<!hereby\s)(?!(?:added|adds|named|names|lists|puts?)\s+(?:the\s+)?‹){_SAYS}\b(?!\s+(?:to\s+|by\s|in\s+its|customers|units?|it\s+would\s+not))",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    # "..., X said." reaches what stands before
    cue(
        rf"[,”\"]\s+{_TITLE}{_SOURCE}(?:,[^,;.]{{2,80}},|,)?\s+{_HAVE}{_SAYS}(?:\s+(?:the\s+|its\s+)?(?:{_SLOT}|newspaper|paper|reporters|agency|magazine|investors|journalists|site|court))?{_WHEN}\s*(?:[.,;]|$|that\b)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    cue(rf"[,”\"]\s+(?:said|says|according\s+to|reported|writes)\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    cue(rf"\b(?:said|told|reported)\s+{_SOURCE}{_WHEN}\s*(?:[.,;]|$)", Stance.REPORTED, Scope.BEFORE),
    cue(rf"\bcited\s+by\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    cue(rf"\b(?:according\s+to|in\s+the\s+(?:words|view)\s+of)\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    cue(r"\b(?:according\s+to|in\s+the\s+(?:words|view)\s+of)\b", Stance.REPORTED),
    cue(rf"\b(?:citing|quoting|quotes?|quoted|cites|cited)\s+{_TITLE}{_SOURCE}", Stance.REPORTED),
    cue(r"\b(?:told|tells)\s+(?:the\s+)?(?P<source>‹O\d+[nu]›)", Stance.REPORTED),
    cue(
        rf"\b{_SLOT}[’']s?\s+(?:report|article|story|account|analysis|estimate)\b|\b(?:by|from)\s+{_SOURCE}\s+that\b",
        None,
    ),
    cue(r"\breport(?:s|ed)?\s+by\s+(?P<source>‹O\d+[nu]›)", Stance.REPORTED),
    cue(
        rf"\barticle\s+carried\s+by\s+(?P<source>{_SLOT}|[A-Z]\w+)|\b(?:page|post|article|blog)\s+(?:reports?|says|claims)\b",
        Stance.REPORTED,
    ),
    cue(
        r"\breportedly\b|\b(?:is|are|was|were|has been|have been)\s+(?:\w+\s+)?(?:reported|said|understood|rumou?red|thought|believed|"
        r"estimated)\s+(?:to|that|by)\b|\breports?\s+(?:that|say|said|suggest|of)\b|\brumou?rs?\b|\b(?:sources|people|insiders)\s+say\b|"
        r"\bit\s+(?:is|was)\s+(?:said|reported|understood)\b|\bmedia\s+reports?\b|\bpress\s+reports?\b",
        Stance.REPORTED,
    ),
    # whoever the speaker is
    cue(
        rf",[”\"]?\s+[^,;.]{{2,90}}?\s+(?:said|says|reported|reports|wrote|added|announced|claimed|noted|told\s+\w+){_WHEN}\s*(?:\.|$)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
    cue(
        r"\b(?:said|says|wrote|writes|claimed|claims)\b(?!\s+to\b)|\b(?:announced|reported|told|stated|noted|added|revealed|disclosed|confirmed|estimates?|believes?|thinks?)\s+(?:[\w‹›]+\s+){0,3}that\b",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    # the speaker is a pronoun or a plain noun
    cue(
        rf"\b(?:he|she|they|it|who|minister|spokes\w+|article|newspaper|paper|page|study|report|lawyer|‹O\d+u›)\s+{_HAVE}{_SAYS}\b(?:\s+that\b)?(?!\s+to\s)",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    cue(
        rf",\s+(?:he|she|they|it|the\s+\w+(?:\s+\w+)?)\s+{_HAVE}(?:said|says|added|wrote|reported|told\b[^.;]*){_WHEN}\s*(?:[.,;]|$)",
        Stance.REPORTED,
        Scope.BEFORE,
    ),
)
_ALLEGED = (
    cue(
        r"\b(?:allegedly|alleged|alleges?|alleging|accused?|accuses|accusing|accusations?|allegations?|purported(?:ly)?|so-called|"
        r"supposed(?:ly)?|suspected|suspicions?|suspects)\b",
        Stance.ALLEGED,
        Scope.AFTER,
    ),
    cue(r"\b(?:alleged|allegedly|accused?|purported(?:ly)?|suspected)\b", Stance.ALLEGED, Scope.CLAUSE),
    cue(
        rf"[,”\"]\s+{_TITLE}(?:{_SLOT}|\w+)\s+(?:alleges?|alleged|claims?|claimed|contends?){_WHEN}\s*(?:\.|$)",
        Stance.ALLEGED,
        Scope.BEFORE,
    ),
    cue(
        r"\b(?:charges|charge\s+sheet|indictment|complaint|prosecutors|lawsuit|plaintiffs?)\s+(?:\w+\s+)?(?:say|said|says|state|claim|contend|allege)",
        Stance.ALLEGED,
    ),
    cue(r"\b(?:charged|indicted)\b(?:\s+‹P\d+[nu]›)?\s+(?:with|for|over|of)\b", Stance.ALLEGED, Scope.AFTER),
    cue(
        r"\b(?:charged|indicted|prosecuted|arrested|tried)\b[^.;,]{0,60}?\b(?:with|for|over|of|on\s+suspicion)\b[^.;]{0,30}\b\w+ing\b",
        Stance.ALLEGED,
        Scope.AFTER,
    ),
    cue(
        r"\bis\s+said\s+to\b|\b(?:according\s+to)\s+(?:the\s+)?(?P<source>charge\s+sheet|indictment|complaint|charges)\b",
        Stance.ALLEGED,
        Scope.LEAD,
    ),
)
_POSSIBLE = (
    # questions, conditions and things merely imagined
    cue(
        r"\b(?:satir\w+|parod(?:y|ies|ied)|fictional|hypothetical\w*|scenario|thought\s+experiment|simulation|mock-?up|deepfake|hoax|april\s+fool\w*)\b|"
        r"\bin\s+(?:the|a|an|his|her|this)\s+(?:\w+\s+)?(?:novel|film|movie|play|game|sketch|joke|cartoon|comic)\b|\bor\s+so\b(?!\s+(?:‹|\d))",
        Stance.POSSIBLE,
    ),
    cue(
        r"\b(?:do|does|did|has|have|had)(?:\s+not|n['’]t)\s+(?:\w+\s+)?(?:say|said|state|stated|claim|claimed|show|shown|suggest|mention|prove|proved|"
        r"proven|establish|established|mean|imply)\s+that\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
    cue(r"\?[\"”’')]*\s*$", Stance.POSSIBLE),
    cue(
        r"(?:^|[,;:–—(]\s*|\b(?:and|but|or|only|even|genuine|unclear|know|knows|surprise|wrong|odd|strange)\s+)if\b(?!\s+(?:not|any|anything|ever)\b)|"
        r"\b(?:provided\s+(?:that\b|the\b|‹)|assuming\b|in\s+(?:the\s+)?(?:case|event)\s+(?:that|of)\b|on\s+condition\s+that\b|"
        r"(?:as|so)\s+long\s+as\b|as\s+though\b|as\s+if\b|other\s+things\s+equal\b)|^\W*(?:imagine|suppose|picture|what\s+if|say)\b|"
        r"^\W*(?:were|had|should)\s+(?:(?:the|a|an)\s+)?(?:‹|\w+\s)",
        Stance.POSSIBLE,
    ),
    cue(
        r"\bneither\s+confirm\w*\s+nor\s+den\w+|\b(?:declin\w+|refus\w+)\s+to\s+(?:confirm|say|comment)\b|\bwould\s+not\s+(?:confirm|say|comment)\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
    cue(
        r"\b(?:might|could|possibly|perhaps|maybe|presumably|probably|potentially|apparently|seemingly|conceivably|likely|unlikely|"
        r"appears?\s+to|appeared\s+to|seems?\s+to|seemed\s+to|thought\s+to|believed\s+to|would\s+have|it\s+is\s+unclear|unclear|"
        r"unknown|question\s+of|speculat\w+|suggests?\s+that|as\s+if|hypothetical\w*|in\s+theory)\b",
        Stance.POSSIBLE,
        Scope.LEAD,
    ),
    cue(r"\bmay\b", Stance.POSSIBLE, Scope.LEAD, case=True),
    cue(
        r"\b(?:whether|unclear|unknown|speculat\w+|suspects?\s+that|wonder\w*|asked\s+if|market\s+talk|may\s+have|possible|possibility|conceivable|plausible|chances?|risk|fears?|feared|hypothesis|theory|assum\w+|suppos\w+)\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
    cue(
        r"(?:^|[,;]\s+|\s)(?:if|unless|should)\s+(?:the\s+)?(?:‹|\w+\s+(?:is|are|was|were|closes|goes|succeeds|approve))",
        Stance.POSSIBLE,
    ),
    cue(r"\bcould\s+not\s+(?:\w+\s+)?(?:verify|confirm)|\bunverified\b|\bunconfirmed\b", Stance.POSSIBLE),
)
DEAL = (
    r"(?:deals?|sales?|acquisitions?|purchases?|takeovers?|buy-?outs?|mergers?|transactions?|investments?|bids?|orders?|agreements?|talks|"
    r"leases?|contracts?|plans?|offers?|attempts?|efforts?)"
)
_PLANNED = (
    cue(
        rf"^\W*(?:under|according\s+to|in)\s+(?:the|its|a|this|that|such\s+a)\s+(?:[\w-]+\s+){{0,2}}?(?:plans?|proposals?|drafts?|scheme|bid|offer|blueprint|term\s+sheet)\b|"
        rf"\b(?:the|an?|its|their|this|that|such|any)\s+(?:[\w-]+\s+){{0,2}}?{DEAL}\b[^.,;]{{0,80}}?\b(?:(?:is|are)\s+(?:\w+ly\s+)?(?:expected|due|set|likely|scheduled|planned|slated)\s+to|awaits?|awaiting|would|will)\b",
        Stance.PLANNED,
    ),
    cue(
        r"\b(?:courts?|courted|woos?|wooed)\s+(?:the\s+)?‹|\b(?:offer(?:s|ed)?|propos(?:es|ed))\s+(?:an?\s|the\s|‹\$)",
        Stance.PLANNED,
        Scope.LEAD,
    ),
    cue(
        rf"\b{DEAL}\b[^.;]{{0,90}}?\b(?:has|have|had|is|was|are|were)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:closed?|completed?|finali[sz]ed|"
        r"signed|approved|final|done|concluded|sealed|settled|gone\s+through|happened)\b|\bnothing\s+(?:has\s+been|is|was)\s+(?:yet\s+)?(?:settled|signed|"
        r"agreed|decided|final)\b|\bsubject\s+to\s+(?:[\w-]+\s+){0,4}?(?:approvals?|consent|conditions|clearance|review|closing|completion)\b|"
        r"\b(?:upon|on|pending)\s+(?:the\s+)?(?:closing|completion|approval)\b|\bunder\s+review\b|"
        r"\bonce\s+(?!the\s+(?:[\w-]+\s+){0,2}(?:owner|parent|tenant|customer|operator|shareholder))(?:(?=‹O)|(?:the|its|this|that|it|regulators?|shareholders?|"
        r"approv\w+|complet\w+|clos\w+|final\w+)\b)",
        Stance.PLANNED,
    ),
    cue(
        r"\b(?<!or\s)(?:tries|tried|try|trying|attempt(?:s|ed|ing)?|battl(?:es|ed|ing)|fought|fighting|struggl(?:es|ed|ing)|scrambl(?:es|ed|ing)|"
        r"rac(?:es|ed|ing)|hasten(?:s|ed)|manoeuvr\w+|maneuver\w+)\s+to\b|"
        r"\b(?:right|rights|option|options|warrants?|entitled|opportunity|obligation|obliged|commitment|committed|offer|deadline|mandate|authority|"
        r"approval|permission|cleared|licen[cs]ed?|allowed|free|willing|ready|keen|eager)\s+to\s+(?:\w+ly\s+)?(?:acquire|buy|purchase|lease|rent|subscribe|take|"
        r"increase|invest|build|sell|own|hold|operate|supply)\b|"
        r"\b(?:begged|begs|invited|invites|urged|urges|lobbied|wooed|courted|implored|persuading|approached|wants|wanted)\s+(?:the\s+)?‹[OP]\d+[nu]›\s+to\b|"
        r"\bsoon(?:-|\s+)to(?:-|\s+)be\b|\bwould-be\b|\bprospective\b|\bpotential\b|\bin\s+principle\b|\bpreliminary\b|\btentative(?:ly)?\b",
        Stance.PLANNED,
        Scope.LEAD,
    ),
    cue(
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
    cue(r"\b(?:is|are|was|were)\s+to\s+(?:\w+ly\s+)?(?!blame|date)[a-z]+", Stance.PLANNED, Scope.LEAD),
    cue(
        rf"^\W*(?:[\w-]+\s+){{0,2}}{_SLOT}(?:(?:,|\s+and)\s+{_SLOT})*\s+to\s+(?!‹|the\b|a\b)[a-z]+",
        Stance.PLANNED,
    ),
    cue(
        r"\b(?:near(?:s|ing)?\s+(?:a\s+)?(?:deal|agreement)|close\s+to\s+(?:a\s+)?(?:deal|agreement|buying|selling|acquiring)|deal\s+to|moves?\s+to|eyes|eyeing|"
        r"appli(?:ed|es)\s+(?:for|to)|application|permission|approval\s+(?:for|to)|ready\s+to|bids?|tender(?!\s+(?:notice|documents?|file|award))|shortlisted|candidate|contender|interested\s+in)\b",
        Stance.PLANNED,
        Scope.LEAD,
    ),
    cue(r"\bnot\s+yet\b|\byet\s+to\b", Stance.PLANNED, Scope.LEAD),
    cue(
        r"\b(?:plans?|planned|intends?|intention|hopes?|wants?|seeks?|agreed?s?|aims?)\s+(?:to|that)\b",
        Stance.PLANNED,
        Scope.AFTER,
    ),
    cue(r"\b(?:in\s+talks|negotiating|sounded\s+out)\b", Stance.PLANNED),
)
_NOT = (
    r"(?:not|n['’]t)\b(?!\s+(?:only|yet|just|merely|immediately|necessarily|part\s+of\s+the|be\s+reached|disclos|name|"
    r"comment|respond|say|speculat|reply|until|least|verif|independently|been\s+(?:disclosed|confirmed|verified|reached|named)|"
    r"confirm|consolidat)|\s+(?:the\s+)?‹\w+›,)"
)
UNTRUE = (
    r"(?:false|wrong|untrue|inaccurate|incorrect|baseless|unfounded|fabricated|nonsense|mistaken|groundless|invented|"
    r"not\s+(?:\w+\s+)?(?:true|accurate|correct|right|the\s+case)|without\s+foundation)"
)
_DENIED = (
    Cue(
        re.compile(
            r"\b(?:far\s+from|stop(?:s|ped)?\s+short\s+of|decided?\s+against|held\s+back\s+from|sh(?:y|ies|ied)\s+away\s+from|"
            r"step(?:s|ped)?\s+back\s+from|back(?:s|ed)?\s+away\s+from|steer(?:s|ed)?\s+clear\s+of|by\s+no\s+means|in\s+no\s+way)\b",
            re.IGNORECASE,
        ),
        Stance.DENIED,
        Scope.LEAD,
        firm=True,
    ),
    cue(
        r"\b(?:threw|throws?|thrown)\s+out\b|\b(?:dropped|dismissed|withdrew|quashed)\s+(?:[\w-]+\s+){0,3}(?:charges?|case|allegations?|accusations?|claims?)\s+(?:that|of)\b",
        Stance.DENIED,
        Scope.AFTER,
    ),
    cue(
        r"\bnever\s+(?:closed|happened|materiali[sz]ed|went\s+through|completed|came\s+(?:about|to\s+pass|off))\b",
        Stance.DENIED,
    ),
    cue(
        rf"\b(?:failed|aborted|abandoned|cancell?ed|blocked|scrapped|collapsed|ill-fated|unsuccessful|thwarted|vetoed|doomed|stillborn|botched|"
        rf"rejected|terminated)\s+(?:(?:[\w-]+|‹\$\d+v›)\s+){{0,3}}?{DEAL}\b",
        Stance.DENIED,
    ),
    cue(
        r"\b(?:stop(?:s|ped)?|ceas(?:es?|ed)|quit|halt(?:s|ed)?|discontinue[sd]?|suspend(?:s|ed)?|gave\s+up|given\s+up|paus(?:es?|ed)|"
        r"avoid(?:s|ed)?|abstain(?:s|ed)?\s+from|refrain(?:s|ed)?\s+from|(?:prevented|barred|blocked|banned|stopped|kept)\s+from)\s+(?:\w+ly\s+)?(?:\w+ing\b|to\s+\w+)",
        Stance.DENIED,
        Scope.LEAD,
    ),
    cue(
        r"\b(?:in\s+no\s+way|by\s+no\s+means|at\s+no\s+(?:point|time|stage)|under\s+no\s+circumstances|not\s+once|no\s+such)\b",
        Stance.DENIED,
    ),
    cue(
        r"\b(?:almost|nearly|narrowly|all\s+but)\s+(?:bought|acquired|took|owned|leased|rented|sold|became|invested)\b",
        Stance.DENIED,
        Scope.LEAD,
    ),
    cue(
        r"\b(?:call(?:s|ed)?|labell?ed|deem(?:s|ed)?|dismiss(?:es|ed)?\s+as|turned\s+out\s+to\s+be|proved\s+to\s+be|(?:entry|claim|story|report|that|which)"
        r"\s+(?:is|was))\s+(?:[\w-]+\s+){0,2}an?\s+(?:\w+\s+){0,2}?(?:mistake|error|hoax|fabrication|invention|misunderstanding|typo|fiction|forgery|fake|"
        r"lie|misreading|mix-up)\b|\bcall(?:s|ed)?\s+an?\s+(?:mistake|error|hoax|fabrication|lie|typo)\b",
        Stance.DENIED,
    ),
    cue(
        r"\b(?:acquit(?:s|ted)|exonerat(?:es|ed)|absolv(?:es|ed)|cleared)\s+(?:(?:the\s+)?(?:‹[OP]\d+[nu]›|\w+)\s+)?of\b|"
        r"\b(?:charges?|case|allegations?|indictment)\b[^.;]{0,60}?\b(?:dropped|dismissed|thrown\s+out|quashed|withdrawn)\b",
        Stance.DENIED,
        Scope.AFTER,
    ),
    cue(
        rf"\b(?:reports?|claims?|story|stories|statements?|assertions?|rumou?rs?|accounts?|articles?|ideas?|suggestions?|notions?|"
        rf"impression|allegations?|speculation)\b[^.;]{{0,160}}?\b(?:is|are|was|were|been|proved|be)\s+(?:\w+\s+)?(?:{UNTRUE}|dismissed|"
        r"rejected|denied|refuted|disputed|debunked|disproved)\b",
        Stance.DENIED,
    ),
    cue(
        r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|refuted|debunked)\s+by\b",
        Stance.DENIED,
    ),
    cue(rf"\bthat\b[^.;]{{0,120}}\b(?:is|was|proved)\s+(?:\w+ly\s+)?{UNTRUE}\s*(?:\.|$)", Stance.DENIED),
    cue(r"\b(?:walk(?:ed|s)\s+away|pulled\s+out|backed\s+out|withdrew|withdrawn)\b", Stance.DENIED),
    cue(
        rf"\b{_NOT}|\bcannot\b(?!\s+be\s+(?:verified|confirmed))|\b(?:never|neither(?!\s+confirm)|nor(?!\s+den)|none|nobody|nothing|without\s+(?:any|ever)|no\s+longer|nowhere|hardly|"
        r"far\s+from|rather\s+than|instead\s+of|fail(?:s|ed)?\s+to|refuse[sd]?\s+to(?!\s+(?:say|comment|confirm|name|discuss))|declin(?:es?|ed)\s+to(?!\s+(?:comment|say|name|discuss))|"
        r"ruled?\s+out|stopped\s+short\s+of|except)\b",
        Stance.DENIED,
        Scope.LEAD,
    ),
    cue(
        r"\b(?:no|zero)\s+(?!longer|fewer|less|more|sooner|later|doubt|secret|comment|date|price|other)(?:[\w-]+\s+){0,4}?(?:‹|stake|shares?|interest|link|connection|role|part|capacity|right|tenant|customer|evidence|sign|proof|indication|plan|contract|relation)",
        Stance.DENIED,
        Scope.LEAD,
    ),
    cue(
        r"\b(?<!nor\s)(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|rebuff(?:s|ed)?|"
        r"contest(?:s|ed)?|disavow(?:s|ed)?|contradict(?:s|ed)?)\b(?!\s+(?:(?:any|all|the)\s+)?(?:wrongdoing|charges?|access|entry|requests?|licen))",
        Stance.DENIED,
        Scope.AFTER,
    ),
    cue(
        r"\b(?:no|any|little|without|lack\s+of)\s+(?:\w+\s+)?(?:evidence|proof|sign|signs|indication|trace|basis|confirmation\s+that)\b",
        Stance.DENIED,
        Scope.AFTER,
    ),
    cue(
        r"\b(?:which|that|this|it)\s+(?:is|was|were|proved)\s+(?:\w+\s+)?(?:wrong|false|incorrect|untrue|inaccurate|mistaken|baseless|unfounded|not\s+(?:true|"
        r"the\s+case|correct|accurate))\b|\b(?:wrongly|falsely|mistakenly|erroneously|incorrectly)\b|\bcontrary\s+to\b|\bmyth\b|\bfalse\s+(?:report|claim)s?\b|"
        r"\bwithdr(?:ew|awn|aws)\b|\bretract(?:ed|s)\b|\bcall(?:s|ed)\s+[^.;]{0,60}\b(?:false|wrong|untrue|inaccurate|baseless|incorrect|fabricated|nonsense)\b|"
        r"\b(?:called|calls)\s+off\b|\b(?:deal|talks|plans?|sale|acquisition|purchase|takeover|bid|merger|transaction|order|investment)\b[^.;]{0,70}?\b(?:collapsed?|fell\s+(?:through|apart)|failed|abandoned|cancell?ed|terminated|scrapped|called\s+off|blocked|aborted|withdrawn)\b|"
        r"\b(?:abandoned|scrapped|cancelled|dropped)\s+(?:its|the|a|their)\s+(?:\w+\s+)?(?:plans?|bid|talks|deal|order|purchase)\b",
        Stance.DENIED,
    ),
    cue(r"^(?:denied|not(?!\s+(?:part|only|all|far|long|even)\b))\b", Stance.DENIED),
    cue(
        r"(?P<source>‹[OP]\d+[nu]›)\s+(?:call(?:s|ed)|describ(?:es|ed)|dismiss(?:es|ed))\s+(?:it|this|that|the\s+\w+)\b",
        None,
    ),
    cue(
        r"(?P<source>‹[OP]\d+[nu]›)\s+(?:\w+\s+){0,2}?(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es?|ed)|refut(?:es|ed))\b",
        None,
    ),
    cue(
        r"\b(?:who|that|which)\s+(?:\w+\s+)?doubts?\b|\bdoubts?\s+that\b|\bsceptical\s+that\b|\bskeptical\s+that\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
)
_PARTY = (
    r"(?:subsidiar(?:y|ies)|units?|arm|division|owners?|parent|shareholders?|stockholders?|operators?|tenants?|customers?|clients?|lessees?|"
    r"landlord|partners?|affiliate)\b"
)
_HELD = r"(?:owned|owner|held|controlled|operated|ran|run|rented|leased|hosted|housed|belong(?:ed|ing)|part\s+of|managed|used|had)\b"
_PAST = (
    over(
        rf"\b(?:former|formerly|previous|previously|erstwhile|one-?time|ex)\b-?\s?(?:(?:an?|the|‹[%L]\d+[nv]›|[\w-]+)\s+){{0,3}}?(?:{_PARTY}|{_HELD})"
    ),
    over(rf"\bonce\s+(?:(?:an?|the|[\w-]+)\s+){{0,3}}?(?:{_PARTY}|{_HELD})"),
    over(rf"\bthen-?(?:\s+an?)?\s?(?:[\w-]+\s+)?{_PARTY}"),
    over(
        r"(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)(?<!been\s)(?<!being\s)(?<!chips\s)(?<!servers\s)\bused\s+to\s+(?:be|own|rent|lease|hold|"
        r"run|operate|control|have|house|host|belong|access|use|manage|count|serve|hire)\b"
    ),
    over(
        r"\buntil\s+(?:recently|then|now|lately|(?:the|its|a)\s+(?:[\w-]+\s+){0,2}(?:sale|deal|spin-?off|ban|takeover|merger|split|break-up))\b|"
        r"\bat\s+(?:the|that)\s+time\b|\bback\s+then\b|\bin\s+(?:its|those)\s+(?:early|former)\s+days\b"
    ),
    over(
        r"\b(?:quit|vacat(?:ed|es)|moved\s+out\s+of|left|abandoned)\s+(?:the\b|its\b|a\b|‹D)[^.;]{0,60}\b(?:that|which|where)\b"
    ),
    over(
        r"\b(?:before|until)\s+(?:(?:it|they|‹O\d+[nu]›)\s+(?:left|sold|quit|moved|closed|exited|ended|switched|was|were)\b|(?:selling|leaving|moving|closing|"
        r"exiting|switching|being\s+sold)\b)|\b(?:dissolved|wound\s+up|liquidated|unwound|deregistered|struck\s+off)\b|"
        r"\b(?:which|who|that)\s+(?:\w+\s+)?(?:owned|held|controlled|had)\b[^.;]{0,80}?\b(?:sold|divested|disposed|exited|offloaded|gave\s+up)\b",
        Scope.SENTENCE,
    ),
)
CUES = (*_REPORTED, *_ALLEGED, *_POSSIBLE, *_PLANNED, *_DENIED, *_PAST)
"""All cues of the language."""
