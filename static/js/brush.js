// The window on the strip of months, with an end on either side that stretches it; arrows move an end by a month.
const { inDays, month, told } = globalThis.days;
const PARTS = ["brush", "brush-from", "brush-to"];
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };
const strip = () => document.querySelector("[data-strip]");
let focused = "";

const paint = ({ from, to }) => {
  const node = strip();
  const first = inDays(node.dataset.first);
  const share = (day) => Math.min(Math.max((day - first) / (inDays(node.dataset.last) + 1 - first), 0), 1);
  const { width } = node.querySelector("svg").viewBox.baseVal;
  const rect = node.querySelector("[data-brush]");
  rect.setAttribute("x", share(from) * width);
  rect.setAttribute("width", Math.max((share(to) - share(from)) * width, 1));
  const [body, left, right] = PARTS.map((id) => document.getElementById(id));
  body.style.insetInlineStart = left.style.insetInlineStart = `${share(from) * 100}%`;
  body.style.inlineSize = `${(share(to) - share(from)) * 100}%`;
  right.style.insetInlineStart = `${share(to) * 100}%`;
  for (const [end, day] of [[left, from], [right, to - 1]]) {
    end.setAttribute("aria-valuenow", Math.round(day));
    end.setAttribute("aria-valuetext", told(day));
  }
};
const dress = () => {
  if (!strip()) return;
  const { first, last } = strip().dataset;
  const [body, left, right] = PARTS.map((id) => Object.assign(document.createElement("div"), { id }));
  body.className = "brush-window";
  for (const [end, name] of [[left, "The window begins"], [right, "The window ends"]]) {
    Object.assign(end, { className: "brush-end", tabIndex: 0, role: "slider", ariaLabel: name });
    end.setAttribute("aria-valuemin", inDays(first));
    end.setAttribute("aria-valuemax", inDays(last));
  }
  strip().querySelector(".strip-room").append(body, left, right);
  paint(view.days());
};

addEventListener("picture:view", (event) => paint(event.detail));
document.addEventListener("keydown", (event) => {
  const end = { "brush-from": "from", "brush-to": "to" }[event.target.id];
  if (!end || !(event.key in KEYS)) return;
  event.preventDefault();
  view.begin();
  const days = { ...view.days() };
  days[end] = month(days[end] + (end === "to" ? 1 : 0), KEYS[event.key]);
  if (days.to - days.from > 27) view.show(days.from, days.to);
  view.rest(600);
});
document.addEventListener("htmx:before:swap", () => {
  focused = document.activeElement.id;
  for (const id of PARTS) document.getElementById(id)?.remove();
});
document.addEventListener("htmx:after:swap", () => {
  dress();
  if (PARTS.includes(focused)) document.getElementById(focused)?.focus({ preventScroll: true });
});
dress();
