"""English names that the gazetteer does not know: by their legal form, by their form, and by spaCy's guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.english.nations import NATIONS
from extract.extractors.rules.english.tagged import tagged
from extract.extractors.rules.english.vocabulary import word_set
from extract.extractors.rules.found import Found, without_overlaps
from extract.gazetteer import load_gazetteer
from extract.gazetteer.occurrences import occurrences
from extract.spans import Taken
from graph.schema import Kind

_WORD = r"(?:[A-Z][\w’'&-]*|[A-Z]\.)"
_LEGAL = (
    r"(?:Sdn\.?\s+Bhd|Berhad|Bhd|Pte\.?\s+(?:Ltd|Limited)|Pty\.?\s+Ltd|Co\.?,?\s+Ltd|Ltd|Limited|Inc|Corporation|Corp|"
    r"PLC|plc|GmbH|AG|LLC|LLP|L\.?P|Tbk|N\.?V|S\.?A|B\.?V|K\.?K)\b(?:\.(?=\s*[,;(a-z]))?"
)
_SUFFIX = (
    r"(?:Capital|Holdings?|Partners|Fund|Bank|Authority|Technolog(?:y|ies)|Ventures|Group|Cloud|Leasing|"
    r"Data\s+Cent(?:er|re)s|Networks?|Systems|Semiconductors?|Electronics|Investments?|Management|Securities|Properties|"
    r"Realty|Realtor|Power|Energy|Telecom|Telecommunications|Industries|International|Global|Solutions|Services|Digital|"
    r"Infrastructure|Infra|Micro|Computing|Robotics|Labs?|Logistics|Trading|Ventures|Equity|Asset\s+Management|Trust|"
    r"University|Institute|Agency|Council|Commission|Association|Exchange|Foundation|Bureau|Committee|Pods|Development|"
    r"Analysis|Research|Insights|News|Times|Post|Journal|Daily|Herald|Review|Court)"
)
_BRACKET = r"(?:\s+\((?:Malaysia|Singapore|China|Hong\s+Kong|HK|Asia|International|M|S|SEA)\))"
_STOP_FIRST = word_set("""suppose imagine picture assume had were should did does would could the a an this that these in on at by for from of to with since after before until when while but
    and or if as it its he she they his her their we our according during between both neither
    either every each no not all some most many several two three four five six notice operator site
    tenant customers ownership financing correction monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december former research series phase status material quarterly annual explanatory whether where
    who what how why also under over behind at last next one yesterday today such only even still
    now mr mrs ms dr sources people prosecutors chip chips perhaps maybe possibly
    probably apparently reportedly allegedly supposedly presumably meanwhile however separately earlier later instead
    indeed moreover furthermore thus therefore then once again together yet nor neither because although though despite
    through via among within without about around like unlike per versus there here these those analysts investors""")
_STOP_NAMES = re.compile(
    r"(?:Series\s+[A-H]\b.*|Q[1-4].*|FY.*|AI|GPUs?|CEO|CFO|IPO|LLMs?|Internet|Covid.*|X|RM\S*|US\$.*|S\$.*|HK\$.*|Note\s.*|B\d+|MW|GW|"
    r"Group|Company|Ltd|Chinese|Asian|European|South-East\s+Asian|The|Board|State|Government|Parliament|Cloud|"
    r"Sdn\.?\s+Bhd\.?|[IVX]+|\W*|\d.*|(?:.*\s)?(?:percent|million|billion))$"
)
_RULES = (
    (
        Kind.ORGANIZATION,
        re.compile(
            rf"\b(?P<name>(?:{_WORD}\s+(?:(?:and|of|&)\s+)?){{1,6}}?(?:\((?:Malaysia|Singapore|China|Hong\s+Kong|HK|Asia|International|M|S)\)\s+)?{_LEGAL}{_BRACKET}?)"
        ),
    ),
    (
        Kind.ORGANIZATION,
        re.compile(
            rf"\b(?P<name>(?:{_WORD}\s+(?:&\s+)?){{1,5}}?{_SUFFIX}(?:\s+{_SUFFIX}){{0,2}}(?:{_BRACKET}?\s+{_LEGAL}|{_BRACKET})?)(?![\w’-]*\s+(?:{_SUFFIX}|campus|Park)\b)"
        ),
    ),
    (
        Kind.ORGANIZATION,
        re.compile(
            r"\b(?P<name>(?:(?:[A-Z][a-z]+|U\.?S\.?)(?:['’]s)?\s+)?(?:Ministry|Department|Bureau|Office|Bank|Board|University|Government)\s+(?:of|for)\s+(?:(?:the\s+)?[A-Z]\w+)(?:\s+(?:and\s+)?[A-Z]\w+)*)"
        ),
    ),
    (Kind.PERSON, re.compile(r"\b(?:Mr|Ms|Mrs|Dr)\.?\s+(?P<name>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,3})")),
    (Kind.ORGANIZATION, re.compile(r"\b(?P<name>PT\s+(?:[A-Z]\w+\s*){1,4}(?:Tbk)?)(?=[\s.,;)])")),
    (
        Kind.ORGANIZATION,
        re.compile(
            rf"\b(?:subsidiar(?:y|ies)|units?|affiliates?|parent|operators?|start-?ups?|developers?|chipmaker|startups?|conglomerate|landlord|lender|reseller|distributor)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,3}})"
        ),
    ),
    (
        Kind.DATA_CENTRE,
        re.compile(
            r"\b(?P<name>(?!FY|CO|AI|GB|MI|RM|RTX|HS|EU|UN|NVL|TP|GPT)[A-Z]{2,4}-?\d{1,2}[A-Z]?(?:\s+(?:campus|data\s+cent(?:er|re)|site|facility))?)\b(?![%.]\d|\s+(?:chips?|GPUs?|processors?|accelerators?|systems?)\b)"
        ),
    ),
    (
        Kind.DATA_CENTRE,
        re.compile(
            rf"\b(?P<name>(?:{_WORD}\s+){{1,4}}(?:(?:[Dd]ata\s+)?[Cc]ampus|Data\s+Cent(?:er|re)\s+(?:Park|Campus|Hub)|Data\s+Cent(?:er|re)(?!\w)|AI\s+(?:Hub|Park)|Cloud\s+Campus|data\s+cent(?:er|re)\s+(?:park|campus)|[Cc]luster|[Ss]upercomputer))\b"
        ),
    ),
    (
        Kind.CHIP,
        re.compile(
            r"\b(?P<name>(?:[A-Z]{1,2}\d{3}[A-Z]{0,2}|[A-Z]\d{2}[A-Z]?)(?:\s+NVL\d+)?)s?(?=\s+(?:chips?|GPUs?|processors?|accelerators?|cards?|servers?|systems?|superchips?)\b)"
        ),
    ),
    (
        Kind.CHIP,
        re.compile(
            r"(?<=Nvidia\s)(?P<name>[A-Z]{1,3}\d{2,4}[A-Z]{0,2}(?:\s+NVL\d+)?)(?=s?\b)|(?<=Nvidia['’]s\s)(?P<name2>[A-Z]{1,3}\d{2,4}[A-Z]{0,2}(?:\s+NVL\d+)?)(?=s?\b)"
        ),
    ),
    (
        Kind.AI_MODEL,
        re.compile(
            r"\b(?P<name>(?:DeepSeek|Qwen|Kimi|GLM|ERNIE|Ernie|Llama|Doubao|Hunyuan|MiniMax|Yi|GPT|Grok|Gemini|Claude|Mistral|Seed|Step|Baichuan|Falcon|Pangu|Gemma|Phi)[ -]?(?:[KRVMTo]?\d+(?:\.\d+)?)(?:[ -](?:[A-Z][a-z]+|\d+B|VL))?)\b"
        ),
    ),
    (
        Kind.AI_MODEL,
        re.compile(
            r"\b(?:(?:language|AI|foundation|reasoning|open|flagship|latest|new|newest)\s+models?|LLM|chatbot)s?,?\s+(?:called\s+|named\s+)?(?P<name>[A-Z][\w-]+(?:[ -][A-Z]?\d[\w.-]*)?)\b"
        ),
    ),
)
_ADMIN = r"(?:state|island|province|city|district|town|region|port|county|prefecture|suburb|regency)"
_PLACES = (
    re.compile(
        rf"\b(?:in|at|near|outside|on)\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}{_ADMIN}\s+of\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})"
    ),
    re.compile(
        rf"\b(?:in|at|near|outside|on)\s+(?:the\s+)?(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})(?=,?\s+{_ADMIN}\b)"
    ),
    re.compile(
        rf"\b(?:campus(?:es)?|data[\s-]cent(?:er|re)s?|sites?|facilit(?:y|ies)|clusters?|MW|megawatts?|park|buil[dt]\w*|located|based|situated|headquartered|hoarding)\s+(?:\w+\s+){{0,2}}?(?:in|at|near|outside|on)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}})"
    ),
    re.compile(
        rf"\b(?:in|at|near)\s+(?P<name>{_WORD}(?:\s+{_WORD}){{0,2}}),?\s+(?:in\s+)?(?:Malaysia|Singapore|Indonesia|Thailand|China|Japan|Texas|Taiwan|Vietnam|Johor)(?:['’]s)?\b"
    ),
    re.compile(
        rf"\b(?P<name>(?:{_WORD}\s+){{1,3}}(?:Tech(?:nology)?|Science|Industrial|Digital|Business|Software|Innovation)\s+(?:Park|City|Zone|Estate))\b"
    ),
    re.compile(r"\b(?P<name>Port\s+[A-Z]\w+)\b"),
)
_GUESSED = {
    "ORG": Kind.ORGANIZATION,
    "PERSON": Kind.PERSON,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
}
_DEMONYM = re.compile(r"\b(?:" + "|".join(word.capitalize() for word in NATIONS) + r")\b")
_NOT_NAME_WORD = re.compile(
    r"\b(?:Act|List|Rule|Agreement|Report|Law|Round|Series|Street|Road|Project|Plan|Programme|Program|Award|Cup)\b"
)


_JOINED_BEFORE = re.compile(r"[\w-]$")
_WORD_AFTER = re.compile(r"\w")


def find_names(text: str) -> list[Found]:
    """Candidates for names; those that contradict each other are settled by length."""
    sure = [*_by_form(text)]
    places = [*_places(text)]
    taken = without_overlaps([*sure, *places])
    places_taken = Taken((one.start, one.end) for one in taken)
    guessed = [one for one in _guessed(text) if not places_taken.touches(one.start, one.end)]
    known = without_overlaps([*taken, *guessed])
    return without_overlaps([*_short_forms(text, [*_listed(text), *known]), *known, *_demonyms(text)])


def _found(text: str, start: int, end: int, kind: Kind) -> Found | None:
    """A name without the sentence's first small word, or None for what is none."""
    words = text[start:end]
    while (first := words.split(None, 1)) and first[0].casefold() in _STOP_FIRST and len(first) == 2:
        start = end - len(first[1])
        words = text[start:end]
    words = re.sub(r"['’]s?$", "", words)
    if kind is Kind.PLACE and (owner := re.match(r".*['’]s\s+", words)):
        start, words = start + owner.end(), words[owner.end() :]
    if len(words) < 2 or "\n" in words or _STOP_NAMES.match(words) or words.casefold() in _STOP_FIRST:
        return None
    if re.match(r"(?:MW|GW|AI|IT|GPU|US|UK|EU)\b\s+[a-z]", words):
        return None
    if words.casefold() in NATIONS or not words[0].isalnum():
        return None
    return Found(start=start, end=start + len(words), kind=kind, text=words, named=True)


def _listed(text: str) -> list[Found]:
    """The organizations that the gazetteer knows: later mentions may shorten them, too."""
    return [
        Found(start=match.start, end=match.end, kind=match.entry.kind, text=match.surface, named=True)
        for match in load_gazetteer().find(text)
        if match.entry.kind is Kind.ORGANIZATION
    ]


def _by_form(text: str) -> Iterator[Found]:
    for kind, pattern in _RULES:
        for match in pattern.finditer(text):
            group = "name" if match["name"] is not None else "name2"
            found = _found(text, *match.span(group), kind)
            if found is not None:
                yield found


def _places(text: str) -> Iterator[Found]:
    for pattern in _PLACES:
        for match in pattern.finditer(text):
            found = _found(text, *match.span("name"), Kind.PLACE)
            if found is not None and not re.search(rf"\b{_SUFFIX}$", found.text):
                yield found


def _demonyms(text: str) -> Iterator[Found]:
    """Adjectives that stand for their country: "American rules", "Malaysian data centres"."""
    gazetteer = load_gazetteer()
    for match in _DEMONYM.finditer(text):
        country = gazetteer.country(NATIONS[match[0].casefold()])
        if country is not None:
            yield Found(
                start=match.start(),
                end=match.end(),
                kind=Kind.PLACE,
                text=match[0],
                named=True,
                entity=country.id,
                country=country.country,
            )


def _guessed(text: str) -> Iterator[Found]:
    for entity in tagged(text).ents:
        kind = _GUESSED.get(entity.label_)
        if kind is None or _NOT_NAME_WORD.search(entity.text) or not any(c.isupper() for c in entity.text):
            continue
        for start, end in _parts(entity.text, entity.start_char):
            found = _found(text, start, end, kind)
            if found is not None and _looks_like(found, kind):
                yield found


def _parts(words: str, start: int) -> Iterator[tuple[int, int]]:
    """The names that spaCy runs together ("Alibaba and Tencent"), but not "Industry and Commerce Bureau"."""
    pieces = re.split(r"\s+and\s+|,\s+", words)
    joined = len(pieces) > 1 and not re.search(r"\bof\b|Bureau|Ministry|Department|Commission|Bank", words)
    for piece in pieces if joined else [words]:
        offset = words.index(piece)
        yield start + offset, start + offset + len(piece)


def _looks_like(found: Found, kind: Kind) -> bool:
    """Whether each longer word of a guessed name is capitalised, as names are, and a person has two names."""
    words = found.text.split()
    if any(word.islower() and word not in {"of", "and", "the", "for", "de", "&"} for word in words):
        return False
    return kind is not Kind.PERSON or 2 <= len(words) <= 4


def _short_forms(text: str, known: list[Found]) -> Iterator[Found]:
    """Later mentions of a name by its first words: "Cempaka Pods" for "Cempaka Pods Sdn Bhd"."""
    first: dict[str, int] = {}
    for name in known:
        words = name.text.split() if name.kind is Kind.ORGANIZATION else []
        for length in range(len(words) - 1, 0, -1):
            short = " ".join(words[:length])
            if len(short) > 3 and not _too_common(words[:length]):
                first[short] = min(name.end, first.get(short, name.end))
    for start, end in occurrences(text, first):
        short = text[start:end]
        later = start >= first[short]
        if later and not (
            _JOINED_BEFORE.search(text, max(0, start - 1), start) or _WORD_AFTER.match(text, end)
        ):
            yield Found(start=start, end=end, kind=Kind.ORGANIZATION, text=short, named=True)


def _too_common(words: list[str]) -> bool:
    common = {
        "china",
        "asia",
        "south",
        "north",
        "east",
        "west",
        "new",
        "united",
        "national",
        "data",
        "digital",
        "green",
        "first",
        "bank",
        "hong",
        "state",
        "public",
        "pacific",
        "global",
        "international",
        "indonesia",
        "malaysia",
        "singapore",
        "federal",
        "american",
        "central",
        "research",
    }
    return len(words) == 1 and words[0].casefold() in common
