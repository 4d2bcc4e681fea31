// htmx looks at a link or a form when it is used, not at every one when the page comes: that took as long as all other scripts.
document.addEventListener("htmx:before:process", (event) => event.target.matches("a, form") || event.preventDefault());
for (const type of ["click", "submit"]) {
  document.addEventListener(type, (event) => globalThis.htmx?.process(event.target.closest?.("a, form")), { capture: true });
}
