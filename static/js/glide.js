// When the server's picture takes over, the marks that stay glide from where they were, and the new ones fade in. What filters leave
// out stands still: moving a hundred pale dots cost as much as painting the view.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drawing = () => [...document.querySelectorAll("[data-drawing]")].find((drawn) => drawn.checkVisibility());
const marks = () => drawing()?.querySelectorAll(":is(.mark, .sign):not(.faded)") ?? [];

// Where a mark is drawn, in the units of its picture.
const place = (mark, box, unit) => {
  const at = (mark.querySelector(".shape, .period, .span") ?? mark).getBoundingClientRect();
  return [(at.left + at.width / 2 - box.left) / unit, (at.top + at.height / 2 - box.top) / unit];
};
const places = () => {
  const drawn = drawing();
  if (!drawn || calm.matches) return new Map();
  const box = drawn.getBoundingClientRect();
  const unit = box.width / drawn.viewBox.baseVal.width;
  return new Map([...marks()].map((mark) => [mark.id, place(mark, box, unit)]));
};
let before = new Map();

document.addEventListener("htmx:before:swap", () => (before = places()));
document.addEventListener("htmx:after:swap", () => {
  if (!before.size) return;
  const after = places();
  for (const mark of marks()) {
    const [was, is] = [before.get(mark.id), after.get(mark.id)];
    const [x, y] = was ? [was[0] - is[0], was[1] - is[1]] : [0, 0];
    if (was && Math.abs(x) < 0.5 && Math.abs(y) < 0.5) continue;
    mark.animate([was ? { transform: `translate(${x}px, ${y}px)` } : { opacity: 0 }, {}], { duration: 260, easing: "ease-out" });
  }
});
