"""A document → claims with evidence. Imports graph only."""
