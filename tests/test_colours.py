"""Colours: what the tokens are worth in both schemes, and the contrast of WCAG."""

import pytest

from app import colours


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#000000", 21), ("#777777", "#777777", 1), ("#767676", "#ffffff", 4.54)],
)
def test_the_contrast_of_two_colours(one: str, other: str, ratio: float) -> None:
    assert round(colours.contrast(one, other), 2) == ratio


def test_a_token_has_a_value_in_each_scheme() -> None:
    assert colours.token("paper") != colours.token("paper", dark=True)
    assert colours.contrast(colours.token("ink"), colours.token("paper")) > 7
    assert colours.contrast(colours.token("ink", dark=True), colours.token("paper", dark=True)) > 7


def test_a_token_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        colours.token("no-such-colour")
