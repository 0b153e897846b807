"""German constructions of bans and lists."""

from __future__ import annotations

from extract.extractors.rules.german.verbs import IS
from extract.extractors.rules.pattern import Rule
from graph.schema import Relation as R

_FORBIDS = (
    r"(?:verbietet|verbieten|untersagt|untersagen|verbot|verboten|untersagte|untersagten|beschränkt|beschränken|beschränkte|"
    r"verschärft|verschärfte|verschärften|stoppte|stoppt|blockiert|blockierte|begrenzt|begrenzen)"
)
_FORBIDDEN = (
    r"(?:beschränken|verbieten|untersagen|verboten|untersagt|beschränkt|begrenzen|verschärfen|stoppen)"
)
_EXPORT = r"(?:Ausfuhr|Export|Exporte|Ausfuhren|Lieferung|Lieferungen|Verkauf|Weiterverkauf|Exportregeln|Exportkontrollen|Ausfuhrregeln|Exportbeschränkungen)"
_LISTS = r"(?:setzte|setzten|setzt|setzen|nahm|nahmen|nimmt|stellte|stellten|führt)"

BANS = (
    Rule(R.RESTRICTS, r"{LO:s} .. , {L:o} mit {R:rule} , für {C:item}"),
    Rule(R.RESTRICTS, r"{LO:s} .. , {L:x} mit {R:rule} , für {C:o}"),
    Rule(R.RESTRICTS, rf"{{LO:s}} .. \b{_FORBIDS} .. {_EXPORT} (?:.. )?(?:von |der |des |für )?{{C:o}}"),
    Rule(
        R.RESTRICTS,
        rf"{{LO:s}} .. \b{_FORBIDS} .. {_EXPORT} (?:.. )?(?:{{C:item}} )?(?:.. )?(?:nach|in|für|gegen|an) {{L:o}}",
    ),
    Rule(
        R.RESTRICTS,
        rf"\b{_FORBIDS} (?:.. )?{{LO:s}} .. {_EXPORT} (?:.. )?(?:{{C:item}} )?(?:.. )?(?:nach|in die|an) {{L:o}}",
    ),
    Rule(R.RESTRICTS, rf"\b{_FORBIDS} (?:.. )?{{LO:s}} .. {_EXPORT} (?:.. )?{{C:o}}"),
    Rule(
        R.RESTRICTS,
        rf"{{LO:s}} .. {_EXPORT} (?:.. )?(?:von |der |solcher |dieser )?{{C:item}} (?:nach|in die|an) {{L:o}} (?:.. )?{_FORBIDDEN}\b",
    ),
    Rule(R.RESTRICTS, rf"{{LO:s}} .. {_EXPORT} (?:.. )?nach {{L:o}} (?:.. )?{_FORBIDDEN}\b"),
    Rule(
        R.RESTRICTS,
        rf"{{L:s}} .. \b(?:erwägt|plant|prüft|will|droht) .. : .. {_EXPORT} (?:.. )?(?:{{C:item}} )?nach {{L:o}} (?:.. )?{_FORBIDDEN}\b",
        stance="planned",
    ),
    Rule(
        R.RESTRICTS,
        rf"^{{L:s}} .. (?:erwägt|plant|prüft|will) ... : ... {_EXPORT} (?:.. )?{{C:item}} nach {{L:o}} (?:.. )?{_FORBIDDEN}\b",
        stance="planned",
    ),
    Rule(
        R.RESTRICTS,
        rf"(?:verboten|untersagt|genehmigungspflichtig) (?:ist|sind|bleibt|sei) .. (?:der|den) {{L:s}} .. (?:nur )?(?:.. )?{_EXPORT} .. nach {{L:o}}",
        confidence=0.85,
    ),
    Rule(
        R.RESTRICTS,
        rf"\b[Nn]ach {{L:o}} .. \b(?:darf|dürfen) .. {{C:item}} .. (?:geliefert|verkauft|ausgeführt|exportiert) werden\s*; (?P<core>das .. {_FORBIDS} (?:.. )?{{L:s}})",
    ),
    Rule(
        R.RESTRICTS,
        r"{LO:s} .. \b(?:verlangt|verlangen|verlangte|verlangten|verlange|fordert|schreibt|schrieb) .. \bfür (?:.. )?{C:o} .. (?:Lizenz|Genehmigung|Ausfuhrgenehmigung|Exportlizenz|Lizenzen)(?:en)?",
    ),
    Rule(
        R.RESTRICTS,
        r"\b(?:verlangt|verlangen|verlangte|verlangten) (?:.. )?{LO:s} .. \bfür (?:.. )?{C:o} .. (?:Lizenz|Genehmigung|Ausfuhrgenehmigung|Exportlizenz)(?:en)?",
    ),
    Rule(
        R.RESTRICTS,
        r"{LO:s} .. \b(?:verhängte|verhängten|verhängt|erließ|erließen|erlässt|verschärfte) .. {R:rule} .. \b(?:gegen|für|auf) (?:.. )?{LOC:o}",
    ),
    Rule(
        R.RESTRICTS,
        r"{R!:s} .. \b(?:verbietet|beschränkt|untersagt|begrenzt|regelt) .. (?:Ausfuhr|Export|Lieferung|Verkauf) (?:.. )?(?:von |der )?{C:o}",
    ),
)
"""Which state forbids what to whom."""

LISTED = (
    Rule(
        R.RESTRICTS,
        rf"{{LO:s}} .. \b{_LISTS} (?:.. )?{{O:o}} ... (?:auf|in) (?:die|seine|ihre|eine) (?:.. )?{{R:rule}}",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        rf"\b{_LISTS} (?:.. )?{{LO:s}} (?:.. )?{{O!:o}} .. \b(?:auf|in) (?:.. )?{{R:rule}}",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        rf"\b{_LISTS} (?:.. )?{{LO:s}} (?:.. )?{{O?:x}} (?:.. )?(?:{{O:y}})? , (?:darunter|nämlich|unter anderem) (?:.. )?{{O:o}} ... \b(?:auf|in) (?:.. )?{{R:rule}}",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        rf"\b{_LISTS} (?:.. )?{{LO:s}} [^;.]{{3,160}} (?:sowie|und auch|ebenso wie) (?:.. )?{{O!:o}} \b(?:auf|in) (?:.. )?{{R:rule}}",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        rf"{{O:o}} .. \b(?:{IS}) .. \bvon (?:.. )?{{LO:s}} .. \b(?:auf|in) (?:.. )?{{R:rule}} .. (?:gesetzt|aufgenommen|gestellt)\b",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        r"{LO:s} .. \b(?:hat|haben|hatte|hatten|will|wollen) .. {O:o} .. \b(?:auf|in) (?:.. )?{R:rule} (?:gesetzt|aufgenommen|setzen|aufnehmen)\b",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        r"{O:o} .. \b(?:steht|stehen|kam|kamen|gelangte|stand|landete|landeten|befindet sich) .. \bauf (?:.. )?{R:s}",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        r"{O:o} , (?:das|die|der) .. \bauf (?:.. )?{R:s} .. (?:steht|stehen|stand|gesetzt wurde|gelandet ist)\b",
        confidence=0.9,
    ),
    Rule(
        R.RESTRICTS,
        r"\b[Aa]uf (?:.. )?{R:s} (?:steht|stehen|stand|standen|findet sich|finden sich|landete) (?:.. )?{O:o}",
        confidence=0.9,
    ),
    Rule(R.RESTRICTS, r"{R:s} .. \b(?:erfasst|umfasst|trifft|nennt|führt) (?:.. )?{O:o}", confidence=0.8),
)
"""Who is put on which list."""
