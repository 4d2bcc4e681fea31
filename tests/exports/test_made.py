"""A file that was made: its bytes, its size and digest, in memory or beyond, for several readers at once."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.exports import made as module
from app.exports.made import made


@pytest.mark.parametrize("small", [10, 10**6])
def test_a_file_is_its_parts_with_their_size_and_digest(monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    monkeypatch.setattr(module, "SMALL", small)
    monkeypatch.setattr(module, "PART", 7)
    content = b"one two three four five"
    file = made([b"one two ", b"", b"three four", b" five"])
    assert b"".join(file.parts()) == content
    assert [len(part) for part in file.parts()] == [7, 7, 7, 2]
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_an_empty_file_has_no_parts() -> None:
    assert list(made([]).parts()) == []


def test_readers_at_once_are_each_sent_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PART", 3)
    content = bytes(range(256)) * 8
    file = made([content])
    with ThreadPoolExecutor(8) as readers:
        assert set(readers.map(lambda _: b"".join(file.parts()), range(32))) == {content}
