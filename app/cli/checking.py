"""Owns the commands that read and report: seeds, an article's paragraphs, the version."""

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.characters import shown
from app.trouble import WrongData

if TYPE_CHECKING:
    from app.curation import Seeds

SHOWN = 200
"""So many problems are printed at most; the count names them all."""


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
    from app import curation
    from app.config import settings
    from app.curation import drafts
    from app.lists import KINDS

    folder = seeds or settings().seeds_dir
    for file in curation.put_keys_in_order(folder) if fix else []:
        typer.echo(f"{shown(file)}: keys put in order")
    for line in curation.prose_report(curation.load(folder)[0]) if prose else ():
        typer.echo(line)
    checked = checked_seeds(folder, articles)
    texts = curation.read_articles(articles, checked) if articles else None
    drawn = curation.sample(checked, sample, curation.read_lock(folder), texts)
    for line in chain(curation.coverage(checked) if coverage else (), drawn):
        typer.echo(line)
    for line in islice(drafts.lines(checked), SHOWN):
        typer.echo(line)
    counts = (f"{len(checked.of(kind))} {kind.plural}" for kind in KINDS.values())
    state = "a draft" if drafts.to_complete(checked) else "right"
    typer.echo(f"The record is {state}: {', '.join(counts)}.")


def checked_seeds(folder: Path, articles: Path | None = None) -> "Seeds":
    """The seeds in `folder`; prints every problem and leaves with 1 where there is one."""
    from app import curation
    from app.text import counted

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
    raise WrongData(f"{counted(len(problems), 'problem')} in {counted(files, 'file')}; nothing was loaded.")


def paragraphs(text: Annotated[Path, typer.Argument(help="The text of an article.")]) -> None:
    """Number the paragraphs of an article as citations count them: blocks of text between blank lines."""
    from app.characters import visible
    from app.curation import read_article

    for number, paragraph in enumerate(read_article(text, "Name the text of an article.").paragraphs, 1):
        typer.echo(f"¶{number:<3} {visible(paragraph)}\n")


def release() -> None:
    """Check that every file that names the version names the same one."""
    from app.config import ROOT, VERSION
    from app.exports.release import disagreements

    if wrong := list(disagreements(ROOT, VERSION)):
        raise WrongData("\n".join(wrong))
    typer.echo(f"Version {VERSION} is told alike everywhere. Tag it: git tag v{VERSION}")
