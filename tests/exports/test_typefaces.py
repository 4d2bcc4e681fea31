"""The site's typefaces in drawings: their widths, and the picture that they make."""

from io import BytesIO

from PIL import Image, ImageChops

from app.exports.typefaces import SANS, SERIF, faces, pixels, wrapped

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><rect width="300" height="60" fill="#fff"/>
<text x="0" y="40" font-size="30" font-family="'{family}'" font-weight="{weight}">Hamburg</text></svg>"""


def ink(family: str, weight: int) -> tuple[int, int, int, int]:
    """Where a word in a typeface stands."""
    with Image.open(BytesIO(pixels(DRAWING.format(family=family, weight=weight)))) as image:
        grey = image.convert("L")
        box = ImageChops.invert(grey).getbbox()
        assert box
        return box


def test_each_face_is_drawn_as_wide_as_it_is_measured() -> None:
    for (family, weight), face in faces().items():
        if family == SANS or weight == 600:
            left, _, right, _ = ink(family, weight)
            assert abs(right - left - face.width("Hamburg", 30)) < 6, (family, weight)


def test_weights_and_families_differ() -> None:
    assert len({ink(SANS, 400), ink(SANS, 600), ink(SERIF, 600)}) == 3


def test_a_letter_that_ours_lack_is_looked_for_on_the_machine() -> None:
    assert "漢" not in faces()[SANS, 400].widths
    assert pixels(DRAWING.format(family=SANS, weight=400).replace("Hamburg", "漢字")).startswith(b"\x89PNG")


def test_a_drawing_is_as_wide_as_it_is_asked_for() -> None:
    with Image.open(BytesIO(pixels(DRAWING.format(family=SANS, weight=400), width=900))) as image:
        assert image.size == (900, 180)


def test_lines_keep_to_their_room_and_lose_no_word() -> None:
    text = "Some words that need several lines, and Donaudampfschifffahrtsgesellschaft"
    face = faces()[SERIF, 600]
    lines = wrapped(text, face, 20, 150)
    assert " ".join(lines) == text
    assert all(face.width(line, 20) <= 150 for line in lines[:-1])
    assert wrapped("", face, 20, 150) == [""]
