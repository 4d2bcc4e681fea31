// The brush: dragging over the strip of months chooses the window.
const monthAt = (strip, x) => {
  const { left, width } = strip.querySelector(".ground").getBoundingClientRect();
  const [first, last] = [strip.dataset.first, strip.dataset.last].map((text) => {
    const [year, month] = text.split("-").map(Number);
    return year * 12 + month - 1;
  });
  const share = Math.min(Math.max((x - left) / width, 0), 0.9999);
  const month = first + Math.floor(share * (last - first + 1));
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
};

const choose = (from, to) => dispatchEvent(new CustomEvent("picture:window", { detail: { from, to } }));

let drag = null;
let dragged = false;
const paint = (brush, [x, width]) => {
  brush.setAttribute("x", x);
  brush.setAttribute("width", width);
};
document.addEventListener("pointerdown", (event) => {
  dragged = false;
  const strip = event.target.closest?.("[data-strip]");
  if (!strip || event.button) return;
  const brush = strip.querySelector("[data-brush]");
  drag = { strip, brush, was: [brush.getAttribute("x"), brush.getAttribute("width")], from: event.clientX, to: event.clientX };
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  drag.to = event.clientX;
  const ground = drag.strip.querySelector(".ground");
  const { left, width } = ground.getBoundingClientRect();
  const { x, width: units } = ground.getBBox();
  const share = (Math.max(Math.min(drag.from, drag.to), left) - left) / width;
  paint(drag.brush, [x + share * units, Math.max((Math.abs(drag.to - drag.from) / width) * units, 2)]);
});
document.addEventListener("pointerup", () => {
  dragged = Boolean(drag) && Math.abs(drag.to - drag.from) > 4;
  if (dragged) choose(monthAt(drag.strip, drag.from), monthAt(drag.strip, drag.to));
  drag = null;
});
document.addEventListener("pointercancel", () => {
  if (drag) paint(drag.brush, drag.was);
  drag = null;
});
document.addEventListener("click", (event) => {
  if (dragged) event.preventDefault();
  dragged = false;
}, { capture: true });
document.addEventListener("dragstart", (event) => drag && event.preventDefault());
