"""The documents hold to the code: settings, commands, targets, addresses and files that they name are there."""

import re
from collections.abc import Iterator

from app.cli import cli
from app.config import ROOT, Settings
from app.web.application import route_table
from tests.contracts.tree import hold, none, text

README, CONTRIBUTING = text(ROOT / "README.md"), text(ROOT / "CONTRIBUTING.md")
MAKEFILE = text(ROOT / "Makefile")
ROUTES = [line.split()[0] for line in route_table()]


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


def wrong_targets(path: str, said: str) -> Iterator[str]:
    """The targets that a document names and the Makefile lacks."""
    there = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    for target in re.findall(r"(?:`|^)make ([a-z]+)", said, re.MULTILINE):
        if target not in there:
            yield f"{path} names `make {target}`"


def wrong_files(path: str, said: str) -> Iterator[str]:
    """The files that a document links or names and that are not there, the records of a story aside."""
    linked = re.findall(r"\]\(([^):#]+)\)", said)
    named = re.findall(r"`((?:app|seeds|templates|static|tests|docs|migrations|scripts)/[\w./-]*)`", said)
    for file in [*linked, *named]:
        if not re.fullmatch(r"seeds/[a-z]+/[a-z0-9-]+\.yaml", file) and not (ROOT / file).exists():
            yield f"{path} names {file}"


def answered(path: str, query: str = "") -> re.Pattern[str]:
    """The addresses that a route answers."""
    return re.compile(re.sub(r"\{\w+\}", "[a-z0-9-]+", path) + query + "$")


def without_route(said: str, routes: list[str]) -> Iterator[str]:
    """The pages that a document tells and no route answers."""
    patterns = [answered(path) for path in routes]
    for url in re.findall(r"`(/[^`?\s]*)[^`\s]*`", said):
        if url != "/api/openapi.json" and not any(pattern.match(url) for pattern in patterns):
            yield f"{url} has no route"


def untold(said: str, routes: list[str]) -> Iterator[str]:
    """The routes to pages that a document does not tell."""
    told = re.findall(r"`(/[^`\s]*)`", said)
    for path in routes:
        listed = (
            path in ("/healthz", "/readyz", "/events", "/compare")
            or path.startswith(("/static/", "/preview", "/cards/", "/favicon", "/apple-touch-icon"))
            or (path.startswith("/api/") and "{" in path)
        )
        if not listed and not any(answered(path, r"(\?.*)?").match(url) for url in told):
            yield f"{path} is not told"


def test_every_target_that_a_document_names_is_there() -> None:
    documents = ("README.md", "CONTRIBUTING.md", "seeds/README.md", "CHANGELOG.md")
    hold(wrong_targets, [ROOT / document for document in documents])


def test_every_file_that_a_document_links_or_names_is_there() -> None:
    hold(wrong_files, [ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


def test_every_page_of_the_readme_has_a_route_and_every_route_is_told() -> None:
    assert len(re.findall(r"`/[^`\s]*`", README)) > 10
    none(without_route(README, ROUTES))
    none(untold(README, ROUTES))


def test_what_a_document_tells_wrongly_is_seen() -> None:
    said = "`make sense` of [this](docs/nowhere.md) and `app/nowhere.py`, `make test`, `app/urls.py`"
    assert list(wrong_targets("a.md", said)) == ["a.md names `make sense`"]
    assert list(wrong_files("a.md", said)) == ["a.md names docs/nowhere.md", "a.md names app/nowhere.py"]
    assert not list(wrong_files("a.md", "`seeds/events/rain.yaml`"))
    assert list(without_route("`/weather?day=1`, `/events/rain?year=2018`", ["/events/{slug}"])) == [
        "/weather has no route"
    ]
    assert list(untold("`/weather?day=1`", ["/weather", "/events/{slug}"])) == ["/events/{slug} is not told"]


def test_the_changelog_has_an_entry() -> None:
    assert re.search(r"^## ", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
