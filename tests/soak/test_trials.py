"""What `make soak` puts the site through at length, a little of it; and that its judges see what is wrong."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

import brotli
import pytest

from tests.soak.pages import Judge
from tests.soak.row import Tally
from tests.soak.trials import TRIALS, in_its_own_process, quiet, tried

SHORT = {
    "kills": 2, "flips": 8, "disks": 4, "faults": 4, "swaps": 3, "workers": 3, "hostile": 600, "wire": 300,
    "overload": 1,
}  # fmt: skip
"""How much of each trial is a little of it."""
GENERATION = "0123456789abcdef"
RIGHT = f"<p>Record <code>{GENERATION}</code>".encode()
PACKED = brotli.compress(RIGHT)


@pytest.fixture(scope="module")
def process() -> Iterator[Executor]:
    """One process for all of them: each imports the program and reads the same pages; but for `faults`, whose commands
    are forked of a process with another library."""
    with ProcessPoolExecutor(1, get_context("spawn"), quiet) as pool:
        yield pool


@pytest.mark.parametrize("name", SHORT)
def test_nothing_fails_or_is_wrong_or_lost(name: str, process: Executor) -> None:
    if name == "faults":
        ((_, row, _, why),) = in_its_own_process([name], SHORT[name] / TRIALS[name], 1)
    else:
        _, row, _, why = process.submit(tried, name, SHORT[name]).result()
    assert row, why
    assert row.is_clean, "\n".join(row.told(name))
    assert row.tally.answers, "nobody was answered anything"


def judged(status: str, body: bytes, coding: str = "identity") -> Tally:
    """What a reader counts who knows one page of one generation, and is answered so."""
    known = {"identity": RIGHT, "br": PACKED}
    digests = {("/", name): hashlib.sha256(content).hexdigest() for name, content in known.items()}
    judge = Judge({GENERATION: digests})
    judge.answer("/", coding, f"HTTP/1.1 {status}".encode(), body)
    return judge.tally


@pytest.mark.parametrize(("coding", "body"), [("identity", RIGHT), ("br", PACKED)])
def test_the_page_of_its_generation_is_right(coding: str, body: bytes) -> None:
    tally = judged("200 OK", body, coding)
    assert (tally.answers.total(), tally.wrong.total(), tally.errors.total()) == (1, 0, 0)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("identity", RIGHT + b"."),
        ("identity", RIGHT.replace(b"0", b"1")),
        ("identity", b""),
        ("br", RIGHT),
        ("br", brotli.compress(RIGHT, quality=1)),
    ],
)
def test_any_other_is_wrong(coding: str, body: bytes) -> None:
    assert judged("200 OK", body, coding).wrong.total() == 1


def test_what_is_no_page_is_an_error_but_for_a_refusal_that_says_when_to_come_again() -> None:
    for status in ("500 Internal Server Error", "404 Not Found", "503 Service Unavailable"):
        assert judged(status, b"").errors.total() == 1
    again = judged("503 Service Unavailable\r\nretry-after: 5", b"")
    assert (again.errors.total(), again.answers.total()) == (0, 1)
