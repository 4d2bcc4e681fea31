// What of the drawing in view moves with time, and where it stands in another window.
const { inDays, window } = globalThis.days;
const drawing = () => [...document.querySelectorAll("[data-drawing]")].find((drawn) => drawn.checkVisibility());
const number = (node, name) => Number(node.getAttribute(name));

// The visible drawing as the server made it: its axis, its days, and each thing that moves with its place.
const look = () => {
  const told = document.querySelector("[data-picture]").dataset;
  const drawn = drawing();
  const down = drawn.dataset.drawing === "down";
  const [axis, length] = down ? ["y", "height"] : ["x", "width"];
  return {
    drawn, down, axis, length,
    left: Number(drawn.dataset.left),
    right: Number(drawn.dataset.right),
    days: window(told),
    limits: { ...window({ from: told.earliest, to: told.latest }), opens: inDays(told.opens) },
    points: [...drawn.querySelectorAll("[data-moves]")].map((node) => [node, Number(node.dataset.moves)]),
    spread: [...drawn.querySelectorAll("[data-spread]")],
    lengths: [...drawn.querySelectorAll("[data-stretch]")].map((node) => {
      const at = number(node, axis);
      return [node, at, at + number(node, length)];
    }),
  };
};

// Where what stood at `x` stands in another view.
const place = ({ left, right, days }, { from, to }) => {
  const scale = (days.to - days.from) / (to - from);
  const shift = ((days.from - from) / (to - from)) * (right - left);
  return (x) => left + (x - left) * scale + shift;
};

const paint = (scene, view) => {
  const at = place(scene, view);
  const by = at(1) - at(0);
  for (const node of scene.spread) {
    node.setAttribute("transform", scene.down ? `matrix(1 0 0 ${by} 0 ${at(0)})` : `matrix(${by} 0 0 1 ${at(0)} 0)`);
  }
  for (const [node, x] of scene.points) {
    const moved = (at(x) - x).toFixed(2);
    node.setAttribute("transform", scene.down ? `translate(0 ${moved})` : `translate(${moved} 0)`);
  }
  for (const [node, start, end] of scene.lengths) {
    node.setAttribute(scene.axis, at(start).toFixed(2));
    node.setAttribute(scene.length, Math.max(at(end) - at(start), 0.5).toFixed(2));
  }
};

// The day under a pointer.
const dayAt = ({ drawn, down, left, right }, view, { clientX, clientY }) => {
  const box = drawn.getBoundingClientRect();
  const unit = box.width / drawn.viewBox.baseVal.width;
  const share = ((down ? clientY - box.top : clientX - box.left) / unit - left) / (right - left);
  return view.from + share * (view.to - view.from);
};

globalThis.scene = { look, paint, dayAt };
