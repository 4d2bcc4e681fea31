"""Owns the check that every file that names the project's version and day of release names the same."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_RELEASE = re.compile(r"(\d+\.\d+\.\d+) – (\d{4}-\d{2}-\d{2})")


def disagreements(folder: Path, running: str) -> Iterator[str]:
    """What differs from the version in `pyproject.toml`, each with its remedy; `running` is the version that the
    installed project tells in citations and by the API. Raises OSError where a file is missing."""
    version = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    # its scalars stay text, as the seeds' do
    citation = yaml.load((folder / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    heading = next(iter(_HEADING.findall((folder / "CHANGELOG.md").read_text(encoding="utf-8"))), "")
    told, day = citation["version"], citation["date-released"]
    if running != version:
        yield f"The environment has version {running}, pyproject.toml {version}: make clean, then set up anew."
    if told != version:
        yield f"CITATION.cff has version {told}, pyproject.toml {version}: correct the one that is wrong."
    if not (release := _RELEASE.fullmatch(heading)):
        yield f"CHANGELOG.md begins with {heading!r}: head what is released with “{version} – {day}”."
        return
    if release[1] != version:
        yield f"CHANGELOG.md begins with version {release[1]}, pyproject.toml has {version}."
    if release[2] != day:
        yield f"CHANGELOG.md says {release[2]}, CITATION.cff {day}: say the day of release in both."
