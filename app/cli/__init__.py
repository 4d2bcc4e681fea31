"""Owns the `timeline` command. Exit codes: 0 fine, 1 the data is wrong, 2 usage, 3 the environment is wrong.

Its modules hold a group of commands each, and import inside a command what that command needs: `timeline --help` reads
no record, `timeline check` has no web server, and `timeline serve` reads no seeds where their build is there.
"""

import gc
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress

import typer

from app.characters import shown
from app.cli import beginning, building, checking, serving
from app.trouble import Trouble

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
COMMANDS: dict[str, Callable[..., None]] = {
    "check": checking.check,
    "build": building.build,
    "verify": building.verify,
    "rollback": building.rollback,
    "serve": serving.serve,
    "routes": serving.routes,
    "new": beginning.new,
    "init": beginning.init,
    "import": beginning.bring,
    "paragraphs": checking.paragraphs,
    "previews": building.previews,
    "release": checking.release,
    "export": building.export,
    "readme": beginning.readme,
}
LONGEST = 1000
"""So many characters of a line about what went wrong are shown: it may name what somebody else wrote."""
FEW = 50_000
"""So many objects more than before are looked through for what nobody needs any longer: those of a start all stay, and
Python's own 700 cost a tenth of it."""


@cli.callback()
def timeline() -> None:
    """Check, build and serve a timeline of events, each traced to its sources."""


for _name, _command in COMMANDS.items():
    cli.command(_name)(_command)


def run() -> None:
    """The console script: what goes wrong around the program becomes one line and its exit code."""
    gc.set_threshold(FEW)
    try:
        cli()
    except Trouble as trouble:
        _leave(str(trouble), trouble.code)
    except OSError as error:
        _leave(f"{error.filename or 'the system'}: {error.strerror}. Check the path, its rights and the disk.")
    except Exception as error:
        if said := _of_a_library(error):
            _leave(said)
        raise


def _of_a_library(error: Exception) -> str:
    """What the settings or the database refuse, in our words; nothing for any other error."""
    from pydantic import ValidationError
    from sqlalchemy.exc import DatabaseError

    if isinstance(error, DatabaseError | sqlite3.DatabaseError):
        said = error.orig if isinstance(error, DatabaseError) else error
        return f"The database cannot be written or read: {said}. Check the disk and the path."
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "the environment"
        return f"{name} is set to a value that cannot be used: {first['msg']}."
    return ""


def _leave(message: str, code: int = Trouble.code) -> None:
    with suppress(OSError):  # where even this cannot be written, the exit code says it
        for line in message.split("\n"):
            typer.echo(shown(line, LONGEST), err=True)
    sys.exit(code)
