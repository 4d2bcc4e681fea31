// Zooming about the pointer: by Ctrl and the wheel (the plain wheel scrolls the page), by a double click, by a double tap.
const [FAST, STEP, SOON, NEAR] = [0.007, 60, 350, 30];
const beside = (event) => event.target.closest?.("[data-drawing]") && !event.target.closest(".mark, .sign");
let tap = null;

document.addEventListener("wheel", (event) => {
  if (!event.ctrlKey || !event.target.closest?.("[data-drawing]")) return;
  event.preventDefault();
  view.begin();
  view.zoom(Math.exp(Math.max(Math.min(event.deltaY, STEP), -STEP) * FAST), view.dayAt(event));
  view.rest();
}, { passive: false });

const nearer = (event) => {
  view.begin();
  view.zoom(0.5, view.dayAt(event));
  view.rest(60);
};
document.addEventListener("dblclick", (event) => beside(event) && nearer(event));
document.addEventListener("pointerup", (event) => {
  if (event.pointerType !== "touch" || !beside(event)) return;
  const again = tap && event.timeStamp - tap.timeStamp < SOON;
  const there = again && Math.hypot(event.clientX - tap.clientX, event.clientY - tap.clientY) < NEAR;
  tap = there ? null : event;
  if (there) nearer(event);
});
