"""Blank records: every field with its meaning, right once filled in, and nothing is ever overwritten."""

import re
from pathlib import Path

import pytest
import yaml

from app import curation
from app.curation import blanks, forms
from app.curation.blanks import NAMES, BlankError, blank
from app.curation.fields import fields
from app.lists import SINGULARS
from tests.conftest import WORLD

MODELS = {kind: forms.RECORDS[SINGULARS[kind].plural] for kind in NAMES}


def filled(kind: str, slug: str) -> str:
    """The blank of a kind with each required field's value taken from a record of the tiny world."""
    given = yaml.load((WORLD / SINGULARS[kind].file(slug)).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    kept, skipping = [], False
    for line in blank(MODELS[kind]).splitlines():
        name = re.match(r"([a-z_]+):", line)
        if name:
            skipping = True
            kept.append(yaml.safe_dump({name[1]: given[name[1]]}, allow_unicode=True, sort_keys=False))
        elif line.startswith("#") or not skipping:
            kept.append(f"{line}\n")
    return "".join(kept)


@pytest.mark.parametrize("kind", NAMES)
def test_a_blank_is_yaml_that_names_every_field(kind: str) -> None:
    text = blank(MODELS[kind])
    for name in MODELS[kind].model_fields:
        assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name
    assert isinstance(yaml.load(text, Loader=yaml.BaseLoader), dict)


@pytest.mark.parametrize("kind", NAMES)
def test_the_fields_to_fill_in_are_the_required_ones_in_their_order(kind: str) -> None:
    required = [name for name, field in MODELS[kind].model_fields.items() if field.is_required()]
    assert list(yaml.load(blank(MODELS[kind]), Loader=yaml.BaseLoader)) == required


@pytest.mark.parametrize("kind", NAMES)
def test_a_blank_without_its_comment_marks_is_yaml_of_every_field(kind: str) -> None:
    bare = re.sub(r"^# ", "", blank(MODELS[kind]), flags=re.MULTILINE)
    assert list(yaml.load(bare, Loader=yaml.BaseLoader)) == list(MODELS[kind].model_fields)


@pytest.mark.parametrize("kind", NAMES)
def test_a_blank_as_it_is_written_is_a_problem_to_fill_in(copied: Path, kind: str) -> None:
    blanks.write(copied, kind, "brand-new")
    wrong = {p.file for p in curation.check(copied)[1]}
    assert wrong == {SINGULARS[kind].file("brand-new")}


@pytest.mark.parametrize(
    ("kind", "slug"),
    [("event", "sputnik"), ("actor", "nasa"), ("quote", "lets-go"), ("source", "moon-letter")],
)
def test_a_blank_with_its_required_fields_filled_in_is_a_record(copied: Path, kind: str, slug: str) -> None:
    (copied / SINGULARS[kind].file(slug)).write_text(filled(kind, slug), encoding="utf-8")
    seeds, problems = curation.load(copied)
    assert problems == []
    assert slug in seeds.of(SINGULARS[kind])


def test_choices_and_meanings_stand_beside_the_fields() -> None:
    text = blank(forms.Event)
    assert "kind:  # one of the event_kinds in lists.yaml" in text
    assert "importance:  # headline | major | minor" in text
    assert "edtf:  # 2018, 2018-06, 2018-06-12" in text


def test_a_hint_beside_a_closed_list_names_each_of_its_values() -> None:
    for form in MODELS.values():
        for field in fields(form):
            assert all(word in blanks.meaning(form, field) for word in field.words), field.name


def test_a_record_that_is_there_is_never_overwritten(copied: Path) -> None:
    before = (copied / "events/sputnik.yaml").read_bytes()
    with pytest.raises(BlankError, match="is there already"):
        blanks.write(copied, "event", "sputnik")
    assert (copied / "events/sputnik.yaml").read_bytes() == before


@pytest.mark.parametrize("slug", ["Sputnik", "sputnik_1", "-a", "a-", "a--b", "", "../x", "é", "a" * 61, "a\n"])
def test_what_is_no_slug_is_refused(copied: Path, slug: str) -> None:
    with pytest.raises(BlankError, match="is no slug"):
        blanks.write(copied, "event", slug)


def test_a_kind_that_is_not_known_is_refused_with_those_that_are(copied: Path) -> None:
    with pytest.raises(BlankError, match="Use one of source, actor, place, event, quote"):
        blanks.write(copied, "letter", "sputnik")


def test_the_folder_of_a_kind_is_made_where_it_is_missing(tmp_path: Path) -> None:
    assert blanks.write(tmp_path, "quote", "a-word").read_text(encoding="utf-8").startswith("passages:")


def test_a_kind_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(blanks.BlankError) as refused:
        blanks.write(tmp_path, "planet", "mars")
    kinds = "source, actor, place, event, quote, question"
    assert str(refused.value) == f"There is no kind 'planet'. Use one of {kinds}."
    with pytest.raises(blanks.BlankError) as long:
        blanks.write(tmp_path, "event", "a" * 61)
    told = f"'{'a' * 61}' is no slug. Use a-z, 0-9 and single hyphens, at most 60 characters."
    assert str(long.value) == told
    assert blanks.write(tmp_path, "event", "a" * 60).exists()
