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
    pans: [...drawn.querySelectorAll("[data-pan]")],
    left: Number(drawn.dataset.left),
    right: Number(drawn.dataset.right),
    days: window(told),
    limits: { ...window({ from: told.earliest, to: told.latest }), opens: inDays(told.opens) },
    points: [...drawn.querySelectorAll("[data-moves]")].map((node) => [node, Number(node.dataset.moves)]),
    spreads: [...drawn.querySelectorAll("[data-spread]")],
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

// The day under a pointer.
const dayAt = ({ drawn, down, left, right }, view, { clientX, clientY }) => {
  const box = drawn.getBoundingClientRect();
  const unit = box.width / drawn.viewBox.baseVal.width;
  const share = ((down ? clientY - box.top : clientX - box.left) / unit - left) / (right - left);
  return view.from + share * (view.to - view.from);
};

globalThis.scene = { look, place, dayAt };
