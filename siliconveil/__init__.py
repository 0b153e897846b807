"""Who really finances, owns and uses the AI-chip clusters: the public Python API.

from siliconveil import open_case

with open_case("./case", create=True) as case:
    case.ingest("articles/")
    print(case.financing_behind(place=["MY", "SG"], investor_country="CN").markdown())
"""

from graph.errors import (
    CaseBusyError,
    CaseError,
    CaseFormatError,
    ContractError,
    ExtractorError,
    InputError,
    QueryError,
    QueryLimitExceeded,
    QuerySyntaxError,
    SiliconveilError,
    StoreAccessDenied,
    StoreError,
    StoreUnavailable,
    WriteRefused,
)
from siliconveil.opening import open_case

__all__ = [
    "CaseBusyError",
    "CaseError",
    "CaseFormatError",
    "ContractError",
    "ExtractorError",
    "InputError",
    "QueryError",
    "QueryLimitExceeded",
    "QuerySyntaxError",
    "SiliconveilError",
    "StoreAccessDenied",
    "StoreError",
    "StoreUnavailable",
    "WriteRefused",
    "open_case",
]
