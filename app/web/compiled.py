"""Owns templates as compiled code: kept beside them, as Python keeps its own, and used only while they are the same."""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

KINDS = ("html", "svg")
"""What templates end in."""


class Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder `__pycache__` beside them. Each knows the digest of its source; `made_by`
    are the files that say how they are compiled: their names tell its digest, and Jinja's version. Where nothing can be
    written, what is not there is compiled in each process."""

    def __init__(self, templates: Path, *made_by: Path) -> None:
        made = b"".join(path.read_bytes() for path in made_by)
        how = hashlib.sha256(jinja2.__version__.encode() + made).hexdigest()[:10]
        super().__init__(str(templates / "__pycache__"), f"%s-{how}.jinja")

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
            Path(self._get_cache_filename(bucket)).chmod(0o644)  # whoever serves may be another than who set up


class Unindented(jinja2.FileSystemLoader):
    """Templates in which a line begins with one space at most: HTML needs no more, and what is saved is a fortieth of a
    long page."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, *rest = super().get_source(environment, template)
        return re.sub(r"^[ \t]+", " ", source, flags=re.MULTILINE), *rest  # type: ignore[return-value]


def compile_all(environment: jinja2.Environment) -> None:
    """Compiles every template that is not compiled yet."""
    for name in environment.list_templates(extensions=KINDS):
        environment.get_template(name)
