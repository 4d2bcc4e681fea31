"""The view model of the ledger: the picture of its forecasts, the rows of its table, and how they are ordered."""

from dataclasses import replace
from typing import Any

import pytest

from app.filters import QuestionFilter, find
from app.filters.questions import ORDERS, REVERSED
from app.pages.claims import turned_out
from app.pages.ledger import HEADINGS, Ledger, ledger
from app.picture.forecasts import draw_forecasts
from app.record.story import Story

OLDEST = ["both-go-together", "washington-will-go", "moscow-will-go", "crews-will-stay"]


def shown(story: Story, **asked: Any) -> Ledger:
    """The ledger of a filter."""
    question_filter = QuestionFilter(**asked)
    return ledger(story, question_filter, find.claims(story, question_filter))


def rows(story: Story, order: str) -> list[str]:
    """The forecasts in an order."""
    return [line.claim.slug for line in shown(story, claim=("forecast",), order=order).rows]


@pytest.mark.parametrize(
    ("order", "slugs"),
    [
        ("made", OLDEST),
        ("made-reversed", OLDEST[::-1]),
        ("holder", ["both-go-together", "washington-will-go", "moscow-will-go", "crews-will-stay"]),
        ("holder-reversed", ["crews-will-stay", "moscow-will-go", "both-go-together", "washington-will-go"]),
        ("question", OLDEST),
        ("outcome", ["washington-will-go", "moscow-will-go", "both-go-together", "crews-will-stay"]),
        ("outcome-reversed", ["crews-will-stay", "both-go-together", "moscow-will-go", "washington-will-go"]),
        ("evidence", ["washington-will-go", "both-go-together", "moscow-will-go", "crews-will-stay"]),
        ("evidence-reversed", ["moscow-will-go", "both-go-together", "washington-will-go", "crews-will-stay"]),
    ],
)
def test_rows_stand_in_the_order_asked_for_and_what_has_nothing_there_comes_last(
    story: Story, order: str, slugs: list[str]
) -> None:
    assert rows(story, order) == slugs


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_changes_neither_the_rows_nor_the_picture(story: Story, order: str) -> None:
    assert sorted(rows(story, order)) == sorted(OLDEST)
    assert shown(story, claim=("forecast",), order=order).drawings == shown(story, claim=("forecast",)).drawings


def test_a_heading_orders_by_its_column_and_turns_that_order_round(story: Story) -> None:
    plain = {heading.name: heading for heading in shown(story, claim=("forecast",)).headings}
    assert list(plain) == list(HEADINGS)
    assert (plain["made"].sorted, plain["holder"].sorted) == ("ascending", "")
    assert plain["made"].url == "/questions?claim=forecast&order=made-reversed"
    assert plain["holder"].url == "/questions?claim=forecast&order=holder"
    turned = {h.name: h for h in shown(story, claim=("forecast",), order=f"made{REVERSED}").headings}
    assert (turned["made"].sorted, turned["made"].url) == ("descending", "/questions?claim=forecast")


def test_the_picture_has_every_forecast_under_its_question_and_its_name_begins_with_what_is_drawn(story: Story) -> None:
    for drawing in shown(story, claim=("forecast",)).drawings:
        [question] = drawing.questions
        assert question.asked.url == "/questions/who-would-reach-the-moon"
        assert [f.forecast.url.partition("#")[2] for f in question.forecasts] == OLDEST
        assert all(f.forecast.name.startswith(f.who) for f in question.forecasts)
        assert [[sign.relation for sign in f.signs] for f in question.forecasts] == [
            ["condition-not-met"], ["supported", "mixed"], ["contradicted"], ["open"],
        ]  # fmt: skip
    assert question.forecasts[-1].forecast.name == "“the rivals”: Crews go on living in orbit. Made autumn 1979; open"


def test_only_forecasts_are_drawn_and_only_outcomes_that_occur_are_in_the_legend(story: Story) -> None:
    mine = shown(story, actor=("john-f-kennedy",))
    assert [len(q.forecasts) for q in mine.drawings[0].questions] == [2]
    assert list(mine.signs) == ["supported", "mixed", "condition-not-met"]
    assert (mine.of_kinds, len(mine.rows)) == (True, 3)
    assert shown(story, claim=("account",)).drawings == []


def test_the_caption_says_what_is_listed_and_by_what(story: Story) -> None:
    assert shown(story, claim=("forecast",)).caption == "4 forecasts, by the day they were made"
    assert shown(story, claim=("forecast",), order="holder-reversed").caption == (
        "4 forecasts, by the name of the holder, the last first"
    )


def test_a_forecast_counts_once_under_each_of_its_outcomes_however_many_passages_say_so(story: Story) -> None:
    [claim] = find.claims(story, QuestionFilter(claim=("forecast",), outcome=("supported",)))
    assert turned_out([claim, claim]) == ": 2 supported and 2 mixed"
    assert turned_out([replace(claim, outcomes=claim.outcomes * 3)]) == ": 1 supported and 1 mixed"
    counts = find.facet_counts(story, QuestionFilter(claim=("forecast",)))["outcome"]
    assert sum(counts.values()) == 5
    assert counts == {"supported": 1, "contradicted": 1, "mixed": 1, "condition-not-met": 1, "open": 1}


def test_sheets_of_paper_part_the_picture_between_questions(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    one = shown(story, claim=("forecast",))
    asked = one.drawings[0].questions[0].asked
    drawn = replace(one, drawings=[draw_forecasts([asked] * 4, story.horizon)])
    wide = drawn.drawings[0]
    rules = [question.rule for question in wide.questions]
    two = rules[2] - rules[0] + 1
    for most, starts in ((1.0, rules), (two, rules[::2]), (5 * two, rules[:1])):
        monkeypatch.setattr("app.pages.ledger.SHEET", most)
        assert [start for start, _ in drawn.sheets] == starts
        assert [start + height for start, height in drawn.sheets] == [*starts[1:], wide.bottom]
