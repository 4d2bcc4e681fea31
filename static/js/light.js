// Pointing at (or focusing) an actor, a year, a card or a mark lights what belongs to it in the picture and the list.
const slugOf = (node, prefix) => node.id.slice(prefix.length);

const belongs = (node) => {
  if (node.id.startsWith("actor-")) return (mark) => mark.dataset.actors.split(" ").includes(slugOf(node, "actor-"));
  if (node.id.startsWith("year-")) return (mark) => mark.dataset.year === slugOf(node, "year-");
  if (node.id.startsWith("lane-")) return (mark) => mark.closest(`.${slugOf(node, "lane-")}`);
  if (node.id.startsWith("event-")) return (mark) => mark.dataset.event === slugOf(node, "event-");
  return (mark) => mark === node;
};

const dim = () => {
  document.querySelector("[data-picture]")?.classList.remove("lighting");
  for (const node of document.querySelectorAll(".lit")) node.classList.remove("lit");
};

const light = (node) => {
  dim();
  const picture = document.querySelector("[data-picture]");
  const mine = [...picture.querySelectorAll(".mark")].filter(belongs(node));
  if (!mine.length) return;
  picture.classList.add("lighting");
  for (const mark of mine) {
    mark.classList.add("lit");
    document.getElementById(`event-${mark.dataset.event}`)?.classList.add("lit");
  }
  for (const actor of node.dataset.actors?.split(" ") ?? []) document.getElementById(`actor-${actor}`)?.classList.add("lit");
};

const TARGETS = ".mark, .option[id^='actor-'], .option[id^='lane-'], .year, article.event";
for (const [start, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(start, (event) => {
    const node = event.target.closest?.(TARGETS);
    if (node && document.querySelector("[data-picture]")) light(node);
  });
  document.addEventListener(end, (event) => event.target.closest?.(TARGETS) && dim());
}
