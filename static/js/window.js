// The window moves through its form: by the links of the picture, the hand, and the keys + and −.
const form = () => document.querySelector("[data-window]");
const move = (from, to) => {
  const { elements } = form();
  [elements.from.value, elements.to.value] = [from, to].sort();
  form().requestSubmit(document.getElementById("window-show"));
};

addEventListener("picture:window", ({ detail: { from, to } }) => move(from, to));
addEventListener("picture:zoom", ({ detail: { nearer, month } }) => {
  const { from, to } = document.querySelector("[data-picture]").dataset;
  const within = [from.slice(0, 7), month, to.slice(0, 7)].sort()[1];
  const year = within.slice(0, 4);
  if (!nearer) document.getElementById("window-out")?.click();
  else if (from.slice(0, 4) !== to.slice(0, 4)) move(year, year);
  else if (from.slice(0, 7) !== to.slice(0, 7)) move(within, within);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("svg a[data-from], svg a.column[href*='from=']");
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const asked = new URL(link.href.baseVal, location).searchParams;
  move(asked.get("from"), asked.get("to"));
});

// The form closes by Escape and by a click outside it.
document.addEventListener("keydown", (event) => {
  const months = document.getElementById("months");
  if (event.key !== "Escape" || !months?.open) return;
  months.open = false;
  months.querySelector("summary").focus();
});
document.addEventListener("pointerdown", (event) => {
  const months = document.getElementById("months");
  if (months?.open && !months.contains(event.target)) months.open = false;
});
