"""Tests of the way out: BODS and FollowTheMoney."""
