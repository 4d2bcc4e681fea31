"""Owns reading seed files strictly: every scalar as text, no duplicate keys, the line of every field kept."""

import errno
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from app import markdown
from app.characters import named, shown
from app.curation import forms, story_forms
from app.curation.field_types import TEXT, TITLE
from app.curation.fields import KeyPath
from app.curation.hidden import hidden
from app.curation.problems import Problem, Seeds
from app.files import heed, read_plain
from app.urls import SLUG

KNOWN = {
    *(f"{name}.yaml" for name in (*story_forms.SINGLE, *story_forms.LISTS)),
    *(f"{name}.md" for name in story_forms.TEXTS),
    "verified.lock", "README.md", "articles",
}  # fmt: skip
LARGEST, LONGEST_TEXT = 2**19, 2**16
"""So many bytes of a record are read, and of a running text: many times the longest, and a few seconds of work at worst
(PyYAML takes 6 s for half a MiB of commas, markdown-it 1 s for 64 KiB of brackets)."""
_NULL = {"", "null", "~"}
_SHORT = 16_000
"""So many letters libyaml reads, eight times as fast: what stands 40,000 deep in each other ends the process there. A
longer file, and one that libyaml cannot read, PyYAML itself reads, which says best what is wrong."""
_STRICTER = re.compile("[\t\r\x85\u2028\u2029\ufeff]|[\\[{][^]}]*\\?")
"""Where PyYAML refuses, or breaks lines at, what libyaml takes: then it reads the file."""
_LIBYAML: Any = getattr(yaml, "CBaseLoader", None)
"""None where PyYAML was built without it."""
_FRAME = re.compile(r"(\ufeff?(?:---\n)?)(.*?)((?:^#[^\n]*\n?)*)", re.DOTALL | re.MULTILINE)
"""A seed file: the marks at its head, its keys, the comments at its end."""


class _Trouble(Exception):
    """Why a file cannot be read: its line, what is wrong there, and the remedy."""


def load(folder: Path) -> tuple[Seeds, list[Problem]]:
    """The seeds in `folder` and every problem of form; a file with a problem is left out of the seeds."""
    seeds, problems = Seeds(folder), list[Problem]()
    if not folder.is_dir():
        return seeds, [Problem(str(folder), 1, "", "there is no such folder", "Name the folder that holds the seeds.")]
    for name, form in story_forms.LISTS.items():
        getattr(seeds, name).extend(_read(seeds, f"{name}.yaml", form, problems) or [])
    single = {
        name: _read(seeds, f"{name}.yaml", form, problems)
        for name, form in story_forms.SINGLE.items()
        if name not in story_forms.OPTIONAL or (folder / f"{name}.yaml").exists()
    }
    seeds.texts.update((name, text) for name in story_forms.TEXTS if (text := _text(folder / f"{name}.md", problems)))
    for path in sorted(folder.iterdir()):
        if path.name not in KNOWN and path.name not in forms.RECORDS:
            remedy = f"Use one of {', '.join(forms.RECORDS)}, or move it away."
            problems.append(Problem(path.name, 1, "", "nothing reads this", remedy))
    for plural, form in forms.RECORDS.items():
        for file, slug in _files(folder / plural, problems):
            if (record := _read(seeds, file, form, problems)) is not None:
                getattr(seeds, plural)[slug] = record
                problems += _key_order(seeds, file, form)
    return replace(seeds, **single), problems


def _text(path: Path, problems: list[Problem]) -> str:
    """A file of running text, and what is wrong with it."""
    try:
        text = read_plain(path, LONGEST_TEXT).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        problems.append(_unreadable(path.name, error))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(path.name, line, "", "it is not UTF-8", "Save the file as UTF-8."))
    else:
        wrong = list(markdown.faults(text)) or ([] if text.strip() else [(1, "the file is empty", "Write a text.")])
        problems += [Problem(path.name, line, "", message, remedy) for line, message, remedy in wrong]
        return text
    return ""


def _unreadable(file: str, error: OSError) -> Problem:
    """Why a file or folder cannot be read, and what to do; raises what is no fault of theirs."""
    heed(error)
    remedies = {
        errno.ENOENT: "Put the file back.",
        errno.EFBIG: "Divide it; a record is some thousand characters.",
        errno.ELOOP: "Put the file itself there: the record is what stands in its folder.",
        errno.ENOTDIR: "Put a folder there, or nothing.",
    }
    remedy = remedies.get(error.errno or 0, "Put a plain file there that may be read.")
    return Problem(file, 1, "", f"it cannot be read: {error.strerror}", remedy)


def _files(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The files of a kind that may be records, each with its slug."""
    try:
        if folder.is_symlink():
            raise OSError(errno.ELOOP, "it is a link")
        paths = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        problems.append(_unreadable(folder.name, error))
        return
    for path in paths:
        file = f"{folder.name}/{path.name}"
        if path.suffix != ".yaml":
            remedy = "Name it <slug>.yaml, or move it out of the seeds."
            problems.append(Problem(file, 1, "", "this is not a .yaml file", remedy))
        elif not re.fullmatch(SLUG, path.stem):
            problems.append(Problem(file, 1, "", f"{path.stem!r} is no slug", "Use a-z, 0-9 and single hyphens."))
        else:
            yield file, path.stem


def _read(seeds: Seeds, file: str, form: Any, problems: list[Problem]) -> Any:
    try:
        raw = read_plain(seeds.folder / file, LARGEST)
        content, seeds.lines[file] = read_yaml(raw)
        found = [
            Problem(file, line, ".".join(map(str, path)), message, remedy)
            for path, line, message, remedy in hidden(raw.decode("utf-8"), content, seeds.lines[file])
        ]
        if not found:
            return _adapter(form).validate_python(content)
        problems += found
    except ValidationError as error:
        problems += [_explain(seeds, file, dict(detail)) for detail in error.errors()]
    except OSError as error:
        problems.append(_unreadable(file, error))
    except _Trouble as trouble:
        line, message, remedy = trouble.args
        problems.append(Problem(file, line, "", message, remedy))
    seeds.unread.add(file)
    return None


@cache
def _adapter(form: Any) -> TypeAdapter[Any]:
    return TypeAdapter(form)


def _explain(seeds: Seeds, file: str, error: dict[str, Any]) -> Problem:
    path, given, context = tuple(error["loc"]), shown(repr(error["input"])), error.get("ctx", {})
    messages = {
        "missing": ("the field is missing", "Add it; `timeline new` shows a record with every field."),
        "extra_forbidden": ("there is no such field", "Remove it, or correct its name."),
        "literal_error": (f"{given} is not one of the values", f"Use {context.get('expected')}."),
        "string_pattern_mismatch": (f"{given} has the wrong form", _form_of(context.get("pattern", ""))),
    }
    if error["input"] is None:
        empty = "nothing is filled in here"
        return seeds.problem(file, path, empty, "Fill it in, or delete the line if the field may be left out.")
    other = (str(error["msg"]).removeprefix("Value error, "), "Correct the value.")
    return seeds.problem(file, path, *messages.get(error["type"], other))


def _form_of(pattern: str) -> str:
    """What a text of this pattern looks like."""
    known = {
        TITLE: "Write one line that has a letter or a digit.",
        TEXT: "Write words: it has neither a letter nor a digit.",
        story_forms.DAY: "Write a day like 2018-01-31.",
        story_forms.HEX: "Write a colour like #1f5a9c, in small letters and in quotes.",
        story_forms.RECORD: "Write it like events/its-slug.",
        f"^{SLUG}$": "Use a-z, 0-9 and single hyphens.",
    }
    return known.get(pattern, f"It must match {pattern}.")


def read_yaml(raw: bytes) -> tuple[Any, dict[KeyPath, int]]:
    """Content as dicts, lists and text (empty and `null` as None), and the line of every path; raises _Trouble."""
    lines: dict[KeyPath, int] = {}
    try:
        node = _composed(raw.decode("utf-8"))
        if node is not None:
            return _plain(node, (), lines, set()), lines
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Trouble(line, "it is not UTF-8", "Save the file as UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        remedy = "Mend the indentation or the quotes there; a text that holds a colon or begins with # needs quotes."
        raise _Trouble(mark.line + 1 if mark else 1, f"it is not YAML: {error.problem}", remedy) from error
    except RecursionError as error:
        raise _Trouble(1, "its brackets or lists stand too deep in each other", "Write the record flat.") from error
    except yaml.reader.ReaderError as error:
        line = raw.decode("utf-8")[: error.position].count("\n") + 1
        message = f"here stands the character {named(chr(error.character))}, which YAML does not allow"
        raise _Trouble(line, message, "Remove it.") from error
    except (ValueError, OverflowError) as error:
        remedy = "Look for \\U, \\u or %YAML, and write the character itself."
        raise _Trouble(1, "it holds the number of a character or version that does not exist", remedy) from error
    raise _Trouble(1, "the file is empty", "Write the record, or remove the file.")


def _composed(text: str) -> yaml.Node | None:
    """The nodes of a text; raises yaml.YAMLError."""
    if _LIBYAML and len(text) <= _SHORT and not _STRICTER.search(text):
        with suppress(yaml.YAMLError):
            return yaml.compose(text, Loader=_LIBYAML)
    return yaml.compose(text, Loader=yaml.BaseLoader)


def _plain(node: yaml.Node, path: KeyPath, lines: dict[KeyPath, int], seen: set[int]) -> Any:
    if id(node) in seen:
        raise _Trouble(lines[path[:-1]], "an alias (*name) stands for another part of the file", "Write it out.")
    seen.add(id(node))
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return None if node.value in _NULL and not node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), lines, seen) for index, child in enumerate(node.value)]
    content: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Trouble(key.start_mark.line + 1, "the name of a field is a list or has fields", "Write a word.")
        name, line = str(key.value), key.start_mark.line + 1
        if name in content:
            first = lines[(*path, name)]
            raise _Trouble(
                line, f"the key {shown(name)!r} stands here again (first on line {first})", "Keep one of the two."
            )
        lines[(*path, name)] = line
        content[name] = _plain(value, (*path, name), lines, seen)
    return content


def _key_order(seeds: Seeds, file: str, form: type[BaseModel]) -> list[Problem]:
    written = [str(path[0]) for path in seeds.lines[file] if len(path) == 1]
    ordered = [name for name in form.model_fields if name in written]
    wrong = [name for name, right in zip(written, ordered, strict=True) if name != right]
    message = f"the keys are not in their fixed order: {', '.join(ordered)}"
    return [seeds.problem(file, (name,), message, "Run `timeline check --fix`.") for name in wrong[:1]]


def put_keys_in_order(folder: Path) -> list[str]:
    """Rewrites the records whose keys are out of order, moving whole blocks of lines; returns their names."""
    mended = []
    for plural, form in forms.RECORDS.items():
        for path in sorted((folder / plural).glob("*.yaml")):
            with suppress(UnicodeDecodeError, OSError):  # the reader reports it, with its line
                before = read_plain(path, LARGEST).decode("utf-8")
                after = _ordered(before, list(form.model_fields))
                if after != before:
                    path.write_text(after, encoding="utf-8")
                    mended.append(f"{plural}/{path.name}")
    return mended


def _ordered(text: str, names: list[str]) -> str:
    """The text with its blocks in the order of `names`: each a top-level key with the comments above it."""
    frame = _FRAME.fullmatch(text)
    assert frame  # it matches any text
    head, body, tail = frame.groups()
    keys = list(re.finditer(rf"^(?:#.*\n)*({'|'.join(names)}):", body, re.MULTILINE))
    if not keys:
        return text
    edges = [0, *(key.start() for key in keys[1:]), len(body)]
    blocks = [body[start:end].removesuffix("\n") + "\n" for start, end in pairwise(edges)]
    ordered = sorted(zip(keys, blocks, strict=True), key=lambda block: names.index(block[0][1]))
    return head + "".join(block for _, block in ordered) + tail
