"""The first extractor: precise rules over masked sentences."""
