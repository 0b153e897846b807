"""German hedges, plans and denials: what is not, not yet, or only said to be, is never shown as fact."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Document

DOUBTED = [
    (
        "Alibaba will die Datenwerk Ruhr GmbH kaufen.",
        {"Alibaba | OWNS | Datenwerk Ruhr GmbH | planned"},
    ),
    (
        "Alibaba wird die Datenwerk Ruhr GmbH übernehmen.",
        {"Alibaba | OWNS | Datenwerk Ruhr GmbH | planned"},
    ),
    (
        "Alibaba soll das Rechenzentrum in Kulai betreiben.",
        {
            "Alibaba | OPERATES | Rechenzentrum in Kulai | planned",
            "Rechenzentrum in Kulai | LOCATED_IN | Kulai | planned",
        },
    ),
    (
        "Alibaba soll an DayOne beteiligt sein.",
        {"Alibaba | OWNS | DayOne | reported"},
    ),
    (
        "Alibaba sei an DayOne beteiligt, hieß es in Pekinger Kreisen.",
        {"Alibaba | OWNS | DayOne | reported"},
    ),
    (
        "Alibaba ist nicht an DayOne beteiligt.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Alibaba ist an DayOne weder direkt noch indirekt beteiligt.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Weder Alibaba noch Tencent sind an DayOne beteiligt.",
        {"Alibaba | OWNS | DayOne | denied", "Tencent | OWNS | DayOne | denied"},
    ),
    (
        "Alibaba hielt nie Anteile an DayOne.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Alibaba hat den Kauf von DayOne abgesagt.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Der Kauf von DayOne durch Alibaba kam nicht zustande.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Die Aufsicht untersagte die Übernahme von DayOne durch Alibaba.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Alibaba verzichtet auf die Übernahme von DayOne.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Alibaba verhandelt über den Kauf von 30 Prozent an DayOne.",
        {"Alibaba | OWNS | DayOne | planned"},
    ),
    (
        "Alibaba könnte 30 Prozent an DayOne übernehmen.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Alibaba dürfte 30 Prozent an DayOne halten.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Angeblich hält Alibaba 30 Prozent an DayOne.",
        {"Alibaba | OWNS | DayOne | alleged"},
    ),
    (
        "Offenbar hält Alibaba 30 Prozent an DayOne.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Alibaba hält mutmaßlich 30 Prozent an DayOne.",
        {"Alibaba | OWNS | DayOne | alleged"},
    ),
    (
        "Hält Alibaba 30 Prozent an DayOne?",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Sollte Alibaba DayOne übernehmen, müsste die Aufsicht zustimmen.",
        {"Alibaba | OWNS | DayOne | planned"},
    ),
    (
        "Falls Alibaba DayOne übernimmt, muss die Aufsicht zustimmen.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Ein Einstieg von Alibaba bei DayOne wäre ein Tabubruch.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Ein Einstieg von Alibaba bei DayOne gilt als unwahrscheinlich.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Ein Einstieg von Alibaba bei DayOne steht nicht zur Debatte.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Von einer Beteiligung der Alibaba an DayOne ist nichts bekannt.",
        {"Alibaba | OWNS | DayOne | possible"},
    ),
    (
        "Es gibt keine Belege dafür, dass Alibaba an DayOne beteiligt ist.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Dass Alibaba an DayOne beteiligt ist, trifft nicht zu.",
        {"Alibaba | OWNS | DayOne | denied"},
    ),
    (
        "Alibaba bestreitet, DayOne zu kontrollieren.",
        {"Alibaba | CONTROLS | DayOne | denied"},
    ),
    (
        "Entgegen anderslautenden Berichten finanziert Alibaba DayOne nicht.",
        {"Alibaba | FINANCES | DayOne | denied"},
    ),
    (
        "Analysten vermuten, dass Alibaba hinter DayOne steckt.",
        {"Alibaba | CONTROLS | DayOne | possible"},
    ),
    (
        "Alibaba finanziert DayOne, sagt ein früherer Mitarbeiter.",
        {"Alibaba | FINANCES | DayOne | reported"},
    ),
    (
        "Alibaba finanziert DayOne, sagte DayOne-Chef Jamie Khoo.",
        {"Alibaba | FINANCES | DayOne | reported", "Jamie Khoo | ROLE_AT | DayOne | asserted"},
    ),
    (
        "Insidern zufolge finanziert Alibaba DayOne.",
        {"Alibaba | FINANCES | DayOne | reported"},
    ),
    (
        "Alibaba hat angekündigt, DayOne mit 300 Millionen Dollar zu finanzieren.",
        {"Alibaba | FINANCES | DayOne | planned"},
    ),
    (
        "Alibaba prüft eine Beteiligung an DayOne.",
        {"Alibaba | OWNS | DayOne | planned"},
    ),
    (
        "Bis 2027 wird DayOne in Kulai ein Rechenzentrum bauen.",
        {"DayOne | BUILDS | Rechenzentrum | planned"},
    ),
    (
        "In Kulai soll bis 2027 ein Rechenzentrum entstehen.",
        {"Rechenzentrum | LOCATED_IN | Kulai | planned"},
    ),
    (
        "DayOne darf in Kulai ein Rechenzentrum bauen.",
        {"DayOne | BUILDS | Rechenzentrum | planned"},
    ),
    (
        "DayOne wollte in Kulai ein Rechenzentrum bauen, gab das Vorhaben aber auf.",
        {"DayOne | BUILDS | Rechenzentrum | planned"},
    ),
    (
        "DayOne hat eine Absichtserklärung zum Bau eines Rechenzentrums in Kulai unterzeichnet.",
        {
            "DayOne | BUILDS | Rechenzentrums in Kulai | planned",
            "Rechenzentrums in Kulai | LOCATED_IN | Kulai | planned",
        },
    ),
    (
        "Nvidia darf keine H20 an Inspur liefern.",
        {"Nvidia | SUPPLIES | Inspur | denied"},
    ),
    (
        "Nvidia liefert seit April keine H20 mehr an Inspur.",
        {"Nvidia | SUPPLIES | Inspur | denied"},
    ),
    (
        "Ohne Lizenz darf Nvidia keine H20 an Inspur liefern.",
        {"Nvidia | SUPPLIES | Inspur | denied"},
    ),
    (
        "Die Staatsanwaltschaft wirft Inspur vor, H100 nach China geschmuggelt zu haben.",
        {"Inspur | DIVERTS_TO | China | alleged"},
    ),
    (
        "Inspur wird verdächtigt, H100 nach China geschmuggelt zu haben.",
        {"Inspur | DIVERTS_TO | China | alleged"},
    ),
    (
        "Inspur räumte ein, H100 nach China geschmuggelt zu haben.",
        {"Inspur | DIVERTS_TO | China | reported"},
    ),
    (
        "Inspur hat angeblich 200 H100 gekauft, was die Firma dementiert.",
        {"Inspur | BUYS | H100 | denied"},
    ),
    (
        "Bytedance mietet, anders als berichtet, keine Server bei Oracle.",
        {"Bytedance | CUSTOMER_OF | Oracle | denied"},
    ),
    (
        "Bytedance mietet Server bei Oracle. Oracle dementiert das.",
        {"Bytedance | CUSTOMER_OF | Oracle | asserted", "Bytedance | CUSTOMER_OF | Oracle | denied"},
    ),
    (
        "Es heißt, Bytedance miete bei Oracle 5000 H100.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Wie es heißt, mietet Bytedance bei Oracle 5000 H100.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Reuters meldet, Bytedance mietet bei Oracle 5000 H100.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Bytedance mietet laut Reuters bei Oracle 5000 H100.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Laut einem Insider mietet Bytedance bei Oracle 5000 H100.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Dem Vernehmen nach mietet Bytedance bei Oracle 5000 H100.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Medienberichten zufolge mietet Bytedance bei Oracle.",
        {"Bytedance | CUSTOMER_OF | Oracle | reported"},
    ),
    (
        "Im Prospekt heißt es, Bytedance sei Kunde von Chindata.",
        {"Bytedance | CUSTOMER_OF | Chindata | reported"},
    ),
    (
        "Kreise sagen, Tencent habe bei Chindata gemietet.",
        {"Tencent | CUSTOMER_OF | Chindata | reported"},
    ),
]


@pytest.fixture(scope="module")
def extractor() -> RulesExtractor:
    return RulesExtractor()


def stated(extractor: RulesExtractor, text: str) -> set[str]:
    document = Document(id="t", text=text, language="de", published="2025-12-01", publisher="Testblatt")
    claims = extractor.extract(document).claims
    return {f"{c.subject.text} | {c.relation.value} | {c.object.text} | {c.stance.value}" for c in claims}


@pytest.mark.parametrize(("text", "expected"), DOUBTED, ids=[text[:60] for text, _ in DOUBTED])
def test_keeps_the_doubt_that_the_text_casts(
    extractor: RulesExtractor, text: str, expected: set[str]
) -> None:
    found = stated(extractor, text)

    assert found == expected
