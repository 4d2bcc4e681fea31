"""The fixed order of keys: reported by the checker, mended by `--fix` without losing a line."""

from pathlib import Path

from app import curation
from tests.conftest import WORLD
from tests.curation.spoiling import only, problems

SPUTNIK = "events/sputnik.yaml"
MIXED = """# Sputnik, by hand
kind: person   # a dog was later
# who they are
name: Laika
side: soviet-union
summary: >
  Flew in 1957;
  # this is prose

  and did not come back.
notes:
- text: A note.
# the end
"""
IN_ORDER = """# who they are
name: Laika
# Sputnik, by hand
kind: person   # a dog was later
side: soviet-union
summary: >
  Flew in 1957;
  # this is prose

  and did not come back.
notes:
- text: A note.
# the end
"""


def test_keys_out_of_order_are_reported_with_the_first_that_is_wrong(copied: Path) -> None:
    path = copied / SPUTNIK
    first, second, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([second, first, *rest]), encoding="utf-8")
    problem = only(problems(copied))
    assert (problem.file, problem.line, problem.field) == (SPUTNIK, 1, "short")
    assert problem.remedy == "Run `timeline check --fix`."


def test_mending_moves_whole_blocks_and_keeps_comments(copied: Path) -> None:
    path = copied / "actors" / "laika.yaml"
    path.write_text(MIXED, encoding="utf-8")
    assert curation.put_keys_in_order(copied) == ["actors/laika.yaml"]
    assert path.read_text(encoding="utf-8") == IN_ORDER


def test_mending_twice_changes_nothing(copied: Path) -> None:
    (copied / "actors" / "laika.yaml").write_text(MIXED, encoding="utf-8")
    curation.put_keys_in_order(copied)
    assert curation.put_keys_in_order(copied) == []


def test_every_record_of_the_world_mends_from_any_order(copied: Path) -> None:
    for path in copied.glob("*/*.yaml"):
        blocks: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line[0].isalpha() or not blocks:
                blocks.append(line)
            else:
                blocks[-1] += line
        path.write_text("".join(reversed(blocks)), encoding="utf-8")
    assert problems(copied)
    curation.put_keys_in_order(copied)
    assert problems(copied) == []
    for path in copied.glob("*/*.yaml"):
        assert path.read_text(encoding="utf-8") == (WORLD / path.relative_to(copied)).read_text(encoding="utf-8")


def test_a_missing_last_newline_does_not_glue_two_keys_together(copied: Path) -> None:
    path = copied / "actors" / "laika.yaml"
    path.write_text("kind: person\nside: soviet-union\nsummary: Flew.\nname: Laika", encoding="utf-8")
    curation.put_keys_in_order(copied)
    assert path.read_text(encoding="utf-8") == "name: Laika\nkind: person\nside: soviet-union\nsummary: Flew.\n"


def test_the_mark_at_the_head_of_a_file_stays_there(copied: Path) -> None:
    path = copied / "actors" / "laika.yaml"
    path.write_text("---\nkind: person\nname: Laika\nside: soviet-union\nsummary: Flew.\n", encoding="utf-8")
    curation.put_keys_in_order(copied)
    assert path.read_text(encoding="utf-8").startswith("---\nname: Laika\n")


def test_a_file_that_cannot_be_read_is_left_for_the_checker(copied: Path) -> None:
    raw = b"title: Sputn\xefk\n"
    (copied / SPUTNIK).write_bytes(raw)
    curation.put_keys_in_order(copied)
    assert (copied / SPUTNIK).read_bytes() == raw
