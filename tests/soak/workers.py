"""Owns the trial of generations that are published under several processes of one server."""

from tests.soak import swaps
from tests.soak.row import Row

WORKERS = 2


def run(amount: int) -> Row:
    """So many swaps, as in `swaps`."""
    return swaps.run(amount, WORKERS)
