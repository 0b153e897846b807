"""Adjectives of nationality and the countries that they stand for."""

from __future__ import annotations

from collections.abc import Mapping

NATIONS: Mapping[str, str] = {
    "american": "US",
    "australian": "AU",
    "brazilian": "BR",
    "british": "GB",
    "cambodian": "KH",
    "canadian": "CA",
    "chinese": "CN",
    "dutch": "NL",
    "emirati": "AE",
    "filipino": "PH",
    "finnish": "FI",
    "french": "FR",
    "german": "DE",
    "indian": "IN",
    "indonesian": "ID",
    "iranian": "IR",
    "irish": "IE",
    "israeli": "IL",
    "italian": "IT",
    "japanese": "JP",
    "korean": "KR",
    "laotian": "LA",
    "malaysian": "MY",
    "norwegian": "NO",
    "philippine": "PH",
    "qatari": "QA",
    "russian": "RU",
    "saudi": "SA",
    "singaporean": "SG",
    "spanish": "ES",
    "swedish": "SE",
    "swiss": "CH",
    "taiwanese": "TW",
    "thai": "TH",
    "turkish": "TR",
    "vietnamese": "VN",
}
"""ISO codes by adjective in lower case."""

SHORT_NATIONS: Mapping[str, str] = {"US": "US", "U.S.": "US", "UK": "GB", "UAE": "AE", "PRC": "CN"}
"""Abbreviations that stand before a noun like an adjective."""

SEATS: Mapping[str, str] = {
    "Singapore": "SG",
    "Taiwan": "TW",
    "Shanghai": "CN",
    "Shenzhen": "CN",
    "Beijing": "CN",
    "Malaysia": "MY",
    "Johor": "MY",
    "Tokyo": "JP",
}
"""Places that stand before "firm" or "company" as an adjective of nationality would."""


def nation_of(phrase: str) -> str | None:
    """The country that an adjective of nationality in `phrase` names; None for none or a negated one."""
    for word in phrase.replace("-", " ").split():
        code = NATIONS.get(word.casefold()) or SHORT_NATIONS.get(word) or SEATS.get(word)
        if code is not None:
            return code
    return None
