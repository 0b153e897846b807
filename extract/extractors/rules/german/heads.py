"""German head nouns of the phrases that stand for parties, sites, chips, models, rules and places."""

from __future__ import annotations

from collections.abc import Mapping

from graph.schema import Kind

HEADS: Mapping[Kind, Mapping[str, str]] = {
    Kind.ORGANIZATION: {
        "betreiber": r"betreibern?|betreibers|betreiberfirma|betreibergesellschaft",
        "investor": r"investor|investors|investoren|geldgebern?|kapitalgebern?|anlegern?|finanziers?",
        "kreditgeber": r"kreditgebern?|banken|bankenkonsortium|bankenkonsortiums|gläubigern?",
        "konzern": r"konzern|konzerns",
        "konzerne": r"konzerne|konzernen",
        "unternehmen": r"unternehmens?|firma|gesellschaft",
        "firmen": r"firmen|gesellschaften|unternehmungen|betrieben?",
        "gruppe": r"(?<![\w-])gruppe|unternehmensgruppe|firmengruppe",
        "anbieter": r"anbietern?|anbieters|dienstleistern?|dienstleisters",
        "entwickler": r"entwicklern?|entwicklers",
        "hersteller": r"herstellern?|herstellers|fertigern?|fertigers|zulieferern?|lieferanten|serverbauern?",
        "händler": r"(?:zwischen|chip|hardware)händlern?",
        "fonds": r"fonds|staatsfonds|wagniskapitalgebern?|pensionskassen?",
        "behörde": r"behörden?|ministerium|ministeriums|zoll|anwaltschaft|regierung|gericht|gerichts|ermittlern?|aufsicht",
        "tochter": r"tochter|tochterfirma|tochtergesellschaft|tochtergesellschaften|töchtern?",
        "mutter": r"mutter|mutterkonzerns?|muttergesellschaft",
        "startup": r"start-?ups?",
        "konsortium": r"konsortium|konsortiums",
        "team": r"teams?|entwicklerteams?",
        "konkurrenz": r"konkurrenz|konkurrenten|rivalen",
        "eigentümer": r"vermietern?|vermieters|eigentümern?",
    },
    Kind.PERSON: {
        "person": r"personen|männern?|geschäftsleuten?|beschuldigten?|verdächtigen?|staatsbürgern?|managern?",
    },
    Kind.DATA_CENTRE: {
        "rechenzentrum": r"(?:rechen|daten)zentrum|(?:rechen|daten)zentrums|(?:rechen|daten)zentren",
        "campus": r"campus|serverparks?|serverfarm|serverfarmen|rechenzentrumspark|gpu-clusters?|"
        r"(?:server|rechen)-?hallen?",
        "anlage": r"(?<![\w-])(?:anlagen?|standorte?s?)",
    },
    Kind.CHIP: {
        "chip": r"chips?|mikrochips?",
        "gpu": r"gpus?|grafikprozessoren|grafikkarten|grafikchips?",
        "halbleiter": r"halbleitern?",
        "beschleuniger": r"beschleunigern?|beschleunigerkarten|rechenkarten",
        "prozessor": r"prozessor|prozessors|prozessoren",
        "supercomputer": r"supercomputern?|supercomputers|superrechnern?|großrechnern?",
        "server": r"server|servern|servers|serverracks?",
    },
    Kind.AI_MODEL: {
        "modell": r"(?<!geschäfts)(?<!betreiber)(?<!erlös)(?:modell|modells|modelle|modellen|modellreihe|modellfamilie)",
        "ki": r"(?<=-)ki",
    },
    Kind.RULE: {
        "embargo": r"embargos?",
        "verbot": r"exportverbote?n?|ausfuhrverbote?n?|lieferverbote?n?|exportsperren?",
        "kontrolle": r"exportkontrollen?|ausfuhrkontrollen?|exportbeschränkungen?|exportauflagen|exportregeln",
        "sanktion": r"sanktion|sanktionen",
    },
    Kind.PLACE: {
        "land": r"(?<!aus)(?<!in)land|(?<!aus)(?<!in)landes|länder|ländern|nachbarland|nachbarländern?",
        "staat": r"staat|staate?s|staaten|stadtstaate?n?|drittstaaten",
        "inselstaat": r"inselstaate?s?|insel",
        "region": r"region|regionen|bundesstaate?s?|provinz",
    },
}
"""For each kind: head noun, lower case and singular, to its forms; compounds that end in one count too."""

RELATIONAL = frozenset({"betreiber", "tochter", "mutter", "eigentümer", "investor", "kreditgeber"})
"""Heads that state a relation where "of" follows ("Betreiber des …"): rules read these words themselves."""

POINTING = frozenset({"anlage"})
"""Heads that mean a site only where they point back ("die Anlage")."""
