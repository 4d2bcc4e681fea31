"""Owns what a template is compiled to: the Python that Jinja writes, without what no page needs.

A page of 200 kB is made of ten thousand attributes and five thousand printed values. By Jinja's own code it took half
as long again, for the same bytes.
"""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

SAFE = (int, float, Markup)
"""Types whose values hold nothing to escape."""


class TemplateCode(CodeGenerator):
    """Takes attributes as Python does, never as keys, and does not mark as safe what is only joined afterwards."""

    _tests = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template, in which `escape` is `printed`."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import printed as escape")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """A test, which may ask whether an attribute is there."""
        before, self._tests = self._tests, True
        super().visit_Test(node, frame)
        self._tests = before

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute; raises AttributeError in the page where it is not there."""
        if self._tests:
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")


def printed(value: object) -> str:
    """A value as it stands in HTML: what `escape` makes of it, as plain text."""
    if type(value) is str:
        return _escape_inner(value)
    return str(value if type(value) in SAFE else escape(value))
