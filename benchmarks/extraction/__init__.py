"""How well texts of others are read: public labelled sets, their metrics, and a floor to beat."""
