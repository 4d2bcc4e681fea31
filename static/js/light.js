// Pointing at (or focusing) an actor, a year, a lane or an entry of the list lights what belongs to it in the picture and dims the
// rest; pointing at a mark lights its entries and actors, and dims nothing.
const slugOf = (node) => node.id.slice(node.id.indexOf("-") + 1);
const eventsOf = (mark) => (mark.dataset.members ? JSON.parse(mark.dataset.members).map(([slug]) => slug) : [slugOf(mark)]);
const inYear = (mark, year) => {
  const [first, last] = (mark.dataset.years ?? mark.dataset.month.slice(0, 4)).split("-");
  return first <= year && year <= (last ?? first);
};

const belongs = (node) => {
  if (node.id.startsWith("actor-")) return (mark) => mark.dataset.actors?.split(" ").includes(slugOf(node));
  if (node.id.startsWith("year-")) return (mark) => inYear(mark, slugOf(node));
  if (node.id.startsWith("lane-")) return (mark) => mark.closest(`.by-${slugOf(node)}`);
  if (node.id.startsWith("event-")) return (mark) => eventsOf(mark).includes(slugOf(node));
  return (mark) => mark === node;
};

let lit = null;
const dim = () => {
  if (!lit) return;
  lit = null;
  document.querySelector("[data-picture]")?.classList.remove("lighting");
  for (const node of document.querySelectorAll(".lit")) node.classList.remove("lit");
};

const light = (node) => {
  if (node === lit) return;
  dim();
  lit = node;
  const picture = document.querySelector("[data-picture]");
  const mine = [...picture.querySelectorAll(".mark, .sign")].filter(belongs(node));
  if (!mine.length) return;
  picture.classList.toggle("lighting", !node.matches(".mark, .sign"));
  for (const mark of mine) {
    mark.classList.add("lit");
    for (const slug of eventsOf(mark)) document.getElementById(`event-${slug}`)?.classList.add("lit");
  }
  for (const actor of node.dataset.actors?.split(" ") ?? []) document.getElementById(`actor-${actor}`)?.classList.add("lit");
};

const TARGETS = ".mark, .sign, .option[id^='actor-'], .option[id^='lane-'], .year, article.event";
for (const [start, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(start, (event) => {
    const node = event.target.closest?.(TARGETS);
    if (node && document.querySelector("[data-picture]")) light(node);
  });
  document.addEventListener(end, (event) => event.target.closest?.(TARGETS) && dim());
}
