"""Owns the record: its shapes, how it is made of seeds, the file that holds it, and how it is found there."""
