"""A problem is told in parts of bounded length, whatever a file says."""

from app.curation import Problem


def test_each_part_of_a_problem_is_cut() -> None:
    problem = Problem("f" * 999, 1, "d" * 999, "m" * 999, "r" * 999)
    parts = (problem.file, problem.field, problem.message, problem.remedy)
    assert [len(part) for part in parts] == [200, 200, 400, 600]
