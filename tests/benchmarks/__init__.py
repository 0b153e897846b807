"""Tests of the benchmarks, on small sets of our own."""
