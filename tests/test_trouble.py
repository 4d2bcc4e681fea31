"""What a command says where it cannot go on is short, shows nothing hidden, and its exit code says it all the same."""

import shlex

from tests.test_cli import COMMAND, in_a_process, one_line, timeline


def test_where_nothing_can_be_said_the_exit_code_says_it() -> None:
    done = in_a_process("bash", "-c", f"{shlex.quote(COMMAND)} verify --data /dev/null/nowhere 2>/dev/full")
    assert done.returncode == 3


def test_what_is_wrong_is_said_in_a_line_of_bounded_length_that_hides_nothing() -> None:
    said = one_line(timeline("verify", "--data", f"/nowhere/{'x' * 5_000}"))
    assert len(said) < 1_100
    said = one_line(timeline("verify", "--data", "/dev/null/\x1b[2Jnowhere"))
    assert "\x1b" not in said
