"""Tests of the graph stores; the contract suite runs over every one of them."""
