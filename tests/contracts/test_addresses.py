"""Addresses are built in one place: no other code puts a path together, and no template a link."""

import ast
import re

from tests.contracts.tree import files, name, parsed, text

BUILT = re.compile(r"""(?:href|action|src)="/[^"#]*\{\{""")
"""A template's link that begins with a path and goes on with a value; those to a place of the page are its own."""


def assembled(tree: ast.Module) -> list[int]:
    """The lines on which a text that begins with a path goes on with a value."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and len(node.values) > 1
        and isinstance(node.values[0], ast.Constant)
        and re.match(r"/[a-z?]", str(node.values[0].value))
    ]


def test_no_code_but_the_builder_puts_an_address_together() -> None:
    found = {name(path): lines for path in files("app", suffix=".py") if (lines := assembled(parsed(path)))}
    assert set(found) == {"app/urls.py"}


def test_no_template_puts_an_address_together() -> None:
    assert not [name(path) for path in files("templates", suffix=".html") if BUILT.search(text(path))]


def test_an_address_put_together_elsewhere_is_seen() -> None:
    assert assembled(ast.parse('url = f"/actors/{slug}"')) == [1]
    assert BUILT.search('<a href="/?topic={{ topic.slug }}">')
    assert not BUILT.search('<a href="#{{ slug }}">')
