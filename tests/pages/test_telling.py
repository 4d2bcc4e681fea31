"""Which sources tell of an event or answer a question: a row for every source, with ticks or with an empty one."""

from app.lists import CLAIM_KINDS
from app.pages.telling import TICK, Telling, of_event, of_question
from app.record.records import Event, Question
from app.record.story import Story


def ticks(telling: Telling) -> dict[str, list[tuple[str, int]]]:
    """By source, how many ticks of each kind it has."""
    return {t.source.text: [(one.kind, one.number) for one in t.ticks] for t in telling.tellers}


def test_every_source_has_a_row_and_those_that_cite_an_event_a_filled_tick(story: Story) -> None:
    for event in story.find(Event):
        telling = of_event(story, event.pinpoints)
        cited = {pinpoint.label for pinpoint in event.pinpoints}
        assert ticks(telling) == {
            source.label: [("told", 1)] if source.label in cited else [] for source in story.sources.values()
        }
        assert telling.told.startswith(f"{len(cited)} of the two articles tell")


def test_a_tick_of_an_event_names_the_paragraphs_in_their_order(story: Story) -> None:
    [event] = story.load(Event, ["secret-moon-order"])
    [told] = [one for teller in of_event(story, event.pinpoints).tellers for one in teller.ticks]
    assert [pinpoint.paragraph for pinpoint in told.pinpoints] == sorted(
        pinpoint.paragraph for pinpoint in event.pinpoints
    )


def test_a_question_has_a_tick_for_each_claim_of_a_source_by_kind(story: Story) -> None:
    [question] = story.load(Question, ["who-would-reach-the-moon"])
    telling = of_question(story, question.claims)
    assert telling.kinds == ["forecast", "assessment"]
    assert ticks(telling) == {
        "Orbit Review": [("forecast", 1), ("assessment", 1)], "Moon Letter": [("forecast", 3), ("assessment", 0)],
    }  # fmt: skip
    assert [one.words for teller in telling.tellers for one in teller.ticks] == [
        "1 forecast", "1 assessment", "3 forecasts", "no assessment",
    ]  # fmt: skip
    assert telling.told == "2 of the two articles have an answer"


def test_a_silent_source_is_said_to_be_silent(story: Story) -> None:
    [question] = story.load(Question, ["who-would-reach-the-moon"])
    telling = of_question(story, [claim for claim in question.claims if claim.pinpoint.source == "orbit-review"])
    assert ticks(telling)["Moon Letter"] == []
    assert {teller.silent for teller in telling.tellers} == {"has no answer"}
    assert telling.tick == TICK
    assert telling.told == "1 of the two articles has an answer"


def test_a_source_that_only_judges_an_event_is_not_said_to_leave_it_out(story: Story) -> None:
    [event] = story.load(Event, ["secret-moon-order"])
    sources = list(story.sources)
    silent = {teller.source.text: teller.silent for teller in of_event(story, [], sources[:1]).tellers}
    assert list(silent.values()) == ["only in a position above", "does not tell of it"]
    assert of_event(story, event.pinpoints, sources).told == of_event(story, event.pinpoints).told


def test_a_row_says_when_its_source_was_printed(story: Story) -> None:
    telling = of_question(story, [])
    assert {teller.source.text: teller.printed for teller in telling.tellers} == {
        "Orbit Review": "July 1975", "Moon Letter": "1979",
    }  # fmt: skip
    assert all(kind in CLAIM_KINDS for kind in telling.kinds)
