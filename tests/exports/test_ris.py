"""RIS: read back by rispy, every reference says what its item says, whatever characters it holds."""

from typing import Any

import pytest
import rispy
from hypothesis import given

from app.exports.csl import Issued, Item, Name
from app.exports.ris import ris
from tests.examples import examples
from tests.exports.items import EXACT, ODD, WINDOW, WORDS, item


def read(*items: Item) -> list[dict[str, Any]]:
    """The references of a file."""
    return [dict(reference) for reference in rispy.loads(ris(list(items)))]


def test_an_article_has_the_tags_of_its_type() -> None:
    (reference,) = read(item(author=(Name(family="Pacheco Pardo", given="Ramon"), Name("TASS"))))
    assert reference == {
        "type_of_reference": "NEWS",
        "id": "two-flags",
        "authors": ["Pacheco Pardo, Ramon", "TASS"],
        "title": "Two flags",
        "secondary_title": "Review",
        "year": "2020",
        "date": "2020/01/13/",
        "urls": ["https://review.example/two?a=1&b=2%20"],
        "notes": ["paragraph 3, which begins “On the day …”"],
        "language": "en",
    }


def test_a_page_is_one_of_the_web_in_its_version() -> None:
    (reference,) = read(Item(id="page", type="webpage", title="A page", version="1.2.3+abc"))
    assert (reference["type_of_reference"], reference["edition"]) == ("WEB", "1.2.3+abc")
    assert not {"year", "date", "authors"} & set(reference)


@pytest.mark.parametrize(
    ("issued", "year", "date"),
    [
        (EXACT, "2020", "2020/01/13/"),
        (Issued(((2019, 7),)), "2019", "2019/07//"),
        (Issued(((2019,),)), "2019", "2019///"),
        (WINDOW, "2024", f"2024///{WINDOW.literal}"),
        (Issued(((2019, 12, 30), (2020, 1, 2)), True, "between them"), None, "///between them"),
        (Issued((), True, "until 2019"), None, "///until 2019"),
    ],
)
def test_a_date_says_no_more_than_is_known_and_the_rest_in_words(issued: Issued, year: str | None, date: str) -> None:
    (reference,) = read(item(issued=issued))
    assert (reference.get("year"), reference["date"]) == (year, date)


@given(WORDS)
@examples(60)
def test_any_words_come_back(title: str) -> None:
    reference, after = read(item(title=title), item())
    assert reference["title"] == " ".join(title.split())
    assert after["title"] == "Two flags"


@pytest.mark.parametrize("words", ODD)
def test_odd_words_come_back_and_start_no_tag(words: str) -> None:
    reference, _ = read(item(title=words), item())
    assert reference["title"] == " ".join(words.split())


def test_lines_end_as_the_format_says() -> None:
    text = ris([item()])
    assert text.endswith("ER  - \r\n")
    assert text.count("\n") == text.count("\r\n")
