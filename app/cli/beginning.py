"""Owns the commands that write seeds: a blank, a whole small story, what another form holds, the generated README."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.checking import checked_seeds
from app.lists import KINDS
from app.trouble import WrongUse

NAMES = ", ".join(kind.singular for kind in KINDS.values())


def new(
    kind: Annotated[str, typer.Argument(help=f"One of {NAMES}.")],
    slug: Annotated[str, typer.Argument(help="Letters a-z, digits and single hyphens.")],
    seeds: Annotated[Path | None, typer.Option(help="Folder of the seed files.")] = None,
) -> None:
    """Write a commented blank record in the right place."""
    from app.config import settings
    from app.curation import blanks

    path = blanks.write(seeds or settings().seeds_dir, kind, slug)
    typer.echo(f"{path} is ready to be filled in; then run `timeline check`.")


def init(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Write a small complete record of an invented story, to replace by your own (docs/your-own-story.md)."""
    from app.curation import blanks

    blanks.begin(folder)
    typer.echo(f"{folder} holds a whole small story. Check it: timeline check {folder}")
    typer.echo(f"See it: SEEDS_DIR={folder} make run")


def bring(
    form: Annotated[str, typer.Argument(help="What the file is: timelinejs or csv.")],
    file: Annotated[Path, typer.Argument(help="TimelineJS's JSON, or a table whose first line names its columns.")],
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
) -> None:
    """Write seeds to complete from a timeline made elsewhere (docs/your-own-story.md)."""
    from app.curation.elsewhere import bring

    if form not in bring.FORMS:
        raise WrongUse(f"There is no form {form!r} to import. Use {' or '.join(bring.FORMS)}.")
    if not file.is_file():
        raise WrongUse(f"There is no file {file}. Name the file to import.")
    for line in bring.told(bring.bring(form, file, folder), folder):
        typer.echo(line)


def readme(seeds: Annotated[Path | None, typer.Option(help="Folder of the seed files.")] = None) -> None:
    """Write the generated half of the seeds' README anew: fields, and what was left out."""
    from app.config import settings
    from app.curation import seeds_readme

    typer.echo(f"{seeds_readme.write(checked_seeds(seeds or settings().seeds_dir))} is up to date.")
