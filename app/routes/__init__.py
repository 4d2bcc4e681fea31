"""Owns the addresses: each function reads a query string, asks for one view model, and answers. No SQL, no HTML."""
