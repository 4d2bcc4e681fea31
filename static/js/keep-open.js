// Keeps the folds that a reader opened open when the view around them is renewed.
let open = [];

document.addEventListener("htmx:before:swap", () => {
  open = [...document.querySelectorAll("#view details[open][id]")].map((fold) => fold.id);
});
document.addEventListener("htmx:after:swap", () => {
  for (const id of open) {
    const fold = document.getElementById(id);
    if (fold) fold.open = true;
  }
});
