// On the page of a view that a static copy does not keep: leads to that view on the live site, and to each of its filters alone.
const parts = document.querySelector("[data-parts]");
const asked = new URL(location.hash.slice(1) || "/", location.href);
const fill = () => {
  const live = document.querySelector("[data-live]");
  if (live) live.href = live.href.replace(/\/$/, "") + location.hash.slice(1);
  const root = new URL("../", location.href).href;
  for (const [name, value] of asked.searchParams) {
    if (!/^[a-z]+$/.test(name) || !/^[\w-]+$/.test(value) || ["q", "from", "to", "limit", "after"].includes(name)) continue;
    const href = `${root}${asked.pathname.slice(1)}${asked.pathname.length > 1 ? "/" : ""}view/${name}/${value}/`;
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href, textContent: `${name}: ${value.replaceAll("-", " ")}` }));
    parts.querySelector("ul").append(item);
    parts.hidden = false;
  }
};
if (parts) fill();
