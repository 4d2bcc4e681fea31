// Keeps the folds that a reader opened open, and the focus in them, when the view around them is renewed.
let open = [];
let focused = "";

document.addEventListener("htmx:before:swap", () => {
  open = [...document.querySelectorAll("#view details[open][id]")].map((fold) => fold.id);
  focused = document.activeElement.id;
});
document.addEventListener("htmx:after:swap", () => {
  for (const id of open) {
    const fold = document.getElementById(id);
    if (fold) fold.open = true;
  }
  if (open.length && focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
});
