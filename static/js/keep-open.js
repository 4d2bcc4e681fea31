// Keeps the folds that a reader opened open, when the view around them is renewed (with the focus in them) and on the way back.
let open = [];
let focused = "";
const opened = () => [...document.querySelectorAll("#view details[open][id]")].map((fold) => fold.id);
const reopen = (ids = []) => {
  for (const id of ids) document.getElementById(id)?.setAttribute("open", "");
};

document.addEventListener("toggle", (event) => {
  if (event.target.matches("#view details[id]")) history.replaceState({ ...history.state, open: opened() }, "");
}, { capture: true });
document.addEventListener("htmx:before:swap", () => {
  open = opened();
  focused = document.activeElement.id;
});
document.addEventListener("htmx:after:swap", () => {
  reopen(open);
  if (open.length && focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
});
reopen(history.state?.open);
