// The brush: dragging over the strip, or a link of the picture, moves the window through its form.
const move = (from, to) => {
  const form = document.querySelector("[data-window]");
  [form.elements.from.value, form.elements.to.value] = [from, to].sort();
  form.requestSubmit(document.getElementById("window-show"));
};
addEventListener("picture:window", (event) => move(event.detail.from, event.detail.to));

const ends = (text) => (text.length === 4 ? [`${text}-01`, `${text}-12`] : [text, text]);
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

let drag = null;
document.addEventListener("pointerdown", (event) => {
  const strip = event.target.closest?.("[data-strip]");
  if (strip && event.button === 0) drag = { strip, from: event.clientX, to: event.clientX };
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  drag.to = event.clientX;
  const { left, width } = drag.strip.querySelector(".ground").getBoundingClientRect();
  const ground = drag.strip.querySelector(".ground").getBBox();
  const brush = drag.strip.querySelector("[data-brush]");
  const x = (Math.max(Math.min(drag.from, drag.to), left) - left) / width;
  brush.setAttribute("x", ground.x + x * ground.width);
  brush.setAttribute("width", Math.max((Math.abs(drag.to - drag.from) / width) * ground.width, 2));
});
document.addEventListener("pointerup", () => {
  if (drag && Math.abs(drag.to - drag.from) > 4) {
    move(monthAt(drag.strip, drag.from), monthAt(drag.strip, drag.to));
    addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
  }
  drag = null;
});
document.addEventListener("dragstart", (event) => drag && event.preventDefault());
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("svg a[data-from]");
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  move(...ends(link.dataset.from));
});
