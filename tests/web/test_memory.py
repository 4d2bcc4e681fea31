"""Memory in two parts: never more than its budget, and what is asked for again outlives what is not."""

from hypothesis import given
from hypothesis import strategies as st

from app.web.memory import TRIAL, Memory, is_rare

BUDGET = 1000
SHARE = BUDGET // TRIAL
ADDRESSES = [b"/a?", b"/b?year=1", b"/c?year=1&actor=x", b"/d?q=a", b"/e?a=1&b=2&c=3", b"/f", b"/g?limit=2&q=b"]
STEPS = st.lists(
    st.tuples(st.sampled_from(ADDRESSES), st.one_of(st.none(), st.integers(1, 2 * SHARE), st.integers(1, 2 * BUDGET))),
    max_size=60,
)


def filled(*names: str, weight: int = 50) -> Memory[str]:
    """A memory in which these were kept, in this order."""
    memory: Memory[str] = Memory(BUDGET)
    for name in names:
        memory.keep(name.encode(), name, weight)
    return memory


def kept(memory: Memory[str]) -> str:
    """The addresses that are kept, from the longest unused one."""
    return " ".join(address.decode() for address in memory.addresses())


def test_what_is_new_has_a_fifth_in_which_the_oldest_goes_first() -> None:
    assert kept(filled(*"abcdef")) == "c d e f"


def test_what_is_asked_for_again_stays_while_others_come_and_go() -> None:
    memory = filled(*"abc")
    assert memory.get(b"b") == "b"
    for name in "defghijk":
        memory.keep(name.encode(), name, 50)
    assert kept(memory) == "h i j k b"
    assert memory.get(b"a") is None


def test_the_longest_unused_of_what_is_trusted_is_on_trial_again() -> None:
    memory: Memory[str] = Memory(BUDGET)
    for name in "abcde":
        memory.keep(name.encode(), name, 200)
        memory.get(name.encode())
    assert kept(memory) == "a b c d e"
    memory.keep(b"f", "f", 10)
    assert kept(memory) == "f b c d e"


def test_typed_words_and_rare_combinations_stay_on_trial_however_often_they_are_asked_for() -> None:
    memory = filled("/?q=a", "/?a=1&b=2&c=3", "x")
    for address in (b"/?q=a", b"/?a=1&b=2&c=3", b"/?q=a"):
        assert memory.get(address)
    for name in "yz":
        memory.keep(name.encode(), name, 50)
    assert kept(memory) == "/?a=1&b=2&c=3 /?q=a y z"


def test_which_addresses_few_readers_have_in_common() -> None:
    common = [b"/", b"/?", b"/events/a?", b"/?year=2018", b"/?actor=a&year=2018", b"/static/q=", b"/?iq=1"]
    rare = [b"/search?q=a", b"/?year=2018&q=a", b"/?actor=a&topic=b&year=2018"]
    assert [is_rare(address) for address in (*common, *rare)] == [False] * len(common) + [True] * len(rare)


def test_a_common_page_larger_than_a_fifth_is_kept_by_itself() -> None:
    memory = filled("a", "b")
    memory.keep(b"large", "large", 700)
    assert kept(memory) == "large"
    memory.keep(b"/?q=large", "large", 700)
    assert kept(memory) == "large"


def test_what_grows_pushes_others_out() -> None:
    memory = filled(*"abcd")
    memory.keep(b"b", "b", 150)
    assert (kept(memory), memory.size) == ("d b", 200)


def test_only_the_very_value_that_is_kept_is_held() -> None:
    memory: Memory[list[int]] = Memory(BUDGET)
    one: list[int] = []
    memory.keep(b"a", one, 10)
    assert memory.holds(b"a", one)
    assert not memory.holds(b"a", [])
    assert not memory.holds(b"b", one)


@given(STEPS)
def test_whatever_is_asked_and_kept_the_budget_holds_and_the_sums_are_right(
    steps: list[tuple[bytes, int | None]],
) -> None:
    """A step without a weight asks, one with a weight keeps."""
    memory: Memory[int] = Memory(BUDGET)
    last: dict[bytes, int] = {}
    for address, weight in steps:
        if weight is None:
            assert memory.get(address) in (None, last.get(address))
        else:
            memory.keep(address, weight, weight)
            last[address] = weight
            room = SHARE if is_rare(address) else BUDGET
            assert memory.holds(address, weight) == (weight <= room)
        there = {address: last[address] for address in memory.addresses()}
        assert len(there) == len(memory.addresses())
        assert memory.size == sum(there.values()) <= BUDGET
        assert sum(weight for address, weight in there.items() if is_rare(address)) <= SHARE
