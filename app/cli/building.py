"""Owns the commands that make something of the seeds: the build, its link previews, the static copy."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.checking import checked_seeds
from app.trouble import Trouble, WrongUse

if TYPE_CHECKING:
    from app.record.database import Generation
    from app.record.pointer import Pointer


def build(
    seeds: Annotated[Path | None, typer.Option(help="Folder of the seed files.")] = None,
    data: Annotated[Path | None, typer.Option(help="Folder in which the build is published.")] = None,
) -> None:
    """Check the seeds, fill a new database, verify it, publish it."""
    from app.config import Settings, settings

    config = Settings(seeds_dir=seeds) if seeds else settings()
    pointer = _checked_and_built(config.seeds_dir, data or config.data_dir)
    typer.echo(f"Generation {pointer.generation} is published as {pointer.file}.")
    previews(data or config.data_dir)


def current_build(seeds: Path, data: Path) -> "Pointer":
    """The build of the seeds as they stand: the published one where it was made of these bytes, or is held; else a new
    one."""
    from app.record import drafts, sameness

    drafts.sweep_at_start(data)
    return sameness.published(seeds, data) or _checked_and_built(seeds, data)


def _checked_and_built(seeds: Path, data: Path) -> "Pointer":
    from app.config import settings
    from app.record import sameness, store

    made_of = sameness.digest(seeds)  # before they are read: an edit from now on is seen at the next start
    return store.build(checked_seeds(seeds), data, made_of, settings().keep_generations)


def verify(data: Annotated[Path | None, typer.Option(help="Folder of the published build.")] = None) -> None:
    """Compare the published database with its digest, and open it as a server does."""
    from app.config import settings

    generation = _published(data or settings().data_dir)
    generation.let_go()
    typer.echo(f"{generation.file} is whole: sha256 {generation.sha256}")


def _published(folder: Path) -> "Generation":
    """What is published in a folder, open; what a server would log is the one error here."""
    from app.record.database import Generation
    from app.record.pointer import POINTER, read_pointer

    pointer = read_pointer(folder)
    if pointer is None:
        there = (folder / POINTER).exists()
        said = f"{folder / POINTER} is not readable as a pointer" if there else f"There is no build in {folder}"
        raise Trouble(f"{said}. Run `timeline build`.")
    return Generation(folder, pointer)


def rollback(data: Annotated[Path | None, typer.Option(help="Folder of the published build.")] = None) -> None:
    """Publish the previous generation again; it stays until the next `timeline build`."""
    from app.config import settings
    from app.record import store

    pointer = store.roll_back(data or settings().data_dir)
    typer.echo(f"Generation {pointer.generation} is published again, and held until the next `timeline build`.")


def previews(data: Annotated[Path | None, typer.Option(help="Folder of the published build.")] = None) -> None:
    """Draw the link previews that the published build lacks, as `timeline build` does."""
    from app.config import settings
    from app.exports import previews
    from app.exports.cards import cards
    from app.text import counted

    folder = data or settings().data_dir
    shown = list(cards(_published(folder)).values())
    written = sum(1 for _ in previews.write(shown, folder))
    kept = len(shown) - written
    typer.echo(f"{counted(written, 'link preview')} drawn, {kept} kept, in {previews.folder(folder)}.")


def export(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder, or one of an earlier export.")],
    base_url: Annotated[str, typer.Option(help="Where the copy will stand, for its absolute links.")] = "",
) -> None:
    """Write the whole site as static files, which work on any web host under any path."""
    if base_url and not re.fullmatch(r"https?://[^/?#\s]+(/[^?#\s]*)?", base_url):
        raise WrongUse(f"{base_url} is no address of a site. Give one like https://example.org/timeline.")
    import anyio

    from app.config import settings
    from app.exports import static_copy
    from app.text import counted
    from app.web import application, copied

    static_copy.check(folder)
    static_copy.pagefind()
    config = settings()
    current_build(config.seeds_dir, config.data_dir)
    routes, create = application.route_paths(), application.create_app
    made = anyio.run(copied.export, config, folder, base_url.rstrip("/"), routes, create, _progress)
    typer.echo(f"{folder} holds {counted(made.pages, 'page')} in {made.files} files, {made.size / 2**20:.1f} MiB.")


def _progress(done: int, known: int) -> None:
    """Says how far the export is: on a terminal in one line that changes, elsewhere now and then."""
    if sys.stderr.isatty():
        typer.echo(f"\r{done} of {known} addresses", err=True, nl=done == known)
    elif done % 250 == 0 or done == known:
        typer.echo(f"{done} of {known} addresses", err=True)
