// The search of a static copy: finds in the index beside its pages and lists the records by kind, as the site itself does.
const place = document.querySelector("[data-kept-search]");
const HEADINGS = JSON.parse(place?.dataset.headings ?? "{}");
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
  return make("section", { className: "hits" }, make("h2", { id: `${kind}s` }, `${HEADINGS[kind]} `, count), list);
};
// The words that nothing has: for these the index falls back to ever shorter beginnings.
const plain = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N} ]/gu, "").toLowerCase();
const lost = (words, found) => {
  const marks = found.flatMap(({ excerpt }) => [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, mark]) => plain(mark)));
  const near = (word) => word.slice(0, Math.max(3, word.length - 3));
  return words.split(/\s+/).filter((word) => plain(word) && !marks.some((mark) => mark.startsWith(near(plain(word)))));
};
const say = (words, total, missing) => {
  const told = `${total} ${total === 1 ? "record" : "records"} for “${words}”`;
  document.title = `${told} · ${document.title}`;
  document.getElementById("live").textContent = told;
  const line = make("p", { className: "sentence", textContent: total > MOST ? `${told}, the best ${MOST} of them` : told });
  const note = make("p", { className: "missing", textContent: `Nothing has “${missing.join(" ")}”. Shown is what has the rest.` });
  return make("div", { className: "found" }, line, ...(missing.length && total ? [note] : []));
};
const search = async (words) => {
  document.getElementById("q").value = words;
  const { options, search: find } = await import(new URL(place.dataset.index, location.href));
  await options({ excerptLength: 24 });
  const { results } = await find(words);
  const found = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  const missing = lost(words, found);
  const total = missing.length < words.split(/\s+/).length ? results.length : 0;
  const groups = Object.keys(HEADINGS)
    .map((kind) => [kind, found.filter(({ meta }) => meta.kind === kind)])
    .filter(([, hits]) => total && hits.length)
    .map(([kind, hits]) => group(kind, hits));
  place.replaceChildren(say(words, total, missing), ...groups, ...(total ? [] : place.querySelectorAll("ul")));
};
const asked = new URLSearchParams(location.search).get("q")?.trim();
if (place && asked) {
  search(asked).catch((error) => {
    console.error(error);
    place.prepend(make("p", { className: "missing", textContent: "The search index could not be read. These lists hold every record:" }));
  });
}
