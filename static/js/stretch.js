// The window on the strip in the hand: it moves, its ends stretch it, and a drag beside it draws a new one.
const { inDays, year } = globalThis.days;
const FAR = 4;
const SHORTEST = 7;
const strip = () => document.querySelector("[data-strip]");
let held = null;
let dragged = false;

const dayAt = (event) => {
  const box = strip().querySelector("svg").getBoundingClientRect();
  const [first, last] = [inDays(strip().dataset.first), inDays(strip().dataset.last) + 1];
  return first + Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) * (last - first);
};

document.addEventListener("pointerdown", (event) => {
  dragged = false;
  if (!event.target.closest?.(".strip-room") || event.button) return;
  const part = { "brush-from": "from", "brush-to": "to", brush: "body" }[event.target.id] ?? "new";
  held = { part, day: dayAt(event), x: event.clientX, ...view.days() };
});
document.addEventListener("pointermove", (event) => {
  if (!held || (!dragged && Math.abs(event.clientX - held.x) < FAR)) return;
  if (!dragged) {
    view.begin();
    strip().querySelector(".strip-room").setPointerCapture(event.pointerId);
  }
  dragged = true;
  const { part, from, to, day: start } = held;
  const day = dayAt(event);
  if (part === "body") view.show(from + day - start, to + day - start);
  else if (part === "from") view.show(Math.min(day, to - SHORTEST), to);
  else if (part === "to") view.show(from, Math.max(day, from + SHORTEST));
  else view.show(Math.min(day, start), Math.max(day, start));
});
const drop = () => {
  if (held && dragged) view.rest(60);
  else if (held?.part === "body") document.querySelector(`[data-strip] a[data-from="${year(held.day)}"]`)?.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true }),
  );
  held = null;
};
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);
document.addEventListener("click", (event) => {
  if (dragged && event.target.closest?.("[data-strip]")) event.preventDefault();
  dragged = false;
}, { capture: true });
