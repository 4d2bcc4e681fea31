"""Measurements, by hand: `make bench` (README.md). Figures stand beside peers and goals of the same run."""
