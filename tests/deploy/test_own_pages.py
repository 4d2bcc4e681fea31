"""What nginx says itself while nothing else can: it looks like the site in both themes, and needs nothing else."""

import json
import re
from pathlib import Path

import html5lib
import pytest

from app.config import ROOT
from tests.proxy import DEPLOYED

PAGES = sorted((DEPLOYED / "pages").glob("*.html"))
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")


def themes(style: str) -> list[dict[str, str]]:
    """The colours of the light theme and of the dark one, by name."""
    return [
        dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", part)) for part in style.split("prefers-color-scheme: dark")[:2]
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_has_the_colours_of_the_site_in_both_themes(page: Path) -> None:
    own, site = themes(page.read_text(encoding="utf-8")), themes(TOKENS)
    assert len(own) == len(site) == 2
    assert all(own)
    for said, known in zip(own, site, strict=True):
        assert said.items() <= known.items()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_is_whole_by_itself(page: Path) -> None:
    said = page.read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(said)
    assert not re.findall(r"(?:src|srcset|@import|url\()", said)
    assert re.findall(r'href="([^"]*)"', said) == ["/"]
    assert "<script" not in said
    assert said.count("<h1") == 1
    assert 'id="view"' in said  # what a filter of the site takes out of an answer


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_program_is_told_the_same(page: Path) -> None:
    said, told = page.read_text(encoding="utf-8"), json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert f"<h1>{told['title']}</h1>" in said
    assert told["detail"] in said
    assert f'<p class="overline">{told["status"]}</p>' in said


def test_there_are_two_of_them() -> None:
    assert [page.stem for page in PAGES] == ["away", "busy"]
