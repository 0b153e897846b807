"""The registry of sources of a case: who they are, and how far each is to be relied on (`sources.yaml`)."""
