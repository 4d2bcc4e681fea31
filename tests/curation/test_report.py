"""What a curator reads: how each article is covered, what is thin, and records drawn to be checked."""

from app import curation
from app.curation import read_lock
from tests.conftest import WORLD


def test_coverage_tells_for_each_paragraph_what_cites_it_or_why_nothing_does(world: curation.Seeds) -> None:
    lines = list(curation.coverage(world))
    start = lines.index("orbit-review: The long way up")
    assert lines[start + 1] == "  ¶1   page furniture"
    assert lines[start + 2] == "  ¶2   left out: Headline; it states nothing of its own."
    assert lines[start + 5] == "  ¶5   events/sputnik, story"
    users = "events/gagarin-flight, actors/sergei-korolev, quotes/chief-designer, questions/what-was-kept-secret"
    assert lines[start + 6] == f"  ¶6   {users}, story"
    assert lines[start + 11] == "  7 of 10 cited, 1 left out, 3 furniture"


def test_coverage_tells_what_is_thin(world: curation.Seeds) -> None:
    lines = list(curation.coverage(world))
    assert "actors without events (1): tass" in lines
    assert "events told by one source: 6 of 8" in lines
    assert "dates of events by basis: stated 7 (88%), general 1 (12%)" in lines


def test_a_sample_draws_as_many_records_as_asked_for_and_no_more_than_there_are(world: curation.Seeds) -> None:
    lock = read_lock(WORLD)
    for asked, drawn in ((1, 1), (5, 5), (12, 12), (500, 12)):
        heads = [line for line in curation.sample(world, asked, lock) if line.startswith("== ")]
        assert len(heads) == len(set(heads)) == drawn


def test_a_sample_shows_the_cited_paragraphs_whole_or_by_their_first_words(world: curation.Seeds) -> None:
    articles = curation.read_articles(WORLD / "articles", world)
    short = list(curation.sample(world, 12, read_lock(WORLD)))
    whole = list(curation.sample(world, 12, read_lock(WORLD), articles))
    assert "  -- orbit-review ¶5: On 4 October 1957 …" in short
    assert any(line.endswith("radio amateurs everywhere could hear it beep.") for line in whole)
    assert sorted(line for line in short if "edtf" in line) == sorted(line for line in whole if "edtf" in line)
