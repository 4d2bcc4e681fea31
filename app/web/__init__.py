"""Owns HTTP: addresses, rendering, the cache of bytes, headers and errors. It knows no SQL."""
