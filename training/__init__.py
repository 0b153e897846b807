"""Everything needed to train the learned extractor anew: annotated text of our own and the code that fits models."""
