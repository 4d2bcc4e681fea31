"""The icon in the forms that browsers ask for by themselves."""

import struct
from io import BytesIO

from PIL import Image

from app.exports import icons


def test_the_icon_holds_every_size() -> None:
    with Image.open(BytesIO(icons.icon())) as image:
        assert image.format == "ICO"
        assert image.info["sizes"] == {(size, size) for size in icons.SIZES}


def test_each_size_is_a_picture_and_not_empty() -> None:
    data = icons.icon()
    for number, size in enumerate(icons.SIZES):
        length, start = struct.unpack_from("<2I", data, 6 + 16 * number + 8)
        with Image.open(BytesIO(data[start : start + length])) as image:
            assert image.size == (size, size)
            assert len(set(image.convert("RGBA").tobytes())) > 8


def test_a_phone_gets_a_larger_one() -> None:
    with Image.open(BytesIO(icons.touch_icon())) as image:
        assert (image.format, image.size) == ("PNG", (icons.TOUCH, icons.TOUCH))
