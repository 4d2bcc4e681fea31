"""Sentences and their sources: numbered as they come, one number for one paragraph or document."""

from app.pages.sentences import Numbering
from app.record.cited import Pinpoint, Sentence

FIVE, SIX = (
    Pinpoint("orbit-review", "Orbit Review", 5, "On 4 October 1957"),
    Pinpoint("orbit-review", "Orbit Review", 6, "In"),
)


def test_a_mark_leads_to_its_paragraph_and_names_it() -> None:
    (marked,) = Numbering().marked([Sentence("It flies.", [FIVE, SIX], None)])
    assert [(mark.number, mark.name, mark.url) for mark in marked.marks] == [
        (1, "Orbit Review ¶5", "/sources/orbit-review#p5"),
        (2, "Orbit Review ¶6", "/sources/orbit-review#p6"),
    ]


def test_a_paragraph_or_document_keeps_its_number() -> None:
    numbering = Numbering()
    first, second, third = numbering.marked(
        [Sentence("A.", [FIVE], None), Sentence("B.", [], "A law."), Sentence("C.", [FIVE], None)]
    )
    assert [mark.number for sentence in (first, second, third) for mark in sentence.marks] == [1, 2, 1]
    assert [(note.number, note.pinpoint, note.general) for note in numbering.notes] == [
        (1, FIVE, None), (2, None, "A law."),
    ]  # fmt: skip


def test_a_document_leads_to_its_note_on_the_page() -> None:
    numbering = Numbering()
    (marked,) = numbering.marked([Sentence("B.", [], "A law.")])
    assert [mark.url for mark in marked.marks] == [f"#{numbering.notes[0].anchor}"] == ["#note-1"]
