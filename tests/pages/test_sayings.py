"""Who says what about an event: the claims that judge it, by source and date, and nothing that stands there already."""

from dataclasses import replace

from app.pages.sayings import SourceSays, sayings
from app.record import linked, records
from app.record.story import Story


def asked(story: Story, event: records.Event) -> list[records.Question]:
    """The questions that bear on an event."""
    return linked.questions_on(story, event.slug, 99)


def slugs_of(group: SourceSays) -> list[str]:
    """The claims under a source."""
    return [saying.claim.slug for part in (*group.shown, *group.more) for saying in part.sayings]


def said_of(story: Story, slug: str) -> list[tuple[str, list[str]]]:
    """The sources that say something of an event, each with the slugs of the claims."""
    event = story.load(records.Event, [slug])[0]
    return [(group.source.text, slugs_of(group)) for group in sayings(story, event, asked(story, event))]


def test_claims_stand_under_their_sources_as_these_appeared(story: Story) -> None:
    assert said_of(story, "moon-landing") == [
        ("Orbit Review", ["because-it-is-hard", "washington-will-go"]),
        ("Moon Letter", ["both-go-together", "moscow-will-go", "crews-will-stay"]),
    ]


def test_a_claim_stands_with_every_event_that_it_judges_and_with_its_questions_own(story: Story) -> None:
    assert said_of(story, "apollo-programme") == [("Orbit Review", ["because-it-is-hard", "washington-will-go"])]
    assert said_of(story, "space-stations") == []


def test_answers_to_a_question_about_the_event_itself_come_first(story: Story) -> None:
    landing = story.load(records.Event, ["moon-landing"])[0]
    questions = asked(story, landing)
    again = [
        replace(claim, slug=f"{claim.slug}-2", question="other", events=["moon-landing"])
        for claim in questions[0].claims
    ]
    other = replace(questions[0], slug="other", event=None, claims=again)
    own = [replace(question, event="moon-landing") for question in questions]
    for group in sayings(story, landing, [other, *own]):
        apart = [slug.endswith("-2") for slug in slugs_of(group)]
        assert apart == sorted(apart), "what is asked of another event stands behind"


def test_a_claim_whose_words_stand_on_the_page_as_a_quotation_is_left_out(story: Story) -> None:
    apollo = replace(story.load(records.Event, ["apollo-programme"])[0], quotes=["we-choose-the-moon"])
    said = sayings(story, apollo, asked(story, apollo))
    assert [slugs_of(group) for group in said] == [["because-it-is-hard"]]


def test_the_day_of_a_claim_is_said_where_it_is_not_that_of_the_article(story: Story) -> None:
    landing = story.load(records.Event, ["moon-landing"])[0]
    parts = [part for group in sayings(story, landing, asked(story, landing)) for part in (*group.shown, *group.more)]
    made = {saying.claim.slug: part.made for part in parts for saying in part.sayings}
    assert made["because-it-is-hard"] == "1962"
    assert made["crews-will-stay"] is None


def test_two_claims_of_a_source_stand_in_view_and_a_single_one_more_is_not_folded(story: Story) -> None:
    landing = story.load(records.Event, ["moon-landing"])[0]
    [orbit, letter] = sayings(story, landing, asked(story, landing))
    assert [group.more_count for group in (orbit, letter)] == [0, 0]
    questions = asked(story, landing)
    twice = [replace(question, claims=[*question.claims, *question.claims]) for question in questions]
    assert [group.more_count for group in sayings(story, landing, twice)] == [2, 4]
