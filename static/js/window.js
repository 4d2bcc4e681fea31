// The window moves through its form: by the links of the picture, the brush, and the keys + and −.
const form = () => document.querySelector("[data-window]");
const move = (from, to) => {
  const { elements } = form();
  [elements.from.value, elements.to.value] = [from, to].sort();
  form().requestSubmit(document.getElementById("window-show"));
};
addEventListener("picture:window", (event) => move(event.detail.from, event.detail.to));

addEventListener("picture:zoom", ({ detail: { nearer, month } }) => {
  const [from, to] = [form().elements.from.value, form().elements.to.value];
  const within = [from, month, to].sort()[1];
  const year = within.slice(0, 4);
  if (!nearer) document.getElementById("window-out")?.click();
  else if (from.slice(0, 4) !== to.slice(0, 4)) move(`${year}-01`, `${year}-12`);
  else if (from !== to) move(within, within);
});

const ends = (text) => (text.length === 4 ? [`${text}-01`, `${text}-12`] : [text, text]);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("svg a[data-from]");
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  move(...ends(link.dataset.from));
});
