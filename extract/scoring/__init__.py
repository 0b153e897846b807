"""How well an extractor reads: its claims held against documents that people annotated."""

from extract.scoring.evaluation import BY, Report, Scored, report, scored
from extract.scoring.gold import GoldClaim, GoldDocument, GoldEntity, parse_gold
from extract.scoring.gold_files import GoldFiles
from extract.scoring.score import score_document
from extract.scoring.tally import Tally, figures

__all__ = [
    "BY",
    "GoldClaim",
    "GoldDocument",
    "GoldEntity",
    "GoldFiles",
    "Report",
    "Scored",
    "Tally",
    "figures",
    "parse_gold",
    "report",
    "score_document",
    "scored",
]
