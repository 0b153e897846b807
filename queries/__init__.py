"""A question → answers with evidence. Imports `graph` alone; the store comes as an argument."""
