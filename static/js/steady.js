// Keeps the filter that was clicked where it stood on the screen when the view around it is renewed.
let held;

document.addEventListener("htmx:before:swap", () => {
  const option = document.activeElement?.closest(".option");
  held = option && { id: option.id, top: option.getBoundingClientRect().top };
});
document.addEventListener("htmx:after:swap", () => {
  const option = held && document.getElementById(held.id);
  if (option) scrollBy(0, option.getBoundingClientRect().top - held.top);
});
