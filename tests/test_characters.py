"""Characters: what no text of a record may hold, what it may, and how any text is shown on a terminal."""

import unicodedata

import pytest

from app.characters import HIDDEN, TAB, is_plain, is_read, named, remedy, shown, visible

EVERY = [chr(number) for number in range(0x110000)]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un, 김정은, 金正恩, Ким Чен Ын", "“So — what?” he said… 50 %", "two\nlines", "a no-break\xa0space",
        "می‌خواهم", "क्‍ष", "👨‍👩‍👧", "🏳️‍🌈", "❤️", "©️", "1️⃣", "👍🏽",
    ],
)  # fmt: skip
def test_what_is_read_may_stand_in_a_text(text: str) -> None:
    assert not HIDDEN.search(text)


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("a\0", "U+0000 NULL"), ("\x1b[2J", "U+001B ESCAPE"), ("a\rb", "U+000D CARRIAGE RETURN"),
        ("\x7f", "U+007F DELETE"), ("\x80", "U+0080 a control character"), ("\x85", "U+0085 NEXT LINE"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"), ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u200e", "U+200E LEFT-TO-RIGHT MARK"), ("\u061c", "U+061C ARABIC LETTER MARK"),
        ("a\u200bb", "U+200B ZERO WIDTH SPACE"), ("a\u200cb", "U+200C ZERO WIDTH NON-JOINER"),
        ("a\u200db", "U+200D ZERO WIDTH JOINER"), ("م\u200c", "U+200C ZERO WIDTH NON-JOINER"),
        ("م\u200c\u200cم", "U+200C ZERO WIDTH NON-JOINER"), ("\u2060", "U+2060 WORD JOINER"),
        ("a\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"), ("a\xadb", "U+00AD SOFT HYPHEN"),
        ("🏴\U000e0067", "U+E0067 TAG LATIN SMALL LETTER G"), ("a\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("❤\ufe0f\ufe0f", "U+FE0F VARIATION SELECTOR-16"), ("\ud83d", "U+D83D half of a surrogate pair"),
        ("\ufffe", "U+FFFE a number that is no character"), ("\ue000", "U+E000 a character of private use"),
        ("\u3164", "U+3164 HANGUL FILLER"), ("\u2800", "U+2800 BRAILLE PATTERN BLANK"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_named_by_number_and_name(text: str, character: str) -> None:
    found = HIDDEN.search(text)
    assert found
    assert named(found[0]) == character
    assert remedy(found[0])


def test_the_quick_look_misses_nothing() -> None:
    missed = [named(character) for character in EVERY if HIDDEN.search(character) and is_plain(character)]
    assert not missed
    assert is_plain("Plain words,\nand more.")


def test_all_controls_and_formats_are_hidden_but_those_that_are_drawn() -> None:
    unseen = [c for c in EVERY if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]
    let_through = {c for c in unseen if not HIDDEN.search(c)}
    drawn = {"\n", TAB, *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))}
    egyptian = set(map(chr, range(0x13430, 0x13440)))
    assert let_through <= drawn | egyptian, [named(c) for c in sorted(let_through - drawn - egyptian)]


@pytest.mark.parametrize("text", ["", " ", "…", "\xa0", "—", "́", "!?"])
def test_a_text_without_a_letter_or_digit_is_not_read(text: str) -> None:
    assert not is_read(text)
    assert is_read(f"{text}김")


def test_what_is_shown_is_one_short_line_that_drives_no_terminal() -> None:
    assert shown("plain words") == "plain words"
    assert visible("\x1b[2J\nred\u202e\ud800") == "\\x1b[2J\\nred\\u202e\\ud800"
    for hostile in ("a" * 10_000, "\0" * 10_000, "\x1b" * 150, "a" * 100 + "\n" * 150):
        assert len(shown(hostile)) <= 200
        assert shown(hostile).isprintable()
    assert shown("begins" + "x" * 1000 + "ends").startswith("begins")
    assert shown("begins" + "x" * 1000 + "ends").endswith("ends")
