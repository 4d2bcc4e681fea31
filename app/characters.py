"""Owns which characters a text of the record may hold, and how any text is shown where it may hold others. Pure."""

import re
import unicodedata

_JOINING = "\u0600-\u0dff\u1000-\u109f\u1780-\u18af"
"""Scripts in which a joiner between two letters changes what is read: Arabic, those of India, Burmese, Khmer."""
_EMBLEMS = "\xa9\xae\u203c\u2049\u2122\u2139"
_PICTURES = _EMBLEMS + "\u2190-\u21ff\u2300-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_NOWHERE = "".join(
    (
        "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029",  # controls, and line ends that only some programs know
        "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164",
        "\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a",
        "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff",  # halves of pairs, private use, tags
        "\ufdd0-\ufdef",
        *(f"{chr(plane << 16 | 0xFFFE)}-{chr(plane << 16 | 0xFFFF)}" for plane in range(0xE)),  # noncharacters
    )
)
HIDDEN = re.compile(
    f"[{_NOWHERE}]"
    f"|(?<![{_JOINING}])\u200c|\u200c(?![{_JOINING}])"
    f"|(?<![{_JOINING}{_PICTURES}\ufe0f])\u200d|\u200d(?![{_JOINING}{_PICTURES}])"
    f"|(?<![{_PICTURES}])\ufe0f(?!\u20e3)"
)
"""What nobody sees, or sees as something else. A joiner is none between two letters of a script that needs it or
between two pictures, and the mark that asks for a picture is none behind one, or before the cap of a key."""
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d159\U000e0000-\U000e0fff]"
)
"""What is hidden though Unicode has it among what is printed."""
TAB = "\t"
_KINDS = {"Cc": "a control character", "Cs": "half of a surrogate pair", "Co": "a character of private use"}
_UNTITLED = {"\x7f": "DELETE", "\x85": "NEXT LINE"}


def is_plain(text: str) -> bool:
    """Whether a text of several lines surely holds nothing hidden, and no tab: thirty times as quick as `HIDDEN`."""
    return text.replace("\n", "").isprintable() and not _BLANK.search(text)


def is_read(text: str) -> bool:
    """Whether there is anything to read in a text: a letter or a digit."""
    return any(map(str.isalnum, text))


def named(character: str) -> str:
    """A character by its number and name: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(character):04X} {_name(character)}"


def _name(character: str) -> str:
    number = ord(character)
    if number < 0x20:
        return unicodedata.name(chr(0x2400 + number)).removeprefix("SYMBOL FOR ")
    other = _KINDS.get(unicodedata.category(character), "a number that is no character")
    return _UNTITLED[character] if character in _UNTITLED else unicodedata.name(character, other)


def remedy(character: str) -> str:
    """What to do about a character that no text may hold."""
    if character in "\t\r\x0b\x0c\x85\u2028\u2029":
        return "Write a space, or begin a paragraph where the field may have several."
    return "Remove it; type the text anew if it was copied."


def visible(text: str) -> str:
    """A text with all that is not printed escaped, so that it drives no terminal."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def shown(text: str, most: int = 200) -> str:
    """A text as one line of at most `most` characters that drives no terminal: escaped, and cut in its middle, so that
    what it begins and ends with is read."""
    if len(text) > most:
        half = most // 2
        text = f"{text[: half - 2]} … {text[1 - half :]}"
    escaped = visible(text)
    return escaped if len(escaped) <= most else f"{escaped[: most - 1]}…"
