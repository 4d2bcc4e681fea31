"""Seeds that mean harm: hidden characters, files that are none, what has no end; refused in short clear lines."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.curation import Problem, load
from app.curation.reader import _Trouble, read_yaml
from tests.curation.spoiling import line_of, only, problems, proved, spoil
from tests.examples import examples

SPUTNIK = "events/sputnik.yaml"
TITLE = "title: The Soviet Union launches Sputnik 1"
ESCAPED = {
    r"\0": "U+0000 NULL", r"\x1b": "U+001B ESCAPE", r"\r": "U+000D CARRIAGE RETURN", r"\t": "U+0009 HORIZONTAL TAB",
    r"\u202e": "U+202E RIGHT-TO-LEFT OVERRIDE", r"\u200b": "U+200B ZERO WIDTH SPACE", r"\x7f": "U+007F DELETE",
    r"\x9b": "U+009B a control character", r"\N": "U+0085 NEXT LINE", r"\L": "U+2028 LINE SEPARATOR",
    r"\ud83d": "U+D83D half of a surrogate pair", r"\uffff": "U+FFFF a number that is no character",
    r"\U000e0041": "U+E0041 TAG LATIN CAPITAL LETTER A", r"\xad": "U+00AD SOFT HYPHEN", r"\ue000": "U+E000 a character",
    r"\u2066": "U+2066 LEFT-TO-RIGHT ISOLATE", r"\ufeff": "U+FEFF ZERO WIDTH NO-BREAK SPACE",
}  # fmt: skip


def of(file: str, reported: list[Problem]) -> Problem:
    """The one problem of a file."""
    return only([problem for problem in reported if problem.file == file])


@pytest.mark.parametrize(("escape", "named"), ESCAPED.items())
def test_a_character_that_nobody_sees_is_refused_though_it_is_escaped(copied: Path, escape: str, named: str) -> None:
    spoil(copied, SPUTNIK, TITLE, f'title: "Sputnik{escape} 1"')
    problem = of(SPUTNIK, problems(copied))
    assert (problem.line, problem.field) == (1, "title")
    assert problem.message.startswith(f"the text holds the character {named}")
    assert problem.remedy


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\xad", "\ufeff", "\U000e0041", "\u200d"])
def test_one_that_stands_there_itself_is_refused_too(copied: Path, character: str) -> None:
    spoil(copied, SPUTNIK, "part: ", f"part: {character}x")
    problem = of(SPUTNIK, problems(copied))
    assert problem.field == "actors.0.part"
    assert problem.line == line_of(copied, SPUTNIK, "part: ")


def test_the_name_of_a_field_may_hold_none_either(copied: Path) -> None:
    spoil(copied, SPUTNIK, TITLE, f'"ti\\u200btle": x\n{TITLE}')
    problem = of(SPUTNIK, problems(copied))
    assert problem.message.startswith("the name of the field holds the character U+200B")
    assert problem.field == "ti\\u200btle"


def test_nor_may_a_comment(copied: Path) -> None:
    spoil(copied, SPUTNIK, TITLE, f"{TITLE}\n# nothing \u202e to see")
    problem = of(SPUTNIK, problems(copied))
    assert (problem.line, problem.field) == (2, "")
    assert problem.message == "here stands the character U+202E RIGHT-TO-LEFT OVERRIDE"


@pytest.mark.parametrize("raw", [b"\x00", b"\x1b", b"\xc2\x9b", b"\x7f"])
def test_a_control_character_is_named_with_its_line(copied: Path, raw: bytes) -> None:
    path = copied / SPUTNIK
    path.write_bytes(path.read_bytes().replace(b"\nshort:", b"\nshort: " + raw))
    problem = of(SPUTNIK, problems(copied))
    assert problem.line == 2
    assert "here stands the character U+00" in problem.message


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_the_line_ends_and_the_mark_of_other_systems_are_taken(copied: Path, ends: str) -> None:
    for name in (SPUTNIK, "about.md"):
        text = (copied / name).read_text(encoding="utf-8")
        (copied / name).write_bytes(("\ufeff" + text.replace("\n", ends)).encode())
    assert not problems(copied)
    assert "\r" not in load(copied)[0].texts["about"]
    assert "\ufeff" not in load(copied)[0].texts["about"]


@pytest.mark.parametrize(
    "said", ["\u202e", "&#x202e;", "&shy;", "&#8203;", "[a](/about 'b&zwj;')", "`\u200b`", "\0", "\x1b"]
)
def test_a_running_text_holds_none_either(copied: Path, said: str) -> None:
    (copied / "about.md").write_bytes(b"One.\n\nTwo " + said.encode() + b"\n")
    problem = of("about.md", problems(copied))
    assert problem.line == 3
    assert problem.message.startswith("the character U+")


@pytest.mark.parametrize("empty", ["'   '", r'"\u00a0"', "'\u3000'", "'…'", "'-'", r'"\n"', "''", "'\u0301'"])
def test_a_title_that_is_empty_to_the_eye_is_refused(copied: Path, empty: str) -> None:
    spoil(copied, SPUTNIK, TITLE, f"title: {empty}")
    assert of(SPUTNIK, problems(copied)).field == "title"


@pytest.mark.parametrize("field", ["short", "title"])
def test_a_field_of_one_line_has_one(copied: Path, field: str) -> None:
    spoil(copied, SPUTNIK, f"{field}: ", f'{field}: "one\\ntwo" #')
    assert of(SPUTNIK, problems(copied)).field == field


def test_prose_may_have_paragraphs(copied: Path) -> None:
    spoil(copied, "actors/sergei-korolev.yaml", "summary: ", 'summary: "One.\\n\\nTwo." # ')
    assert not [p for p in problems(copied) if "character" in p.message or "form" in p.message]


@contextmanager
def in_time(seconds: int = 30) -> Iterator[None]:
    """Ends what waits for ever, as does who opens a pipe into which nobody writes."""

    def end(number: int, frame: FrameType | None) -> NoReturn:
        raise AssertionError("it waits")  # no OSError, which a reader of files would catch

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def linked(to: str) -> Callable[[Path], None]:
    def link(path: Path) -> None:
        path.unlink()
        path.symlink_to(to)

    return link


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("file", [SPUTNIK, "site.yaml", "topics.yaml", "about.md"])
@pytest.mark.parametrize("spoilt", [pipe, linked("/dev/zero"), linked("/etc/hostname"), linked("lists.yaml"), folder])
def test_only_plain_files_are_read(copied: Path, file: str, spoilt: Callable[[Path], None]) -> None:
    spoilt(copied / file)
    with in_time():
        problem = of(file, problems(copied))
    assert problem.message.startswith("it cannot be read: ")
    assert problem.remedy


def test_a_folder_of_records_that_is_a_link_is_refused(copied: Path) -> None:
    (copied / "events").rename(copied.parent / "elsewhere")
    (copied / "events").symlink_to(copied.parent / "elsewhere")
    assert any((p.file, p.message) == ("events", "it cannot be read: it is a link") for p in problems(copied))


@pytest.mark.parametrize(("file", "most"), [(SPUTNIK, 512 * 1024), ("about.md", 64 * 1024)])
def test_a_file_that_is_too_large_is_refused_unread(copied: Path, file: str, most: int) -> None:
    (copied / file).write_text("a" * (most + 1), encoding="utf-8")
    assert of(file, problems(copied)).message == f"it cannot be read: it has more than {most // 1024} KiB"
    (copied / file).write_text("a" * most, encoding="utf-8")
    assert "more than" not in str([p for p in problems(copied) if p.file == file])


@pytest.mark.parametrize("spoilt", [pipe, linked("/dev/zero"), folder])
def test_an_article_is_a_plain_file(copied: Path, spoilt: Callable[[Path], None]) -> None:
    from app.curation import ArticlesError

    spoilt(sorted((copied / "articles").iterdir())[0])
    with pytest.raises(ArticlesError, match=r"it is no plain file|Is a directory"), in_time():
        proved(copied)


def test_a_lock_is_a_plain_file(copied: Path) -> None:
    pipe(copied / "verified.lock")
    with pytest.raises(OSError, match="no plain file"), in_time():
        problems(copied)


def test_a_lock_shows_readers_nothing_hidden(copied: Path) -> None:
    spoil(copied, "verified.lock", "\nlocator orbit-review ", "\nlocator \u202eorbit-review ")
    assert "this line is damaged" in [p.message for p in problems(copied)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title: "\\U00110000"', "number of a character or version"), ('title: "\\UFFFFFFFF"', "number of a character"),
        (f"%YAML {'9' * 5000}.1\n---\ntitle: a", "number of a character or version"),
        ("? [a, b]\n: c", "name of a field is a list"), ("{{a: b}: c}", "name of a field is a list"),
        ("a: &a [x]\nb: [*a, *a]\n", "an alias (*name)"),
        ("[" * 10_000, "stand too deep"), ("- " * 9_000, "stand too deep"),
        ("title: a\n'title': b", "the key 'title' stands here again"),
        (f"{'k' * 900}: a\n{'k' * 900}: b", "again"),
    ],
)  # fmt: skip
def test_a_trap_of_yaml_is_refused_in_one_line(copied: Path, text: str, message: str) -> None:
    (copied / SPUTNIK).write_text(text, encoding="utf-8")
    problem = of(SPUTNIK, problems(copied))
    assert message in problem.message
    assert len(str(problem)) < 1500


def test_a_number_of_thousands_of_digits_is_refused_in_one_line(copied: Path) -> None:
    spoil(copied, SPUTNIK, "paragraph: 5", f"paragraph: {'9' * 9_000}")
    assert len(str(of(SPUTNIK, problems(copied)))) < 1500


@pytest.mark.parametrize("field", ["kind: ", "lane: ", "edtf: ", "place: ", "importance: "])
def test_what_is_told_of_a_file_is_short_and_drives_no_terminal(copied: Path, field: str) -> None:
    spoil(copied, SPUTNIK, field, f'{field}"{"a" * 100_000}" # ')
    told = [str(problem) for problem in problems(copied) if problem.file == SPUTNIK]
    assert told
    assert all(len(line) < 1500 and line.isprintable() for line in told), [len(line) for line in told]


def test_the_command_tells_of_hostile_names_in_lines_of_its_own(copied: Path) -> None:
    (copied / "events" / "\x1b[2J\udcff\u202e.yaml").write_text(TITLE, encoding="utf-8")
    (copied / "\x1b[31m").write_text("x", encoding="utf-8")
    spoil(copied, SPUTNIK, TITLE, f'{TITLE}\n"\\e[2J\\r{"x" * 100_000}": y')
    command = [sys.executable, "-c", "from app.cli import run; run()", "check", str(copied)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=env, timeout=60, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    said = (done.stdout + done.stderr).decode()
    assert all(line.isprintable() and len(line) < 1500 for line in said.split("\n"))
    assert "\\x1b[2J" in said


@pytest.mark.parametrize(
    "address", ["https://user:pw@a.example/", "https://localhost/", "https://a.example:99999/", "//a.example"]
)
def test_an_address_leads_to_a_public_host_and_to_no_account(copied: Path, address: str) -> None:
    spoil(copied, "sources/orbit-review.yaml", "https://orbit-review.example/long-way-up", address)
    assert "is no address of the web" in next(p for p in problems(copied) if p.field == "address").message
    text = (copied / "site.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("repository:", "contact:"))]
    lines += [f"repository: {address}", f"contact: {address}"]
    (copied / "site.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert {p.field for p in problems(copied) if p.file == "site.yaml"} >= {"repository", "contact"}
    (copied / "about.md").write_text(f"A [link]({address}).\n", encoding="utf-8")
    assert of("about.md", problems(copied)).message.startswith("a link to ")


SCALAR = (
    st.text(max_size=30) | st.integers() | st.sampled_from(["", "~", "'", '"', "&a", "*a", "|", ">", "- ", "{", "?"])
)
YAML = st.lists(SCALAR, max_size=6).map(lambda parts: " ".join(map(str, parts)))


@examples(150)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda s: s.encode("utf-8", "replace"))
    | YAML.map(lambda s: s.encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused_in_words(raw: bytes) -> None:
    try:
        content, lines = read_yaml(raw)
    except _Trouble as trouble:
        line, message, remedy = trouble.args
        assert line >= 1
        assert message
        assert remedy
    else:
        assert content is None or isinstance(content, str | list | dict)
        assert lines[()] >= 1


@examples(60)
@given(raw=st.binary(max_size=120) | YAML.map(lambda s: s.encode("utf-8", "replace")), at=st.integers(0, 400))
def test_any_bytes_within_a_record_are_a_record_or_problems(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, at: int
) -> None:
    seeds = tmp_path_factory.getbasetemp() / "any-bytes"
    (seeds / "events").mkdir(parents=True, exist_ok=True)
    whole = (ROOT / "tests" / "world" / SPUTNIK).read_bytes()
    (seeds / SPUTNIK).write_bytes(whole[:at] + raw + whole[at:])
    (seeds / "about.md").write_bytes(raw)
    read, reported = load(seeds)
    told = [problem for problem in reported if problem.file == SPUTNIK]
    assert bool(read.events) != bool(told)
    assert all(str(problem).isprintable() and len(str(problem)) < 1500 for problem in reported)
