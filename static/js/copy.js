// Shows the whole address of the view, and a button that copies it.
const show = () => {
  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = new URL(place.textContent.trim(), location.href).href;
  }
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const address = button.parentElement.querySelector("[data-address], [data-text]").textContent;
  try {
    await navigator.clipboard.writeText(address);
    document.getElementById("live").textContent = button.textContent = "Copied";
  } catch {
    document.getElementById("live").textContent = button.textContent = "Select the address to copy it";
  }
});
document.addEventListener("htmx:after:swap", show);
addEventListener("pageshow", show);
show();
