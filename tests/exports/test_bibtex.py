"""BibTeX: read back by bibtexparser, every entry says what its item says, whatever characters it holds."""

from dataclasses import replace
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given

from app.exports.bibtex import bibtex, escaped
from app.exports.csl import Issued, Item, Name
from tests.examples import examples
from tests.exports.items import EXACT, ODD, WINDOW, WORDS, item

NAMED = {r"{\textbraceleft}": "\\{", r"{\textbraceright}": "\\}", r"{\textasciicircum}": "\\textasciicircum{}"}
"""Names of TeX that the parser's decoder does not know, as it knows them."""


def read(*items: Item) -> list[dict[str, str]]:
    """The fields of each entry of a file."""
    library = parse_string(bibtex(list(items)))
    assert not library.failed_blocks
    assert not library.comments
    return [{"TYPE": e.entry_type, "KEY": e.key} | {f.key: str(f.value) for f in e.fields} for e in library.entries]


def decoded(text: str) -> str:
    """What TeX prints for a text."""
    for name, known in NAMED.items():
        text = text.replace(name, known)
    entry = f"@misc{{a, title = {{{text}}}}}"
    balanced = entry.replace("\\{", "\x01").replace("\\}", "\x02")
    library = parse_string(balanced, append_middleware=[LatexDecodingMiddleware()])
    title: Any = library.entries[0].fields_dict["title"].value
    return str(title).replace("\x01", "{").replace("\x02", "}").replace("ˆ", "^")


def test_an_article_has_the_fields_of_its_type() -> None:
    (entry,) = read(item(author=(Name(family="Pacheco Pardo", given="Ramon"), Name("Ministry, of Works"))))
    assert entry == {
        "TYPE": "article",
        "KEY": "two-flags",
        "author": "Pacheco Pardo, Ramon and {Ministry, of Works}",
        "title": "{Two flags}",
        "journal": "Review",
        "year": "2020",
        "month": "jan",
        "day": "13",
        "url": "https://review.example/two?a=1&b=2%20",
        "note": "Paragraph 3, which begins “On the day …”",
        "language": "english",
    }


def test_what_is_not_known_is_no_field() -> None:
    (entry,) = read(Item(id="page", type="webpage", title="A page"))
    assert set(entry) == {"TYPE", "KEY", "title", "language"}


@pytest.mark.parametrize(
    ("issued", "known"),
    [
        (WINDOW, {"year": "2024"}),
        (Issued(((2020, 11, 12), (2020, 11, 15)), True, "between 12 and 15"), {"year": "2020", "month": "nov"}),
        (Issued(((2019, 12, 30), (2020, 1, 2)), True, "between them"), {}),
        (Issued(((2019,),)), {"year": "2019"}),
        (Issued((), True, "until 2019"), {}),
        (EXACT, {"year": "2020", "month": "jan", "day": "13"}),
    ],
)
def test_a_date_says_no_more_than_is_known_and_the_rest_in_words(issued: Issued, known: dict[str, str]) -> None:
    (entry,) = read(item(issued=issued))
    assert {name: entry[name] for name in ("year", "month", "day") if name in entry} == known
    assert entry["note"].startswith(f"Published {issued.literal}" if issued.literal else "Paragraph")


@given(WORDS, WORDS)
@examples(60)
def test_any_words_come_back(title: str, outlet: str) -> None:
    one = item(title=title, author=(Name(outlet),))
    entry, after = read(one, replace(item(), id="after"))
    assert (entry["title"], entry["author"]) == (f"{{{escaped(title)}}}", f"{{{escaped(outlet)}}}")
    assert after["title"] == "{Two flags}"


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_printed_as_they_are(words: str) -> None:
    assert decoded(escaped(words)).split() == words.split()


def test_a_brace_or_blank_in_an_address_breaks_nothing() -> None:
    (entry,) = read(Item(id="a", type="webpage", title="A", url="https://a.example/{b} c\\d"))
    assert entry["url"] == "https://a.example/%7Bb%7D%20c%5Cd"
