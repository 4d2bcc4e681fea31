"""Addresses of the web in a record: a public host by http or https, nobody's account, nothing that is not seen."""

import pytest

from app.addresses import fault


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example", "http://a.example:8080/x?y=1#z", "HTTPS://A.EXAMPLE/", "https://münchen.de/straße",
        "https://en.wikipedia.org/wiki/Foo_(bar)", "https://a.example/@name", "https://192.0.2.1/x",
    ],
)  # fmt: skip
def test_an_address_that_everybody_may_follow_is_taken(address: str) -> None:
    assert fault(address) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "does not begin with https://"), ("ftp://a.example", "does not begin with https://"),
        ("//a.example", "does not begin with https://"), ("https:a.example", "does not begin with https://"),
        (" https://a.example", "does not begin with https://"), ("https://u:p@a.example", "a user or a password"),
        ("https://u@a.example", "a user or a password"), ("https://@a.example", "a user or a password"),
        ("https://", "no name of a host"), ("https:///a.example", "no name of a host"),
        ("https://localhost/", "no name of a host"), ("https://[::1]/", "no name of a host"),
        ("https://a..example", "no name of a host"), ("https://-a.example", "no name of a host"),
        ("https://ex%61mple.org", "no name of a host"), ("https://ｅvil.example", "no name of a host"),
        ("https://a.example。com", "no name of a host"), (f"https://{'a.' * 127}example", "no name of a host"),
        ("https://a.example:99999", "its port is malformed"), ("https://a.example:x", "its port is malformed"),
        ("https://a.example:0", "its port is malformed"), ("https://a.example:", "its port is malformed"),
        ("https://[a.example", "its port is malformed"), ("https://a.example/ b", "a space or another character"),
        ("https://a.example/\n", "a space or another character"), ("https://a.example/\0", "a space or another"),
        ("https://a.example\\@b.example", "a space or another"), ("https://a.example/\u202e", "a space or another"),
        ("https://a.example/<b>", "a space or another character"), ("https://a.example/\u200b", "a space or another"),
    ],
)  # fmt: skip
def test_any_other_is_refused_in_words(address: str, why: str) -> None:
    assert why in fault(address)
