"""Owns the style sheet inside a drawing that leaves the site: the site's own rules for it, as every program reads them.

What stands alone has no page around it: layers, variables, mixed colours and what answers a pointer are resolved or
left out. So a colour, a size or a shape is said once, in `static/css`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from app.colours import token
from app.config import ROOT
from app.record.story_values import Lane

CSS = ROOT / "static" / "css"
SHEET = CSS / "components" / "picture.css"
ADDED = """
.picture-file > .paper { fill: var(--sheet) }
.picture-file text { font-family: var(--sans); font-size: 13px; fill: var(--ink-soft) }
.picture-file .title { font-family: var(--serif); font-weight: 600; font-size: 26px; fill: var(--ink) }
.picture-file .sentence { font-size: 16px; font-weight: 600; fill: var(--ink) }
.legend { fill: var(--ink-soft) }
.legend .of-lane { fill: var(--lane) }
"""
"""What a file has around the picture, which is HTML on a page. It comes first: the picture's own rules are stronger."""
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NESTED = re.compile(r"@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_MIX = re.compile(r"color-mix\(in srgb, (#\w{6}) (\d+)%, (#\w{6})\)")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
LANE = "var(--lane)"


def style_sheet(svg: str, lanes: Mapping[str, Lane], *, dark: bool) -> str:
    """The rules that a drawing needs, in light colours; with what differs where the reader's screen is `dark`."""
    light = list(_rules(svg, lanes, dark=False))
    if not dark:
        return "\n".join(light)
    other = [rule for rule in _rules(svg, lanes, dark=True) if rule not in light]
    return "\n".join([*_stand_ins(), *light, "@media screen and (prefers-color-scheme: dark) {", *other, "}"])


def _rules(svg: str, lanes: Mapping[str, Lane], *, dark: bool) -> Iterator[str]:
    """The rules with one colour scheme; one that speaks of the lane's colour once for each lane."""
    there = {f".{name}" for value in re.findall(r'class="([^"]*)"', svg) for name in value.split()}
    there |= set(re.findall(r"<([a-zA-Z]+)", svg))
    for selector, said in (*_plain_rules(ADDED), *_plain_rules(SHEET.read_text(encoding="utf-8"))):
        if not set(re.findall(r"[.#]?[\w-]+", selector)) <= there:
            continue
        for lane in lanes.values() if LANE in said else (None,):
            colour = "" if lane is None else lane.dark if dark else lane.light
            chosen = selector if lane is None else _of_lane(selector, lane.slug)
            yield f"{chosen} {{ {_resolved(said.replace(LANE, colour), dark=dark)} }}"


@cache
def _plain_rules(sheet: str) -> list[tuple[str, str]]:
    """The rules of a sheet by single selectors, without those for some media or states only."""
    text = re.sub(r"/\*.*?\*/|@layer [\w ]+\{", "", sheet, flags=re.DOTALL)
    while _NESTED.search(text):
        text = _NESTED.sub("", text)
    rules = [(prelude, said) for prelude, said in _RULE.findall(text) if ":" not in prelude]
    return [(one.strip(), " ".join(said.split())) for prelude, said in rules for one in prelude.split(",")]


def _of_lane(selector: str, slug: str) -> str:
    """The selector for what is in one lane; a lane itself bears the class of its slug."""
    return (
        re.sub(r"^\.lane\b", f".lane.by-{slug}", selector)
        if selector.startswith(".lane ")
        else f".by-{slug} {selector}"
    )


def _resolved(said: str, *, dark: bool) -> str:
    """Declarations with values for variables and mixed colours."""
    values = _VARIABLE.sub(lambda match: _value(match[1], dark=dark), said)
    return _MIX.sub(lambda match: _mixed(match[1], int(match[2]), match[3]), values)


def _value(name: str, *, dark: bool) -> str:
    try:
        return token(name, dark=dark)
    except KeyError:
        return _other(name)


@cache
def _other(name: str) -> str:
    """The value of a token that is no colour, as a family of typefaces."""
    tokens = (CSS / "tokens.css").read_text(encoding="utf-8")
    return str(re.findall(rf"--{re.escape(name)}: ([^;]+);", tokens)[0])


def _mixed(first: str, share: int, second: str) -> str:
    pairs = ((int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round((a * share + b * (100 - share)) / 100):02x}" for a, b in pairs)


@cache
def _stand_ins() -> list[str]:
    """The system's typefaces at the width of ours (`fonts.css`), for whoever has not ours installed."""
    lines = (CSS / "fonts.css").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if "local(" in line]
