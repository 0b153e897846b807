"""The rules of BODS 0.4 for one statement, as a JSON Schema of our own writing (draft 2020-12).

It states required fields, closed lists, lengths and conditions as the standard describes them
(https://standard.openownership.org/en/0.4.0/). Unlike the standard's own files it insists that dates and
addresses are such, which those leave to the checker.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

INTERESTS = (
    "appointmentOfBoard",
    "beneficiaryOfLegalArrangement",
    "boardChair",
    "boardMember",
    "conditionalRightsGrantedByContract",
    "controlByLegalFramework",
    "controlViaCompanyRulesOrArticles",
    "enjoymentAndUseOfAssets",
    "nominator",
    "nominee",
    "otherInfluenceOrControl",
    "protector",
    "rightToProfitOrIncomeFromAssets",
    "rightsGrantedByContract",
    "rightsToProfitOrIncome",
    "rightsToSurplusAssetsOnDissolution",
    "seniorManagingOfficial",
    "settlor",
    "shareholding",
    "trustee",
    "unknownInterest",
    "unpublishedInterest",
    "votingRights",
)
"""Types of interest, a closed list."""

_REASONS = (
    "informationUnknownToPublisher",
    "interestedPartyExemptFromDisclosure",
    "interestedPartyHasNotProvidedInformation",
    "noBeneficialOwners",
    "subjectExemptFromDisclosure",
    "subjectUnableToConfirmOrIdentifyBeneficialOwner",
    "unknown",
)
_ENTITIES = (
    "anonymousEntity",
    "arrangement",
    "legalEntity",
    "registeredEntity",
    "state",
    "stateBody",
    "unknownEntity",
)
_SUBTYPES = {
    "arrangement": ("nomination", "other", "trust"),
    "legalEntity": ("other", "trust"),
    "stateBody": ("governmentDepartment", "other", "stateAgency"),
    "anonymousEntity": ("other",),
    "registeredEntity": ("other",),
    "state": ("other",),
    "unknownEntity": ("other",),
}
_MOTIVATIONS = ("commenting", "correcting", "identifying", "linking", "transformation")

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "format": "date"}
_MOMENT: Schema = {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_COARSE: Schema = {
    "type": "string",
    "anyOf": [{"pattern": r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"}, {"format": "date"}],
}


def _word(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


def _code(least: int, most: int) -> Schema:
    return {"type": "string", "minLength": least, "maxLength": most}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _object(required: str = "", /, **properties: Schema) -> Schema:
    """An object; `required` names the fields that must be there, with spaces between."""
    return {"type": "object", "required": required.split(), "properties": properties}


def _where(field: str, value: str, then: Schema) -> Schema:
    """A rule for objects whose field has that value; one without the field is not touched."""
    return {"if": {"required": [field], "properties": {field: {"const": value}}}, "then": then}


def _place(*types: str) -> Schema:
    return _object(type=_word(*types), address=_TEXT, postCode=_TEXT, country=_COUNTRY)


_COUNTRY = _object("name", name=_TEXT, code=_code(2, 2))
_JURISDICTION = _object("name", name=_TEXT, code=_code(2, 6))
_IDENTIFIER = _object(id=_TEXT, scheme=_TEXT, schemeName=_TEXT, uri=_ADDRESS) | {
    "anyOf": [{"required": ["scheme"]}, {"required": ["schemeName"]}]
}
_UNSPECIFIED = _object("reason", reason=_word(*_REASONS), description=_TEXT)
_SOURCE = _object(
    type=_list(_word("officialRegister", "primaryResearch", "selfDeclaration", "thirdParty", "verified")),
    description=_TEXT,
    url=_ADDRESS,
    retrievedAt=_MOMENT,
    assertedBy=_list(_object(name=_TEXT, uri=_ADDRESS)),
)
_LISTING = _object(
    "stockExchangeJurisdiction stockExchangeName security",
    marketIdentifierCode=_TEXT,
    operatingMarketIdentifierCode=_TEXT,
    stockExchangeJurisdiction=_code(2, 6),
    stockExchangeName=_TEXT,
    security=_object("ticker", idScheme=_word("cins", "cusip", "figi", "isin"), id=_TEXT, ticker=_TEXT),
)
_ENTITY = _object(
    "isComponent entityType",
    isComponent=_FLAG,
    entityType=_object("type", type=_word(*_ENTITIES), subtype=_TEXT, details=_TEXT)
    | {
        "allOf": [
            _where("type", kind, {"properties": {"subtype": _word(*allowed)}})
            for kind, allowed in _SUBTYPES.items()
        ]
    },
    unspecifiedEntityDetails=_UNSPECIFIED,
    name=_TEXT,
    alternateNames=_list(_TEXT),
    jurisdiction=_JURISDICTION,
    identifiers=_list(_IDENTIFIER),
    foundingDate=_DAY,
    dissolutionDate=_DAY,
    addresses=_list(_place("alternative", "business", "registered")),
    uri=_ADDRESS,
    publicListing=_object(
        "hasPublicListing",
        hasPublicListing=_FLAG,
        companyFilingsURLs=_list(_ADDRESS),
        securitiesListings=_list(_LISTING),
    ),
    formedByStatute=_object(name=_TEXT, date=_DAY),
)
_NAME = _object(
    "fullName",
    type=_word("alternative", "birth", "former", "legal", "translation", "transliteration"),
    fullName=_TEXT,
    familyName=_TEXT,
    givenName=_TEXT,
    patronymicName=_TEXT,
)
_EXPOSURE = _object(
    reason=_TEXT,
    missingInfoReason=_TEXT,
    jurisdiction=_JURISDICTION,
    startDate=_DAY,
    endDate=_DAY,
    source=_SOURCE,
)
_PERSON = _object(
    "isComponent personType",
    isComponent=_FLAG,
    personType=_word("anonymousPerson", "knownPerson", "unknownPerson"),
    unspecifiedPersonDetails=_UNSPECIFIED,
    names=_list(_NAME),
    identifiers=_list(_IDENTIFIER),
    nationalities=_list(_COUNTRY),
    placeOfBirth=_place("placeOfBirth"),
    birthDate=_COARSE,
    deathDate=_COARSE,
    taxResidencies=_list(_COUNTRY),
    addresses=_list(_place("alternative", "residence", "service")),
    politicalExposure=_object(
        "status", status=_word("isNotPep", "isPep", "unknown"), details=_list(_EXPOSURE)
    ),
)
_PER_CENT: Schema = {"type": "number", "minimum": 0, "maximum": 100}
_INTEREST = _object(
    type=_word(*INTERESTS),
    directOrIndirect=_word("direct", "indirect", "unknown"),
    beneficialOwnershipOrControl=_FLAG,
    details=_TEXT,
    share=_object(
        exact=_PER_CENT,
        minimum=_PER_CENT,
        maximum=_PER_CENT,
        exclusiveMinimum=_PER_CENT,
        exclusiveMaximum=_PER_CENT,
    ),
    startDate=_DAY,
    endDate=_DAY,
)
_PARTY: Schema = {"anyOf": [_TEXT, _UNSPECIFIED]}
_RELATIONSHIP = _object(
    "isComponent subject interestedParty",
    isComponent=_FLAG,
    componentRecords=_list(_TEXT),
    subject=_PARTY,
    interestedParty=_PARTY,
    interests=_list(_INTEREST),
) | {
    "if": {"required": ["isComponent"], "properties": {"isComponent": {"const": True}}},
    "then": {"properties": {"componentRecords": {"maxItems": 0}}},
}
_ANNOTATION = _object(
    "statementPointerTarget motivation",
    statementPointerTarget=_TEXT,
    creationDate=_MOMENT,
    createdBy=_object(name=_TEXT, uri=_ADDRESS),
    motivation=_word(*_MOTIVATIONS),
    description=_TEXT,
    transformedContent=_TEXT,
    url=_ADDRESS,
) | {
    "allOf": [
        _where("motivation", "linking", {"required": ["url"]}),
        *(
            _where("motivation", other, {"properties": {"transformedContent": {"const": ""}}})
            for other in _MOTIVATIONS
            if other != "transformation"
        ),
    ]
}
_PUBLICATION = _object(
    "publicationDate bodsVersion publisher",
    publicationDate=_MOMENT,
    bodsVersion={"type": "string", "pattern": r"^[0-9]+\.[0-9]+$"},
    license=_ADDRESS,
    publisher=_object(name=_TEXT, url=_ADDRESS) | {"anyOf": [{"required": ["name"]}, {"required": ["url"]}]},
)


def _details(kind: str, schema: Schema) -> Schema:
    return _where("recordType", kind, {"properties": {"recordDetails": schema}})


STATEMENT: Schema = _object(
    "statementId declarationSubject recordId recordType recordDetails statementDate",
    statementId=_code(32, 64),
    statementDate=_MOMENT,
    annotations=_list(_ANNOTATION),
    publicationDetails=_PUBLICATION,
    source=_SOURCE,
    declaration=_TEXT,
    declarationSubject=_TEXT,
    recordId=_TEXT,
    recordType=_word("entity", "person", "relationship"),
    recordStatus=_word("closed", "new", "updated"),
    recordDetails={"type": "object"},
) | {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "allOf": [
        _details("entity", _ENTITY),
        _details("person", _PERSON),
        _details("relationship", _RELATIONSHIP),
    ],
}
"""What a statement must be."""
