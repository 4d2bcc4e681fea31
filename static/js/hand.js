// The picture in the hand: a mouse button or a finger moves it, two fingers zoom about what is between them.
const FAR = 5;
const fingers = new Map();
let grip = null;
let dragged = false;

const middle = () => {
  const [a, b = a] = [...fingers.values()];
  return { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
};
const apart = () => {
  const [a, b] = [...fingers.values()];
  return b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;
};
const hold = () => {
  const { from, to } = view.days();
  grip = { day: view.dayAt(middle()), span: to - from, apart: apart() };
};

document.addEventListener("pointerdown", (event) => {
  dragged = false;
  if (!event.target.closest?.("[data-drawing]") || event.button || (event.pointerType === "mouse" && fingers.size)) return;
  fingers.set(event.pointerId, event);
  grip = null;
});
document.addEventListener("pointermove", (event) => {
  const from = fingers.get(event.pointerId);
  if (!from) return;
  if (!grip && fingers.size < 2 && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < FAR) return;
  if (!grip) {
    view.begin();
    hold();
    dragged = true;
    if (event.pointerType === "mouse") event.target.closest("[data-drawing]")?.setPointerCapture(event.pointerId);
    dispatchEvent(new CustomEvent("picture:grip"));
  }
  fingers.set(event.pointerId, event);
  const days = view.days();
  const span = grip.apart ? (grip.span * grip.apart) / Math.max(apart(), 1) : grip.span;
  const share = (view.dayAt(middle()) - days.from) / (days.to - days.from);
  view.show(grip.day - share * span, grip.day + (1 - share) * span);
});
const release = (event) => {
  if (!fingers.delete(event.pointerId) || !grip) return;
  if (fingers.size) return hold();
  grip = null;
  return view.rest(60);
};
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", release);
document.addEventListener("dragstart", (event) => event.target.closest?.("[data-picture]") && event.preventDefault());
document.addEventListener("click", (event) => {
  if (dragged && event.target.closest?.("[data-drawing]")) event.preventDefault();
  dragged = false;
}, { capture: true });
document.addEventListener("htmx:before:swap", () => {
  fingers.clear();
  grip = null;
});
