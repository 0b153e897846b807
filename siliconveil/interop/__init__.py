"""The way out: a case as BODS 0.4 or FollowTheMoney, with a list of what the format cannot hold."""
