"""Owns making a generation: checked seeds → one SQLite file, verified and published. The only writer there is."""

from app.build.publish import build, generation_of

__all__ = ["build", "generation_of"]
