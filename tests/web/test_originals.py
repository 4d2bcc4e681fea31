"""The way to the paragraph itself: a page that names a paragraph leads to its opening in the article, where its address
is known."""

from tests.checking import CheckingClient
from tests.inspection import Page

ARTICLE = "https://orbit-review.example/long-way-up"


def originals(page: Page) -> list[str]:
    """Where a page's ways into articles lead."""
    return [link.attrib["href"] for link in page.all("a", "original")]


def test_each_paragraph_of_a_source_leads_into_the_article(world_client: CheckingClient) -> None:
    page = world_client.page("/sources/orbit-review")
    firsts = ("The%20long%20way%20up", "In%20the%201950s%20engineers")
    assert originals(page)[:2] == [f"{ARTICLE}#:~:text={words}" for words in firsts]
    assert len(originals(page)) == len(page.all("q", "locator"))


def test_a_source_whose_address_nobody_knows_has_no_such_way(world_client: CheckingClient) -> None:
    page = world_client.page("/sources/moon-letter")
    assert page.all("q", "locator")
    assert not originals(page)


def test_a_quotation_and_an_event_lead_to_the_paragraphs_that_tell_them(world_client: CheckingClient) -> None:
    quote, event = world_client.page("/quotes/chief-designer"), world_client.page("/events/sputnik")
    for page in (quote, event):
        assert originals(page), page.url
        assert all(url.startswith(f"{ARTICLE}#:~:text=") for url in originals(page))


def test_a_way_out_says_on_its_own_where_it_leads(world_client: CheckingClient) -> None:
    page = world_client.page("/events/sputnik")
    assert page.texts("a", "original")[0] == "in the article: “On 4 October 1957 …”"
