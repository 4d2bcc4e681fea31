"""Rules about the code itself: each is a test, so that a change that breaks one is seen at once."""
