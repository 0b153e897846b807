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
        r"\b(?:laut|gemäß|zufolge|unter\s+Berufung\s+auf|demzufolge|wonach|Berichten|nach\s+(?:[a-zäöüß]+\s+)?(?:Angaben|Informationen|"
        r"Einschätzung|Schätzung|Schätzungen|Darstellung|Auskunft|Recherchen|Bericht|Mitteilung|Analyse|Meldung|Lesart))\b",
        Stance.REPORTED,
    ),
    _cue(
        r"\bnach\s+(?:[a-zäöüß]+\s+)?(?:Kenntnis|Überzeugung|Ansicht|Meinung|Eindruck)\b",
        Stance.REPORTED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\blaut\s+(?:der\s+|dem\s+|den\s+|einem\s+|einer\s+)?(?P<source>‹[OPS]\d+[nu]›|[\wäöüÄÖÜß-]+"
        r"(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})",
        Stance.REPORTED,
    ),
    _cue(
        r"\b(?:nach|laut)\s+(?:Angaben|Informationen|Einschätzung|Darstellung|Auskunft|Recherchen)\s+"
        r"(?:von\s+|der\s+|des\s+|dem\s+)?(?P<source>‹[OPS]\d+[nu]›|[\wäöüÄÖÜß-]+(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})",
        Stance.REPORTED,
    ),
    _cue(
        r"\b(?:der\s+|dem\s+|den\s+)?(?P<source>‹[OPS]\d+[nu]›|[A-ZÄÖÜ][\wäöüß-]+(?:\s+[A-ZÄÖÜ][\wäöüß-]+){0,2})\s+zufolge\b",
        Stance.REPORTED,
        case=True,
    ),
    _cue(
        rf"\bwie\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OPS]\d+[nu]›|[^,.;:]{{2,50}}?)\s+(?:[^,.;:]{{0,40}}?\s)?{_SAYS}\b",
        Stance.REPORTED,
    ),
    _cue(
        rf"\b{_SAYS}\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OPS]\d+[nu]›)[^.;:]{{0,60}},\s+(?:dass|wonach|ob)\b",
        Stance.REPORTED,
        Scope.AFTER,
    ),
    _cue(
        rf"(?P<source>‹[OPS]\d+[nu]›)\s+(?:[^,.;:‹]{{0,30}}\s)?{_SAYS}\b(?:[^,.;:]{{0,40}})?[,:]",
        Stance.REPORTED,
    ),
    _cue(rf",\s+(?:so|{_SAYS})\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OPS]\d+[nu]›)", Stance.REPORTED),
    _cue(
        r"\b(?:Medienberichte[n]?|Presseberichte[n]?|Insider[n]?|Eingeweihte[nr]?|mit\s+der\s+Sache\s+vertraute)\b",
        Stance.REPORTED,
    ),
    _cue(r"\b(?:soll|sollen|sollte|sollten)\b", Stance.REPORTED, Scope.CLAUSE),
    _cue(r"\b(?:sei|seien)\b[^.;]{0,160}?\b(?:worden|gewesen)\b", Stance.REPORTED, Scope.CLAUSE),
    _cue(
        r"\b(?:sei|seien|habe|hätten|hätte|werde|würden|gehöre|betreibe|miete|finanziere|kontrolliere|besitze|nutze|stecke|"
        r"stehe|halte|trainiere|kaufe|liefere|baue|übernehme|stamme|komme|fertige|investiere|verfüge|zähle|bezahle|stelle|gebe|"
        r"greife|umgehe|stünden|besäßen|hielten\s+demnach|demnach|dem\s+Vernehmen\s+nach|heißt\s+es|hieß\s+es)\b",
        Stance.REPORTED,
        Scope.CLAUSE,
    ),
    _cue(
        rf",[\"“”»«]?\s+(?:{_SAYS}|räumt|räumte|glaubt|meint|meinte|warnt|warnte|betont|betonte|verlautet)\b",
        Stance.REPORTED,
    ),
    _cue(r"\b(?:es\s+heißt|heißt\s+es|gilt\s+als|gelten\s+als)\b", Stance.REPORTED),
)
_ALLEGED = (
    _cue(
        r"\b(?:mutmaßlich\w*|angeblich\w*|vorgeblich\w*|Vorwürfen?|Vorwurf|wirft|werfen|warf|warfen|vorgeworfen|beschuldigt\w*|"
        r"bezichtigt\w*|verdächtigt?\w*|Verdacht|Verdächtigungen|Hinweise?\s+(?:darauf|auf|,\s+dass)|Hinweise,\s+dass|Indizien?|"
        r"Anklageschrift|in\s+der\s+Anklage|laut\s+Anklage|zur\s+Last)\b",
        Stance.ALLEGED,
    ),
    _cue(
        r"\b(?:soll|sollen)\b[^.;]{0,160}\b(?:geschmuggelt|geschleust|umgangen|unterlaufen|umgeleitet|verschoben)\b",
        Stance.ALLEGED,
    ),
    _cue(r"\b(?:angeklagt|beschuldigt|verdächtig)\w*,|\bAnklage\b[^.;‹]{0,40},", Stance.ALLEGED, Scope.AFTER),
)
_GUESSED = (
    r"möglicherweise|womöglich|vermutlich|wohl|eventuell|offenbar|anscheinend|vielleicht|wahrscheinlich|mutmaßt|denkbar|"
    r"nicht\s+ausgeschlossen|angenommen|Gerüchten?|Spekulationen?|spekulier\w+|ungewiss|ungeklärt|strittig|fraglich|Vermutung\w*|vermut(?:et|en|eten?)|mutmaßen|rechne[tn]\s+damit|gehen\s+davon\s+aus"
)
_POSSIBLE = (
    _cue(rf"\b(?:{_GUESSED})\b", Stance.POSSIBLE, Scope.CLAUSE),
    _cue(
        r"\b(?:könnten?|könne|dürften?|möge|möchten?|wäre|wären|käme|kämen|ließe|fände)\b",
        Stance.POSSIBLE,
        Scope.CLAUSE,
    ),
    _cue(r"(?:^|[,;:]\s+|\s)ob\s", Stance.POSSIBLE, Scope.AFTER, case=True),
    _cue(r"^(?:Ob|Sollte|Sollten|Wenn|Falls)\s", Stance.POSSIBLE, Scope.AFTER, case=True),
    _cue(
        r"\b(?:wenn|falls|sofern|im\s+Falle?\s+(?:einer|eines|der|des)|bei\s+einem\s+Scheitern)\b",
        Stance.POSSIBLE,
        Scope.CLAUSE,
    ),
    _cue(r"\b(?:Gerüchten?|Spekulationen?|spekulier\w+|Mutmaßungen)\b", Stance.POSSIBLE),
    _cue(
        r"\bsoll\s+(?:es\s+)?möglich\b|\bnicht\s+kontrollieren\b|\bunklar\b|\boffen,\s|\bnicht\s+(?:offiziell\s+)?(?:bekannt|bestätigt)\b|\bnichts\s+bekannt\b|\bunbestätigt\w*|\b(?:un)?wahrscheinlich\b|\bzweifelhaft\b|\bals\s+möglich\b",
        Stance.POSSIBLE,
    ),
    _cue(r"\?\W*$", Stance.POSSIBLE),
)
_TENSE = r"haben|sein|worden|halten|besitzen|gehören|stehen|stecken|kontrollieren|handeln|liegen|verfügen|stammen|geben"
_DOUBTED = (
    _cue(
        r"\b(?:vermut|glaub|hoff|befürcht|fürcht|erwart|rechne|argwöhn|mutmaß)\w*[^.;,]{0,60},\s+(?:dass|wonach)\b|"
        r"\b(?:geh|nehm|nimm)\w*\b[^.;,]{0,40}\b(?:davon\s+aus|an),\s+dass\b|\bmöglich,\s+dass\b",
        Stance.POSSIBLE,
        Scope.AFTER,
    ),
    _cue(
        r"\b(?:sag|erklär|bericht|schreib|schrieb|meld|warn|kritisier|behaupt|mitgeteilt|teilte|betont|versicher|Bericht|Angabe|"
        r"Meldung|Aussage|These|Annahme)\w*[^.;,]{0,60},\s+(?:dass|wonach)\b",
        Stance.REPORTED,
        Scope.AFTER,
    ),
)
_PLANNED = (
    _cue(
        r"\b(?:plant|planen|plante|planten|plane|geplant\w*|will|wollen|wollte|wollten|wolle|beabsichtig\w+|erwägt|erwägen|erwog|"
        r"erwogen|verhandelt|verhandeln|verhandelte|Verhandlungen|sondiert\w*|kündigte?n?\b[^.;]{0,60}\san|angekündigt\w*|"
        r"in\s+Gesprächen|Gespräche|Option|Absichtserklärung|künftig|sucht|suchen|suchte|prüft|prüfen|vorgesehen|bietet|boten?|"
        r"Angebot|Gebot|vereinbart\w*|einigten?\s+sich|einigt\s+sich|verständigt\w*|strebt|anstrebt|hat\s+vor|beantragt\w*|"
        r"vorbehaltlich|Vorbehalt|Genehmigung\s+steht|noch\s+aus|Vorvertrag|versucht\w*,[^.;]{0,80}\szu\s+(?:kaufen|übernehmen|erwerben|bauen|"
        r"verkaufen|finanzieren|liefern|beschaffen|mieten)|bereitet\b[^.;]{0,60}\bvor|"
        r"zugesagt|Zusage|darf|dürfen|Pläne|Plan|Planung|Vorhaben|droht)\b",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:soll|sollen|wird|werden)\b[^.;]{0,60}\b(?:bis|ab|künftig|nächste\w*|kommende\w*|demnächst)\b[^.;]{0,80}",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(
        rf"\b(?:soll|sollen|sollte|sollten)\b(?![^.;]{{0,160}}?\b(?:{_TENSE})\b)[^.;]{{0,160}}?[\wäöüß]+e?n\b",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:soll|sollen|wird)\b[^.;]{0,120}\b(?:zur\s+Verfügung|fertig|in\s+Betrieb)\s+(?:gestellt|gehen|werden|stehen)",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:wird|werden)\b[^.;,]{0,120}\b(?!worden)(?!ge|\w*(?:trieben|nommen|tragen|halten|geben|zogen|schlossen|worben|boten|gangen|laufen|fangen|schrieben|liehen)\b)[a-zäöüß]+(?:eren|ieren|men|len|ben|gen|fen|hen|sen|ten|den|uen|chen)(?=[.,;]|$|\s+(?:und|oder))",
        Stance.PLANNED,
        Scope.CLAUSE,
    ),
    _cue(r"\b(?:Entwurf|würde|würden)\b", Stance.PLANNED, Scope.CLAUSE),
)
_DENIED = (
    Cue(
        re.compile(
            r"\b(?:keineswegs|mitnichten|keinesfalls|in\s+keiner\s+Weise|beileibe\s+nicht|fälschlich(?:erweise)?|irrtümlich(?:erweise)?|"
            r"sah(?:en)?\s[^,.;]{0,80}\bvo[nm]\s[^,.;]{2,80}\sab\b|(?:nahm(?:en)?|nimmt)\s+Abstand\s+vo[nm]|vo[nm]\s[^,.;]{2,80}\s(?:abgesehen|Abstand\s+genommen))",
            re.IGNORECASE,
        ),
        Stance.DENIED,
        Scope.CLAUSE,
        firm=True,
    ),
    _cue(
        r",\s+(?:besteht|bestehen|bestand|bestanden|existiert|existieren|gibt\s+es|gab\s+es|kam|kommt)\s+(?:[^,.;‹›]{0,40}\s)?nicht\b[^,.;‹›]{0,40}[.;]?\s*$",
        Stance.DENIED,
    ),
    _cue(
        r"(?:\bbestreitet|\bbestritt\w*|\bbestreiten|\bdementier\w+|\bwies\w*\b[^.;]{0,80}\bzurück|\bweist\b[^.;]{0,80}\bzurück|"
        r"\bzurückgewiesen|\bwiderspr[aio]ch\w*|\bwidersprechen|\bfalsch\b|\bunzutreffend|\bunwahr\b|\btrifft\s+nicht\s+zu|"
        r"\bstimmt\s+nicht|\bverneint\w*|\bleugne\w+|\bhaltlos|\bFalschmeldung|"
        r"\bkeine\s+(?:Belege|Beweise|Anzeichen|Hinweise))",
        Stance.DENIED,
    ),
    _cue(
        r"\b(?:nicht(?!\s+(?:nur|allein|zuletzt|kontrollieren|ausgeschlossen|in\s+erster\s+Linie|mehr\s+als|bekannt|bestätigt|offiziell|abschließend|klar|zu\s+verwechseln))|"
        r"kein\w*|nie|niemals|niemand|weder|nirgends|nichts(?!\s+bekannt)|noch\s+nie|ohne\s+dass)\b",
        Stance.DENIED,
        Scope.CLAUSE,
    ),
    _cue(
        r"\b(?:scheitert\w*|gescheitert\w*|platzte\w*|geplatzt\w*|abgesagt|abgeblasen|aufgegeben|gestoppt|verzichte\w*|lehnte\w*\b[^.;]{0,60}\sab|"
        r"abgelehnt|zog\w*\b[^.;]{0,60}\szurück|zurückgezogen|untersagte?\s+(?:den|die)\s+(?:Kauf|Übernahme|Verkauf|Beteiligung))\b",
        Stance.DENIED,
        Scope.CLAUSE,
    ),
    _cue(
        r"(?P<source>‹[OPS]\d+[nu]›)\s+(?:[^,.;:‹]{0,30}\s)?(?:bestreitet|bestritt\w*|dementiert\w*|widersprach\w*|wies)\b",
        None,
    ),
    _cue(
        r"\b(?:bestreitet|bestritt\w*|dementiert\w*|widersprach\w*)\s+(?:die\s+|der\s+|das\s+)?(?P<source>‹[OPS]\d+[nu]›)",
        None,
    ),
)
CUES = (*_REPORTED, *_DOUBTED, *_ALLEGED, *_POSSIBLE, *_PLANNED, *_DENIED)
"""All cues of the language."""

REBUTTAL = re.compile(
    r"\b(?:bestreitet|bestritt|bestritten|dementiert|dementierte|dementierten|widersprach|widersprachen|widerspricht|"
    r"wies\b[^.;]{0,60}\bzurück|weist\b[^.;]{0,60}\bzurück|nannte\b[^.;]{0,60}\b(?:falsch|unzutreffend|unwahr)|"
    r"(?:das|dies|die\s+Zahl|die\s+Angabe|der\s+Bericht)\b[^.;]{0,40}\b(?:stimmt\s+nicht|ist\s+falsch|trifft\s+nicht\s+zu|"
    r"sei\s+falsch|sei\s+unzutreffend))\b",
    re.IGNORECASE,
)
"""A sentence that denies what the sentence before it says."""

_OPENERS = (
    r"(?:[Ll]aut|[Gg]emäß|[Uu]nter\s+Berufung\s+auf|(?:[Nn]ach|[Ll]aut)\s+(?:den\s+|eigenen\s+|einem\s+|einer\s+|einem\s+)?"
    r"(?:Angaben|Informationen|Einschätzung|Schätzung|Schätzungen|Darstellung|Kenntnis|Auskunft|Recherchen|Bericht|Berichten|"
    r"Mitteilung|Analyse|Meldung|Ansicht|Meinung|Überzeugung|Lesart)(?:\s+(?:von|vom|aus))?)"
)
_WORDS = r"\s+(?:(?:der|die|das|dem|den|des|eine[rmns]?|eine?)\s+)?(?:[a-zäöüß]+e[nrsm]?\s+){0,2}(?:[A-ZÄÖÜ][\wäöüß-]+\s+){0,2}?"
_TELLS = rf"(?=[^‹.;]{{0,40}}(?:‹T\d+v›[^‹.;]{{0,20}})?\b(?:{_SAYS}|hervorgeht|berichteten))"
SPEAKER = re.compile(
    rf"\b{_OPENERS}{_WORDS}‹(?P<a>O)\d+[nu]›(?:\s+(?:und|oder)\s+‹(?P<b>O)\d+[nu]›)?"
    r"|‹(?P<c>O)\d+[nu]›\s+zufolge\b"
    rf"|\b(?:wie|über\s+(?:den|die|das)){_WORDS}‹(?P<d>O)\d+[nu]›{_TELLS}"
    rf"|,\s+(?:so|{_SAYS}){_WORDS}‹(?P<e>O)\d+[nu]›(?=[.,])"
)
"""Parties that only say what the sentence says, by the letter of their slot."""

HINDSIGHT = (
    _cue(rf"^(?:Das|Dies|So|Darüber|Davon)\s+(?:{_SAYS}|geht\s+aus)\b", Stance.REPORTED),
    _cue(
        r"^(?:Offiziell|Bestätigt|In\s+Kraft|Belegt|Unterschrieben|Beschlossen)\s+(?:ist|sind|wurde)\b[^.;]{0,50}\bn(?:icht|ichts)\b|"
        r"^(?:Bestätigen|Belegen|Überprüfen)\s+(?:ließ|lässt|lassen)\b",
        Stance.POSSIBLE,
    ),
    _cue(
        r"^(?:Der|Die|Das)\s+(?:Geschäft|Vorhaben|Plan|Kauf|Verkauf|Übernahme|Handel|Einstieg|Transaktion|Projekt|Deal)\b[^.;]{0,80}"
        r"\b(?:scheiterte|platzte|geplatzt|gescheitert|kam\s+nicht|abgesagt|abgebrochen|eingestellt|aufgegeben|untersagt)\b",
        Stance.DENIED,
    ),
    _cue(
        r"^(?:Der|Die|Das)\s+(?:Geschäft|Vertrag|Kauf|Verkauf|Übernahme|Handel|Einstieg|Transaktion)\b[^.;]{0,80}"
        r"\b(?:noch\s+nicht|steht\s+noch|noch\s+aus|vorbehaltlich|Vorbehalt)\b",
        Stance.PLANNED,
    ),
)
"""What a sentence makes of the one before it."""
