"""German words that hedge, deny, plan or attribute."""

from __future__ import annotations

import re

from extract.extractors.rules.cues import Cue, Scope
from graph.schema import Stance

_NAME = r"(?P<source>(?:dem|der|den|des|die|das|einem|einer|zwei|drei|mehreren)?\s*[^,.;:()]{2,60}?)"
_SAYS = (
    r"(?:sagte|sagt|sagten|erklärte|erklärt|erklärten|teilte|teilten|berichtete|berichtet|berichteten|berichten|"
    r"schreibt|schrieb|schreiben|meldete|meldet|meldeten|schätzt|schätzte|behauptet|behauptete|zitiert|"
    r"räumte\s+ein|bestätigte|bestätigten|gab\s+an|gaben\s+an|nannte|nennt|heißt\s+es)"
)


def _cue(pattern: str, stance: Stance | None, scope: Scope = Scope.SENTENCE, *, case: bool = False) -> Cue:
    return Cue(re.compile(pattern, 0 if case else re.IGNORECASE), stance, scope)


_REPORTED = (
    _cue(
        r"\b(?:laut|zufolge|nach\s+Angaben|nach\s+Informationen|nach\s+Einschätzung|Berichten)\b",
        Stance.REPORTED,
    ),
    _cue(
        r"\blaut\s+(?:der\s+|dem\s+|den\s+|einem\s+|einer\s+)?(?P<source>‹[OP]\d+[nu]›|[\wäöüÄÖÜß-]+"
        r"(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})",
        Stance.REPORTED,
    ),
    _cue(
        r"\b(?:nach|laut)\s+(?:Angaben|Informationen|Einschätzung|Darstellung|Kenntnis|Auskunft|Recherchen)\s+"
        r"(?:von\s+|der\s+|des\s+|dem\s+)?(?P<source>‹[OP]\d+[nu]›|[\wäöüÄÖÜß-]+(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})",
        Stance.REPORTED,
    ),
    _cue(
        r"\b(?:der\s+|dem\s+|den\s+)?(?P<source>‹[OP]\d+[nu]›|[A-ZÄÖÜ][\wäöüß-]+(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})\s+zufolge\b",
        Stance.REPORTED,
        case=True,
    ),
    _cue(
        rf"\bwie\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OP]\d+[nu]›|[^,.;:]{{2,50}}?)\s+(?:[^,.;:]{{0,40}}?\s)?{_SAYS}\b",
        Stance.REPORTED,
    ),
    _cue(
        rf"\b{_SAYS}\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OP]\d+[nu]›)[^.;:]{{0,60}},\s+(?:dass|wonach|ob)\b",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    _cue(
        rf"(?P<source>‹[OP]\d+[nu]›)\s+(?:[^,.;:‹]{{0,30}}\s)?{_SAYS}\b(?:[^,.;:]{{0,40}})?[,:]",
        Stance.REPORTED,
    ),
    _cue(rf",\s+(?:so|{_SAYS})\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OP]\d+[nu]›)", Stance.REPORTED),
    _cue(
        r"\b(?:Medienberichte[n]?|Presseberichte[n]?|Insider[n]?|Eingeweihte[nr]?|mit\s+der\s+Sache\s+vertraute)\b",
        Stance.REPORTED,
    ),
    _cue(
        r"\b(?:soll|sollen|sei|seien)\b(?!\s+\w*\s*(?:bis|ab|künftig))[^.;]{0,160}?\b(?:haben|sein|werden|worden)\b",
        Stance.REPORTED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:sei|seien|habe|hätten|werde|würden|gehöre|betreibe|miete|finanziere|kontrolliere|besitze|nutze|stecke|"
        r"stehe|halte|trainiere|kaufe|liefere)\b",
        Stance.REPORTED,
        Scope.CLAUSE,
    ),
    _cue(r"\b(?:es\s+heißt|heißt\s+es|gilt\s+als|gelten\s+als)\b", Stance.REPORTED),
)
_ALLEGED = (
    _cue(
        r"\b(?:mutmaßlich\w*|angeblich\w*|Vorwu?[rü]rfe?n?|wirft|werfen|warf|warfen|beschuldigt\w*|bezichtigt\w*|"
        r"verdächtigt?\w*|Verdacht|Hinweise?\s+(?:darauf|auf|,\s+dass)|Hinweise,\s+dass|Indizien?|Anklage|angeklagt\w*|"
        r"legt\w*\s+\w+\s+zur\s+Last|zur\s+Last\s+gelegt)\b",
        Stance.ALLEGED,
    ),
)
_POSSIBLE = (
    _cue(
        r"\b(?:möglicherweise|womöglich|vermutlich|wohl|eventuell|offenbar|anscheinend|vielleicht|"
        r"wahrscheinlich|mutmaßt|nicht\s+ausgeschlossen)\b",
        Stance.POSSIBLE,
        Scope.CLAUSE,
    ),
    _cue(r"\b(?:könnten?|dürften?|möge|möchten?)\b", Stance.POSSIBLE, Scope.CLAUSE),
    _cue(r"(?:^|[,;:]\s+|\s)ob\s", Stance.POSSIBLE, Scope.AFTER, case=True),
    _cue(r"^Ob\s", Stance.POSSIBLE, Scope.AFTER, case=True),
    _cue(r"\b(?:wenn|falls|sofern)\b", Stance.POSSIBLE, Scope.CLAUSE),
    _cue(r"\bsoll\s+(?:es\s+)?möglich\b|\bnicht\s+kontrollieren\b|\bunklar\b|\boffen,\s", Stance.POSSIBLE),
)
_PLANNED = (
    _cue(
        r"\b(?:plant|planen|plante|planten|geplant\w*|will|wollen|wollte|wollten|beabsichtig\w+|erwägt|erwägen|erwog|"
        r"verhandelt|verhandeln|verhandelte|sondiert\w*|kündigte?n?\b[^.;]{0,60}\san|angekündigt\w*|in\s+Gesprächen|"
        r"Option|Absichtserklärung|künftig|sucht|suchen|suchte|prüft|prüfen|vorgesehen)\b",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:soll|sollen|wird|werden)\b[^.;]{0,60}\b(?:bis|ab|künftig|nächste\w*|kommende\w*|demnächst)\b[^.;]{0,80}",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:soll|sollen)\b[^.;,]{0,80}\b(?:entstehen|gebaut\s+werden|errichtet\s+werden|folgen|finanzieren|beliefern|"
        r"erhalten|übernehmen|einziehen)\b",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(r"\b(?:Entwurf|würde|würden)\b", Stance.PLANNED, Scope.CLAUSE),
)
_DENIED = (
    _cue(
        r"(?:\bbestreitet|\bbestritt\w*|\bdementiert\w*|\bwies\w*\b[^.;]{0,80}\bzurück|\bweist\b[^.;]{0,80}\bzurück|"
        r"\bzurückgewiesen|\bwiderspr[ai]ch\w*|\bfalsch\b|\bunzutreffend|\bunwahr\b|\btrifft\s+nicht\s+zu|"
        r"\bkeine\s+(?:Belege|Beweise|Anzeichen|Hinweise))",
        Stance.DENIED,
    ),
    _cue(
        r"\b(?:nicht(?!\s+(?:nur|allein|zuletzt|kontrollieren|ausgeschlossen|in\s+erster\s+Linie|mehr\s+als))|kein\w*|nie|"
        r"niemals|weder|nirgends)\b",
        Stance.DENIED,
        Scope.CLAUSE,
    ),
    _cue(
        r"(?P<source>‹[OP]\d+[nu]›)\s+(?:[^,.;:‹]{0,30}\s)?(?:bestreitet|bestritt\w*|dementiert\w*|widersprach\w*|wies)\b",
        None,
    ),
    _cue(
        r"\b(?:bestreitet|bestritt\w*|dementiert\w*|widersprach\w*)\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OP]\d+[nu]›)",
        None,
    ),
)
CUES = (*_REPORTED, *_ALLEGED, *_POSSIBLE, *_PLANNED, *_DENIED)
"""All cues of the language."""

REBUTTAL = re.compile(
    r"\b(?:bestreitet|bestritt|bestritten|dementiert|dementierte|dementierten|widersprach|widersprachen|widerspricht|"
    r"wies\b[^.;]{0,60}\bzurück|weist\b[^.;]{0,60}\bzurück|nannte\b[^.;]{0,60}\b(?:falsch|unzutreffend|unwahr)|"
    r"(?:das|dies|die\s+Zahl|die\s+Angabe|der\s+Bericht)\b[^.;]{0,40}\b(?:stimmt\s+nicht|ist\s+falsch|trifft\s+nicht\s+zu|"
    r"sei\s+falsch|sei\s+unzutreffend))\b",
    re.IGNORECASE,
)
"""A sentence that denies what the sentence before it says."""
