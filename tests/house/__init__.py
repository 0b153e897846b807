"""Tests of the house: packaging, documentation, and what is exported."""
