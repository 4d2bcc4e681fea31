// Shows whole addresses and the day of a citation, and the buttons that copy them.
const show = () => {
  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = new URL(place.dataset.address || place.textContent.trim(), location.href).href;
  }
  for (const day of document.querySelectorAll("[data-day]")) {
    day.textContent = new Date().toLocaleDateString(day.dataset.day, { dateStyle: "long" });
  }
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const address = button.parentElement.querySelector("[data-copied], [data-address]").textContent;
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
