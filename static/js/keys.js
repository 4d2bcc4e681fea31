// One tab stop into the picture; arrows, Home and End move along and between lanes, + and − zoom, ? lists the keys.
const MARK = ".mark, .sign, [data-dot]";
const drawing = () => [...document.querySelectorAll("[data-drawing]")].find((drawn) => drawn.checkVisibility());
const sorted = (lane) => [...lane.querySelectorAll(MARK)].sort((a, b) => a.dataset.x - b.dataset.x);
const lanes = () => [...drawing().querySelectorAll("[data-lane]")].filter((lane) => lane.querySelector(MARK));
const slugOf = (node) => node.id.slice(node.id.indexOf("-") + 1);
let last = null;

const stop = (mark) => {
  for (const other of mark.closest("[data-drawing]").querySelectorAll("[tabindex='0']")) other.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
};
const begin = () => {
  for (const dot of document.querySelectorAll("[data-dot]")) dot.setAttribute("tabindex", "-1");
  for (const drawn of document.querySelectorAll("[data-drawing]")) {
    const kept = [...drawn.querySelectorAll(MARK)].find((mark) => last && slugOf(mark) === last);
    const first = kept ?? sorted(drawn).find((mark) => mark.matches(".headline:not(.faded), .current")) ?? drawn.querySelector(MARK);
    if (first) stop(first);
  }
};
const nearest = (lane, x) =>
  sorted(lane).reduce((best, mark) => (Math.abs(mark.dataset.x - x) < Math.abs(best.dataset.x - x) ? mark : best));

const beside = (mark, key) => {
  const lane = mark.closest("[data-lane]");
  const row = sorted(lane);
  const at = row.indexOf(mark);
  const down = drawing().dataset.drawing === "down";
  if (key === (down ? "ArrowDown" : "ArrowRight")) return row[at + 1];
  if (key === (down ? "ArrowUp" : "ArrowLeft")) return row[at - 1];
  if (key === "Home") return row[0];
  if (key === "End") return row.at(-1);
  const next = down ? null : lanes()[lanes().indexOf(lane) + (key === "ArrowDown" ? 1 : -1)];
  return next && nearest(next, mark.dataset.x);
};

document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.(MARK);
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(Arrow|Home|End)/.test(event.key)) {
    event.preventDefault();
    beside(mark, event.key)?.focus();
  } else if (mark.dataset.month && ["+", "=", "-", "−"].includes(event.key)) {
    dispatchEvent(new CustomEvent("picture:zoom", { detail: { nearer: "+=".includes(event.key), month: mark.dataset.month } }));
  } else if (event.key === "?") document.querySelector("[data-keys]")?.toggleAttribute("open");
});
document.addEventListener("focusin", (event) => {
  if (!event.target.matches?.(MARK)) return;
  last = slugOf(event.target);
  stop(event.target);
});
document.addEventListener("htmx:after:swap", begin);
begin();
