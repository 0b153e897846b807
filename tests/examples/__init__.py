"""Tests of the example articles and of the claims expected in them."""
