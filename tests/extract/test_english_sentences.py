"""English constructions on sentences that nobody tuned to: one case is a text and all that it states."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Document

STATED = [
    (
        "Helios Compute Sdn Bhd, a wholly owned subsidiary of Larkspur Holdings, runs two data "
        "centres in Penang.",
        {
            "Helios Compute Sdn Bhd | OPERATES | two data centres in Penang | asserted",
            "Larkspur Holdings | OWNS | Helios Compute Sdn Bhd | asserted",
            "two data centres in Penang | LOCATED_IN | Penang | asserted",
        },
    ),
    (
        "Larkspur Holdings acquired a 40% stake in Helios Compute in March 2023 for $120 million.",
        {"Larkspur Holdings | OWNS | Helios Compute | asserted"},
    ),
    (
        "Helios Compute is 60% owned by Larkspur Holdings.",
        {"Larkspur Holdings | OWNS | Helios Compute | asserted"},
    ),
    (
        "Tencent rents computing power from a data centre in Osaka operated by Datasection, Nikkei reported.",
        {
            "Datasection | OPERATES | a data centre in Osaka | reported",
            "Tencent | CUSTOMER_OF | a data centre in Osaka | reported",
            "a data centre in Osaka | LOCATED_IN | Osaka | asserted",
        },
    ),
    (
        "Orion Cloud Pte Ltd has denied that it is controlled by Huawei.",
        {"Huawei | CONTROLS | Orion Cloud Pte Ltd | denied"},
    ),
    (
        "Meridian Capital led a $300 million Series B round in Orion Cloud.",
        {"Meridian Capital | FINANCES | Orion Cloud | asserted"},
    ),
    (
        "Orion Cloud raised $300 million in a round led by Meridian Capital and joined by Temasek.",
        {
            "Meridian Capital | FINANCES | Orion Cloud | asserted",
            "Temasek | FINANCES | Orion Cloud | asserted",
        },
    ),
    (
        "A consortium of Chinese banks extended a $500 million loan to Orion Cloud.",
        {"A consortium of Chinese banks | FINANCES | Orion Cloud | asserted"},
    ),
    (
        "Orion Cloud may buy 2,000 H100 chips from Supermicro, according to two people familiar "
        "with the matter.",
        {"Orion Cloud | BUYS | H100 | possible", "Supermicro | SUPPLIES | Orion Cloud | possible"},
    ),
    (
        "Orion Cloud plans to build a 100 MW data centre in Johor.",
        {
            "Orion Cloud | BUILDS | data centre in Johor | planned",
            "data centre in Johor | LOCATED_IN | Johor | asserted",
        },
    ),
    (
        "Orion Cloud is building a 100 MW campus in Johor Bahru.",
        {
            "Orion Cloud | BUILDS | campus in Johor Bahru | asserted",
            "campus in Johor Bahru | LOCATED_IN | Johor Bahru | asserted",
        },
    ),
    (
        "Microsoft is the largest tenant of the JH2 campus near Kulai.",
        {"JH2 campus | LOCATED_IN | Kulai | asserted", "Microsoft | CUSTOMER_OF | JH2 campus | asserted"},
    ),
    (
        "Oracle counts ByteDance among its biggest customers.",
        {"ByteDance | CUSTOMER_OF | Oracle | asserted"},
    ),
    (
        "ByteDance is a customer of Oracle's cloud business.",
        {"ByteDance | CUSTOMER_OF | Oracle | asserted"},
    ),
    (
        "ByteDance does not own the site.",
        {"ByteDance | OWNS | the site | denied"},
    ),
    (
        "Moonshot AI, which developed Kimi K2, is backed by Alibaba.",
        {"Alibaba | FINANCES | Moonshot AI | asserted", "Moonshot AI | DEVELOPS | Kimi K2 | asserted"},
    ),
    (
        "Alibaba-backed Moonshot AI released Kimi K2 in July 2025.",
        {"Alibaba | FINANCES | Moonshot AI | asserted", "Moonshot AI | DEVELOPS | Kimi K2 | asserted"},
    ),
    (
        "The Commerce Department added Sophgo to the Entity List in January 2025.",
        {"Commerce Department | RESTRICTS | Sophgo | asserted"},
    ),
    (
        "Washington bans the export of advanced chips to China.",
        {"Washington | RESTRICTS | China | asserted"},
    ),
    (
        "The United States banned sales of H20 chips to China in April 2025.",
        {"United States | RESTRICTS | China | asserted"},
    ),
    (
        "Prosecutors in Singapore charged three men with fraud.",
        {"Prosecutors in Singapore | INVESTIGATES | three men | asserted"},
    ),
    (
        "The US Justice Department is investigating Megaspeed, a Singapore-based company.",
        {
            "Megaspeed | BASED_IN | Singapore | asserted",
            "US Justice Department | INVESTIGATES | Megaspeed | asserted",
        },
    ),
    (
        "Megaspeed bought $2 billion worth of Nvidia chips, The New York Times reported.",
        {"Megaspeed | BUYS | Nvidia chips | reported", "Nvidia | DESIGNS | Nvidia chips | asserted"},
    ),
    (
        "Malaysia exported chips worth $4.3 billion to China in 2024.",
        {"Malaysia | EXPORTS_TO | China | asserted"},
    ),
    (
        "Taiwan's exports of servers to the United States rose to $40 billion.",
        {"Taiwan | EXPORTS_TO | United States | asserted"},
    ),
    (
        "Li Wei, chief executive of Orion Cloud, founded the company in 2019.",
        {"Li Wei | ROLE_AT | Orion Cloud | asserted"},
    ),
    (
        "Orion Cloud's chairman, Tan Boon Kiat, owns 12% of Larkspur Holdings.",
        {
            "Tan Boon Kiat | OWNS | Larkspur Holdings | asserted",
            "Tan Boon Kiat | ROLE_AT | Orion Cloud | asserted",
        },
    ),
    (
        "Companies close to Alibaba and Tencent rent servers in Malaysia.",
        {
            "Companies close to Alibaba and Tencent | AFFILIATED_WITH | Alibaba | asserted",
            "Companies close to Alibaba and Tencent | AFFILIATED_WITH | Tencent | asserted",
        },
    ),
    (
        "Tencent-linked investors hold a 15% stake in Datasection.",
        {
            "Tencent-linked investors | AFFILIATED_WITH | Tencent | asserted",
            "Tencent-linked investors | OWNS | Datasection | asserted",
        },
    ),
    (
        "Two Chinese investors financed the purchase of the servers by local operators.",
        {
            "Two Chinese investors | FINANCES | local operators | asserted",
            "local operators | BUYS | the servers | asserted",
        },
    ),
    (
        "Local operators buy Nvidia servers with money from Chinese investors.",
        {
            "Chinese investors | FINANCES | Local operators | asserted",
            "Local operators | BUYS | Nvidia servers | asserted",
            "Nvidia | DESIGNS | Nvidia servers | asserted",
        },
    ),
    (
        "Bridge Data Centres, formerly Chindata International, is headquartered in Singapore.",
        {
            "Bridge Data Centres | BASED_IN | Singapore | asserted",
            "Bridge Data Centres | SUCCEEDS | Chindata International | asserted",
        },
    ),
    (
        "DayOne was spun off from GDS Holdings in 2024.",
        {"DayOne | SUCCEEDS | GDS Holdings | asserted"},
    ),
    (
        "There is no evidence that DayOne is controlled by GDS Holdings.",
        {"GDS Holdings | CONTROLS | DayOne | denied"},
    ),
    (
        "It is unclear whether Alibaba owns the operator.",
        {"Alibaba | OWNS | the operator | possible"},
    ),
    (
        "If the deal closes, Bain Capital will own 51% of Princeton Digital Group.",
        {"Bain Capital | OWNS | Princeton Digital Group | planned"},
    ),
    (
        "Bain Capital is in talks to acquire Princeton Digital Group, Bloomberg reported, citing "
        "people familiar with the matter.",
        {"Bain Capital | OWNS | Princeton Digital Group | planned"},
    ),
    (
        "Inspur evaded US export controls by using shell companies, the department said.",
        {"Inspur | CIRCUMVENTS | US export controls | reported"},
    ),
    (
        "Chinese companies circumvent the chip embargo by renting capacity abroad.",
        {"Chinese companies | CIRCUMVENTS | the chip embargo | asserted"},
    ),
    (
        "Qwen3 undercuts GPT-4o on price.",
        {"Qwen3 | UNDERCUTS | GPT-4o | asserted"},
    ),
    (
        "Alibaba trained Qwen3 in data centres in Singapore and Malaysia.",
        {
            "Alibaba | TRAINS_IN | data centres in Singapore and Malaysia | asserted",
            "data centres in Singapore and Malaysia | LOCATED_IN | Malaysia | asserted",
            "data centres in Singapore and Malaysia | LOCATED_IN | Singapore | asserted",
        },
    ),
    (
        "The MY07 campus houses 5,000 Nvidia H200 GPUs.",
        {"MY07 campus | HOSTS | H200 | asserted", "Nvidia | DESIGNS | H200 | asserted"},
    ),
    (
        "Supermicro shipped 1,200 servers to Megaspeed in 2024.",
        {"Supermicro | SUPPLIES | Megaspeed | asserted"},
    ),
    (
        "Khazanah Nasional is among the shareholders of Orion Cloud.",
        {"Khazanah Nasional | OWNS | Orion Cloud | asserted"},
    ),
    (
        "Vantage Data Centers belongs to DigitalBridge and Silver Lake.",
        {
            "DigitalBridge | OWNS | Vantage Data Centers | asserted",
            "Silver Lake | OWNS | Vantage Data Centers | asserted",
        },
    ),
    (
        "SoftBank owns Ampere Computing outright.",
        {"SoftBank | OWNS | Ampere Computing | asserted"},
    ),
    (
        "Ant Group, an affiliate of Alibaba, invested $50 million in Datasection.",
        {"Ant Group | AFFILIATED_WITH | Alibaba | asserted", "Ant Group | FINANCES | Datasection | asserted"},
    ),
    (
        "The fund is registered in the Cayman Islands.",
        {"The fund | INCORPORATED_IN | Cayman Islands | asserted"},
    ),
    (
        "Redstone Fund, a Cayman Islands company, is controlled by Wang Hao.",
        {
            "Redstone Fund | INCORPORATED_IN | Cayman Islands | asserted",
            "Wang Hao | CONTROLS | Redstone Fund | asserted",
        },
    ),
    (
        "Shenzhen-based Inspur sold 500 servers to Aivres.",
        {"Inspur | BASED_IN | Shenzhen | asserted", "Inspur | SUPPLIES | Aivres | asserted"},
    ),
    (
        "The bank guaranteed the loan of Orion Cloud.",
        {"The bank | FINANCES | Orion Cloud | asserted"},
    ),
    (
        "Hillhouse Investment's stake in DayOne fell to 8.2%.",
        {"Hillhouse Investment | OWNS | DayOne | asserted"},
    ),
    (
        "Contrary to earlier reports, GDS does not control DayOne.",
        {"GDS | CONTROLS | DayOne | denied"},
    ),
    (
        "ByteDance would become the anchor tenant of the campus under the plan.",
        {"ByteDance | CUSTOMER_OF | the campus | planned"},
    ),
    (
        "ByteDance has remote access to the cluster in Johor, engineers said.",
        {
            "ByteDance | ACCESSES | the cluster in Johor | reported",
            "the cluster in Johor | LOCATED_IN | Johor | asserted",
        },
    ),
    (
        "The acquisition of Global Switch by HMC Capital was completed in May 2023.",
        {"HMC Capital | OWNS | Global Switch | asserted"},
    ),
    (
        "HMC Capital's acquisition of Global Switch Australia closed in 2024.",
        {"HMC Capital | OWNS | Global Switch Australia | asserted"},
    ),
    (
        "Singtel and KKR bought ST Telemedia Global Data Centres for S$6.6 billion.",
        {
            "KKR | OWNS | ST Telemedia Global Data Centres | asserted",
            "Singtel | OWNS | ST Telemedia Global Data Centres | asserted",
        },
    ),
    (
        "KKR will take over STT GDC.",
        {"KKR | OWNS | STT GDC | planned"},
    ),
    (
        "The stake in Chindata was sold to HEC by Bain Capital.",
        {"HEC | OWNS | Chindata | asserted"},
    ),
    (
        "State-owned China Mobile operates a data centre in Hong Kong.",
        {
            "China Mobile | OPERATES | a data centre in Hong Kong | asserted",
            "a data centre in Hong Kong | LOCATED_IN | Hong Kong | asserted",
        },
    ),
    (
        "The court convicted Hao Global of smuggling.",
        {"The court | INVESTIGATES | Hao Global | asserted"},
    ),
    (
        "Hao Global smuggled H100 and H200 chips to China.",
        {"Hao Global | DIVERTS_TO | China | asserted"},
    ),
    (
        "Malaysia requires a licence for the export of American AI chips.",
        {"Malaysia | RESTRICTS | American AI chips | asserted"},
    ),
    (
        "Taiwan put Huawei and SMIC on its export blacklist in June 2025.",
        {"Taiwan | RESTRICTS | Huawei | asserted", "Taiwan | RESTRICTS | SMIC | asserted"},
    ),
    (
        "The court dropped the charges against Janford Realtor.",
        {"The court | INVESTIGATES | Janford Realtor | asserted"},
    ),
    (
        "Tencent has never rented servers from Northgate Digital, a spokesman said.",
        {"Tencent | CUSTOMER_OF | Northgate Digital | denied"},
    ),
    (
        "Officials doubt that Northgate Digital is owned by Temasek.",
        {"Temasek | OWNS | Northgate Digital | possible"},
    ),
    (
        "The report that Tencent owns Northgate Digital is wrong.",
        {"Tencent | OWNS | Northgate Digital | denied"},
    ),
    (
        "The sale of Northgate Digital to Tencent was called off.",
        {"Tencent | OWNS | Northgate Digital | denied"},
    ),
    (
        "Northgate Digital is not a subsidiary of Tencent.",
        {"Tencent | OWNS | Northgate Digital | denied"},
    ),
    (
        "Tencent no longer owns Northgate Digital.",
        {"Tencent | OWNS | Northgate Digital | denied"},
    ),
    (
        "Nvidia did not supply the servers to Megaspeed, the company said.",
        {"Nvidia | SUPPLIES | Megaspeed | denied"},
    ),
    (
        "Nobody has shown that Megaspeed smuggled chips to China.",
        {"Megaspeed | DIVERTS_TO | China | denied"},
    ),
    (
        "Megaspeed is suspected of smuggling chips to China.",
        {"Megaspeed | DIVERTS_TO | China | alleged"},
    ),
    (
        "Megaspeed is accused of having shipped Nvidia GPUs to China without a licence.",
        {"Megaspeed | DIVERTS_TO | China | alleged", "Nvidia | DESIGNS | Nvidia GPUs | asserted"},
    ),
    (
        "US officials believe that DeepSeek has circumvented export controls by renting servers in Malaysia.",
        {"DeepSeek | CIRCUMVENTS | export controls | reported"},
    ),
    (
        "Temasek might invest in Northgate Digital.",
        {"Temasek | FINANCES | Northgate Digital | possible"},
    ),
    (
        "Temasek is expected to lead a $400 million round in Northgate Digital.",
        {"Temasek | FINANCES | Northgate Digital | planned"},
    ),
    (
        "Temasek agreed to buy a 30% stake in Northgate Digital.",
        {"Temasek | OWNS | Northgate Digital | planned"},
    ),
    (
        "Northgate Digital has signed an agreement to lease 30 MW to ByteDance.",
        {"ByteDance | CUSTOMER_OF | Northgate Digital | planned"},
    ),
    (
        "Should the talks succeed, Alibaba would rent the whole site.",
        {"Alibaba | CUSTOMER_OF | the whole site | planned"},
    ),
    (
        "It remains to be seen whether ByteDance will move into the campus.",
        {"ByteDance | CUSTOMER_OF | the campus | planned"},
    ),
    (
        'Northgate Holdings Limited ("the Company") is incorporated in the Cayman Islands.',
        {"Northgate Holdings Limited | INCORPORATED_IN | Cayman Islands | asserted"},
    ),
    (
        "During the quarter Borneo Cloud purchased 256 B200 GPUs from Dell for US$12 million.",
        {"Borneo Cloud | BUYS | B200 | asserted", "Dell | SUPPLIES | Borneo Cloud | asserted"},
    ),
    (
        "Tencent to build second Indonesian data centre",
        {"Tencent | BUILDS | second Indonesian data centre | planned"},
    ),
    (
        "GDS sells stake in DayOne to Coatue",
        {"Coatue | OWNS | DayOne | asserted"},
    ),
    (
        "Bain nears deal to sell Chindata to HEC, sources say",
        {"HEC | OWNS | Chindata | planned"},
    ),
    (
        "Nvidia supplier Foxconn builds AI servers in Mexico",
        {"Foxconn | SUPPLIES | Nvidia | asserted"},
    ),
    (
        "Malaysia to restrict exports of US AI chips",
        {"Malaysia | RESTRICTS | US AI chips | planned"},
    ),
    (
        "ByteDance's Johor landlord Bridge raises $2.8bn loan",
        {"ByteDance | CUSTOMER_OF | Bridge | asserted"},
    ),
    (
        "Alibaba does not control the operator but is its largest customer.",
        {"Alibaba | CONTROLS | the operator | denied"},
    ),
    (
        "Alibaba, not Tencent, owns the campus.",
        {"Alibaba | OWNS | the campus | asserted"},
    ),
    (
        "Chips made by TSMC are shipped from Taiwan to Malaysia.",
        {"TSMC | FABRICATES | Chips | asserted"},
    ),
    (
        "In April the United States stopped Nvidia from selling H20 chips to China.",
        {"United States | RESTRICTS | China | asserted"},
    ),
    (
        "Tencent has bought a stake in Northgate Digital, Bloomberg reported. Tencent called the "
        "report false.",
        {"Tencent | OWNS | Northgate Digital | denied", "Tencent | OWNS | Northgate Digital | reported"},
    ),
    (
        "Bloomberg reported that Tencent had bought Northgate Digital. The report was wrong, Tencent said.",
        {"Tencent | OWNS | Northgate Digital | denied", "Tencent | OWNS | Northgate Digital | reported"},
    ),
    (
        "Northgate Digital opened a campus in Batam in May 2025. It is owned by Larkspur Holdings.",
        {
            "Larkspur Holdings | OWNS | Northgate Digital | asserted",
            "Northgate Digital | BUILDS | a campus in Batam | asserted",
            "a campus in Batam | LOCATED_IN | Batam | asserted",
        },
    ),
    (
        "Northgate Digital opened a campus in Batam. The company is backed by Temasek.",
        {
            "Northgate Digital | BUILDS | a campus in Batam | asserted",
            "Temasek | FINANCES | Northgate Digital | asserted",
            "a campus in Batam | LOCATED_IN | Batam | asserted",
        },
    ),
    (
        "According to Reuters, Alibaba rents servers from Northgate Digital in Malaysia.",
        {"Alibaba | CUSTOMER_OF | Northgate Digital | reported"},
    ),
    (
        "Chinese tech groups are training their models in data centres in South-East Asia.",
        {
            "Chinese tech groups | TRAINS_IN | data centres in South-East Asia | asserted",
            "data centres in South-East Asia | LOCATED_IN | South-East Asia | asserted",
        },
    ),
    (
        "Chinese customers rent the servers from local operators, industry insiders say.",
        {"Chinese customers | CUSTOMER_OF | local operators | reported"},
    ),
    (
        "Investors from China funded the purchase of Nvidia servers by a Malaysian operator.",
        {
            "Investors from China | FINANCES | a Malaysian operator | asserted",
            "Nvidia | DESIGNS | Nvidia servers | asserted",
            "a Malaysian operator | BUYS | Nvidia servers | asserted",
        },
    ),
    (
        "A Malaysian operator, financed by Chinese investors, bought 3,000 GPUs.",
        {
            "A Malaysian operator | BUYS | GPUs | asserted",
            "Chinese investors | FINANCES | A Malaysian operator | asserted",
        },
    ),
    (
        "Larkspur Holdings, Temasek and GIC own Northgate Digital.",
        {
            "GIC | OWNS | Northgate Digital | asserted",
            "Larkspur Holdings | OWNS | Northgate Digital | asserted",
            "Temasek | OWNS | Northgate Digital | asserted",
        },
    ),
    (
        "Northgate Digital leases the building from Sunway Group.",
        {"Northgate Digital | CUSTOMER_OF | Sunway Group | asserted"},
    ),
    (
        "Sunway Group, the landlord, has no stake in Northgate Digital.",
        {"Sunway Group | OWNS | Northgate Digital | denied"},
    ),
    (
        "Oracle buys Nvidia chips.",
        {"Nvidia | DESIGNS | Nvidia chips | asserted", "Oracle | BUYS | Nvidia chips | asserted"},
    ),
    (
        "In Johor, Bridge Data Centres operates three sites.",
        {"Bridge Data Centres | OPERATES | three sites | asserted"},
    ),
    (
        "SMIC makes Huawei's Ascend 910C.",
        {"Huawei | DESIGNS | Ascend 910C | asserted", "SMIC | FABRICATES | Ascend 910C | asserted"},
    ),
    (
        "The Taiwanese government has blacklisted Huawei and SMIC.",
        {
            "The Taiwanese government | RESTRICTS | Huawei | asserted",
            "The Taiwanese government | RESTRICTS | SMIC | asserted",
        },
    ),
    (
        "Zhipu AI, which is backed by Prosperity7, was added to the Entity List in January.",
        {"Entity List | RESTRICTS | Zhipu AI | asserted"},
    ),
    (
        "Baidu unveiled Ernie 5.0, its newest model.",
        {"Baidu | DEVELOPS | Ernie 5.0 | asserted"},
    ),
    (
        "The model was trained on H800 chips in a data centre in Hangzhou.",
        {
            "The model | TRAINS_IN | a data centre in Hangzhou | asserted",
            "The model | TRAINS_ON | H800 | asserted",
            "a data centre in Hangzhou | LOCATED_IN | Hangzhou | asserted",
        },
    ),
    (
        "ByteDance's Doubao is trained in Malaysia.",
        {"ByteDance | DEVELOPS | Doubao | asserted", "Doubao | TRAINS_IN | Malaysia | asserted"},
    ),
    (
        "Princeton Digital Group, which is majority-owned by Warburg Pincus, runs JH1 in Sedenak Tech Park.",
        {
            "JH1 | LOCATED_IN | Sedenak Tech Park | asserted",
            "Princeton Digital Group | OPERATES | JH1 | asserted",
            "Warburg Pincus | OWNS | Princeton Digital Group | asserted",
        },
    ),
    (
        "Warburg Pincus holds a majority of the shares in Princeton Digital Group.",
        {"Warburg Pincus | OWNS | Princeton Digital Group | asserted"},
    ),
    (
        "Mubadala invested $350 million in Princeton Digital Group in 2022.",
        {"Mubadala | FINANCES | Princeton Digital Group | asserted"},
    ),
    (
        "Jensen Huang, Nvidia's chief executive, said the chips were not diverted to China.",
        {"Jensen Huang | ROLE_AT | Nvidia | asserted"},
    ),
    (
        "There is no evidence of any chip diversion to China, Nvidia's chief executive Jensen Huang said.",
        {"Jensen Huang | ROLE_AT | Nvidia | asserted"},
    ),
    (
        "Megaspeed's founder, Huang Le, previously worked at 7Road.",
        {"Huang Le | ROLE_AT | Megaspeed | asserted"},
    ),
    (
        "Megaspeed was spun off from 7Road, a Chinese gaming company, in 2023.",
        {"Megaspeed | SUCCEEDS | 7Road | asserted"},
    ),
]
"""Texts with their claims, each as subject | relation | object | stance."""

NOTHING = [
    "The start-up was founded by engineers from China.",
    "The company denies wrongdoing.",
    "Huawei neither confirmed nor denied the report.",
    "Tencent withdrew its bid for Northgate Digital.",
    "Blackstone walked away from talks to buy Northgate Digital.",
    "Without a licence, Nvidia cannot sell H20 chips to China.",
    "Megaspeed could face an investigation by the Commerce Department.",
    "Asked whether Tencent was a customer, Northgate Digital declined to comment.",
    "Tencent uses the chips through a third party, NowNaw Japan, the Financial Times reported "
    "in December 2025.",
    "Malaysia's Anwar Ibrahim visited the campus.",
    "Nvidia's revenue rose 94%.",
    "The GraniteShares 2x Long NVDA Daily ETF, a leveraged Nvidia fund, gained 4%.",
    "Reuters reported that the shares of Oracle and Dell had fallen.",
    "Singapore and Malaysia signed a tax treaty in 2024.",
    "Northgate Digital is named after a street in Penang.",
    "Analysts expect Nvidia to earn $60 billion.",
    "The Series B was announced in March.",
    "The four deny the charges.",
    "Orion Cloud would not comment on market talk.",
]
"""Texts from which no claim may come: decoys, general denials, things of other kinds."""


def claims_of(text: str) -> set[str]:
    document = Document(id="t", text=text, published="2025-11-01", language="en")
    return {
        f"{claim.subject.text} | {claim.relation} | {claim.object.text} | {claim.stance}"
        for claim in RulesExtractor().extract(document).claims
    }


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_sentence_gives_its_claims_and_no_others(text: str, expected: set[str]) -> None:
    found = claims_of(text)

    assert expected == found


@pytest.mark.parametrize("text", NOTHING)
def test_a_decoy_gives_no_claim(text: str) -> None:
    found = claims_of(text)

    assert set() == found
