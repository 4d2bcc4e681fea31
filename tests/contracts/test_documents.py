"""The documents hold to the code: settings, commands, targets, addresses and files that they name are there."""

import re

import pytest

from app.cli import cli
from app.config import ROOT, Settings
from app.web.application import route_table
from tests.contracts.tree import text

README, CONTRIBUTING = text(ROOT / "README.md"), text(ROOT / "CONTRIBUTING.md")
MAKEFILE = text(ROOT / "Makefile")


def shown(value: object) -> str:
    """A default as the table of settings writes it."""
    if value is None:
        return "none"
    said = str(value).removeprefix(f"{ROOT}/")
    return f"`{said}`" if said else "any"


def test_the_table_of_settings_is_that_of_the_code() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \| (.+?) \|$", README, re.MULTILINE)
    assert rows == [(key.upper(), shown(f.default), f.description) for key, f in Settings.model_fields.items()]


def test_every_command_is_told_and_no_other() -> None:
    there = {command.name or getattr(command.callback, "__name__", "") for command in cli.registered_commands}
    told = set(re.findall(r"^\| `timeline ([a-z]+)", README, re.MULTILINE))
    assert told == there


def test_every_target_says_what_it_does() -> None:
    there = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert there == set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE))
    assert phony
    assert set(phony[1].split()) == there


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "seeds/README.md", "CHANGELOG.md"])
def test_every_target_that_a_document_names_is_there(document: str) -> None:
    there = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text(ROOT / document), re.MULTILINE)) <= there


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_links_or_names_is_there(document: str) -> None:
    said = text(ROOT / document)
    linked = re.findall(r"\]\(([^):#]+)\)", said)
    named = re.findall(r"`((?:app|seeds|templates|static|tests|docs|migrations|scripts)/[\w./-]*)`", said)
    gone = {"seeds/events/hanoi-dinner.yaml"}
    assert not [path for path in [*linked, *named] if path not in gone and not (ROOT / path).exists()]


def test_every_page_of_the_readme_has_a_route() -> None:
    table = [line.split()[0] for line in route_table()]
    patterns = [re.compile(re.sub(r"\{\w+\}", "[a-z0-9-]+", path) + "$") for path in table]
    told = [url.partition("?")[0] for url in re.findall(r"`(/[^`\s]*)`", README)]
    assert len(told) > 10
    for url in told:
        assert url == "/api/openapi.json" or any(pattern.match(url) for pattern in patterns), url


def test_every_page_is_told_by_the_readme() -> None:
    told = re.findall(r"`(/[^`\s]*)`", README)
    for line in route_table():
        path = line.split()[0]
        pattern = re.compile(re.sub(r"\{\w+\}", "[a-z0-9-]+", path) + r"(\?.*)?$")
        listed = (
            path in ("/healthz", "/readyz", "/events", "/compare")
            or path.startswith(("/static/", "/cards/"))
            or (path.startswith("/api/") and "{" in path)
        )
        assert listed or any(pattern.match(url) for url in told), path


def test_the_changelog_has_an_entry() -> None:
    assert re.search(r"^## ", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
