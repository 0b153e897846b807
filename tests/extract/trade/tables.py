"""Small trade tables in the forms in which the offices give them out; all figures are invented."""

from __future__ import annotations

from extract.extractors.base import Extraction
from extract.extractors.structured import structured_reader
from graph.model import Document

TAIWAN = (
    "進出口別,日期,貨品號列,中文貨名,英文貨名,國家,數量(限11碼貨品),數量單位,"
    "重量(公斤),新臺幣(千元),美元(千元)\n"
)
COMTRADE = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,"
    "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,"
    "customsCode,customsDesc,"
    "mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,"
    "isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate\n"
)
CLASSIC = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,"
    "Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner I"
    "SO,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,"
    "Netweight (kg),Trade Value (US$),Flag\n"
)
SDMX = "DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
BULK = (
    "REPORTER,PARTNER,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA21,PRODUCT_CPA22,PRODUCT_BEC,"
    "PRODUCT_BEC5,PRODUCT_SECTION,FLOW,STAT_PROCEDURE,SUPPL_UNIT,PERIOD,VALUE_EUR,VALUE_NAC,QUANTITY_KG,QUANTITY_SUPPL_UNIT\n"
)
OLD_BULK = (
    "DECLARANT,DECLARANT_ISO,PARTNER,PARTNER_ISO,TRADE_TYPE,PRODUCT_NC,PRODUCT_SITC,PRODUCT_CPA2002,"
    "PRODUCT_CPA2008,PRODUCT_CPA2_1,PRODUCT_BEC,PRODUCT_SECTION,FLOW,STAT_REGIME,SUPP_UNIT,PERIOD,"
    "VALUE_IN_EUROS,QUANTITY_IN_KG,SUP_QUANTITY\n"
)
WIDE = "freq,reporter,partner,product,flow,indicators\\TIME_PERIOD\t2025-01 \t2025-02 \n"
CENSUS = (
    '[["CTY_CODE","CTY_NAME","E_COMMODITY","E_COMMODITY_SDESC","ALL_VAL_MO",'
    '"QTY_1_MO","UNIT_QY1","YEAR","MONTH"]'
)


def comtrade(**cells: str) -> str:
    """A row of Comtrade+ with these cells, and else those of Malaysian imports from China in January 2025."""
    usual = {
        "typeCode": "C",
        "freqCode": "M",
        "refYear": "2025",
        "refMonth": "1",
        "period": "202501",
        "reporterCode": "458",
        "reporterISO": "MYS",
        "reporterDesc": "Malaysia",
        "flowCode": "M",
        "flowDesc": "Import",
        "partnerCode": "156",
        "partnerISO": "CHN",
        "partnerDesc": "China",
        "partner2Code": "0",
        "classificationCode": "H6",
        "cmdCode": "8471",
        "customsCode": "C00",
        "motCode": "0",
        "primaryValue": "1000",
    }
    given = usual | cells
    return ",".join(given.get(name, "") for name in COMTRADE.strip().split(",")) + "\n"


def read(text: str, *, published: str | None = None) -> Extraction:
    """What the reader of the table makes of it."""
    document = Document(id="d1", text=text, published=published, uri="table.csv")
    reader = structured_reader(document)
    assert reader is not None
    return reader.extract(document)
