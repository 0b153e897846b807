"""German constructions: one case is a text and all that it states."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Document

STATED = [
    (
        (
            "Der Frankfurter Betreiber Nordlicht Hosting baut in Cyberjaya für 900 Millionen Dollar ein "
            "Rechenzentrum."
        ),
        {
            "Nordlicht Hosting | BUILDS | Rechenzentrum | asserted",
            "Rechenzentrum | LOCATED_IN | Cyberjaya | asserted",
        },
    ),
    (
        (
            "Eigentümerin der Nordlicht Hosting GmbH ist die Luxemburger Holding Meridian Infra S.A., "
            "die 72 Prozent der Anteile hält."
        ),
        {"Meridian Infra S.A. | OWNS | Nordlicht Hosting GmbH | asserted"},
    ),
    (
        (
            "Nach Informationen des Handelsblatts hat Bytedance bei Equinix in Kuala Lumpur "
            "Rechenleistung gemietet."
        ),
        {"Bytedance | CUSTOMER_OF | Equinix | reported"},
    ),
    (
        (
            "Die Ostara Capital Partners beteiligte sich mit 45 Millionen Euro an der "
            "Finanzierungsrunde von Zhipu AI."
        ),
        {"Ostara Capital Partners | FINANCES | Zhipu AI | asserted"},
    ),
    (
        "Tencent dementierte, an der Quantaris AG beteiligt zu sein.",
        {"Tencent | OWNS | Quantaris AG | denied"},
    ),
    (
        "Nvidia liefert 5000 H200 an den saudischen Betreiber Humain.",
        {"Nvidia | SUPPLIES | Humain | asserted"},
    ),
    (
        "Das US-Handelsministerium setzte im Januar 2025 Zhipu AI auf die Entity List.",
        {"US-Handelsministerium | RESTRICTS | Zhipu AI | asserted"},
    ),
    (
        "Die Staatsanwaltschaft Singapur klagte drei Männer wegen Betrugs an.",
        {"Staatsanwaltschaft Singapur | INVESTIGATES | drei Männer | asserted"},
    ),
    (
        (
            "Hinter der Cayman-Gesellschaft Blue Heron Holdings steht nach Recherchen der Süddeutschen "
            "Zeitung der chinesische Konzern Inspur."
        ),
        {"Inspur | CONTROLS | Blue Heron Holdings | reported"},
    ),
    (
        "Die Commerzbank gewährte der Datenwerk Ruhr GmbH einen Kredit über 120 Millionen Euro.",
        {"Commerzbank | FINANCES | Datenwerk Ruhr GmbH | asserted"},
    ),
    (
        "Im Rechenzentrum in Nongsa laufen nach Angaben des Betreibers 10.000 GB200 von Nvidia.",
        {
            "Rechenzentrum in Nongsa | LOCATED_IN | Nongsa | reported",
            "Rechenzentrum in Nongsa | HOSTS | GB200 | reported",
            "Nvidia | DESIGNS | GB200 | asserted",
        },
    ),
    (
        "TSMC fertigt den B200 für Nvidia in Taiwan.",
        {"TSMC | FABRICATES | B200 | asserted"},
    ),
    (
        "Japan exportierte 2024 Chips im Wert von 3,2 Milliarden Dollar nach China.",
        {"Japan | EXPORTS_TO | China | asserted"},
    ),
    (
        (
            "Die Firma Megaspeed soll Nvidia-Chips im Wert von zwei Milliarden Dollar nach China "
            "geschmuggelt haben."
        ),
        {"Megaspeed | DIVERTS_TO | China | alleged", "Nvidia | DESIGNS | Nvidia-Chips | asserted"},
    ),
    (
        "Der Staatsfonds Temasek erwägt, bei Princeton Digital Group einzusteigen.",
        {"Temasek | OWNS | Princeton Digital Group | planned"},
    ),
    (
        "Keppel verkaufte das Rechenzentrum SGP7 an die Investmentgesellschaft Alpenrose Capital.",
        {"Alpenrose Capital | OWNS | Rechenzentrum SGP7 | asserted"},
    ),
    (
        "Huawei übernimmt die Finanzierung des Rechenzentrums in Dschidda.",
        {"Rechenzentrums | LOCATED_IN | Dschidda | asserted"},
    ),
    (
        "Alibaba Cloud, eine Tochter von Alibaba, betreibt in Jakarta drei Rechenzentren.",
        {
            "Alibaba Cloud | OPERATES | drei Rechenzentren | asserted",
            "Alibaba | OWNS | Alibaba Cloud | asserted",
            "drei Rechenzentren | LOCATED_IN | Jakarta | asserted",
        },
    ),
    (
        (
            "Vantage, an dem der Finanzinvestor DigitalBridge beteiligt ist, errichtet in Johor einen "
            "Campus mit 256 Megawatt."
        ),
        {
            "Vantage | BUILDS | Campus | asserted",
            "DigitalBridge | OWNS | Vantage | asserted",
            "Campus | LOCATED_IN | Johor | asserted",
        },
    ),
    (
        "DeepSeek hat sein Modell R1 auf 2048 H800 trainiert, heißt es in einem Fachaufsatz.",
        {
            "DeepSeek | DEVELOPS | R1 | asserted",
            "DeepSeek | TRAINS_ON | H800 | reported",
            "R1 | TRAINS_ON | H800 | reported",
        },
    ),
    (
        "Zu den Investoren von Moonshot AI gehören Alibaba und Tencent.",
        {"Alibaba | FINANCES | Moonshot AI | asserted", "Tencent | FINANCES | Moonshot AI | asserted"},
    ),
    (
        "Die Bürgschaft der China Development Bank für Yondr ist bislang nicht bestätigt.",
        {"China Development Bank | FINANCES | Yondr | possible"},
    ),
    (
        (
            "Die Anlage gehört zu 60 Prozent dem Pensionsfonds CPP Investments und zu 40 Prozent dem "
            "Betreiber ESR."
        ),
        {"CPP Investments | OWNS | Anlage | asserted", "ESR | OWNS | Anlage | asserted"},
    ),
    (
        "ESR wird von Warburg Pincus kontrolliert.",
        {"Warburg Pincus | CONTROLS | ESR | asserted"},
    ),
    (
        "Gebaut wird der Campus von der Gamuda Berhad, betrieben von Pearl Computing.",
        {"Gamuda Berhad | BUILDS | Campus | asserted", "Pearl Computing | OPERATES | Campus | asserted"},
    ),
    (
        "Oracle ist nach Auskunft zweier Insider Hauptmieter des Rechenzentrums NTP1.",
        {"Oracle | CUSTOMER_OF | NTP1 | reported"},
    ),
    (
        "Die Volksrepublik umgeht das Embargo über Zwischenhändler in Malaysia.",
        {"Volksrepublik | CIRCUMVENTS | Embargo | asserted"},
    ),
    (
        (
            "Wie Reuters am 3. März meldete, prüft das Wirtschaftsministerium, ob Supermicro Server an "
            "Aivres geliefert hat."
        ),
        {"Supermicro | SUPPLIES | Aivres | possible"},
    ),
    (
        "Gegen den Händler Aperia ermittelt die Polizei von Singapur.",
        {"Polizei von Singapur | INVESTIGATES | Aperia | asserted"},
    ),
    (
        "Die Übernahme der Chindata durch Bain Capital wurde 2023 abgeschlossen.",
        {"Bain Capital | OWNS | Chindata | asserted"},
    ),
    (
        "Die geplante Übernahme der Chindata durch HEC ist gescheitert.",
        {"HEC | OWNS | Chindata | denied"},
    ),
    (
        "Chindata wurde 2023 von Bain Capital übernommen.",
        {"Bain Capital | OWNS | Chindata | asserted"},
    ),
    (
        "Kein chinesisches Unternehmen ist an STT GDC beteiligt.",
        {"chinesisches Unternehmen | OWNS | STT GDC | denied"},
    ),
    (
        "Firmen aus dem Umfeld von Bytedance haben in Thailand Server gekauft.",
        {
            "Firmen aus dem Umfeld von Bytedance | AFFILIATED_WITH | Bytedance | asserted",
            "Firmen aus dem Umfeld von Bytedance | BUYS | Server | asserted",
        },
    ),
    (
        (
            "Der US-Investor Blackstone und der kanadische Fonds CPP haben den australischen Betreiber "
            "AirTrunk für 24 Milliarden Dollar gekauft."
        ),
        {"Blackstone | OWNS | AirTrunk | asserted", "CPP | OWNS | AirTrunk | asserted"},
    ),
    (
        "AirTrunk gehört seit Ende 2024 mehrheitlich Blackstone.",
        {"Blackstone | OWNS | AirTrunk | asserted"},
    ),
    (
        "Mehrheitseigner der Bridge Data Centres ist Bain Capital.",
        {"Bain Capital | OWNS | Bridge Data Centres | asserted"},
    ),
    (
        "Der Bau des Campus MY07 wird von einem Bankenkonsortium unter Führung der Maybank finanziert.",
        {
            "Bankenkonsortium | FINANCES | Campus MY07 | asserted",
            "Maybank | FINANCES | Campus MY07 | asserted",
        },
    ),
    (
        "Für den Bau hat YTL Power bei der OCBC ein Darlehen von 1,2 Milliarden Ringgit aufgenommen.",
        {"OCBC | FINANCES | YTL Power | asserted"},
    ),
    (
        (
            "Die Zeitung The Information berichtete im Mai, Bytedance wolle 2026 Nvidia-Chips für 14 "
            "Milliarden Dollar kaufen."
        ),
        {"Bytedance | BUYS | Nvidia-Chips | planned", "Nvidia | DESIGNS | Nvidia-Chips | asserted"},
    ),
    (
        "Bytedance plant, 2026 Chips für 14 Milliarden Dollar zu kaufen.",
        {"Bytedance | BUYS | Chips | planned"},
    ),
    (
        "Das Pekinger Start-up Zhipu AI ließ sein Modell GLM-4.5 auf Ascend 910B von Huawei trainieren.",
        {
            "Zhipu AI | DEVELOPS | GLM-4.5 | asserted",
            "Zhipu AI | TRAINS_ON | Ascend 910B | asserted",
            "Huawei | DESIGNS | Ascend 910B | asserted",
        },
    ),
    (
        "Die Chips werden von SMIC in Shanghai gefertigt.",
        {"SMIC | FABRICATES | Chips | asserted"},
    ),
    (
        "Nach Südkorea lieferte Taiwan 2024 Halbleiter im Wert von 21 Milliarden Dollar.",
        {"Taiwan | EXPORTS_TO | Südkorea | asserted"},
    ),
    (
        (
            "Über Strohfirmen in Malaysia und Singapur gelangten 300 Server mit H100 nach China, wirft "
            "die Anklage drei Männern vor."
        ),
        {"Strohfirmen in Malaysia | DIVERTS_TO | China | alleged"},
    ),
    (
        "Das Ministerium für Investitionen, Handel und Industrie ermittelt nicht gegen Aivres.",
        {"Ministerium für Investitionen, Handel und Industrie | INVESTIGATES | Aivres | denied"},
    ),
    (
        "Die Niederlande verbieten seit 2024 den Export von Lithographiemaschinen nach China.",
        {"Niederlande | RESTRICTS | China | asserted"},
    ),
    (
        "Japan und die Niederlande beschränken die Ausfuhr von Chips nach China.",
        {
            "Japan | RESTRICTS | Chips | asserted",
            "Japan | RESTRICTS | China | asserted",
            "Niederlande | RESTRICTS | Chips | asserted",
            "Niederlande | RESTRICTS | China | asserted",
        },
    ),
    (
        "Mit Tencent und Alibaba als Großkunden wirbt Chindata in seinem Prospekt.",
        {"Tencent | CUSTOMER_OF | Chindata | asserted", "Alibaba | CUSTOMER_OF | Chindata | asserted"},
    ),
    (
        "Chindata zählt Bytedance zu seinen größten Kunden.",
        {"Bytedance | CUSTOMER_OF | Chindata | asserted"},
    ),
    (
        "Größter Kunde von Chindata ist Bytedance.",
        {"Bytedance | CUSTOMER_OF | Chindata | asserted"},
    ),
    (
        (
            "Die Genfer Beteiligungsgesellschaft Corvina Partners führte die Serie-B-Runde von Lambda "
            "über 320 Millionen Dollar an."
        ),
        {"Corvina Partners | FINANCES | Lambda | asserted"},
    ),
    (
        "KKR und Singtel wollen gemeinsam STT GDC übernehmen.",
        {"KKR | OWNS | STT GDC | planned", "Singtel | OWNS | STT GDC | planned"},
    ),
    (
        "In Sachsen-Anhalt will Microsoft ein Rechenzentrum bauen.",
        {
            "Microsoft | BUILDS | Rechenzentrum | planned",
            "Rechenzentrum | LOCATED_IN | Sachsen-Anhalt | planned",
        },
    ),
    (
        "Das Rechenzentrum Lefdal in Norwegen beherbergt 2.500 GPUs von Nvidia.",
        {
            "Rechenzentrum Lefdal | LOCATED_IN | Norwegen | asserted",
            "Rechenzentrum Lefdal | HOSTS | GPUs | asserted",
            "Nvidia | DESIGNS | GPUs | asserted",
        },
    ),
    (
        "Betreiber der Anlage ist die norwegische Lefdal Mine Datacenter AS.",
        {"Lefdal Mine Datacenter AS | OPERATES | Anlage | asserted"},
    ),
    (
        "Die Nscale Ltd. mit Sitz in London hieß bis 2024 Arkon Energy.",
        {"Nscale Ltd. | BASED_IN | London | asserted", "Nscale Ltd. | SUCCEEDS | Arkon Energy | asserted"},
    ),
    (
        "Die Anlage ist mit 12.000 H100 bestückt.",
        {"Anlage | HOSTS | H100 | asserted"},
    ),
    (
        "Samsung produziert für Nvidia keine H20.",
        {"Samsung | FABRICATES | H20 | denied"},
    ),
    (
        "Inspur könnte über Aivres weiter an Nvidia-Chips gelangen.",
        {"Nvidia | DESIGNS | Nvidia-Chips | asserted"},
    ),
    (
        "Alibaba, dem auch die South China Morning Post gehört, trainiert Qwen in Malaysia.",
        {"Alibaba | OWNS | South China Morning Post | asserted", "Alibaba | TRAINS_IN | Malaysia | asserted"},
    ),
    (
        "Aivres, eine hundertprozentige Tochter von Inspur, verkauft Server an Indosat.",
        {"Aivres | SUPPLIES | Indosat | asserted", "Inspur | OWNS | Aivres | asserted"},
    ),
    (
        "Oracle stellt OpenAI in Abilene 450.000 GB200 zur Verfügung.",
        {"OpenAI | CUSTOMER_OF | Oracle | asserted"},
    ),
    (
        "Der Konzern unterläuft nach Ansicht des Ministeriums die Exportkontrollen.",
        {"Konzern | CIRCUMVENTS | Exportkontrollen | reported"},
    ),
    (
        "Megaspeed ist eine Abspaltung von 7Road.",
        {"Megaspeed | SUCCEEDS | 7Road | asserted"},
    ),
    (
        (
            "Finanziert wurde der Einkauf durch einen Kredit der staatlichen Export-Import Bank of "
            "China in Höhe von 800 Millionen Dollar an die Betreiberfirma Lotus Compute Sdn Bhd."
        ),
        {"Export-Import Bank of China | FINANCES | Lotus Compute Sdn Bhd. | asserted"},
    ),
    (
        "Lotus Compute gehört über zwei Zwischengesellschaften dem Geschäftsmann Lim Wei Jian aus Penang.",
        {"Lim Wei Jian | OWNS | Lotus Compute | asserted"},
    ),
    (
        "Das Landgericht verurteilte den Unternehmer Karl Brandner im Mai 2025.",
        {"Landgericht | INVESTIGATES | Karl Brandner | asserted"},
    ),
    (
        "Mistral AI aus Paris mietet 18.000 GB300 bei Fluidstack, bestätigte eine Sprecherin.",
        {"Mistral AI | BASED_IN | Paris | asserted", "Mistral AI | CUSTOMER_OF | Fluidstack | reported"},
    ),
    (
        "Der Betreiber Fluidstack baut für Mistral in Essonne einen Campus.",
        {"Fluidstack | BUILDS | Campus | asserted", "Campus | LOCATED_IN | Essonne | asserted"},
    ),
    (
        "Auf der Entity List steht seit Mai 2019 Huawei.",
        {"Entity List | RESTRICTS | Huawei | asserted"},
    ),
    (
        "Huawei lässt den Ascend 910C bei SMIC fertigen.",
        {"SMIC | FABRICATES | Ascend 910C | asserted"},
    ),
    (
        "Nvidia investiert bis zu 100 Milliarden Dollar in OpenAI.",
        {"Nvidia | FINANCES | OpenAI | asserted"},
    ),
    (
        "CoreWeave, das vorher Ethereum schürfte, vermietet GPU-Server an OpenAI und Meta.",
        {"OpenAI | CUSTOMER_OF | CoreWeave | asserted", "Meta | CUSTOMER_OF | CoreWeave | asserted"},
    ),
    (
        "Das von Foxconn und TECO geplante Rechenzentrum in Kaohsiung soll 2027 ans Netz gehen.",
        {
            "Foxconn | BUILDS | Rechenzentrum in Kaohsiung | planned",
            "TECO | BUILDS | Rechenzentrum in Kaohsiung | planned",
            "Rechenzentrum in Kaohsiung | LOCATED_IN | Kaohsiung | planned",
        },
    ),
]

SILENT = [
    "Ob ByteDance hinter dem Projekt in Batam steckt, ist unklar.",
    "Yondr bestreitet, chinesische Kunden zu haben.",
    "Mit dem Embargo können die Betreiber umgehen.",
    "Konzerne wie Alibaba und Baidu mieten Rechenleistung in Malaysia.",
    "Ein Sprecher von Bytedance wies den Bericht zurück.",
    "Bytedance steht für 80 Prozent des Umsatzes von Chindata.",
    "Singtel verhandelt mit KKR über den Verkauf von 20 Prozent an Nxera.",
    "Supermicro hat nach eigenen Angaben keine Server nach China geliefert.",
    "Die Bundesregierung plant kein eigenes Exportverbot gegen China.",
    "OpenAI least die Chips, statt sie zu kaufen.",
    "Alibaba hätte die Datenwerk Ruhr GmbH gern gekauft.",
]


@pytest.fixture(scope="module")
def extractor() -> RulesExtractor:
    return RulesExtractor()


def stated(extractor: RulesExtractor, text: str) -> set[str]:
    document = Document(id="t", text=text, language="de", published="2025-12-01", publisher="Testblatt")
    claims = extractor.extract(document).claims
    return {f"{c.subject.text} | {c.relation.value} | {c.object.text} | {c.stance.value}" for c in claims}


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text[:60] for text, _ in STATED])
def test_states_all_that_it_states_and_nothing_else(
    extractor: RulesExtractor, text: str, expected: set[str]
) -> None:
    found = stated(extractor, text)

    assert found == expected


@pytest.mark.parametrize("text", SILENT)
def test_a_near_miss_states_nothing(extractor: RulesExtractor, text: str) -> None:
    found = stated(extractor, text)

    assert found == set()
