"""The questions of this record: how many they are, and how an outcome of theirs is told."""

from tests.checking import CheckingClient


def test_the_record_asks_as_much_as_its_articles_answer(client: CheckingClient) -> None:
    questions = client.json("/api/questions?limit=200")["items"]
    claims = [claim for question in questions for claim in question["claims"]]
    assert 25 <= len(questions) <= 45
    assert len(claims) > 100
    assert sum(outcome["source"] is not None for claim in claims for outcome in claim["outcomes"]) > 5


def test_an_outcome_names_the_passage_and_when_it_was_printed(client: CheckingClient) -> None:
    asked = client.page("/questions/return-to-obamas-policy").texts("p", "outcome")
    assert any(line.startswith("Contradicted by St Andrews Review ¶8, 2025: ") for line in asked)
    assert any(line.startswith("Open as of the latest article") for line in asked)


def test_the_method_says_where_the_later_evidence_stands(client: CheckingClient) -> None:
    said = client.page("/about").text
    assert "are from St Andrews Review" in said
    assert "from B-17" in said


def test_a_word_without_its_accent_finds_the_place_that_has_one(client: CheckingClient) -> None:
    for words in ("panmunjom", "PANMUNJ", "Panmunj%C5%8Fm"):
        assert "/events/panmunjom-meeting" in client.page(f"/search?q={words}").links
