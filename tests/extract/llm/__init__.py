"""The extractor that asks a language model, against a stub of one on loopback."""
