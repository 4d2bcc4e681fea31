"""Text from elsewhere becomes text that a record may hold."""

import pytest

from app.curation.elsewhere.plain import fit


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a\u200bb", "ab"), ("a\ufe0fb", "ab"), ("a\x00b", "a\ufffdb"), ("a\u2028b", "a\ufffdb"), ("Rózsa", "Rózsa")],
)
def test_what_only_tells_how_a_text_is_shown_goes_and_the_rest_is_marked(given: str, kept: str) -> None:
    assert fit(given) == kept
