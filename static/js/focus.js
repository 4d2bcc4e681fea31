// Puts the focus back where it was when the reader returns to a view.
const KEY = "focus";
const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
let returning = false;

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
addEventListener("popstate", () => (returning = true));
document.addEventListener("htmx:after:swap", () => {
  if (returning) back();
  returning = false;
});
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") back();
