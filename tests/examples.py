"""How many examples a property is tried on: as many as it says, times EXAMPLES (`make soak` multiplies)."""

import os

from hypothesis import settings

TIMES = int(os.environ.get("EXAMPLES", "1"))


def examples(number: int) -> settings:
    """Settings for so many examples in `make test`."""
    return settings(max_examples=number * TIMES)
