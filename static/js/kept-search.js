// The search of a static copy: finds in the index beside its pages and lists the records by kind, as the site itself does.
const place = document.querySelector("[data-kept-search]");
const HEADINGS = { event: "Events", quote: "Quotations", actor: "People and bodies", question: "Questions", source: "Sources" };
const MOST = 60;
const make = (name, props = {}, ...within) => {
  const node = Object.assign(document.createElement(name), props);
  node.append(...within);
  return node;
};
const marked = (html) => new DOMParser().parseFromString(html, "text/html").body.childNodes;
const hit = ({ url, meta, excerpt }) =>
  make("li", {},
    make("h3", {}, make("a", { href: url, textContent: meta.title })),
    make("p", { className: "overline", textContent: meta.line ?? "" }),
    make("p", {}, ...marked(excerpt)));
const group = (kind, hits) => {
  const list = make("ol", {}, ...hits.map(hit));
  list.setAttribute("role", "list");
  const count = make("span", { className: "count", textContent: hits.length });
  return make("section", { className: "hits" }, make("h2", { id: `${kind}s` }, `${HEADINGS[kind] ?? kind} `, count), list);
};
const say = (words, total) => {
  const told = `${total} ${total === 1 ? "record" : "records"} for “${words}”`;
  document.title = `${told} · ${document.title}`;
  document.getElementById("live").textContent = told;
  return make("p", { className: "sentence", textContent: total > MOST ? `${told}, the best ${MOST} of them` : told });
};
const search = async (words) => {
  document.getElementById("q").value = words;
  const { options, search: find } = await import(new URL(place.dataset.index, location.href));
  await options({ excerptLength: 24 });
  const { results } = await find(words);
  const found = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  const kinds = [...new Set(found.map(({ meta }) => meta.kind))];
  const groups = kinds.map((kind) => group(kind, found.filter(({ meta }) => meta.kind === kind)));
  place.replaceChildren(say(words, results.length), ...groups, ...(results.length ? [] : place.querySelectorAll("ul")));
};
const asked = new URLSearchParams(location.search).get("q")?.trim();
if (place && asked) {
  search(asked).catch(() => {
    place.prepend(make("p", { className: "missing", textContent: "The search index could not be read. These lists hold every record:" }));
  });
}
