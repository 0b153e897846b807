"""Numbers, money, shares, counts, power and dates of a text, as values with exact offsets."""

from extract.normalise.dates import Role, When, find_dates
from extract.normalise.value import WHOLE, Kind, Value
from extract.normalise.values import find_values

__all__ = ["WHOLE", "Kind", "Role", "Value", "When", "find_dates", "find_values"]
