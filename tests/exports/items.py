"""Bibliographic items for tests: one of each shape, and as odd as the words of a record may ever be."""

from hypothesis import strategies as st

from app.exports.csl import Issued, Item, Name

EXACT = Issued(((2020, 1, 13),))
WINDOW = Issued(((2024, 11, 27), (2024, 12, 3)), True, "between 27 November and 3 December 2024")
ODD = (
    "quotes \" ' “ ”", "braces { } }{ {{", "back\\slash \\n", "100 % & $5 #1 a_b ^ ~", "emoji 😀",
    "שלום \u202eمرحبا\u202c",
    "two\nlines\r\nand\ta tab", "TY  - BOOK", "@misc{x,", "<b>bold</b> &amp;", "ER  - ", "ends in a backslash \\",
)  # fmt: skip
"""What breaks formats of citations, as far as a title can hold it."""
WORDS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")), min_size=1).filter(str.strip),
)


def item(title: str = "Two flags", issued: Issued | None = EXACT, author: tuple[Name, ...] = ()) -> Item:
    """An article of a newspaper."""
    return Item(
        id="two-flags", type="article-newspaper", title=title, author=author, container_title="Review", issued=issued,
        url="https://review.example/two?a=1&b=2%20", note="paragraph 3, which begins “On the day …”",
    )  # fmt: skip
