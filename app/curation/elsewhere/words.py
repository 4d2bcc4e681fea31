"""Owns the words of a draft that an import writes: each that waits for its editor ends with what is to be done."""

import json

from app.curation.elsewhere.shapes import Happening, Imported
from app.text import clipped, counted

KINDS_OF_ACTORS = "# kind: person, government, organisation, media or group; the import cannot know.\n"
LINKS = 600
"""So many characters of links stand in a note; all of them stand in the comment."""


def unsourced(file: str, happening: Happening | None = None) -> str:
    """In the place of a source: what the file names, or that it names none."""
    if happening and happening.source:
        return f"Imported from {file}, which names {clipped(happening.source, LINKS)}; the paragraph is to be found."
    if happening and happening.links:
        links = clipped(" and ".join(happening.links), LINKS)
        return f"Imported from {file}, which links to {links} ; a source is to be found."
    return f"Imported from {file}; a source is to be found."


def participants(file: str, named: bool) -> str:
    if named:
        return f"Who took part is as {file} has it; a source is to be found."
    return f"{file} does not say who took part; they are to be named."


def named(file: str) -> str:
    return f"Named in {file}; who this is remains to be written."


def nobody(file: str) -> str:
    return f"Stands where {file} names nobody; who took part is to be named."


def lead(number: int) -> str:
    return f"{counted(number, 'event')}, imported; the whole story in one sentence is to be written."


def opening() -> str:
    return "The story begins here."


def era() -> str:
    return "What happened in these years is to be written."


def texts(file: str) -> dict[str, str]:
    """The pages in Markdown."""
    name = "`" + file.replace("`", "'") + "`"
    return {
        "about": f"This timeline is a draft. It was imported from {name}, and its sources are still to be found.\n\n"
        "What this story is, and which articles it rests on, is to be written.\n",
        "how-to-read": "The timeline tells what happened. Each event has a page.\n\n## Numbers\n\n"
        "A small number beside a sentence leads to its source, or says that it has none yet.\n\n"
        "The words that a reader may not know are to be written.\n",
        "teach": "Before you trust a sentence, ask who wrote it, when, and how the writer could know.\n\n"
        "How to weigh the sources of this story is to be written.\n",
    }


def readme(made: Imported) -> str:
    """What was imported, and what could not be, whole."""
    lines = [
        f"# Imported from {made.file}", "",
        f"{counted(len(made.happenings), 'event')} and {counted(len(made.stretches), 'era')}.", "",
        "All that the file says of an event stands in a comment at the end of its seed; so nothing is lost.", "",
        "`timeline check` says what is still to be completed. Up to twelve events are turning points (`importance:",
        "headline`), evenly chosen by their order alone: choose your own, and their steps in `story.yaml`.",
    ]  # fmt: skip
    if made.times:
        lines += [
            "",
            f"{counted(made.times, 'event')} had a time of day. Dates here are days: the times stand in the comments.",
        ]
    if made.left_out:
        lines += ["", "## Left out", ""]
    for left in made.left_out:
        said = json.dumps(left.original, ensure_ascii=True, indent=2)
        lines += [f"- {left.origin}: {left.reason}", "", *(f"      {line}" for line in said.split("\n")), ""]
    return "\n".join(lines) + "\n"
