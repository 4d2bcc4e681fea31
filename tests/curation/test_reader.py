"""Reading seed files: every scalar as text, every trap of YAML refused with its line, keys put in order."""

from pathlib import Path

import pytest

from app import curation
from app.config import ROOT
from app.curation import reader
from app.curation.reader import LARGEST, LONGEST_TEXT, read_yaml
from tests.conftest import WORLD
from tests.curation.spoiling import line_of, only, problems, spoil

SPUTNIK = "events/sputnik.yaml"


def content(text: str) -> object:
    return read_yaml(text.encode())[0]


def test_a_record_is_read_with_the_line_of_every_field() -> None:
    seeds, reported = curation.load(WORLD)
    assert not reported
    assert seeds.events["sputnik"].title == "The Soviet Union launches Sputnik 1"
    assert seeds.lines[SPUTNIK]["title",] == 1
    assert seeds.lines[SPUTNIK]["citations", 0, "supports", 2] == line_of(WORLD, SPUTNIK, "supports")


@pytest.mark.parametrize(
    "text", ["12:30", "0123", "no", "off", "Yes", "1e3", "1_000", "2018-06-12", "0x1F", ".5", "=", "<<"]
)
def test_what_other_readers_turn_into_something_else_stays_text(text: str) -> None:
    assert content(f"title: {text}\n") == {"title": text}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_is_nothing_unless_it_is_quoted(text: str) -> None:
    assert content(f"place: {text}\n") == {"place": None}
    assert content(f"place: '{text}'\n") == {"place": text}


def test_folded_prose_becomes_one_line() -> None:
    assert content("summary: >\n  one\n  two\n") == {"summary": "one two\n"}


def test_a_key_that_stands_twice_is_refused_with_both_lines(copied: Path) -> None:
    spoil(copied, SPUTNIK, "lane: soviet-union", "lane: soviet-union\ntitle: Sputnik again")
    reported = [p for p in problems(copied) if p.file == SPUTNIK]
    assert only(reported).line == line_of(copied, SPUTNIK, "Sputnik again")
    assert "the key 'title' stands here again (first on line 1)" in reported[0].message


def test_a_key_that_stands_twice_deep_inside_is_refused_too(copied: Path) -> None:
    spoil(copied, SPUTNIK, "  paragraph: 5", "  paragraph: 5\n  paragraph: 6")
    reported = [p for p in problems(copied) if p.file == SPUTNIK]
    assert only(reported).line == line_of(copied, SPUTNIK, "paragraph: 6")


def test_bytes_that_are_not_utf_8_are_refused_with_their_line(copied: Path) -> None:
    path = copied / SPUTNIK
    path.write_bytes(path.read_bytes().replace(b"short: Sputnik", b"short: Sputn\xefk"))
    problem = only([p for p in problems(copied) if p.file == SPUTNIK])
    assert (problem.line, problem.message) == (2, "it is not UTF-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("# only a comment\n", "the file is empty"),
        ("title: a\n\tshort: b\n", "it is not YAML"),
        ("title: 'a\n", "it is not YAML"),
        ("title: a\n---\ntitle: b\n", "it is not YAML"),
        ("title: a\n\x07b\n", "here stands the character U+0007 BELL, which YAML does not allow"),
        (f"title: {'[' * 800}\n", "its brackets or lists stand too deep in each other"),
        ("- title\n", "Input should be a valid dictionary"),
        ("just words\n", "Input should be a valid dictionary"),
    ],
)
def test_a_file_that_is_no_record_is_refused_whole(copied: Path, text: str, message: str) -> None:
    (copied / SPUTNIK).write_text(text, encoding="utf-8")
    problem = only([p for p in problems(copied) if p.file == SPUTNIK])
    assert problem.message.startswith(message)
    assert problem.remedy


@pytest.mark.parametrize("text", ["title: &name Sputnik\nshort: *name\n", "title: &loop\n- *loop\n"])
def test_a_value_that_stands_for_another_is_refused(copied: Path, text: str) -> None:
    (copied / SPUTNIK).write_text(text, encoding="utf-8")
    problem = only([p for p in problems(copied) if p.file == SPUTNIK])
    assert problem.message.startswith("an alias (*name)")
    assert problem.remedy == "Write it out."


@pytest.mark.parametrize("text", ["- " * 2_000 + "a", "[" * 15_900, "[" * 40_000, "{a: " * 3_900])
def test_what_stands_too_deep_in_each_other_is_refused_by_either_reader(text: str) -> None:
    with pytest.raises(reader._Trouble, match="stand too deep"):
        content(text)


def test_libyaml_reads_what_pyyaml_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader._LIBYAML
    texts = [path.read_bytes() for folder in (WORLD, ROOT / "seeds") for path in sorted(folder.rglob("*.yaml"))]
    texts += [text.encode() for text in ("a: [b,\tc]\n", "a: [b?, c]\n", "a: b\u2028 c\n", "a:\n- b: |\n   c\n  d:\n")]
    quick = [_read_or_refused(text) for text in texts]
    monkeypatch.setattr(reader, "_LIBYAML", None)
    assert quick == [_read_or_refused(text) for text in texts]


def _read_or_refused(text: bytes) -> object:
    try:
        return read_yaml(text)
    except reader._Trouble as trouble:
        return trouble.args


SAID_IN = "summary.0.citations.0.paragraph"
REFUSED = [
    ("basis: stated", "basis: guessed", "date.basis", "'guessed' is not one of the values", "'stated'"),
    ("short: Sputnik", "shrot: Sputnik", "shrot", "there is no such field", "Remove it, or correct its name."),
    ("part: launched the satellite", "role: x\n  part: launched", "actors.0.role", "there is no such field", "Remove"),
    ("importance: headline\n", "", "importance", "the field is missing", "timeline new"),
    ("title: The Soviet Union launches Sputnik 1", "title:", "title", "nothing is filled in here", "Fill it in"),
    ("- actor: soviet-government", "- actor: Soviet", "actors.0.actor", "has the wrong form", "Use a-z, 0-9"),
    ("short: Sputnik", "short: A label of more than 28 characters", "short", "at most 28 characters", "Correct"),
    ("edtf: 1957-10-04", "edtf: 1957-10-34", "date", "October 1957 has no day 34", "Correct"),
    ("edtf: 1957-10-04", "edtf: 1957/1958", "date", "is an interval: say span", "Correct"),
    ("basis: stated", "basis: general", "date", "a note that names a public document", "Correct"),
    ("basis: stated", "basis: derived", "date", "a note that names how it was worked out", "Correct"),
    ("    paragraph: 5", "    paragraph: five", SAID_IN, "should be a valid integer", "Correct"),
    ("    paragraph: 5", "    paragraph: 0", SAID_IN, "greater than or equal to 1", "Correct"),
    ("supports: [date, place", "supports: [date, date, place", "citations.0.supports", "stands here twice", "Correct"),
    ("[date, place, participants]", "[]", "citations.0.supports", "at least 1 item", "Correct"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "field", "message", "remedy"), REFUSED)
def test_a_field_that_cannot_be_is_refused_where_it_stands(
    copied: Path, old: str, new: str, field: str, message: str, remedy: str
) -> None:
    spoil(copied, SPUTNIK, old, new)
    problem = next(p for p in problems(copied) if p.file == SPUTNIK)
    assert (problem.field, message in problem.message, remedy in problem.remedy) == (field, True, True), problem
    written = field.rpartition(".")[2]
    assert problem.line == (line_of(copied, SPUTNIK, f"{written}:") if field != "importance" else 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  citations:\n  - source: orbit-review\n    paragraph: 5\n", ""),
        ("    paragraph: 5\n", "    paragraph: 5\n  general: A law.\n"),
    ],
)
def test_a_sentence_without_a_source_or_with_two_kinds_of_it_is_refused(copied: Path, old: str, new: str) -> None:
    spoil(copied, SPUTNIK, old, new)
    problem = next(p for p in problems(copied) if p.file == SPUTNIK)
    assert (problem.field, problem.line) == ("summary.0", line_of(copied, SPUTNIK, "- text:"))
    assert problem.message.startswith("a sentence has its source")


def test_a_role_needs_a_paragraph_or_a_document(copied: Path) -> None:
    spoil(copied, "actors/sergei-korolev.yaml", "  paragraph: 6\n", "")
    assert "needs source and paragraph" in str(problems(copied)[0])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "orbit-review.example"])
def test_an_address_that_is_not_of_the_web_is_refused(copied: Path, address: str) -> None:
    spoil(copied, "sources/orbit-review.yaml", "https://orbit-review.example/long-way-up", address)
    assert next(p for p in problems(copied) if p.field == "address").file == "sources/orbit-review.yaml"


@pytest.mark.parametrize("name", ["Sputnik 2.yaml", "sputnik_2.yaml", "-sputnik.yaml", "sputnik.yml", "notes.txt"])
def test_a_file_that_does_not_belong_is_named(copied: Path, name: str) -> None:
    (copied / "events" / name).write_text("title: x\n", encoding="utf-8")
    assert only(problems(copied)).file == f"events/{name}"


@pytest.mark.parametrize("name", ["site.yaml", "eras.yaml", "topics.yaml", "changes.yaml"])
def test_a_missing_list_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert any((p.file, p.remedy) == (name, "Put the file back.") for p in problems(copied))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert only(problems(tmp_path / "nowhere")).message == "there is no such folder"


@pytest.mark.parametrize("day", ["1961-13-45", "1961-02-30", "0000-00-00"])
def test_a_site_that_opens_on_an_impossible_day_is_refused(copied: Path, day: str) -> None:
    spoil(copied, "site.yaml", "1961-01-01", day)
    assert only(problems(copied)).field == "opens"


def test_so_many_bytes_of_a_file_are_read() -> None:
    assert (LARGEST, LONGEST_TEXT) == (524_288, 65_536)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_text_without_words_is_refused(copied: Path, text: str) -> None:
    (copied / "about.md").write_text(text, encoding="utf-8")
    problem = only(problems(copied))
    assert (problem.file, problem.message, problem.remedy) == ("about.md", "the file is empty", "Write a text.")
