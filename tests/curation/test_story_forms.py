"""What a story says besides its records has a form for each of its values, which is told where it is missed."""

from pathlib import Path

import pytest

from tests.curation.spoiling import problems, spoil

DAY, COLOUR = "Write a day like 2018-01-31.", "Write a colour like #1f5a9c, in small letters and in quotes."


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "message", "remedy"),
    [
        ("site.yaml", "opens: 1961-01-01", "opens: 1961-1-1", "opens", "'1961-1-1' has the wrong form", DAY),
        ("changes.yaml", "date: 2026-01-31", "date: 31.1.2026", "0.date", "'31.1.2026' has the wrong form", DAY),
        ("changes.yaml", "record: events/apollo-programme", "record: apollo", "0.record", "'apollo' has the wrong form",
         "Write it like events/its-slug."),
        ("lists.yaml", '"#1d4f91"', '"#1D4F91"', "lanes.0.colour.light", "'#1D4F91' has the wrong form", COLOUR),
        ("lists.yaml", '"#1d4f91"', '"#1d4f9"', "lanes.0.colour.light", "'#1d4f9' has the wrong form", COLOUR),
        ("topics.yaml", "slug: moon", "slug: Moon", "0.slug", "'Moon' has the wrong form",
         "Use a-z, 0-9 and single hyphens."),
    ],
)  # fmt: skip
def test_a_value_of_another_form_is_told_with_one_that_is_right(
    copied: Path, file: str, old: str, new: str, field: str, message: str, remedy: str
) -> None:
    spoil(copied, file, old, new)
    assert [(p.field, p.message, p.remedy) for p in problems(copied) if p.file == file] == [(field, message, remedy)]


@pytest.mark.parametrize("contact", ["editors@moon.example", "https://moon.example/editors"])
def test_a_contact_is_a_mail_address_or_one_of_the_web(copied: Path, contact: str) -> None:
    site = copied / "site.yaml"
    lines = [line for line in site.read_text(encoding="utf-8").splitlines() if not line.startswith("contact:")]
    site.write_text("\n".join([*lines, f"contact: {contact}", ""]), encoding="utf-8")
    assert not [p for p in problems(copied) if p.field == "contact"]
    spoil(copied, "site.yaml", f"contact: {contact}", "contact: editors at moon.example")
    (problem,) = [p for p in problems(copied) if p.field == "contact"]
    assert "neither a mail address nor an address of the web" in problem.message
