"""Owns the record: the records, how they are made of seeds, the file that holds it, and how it is found there."""
