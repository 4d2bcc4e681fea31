// When the window moves, the marks that stay glide from where they were, and the new ones fade in.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const marks = () => document.querySelectorAll(".drawing .mark, .ribbon .sign");
const place = (mark) => {
  const shape = mark.querySelector(".shape, .period, .span");
  const { x, y, width, height } = shape?.getBBox() ?? mark.getBBox();
  return [x + width / 2, y + height / 2];
};
let before = new Map();

document.addEventListener("htmx:before:swap", () => {
  before = new Map(calm.matches ? [] : [...marks()].map((mark) => [mark.id, place(mark)]));
});
document.addEventListener("htmx:after:swap", () => {
  if (!before.size) return;
  for (const mark of marks()) {
    const [x, y] = place(mark);
    const was = before.get(mark.id);
    const from = was ? { transform: `translate(${was[0] - x}px, ${was[1] - y}px)` } : { opacity: 0 };
    mark.animate([from, {}], { duration: 260, easing: "ease-out" });
  }
});
