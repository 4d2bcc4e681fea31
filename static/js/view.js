// The window while a hand moves it: it follows within a frame; when the hand rests it settles, and the server draws it there.
const { settled, texts, window } = globalThis.days;
const { look, dayAt } = globalThis.scene;
const [REST, SETTLE, SHORTEST] = [260, 140, 7];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const figure = () => document.querySelector("[data-picture]");
let [drawn, now, resting, frame] = [null, null, 0, 0];
const draw = () => {
  frame = 0;
  if (!drawn) return;
  globalThis.paint(drawn, now);
  dispatchEvent(new CustomEvent("picture:view", { detail: now }));
};
const begin = () => {
  clearTimeout(resting);
  if (drawn) return;
  document.querySelector("[data-window]").dispatchEvent(new CustomEvent("htmx:abort"));
  drawn = look();
  now ??= { ...drawn.days };
  figure().classList.add("moving");
};
// Another window: not shorter than a week, not longer than the whole, within the time that the record tells.
const show = (from, to) => {
  const { limits, days } = drawn;
  const span = Math.min(Math.max(to - from, SHORTEST), Math.max(limits.to - limits.opens, days.to - days.from));
  const start = Math.min(Math.max(from, limits.from), limits.to - span);
  now = { from: start, to: start + span };
  frame ||= requestAnimationFrame(draw);
};
const finish = (goal) => {
  const { days, limits } = drawn;
  figure().classList.remove("moving");
  drawn = null;
  if (goal.from === days.from && goal.to === days.to) now = null;
  else dispatchEvent(new CustomEvent("picture:window", { detail: texts(goal, limits) }));
};
const settle = () => {
  const [start, began, goal] = [now, performance.now(), settled(now, drawn.limits)];
  const step = (time) => {
    if (!drawn) return null;
    const done = calm.matches ? 1 : Math.min(Math.max(time - began, 0) / SETTLE, 1);
    now = { from: start.from + (goal.from - start.from) * done, to: start.to + (goal.to - start.to) * done };
    draw();
    return done < 1 ? requestAnimationFrame(step) : finish(goal);
  };
  requestAnimationFrame(step);
};
const rest = (after = REST) => {
  clearTimeout(resting);
  resting = setTimeout(settle, after);
};
document.addEventListener("htmx:before:swap", () => {
  clearTimeout(resting);
  drawn = now = null;
});
globalThis.view = {
  begin, show, rest, days: () => now ?? window(figure().dataset),
  dayAt: (event) => dayAt(drawn, now, event),
  zoom: (factor, at) => show(at - (at - now.from) * factor, at + (now.to - at) * factor),
};
