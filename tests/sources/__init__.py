"""Tests of the sources: what is read, and what each kind of bad input is told."""
