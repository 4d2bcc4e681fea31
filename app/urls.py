"""Owns the addresses of the site: every path and query string is built here. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from app.lists import SINGULARS

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
SLUG_LENGTH = 60
"""What names a record in its address, and how many letters at most."""
Pair = tuple[str, str]
TIMELINE, STORY, COMPARE, SEARCH, ABOUT, CHANGES = "/", "/story", "/compare", "/search", "/about", "/about/changes"
HOW_TO_READ, TEACH, HANDOUT = "/how-to-read", "/teach", "/handout"
DATA, RECORD_JSON, SQLITE, FEED = "/data", "/record.json", "/timeline.sqlite", "/feed.atom"
CALENDAR, TIMELINEJS, GEOJSON = "/events.ics", "/timelinejs.json", "/places.geojson"
SITE_PREVIEW = "/preview.png"
SITEMAP, ROBOTS, HUMANS, SECURITY = "/sitemap.xml", "/robots.txt", "/humans.txt", "/.well-known/security.txt"
FAVICON, TOUCH_ICON = "/favicon.ico", "/apple-touch-icon.png"
API, EMBED, OEMBED, STATIC = "/api", "/embed", "/oembed", "/static"
OPENAPI = f"{API}/openapi.json"
PARAGRAPHS = 100
"""So many paragraphs stand on a page of their source."""
_FILE = re.compile(r"/[^/]*\.(atom|bib|csv|geojson|ics|ico|json|png|ris|sqlite|svg|txt|xml)", re.ASCII)


def all_of(kind: str) -> str:
    """The page with all records of a kind."""
    return TIMELINE if kind == "event" else f"/{SINGULARS[kind].plural}"


ACTORS, PLACES, QUOTES, QUESTIONS, SOURCES = map(all_of, ("actor", "place", "quote", "question", "source"))


def is_data(path: str) -> bool:
    """Whether a program rather than a reader is answered at a path: the API, and every file to take away."""
    if path.startswith(f"{STATIC}/"):
        return False
    return path.startswith(f"{API}/") or path == OEMBED or bool(_FILE.fullmatch(path[path.rfind("/") :]))


def is_embed(path: str) -> bool:
    """Whether a path is shown in the frames of other sites."""
    return path == EMBED or path.startswith(f"{EMBED}/")


def encode(pairs: Iterable[Pair]) -> str:
    """The one query string for these pairs: sorted, percent-encoded, without a question mark."""
    return "&".join([_encoded(pair) for pair in sorted(pairs)])


@lru_cache(maxsize=2048)  # the links of a page are made of a few hundred pairs
def _encoded(pair: Pair) -> str:
    return urlencode([pair], quote_via=quote, safe="")


def link(path: str, pairs: Iterable[Pair] = ()) -> str:
    """`path` with the pairs as its query string."""
    query = encode(pairs) if pairs else ""
    return f"{path}?{query}" if query else path


def record(kind: str, slug: str, pairs: Iterable[Pair] = ()) -> str:
    """The page of a record; an event's may carry the filter in which it is read."""
    return link(f"/{SINGULARS[kind].plural}/{slug}", pairs)


def record_file(page: str, ending: str) -> str:
    """A file to take away of the record with this page ("bib")."""
    return f"{page}.{ending}"


def paragraph(source: str, number: int) -> str:
    """A paragraph on the page of its source, which has so many as `PARAGRAPHS`."""
    page = 1 + (number - 1) // PARAGRAPHS
    return f"{record('source', source, [('page', str(page))] if page > 1 else [])}#p{number}"


def original(address: str, locator: str) -> str:
    """Where the paragraph that begins with these words opens in the article itself: its address with a text fragment
    (https://wicg.github.io/scroll-to-text-fragment/), in which a hyphen, a comma or an ampersand would part terms."""
    if not locator:
        return address
    words = quote(locator, safe="").replace("-", "%2D")
    return f"{address}{'' if '#' in address else '#'}:~:text={words}"


def claim(question: str, slug: str) -> str:
    """A claim on the page of its question."""
    return f"{record('question', question)}#{slug}"


def compare(a: str, b: str) -> str:
    """Two actors side by side."""
    return f"{COMPARE}/{a}/{b}"


def embed(path: str, pairs: Iterable[Pair] = ()) -> str:
    """A page as other sites show it in a frame: that of the timeline is the picture alone."""
    return link(f"{EMBED}{path if path != TIMELINE else ''}", pairs)


def oembed(origin: str, page: str) -> str:
    """Where programs learn how to embed a page of the site at `origin` (https://oembed.com)."""
    return f"{origin}{link(OEMBED, [('format', 'json'), ('url', f'{origin}{page}')])}"


def exercise(name: str, pairs: Iterable[Pair] = ()) -> str:
    """An exercise of those for teaching ("order"), in one of its sets."""
    return link(f"{TEACH}/{name}", pairs)


def handout(events: Iterable[str]) -> str:
    """A handout of these events."""
    return link(HANDOUT, [("event", slug) for slug in events])


def api(path: str, pairs: Iterable[Pair] = ()) -> str:
    """The data of a page or view as JSON: that of the timeline is the list of events."""
    return link(f"{API}{path if path != TIMELINE else '/events'}", pairs)


def preview(kind: str, slug: str) -> str:
    """The card of a link to a record; an event's has the oldest form."""
    folder = "" if kind == "event" else f"{SINGULARS[kind].plural}/"
    return f"/previews/{folder}{slug}.png"


def picture(form: str, pairs: Iterable[Pair] = ()) -> str:
    """The picture of a view as a file, "svg" or "png"."""
    return link(f"/picture.{form}", pairs)


def file_name(path: str, pairs: Iterable[Pair] = ()) -> str:
    """What a file is saved as: its own name, with the values of the view that it holds."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    said = re.sub(r"[^a-z0-9]+", "-", "-".join([stem, *(value for _, value in pairs)]).lower())
    return f"{said[:80].strip('-')}.{ending}"


def letter(address: str, subject: str, body: str) -> str:
    """A letter begun (RFC 6068) to a mail address; any other address is where one writes."""
    if "@" not in address or "://" in address:
        return address
    return f"mailto:{quote(address, safe='@')}?{urlencode([('subject', subject), ('body', body)], quote_via=quote)}"


def issue(repository: str, title: str, body: str) -> str:
    """An issue begun at a repository: GitLab names the fields its own way, GitHub, Gitea and Forgejo alike."""
    base = repository.rstrip("/")
    if "gitlab" in (urlsplit(base).hostname or ""):
        return link(f"{base}/-/issues/new", [("issue[title]", title), ("issue[description]", body)])
    return link(f"{base}/issues/new", [("title", title), ("body", body)])


def on_page(event: str) -> str:
    """An event's place in the list of its page."""
    return f"#event-{event}"


RESULTS = "#results"
"""The list of a page of events."""


def static(name: str, digest: str) -> str:
    """A static file under the digest of its bytes."""
    return f"{STATIC}/{name}?v={digest}"


def csv(plural: str) -> str:
    """The table of the events, quotations, questions or claims of a view."""
    return f"/{plural}.csv"


def calendar(event: str) -> str:
    """An event as an entry of a calendar."""
    return f"{record('event', event)}.ics"
