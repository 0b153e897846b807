"""How well the program tells which texts rest on one another, on labelled texts of our own."""
