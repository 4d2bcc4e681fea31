"""Addresses are built in one place: no other code puts a path together, and no template a link."""

import ast
import re
from collections.abc import Iterator

from tests.contracts.tree import ROOT, files, hold, name, places, text

BUILT = re.compile(r"""(?:href|action|src)="/[^"#]*\{\{""")
"""A template's link that begins with a path and goes on with a value; those to a place of the page are its own."""


def assembled(path: str, said: str) -> Iterator[str]:
    """Where a text that begins with a path goes on with a value."""
    for node in ast.walk(ast.parse(said)):
        if (
            isinstance(node, ast.JoinedStr)
            and len(node.values) > 1
            and isinstance(node.values[0], ast.Constant)
            and re.match(r"/[a-z?]", str(node.values[0].value))
        ):
            yield f"{path}:{node.lineno} puts an address together"


def built(path: str, said: str) -> Iterator[str]:
    """Where a template puts a link together."""
    return places(BUILT, path, said)


def test_no_code_but_the_builder_puts_an_address_together() -> None:
    builder = ROOT / "app/urls.py"
    hold(assembled, [path for path in files("app", suffix=".py") if path != builder])
    assert list(assembled(name(builder), text(builder)))


def test_no_template_puts_an_address_together() -> None:
    hold(built, files("templates", suffix=".html"))


def test_an_address_put_together_elsewhere_is_seen() -> None:
    assert list(assembled("a.py", 'import re\nurl = f"/actors/{slug}"')) == ["a.py:2 puts an address together"]
    assert len(list(built("a.html", '<p>\n<a href="/?topic={{ topic.slug }}">'))) == 1
    assert not list(built("a.html", '<a href="#{{ slug }}">'))
