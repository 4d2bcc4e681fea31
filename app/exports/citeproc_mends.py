"""Owns what citeproc-py 0.11 leaves out of CSL and our styles need: each mend names the rule that it keeps.

Imported for its effect, by `app.exports.citation_styles` alone.
"""

import re
from typing import Any

from citeproc import model
from citeproc.source import LiteralDate

_initialize, _substitute = model.Name.initialize, model.Substitute.render
_label, _date = model.Label.process, model.Date.process


def initialize(self: Any, given: str, mark: str, context: Any) -> str:
    """`initialize="false"` keeps given names whole; "Anne-marie" has two initials, the second as small as it is."""
    if self.get("initialize") == "false":
        return given
    if re.search(r"-[^\W\d_]", given) and not re.search(r"-[A-Z]", given):
        names = given.split()
        return "".join("-".join(f"{part[0]}." for part in name.split("-")) + " " for name in names).strip()
    return str(_initialize(self, given, mark, context))


def substitute(self: Any, item: Any, context: Any = None, **rest: Any) -> Any:
    """What stands in for a missing author is not said again; citeproc-py forgets this where a macro says it."""
    text = _substitute(self, item, context=context, **rest)
    for name in ("title", "container_title") if text else ():
        value = item.reference.get(name)
        if value is not None and str(value).casefold() in str(text).casefold():
            del item.reference[name]
    return text


def label(self: Any, item: Any, variable: str | None = None, plural: Any = None, **rest: Any) -> Any:
    """A label without its variable is not said; one version is one, whatever numbers it is made of."""
    own = self.get("variable")
    if variable is None and own == "version":
        plural = False
    if variable is None and own != "locator" and own.replace("-", "_") not in item.reference:
        return None
    return _label(self, item, variable, plural, **rest)


def date(self: Any, item: Any, variable: str | None = None, *rest: Any, **more: Any) -> Any:
    """Words in place of a date stand where the year would: not again where only month and day would."""
    name = (variable or self.get("variable")).replace("-", "_")
    parts = {part.get("name") for part in self.iterchildren()} if not self.get("form") else {"year"}
    if parts and "year" not in parts and isinstance(item.reference.get(name), LiteralDate):
        return None
    return _date(self, item, variable, *rest, **more)


model.Name.initialize, model.Substitute.render = initialize, substitute
model.Label.process, model.Date.process = label, date
