"""Every file that names the version names the same one, and CITATION.cff is valid by its own schema."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from app.config import ROOT, VERSION
from app.exports.release import disagreements
from tests.checking import CheckingClient

SCHEMA = json.loads((ROOT / "tests/exports/schemas/cff-1.2.0.json").read_text(encoding="utf-8"))


def faults(citation: str) -> list[str]:
    """What the schema of the format has against a CITATION.cff, whose scalars are read as text."""
    validator = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(yaml.load(citation, yaml.BaseLoader))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the release, to be spoilt."""
    for name in ("pyproject.toml", "CHANGELOG.md", "CITATION.cff"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_file_tells_one_version() -> None:
    assert list(disagreements(ROOT, VERSION)) == []


def test_the_api_tells_it_too(world_client: CheckingClient) -> None:
    assert world_client.json("/api/openapi.json")["info"]["version"] == VERSION


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("CITATION.cff", f"version: {VERSION}", "version: 9.9.9", "CITATION.cff has version 9.9.9"),
        ("CHANGELOG.md", f"## {VERSION}", "## 9.9.9", "CHANGELOG.md begins with version 9.9.9"),
        ("CHANGELOG.md", f"## {VERSION}", f"## Unreleased\n\n## {VERSION}", "CHANGELOG.md begins with 'Unreleased'"),
        ("CITATION.cff", "date-released: 2", "date-released: 1", "CITATION.cff 1"),
    ],
)
def test_a_file_that_differs_is_named(folder: Path, name: str, old: str, new: str, says: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    (offender,) = disagreements(folder, VERSION)
    assert says in offender


def test_another_version_of_the_project_or_its_environment_is_seen(folder: Path) -> None:
    assert "The environment has version 9.9.9" in next(disagreements(folder, "9.9.9"))
    project = folder / "pyproject.toml"
    newer = project.read_text(encoding="utf-8").replace(f'version = "{VERSION}"', 'version = "9.9.9"')
    project.write_text(newer, encoding="utf-8")
    assert len(list(disagreements(folder, VERSION))) == 3


def test_the_citation_of_the_project_is_valid() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert faults(citation) == []
    assert faults(citation.replace("authors:", "writers:"))
    assert faults(citation.replace("date-released: 2026", "date-released: in 2026"))
    assert faults(citation.replace("  - MIT", "  - a free licence"))
