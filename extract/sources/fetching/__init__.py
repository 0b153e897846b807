"""Polite fetching: the only part that goes to the network, and only when it is asked to."""

from extract.sources.fetching.archive import Archive
from extract.sources.fetching.clock import Clock
from extract.sources.fetching.fetched import Fetched, How
from extract.sources.fetching.fetcher import Fetcher
from extract.sources.fetching.manners import Manners
from extract.sources.fetching.run import Outcome, Wanted, fetch_all

__all__ = ["Archive", "Clock", "Fetched", "Fetcher", "How", "Manners", "Outcome", "Wanted", "fetch_all"]
