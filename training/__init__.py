"""What it takes to train the learned extractor anew: annotated text of our own and code that fits models."""
