"""Graph stores: projections of one view, dropped and rebuilt at will. The ledger is the truth."""
