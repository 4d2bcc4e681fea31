// A mark that counts several opens in place: its card lists them as links. Only without this does its own link lead nearer.
const card = document.getElementById("card");
let opened = null;

addEventListener("picture:members", ({ detail: mark }) => {
  const all = document.createElement("ul");
  for (const [, url, when, title] of JSON.parse(mark.dataset.members)) {
    const link = Object.assign(document.createElement("a"), { href: url });
    link.append(Object.assign(document.createElement("span"), { className: "when", textContent: when }), ` ${title}`);
    all.append(document.createElement("li"));
    all.lastChild.append(link);
  }
  card.append(all);
  opened = mark;
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.(".mark.cluster");
  if (!mark || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dispatchEvent(new CustomEvent("picture:card", { detail: mark }));
  card.querySelector("a").focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && card.contains(document.activeElement)) opened.focus();
}, { capture: true });
