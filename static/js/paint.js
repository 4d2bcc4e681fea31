// Moves what is drawn to where it stands in another view.
const shifted = (down, by) => (down ? `translate(0 ${by})` : `translate(${by} 0)`);
const widened = (down, by, from) => (down ? `matrix(1 0 0 ${by} 0 ${from})` : `matrix(${by} 0 0 1 ${from} 0)`);

globalThis.paint = (scene, view) => {
  const { down, axis, length } = scene;
  const at = globalThis.scene.place(scene, view);
  const [from, by] = [at(0), at(1) - at(0)];
  // As long as only its place changes, all moves in a few pieces, and what clips them stays: a quarter of the work.
  scene.zoomed ||= down || Math.abs(by - 1) > 1e-6;
  for (const node of scene.pans) node.setAttribute("transform", shifted(down, scene.zoomed ? 0 : (from * node.dataset.pan).toFixed(2)));
  if (!scene.zoomed) return;
  for (const node of scene.spreads) node.setAttribute("transform", widened(down, by, from));
  for (const [node, x] of scene.points) node.setAttribute("transform", shifted(down, (at(x) - x).toFixed(2)));
  for (const [node, start, end] of scene.lengths) {
    node.setAttribute(axis, at(start).toFixed(2));
    node.setAttribute(length, Math.max(at(end) - at(start), 0.5).toFixed(2));
  }
};
