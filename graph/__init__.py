"""What is claimed true, by whom, since when. Imports no other room."""
