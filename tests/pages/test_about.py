"""The about page: its list of contents names every part, in the order of the page."""

from tests.checking import CheckingClient
from tests.inspection import text_of


def test_the_list_of_contents_leads_to_every_part_in_its_order(world_client: CheckingClient) -> None:
    page = world_client.page("/about")
    [contents] = page.all("nav", "contents")
    parts = [(f"#{h2.attrib['id']}", text_of(h2)) for h2 in page.all("h2") if h2.attrib["id"] != "contents"]
    assert [(link.attrib["href"], text_of(link)) for link in page.all("a", within=contents)] == parts
    assert len(parts) > 8
