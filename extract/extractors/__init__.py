"""Readers of documents: each turns a text into claims behind one protocol."""
