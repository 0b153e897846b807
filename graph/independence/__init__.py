"""Which documents rest on one another: copies, rewrites and retellings of one report are one source and not ten."""
