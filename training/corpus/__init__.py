"""The annotated corpus as a whole: its files in the claim format, its sizes, and what stands in it twice."""
