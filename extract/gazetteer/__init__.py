"""Names of companies, sites, chips, models, rules and places in English, German and Chinese."""

from extract.gazetteer.entry import Entry, Match
from extract.gazetteer.index import Gazetteer, load_gazetteer
from extract.gazetteer.rows import GAZETTEER_VERSION

__all__ = ["GAZETTEER_VERSION", "Entry", "Gazetteer", "Match", "load_gazetteer"]
