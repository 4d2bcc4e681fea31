"""The view models of questions: the list by topic, the ledger, one question, and what other pages say of them."""

from dataclasses import replace

import pytest

from app.filters import QuestionFilter
from app.pages.actors import actor_page
from app.pages.claims import ClaimLine
from app.pages.questions import QuestionPage, QuestionsPage, question_page, questions_page
from app.pages.sources import source_page
from app.record.records import Outcome, Question
from app.record.story import Story

MOON, SECRET = "who-would-reach-the-moon", "what-was-kept-secret"


def listed(story: Story, **asked: object) -> QuestionsPage:
    """The list's view model of a filter."""
    return questions_page(story, QuestionFilter(**asked))  # type: ignore[arg-type]


def rows(page: QuestionsPage) -> list[ClaimLine]:
    """The claims of a ledger that is there."""
    assert page.ledger
    return page.ledger.rows


def slugs(page: QuestionsPage) -> list[str]:
    """Which claims a ledger has, in its order."""
    return [line.claim.slug for line in rows(page)]


def test_the_list_groups_the_questions_by_their_first_topic(story: Story) -> None:
    page = listed(story)
    assert [(g.heading, [q.url for q in g.questions]) for g in page.groups] == [
        ("The Moon", [f"/questions/{MOON}"]),
        ("Secrecy", [f"/questions/{SECRET}"]),
    ]
    assert (page.title, page.heading, page.summary.full, page.ledger) == ("Questions", "Questions", "2 questions", None)


def test_the_list_says_how_many_positions_and_how_forecasts_turned_out(story: Story) -> None:
    counts = {q.url: q.counts for group in listed(story).groups for q in group.questions}
    assert counts == {
        f"/questions/{MOON}": "5 positions, 4 forecasts: 1 supported, 1 contradicted, 1 mixed, "
        "1 condition not met and 1 open",
        f"/questions/{SECRET}": "2 positions",
    }


def test_the_ledger_says_its_order_where_it_is_not_its_own_and_is_one_page(story: Story) -> None:
    by_holder = listed(story, claim=("forecast",), limit=2, order="holder").summary
    assert by_holder.full.endswith(" and 1 open, by the name of the holder")
    assert by_holder.page == ""


def test_the_ledger_of_forecasts_goes_from_the_oldest_on(story: Story) -> None:
    page = listed(story, claim=("forecast",))
    assert (page.heading, page.groups) == ("The ledger of forecasts", [])
    assert slugs(page) == [
        "both-go-together", "washington-will-go", "moscow-will-go", "crews-will-stay",
    ]  # fmt: skip
    assert page.summary.full == page.title
    assert page.title == (
        "4 forecasts on 1 question: 1 supported, 1 contradicted, 1 mixed, 1 condition not met and 1 open"
    )
    assert {line.question.text for line in rows(page) if line.question} == {"Who would reach the Moon, and how?"}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"actor": ("john-f-kennedy",)}, "3 positions by John F. Kennedy, on 1 question"),
        (
            {"claim": ("forecast", "account"), "actor": ("john-f-kennedy", "tass")},
            "3 positions that are forecasts or accounts, by John F. Kennedy or TASS, on 2 questions",
        ),
        (
            {"outcome": ("open", "condition-not-met")},
            "2 positions whose outcome is open or condition not met, on 1 question",
        ),
        ({"source": ("orbit-review",)}, "3 positions told by Orbit Review, on 2 questions"),
        (
            {"claim": ("forecast",), "topic": ("moon",), "actor": ("soviet-government",)},
            "1 forecast by Soviet government, on 1 question about The Moon",
        ),
        ({"topic": ("moon",)}, "1 question about The Moon"),
        ({"q": "rivals"}, "1 question matching “rivals”"),
        ({"actor": ("nasa",)}, "0 positions by NASA"),
    ],
)
def test_one_sentence_says_what_is_shown(story: Story, asked: dict[str, tuple[str, ...]], sentence: str) -> None:
    assert listed(story, **asked).summary.full == sentence


def test_an_empty_view_offers_the_ways_out(story: Story) -> None:
    page = listed(story, claim=("account",), outcome=("open",))
    assert page.ledger is None
    assert [link.url for link in page.summary.empty] == ["/questions?outcome=open", "/questions?claim=account"]


def test_a_ledger_is_whole_and_has_no_next_page(story: Story) -> None:
    view = QuestionFilter(outcome=("supported",), limit=1)
    page = questions_page(story, view)
    assert slugs(page) == ["washington-will-go", "keep-the-order-quiet"]
    assert page.summary.next is None
    plain = questions_page(story, QuestionFilter(limit=1))
    assert plain.summary.next == f"/questions?after={SECRET}&limit=1"


def test_only_holders_are_offered_and_an_unnamed_one_is_not(story: Story) -> None:
    offered = {facet.name: {option.label: option.count for option in facet.options} for facet in listed(story).facets}
    assert offered["actor"] == {"John F. Kennedy": 3, "Soviet government": 2, "TASS": 1}
    assert offered["claim"] == {"Forecast": 4, "Assessment": 1, "Recommendation": 1, "Account": 1}
    assert offered["outcome"] == {
        "Supported": 2, "Contradicted": 1, "Mixed": 1, "Condition not met": 1, "Open": 1,
    }  # fmt: skip


def test_a_question_says_who_holds_what_since_when_and_how_it_turned_out(story: Story) -> None:
    page = question_page(story, MOON)
    assert (page.title, page.path, page.api) == (
        "Who would reach the Moon, and how?", f"/questions/{MOON}", f"/api/questions/{MOON}",
    )  # fmt: skip
    assert (page.event and page.event.url, [t.url for t in page.topics]) == (
        "/events/moon-landing", ["/questions?topic=moon", "/questions?topic=rockets"],
    )  # fmt: skip
    lines = {line.claim.slug: line for line in page.claims}
    will_go, moscow, stay = (lines[s] for s in ("washington-will-go", "moscow-will-go", "crews-will-stay"))
    assert (will_go.claim.who.name, will_go.claim.who.url, will_go.kind, will_go.claim.made.text) == (
        "John F. Kennedy", "/actors/john-f-kennedy", "Forecast", "1962",
    )  # fmt: skip
    assert (will_go.quote and will_go.quote.url, will_go.claim.pinpoint.url) == (
        "/quotes/we-choose-the-moon", "/sources/orbit-review#p8",
    )  # fmt: skip
    supported, mixed = will_go.outcomes
    assert (supported.words, supported.pinpoint and supported.pinpoint.url, supported.printed) == (
        "Supported by", "/sources/orbit-review#p9", "July 1975",
    )  # fmt: skip
    assert (supported.event and supported.event.url, supported.judge) == (
        "/events/moon-landing", "the later passage says so itself",
    )  # fmt: skip
    assert (mixed.event, mixed.judge) == (None, "the editor sets the two side by side")
    assert [(o.words, o.pinpoint and o.pinpoint.label, o.printed) for o in moscow.outcomes] == [
        ("Contradicted by", "Moon Letter", "1979"),
    ]
    assert (stay.claim.who.name, stay.claim.who.url) == ("the rivals", None)
    assert [(o.words, o.pinpoint, o.judge) for o in stay.outcomes] == [
        ("Open:", None, "no later passage decides it"),
    ]


def test_a_question_is_drawn_claim_by_claim_and_told_without_a_made_up_day(story: Story) -> None:
    page = question_page(story, MOON)
    assert [arcs.frame.name for arcs in page.arcs] == ["wide", "narrow"]
    for arcs in page.arcs:
        assert [d.kind for d in arcs.positions] == [line.claim.kind for line in page.claims]
        assert [d.who.split()[0] for d in arcs.positions] == [str(line.number) for line in page.claims]
        assert arcs.positions[-1].who.endswith("“the rivals”")
        assert [[arc.bearing.relation for arc in d.arcs] for d in arcs.positions] == [
            [o.relation for o in line.outcomes] for line in page.claims
        ]
    assert page.counts in page.told
    assert "1961" in page.told
    assert "July 1961" not in page.told


def test_the_legend_tells_what_is_drawn_and_no_more(story: Story) -> None:
    moon, secret = question_page(story, MOON).legend, question_page(story, SECRET).legend
    assert "its sign and the words beside it say how" in moon
    assert "A dot is a forecast, a square another position" in moon
    assert "A pale arc to the edge: open." in moon
    assert "A square is a position" in secret
    assert ("open" in secret, "forecast" in secret) == (False, False)


def unanswered(story: Story, monkeypatch: pytest.MonkeyPatch, *outcomes: Outcome) -> QuestionPage:
    """The page of a question as if its claims had only these outcomes."""
    question = story.load(Question, [MOON])[0]
    claims = [replace(c, outcomes=list(outcomes) if c.kind == "forecast" else []) for c in question.claims]
    monkeypatch.setattr(Story, "load", lambda *_: [replace(question, claims=claims)])
    return question_page(story, MOON)


def test_a_question_on_which_no_later_passage_bears_is_a_table_in_short(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (question_page(story, MOON).in_short, len(question_page(story, MOON).arcs)) == ([], 2)
    still_open = Outcome("open", "Nothing follows.", None, None, "editor")
    page = unanswered(story, monkeypatch, still_open)
    assert page.arcs == []
    assert [(row.who, row.line.when, row.kind) for row in page.in_short] == [
        ("John F. Kennedy", "1961", "Forecast, open"),
        ("John F. Kennedy", "1962", "Assessment"),
        ("John F. Kennedy", "1962", "Forecast, open"),
        ("Soviet government", "1964", "Forecast, open"),
        ("“the rivals”", "autumn 1979", "Forecast, open"),
    ]
    first = page.claims[0].claim
    assert page.in_short[0].line.short == first.whole == f"{first.text} ({first.condition})"


def test_a_question_shows_its_notes(story: Story) -> None:
    assert [note.text for note in question_page(story, SECRET).notes] == ["The two articles do not answer each other."]


def test_an_actor_has_their_forecasts_and_the_way_to_all_positions(story: Story) -> None:
    page = actor_page(story, "john-f-kennedy")
    assert [line.claim.slug for line in page.forecasts] == ["both-go-together", "washington-will-go"]
    assert page.positions
    assert (page.positions.text, page.positions.url) == ("All 3 positions", "/questions?actor=john-f-kennedy")


def test_an_actor_without_positions_has_neither(story: Story) -> None:
    page = actor_page(story, "neil-armstrong")
    assert (page.forecasts, page.positions) == ([], None)


def test_a_source_has_the_forecasts_it_tells(story: Story) -> None:
    page = source_page(story, "moon-letter")
    assert [line.claim.slug for line in page.forecasts] == ["both-go-together", "moscow-will-go", "crews-will-stay"]
    assert page.positions
    assert (page.positions.text, page.positions.url) == ("All 4 positions", "/questions?source=moon-letter")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("actor", "tass", "TASS"),
        ("outcome", "condition-not-met", "Condition not met"),
        ("claim", "forecast", "Forecast"),
        ("source", "moon-letter", "Moon Letter"),
        ("topic", "moon", "The Moon"),
        ("q", "x", "“x”"),
    ],
)
def test_a_value_is_said_in_a_readers_words(story: Story, name: str, value: str, said: str) -> None:
    assert QuestionFilter().label(name, value, story.names) == said
