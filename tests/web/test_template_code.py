"""What templates are compiled to makes the same pages as Jinja's own code."""

from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup, escape

from app.web.template_code import TemplateCode, printed

TEMPLATES = {
    "base": "<p>{% block body %}{% endblock %}</p>{{ view.count }}",
    "page": "{% extends 'base' %}{% from 'piece' import mark %}{% block body %}{{ view.title }}"
    "{% for one in view.many %}{% include 'piece' %}{{ mark(one.name) }}{{ loop.index0 }}{% endfor %}"
    "{% if view.lacking is defined %}never{% elif view.title is defined %}always{% endif %}{% endblock %}",
    "piece": "{% macro mark(name) %}<b>{{ name }}</b>{% endmacro %}"
    "{% if one is defined %}<i>{{ one.name }}</i>{% endif %}",
}
VIEW = SimpleNamespace(title="<&'\"", count=1.5, many=[SimpleNamespace(name=Markup("<u>")), SimpleNamespace(name=None)])


def environment(code: type[jinja2.compiler.CodeGenerator]) -> jinja2.Environment:
    made = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined)
    made.code_generator_class = code
    return made


def test_a_page_is_the_same() -> None:
    ours, theirs = (environment(code).get_template("page") for code in (TemplateCode, jinja2.compiler.CodeGenerator))
    assert ours.render(view=VIEW) == theirs.render(view=VIEW)


def test_what_is_not_there_is_an_error() -> None:
    template = environment(TemplateCode).from_string("{{ view.lacking }}")
    with pytest.raises(AttributeError, match="lacking"):
        template.render(view=VIEW)


@pytest.mark.parametrize("value", ["a", "<a href=\"'&>", "", 3, -2.5, True, None, Markup("<b>"), ["<"]])
def test_what_is_printed_is_escaped(value: object) -> None:
    assert printed(value) == escape(value)
    assert type(printed(value)) is str or isinstance(value, Markup)
