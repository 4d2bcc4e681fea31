"""What screen readers take from the templates: lists that stay lists without markers, and few landmarks."""

import re
from collections.abc import Iterator

import pytest

from tests.contracts.tree import Finder, files, hold, places

TEMPLATES = files("templates", suffix=".html")
MARKED = ("templates/about.html", "templates/data.html")
"""Those whose lists keep their markers."""
LIST = re.compile(r'<[uo]l(?=[ >])(?! role="list")(?! class="problems")')
REGION = re.compile(r"<section[^>]*aria-label(?:ledby)?=")


def mute_lists(path: str, template: str) -> Iterator[str]:
    """Lists that Safari reads as mere text: `list-style: none` takes their markers, and no role says what they are."""
    return iter(()) if path in MARKED else places(LIST, path, template)


def regions(path: str, template: str) -> Iterator[str]:
    """Sections with a name: each is a landmark, and so many that they lead nowhere; their headings are enough."""
    return places(REGION, path, template)


def test_a_list_without_markers_says_that_it_is_a_list() -> None:
    hold(mute_lists, TEMPLATES)


def test_no_section_is_a_landmark() -> None:
    hold(regions, TEMPLATES)


OFFENDERS: dict[Finder, list[str]] = {
    mute_lists: ["<ul>", '<ol class="events">'],
    regions: ['<section aria-labelledby="x">', '<section class="a" aria-label="X">'],
}


@pytest.mark.parametrize(("finder", "said"), [(finder, said) for finder in OFFENDERS for said in OFFENDERS[finder]])
def test_what_says_too_little_or_too_much_is_seen(finder: Finder, said: str) -> None:
    assert len(list(finder("a.html", said))) == 1
    assert not list(finder("a.html", '<ul role="list" class="x"><section class="a">'))
