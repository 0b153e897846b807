"""Which documents rest on one another: copies and rewrites of one report are one source and not ten."""
