"""Owns the `timeline` command. Exit codes: 0 fine, 1 the data is wrong, 2 usage, 3 the environment is wrong."""

import re
import socket
import sys
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, NoReturn

import anyio
import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from app import curation
from app.config import ROOT, VERSION, Settings, listen_locally, settings
from app.curation import blanks, drafts, seeds_readme
from app.curation.elsewhere import bring
from app.curation.elsewhere.shapes import ImportTrouble
from app.exports import previews, static_copy
from app.exports.cards import cards
from app.exports.release import disagreements
from app.lists import KINDS
from app.record import database, store
from app.record.filling import LostField
from app.text import counted
from app.web import application, copied
from app.web.application import create_app

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
SHOWN = 200
"""So many problems are printed at most; the count names them all."""


@cli.callback()
def timeline() -> None:
    """Check, build and serve a timeline of events, each traced to its sources."""


@cli.command()
def check(
    seeds: Annotated[Path | None, typer.Argument(help="Folder of the seed files.")] = None,
    articles: Annotated[Path | None, typer.Option(help="Folder of the article texts to prove passages by.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Put the keys of each file in order first.")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Tell what cites each paragraph, and what is thin.")
    ] = False,
    prose: Annotated[
        bool, typer.Option("--prose", help="Tell how hard the summaries are to read, and which name an outlet.")
    ] = False,
    sample: Annotated[int, typer.Option(min=0, help="Print so many records at random beside their paragraphs.")] = 0,
) -> None:
    """Report everything that is wrong with the seeds, all at once."""
    folder = seeds or settings().seeds_dir
    for file in curation.put_keys_in_order(folder) if fix else []:
        typer.echo(f"{file}: keys put in order")
    for line in curation.prose_report(curation.load(folder)[0]) if prose else ():
        typer.echo(line)
    checked = _checked_seeds(folder, articles)
    texts = curation.read_articles(articles, checked) if articles else None
    drawn = curation.sample(checked, sample, curation.read_lock(folder), texts)
    for line in chain(curation.coverage(checked) if coverage else (), drawn):
        typer.echo(line)
    for line in islice(drafts.lines(checked), SHOWN):
        typer.echo(line)
    counts = (f"{len(checked.of(kind))} {kind.plural}" for kind in KINDS.values())
    state = "a draft" if drafts.to_complete(checked) else "right"
    typer.echo(f"The record is {state}: {', '.join(counts)}.")


def _checked_seeds(folder: Path, articles: Path | None = None) -> curation.Seeds:
    """The seeds in `folder`; prints every problem and leaves with 1 where there is one."""
    seeds, problems = curation.check(folder, articles)
    if not problems:
        return seeds
    file = ""
    for problem in problems[:SHOWN]:
        if problem.file != file:
            file = problem.file
            typer.echo(typer.style(file, bold=True))
        where = f"line {problem.line}" + (f", {problem.field}" if problem.field else "")
        typer.echo(f"  {where}: {problem.message}. {problem.remedy}")
    files = len({problem.file for problem in problems})
    typer.echo(f"{counted(len(problems), 'problem')} in {counted(files, 'file')}; nothing was loaded.", err=True)
    raise typer.Exit(1)


@cli.command("build")
def build_(
    seeds: Annotated[Path | None, typer.Option(help="Folder of the seed files.")] = None,
    data: Annotated[Path | None, typer.Option(help="Folder in which the build is published.")] = None,
) -> None:
    """Check the seeds, fill a new database, verify it, publish it."""
    config = Settings(seeds_dir=seeds) if seeds else settings()
    pointer = store.build(_checked_seeds(config.seeds_dir), data or config.data_dir)
    typer.echo(f"Generation {pointer.generation} is published as {pointer.file}.")
    _draw_previews(data or config.data_dir)


@cli.command()
def verify(data: Annotated[Path | None, typer.Option(help="Folder of the published build.")] = None) -> None:
    """Compare the published database with its digest."""
    folder = data or settings().data_dir
    pointer = database.read_pointer(folder)
    if pointer is None:
        _leave(f"There is no build in {folder}. Run `timeline build`.")
    if not database.is_whole(folder, pointer):
        _leave(f"{folder / pointer.file} is missing or damaged. Run `timeline build`.")
    typer.echo(f"{pointer.file} is whole: sha256 {pointer.sha256}")


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Number of processes.", min=1, max=64)] = 1,
    reload: Annotated[bool, typer.Option("--reload", help="Follow changes of code, templates, CSS and seeds.")] = False,
) -> None:
    """Serve the current build; builds first where there is none or the seeds changed."""
    _need_port(host, port)
    listen_locally(host, port)
    config = settings()
    pointer = store.build(_checked_seeds(config.seeds_dir), config.data_dir)
    typer.echo(f"Record {pointer.generation} at http://{host}:{port} (Ctrl+C stops)")
    if reload:
        folders = [str(ROOT / name) for name in ("app", "templates", "static", "migrations")]
        uvicorn.run(
            "app.cli:reloading_app", factory=True, host=host, port=port, log_level=config.log_level,
            reload=True, reload_dirs=[*folders, str(config.seeds_dir)],
            reload_includes=["*.py", "*.html", "*.css", "*.js", "*.yaml"],
        )  # fmt: skip
    else:
        get_context("spawn").Process(target=previews.write_behind, args=(config.data_dir,), daemon=True).start()
        uvicorn.run(
            "app.web.application:create_app", factory=True, host=host, port=port, log_level=config.log_level,
            workers=workers, access_log=False, server_header=False,
        )  # fmt: skip


def reloading_app() -> object:
    """The application under `--reload`: builds anew, and keeps serving the old record while the seeds are wrong."""
    seeds, problems = curation.check(settings().seeds_dir)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if not problems:
        store.build(seeds, settings().data_dir)
    return create_app(reload=True)


def _need_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            _leave(f"Port {port} on {host} cannot be used: {error.strerror}. Name another: make run PORT={port + 1}")


@cli.command()
def routes() -> None:
    """List every address with its function and its place in the code."""
    for line in application.route_table():
        typer.echo(line)


@cli.command()
def new(
    kind: Annotated[str, typer.Argument(help=f"One of {', '.join(blanks.NAMES)}.")],
    slug: Annotated[str, typer.Argument(help="Letters a-z, digits and single hyphens.")],
    seeds: Annotated[Path | None, typer.Option(help="Folder of the seed files.")] = None,
) -> None:
    """Write a commented blank record in the right place."""
    try:
        path = blanks.write(seeds or settings().seeds_dir, kind, slug)
    except blanks.BlankError as error:
        _leave(str(error), 2)
    typer.echo(f"{path} is ready to be filled in; then run `timeline check`.")


@cli.command()
def init(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Write a small complete record of an invented story, to replace by your own (docs/your-own-story.md)."""
    try:
        blanks.begin(folder)
    except blanks.BlankError as error:
        _leave(str(error), 2)
    typer.echo(f"{folder} holds a whole small story. Check it: timeline check {folder}")
    typer.echo(f"See it: SEEDS_DIR={folder} make run")


@cli.command("import")
def import_(
    form: Annotated[str, typer.Argument(help=f"What the file is: {' or '.join(bring.FORMS)}.")],
    file: Annotated[Path, typer.Argument(help="TimelineJS's JSON, or a table whose first line names its columns.")],
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
) -> None:
    """Write seeds to complete from a timeline made elsewhere (docs/your-own-story.md)."""
    if form not in bring.FORMS:
        _leave(f"There is no form {form!r} to import. Use {' or '.join(bring.FORMS)}.", 2)
    if not file.is_file():
        _leave(f"There is no file {file}. Name the file to import.", 2)
    try:
        made = bring.bring(form, file, folder)
    except blanks.BlankError as error:
        _leave(str(error), 2)
    except ImportTrouble as error:
        _leave(str(error), 1)
    for line in bring.told(made, folder):
        typer.echo(line)


@cli.command()
def paragraphs(text: Annotated[Path, typer.Argument(help="The text of an article.")]) -> None:
    """Number the paragraphs of an article as citations count them: blocks of text between blank lines."""
    for number, paragraph in enumerate(curation.split_paragraphs(text.read_text(encoding="utf-8")), 1):
        typer.echo(f"¶{number:<3} {paragraph}\n")


@cli.command("previews")
def previews_(data: Annotated[Path | None, typer.Option(help="Folder of the published build.")] = None) -> None:
    """Draw the link previews that the published build lacks, as `timeline build` does."""
    _draw_previews(data or settings().data_dir)


def _draw_previews(data: Path) -> None:
    """Draws what is not drawn yet, and says how much that was."""
    shown = list(cards(database.Database(data).current()).values())
    written = sum(1 for _ in previews.write(shown, data))
    typer.echo(f"{counted(written, 'link preview')} drawn, {len(shown) - written} kept, in {previews.folder(data)}.")


@cli.command()
def release() -> None:
    """Check that every file that names the version names the same one."""
    if wrong := list(disagreements(ROOT, VERSION)):
        _leave("\n".join(wrong), 1)
    typer.echo(f"Version {VERSION} is told alike everywhere. Tag it: git tag v{VERSION}")


@cli.command("export")
def export_(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder, or one of an earlier export.")],
    base_url: Annotated[str, typer.Option(help="Where the copy will stand, for its absolute links.")] = "",
) -> None:
    """Write the whole site as static files, which work on any web host under any path."""
    if base_url and not re.fullmatch(r"https?://[^/?#\s]+(/[^?#\s]*)?", base_url):
        _leave(f"{base_url} is no address of a site. Give one like https://example.org/timeline.", 2)
    static_copy.check(folder)
    static_copy.pagefind()
    config = settings()
    store.build(_checked_seeds(config.seeds_dir), config.data_dir)
    routes, create = application.route_paths(), application.create_app
    made = anyio.run(copied.export, config, folder, base_url.rstrip("/"), routes, create, _progress)
    typer.echo(f"{folder} holds {counted(made.pages, 'page')} in {made.files} files, {made.size / 2**20:.1f} MiB.")


def _progress(done: int, known: int) -> None:
    """Says how far the export is: on a terminal in one line that changes, elsewhere now and then."""
    if sys.stderr.isatty():
        typer.echo(f"\r{done} of {known} addresses", err=True, nl=done == known)
    elif done % 250 == 0 or done == known:
        typer.echo(f"{done} of {known} addresses", err=True)


@cli.command("readme")
def readme(seeds: Annotated[Path | None, typer.Option(help="Folder of the seed files.")] = None) -> None:
    """Write the generated half of the seeds' README anew: fields, and what was left out."""
    typer.echo(f"{seeds_readme.write(_checked_seeds(seeds or settings().seeds_dir))} is up to date.")


def _leave(message: str, code: int = 3) -> NoReturn:
    """Says in one line what is wrong, by default with the environment, and leaves."""
    typer.echo(message, err=True)
    sys.exit(code)


def run() -> None:
    """The console script: what goes wrong around the program becomes one line and exit code 3."""
    try:
        cli()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "the environment"
        _leave(f"{name} is set to a value that cannot be used: {first['msg']}.")
    except static_copy.ForeignFolder as error:
        _leave(str(error), 2)
    except (static_copy.BrokenLinks, static_copy.Forgotten, static_copy.Refused) as error:
        _leave(str(error), 1)
    except static_copy.MissingPagefind as error:
        _leave(str(error))
    except (curation.ArticlesError, database.BrokenGeneration, LostField) as error:
        _leave(str(error))
    except OperationalError as error:
        _leave(f"The database cannot be written or read: {error.orig}. Check the disk and the path.")
    except OSError as error:
        _leave(f"{error.filename or 'the system'}: {error.strerror}. Check the path, its rights and the disk.")
