// One tab stop into the picture; arrows, Home and End move along and between lanes, + and − zoom, ? lists the keys.
const picture = () => document.querySelector("[data-picture]");
const marks = (lane) => [...lane.querySelectorAll(".mark")].sort((a, b) => a.dataset.x - b.dataset.x);
const lanes = () => [...picture().querySelectorAll("[data-lane]")].filter((lane) => lane.querySelector(".mark"));
let last = null;

const stop = (mark) => {
  for (const other of picture().querySelectorAll(".mark[tabindex='0']")) other.setAttribute("tabindex", "-1");
  mark?.setAttribute("tabindex", "0");
};
const begin = () => {
  if (!picture()) return;
  document.querySelector("[data-keys]")?.removeAttribute("hidden");
  stop(document.getElementById(last) ?? picture().querySelector(".mark.headline:not(.faded)") ?? picture().querySelector(".mark"));
};
const nearest = (lane, x) =>
  marks(lane).reduce((best, mark) => (Math.abs(mark.dataset.x - x) < Math.abs(best.dataset.x - x) ? mark : best));

const beside = (mark, key) => {
  const lane = mark.closest("[data-lane]");
  const row = marks(lane);
  const at = row.indexOf(mark);
  if (key === "ArrowRight") return row[at + 1];
  if (key === "ArrowLeft") return row[at - 1];
  if (key === "Home") return row[0];
  if (key === "End") return row.at(-1);
  const next = lanes()[lanes().indexOf(lane) + (key === "ArrowDown" ? 1 : -1)];
  return next && nearest(next, mark.dataset.x);
};

const zoom = (mark, key) => {
  if (key === "-" || key === "−") {
    document.getElementById("window-out")?.click();
    return;
  }
  const form = document.querySelector("[data-window]");
  const [from, to] = [form.elements.from.value, form.elements.to.value];
  if (from === to) return;
  const when = from.slice(0, 4) === to.slice(0, 4) ? mark.dataset.month : mark.dataset.year;
  const detail = when.length === 4 ? { from: `${when}-01`, to: `${when}-12` } : { from: when, to: when };
  dispatchEvent(new CustomEvent("picture:window", { detail }));
};

document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(".mark");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(Arrow|Home|End)/.test(event.key)) {
    event.preventDefault();
    beside(mark, event.key)?.focus();
  } else if (["+", "=", "-", "−"].includes(event.key)) zoom(mark, event.key);
  else if (event.key === "?") document.querySelector("[data-keys]").toggleAttribute("open");
});
document.addEventListener("focusin", (event) => {
  if (!event.target.matches?.(".mark")) return;
  last = event.target.id;
  stop(event.target);
});
document.addEventListener("htmx:after:swap", begin);
begin();
