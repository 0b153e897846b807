"""The nouns by which English names what it does not name: kind and singular for each form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extract.extractors.rules.english.vocabulary import word_list, word_set
from graph.schema import Kind

_PARTIES = word_list("""operator investor backer shareholder stakeholder lender creditor bank fund company firm group
    conglomerate corporation business consortium provider supplier vendor seller reseller
    distributor buyer customer client tenant user start-up startup developer maker manufacturer
    chipmaker foundry regulator prosecutor ministry agency government subsidiary unit arm affiliate
    parent owner landlord lessor broker intermediary entity vehicle shell partnership institution
    insurer hyperscaler outfit giant rival competitor partner syndicate trader importer exporter
    smuggler end-user newcomer lab laboratory contractor integrator middleman spin-off carrier
    financier borrower court department commission committee police""")
_TWO_WORD_PARTIES = """third party|shell company|parent company|holding company|sovereign fund|
sovereign wealth fund|private lender|tech group|tech giant|state fund|cloud provider|cloud customer|end user|
data centre operator|data center operator|data centre company|data center company|private equity firm|
development bank|customs authority|acquisition vehicle|trading company|server maker|chip maker|chip designer|
local government|real estate firm""".replace("\n", "").split("|")
_PEOPLE = word_list("""man woman executive director founder businessman national citizen defendant suspect person
    chairman""")
_SITES = ["facility", "site", "campus", "cluster", "hub"]
_TWO_WORD_SITES = """data centre|data center|server farm|server hall|data hall|server park|computing cluster|
computing centre|computing center|supercomputing centre|supercomputing center|data centre campus|
data center campus|data centre park|data center park""".replace("\n", "").split("|")
_CHIPS = word_list(
    "chip gpu processor accelerator server semiconductor supercomputer superchip microchip rack"
)
_TWO_WORD_CHIPS = ["graphics card", "graphics processor", "computer server", "accelerator card"]
_MODELS = ["model", "llm", "chatbot"]
_TWO_WORD_MODELS = ["language model", "ai model", "foundation model", "large language model"]
_RULES = ["embargo", "sanction"]
_TWO_WORD_RULES = """export ban|export control|export curb|export restriction|export rule|chip ban|chip curb|
licence requirement|license requirement|export embargo|import ban|chip embargo|chip rule|export law|
export control law|export control rule|entity listing""".replace("\n", "").split("|")
_PLACES = ["country", "nation", "region"]

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "businessman": "businessmen",
    "middleman": "middlemen",
    "chairman": "chairmen",
    "foundry": "foundries",
    "campus": "campuses",
    "consortium": "consortia",
}


def _plural(noun: str) -> str:
    stem, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        plural = _IRREGULAR[last]
    elif last.endswith("y") and last[-2] not in "aeou":
        plural = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        plural = f"{last}es"
    else:
        plural = f"{last}s"
    return f"{stem} {plural}".strip()


def _forms(kind: Kind, nouns: Iterable[str]) -> Iterator[tuple[str, tuple[Kind, str]]]:
    for noun in nouns:
        head = noun.split()[-1] if noun.split()[-1] in _PARTIES else noun
        plain = noun.replace("-", " ")
        yield plain, (kind, head)
        yield _plural(plain), (kind, head)


HEADS: Mapping[str, tuple[Kind, str]] = dict(
    [
        *_forms(Kind.ORGANIZATION, [*_PARTIES, *_TWO_WORD_PARTIES, "authority"]),
        *_forms(Kind.PERSON, _PEOPLE),
        *_forms(Kind.DATA_CENTRE, [*_SITES, *_TWO_WORD_SITES]),
        *_forms(Kind.CHIP, [*_CHIPS, *_TWO_WORD_CHIPS]),
        *_forms(Kind.AI_MODEL, [*_MODELS, *_TWO_WORD_MODELS]),
        *_forms(Kind.RULE, [*_RULES, *_TWO_WORD_RULES]),
        *_forms(Kind.PLACE, _PLACES),
    ]
)
"""Kind and singular head by each form, lower case, hyphens as spaces."""

_OF_SITES = word_set("""data computing computer server cloud gpu ai artificial hyperscale colocation intelligence
    training supercomputing johor megawatt mw""")
NEEDS: Mapping[str, frozenset[str]] = {
    "hub": _OF_SITES,
    "model": frozenset(
        ["new", "ai", "language", "foundation", "large", "latest", "frontier", "reasoning", "open", "source"]
    ),
}
"""Nouns that mean one of our kinds only beside one of these words."""

NOT_WITH: Mapping[str, frozenset[str]] = {
    "facility": frozenset(
        ["credit", "loan", "debt", "term", "lending", "banking", "bridge", "revolving", "port", "storage"]
    ),
    "site": frozenset(
        ["web", "news", "technology", "tech", "trade", "internet", "building", "test", "construction"]
    ),
    "model": frozenset(["business", "pricing", "financial", "role", "operating", "revenue"]),
    "unit": frozenset(["housing", "residential", "storage"]),
    "user": frozenset(["internet", "mobile"]),
}
"""Nouns that mean something else beside one of these words."""

OF_MAKES_RELATION = word_set("""subsidiary unit arm affiliate parent owner shareholder operator customer client tenant supplier
    partner maker manufacturer developer provider landlord investor backer founder director
    executive chairman group lender financier buyer number vendor stakeholder spin-off operator user
    consortium""")
"""Nouns that, followed by "of", describe their neighbour instead of standing for a party of their own."""

BACKWARD = frozenset(["the", "this", "these", "that", "those", "such", "its", "their", "his", "her", "both"])
"""Determiners that point back."""
