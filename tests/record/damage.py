"""A way to damage a published file."""

from pathlib import Path


def damage(path: Path) -> None:
    """Flips one bit in the middle of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
