"""Tests of the learned extractor, most of them with small weights made up here."""
