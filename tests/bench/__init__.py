"""Measurements, by hand: `make bench`. Every figure is a ratio against a bare ASGI answer in the same run."""
