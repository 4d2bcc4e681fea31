// Puts the focus back where it was when the reader returns to a view; after any other swap that took it away, where one goes on.
const KEY = "focus";
const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
let [returning, lost, chip] = [false, "", -1];
const chips = () => [...document.querySelectorAll(".chip")];
const seen = (selector) => [...document.querySelectorAll(selector)].find((node) => node.checkVisibility());

document.addEventListener("focusin", (event) => {
  if (!event.target.id || !event.target.closest("#view")) return;
  kept[location.href] = event.target.id;
  sessionStorage.setItem(KEY, JSON.stringify(kept));
});
document.addEventListener("click", (event) => {
  if (!event.isTrusted) return;
  const link = event.target.closest("#view a[href]");
  const named = link?.id || link?.closest("[id^='event-']")?.id;
  if (named) kept[location.href] = named;
  sessionStorage.setItem(KEY, JSON.stringify(kept));
}, { capture: true });

const back = () => {
  const node = document.getElementById(kept[location.href]);
  const target = node?.matches("article") ? node.querySelector("h3 a") : node;
  node?.closest("details")?.setAttribute("open", "");
  target?.focus({ preventScroll: true });
};
// The next chip, the picture's own stop, the heading of an error or of the results, the heading of the page. A new page of a list
// is read from its top.
const onward = () => {
  const paged = /-page$/.test(lost);
  if (!lost || (!paged && document.activeElement !== document.body)) return;
  const near = chip >= 0 ? chips()[chip] ?? chips().at(-1) : /^(mark|sign)-/.test(lost) && seen("[data-drawing] [tabindex='0']");
  if (near) near.focus({ preventScroll: true });
  else (seen(".error h1") ?? seen("#results-title") ?? seen("h1"))?.focus();
};
addEventListener("popstate", () => (returning = true));
document.addEventListener("htmx:before:swap", () => {
  const { activeElement } = document;
  const nameless = activeElement.closest("[data-drawing]") ? "mark-" : "nameless";
  lost = activeElement.closest("#view") ? activeElement.id || nameless : "";
  chip = chips().indexOf(activeElement);
});
document.addEventListener("htmx:after:swap", () => {
  if (returning) back();
  else onward();
  returning = false;
});
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") back();
