"""Owns the way from a timeline made elsewhere to seeds of our own: read it, keep all of it, say what is missing."""
