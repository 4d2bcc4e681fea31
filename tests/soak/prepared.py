"""Owns what stands in the process that commands are forked of (`commands.py`): everything that a build imports, reads
and makes out once a process, because one has been made here. Nothing else imports this module."""

import tempfile
from pathlib import Path

from app.cli.building import current_build
from app.config import ROOT, settings
from app.exports import cards, previews
from app.record.database import Database

with tempfile.TemporaryDirectory(prefix="timeline-soak-") as _folder:
    current_build(ROOT / "tests/world", Path(_folder))
    list(previews.write([*cards.cards(Database(Path(_folder)).current()).values()][:1], Path(_folder)))
settings.cache_clear()  # those of a command are its own
